//! The checklist as sheets of a workbook: the items, the orders, the reasons for rejection, the open questions.

use crate::checklist::{Checklist, Item, ItemState, STAGES};

use super::data::{Sheet, Value};

/// The sheets, for [`super::workbook`].
pub fn checklist_sheets(list: &Checklist) -> Vec<Sheet> {
    vec![items(list), orders(list), reasons(list), questions(list)]
}

fn items(list: &Checklist) -> Sheet {
    let rows = list.phases.iter().flat_map(|phase| {
        phase
            .items
            .iter()
            .map(move |item| row(&format!("{} {}", phase.number, phase.title), item))
    });
    Sheet {
        title: "Checklist".to_owned(),
        columns: vec![
            "Phase", "State", "What", "Why", "Owner", "Role", "Due", "Done", "Evidence", "Ours",
        ],
        rows: rows.collect(),
    }
}

fn row(phase: &str, item: &Item) -> Vec<Value> {
    vec![
        Value::text(phase),
        Value::text(state_words(item.state)),
        Value::text(&item.text),
        Value::text(&item.why),
        Value::text(&item.owner),
        Value::text(item.role.words()),
        Value::day(item.due),
        Value::day(item.done_on),
        Value::text(&item.evidence),
        Value::text(match (item.own, item.edited) {
            (true, _) => "own line",
            (false, true) => "changed",
            (false, false) => "",
        }),
    ]
}

fn state_words(state: ItemState) -> &'static str {
    match state {
        ItemState::Done => "done",
        ItemState::Partly => "partly",
        ItemState::Open => "open",
        ItemState::Late => "late",
    }
}

fn orders(list: &Checklist) -> Sheet {
    let rows = list.tracks.iter().map(|track| {
        let stage = STAGES.get(usize::from(track.reached)).copied();
        vec![
            Value::text(&track.order),
            Value::text(&track.what),
            Value::text(stage.unwrap_or("Closed")),
        ]
    });
    Sheet {
        title: "Orders".to_owned(),
        columns: vec!["Order", "What", "Next"],
        rows: rows.collect(),
    }
}

fn reasons(list: &Checklist) -> Sheet {
    let rows = list.reasons.iter().map(|reason| {
        vec![
            Value::text(&reason.reason),
            Value::text(&reason.check),
            Value::text(if reason.passed { "passed" } else { "open" }),
            Value::text(&reason.result),
            Value::text(&reason.remedy),
            Value::text(&reason.days),
        ]
    });
    Sheet {
        title: "Rejection reasons".to_owned(),
        columns: vec![
            "Reason",
            "How it was checked",
            "State",
            "Result here",
            "If it comes",
            "Business days",
        ],
        rows: rows.collect(),
    }
}

fn questions(list: &Checklist) -> Sheet {
    let rows = list.questions.iter().map(|ask| {
        vec![
            Value::text(&ask.reason),
            Value::text(&ask.whom),
            Value::text(&ask.question),
            Value::text(&ask.days),
        ]
    });
    Sheet {
        title: "Open questions".to_owned(),
        columns: vec!["Rejected for", "Ask", "What", "Business days"],
        rows: rows.collect(),
    }
}

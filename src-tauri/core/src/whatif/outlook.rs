//! What a rejection means for the dates: when the order can go out again, and where the plan moves.
//!
//! The same question as a what-if, asked while a rejection is entered, so that the dialog shows the next date
//! before it is written. What is to be put right stands in [`super::fix`].

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    id::OrderId,
    order::OrderStatus,
    plan::{Plan, StepKind, schedule, schedule_held},
    snapshot::Snapshot,
    window::{day_words, two_days_words},
};

use super::{Change, Impossible, WhatIf};

/// What a rejection means for the dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The order's cutover without it.
    pub before: Option<NaiveDate>,
    /// The day on which the next version can be sent.
    pub send_again: Option<NaiveDate>,
    /// The order's cutover with it.
    pub after: Option<NaiveDate>,
    /// Go-live without it.
    pub go_live_before: Option<NaiveDate>,
    /// Go-live with it.
    pub go_live_after: Option<NaiveDate>,
    /// In words: what it costs and what moves with it.
    pub said: Vec<String>,
}

/// What a rejection of an order on a day means. Of an order that is refused already, what its plan says.
pub fn after_rejection(
    snapshot: &Snapshot,
    before: &Plan,
    order: OrderId,
    date: NaiveDate,
    now_local: NaiveDateTime,
) -> Result<Outlook, Impossible> {
    let Some(known) = snapshot.orders.get(&order) else {
        return Err(Impossible {
            message: "The order is not there any more.".to_owned(),
            hint: "Take a name from the list of orders.".to_owned(),
        });
    };
    let name = known.name.clone();
    let after = if known.status == OrderStatus::Rejected {
        schedule(snapshot, now_local)
    } else {
        let what_if = WhatIf {
            changes: vec![Change::Rejected {
                order: name.clone(),
                date: Some(date),
            }],
        };
        let changed = what_if.apply(snapshot, now_local)?;
        schedule_held(&changed.snapshot, now_local, &changed.holds)
    };
    let plan_of = |plan: &Plan| plan.orders.iter().find(|plan| plan.order == order).cloned();
    let (first, second) = (plan_of(before), plan_of(&after));
    let send_again = second.as_ref().and_then(|plan| {
        let mut steps = plan.steps.iter().rev();
        steps
            .find(|step| step.kind == StepKind::Submission)
            .map(|step| step.to)
    });
    let mut outlook = Outlook {
        before: first.and_then(|plan| plan.expected()),
        send_again,
        after: second.and_then(|plan| plan.expected()),
        go_live_before: before.typical,
        go_live_after: after.typical,
        said: Vec::new(),
    };
    outlook.said = said(&name, &outlook, before.go_live);
    Ok(outlook)
}

fn said(name: &str, outlook: &Outlook, wish: Option<NaiveDate>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(day) = outlook.send_again {
        said.push(format!(
            "{name} can go out again on {}, signed anew.",
            day_words(day)
        ));
    }
    said.push(match (outlook.before, outlook.after) {
        (Some(before), Some(after)) if before == after => {
            format!("Its cutover stays on {}.", day_words(after))
        }
        (Some(before), Some(after)) => {
            let (before, after) = two_days_words(before, after);
            format!("Its cutover moves from {before} to {after}.")
        }
        (None, Some(after)) => format!("Its cutover is {}.", day_words(after)),
        (_, None) => "It has no date then.".to_owned(),
    });
    match (outlook.go_live_before, outlook.go_live_after) {
        (before, Some(after)) if before != Some(after) => {
            said.push(format!("Go-live moves to {}.", day_words(after)));
        }
        (_, Some(after)) => said.push(format!("Go-live stays on {}.", day_words(after))),
        (_, None) => {}
    }
    if let (Some(wish), Some(after)) = (wish, outlook.go_live_after)
        && after > wish
    {
        said.push(format!(
            "The wished {} cannot be kept with usual lead times.",
            day_words(wish)
        ));
    }
    said
}

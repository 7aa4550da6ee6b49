//! What has to be in place before a cutover, closed periods of the project, and the plan kept to be held against.

use chrono::NaiveDate;

use super::{
    commands::{ById, Done, Nothing},
    error::WireError,
    project::parse_date,
    session::{Call, Session, State},
    view::{BaselineForm, BlackoutForm, BlackoutRow, Icon, TaskForm, TaskRow, TasksView},
    words::{day, mark},
};
use crate::{
    carrier::CarrierId,
    id::{BaselineId, BlackoutId, OrderId, TaskId},
    plan::{StepState, Task, TaskNeed, open_days},
    project::Op,
    snapshot::{Blackout, Snapshot},
    task::{Baseline, BaselineKind, TaskKind, TaskOf, TaskRecord},
    window::{date_words, day_words},
};

impl Session {
    pub(super) fn tasks_list(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<TasksView, WireError> {
        let state = self.state(call.now)?;
        Ok(tasks(&state))
    }

    pub(super) fn task_record(
        &mut self,
        request: TaskForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let title = title(&state, request.kind, request.of)?;
        let due = parse_date("expected day", &request.due)?;
        let done_on = parse_date("day", &request.done_on)?;
        if let Some(day) = done_on.filter(|day| *day > state.today()) {
            return Err(WireError::user(
                "in_the_future",
                format!("{} has not come yet.", day_words(day)),
                "Enter it as the expected day; record it as done when it is.",
            ));
        }
        let did = match (done_on, request.waived, due) {
            (Some(_), ..) => "done".to_owned(),
            (None, true, _) => "not needed".to_owned(),
            (None, false, Some(due)) => format!("expected {}", day_words(due)),
            (None, false, None) => "open".to_owned(),
        };
        let op = Op::Task {
            record: TaskRecord {
                id: TaskId(-1),
                kind: request.kind,
                of: request.of,
                due,
                owner: request.owner.trim().to_owned(),
                done_on,
                waived: request.waived,
                supply: request.supply,
                note: request.note.trim().to_owned(),
                by: self.host.actor.clone(),
            },
            what: format!("{title}: {did}"),
        };
        self.write(&op, call.now)
    }

    pub(super) fn blackouts_list(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<BlackoutRow>, WireError> {
        let state = self.state(call.now)?;
        let mut rows: Vec<&Blackout> = state.snapshot.blackouts.iter().collect();
        rows.sort_by_key(|blackout| (blackout.from, blackout.id));
        Ok(rows
            .into_iter()
            .map(|blackout| blackout_row(&state, blackout))
            .collect())
    }

    pub(super) fn blackout_save(
        &mut self,
        request: BlackoutForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let name = request.name.trim();
        if name.is_empty() {
            return Err(WireError::user(
                "no_reason",
                "A closed period without a name cannot be explained later.",
                "Name it: trade fair, inventory, year-end freeze.",
            ));
        }
        let from = parse_date("first day", &request.from)?
            .ok_or_else(|| WireError::user("no_day", "The first day is missing.", "Enter it."))?;
        let to = parse_date("last day", &request.to)?.unwrap_or(from);
        if to < from {
            return Err(WireError::user(
                "ends_before_it_begins",
                format!("{} is before {}.", date_words(to), date_words(from)),
                "Enter the last day, or leave it empty for one day.",
            ));
        }
        let carrier = Some(request.carrier.trim())
            .filter(|id| !id.is_empty())
            .map(|id| CarrierId(id.to_owned()));
        if let Some(id) = carrier
            .as_ref()
            .filter(|id| !snapshot.carriers.contains_key(*id))
        {
            return Err(WireError::not_here(&format!("The carrier {id}")));
        }
        if let Some(id) = request.id
            && !snapshot.blackouts.iter().any(|known| known.id == id)
        {
            return Err(WireError::not_here("That closed period"));
        }
        let op = Op::Blackout(Blackout {
            id: request.id.unwrap_or(BlackoutId(-1)),
            name: name.to_owned(),
            from,
            to,
            carrier,
        });
        self.write(&op, call.now)
    }

    pub(super) fn blackout_remove(
        &mut self,
        request: ById<BlackoutId>,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let known = snapshot
            .blackouts
            .iter()
            .find(|known| known.id == request.id)
            .cloned()
            .ok_or_else(|| WireError::not_here("That closed period"))?;
        self.write(&Op::BlackoutRemoved(known), call.now)
    }

    pub(super) fn baseline_save(
        &mut self,
        request: BaselineForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let today = state.today();
        let name = match request.name.trim() {
            "" => format!("plan of {}", day_words(today)),
            name => name.to_owned(),
        };
        let kept: Vec<Baseline> = state
            .plan
            .orders
            .iter()
            .filter_map(|plan| {
                Some(Baseline {
                    id: BaselineId(-1),
                    order: plan.order,
                    kind: BaselineKind::Saved,
                    name: name.clone(),
                    taken_on: today,
                    cutover: plan.cutover?,
                })
            })
            .collect();
        if kept.is_empty() {
            return Err(WireError::user(
                "nothing_planned",
                "No order has a date yet, so there is nothing to keep.",
                "Split into orders first.",
            ));
        }
        drop(state);
        self.write(&Op::Baseline(kept), call.now)
    }
}

/// What a task is called; refused where what it is for is not here.
fn title(state: &State, kind: TaskKind, of: TaskOf) -> Result<String, WireError> {
    if let Some(task) = state
        .plan
        .tasks
        .iter()
        .find(|task| task.kind == kind && task.of == of)
    {
        return Ok(task.title.clone());
    }
    let snapshot = &state.snapshot;
    let name = match of {
        TaskOf::Project => Some("the project".to_owned()),
        TaskOf::Account(id) => snapshot
            .accounts
            .get(&id)
            .map(|account| snapshot.carrier_name(&account.carrier).to_owned()),
        TaskOf::Site(id) => snapshot.sites.get(&id).map(|site| site.name.clone()),
        TaskOf::Order(id) => snapshot.orders.get(&id).map(|order| order.name.clone()),
        TaskOf::Number(id) => snapshot.numbers.get(&id).map(|number| number.tn.national()),
    };
    let name = name.ok_or_else(|| WireError::not_here("What this is for"))?;
    Ok(format!("{} for {name}", kind.words()))
}

pub(super) fn tasks(state: &State) -> TasksView {
    let mut sorted: Vec<&Task> = state.plan.tasks.iter().collect();
    let closed = |task: &Task| task.state == StepState::Done || task.need == TaskNeed::Waived;
    sorted.sort_by_key(|task| {
        (
            closed(task),
            task.latest.or(task.due).unwrap_or(NaiveDate::MAX),
            task.kind,
            task.of,
        )
    });
    let of = |state: StepState| sorted.iter().filter(|task| task.state == state).count();
    let late = of(StepState::Late);
    let open = sorted.iter().filter(|task| !closed(task)).count();
    let note = if late > 0 {
        format!(
            "{open} open, {late} of them late, {} done",
            of(StepState::Done)
        )
    } else {
        format!("{open} open, {} done", of(StepState::Done))
    };
    TasksView {
        note,
        tasks: sorted.into_iter().map(|task| row(state, task)).collect(),
    }
}

fn row(state: &State, task: &Task) -> TaskRow {
    let today = state.today();
    let shown = |date: Option<NaiveDate>| date.map(|date| day(date, today));
    let holds = match task.orders.as_slice() {
        [] if task.kind == TaskKind::EndOfService => "comes last".to_owned(),
        [] => String::new(),
        orders => orders
            .iter()
            .filter_map(|id| holds(state, *id))
            .collect::<Vec<_>>()
            .join("; "),
    };
    let after: Vec<&str> = task
        .after
        .iter()
        .filter_map(|key| {
            let mut tasks = state.plan.tasks.iter();
            let first = tasks.find(|other| other.kind == key.kind && other.of == key.of)?;
            Some(first.title.as_str())
        })
        .collect();
    TaskRow {
        kind: task.kind,
        of: task.of,
        title: task.title.clone(),
        state: state_mark(task),
        need: task.need,
        owner: if task.who.is_empty() {
            task.owner.words().to_owned()
        } else {
            task.who.clone()
        },
        who: task.who.clone(),
        supply: task.supply,
        due: shown(task.due),
        latest: shown(task.latest),
        done_on: shown(task.done_on),
        orders: task.orders.clone(),
        holds,
        after: after.join(", "),
        note: task.note.clone(),
        rule: task.rule.clone().into_owned(),
        source: task.source.clone().into_owned(),
    }
}

fn holds(state: &State, id: OrderId) -> Option<String> {
    let order = state.snapshot.orders.get(&id)?;
    Some(match state.plan_of(id).and_then(|plan| plan.cutover) {
        Some(cutover) => format!("{}, {}", order.name, day_words(cutover)),
        None => order.name.clone(),
    })
}

fn state_mark(task: &Task) -> super::view::Mark {
    match (task.state, task.need) {
        (StepState::Done, _) => mark(Icon::Ok, "Done"),
        (_, TaskNeed::Waived) => mark(Icon::Ok, "Not needed"),
        (StepState::Late, _) => mark(Icon::Warning, "Late"),
        (_, TaskNeed::Advised) => mark(Icon::Info, "Advised"),
        _ => mark(Icon::Waiting, "Open"),
    }
}

fn blackout_row(state: &State, blackout: &Blackout) -> BlackoutRow {
    let snapshot: &Snapshot = &state.snapshot;
    BlackoutRow {
        id: blackout.id,
        name: blackout.name.clone(),
        from: day(blackout.from, state.today()),
        to: day(blackout.to, state.today()),
        carrier: blackout
            .carrier
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        whose: blackout.carrier.as_ref().map_or_else(
            || "whole project".to_owned(),
            |id| snapshot.carrier_name(id).to_owned(),
        ),
        days: open_days(snapshot, blackout.from, blackout.to),
    }
}

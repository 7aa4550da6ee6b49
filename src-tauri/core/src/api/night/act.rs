//! What may be recorded of a night, and the one transaction that records it.

use chrono::{DateTime, NaiveDate, Utc};

use super::{book_of, session_of};
use crate::{
    api::{
        commands::Done,
        error::WireError,
        session::{Call, Session, State},
        view::{NightActForm, NightSign},
    },
    id::{NightRowId, TaskId},
    life::{self, Happened, happen},
    night::{NightAct, NightEvent, NightKey, Phase},
    order::{KeyClass, Order, OrderAct, OrderStatus, Track, TrackRecord, TrackState},
    project::{NightOp, Op, OrderOp},
    runbook::{Gate, Part, Progress, Runbook, Session as Stands, Step, StepKind},
    snapshot::Snapshot,
    task::{TaskKind, TaskOf, TaskRecord},
    validation::{self, Standing},
};

/// A reason against something, and what to do.
type Against = (String, String);

fn against(reason: impl Into<String>, hint: &str) -> Against {
    (reason.into(), hint.to_owned())
}

impl Session {
    pub(in crate::api) fn night_act(
        &mut self,
        request: NightActForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let at = call.now.to_utc();
        let op = act(&state, &request, at, &self.host.actor)?;
        drop(state);
        self.write(&Op::Night(op), call.now)
    }

    pub(in crate::api) fn night_sign(
        &mut self,
        request: NightSign,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let op = sign(&state, &request, call.now.to_utc())?;
        drop(state);
        self.write(&Op::Night(op), call.now)
    }
}

fn refused(reason: Against) -> WireError {
    WireError::user("night_refused", reason.0, reason.1)
}

fn act(
    state: &State,
    request: &NightActForm,
    at: DateTime<Utc>,
    actor: &str,
) -> Result<NightOp, WireError> {
    let book = book_of(state, request.night)?;
    let stands = session_of(state, &book, at);
    let text = request.text.trim();
    let is_whole = match request.act {
        NightAct::Hold | NightAct::Resume | NightAct::Note => true,
        NightAct::Reopen => request.step.is_empty(),
        _ => false,
    };
    if is_whole {
        let reason = against_whole(&state.snapshot, &book, &stands, request);
        return match reason {
            Some(reason) => Err(refused(reason)),
            None => Ok(whole_night(&book, request, at, actor)),
        };
    }
    let step = book
        .step(&request.step)
        .ok_or_else(|| WireError::not_here("That step"))?;
    if let Some(reason) = may(state, &book, &stands, step, request) {
        return Err(refused(reason));
    }
    let who = match request.who.trim() {
        "" if step.owner.is_empty() || step.activates.is_some() => actor.to_owned(),
        "" => step.owner.clone(),
        who => who.to_owned(),
    };
    let event = |act, word: &str| NightEvent {
        id: NightRowId(-1),
        night: book.night,
        act,
        step: step.key.clone(),
        at,
        who: who.clone(),
        word: word.to_owned(),
        text: text.to_owned(),
    };
    let word = if request.act == NightAct::Decide {
        request.word.as_str()
    } else {
        ""
    };
    let words = match (request.act, word) {
        (NightAct::Begin, _) => "begun",
        (NightAct::Done, _) => "done",
        (NightAct::Skip, _) => "left out",
        (NightAct::Decide, "go") => step.gate().map_or("go", |gate| gate.answers.0),
        (NightAct::Decide, _) => step.gate().map_or("no-go", |gate| gate.answers.1),
        _ => "open again",
    };
    Ok(NightOp::Happened {
        events: vec![event(request.act, word)],
        tests: Vec::new(),
        orders: activation(state, step, request.act, at),
        tasks: written_end(state, &book, step, request, at),
        what: format!("{}: {}: {words}", book.name, step.title),
    })
}

/// What stands against an act that concerns the night as a whole.
fn against_whole(
    snapshot: &Snapshot,
    book: &Runbook,
    stands: &Stands,
    request: &NightActForm,
) -> Option<Against> {
    let empty = request.text.trim().is_empty();
    match request.act {
        NightAct::Hold | NightAct::Resume if stands.signed.is_some() => Some(signed_already()),
        NightAct::Hold if stands.held.is_some() => {
            Some(against("The night is held already.", "Resume it first."))
        }
        NightAct::Resume if stands.held.is_none() => Some(against(
            "The night is not held.",
            "There is nothing to resume.",
        )),
        NightAct::Note if empty => Some(against("The note is empty.", "Write what happened.")),
        NightAct::Reopen => against_again(snapshot, book, stands)
            .map(|reason| {
                against(
                    reason,
                    "Open a single step again; or undo what was recorded by mistake.",
                )
            })
            .or_else(|| {
                empty.then(|| {
                    against(
                        "A night is opened again for a reason.",
                        "Write why: what was recorded stays on record.",
                    )
                })
            }),
        _ => None,
    }
}

/// Why a night cannot be opened again as a whole; nothing when it can: it was begun, and no number has moved.
pub(super) fn against_again(
    snapshot: &Snapshot,
    book: &Runbook,
    stands: &Stands,
) -> Option<&'static str> {
    let active = book
        .orders
        .iter()
        .filter_map(|id| snapshot.orders.get(id))
        .any(|order| order.activated_at.is_some());
    if active {
        return Some("Numbers of this night are active, and an activation is not taken back here.");
    }
    let is_touched = stands.began.is_some()
        || stands.signed.is_some()
        || stands.held.is_some()
        || stands.stopped.is_some();
    (!is_touched).then_some("Nothing of this night was recorded, so it is open.")
}

/// What concerns the night as a whole.
fn whole_night(book: &Runbook, request: &NightActForm, at: DateTime<Utc>, actor: &str) -> NightOp {
    let words = match request.act {
        NightAct::Hold => "held",
        NightAct::Resume => "goes on",
        NightAct::Reopen => "open again",
        _ => "note",
    };
    let who = request.who.trim();
    NightOp::Happened {
        events: vec![NightEvent {
            id: NightRowId(-1),
            night: book.night,
            act: request.act,
            step: request.step.clone(),
            at,
            who: if who.is_empty() { actor } else { who }.to_owned(),
            word: String::new(),
            text: request.text.trim().to_owned(),
        }],
        tests: Vec::new(),
        orders: Vec::new(),
        tasks: Vec::new(),
        what: format!("{}: {words}", book.name),
    }
}

fn signed_already() -> Against {
    against(
        "The night is signed off, and its record stands.",
        "Write a note, or undo the sign-off.",
    )
}

/// Why something may not be recorded of a step; nothing when it may.
fn may(
    state: &State,
    book: &Runbook,
    stands: &Stands,
    step: &Step,
    request: &NightActForm,
) -> Option<Against> {
    let now = stands.step(&step.key)?;
    let over = matches!(now.progress, Progress::Done | Progress::Skipped);
    let act = request.act;
    if step.part == Part::Night && stands.signed.is_some() {
        return Some(signed_already());
    }
    if step.part == Part::Night && stands.held.is_some() {
        return Some(against(
            "The night is held: no step goes on.",
            "Resume it first; tests and notes can be recorded.",
        ));
    }
    if step.kind == StepKind::Limit {
        return Some(against(
            "This moment passes by itself.",
            "There is nothing to record.",
        ));
    }
    let empty = request.text.trim().is_empty();
    match act {
        NightAct::Reopen if !over && now.began.is_none() => Some(against(
            "The step is open.",
            "There is nothing to open again.",
        )),
        NightAct::Reopen if empty => Some(against(
            "A step is opened again for a reason.",
            "Write why: what was recorded stays on record.",
        )),
        NightAct::Reopen => is_active(state, step).then(|| {
            against(
                "The numbers are active, and an activation is not taken back here.",
                "Undo it where it was a slip; else record the snapback on the order.",
            )
        }),
        _ if over => Some(against(
            "The step is done already.",
            "Open it again, with the reason.",
        )),
        _ if now.progress == Progress::Void => Some(against(
            "It was decided not to go on.",
            "Open the decision again, with the reason.",
        )),
        NightAct::Skip if step.gate().is_some() => Some(against(
            "A decision is taken, not left out.",
            "Record go or no-go, with the name.",
        )),
        NightAct::Skip if empty => Some(against(
            "A step is left out for a reason.",
            "Write why; it stands on the record.",
        )),
        NightAct::Decide => decides(step, request),
        NightAct::Begin | NightAct::Done if step.gate().is_some() => Some(against(
            "This is a decision.",
            "Record go or no-go, with the name.",
        )),
        NightAct::Begin if now.began.is_some() => {
            Some(against("The step is begun already.", "Record it as done."))
        }
        NightAct::Begin => waits(book, stands, step).or_else(|| unconfirmed(state, step)),
        NightAct::Done => waits(book, stands, step)
            .or_else(|| unconfirmed(state, step))
            .or_else(|| untested(&state.snapshot, book.night, step))
            .or_else(|| {
                (step.key == "end_of_service" && empty).then(|| {
                    against(
                        "Losing service ends by a written order.",
                        "Write its number or date, and who confirmed it.",
                    )
                })
            }),
        _ => None,
    }
    .or_else(|| (act == NightAct::Decide).then(|| waits(book, stands, step))?)
}

/// What a step still waits for.
pub(super) fn waits(book: &Runbook, stands: &Stands, step: &Step) -> Option<Against> {
    let open: Vec<&str> = step
        .after
        .iter()
        .filter(|key| {
            stands
                .step(key)
                .is_some_and(|now| !matches!(now.progress, Progress::Done | Progress::Skipped))
        })
        .filter_map(|key| book.step(key))
        .map(|step| step.title.as_str())
        .collect();
    let (first, more) = (open.first()?, open.len() - 1);
    let and = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    Some(against(
        format!("Waits for: {first}{and}."),
        "Record that first, or leave it out with the reason.",
    ))
}

/// Nobody activates what no carrier confirmed.
fn unconfirmed(state: &State, step: &Step) -> Option<Against> {
    let order = state.snapshot.orders.get(&step.activates?)?;
    let fits = matches!(
        order.status,
        OrderStatus::Confirmed | OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    );
    (!fits).then(|| {
        against(
            format!(
                "{} has no confirmed date, so nobody activates it.",
                order.name
            ),
            "Record the FOC on the order first.",
        )
    })
}

/// A step that proves 911 is done when every line is proven.
pub(super) fn untested(snapshot: &Snapshot, night: NightKey, step: &Step) -> Option<Against> {
    let emergency = step.tests.iter().copied().find(|test| test.is_911())?;
    let tally = validation::matrix(snapshot, night, emergency.phase()).tally(emergency);
    let left = tally.open + tally.failed;
    (left > 0).then(|| {
        against(
            format!("911 is open or failed for {left} of {}.", tally.all()),
            "Record each line; or leave the step out, with the reason.",
        )
    })
}

fn is_active(state: &State, step: &Step) -> bool {
    step.activates
        .and_then(|id| state.snapshot.orders.get(&id))
        .is_some_and(|order| order.activated_at.is_some())
}

/// Conditions of a gate that a go has to give a reason for, in words.
pub(super) fn unmet(gate: &Gate) -> String {
    let unmet: Vec<&str> = gate
        .conditions
        .iter()
        .filter(|condition| condition.binding && condition.met == Some(false))
        .map(|condition| condition.text.as_str())
        .collect();
    unmet.join("; ")
}

fn decides(step: &Step, request: &NightActForm) -> Option<Against> {
    let Some(gate) = step.gate() else {
        return Some(against("This is no decision.", "Record it as done."));
    };
    if !matches!(request.word.as_str(), "go" | "no_go") {
        return Some(against("A decision is go or no_go.", "Say which."));
    }
    let unmet = unmet(gate);
    (request.word == "go" && !unmet.is_empty() && request.text.trim().is_empty()).then(|| {
        against(
            format!("This does not hold: {unmet}."),
            "Put it right; or decide all the same, with the reason, which then stands on the record.",
        )
    })
}

/// What a step means for its order: activation begins, or the numbers are active.
fn activation(state: &State, step: &Step, act: NightAct, at: DateTime<Utc>) -> Vec<OrderOp> {
    let Some(order) = step.activates.and_then(|id| state.snapshot.orders.get(&id)) else {
        return Vec::new();
    };
    let act = match act {
        NightAct::Begin => OrderAct::Activating,
        NightAct::Done => OrderAct::Ported,
        _ => return Vec::new(),
    };
    // What was recorded on the order before stands.
    if !life::fits(order, act) {
        return Vec::new();
    }
    vec![order_act(state, order, act, at)]
}

fn order_act(state: &State, order: &Order, act: OrderAct, at: DateTime<Utc>) -> OrderOp {
    let what = Happened {
        act,
        at,
        on: state.today(),
        window: None,
        carrier_number: String::new(),
        text: String::new(),
        in_spite: String::new(),
        attachment: None,
    };
    let (after, act) = happen(&state.snapshot, order, &what);
    OrderOp::Act {
        what: format!("{} {}", after.name, "on the night"),
        order: Box::new(after),
        act: Box::new(act),
        rejection: None,
        sent: None,
        files: Vec::new(),
    }
}

/// Losing service that was ended in writing is a task of its account.
fn written_end(
    state: &State,
    book: &Runbook,
    step: &Step,
    request: &NightActForm,
    at: DateTime<Utc>,
) -> Vec<TaskRecord> {
    if step.key != "end_of_service" || request.act != NightAct::Done {
        return Vec::new();
    }
    let mut accounts: Vec<_> = book
        .orders
        .iter()
        .filter_map(|id| state.snapshot.orders.get(id)?.key.account)
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    let day: NaiveDate = super::super::order_acts::local(state, at).date();
    accounts
        .into_iter()
        .map(|account| {
            let of = TaskOf::Account(account);
            let known = state
                .snapshot
                .tasks
                .iter()
                .find(|task| task.kind == TaskKind::EndOfService && task.of == of);
            TaskRecord {
                id: TaskId(-1),
                kind: TaskKind::EndOfService,
                of,
                due: known.and_then(|known| known.due),
                owner: known.map_or_else(|| step.owner.clone(), |known| known.owner.clone()),
                done_on: Some(day),
                waived: false,
                supply: None,
                note: request.text.trim().to_owned(),
                by: request.who.trim().to_owned(),
            }
        })
        .collect()
}

/// What stands against signing: the decision, then what is not proven.
pub(super) fn against_signing(stands: &Stands, standing: &Standing) -> String {
    if standing.signed.is_some() {
        return "signed already".to_owned();
    }
    if stands.held.is_some() {
        return "the night is held".to_owned();
    }
    // A night that was stopped is signed as it stands: what was not activated was not lost.
    if stands.stopped.is_some() {
        return String::new();
    }
    let mut parts = vec![standing.against()];
    if !is_decided(stands) {
        parts.push("the decision to keep is not taken".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Someone decided to keep the numbers where they are now.
fn is_decided(stands: &Stands) -> bool {
    stands
        .step("gate_keep")
        .is_none_or(|keep| keep.progress == Progress::Done)
}

/// Only 911 stands against signing: then a named person may sign with a reason.
pub(super) fn may_sign_in_spite(stands: &Stands, standing: &Standing) -> bool {
    !standing.is_911_proven()
        && standing.inactive.is_empty()
        && standing.signed.is_none()
        && stands.held.is_none()
        && stands.stopped.is_none()
        && is_decided(stands)
}

fn sign(state: &State, request: &NightSign, at: DateTime<Utc>) -> Result<NightOp, WireError> {
    let snapshot = &state.snapshot;
    let book = book_of(state, request.night)?;
    let stands = session_of(state, &book, at);
    let standing = validation::standing(snapshot, request.night);
    let (who, reason) = (request.who.trim(), request.reason.trim());
    if who.is_empty() {
        return Err(refused(against(
            "A night is signed by a person.",
            "Write the name.",
        )));
    }
    let against_it = against_signing(&stands, &standing);
    let stopped = stands.stopped.is_some();
    let in_spite = may_sign_in_spite(&stands, &standing);
    if !against_it.is_empty() && (!in_spite || reason.is_empty()) {
        let hint = if in_spite {
            "Prove each line; or sign by name with the reason, which then stands on the record."
        } else {
            "Record what is missing first."
        };
        return Err(refused(against(
            format!("{} cannot be signed off: {against_it}.", book.name),
            hint,
        )));
    }
    let word = match (stopped, in_spite) {
        (true, _) => "stopped",
        (_, true) => "in_spite",
        _ => "",
    };
    let event = NightEvent {
        id: NightRowId(-1),
        night: request.night,
        act: NightAct::Sign,
        step: String::new(),
        at,
        who: who.to_owned(),
        word: word.to_owned(),
        text: reason.to_owned(),
    };
    let orders = if word.is_empty() && standing.not_ported == 0 {
        proven_orders(state, &book, who, at)
    } else {
        Vec::new()
    };
    Ok(NightOp::Happened {
        events: vec![event],
        tests: Vec::new(),
        orders,
        tasks: Vec::new(),
        what: match word {
            "in_spite" => format!("{} signed off with 911 open", book.name),
            "stopped" => format!("{} stopped and signed", book.name),
            _ => format!("{} signed off", book.name),
        },
    })
}

/// Orders whose numbers are all proven: their 911 track is done, and so are they.
fn proven_orders(state: &State, book: &Runbook, who: &str, at: DateTime<Utc>) -> Vec<OrderOp> {
    let mut ops = Vec::new();
    let active = book
        .orders
        .iter()
        .filter_map(|id| state.snapshot.orders.get(id))
        .filter(|order| life::fits(order, OrderAct::Verified));
    for order in active {
        let calls = validation::matrix(&state.snapshot, NightKey::Order(order.id), Phase::Night);
        let proven = calls.tally(crate::night::Test::Emergency).passed;
        if order.key.class != KeyClass::TollFree {
            ops.push(OrderOp::Track {
                order: order.id,
                record: TrackRecord {
                    track: Track::Emergency,
                    state: if proven > 0 {
                        TrackState::Done
                    } else {
                        TrackState::NotApplicable
                    },
                    at,
                    note: format!("{proven} lines proven on the night; signed by {who}"),
                },
                what: format!("911 of {}", order.name),
            });
        }
        ops.push(order_act(state, order, OrderAct::Verified, at));
    }
    ops
}

//! Which acts may be recorded of an order now, and why another may not.

use chrono::NaiveDateTime;

use super::{
    gate::open_gate,
    rules::{last_cancel, last_change},
    sent::SIGNATURE_VOID,
};
use crate::{
    carrier::{ChangeMay, ChangePhase, ChangeWhat},
    finding::{Finding, Severity},
    order::{KeyClass, Order, OrderAct, OrderStatus, ResultKind, Stage, Track, TrackState},
    rules::{LastMoment, Rules},
    snapshot::Snapshot,
    window::day_words,
};

/// What the question stands on.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// The open findings that hold the order up, blockers first.
    pub held: &'a [&'a Finding],
    /// The order.
    pub order: &'a Order,
    /// When it happens, on the clocks of the project's zone.
    pub at: NaiveDateTime,
    /// What is changed, for a supplement that changes something.
    pub change: Option<ChangeWhat>,
}

/// Why an act cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why, in one or two sentences, with the source where it is a rule.
    pub reason: String,
    /// What to do.
    pub hint: &'static str,
    /// It is a carrier's rule that speaks against it. What has happened all the same is recorded with a reason.
    pub rule: bool,
}

impl Refusal {
    fn of(reason: String, hint: &'static str) -> Self {
        Self {
            reason,
            hint,
            rule: false,
        }
    }

    fn of_rule(reason: String, hint: &'static str) -> Self {
        Self {
            reason,
            hint,
            rule: true,
        }
    }
}

/// Why an act cannot be recorded now; `None` when it can. Blockers and the gate stop signing and sending, nothing that
/// has happened.
pub fn may(asking: &Asking<'_>, act: OrderAct) -> Option<Refusal> {
    let order = asking.order;
    if !fits(order, act) {
        return Some(Refusal::of(
            format!("{} is {}.", order.name, standing(order)),
            "Record what comes before it first.",
        ));
    }
    match act {
        OrderAct::AskSignature | OrderAct::Signed => blocked(asking, act),
        OrderAct::Submitted => blocked(asking, act).or_else(|| unready(asking)),
        OrderAct::AskDate => supplement(asking, ChangeWhat::Date),
        OrderAct::AskChange => supplement(asking, asking.change.unwrap_or(ChangeWhat::OtherFields)),
        OrderAct::AskCancel => supplement(asking, ChangeWhat::Cancel),
        OrderAct::AskSnapback => too_late_for_snapback(asking),
        OrderAct::Verified => unproven(asking),
        OrderAct::Closed => texting_open(asking),
        _ => None,
    }
}

/// Where an order stands, as the end of a sentence.
fn standing(order: &Order) -> String {
    let status = match order.status {
        OrderStatus::Draft => "a draft",
        OrderStatus::AwaitingSignature => "out for signature",
        OrderStatus::Submitted => "sent",
        OrderStatus::Rejected => "rejected",
        OrderStatus::Confirmed => "confirmed",
        OrderStatus::Ported => "active",
        OrderStatus::Verified => "proven",
        OrderStatus::Closed => "closed",
        OrderStatus::Cancelled => "cancelled",
    };
    match order.stage {
        Some(stage) => format!("{status}: {}", super::stage_words(stage).to_lowercase()),
        None => status.to_owned(),
    }
}

/// Whether the act follows where the order stands, whatever else speaks against it.
pub fn fits(order: &Order, act: OrderAct) -> bool {
    use OrderStatus::{
        AwaitingSignature, Cancelled, Closed, Confirmed, Draft, Ported, Rejected, Submitted,
        Verified,
    };
    let status = order.status;
    let stage = order.stage;
    match act {
        OrderAct::Entered => matches!(status, Draft | AwaitingSignature),
        OrderAct::AskSignature => matches!(status, Draft | Rejected),
        OrderAct::Signed => matches!(status, Draft | AwaitingSignature | Rejected),
        OrderAct::Submitted => matches!(status, Draft | AwaitingSignature),
        OrderAct::PlatformLoaSigned => stage == Some(Stage::PlatformLoa),
        OrderAct::Receipt => {
            status == Submitted && matches!(stage, None | Some(Stage::CarrierReview))
        }
        OrderAct::Confirmed => {
            matches!(status, Submitted | Confirmed)
                && !matches!(stage, Some(Stage::PlatformLoa | Stage::Activating))
        }
        OrderAct::Rejected => matches!(status, Submitted | Confirmed),
        OrderAct::AskDate => {
            matches!(status, Submitted | Confirmed)
                && !matches!(
                    stage,
                    Some(Stage::PlatformLoa | Stage::CancelAsked | Stage::Activating)
                )
        }
        OrderAct::AskChange => {
            matches!(status, Submitted | Confirmed)
                && !matches!(stage, Some(Stage::CancelAsked | Stage::Activating))
        }
        OrderAct::AskCancel => {
            matches!(status, Submitted | Rejected | Confirmed)
                && !matches!(stage, Some(Stage::CancelAsked | Stage::Activating))
        }
        OrderAct::SupplementRefused => matches!(
            stage,
            Some(Stage::DateAsked | Stage::ChangeAsked | Stage::CancelAsked)
        ),
        OrderAct::FocLost | OrderAct::Ported => status == Confirmed,
        OrderAct::Activating => status == Confirmed && stage.is_none(),
        OrderAct::AskSnapback => matches!(status, Ported | Verified) && stage.is_none(),
        OrderAct::SnappedBack => stage == Some(Stage::SnapbackAsked),
        OrderAct::Verified => status == Ported && stage.is_none(),
        OrderAct::Closed => status == Verified && stage.is_none(),
        OrderAct::Cancelled => !matches!(status, Ported | Verified | Closed | Cancelled),
    }
}

fn blocked(asking: &Asking<'_>, act: OrderAct) -> Option<Refusal> {
    // A void signature stops sending; signing again is what mends it.
    let mends = matches!(act, OrderAct::AskSignature | OrderAct::Signed);
    let blockers = || {
        let held = asking.held.iter();
        held.filter(|finding| finding.severity == Severity::Blocker)
            .filter(|finding| !(mends && finding.code == SIGNATURE_VOID))
    };
    let first = blockers().next()?;
    let many = match blockers().count() {
        1 => "1 blocker".to_owned(),
        count => format!("{count} blockers"),
    };
    Some(Refusal::of(
        format!(
            "{} is held up by {many}: {}",
            asking.order.name, first.message
        ),
        "Look at the order’s findings.",
    ))
}

fn unready(asking: &Asking<'_>) -> Option<Refusal> {
    let order = asking.order;
    if order.signed_on.is_none() {
        return Some(Refusal::of(
            format!("The LOA of {} is not signed.", order.name),
            "Record the signature first.",
        ));
    }
    let open = open_gate(asking.snapshot, order);
    if !open.is_empty() {
        return Some(Refusal::of(
            format!(
                "{} may not go out before this is confirmed: {}.",
                order.name,
                open.join("; ")
            ),
            "Confirm it in the gate, with who looked and when.",
        ));
    }
    collides(asking)
}

/// Two open orders on one losing account collide: they are sent one after the other, or merged.
/// [INTERMEDIA][BW-ERR 7407][NEXTIVA]
fn collides(asking: &Asking<'_>) -> Option<Refusal> {
    let order = asking.order;
    if order.key.class == KeyClass::TollFree || !Rules::of(asking.snapshot, order).collide() {
        return None;
    }
    let other = asking.snapshot.orders.values().find(|other| {
        other.id != order.id
            && other.key.account == order.key.account
            && order.key.account.is_some()
            && other.key.class != KeyClass::TollFree
            && other.status.is_open()
    })?;
    Some(Refusal::of_rule(
        format!(
            "{} of the same account is {}. Two open orders on one account collide. [INTERMEDIA][BW-ERR 7407]",
            other.name,
            standing(other)
        ),
        "Send it after the other is done, or merge the two while both are drafts.",
    ))
}

/// How far the order is, and the last moment where a date is confirmed.
fn phase<'a>(asking: &Asking<'a>, cancels: bool) -> (ChangePhase, Option<LastMoment<'a>>) {
    let order = asking.order;
    let last = order.confirmed.as_ref().and_then(|window| {
        if cancels {
            last_cancel(asking.snapshot, order, window)
        } else {
            last_change(asking.snapshot, order, window)
        }
    });
    let phase = match &last {
        None => ChangePhase::Submitted,
        Some(last) if asking.at > last.at => ChangePhase::InsideCutOff,
        Some(_) => ChangePhase::Confirmed,
    };
    (phase, last)
}

/// Whether a supplement is taken: by what the sides say of that change, else by the time before the date.
fn supplement(asking: &Asking<'_>, what: ChangeWhat) -> Option<Refusal> {
    let order = asking.order;
    let (phase, last) = phase(asking, what == ChangeWhat::Cancel);
    let said = Rules::of(asking.snapshot, order).change(what, phase);
    // What a side says of a change goes before the time; what practice allows does not lift the time.
    if let Some(said) = said.filter(|said| !said.is_assumed() || last_is_open(asking, last)) {
        let (who, source) = (said.who(), said.source());
        let when = match phase {
            ChangePhase::Submitted => "after it was sent",
            ChangePhase::Confirmed => "after the FOC",
            ChangePhase::InsideCutOff => "so shortly before the date",
        };
        return match said.value.may {
            ChangeMay::No => Some(Refusal::of_rule(
                format!("{who} does not take this change {when}. [{source}]"),
                "Ask the desk; without its word, cancel and send a new order, or change it after the cutover.",
            )),
            ChangeMay::NewOrder => Some(Refusal::of_rule(
                format!("{who} takes this {when} only as a new order. [{source}]"),
                "Make a new order for it.",
            )),
            // It is taken, for a fee, with the interval again, or as far as they can.
            ChangeMay::Yes | ChangeMay::BestEffort | ChangeMay::Restarts | ChangeMay::ForFee => {
                None
            }
        };
    }
    let last = last.filter(|last| asking.at > last.at)?;
    let (kind, hint) = if what == ChangeWhat::Cancel {
        (
            "cancelling",
            "Cut over, and ask for a snapback within its hours. [BW-ERR 7432]",
        )
    } else {
        (
            "change",
            "Ask the desk by telephone; without its word, cut over and ask for a snapback.",
        )
    };
    Some(Refusal::of_rule(
        format!(
            "{} takes no {kind} after {}: the last moment was {} {}. [{}]",
            last.said.who(),
            last.before(),
            day_words(last.at.date()),
            last.at.format("%H:%M"),
            last.said.source()
        ),
        hint,
    ))
}

/// On what terms a change is taken that is taken: for a fee, with the interval again, as far as they can.
pub fn terms(asking: &Asking<'_>, act: OrderAct) -> Option<String> {
    let what = match act {
        OrderAct::AskDate => ChangeWhat::Date,
        OrderAct::AskChange => asking.change.unwrap_or(ChangeWhat::OtherFields),
        OrderAct::AskCancel => ChangeWhat::Cancel,
        _ => return None,
    };
    let (phase, _) = phase(asking, what == ChangeWhat::Cancel);
    let said = Rules::of(asking.snapshot, asking.order).change(what, phase)?;
    let who = if said.is_assumed() {
        "The losing side"
    } else {
        said.who()
    };
    let takes = match said.value.may {
        ChangeMay::Restarts => "takes it, and the interval starts again",
        ChangeMay::ForFee => "takes it for a fee",
        ChangeMay::BestEffort => "tries it and promises nothing",
        ChangeMay::Yes | ChangeMay::No | ChangeMay::NewOrder => return None,
    };
    Some(format!("{who} {takes}. [{}]", said.source()))
}

/// Whether the last moment is unknown or still ahead.
fn last_is_open(asking: &Asking<'_>, last: Option<LastMoment<'_>>) -> bool {
    last.is_none_or(|last| asking.at <= last.at)
}

fn too_late_for_snapback(asking: &Asking<'_>) -> Option<Refusal> {
    let timers = super::timers(asking.snapshot, asking.order, asking.at);
    let snapback = timers.into_iter().find(|timer| timer.code == "snapback")?;
    (snapback.due < asking.at).then(|| {
        Refusal::of_rule(
            format!(
                "The time for a snapback ended {} {}. [{}]",
                day_words(snapback.due.date()),
                snapback.due.format("%H:%M"),
                snapback.source
            ),
            "A return is a new port now (win-back).",
        )
    })
}

/// 911 open means not done, and so do numbers that were not activated. [COMMIO-911]
fn unproven(asking: &Asking<'_>) -> Option<Refusal> {
    let order = asking.order;
    let open = asking
        .snapshot
        .numbers
        .of_order(order.id)
        .filter(|number| {
            order.log.result(number.id).is_some_and(|result| {
                matches!(result.kind, ResultKind::Rejected | ResultKind::Failed)
            })
        })
        .count();
    if open > 0 {
        return Some(Refusal::of(
            format!(
                "{open} of the numbers of {} {} not active.",
                order.name,
                if open == 1 { "is" } else { "are" }
            ),
            "Record them as ported, or take them out of the order.",
        ));
    }
    let state = order.log.track(Track::Emergency).map(|record| record.state);
    let settled = matches!(state, Some(TrackState::Done | TrackState::NotApplicable));
    (order.key.class != KeyClass::TollFree && !settled).then(|| {
        Refusal::of(
            format!("911 of {} is not proven.", order.name),
            "Record the test call on the 911 track, or that these numbers place no calls.",
        )
    })
}

fn texting_open(asking: &Asking<'_>) -> Option<Refusal> {
    let order = asking.order;
    let state = order.log.track(Track::Sms).map(|record| record.state);
    let settled = matches!(state, Some(TrackState::Done | TrackState::NotApplicable));
    (!settled).then(|| {
        Refusal::of(
            format!("Texting of {} is open.", order.name),
            "Record on the SMS track that it works, or that these numbers do not text.",
        )
    })
}

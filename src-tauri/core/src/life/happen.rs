//! An order as it is after something happened to it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    carrier::LoaForm,
    id::{ActId, EvidenceId},
    order::{Act, Order, OrderAct, OrderStatus, Stage},
    snapshot::Snapshot,
    window::Window,
};

/// What happened, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub act: OrderAct,
    /// When.
    pub at: DateTime<Utc>,
    /// The day of it where the client is: the date on a letter.
    pub on: NaiveDate,
    /// The window confirmed or asked for.
    pub window: Option<Window>,
    /// The carrier's own number for the order; empty leaves the one that is known.
    pub carrier_number: String,
    /// The reason, or what was changed.
    pub text: String,
    /// Why it is recorded although a rule speaks against it.
    pub in_spite: String,
    /// The message or file that proves it.
    pub attachment: Option<EvidenceId>,
}

/// The order after it, and the entry of its log.
pub fn happen(snapshot: &Snapshot, order: &Order, what: &Happened) -> (Order, Act) {
    let mut order = order.clone();
    let mut was = None;
    if order.status == OrderStatus::Rejected
        && matches!(what.act, OrderAct::AskSignature | OrderAct::Signed)
    {
        // What was refused stays on record; the next version starts without the old one's facts.
        order.version = order.next_version();
        (order.signed_on, order.submitted_at, order.confirmed) = (None, None, None);
        order.stage = None;
    }
    if what.act.supplement().is_some() {
        // The PON stays, the version rises. [EASE-SUP]
        order.version = order.version.saturating_add(1);
    }
    match what.act {
        OrderAct::Entered => {}
        OrderAct::AskSignature => {
            // A letter that goes out to be signed again is not signed, whatever came back before.
            order.signed_on = None;
            order.status = OrderStatus::AwaitingSignature;
        }
        OrderAct::Signed => {
            order.signed_on = Some(what.on);
            order.status = OrderStatus::Draft;
        }
        OrderAct::Submitted => {
            order.submitted_at = Some(what.at);
            order.status = OrderStatus::Submitted;
            order.stage = signs_theirs(snapshot).then_some(Stage::PlatformLoa);
            order.requested = what.window.clone().or(order.requested);
        }
        OrderAct::PlatformLoaSigned => order.stage = None,
        OrderAct::Receipt => order.stage = Some(Stage::CarrierReview),
        OrderAct::Confirmed => {
            was = order.confirmed.take();
            order.confirmed.clone_from(&what.window);
            order.status = OrderStatus::Confirmed;
            order.stage = None;
        }
        OrderAct::Rejected => {
            was = order.confirmed.take();
            order.status = OrderStatus::Rejected;
            order.stage = None;
        }
        OrderAct::AskDate => {
            was = order.requested.take();
            order.requested.clone_from(&what.window);
            order.stage = Some(Stage::DateAsked);
        }
        OrderAct::AskChange => order.stage = Some(Stage::ChangeAsked),
        OrderAct::AskCancel => order.stage = Some(Stage::CancelAsked),
        OrderAct::SupplementRefused => {
            order.stage = (order.status == OrderStatus::Submitted).then_some(Stage::CarrierReview);
        }
        OrderAct::FocLost => {
            was = order.confirmed.take();
            order.status = OrderStatus::Submitted;
            order.stage = Some(Stage::FocLost);
        }
        OrderAct::Activating => order.stage = Some(Stage::Activating),
        OrderAct::Ported => {
            order.activated_at = Some(what.at);
            order.status = OrderStatus::Ported;
            order.stage = None;
        }
        OrderAct::AskSnapback => order.stage = Some(Stage::SnapbackAsked),
        OrderAct::SnappedBack => {
            // The numbers are free for another order; this one is over.
            order.status = OrderStatus::Cancelled;
            order.stage = Some(Stage::SnappedBack);
        }
        OrderAct::Verified => order.status = OrderStatus::Verified,
        OrderAct::Closed => order.status = OrderStatus::Closed,
        OrderAct::Cancelled => {
            order.status = OrderStatus::Cancelled;
            order.stage = None;
        }
    }
    if !what.carrier_number.is_empty() {
        order.carrier_number.clone_from(&what.carrier_number);
    }
    let window = match what.act {
        OrderAct::Confirmed | OrderAct::AskDate => what.window.clone(),
        OrderAct::Submitted => order.requested.clone(),
        _ => None,
    };
    let act = Act {
        id: ActId(-1),
        kind: what.act,
        at: what.at,
        version: order.version,
        window,
        was,
        text: what.text.clone(),
        in_spite: what.in_spite.clone(),
        attachment: what.attachment,
    };
    (order, act)
}

/// Whether the gaining side mails a letter of its own after submission. [TW-PORTIN][SEED-B]
fn signs_theirs(snapshot: &Snapshot) -> bool {
    [snapshot.platform(), snapshot.gaining()]
        .into_iter()
        .flatten()
        .find_map(|profile| profile.loa.as_ref())
        .is_some_and(|rule| rule.value == LoaForm::Theirs)
}

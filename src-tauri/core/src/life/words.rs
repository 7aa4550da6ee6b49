//! Where an order and each of its numbers stand, in our words and in those of the gaining side.

use chrono::NaiveDateTime;

use super::rules::last_change;
use crate::{
    carrier::{Profile, Rule},
    id::NumberId,
    order::{Order, OrderStatus, ResultKind, Stage},
    snapshot::Snapshot,
};

/// A stage in words.
pub fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::PlatformLoa => "Awaits the platform’s LOA",
        Stage::CarrierReview => "With the carrier",
        Stage::DateAsked => "Other date asked",
        Stage::ChangeAsked => "Change asked",
        Stage::CancelAsked => "Cancelling asked",
        Stage::FocLost => "Date lost",
        Stage::Activating => "Activating",
        Stage::SnapbackAsked => "Snapback asked",
        Stage::SnappedBack => "Snapped back",
    }
}

/// Whether the change cut-off before its date has passed.
pub fn is_locked(snapshot: &Snapshot, order: &Order, now: NaiveDateTime) -> bool {
    order.status == OrderStatus::Confirmed
        && order
            .confirmed
            .as_ref()
            .and_then(|window| last_change(snapshot, order, window))
            .is_some_and(|last| now >= last.at)
}

/// The gaining side's own word for where an order stands, with who says it.
pub fn carrier_words<'a>(
    snapshot: &'a Snapshot,
    order: &Order,
    now: NaiveDateTime,
) -> Option<(&'a Profile, &'a Rule<String>)> {
    let mut keys = Vec::new();
    match order.stage {
        Some(stage) => keys.extend(stage_keys(stage)),
        // Sent and not yet taken by the losing side: some gaining sides have a word of its own for that.
        None if order.status == OrderStatus::Submitted => keys.push("in_review"),
        None => {}
    }
    if order.stage.is_none() && is_locked(snapshot, order, now) {
        keys.push("locked");
    }
    keys.push(status_key(order.status));
    let sides: Vec<&Profile> = snapshot
        .platform()
        .into_iter()
        .chain(snapshot.gaining())
        .collect();
    // The nearest word of either side goes before a coarser one.
    keys.into_iter().find_map(|key| {
        sides
            .iter()
            .find_map(|profile| Some((*profile, profile.status_words.get(key)?)))
    })
}

fn stage_keys(stage: Stage) -> &'static [&'static str] {
    match stage {
        Stage::PlatformLoa => &["platform_loa", "awaiting_signature"],
        Stage::CarrierReview => &["submitted"],
        Stage::DateAsked | Stage::ChangeAsked => &["change_sent"],
        Stage::CancelAsked => &["cancel_asked", "cancel_pending"],
        Stage::FocLost => &["foc_lost"],
        Stage::Activating => &["activating"],
        Stage::SnapbackAsked => &["snapback_asked"],
        Stage::SnappedBack => &["snapped_back"],
    }
}

fn status_key(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Draft => "draft",
        OrderStatus::AwaitingSignature => "awaiting_signature",
        OrderStatus::Submitted => "submitted",
        OrderStatus::Rejected => "rejected",
        OrderStatus::Confirmed => "confirmed",
        OrderStatus::Ported => "ported",
        OrderStatus::Verified => "verified",
        OrderStatus::Closed => "closed",
        OrderStatus::Cancelled => "cancelled",
    }
}

/// Where one number of an order stands: apart from the rest where something happened to it alone. [TW-PORTIN]
pub fn state_of_number(order: &Order, number: NumberId) -> &'static str {
    match order.log.result(number).map(|result| result.kind) {
        Some(ResultKind::Removed) => "taken out",
        Some(ResultKind::Rejected) if order.activated_at.is_none() => "rejected alone",
        Some(ResultKind::Rejected | ResultKind::Failed) => "not activated",
        Some(ResultKind::Ported) => "active",
        None => match order.status {
            OrderStatus::Draft | OrderStatus::AwaitingSignature => "in a draft",
            OrderStatus::Submitted => "sent",
            OrderStatus::Rejected => "rejected",
            OrderStatus::Confirmed => "confirmed",
            OrderStatus::Ported => "active",
            OrderStatus::Verified | OrderStatus::Closed => "proven",
            OrderStatus::Cancelled => "cancelled",
        },
    }
}

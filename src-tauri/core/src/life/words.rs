//! Where an order and each of its numbers stand, in our words and in those of the gaining side.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::rules::last_change;
use crate::{
    carrier::{Profile, Rule},
    id::NumberId,
    order::{Order, OrderStatus, ResultKind, Stage, TrackState},
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
    said(snapshot, &keys, |profile| &profile.status_words)
}

/// The gaining side's own word for where one number of an order stands, with who says it. [TW-WEBHOOK][TELNYX-NPAC]
pub fn carrier_words_of_number<'a>(
    snapshot: &'a Snapshot,
    order: &Order,
    number: NumberId,
) -> Option<(&'a Profile, &'a Rule<String>)> {
    let keys: &[&str] = match order.log.result(number).map(|result| result.kind) {
        Some(ResultKind::Removed) => &["cancelled"],
        Some(ResultKind::Rejected) if order.activated_at.is_none() => &["rejected", "conflict"],
        Some(ResultKind::Rejected | ResultKind::Failed) => &["failed", "rejected"],
        Some(ResultKind::Ported) => &["ported"],
        None => match (order.stage, order.status) {
            (Some(Stage::PlatformLoa), _) => &["awaiting_signature"],
            (Some(Stage::CancelAsked), _) => &["cancel_pending"],
            (Some(Stage::Activating), _) => &["sending", "activate_ready"],
            (Some(Stage::SnappedBack), _) => &["old"],
            (_, status) => match status {
                OrderStatus::Draft => &["draft", "new"],
                OrderStatus::AwaitingSignature => &["awaiting_signature", "new"],
                OrderStatus::Submitted => &["submitted", "pending"],
                OrderStatus::Rejected => &["rejected", "conflict"],
                OrderStatus::Confirmed => &["confirmed", "concurred"],
                OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed => &["ported"],
                OrderStatus::Cancelled => &["cancelled"],
            },
        },
    };
    said(snapshot, keys, |profile| &profile.number_status_words)
}

/// The gaining side's own word for where the texting of an order stands. [TELNYX-SMS]
pub fn carrier_words_of_texting(
    snapshot: &Snapshot,
    state: TrackState,
) -> Option<(&Profile, &Rule<String>)> {
    let keys: &[&str] = match state {
        TrackState::Pending => &["pending"],
        TrackState::NotApplicable => &["not_applicable"],
        TrackState::UnderWay => &["activating"],
        TrackState::Done => &["ported"],
        TrackState::Failed => &["exception"],
    };
    said(snapshot, keys, |profile| &profile.sms_status_words)
}

/// The first of some keys for which a gaining side has a word; the nearest key goes before the nearest side.
fn said<'a>(
    snapshot: &'a Snapshot,
    keys: &[&str],
    words: impl Fn(&'a Profile) -> &'a BTreeMap<String, Rule<String>>,
) -> Option<(&'a Profile, &'a Rule<String>)> {
    let sides = || snapshot.platform().into_iter().chain(snapshot.gaining());
    keys.iter()
        .find_map(|key| sides().find_map(|profile| Some((profile, words(profile).get(*key)?))))
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

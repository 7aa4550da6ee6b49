//! What the acts of an order ask of the rules: the last moments before a confirmed window.

use crate::{
    order::Order,
    rules::{LastMoment, Rules, WhenAsked, begins},
    snapshot::Snapshot,
    window::Window,
};

/// The last moment to change an order, on the clocks of the project's zone.
pub(super) fn last_change<'a>(
    snapshot: &'a Snapshot,
    order: &'a Order,
    window: &Window,
) -> Option<LastMoment<'a>> {
    let starts = begins(snapshot, window);
    Rules::of(snapshot, order).last_change(starts, &WhenAsked(snapshot, order))
}

/// The last moment to cancel it.
pub(super) fn last_cancel<'a>(
    snapshot: &'a Snapshot,
    order: &'a Order,
    window: &Window,
) -> Option<LastMoment<'a>> {
    let starts = begins(snapshot, window);
    Rules::of(snapshot, order).last_cancel(starts, &WhenAsked(snapshot, order))
}

//! What the timeline view shows, computed from a plan: lanes, bars, diamonds, shaded days and labels as
//! finished words and day offsets, so that the front end draws and does no date arithmetic.

use serde::Serialize;
use ts_rs::TS;

/// The timeline.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Timeline {
    /// First day shown, ISO.
    pub first_day: String,
}

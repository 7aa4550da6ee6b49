//! The life of an order: what may happen to it now and what it is after that, by when something has to happen,
//! what was sent and how that differs from what we state today, and the gate before it goes out.
//!
//! Pure functions over a snapshot and a moment. A rule of time that speaks against an act is told with its source;
//! what has happened all the same can be recorded with the reason. Dates of steps that lie ahead are the plan's.

mod gate;
mod happen;
mod late;
mod may;
mod rules;
mod sent;
mod timers;
mod words;

pub use gate::{GateStanding, gate, open_gate};
pub use happen::{Happened, happen};
pub use late::check;
pub use may::{Asking, Refusal, fits, may, terms};
pub use sent::{
    Differing, SIGNATURE_VOID, changed_since_signed, differences, field_label, fields, letter_text,
    signed_fields, void_finding,
};
pub use timers::{Timer, TimerState, timers};
pub use words::{
    carrier_words, carrier_words_of_number, carrier_words_of_texting, is_locked, stage_words,
    state_of_number,
};

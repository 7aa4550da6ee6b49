//! A carrier's profile: everything we know of a losing side, a gaining side or a platform, as data.
//!
//! Profiles are TOML files under `assets/carriers`, one a carrier, read by [`load`]. Every rule
//! carries where it was read and when; a rule nobody published stays absent, and the planner says
//! which safe default it used instead. No carrier's name appears in code.

mod change;
mod check;
mod choose;
mod fee;
mod name;
mod profile;
mod read;
#[cfg(test)]
mod readers;
mod retired;
mod rule;
mod schema;
mod shipped;
mod terms;
#[cfg(test)]
mod tests;
mod view;

pub use change::{Override, RuleForm, apply, rule_form};
pub use check::{Known, check};
pub use fee::{Cents, Fee, FeeInUse, FeeKind, FeePer, NoAmount, ProjectFee, fee_in_use};
pub use name::short_name;
pub use profile::{
    ActivationWindow, BtnRule, Cap, CarrierHoliday, CarrierId, Class, ClosedPeriod, Comparison,
    DeskHours, LeadReading, LeadTime, LoaForm, NumberFormat, PinShape, Profile, Role, SplitKey,
    ZonedTime,
};
pub use read::{ProfileError, parse, parse_all};
pub use rule::{Reading, Rule};
pub use shipped::{DEFAULTS, defaults, load, shipped_profile};
pub use terms::*;
pub use view::{ConflictView, RuleView, all_rules};

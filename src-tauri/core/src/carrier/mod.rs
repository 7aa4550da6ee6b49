//! A carrier's profile: everything we know of a losing side, a gaining side or a platform, as data.
//!
//! Profiles are TOML files under `assets/carriers`, one a carrier, read by [`load`]. Every rule
//! carries where it was read and when; a rule nobody published stays absent, and the planner says
//! which safe default it used instead. No carrier's name appears in code.

mod check;
mod choose;
mod fee;
mod name;
mod profile;
mod read;
mod rule;
mod shipped;
mod view;

pub use fee::{Cents, Fee, FeeKind, FeePer, NoAmount, ProjectFee};
pub use name::short_name;
pub use profile::{
    ActivationWindow, BtnRule, Cap, CarrierHoliday, CarrierId, Class, ClosedPeriod, Comparison,
    DeskHours, LeadReading, LeadTime, LoaForm, NumberFormat, PinShape, Profile, Role, SplitKey,
    ZonedTime,
};
pub use read::{ProfileError, parse, parse_all};
pub use rule::{Reading, Rule};
pub use shipped::load;
pub use view::{RuleView, all_rules};

//! The project as data for programs: what `portwright-cli --json` prints.
//!
//! Where the screens are shown finished words, these answers carry codes, ISO dates and the names by which
//! things are called on the command line. They read and never write.

mod accounts;
mod events;
mod forecast;
mod numbers;
mod order_story;
mod orders;
mod plan;
mod reconciliation;
mod terms;

pub use accounts::{AccountReport, SiteReport, Tally};
pub use events::EventReport;
pub use forecast::{DriverReport, ForecastReport, OrderForecastReport, WhatIfReport};
pub use numbers::{NumberFilter, NumberReport, SourceReport};
pub use order_story::{GateReport, OrderStory, ResultReport, TimerReport};
pub use orders::{AcceptedReport, FindingReport, OrderReport};
pub use plan::{OrderPlanReport, PlanReport, WaitReport};
pub use reconciliation::{
    ConsequenceReport, FieldReport, GroupReport, ListReport, PartReport, Reconciliation,
};

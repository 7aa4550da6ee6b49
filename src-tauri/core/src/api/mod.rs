//! What the outside may ask: one list of commands, requests and views, and errors for the wire.
//!
//! A host makes a [`Session`] and passes commands by name. It reads the clock, chooses files and shows
//! answers; it knows nothing of porting.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "every command of the list has one shape: a request it owns, an answer or an error"
)]

mod accounts;
mod carriers;
mod checklist;
pub mod commands;
mod costs;
mod data_export;
mod documents;
mod error;
mod evidence;
mod finder;
mod forecast;
pub mod import;
mod ledger;
mod logo;
mod moves;
mod night;
mod number_history;
mod numbers;
mod order_acts;
mod order_life;
mod order_moves;
mod order_numbers;
mod orders;
mod overview;
mod package;
mod problems;
mod project;
mod proof;
pub mod report;
mod reports;
mod sample;
mod session;
mod tasks;
mod tracks;
pub mod typescript;
mod uploads;
pub mod view;
mod what_if;
mod words;

pub use documents::ExportAsk;
pub use error::{ErrorKind, WireError};
pub use session::{Call, Host, OnProgress, Progress, Session, Ticket};
pub use uploads::UploadChoice;

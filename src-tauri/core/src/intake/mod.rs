//! Intake: a foreign sheet becomes a grid of cells, then mapped columns, then staged rows.
//!
//! All of it is pure functions over [`grid`]: [`inspect`] says what a file looks like, [`layout`] guesses the
//! meaning of columns, [`stage`] reads the rows, [`suspect`] looks at the whole list again, [`csr_text`] and
//! [`calls`] read the other evidence. Writing to the project is the project's, parsing of files the worker's.

pub mod billed;
pub mod calls;
pub mod csr_sheet;
pub mod csr_text;
pub mod field;
pub mod grid;
pub mod inspect;
pub mod layout;
pub mod merge;
pub mod stage;
pub mod suspect;
pub mod words;

#[cfg(test)]
mod fixtures;
mod found;
mod moments;
mod numbers;
mod values;

pub use field::Field;
pub use found::{FoundAccount, FoundSite, account_key};
pub use grid::Workbook;
pub use inspect::{Inspection, inspect};
pub use layout::{Kept, Mapping, Region, Table, fingerprint, guess, tables};
pub use moments::date;
pub use stage::{List, StageContext, Staged, stage};

//! The project's data for other programs: tables as values, then a workbook, CSV or JSON.
//!
//! What a table says is worked out here without knowing of a format. Text that came from elsewhere stays text in
//! every one of them: no cell is ever a formula. A PIN is in none, nor is a tax number.

use chrono::NaiveDate;

use crate::{carrier::Cents, cost::Costs, finding::Finding, plan::Plan, snapshot::Snapshot};

use super::RecordHead;

mod comma;
mod json;
mod tables;
mod xlsx;

#[cfg(test)]
mod tests;

pub use comma::csv;
pub use json::json;
pub use xlsx::workbook;

/// What tables are made of.
#[derive(Debug, Clone, Copy)]
pub struct DataInput<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// Its plan.
    pub plan: &'a Plan,
    /// What is open.
    pub findings: &'a [Finding],
    /// What the move costs.
    pub costs: &'a Costs,
    /// The head of the record that it shows the state of.
    pub record: &'a RecordHead,
}

/// The tables of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Every number on any list.
    Numbers,
    /// Every order.
    Orders,
    /// Every dated step of every order.
    Plan,
    /// Every open finding.
    Findings,
    /// Every line of the cost sheet.
    Costs,
}

impl Table {
    /// Every table, in the order of the workbook.
    pub const ALL: [Self; 5] = [
        Self::Numbers,
        Self::Orders,
        Self::Plan,
        Self::Findings,
        Self::Costs,
    ];

    /// Its name, as of a sheet.
    pub fn title(self) -> &'static str {
        match self {
            Self::Numbers => "Numbers",
            Self::Orders => "Orders",
            Self::Plan => "Plan",
            Self::Findings => "Findings",
            Self::Costs => "Costs",
        }
    }

    /// How many rows it would have.
    pub fn rows(self, input: &DataInput<'_>) -> usize {
        match self {
            Self::Numbers => input.snapshot.numbers.len(),
            Self::Orders => input.snapshot.orders.len(),
            Self::Plan => input.plan.orders.iter().map(|of| of.steps.len()).sum(),
            Self::Findings => input.findings.len(),
            Self::Costs => tables::cost_lines(input).count(),
        }
    }

    /// The table itself.
    pub fn sheet(self, input: &DataInput<'_>) -> Sheet {
        match self {
            Self::Numbers => tables::numbers(input),
            Self::Orders => tables::orders(input),
            Self::Plan => tables::plan(input),
            Self::Findings => tables::findings(input),
            Self::Costs => tables::costs(input),
        }
    }
}

/// One value of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing is known.
    Empty,
    /// Text, whatever it looks like. Telephone numbers and account numbers are text.
    Text(String),
    /// A count of things or days.
    Count(i64),
    /// An amount of money; the currency stands in a column of its own.
    Money(Cents),
    /// A day.
    Day(NaiveDate),
}

impl Value {
    /// Text, or nothing where it is empty.
    pub(super) fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }

    pub(super) fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    pub(super) fn count(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Empty, Self::Count)
    }

    /// `yes` or `no`: a word that filters well.
    pub(super) fn flag(flag: bool) -> Self {
        Self::Text(if flag { "yes" } else { "no" }.to_owned())
    }

    /// As it is written where everything is text: days as ISO dates, money without its currency.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Money(amount) => digits(*amount),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// An amount as programs read it: no comma between thousands.
pub(super) fn digits(amount: Cents) -> String {
    let cents = amount.count();
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// A table: its name, the titles of its columns, its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub title: String,
    /// Titles of the columns.
    pub columns: Vec<&'static str>,
    /// Rows, each as long as the columns.
    pub rows: Vec<Vec<Value>>,
}

/// A workbook's name and state, for its properties and its printed head.
#[derive(Debug, Clone)]
pub struct BookHead<'a> {
    /// What it is: `Inventory, Northgate Dental Group`.
    pub title: String,
    /// Who made it.
    pub author: &'a str,
    /// The head of the record that it shows the state of.
    pub record: &'a RecordHead,
}

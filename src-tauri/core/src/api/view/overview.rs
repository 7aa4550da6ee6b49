//! The overview.

use serde::Serialize;
use ts_rs::TS;

use super::{Day, Jump, Mark};
use crate::id::OrderId;

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Overview {
    /// `20 business days to go-live, 30 calendar days`.
    pub countdown: String,
    /// Minimum, typical, maximum.
    pub dates: Vec<DateCard>,
    /// One row per order, the one that drives go-live first.
    pub orders: Vec<OrderRow>,
    /// `2 of 6 confirmed`.
    pub orders_note: String,
    /// All numbers by disposition.
    pub coverage: Coverage,
    /// What to do next, by person.
    pub actions: Vec<ActionGroup>,
    /// Open actions, and those due today or late: `9 open, 4 due today`.
    pub actions_note: String,
    /// The next days on which something happens.
    pub coming: Vec<ComingDay>,
}

/// One of the dates of go-live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DateCard {
    /// `Minimum`, `Typical`, `Maximum`.
    pub name: String,
    /// The date; absent when no date fits within three years.
    pub day: Option<Day>,
    /// Its hour and zone, `19:00 CT`.
    pub hour: String,
    /// What drives it, in one or two sentences.
    pub why: String,
}

/// One order as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderRow {
    /// Which order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// How many numbers.
    pub numbers: u32,
    /// LOA, bill and CSR.
    pub papers: Mark,
    /// How what we state compares with the CSR.
    pub matches: Mark,
    /// Date of the cutover window.
    pub day: Option<Day>,
    /// Hours of the window with zone, `19:00–21:00 CT` or `10:30 CT, fixed`.
    pub hours: String,
    /// Where the order stands.
    pub status: Mark,
    /// `1 day`, or `–`.
    pub float: String,
    /// Decides the go-live.
    pub drives: bool,
}

/// Numbers by disposition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Coverage {
    /// In all.
    pub total: u32,
    /// Move.
    pub port: u32,
    /// Stay.
    pub stay: u32,
    /// Are given up.
    pub disconnect: u32,
    /// Nobody has decided.
    pub undecided: u32,
    /// What the undecided ones hold up, `block NDG-01`.
    pub note: String,
}

/// Next actions of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ActionGroup {
    /// Who.
    pub person: String,
    /// What the person is to the move.
    pub role: String,
    /// What to do.
    pub actions: Vec<Action>,
}

/// One next action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Action {
    /// What to do.
    pub text: String,
    /// Which order, and why.
    pub detail: String,
    /// `today`, `Tue 17 Nov`.
    pub due: String,
    /// Due today or late.
    pub pressing: bool,
    /// Where a click leads.
    pub jump: Jump,
}

/// A day on which something happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComingDay {
    /// `Today, Mon 16`.
    pub title: String,
    /// What happens, each line with its order.
    pub lines: Vec<ComingLine>,
    /// Offices are closed.
    pub closed: bool,
}

/// One thing that happens on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComingLine {
    /// What happens.
    pub text: String,
    /// It is a cutover.
    pub cutover: bool,
}

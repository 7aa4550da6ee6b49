//! The window finder: when an order can cut over, ranked, with what each hour costs and which rule forbids the rest.
//!
//! Call volume × the gaining side's activation hours × desks × closed periods × duty, as a pure function. It asks
//! for nothing and changes nothing: choosing a slot is the order's request.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{id::OrderId, plan::OrderPlan, snapshot::Snapshot, window::Window};

mod calls;
mod candidates;
mod desks;
mod moved;
mod rank;
mod ways;

pub use moved::moved;
pub use rank::tenths as calls_words;
pub use ways::{WayRound, WindowVerdict};

use candidates::Ground;

/// An hour of a day as the finder sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hour {
    /// What it usually sees, in tenths of a call; absent where nothing is known.
    #[ts(type = "number | null")]
    pub tenths: Option<u64>,
    /// The gaining side activates in some of it.
    pub open: bool,
    /// It activates in some of it when asked.
    pub on_request: bool,
    /// Why it is not open: `Meridian activates 04:00–21:00 CT`; empty where it is.
    pub why: String,
}

/// A day as the finder sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Day {
    /// The date, in the project's zone.
    pub date: NaiveDate,
    /// Why the whole day is closed; empty for an open day.
    pub closed: String,
    /// Where that rule was read and when.
    pub source: String,
    /// Midnight to midnight, 24 hours.
    pub hours: Vec<Hour>,
}

/// Who can help in a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Support {
    /// `Meridian`, `our people`.
    pub who: String,
    /// There for the whole window; absent where their hours are not known.
    pub there: Option<bool>,
    /// `Lakeland opens at 08:00.`
    pub words: String,
    /// Where their hours were read and when; empty for our own.
    pub source: String,
    /// Nobody states their hours; a law's least hours stand in.
    pub assumed: bool,
}

/// One candidate for the cutover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Candidate {
    /// The window.
    pub window: Window,
    /// It can be had.
    pub possible: bool,
    /// It is what the plan rests on.
    pub planned: bool,
    /// It is what the project wishes.
    pub wished: bool,
    /// Calls that usually come in it, in tenths; absent where nothing is known.
    #[ts(type = "number | null")]
    pub calls_tenths: Option<u64>,
    /// Calls that are expected to be lost: an estimate, in tenths.
    #[ts(type = "number | null")]
    pub lost_tenths: Option<u64>,
    /// Who can help.
    pub support: Vec<Support>,
    /// Why it stands where it stands, or the rule that forbids it; short sentences.
    pub reasons: Vec<String>,
    /// Where the rule that forbids or opens it was read and when.
    pub source: String,
    /// What a rank is made of; smaller is better, and only good for comparing.
    pub points: u32,
}

/// What the estimate of lost calls rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outage {
    /// Minutes without calls.
    pub minutes: u16,
    /// Nobody states them; a planning default is used.
    pub assumed: bool,
    /// Where they were read and when.
    pub source: String,
}

/// What the volume rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Volume {
    /// Whether anything is known.
    pub known: bool,
    /// The counts name the order's numbers; otherwise they are the whole client's.
    pub of_the_order: bool,
    /// `calls of 41 of 41 numbers`, `all calls of the client`, `no call data`.
    pub scope: String,
    /// Whole weeks that the average is taken of; 0 without dates.
    pub weeks: u32,
    /// The file.
    pub file: String,
}

/// What was found for one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finder {
    /// The order.
    pub order: OrderId,
    /// Its name.
    pub name: String,
    /// Zone of every local time, IANA.
    pub zone: String,
    /// Why nothing is sought: the order is activated, cancelled or has no date; empty otherwise.
    pub over: String,
    /// The earliest day on which it could cut over, at the shortest lead time.
    pub earliest: Option<NaiveDate>,
    /// The day the plan reckons with.
    pub usual: Option<NaiveDate>,
    /// What is known of calls.
    pub volume: Volume,
    /// How long calls are lost, as an estimate.
    pub outage: Outage,
    /// Whole weeks from the Monday before the earliest day.
    pub days: Vec<Day>,
    /// Possible ones in rank, then those that cannot be had with the reason.
    pub candidates: Vec<Candidate>,
    /// What must be said of the wished hours or the night; absent where there is nothing.
    pub verdict: Option<WindowVerdict>,
    /// The ways round with what they cost.
    pub ways_round: Vec<WayRound>,
    /// The gaining side's hours in words, each way of activating once.
    pub carrier_hours: Vec<String>,
    /// On-duty hours in words: ours, the client's; empty where none are entered.
    pub duty: Vec<String>,
}

/// Looks for windows of an order as seen at a moment on the project's clocks. `None` for an order without a plan.
pub fn find(
    snapshot: &Snapshot,
    plan: &crate::plan::Plan,
    order: OrderId,
    now: NaiveDateTime,
) -> Option<Finder> {
    let plan: &OrderPlan = plan.orders.iter().find(|plan| plan.order == order)?;
    let ground = Ground::new(snapshot, plan, now)?;
    Some(ground.finder())
}

#[cfg(test)]
mod tests;

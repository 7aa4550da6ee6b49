//! A second plan beside the first, and what a rejection means.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, FindingView, Jump};
use crate::{
    id::{AccountId, OrderId},
    whatif::{Change, Says},
};

/// Ask what would be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct WhatIfRequest {
    /// The changes, one after the other.
    pub changes: Vec<Change>,
    /// Runs of each forecast; 10,000 where absent.
    pub runs: Option<u32>,
    /// Which luck.
    pub seed: Option<u32>,
}

/// Make a change real that is an act: a wished go-live, a requested date, a blackout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhatIfApply {
    /// The change.
    pub change: Change,
}

/// The second plan beside the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WhatIfView {
    /// Each change in words, with whether it can be made real from here.
    pub changes: Vec<ChangeView>,
    /// Each difference in a sentence, go-live first.
    pub said: Vec<String>,
    /// Dates of go-live: the plan's three, then the forecast's three.
    pub dates: Vec<TwoDates>,
    /// Months of the drawing, each with its place.
    pub axis: Vec<AxisMark>,
    /// Today's place on the axis.
    pub today_at: u16,
    /// Orders in the first plan's order, then those that only the second one has.
    pub orders: Vec<OrderTwice>,
    /// Rules of the gaining side that differ.
    pub rules: Vec<TwoWords>,
    /// Costs that differ, by kind and in all.
    pub costs: Vec<TwoWords>,
    /// Findings that come up.
    pub appear: Vec<FindingView>,
    /// Findings that go.
    pub go: Vec<FindingView>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeView {
    /// `NDG-02 is refused on Mon 23 Nov`.
    pub text: String,
    /// The button that makes it real, `Set the go-live`; empty where it is no act of ours.
    pub apply: String,
}

/// A date before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TwoDates {
    /// `Minimum`, `P80`.
    pub name: String,
    /// As it is.
    pub before: Option<Day>,
    /// As it would be.
    pub after: Option<Day>,
    /// `5 days later`, `2 days earlier`, empty when it stays.
    pub moves: String,
    /// It gets worse.
    pub worse: bool,
}

/// Words before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TwoWords {
    /// What: `Order cap`, `Port-in`.
    pub name: String,
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// A mark on the axis of the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AxisMark {
    /// `Dec`.
    pub label: String,
    /// Thousandths of the width.
    pub at: u16,
}

/// An order before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderTwice {
    /// Which order.
    pub id: OrderId,
    /// Its name.
    pub name: String,
    /// Cutover before and after.
    pub cutover: TwoDates,
    /// The forecast's P80 before and after.
    pub p80: TwoDates,
    /// Places on the axis, thousandths of the width: sending and cutover before, then after.
    pub before: Option<Span>,
    /// The same as it would be.
    pub after: Option<Span>,
}

/// From sending to cutover on the axis, thousandths of the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Span {
    /// Sending, or today where it is sent earlier.
    pub from: u16,
    /// Cutover.
    pub to: u16,
}

/// Ask what a rejection means before it is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RejectionAsk {
    /// Which order.
    pub id: OrderId,
    /// The day of the rejection; today where absent.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The field the carrier names; empty for none.
    #[serde(default)]
    pub field: String,
    /// What the carrier holds there.
    #[serde(default)]
    pub holds: String,
    /// The carrier's code; empty for none.
    #[serde(default)]
    pub code: String,
}

/// What a rejection means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectionOutlook {
    /// What to put right; absent where no field of ours is named.
    pub fix: Option<FixView>,
    /// When the next version can go out, and what moves, in sentences.
    pub said: Vec<String>,
    /// The day the next version can be sent.
    pub send_again: Option<Day>,
    /// The order's cutover.
    pub cutover: TwoDates,
    /// Go-live.
    pub go_live: TwoDates,
}

/// What to put right after a rejection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FixView {
    /// The account on which it stands.
    pub account: AccountId,
    /// The field; empty where no field of ours is named.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What we state.
    pub ours: String,
    /// What it should be; empty where nobody says.
    pub holds: String,
    /// Who says so.
    pub says: Says,
    /// In a sentence or two.
    pub text: String,
    /// What was noticed of that beforehand.
    pub noticed: Vec<String>,
    /// The button that takes it over once the rejection is recorded; empty where it cannot be.
    pub take: String,
    /// Why it cannot be taken over; empty where it can.
    pub refused: String,
    /// Where it is put right.
    pub jump: Jump,
}

//! The forecast: chances of dates, what drives them, and what each order risks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Jump};
use crate::id::OrderId;

/// Ask for the forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ForecastRequest {
    /// How many runs; 10,000 where absent.
    pub runs: Option<u32>,
    /// Which luck; the same seed gives the same forecast.
    pub seed: Option<u32>,
}

/// The forecast of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ForecastView {
    /// `One chance in five that go-live slips past Mon 21 Dec. Half of that is the unsigned Lumen LOA (LUM-01).`
    pub slip: String,
    /// The three dates in one sentence.
    pub dates: String,
    /// What the runs rest on, with sources.
    pub basis: String,
    /// P50, P80 and P95 of go-live.
    pub marks: Vec<ForecastMark>,
    /// Chance of go-live by each of the plan's three dates, in the order of the overview's cards.
    pub plan_dates: Vec<DateChance>,
    /// Go-live by day, ready to draw.
    pub histogram: Histogram,
    /// What makes runs late, the weightiest first.
    pub drivers: Vec<DriverView>,
    /// Orders by name.
    pub orders: Vec<OrderChances>,
    /// Orders in a hundred that are refused although nothing is open on them.
    pub rejection_percent: u8,
    /// Where that figure comes from.
    pub rejection_source: String,
    /// Confirmed dates in a hundred that are lost again.
    pub foc_lost_percent: u8,
    /// Where that figure comes from.
    pub foc_lost_source: String,
}

/// A date that so many runs keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ForecastMark {
    /// `P50`.
    pub name: String,
    /// `half of the runs`.
    pub words: String,
    /// The date; absent where too many runs find none.
    pub day: Option<Day>,
    /// Place of its column in the histogram.
    pub column: Option<u32>,
}

/// A date of the plan with its chance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DateChance {
    /// The date.
    pub day: Option<Day>,
    /// Runs in a hundred that are live by then.
    pub percent: u8,
    /// Place of its column in the histogram.
    pub column: Option<u32>,
}

/// Runs by day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Histogram {
    /// Calendar days a column stands for: 1, or 7 where the spread is long.
    pub step: u32,
    /// Columns in order, without gaps.
    pub columns: Vec<HistogramColumn>,
    /// Closed periods that lie among them.
    pub periods: Vec<HistogramPeriod>,
    /// Runs behind the last column, `2 % later`; empty for none.
    pub later: String,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistogramColumn {
    /// First day.
    pub day: Day,
    /// Runs in a hundred, with one place: `12.4 %`.
    pub share: String,
    /// Height in thousandths of the highest.
    pub height: u16,
    /// Behind the day that counts as in time.
    pub late: bool,
    /// A weekend or holiday.
    pub closed: bool,
}

/// A closed period over columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistogramPeriod {
    /// `Meridian year-end freeze, 18 Dec – 4 Jan`.
    pub text: String,
    /// First column.
    pub from: u32,
    /// Last column, inclusive.
    pub to: u32,
}

/// One thing behind the spread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DriverView {
    /// `the unsigned Lakeland LOA (NDG-01)`.
    pub text: String,
    /// Its share of the late runs, in a hundred.
    pub percent: u8,
    /// Where to do something about it.
    pub jump: Jump,
}

/// The chances of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderChances {
    /// Which order.
    pub id: OrderId,
    /// Its name.
    pub name: String,
    /// The plan's date.
    pub planned: Option<Day>,
    /// Half of the runs.
    pub p50: Option<Day>,
    /// Four of five.
    pub p80: Option<Day>,
    /// Nineteen of twenty.
    pub p95: Option<Day>,
    /// Runs in a hundred in which its first answer is a refusal.
    pub refused_percent: u8,
    /// Runs in a hundred in which it ends behind the day that counts as in time.
    pub late_percent: u8,
    /// Why it may be refused, beyond the base rate.
    pub reasons: Vec<RiskView>,
    /// `2 blockers hold it`; empty for none.
    pub holding: String,
}

/// A reason for which an order may be refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RiskView {
    /// What the catalogue of rejections calls it.
    pub reason: String,
    /// What is wrong.
    pub message: String,
    /// Refusals in a hundred that it alone leads to.
    pub percent: u8,
}

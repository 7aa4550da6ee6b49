//! The forecast: when orders and go-live will be, as chances instead of one date.
//!
//! Each of ten thousand runs lays all orders once, as the plan does, with what chance gives each: how long the
//! losing side takes between the shortest and the longest time of its profile, whether it refuses the order
//! and how late it says so, when a letter comes back signed, a CSR arrives, a lock is gone, blockers are
//! mended, whether a confirmed date is lost. Calendars, closed periods, activation days and waits hold in
//! every run, so no run has a date that a rule forbids.
//!
//! What drives the spread is found by asking again: an order that ends late in a run is laid once more with
//! one thing as planned and all else as it was, and what would have kept it in time bears the blame. A late
//! run shares its blame among its late orders, so the shares of all things add up to all late runs.
//!
//! It is not the plan and does not change it. The plan's three dates follow one rule each; a date here is kept
//! by half, four fifths or nineteen twentieths of the runs, with everything that is open now.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    finding::Finding,
    id::OrderId,
    plan::{Holds, Tables},
    snapshot::Snapshot,
};

mod dice;
mod drivers;
mod model;
mod risk;
mod spread;
#[cfg(test)]
mod tests;
mod words;

pub use risk::{BASE_PERCENT, BASE_SOURCE, FOC_LOST_PERCENT, Reason};
pub use spread::{DayCount, Spread};
pub use words::{chance_words, percent_words, share_words};

use model::{Model, Placed};
use risk::Risk;
use spread::Counts;

/// Runs where nobody says how many.
pub const RUNS: u32 = 10_000;
/// Most runs; more say nothing that these do not.
pub const MOST_RUNS: u32 = 100_000;

/// What the runs rest on beside the project's own state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// Orders in a hundred that are refused although nothing is open on them.
    pub rejection_percent: u8,
    /// Confirmed dates in a hundred that are lost again.
    pub foc_lost_percent: u8,
}

impl Basis {
    /// The project's own figures, else the published ones.
    pub fn of(snapshot: &Snapshot) -> Self {
        let settings = &snapshot.settings;
        Self {
            rejection_percent: settings.rejection_percent.unwrap_or(BASE_PERCENT),
            foc_lost_percent: settings.foc_lost_percent.unwrap_or(FOC_LOST_PERCENT),
        }
    }
}

/// A thing that can take longer than planned, or go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// Blockers that have to be mended before it is sent.
    Repair,
    /// The LOA is not signed.
    Signature,
    /// The CSR is missing.
    Csr,
    /// The account is locked.
    Lock,
    /// The losing side takes longer than usual.
    Lead,
    /// The confirmed date is lost.
    FocLost,
    /// It is refused, once or more.
    Rejection,
}

impl Factor {
    const ALL: [Factor; 7] = [
        Self::Repair,
        Self::Signature,
        Self::Csr,
        Self::Lock,
        Self::Lead,
        Self::FocLost,
        Self::Rejection,
    ];

    /// Its number among the questions that chance answers; refusals take this and the seven behind it.
    fn question(self) -> u8 {
        match self {
            Self::Repair => 0,
            Self::Signature => 1,
            Self::Csr => 2,
            Self::Lock => 3,
            Self::Lead => 4,
            Self::FocLost => 5,
            Self::Rejection => 8,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// How many runs, at most [`MOST_RUNS`].
    pub runs: u32,
    /// Another seed is another luck; the same one gives the same forecast everywhere.
    pub seed: u64,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            runs: RUNS,
            seed: 1,
        }
    }
}

/// The state of a project that a forecast looks at.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// Now, on the clocks of the project's zone.
    pub now_local: NaiveDateTime,
    /// What is open.
    pub open: &'a [Finding],
    /// What somebody took the risk of.
    pub accepted: &'a [&'a Finding],
    /// Days before which orders are not sent.
    pub holds: &'a Holds,
}

/// The forecast of one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderForecast {
    /// Which order.
    pub order: OrderId,
    /// When it is cut over.
    pub spread: Spread,
    /// Refusals of its first answer in a hundred runs.
    pub refused_percent: u8,
    /// Why it may be refused beyond the base rate.
    pub reasons: Vec<Reason>,
    /// Blockers that hold it.
    pub holding: u16,
    /// Runs in a hundred in which it ends behind [`Forecast::limit`].
    pub late_percent: u8,
}

/// One thing behind the spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// Which order.
    pub order: OrderId,
    /// What of it.
    pub factor: Factor,
    /// Its share of the late runs, in a hundred; a thing below half a hundredth is left out.
    pub percent: u8,
    /// The thing in words: `the unsigned Lakeland LOA (NDG-01)`.
    pub words: String,
}

/// The forecast of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The day it was made for.
    pub today: NaiveDate,
    /// How many runs.
    pub runs: u32,
    /// Which luck.
    pub seed: u64,
    /// What it rests on.
    pub basis: Basis,
    /// When the last order is cut over.
    pub go_live: Spread,
    /// The last order's day if everything goes as planned.
    pub planned: Option<NaiveDate>,
    /// The day that counts as in time: the wished go-live, or what is planned where that is later.
    pub limit: Option<NaiveDate>,
    /// Runs that end behind it.
    pub late: u32,
    /// What makes them late, the weightiest first.
    pub drivers: Vec<Driver>,
    /// Orders in the plan's sequence.
    pub orders: Vec<OrderForecast>,
    /// The ranges of what is fetched before sending, each once with its source: `A CSR of Corvus takes 0 to 5 …`.
    pub fetched: Vec<String>,
    /// The chance of slipping and what it comes from.
    pub slip: String,
    /// The dates of P50, P80 and P95 in one sentence.
    pub dates: String,
}

/// Makes the forecast.
pub fn forecast(state: &State<'_>, request: Request) -> Forecast {
    let runs = request.runs.clamp(1, MOST_RUNS);
    let basis = Basis::of(state.snapshot);
    let risks = risk::risks(
        state.snapshot,
        state.open.iter(),
        state.accepted.iter().copied(),
    );
    let tables = Tables::of(state.snapshot, state.now_local, state.holds);
    let today = tables.today;
    let model = Model::new(tables, &risks, basis, request.seed);
    let planned = planned(&model);
    let wished = state
        .snapshot
        .settings
        .go_live
        .map(|date| model.tables().day(date));
    let limit = planned.map(|planned| wished.map_or(planned, |wished| wished.max(planned)));

    let count = model.orders().count();
    let mut counts = vec![Counts::from(today); count];
    let mut refused = vec![0_u32; count];
    let mut late_orders = vec![0_u32; count];
    let mut all = Counts::from(today);
    let mut late = drivers::Late::new(&model, limit);
    let mut placed: Vec<Placed> = Vec::with_capacity(count);
    for run in 0..runs {
        model.lay(Some(run), &mut placed);
        let mut last = 0;
        for (place, laid) in placed.iter().enumerate() {
            last = last.max(laid.slot.day);
            if let Some(counts) = counts.get_mut(place) {
                counts.add(laid.slot.day);
            }
            if limit.is_some_and(|limit| laid.slot.day > limit)
                && let Some(late) = late_orders.get_mut(place)
            {
                *late += 1;
            }
            if model.is_refused(place, run)
                && let Some(refused) = refused.get_mut(place)
            {
                *refused += 1;
            }
        }
        if count > 0 {
            all.add(last);
            late.look(run, &placed, last);
        }
    }

    let tables = model.tables();
    let mut orders = Vec::with_capacity(count);
    let figures = model.orders().zip(&counts).zip(&refused).zip(&late_orders);
    for (((order, counts), refused), late) in figures {
        let risk = risks.get(&order).cloned().unwrap_or_default();
        let Risk { reasons, holding } = risk;
        orders.push(OrderForecast {
            order,
            spread: counts.spread(tables, runs),
            refused_percent: percent(*refused, runs),
            reasons,
            holding,
            late_percent: percent(*late, runs),
        });
    }
    let mut made = Forecast {
        today: state.now_local.date(),
        runs,
        seed: request.seed,
        basis,
        go_live: all.spread(tables, runs),
        planned: planned.and_then(|day| tables.date(day)),
        limit: limit.and_then(|day| tables.date(day)),
        late: late.runs(),
        drivers: late.drivers(state.snapshot),
        orders,
        fetched: words::fetched(state.snapshot, &model),
        slip: String::new(),
        dates: String::new(),
    };
    made.slip = words::slip(&made);
    made.dates = words::dates(&made);
    made
}

/// The last cutover if everything goes as planned; none where an order has no date.
fn planned(model: &Model) -> Option<u16> {
    let mut placed = Vec::new();
    model.lay(None, &mut placed);
    placed
        .iter()
        .map(|laid| laid.slot.day)
        .max()
        .filter(|day| *day != crate::plan::BEYOND)
}

/// A part in a hundred, rounded; 1 to 99 where it is neither nothing nor all.
pub(crate) fn percent(part: u32, whole: u32) -> u8 {
    if part == 0 || whole == 0 {
        return 0;
    }
    if part >= whole {
        return 100;
    }
    let rounded = (u64::from(part) * 200 + u64::from(whole)) / (u64::from(whole) * 2);
    u8::try_from(rounded.clamp(1, 99)).unwrap_or(99)
}

//! What if: a few changes to a copy of the project, and the second plan beside the first.
//!
//! Pure functions: a snapshot goes in, another comes out, and nothing is written. A change is what could
//! happen or be decided: a date, a carrier, a refusal, a closed period, the size of an order. What already
//! happened cannot be otherwise. Both plans are laid by the same rules on the same day, and both forecasts
//! meet the same luck, so what differs is the change.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    carrier::CarrierId,
    cost::{self, Costs, OrderCost},
    finding::{Acceptance, Finding},
    forecast::{self, Forecast},
    id::OrderId,
    plan::{Holds, Plan, schedule_held},
    readiness,
    snapshot::Snapshot,
};

mod apply;
mod compare;
mod fix;
mod outlook;
mod platform;
mod rules;
#[cfg(test)]
mod tests;

pub use compare::{Comparison, OrderChange, compare};
pub use fix::{Fix, Says, fix, taken_over};
pub use outlook::{Outlook, after_rejection};
pub use rules::Twice;

/// One change. Orders are named as people name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Change {
    /// Another wished go-live, or none.
    GoLive {
        /// The day; absent for no wish.
        #[serde(default)]
        date: Option<NaiveDate>,
    },
    /// An order asks for a date. A confirmed date is given up for it.
    Request {
        /// The order's name.
        order: String,
        /// The day.
        date: NaiveDate,
        /// Start of the window; the project's wish where absent.
        #[serde(default)]
        start: Option<NaiveTime>,
        /// End of the window.
        #[serde(default)]
        end: Option<NaiveTime>,
    },
    /// An order is sent on a day, signed by then.
    Sent {
        /// The order's name.
        order: String,
        /// The day, today or later.
        date: NaiveDate,
    },
    /// The LOA of an order is signed on a day.
    Signed {
        /// The order's name.
        order: String,
        /// The day.
        date: NaiveDate,
    },
    /// An order’s account turns out to be at another losing side.
    Losing {
        /// The order's name.
        order: String,
        /// Its profile.
        carrier: CarrierId,
    },
    /// The client moves to another platform or gaining carrier.
    Platform {
        /// Its profile.
        carrier: CarrierId,
    },
    /// An order is refused.
    Rejected {
        /// The order's name.
        order: String,
        /// The day on which we learn of it; the day on which the answer is due where absent.
        #[serde(default)]
        date: Option<NaiveDate>,
    },
    /// Nothing may be cut over in a period.
    Blackout {
        /// First day.
        from: NaiveDate,
        /// Last day, inclusive.
        to: NaiveDate,
        /// Why, in a few words.
        #[serde(default)]
        name: String,
        /// The carrier it concerns; absent for the whole project.
        #[serde(default)]
        carrier: Option<CarrierId>,
    },
    /// A carrier freezes its calendar.
    Freeze {
        /// The carrier.
        carrier: CarrierId,
        /// First day.
        from: NaiveDate,
        /// Last day, inclusive.
        to: NaiveDate,
        /// What the carrier calls it.
        #[serde(default)]
        name: String,
    },
    /// An order ports so many of its numbers; the rest stays.
    Size {
        /// The order's name.
        order: String,
        /// How many port.
        numbers: u32,
    },
}

/// A what-if: its changes, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhatIf {
    /// The changes.
    pub changes: Vec<Change>,
}

/// A change that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// What cannot be, and why.
    pub message: String,
    /// What to ask instead.
    pub hint: String,
}

/// A project as it would be.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The project.
    pub snapshot: Snapshot,
    /// Days before which orders are not sent.
    pub holds: Holds,
    /// Each change in words: `NDG-02 is refused on Mon 23 Nov`.
    pub said: Vec<String>,
    /// The words that concern one order.
    pub of_orders: BTreeMap<OrderId, String>,
    /// The inventory was split again.
    pub split: bool,
    /// What the changes mean beside the dates: `Split again, it makes 8 orders instead of 6.`
    pub notes: Vec<String>,
    /// What stays owed to a gaining side that is left, by order.
    pub owed: Vec<OrderCost>,
}

/// A project with everything that is computed of it.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its plan.
    pub plan: Plan,
    /// What is open.
    pub findings: Vec<Finding>,
    /// What somebody took the risk of.
    pub accepted: Vec<(Finding, Acceptance)>,
    /// Its forecast.
    pub forecast: Forecast,
    /// What it costs.
    pub costs: Costs,
}

/// Days of the slip that a cost sheet reckons with where nobody names them: a week.
const SLIP_DAYS: u16 = 7;

/// The cost sheet of one side.
pub fn costs_of(snapshot: &Snapshot, plan: &Plan) -> Costs {
    cost::of(snapshot, plan, SLIP_DAYS)
}

impl Side {
    /// Computes a changed project beside the first one: what the new service was booked for, and what a side that is
    /// left is owed, costs in the second one as well.
    pub fn beside(
        first: &Costs,
        changed: &Changed,
        now_local: NaiveDateTime,
        request: forecast::Request,
    ) -> Self {
        let side = Self::of(&changed.snapshot, now_local, &changed.holds, request);
        let second = (&changed.snapshot, &side.plan, SLIP_DAYS);
        let costs = cost::beside(second, first, changed.owed.clone());
        Self { costs, ..side }
    }

    /// Computes a project at a moment.
    pub fn of(
        snapshot: &Snapshot,
        now_local: NaiveDateTime,
        holds: &Holds,
        request: forecast::Request,
    ) -> Self {
        let plan = schedule_held(snapshot, now_local, holds);
        let noticed = readiness::check(snapshot, &plan, now_local.date());
        let (findings, accepted) = readiness::part(snapshot, noticed);
        let taken: Vec<&Finding> = accepted.iter().map(|(finding, _)| finding).collect();
        let state = forecast::State {
            snapshot,
            now_local,
            open: &findings,
            accepted: &taken,
            holds,
        };
        let forecast = forecast::forecast(&state, request);
        let costs = costs_of(snapshot, &plan);
        Self {
            plan,
            findings,
            accepted,
            forecast,
            costs,
        }
    }
}

impl WhatIf {
    /// The project as it would be, changed on a copy.
    pub fn apply(
        &self,
        snapshot: &Snapshot,
        now_local: NaiveDateTime,
    ) -> Result<Changed, Impossible> {
        let mut changed = Changed {
            snapshot: snapshot.clone(),
            holds: Holds::new(),
            said: Vec::new(),
            of_orders: BTreeMap::new(),
            split: false,
            notes: Vec::new(),
            owed: Vec::new(),
        };
        for change in &self.changes {
            apply::apply(&mut changed, change, now_local)?;
        }
        Ok(changed)
    }
}

//! The forecast and what-ifs with the names of orders instead of their ids.

use chrono::NaiveDate;
use serde::Serialize;

use super::{FindingReport, PlanReport};
use crate::{
    api::{
        WireError,
        forecast::{asked, of_state},
        session::{Call, Session},
        what_if,
    },
    forecast::{Factor, Forecast, Spread},
    id::OrderId,
    snapshot::Snapshot,
    whatif::{Twice, WhatIf},
};

/// The forecast of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForecastReport {
    /// The day it was made for, in the project's zone.
    pub today: NaiveDate,
    /// How many runs.
    pub runs: u32,
    /// Which luck: the same seed gives the same document.
    pub seed: u64,
    /// Orders in a hundred that are refused although nothing is open on them.
    pub rejection_percent: u8,
    /// Confirmed dates in a hundred that are lost again.
    pub foc_lost_percent: u8,
    /// When the last order is cut over.
    pub go_live: Spread,
    /// Go-live if everything goes as planned.
    pub planned: Option<NaiveDate>,
    /// The day that counts as in time: the wished go-live, or what is planned where that is later.
    pub limit: Option<NaiveDate>,
    /// Runs that end behind it.
    pub late: u32,
    /// What makes them late, the weightiest first.
    pub drivers: Vec<DriverReport>,
    /// Orders by name.
    pub orders: Vec<OrderForecastReport>,
    /// The ranges of what is fetched before sending, each with its source.
    pub fetched: Vec<String>,
    /// The chance of slipping and what it comes from.
    pub slip: String,
    /// The dates of P50, P80 and P95 in one sentence.
    pub dates: String,
}

/// One thing behind the spread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DriverReport {
    /// The order's name.
    pub order: String,
    /// What of it.
    pub factor: Factor,
    /// Its share of the late runs, in a hundred.
    pub percent: u8,
    /// The thing in words.
    pub words: String,
}

/// The forecast of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderForecastReport {
    /// Its name.
    pub name: String,
    /// When it is cut over.
    pub cutover: Spread,
    /// Runs in a hundred in which its first answer is a refusal.
    pub refused_percent: u8,
    /// Runs in a hundred in which it ends behind the limit.
    pub late_percent: u8,
    /// Blockers that hold it.
    pub holding: u16,
    /// Codes of findings for which it may be refused, each with the refusals in a hundred that it leads to.
    pub risks: Vec<(String, u8)>,
}

/// A second plan beside the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhatIfReport {
    /// Each change in words.
    pub what_if: Vec<String>,
    /// Each difference in a sentence, go-live first.
    pub differences: Vec<String>,
    /// The plan as it is.
    pub before: PlanReport,
    /// The plan as it would be.
    pub after: PlanReport,
    /// The forecast as it is.
    pub forecast_before: ForecastReport,
    /// The forecast as it would be.
    pub forecast_after: ForecastReport,
    /// Rules of the gaining side that differ: what, as it is, as it would be.
    pub rules: Vec<(String, String, String)>,
    /// Costs that differ, by kind and in all.
    pub costs: Vec<(String, String, String)>,
    /// Findings that come up.
    pub appear: Vec<FindingReport>,
    /// Findings that go.
    pub go: Vec<FindingReport>,
}

fn twice(list: &[Twice]) -> Vec<(String, String, String)> {
    let words = list
        .iter()
        .map(|it| (it.name.clone(), it.before.clone(), it.after.clone()));
    words.collect()
}

impl ForecastReport {
    fn of(snapshot: &Snapshot, made: &Forecast) -> Self {
        let name = |id: OrderId| {
            let order = snapshot.orders.get(&id);
            order.map(|order| order.name.clone()).unwrap_or_default()
        };
        let mut orders: Vec<OrderForecastReport> = made
            .orders
            .iter()
            .map(|order| OrderForecastReport {
                name: name(order.order),
                cutover: order.spread.clone(),
                refused_percent: order.refused_percent,
                late_percent: order.late_percent,
                holding: order.holding,
                risks: order
                    .reasons
                    .iter()
                    .map(|reason| (reason.code.clone(), reason.percent))
                    .collect(),
            })
            .collect();
        orders.sort_by(|a, b| a.name.cmp(&b.name));
        Self {
            today: made.today,
            runs: made.runs,
            seed: made.seed,
            rejection_percent: made.basis.rejection_percent,
            foc_lost_percent: made.basis.foc_lost_percent,
            go_live: made.go_live.clone(),
            planned: made.planned,
            limit: made.limit,
            late: made.late,
            drivers: made
                .drivers
                .iter()
                .map(|driver| DriverReport {
                    order: name(driver.order),
                    factor: driver.factor,
                    percent: driver.percent,
                    words: driver.words.clone(),
                })
                .collect(),
            orders,
            fetched: made.fetched.clone(),
            slip: made.slip.clone(),
            dates: made.dates.clone(),
        }
    }
}

impl Session {
    /// The forecast for the moment of the call.
    pub fn report_forecast(
        &mut self,
        runs: Option<u32>,
        seed: Option<u32>,
        call: &mut Call<'_>,
    ) -> Result<ForecastReport, WireError> {
        let state = self.state(call.now)?;
        let made = of_state(&state, asked(runs, seed));
        Ok(ForecastReport::of(&state.snapshot, &made))
    }

    /// The plan with a what-if beside it.
    pub fn report_what_if(
        &mut self,
        what_if: &WhatIf,
        call: &mut Call<'_>,
    ) -> Result<WhatIfReport, WireError> {
        let state = self.state(call.now)?;
        let asked = what_if::ask(&state, what_if, asked(None, None))?;
        let (first, second) = (&state.snapshot, &asked.changed.snapshot);
        let findings = |snapshot, found: &[crate::finding::Finding]| {
            let reports = found.iter().map(|one| FindingReport::of(snapshot, one));
            reports.collect()
        };
        Ok(WhatIfReport {
            what_if: asked.changed.said.clone(),
            differences: asked.comparison.said.clone(),
            before: PlanReport::of(first, &asked.before.plan),
            after: PlanReport::of(second, &asked.after.plan),
            forecast_before: ForecastReport::of(first, &asked.before.forecast),
            forecast_after: ForecastReport::of(second, &asked.after.forecast),
            rules: twice(&asked.comparison.rules),
            costs: twice(&asked.comparison.costs),
            appear: findings(second, &asked.comparison.appear),
            go: findings(first, &asked.comparison.go),
        })
    }
}

//! Whether a night may be signed off.

use super::{Matrix, Need, applies, matrix};
use crate::{
    night::{NightEvent, NightKey, Phase, Test, TestResult},
    order::{OrderStatus, ResultKind},
    snapshot::Snapshot,
};

/// How a night stands before its sign-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Lines whose 911 test is open.
    pub open_911: usize,
    /// Lines whose 911 test failed.
    pub failed_911: usize,
    /// Other tests that failed.
    pub failed: usize,
    /// Other tests that are open.
    pub open: usize,
    /// Lines that can place a call and of which someone said that their 911 test does not apply.
    pub excused_911: usize,
    /// 911 tests before the cut that are open or failed.
    pub before_911: usize,
    /// Names of orders that are not active.
    pub inactive: Vec<String>,
    /// Numbers that the carrier did not activate.
    pub not_ported: usize,
    /// The sign-off, when there is one.
    pub signed: Option<NightEvent>,
}

impl Standing {
    /// 911 is proven for every line that can place a call.
    pub fn is_911_proven(&self) -> bool {
        self.open_911 == 0 && self.failed_911 == 0
    }

    /// What stands against signing, in words; empty when nothing does. 911 gives way only to a named person with a
    /// reason; orders that are not active give way to nothing.
    pub fn against(&self) -> String {
        let mut parts = Vec::new();
        if !self.inactive.is_empty() {
            parts.push(format!("{} not active", self.inactive.join(", ")));
        }
        if self.open_911 > 0 {
            parts.push(format!("{} × 911 open", self.open_911));
        }
        if self.failed_911 > 0 {
            parts.push(format!("{} × 911 failed", self.failed_911));
        }
        parts.join(", ")
    }

    /// Everything that is not done, in words: `104 × 911 open, 2 failed, 10 open`.
    pub fn rest(&self) -> String {
        let mut parts = vec![self.against()];
        if self.failed > 0 {
            parts.push(format!("{} failed", self.failed));
        }
        if self.open > 0 {
            parts.push(format!("{} open", self.open));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

/// How a night stands.
pub fn standing(snapshot: &Snapshot, night: NightKey) -> Standing {
    let of_night = matrix(snapshot, night, Phase::Night);
    let before = matrix(snapshot, night, Phase::Before);
    let emergency = of_night.tally(Test::Emergency);
    let others = |pick: fn(&Matrix, Test) -> usize| -> usize {
        of_night
            .columns
            .iter()
            .filter(|test| !test.is_911())
            .map(|test| pick(&of_night, *test))
            .sum()
    };
    let orders = super::orders_of(snapshot, night);
    let orders = || orders.iter().filter_map(|id| snapshot.orders.get(id));
    let inactive = orders()
        .filter(|order| {
            !matches!(
                order.status,
                OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
            )
        })
        .map(|order| order.name.clone())
        .collect();
    let not_ported = of_night
        .rows
        .iter()
        .filter(|row| {
            let order = snapshot.orders.get(&row.order);
            order
                .and_then(|order| order.log.result(row.number))
                .is_some_and(|result| {
                    matches!(result.kind, ResultKind::Failed | ResultKind::Rejected)
                })
        })
        .count();
    Standing {
        open_911: emergency.open,
        failed_911: emergency.failed,
        excused_911: excused(snapshot, night),
        failed: others(|matrix, test| matrix.tally(test).failed),
        open: others(|matrix, test| matrix.tally(test).open),
        before_911: before
            .columns
            .iter()
            .map(|test| before.tally(*test))
            .map(|tally| tally.open + tally.failed)
            .sum(),
        inactive,
        not_ported,
        signed: snapshot.nights.signed(night).cloned(),
    }
}

/// Lines whose 911 test is needed by kind and use, and was said not to apply.
fn excused(snapshot: &Snapshot, night: NightKey) -> usize {
    let areas = applies::areas(snapshot, night);
    super::numbers_of(snapshot, night)
        .into_iter()
        .filter(|number| {
            applies::need(snapshot, &areas, number, Test::Emergency) == Need::Yes
                && snapshot
                    .nights
                    .test(number.id, Test::Emergency)
                    .is_some_and(|event| {
                        event.result == TestResult::NotApplicable
                            && super::is_of_this_cut(snapshot, number, event)
                    })
        })
        .count()
}

//! The validation matrix: which tests each number of a cutover needs, how each stands, and whether a night may be
//! signed off.
//!
//! A pure function over a snapshot. Tests follow from a number's kind and use; what someone recorded lies over them.
//! 911 is needed for every line that can place a call, and no sample leaves it out.

mod applies;
mod audit;
mod sample;
mod sign;

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

pub use applies::{Need, TollFreeAreas, areas, need, test_code};
pub use audit::{Audit, audit};
pub use sample::{Sample, sample};
pub use sign::{Standing, standing};

use crate::{
    id::{NumberId, OrderId},
    night::{NightKey, Phase, Test, TestEvent, TestResult},
    number::Number,
    order::OrderStatus,
    snapshot::Snapshot,
};

/// How one test of one number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    /// It failed.
    Failed,
    /// It is not done.
    Open,
    /// It passed.
    Passed,
    /// It is left out by a recorded sample.
    LeftOut,
    /// It does not apply: by kind and use, or because someone said so.
    None,
}

/// One test of one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How it stands.
    pub state: CellState,
    /// When it was recorded; absent while nothing was.
    pub at: Option<DateTime<Utc>>,
    /// Who tested; empty while nobody did.
    pub tester: String,
    /// What was noted, or why it does not apply.
    pub note: String,
}

/// One number with its tests, in the order of the matrix's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number.
    pub number: NumberId,
    /// Its order.
    pub order: OrderId,
    /// A cell a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether any of its tests failed or is open.
    pub fn is_pending(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| matches!(cell.state, CellState::Failed | CellState::Open))
    }

    /// The tests of the row that was recorded last.
    pub fn latest(&self) -> Option<&Cell> {
        let recorded = self.cells.iter().filter(|cell| !cell.tester.is_empty());
        recorded.max_by_key(|cell| cell.at)
    }
}

/// How many cells of a column stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
    /// Open.
    pub open: usize,
    /// Left out by a sample.
    pub left_out: usize,
    /// Not applicable.
    pub none: usize,
}

impl Tally {
    /// Cells that have to be tested.
    pub fn all(self) -> usize {
        self.passed + self.failed + self.open
    }

    fn add(&mut self, state: CellState) {
        let count = match state {
            CellState::Passed => &mut self.passed,
            CellState::Failed => &mut self.failed,
            CellState::Open => &mut self.open,
            CellState::LeftOut => &mut self.left_out,
            CellState::None => &mut self.none,
        };
        *count += 1;
    }
}

/// The numbers of a cutover and the tests of one phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The night.
    pub night: NightKey,
    /// The tests that at least one number needs, in order.
    pub columns: Vec<Test>,
    /// Numbers by digits.
    pub rows: Vec<Row>,
}

impl Matrix {
    /// How a column stands; nothing at all for a test that no number needs.
    pub fn tally(&self, test: Test) -> Tally {
        let mut tally = Tally::default();
        if let Some(at) = self.columns.iter().position(|column| *column == test) {
            for cell in self.rows.iter().filter_map(|row| row.cells.get(at)) {
                tally.add(cell.state);
            }
        }
        tally
    }

    /// The cell of a number and test.
    pub fn cell(&self, row: &Row, test: Test) -> Option<Cell> {
        let at = self.columns.iter().position(|column| *column == test)?;
        row.cells.get(at).cloned()
    }
}

/// The orders that cut over on a night, by name. Orders that were given up before are not among them.
pub fn orders_of(snapshot: &Snapshot, night: NightKey) -> Vec<OrderId> {
    let mut orders: Vec<_> = snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled || order.activated_at.is_some())
        .filter(|order| match night {
            NightKey::Order(id) => order.id == id,
            NightKey::Wave(number) => order.wave == Some(number),
        })
        .collect();
    orders.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    orders.into_iter().map(|order| order.id).collect()
}

/// The numbers of a night, by digits.
pub fn numbers_of(snapshot: &Snapshot, night: NightKey) -> Vec<&Number> {
    let orders = orders_of(snapshot, night);
    let mut numbers: Vec<_> = snapshot
        .numbers
        .values()
        .filter(|number| number.order.is_some_and(|order| orders.contains(&order)))
        .collect();
    numbers.sort_by_key(|number| (number.tn, number.id));
    numbers
}

/// The matrix of one phase of a night.
pub fn matrix(snapshot: &Snapshot, night: NightKey, phase: Phase) -> Matrix {
    let numbers = numbers_of(snapshot, night);
    let areas = areas(snapshot, night);
    let tests: Vec<Test> = Test::ALL
        .into_iter()
        .filter(|test| test.phase() == phase)
        .collect();
    let samples: Vec<Option<Sample>> = tests
        .iter()
        .map(|test| sample(snapshot, night, *test, &numbers))
        .collect();
    let needs: Vec<Vec<Need>> = numbers
        .iter()
        .map(|number| {
            tests
                .iter()
                .map(|test| need(snapshot, &areas, number, *test))
                .collect()
        })
        .collect();
    // A column that nobody needs is no column.
    let used: Vec<bool> = (0..tests.len())
        .map(|at| {
            needs
                .iter()
                .any(|needs| matches!(needs.get(at), Some(Need::Yes)))
        })
        .collect();
    let is_used = |at: usize| used.get(at).copied().unwrap_or(false);
    let rows = numbers
        .iter()
        .zip(&needs)
        .filter_map(|(number, needs)| {
            let cells = tests
                .iter()
                .zip(needs)
                .zip(&samples)
                .enumerate()
                .filter(|(at, _)| is_used(*at))
                .map(|(_, ((test, need), sample))| {
                    cell(snapshot, number, *test, need, sample.as_ref())
                })
                .collect();
            Some(Row {
                number: number.id,
                order: number.order?,
                cells,
            })
        })
        .collect();
    Matrix {
        night,
        columns: tests
            .into_iter()
            .enumerate()
            .filter(|(at, _)| is_used(*at))
            .map(|(_, test)| test)
            .collect(),
        rows,
    }
}

/// What was tested before its order was active was another cut, which was taken back: a snapback, then a new order.
fn is_of_this_cut(snapshot: &Snapshot, number: &Number, event: &TestEvent) -> bool {
    number
        .order
        .and_then(|id| snapshot.orders.get(&id)?.activated_at)
        .is_some_and(|active| event.at >= active)
}

fn cell(
    snapshot: &Snapshot,
    number: &Number,
    test: Test,
    need: &Need,
    sample: Option<&Sample>,
) -> Cell {
    let recorded = snapshot
        .nights
        .test(number.id, test)
        .filter(|event| event.result != TestResult::Open)
        .filter(|event| test.phase() == Phase::Before || is_of_this_cut(snapshot, number, event));
    if let Some(event) = recorded {
        return Cell {
            state: match event.result {
                TestResult::Pass => CellState::Passed,
                TestResult::Fail => CellState::Failed,
                TestResult::NotApplicable | TestResult::Open => CellState::None,
            },
            at: Some(event.at),
            tester: event.tester.clone(),
            note: event.note.clone(),
        };
    }
    let (state, note) = match need {
        Need::No(why) => (CellState::None, (*why).to_owned()),
        Need::Yes if sample.is_some_and(|sample| !sample.chosen.contains(&number.id)) => {
            (CellState::LeftOut, "Not in the sample".to_owned())
        }
        Need::Yes => (CellState::Open, String::new()),
    };
    Cell {
        state,
        at: None,
        tester: String::new(),
        note,
    }
}

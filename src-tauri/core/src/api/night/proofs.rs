//! Commands about the tests of a night: the matrix, a result, a sample, the areas of toll-free numbers.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    book_of,
    words::{hour, test_head, test_words},
};
use crate::{
    api::{
        commands::Done,
        error::WireError,
        session::{Call, Session, State},
        view::{
            TestArea, TestCell, TestColumn, TestRow, TestState, TestsAsk, TestsDecide, TestsRecord,
            TestsView,
        },
        words::{count, small},
    },
    id::{NightRowId, NumberId, TestEventId},
    night::{DecisionKind, NightKey, Phase, Test, TestDecision, TestEvent, TestResult},
    number::Kind,
    project::{NightOp, Op},
    runbook::Runbook,
    snapshot::Snapshot,
    validation::{self, Cell, CellState, Matrix, Row},
};

/// Said of a night that is signed.
const SIGNED: &str =
    "The night is signed off: what was proven stands, what is open or failed can still be proven.";
/// Longest note: a line on the record, not a letter.
const NOTE: usize = 500;

impl Session {
    pub(in crate::api) fn tests_list(
        &mut self,
        request: TestsAsk,
        call: &mut Call<'_>,
    ) -> Result<TestsView, WireError> {
        let state = self.state(call.now)?;
        let book = book_of(&state, request.night)?;
        let snapshot = &state.snapshot;
        let matrix = validation::matrix(snapshot, request.night, request.phase);
        let mut rows: Vec<&Row> = matrix.rows.iter().collect();
        if request.pending_first {
            rows.sort_by_key(|row| !row.is_pending());
        }
        let pending = rows.iter().filter(|row| row.is_pending()).count();
        let in_the_night = request.phase == Phase::Night;
        // Calls from areas are tests of the night itself.
        let (areas, assumed) = if in_the_night {
            (
                areas(snapshot, request.night),
                assumed(snapshot, request.night),
            )
        } else {
            Default::default()
        };
        let is_signed = in_the_night && snapshot.nights.signed(request.night).is_some();
        let mut decisions = decisions(snapshot, &book);
        let refused = match not_yet(snapshot, request.night, request.phase) {
            Some((reason, _)) => reason.to_owned(),
            None if is_signed && pending == 0 => SIGNED.to_owned(),
            // What was open at the signature can be recorded, and so nothing refuses it.
            None if is_signed => {
                decisions.insert(0, SIGNED.to_owned());
                String::new()
            }
            None => String::new(),
        };
        Ok(TestsView {
            columns: columns(snapshot, &matrix, &book),
            pending: small(pending),
            rows: rows
                .into_iter()
                .filter_map(|row| shown(snapshot, row))
                .collect(),
            decisions,
            areas,
            assumed,
            refused,
        })
    }

    pub(in crate::api) fn tests_record(
        &mut self,
        request: TestsRecord,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let op = recorded(&state, &request, call.now.to_utc(), &self.host.actor)?;
        drop(state);
        self.write(&Op::Night(op), call.now)
    }

    pub(in crate::api) fn tests_decide(
        &mut self,
        request: TestsDecide,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let op = decided(&state, request, call.now.to_utc())?;
        drop(state);
        self.write(&Op::Night(op), call.now)
    }
}

fn columns(snapshot: &Snapshot, matrix: &Matrix, book: &Runbook) -> Vec<TestColumn> {
    matrix
        .columns
        .iter()
        .map(|test| {
            let tally = matrix.tally(*test);
            TestColumn {
                test: *test,
                head: test_head(snapshot, *test, &book.losing),
                label: test_words(snapshot, *test, &book.losing),
                passed: small(tally.passed),
                of: small(tally.all()),
                failed: small(tally.failed),
                left_out: small(tally.left_out),
                emergency: test.is_911(),
            }
        })
        .collect()
}

fn shown(snapshot: &Snapshot, row: &Row) -> Option<TestRow> {
    let number = snapshot.numbers.get(&row.number)?;
    Some(TestRow {
        id: number.id,
        number: number.tn.national(),
        name: if number.name.is_empty() {
            number.target.clone()
        } else {
            number.name.clone()
        },
        location: number.address_911.clone(),
        cells: row
            .cells
            .iter()
            .map(|cell| cell_view(snapshot, cell))
            .collect(),
    })
}

fn cell_view(snapshot: &Snapshot, cell: &Cell) -> TestCell {
    let mut title = match cell.at {
        Some(at) => format!("{} {}", cell.tester, hour(snapshot, at)),
        None => String::new(),
    };
    if !cell.note.is_empty() {
        if !title.is_empty() {
            title.push_str(": ");
        }
        title.push_str(&cell.note);
    }
    TestCell {
        state: match cell.state {
            CellState::Passed => TestState::Pass,
            CellState::Failed => TestState::Fail,
            CellState::Open => TestState::Open,
            CellState::LeftOut => TestState::LeftOut,
            CellState::None => TestState::NotApplicable,
        },
        title,
    }
}

/// Decisions that hold, in words.
pub(super) fn decisions(snapshot: &Snapshot, book: &Runbook) -> Vec<String> {
    let mut seen: BTreeSet<i64> = BTreeSet::new();
    let mut words = Vec::new();
    let mut say = |decision: &TestDecision, what: String| {
        if seen.insert(decision.id.0) {
            words.push(format!(
                "{what}: {}, {}. {}",
                decision.who,
                super::clock_words(snapshot, decision.at),
                decision.reason
            ));
        }
    };
    for test in Test::ALL {
        let kind = DecisionKind::Sample;
        if let Some(decision) = snapshot.nights.decision(book.night, kind, Some(test))
            && decision.every > 1
        {
            let tests: Vec<String> = decision
                .tests
                .iter()
                .map(|test| test_words(snapshot, *test, &book.losing))
                .collect();
            let every = decision.every;
            say(
                decision,
                format!(
                    "{}: first, last and every {every}. of a block, and what is published",
                    tests.join(", ")
                ),
            );
        }
    }
    if let Some(decision) = snapshot
        .nights
        .decision(book.night, DecisionKind::Areas, None)
    {
        let more: Vec<String> = decision
            .tests
            .iter()
            .map(|test| test_head(snapshot, *test, &book.losing)[1].clone())
            .collect();
        say(
            decision,
            if more.is_empty() {
                "Called from the United States only".to_owned()
            } else {
                format!("Called from the United States, {}", more.join(" and "))
            },
        );
    }
    words
}

/// The night has numbers that are called from areas.
fn has_toll_free(snapshot: &Snapshot, night: NightKey) -> bool {
    validation::numbers_of(snapshot, night)
        .iter()
        .any(|number| number.kind == Kind::TollFree)
}

/// The areas that someone can put in scope of a night.
pub(super) fn areas(snapshot: &Snapshot, night: NightKey) -> Vec<TestArea> {
    if !has_toll_free(snapshot, night) {
        return Vec::new();
    }
    let in_scope = validation::areas(snapshot, night).more;
    Test::ALL
        .into_iter()
        .filter(|test| test.is_area())
        .map(|test| TestArea {
            test,
            label: test_head(snapshot, test, &[])[1].clone(),
            in_scope: in_scope.contains(&test),
        })
        .collect()
}

fn assumed(snapshot: &Snapshot, night: NightKey) -> String {
    if has_toll_free(snapshot, night) && validation::areas(snapshot, night).assumed {
        "Called from the United States only: our assumption. Decide which areas are in scope."
            .to_owned()
    } else {
        String::new()
    }
}

/// Why nothing of a phase can be recorded; nothing when it can.
fn not_yet(
    snapshot: &Snapshot,
    night: NightKey,
    phase: Phase,
) -> Option<(&'static str, &'static str)> {
    let active = validation::orders_of(snapshot, night)
        .iter()
        .filter_map(|id| snapshot.orders.get(id))
        .any(|order| order.activated_at.is_some());
    match phase {
        Phase::Before if active => Some((
            "The numbers are active: what comes before the cut is over.",
            "Record the tests of the night.",
        )),
        Phase::Night | Phase::After if !active => Some((
            "The numbers are not active yet, so there is nothing to test.",
            "Record the activation first.",
        )),
        _ => None,
    }
}

fn refused(reason: impl Into<String>, hint: &str) -> WireError {
    WireError::user("test_refused", reason, hint)
}

fn recorded(
    state: &State,
    request: &TestsRecord,
    at: DateTime<Utc>,
    actor: &str,
) -> Result<NightOp, WireError> {
    let snapshot = &state.snapshot;
    let book = book_of(state, request.night)?;
    let phase = request.test.phase();
    if let Some((reason, hint)) = not_yet(snapshot, request.night, phase) {
        return Err(refused(reason, hint));
    }
    let note = request.note.trim();
    if note.chars().count() > NOTE {
        return Err(refused(
            "The note is too long.",
            "Keep it to a line of the record.",
        ));
    }
    if request.result == TestResult::Fail && note.is_empty() {
        return Err(refused(
            "Each failure has a note.",
            "Write what was heard: the old greeting, a wrong number, nothing.",
        ));
    }
    if request.result == TestResult::NotApplicable && request.test.is_911() && note.is_empty() {
        return Err(refused(
            "A line that can place a call needs its 911 test.",
            "Write why this one does not; it stands on the record.",
        ));
    }
    let numbers = chosen(snapshot, request)?;
    if phase != Phase::Before {
        all_active(snapshot, &numbers)?;
    }
    if phase == Phase::Night && snapshot.nights.signed(request.night).is_some() {
        still_open(snapshot, request, &numbers)?;
    }
    let label = test_words(snapshot, request.test, &book.losing);
    let what = match numbers.as_slice() {
        [one] => format!(
            "{}: {label} {}",
            snapshot
                .numbers
                .get(one)
                .map(|number| number.tn.national())
                .unwrap_or_default(),
            request.result.words()
        ),
        many => format!(
            "{}: {label} {}",
            count(many.len(), "number"),
            request.result.words()
        ),
    };
    let tester = request.tester.trim();
    Ok(NightOp::Happened {
        events: Vec::new(),
        tests: numbers
            .into_iter()
            .map(|number| TestEvent {
                id: TestEventId(-1),
                number,
                test: request.test,
                result: request.result,
                at,
                tester: if tester.is_empty() { actor } else { tester }.to_owned(),
                note: note.to_owned(),
            })
            .collect(),
        orders: Vec::new(),
        tasks: Vec::new(),
        what,
    })
}

/// A number that has not moved yet has nothing to prove: in a wave some orders are active before others.
fn all_active(snapshot: &Snapshot, numbers: &[NumberId]) -> Result<(), WireError> {
    let waiting: BTreeSet<&str> = numbers
        .iter()
        .filter_map(|id| snapshot.orders.get(&snapshot.numbers.get(id)?.order?))
        .filter(|order| order.activated_at.is_none())
        .map(|order| order.name.as_str())
        .collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = waiting.into_iter().collect();
    Err(refused(
        format!(
            "{} is not active yet, and some of these numbers are in it.",
            names.join(", ")
        ),
        "Record its activation first, or choose only numbers that are active.",
    ))
}

/// What was proven when the night was signed stands; what was open then can still be proven.
fn still_open(
    snapshot: &Snapshot,
    request: &TestsRecord,
    numbers: &[NumberId],
) -> Result<(), WireError> {
    let matrix = validation::matrix(snapshot, request.night, Phase::Night);
    let is_open = |id: &NumberId| {
        let row = matrix.rows.iter().find(|row| row.number == *id);
        row.and_then(|row| matrix.cell(row, request.test))
            .is_some_and(|cell| matches!(cell.state, CellState::Open | CellState::Failed))
    };
    if numbers.iter().all(is_open) {
        return Ok(());
    }
    Err(refused(
        SIGNED,
        "Choose only what is open or failed; or write a note, or undo the sign-off.",
    ))
}

/// The numbers that a result is of: those that were named, all of the night, each once.
fn chosen(snapshot: &Snapshot, request: &TestsRecord) -> Result<Vec<NumberId>, WireError> {
    let here = validation::numbers_of(snapshot, request.night);
    let mut chosen: BTreeSet<NumberId> = request.numbers.iter().copied().collect();
    if chosen.is_empty() {
        return Err(refused("No number is named.", "Choose one of the night."));
    }
    if let Some(stranger) = chosen
        .iter()
        .find(|id| !here.iter().any(|number| number.id == **id))
    {
        let name = snapshot
            .numbers
            .get(stranger)
            .map_or_else(|| "That number".to_owned(), |number| number.tn.national());
        return Err(refused(
            format!("{name} does not move on this night."),
            "Choose a number of the night.",
        ));
    }
    if request.same_address {
        let addresses: BTreeSet<&str> = here
            .iter()
            .filter(|number| chosen.contains(&number.id) && !number.address_911.is_empty())
            .map(|number| number.address_911.as_str())
            .collect();
        let areas = validation::areas(snapshot, request.night);
        let more: Vec<NumberId> = here
            .iter()
            .filter(|number| addresses.contains(number.address_911.as_str()))
            .filter(|number| {
                validation::need(snapshot, &areas, number, request.test) == validation::Need::Yes
            })
            .map(|number| number.id)
            .collect();
        chosen.extend(more);
    }
    Ok(chosen.into_iter().collect())
}

fn decided(state: &State, request: TestsDecide, at: DateTime<Utc>) -> Result<NightOp, WireError> {
    let snapshot = &state.snapshot;
    let book = book_of(state, request.night)?;
    let tests: BTreeSet<Test> = request.tests.into_iter().collect();
    let (who, reason) = (request.who.trim(), request.reason.trim());
    if who.is_empty() || reason.is_empty() {
        return Err(refused(
            "Such a decision has a name and a reason.",
            "Write both; they stand on the record.",
        ));
    }
    let names = |tests: &BTreeSet<Test>| {
        let names: Vec<String> = tests
            .iter()
            .map(|test| test_words(snapshot, *test, &book.losing))
            .collect();
        names.join(", ")
    };
    let what = match request.kind {
        DecisionKind::Sample => {
            if tests.iter().any(|test| test.is_911()) {
                return Err(refused(
                    "911 is never left to a sample: every line that can place a call is tested.",
                    "Leave 911 out of the sample.",
                ));
            }
            if tests.is_empty() || !(1..=1000).contains(&request.every) {
                return Err(refused(
                    "A sample names its tests and how many of a block are tested.",
                    "Say every how many; 1 tests all of them.",
                ));
            }
            if request.every == 1 {
                format!("{}: all of {}", book.name, names(&tests))
            } else {
                format!(
                    "{}: every {}. of {}",
                    book.name,
                    request.every,
                    names(&tests)
                )
            }
        }
        DecisionKind::Areas => {
            if tests.iter().any(|test| !test.is_area()) {
                return Err(refused(
                    "That is no area.",
                    "Choose of toll_free_canada and toll_free_caribbean.",
                ));
            }
            format!("{}: areas of toll-free numbers", book.name)
        }
    };
    Ok(NightOp::Decided {
        decision: TestDecision {
            id: NightRowId(-1),
            night: request.night,
            kind: request.kind,
            tests,
            every: request.every.max(1),
            who: who.to_owned(),
            reason: reason.to_owned(),
            at,
        },
        what,
    })
}

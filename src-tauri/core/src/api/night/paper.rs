//! The papers of a night: runbook, validation record, signed record.

use chrono::DateTime;

use super::{
    proofs::decisions,
    words::{test_head, test_words},
};
use crate::{
    api::session::State,
    document::{
        self, DocumentError, NightInput, Paper, Pdf, RecordHead, RunbookInput, ValidationInput,
    },
    id::OrderId,
    night::{NightKey, Phase},
    runbook::{self, Runbook},
    validation,
};

fn book(state: &State, night: NightKey) -> Result<Runbook, DocumentError> {
    let missing = || match night {
        NightKey::Order(id) => id,
        NightKey::Wave(number) => OrderId(number.into()),
    };
    runbook::runbook(&state.snapshot, &state.plan, night, state.now)
        .ok_or_else(|| DocumentError::NoSuchOrder(missing()))
}

/// The runbooks of these nights in one document.
pub(in crate::api) fn runbooks(
    state: &State,
    nights: &[NightKey],
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let books = nights
        .iter()
        .map(|night| book(state, *night))
        .collect::<Result<Vec<_>, _>>()?;
    let settings = &state.snapshot.settings;
    document::runbook(&RunbookInput {
        client: &settings.client,
        consultant: &settings.consultant,
        books: &books,
        record,
        paper,
    })
}

/// The validation record of a night.
pub(in crate::api) fn validation_record(
    state: &State,
    night: NightKey,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let book = book(state, night)?;
    let snapshot = &state.snapshot;
    let matrix = validation::matrix(snapshot, night, Phase::Night);
    document::validation_record(&ValidationInput {
        heads: &matrix
            .columns
            .iter()
            .map(|test| (*test, test_head(snapshot, *test, &book.losing)))
            .collect(),
        decisions: &decisions(snapshot, &book),
        standing: &validation::standing(snapshot, night),
        snapshot,
        matrix: &matrix,
        book: &book,
        record,
        paper,
    })
}

/// The record of a night that was begun.
pub(in crate::api) fn night_record(
    state: &State,
    night: NightKey,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let book = book(state, night)?;
    let snapshot = &state.snapshot;
    let matrix = validation::matrix(snapshot, night, Phase::Night);
    // As of the record's head, like every page: not of the minute of the export.
    let made: DateTime<_> = record.made;
    document::night_record(&NightInput {
        session: &super::session_of(state, &book, made),
        labels: &matrix
            .columns
            .iter()
            .map(|test| (*test, test_words(snapshot, *test, &book.losing)))
            .collect::<Vec<_>>(),
        standing: &validation::standing(snapshot, night),
        snapshot,
        matrix: &matrix,
        book: &book,
        record,
        paper,
    })
}

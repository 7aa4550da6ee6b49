//! The papers of a night: runbook, validation record, signed record.

use chrono::DateTime;

use super::{
    proofs::decisions,
    words::{test_head, test_words},
};
use crate::{
    api::{session::State, view::DocumentEntry},
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

/// A paper of one night, or the runbooks of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::api) enum NightPaper {
    Runbooks,
    Runbook(NightKey),
    Validation(NightKey),
    Record(NightKey),
}

impl NightPaper {
    /// The paper before it is made: a list of a hundred nights must not draw three hundred papers.
    pub(in crate::api) fn entry(self, name: String) -> DocumentEntry {
        let night = name.split('/').next().unwrap_or_default();
        let (title, detail) = match self {
            Self::Runbooks => ("Cutover runbooks".to_owned(), "every night"),
            Self::Runbook(_) => (format!("Cutover runbook {night}"), "large type"),
            Self::Validation(_) => (format!("Validation record {night}"), "tests"),
            Self::Record(_) => (
                format!("Record of the night {night}"),
                "every step and result",
            ),
        };
        DocumentEntry {
            title,
            detail: detail.to_owned(),
            name,
            preview: true,
        }
    }

    /// The paper itself.
    pub(in crate::api) fn make(
        self,
        state: &State,
        record: &RecordHead,
        paper: Paper,
    ) -> Result<Pdf, DocumentError> {
        match self {
            Self::Runbooks => {
                let nights = runbook::nights(&state.snapshot, &state.plan);
                runbooks(state, &nights, record, paper)
            }
            Self::Runbook(night) => runbooks(state, &[night], record, paper),
            Self::Validation(night) => validation_record(state, night, record, paper),
            Self::Record(night) => night_record(state, night, record, paper),
        }
    }
}

/// The papers of each night: its runbook and validation record, and the record of a night that was begun.
pub(in crate::api) fn night_papers(state: &State) -> impl Iterator<Item = (String, NightPaper)> {
    let snapshot = &state.snapshot;
    let mut papers = vec![("project/runbook.pdf".to_owned(), NightPaper::Runbooks)];
    for night in runbook::nights(snapshot, &state.plan) {
        let name = match night {
            NightKey::Order(id) => snapshot.orders.get(&id).map(|order| order.name.clone()),
            // A name becomes a folder: what people call a wave is not to be trusted with that.
            NightKey::Wave(number) => Some(format!("wave-{number}")),
        };
        let Some(name) = name else { continue };
        papers.push((format!("{name}/runbook.pdf"), NightPaper::Runbook(night)));
        papers.push((
            format!("{name}/validation.pdf"),
            NightPaper::Validation(night),
        ));
        if snapshot.nights.events_of(night).next().is_some() {
            papers.push((
                format!("{name}/night-record.pdf"),
                NightPaper::Record(night),
            ));
        }
    }
    papers.into_iter()
}

/// The runbooks of these nights in one document.
fn runbooks(
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
fn validation_record(
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
fn night_record(
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

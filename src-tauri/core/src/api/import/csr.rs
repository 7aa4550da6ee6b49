//! A CSR as text: kept letter by letter, with the numbers that its lines name.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use sha2::{Digest as _, Sha256};

use super::work::Job;
use crate::{
    api::{commands::Done, error::WireError, session::Session},
    csr::Csr,
    id::AccountId,
    intake::{self, List, csr_text},
    number::Number,
    project::{ImportedCell, ImportedNumber, Op, hex},
    snapshot::Snapshot,
};

impl Session {
    /// Keeps a CSR letter by letter and takes in the numbers that its lines name.
    pub(in crate::api) fn write_csr(
        &mut self,
        csr: Csr,
        file: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let numbers = csr_numbers(&snapshot, &csr);
        let sha256 = hex(&Sha256::digest(csr.text.as_bytes()));
        self.write(
            &Op::Csr {
                csr,
                file: file.to_owned(),
                sha256,
                numbers,
            },
            now,
        )
    }
}

/// The lines of a CSR as numbers of its account.
pub(in crate::api) fn csr_numbers(snapshot: &Snapshot, csr: &Csr) -> Vec<ImportedNumber> {
    let said = csr_text::read(&csr.text, "US");
    said.numbers
        .into_iter()
        .map(|line| {
            let on = |account: Option<AccountId>| {
                snapshot
                    .numbers
                    .values()
                    .find(|number| number.tn == line.tn && number.account == account)
            };
            let known = on(Some(csr.account)).or_else(|| on(None));
            let number = Number {
                account: Some(csr.account),
                ..known.cloned().unwrap_or_else(|| Number::blank(line.tn))
            };
            let cell = ImportedCell {
                sheet: Arc::from(""),
                row: line.line.max(1),
                column: 1,
                text: line.text,
            };
            ImportedNumber {
                number,
                cells: vec![cell],
            }
        })
        .collect()
}

/// A CSR that came as text; absent when it came as a workbook, or is no CSR.
pub(super) fn of_text(
    job: &Job,
    account: Option<AccountId>,
    now: DateTime<FixedOffset>,
) -> Result<Option<Csr>, WireError> {
    let file = &job.read.workbook.file;
    if job.request.list != List::Csr || !job.read.is_text() {
        return Ok(None);
    }
    let text = match &job.request.text {
        Some(text) => text.clone(),
        None => job.read.text()?,
    };
    let said = csr_text::read(&text, "US");
    let key = intake::account_key(&said.account_number.text);
    let mut accounts = job.snapshot.accounts.values();
    let named = accounts
        .find(|account| !key.is_empty() && intake::account_key(&account.account_number) == key)
        .map(|account| account.id);
    let Some(account) = named.or(account) else {
        return Err(WireError::user(
            "which_account",
            format!("It is not clear which account {file} is of."),
            "Choose the account.",
        ));
    };
    Ok(Some(Csr {
        account,
        dated: said.dated.unwrap_or_else(|| now.date_naive()),
        text,
    }))
}

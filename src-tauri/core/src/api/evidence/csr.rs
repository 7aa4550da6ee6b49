//! A CSR taken from an attached file: read, shown with what was recognised, then kept as the account's.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    super::{
        commands::{ById, Done},
        error::WireError,
        import::csr_numbers,
        project::parse_date,
        session::{Call, Session},
        view::{CsrReading, Fact, TakeCsr},
        words::{count, short_name},
    },
    attach::held,
};
use crate::{
    csr::Csr,
    evidence::{Attachment, Media},
    id::{AccountId, EvidenceId},
    intake::{
        account_key,
        csr_sheet::{self, CsrLines},
        csr_text::{self, CsrFields},
    },
    project::{ImportedNumber, Op},
    site::Address,
    snapshot::Snapshot,
    worker,
};

/// An attached record as text, with what it says.
struct Record {
    account: AccountId,
    text: String,
    fields: CsrFields,
    /// Where the lines stood, when it came as a sheet.
    sheet: Option<CsrLines>,
    /// What is not sure about its letters.
    unsure: String,
}

impl Session {
    pub(in crate::api) fn attachment_csr(
        &mut self,
        request: ById<EvidenceId>,
        _: &mut Call<'_>,
    ) -> Result<CsrReading, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let attachment = held(&snapshot, request.id)?;
        let record = self.record(attachment)?;
        let numbers = numbers_of(&snapshot, &record, NaiveDate::default());
        let new = numbers
            .iter()
            .filter(|taken| taken.number.id.0 <= 0)
            .count();
        let dated = attachment.dated.or(record.fields.dated);
        Ok(CsrReading {
            id: attachment.id,
            label: attachment.label.clone(),
            account: account_words(&snapshot, record.account),
            fields: recognised(&record.fields),
            dated: dated.map(|date| date.to_string()).unwrap_or_default(),
            numbers: match new {
                0 => count(numbers.len(), "number"),
                new => format!(
                    "{}, {new} of them new to the project",
                    count(numbers.len(), "number")
                ),
            },
            warning: warning(&snapshot, &record),
            replaces: snapshot.csrs.contains_key(&record.account),
            text: record.text,
        })
    }

    pub(in crate::api) fn attachment_take_csr(
        &mut self,
        request: TakeCsr,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let attachment = held(&snapshot, request.id)?;
        let record = self.record(attachment)?;
        let dated = parse_date("date of the CSR", &request.dated)?
            .or(attachment.dated)
            .or(record.fields.dated)
            .ok_or_else(|| {
                WireError::user(
                    "no_csr_date",
                    "The CSR has no date.",
                    "Enter the day the carrier made it; its age counts.",
                )
            })?;
        let numbers = numbers_of(&snapshot, &record, dated);
        let op = Op::Csr {
            csr: Csr {
                account: record.account,
                dated,
                text: record.text,
            },
            file: attachment.label.clone(),
            sha256: attachment.sha256.clone(),
            numbers,
        };
        self.write(&op, call.now)
    }

    /// Reads an attached record as text or as a sheet, whichever says more.
    fn record(&self, attachment: &Attachment) -> Result<Record, WireError> {
        let account = attachment.account.ok_or_else(|| {
            WireError::user(
                "which_account",
                format!("It is not clear which account {} is of.", attachment.label),
                "Choose the account of the attachment first.",
            )
        })?;
        if !attachment.media.is_readable() {
            return Err(WireError::user(
                "csr_not_readable",
                format!(
                    "{} is a {}; its text cannot be taken in letter by letter.",
                    attachment.label,
                    attachment.media.words()
                ),
                "Keep it as evidence, and paste the CSR's text into the account.",
            ));
        }
        let bytes = self.opened()?.project.attachment_bytes(attachment)?;
        let text = match attachment.media {
            Media::Text => Some(self.text(&attachment.label, &bytes)?),
            _ => None,
        };
        let as_text = text.map(|(text, unsure)| {
            let fields = csr_text::read(&text, "US");
            Record {
                account,
                text,
                fields,
                sheet: None,
                unsure,
            }
        });
        // A comma-separated list is text too: taken as a sheet where that says more.
        let workbook =
            worker::read_pasted(&self.host.worker, &attachment.label, &bytes, &mut |_| true);
        let as_sheet = match workbook {
            Ok(workbook) => csr_sheet::lines(&workbook, "US").map(|lines| Record {
                account,
                text: lines.text.clone(),
                fields: csr_text::read(&lines.text, "US"),
                sheet: Some(lines),
                unsure: String::new(),
            }),
            Err(_) if as_text.is_some() => None,
            Err(error) => {
                return Err(WireError::file(
                    error.code(),
                    error.to_string(),
                    String::new(),
                ));
            }
        };
        let weight = |record: &Record| csr_sheet::weight(&record.fields);
        match (as_text, as_sheet) {
            (Some(text), Some(sheet)) if weight(&sheet) > weight(&text) => Ok(sheet),
            (Some(record), _) | (None, Some(record)) => Ok(record),
            (None, None) => Err(WireError::file(
                "empty_file",
                format!("{} holds no sheet.", attachment.label),
                "Choose another file.",
            )),
        }
    }

    /// Text in any encoding, UTF-8 as it stands and everything else through the worker, with what is not sure.
    fn text(&self, label: &str, bytes: &[u8]) -> Result<(String, String), WireError> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            let text = text.trim_start_matches('\u{feff}').to_owned();
            return Ok((text, String::new()));
        }
        let read = worker::text_of(&self.host.worker, label, bytes, &mut |_| true)
            .map_err(|error| WireError::file(error.code(), error.to_string(), String::new()))?;
        let unsure = read.limits.first().map(|limit| limit.message.clone());
        Ok((read.text, unsure.unwrap_or_default()))
    }
}

/// The record's numbers as numbers of its account, each with its place in the file.
fn numbers_of(snapshot: &Snapshot, record: &Record, dated: NaiveDate) -> Vec<ImportedNumber> {
    let csr = Csr {
        account: record.account,
        dated,
        text: record.text.clone(),
    };
    let mut numbers = csr_numbers(snapshot, &csr);
    let Some(lines) = &record.sheet else {
        return numbers;
    };
    for cell in numbers.iter_mut().flat_map(|taken| &mut taken.cells) {
        cell.sheet = lines.sheet.as_str().into();
        if let Some((row, column)) = lines.place(cell.row) {
            (cell.row, cell.column) = (row, column.into());
        }
    }
    numbers
}

fn account_words(snapshot: &Snapshot, id: AccountId) -> String {
    snapshot
        .accounts
        .get(&id)
        .map(|account| {
            let carrier = short_name(snapshot.carrier_name(&account.carrier));
            format!("{carrier} {}", account.account_number)
        })
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// What was recognised, in the order in which orders ask for it.
fn recognised(fields: &CsrFields) -> Vec<Fact> {
    let address = |address: &Address| {
        [address.street_line(), address.city_line()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut found = vec![
        (
            "BTN",
            fields
                .btn
                .map(crate::number::telephone::TelephoneNumber::national)
                .unwrap_or_default(),
        ),
        ("Account number", fields.account_number.text.clone()),
        ("Business name", fields.business_name.text.clone()),
        ("Billing name", fields.billing_name.text.clone()),
    ];
    for service in &fields.service_addresses {
        found.push(("Service address", address(&service.address)));
    }
    found.push(("Billing address", address(&fields.billing_address.address)));
    found.push(("Authorised signer", fields.signer.text.clone()));
    found.push(("Freeze", fields.freeze.text.clone()));
    found
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| Fact {
            label: label.to_owned(),
            value,
            icon: None,
        })
        .collect()
}

/// What to look at before the record replaces what is known.
fn warning(snapshot: &Snapshot, record: &Record) -> String {
    let account = snapshot.accounts.get(&record.account);
    let key = account_key(&record.fields.account_number.text);
    let ours = account
        .map(|account| account_key(&account.account_number))
        .unwrap_or_default();
    if !key.is_empty() && !ours.is_empty() && key != ours {
        return format!(
            "The record names account {}, not {}. It may be of another account.",
            record.fields.account_number.text,
            account.map_or("", |account| &account.account_number)
        );
    }
    if csr_sheet::weight(&record.fields) == 0 {
        return "Nothing in it was recognised: no label and no number. It is kept all the same."
            .to_owned();
    }
    record.unsure.clone()
}

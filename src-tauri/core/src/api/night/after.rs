//! Commands about what follows a night: the final bill against the ledger, and what was learnt of a carrier.

use std::collections::BTreeSet;

use crate::{
    account::Account,
    api::{
        commands::{Done, Nothing},
        error::WireError,
        evidence::{Paper, read_file, to_attach, twin_of},
        project::parse_date,
        session::{Call, Session, State, account_of},
        view::{AuditLine, AuditView, CarrierNoteForm, FinalBillForm, Icon},
        words::{count, mark, moment, ranges},
    },
    carrier::CarrierId,
    evidence::{Attachment, EvidenceKind, Media},
    id::{FinalBillId, NoteId},
    intake::billed::{self, Printed},
    night::{CarrierNote, FinalBill},
    number::{Number, TelephoneNumber},
    project::{Attached, NightOp, Op},
    runbook::Runbook,
    snapshot::Snapshot,
    validation::{self, Audit},
    window::date_words,
    worker,
};

/// Whose numbers stand on bills without a country code.
const REGION: &str = "US";
const PASTE_THEM: &str = "Paste the lines that name what is billed beside the file; it is kept as evidence all the same.";

impl Session {
    pub(in crate::api) fn final_bills(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<AuditView>, WireError> {
        let state = self.state(call.now)?;
        let accounts = state.snapshot.accounts.values();
        Ok(accounts
            .map(|account| audit_view(&state, account))
            .collect())
    }

    pub(in crate::api) fn final_bill_check(
        &mut self,
        request: FinalBillForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let account = account_of(&state.snapshot, request.account)?;
        let dated = parse_date("day of the bill", &request.dated)?.ok_or_else(|| {
            WireError::user(
                "no_day",
                "The bill has no day.",
                "Enter the day it was made.",
            )
        })?;
        let mut file = match request.ticket {
            Some(ticket) => {
                let path = self.chosen(ticket)?;
                let (label, bytes) = read_file(&path, call)?;
                let paper = Paper {
                    kind: EvidenceKind::Bill,
                    label,
                    dated: Some(dated),
                    account: Some(account.id),
                    order: None,
                    note: "Bill after the cut".to_owned(),
                };
                Some(to_attach(self, paper, bytes, call.now)?)
            }
            None => None,
        };
        let (numbers, how) = match &file {
            Some(file) if request.text.trim().is_empty() => {
                billed_in(&self.host.worker, file, account.btn)?
            }
            _ => (billed_in_lines(&request.text)?, String::new()),
        };
        let what = format!(
            "final bill of {} of {}: {}{how}",
            state.snapshot.carrier_name(&account.carrier),
            date_words(dated),
            count(numbers.len(), "number")
        );
        let attached = file.as_ref().map(|file| file.attachment.as_ref());
        let bill = FinalBill {
            id: FinalBillId(-1),
            account: account.id,
            dated,
            numbers: numbers.into_iter().collect(),
            file: attached.map_or_else(String::new, |file| file.label.clone()),
            sha256: attached.map_or_else(String::new, |file| file.sha256.clone()),
            by: self.host.actor.clone(),
            at: call.now.to_utc(),
        };
        // What is attached to the account already is not attached twice.
        file = file.filter(|file| twin_of(&state.snapshot, &file.attachment).is_none());
        drop(state);
        self.write(
            &Op::Night(NightOp::FinalBill { bill, file, what }),
            call.now,
        )
    }

    pub(in crate::api) fn carrier_note(
        &mut self,
        request: CarrierNoteForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let carrier = CarrierId(request.carrier.trim().to_owned());
        let text = request.text.trim().to_owned();
        if text.is_empty() {
            return Err(WireError::user(
                "no_note",
                "The note is empty.",
                "Write what the carrier did otherwise than it says.",
            ));
        }
        if !snapshot.carriers.contains_key(&carrier) {
            return Err(WireError::not_here(&format!("The carrier {carrier}")));
        }
        let what = format!("lesson about {}", snapshot.carrier_name(&carrier));
        let note = CarrierNote {
            id: NoteId(-1),
            carrier,
            text,
            by: self.host.actor.clone(),
            at: call.now.to_utc(),
        };
        self.write(&Op::Night(NightOp::Note { note, what }), call.now)
    }
}

/// The numbers that pasted lines name. A bill without numbers has none.
fn billed_in_lines(text: &str) -> Result<BTreeSet<TelephoneNumber>, WireError> {
    let numbers = billed::in_text(text, REGION);
    if numbers.is_empty() && !text.trim().is_empty() {
        return Err(WireError::user(
            "no_numbers",
            "There is no telephone number in this text.",
            "Paste the lines of the bill that name what is billed; leave it empty for a bill without numbers.",
        ));
    }
    Ok(numbers)
}

/// The numbers that a file bills, read in the worker, and how they were chosen where the person has to know it. A bill
/// may name none; one that cannot be read is another thing.
fn billed_in(
    worker: &worker::Program,
    file: &Attached,
    btn: Option<TelephoneNumber>,
) -> Result<(BTreeSet<TelephoneNumber>, String), WireError> {
    let Attachment { label, media, .. } = file.attachment.as_ref();
    let bytes = file.bytes.as_slice();
    let unreadable =
        |error: worker::Error| WireError::file(error.code(), error.to_string(), PASTE_THEM);
    let read = match media {
        Media::Pdf => {
            let text = worker::pdf_text_of(worker, label, bytes).map_err(unreadable)?;
            let has_words = text.text.contains(char::is_alphanumeric);
            has_words.then(|| {
                let printed = billed::in_printed(&text.text, REGION, btn);
                let how = chosen_words(&printed);
                (printed.numbers, how)
            })
        }
        media if media.is_readable() => {
            let book = worker::read_pasted(worker, label, bytes, &mut |_| true);
            let book = book.map_err(unreadable)?;
            let has_words = book
                .sheets
                .iter()
                .any(|sheet| sheet.grid.rows().next().is_some());
            has_words.then(|| (billed::in_workbook(&book, REGION), String::new()))
        }
        _ => None,
    };
    read.ok_or_else(|| {
        WireError::user(
            "no_numbers",
            format!("Nothing can be read in {label}: a picture of a bill has no words."),
            PASTE_THEM,
        )
    })
}

/// `, 2 more stand without an amount and are left aside`; nothing where each number of the pages is billed.
fn chosen_words(printed: &Printed) -> String {
    match printed.aside {
        _ if !printed.by_amount && !printed.numbers.is_empty() => {
            ", all that its pages name: none stands with an amount".to_owned()
        }
        0 => String::new(),
        1 => ", 1 more stands without an amount and is left aside".to_owned(),
        n => format!(", {n} more stand without an amount and are left aside"),
    }
}

/// What was learnt of a carrier, newest first.
pub(in crate::api) fn lessons_of(snapshot: &Snapshot, carrier: &CarrierId) -> Vec<String> {
    let notes = snapshot.nights.notes.iter().rev();
    notes
        .filter(|note| note.carrier == *carrier)
        .map(|note| format!("{} ({}, {})", note.text, note.by, moment(snapshot, note.at)))
        .collect()
}

/// What was learnt of the carriers of a night.
pub(super) fn lessons(snapshot: &Snapshot, book: &Runbook) -> Vec<String> {
    let mut carriers: Vec<&CarrierId> = book
        .orders
        .iter()
        .filter_map(|id| snapshot.orders.get(id))
        .map(|order| &order.key.carrier)
        .chain(snapshot.gaining().map(|profile| &profile.id))
        .collect();
    carriers.sort();
    carriers.dedup();
    carriers
        .into_iter()
        .flat_map(|carrier| lessons_of(snapshot, carrier))
        .collect()
}

fn audit_view(state: &State, account: &Account) -> AuditView {
    let snapshot = &state.snapshot;
    let bills = snapshot.nights.final_bills.iter().rev();
    let bill = bills
        .filter(|bill| bill.account == account.id)
        .max_by_key(|bill| (bill.dated, bill.id));
    let (words, outcome, lines) = match bill {
        None => (
            "no bill after the cut yet".to_owned(),
            mark(Icon::Open, "open"),
            Vec::new(),
        ),
        Some(bill) => {
            let audit = validation::audit(snapshot, bill);
            let outcome = if audit.is_clean() {
                mark(Icon::Ok, "bills what it should")
            } else {
                mark(Icon::Warning, "to be disputed")
            };
            (
                format!(
                    "bill of {}, {}{}",
                    date_words(bill.dated),
                    count(bill.numbers.len(), "number"),
                    from_file(bill)
                ),
                outcome,
                lines(snapshot, account, &audit),
            )
        }
    };
    AuditView {
        account: account.id,
        name: format!(
            "{}, {}",
            snapshot.carrier_name(&account.carrier),
            account.account_number
        ),
        bill: words,
        state: outcome,
        lines,
        lessons: lessons_of(snapshot, &account.carrier),
        carrier: account.carrier.0.clone(),
    }
}

/// `, from jan.pdf, SHA-256 9f3a41c0…`; nothing for pasted lines.
fn from_file(bill: &FinalBill) -> String {
    if bill.file.is_empty() {
        return String::new();
    }
    let head: String = bill.sha256.chars().take(8).collect();
    format!(", from {}, SHA-256 {head}…", bill.file)
}

fn lines(snapshot: &Snapshot, account: &Account, audit: &Audit) -> Vec<AuditLine> {
    let carrier = snapshot.carrier_name(&account.carrier);
    let groups: [(&[TelephoneNumber], Icon, &str, String); 6] = [
        (
            &audit.moved,
            Icon::Blocker,
            "moved, and billed on",
            format!(
                "Ask {carrier} in writing for the money back to the day of the cut. [OSSTELCO]"
            ),
        ),
        (
            &audit.disconnected,
            Icon::Blocker,
            "ordered to be disconnected, and billed on",
            "Hold the written order against it; ask for the money back from its date.".to_owned(),
        ),
        (
            &audit.missing,
            Icon::Warning,
            "should stay, and are not billed",
            "Call each: it may have been disconnected with the others.".to_owned(),
        ),
        (
            &audit.unknown,
            Icon::Warning,
            "billed, and not on our list",
            "Find out whose they are before the account is closed.".to_owned(),
        ),
        (
            &audit.waiting,
            Icon::Info,
            "not moved yet, billed rightly",
            String::new(),
        ),
        (
            &audit.stays,
            Icon::Ok,
            "stay, billed rightly",
            String::new(),
        ),
    ];
    groups
        .into_iter()
        .filter(|(numbers, ..)| !numbers.is_empty())
        .map(|(numbers, icon, words, hint)| {
            let blank: Vec<Number> = numbers.iter().map(|tn| Number::blank(*tn)).collect();
            let listed: Vec<&Number> = blank.iter().collect();
            AuditLine {
                mark: mark(icon, format!("{} {words}", numbers.len())),
                numbers: ranges(&listed).into_iter().map(|(text, _)| text).collect(),
                hint,
            }
        })
        .collect()
}

//! Whether the newest attached bill of an account can be sent at all: locked, damaged, or with fewer pages than it
//! says in print. Goes by what the worker saw when it was attached.

use chrono::NaiveDate;

use crate::{
    account::Account,
    evidence::{Attachment, EvidenceKind, KnownPages, PdfCondition},
    finding::Finding,
    place::Place,
    snapshot::Snapshot,
};

/// Row 31 of the catalogue: a whole bill of the last 30 days.
const SOURCE: &str = "BW-ERR 7446";

/// Adds what is wrong with the newest bill in hand.
pub(super) fn check(snapshot: &Snapshot, account: &Account, findings: &mut Vec<Finding>) {
    let Some((bill, pages)) = newest(snapshot, account) else {
        return;
    };
    let place = Place::Account {
        id: account.id,
        field: "bill".to_owned(),
    };
    let label = &bill.label;
    let finding = match (pages.condition, pages.missing()) {
        (PdfCondition::Locked, _) => Finding::warning(
            "bill_unopenable",
            place,
            format!(
                "The bill {label} is protected by a password. Nobody at the gaining side can open it."
            ),
            "Ask for it without the password, or print it to a new PDF and attach that.",
        ),
        (PdfCondition::Damaged, _) => Finding::warning(
            "bill_unopenable",
            place,
            format!(
                "The bill {label} is damaged: its pages cannot be found. The gaining side may not be able to open it."
            ),
            "Open it; if it shows well, print it to a new PDF and attach that. If not, ask for it again.",
        ),
        (_, Some(missing)) => Finding::warning(
            "bill_incomplete",
            place,
            format!(
                "The bill {label} says that it has {} pages, and {} {} in the file. Most gaining sides ask for every page.",
                pages.printed.unwrap_or_default(),
                pages.count,
                if pages.count == 1 { "is" } else { "are" },
            ),
            format!(
                "Ask for the whole bill; {missing} {} missing.",
                if missing == 1 { "page is" } else { "pages are" }
            ),
        ),
        _ => return,
    };
    findings.push(finding.costs(3).sourced(SOURCE));
}

/// The newest bill of the account, where it is a PDF that was looked at.
fn newest<'a>(snapshot: &'a Snapshot, account: &Account) -> Option<(&'a Attachment, KnownPages)> {
    let age = |bill: &&Attachment| -> (Option<NaiveDate>, i64) { (bill.dated, bill.id.0) };
    let bill = (snapshot.evidence.of_account(account.id))
        .filter(|file| file.kind == EvidenceKind::Bill)
        .max_by_key(age)?;
    Some((bill, bill.pages?))
}

//! What we state of an account against what its carrier holds: fields graded, and the three lists.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::accounts::Tally;
use crate::{
    api::{
        WireError,
        session::Session,
        words::{ranges, small},
    },
    carrier::CarrierId,
    finding::Severity,
    id::AccountId,
    number::{Number, TelephoneNumber},
    readiness,
    reconcile::{self, DiffPiece, Difference, FieldComparison, Grade},
    snapshot::Snapshot,
};

/// One field, ours against the CSR's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldReport {
    /// Stable name; `service_address:3` for the site with that id.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What we state, letter by letter.
    pub ours: String,
    /// What the CSR says, letter by letter; empty when it does not say.
    pub theirs: String,
    /// How they differ.
    pub grade: Grade,
    /// How much it matters; absent when it does not.
    pub severity: Option<Severity>,
    /// How many characters the carrier's form takes, where known.
    pub limit: Option<u16>,
    /// What the form cuts off; absent where it takes all.
    pub cut: Option<String>,
    /// The slip behind the difference, in a sentence.
    pub slip: Option<&'static str>,
    /// Why ours is kept against the carrier's.
    pub kept: Option<String>,
    /// What the bill says.
    pub bill: Option<String>,
    /// How ours differs from the bill.
    pub bill_grade: Option<Grade>,
    /// Both readings in aligned pieces.
    pub pieces: Vec<DiffPiece>,
    /// Each difference with its place in both readings, in graphemes from 0.
    pub differences: Vec<Difference>,
    /// An address in the parts a carrier's form takes.
    pub parts: Vec<PartReport>,
}

/// One part of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartReport {
    /// `House number`, `Pre-directional`…
    pub part: &'static str,
    /// Ours.
    pub ours: String,
    /// The carrier's.
    pub theirs: String,
    /// How they differ.
    pub grade: Grade,
}

/// A group of the three lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupReport {
    /// Stable name: `in_all`, `inventory_only`, `csr_only`…
    pub code: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What is usually done.
    pub action: &'static str,
    /// How many.
    pub count: u32,
    /// Which, ascending.
    pub numbers: Vec<TelephoneNumber>,
    /// The same, neighbours as ranges, for people.
    pub ranges: Vec<String>,
}

/// Something to ask about before the numbers move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsequenceReport {
    /// Stable name: `hunt_group`, `dsl`, `alarm`…
    pub code: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What to ask, and whom.
    pub ask: &'static str,
    /// The words that give it away.
    pub seen: String,
    /// The numbers it hangs on; empty when none is named.
    pub numbers: Vec<TelephoneNumber>,
}

/// Numbers that stand on the same lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListReport {
    /// On the phone system's list.
    pub inventory: bool,
    /// On the CSR.
    pub csr: bool,
    /// On the bill.
    pub bill: bool,
    /// How many.
    pub count: u32,
    /// Which.
    pub numbers: Vec<TelephoneNumber>,
}

/// An account held against its CSR and bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reconciliation {
    /// Which account; absent for numbers that are on none.
    pub id: Option<AccountId>,
    /// Profile id of the losing carrier.
    pub carrier: Option<CarrierId>,
    /// Account number as written.
    pub account: Option<String>,
    /// Date of the CSR; absent when there is none to compare with.
    pub csr_dated: Option<NaiveDate>,
    /// Date of the bill.
    pub bill_date: Option<NaiveDate>,
    /// Every field that either side states.
    pub fields: Vec<FieldReport>,
    /// The three lists, each combination that occurs.
    pub lists: Vec<ListReport>,
    /// The same numbers as groups with their usual action, what needs a hand first.
    pub groups: Vec<GroupReport>,
    /// Lists that are not there, in sentences; a number is missing only from a list that is.
    pub absent: Vec<String>,
    /// The coverage ledger.
    pub coverage: Tally,
    /// What a move changes beside the numbers.
    pub consequences: Vec<ConsequenceReport>,
}

fn sorted(numbers: &[&Number]) -> Vec<TelephoneNumber> {
    let mut numbers: Vec<_> = numbers.iter().map(|number| number.tn).collect();
    numbers.sort_unstable();
    numbers
}

/// The lists of an account, or of the numbers on none, without its fields.
fn of_lists(
    snapshot: &Snapshot,
    account: Option<AccountId>,
    numbers: &[&Number],
    twice: &BTreeSet<TelephoneNumber>,
) -> Reconciliation {
    let lists = reconcile::lists_of(snapshot, account, numbers, twice);
    Reconciliation {
        id: None,
        carrier: None,
        account: None,
        csr_dated: None,
        bill_date: None,
        fields: Vec::new(),
        lists: reconcile::combinations(numbers)
            .into_iter()
            .map(|([inventory, csr, bill], numbers)| ListReport {
                inventory,
                csr,
                bill,
                count: small(numbers.len()),
                numbers: sorted(&numbers),
            })
            .collect(),
        groups: lists
            .groups
            .iter()
            .map(|group| GroupReport {
                code: group.kind.code(),
                title: group.kind.title(),
                action: group.kind.action(),
                count: small(group.numbers.len()),
                numbers: sorted(&group.numbers),
                ranges: ranges(&group.numbers)
                    .into_iter()
                    .map(|(text, _)| text)
                    .collect(),
            })
            .collect(),
        absent: lists.absent(),
        coverage: Tally::of(numbers.iter().copied()),
        consequences: Vec::new(),
    }
}

fn field_report(field: FieldComparison) -> FieldReport {
    let said = |text: String| (!text.is_empty()).then_some(text);
    FieldReport {
        differences: reconcile::differences(&field.pieces),
        field: field.field,
        label: field.label,
        ours: field.ours,
        theirs: field.theirs,
        grade: field.grade,
        severity: field.severity,
        limit: field.limit,
        cut: field.cut.map(|cut| cut.cuts),
        slip: field.slip.map(reconcile::Slip::words),
        kept: said(field.kept),
        bill: said(field.bill),
        bill_grade: field.bill_grade,
        pieces: field.pieces,
        parts: field
            .parts
            .into_iter()
            .map(|part| PartReport {
                part: part.part,
                ours: part.ours,
                theirs: part.theirs,
                grade: part.grade,
            })
            .collect(),
    }
}

impl Session {
    /// Every account against its CSR, field by field, and the lists its numbers stand on; last, the numbers
    /// that are on no account.
    pub fn report_reconciliation(&self) -> Result<Vec<Reconciliation>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        // Once over all numbers, not once an account.
        let by_account = reconcile::by_account(snapshot);
        let twice = reconcile::on_two_accounts(snapshot);
        let of =
            |account: Option<AccountId>| by_account.get(&account).map_or(&[][..], Vec::as_slice);
        let mut result: Vec<Reconciliation> = snapshot
            .accounts
            .values()
            .map(|account| {
                let numbers = of(Some(account.id));
                let csr = snapshot.csrs.get(&account.id);
                let fields = csr.map_or_else(Vec::new, |csr| {
                    let sites = reconcile::sites_among(snapshot, numbers.iter().copied());
                    let record = reconcile::record(csr);
                    reconcile::account_fields_at(snapshot, account, &sites, &record)
                });
                Reconciliation {
                    id: Some(account.id),
                    carrier: Some(account.carrier.clone()),
                    account: Some(account.account_number.clone()),
                    csr_dated: csr.map(|csr| csr.dated),
                    bill_date: account.bill_date,
                    fields: fields
                        .into_iter()
                        .filter(|field| !(field.ours.is_empty() && field.theirs.is_empty()))
                        .map(field_report)
                        .collect(),
                    consequences: readiness::consequences_among(snapshot, account, numbers)
                        .into_iter()
                        .map(|found| ConsequenceReport {
                            code: found.code,
                            title: found.title,
                            ask: found.ask,
                            seen: found.seen,
                            numbers: sorted(&found.numbers),
                        })
                        .collect(),
                    ..of_lists(snapshot, Some(account.id), numbers, &twice)
                }
            })
            .collect();
        let homeless = of_lists(snapshot, None, of(None), &twice);
        if !homeless.groups.is_empty() {
            result.push(homeless);
        }
        Ok(result)
    }
}

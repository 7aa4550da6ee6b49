//! What we state of an account against what its carrier holds: fields graded, and the three lists.

use chrono::NaiveDate;
use serde::Serialize;

use super::accounts::numbers_of;
use crate::{
    api::{WireError, session::Session, words::small},
    carrier::CarrierId,
    finding::Severity,
    id::AccountId,
    number::{Number, TelephoneNumber},
    reconcile::{self, DiffPiece, Grade},
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
    /// Both readings in aligned pieces.
    pub pieces: Vec<DiffPiece>,
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
}

fn lists(groups: Vec<([bool; 3], Vec<&Number>)>) -> Vec<ListReport> {
    groups
        .into_iter()
        .map(|([inventory, csr, bill], numbers)| {
            let mut numbers: Vec<_> = numbers.into_iter().map(|number| number.tn).collect();
            numbers.sort_unstable();
            ListReport {
                inventory,
                csr,
                bill,
                count: small(numbers.len()),
                numbers,
            }
        })
        .collect()
}

impl Session {
    /// Every account against its CSR, field by field, and the lists its numbers stand on; last, the numbers
    /// that are on no account.
    pub fn report_reconciliation(&self) -> Result<Vec<Reconciliation>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let mut result: Vec<Reconciliation> = snapshot
            .accounts
            .values()
            .map(|account| {
                let csr = snapshot.csrs.get(&account.id);
                let fields = csr.map_or_else(Vec::new, |csr| {
                    reconcile::account_fields(snapshot, account, &reconcile::record(csr))
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
                        .map(|field| FieldReport {
                            field: field.field,
                            label: field.label,
                            ours: field.ours,
                            theirs: field.theirs,
                            grade: field.grade,
                            severity: field.severity,
                            limit: field.limit,
                            pieces: field.pieces,
                        })
                        .collect(),
                    lists: lists(reconcile::lists(snapshot, account.id)),
                }
            })
            .collect();
        let mut homeless: std::collections::BTreeMap<[bool; 3], Vec<&Number>> =
            std::collections::BTreeMap::new();
        for number in numbers_of(snapshot, |number| number.account.is_none()) {
            let on = [number.on_inventory, number.on_csr, number.on_bill];
            homeless.entry(on).or_default().push(number);
        }
        if !homeless.is_empty() {
            result.push(Reconciliation {
                id: None,
                carrier: None,
                account: None,
                csr_dated: None,
                bill_date: None,
                fields: Vec::new(),
                lists: lists(homeless.into_iter().rev().collect()),
            });
        }
        Ok(result)
    }
}

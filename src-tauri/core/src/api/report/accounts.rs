//! Losing accounts and service locations with what is known of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::numbers::some;
use crate::{
    account::Signer,
    api::{WireError, session::Session, words::small},
    carrier::CarrierId,
    id::{AccountId, SiteId},
    intake::account_key,
    number::{Disposition, Number, TelephoneNumber},
    reconcile,
    site::Address,
};

/// Numbers by what becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// They move.
    pub port: u32,
    /// They stay with the losing carrier.
    pub stay: u32,
    /// They are given up.
    pub disconnect: u32,
    /// Nobody has decided.
    pub undecided: u32,
}

impl Tally {
    pub(super) fn of<'a>(numbers: impl IntoIterator<Item = &'a Number>) -> Self {
        let mut tally = Self::default();
        for number in numbers {
            match number.disposition {
                Disposition::Port => tally.port += 1,
                Disposition::Stay => tally.stay += 1,
                Disposition::Disconnect => tally.disconnect += 1,
                Disposition::Undecided => tally.undecided += 1,
            }
        }
        tally
    }
}

/// A losing account with what is known of it. Its PIN is in no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountReport {
    /// Id for `import --account`.
    pub id: AccountId,
    /// Profile id of the losing carrier.
    pub carrier: CarrierId,
    /// The carrier's name.
    pub carrier_name: String,
    /// Account number as written.
    pub account_number: String,
    /// Billing telephone number.
    pub btn: Option<TelephoneNumber>,
    /// The number that becomes BTN.
    pub new_btn: Option<TelephoneNumber>,
    /// Billing name.
    pub billing_name: Option<String>,
    /// Name at the service address.
    pub business_name: Option<String>,
    /// Billing address.
    pub billing_address: Address,
    /// Service address.
    pub service_address: Address,
    /// Who signs.
    pub signer: Signer,
    /// Whether a PIN is known.
    pub pin_known: bool,
    /// Date of the newest bill.
    pub bill_date: Option<NaiveDate>,
    /// Date of the CSR.
    pub csr_dated: Option<NaiveDate>,
    /// Locked against port-out.
    pub locked: bool,
    /// The day someone asked about a lock.
    pub lock_asked_on: Option<NaiveDate>,
    /// End of the contract.
    pub contract_end: Option<NaiveDate>,
    /// Days of notice.
    pub notice_days: Option<u16>,
    /// Names of the sites that its numbers serve.
    pub sites: Vec<String>,
    /// How many numbers.
    pub numbers: u32,
    /// What becomes of them.
    pub dispositions: Tally,
}

/// A service location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteReport {
    /// Its id.
    pub id: SiteId,
    /// What the client calls it.
    pub name: String,
    /// Service address.
    pub address: Address,
    /// IANA zone.
    pub zone: String,
    /// Account numbers that have numbers there.
    pub accounts: Vec<String>,
    /// How many numbers.
    pub numbers: u32,
    /// What becomes of them.
    pub dispositions: Tally,
}

impl Session {
    /// Losing accounts in the order in which they were made.
    pub fn report_accounts(&self) -> Result<Vec<AccountReport>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let by_account = reconcile::by_account(snapshot);
        let report = |account: &crate::account::Account| {
            let numbers = by_account
                .get(&Some(account.id))
                .map_or(&[][..], Vec::as_slice);
            AccountReport {
                id: account.id,
                carrier: account.carrier.clone(),
                carrier_name: snapshot.carrier_name(&account.carrier).to_owned(),
                account_number: account.account_number.clone(),
                btn: account.btn,
                new_btn: account.new_btn,
                billing_name: some(&account.billing_name),
                business_name: some(&account.business_name),
                billing_address: account.billing_address.clone(),
                service_address: account.service_address.clone(),
                signer: account.signer.clone(),
                pin_known: account.pin.is_known(),
                bill_date: account.bill_date,
                csr_dated: snapshot.csrs.get(&account.id).map(|csr| csr.dated),
                locked: account.locked,
                lock_asked_on: account.lock_asked_on,
                contract_end: account.contract_end,
                notice_days: account.notice_days,
                sites: reconcile::sites_among(snapshot, numbers.iter().copied())
                    .into_iter()
                    .map(|site| site.name.clone())
                    .collect(),
                numbers: small(numbers.len()),
                dispositions: Tally::of(numbers.iter().copied()),
            }
        };
        Ok(snapshot.accounts.values().map(report).collect())
    }

    /// Service locations in the order in which they were made.
    pub fn report_sites(&self) -> Result<Vec<SiteReport>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let mut by_site: BTreeMap<SiteId, Vec<&Number>> = BTreeMap::new();
        for number in snapshot.numbers.values() {
            if let Some(site) = number.site {
                by_site.entry(site).or_default().push(number);
            }
        }
        let report = |site: &crate::site::Site| {
            let numbers = by_site.get(&site.id).map_or(&[][..], Vec::as_slice);
            let ids: std::collections::BTreeSet<_> =
                numbers.iter().filter_map(|number| number.account).collect();
            SiteReport {
                id: site.id,
                name: site.name.clone(),
                address: site.address.clone(),
                zone: site.zone.clone(),
                accounts: ids
                    .iter()
                    .filter_map(|id| snapshot.accounts.get(id))
                    .map(|account| account.account_number.clone())
                    .collect(),
                numbers: small(numbers.len()),
                dispositions: Tally::of(numbers.iter().copied()),
            }
        };
        Ok(snapshot.sites.values().map(report).collect())
    }

    /// The account that a person means by its id, its account number, or the carrier when it has only one.
    pub fn account_named(&self, text: &str) -> Result<AccountId, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let key = account_key(text);
        let accounts = || snapshot.accounts.values();
        let by_number = || {
            accounts()
                .filter(|account| !key.is_empty() && account_key(&account.account_number) == key)
                .map(|account| account.id)
                .collect::<Vec<_>>()
        };
        let by_carrier = || {
            accounts()
                .filter(|account| account.carrier.0 == text)
                .map(|account| account.id)
                .collect::<Vec<_>>()
        };
        let by_id = text.parse().ok().map(AccountId);
        let by_id = by_id.filter(|id| snapshot.accounts.contains_key(id));
        if let Some(id) = by_id {
            return Ok(id);
        }
        for found in [by_number(), by_carrier()] {
            match found.as_slice() {
                [] => {}
                [one] => return Ok(*one),
                _ => {
                    return Err(WireError::user(
                        "which_account",
                        format!("“{text}” names several accounts."),
                        "`portwright-cli accounts` lists them with their ids.",
                    ));
                }
            }
        }
        Err(WireError::user(
            "no_such_account",
            format!("There is no account “{text}”."),
            "`portwright-cli accounts` lists them with their ids.",
        ))
    }
}

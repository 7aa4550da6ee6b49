//! Accounts and sites that the rows of a sheet name, gathered with how many numbers they hold.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{field::Field, stage::StagedRow};
use crate::{account::Pin, number::TelephoneNumber, site::Address};

/// An account that rows name; what they say of it literally, the first row that says something counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct FoundAccount {
    /// Losing carrier in the file's words.
    pub carrier: String,
    /// Account number as written.
    pub account_number: String,
    /// BTN, by its column or by a mark on the number's own row.
    pub btn: Option<TelephoneNumber>,
    /// Billing name.
    pub billing_name: String,
    /// Business name.
    pub business_name: String,
    /// Service address in one piece.
    pub service_address: String,
    /// Billing address in one piece.
    pub billing_address: String,
    /// Authorized signer.
    pub signer: String,
    /// Date of the bill as written.
    pub bill_date: String,
    /// PIN, where a column says it; never serialised.
    #[serde(skip)]
    #[ts(skip)]
    pub pin: Pin,
    /// Numbers on it, each mention counted.
    pub numbers: usize,
    /// First row that names it, counted from 1.
    pub row: u32,
}

/// A site that rows name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct FoundSite {
    /// What the client calls it; empty where only an address is given.
    pub name: String,
    /// Its address, as far as columns say it.
    pub address: Address,
    /// Its address in one piece, where a column holds that.
    pub service_address: String,
    /// Numbers there, each mention counted.
    pub numbers: usize,
    /// First row that names it, counted from 1.
    pub row: u32,
}

/// Gathers while rows pass.
#[derive(Debug, Default)]
pub(super) struct Gatherer<'a> {
    accounts: HashMap<(&'a str, &'a str), FoundAccount>,
    sites: HashMap<(&'a str, &'a str, &'a str), FoundSite>,
}

impl<'a> Gatherer<'a> {
    pub(super) fn take(&mut self, row: &StagedRow<'a>, region: &str) {
        self.account(row, region);
        self.site(row);
    }

    fn account(&mut self, row: &StagedRow<'a>, region: &str) {
        let key = (row.get(Field::Carrier), row.get(Field::Account));
        if key == ("", "") {
            return;
        }
        let account = self.accounts.entry(key).or_insert_with(|| FoundAccount {
            carrier: key.0.to_owned(),
            account_number: key.1.to_owned(),
            row: row.row,
            ..FoundAccount::default()
        });
        account.numbers += row.numbers.len();
        for (slot, field) in [
            (&mut account.billing_name, Field::BillingName),
            (&mut account.business_name, Field::BusinessName),
            (&mut account.service_address, Field::ServiceAddress),
            (&mut account.billing_address, Field::BillingAddress),
            (&mut account.signer, Field::Signer),
            (&mut account.bill_date, Field::BillDate),
        ] {
            if slot.is_empty() {
                row.get(field).clone_into(slot);
            }
        }
        if account.btn.is_none() {
            account.btn = match row.numbers.as_slice() {
                [only] if row.btn => Some(only.tn),
                _ => row.account_btn(region),
            };
        }
        if !account.pin.is_known() {
            account.pin = row.pin.clone();
        }
    }

    fn site(&mut self, row: &StagedRow<'a>) {
        let key = (row.site(), row.get(Field::Street), row.get(Field::City));
        let whole = row.get(Field::ServiceAddress);
        if key == ("", "", "") && whole.is_empty() {
            return;
        }
        let key = if key == ("", "", "") {
            ("", whole, "")
        } else {
            key
        };
        let site = self.sites.entry(key).or_insert_with(|| FoundSite {
            name: row.site().to_owned(),
            row: row.row,
            ..FoundSite::default()
        });
        site.numbers += row.numbers.len();
        let address = &mut site.address;
        for (slot, field) in [
            (&mut address.street, Field::Street),
            (&mut address.line2, Field::Line2),
            (&mut address.city, Field::City),
            (&mut address.state, Field::State),
            (&mut address.zip, Field::Zip),
            (&mut site.service_address, Field::ServiceAddress),
        ] {
            if slot.is_empty() {
                row.get(field).clone_into(slot);
            }
        }
    }

    pub(super) fn done(self) -> (Vec<FoundAccount>, Vec<FoundSite>) {
        // In the order in which rows name them: orders are named by it later.
        let mut accounts: Vec<_> = self.accounts.into_values().collect();
        accounts.sort_by_key(|account| account.row);
        let mut sites: Vec<_> = self.sites.into_values().collect();
        sites.sort_by_key(|site| site.row);
        (accounts, sites)
    }
}

/// By what two spellings of an account number are taken for one: letters and digits only, so that
/// `414 555-0100 371` and `4145550100371` meet. The spellings themselves are kept.
pub fn account_key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::account_key;

    #[test]
    fn an_account_is_one_however_its_number_is_spaced() {
        assert_eq!(
            account_key("414 555-0100 371"),
            account_key("4145550100371")
        );
        assert_eq!(account_key("bv-20817"), account_key("BV 20817"));
        assert_ne!(account_key("88-114520-03"), account_key("88-114520-3"));
    }
}

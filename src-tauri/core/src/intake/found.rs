//! Accounts and sites that the rows of a sheet name, gathered with how many numbers they hold.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{field::Field, layout::Mapping, stage::StagedRow};
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

/// A text as part of a key. Most parts are empty, and the system's way to compare no bytes with no bytes can take
/// longer than all else that is done for a row: an empty slice may point anywhere.
#[derive(Debug, Clone, Copy, Eq, Hash)]
struct Part<'a>(&'a str);

#[allow(
    clippy::derived_hash_with_manual_eq,
    reason = "equal as their texts are, as the hash is theirs"
)]
impl PartialEq for Part<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && (self.0.is_empty() || self.0 == other.0)
    }
}

/// Gathers while rows pass. What a list says again and again gets a number, so that its text is looked up once.
#[derive(Debug, Default)]
pub(super) struct Gatherer<'a> {
    accounts: Vec<FoundAccount>,
    /// Carrier and account number, with the place among the accounts.
    by_names: HashMap<[Part<'a>; 2], usize>,
    sites: Vec<FoundSite>,
    by_place: HashMap<(&'a str, &'a str, &'a str), usize>,
    /// Everything by which rows tell places apart: their number, and the site.
    places: HashMap<[Part<'a>; 5], (usize, Option<usize>)>,
    of_account: Fields,
    of_site: Fields,
}

/// Which fields a table has, of those that are gathered.
#[derive(Debug, Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn of(mapping: &Mapping, fields: &[Field], beside: &[Field]) -> Self {
        let has = |field: &&Field| mapping.column(**field).is_some() || beside.contains(field);
        Self(fields.iter().filter(has).copied().collect())
    }
}

const OF_ACCOUNT: [Field; 6] = [
    Field::BillingName,
    Field::BusinessName,
    Field::ServiceAddress,
    Field::BillingAddress,
    Field::Signer,
    Field::BillDate,
];
const OF_SITE: [Field; 6] = [
    Field::Street,
    Field::Line2,
    Field::City,
    Field::State,
    Field::Zip,
    Field::ServiceAddress,
];

impl<'a> Gatherer<'a> {
    /// For the rows of a table; `beside` are fields that rows have without a column, from a heading above them.
    pub(super) fn of(mapping: &Mapping, beside: &[Field]) -> Self {
        Self {
            of_account: Fields::of(mapping, &OF_ACCOUNT, beside),
            of_site: Fields::of(mapping, &OF_SITE, beside),
            ..Self::default()
        }
    }

    /// Takes a row in, and writes onto it which account and which place it names.
    pub(super) fn take(&mut self, row: &mut StagedRow<'a>, region: &str) {
        row.account = self.account(row, region);
        row.place = Some(self.place(row));
    }

    fn account(&mut self, row: &StagedRow<'a>, region: &str) -> Option<usize> {
        let key = (row.get(Field::Carrier), row.get(Field::Account));
        if key == ("", "") {
            return None;
        }
        let names = [Part(key.0), Part(key.1)];
        let at = *self.by_names.entry(names).or_insert_with(|| {
            self.accounts.push(FoundAccount {
                carrier: key.0.to_owned(),
                account_number: key.1.to_owned(),
                row: row.row,
                ..FoundAccount::default()
            });
            self.accounts.len() - 1
        });
        let account = self.accounts.get_mut(at)?;
        account.numbers += row.numbers.len();
        for field in &self.of_account.0 {
            let slot = match field {
                Field::BillingName => &mut account.billing_name,
                Field::BusinessName => &mut account.business_name,
                Field::ServiceAddress => &mut account.service_address,
                Field::BillingAddress => &mut account.billing_address,
                Field::Signer => &mut account.signer,
                _ => &mut account.bill_date,
            };
            if slot.is_empty() {
                row.get(*field).clone_into(slot);
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
        Some(at)
    }

    fn place(&mut self, row: &StagedRow<'a>) -> usize {
        let site = row.site();
        let [street, city, whole, line2] = [
            Field::Street,
            Field::City,
            Field::ServiceAddress,
            Field::Line2,
        ]
        .map(|field| row.get(field));
        let count = self.places.len();
        let known = [site, street, city, whole, line2].map(Part);
        let known = self.places.entry(known);
        let (place, at) = *known.or_insert_with(|| {
            let key = match (site, street, city) {
                ("", "", "") if whole.is_empty() => return (count, None),
                ("", "", "") => ("", whole, ""),
                key => key,
            };
            let at = *self.by_place.entry(key).or_insert_with(|| {
                self.sites.push(FoundSite {
                    name: site.to_owned(),
                    row: row.row,
                    ..FoundSite::default()
                });
                self.sites.len() - 1
            });
            (count, Some(at))
        });
        let Some(site) = at.and_then(|at| self.sites.get_mut(at)) else {
            return place;
        };
        site.numbers += row.numbers.len();
        let address = &mut site.address;
        for field in &self.of_site.0 {
            let slot = match field {
                Field::Street => &mut address.street,
                Field::Line2 => &mut address.line2,
                Field::City => &mut address.city,
                Field::State => &mut address.state,
                Field::Zip => &mut address.zip,
                _ => &mut site.service_address,
            };
            if slot.is_empty() {
                row.get(*field).clone_into(slot);
            }
        }
        place
    }

    /// Accounts and sites in the order in which rows name them: orders are named by it later.
    pub(super) fn done(self) -> (Vec<FoundAccount>, Vec<FoundSite>) {
        (self.accounts, self.sites)
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

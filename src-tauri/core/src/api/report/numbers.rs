//! The inventory with the cells that each number was read from.

use serde::Serialize;

use crate::{
    api::{WireError, session::Session},
    carrier::CarrierId,
    id::AccountId,
    number::{Disposition, Kind, TelephoneNumber, Use},
};

/// Which numbers are asked for; what is absent does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberFilter {
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// Only numbers that someone says are mobile, or only the others.
    pub wireless: Option<bool>,
    /// Only on accounts of this losing carrier.
    pub carrier: Option<CarrierId>,
    /// Only with this disposition.
    pub disposition: Option<Disposition>,
}

/// One number of the inventory.
#[allow(
    clippy::struct_excessive_bools,
    reason = "three lists and a mobile mark are four separate facts, not one state"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberReport {
    /// `+14145550100`.
    pub e164: TelephoneNumber,
    /// `(414) 555-0100`.
    pub national: String,
    /// What its digits say it is.
    pub kind: Kind,
    /// Someone says that it leaves a mobile carrier.
    pub wireless: bool,
    /// What it is used for.
    #[serde(rename = "use")]
    pub usage: Use,
    /// Extension, digits as written.
    pub extension: Option<String>,
    /// Name in the phone system.
    pub name: Option<String>,
    /// What becomes of it.
    pub disposition: Disposition,
    /// Profile id of the losing carrier.
    pub carrier: Option<CarrierId>,
    /// Account number as written on the bill.
    pub account: Option<String>,
    /// Id of that account, as `accounts` prints it.
    pub account_id: Option<AccountId>,
    /// Name of its order.
    pub order: Option<String>,
    /// Name of the site that serves it.
    pub site: Option<String>,
    /// For a toll-free number, the number it rings to today.
    pub rings_to: Option<TelephoneNumber>,
    /// Where it will ring on the new platform.
    pub target: Option<String>,
    /// Dispatchable location for 911.
    pub address_911: Option<String>,
    /// Controlling RespOrg of a toll-free number.
    pub resp_org: Option<String>,
    /// On the phone system's list, the CSR, the bill.
    pub on_inventory: bool,
    /// On the CSR.
    pub on_csr: bool,
    /// On the bill.
    pub on_bill: bool,
    /// Every cell it was read from, oldest first.
    pub sources: Vec<SourceReport>,
}

/// A cell of a foreign file that names a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    /// File name without its folder.
    pub file: String,
    /// What the file was taken for: `inventory`, `csr`, `bill`.
    pub list: String,
    /// Sheet; empty for a text file.
    pub sheet: String,
    /// Row counted from 1.
    pub row: u32,
    /// Column counted from 1.
    pub column: u32,
    /// The cell's text as written.
    pub text: String,
}

pub(super) fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl Session {
    /// How many numbers were read from any of these files, each taken for this list.
    pub fn distinct_numbers_of(&self, list: &str, files: &[&str]) -> Result<u64, WireError> {
        let open = self.opened()?;
        let mut numbers = std::collections::BTreeSet::new();
        for number in open.snapshot.numbers.values() {
            let places = open.project.provenance(number.id)?;
            let is_of = |file: &str| files.contains(&file);
            if places
                .iter()
                .any(|place| place.list == list && is_of(&place.file))
            {
                numbers.insert(number.tn);
            }
        }
        Ok(u64::try_from(numbers.len()).unwrap_or(u64::MAX))
    }

    /// The inventory, sorted by number and then by account.
    pub fn report_numbers(&self, filter: &NumberFilter) -> Result<Vec<NumberReport>, WireError> {
        let open = self.opened()?;
        let snapshot = &open.snapshot;
        let mut numbers: Vec<_> = snapshot
            .numbers
            .values()
            .map(|number| {
                let account = number.account.and_then(|id| snapshot.accounts.get(&id));
                (number, account)
            })
            .filter(|(number, account)| {
                filter.kind.is_none_or(|kind| number.kind == kind)
                    && filter
                        .wireless
                        .is_none_or(|mobile| number.wireless == mobile)
                    && filter
                        .disposition
                        .is_none_or(|disposition| number.disposition == disposition)
                    && filter.carrier.as_ref().is_none_or(|carrier| {
                        account.is_some_and(|account| account.carrier == *carrier)
                    })
            })
            .collect();
        numbers.sort_by_key(|(number, _)| (number.tn, number.account, number.id));
        numbers
            .into_iter()
            .map(|(number, account)| {
                let order = number.order.and_then(|id| snapshot.orders.get(&id));
                let site = number.site.and_then(|id| snapshot.sites.get(&id));
                let places = open.project.provenance(number.id)?;
                Ok(NumberReport {
                    e164: number.tn,
                    national: number.tn.national(),
                    kind: number.kind,
                    wireless: number.wireless,
                    usage: number.usage,
                    extension: some(&number.extension),
                    name: some(&number.name),
                    disposition: number.disposition,
                    carrier: account.map(|account| account.carrier.clone()),
                    account: account.map(|account| account.account_number.clone()),
                    account_id: number.account,
                    order: order.map(|order| order.name.clone()),
                    site: site.map(|site| site.name.clone()),
                    rings_to: number.rings_to,
                    target: some(&number.target),
                    address_911: some(&number.address_911),
                    resp_org: some(&number.resp_org),
                    on_inventory: number.on_inventory,
                    on_csr: number.on_csr,
                    on_bill: number.on_bill,
                    sources: places
                        .into_iter()
                        .map(|place| SourceReport {
                            file: place.file,
                            list: place.list,
                            sheet: place.sheet,
                            row: place.row,
                            column: place.column,
                            text: place.text,
                        })
                        .collect(),
                })
            })
            .collect()
    }
}

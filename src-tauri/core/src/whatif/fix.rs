//! What to put right after a rejection: which field, from what to what, and who says so.
//!
//! The carrier's own words go first. Where it names no field, its code does, by the rejection catalogue; where it does
//! not say what it holds, the CSR does; and what was open on the order beforehand is told with it. Whether the
//! carrier is right is for a person to say: nothing is written here.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    account::Account,
    finding::Finding,
    id::{AccountId, SiteId},
    number::{TelephoneNumber, telephone},
    order::{Order, Rejection},
    readiness::{Rejection as Reason, row_of_code},
    reconcile::{self, CarrierRecord, Grade},
    site::{Address, Site},
    snapshot::Snapshot,
    window::day_words,
};

/// Who says what the field should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FixSays")]
pub enum Says {
    /// The carrier, in the rejection.
    Carrier,
    /// The carrier's record that is in hand.
    Csr,
    /// Nobody yet.
    Nobody,
}

/// What to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The account it stands on.
    pub account: AccountId,
    /// The site it stands on, where it is a site's address.
    pub site: Option<SiteId>,
    /// The field, as in the account; empty where no field of ours is named.
    pub field: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What we state.
    pub ours: String,
    /// What it should be; empty where nobody says.
    pub holds: String,
    /// Who says so.
    pub says: Says,
    /// The catalogue's row for the code.
    pub row: Option<&'static Reason>,
    /// What was noticed of that beforehand, each in a sentence.
    pub noticed: Vec<String>,
    /// In a sentence or two.
    pub text: String,
    /// Why it cannot be taken over as it is; empty where it can.
    pub refused: String,
}

/// A field of the letter that a carrier compares, with what people call it.
fn field_of(name: &str) -> Option<(&'static str, &'static str)> {
    [
        ("service_address", "service address"),
        ("business_name", "business name"),
        ("billing_name", "billing name"),
        ("billing_address", "billing address"),
        ("account_number", "account number"),
        ("signer", "authorised signer"),
        ("btn", "BTN"),
        ("pin", "PIN"),
    ]
    .into_iter()
    .find(|(known, _)| *known == name)
}

/// The field that a row of the catalogue is about.
fn field_of_row(row: &Reason) -> &'static str {
    match row.row {
        1 => "service_address",
        2 => "business_name",
        3 => "signer",
        4 => "account_number",
        5 => "pin",
        7 => "btn",
        _ => "",
    }
}

struct Ground<'a> {
    snapshot: &'a Snapshot,
    account: &'a Account,
    site: Option<&'a Site>,
}

impl Ground<'_> {
    /// What we state in a field; a PIN is never told.
    fn ours(&self, field: &str) -> String {
        let account = self.account;
        match field {
            "service_address" => self
                .site
                .map_or(&account.service_address, |site| &site.address)
                .street_line(),
            "business_name" => account.business_name.clone(),
            "billing_name" => account.billing_name.clone(),
            "billing_address" => account.billing_address.street_line(),
            "account_number" => account.account_number.clone(),
            "signer" => account.signer.name.clone(),
            "btn" => account.btn.map(TelephoneNumber::dashed).unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn record(&self) -> Option<CarrierRecord> {
        let csr = self.snapshot.csrs.get(&self.account.id)?;
        Some(reconcile::record(csr))
    }

    /// What the CSR says in a field, where that is another thing than we state.
    fn csr_says(&self, field: &str) -> Option<String> {
        let record = self.record()?;
        let fields = reconcile::account_fields(self.snapshot, self.account, &record);
        let site = self
            .site
            .map(|site| site.id.0.to_string())
            .unwrap_or_default();
        fields
            .into_iter()
            .find(|compared| {
                let (name, of) = compared
                    .field
                    .split_once(':')
                    .unwrap_or((&compared.field, ""));
                name == field && (of.is_empty() || of == site)
            })
            .filter(|compared| !compared.theirs.is_empty() && compared.grade != Grade::Same)
            .map(|compared| compared.theirs)
    }
}

/// What to put right after a rejection of an order. `open` are the findings that were open on it. Absent where the
/// order has no account, and where neither field nor code says what it is about.
pub fn fix(
    snapshot: &Snapshot,
    order: &Order,
    rejection: &Rejection,
    open: &[&Finding],
) -> Option<Fix> {
    let account = snapshot.accounts.get(&order.key.account?)?;
    let ground = Ground {
        snapshot,
        account,
        site: order.key.site.and_then(|id| snapshot.sites.get(&id)),
    };
    let row = row_of_code(&rejection.code);
    let field = field_of(&rejection.field).or_else(|| field_of(row.map(field_of_row)?));
    if field.is_none() && row.is_none() {
        return None;
    }
    let (field, label) = field.unwrap_or_default();
    let ours = ground.ours(field);
    let given = rejection.holds.trim();
    let (holds, says) = if !given.is_empty() {
        (given.to_owned(), Says::Carrier)
    } else if let Some(held) = ground.csr_says(field) {
        (held, Says::Csr)
    } else {
        (String::new(), Says::Nobody)
    };
    let noticed = open
        .iter()
        .filter(|finding| row.is_some_and(|row| row.codes().contains(&finding.code.as_ref())))
        .map(|finding| finding.message.clone())
        .collect();
    let mut fix = Fix {
        account: account.id,
        site: ground
            .site
            .map(|site| site.id)
            .filter(|_| field == "service_address"),
        field,
        label,
        ours,
        holds,
        says,
        row,
        noticed,
        text: String::new(),
        refused: String::new(),
    };
    fix.text = words(&ground, &fix);
    fix.refused = refused(&fix).to_owned();
    Some(fix)
}

fn words(ground: &Ground<'_>, fix: &Fix) -> String {
    let label = fix.label;
    let (ours, holds) = (&fix.ours, &fix.holds);
    let told = match fix.field {
        "" => fix
            .row
            .map_or_else(String::new, |row| format!("{}.", row.fix)),
        "pin" => "Ask for a new PIN and enter it with the account.".to_owned(),
        _ if holds.is_empty() && ours.is_empty() => {
            format!("We state no {label}. Ask what the carrier holds.")
        }
        _ if holds.is_empty() => {
            format!("Ask what the carrier holds as the {label}. We state {ours}.")
        }
        _ if holds == ours => {
            format!("We state {ours} as the {label} now, as the carrier does. Sign the LOA again.")
        }
        _ if ours.is_empty() => format!("Enter {holds} as the {label}, and sign the LOA again."),
        _ => format!("Take {holds} instead of {ours} as the {label}, and sign the LOA again."),
    };
    let source = match (fix.says, ground.snapshot.csrs.get(&ground.account.id)) {
        (Says::Csr, Some(csr)) => format!(" So says the CSR of {}.", day_words(csr.dated)),
        _ => String::new(),
    };
    let row = fix.row.map_or_else(String::new, |row| {
        let days = match row.days_words().as_str() {
            "–" => String::new(),
            days => format!(", usually {days} business days lost"),
        };
        format!(" {}{days} ({}).", row.reason, row.source())
    });
    format!("{told}{source}{row}")
}

fn refused(fix: &Fix) -> &'static str {
    if fix.field.is_empty() {
        "No field of ours is named."
    } else if fix.field == "pin" {
        "A PIN is entered by hand."
    } else if fix.holds.is_empty() {
        "Nobody says what the carrier holds."
    } else if fix.holds == fix.ours {
        "It is put right."
    } else if fix.field == "btn" && telephone::read(&fix.holds, "US").number.is_none() {
        "What the carrier holds as the BTN is no number."
    } else {
        ""
    }
}

/// The account and the site as they are when a fix is taken over, or why it cannot be.
pub fn taken_over(snapshot: &Snapshot, fix: &Fix) -> Result<(Account, Vec<Site>), String> {
    if !fix.refused.is_empty() {
        return Err(fix.refused.clone());
    }
    let Some(mut account) = snapshot.accounts.get(&fix.account).cloned() else {
        return Err("The account is not there any more.".to_owned());
    };
    let held = {
        let ground = Ground {
            snapshot,
            account: &account,
            site: None,
        };
        ground.record()
    };
    let mut sites = Vec::new();
    let value = || fix.holds.clone();
    match fix.field {
        "business_name" => account.business_name = value(),
        "billing_name" => account.billing_name = value(),
        "account_number" => account.account_number = value(),
        "signer" => account.signer.name = value(),
        "btn" => account.btn = telephone::read(&fix.holds, "US").number,
        "billing_address" => {
            let known = held.iter().map(|record| &record.billing_address);
            street(&mut account.billing_address, &fix.holds, known);
        }
        "service_address" => {
            let known = held.iter().flat_map(|record| &record.service_addresses);
            match fix.site.and_then(|id| snapshot.sites.get(&id)) {
                Some(site) => {
                    let mut site = site.clone();
                    street(&mut site.address, &fix.holds, known);
                    sites.push(site);
                }
                None => street(&mut account.service_address, &fix.holds, known),
            }
        }
        _ => return Err("No field of ours is named.".to_owned()),
    }
    Ok((account, sites))
}

/// Street and suite as the carrier writes them: in the CSR's parts where it is the CSR's, else on one line, since
/// nobody knows where the carrier parts it.
fn street<'a>(ours: &mut Address, holds: &str, mut known: impl Iterator<Item = &'a Address>) {
    if let Some(address) = known.find(|address| address.street_line() == holds) {
        ours.street.clone_from(&address.street);
        ours.line2.clone_from(&address.line2);
    } else {
        holds.clone_into(&mut ours.street);
        ours.line2.clear();
    }
}

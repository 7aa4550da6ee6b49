//! A customer service record pasted as text: what it says of the account, and its working numbers with the
//! line each stands on.
//!
//! There is no standard form. Carriers write labels before values, several on a line, with wide gaps or
//! colons between, and go on below with an indent; that much they share. Values are kept letter by letter:
//! the carrier's own spelling is what an order has to match.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    moments,
    numbers::{find, read_cell},
    words,
};
use crate::{
    csr::Hint,
    number::{TelephoneNumber, Use},
    site::Address,
};

/// What a line says, literally.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Said {
    /// The value as it stands.
    pub text: String,
    /// Its line, counted from 1; 0 when nothing was said.
    pub line: u32,
}

/// An address with the line it begins on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct SaidAddress {
    /// The address, letter by letter.
    pub address: Address,
    /// Its first line, counted from 1.
    pub line: u32,
}

/// A working number of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CsrNumber {
    /// The number.
    pub tn: TelephoneNumber,
    /// Its line, counted from 1.
    pub line: u32,
    /// That line, literally, without the spaces around it.
    pub text: String,
    /// Which of the record's service addresses it stands under.
    pub location: Option<usize>,
    /// The use that the line's words give away.
    #[serde(rename = "use")]
    pub usage: Option<Use>,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CsrFields {
    /// Day the carrier made it.
    pub dated: Option<NaiveDate>,
    /// Billing telephone number.
    pub btn: Option<TelephoneNumber>,
    /// Account number.
    pub account_number: Said,
    /// Name at the service address.
    pub business_name: Said,
    /// Name it is billed under, where said apart.
    pub billing_name: Said,
    /// Service addresses in the order of the record; more than one on a multi-location account.
    pub service_addresses: Vec<SaidAddress>,
    /// Billing address.
    pub billing_address: SaidAddress,
    /// Who may sign.
    pub signer: Said,
    /// What it says of a freeze or port protection.
    pub freeze: Said,
    /// Working numbers in their order, each once.
    pub numbers: Vec<CsrNumber>,
    /// Numbers that lines merely mention: hunting, forwarding, a help desk.
    pub mentions: Vec<CsrNumber>,
    /// What it gives away about services that a port ends or that stop one, in the order of the lines.
    #[serde(default)]
    pub hints: Vec<Hint>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Btn,
    Account,
    BusinessName,
    BillingName,
    /// Name first, then the address below.
    BillTo,
    ServiceAddress,
    ServiceCity,
    BillingAddress,
    BillingCity,
    Signer,
    Freeze,
    Dated,
    /// Known, and of no use to us; it ends what stood before.
    Other,
}

/// Labels in capitals, as records write them. Where one begins another, the longer stands first.
const LABELS: &[(&str, Label)] = &[
    ("BILLING TELEPHONE NUMBER", Label::Btn),
    ("BILLING TELEPHONE", Label::Btn),
    ("BILLING NUMBER", Label::Btn),
    ("BILLING TN", Label::Btn),
    ("MAIN BTN", Label::Btn),
    ("BTN", Label::Btn),
    ("BILLING ACCOUNT NUMBER", Label::Account),
    ("ACCOUNT NUMBER", Label::Account),
    ("ACCT NUMBER", Label::Account),
    ("ACCOUNT NO", Label::Account),
    ("ACCT NO", Label::Account),
    ("ACCOUNT TYPE", Label::Other),
    ("ACCOUNT STATUS", Label::Other),
    ("ACCOUNT NAME", Label::BillingName),
    ("ACCOUNT", Label::Account),
    ("ACCT", Label::Account),
    ("BAN", Label::Account),
    ("BUSINESS NAME", Label::BusinessName),
    ("CUSTOMER SERVICE RECORD", Label::Other),
    ("CUSTOMER NAME", Label::BusinessName),
    ("CUSTOMER", Label::BusinessName),
    ("SERVICE NAME", Label::BusinessName),
    ("SVC NAME", Label::BusinessName),
    ("NAME", Label::BusinessName),
    ("BILLING NAME", Label::BillingName),
    ("BILL NAME", Label::BillingName),
    ("BILL TO", Label::BillTo),
    ("SERVICE ADDRESS", Label::ServiceAddress),
    ("SERVICE ADDR", Label::ServiceAddress),
    ("SERVICE AT", Label::ServiceAddress),
    ("SERVICE LOCATION", Label::ServiceAddress),
    ("SVC ADDRESS", Label::ServiceAddress),
    ("SVC ADDR", Label::ServiceAddress),
    ("SVC LOC", Label::ServiceAddress),
    ("INSTALLATION ADDRESS", Label::ServiceAddress),
    ("SERVICE CITY", Label::ServiceCity),
    ("SVC CITY", Label::ServiceCity),
    ("BILLING ADDRESS", Label::BillingAddress),
    ("BILLING ADDR", Label::BillingAddress),
    ("BILL ADDRESS", Label::BillingAddress),
    ("BILL ADDR", Label::BillingAddress),
    ("MAILING ADDRESS", Label::BillingAddress),
    ("BILLING CITY", Label::BillingCity),
    ("BILL CITY", Label::BillingCity),
    ("BILL CYCLE", Label::Other),
    ("BILL DATE", Label::Other),
    ("AUTHORIZED CONTACT", Label::Signer),
    ("AUTHORIZED SIGNER", Label::Signer),
    ("AUTHORIZED USER", Label::Signer),
    ("AUTHORIZED NAME", Label::Signer),
    ("AUTHORIZED", Label::Signer),
    ("AUTH CONTACT", Label::Signer),
    ("CONTACT NAME", Label::Signer),
    ("CONTACT", Label::Signer),
    ("PORT PROTECTION", Label::Freeze),
    ("PORT FREEZE", Label::Freeze),
    ("LOCAL FREEZE", Label::Freeze),
    ("FREEZE", Label::Freeze),
    ("FRZ", Label::Freeze),
    ("CSR DATE", Label::Dated),
    ("RECORD DATE", Label::Dated),
    ("PRINTED", Label::Dated),
    ("AS OF", Label::Dated),
    ("CLASS", Label::Other),
    ("STATUS", Label::Other),
    ("RESELLER", Label::Other),
    ("PASSCODE", Label::Other),
    ("PIN", Label::Other),
    ("LINES", Label::Other),
    ("TERM", Label::Other),
    ("PAGE", Label::Other),
    ("LPIC", Label::Other),
    ("PIC", Label::Other),
    ("TELEPHONE", Label::Other),
    ("RCF", Label::Other),
];

/// Words that may stand before a working number.
pub(super) const LEADS: &[&str] = &[
    "TN",
    "WTN",
    "TEL",
    "TELEPHONE",
    "LINE",
    "NUMBER",
    "DID",
    "PHONE",
];

/// Reads a record.
pub fn read(text: &str, region: &str) -> CsrFields {
    let mut reader = Reader {
        fields: CsrFields::default(),
        open: None,
        region,
    };
    for (index, line) in text.lines().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        reader.line(number, line);
    }
    let mut fields = reader.fields;
    if fields.dated.is_none() {
        // Many records carry their date in the title and nowhere else.
        fields.dated = text
            .lines()
            .take(3)
            .flat_map(|line| line.split([' ', '\t']))
            .find_map(moments::date);
    }
    fields
}

struct Reader<'a> {
    fields: CsrFields,
    /// What an indented line below goes on with.
    open: Option<Label>,
    region: &'a str,
}

impl Reader<'_> {
    fn line(&mut self, number: u32, line: &str) {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.chars().all(|c| !c.is_alphanumeric()) {
            self.open = None;
            return;
        }
        if self.numbers_line(number, trimmed) {
            self.open = None;
            return;
        }
        let mut labelled = false;
        let segments: Vec<&str> = split_wide(trimmed);
        let mut waiting = None;
        for segment in &segments {
            match (label(segment), waiting.take()) {
                (Some((label, "")), _) => {
                    labelled = true;
                    waiting = Some(label);
                }
                (Some((label, value)), _) => {
                    labelled = true;
                    self.value(label, value, number);
                }
                (None, Some(label)) => self.value(label, segment, number),
                (None, None) => {}
            }
        }
        if labelled {
            return;
        }
        let indented = line.starts_with([' ', '\t']);
        match self.open {
            Some(label) if indented && segments.len() == 1 => self.more(label, trimmed, number),
            _ => self.mention(number, trimmed),
        }
    }

    fn value(&mut self, label: Label, value: &str, line: u32) {
        let said = || Said {
            text: value.to_owned(),
            line,
        };
        let fields = &mut self.fields;
        let set = |slot: &mut Said| {
            if slot.line == 0 {
                *slot = said();
            }
        };
        self.open = Some(label);
        match label {
            Label::Btn => {
                if fields.btn.is_none() {
                    fields.btn = read_cell(value, self.region)
                        .numbers
                        .first()
                        .map(|one| one.tn);
                }
            }
            Label::Account => set(&mut fields.account_number),
            Label::BusinessName => set(&mut fields.business_name),
            Label::BillingName | Label::BillTo => set(&mut fields.billing_name),
            Label::ServiceAddress => fields.service_addresses.push(SaidAddress {
                address: address(value),
                line,
            }),
            Label::ServiceCity => {
                if let Some(last) = fields.service_addresses.last_mut() {
                    city_line(&mut last.address, value);
                }
            }
            Label::BillingAddress => {
                if fields.billing_address.line == 0 {
                    fields.billing_address = SaidAddress {
                        address: address(value),
                        line,
                    };
                }
            }
            Label::BillingCity => city_line(&mut fields.billing_address.address, value),
            Label::Signer => set(&mut fields.signer),
            Label::Freeze => set(&mut fields.freeze),
            Label::Dated => fields.dated = fields.dated.or_else(|| moments::date(value)),
            Label::Other => {}
        }
    }

    /// A line below a label without one of its own: the address goes on.
    fn more(&mut self, label: Label, value: &str, line: u32) {
        let target = match label {
            Label::ServiceAddress | Label::ServiceCity => self.fields.service_addresses.last_mut(),
            Label::BillingAddress | Label::BillingCity => Some(&mut self.fields.billing_address),
            Label::BillTo => {
                let billing = &mut self.fields.billing_address;
                if billing.line == 0 {
                    billing.line = line;
                }
                Some(billing)
            }
            _ => None,
        };
        let Some(target) = target else {
            return;
        };
        let address = &mut target.address;
        if ends_in_state_and_zip(value) {
            city_line(address, value);
        } else if address.street.is_empty() {
            value.clone_into(&mut address.street);
        } else if address.line2.is_empty() {
            value.clone_into(&mut address.line2);
        }
    }

    /// A line that begins with a number, or with a word such as TN and a number.
    fn numbers_line(&mut self, line: u32, text: &str) -> bool {
        let Some((first, rest)) = split_wide(text)
            .split_first()
            .map(|(first, rest)| (*first, rest.to_vec()))
        else {
            return false;
        };
        let mut cell = first;
        while let Some((word, after)) = cell.split_once([' ', ':', '#'])
            && LEADS.contains(&word.to_ascii_uppercase().as_str())
        {
            cell = after.trim_start_matches([' ', ':', '#']);
        }
        if cell.is_empty() {
            cell = rest.first().copied().unwrap_or_default();
        }
        let begins = cell
            .trim_start_matches(['(', '+'])
            .starts_with(|c: char| c.is_ascii_digit());
        let found = find(text, self.region);
        let Some(head) = found.first() else {
            return false;
        };
        if !begins || !cell.starts_with(head.text.trim()) {
            return false;
        }
        let working: Vec<TelephoneNumber> =
            if cell.len() < text.len() || !cell.contains(char::is_alphabetic) {
                let reading = read_cell(cell, self.region);
                reading.numbers.iter().map(|one| one.tn).collect()
            } else {
                Vec::new()
            };
        let location = self.fields.service_addresses.len().checked_sub(1);
        let make = |tn| CsrNumber {
            tn,
            line,
            text: text.to_owned(),
            location,
            usage: words::marks(text).usage,
        };
        if working.is_empty() {
            self.working(head.reading.number.map(make));
        } else {
            for tn in &working {
                self.working(Some(make(*tn)));
            }
        }
        for other in found
            .iter()
            .skip(1)
            .filter_map(|found| found.reading.number)
        {
            if !working.contains(&other) {
                self.fields.mentions.push(make(other));
            }
        }
        true
    }

    fn working(&mut self, number: Option<CsrNumber>) {
        let Some(number) = number else { return };
        if !self
            .fields
            .numbers
            .iter()
            .any(|known| known.tn == number.tn && known.location == number.location)
        {
            self.fields.numbers.push(number);
        }
    }

    fn mention(&mut self, line: u32, text: &str) {
        for found in find(text, self.region) {
            if let Some(tn) = found.reading.number {
                self.fields.mentions.push(CsrNumber {
                    tn,
                    line,
                    text: text.to_owned(),
                    location: None,
                    usage: None,
                });
            }
        }
    }
}

/// Parts of a line with two spaces or a tab between them.
fn split_wide(line: &str) -> Vec<&str> {
    line.split("  ")
        .flat_map(|part| part.split('\t'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// The label a part begins with, and what follows it.
fn label(part: &str) -> Option<(Label, &str)> {
    LABELS.iter().find_map(|(words, label)| {
        let head = part.get(..words.len())?;
        let rest = part.get(words.len()..)?;
        let ends = rest.is_empty() || rest.starts_with([' ', ':', '#', '.', '=']);
        (head.eq_ignore_ascii_case(words) && ends).then(|| {
            (
                *label,
                rest.trim_start_matches([' ', ':', '#', '.', '=']).trim(),
            )
        })
    })
}

/// `41 W MIFFLIN ST, MADISON WI 53703` in its parts, or a street alone.
fn address(text: &str) -> Address {
    let mut address = Address::default();
    match text.rsplit_once(',') {
        Some((before, last)) if ends_in_state_and_zip(text) => {
            // `41 W MIFFLIN ST, MADISON, WI 53703` has its city before the last comma.
            let (street, city) = match before.rsplit_once(',') {
                Some((street, city)) if last.split_whitespace().count() <= 2 => {
                    (street, format!("{} {}", city.trim(), last.trim()))
                }
                _ => (before, last.trim().to_owned()),
            };
            street.trim().clone_into(&mut address.street);
            city_line(&mut address, &city);
        }
        _ => text.clone_into(&mut address.street),
    }
    address
}

fn ends_in_state_and_zip(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let zip = words.next().unwrap_or_default();
    let state = words.next().unwrap_or_default();
    let is_zip = zip
        .split('-')
        .next()
        .is_some_and(|five| five.len() == 5 && five.bytes().all(|b| b.is_ascii_digit()));
    let two = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let mixed = |word: &str| {
        word.len() == 3
            && word.bytes().any(|b| b.is_ascii_digit())
            && word.bytes().any(|b| b.is_ascii_alphabetic())
    };
    // A Canadian postal code is two words.
    (is_zip && two(state.trim_end_matches(',')))
        || (mixed(zip) && mixed(state) && words.next().is_some_and(two))
}

/// `MILWAUKEE WI 53202` into city, state and ZIP.
fn city_line(address: &mut Address, text: &str) {
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let tail = if ends_in_state_and_zip(text) {
        // A Canadian postal code is two words.
        if words.last().is_some_and(|last| last.len() == 3) {
            3
        } else {
            2
        }
    } else {
        0
    };
    let (city, rest) = words.split_at(words.len() - tail.min(words.len()));
    address.city = city.join(" ");
    if let Some((state, zip)) = rest.split_first() {
        (*state).clone_into(&mut address.state);
        address.zip = zip.join(" ");
    }
}

#[cfg(test)]
mod tests;

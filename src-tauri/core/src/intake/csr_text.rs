//! A customer service record pasted as text: what it says of the account, and its working numbers with the
//! line each stands on.
//!
//! There is no standard form. Carriers write labels before values, several on a line, with wide gaps or
//! colons between, and go on below with an indent; that much they share. Values are kept letter by letter:
//! the carrier's own spelling is what an order has to match.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod address;
mod hints;
mod labels;

use address::{address, city_line, ends_in_state_and_zip};
use labels::{Label, label};

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
        billing: false,
        current: Vec::new(),
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
    /// The last address was the billing address.
    billing: bool,
    /// Working numbers that the lines below still speak of.
    current: Vec<TelephoneNumber>,
    region: &'a str,
}

impl Reader<'_> {
    fn line(&mut self, number: u32, line: &str) {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.chars().all(|c| !c.is_alphanumeric()) {
            self.open = None;
            self.current.clear();
            return;
        }
        let indented = line.starts_with([' ', '\t']);
        if self.header(number, trimmed) || self.numbers_line(number, trimmed) {
            self.open = None;
            self.current = self
                .fields
                .numbers
                .iter()
                .filter(|one| one.line == number)
                .map(|one| one.tn)
                .collect();
        } else {
            if trimmed.starts_with("--") || !indented && is_labelled(trimmed) {
                self.current.clear();
            }
            self.text_line(number, trimmed, indented);
        }
        let hints = hints::of_line(trimmed, number, &self.current, self.region);
        self.fields.hints.extend(hints);
    }

    /// A line without a working number at its head.
    fn text_line(&mut self, number: u32, trimmed: &str, indented: bool) {
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
            Label::ServiceAddress => {
                self.billing = false;
                fields.service_addresses.push(SaidAddress {
                    address: address(value),
                    line,
                });
            }
            Label::ServiceCity => {
                if let Some(last) = fields.service_addresses.last_mut() {
                    city_line(&mut last.address, value);
                }
            }
            Label::BillingAddress => {
                self.billing = true;
                if fields.billing_address.line == 0 {
                    fields.billing_address = SaidAddress {
                        address: address(value),
                        line,
                    };
                }
            }
            Label::BillingCity => city_line(&mut fields.billing_address.address, value),
            Label::BillingMore => more_of(&mut fields.billing_address.address, value),
            Label::AddressMore | Label::City | Label::State | Label::Zip => {
                let address = if self.billing {
                    Some(&mut fields.billing_address.address)
                } else {
                    fields
                        .service_addresses
                        .last_mut()
                        .map(|said| &mut said.address)
                };
                let Some(address) = address else { return };
                let slot = match label {
                    Label::AddressMore => &mut address.line2,
                    Label::City if ends_in_state_and_zip(value) => {
                        city_line(address, value);
                        return;
                    }
                    Label::City => &mut address.city,
                    Label::State => &mut address.state,
                    _ => &mut address.zip,
                };
                if slot.is_empty() {
                    value.clone_into(slot);
                }
            }
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
        more_of(&mut target.address, value);
    }

    /// `414 555-0100 371` at the head of a record: BTN and customer code, which together are the account number.
    fn header(&mut self, line: u32, text: &str) -> bool {
        if line > 6 || self.fields.account_number.line != 0 || !self.fields.numbers.is_empty() {
            return false;
        }
        let parts = split_wide(text);
        let Some(first) = parts.first() else {
            return false;
        };
        let Some((number, code)) = first.rsplit_once([' ', '-']) else {
            return false;
        };
        let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
        let reading = read_cell(number, self.region);
        let [one] = reading.numbers.as_slice() else {
            return false;
        };
        let bare = number.bytes().filter(u8::is_ascii_digit).count() == 10
            && !number.contains(char::is_alphabetic);
        if !is_code || !bare || one.extension.is_some() {
            return false;
        }
        self.fields.account_number = Said {
            text: (*first).to_owned(),
            line,
        };
        self.fields.btn = self.fields.btn.or(Some(one.tn));
        self.fields.dated = self
            .fields
            .dated
            .or_else(|| parts.iter().find_map(|part| moments::date(part)));
        true
    }

    /// A line that begins with a number, or with a word such as TN and a number.
    fn numbers_line(&mut self, line: u32, text: &str) -> bool {
        let parts = split_wide(text);
        // `1FB /TN 414 555-0101 /PIC 0288`, `003  414 555-0101  1FB`: a code or a count stands before.
        let skip = usize::from(parts.len() > 1 && parts.first().is_some_and(|part| is_code(part)));
        let Some((first, rest)) = parts
            .get(skip..)
            .and_then(<[&str]>::split_first)
            .map(|(first, rest)| (*first, rest.to_vec()))
        else {
            return false;
        };
        if let Some(at) = field_tn(text) {
            return self.field_line(line, text, at);
        }
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

    /// A line of service and equipment with its number in a field: `1FB /TN 414 555-0101 /PIC 0288 /HTG A`.
    fn field_line(&mut self, line: u32, text: &str, at: usize) -> bool {
        let behind = text.get(at..).unwrap_or_default();
        let value = behind.split('/').next().unwrap_or_default();
        // Behind the number or the range other words begin: `414 555-0140 FWD 920 555-0100`.
        let ends = value
            .match_indices(char::is_alphabetic)
            .find_map(|(at, _)| {
                let word = value.get(at..)?.split(' ').next()?.to_ascii_lowercase();
                let before = value.get(..at)?.ends_with(' ');
                (before && !matches!(word.as_str(), "thru" | "through" | "to")).then_some(at)
            });
        let value = ends.and_then(|end| value.get(..end)).unwrap_or(value);
        let location = self.fields.service_addresses.len().checked_sub(1);
        let numbers: Vec<TelephoneNumber> = read_cell(value.trim(), self.region)
            .numbers
            .iter()
            .map(|one| one.tn)
            .collect();
        for tn in &numbers {
            self.working(Some(CsrNumber {
                tn: *tn,
                line,
                text: text.to_owned(),
                location,
                usage: words::marks(text).usage,
            }));
        }
        !numbers.is_empty()
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

/// Whether a line begins with a label.
fn is_labelled(line: &str) -> bool {
    split_wide(line)
        .first()
        .is_some_and(|part| label(part).is_some())
}

/// The next line of an address.
fn more_of(address: &mut Address, value: &str) {
    if ends_in_state_and_zip(value) {
        city_line(address, value);
    } else if address.street.is_empty() {
        value.clone_into(&mut address.street);
    } else if address.line2.is_empty() {
        value.clone_into(&mut address.line2);
    }
}

/// A service order code or a line's count: `1FB`, `003`.
fn is_code(part: &str) -> bool {
    let digits = part.bytes().any(|byte| byte.is_ascii_digit());
    let count = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let code = (3..=5).contains(&part.len())
        && digits
        && part
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    count || code
}

/// The place behind `/TN ` or `/WTN ` in a line of service and equipment.
fn field_tn(text: &str) -> Option<usize> {
    ["/TN ", "/WTN ", "/TN-", "/TN:"]
        .into_iter()
        .find_map(|field| text.find(field).map(|at| at + field.len()))
}

/// Parts of a line with two spaces, a tab or a bar between them.
fn split_wide(line: &str) -> Vec<&str> {
    line.split("  ")
        .flat_map(|part| part.split(['\t', '|']))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests;

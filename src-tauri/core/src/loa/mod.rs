//! Letter of authorization: which form an order needs, what it must say, and what it still lacks.
//!
//! A [`Letter`] holds literal values only: names and addresses as they were recorded, never corrected.
//! The five statements and their reasons stand in [`statements`]. How a letter looks on paper is the
//! business of `document`; whether its order may be sent is that of `readiness`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    account::Signer,
    carrier::NumberFormat,
    finding::Finding,
    id::OrderId,
    number::{Disposition, TelephoneNumber, Use},
    place::Place,
    site::Address,
};

mod statements;

pub use statements::{Statement, sentence, statements};

/// The forms of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// Wireline or VoIP in the US.
    Local,
    /// A change of the Responsible Organization; carries the new one's name and id.
    TollFree,
    /// Leaves a mobile carrier: no BTN, the billing ZIP suffices as address.
    Wireless,
    /// Canadian numbers: the current carrier's legal name, and every remaining number.
    Canada,
}

/// A carrier as the letter names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Party {
    /// Legal name, as written in its profile.
    pub name: String,
    /// Five-character RespOrg id; empty when unknown or not asked for.
    pub resp_org: String,
    /// Telephone or page of its port desk; only the toll-free letter's head shows it.
    pub contact: String,
}

/// A number that changes carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The number.
    pub tn: TelephoneNumber,
    /// What it rings to after the change, for toll-free numbers.
    pub rings_to: Option<TelephoneNumber>,
}

/// A number of the same account that does not change carrier with this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// The number.
    pub tn: TelephoneNumber,
    /// What is on the line; never a person's name.
    pub line: Use,
    /// Stay, disconnect, or port with another order later, until when it stays too. Undecided is a
    /// blocker.
    pub fate: Disposition,
}

/// Everything one letter says, literally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Which form.
    pub variant: Variant,
    /// The client's name as people write it, for the footer.
    pub client: String,
    /// The order's name.
    pub order: String,
    /// Purchase order number.
    pub pon: String,
    /// Version of the order.
    pub version: u16,
    /// Billing name.
    pub billing_name: String,
    /// Billing address.
    pub billing_address: Address,
    /// Name at the service address.
    pub service_name: String,
    /// Service address.
    pub service_address: Address,
    /// Account number at the current carrier.
    pub account_number: String,
    /// Billing telephone number.
    pub btn: Option<TelephoneNumber>,
    /// The number that becomes BTN.
    pub new_btn: Option<TelephoneNumber>,
    /// Residence instead of business.
    pub residential: bool,
    /// Who signs.
    pub signer: Signer,
    /// Reseller between carrier and customer; empty for none.
    pub reseller: String,
    /// Current carrier.
    pub from: Party,
    /// New carrier, appointed agent.
    pub to: Party,
    /// Numbers that change carrier, ascending.
    pub numbers: Vec<Listed>,
    /// Numbers that remain on the account, ascending.
    pub remaining: Vec<Remaining>,
    /// Requested date.
    pub requested: Option<NaiveDate>,
    /// Requested hours in words with zone and offset; empty when no date is requested.
    pub requested_hours: String,
    /// How the new carrier wants numbers written.
    pub format: NumberFormat,
    /// Date of the customer service record the letter was compared with.
    pub record_of: Option<NaiveDate>,
    /// Whether every name and address of the letter stands in that record, character by character.
    pub equals_record: bool,
    /// Date of the newest bill.
    pub bill_of: Option<NaiveDate>,
    /// The new carrier wants each sheet of the attachments signed and dated too, not initialled.
    pub exhibits_signed: bool,
}

impl Letter {
    /// Whether numbers of the account remain with the current carrier. A toll-free letter does not ask.
    pub fn is_partial(&self) -> bool {
        self.variant != Variant::TollFree && !self.remaining.is_empty()
    }

    /// Whether Attachment B goes with the letter: a Canadian one always says what remains, if only that nothing does.
    /// [BW-CA]
    pub fn lists_remaining(&self) -> bool {
        self.is_partial() || self.variant == Variant::Canada
    }

    /// Whether the BTN leaves while other numbers stay for good, so that a new one has to be named.
    pub fn btn_leaves(&self) -> bool {
        let some_stay = self
            .remaining
            .iter()
            .any(|number| number.fate == Disposition::Stay);
        some_stay
            && self.is_partial()
            && self.variant != Variant::Wireless
            && self
                .btn
                .is_some_and(|btn| self.numbers.iter().any(|number| number.tn == btn))
    }

    /// A number as the new carrier wants it written; spaces in it do not break.
    pub fn written(&self, tn: TelephoneNumber) -> String {
        match self.format {
            NumberFormat::Dashed => tn.dashed(),
            NumberFormat::TenDigits => format!("{:010}", tn.digits()),
            NumberFormat::E164 => tn.to_string(),
            NumberFormat::National => tn.national().replace(' ', "\u{a0}"),
        }
    }

    /// What the letter needs and does not have. Each leaves an empty cell, and the letter a draft.
    pub fn missing(&self, order: OrderId) -> Vec<Finding> {
        let local = matches!(self.variant, Variant::Local | Variant::Canada);
        let toll_free = self.variant == Variant::TollFree;
        let address = |address: &Address| {
            !address.street.trim().is_empty() && !address.city_line().trim().is_empty()
        };
        let mut missing: Vec<Finding> = [
            (
                !text(&self.billing_name),
                "billing_name",
                "the billing name",
            ),
            (
                !address(&self.billing_address),
                "billing_address",
                "the billing address",
            ),
            (
                local && !text(&self.service_name),
                "business_name",
                "the name at the service address",
            ),
            (
                local && !address(&self.service_address),
                "service_address",
                "the service address",
            ),
            (
                !toll_free && !text(&self.account_number),
                "account_number",
                "the account number",
            ),
            (
                local && self.btn.is_none(),
                "btn",
                "the billing telephone number (BTN)",
            ),
            (
                self.btn_leaves() && self.new_btn.is_none(),
                "new_btn",
                "the new BTN for the numbers that remain",
            ),
            (!text(&self.signer.name), "signer", "the authorized person"),
            (
                !text(&self.signer.email),
                "signer_email",
                "the authorized person’s e-mail",
            ),
            (
                !text(&self.signer.telephone),
                "signer_telephone",
                "the authorized person’s telephone",
            ),
            (!text(&self.from.name), "carrier", "the current carrier"),
            (!text(&self.to.name), "gaining", "the new carrier"),
            (
                toll_free && !text(&self.from.resp_org),
                "resp_org",
                "the RespOrg id that holds the numbers",
            ),
            (
                toll_free && !text(&self.to.resp_org),
                "gaining_resp_org",
                "the new carrier’s RespOrg id",
            ),
            (
                self.variant == Variant::Canada && !text(&self.reseller),
                "reseller",
                "the reseller’s legal name, or the word “none” where there is no reseller",
            ),
            (self.requested.is_none(), "requested", "the requested date"),
            (self.numbers.is_empty(), "numbers", "every number"),
        ]
        .into_iter()
        .filter(|(lacks, _, _)| *lacks)
        .map(|(_, field, words)| lacking(order, field, words))
        .collect();
        self.unfit(order, local, &mut missing);
        missing
    }

    /// What the letter says and may not.
    fn unfit(&self, order: OrderId, local: bool, missing: &mut Vec<Finding>) {
        if local && post_box(&self.service_address.street) {
            missing.push(
                Finding::blocker(
                    "po_box",
                    place(order, "service_address"),
                    "The service address is a post office box. No line is installed there.",
                    "Enter the address where the lines are installed, as on the service record.",
                )
                .costs(5),
            );
        }
        let open = self
            .remaining
            .iter()
            .filter(|number| number.fate == Disposition::Undecided)
            .count();
        if self.is_partial() && open > 0 {
            missing.push(Finding::blocker(
                "undecided_numbers",
                place(order, "undecided"),
                format!("{open} numbers of the account are marked neither stay nor disconnect."),
                "Decide them: the carrier returns a partial order that leaves numbers open.",
            ));
        }
    }
}

fn text(value: &str) -> bool {
    !value.trim().is_empty()
}

fn place(id: OrderId, field: &str) -> Place {
    Place::Order {
        id,
        field: field.to_owned(),
    }
}

fn lacking(order: OrderId, field: &str, words: &str) -> Finding {
    Finding::blocker(
        "loa_value_missing",
        place(order, field),
        format!("The letter lacks {words}. The carrier returns it."),
        "Enter it as it stands on the service record or the bill.",
    )
    .sourced("47 CFR 64.1130(e); domain notes 4.3")
}

/// `PO BOX 12`, `P.O. Box 12`, `Post Office Box 12`.
fn post_box(street: &str) -> bool {
    let letters: String = street
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_uppercase();
    ["POBOX", "POSTOFFICEBOX", "POSTBOX"]
        .iter()
        .any(|form| letters.starts_with(form))
}

/// What is on a line, in the words of an attachment.
pub fn line_words(line: Use) -> &'static str {
    match line {
        Use::Voice => "Voice line",
        Use::Fax => "Fax line",
        Use::EFax => "Fax number without a machine",
        Use::Alarm => "Alarm panel",
        Use::Elevator => "Elevator telephone",
        Use::CardTerminal => "Card terminal",
        Use::Modem => "Modem or machine",
        Use::Hotline => "Hotline",
        Use::Tty => "Text telephone",
    }
}

#[cfg(test)]
mod tests {
    use super::post_box;

    #[test]
    fn a_post_office_box_is_seen_in_its_spellings() {
        for street in [
            "PO BOX 41170",
            "P.O. Box 7",
            "p o box 9",
            "Post Office Box 12",
        ] {
            assert!(post_box(street), "{street}");
        }
        for street in ["330 N WATER ST STE 400", "12 Poboxer Lane Rear", ""] {
            assert!(!post_box(street), "{street}");
        }
    }
}

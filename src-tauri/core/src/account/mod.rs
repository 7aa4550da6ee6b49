//! A billing account at a losing carrier: what we will state of it on the LOA and the order.
//!
//! What the carrier itself holds stands in the CSR ([`crate::csr`]) and is never copied here but by an
//! explicit act.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod charges;

pub use charges::Charges;

use crate::{carrier::CarrierId, id::AccountId, number::TelephoneNumber, site::Address};

/// A PIN or passcode. It is never printed, logged or exported: its `Debug` and its JSON hide it, and only
/// the storage layer may take it out.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Pin(String);

impl Pin {
    /// Wraps a PIN as it was typed.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether one is known.
    pub fn is_known(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether it is digits alone, at least `min` and at most `max` of them. Says nothing else of it.
    pub fn is_digits(&self, min: u16, max: u16) -> bool {
        let length = self.0.len();
        self.0.bytes().all(|byte| byte.is_ascii_digit())
            && (usize::from(min)..=usize::from(max)).contains(&length)
    }

    /// Whether it is one of these words.
    pub fn is_one_of(&self, words: &[String]) -> bool {
        words.contains(&self.0)
    }

    /// The PIN itself: for the project file and nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_known() {
            "Pin(known)"
        } else {
            "Pin(unknown)"
        })
    }
}

/// The person who may sign for the account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Signer {
    /// Name as the losing carrier holds it.
    pub name: String,
    /// Title.
    pub title: String,
    /// Telephone for questions about the letter.
    pub telephone: String,
    /// Mail address.
    pub email: String,
}

/// A losing account as we will state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its row.
    pub id: AccountId,
    /// Profile of the losing carrier.
    pub carrier: CarrierId,
    /// Account number as written on the bill.
    pub account_number: String,
    /// Billing telephone number.
    pub btn: Option<TelephoneNumber>,
    /// The number that becomes BTN when the old one leaves and others stay.
    pub new_btn: Option<TelephoneNumber>,
    /// Billing name, for the LOA.
    pub billing_name: String,
    /// Name at the service address, for the LOA.
    pub business_name: String,
    /// Billing address.
    pub billing_address: Address,
    /// Service address as stated on orders, where one address serves the account.
    pub service_address: Address,
    /// Residence instead of business.
    pub residential: bool,
    /// Reseller between carrier and customer, by its legal name; empty for none.
    pub reseller: String,
    /// Who signs.
    pub signer: Signer,
    /// Account or transfer PIN.
    pub pin: Pin,
    /// When the PIN was made.
    pub pin_on: Option<NaiveDate>,
    /// Date printed on the newest bill we hold.
    pub bill_date: Option<NaiveDate>,
    /// Someone asked whether the account is locked, and it is not.
    pub lock_asked_on: Option<NaiveDate>,
    /// The account is locked against port-out.
    pub locked: bool,
    /// End of the contract.
    pub contract_end: Option<NaiveDate>,
    /// Days of notice the contract asks for.
    pub notice_days: Option<u16>,
}

impl Account {
    /// An account of which nothing is known but its carrier. Its id says that it is not in a file yet.
    pub fn blank(carrier: CarrierId) -> Self {
        Self {
            id: AccountId(-1),
            carrier,
            account_number: String::new(),
            btn: None,
            new_btn: None,
            billing_name: String::new(),
            business_name: String::new(),
            billing_address: Address::default(),
            service_address: Address::default(),
            residential: false,
            reseller: String::new(),
            signer: Signer::default(),
            pin: Pin::default(),
            pin_on: None,
            bill_date: None,
            lock_asked_on: None,
            locked: false,
            contract_end: None,
            notice_days: None,
        }
    }
}

/// Our spelling of a field, kept against the carrier's for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSpelling {
    /// The account.
    pub account: AccountId,
    /// The field, as the comparison names it.
    pub field: String,
    /// What we state. Another reading is not what was decided on.
    pub ours: String,
    /// What the carrier held when it was decided.
    pub theirs: String,
    /// Why.
    pub reason: String,
    /// The day it was decided.
    pub kept_on: NaiveDate,
}

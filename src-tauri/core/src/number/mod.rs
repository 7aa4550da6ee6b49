//! A telephone number of the project: what it is, what it is used for and what becomes of it.
//!
//! Reading one number from text stands in [`telephone`], a cell with several or a range in [`cell`],
//! running text in [`find`](mod@find); what an area code tells in [`area`]; what was
//! looked up elsewhere in [`lookup`]. Nothing here knows of
//! spreadsheets or of the project file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{AccountId, NumberId, OrderId, SiteId};

pub mod area;
pub mod cell;
pub mod fact;
pub mod find;
pub mod lookup;
pub mod range;
pub mod telephone;

mod all;
mod lexer;
mod outcome;
mod read;
mod rules;
mod text;

#[cfg(test)]
mod tests;

pub use all::Numbers;
pub use cell::{CellNumber, CellReading, Refusal, read_cell, read_cell_beside};
pub use fact::Fact;
pub use find::{Found, FoundSeveral, find, find_several};
pub use lookup::{Lookup, LookupKind, LookupList};
pub use telephone::{Kind, Reading, Remark, Status, TelephoneNumber};

/// What a number is used for; decides tests, warnings and what is asked for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// A line that people talk on.
    #[default]
    Voice,
    /// A fax machine; needs an analog adapter on the new platform.
    Fax,
    /// Fax by mail, without a machine.
    EFax,
    /// An alarm panel or fire panel.
    Alarm,
    /// An elevator's emergency telephone.
    Elevator,
    /// A card terminal.
    CardTerminal,
    /// A modem, a meter or another machine that dials.
    Modem,
    /// A telephone that rings one place when lifted.
    Hotline,
    /// A text telephone.
    Tty,
}

impl Use {
    /// The use for people.
    pub fn words(self) -> &'static str {
        match self {
            Use::Voice => "Voice",
            Use::Fax => "Fax",
            Use::EFax => "e-fax",
            Use::Alarm => "Alarm",
            Use::Elevator => "Elevator",
            Use::CardTerminal => "Card terminal",
            Use::Modem => "Modem",
            Use::Hotline => "Hotline",
            Use::Tty => "TTY",
        }
    }

    /// Machines that must be replaced or kept analog before their line moves or ends.
    pub fn is_machine(self) -> bool {
        matches!(
            self,
            Use::Alarm | Use::Elevator | Use::CardTerminal | Use::Modem
        )
    }

    /// Whether the line can place a call, and so 911 has to be proven for it. Toll-free numbers and
    /// e-fax are receive-only.
    pub fn can_call_out(self, kind: Kind) -> bool {
        kind == Kind::Local && self != Use::EFax
    }
}

/// What becomes of a number. Every number on any list ends as one of the first three.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// It moves to the new platform.
    Port,
    /// It stays with the losing carrier.
    Stay,
    /// It is given up.
    Disconnect,
    /// Nobody has decided.
    #[default]
    Undecided,
}

impl Disposition {
    /// The disposition for people.
    pub fn words(self) -> &'static str {
        match self {
            Disposition::Port => "port",
            Disposition::Stay => "stay",
            Disposition::Disconnect => "disconnect",
            Disposition::Undecided => "undecided",
        }
    }
}

/// One telephone number on any list of the project. The same number on two accounts is two of these.
#[allow(
    clippy::struct_excessive_bools,
    reason = "three lists and a mobile mark are four separate facts, not one state"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Number {
    /// Its row.
    pub id: NumberId,
    /// The number itself.
    pub tn: TelephoneNumber,
    /// What its digits say it is.
    pub kind: Kind,
    /// Leaves a mobile carrier. Cannot be seen in the digits: a user or evidence says so.
    pub wireless: bool,
    /// What it is used for.
    #[serde(rename = "use")]
    pub usage: Use,
    /// What becomes of it.
    pub disposition: Disposition,
    /// The losing account it is billed on.
    pub account: Option<AccountId>,
    /// Where it is served.
    pub site: Option<SiteId>,
    /// The open order it moves with.
    pub order: Option<OrderId>,
    /// Extension on the phone system, digits as written.
    pub extension: String,
    /// Name in the phone system.
    pub name: String,
    /// For a toll-free number, the number it rings to today.
    pub rings_to: Option<TelephoneNumber>,
    /// Where it will ring on the new platform; empty while nobody said.
    pub target: String,
    /// Dispatchable location for 911; empty while nobody said.
    pub address_911: String,
    /// Controlling RespOrg of a toll-free number, five characters, where known.
    pub resp_org: String,
    /// Words of the row that fit nowhere else.
    pub note: String,
    /// On the phone system's list.
    pub on_inventory: bool,
    /// On the CSR.
    pub on_csr: bool,
    /// On the bill.
    pub on_bill: bool,
}

impl Number {
    /// A number of which only the digits are known: voice, undecided, on no account and on no list. Its id stands
    /// for one that the project file gives.
    pub fn blank(tn: TelephoneNumber) -> Self {
        Self {
            id: NumberId(-1),
            tn,
            kind: tn.kind(),
            wireless: false,
            usage: Use::default(),
            disposition: Disposition::default(),
            account: None,
            site: None,
            order: None,
            extension: String::new(),
            name: String::new(),
            rings_to: None,
            target: String::new(),
            address_911: String::new(),
            resp_org: String::new(),
            note: String::new(),
            on_inventory: false,
            on_csr: false,
            on_bill: false,
        }
    }
}

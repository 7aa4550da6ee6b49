//! What a CSR gives away about services that a port ends or that stop a port.
//!
//! A hint is a reason to ask, never an answer: the record says in a carrier's short words what hangs on a number,
//! and only the carrier knows whether it still does.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::TelephoneNumber;

/// What hangs on a number or an account. Ordered as [`HintKind::ALL`] lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// DSL or other broadband on the loop of the number: it dies with the port `[INTERMEDIA][BW-ERR 7411]`.
    Dsl,
    /// Internet, television or another service sold in one bundle with the lines.
    Bundle,
    /// An alarm circuit or alarm company on the line.
    Alarm,
    /// The number hunts to others, or others hunt to it.
    HuntGroup,
    /// Remote call forwarding: a number without a line that rings another.
    RemoteForward,
    /// Call forwarding as a feature of a line.
    Forwarding,
    /// A freeze, lock or protection against porting out. Only where it is on; `FRZ NONE` is no hint.
    Freeze,
    /// The long-distance carrier may not be changed. No obstacle to a port by itself.
    PicFreeze,
    /// Centrex or another switch-based group.
    Centrex,
    /// ISDN PRI or BRI.
    Isdn,
    /// DID trunks or a block of DIDs.
    DidBlock,
    /// A second number that rings the same line with another tone.
    DistinctiveRing,
    /// The dial tone of another exchange.
    ForeignExchange,
    /// The line belongs to another provider's customer: resold.
    Resold,
    /// An order is open on the account.
    PendingOrder,
    /// A contract with a term.
    Contract,
    /// A listing in the directory that ends or has to be ordered again.
    Listing,
}

impl HintKind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Dsl,
        Self::Bundle,
        Self::Alarm,
        Self::HuntGroup,
        Self::RemoteForward,
        Self::Forwarding,
        Self::Freeze,
        Self::PicFreeze,
        Self::Centrex,
        Self::Isdn,
        Self::DidBlock,
        Self::DistinctiveRing,
        Self::ForeignExchange,
        Self::Resold,
        Self::PendingOrder,
        Self::Contract,
        Self::Listing,
    ];

    /// The hint in a few words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Dsl => "DSL on the line",
            Self::Bundle => "bundle with internet or television",
            Self::Alarm => "alarm on the line",
            Self::HuntGroup => "hunt group",
            Self::RemoteForward => "remote call forwarding",
            Self::Forwarding => "call forwarding",
            Self::Freeze => "freeze or port protection",
            Self::PicFreeze => "long-distance freeze",
            Self::Centrex => "Centrex",
            Self::Isdn => "ISDN PRI or BRI",
            Self::DidBlock => "DID trunk or block",
            Self::DistinctiveRing => "distinctive ring",
            Self::ForeignExchange => "foreign exchange",
            Self::Resold => "resold line",
            Self::PendingOrder => "open order",
            Self::Contract => "contract with a term",
            Self::Listing => "directory listing",
        }
    }
}

/// One hint, with the words that gave it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hint {
    /// What it is about.
    pub kind: HintKind,
    /// The number it hangs on; absent where it concerns the account.
    pub tn: Option<TelephoneNumber>,
    /// Other numbers that the line names: where it hunts or forwards to.
    pub related: Vec<TelephoneNumber>,
    /// The line of the record, counted from 1.
    pub line: u32,
    /// That line, literally, without the spaces around it.
    pub text: String,
    /// The code or the words in it that say so, as they stand.
    pub said: String,
}

//! The gate before submission: what providers insist on and no paper proves, confirmed by a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{AccountId, GateId};

/// What has to be confirmed before an order is sent. [SEED-A][SEED-B][CLEARFLY]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GateItem {
    /// The client's account on the new platform is set up.
    PlatformAccount,
    /// The person who files orders may do so in the gaining side's portal.
    PortalUser,
    /// The losing account is active and in good standing.
    GoodStanding,
    /// Somebody looked at the end of the losing contract and its notice.
    ContractEnd,
}

impl GateItem {
    /// Every item, those of the project first.
    pub const ALL: [Self; 4] = [
        Self::PlatformAccount,
        Self::PortalUser,
        Self::GoodStanding,
        Self::ContractEnd,
    ];

    /// What is confirmed, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::PlatformAccount => "platform account",
            Self::PortalUser => "portal user",
            Self::GoodStanding => "good standing",
            Self::ContractEnd => "contract end",
        }
    }

    /// Whether it is confirmed for each losing account, not once for the project.
    pub fn is_of_account(self) -> bool {
        matches!(self, Self::GoodStanding | Self::ContractEnd)
    }
}

/// Somebody's word that an item is in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateWord {
    /// Its row; below zero while it is new.
    pub id: GateId,
    /// What was confirmed.
    pub item: GateItem,
    /// For which losing account; absent for the project.
    pub account: Option<AccountId>,
    /// Who confirmed it.
    pub who: String,
    /// The day.
    pub on: NaiveDate,
    /// How, or what to know of it.
    pub note: String,
}

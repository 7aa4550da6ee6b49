//! The gate before submission: what providers insist on and no paper proves, confirmed by a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    carrier::CarrierId,
    id::{AccountId, GateId},
};

/// What has to be confirmed before an order is sent. [SEED-A][SEED-B][CLEARFLY]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(type = "string")]
pub enum GateItem {
    /// The client's account on the new platform is set up.
    #[serde(rename = "platform_account")]
    PlatformAccount,
    /// The person who files orders may do so in the gaining side's portal.
    #[serde(rename = "portal_user")]
    PortalUser,
    /// The losing account is active and in good standing.
    #[serde(rename = "good_standing")]
    GoodStanding,
    /// Somebody looked at the end of the losing contract and its notice.
    #[serde(rename = "contract_end")]
    ContractEnd,
    /// A further one that a side of the order names in its profile, by its word there.
    #[serde(untagged)]
    Named(String),
}

impl GateItem {
    /// What every port waits for, those of the project first.
    pub const ALWAYS: [Self; 4] = [
        Self::PlatformAccount,
        Self::PortalUser,
        Self::GoodStanding,
        Self::ContractEnd,
    ];

    /// What is confirmed, in words.
    pub fn words(&self) -> String {
        match self {
            Self::PlatformAccount => "platform account".to_owned(),
            Self::PortalUser => "portal user".to_owned(),
            Self::GoodStanding => "good standing".to_owned(),
            Self::ContractEnd => "contract end".to_owned(),
            Self::Named(name) => name.replace('_', " "),
        }
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
    /// At which platform or gaining carrier, where it is of the project: another one has to be asked anew.
    pub gaining: Option<CarrierId>,
    /// Who confirmed it.
    pub who: String,
    /// The day.
    pub on: NaiveDate,
    /// How, or what to know of it.
    pub note: String,
}

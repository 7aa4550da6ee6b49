//! A snapshot: everything a project file holds that planning needs, as plain data without a connection.
//!
//! Every function of the third layer takes one of these and a date, and returns values. Attached bytes,
//! provenance of single cells and the record stay in the file.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    account::Account,
    carrier::{CarrierId, Profile},
    csr::Csr,
    id::{AccountId, BlackoutId, NumberId, OrderId, SiteId},
    number::Number,
    order::Order,
    site::Site,
};

/// The project as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// The client's name as people write it.
    pub client: String,
    /// Three letters or so that order names start with.
    pub prefix: String,
    /// Profile of the platform or gaining carrier the client moves to.
    pub gaining: CarrierId,
    /// Home zone of the project, IANA.
    pub zone: String,
    /// Wished go-live: the day on which the last order cuts over.
    pub go_live: Option<NaiveDate>,
    /// Wished start of the cutover window, local to the project's zone.
    pub window_start: NaiveTime,
    /// Wished end of the cutover window.
    pub window_end: NaiveTime,
    /// The sample client: numbers reserved for fiction are notes instead of blockers.
    pub sample: bool,
    /// Who plans the port; printed as the document's maker.
    pub consultant: String,
    /// People by what they do in the move: `implementation`, `signer`, `it`, `coordinator` → name.
    pub people: BTreeMap<String, String>,
}

/// A period in which nothing of ours may be cut over: a trade fair, an inventory, a holiday of the client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Blackout {
    /// Its row.
    pub id: BlackoutId,
    /// Why.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub to: NaiveDate,
    /// The carrier it concerns; absent for the whole project.
    pub carrier: Option<CarrierId>,
}

/// The project as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The project as a whole.
    pub settings: Settings,
    /// Profiles by id, with the project's overrides applied.
    pub carriers: BTreeMap<CarrierId, Profile>,
    /// Losing accounts by id.
    pub accounts: BTreeMap<AccountId, Account>,
    /// Service locations by id.
    pub sites: BTreeMap<SiteId, Site>,
    /// CSRs by account.
    pub csrs: BTreeMap<AccountId, Csr>,
    /// Numbers by id.
    pub numbers: BTreeMap<NumberId, Number>,
    /// Orders by id.
    pub orders: BTreeMap<OrderId, Order>,
    /// Periods closed by the project.
    pub blackouts: Vec<Blackout>,
    /// Calls per hour by weekday (0 = Monday) and hour, project zone; empty while none were imported.
    pub calls: BTreeMap<(u8, u8), u32>,
}

//! A port order: one request to one losing side, with everything that has happened to it.
//!
//! Types only. What may happen next, and by when, is told by `life`; which numbers belong together by `split`.

mod gate;
mod log;

pub use gate::{GateItem, GateWord};
pub use log::{
    Act, Channel, Contact, Mark, MarkKind, NumberResult, OrderAct, OrderLog, ResultKind, Sent,
    SentFile, Signature, SignedHow, Track, TrackRecord, TrackState,
};

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    carrier::CarrierId,
    id::{AccountId, NumberId, OrderId, SiteId},
    window::Window,
};

/// What makes two numbers belong to one order. Orders keep their key and ordinal for ever, so that
/// splitting again after an edit gives the same names the same contents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct OrderKey {
    /// Losing carrier.
    pub carrier: CarrierId,
    /// Losing account; absent for numbers that nobody has put on an account.
    pub account: Option<AccountId>,
    /// Local, toll-free or wireless: never mixed.
    pub class: KeyClass,
    /// Country, two letters.
    pub country: String,
    /// Service address, where the class has one.
    pub site: Option<SiteId>,
    /// Controlling RespOrg of toll-free numbers.
    pub resp_org: String,
    /// Further keys that the profiles demand, such as `fax`.
    pub extra: String,
}

/// The classes that may never share an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyClass {
    /// Wireline or VoIP.
    Local,
    /// Mobile.
    Wireless,
    /// Toll-free.
    TollFree,
}

/// Where an order stands. The gaining side's own words for these are in its profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Being prepared.
    Draft,
    /// The LOA is out for signature.
    AwaitingSignature,
    /// Sent to the gaining side.
    Submitted,
    /// Refused; a new version has to be sent.
    Rejected,
    /// Date and window are confirmed (FOC).
    Confirmed,
    /// Activated on the new platform.
    Ported,
    /// Every number proven.
    Verified,
    /// Nothing is left to do.
    Closed,
    /// Given up.
    Cancelled,
}

impl OrderStatus {
    /// Our word for it; the gaining side's own stands in its profile.
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::AwaitingSignature => "Awaits signature",
            Self::Submitted => "Sent",
            Self::Rejected => "Rejected",
            Self::Confirmed => "Confirmed",
            Self::Ported => "Active",
            Self::Verified => "Proven",
            Self::Closed => "Closed",
            Self::Cancelled => "Cancelled",
        }
    }

    /// Sent and not yet ended: the losing account is busy with it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::Rejected | Self::Confirmed)
    }

    /// Frozen: splitting again leaves it alone.
    pub fn is_submitted(self) -> bool {
        !matches!(self, Self::Draft | Self::AwaitingSignature)
    }
}

/// What is going on inside a status. The status is where an order stands; the stage is what it waits for there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The gaining side mailed its own letter, and it is not signed yet.
    PlatformLoa,
    /// The losing side has it and looks at it.
    CarrierReview,
    /// Another date was asked for (SUP 2) and is not answered.
    DateAsked,
    /// Another change was asked for (SUP 3) and is not answered.
    ChangeAsked,
    /// Cancelling was asked for (SUP 1) and is not answered.
    CancelAsked,
    /// The date that was confirmed does not hold any more; a new one has to be asked for.
    FocLost,
    /// Activation has begun.
    Activating,
    /// The losing side was asked to take the numbers back.
    SnapbackAsked,
    /// The numbers are back at the losing side.
    SnappedBack,
}

/// A group of orders that cut over together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wave {
    /// Its number, from 1; waves cut over in this order.
    pub number: u8,
    /// What people call it; empty for no name.
    pub name: String,
    /// Sites whose orders are of this wave from the split on.
    pub sites: Vec<SiteId>,
}

/// What people did to the split by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByHand {
    /// Numbers that a person put into an order.
    pub pins: BTreeMap<NumberId, OrderId>,
    /// What a person said of numbers that parts orders.
    pub marks: BTreeMap<NumberId, BTreeMap<MarkKind, String>>,
    /// Waves by number.
    pub waves: BTreeMap<u8, Wave>,
}

impl ByHand {
    /// What a person said of a number.
    pub fn mark(&self, number: NumberId, kind: MarkKind) -> Option<&str> {
        self.marks.get(&number)?.get(&kind).map(String::as_str)
    }

    /// The wave of a site's orders.
    pub fn wave_of(&self, site: Option<SiteId>) -> Option<u8> {
        let site = site?;
        let found = self
            .waves
            .values()
            .find(|wave| wave.sites.contains(&site))?;
        Some(found.number)
    }
}

/// A refusal by the losing side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rejection {
    /// When we learnt of it.
    pub at: DateTime<Utc>,
    /// The version that was refused.
    pub version: u16,
    /// The carrier's own code, empty where it gave none.
    pub code: String,
    /// What it said.
    pub reason: String,
    /// The field it names, as in the account.
    pub field: String,
    /// What we had sent.
    pub sent: String,
    /// What it holds.
    pub holds: String,
}

/// One order. Requested, confirmed and activated are three different facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Order {
    /// Its row.
    pub id: OrderId,
    /// Its name for people, such as `NDG-01`; never used again for another.
    pub name: String,
    /// What its numbers share.
    pub key: OrderKey,
    /// Which of the orders of that key, from 1, when a cap makes several.
    pub ordinal: u16,
    /// Purchase order number sent to the carrier, at most 16 characters.
    pub pon: String,
    /// Version, raised by each supplement.
    pub version: u16,
    /// Where it stands.
    pub status: OrderStatus,
    /// The carrier's own number for it.
    pub carrier_number: String,
    /// What we asked for.
    pub requested: Option<Window>,
    /// What was confirmed (FOC).
    pub confirmed: Option<Window>,
    /// When it was really activated.
    pub activated_at: Option<DateTime<Utc>>,
    /// Date on the signed LOA.
    pub signed_on: Option<NaiveDate>,
    /// When this version was sent.
    pub submitted_at: Option<DateTime<Utc>>,
    /// What was refused, oldest first.
    pub rejections: Vec<Rejection>,
    /// What is going on inside the status.
    pub stage: Option<Stage>,
    /// The wave it cuts over with, from 1; absent for none.
    pub wave: Option<u8>,
    /// What has happened to it, what was sent, and who said what.
    #[serde(skip)]
    pub log: OrderLog,
}

impl Order {
    /// A new draft without a name: the file gives it one.
    pub fn draft(id: OrderId, key: OrderKey, ordinal: u16) -> Self {
        Self {
            id,
            name: String::new(),
            key,
            ordinal,
            pon: String::new(),
            version: 1,
            status: OrderStatus::Draft,
            carrier_number: String::new(),
            requested: None,
            confirmed: None,
            activated_at: None,
            signed_on: None,
            submitted_at: None,
            rejections: Vec::new(),
            stage: None,
            wave: None,
            log: OrderLog::default(),
        }
    }

    /// The signature under the letter as it stands: of this version, and not taken back since.
    pub fn signature(&self) -> Option<&Signature> {
        let last = self.log.signatures.last()?;
        // What was refused is signed anew.
        (self.signed_on == Some(last.on) && last.version == self.next_version()).then_some(last)
    }

    /// The files that went out last with what stands: a supplement sends none. None for a draft, for a version that
    /// was refused, and for one that was never kept.
    pub fn sent_files(&self) -> impl Iterator<Item = &SentFile> {
        let is_out = self.status.is_submitted() && self.next_version() == self.version;
        let files = || self.log.files.iter();
        let newest = files()
            .map(|file| file.version)
            .filter(|version| is_out && *version <= self.version)
            .max();
        files().filter(move |file| Some(file.version) == newest)
    }

    /// The version that goes out next: a refused version is not sent again under its own number.
    pub fn next_version(&self) -> u16 {
        let refused = self.status == OrderStatus::Rejected
            && self
                .rejections
                .last()
                .is_some_and(|last| last.version >= self.version);
        self.version.saturating_add(u16::from(refused))
    }
}

//! What is kept of an order beside itself: what happened and when, what was sent, who promised what, how each
//! number fared, and its texting and 911 tracks.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    id::{ActId, ContactId, EvidenceId, NumberId},
    number::TelephoneNumber,
    window::Window,
};

/// What can happen to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderAct {
    /// It was entered at the gaining side as a draft.
    Entered,
    /// The LOA went out for signature.
    AskSignature,
    /// The LOA came back signed.
    Signed,
    /// The order went to the gaining side.
    Submitted,
    /// The gaining side's own letter was signed.
    PlatformLoaSigned,
    /// The losing side has it: a receipt, mostly with its own order number.
    Receipt,
    /// The carrier confirmed a date (FOC), the first or another.
    Confirmed,
    /// The carrier refused it.
    Rejected,
    /// Another date was asked for (SUP 2).
    AskDate,
    /// Another change was asked for (SUP 3).
    AskChange,
    /// Cancelling was asked for (SUP 1).
    AskCancel,
    /// What was asked for last was refused; the order stands as it stood.
    SupplementRefused,
    /// The confirmed date does not hold any more.
    FocLost,
    /// Activation has begun.
    Activating,
    /// The numbers are active on the new platform.
    Ported,
    /// The losing side was asked to take the numbers back.
    AskSnapback,
    /// The numbers are back at the losing side.
    SnappedBack,
    /// Every number is proven.
    Verified,
    /// Nothing is left to do.
    Closed,
    /// The order is given up.
    Cancelled,
}

impl OrderAct {
    /// The button's word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Entered => "Entered at the gaining side",
            Self::AskSignature => "Sent out for signature",
            Self::Signed => "LOA signed",
            Self::Submitted => "Sent to the carrier",
            Self::PlatformLoaSigned => "Platform’s LOA signed",
            Self::Receipt => "Received by the carrier",
            Self::Confirmed => "Date confirmed (FOC)",
            Self::Rejected => "Rejected",
            Self::AskDate => "Other date asked (SUP 2)",
            Self::AskChange => "Change asked (SUP 3)",
            Self::AskCancel => "Cancelling asked (SUP 1)",
            Self::SupplementRefused => "Change refused",
            Self::FocLost => "Date lost",
            Self::Activating => "Activation begun",
            Self::Ported => "Activated",
            Self::AskSnapback => "Snapback asked",
            Self::SnappedBack => "Snapped back",
            Self::Verified => "Every number proven",
            Self::Closed => "Closed",
            Self::Cancelled => "Cancelled",
        }
    }

    /// Every act in the order of a life.
    pub const ALL: [Self; 20] = [
        Self::Entered,
        Self::AskSignature,
        Self::Signed,
        Self::Submitted,
        Self::PlatformLoaSigned,
        Self::Receipt,
        Self::Confirmed,
        Self::Rejected,
        Self::AskDate,
        Self::AskChange,
        Self::AskCancel,
        Self::SupplementRefused,
        Self::FocLost,
        Self::Activating,
        Self::Ported,
        Self::AskSnapback,
        Self::SnappedBack,
        Self::Verified,
        Self::Closed,
        Self::Cancelled,
    ];

    /// The kind of supplement it is: PON stays, the version rises. [EASE-SUP]
    pub fn supplement(self) -> Option<u8> {
        match self {
            Self::AskCancel => Some(1),
            Self::AskDate => Some(2),
            Self::AskChange => Some(3),
            _ => None,
        }
    }
}

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Its row; below zero while it is new.
    pub id: ActId,
    /// What happened.
    pub kind: OrderAct,
    /// When.
    pub at: DateTime<Utc>,
    /// The version it happened to.
    pub version: u16,
    /// The window that was confirmed or asked for.
    pub window: Option<Window>,
    /// The window that held before, where this one took its place.
    pub was: Option<Window>,
    /// The reason, or what was changed, in words.
    pub text: String,
    /// Why it was recorded although a rule speaks against it; empty for none.
    pub in_spite: String,
    /// The message or file that proves it.
    pub attachment: Option<EvidenceId>,
}

/// What one version said when it was sent. It never changes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The version.
    pub version: u16,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// What it stated, by field: `business_name`, `service_address`… No PIN is among them.
    pub fields: BTreeMap<String, String>,
    /// Its numbers, sorted.
    pub numbers: Vec<TelephoneNumber>,
    /// Everything the LOA said, as JSON.
    pub letter: String,
    /// SHA-256 of that text.
    pub letter_sha256: String,
}

/// How a letter was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignedHow {
    /// By hand on paper, then scanned.
    Paper,
    /// With a signing service, in a way that can be verified.
    Electronic,
    /// Drawn on the screen of this program.
    OnScreen,
}

impl SignedHow {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Paper => "on paper",
            Self::Electronic => "electronically",
            Self::OnScreen => "on screen",
        }
    }
}

/// A signature under the letter of a version, and what the letter said when it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The version.
    pub version: u16,
    /// How it was given.
    pub how: SignedHow,
    /// How the signed letter came to us, and from whom; empty where nobody said.
    pub came: String,
    /// Who signed, as the letter prints the name.
    pub signer: String,
    /// The day that stands on the letter.
    pub on: NaiveDate,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The signed file; absent while it is not attached.
    pub attachment: Option<EvidenceId>,
    /// What the letter stated, by field.
    pub fields: BTreeMap<String, String>,
    /// Its numbers, sorted.
    pub numbers: Vec<TelephoneNumber>,
}

/// A file that went out with a version. It never changes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    /// The version.
    pub version: u16,
    /// Its path below the order's folder: `package.pdf`, `files/2-INVOICE-bill.pdf`.
    pub name: String,
    /// What it is.
    pub title: String,
    /// How many pages it has; 0 for what has none that are known.
    pub pages: u32,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
}

/// How people spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By telephone.
    Phone,
    /// By mail.
    Mail,
    /// In the carrier's portal or ticket.
    Portal,
    /// In a chat.
    Chat,
    /// Some other way.
    Other,
}

/// An entry of the contact log: who said what to whom, and what was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its row; below zero while it is new.
    pub id: ContactId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who of us.
    pub who: String,
    /// Whom they spoke to, with the name at the carrier's desk.
    pub whom: String,
    /// How.
    pub channel: Channel,
    /// What was said.
    pub text: String,
    /// What was promised; empty for nothing.
    pub promised: String,
    /// The day by which it was promised, or on which to ask again.
    pub due: Option<NaiveDate>,
    /// The day on which it was settled.
    pub settled_on: Option<NaiveDate>,
}

impl Contact {
    /// Whether it waits for something that should have come before this day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.settled_on.is_none() && self.due.is_some_and(|due| due < today)
    }
}

/// How one number of an order fared apart from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResultKind {
    /// Taken out of the order after it was sent.
    Removed,
    /// Refused alone; the rest goes on.
    Rejected,
    /// Active on the new platform before or after the rest.
    Ported,
    /// Not activated with the rest.
    Failed,
}

impl ResultKind {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Removed => "taken out",
            Self::Rejected => "rejected alone",
            Self::Ported => "ported alone",
            Self::Failed => "not activated",
        }
    }
}

/// The result of one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberResult {
    /// Which number.
    pub number: NumberId,
    /// How it fared.
    pub kind: ResultKind,
    /// When.
    pub at: DateTime<Utc>,
    /// The carrier's code; empty for none.
    pub code: String,
    /// Why, in words.
    pub reason: String,
}

/// Texting and 911 move apart from voice. [TELNYX-SMS][COMMIO-911]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(rename = "TrackKind")]
pub enum Track {
    /// Texting.
    #[serde(rename = "sms")]
    Sms,
    /// Emergency calls.
    #[serde(rename = "911")]
    Emergency,
}

impl Track {
    /// As screens name it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Emergency => "911",
        }
    }
}

/// Where a track stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrackState {
    /// Nothing has happened.
    Pending,
    /// These numbers have no such service.
    NotApplicable,
    /// Texting: release was asked for. 911: the platform took the address.
    UnderWay,
    /// Texting works; the 911 test call is proven.
    Done,
    /// It was refused, or the test failed.
    Failed,
}

/// Something recorded of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackRecord {
    /// Which track.
    pub track: Track,
    /// Where it stands since then.
    pub state: TrackState,
    /// When.
    pub at: DateTime<Utc>,
    /// What to know of it.
    pub note: String,
}

/// What a person said of a number that parts orders where a profile asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// The business name its LOA has to carry, where the account has several. [8X8-PROJECT]
    BusinessName,
    /// `user` or `service`: what it is used for on the new platform. [MS-OVERVIEW]
    UseOnTarget,
    /// The gaining side's way of porting it, as its portability check said: `automated_off_net`, `manual`…
    /// [TELNYX-START][BW-TYPES]
    Way,
}

impl MarkKind {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::BusinessName => "business name",
            Self::UseOnTarget => "use on the new platform",
            Self::Way => "way of porting",
        }
    }
}

/// A mark of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which number.
    pub number: NumberId,
    /// What is said of it.
    pub kind: MarkKind,
    /// What it is.
    pub value: String,
}

/// Everything that is kept of an order beside itself, each list oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrderLog {
    /// What happened.
    pub acts: Vec<Act>,
    /// What each version said.
    pub sent: Vec<Sent>,
    /// Who signed, and what.
    pub signatures: Vec<Signature>,
    /// The files that went out.
    pub files: Vec<SentFile>,
    /// Who said what.
    pub contacts: Vec<Contact>,
    /// Numbers that fared otherwise than the rest; the newest word of a number holds.
    pub results: Vec<NumberResult>,
    /// Texting and 911.
    pub tracks: Vec<TrackRecord>,
}

impl OrderLog {
    /// What was sent last.
    pub fn last_sent(&self) -> Option<&Sent> {
        self.sent.last()
    }

    /// The newest act of a kind.
    pub fn last(&self, kind: OrderAct) -> Option<&Act> {
        self.acts.iter().rev().find(|act| act.kind == kind)
    }

    /// The newest result of a number.
    pub fn result(&self, number: NumberId) -> Option<&NumberResult> {
        self.results
            .iter()
            .rev()
            .find(|result| result.number == number)
    }

    /// Where a track stands, with the record that says so.
    pub fn track(&self, track: Track) -> Option<&TrackRecord> {
        self.tracks
            .iter()
            .rev()
            .find(|record| record.track == track)
    }
}

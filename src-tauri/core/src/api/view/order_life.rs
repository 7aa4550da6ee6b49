//! What is kept of an order beside its status: timers, gate, tracks, contacts, history, hand moves.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Mark;
use crate::{
    id::{AccountId, ContactId, EvidenceId, GateId, NumberId, OrderId, SiteId},
    order::{Channel, GateItem, MarkKind, ResultKind, Track, TrackState},
};

/// A moment that counts for an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimerView {
    /// Stable name.
    pub code: String,
    /// What it is.
    pub label: String,
    /// `Tue 8 Dec 19:00` or `Fri 20 Nov`.
    pub due: String,
    /// Its state with an icon: `late`, `in 3 hours`, `in 5 days`, `over`.
    pub mark: Mark,
    /// The rule that sets it.
    pub rule: String,
    /// Where the rule was read.
    pub source: String,
    /// What to do about it.
    pub hint: String,
}

/// An item of the gate before submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GateView {
    /// Which item.
    pub item: GateItem,
    /// The losing account it is confirmed for; absent for the project.
    pub account: Option<AccountId>,
    /// What has to be confirmed.
    pub text: String,
    /// Why, with the source.
    pub why: String,
    /// Confirmed or open.
    pub mark: Mark,
    /// Who confirmed it and when, with the note; empty while it is open.
    pub by: String,
    /// The confirmation; absent while it is open.
    pub id: Option<GateId>,
}

/// Voice, texting or 911 of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SideTrack {
    /// Which track; absent for voice, which follows the order itself.
    pub track: Option<Track>,
    /// `Voice`, `SMS`, `911`.
    pub label: String,
    /// Where it stands.
    pub mark: Mark,
    /// When, with the note.
    pub detail: String,
    /// The states that can be recorded, each with its words; empty for voice.
    pub choices: Vec<TrackChoice>,
    /// What was recorded before, newest first.
    pub past: Vec<String>,
}

/// A state of a track with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrackChoice {
    /// The state.
    pub state: TrackState,
    /// As screens name it on this track.
    pub label: String,
}

/// An entry of the contact log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContactView {
    /// `16 Nov 09:20`.
    pub when: String,
    /// `Theo Brandt to Badger Valley’s desk, by telephone`.
    pub between: String,
    /// What was promised, with its day and state; absent for nothing.
    pub promise: Option<Mark>,
    /// What it holds, to be changed.
    pub form: ContactForm,
}

/// An entry of the contact log as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactForm {
    /// The order.
    pub order: OrderId,
    /// The entry to change; absent for a new one.
    #[serde(default)]
    pub id: Option<ContactId>,
    /// Day, ISO; empty for today.
    #[serde(default)]
    pub date: String,
    /// Clock time in the project's zone, `09:20`; empty for now.
    #[serde(default)]
    pub time: String,
    /// Who of us; empty for the host's own name.
    #[serde(default)]
    pub who: String,
    /// Whom they spoke to.
    #[serde(default)]
    pub whom: String,
    /// How.
    #[serde(default = "phone")]
    pub channel: Channel,
    /// What was said.
    pub text: String,
    /// What was promised; empty for nothing.
    #[serde(default)]
    pub promised: String,
    /// The day by which it was promised, or on which to ask again, ISO; empty for none.
    #[serde(default)]
    pub due: String,
    /// The day on which it was settled, ISO; empty while it is open.
    #[serde(default)]
    pub settled_on: String,
}

fn phone() -> Channel {
    Channel::Phone
}

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PastAct {
    /// `Mon 9 Nov 10:05`.
    pub when: String,
    /// `Date confirmed (FOC)`.
    pub what: String,
    /// Window, what it took the place of, reason.
    pub detail: String,
    /// The version it happened to.
    pub version: u16,
    /// The message or file that proves it, by name.
    pub proof: String,
    /// That file.
    pub attachment: Option<EvidenceId>,
}

/// What a version said when it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SentView {
    /// The version.
    pub version: u16,
    /// When.
    pub when: String,
    /// Fields in words.
    pub fields: Vec<super::Pair>,
    /// How many numbers.
    pub numbers: u32,
    /// SHA-256 of what its LOA said.
    pub sha256: String,
}

/// Numbers of an order that can be moved together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovableGroup {
    /// `(920) 555-0140 to 0180`.
    pub label: String,
    /// `41 numbers`.
    pub value: String,
    /// The numbers.
    pub ids: Vec<NumberId>,
}

/// Numbers of which a person said the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MarkedNumbers {
    /// What is said.
    pub kind: MarkKind,
    /// What it is.
    pub value: String,
    /// `use on the new platform: service`.
    pub text: String,
    /// `(920) 555-0140 to 0145, (920) 555-0160`.
    pub numbers: String,
    /// The numbers.
    pub ids: Vec<NumberId>,
}

/// A number that fared otherwise than the rest of its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OddNumber {
    /// Which.
    pub id: NumberId,
    /// As people read it.
    pub number: String,
    /// Where it stands.
    pub mark: Mark,
    /// When and why.
    pub detail: String,
}

/// A wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WaveView {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Sites whose orders are of it.
    pub sites: Vec<SiteId>,
    /// Orders of it, by name.
    pub orders: Vec<String>,
}

/// Write a wave: its name and the sites whose orders are of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WaveForm {
    /// Its number, 1 to 99.
    pub number: u8,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Sites; their orders that are not active yet follow.
    #[serde(default)]
    pub sites: Vec<SiteId>,
}

/// Put orders into a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrdersWave {
    /// Which orders.
    pub ids: Vec<OrderId>,
    /// The wave; absent for none.
    pub wave: Option<u8>,
}

/// Ask where numbers may go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JoinAsk {
    /// The numbers; empty for all of `order`.
    #[serde(default)]
    pub numbers: Vec<NumberId>,
    /// The order whose numbers they are, when it is moved as a whole.
    #[serde(default)]
    pub order: Option<OrderId>,
}

/// Where numbers may go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JoinView {
    /// `NDG-06, 2 numbers`.
    pub what: String,
    /// Every other order, and a new one first.
    pub targets: Vec<JoinTarget>,
}

/// An order that numbers may or may not join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JoinTarget {
    /// Which; absent for a new order.
    pub id: Option<OrderId>,
    /// Its name and place.
    pub name: String,
    /// `Cannot join NDG-05`; empty when they may.
    pub title: String,
    /// Why not; empty when they may.
    pub refused: String,
}

/// Move numbers into another order by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumbersMove {
    /// The numbers.
    pub numbers: Vec<NumberId>,
    /// The order; absent for a new one.
    pub order: Option<OrderId>,
}

/// Make two drafts one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrdersMerge {
    /// The order that ends.
    pub from: OrderId,
    /// The order that takes its numbers.
    pub into: OrderId,
}

/// Say of numbers what parts orders where a profile asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumbersMark {
    /// The numbers.
    pub numbers: Vec<NumberId>,
    /// What is said.
    pub kind: MarkKind,
    /// What it is; empty takes the word back.
    pub value: String,
}

/// Record how some numbers of an order fared apart from the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumbersResult {
    /// The order.
    pub id: OrderId,
    /// The numbers.
    pub numbers: Vec<NumberId>,
    /// How they fared.
    pub result: ResultKind,
    /// Day, ISO; empty for today.
    #[serde(default)]
    pub date: String,
    /// The carrier's code.
    #[serde(default)]
    pub code: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Record where texting or 911 of an order stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderTrack {
    /// The order.
    pub id: OrderId,
    /// Which track.
    pub track: Track,
    /// Where it stands.
    pub state: TrackState,
    /// Day, ISO; empty for today.
    #[serde(default)]
    pub date: String,
    /// What to know of it.
    #[serde(default)]
    pub note: String,
}

/// Confirm an item of the gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GateForm {
    /// Which item.
    pub item: GateItem,
    /// The losing account, for an item that is confirmed for each.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Who confirmed it; empty for the host's own name.
    #[serde(default)]
    pub who: String,
    /// Day, ISO; empty for today.
    #[serde(default)]
    pub date: String,
    /// How, or what to know of it.
    #[serde(default)]
    pub note: String,
}

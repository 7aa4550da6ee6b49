//! The split, one order and its life cycle.

use serde::Deserialize;
use serde::Serialize;
use ts_rs::TS;

use super::{
    ContactView, Coverage, FieldPair, FindingView, GateView, Jump, Mark, MarkedNumbers,
    MovableGroup, OddNumber, Pair, PastAct, SentView, SideTrack, TimerView, WaveView,
};
use crate::{
    id::{EvidenceId, OrderId},
    order::OrderAct,
};

/// The split as a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrdersView {
    /// Orders by losing account.
    pub groups: Vec<OrderGroup>,
    /// Numbers in orders.
    pub in_orders: u32,
    /// All numbers by disposition.
    pub coverage: Coverage,
    /// Numbers that are to port and are in no order, with why.
    pub unassigned: Vec<Pair>,
    /// The next split would change something, in words; empty when it would not.
    pub split_note: String,
    /// Numbers that the next split takes out of the order a person put them into, with why.
    pub unpinned: Vec<Pair>,
    /// Waves, by number.
    pub waves: Vec<WaveView>,
}

/// Orders of one losing account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderGroup {
    /// The carrier's name.
    pub carrier: String,
    /// Account number, or `toll-free, no BTN`.
    pub account: String,
    /// Numbers in its orders.
    pub numbers: u32,
    /// The orders.
    pub orders: Vec<OrderCard>,
}

/// One order in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderCard {
    /// Which order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Milwaukee`.
    pub place: String,
    /// How many numbers.
    pub numbers: u32,
    /// Where it stands.
    pub status: Mark,
    /// Why these numbers are an order of their own, one sentence.
    pub reason: String,
    /// What it waits for; empty for nothing.
    pub waits: String,
    /// Its wave, `Wave 2, West`; empty for none.
    pub wave: String,
    /// Its numbers can still change.
    pub draft: bool,
}

/// Everything about one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderDetail {
    /// Which order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Where it stands.
    pub status: Mark,
    /// `41 numbers · rural carrier, 10 / 15 / 21 business days · PON NDG02-A`.
    pub summary: String,
    /// Life cycle, one line a version.
    pub tracks: Vec<Track>,
    /// Asked for, confirmed, real: three facts.
    pub asked: ThreeFact,
    /// What the carrier confirmed.
    pub confirmed: ThreeFact,
    /// What really happened.
    pub real: ThreeFact,
    /// What was refused.
    pub rejections: Vec<RejectionView>,
    /// LOA, bill, CSR with their ages on the day of sending.
    pub documents: Vec<DocumentAge>,
    /// Findings that hold for it.
    pub findings: Vec<FindingView>,
    /// Its numbers as ranges, with uses.
    pub ranges: Vec<Pair>,
    /// Why these numbers are an order of their own.
    pub reasons: Vec<String>,
    /// What can be recorded now, each with the reason when it cannot.
    pub steps: Vec<OrderAction>,
    /// The steps of its plan with rule and source.
    pub plan: Vec<PlanRow>,
    /// How the wished hours fit those in which the gaining side activates.
    pub fit: Option<crate::plan::WindowFit>,
    /// The gaining side's own word for where it stands, `Telnyx: foc-date-confirmed`; empty where unknown.
    pub carrier_word: String,
    /// The number of its wave.
    pub wave: Option<u8>,
    /// Its numbers can still change.
    pub draft: bool,
    /// By when something has to happen, the most pressing first.
    pub timers: Vec<TimerView>,
    /// What has to be confirmed before it is sent.
    pub gate: Vec<GateView>,
    /// Voice, texting and 911, each with a state of its own.
    pub side_tracks: Vec<SideTrack>,
    /// Who said what, newest first.
    pub contacts: Vec<ContactView>,
    /// What has happened, newest first.
    pub history: Vec<PastAct>,
    /// What the newest version said; absent before it was sent.
    pub sent: Option<SentView>,
    /// Fields that are not any more what was sent.
    pub differs: Vec<FieldPair>,
    /// Its numbers in groups that can be moved.
    pub groups: Vec<MovableGroup>,
    /// Numbers that fared otherwise than the rest.
    pub odd_numbers: Vec<OddNumber>,
    /// What a person said of its numbers that parts orders.
    pub marks: Vec<MarkedNumbers>,
    /// The number that its next version has, while the newest one stands refused; absent otherwise.
    pub next_version: Option<u16>,
}

/// One version's life cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Track {
    /// Version number.
    pub version: u16,
    /// Points in order.
    pub points: Vec<TrackPoint>,
    /// What it cost, `7 business days lost`; empty for nothing.
    pub lost: String,
    /// The date it asked for and lost, `asked 1 Dec, lost`; empty for none.
    pub asked: String,
}

/// A point of a life cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrackPoint {
    /// `Signed`.
    pub label: String,
    /// `5 Nov`, `by 24 Nov`.
    pub when: String,
    /// `done`, `now`, `planned`, `failed`.
    pub state: String,
}

/// One of asked, confirmed, real.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ThreeFact {
    /// `Thu 10 Dec, 19:00–21:00 CT` or `no answer yet`.
    pub text: String,
    /// Second line.
    pub detail: String,
    /// It is a fact and not a word for none.
    pub known: bool,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectionView {
    /// `Rejection 1`.
    pub title: String,
    /// `Badger Valley, Fri 13 Nov 16:12`.
    pub when: String,
    /// What the carrier said.
    pub reason: String,
    /// The two readings compared, where a field is named.
    pub field: Option<FieldPair>,
    /// What to put right before the next version, for the rejection that is still open.
    pub fix: Option<super::FixView>,
}

/// A document's age against its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentAge {
    /// `Bill 28 Oct`.
    pub name: String,
    /// State and age: `20 days`.
    pub mark: Mark,
    /// `limit 30 days, good until 27 Nov`.
    pub limit: String,
}

/// Something that can be recorded of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderAction {
    /// Which act.
    pub act: OrderAct,
    /// The button's word.
    pub label: String,
    /// Why it cannot be done now; empty when it can.
    pub refused: String,
    /// What to do about it.
    pub hint: String,
    /// A carrier's rule speaks against it: what happened all the same can be recorded with a reason.
    pub in_spite: bool,
    /// It follows where the order stands, whatever else speaks against it.
    pub fits: bool,
}

/// Record what happened to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderRecord {
    /// Which order.
    pub id: OrderId,
    /// What happened.
    pub act: OrderAct,
    /// The date it happened or is dated, ISO; empty for today.
    #[serde(default)]
    pub date: String,
    /// The window confirmed or asked for, for [`OrderAct::Confirmed`] and [`OrderAct::AskDate`]; a confirmation
    /// without one takes the one asked for.
    #[serde(default)]
    pub window: Option<crate::window::Window>,
    /// The carrier's own number for the order.
    #[serde(default)]
    pub carrier_number: String,
    /// The carrier's reason code, for a rejection.
    #[serde(default)]
    pub code: String,
    /// What the carrier said, for a rejection; else the reason, or what was changed.
    #[serde(default)]
    pub reason: String,
    /// The field it names, for a rejection.
    #[serde(default)]
    pub field: String,
    /// What the carrier holds, for a rejection.
    #[serde(default)]
    pub holds: String,
    /// Why it is recorded although a carrier's rule speaks against it.
    #[serde(default)]
    pub in_spite: String,
    /// The message or file that proves it, attached before.
    #[serde(default)]
    pub attachment: Option<EvidenceId>,
    /// What a supplement changes, for [`OrderAct::AskChange`]; another field of the form where it is not said.
    #[serde(default)]
    pub change: Option<crate::carrier::ChangeWhat>,
}

/// One step of a plan as a line of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanRow {
    /// `Submission`.
    pub step: String,
    /// `Mon 16 Nov`, `Tue 17 Nov – Wed 16 Dec`.
    pub when: String,
    /// Who.
    pub owner: String,
    /// The rule its dates follow.
    pub rule: String,
    /// Where the rule was read.
    pub source: String,
    /// The carrier's rule behind it; absent where there is none.
    pub jump: Option<Jump>,
}

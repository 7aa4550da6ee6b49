//! What screens are shown: finished words and figures, so that the front end asks and shows and knows no
//! rule of porting and no date arithmetic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    finding::Severity,
    id::{AccountId, EventId, NumberId, OrderId, SiteId},
    number::{Disposition, Kind, Use},
};

/// A date with its words, such as `2026-12-16` and `Wed 16 Dec`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Day {
    /// ISO 8601.
    pub iso: String,
    /// As shown, with weekday; with the year where it is not the plan's.
    pub text: String,
}

/// The state of something: icon, word and colour always go together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Mark {
    /// Which icon and colour.
    pub icon: Icon,
    /// The word.
    pub text: String,
}

/// The icons of state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Icon {
    /// Blocker: octagon.
    Blocker,
    /// Warning: triangle.
    Warning,
    /// Done or same: ring with tick.
    Ok,
    /// Information: ring with i.
    Info,
    /// Rejected: ring with cross.
    Rejected,
    /// Waits: clock.
    Waiting,
    /// To be signed: pen.
    Sign,
    /// Not started.
    Open,
    /// Sent and frozen: lock.
    Frozen,
}

/// A screen and the thing on it to which a click leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "screen", rename_all = "snake_case")]
pub enum Jump {
    /// The overview.
    Overview,
    /// The grid of numbers, at one of them.
    Numbers {
        /// Which number; absent for the grid as it is.
        id: Option<NumberId>,
    },
    /// An account.
    Accounts {
        /// Which account.
        id: Option<AccountId>,
    },
    /// An order.
    Orders {
        /// Which order.
        id: Option<OrderId>,
    },
    /// The timeline.
    Timeline,
    /// The documents of an order.
    Documents {
        /// Which order.
        id: Option<OrderId>,
    },
    /// The list of problems.
    Problems,
}

/// A finding as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingView {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code.
    pub code: String,
    /// What it is about, in words: `NDG-01`, `(414) 555-0142`.
    pub subject: String,
    /// What is wrong and what it costs.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// `costs 3 days`, empty where unknown.
    pub cost: String,
    /// Where the rule comes from; empty where it is ours.
    pub source: String,
    /// Orders it holds up, by name.
    pub orders: Vec<String>,
    /// Where a click leads.
    pub jump: Jump,
}

/// What stands in the frame of every screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Head {
    /// The client.
    pub client: String,
    /// `to Calyx Cloud via Meridian`.
    pub route: String,
    /// Profile id of the platform or gaining carrier.
    pub gaining: String,
    /// Home zone, IANA.
    pub zone: String,
    /// The zone as people write it: `CT`.
    pub zone_label: String,
    /// Wished go-live, ISO; empty for none.
    pub go_live_date: String,
    /// Wished start of the window, `19:00`.
    pub window_start: String,
    /// Wished end of the window.
    pub window_end: String,
    /// Who plans the port.
    pub consultant: String,
    /// The project file's name without its folder.
    pub file_name: String,
    /// The sample client.
    pub sample: bool,
    /// Who has it open for writing, when that is someone else.
    pub read_only: Option<String>,
    /// Numbers in all.
    pub numbers: u32,
    /// Losing accounts.
    pub accounts: u32,
    /// Orders.
    pub orders: u32,
    /// Blockers among the findings.
    pub blockers: u32,
    /// Warnings among the findings.
    pub warnings: u32,
    /// Wished go-live with its hour: `Wed 16 Dec 19:00 CT`.
    pub go_live: String,
    /// Earliest go-live, from the shortest lead times.
    pub minimum: Option<Day>,
    /// Go-live with usual lead times.
    pub typical: Option<Day>,
    /// Go-live with the longest lead times.
    pub maximum: Option<Day>,
    /// Today in the project's zone.
    pub today: Day,
    /// Version of the time-zone data, such as `2026e`.
    pub tz_data: String,
    /// Time of the last confirmed change, `09:41`; empty when there is none yet.
    pub saved: String,
    /// What undo would take back, such as `import of inventory.xlsx`.
    pub undo: Option<String>,
    /// What redo would bring again.
    pub redo: Option<String>,
    /// Number of entries of the record.
    pub record: EventId,
    /// Lists worth a click, with their counts.
    pub saved_views: Vec<SavedView>,
}

/// A named filter of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// How many numbers it shows.
    pub count: u32,
    /// The filter.
    pub query: NumbersQuery,
}

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Overview {
    /// `20 business days to go-live, 30 calendar days`.
    pub countdown: String,
    /// Minimum, typical, maximum.
    pub dates: Vec<DateCard>,
    /// One row per order, the one that drives go-live first.
    pub orders: Vec<OrderRow>,
    /// `2 of 6 confirmed`.
    pub orders_note: String,
    /// All numbers by disposition.
    pub coverage: Coverage,
    /// What to do next, by person.
    pub actions: Vec<ActionGroup>,
    /// Open actions, and those due today or late: `9 open, 4 due today`.
    pub actions_note: String,
    /// The next days on which something happens.
    pub coming: Vec<ComingDay>,
}

/// One of the dates of go-live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DateCard {
    /// `Minimum`, `Typical`, `Maximum`.
    pub name: String,
    /// The date; absent when no date fits within three years.
    pub day: Option<Day>,
    /// Its hour and zone, `19:00 CT`.
    pub hour: String,
    /// What drives it, in one or two sentences.
    pub why: String,
}

/// One order as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderRow {
    /// Which order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// How many numbers.
    pub numbers: u32,
    /// LOA, bill and CSR.
    pub papers: Mark,
    /// How what we state compares with the CSR.
    pub matches: Mark,
    /// Date of the cutover window.
    pub day: Option<Day>,
    /// Hours of the window with zone, `19:00–21:00 CT` or `10:30 CT, fixed`.
    pub hours: String,
    /// Where the order stands.
    pub status: Mark,
    /// `1 day`, or `–`.
    pub float: String,
    /// Decides the go-live.
    pub drives: bool,
}

/// Numbers by disposition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Coverage {
    /// In all.
    pub total: u32,
    /// Move.
    pub port: u32,
    /// Stay.
    pub stay: u32,
    /// Are given up.
    pub disconnect: u32,
    /// Nobody has decided.
    pub undecided: u32,
    /// What the undecided ones hold up, `block NDG-01`.
    pub note: String,
}

/// Next actions of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ActionGroup {
    /// Who.
    pub person: String,
    /// What the person is to the move.
    pub role: String,
    /// What to do.
    pub actions: Vec<Action>,
}

/// One next action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Action {
    /// What to do.
    pub text: String,
    /// Which order, and why.
    pub detail: String,
    /// `today`, `Tue 17 Nov`.
    pub due: String,
    /// Due today or late.
    pub pressing: bool,
    /// Where a click leads.
    pub jump: Jump,
}

/// A day on which something happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComingDay {
    /// `Today, Mon 16`.
    pub title: String,
    /// What happens, each line with its order.
    pub lines: Vec<ComingLine>,
    /// Offices are closed.
    pub closed: bool,
}

/// One thing that happens on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComingLine {
    /// What happens.
    pub text: String,
    /// It is a cutover.
    pub cutover: bool,
}

/// Which numbers to show and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NumbersQuery {
    /// Text to find in numbers, names and notes.
    pub find: String,
    /// Only this account.
    pub account: Option<AccountId>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only these uses; empty for all.
    pub uses: Vec<Use>,
    /// Only this site.
    pub site: Option<SiteId>,
    /// Only this order.
    pub order: Option<OrderId>,
    /// Only this disposition.
    pub disposition: Option<Disposition>,
    /// Only numbers with a blocker or warning.
    pub problems: bool,
    /// Only lines that need a 911 address and have none.
    pub without_911: bool,
    /// Group headings by this.
    pub group_by: GroupBy,
}

/// How the grid is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// One list by number.
    #[default]
    None,
    /// By order.
    Order,
    /// By losing account.
    Account,
    /// By site.
    Site,
}

/// A window of rows of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    /// First row, counted from 0.
    pub offset: u32,
    /// How many rows, at most 1,000.
    pub limit: u32,
}

/// Ask for rows of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumbersRequest {
    /// Which numbers.
    pub query: NumbersQuery,
    /// Which rows of them.
    pub slice: Slice,
}

/// Rows of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumbersPage {
    /// Numbers of the project.
    pub total: u32,
    /// Numbers the query matches.
    pub matching: u32,
    /// Group headings in order; each stands before its `first` row.
    pub groups: Vec<NumberGroup>,
    /// First row of `rows`, counted from 0 among the matching numbers.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<NumberRow>,
    /// How many matching numbers have a blocker or a warning.
    pub with_problems: u32,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberGroup {
    /// Heading.
    pub title: String,
    /// Second part of the heading.
    pub detail: String,
    /// First row, counted from 0 among the matching numbers.
    pub first: u32,
    /// How many rows.
    pub count: u32,
    /// Blockers in it.
    pub blockers: u32,
    /// Warnings in it.
    pub warnings: u32,
    /// What stands at the right end, such as the window.
    pub end: String,
}

/// One number as a row of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberRow {
    /// Which number.
    pub id: NumberId,
    /// `(414) 555-0100`.
    pub national: String,
    /// `+14145550100`.
    pub e164: String,
    /// What its digits say.
    pub kind: Kind,
    /// Leaves a mobile carrier.
    pub wireless: bool,
    /// What it is used for.
    #[serde(rename = "use")]
    pub usage: Use,
    /// Name in the phone system.
    pub name: String,
    /// Extension.
    pub extension: String,
    /// What becomes of it.
    pub disposition: Disposition,
    /// Its order's name, empty for none.
    pub order: String,
    /// Its order.
    pub order_id: Option<OrderId>,
    /// Its account's carrier and number.
    pub account: String,
    /// Its site's name.
    pub site: String,
    /// Number a toll-free number rings to, or the target on the new platform.
    pub rings_to: String,
    /// 911 location.
    pub address_911: String,
    /// Words of its row that fit nowhere else.
    pub note: String,
    /// On which lists it stands: inventory, CSR, bill.
    pub lists: [bool; 3],
    /// What was noticed, worst first.
    pub findings: Vec<CellFinding>,
}

/// A finding on one cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellFinding {
    /// Column it marks: `number`, `use`, `disposition`, `order`, `site`, `rings_to`, `address_911`.
    pub column: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Everything about one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberDetail {
    /// The row.
    pub row: NumberRow,
    /// `Local · Voice · Lakeland · Milwaukee`.
    pub subtitle: String,
    /// Findings.
    pub findings: Vec<FindingView>,
    /// The three lists, each with whether and where.
    pub lists: Vec<ListPresence>,
    /// Its line of the CSR, letter by letter; empty for none.
    pub csr_line: String,
    /// Label and value pairs of its route.
    pub route: Vec<Pair>,
    /// Where it came from, oldest first.
    pub sources: Vec<SourceView>,
}

/// Whether a number stands on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListPresence {
    /// `Phone system`, `CSR, 9 Nov 2026`, `Bill, 21 Oct 2026`.
    pub list: String,
    /// It does.
    pub present: bool,
    /// Where: `line 118`, `absent`.
    pub detail: String,
}

/// A label and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Pair {
    /// The label.
    pub label: String,
    /// The value; a word such as `not set` where there is none.
    pub value: String,
    /// The value is such a word.
    pub absent: bool,
}

/// Where a number or a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SourceView {
    /// File name.
    pub file: String,
    /// Sheet, row and column as a person looks them up: `Milwaukee A14`.
    pub cell: String,
    /// The text as written.
    pub text: String,
    /// When it was taken in.
    pub when: String,
}

/// Change fields of numbers. A field that is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NumbersChange {
    /// Which numbers.
    pub ids: Vec<NumberId>,
    /// What becomes of them.
    pub disposition: Option<Disposition>,
    /// What they are used for.
    #[serde(rename = "use")]
    pub usage: Option<Use>,
    /// Leave a mobile carrier.
    pub wireless: Option<bool>,
    /// Name.
    pub name: Option<String>,
    /// Extension.
    pub extension: Option<String>,
    /// Target on the new platform.
    pub target: Option<String>,
    /// 911 location.
    pub address_911: Option<String>,
    /// Site.
    pub site: Option<SiteId>,
    /// Losing account.
    pub account: Option<AccountId>,
    /// Note.
    pub note: Option<String>,
}

/// A site as an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SiteRow {
    /// Which site.
    pub id: SiteId,
    /// What the client calls it.
    pub name: String,
    /// Its service address in one line.
    pub address: String,
    /// IANA zone.
    pub zone: String,
    /// How many numbers are served there.
    pub numbers: u32,
}

/// An account as an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountRow {
    /// Which account.
    pub id: AccountId,
    /// The carrier's name.
    pub carrier: String,
    /// Account number as written.
    pub account_number: String,
    /// How many numbers.
    pub numbers: u32,
    /// Worst finding.
    pub mark: Mark,
}

/// One account with its comparison, lists and BTN rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountDetail {
    /// Which account.
    pub id: AccountId,
    /// The carrier's name.
    pub carrier: String,
    /// Account number, BTN, CSR, bill, lock, PIN (known or not), contract: each with its state.
    pub facts: Vec<Fact>,
    /// What we state, for editing.
    pub form: AccountForm,
    /// Field by field, ours against the CSR's.
    pub comparison: Vec<FieldPair>,
    /// `6 fields: 1 blocker, 1 warning, 4 same`.
    pub comparison_note: String,
    /// The lists its numbers stand on, each combination with its count.
    pub lists: Vec<ListGroup>,
    /// Its numbers by disposition.
    pub coverage: Coverage,
    /// The BTN rule as it applies: title, sentence and state.
    pub btn_rule: Fact,
    /// Numbers that could become the new BTN: active, staying, in no order.
    pub new_btn_candidates: Vec<NumberRow>,
    /// The CSR as sent; empty for none.
    pub csr_text: String,
    /// Findings of the account.
    pub findings: Vec<FindingView>,
}

/// A labelled fact with its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// Value with icon; plain values carry none.
    pub value: String,
    /// The state, where it has one.
    pub icon: Option<Icon>,
}

/// What we state of an account; the same fields for reading and writing. The PIN is only ever written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AccountForm {
    /// Which account; absent makes a new one.
    pub id: Option<AccountId>,
    /// Profile of the losing carrier.
    pub carrier: String,
    /// Account number.
    pub account_number: String,
    /// BTN, in any spelling.
    pub btn: String,
    /// New BTN, in any spelling.
    pub new_btn: String,
    /// Billing name.
    pub billing_name: String,
    /// Name at the service address.
    pub business_name: String,
    /// Billing address: street, line 2, city, state, ZIP.
    pub billing_address: crate::site::Address,
    /// Service address.
    pub service_address: crate::site::Address,
    /// Residence instead of business.
    pub residential: bool,
    /// Reseller's legal name.
    pub reseller: String,
    /// Authorised signer.
    pub signer: crate::account::Signer,
    /// A new PIN; absent leaves it as it is. Never sent to the screen.
    #[serde(skip_serializing)]
    pub pin: Option<String>,
    /// Whether a PIN is known.
    pub pin_known: bool,
    /// Bill date, ISO.
    pub bill_date: String,
    /// The account is locked against port-out.
    pub locked: bool,
    /// The day someone asked about a lock, ISO.
    pub lock_asked_on: String,
    /// End of the contract, ISO.
    pub contract_end: String,
    /// Days of notice.
    pub notice_days: Option<u16>,
}

/// One field, ours against the carrier's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldPair {
    /// Stable name, as `account_take_spelling` wants it.
    pub field: String,
    /// `Business name`.
    pub label: String,
    /// What we state, letter by letter.
    pub ours: String,
    /// What the CSR says, letter by letter; empty when it does not say.
    pub theirs: String,
    /// The grade in words: `Punctuation differs`.
    pub grade: String,
    /// How much it matters; absent when same.
    pub severity: Option<Severity>,
    /// Why it matters and what it costs.
    pub detail: String,
    /// Both readings cut into aligned pieces.
    pub pieces: Vec<crate::reconcile::DiffPiece>,
    /// How many characters the carrier's form takes, where known.
    pub limit: Option<u16>,
}

/// How many numbers stand on a combination of lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListGroup {
    /// On the phone system's list.
    pub inventory: bool,
    /// On the CSR.
    pub csr: bool,
    /// On the bill.
    pub bill: bool,
    /// How many.
    pub numbers: u32,
    /// The usual action, or what it comes to: `nothing to do`, `2 undecided, 3 disconnect`.
    pub note: String,
}

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
}

/// Acts on an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderAct {
    /// The LOA went out for signature.
    AskSignature,
    /// The LOA came back signed.
    Signed,
    /// The order went to the gaining side.
    Submitted,
    /// The carrier confirmed a date (FOC).
    Confirmed,
    /// The carrier refused it.
    Rejected,
    /// The numbers are active on the new platform.
    Ported,
    /// Every number is proven.
    Verified,
    /// The order is given up.
    Cancelled,
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
    /// The window confirmed, for [`OrderAct::Confirmed`]; absent takes the one asked for.
    #[serde(default)]
    pub window: Option<crate::window::Window>,
    /// The carrier's own number for the order.
    #[serde(default)]
    pub carrier_number: String,
    /// The carrier's reason code, for a rejection.
    #[serde(default)]
    pub code: String,
    /// What the carrier said, for a rejection.
    #[serde(default)]
    pub reason: String,
    /// The field it names, for a rejection.
    #[serde(default)]
    pub field: String,
    /// What the carrier holds, for a rejection.
    #[serde(default)]
    pub holds: String,
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
}

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EventView {
    /// Its place in the sequence.
    pub id: EventId,
    /// When, in the project's zone: `Mon 16 Nov 09:41`.
    pub when: String,
    /// What: `Import of inventory.xlsx: 163 numbers`.
    pub label: String,
    /// Name of the operation.
    pub op: String,
    /// It was taken back by undo.
    pub undone: bool,
    /// First 16 characters of its hash.
    pub hash: String,
}

/// All documents that can be exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentsView {
    /// One package an order.
    pub packages: Vec<PackageView>,
    /// Documents of the project.
    pub project: Vec<DocumentEntry>,
}

/// The papers of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackageView {
    /// Which order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Where it stands: `not ready to sign`, `sent 3 Nov`.
    pub mark: Mark,
    /// Its documents.
    pub documents: Vec<DocumentEntry>,
    /// What is missing before it may be signed.
    pub missing: Vec<FindingView>,
    /// What is complete, one line each.
    pub complete: Vec<String>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentEntry {
    /// Path below the export folder, such as `NDG-01/loa.pdf`; also its name for [`DocumentRequest`].
    pub name: String,
    /// `Letter of Authorization`.
    pub title: String,
    /// Pages or size in words: `4 pages`.
    pub detail: String,
    /// It can be shown as pages.
    pub preview: bool,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 8.5 × 11 inches.
    #[default]
    Letter,
    /// 210 × 297 mm.
    A4,
}

/// Ask for the bytes of one document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentRequest {
    /// [`DocumentEntry::name`].
    pub name: String,
    /// Paper.
    pub paper: PaperSize,
}

/// Export documents into a folder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Ticket of the folder.
    pub ticket: u32,
    /// Only these kinds (`loa`, `checklist`, …); empty for all.
    pub only: Vec<String>,
    /// Paper.
    pub paper: PaperSize,
    /// Replace files that differ.
    pub force: bool,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Each file, in order of name.
    pub files: Vec<ExportedFile>,
}

/// One written file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportedFile {
    /// Path below the folder.
    pub name: String,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// Size.
    pub bytes: u32,
    /// It was there already with the same bytes.
    pub unchanged: bool,
}

/// A carrier as an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarrierRow {
    /// Profile id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is to a project.
    pub role: crate::carrier::Role,
    /// Name of the gaining carrier behind a platform; empty where unknown or none.
    pub via: String,
    /// How many rules are known.
    pub rules: u32,
    /// Invented for the sample.
    pub example: bool,
}

/// The program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AppInfo {
    /// Version.
    pub version: String,
    /// Version of the time-zone data.
    pub tz_data: String,
    /// Newest date on which a carrier rule was read.
    pub carrier_rules: String,
    /// US and Canadian zones worth offering, IANA names.
    pub zones: Vec<String>,
}

//! What stands around every screen: dates and states in words, the head, findings, the record, the program.

use serde::Serialize;
use ts_rs::TS;

use super::NumbersQuery;
use crate::finding::Severity;
use crate::id::AccountId;
use crate::id::EventId;
use crate::id::NumberId;
use crate::id::OrderId;

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
    /// A carrier's rules.
    Carriers {
        /// Profile id; empty for the list.
        id: String,
        /// The rule's path; empty for the whole profile.
        rule: String,
    },
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
    /// File name of the logo for documents; empty for none.
    pub logo: String,
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

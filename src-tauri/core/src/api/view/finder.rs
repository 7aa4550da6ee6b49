//! The window finder and on-duty hours.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::finder::{Support, WayRound, WindowVerdict};
use crate::id::OrderId;
use crate::window::{Staff, Window};

/// The window finder of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FinderView {
    /// The order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Why nothing is sought; empty otherwise.
    pub over: String,
    /// `calls per hour, CT, average of 6 weeks`; says so where there is no call data.
    pub volume: String,
    /// `All calls of the client; the file names no numbers.`; empty where the counts are the order's own.
    pub volume_note: String,
    /// How lost calls are estimated, in one sentence; empty without call data.
    pub estimate: String,
    /// What each level stands for, from 0; empty without call data.
    pub legend: Vec<String>,
    /// `Meridian activates 04:00–21:00 CT`, one for each way of activating.
    pub carrier_hours: Vec<String>,
    /// `Ours: Mon–Fri 07:00–21:00`, or that they are not entered.
    pub duty: Vec<String>,
    /// Weeks, Monday to Sunday.
    pub weeks: Vec<FinderWeek>,
    /// Which of them to show first, from 0: that of the planned window.
    pub week: u32,
    /// Slots that can be had, best first.
    pub slots: Vec<SlotView>,
    /// Wished hours that cannot be had, by date, with the rule that forbids them.
    pub refused: Vec<SlotView>,
    /// A window of the order that means another instant since the zone data changed; empty where none does.
    pub moved: String,
    /// What must be said of the wished hours or the night.
    pub verdict: Option<WindowVerdict>,
    /// The ways round with what they cost.
    pub ways_round: Vec<WayRound>,
}

/// A week of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FinderWeek {
    /// `14 to 20 Dec 2026`.
    pub label: String,
    /// Monday to Sunday.
    pub days: Vec<FinderDay>,
}

/// A day of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FinderDay {
    /// ISO date.
    pub date: String,
    /// `Wed 16`.
    pub label: String,
    /// Why the whole day is closed; empty for an open day.
    pub closed: String,
    /// Where that rule was read and when.
    pub source: String,
    /// From midnight, 24.
    pub hours: Vec<FinderHour>,
}

/// What an hour is to the gaining side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HourState {
    /// It activates.
    Open,
    /// It activates when asked.
    OnRequest,
    /// It does not.
    Shut,
}

/// An hour of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FinderHour {
    /// How much is called, 0 to 4 as the legend says.
    pub level: u8,
    /// Calls as a round figure; empty for hardly any.
    pub calls: String,
    /// What it is to the gaining side.
    pub state: HourState,
    /// Rank of the slot that covers it, from 1; absent for none of the best.
    pub slot: Option<u32>,
    /// `Wed 16 Dec 19:00, 2 calls, open`.
    pub text: String,
}

/// One slot in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SlotView {
    /// From 1; 0 for one that cannot be had.
    pub rank: u32,
    /// The window, as the request for it.
    pub window: Window,
    /// `Wed 16 Dec, 19:00–21:00 CT`.
    pub words: String,
    /// `2026-12-17 01:00 to 03:00 UTC`.
    pub utc: String,
    /// The most telling reasons in one line.
    pub reason: String,
    /// Every reason.
    pub reasons: Vec<String>,
    /// Calls that usually come in it: `3 calls`; empty where nothing is known.
    pub calls: String,
    /// Calls expected to be lost: `0.8 calls`.
    pub lost: String,
    /// Who can help.
    pub support: Vec<Support>,
    /// Where the rule that opens or forbids it was read and when.
    pub source: String,
    /// It is what the plan rests on.
    pub planned: bool,
    /// It is confirmed by the carrier.
    pub confirmed: bool,
    /// It is the project's wish.
    pub wished: bool,
}

/// One day of on-duty hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DutyHours {
    /// Whose people.
    pub staff: Staff,
    /// Weekday on which the duty begins, 0 for Monday.
    pub weekday: u8,
    /// `07:00`.
    pub start: String,
    /// `21:00`; before the start when it ends on the next day.
    pub end: String,
}

/// On-duty hours of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DutyView {
    /// Days on which somebody is on duty; a side without any has none entered.
    pub hours: Vec<DutyHours>,
}

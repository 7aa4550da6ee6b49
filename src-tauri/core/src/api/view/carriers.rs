//! The carriers: who there is, and every rule of one in words with its source.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Mark;
use crate::carrier::{Role, RuleForm};

/// A carrier as an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarrierRow {
    /// Profile id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is to a project.
    pub role: Role,
    /// The same in words: `gaining carrier`.
    pub role_words: String,
    /// Name of the gaining carrier behind a platform; empty where unknown or none.
    pub via: String,
    /// How many rules are known.
    pub rules: u32,
    /// Invented for the sample.
    pub example: bool,
    /// It takes part in the open project.
    pub in_project: bool,
    /// The project added it.
    pub added: bool,
    /// Rules whose sources differ.
    pub conflicts: u32,
    /// Rules that nobody published.
    pub unknown: u32,
    /// Rules that the project knows otherwise.
    pub own: u32,
}

/// One carrier with every rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarrierView {
    /// What stands in the list too.
    #[serde(flatten)]
    pub row: CarrierRow,
    /// The name for an LOA, where it differs.
    pub legal_name: String,
    /// Its rules, by what they belong to.
    pub groups: Vec<RuleGroup>,
    /// Why no rule of it can be changed; empty when it can.
    pub fixed: String,
    /// What this project learnt of it on the night, newest first.
    pub lessons: Vec<String>,
}

/// Rules that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleGroup {
    /// `Letters, bills and PINs`
    pub title: String,
    /// The rules.
    pub rules: Vec<RuleRow>,
}

/// How a rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// Published.
    Known,
    /// Published, and other sources say otherwise; the stricter is in use.
    Conflict,
    /// Nobody published it.
    Unknown,
    /// The project knows it otherwise.
    Own,
}

/// One rule in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleRow {
    /// The name by which an override names it.
    pub path: String,
    /// What it is about.
    pub rule: String,
    /// What it says; absent where nobody published it.
    pub value: Option<String>,
    /// How it is known.
    pub state: RuleState,
    /// The same as icon and word.
    pub mark: Mark,
    /// Where it was read; empty where it is unknown.
    pub source: String,
    /// When it was read; absent where it is unknown.
    pub as_of: Option<NaiveDate>,
    /// The same in words: `Sat 21 Nov 2026`.
    pub read: String,
    /// Conditions, exact wording.
    pub note: String,
    /// What other sources say instead.
    pub conflicts: Vec<RuleReading>,
    /// What is used while it is unknown.
    pub in_use: Option<RuleReading>,
    /// What the profile says where the project knows it otherwise; absent where it said nothing.
    pub replaced: Option<RuleReading>,
    /// Why the project knows it otherwise, and who said so; empty where it does not.
    pub reason: String,
    /// The project's word can be taken back here.
    pub removable: bool,
    /// What an override may say; absent where it cannot be changed here.
    pub form: Option<RuleForm>,
}

/// A reading of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleReading {
    /// What it says.
    pub value: String,
    /// Where it was read.
    pub source: String,
    /// When it was read, `Sat 21 Nov 2026`; empty where that is not known.
    pub read: String,
    /// Conditions, exact wording.
    pub note: String,
}

/// Know a rule otherwise, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CarrierOverride {
    /// Profile id.
    pub carrier: String,
    /// [`RuleRow::path`].
    pub rule: String,
    /// What it says here, as a profile writes it; `unknown` puts the safe default in its place.
    pub value: String,
    /// Why.
    pub reason: String,
}

/// Take the project's word on a rule back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CarrierOverrideRemove {
    /// Profile id.
    pub carrier: String,
    /// [`RuleRow::path`].
    pub rule: String,
}

/// What a file of a profile holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarrierChecked {
    /// The file's name.
    pub file: String,
    /// Name of the carrier; empty where the file cannot be used.
    pub name: String,
    /// Rules that it states.
    pub rules: u32,
    /// Everything wrong with it, in order of the file.
    pub mistakes: Vec<ProfileMistake>,
}

/// A mistake in the file of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileMistake {
    /// Line, from 1.
    pub line: u32,
    /// Letter of the line, from 1.
    pub column: u32,
    /// What is wrong and what may stand there.
    pub message: String,
}

/// A carrier that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarrierAdded {
    /// Its id.
    pub id: String,
    /// Label and changes.
    pub done: crate::api::commands::Done,
}

//! The checklist on the screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Mark};
use crate::{checklist::ItemState, task::Role};

/// The whole checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistView {
    /// `21 of 44 done, 2 late`.
    pub note: String,
    /// Its phases.
    pub phases: Vec<ChecklistPhase>,
    /// Roles to choose from.
    pub roles: Vec<RoleChoice>,
    /// What each person has to see to.
    pub owners: Vec<ChecklistOwner>,
    /// Lines that a template of this list would hold.
    pub for_template: u32,
}

/// A phase of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistPhase {
    /// Its number.
    pub number: u8,
    /// Its title.
    pub title: String,
    /// `12 of 14 done, 1 late`.
    pub note: String,
    /// Its items.
    pub items: Vec<ChecklistRow>,
    /// Items that are not on this project's list.
    pub dropped: Vec<ChecklistRow>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistRow {
    /// Stable name.
    pub key: String,
    /// What has to be true.
    pub text: String,
    /// What happens otherwise.
    pub why: String,
    /// Who sees to it, by role.
    pub role: Role,
    /// The role in words.
    pub role_words: String,
    /// Who sees to it, by name.
    pub owner: String,
    /// How far it is.
    pub state: ItemState,
    /// The same as a mark.
    pub mark: Mark,
    /// `Done 4 Nov`, `Due Fri 11 Dec`, `Late, due 8 Dec`.
    pub when: String,
    /// When it has to be done.
    pub due: Option<Day>,
    /// When it was done.
    pub done_on: Option<Day>,
    /// What shows it.
    pub evidence: String,
    /// A person wrote it.
    pub own: bool,
    /// A person changed it.
    pub edited: bool,
}

/// A role to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleChoice {
    /// The role.
    pub role: Role,
    /// In words.
    pub label: String,
}

/// What one person has to see to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistOwner {
    /// The person's name, or the role's words.
    pub owner: String,
    /// What they do in the move.
    pub role: String,
    /// `4 open, 1 late`.
    pub note: String,
}

/// Write a line: a new one of one's own, or other words for one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ChecklistForm {
    /// Which; absent for a new one.
    pub key: Option<String>,
    /// The phase of a new one.
    pub phase: Option<u8>,
    /// The line behind which a new one stands; absent for the end of the phase.
    pub after: Option<String>,
    /// What has to be true. A field that is absent stays; an empty one goes back to the program's.
    pub text: Option<String>,
    /// What happens otherwise.
    pub why: Option<String>,
    /// Who sees to it, by role.
    pub role: Option<Role>,
    /// Who sees to it, by name.
    pub owner: Option<String>,
    /// When it has to be done, ISO.
    pub due: Option<String>,
}

/// Say that a line is done, or open, whatever the project shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistDone {
    /// Which.
    pub key: String,
    /// Done or open; absent to go by the project again.
    pub done: Option<bool>,
    /// When, ISO; empty for today.
    #[serde(default)]
    pub on: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
}

/// Put a line behind another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistMove {
    /// Which.
    pub key: String,
    /// Behind this one; empty for the head of its phase.
    pub after: String,
}

/// One line by its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistKey {
    /// Which.
    pub key: String,
}

/// A template that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistTemplateSaved {
    /// Its file's name.
    pub file: String,
    /// Lines in it.
    pub items: u32,
    /// Lines about one order, which stay behind.
    pub left: u32,
}

//! One rule of a carrier with where it was read and when, and what other sources say instead.
//!
//! The value of a rule is the one in use; where sources conflict it is the stricter reading, and the
//! others stand beside it so that a person can see what was set aside.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One rule with where it was read and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rule<T> {
    /// What the rule says.
    pub value: T,
    /// Title or tag of the page it was read on, or `project` with a reason for an override.
    pub source: String,
    /// The day it was read.
    pub as_of: NaiveDate,
    /// Anything a person should know before relying on it: conditions, exact wording.
    #[serde(default)]
    pub note: String,
    /// What other sources say instead; `value` is the stricter.
    #[serde(default = "Vec::new")]
    pub conflicts: Vec<Reading<T>>,
}

/// Another source's reading of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reading<T> {
    /// What that source says.
    pub value: T,
    /// Title or tag of the page it was read on.
    pub source: String,
    /// The day it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording.
    #[serde(default)]
    pub note: String,
}

impl<T> Rule<T> {
    /// A rule with neither a note nor another source that says otherwise.
    pub fn new(value: T, source: impl Into<String>, as_of: NaiveDate) -> Self {
        Self {
            value,
            source: source.into(),
            as_of,
            note: String::new(),
            conflicts: Vec::new(),
        }
    }

    /// The same rule with a note.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

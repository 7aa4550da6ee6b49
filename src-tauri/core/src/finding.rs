//! A finding: the program did its work and noticed something about the data.
//!
//! Findings are values. They are sorted, shown in one list and on paper, and never stop the work;
//! what could not be done at all is an error of the layer that touches files.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{id::AcceptanceId, place::Place};

/// How much a finding matters. The order is the order in which findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The order it concerns must not be signed or sent.
    Blocker,
    /// It may cost a rejection or a day; a person has to look.
    Warning,
    /// Worth knowing; nothing has to be done.
    Note,
}

/// Something noticed about the data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Stable name of the rule that noticed it, such as `btn_leaves`; never shown alone.
    #[ts(type = "string")]
    pub code: Cow<'static, str>,
    /// What it is about.
    pub place: Place,
    /// What is wrong and what it costs, in one or two short sentences.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Business days a rejection for this reason usually costs, where that is known.
    pub days: Option<u16>,
    /// Where the rule comes from, where it is a carrier's or a law's.
    pub source: String,
}

impl Finding {
    /// A finding with neither days at stake nor a source; see [`Finding::costs`] and [`Finding::sourced`].
    pub fn new(
        severity: Severity,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            code: Cow::Borrowed(code),
            place,
            message: message.into(),
            hint: hint.into(),
            days: None,
            source: String::new(),
        }
    }

    /// A blocker.
    pub fn blocker(
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Blocker, code, place, message, hint)
    }

    /// A warning.
    pub fn warning(
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, place, message, hint)
    }

    /// A note.
    pub fn note(
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Note, code, place, message, hint)
    }

    /// The same finding with the business days that a rejection for it usually costs.
    #[must_use]
    pub fn costs(mut self, days: u16) -> Self {
        self.days = Some(days);
        self
    }

    /// The same finding with the source of the rule behind it.
    #[must_use]
    pub fn sourced(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }
}

/// A person's word that a finding was looked at and its risk is taken. It holds for what the finding said
/// on that day: when its facts change, its words do, and it is open again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Its row; below zero while it is new.
    pub id: AcceptanceId,
    /// The rule, [`Finding::code`].
    pub code: String,
    /// What the finding is about.
    pub place: Place,
    /// How much it mattered.
    pub severity: Severity,
    /// What it said.
    pub message: String,
    /// Why the risk is taken.
    pub reason: String,
    /// Who takes it, as the host named itself.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Acceptance {
    /// Whether it is about this finding, whatever the finding says by now.
    pub fn is_about(&self, finding: &Finding) -> bool {
        self.code == finding.code && self.place == finding.place
    }

    /// Whether the finding still is what was accepted.
    pub fn holds_for(&self, finding: &Finding) -> bool {
        self.is_about(finding)
            && self.severity == finding.severity
            && self.message == finding.message
    }
}

/// Sorts findings for a list, blockers first, and drops exact repetitions.
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort();
    findings.dedup();
    findings
}

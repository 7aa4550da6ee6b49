//! The list of problems: what is open and what someone took the risk of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FindingView;
use crate::{finding::Severity, id::AcceptanceId, place::Place};

/// A finding in the list of problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// What was noticed.
    #[serde(flatten)]
    pub finding: FindingView,
    /// What it is about, as `finding_accept` wants it.
    pub place: Place,
    /// Kind of thing it is about: `Order`, `Account`, `Number`, `Site`, `Project`, `Carrier`, `File`.
    pub about: String,
    /// Business days at stake; absent where unknown.
    pub days: Option<u16>,
    /// Why it may not be accepted; empty when it may.
    pub must: String,
    /// Who took the risk of it and why; absent while it is open.
    pub accepted: Option<AcceptanceView>,
    /// It was accepted once, and then its facts changed; what was said then.
    pub lapsed: Option<AcceptanceView>,
}

/// A person's word on a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AcceptanceView {
    /// Which one, as `finding_reopen` wants it.
    pub id: AcceptanceId,
    /// Why the risk is taken.
    pub reason: String,
    /// Who took it.
    pub by: String,
    /// When, in the project's zone: `Mon 16 Nov 09:41`.
    pub when: String,
    /// What the finding said then.
    pub said: String,
}

/// Accept a finding as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindingAccept {
    /// Its code.
    pub code: String,
    /// What it is about.
    pub place: Place,
    /// How much it matters.
    pub severity: Severity,
    /// What it says; another message is another finding.
    pub message: String,
    /// Why the risk is taken.
    pub reason: String,
}

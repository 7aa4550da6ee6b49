//! How readings begin: judged digits, nothing, or a refusal; and how they get worse.

use super::lexer::Extension;
use super::rules::judge;
use super::telephone::{Reading, Remark, Status, TelephoneNumber};
use crate::finding::Severity::Blocker;

/// Ten digits as a reading.
pub(super) fn judged(ten: u64) -> Reading {
    let judgement = judge(ten);
    let area = judgement.number.and_then(TelephoneNumber::area);
    Reading {
        status: judgement.status,
        e164: Some(format!("+1{ten:010}")),
        kind: Some(judgement.kind),
        zones: area
            .map(|area| area.zones.iter().map(|&zone| zone.to_owned()).collect())
            .unwrap_or_default(),
        findings: judgement.remark.into_iter().collect(),
        number: judgement.number,
        ..nothing()
    }
}

pub(super) fn nothing() -> Reading {
    Reading {
        input: String::new(),
        status: Status::None,
        e164: None,
        extension: None,
        kind: None,
        zones: Vec::new(),
        findings: Vec::new(),
        number: None,
        proposal: None,
    }
}

pub(super) fn refused(remark: Remark) -> Reading {
    Reading {
        status: Status::Invalid,
        findings: vec![remark],
        ..nothing()
    }
}

impl Reading {
    pub(super) fn with(mut self, remark: Remark) -> Self {
        self.findings.push(remark);
        self
    }

    /// The same reading, not better than suspect.
    pub(super) fn doubt(mut self, remark: Remark) -> Self {
        self.status = self.status.max(Status::Suspect);
        self.with(remark)
    }

    /// The same reading with what stands behind the number.
    pub(super) fn extended(mut self, extension: &Extension) -> Self {
        if extension.range {
            return refused(Remark::new(
                Blocker,
                "extension_range",
                "A range of extensions, not of numbers.",
                "List each number with its extension.",
            ));
        }
        if self.extension.is_none() {
            self.extension.clone_from(&extension.digits);
        }
        self
    }
}

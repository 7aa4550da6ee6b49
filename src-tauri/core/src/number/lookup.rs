//! A look-up made elsewhere (a portability check, the NPAC, a carrier's own tool), recorded with date and source.
//!
//! The program opens no network socket, so it never looks anything up itself. What someone found is a fact
//! of one day: it is kept as it was said, used by the split and the checks, and shown with where it came from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TelephoneNumber;

/// What was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LookupKind {
    /// Rate centre of the number, with the state behind a comma where known.
    RateCentre,
    /// The carrier that really holds it: OCN, SPID or name. Not the brand on the bill.
    Carrier,
    /// Controlling RespOrg of a toll-free number, five characters.
    RespOrg,
    /// Whether the losing side releases it: yes or no.
    Portability,
    /// Whether the gaining side serves its rate centre: yes or no.
    Coverage,
}

impl LookupKind {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::RateCentre => "Rate centre",
            Self::Carrier => "Underlying carrier",
            Self::RespOrg => "RespOrg",
            Self::Portability => "Portability",
            Self::Coverage => "Coverage",
        }
    }

    /// Whether its answer is yes or no.
    pub fn is_yes_or_no(self) -> bool {
        matches!(self, Self::Portability | Self::Coverage)
    }

    /// The answer as it is recorded: yes or no where only these make sense, a RespOrg in capitals, all else
    /// without the spaces around it. `None` for what is no answer of this kind.
    pub fn answer(self, text: &str) -> Option<String> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match self {
            Self::Portability | Self::Coverage => match text.to_lowercase().as_str() {
                "yes" | "y" | "true" | "1" | "portable" | "supported" | "fast" => {
                    Some("yes".to_owned())
                }
                "no" | "n" | "false" | "0" | "not portable" | "unsupported" => {
                    Some("no".to_owned())
                }
                _ => None,
            },
            // RespOrg ids are five alphanumeric characters. [TELNYX-REQ][BW-PR824]
            Self::RespOrg => (text.len() == 5 && text.bytes().all(|b| b.is_ascii_alphanumeric()))
                .then(|| text.to_uppercase()),
            Self::RateCentre | Self::Carrier => Some(text.to_owned()),
        }
    }
}

/// One look-up of one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lookup {
    /// The number; a look-up is about it and not about an account.
    pub tn: TelephoneNumber,
    /// What was looked up.
    pub kind: LookupKind,
    /// What it said, see [`LookupKind::answer`].
    pub value: String,
    /// The day on which it was looked up.
    pub looked_on: NaiveDate,
    /// Where.
    pub source: String,
}

impl Lookup {
    /// Whether it says that the number cannot move.
    pub fn denies(&self) -> bool {
        self.kind.is_yes_or_no() && self.value == "no"
    }
}

#[cfg(test)]
mod tests {
    use super::LookupKind::*;

    #[test]
    fn only_what_is_an_answer_of_its_kind_is_recorded() {
        assert_eq!(Portability.answer(" Yes "), Some("yes".into()));
        assert_eq!(Coverage.answer("unsupported"), Some("no".into()));
        assert_eq!(Portability.answer("perhaps"), None);
        assert_eq!(RespOrg.answer("twy01"), Some("TWY01".into()));
        assert_eq!(RespOrg.answer("TWY0"), None);
        assert_eq!(
            RateCentre.answer(" MILWAUKEE, WI "),
            Some("MILWAUKEE, WI".into())
        );
        assert_eq!(Carrier.answer("  "), None);
    }
}

//! The facts of a number that a list says and a person may correct, each as plain text, so that what a newer
//! list says can be held against what stands and against what was typed over it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Number;

/// One fact of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NumberFact")]
pub enum Fact {
    /// Name in the phone system.
    Name,
    /// Extension.
    Extension,
    /// What the line is used for.
    Use,
    /// What becomes of it.
    Disposition,
    /// Losing account.
    Account,
    /// Site.
    Site,
    /// The number that a toll-free number rings to.
    RingsTo,
    /// Where it rings on the new platform.
    Target,
    /// Dispatchable location for 911.
    Address911,
    /// RespOrg.
    RespOrg,
    /// Remark.
    Note,
}

impl Fact {
    /// Every fact, in the order in which lists show them.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Extension,
        Self::Use,
        Self::Disposition,
        Self::Account,
        Self::Site,
        Self::RingsTo,
        Self::Target,
        Self::Address911,
        Self::RespOrg,
        Self::Note,
    ];

    /// The fact in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Extension => "extension",
            Self::Use => "use",
            Self::Disposition => "disposition",
            Self::Account => "account",
            Self::Site => "site",
            Self::RingsTo => "rings to",
            Self::Target => "new target",
            Self::Address911 => "911 address",
            Self::RespOrg => "RespOrg",
            Self::Note => "note",
        }
    }

    /// What a number says of it: texts as they are, things by their id, empty for nothing.
    pub fn of(self, number: &Number) -> String {
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        match self {
            Self::Name => number.name.clone(),
            Self::Extension => number.extension.clone(),
            Self::Use => word(number.usage),
            Self::Disposition => word(number.disposition),
            Self::Account => id(number.account.map(|id| id.0)),
            Self::Site => id(number.site.map(|id| id.0)),
            Self::RingsTo => number
                .rings_to
                .map(|tn| tn.digits().to_string())
                .unwrap_or_default(),
            Self::Target => number.target.clone(),
            Self::Address911 => number.address_911.clone(),
            Self::RespOrg => number.resp_org.clone(),
            Self::Note => number.note.clone(),
        }
    }

    /// Makes it what it is of another number.
    pub fn take(self, number: &mut Number, from: &Number) {
        match self {
            Self::Name => number.name.clone_from(&from.name),
            Self::Extension => number.extension.clone_from(&from.extension),
            Self::Use => number.usage = from.usage,
            Self::Disposition => number.disposition = from.disposition,
            Self::Account => number.account = from.account,
            Self::Site => number.site = from.site,
            Self::RingsTo => number.rings_to = from.rings_to,
            Self::Target => number.target.clone_from(&from.target),
            Self::Address911 => number.address_911.clone_from(&from.address_911),
            Self::RespOrg => number.resp_org.clone_from(&from.resp_org),
            Self::Note => number.note.clone_from(&from.note),
        }
    }
}

fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// What was typed over a number: each fact that a person changed since its list came in, with what the list says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HandEdits(pub BTreeMap<Fact, String>);

impl HandEdits {
    /// Notes a change by hand. What is typed back to what the list says is an edit no more.
    pub fn note(&mut self, before: &Number, after: &Number) {
        for fact in Fact::ALL {
            let (was, is) = (fact.of(before), fact.of(after));
            if was == is {
                continue;
            }
            let said = self.0.entry(fact).or_insert(was);
            if *said == is {
                self.0.remove(&fact);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fact, HandEdits};
    use crate::number::{Number, TelephoneNumber, Use};

    #[test]
    fn what_is_typed_over_a_list_is_known_until_it_is_typed_back() {
        let tn = TelephoneNumber::from_e164("+14147204100").unwrap();
        let listed = Number {
            name: "Front desk".into(),
            ..Number::blank(tn)
        };
        let typed = Number {
            name: "Reception".into(),
            usage: Use::Fax,
            ..listed.clone()
        };
        let mut edits = HandEdits::default();
        edits.note(&listed, &typed);
        assert_eq!(
            edits.0.get(&Fact::Name).map(String::as_str),
            Some("Front desk")
        );
        assert_eq!(edits.0.get(&Fact::Use).map(String::as_str), Some("voice"));
        let again = Number {
            name: "Lobby".into(),
            ..typed.clone()
        };
        edits.note(&typed, &again);
        assert_eq!(
            edits.0.get(&Fact::Name).map(String::as_str),
            Some("Front desk"),
            "the list's word stays the base"
        );
        edits.note(&again, &listed);
        assert_eq!(edits, HandEdits::default());
    }

    #[test]
    fn every_fact_can_be_taken_over() {
        let tn = TelephoneNumber::from_e164("+18885550100").unwrap();
        let mut full = Number::blank(tn);
        full.name = "a".into();
        full.extension = "1".into();
        full.usage = Use::Fax;
        full.disposition = crate::number::Disposition::Stay;
        full.account = Some(crate::id::AccountId(1));
        full.site = Some(crate::id::SiteId(2));
        full.rings_to = Some(tn);
        full.target = "b".into();
        full.address_911 = "c".into();
        full.resp_org = "d".into();
        full.note = "e".into();
        let mut number = Number::blank(tn);
        for fact in Fact::ALL {
            assert_ne!(fact.of(&number), fact.of(&full), "{}", fact.words());
            fact.take(&mut number, &full);
        }
        assert_eq!(number, full);
    }
}

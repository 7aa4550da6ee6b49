//! What a list says of one number, held against what stands and against what a person typed over it.
//!
//! Three readings decide: what the earlier list said, what stands, what the newer list says. Where nobody typed, the
//! newer list counts. What was typed stays, and is shown when the list has changed as well. An empty cell says nothing by itself; in
//! a newer version of a list it is shown, and somebody decides.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    id::SiteId,
    intake::{Field, stage::StagedRow},
    number::{Disposition, Fact, Kind, Number, TelephoneNumber, Use, fact::HandEdits},
};

/// What becomes of a fact in which a list differs from the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The list's word is taken.
    Taken,
    /// A person typed something else, and that stays.
    KeptByHand,
    /// The number's order was sent, and what was sent stays.
    KeptAsSent,
    /// The newer list leaves the cell empty, and what stands stays unless somebody says otherwise.
    KeptEmptied,
}

/// A fact in which a list differs from the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactChange {
    /// Which one.
    pub fact: Fact,
    /// What becomes of it.
    pub verdict: Verdict,
    /// A person typed over it, whatever becomes of it.
    pub by_hand: bool,
}

/// Everything that the rows of a list say of one number; the first word of several counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Said<'s> {
    name: Cow<'s, str>,
    extension: &'s str,
    target: &'s str,
    address_911: &'s str,
    resp_org: &'s str,
    note: Cow<'s, str>,
    site: Option<SiteId>,
    rings_to: Option<TelephoneNumber>,
    usage: Option<Use>,
    disposition: Option<Disposition>,
}

impl<'s> Said<'s> {
    /// Takes a row in.
    pub(super) fn hear(
        &mut self,
        row: &'s StagedRow<'_>,
        kind: Kind,
        extension: &'s str,
        site: Option<SiteId>,
    ) {
        if self.name.is_empty() {
            self.name = row.name();
        }
        if self.note.is_empty() {
            self.note = remarks(row);
        }
        if self.extension.is_empty() {
            self.extension = extension;
        }
        for (slot, field) in [
            (&mut self.target, Field::Target),
            (&mut self.address_911, Field::Address911),
            (&mut self.resp_org, Field::RespOrg),
        ] {
            if slot.is_empty() {
                *slot = row.get(field);
            }
        }
        self.site = self.site.or(site);
        if kind == Kind::TollFree {
            self.rings_to = self.rings_to.or_else(|| row.rings_to("US"));
        }
        // A row that knows what the machine is counts more than one that only says voice.
        if matches!(self.usage, None | Some(Use::Voice)) {
            self.usage = row.usage.or(self.usage);
        }
        self.disposition = self.disposition.or(row.disposition);
    }

    /// A number of which nothing is known but these words.
    pub(super) fn alone(self, tn: TelephoneNumber) -> Number {
        Number {
            usage: self.usage.unwrap_or_default(),
            site: self.site,
            extension: self.extension.to_owned(),
            name: self.name.into_owned(),
            rings_to: self.rings_to,
            target: self.target.to_owned(),
            address_911: self.address_911.to_owned(),
            resp_org: self.resp_org.to_owned(),
            note: self.note.into_owned(),
            ..Number::blank(tn)
        }
    }

    /// A number as these words have it, and of which facts they speak.
    pub(super) fn over(&self, number: &Number) -> (Number, Vec<Fact>) {
        let mut said = number.clone();
        let mut facts = Vec::new();
        for (fact, slot, text) in [
            (Fact::Name, &mut said.name, self.name.as_ref()),
            (Fact::Extension, &mut said.extension, self.extension),
            (Fact::Target, &mut said.target, self.target),
            (Fact::Address911, &mut said.address_911, self.address_911),
            (Fact::RespOrg, &mut said.resp_org, self.resp_org),
            (Fact::Note, &mut said.note, self.note.as_ref()),
        ] {
            if !text.is_empty() {
                text.clone_into(slot);
                facts.push(fact);
            }
        }
        if let Some(usage) = self.usage {
            said.usage = usage;
            facts.push(Fact::Use);
        }
        if let Some(disposition) = self.disposition {
            said.disposition = disposition;
            facts.push(Fact::Disposition);
        }
        if self.site.is_some() {
            said.site = self.site;
            facts.push(Fact::Site);
        }
        if self.rings_to.is_some() {
            said.rings_to = self.rings_to;
            facts.push(Fact::RingsTo);
        }
        (said, facts)
    }
}

/// A number after a list was held against it.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub(super) number: Number,
    pub(super) changes: Vec<FactChange>,
    /// What is left of the edits by hand, where that is something else now.
    pub(super) edits: Option<HandEdits>,
}

/// Holds what a list says against what stands. `sent` is a number whose order was sent; `theirs` says whether a
/// person prefers the list to what was typed.
pub(super) fn settle(
    before: &Number,
    said: &Number,
    facts: &[Fact],
    edits: Option<&HandEdits>,
    sent: bool,
    theirs: impl Fn(Fact) -> bool,
) -> Settled {
    let mut number = before.clone();
    let mut left = edits.cloned().unwrap_or_default();
    let mut changes = Vec::new();
    for &fact in facts {
        let (stands, new) = (fact.of(before), fact.of(said));
        let base = left.0.get(&fact);
        let by_hand = base.is_some();
        if new == stands {
            // The list has come to say what was typed.
            left.0.remove(&fact);
            continue;
        }
        let verdict = match base {
            Some(base) if *base == new => continue,
            _ if sent && matches!(fact, Fact::Disposition | Fact::Account) => Verdict::KeptAsSent,
            Some(_) if !theirs(fact) => Verdict::KeptByHand,
            _ => Verdict::Taken,
        };
        match verdict {
            Verdict::Taken => {
                fact.take(&mut number, said);
                left.0.remove(&fact);
            }
            Verdict::KeptByHand => {
                // Seen and decided: the same list does not ask again.
                left.0.insert(fact, new);
            }
            Verdict::KeptAsSent | Verdict::KeptEmptied => {}
        }
        changes.push(FactChange {
            fact,
            verdict,
            by_hand,
        });
    }
    let edits = (Some(&left) != edits && !(edits.is_none() && left.0.is_empty())).then_some(left);
    Settled {
        number,
        changes,
        edits,
    }
}

/// The facts that a list's columns can say; use and disposition are said by other words too.
pub(super) fn asked(fields: &[Field]) -> Vec<Fact> {
    [
        (
            Fact::Name,
            &[Field::Name, Field::FirstName, Field::LastName][..],
        ),
        (Fact::Extension, &[Field::Extension]),
        (Fact::Target, &[Field::Target]),
        (Fact::Address911, &[Field::Address911]),
        (Fact::RespOrg, &[Field::RespOrg]),
        (Fact::Note, &[Field::Note]),
        (Fact::Site, &[Field::Site]),
        (Fact::RingsTo, &[Field::RingTo]),
    ]
    .into_iter()
    .filter(|(_, columns)| columns.iter().any(|column| fields.contains(column)))
    .map(|(fact, _)| fact)
    .collect()
}

/// Remarks of a row, kept as they are.
fn remarks<'s>(row: &'s StagedRow<'_>) -> Cow<'s, str> {
    let mut notes = (row.cells.iter())
        .filter(|cell| cell.field == Field::Note)
        .map(|cell| cell.text.trim())
        .filter(|text| !text.is_empty());
    let Some(first) = notes.next() else {
        return Cow::Borrowed("");
    };
    notes.fold(Cow::Borrowed(first), |all, next| {
        Cow::Owned(format!("{all}; {next}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{Verdict, settle};
    use crate::number::{Disposition, Fact, Number, TelephoneNumber, fact::HandEdits};

    fn named(name: &str) -> Number {
        Number {
            name: name.into(),
            ..Number::blank(TelephoneNumber::from_digits(4_147_204_100).unwrap())
        }
    }

    /// What stands, what the earlier list said where a person typed, what the newer one says → what comes out.
    #[test]
    fn three_readings_decide_what_a_newer_list_may_change() {
        for (stands, base, new, theirs, comes_out, verdict) in [
            ("Front", None, "Front", false, "Front", None),
            ("Front", None, "Lobby", false, "Lobby", Some(Verdict::Taken)),
            ("Desk", Some("Front"), "Front", false, "Desk", None),
            ("Desk", Some("Front"), "Desk", false, "Desk", None),
            (
                "Desk",
                Some("Front"),
                "Lobby",
                false,
                "Desk",
                Some(Verdict::KeptByHand),
            ),
            (
                "Desk",
                Some("Front"),
                "Lobby",
                true,
                "Lobby",
                Some(Verdict::Taken),
            ),
        ] {
            let mut edits = HandEdits::default();
            if let Some(base) = base {
                edits.0.insert(Fact::Name, base.to_owned());
            }
            let edits = base.map(|_| edits);
            let settled = settle(
                &named(stands),
                &named(new),
                &[Fact::Name],
                edits.as_ref(),
                false,
                |_| theirs,
            );
            assert_eq!(settled.number.name, comes_out, "{stands} {base:?} {new}");
            assert_eq!(
                settled.changes.first().map(|change| change.verdict),
                verdict
            );
            // Once more, with what is left of the edits: the same list has nothing more to say.
            let left = settled.edits.or(edits);
            let again = settle(
                &settled.number,
                &named(new),
                &[Fact::Name],
                left.as_ref(),
                false,
                |_| false,
            );
            assert!(again.changes.is_empty(), "{stands} {base:?} {new}");
            assert_eq!(again.number, settled.number);
        }
    }

    #[test]
    fn what_was_sent_to_the_carrier_is_not_changed_by_a_list() {
        let said = Number {
            disposition: Disposition::Stay,
            name: "Lobby".into(),
            ..named("Front")
        };
        let facts = [Fact::Name, Fact::Disposition];
        let settled = settle(&named("Front"), &said, &facts, None, true, |_| true);
        assert_eq!(settled.number.disposition, Disposition::Undecided);
        assert_eq!(settled.number.name, "Lobby");
        let verdicts: Vec<_> = settled.changes.iter().map(|it| it.verdict).collect();
        assert_eq!(verdicts, [Verdict::Taken, Verdict::KeptAsSent]);
    }
}

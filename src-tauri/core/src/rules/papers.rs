//! How old the papers of an order may be.

use crate::carrier::{PaperAge, PaperName, Profile};

use super::{Rules, Said, plain};

impl<'a> Rules<'a> {
    /// The oldest paper that every side takes, in calendar days; our safe default where none says. Absent for papers
    /// that do not age.
    pub fn oldest(&self, paper: PaperName) -> Option<Said<'a, u16>> {
        self.strictest(|profile| self.oldest_of(profile, paper), |days| *days)
    }

    /// The same of the gaining side alone: it is the one that reads the letter.
    pub fn oldest_for_gaining(&self, paper: PaperName) -> Option<Said<'a, u16>> {
        self.gaining_side()
            .filter_map(|profile| self.oldest_of(profile, paper))
            .min_by_key(|said| said.value)
    }

    /// Days that a transfer PIN of the losing side lives, where it says.
    pub fn pin_days(&self) -> Option<Said<'a, u16>> {
        let losing = self.losing?;
        plain(losing, "pin_days", losing.pin_days.as_ref())
    }

    /// What one side says: of the class and country first, then of all its orders.
    fn oldest_of(&self, profile: &'a Profile, paper: PaperName) -> Option<Said<'a, u16>> {
        let losing = self.losing.is_some_and(|losing| losing.id == profile.id);
        let fits = |age: &&'a PaperAge| {
            age.paper == paper
                && age.class.is_none_or(|of| of == self.class)
                && age
                    .country
                    .as_ref()
                    .is_none_or(|of| *of == self.order.key.country)
        };
        // The entry that says most of what it is for.
        let entry = profile
            .paper_ages
            .iter()
            .filter(fits)
            .max_by_key(|age| u8::from(age.class.is_some()) + u8::from(age.country.is_some()))
            .map(|age| {
                let read = (age.source.as_str(), age.as_of);
                Said::new(profile, "paper_ages", age.days, read)
            });
        let general = match paper {
            PaperName::Loa => plain(profile, "loa_max_days", profile.loa_max_days.as_ref()),
            PaperName::Bill => {
                let leaving = profile.leaving_bill_max_days.as_ref().filter(|_| losing);
                plain(profile, "leaving_bill_max_days", leaving)
                    .or_else(|| plain(profile, "bill_max_days", profile.bill_max_days.as_ref()))
            }
            PaperName::Csr => plain(profile, "csr_max_days", profile.csr_max_days.as_ref()),
            _ => None,
        };
        match (entry, general) {
            // What the project says itself goes before what was published for the class.
            (Some(_), Some(general)) if general.is_own() => Some(general),
            (entry, general) => entry.or(general),
        }
    }
}

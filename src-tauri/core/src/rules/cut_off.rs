//! Until when on a day an order still counts for it.

use chrono::{NaiveDate, NaiveTime};

use crate::carrier::{Profile, Role};

use super::{Rules, of_class, source_words, who};

/// A desk's cut-off for an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutOffSaid<'a> {
    /// Whose desk.
    pub by: &'a Profile,
    /// The clock time.
    pub time: NaiveTime,
    /// IANA zone of it.
    pub zone: &'a str,
    /// The rule's path in that profile.
    pub rule: &'static str,
    source: &'a str,
    as_of: NaiveDate,
}

impl<'a> CutOffSaid<'a> {
    /// Whose it is, as people write it.
    pub fn who(&self) -> &'a str {
        who(self.by)
    }

    /// Whether it is no side's own word but the law's.
    pub fn is_law(&self) -> bool {
        self.by.role == Role::Common
    }

    /// Where it was read and when.
    pub fn source(&self) -> String {
        source_words(self.by, self.source, self.as_of)
    }
}

impl<'a> Rules<'a> {
    /// The hours after which a sending counts for the next day: of the losing side, then of the gaining one; where
    /// neither has any, what the law says of the class.
    pub fn cut_offs(&self) -> Vec<CutOffSaid<'a>> {
        let found: Vec<_> = self
            .sides()
            .filter_map(|profile| self.cut_off_of(profile))
            .collect();
        if found.is_empty() {
            self.common()
                .find_map(|profile| self.cut_off_of(profile))
                .into_iter()
                .collect()
        } else {
            found
        }
    }

    /// The cut-off of one side: that of the class, else the one for all its orders.
    fn cut_off_of(&self, profile: &'a Profile) -> Option<CutOffSaid<'a>> {
        if let Some(entry) = of_class(&profile.cut_offs, self.class, |entry| entry.class) {
            return Some(CutOffSaid {
                by: profile,
                time: entry.time,
                zone: entry.zone.as_deref().unwrap_or_else(|| self.local_zone()),
                rule: "cut_offs",
                source: &entry.source,
                as_of: entry.as_of,
            });
        }
        let rule = profile.cut_off.as_ref()?;
        Some(CutOffSaid {
            by: profile,
            time: rule.value.time,
            zone: &rule.value.zone,
            rule: "cut_off",
            source: &rule.source,
            as_of: rule.as_of,
        })
    }

    /// The zone where the numbers are: that of the order's site, else of the project.
    pub fn local_zone(&self) -> &'a str {
        self.order
            .key
            .site
            .and_then(|id| self.snapshot.sites.get(&id))
            .map(|site| site.zone.as_str())
            .filter(|zone| !zone.is_empty())
            .unwrap_or(&self.snapshot.settings.zone)
    }
}

//! Which dates and hours may be asked for.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDateTime, Weekday};

use crate::{
    carrier::{
        ActivatesIn, Class, Maintenance, Profile, RequestDate, RequestOn, RequestTime, Rule,
    },
    window::Window,
    zone,
};

use super::{Rules, Said, of_class, plain, read_of};

const HOURS_A_DAY: u16 = 24;

impl<'a> Rules<'a> {
    /// Calendar days after sending before which no date is taken: the latest of what the sides say, and the notice
    /// that the window needs.
    pub fn earliest_request_days(&self) -> Option<Said<'a, u16>> {
        let of = |profile: &'a Profile| {
            self.request_figure(
                profile,
                plain(
                    profile,
                    "earliest_request_days",
                    profile.earliest_request_days.as_ref(),
                ),
                |entry| entry.earliest_days,
            )
        };
        let stated = self.sides().filter_map(of);
        stated
            .chain(self.window_notice())
            .max_by_key(|said| said.value)
    }

    /// Calendar days after sending after which no date is taken: the least of what the sides say, else the registry.
    pub fn latest_request_days(&self) -> Option<Said<'a, u16>> {
        let of = |profile: &'a Profile| {
            self.request_figure(
                profile,
                plain(
                    profile,
                    "latest_request_days",
                    profile.latest_request_days.as_ref(),
                ),
                |entry| entry.latest_days,
            )
        };
        self.strictest(of, |days| *days)
    }

    /// On which days a date can be asked for: the side that is the least free.
    pub fn request_on(&self) -> Option<Said<'a, RequestOn>> {
        let of = |profile: &'a Profile| {
            let entry = self.request_entry(profile)?;
            let read = (entry.source.as_str(), entry.as_of);
            Some(Said::new(profile, "request_dates", entry.on, read))
        };
        self.strictest(of, |on| match on {
            RequestOn::NotOffered => 0,
            RequestOn::Agreed => 1,
            RequestOn::BusinessDay => 2,
        })
    }

    /// Calendar days before its date at which an order goes on to the losing side, where a gaining side holds it back.
    pub fn sent_days_before(&self) -> Option<Said<'a, u16>> {
        self.gaining_side().find_map(|profile| {
            let entry = self.request_entry(profile)?;
            let read = (entry.source.as_str(), entry.as_of);
            Some(Said::new(
                profile,
                "request_dates",
                entry.sent_days_before?,
                read,
            ))
        })
    }

    /// When the gaining side activates, where it publishes no clock time.
    pub fn activates_in(&self) -> Option<Said<'a, ActivatesIn>> {
        self.gaining_side().find_map(|profile| {
            let rule = profile.activates_in.as_ref()?;
            let read = read_of(rule);
            Some(Said::new(profile, "activates_in", rule.value, read))
        })
    }

    /// Which clock time an order may name.
    pub fn request_time(&self) -> Option<Said<'a, &'a RequestTime>> {
        self.gaining_side().find_map(|profile| {
            let rule: &'a Rule<RequestTime> = profile.request_time.as_ref()?;
            let read = read_of(rule);
            Some(Said::new(profile, "request_time", &rule.value, read))
        })
    }

    /// The notice that the usual window needs, in whole days.
    fn window_notice(&self) -> Option<Said<'a, u16>> {
        self.of_mode("window_notice_hours", |profile| {
            &profile.window_notice_hours
        })
        .map(|said| said.with(said.value.div_ceil(HOURS_A_DAY)))
    }

    /// Minutes from one start that can be picked to the next, where the gaining side gives slots.
    pub fn window_slot_minutes(&self) -> Option<Said<'a, u16>> {
        self.of_mode("window_slot_minutes", |profile| {
            &profile.window_slot_minutes
        })
        .filter(|said| said.value > 0)
    }

    /// What the gaining side says of the mode in which it activates an order of this class.
    fn of_mode(
        &self,
        name: &'static str,
        of: impl Fn(&'a Profile) -> &'a BTreeMap<String, Rule<u16>>,
    ) -> Option<Said<'a, u16>> {
        self.gaining_side().find_map(|profile| {
            let mode = match profile.window_for(self.class) {
                Some(window) => window.mode.as_str(),
                None if self.class == Class::TollFree => "toll_free",
                None => return None,
            };
            plain(profile, name, of(profile).get(mode))
        })
    }

    fn request_entry(&self, profile: &'a Profile) -> Option<&'a RequestDate> {
        of_class(&profile.request_dates, self.class, |entry| entry.class)
    }

    /// A figure of the class's own entry, else the rule of all orders, else the entry for every class; the project's
    /// own word before all of them.
    fn request_figure(
        &self,
        profile: &'a Profile,
        general: Option<Said<'a, u16>>,
        figure: impl Fn(&RequestDate) -> Option<u16>,
    ) -> Option<Said<'a, u16>> {
        let entry = self.request_entry(profile);
        let own_class = entry.is_some_and(|entry| entry.class.is_some());
        let of_entry = entry.and_then(|entry| {
            let read = (entry.source.as_str(), entry.as_of);
            Some(Said::new(profile, "request_dates", figure(entry)?, read))
        });
        match (of_entry, general) {
            (Some(entry), Some(general)) if entry.is_own() || !general.is_own() && own_class => {
                Some(entry)
            }
            // A class with an entry of its own that leaves the figure open has no such limit.
            (None, Some(general)) if own_class && !general.is_own() => None,
            (entry, general) => general.or(entry),
        }
    }

    /// Work on systems that a window would run into, with whose it is.
    pub fn maintenance_over(&self, window: &Window) -> Option<Said<'a, &'a Maintenance>> {
        let (start, end) = (window.starts(), window.ends());
        self.sides().chain(self.common()).find_map(|profile| {
            let hit = profile.maintenance.iter().find(|work| {
                let zone = work.zone.as_deref().unwrap_or_else(|| self.local_zone());
                let there = |local| zone::convert(local, &window.zone, zone).unwrap_or(local);
                over_maintenance(work, there(start), there(end))
            })?;
            let read = (hit.source.as_str(), hit.as_of);
            Some(Said::new(profile, "maintenance", hit, read))
        })
    }
}

/// Whether work on systems falls into a stretch of time on its own clocks.
fn over_maintenance(work: &Maintenance, start: NaiveDateTime, end: NaiveDateTime) -> bool {
    // Work that begins up to a week before may still go on.
    (0..=7).any(|back| {
        let Some(day) = start.date().checked_sub_days(Days::new(back)) else {
            return false;
        };
        if !work.days.contains(&day.weekday()) {
            return false;
        }
        let from = day.and_time(work.start);
        let days = match work.until {
            Some(until) => days_until(day.weekday(), until),
            None => u64::from(work.end <= work.start),
        };
        let Some(last) = day.checked_add_days(Days::new(days)) else {
            return false;
        };
        let to = last.and_time(work.end);
        // A fixed clock time is a moment inside it.
        from < end.max(start + chrono::TimeDelta::minutes(1)) && start < to
    }) || {
        let day = end.date();
        day != start.date() && work.days.contains(&day.weekday()) && day.and_time(work.start) < end
    }
}

fn days_until(from: Weekday, until: Weekday) -> u64 {
    let days = (7 + until.num_days_from_monday() - from.num_days_from_monday()) % 7;
    u64::from(days)
}

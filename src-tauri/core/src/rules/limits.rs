//! The last moments before a date: to change an order, and to cancel it. Of several sides the earliest counts.

use chrono::{NaiveDateTime, TimeDelta};

use crate::{
    carrier::{ChangeMay, ChangePhase, ChangeRule, ChangeWhat, Profile, Rule},
    snapshot::Snapshot,
    split,
    window::Window,
    zone,
};

use super::{BusinessDays, Rules, Said, plain};

/// How long before a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// Hours.
    Hours(u16),
    /// Business days of the losing side's offices.
    BusinessDays(u16),
}

impl Ahead {
    /// `48 hours`, `3 business days`.
    pub fn words(self) -> String {
        match self {
            Self::Hours(1) => "1 hour".to_owned(),
            Self::Hours(hours) => format!("{hours} hours"),
            Self::BusinessDays(1) => "1 business day".to_owned(),
            Self::BusinessDays(days) => format!("{days} business days"),
        }
    }
}

/// The last moment to do something before a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastMoment<'a> {
    /// On the clocks of the moment it was reckoned from.
    pub at: NaiveDateTime,
    /// The rule behind it.
    pub said: Said<'a, Ahead>,
}

impl LastMoment<'_> {
    /// `48 hours before the date`.
    pub fn before(&self) -> String {
        format!("{} before the date", self.said.value.words())
    }
}

type Figure<'a> = fn(&'a Profile) -> Option<&'a Rule<u16>>;
/// Rules by path, and whether they count business days.
type Figures<'a> = [(&'static str, Figure<'a>, bool); 2];

/// The earliest of the moments that one profile gives.
fn last<'a>(
    profile: &'a Profile,
    starts: NaiveDateTime,
    offices: &dyn BusinessDays,
    figures: Figures<'a>,
) -> Option<LastMoment<'a>> {
    figures
        .into_iter()
        .filter_map(|(rule, figure, in_business_days)| {
            let said = plain(profile, rule, figure(profile))?;
            let (ahead, at) = if in_business_days {
                let day = offices.back(starts.date(), said.value)?;
                (Ahead::BusinessDays(said.value), day.and_time(starts.time()))
            } else {
                let at = starts.checked_sub_signed(TimeDelta::hours(said.value.into()))?;
                (Ahead::Hours(said.value), at)
            };
            Some(LastMoment {
                at,
                said: said.with(ahead),
            })
        })
        .min_by_key(|last| last.at)
}

impl<'a> Rules<'a> {
    /// The last moment to change an order that starts then.
    pub fn last_change(
        &self,
        starts: NaiveDateTime,
        offices: &dyn BusinessDays,
    ) -> Option<LastMoment<'a>> {
        let hours: Figure<'a> = |profile| profile.change_cut_off_hours.as_ref();
        let days: Figure<'a> = |profile| profile.change_cut_off_days.as_ref();
        let figures = [
            ("change_cut_off_hours", hours, false),
            ("change_cut_off_days", days, true),
        ];
        self.last_of_sides(starts, offices, figures)
            .or_else(|| self.last_of_all(starts, offices, figures))
    }

    /// The last moment to cancel it: that of a change where no side says otherwise.
    pub fn last_cancel(
        &self,
        starts: NaiveDateTime,
        offices: &dyn BusinessDays,
    ) -> Option<LastMoment<'a>> {
        let hours: Figure<'a> = |profile| profile.cancel_cut_off_hours.as_ref();
        let days: Figure<'a> = |profile| profile.cancel_cut_off_days.as_ref();
        let figures = [
            ("cancel_cut_off_hours", hours, false),
            ("cancel_cut_off_days", days, true),
        ];
        let change = || self.last_change(starts, offices);
        // A side that only says how long it takes changes says so of cancelling too.
        self.last_of_sides(starts, offices, figures)
            .or_else(|| change().filter(|last| !last.said.is_assumed()))
            .or_else(|| self.last_of_all(starts, offices, figures))
            .or_else(change)
    }

    fn last_of_sides(
        &self,
        starts: NaiveDateTime,
        offices: &dyn BusinessDays,
        figures: Figures<'a>,
    ) -> Option<LastMoment<'a>> {
        self.sides()
            .filter_map(|profile| last(profile, starts, offices, figures))
            .min_by_key(|last| last.at)
    }

    fn last_of_all(
        &self,
        starts: NaiveDateTime,
        offices: &dyn BusinessDays,
        figures: Figures<'a>,
    ) -> Option<LastMoment<'a>> {
        self.common()
            .find_map(|profile| last(profile, starts, offices, figures))
    }

    /// What is said of a change: the strictest reading of the sides, else that of practice. Where a rule holds for one
    /// way of porting and nobody knows the way, it counts.
    pub fn change(&self, what: ChangeWhat, phase: ChangePhase) -> Option<Said<'a, &'a ChangeRule>> {
        let way = split::way(&self.order.key);
        let fits = |rule: &&'a ChangeRule| {
            rule.what == what
                && rule.phase == phase
                && rule.class.is_none_or(|of| of == self.class)
                && (way.is_none() || rule.mode.is_none() || rule.mode.as_deref() == way)
        };
        let of = |profile: &'a Profile| {
            let rule = profile
                .changes
                .iter()
                .filter(fits)
                .min_by_key(|rule| strictness(rule.may))?;
            let read = (rule.source.as_str(), rule.as_of);
            Some(Said::new(profile, "changes", rule, read))
        };
        self.strictest(of, |rule| strictness(rule.may))
    }
}

fn strictness(may: ChangeMay) -> u8 {
    match may {
        ChangeMay::No => 0,
        ChangeMay::NewOrder => 1,
        ChangeMay::Restarts => 2,
        ChangeMay::ForFee => 3,
        ChangeMay::BestEffort => 4,
        ChangeMay::Yes => 5,
    }
}

/// When a window begins, on the clocks of the project's zone.
pub fn begins(snapshot: &Snapshot, window: &Window) -> NaiveDateTime {
    let zone = &snapshot.settings.zone;
    zone::convert(window.starts(), &window.zone, zone).unwrap_or_else(|_| window.starts())
}

/// When it ends; a fixed time ends as it begins.
pub fn ends(snapshot: &Snapshot, window: &Window) -> NaiveDateTime {
    let zone = &snapshot.settings.zone;
    zone::convert(window.ends(), &window.zone, zone).unwrap_or_else(|_| window.ends())
}

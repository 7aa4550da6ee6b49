//! What a profile must not say: the checks that the shape of the file cannot make.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{CarrierId, Profile, ProfileError, Role, view::all_rules, view::three_days};

/// A mistake with the rule it stands in.
#[derive(Debug)]
pub(super) struct Mistake {
    key: String,
    nth: u32,
    message: String,
}

impl Mistake {
    pub(super) fn new(key: &str, nth: u32, message: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            nth,
            message: message.into(),
        }
    }

    /// The mistake with the line on which its rule begins.
    pub(super) fn at(self, file: &str, text: &str) -> ProfileError {
        ProfileError {
            file: file.to_owned(),
            line: line_of(text, &self.key, self.nth),
            message: format!("{}: {}", self.key, self.message),
        }
    }
}

/// Whether the profile is the one that belongs into the file.
pub(super) fn belongs(file: &str, profile: &Profile) -> bool {
    file.strip_suffix(".toml") == Some(profile.id.0.as_str())
}

/// Everything wrong with a profile on its own.
pub(super) fn mistakes(file: &str, profile: &Profile) -> Vec<Mistake> {
    let mut found = Vec::new();
    if !belongs(file, profile) {
        let name = file.strip_suffix(".toml").unwrap_or(file);
        let message = format!("`{}` should be `{name}`, the file's name", profile.id);
        found.push(Mistake::new("id", 0, message));
    }
    if profile.name.trim().is_empty() {
        found.push(Mistake::new("name", 0, "the name is empty"));
    }
    if profile.via.is_some() && profile.role != Role::Platform {
        let message = "only a platform ports through another carrier";
        found.push(Mistake::new("via", 0, message));
    }
    if !profile.windows.is_empty() && profile.role == Role::Losing {
        let message = "a losing side activates nothing; its hours are `desk_hours`";
        found.push(Mistake::new("windows", 0, message));
    }
    sources(profile, &mut found);
    lead_times(profile, &mut found);
    zones(profile, &mut found);
    days(profile, &mut found);
    fees(profile, &mut found);
    if let Some(rule) = &profile.resp_org {
        let well_formed =
            rule.value.len() == 5 && rule.value.chars().all(|c| c.is_ascii_alphanumeric());
        if !well_formed {
            let message = format!("`{}` is not five letters and digits", rule.value);
            found.push(Mistake::new("resp_org", 0, message));
        }
    }
    found
}

/// What is wrong with the carrier a platform ports through.
pub(super) fn via_mistake(
    profile: &Profile,
    all: &BTreeMap<CarrierId, Profile>,
) -> Option<Mistake> {
    let via = profile.via.as_ref()?;
    let message = match all.get(&via.value) {
        Some(carrier) if carrier.role == Role::Gaining => return None,
        Some(_) => format!("`{}` is no gaining carrier", via.value),
        None => format!("there is no profile `{}`", via.value),
    };
    Some(Mistake::new("via", 0, message))
}

fn sources(profile: &Profile, found: &mut Vec<Mistake>) {
    for rule in all_rules(profile) {
        let mut read = vec![(rule.source, rule.as_of)];
        read.extend(
            rule.conflicts
                .into_iter()
                .map(|other| (other.source, Some(other.as_of))),
        );
        for (source, as_of) in read {
            if rule.value.is_some() && source.trim().is_empty() {
                let message = "the source is empty; write where it was read";
                found.push(Mistake::new(&rule.key, rule.nth, message));
            }
            if as_of.is_some_and(|day| day.year() < 1996) {
                // Number portability in the United States begins with the Act of 1996.
                let message = "as_of lies before there was number portability";
                found.push(Mistake::new(&rule.key, rule.nth, message));
            }
        }
    }
}

fn lead_times(profile: &Profile, found: &mut Vec<Mistake>) {
    for (nth, lead) in (0..).zip(&profile.lead_times) {
        let known: Vec<u16> = [lead.min, lead.typical, lead.max]
            .into_iter()
            .flatten()
            .collect();
        if known.is_empty() {
            let message = "neither min, typical nor max is given";
            found.push(Mistake::new("lead_times", nth, message));
        }
        if !known.is_sorted() {
            let days = three_days(lead.min, lead.typical, lead.max);
            let message = format!("{days} does not rise");
            found.push(Mistake::new("lead_times", nth, message));
        }
        if lead.to.is_some_and(|to| to < lead.from) {
            let message = "`to` is smaller than `from`";
            found.push(Mistake::new("lead_times", nth, message));
        }
    }
}

fn zones(profile: &Profile, found: &mut Vec<Mistake>) {
    let mut named: Vec<(&str, u32, &str)> = Vec::new();
    named.extend(profile.zone.iter().map(|r| ("zone", 0, r.value.as_str())));
    named.extend(
        profile
            .cut_off
            .iter()
            .map(|r| ("cut_off", 0, r.value.zone.as_str())),
    );
    named.extend(
        profile
            .desk_hours
            .iter()
            .map(|r| ("desk_hours", 0, r.value.zone.as_str())),
    );
    named.extend(
        (0..)
            .zip(&profile.windows)
            .map(|(nth, w)| ("windows", nth, w.zone.as_str())),
    );
    for (key, nth, zone) in named {
        if !looks_like_a_zone(zone) {
            let message = format!("`{zone}` is no IANA zone; write one such as `America/Chicago`");
            found.push(Mistake::new(key, nth, message));
        }
    }
    for (nth, window) in (0..).zip(&profile.windows) {
        if window.days.is_empty() {
            found.push(Mistake::new("windows", nth, "`days` is empty"));
        }
    }
}

fn fees(profile: &Profile, found: &mut Vec<Mistake>) {
    for rule in profile.fees.values() {
        let all = rule.conflicts.iter().map(|other| &other.value);
        for fee in std::iter::once(&rule.value).chain(all) {
            let sound = fee.currency.len() == 3
                && fee.currency.bytes().all(|byte| byte.is_ascii_uppercase());
            if !sound {
                let message = format!(
                    "`{}` is no currency; write three letters such as `USD`",
                    fee.currency
                );
                found.push(Mistake::new("fees", 0, message));
            }
        }
    }
}

/// The form only; whether the zone exists is told by [`crate::zone`], which knows the data.
fn looks_like_a_zone(zone: &str) -> bool {
    let regions = [
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    let Some((region, place)) = zone.split_once('/') else {
        return zone == "UTC";
    };
    regions.contains(&region)
        && !place.is_empty()
        && place
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-/".contains(c))
}

fn days(profile: &Profile, found: &mut Vec<Mistake>) {
    for (nth, closed) in (0..).zip(&profile.closed) {
        if closed.to < closed.from {
            found.push(Mistake::new("closed", nth, "`to` lies before `from`"));
        }
    }
    for (nth, holiday) in (0..).zip(&profile.holidays) {
        // 2028 is a leap year, so that the 29th of February passes.
        let every_year = format!("2028-{}", holiday.day);
        let known = holiday.day == "day-after-thanksgiving"
            || holiday.day.parse::<NaiveDate>().is_ok()
            || every_year.parse::<NaiveDate>().is_ok();
        if !known {
            let message = format!(
                "`{}` is no day; write `12-24`, `2026-12-24` or `day-after-thanksgiving`",
                holiday.day
            );
            found.push(Mistake::new("holidays", nth, message));
        }
    }
}

/// The line on which the `nth` entry of a key begins: `key = …`, `[key]`, `[[key]]`, `[key.part]`. Entries
/// written inside one array share the line of their key.
fn line_of(text: &str, key: &str, nth: u32) -> usize {
    let begins = |line: &str| {
        let line = line.trim_start().trim_start_matches('[');
        line.strip_prefix(key).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with('=') || rest.starts_with(']') || rest.starts_with('.')
        })
    };
    let lines: Vec<usize> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| begins(line))
        .map(|(number, _)| number)
        .collect();
    let wanted = usize::try_from(nth).unwrap_or(usize::MAX);
    lines
        .get(wanted)
        .or_else(|| lines.last())
        .copied()
        .unwrap_or(1)
}

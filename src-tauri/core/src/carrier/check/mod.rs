//! Finds every mistake in the text of a profile, each with line, column and what may stand there.
//!
//! First the shape, value by value along the table of rules; then what the shape cannot tell. A rule with a
//! mistake is left out of the second part, so that one slip does not hide the others.

mod nearest;
mod sense;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::{CarrierId, Profile, ProfileError, retired};
use walk::Walk;
pub(super) use walk::value_faults;

/// What the carriers' own layer cannot know: which zones and calendars there are.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Whether there is such an IANA zone.
    pub zone: &'a dyn Fn(&str) -> bool,
    /// Whether there is such a calendar of business days.
    pub calendar: &'a dyn Fn(&str) -> bool,
}

/// A mistake at a byte of the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
}

/// Every mistake of a profile's text, in order of the file. Without mistakes, the profile.
pub fn check(file: &str, text: &str, known: Known<'_>) -> Result<Profile, Vec<ProfileError>> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let lines_broken: BTreeSet<usize> = broken
        .iter()
        .map(|error| place(text, error.span().map_or(0, |span| span.start)).0)
        .collect();
    let mut faults: Vec<Fault> = broken
        .iter()
        .map(|error| Fault {
            at: error.span().map_or(0, |span| span.start),
            message: format!("this is no TOML: {}", error.message()),
        })
        .collect();
    let mut walk = Walk::new(known);
    walk.profile(document.get_ref());
    let (found, rules) = walk.finish();
    if faults.is_empty() {
        faults.extend(found);
        match left_of(text, document.get_ref(), &rules) {
            Ok(profile) => {
                let found = sense::mistakes(file, &profile, &rules);
                faults.extend(found.into_iter().map(|m| m.at(document.get_ref())));
                faults.sort();
                faults.dedup();
                if faults.is_empty() {
                    return Ok(profile);
                }
            }
            // The walk knows every shape; what it let through and the types do not is said in their words.
            Err(error) if faults.is_empty() => faults.push(Fault {
                at: error.span().map_or(0, |span| span.start),
                message: error.message().to_owned(),
            }),
            Err(_) => {}
        }
    } else {
        // What is broken elsewhere is missing here: only what stands there and is wrong counts.
        faults.extend(found.into_iter().filter(|fault| {
            !fault.message.ends_with("is missing")
                && !lines_broken.contains(&place(text, fault.at).0)
        }));
    }
    faults.sort();
    faults.dedup();
    Err(faults
        .into_iter()
        .map(|fault| {
            let (line, column) = place(text, fault.at);
            ProfileError {
                file: file.to_owned(),
                line,
                column,
                message: fault.message,
            }
        })
        .collect())
}

/// What is wrong with the carrier that a platform ports through.
pub(super) fn via_mistake(
    profile: &Profile,
    text: &str,
    all: &BTreeMap<CarrierId, Profile>,
) -> Option<ProfileError> {
    let mistake = sense::via_mistake(profile, all)?;
    let (document, _) = DeTable::parse_recoverable(text);
    let fault = mistake.at(document.get_ref());
    let (line, column) = place(text, fault.at);
    Some(ProfileError {
        file: format!("{}.toml", profile.id),
        line,
        column,
        message: fault.message,
    })
}

/// What a profile must not say, whatever file it came from: for one that a project has changed.
pub(super) fn nonsense(profile: &Profile) -> Option<String> {
    sense::mistakes(&format!("{}.toml", profile.id), profile, &BTreeSet::new())
        .into_iter()
        .next()
        .map(|mistake| mistake.message)
}

/// The profile without the rules that hold a mistake, in the words of today.
fn left_of(
    text: &str,
    document: &DeTable<'_>,
    without: &BTreeSet<String>,
) -> Result<Profile, toml::de::Error> {
    let today = |key: &str| key != "gates" && !retired::is_gone(key);
    if without.is_empty() && document.keys().all(|key| today(key.get_ref())) {
        return toml::from_str(text);
    }
    let mut table = retired::table(toml::from_str(text)?);
    for key in without {
        table.remove(key);
    }
    for (key, stand_in) in [("id", "-"), ("name", "-"), ("role", "common")] {
        table.entry(key).or_insert_with(|| stand_in.into());
    }
    table.try_into()
}

/// Line and column of a byte, both counted from 1; columns count letters.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(start..).map_or(0, |rest| rest.chars().count()) + 1;
    (line, column)
}

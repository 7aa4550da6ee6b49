//! When the gaining side activates: by hours that it states, or in those in which the losing side works.
//!
//! It says hours and who states them; which days are open and which hours a project wishes stand in the plan.

use std::borrow::Cow;

use crate::{
    carrier::{ActivatesIn, ActivationWindow, Class, DeskHours, Profile},
    snapshot::Snapshot,
};

use super::{Common, source_words};

/// The mode of windows that are the losing side's business hours.
pub(crate) const LOSING_HOURS: &str = "losing_hours";

/// Hours in which a losing side works, in a zone that is named, with where they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Desk {
    /// The hours.
    pub(crate) hours: DeskHours,
    /// Where they were read and when.
    pub(crate) source: String,
    /// It is the least that the law asks for, not the side's own word.
    pub(crate) assumed: bool,
}

/// Whether a side says when it activates.
pub(crate) fn says_hours(side: &Profile) -> bool {
    !side.windows.is_empty() || in_losing_hours(side)
}

fn in_losing_hours(side: &Profile) -> bool {
    side.activates_in
        .as_ref()
        .is_some_and(|rule| rule.value == ActivatesIn::LosingHours)
}

/// The hours of a side that says any. Of one that goes by the losing side’s, those: there is no activation while
/// nobody is at that desk. [AWS-WHAT]
pub(crate) fn activation_windows<'a>(
    snapshot: &Snapshot,
    side: &'a Profile,
    losing: Option<&Profile>,
) -> Cow<'a, [ActivationWindow]> {
    if !side.windows.is_empty() || !in_losing_hours(side) {
        return Cow::Borrowed(&side.windows);
    }
    let window = side.activates_in.as_ref().and_then(|rule| {
        let desk = desk_of(snapshot, losing)?;
        Some(ActivationWindow {
            mode: LOSING_HOURS.to_owned(),
            classes: Vec::new(),
            days: desk.hours.days,
            start: desk.hours.start,
            end: desk.hours.end,
            zone: desk.hours.zone,
            // What one activation takes bounds no call: it is how long somebody has to wait for it.
            minutes: None,
            on_request: false,
            source: format!("{}; their hours: {}", rule.source, desk.source),
            as_of: rule.as_of,
            note: rule.note.clone(),
        })
    });
    Cow::Owned(window.into_iter().collect())
}

/// The hours in which a losing side works: its own word, else the least that the law asks for. [CFR-52.35]
pub(crate) fn desk_of(snapshot: &Snapshot, losing: Option<&Profile>) -> Option<Desk> {
    let own = losing.and_then(|profile| Some((profile, profile.desk_hours.as_ref()?)));
    let least = || {
        let us = Common::of(snapshot).us?;
        Some((us, us.desk_hours.as_ref()?))
    };
    let assumed = own.is_none();
    let (by, rule) = own.or_else(least)?;
    let zone = if rule.value.zone == "local" {
        let of_desk = losing.and_then(|profile| profile.zone.as_ref());
        of_desk.map_or(&snapshot.settings.zone, |rule| &rule.value)
    } else {
        &rule.value.zone
    };
    Some(Desk {
        hours: DeskHours {
            zone: zone.clone(),
            ..rule.value.clone()
        },
        source: source_words(by, &rule.source, rule.as_of),
        assumed,
    })
}

/// The ways of activating that hold for a class without asking: those that name it, else those that name none.
/// Where a side activates only on request, those.
pub(crate) fn modes(windows: &[ActivationWindow], class: Class) -> Vec<&ActivationWindow> {
    let usual = usual_modes(windows, class);
    if usual.is_empty() {
        on_request(windows, class)
    } else {
        usual
    }
}

/// The same without those that must be asked for.
pub(crate) fn usual_modes(windows: &[ActivationWindow], class: Class) -> Vec<&ActivationWindow> {
    let usual = || windows.iter().filter(|window| !window.on_request);
    let naming: Vec<_> = usual()
        .filter(|window| window.classes.contains(&class))
        .collect();
    if naming.is_empty() {
        usual().filter(|window| window.classes.is_empty()).collect()
    } else {
        naming
    }
}

/// Those that must be asked for.
pub(crate) fn on_request(windows: &[ActivationWindow], class: Class) -> Vec<&ActivationWindow> {
    windows
        .iter()
        .filter(|window| {
            window.on_request && (window.classes.is_empty() || window.classes.contains(&class))
        })
        .collect()
}

//! What people changed of a runbook, laid over what the program makes.
//!
//! A change names its step by key, so it stays when the runbook is made again; a step that is not made any more keeps
//! its change in the file and shows nothing.

use super::{
    Part, Step, StepKind,
    ground::{Ground, When},
};
use crate::night::{StepEdit, StepTime};

/// Lays the changes over the steps; answers with those that were taken out, each with its words.
pub(super) fn lay_over(ground: &Ground<'_>, steps: &mut Vec<Step>) -> Vec<(String, String)> {
    let mut dropped = Vec::new();
    let edits = ground
        .snapshot
        .nights
        .edits
        .iter()
        .filter(|kept| kept.night == ground.night)
        .map(|kept| &kept.edit);
    for edit in edits {
        if edit.own {
            if edit.dropped {
                continue;
            }
            steps.push(own(ground, edit));
            continue;
        }
        let Some(at) = steps.iter().position(|step| step.key == edit.step) else {
            continue;
        };
        if edit.dropped {
            let step = steps.remove(at);
            dropped.push((step.key, step.title));
        } else if let Some(step) = steps.get_mut(at) {
            change(ground, step, edit);
        }
    }
    // What waited for a step that is not done here waits for what that step waited for: nothing, in the end.
    let keys: Vec<String> = steps.iter().map(|step| step.key.clone()).collect();
    for step in steps {
        step.after.retain(|key| keys.contains(key));
    }
    dropped
}

fn change(ground: &Ground<'_>, step: &mut Step, edit: &StepEdit) {
    if let Some(title) = &edit.title {
        step.title.clone_from(title);
    }
    if let Some(detail) = &edit.detail {
        step.detail.clone_from(detail);
    }
    if let Some(owner) = &edit.owner {
        step.owner.clone_from(owner);
    }
    if let Some(minutes) = edit.minutes {
        step.minutes = minutes;
    }
    // A moment that passes by itself is not ours to move.
    if let Some(time) = edit.time
        && step.kind != StepKind::Limit
    {
        step.time = time;
        When {
            at: step.at,
            instant: step.instant,
            whole_day: step.whole_day,
        } = ground.when(time);
    }
    step.edited = true;
}

fn own(ground: &Ground<'_>, edit: &StepEdit) -> Step {
    let time = edit.time.unwrap_or(StepTime::Minute { minutes: 0 });
    let When {
        at,
        instant,
        whole_day,
    } = ground.when(time);
    Step {
        key: edit.step.clone(),
        part: part_of(time),
        kind: StepKind::Work,
        title: edit.title.clone().unwrap_or_default(),
        detail: edit.detail.clone().unwrap_or_default(),
        role: None,
        owner: edit.owner.clone().unwrap_or_default(),
        time,
        at,
        instant,
        whole_day,
        minutes: edit.minutes.unwrap_or(10),
        after: Vec::new(),
        tests: Vec::new(),
        activates: None,
        edited: false,
        own: true,
    }
}

/// A step with a clock time is of the night; one with a day is before or after it.
fn part_of(time: StepTime) -> Part {
    match time {
        StepTime::Day { days } if days < 0 => Part::Before,
        StepTime::Day { .. } => Part::After,
        StepTime::Minute { .. } => Part::Night,
    }
}

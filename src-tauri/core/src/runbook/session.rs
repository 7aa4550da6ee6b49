//! Where a night stands, from what was recorded alone: a program that was killed begins where it was.
//!
//! Real times are what was recorded. What is still to come is reckoned from the plan: no step before its time, none
//! before what it waits for, and everything later when the night was held.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Part, Runbook, Step, StepKind};
use crate::night::{NightAct, NightEvent};

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// It is done, or decided for.
    Done,
    /// It was left out.
    Skipped,
    /// A decision against it was taken before.
    Void,
    /// It is the step now.
    Now,
    /// It was begun beside the step now.
    Begun,
    /// It comes next.
    Next,
    /// It is ahead.
    Ahead,
}

/// A step with its real and reckoned times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Its key.
    pub key: String,
    /// How it stands.
    pub progress: Progress,
    /// When it was begun.
    pub began: Option<DateTime<Utc>>,
    /// When it ended or was decided.
    pub ended: Option<DateTime<Utc>>,
    /// When it should begin.
    pub planned: DateTime<Utc>,
    /// When it will begin, as far as can be said; that of a step that was begun is real.
    pub expected: DateTime<Utc>,
    /// Minutes that it is or will be late; negative for early. Of a step that is done, its end against its planned start
    /// is not lateness: it is its begin, or for a moment its end.
    pub late: i64,
    /// Who did it, by the record.
    pub who: String,
    /// The decision, or the reason for leaving it out.
    pub word: String,
    /// What was said with it.
    pub text: String,
}

/// A night as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Steps of the runbook, in its order.
    pub steps: Vec<Now>,
    /// Place of the step now.
    pub now: Option<usize>,
    /// Place of the step that comes next.
    pub next: Option<usize>,
    /// When the first step of the night was recorded.
    pub began: Option<DateTime<Utc>>,
    /// It is held since then, with who said so.
    pub held: Option<(DateTime<Utc>, String)>,
    /// Minutes that it was held in all.
    pub held_minutes: i64,
    /// The gate at which someone decided against going on.
    pub stopped: Option<String>,
    /// Minutes that the last step of the night ends later than planned.
    pub pushed: i64,
    /// The sign-off.
    pub signed: Option<NightEvent>,
}

impl Session {
    /// A step by its key.
    pub fn step(&self, key: &str) -> Option<&Now> {
        self.steps.iter().find(|step| step.key == key)
    }
}

/// What the events say of one step: the newest word holds.
#[derive(Default)]
struct Said<'e> {
    began: Option<&'e NightEvent>,
    ended: Option<&'e NightEvent>,
}

fn said<'e>(events: &[&'e NightEvent], key: &str) -> Said<'e> {
    let mut said = Said::default();
    for event in events.iter().filter(|event| event.step == key) {
        match event.act {
            NightAct::Begin => said.began = Some(event),
            NightAct::Done | NightAct::Skip | NightAct::Decide => said.ended = Some(event),
            NightAct::Reopen => said = Said::default(),
            NightAct::Hold | NightAct::Resume | NightAct::Note | NightAct::Sign => {}
        }
    }
    said
}

/// Where a night stands at a moment.
pub fn session<'e>(
    runbook: &Runbook,
    events: impl IntoIterator<Item = &'e NightEvent>,
    now: DateTime<Utc>,
) -> Session {
    let all: Vec<&NightEvent> = events.into_iter().collect();
    // A night that was opened again begins anew; what was done in the weeks before it stays done.
    let from = all
        .iter()
        .rposition(|event| event.opens_the_night())
        .map_or(0, |at| at + 1);
    let events = all.get(from..).unwrap_or_default();
    let (held, held_minutes) = held(events, now);
    let mut session = Session {
        steps: Vec::new(),
        now: None,
        next: None,
        began: events
            .iter()
            .find(|event| {
                let of = runbook.step(&event.step);
                of.is_some_and(|step| step.part == Part::Night)
            })
            .map(|event| event.at),
        held,
        held_minutes,
        stopped: None,
        pushed: 0,
        signed: events
            .iter()
            .rfind(|event| event.act == NightAct::Sign)
            .map(|event| (*event).clone()),
    };
    for step in &runbook.steps {
        let anew = step.part == Part::Night || step.gate().is_some();
        let said = said(if anew { events } else { &all }, &step.key);
        let planned = step.instant;
        let progress = match said.ended.map(|event| event.act) {
            Some(NightAct::Skip) => Progress::Skipped,
            Some(_) => Progress::Done,
            None if said.began.is_some() => Progress::Begun,
            None => Progress::Ahead,
        };
        if let Some(event) = said.ended
            && event.act == NightAct::Decide
            && event.word == "no_go"
        {
            session.stopped = Some(step.key.clone());
        }
        let told = said.ended.or(said.began);
        session.steps.push(Now {
            key: step.key.clone(),
            progress,
            began: said.began.map(|event| event.at),
            ended: said.ended.map(|event| event.at),
            planned,
            expected: planned,
            late: 0,
            who: told.map(|event| event.who.clone()).unwrap_or_default(),
            word: told.map(|event| event.word.clone()).unwrap_or_default(),
            text: told.map(|event| event.text.clone()).unwrap_or_default(),
        });
    }
    stop(runbook, &mut session);
    point(runbook, &mut session);
    reckon(runbook, &mut session, now);
    session
}

/// A decision against going on ends what waits for it; what is after the night stays to be done where numbers moved.
fn stop(runbook: &Runbook, session: &mut Session) {
    let Some(gate) = session.stopped.clone() else {
        return;
    };
    let mut against = vec![gate];
    // Steps stand in order of time, and nothing waits for what comes later.
    for (step, now) in runbook.steps.iter().zip(&mut session.steps) {
        let waits = step.after.iter().any(|key| against.contains(key));
        if waits && step.part == Part::Night && !is_over(now.progress) {
            now.progress = Progress::Void;
            against.push(step.key.clone());
        }
    }
}

fn is_over(progress: Progress) -> bool {
    matches!(
        progress,
        Progress::Done | Progress::Skipped | Progress::Void
    )
}

/// Which step is now, and which is next: of the night as soon as it is begun or its first step is the next one.
fn point(runbook: &Runbook, session: &mut Session) {
    let open = |at: &usize| {
        let (Some(step), Some(now)) = (runbook.steps.get(*at), session.steps.get(*at)) else {
            return false;
        };
        step.part == Part::Night && step.kind != StepKind::Limit && !is_over(now.progress)
    };
    let mut places = (0..runbook.steps.len()).filter(open);
    let (first, second) = (places.next(), places.next());
    drop(places);
    if let Some(now) = first.and_then(|at| session.steps.get_mut(at)) {
        now.progress = Progress::Now;
    }
    if let Some(next) = second.and_then(|at| session.steps.get_mut(at))
        && next.progress == Progress::Ahead
    {
        next.progress = Progress::Next;
    }
    session.now = first;
    session.next = second;
}

/// When each step of the night that is ahead will begin.
fn reckon(runbook: &Runbook, session: &mut Session, now: DateTime<Utc>) {
    let under_way = session.began.is_some();
    let mut ends: Vec<(&str, DateTime<Utc>)> = Vec::new();
    // Nobody does two things at once.
    let mut busy: BTreeMap<&str, DateTime<Utc>> = BTreeMap::new();
    let mut last = (None, None);
    for (step, state) in runbook.steps.iter().zip(&mut session.steps) {
        if step.part != Part::Night {
            continue;
        }
        let length = TimeDelta::minutes(step.minutes.into());
        let planned_end = state.planned + length;
        if step.kind == StepKind::Limit {
            continue;
        }
        let waits = step
            .after
            .iter()
            .filter_map(|key| ends.iter().find(|(known, _)| known == key))
            .map(|(_, end)| *end)
            .max();
        let end = match (state.began, state.ended) {
            (began, Some(ended)) => {
                state.expected = began.unwrap_or(ended);
                ended
            }
            (Some(began), None) => {
                state.expected = began;
                (began + length).max(now)
            }
            (None, None) => {
                let earliest = if under_way {
                    state.planned.max(now)
                } else {
                    state.planned
                };
                let from = [waits, busy.get(step.owner.as_str()).copied()]
                    .into_iter()
                    .flatten()
                    .fold(earliest, DateTime::max);
                // What can begin by its plan is not late because the minute has begun.
                state.expected = from;
                from + length
            }
        };
        state.late = whole_minutes(state.expected - state.planned);
        if state.progress == Progress::Void {
            state.late = 0;
            continue;
        }
        ends.push((&step.key, end));
        busy.insert(&step.owner, end);
        last = (Some(planned_end).max(last.0), Some(end).max(last.1));
    }
    if let (Some(planned), Some(end)) = last {
        session.pushed = whole_minutes(end - planned).max(0);
    }
}

/// Minutes as clocks show them: seconds of a begun minute do not count.
fn whole_minutes(delta: TimeDelta) -> i64 {
    delta.num_seconds().div_euclid(60)
}

/// Whether the night is held now, and for how many minutes it was.
fn held(events: &[&NightEvent], now: DateTime<Utc>) -> (Option<(DateTime<Utc>, String)>, i64) {
    let mut since: Option<(DateTime<Utc>, String)> = None;
    let mut minutes = 0;
    for event in events {
        match event.act {
            NightAct::Hold if since.is_none() => since = Some((event.at, event.who.clone())),
            NightAct::Resume => {
                if let Some((from, _)) = since.take() {
                    minutes += whole_minutes(event.at - from).max(0);
                }
            }
            _ => {}
        }
    }
    if let Some((from, _)) = &since {
        minutes += whole_minutes(now - *from).max(0);
    }
    (since, minutes)
}

impl Step {
    /// A gate that decides.
    pub fn gate(&self) -> Option<&super::Gate> {
        match &self.kind {
            StepKind::Gate(gate) => Some(gate),
            StepKind::Work | StepKind::Limit => None,
        }
    }
}

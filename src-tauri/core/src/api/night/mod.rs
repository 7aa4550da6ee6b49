//! Commands about cutovers: the list of nights and the night as it is played. What may be recorded stands in `act`,
//! tests in `proofs`, the runbook in `book`, what follows in `after`.

mod act;
mod after;
mod book;
mod paper;
mod proofs;
mod words;

use chrono::{DateTime, Utc};

use super::{
    commands::Nothing,
    error::WireError,
    session::{Call, Session, State},
    view::{
        ClockView, ConditionView, CountdownView, Icon, LogLine, Mark, NightAsk, NightGate,
        NightProgress, NightRow, NightStep, NightView, OpenView, SignView,
    },
    words::{count, mark},
};
use crate::{
    night::{NightAct, NightKey, Phase, Test},
    number::Number,
    order::OrderStatus,
    runbook::{self, Now, Part, Progress, Runbook, Step, StepKind},
    snapshot::Snapshot,
    validation::{self, CellState, Standing},
    window::{Window, day_words},
    zone,
};

pub(in crate::api) use after::lessons_of;
pub(in crate::api) use paper::{NightPaper, night_papers};
use words::{about, clock_words, hour, test_words};

impl Session {
    pub(super) fn nights_list(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<NightRow>, WireError> {
        let state = self.state(call.now)?;
        let keys = runbook::nights(&state.snapshot, &state.plan);
        Ok(keys
            .into_iter()
            .filter_map(|night| row(&state, night))
            .collect())
    }

    pub(super) fn night_view(
        &mut self,
        request: NightAsk,
        call: &mut Call<'_>,
    ) -> Result<NightView, WireError> {
        let state = self.state(call.now)?;
        let book = book_of(&state, request.night)?;
        Ok(view(&state, &book, call.now.to_utc()))
    }
}

/// The runbook of a night that is here.
pub(super) fn book_of(state: &State, night: NightKey) -> Result<Runbook, WireError> {
    runbook::runbook(&state.snapshot, &state.plan, night, state.now)
        .ok_or_else(|| WireError::not_here("That night"))
}

/// Where a night stands at a moment.
pub(super) fn session_of(state: &State, book: &Runbook, now: DateTime<Utc>) -> runbook::Session {
    runbook::session(book, state.snapshot.nights.events_of(book.night), now)
}

fn row(state: &State, night: NightKey) -> Option<NightRow> {
    let book = runbook::runbook(&state.snapshot, &state.plan, night, state.now)?;
    let standing = validation::standing(&state.snapshot, night);
    Some(NightRow {
        night,
        name: book.name.clone(),
        about: about(&book),
        when: when(&book),
        state: stands(state, &book, &standing),
        orders: book.orders.clone(),
    })
}

/// The window as the project's clocks show it.
fn when(book: &Runbook) -> String {
    match &book.times {
        Some(times) => Window {
            date: times.starts.date(),
            start: times.starts.time(),
            end: times.ends.time(),
            zone: book.zone.clone(),
        }
        .words(),
        None => "no date can be had yet".to_owned(),
    }
}

/// Where a night stands in a few words.
fn stands(state: &State, book: &Runbook, standing: &Standing) -> Mark {
    let snapshot = &state.snapshot;
    if let Some(signed) = &standing.signed {
        let icon = if signed.word.is_empty() && standing.is_911_proven() {
            Icon::Ok
        } else {
            Icon::Warning
        };
        let words = match signed.word.as_str() {
            "stopped" => "stopped and signed",
            "in_spite" => "signed with 911 open",
            _ if !standing.is_911_proven() => "911 open since it was signed off",
            _ => "signed off",
        };
        return mark(
            icon,
            format!(
                "{words} by {}, {}",
                signed.who,
                clock_words(snapshot, signed.at)
            ),
        );
    }
    let orders = || book.orders.iter().filter_map(|id| snapshot.orders.get(id));
    let active = orders()
        .filter(|order| {
            matches!(
                order.status,
                OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
            )
        })
        .count();
    if active == book.orders.len() {
        let since = orders()
            .filter_map(|order| order.activated_at)
            .max()
            .map_or_else(String::new, |at| format!(" since {}", hour(snapshot, at)));
        return mark(
            Icon::Ok,
            format!("{} active at {}{since}", book.numbers, book.gaining),
        );
    }
    match &book.times {
        Some(times) if times.confirmed => mark(Icon::Waiting, "date confirmed"),
        Some(_) => mark(Icon::Open, "date not confirmed"),
        None => mark(Icon::Warning, "no date"),
    }
}

fn view(state: &State, book: &Runbook, now: DateTime<Utc>) -> NightView {
    let snapshot = &state.snapshot;
    let night = book.night;
    let session = session_of(state, book, now);
    let standing = validation::standing(snapshot, night);
    let steps: Vec<NightStep> = book
        .steps
        .iter()
        .zip(&session.steps)
        .filter(|(step, _)| step.part == Part::Night)
        .map(|(step, stands)| night_step(state, book, &session, step, stands))
        .collect();
    let gates: Vec<_> = steps.iter().filter(|step| step.gate.is_some()).collect();
    let given = gates
        .iter()
        .filter(|step| step.progress == NightProgress::Done)
        .count();
    let working = steps
        .iter()
        .filter(|step| step.progress != NightProgress::Limit)
        .count();
    let key = |at: Option<usize>| {
        at.and_then(|at| book.steps.get(at))
            .map(|step| step.key.clone())
            .unwrap_or_default()
    };
    let (step_now, step_next) = (key(session.now), key(session.next));
    let number = steps
        .iter()
        .filter(|step| step.progress != NightProgress::Limit)
        .position(|step| step.key == step_now);
    let place = if standing.signed.is_some() {
        "The night is signed".to_owned()
    } else if let Some(number) = number {
        format!("Now, step {} of {working}", number + 1)
    } else if session.stopped.is_some() {
        "The night is stopped".to_owned()
    } else {
        "Every step of the night is done".to_owned()
    };
    NightView {
        night,
        name: book.name.clone(),
        about: about(book),
        state: stands(state, book, &standing),
        now: now.timestamp_millis(),
        clocks: clocks(snapshot, book, now),
        place,
        next_at: session
            .next
            .and_then(|at| session.steps.get(at))
            .map_or_else(String::new, |next| {
                format!("Next at {}", hour(snapshot, next.expected))
            }),
        step_now,
        step_next,
        countdowns: countdowns(snapshot, book, now, standing.signed.is_some()),
        decisions: format!("{}, {given} given", count(gates.len(), "decision")),
        pushed: if session.pushed > 0 && session.began.is_some() && standing.signed.is_none() {
            format!("The night ends {} min later than planned.", session.pushed)
        } else {
            String::new()
        },
        warnings: warnings(state, book, &session),
        may_open_again: act::against_again(snapshot, book, &session).is_none(),
        held: session.held.as_ref().map_or_else(String::new, |(at, who)| {
            format!("Held since {} by {who}", hour(snapshot, *at))
        }),
        open: open(state, book, &standing),
        contacts: book.contacts.clone(),
        sign: sign(snapshot, &session, &standing),
        log: log(snapshot, book),
        lessons: after::lessons(snapshot, book),
        people: people(snapshot, book),
        refused: if book.times.is_some() {
            String::new()
        } else {
            "No date can be had for it yet, so there is no runbook. Look at the timeline."
                .to_owned()
        },
        steps,
    }
}

/// What everybody has to know of the night before its next step: its cut has moved, or clocks change on it.
fn warnings(state: &State, book: &Runbook, session: &runbook::Session) -> Vec<String> {
    let snapshot = &state.snapshot;
    let mut warnings = Vec::new();
    let night: Vec<&Step> = book.part(Part::Night).collect();
    let (Some(first), Some(last)) = (night.first(), night.last()) else {
        return warnings;
    };
    // Hours between what was recorded and the first step of its plan mean that the plan is another night’s.
    let recorded = session
        .signed
        .as_ref()
        .map(|event| event.at)
        .or(session.began);
    if let Some(at) = recorded
        && act::against_again(snapshot, book, session).is_none()
        && (first.instant - at).abs() > chrono::TimeDelta::hours(12)
    {
        warnings.push(format!(
            "What is recorded is of {}; the cut is on {} now. Open the night again to begin anew; what was recorded stays on record.",
            clock_words(snapshot, at),
            day_words(first.at.date()),
        ));
    }
    let ends = last.instant + chrono::TimeDelta::minutes(last.minutes.into());
    let ahead = |at| zone::offset(at, &book.zone).map_or(0, |offset| offset.local_minus_utc());
    match ahead(ends) - ahead(first.instant) {
        0 => {}
        more if more > 0 => warnings.push(
            "Clocks go forward on this night: one hour is missing on them. Steps are counted in minutes that pass."
                .to_owned(),
        ),
        _ => warnings.push(
            "Clocks go back on this night: one hour comes twice on them. Steps are counted in minutes that pass."
                .to_owned(),
        ),
    }
    warnings
}

fn night_step(
    state: &State,
    book: &Runbook,
    session: &runbook::Session,
    step: &Step,
    stands: &Now,
) -> NightStep {
    let snapshot = &state.snapshot;
    let progress = match (&step.kind, stands.progress) {
        (StepKind::Limit, _) => NightProgress::Limit,
        (_, Progress::Done) => NightProgress::Done,
        (_, Progress::Skipped) => NightProgress::Skipped,
        (_, Progress::Void) => NightProgress::Void,
        (_, Progress::Now) => NightProgress::Now,
        (_, Progress::Begun) => NightProgress::Begun,
        (_, Progress::Next) => NightProgress::Next,
        (_, Progress::Ahead) => NightProgress::Ahead,
    };
    let real = stands.ended.or(stands.began);
    let late = stands.late > 0 && progress != NightProgress::Limit;
    let off = match (real, stands.late) {
        (Some(_), 0) => "on time".to_owned(),
        (Some(_), minutes) => format!("{minutes:+} min").replace('-', "−"),
        (None, minutes) if minutes > 0 && late => hour(snapshot, stands.expected),
        (None, _) => String::new(),
    };
    let said = match (stands.word.as_str(), stands.text.as_str()) {
        _ if stands.who.is_empty() => String::new(),
        ("go", "") => format!("{}: {}", stands.who, answer(step, true)),
        ("go", text) => format!("{}: {}, {text}", stands.who, answer(step, true)),
        ("no_go", text) => format!("{}: {} {text}", stands.who, answer(step, false)),
        (_, "") => stands.who.clone(),
        (_, text) => format!("{}: {text}", stands.who),
    };
    NightStep {
        key: step.key.clone(),
        progress,
        title: step.title.clone(),
        detail: step.detail.clone(),
        owner: step.owner.clone(),
        planned: hour(snapshot, stands.planned),
        real: real.map_or_else(String::new, |at| hour(snapshot, at)),
        off,
        late,
        minutes: step.minutes,
        since: stands
            .began
            .filter(|_| stands.ended.is_none())
            .map(|at| at.timestamp_millis()),
        tests: step.tests.clone(),
        gate: gate(step),
        refused: act::waits(book, session, step)
            .or_else(|| act::untested(snapshot, book.night, step))
            .map(|(reason, _)| reason)
            .unwrap_or_default(),
        said: said.trim().to_owned(),
    }
}

fn answer(step: &Step, goes_on: bool) -> &'static str {
    step.gate().map_or("", |gate| {
        if goes_on {
            gate.answers.0
        } else {
            gate.answers.1
        }
    })
}

pub(super) fn gate(step: &Step) -> Option<NightGate> {
    let gate = step.gate()?;
    Some(NightGate {
        question: gate.question.clone(),
        conditions: gate
            .conditions
            .iter()
            .map(|condition| ConditionView {
                text: condition.text.clone(),
                mark: match condition.met {
                    Some(true) => mark(Icon::Ok, "met"),
                    Some(false) if condition.binding => mark(Icon::Blocker, "not met"),
                    Some(false) => mark(Icon::Warning, "not met"),
                    None => mark(Icon::Open, "ask"),
                },
            })
            .collect(),
        go: gate.answers.0.to_owned(),
        no_go: gate.answers.1.to_owned(),
        if_no: gate.if_no.clone(),
        decider: step.owner.clone(),
        needs_reason: act::unmet(gate),
    })
}

/// The clocks of everyone concerned: the places that move, both carriers, and UTC; each zone once.
fn clocks(snapshot: &Snapshot, book: &Runbook, now: DateTime<Utc>) -> Vec<ClockView> {
    let sites = book
        .orders
        .iter()
        .flat_map(|id| {
            snapshot
                .numbers
                .of_order(*id)
                .filter_map(|number: &Number| number.site)
        })
        .filter_map(|site| snapshot.sites.get(&site))
        .map(|site| (site.name.clone(), site.zone.clone()));
    let mut places: Vec<(String, String)> = Vec::new();
    for place in sites {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    if !places.iter().any(|(_, zone)| *zone == book.zone) {
        let home = book
            .places
            .first()
            .cloned()
            .unwrap_or_else(|| "Home".to_owned());
        places.insert(0, (home, book.zone.clone()));
    }
    let gaining = snapshot.gaining().into_iter();
    let losing = book
        .orders
        .iter()
        .filter_map(|id| snapshot.orders.get(id))
        .filter_map(|order| snapshot.carriers.get(&order.key.carrier));
    for profile in gaining.chain(losing) {
        let zone = profile.zone.as_ref().map(|rule| rule.value.clone());
        let zone = zone.or_else(|| profile.windows.first().map(|window| window.zone.clone()));
        if let Some(zone) = zone.filter(|zone| zone::is_known(zone)) {
            places.push((profile.name.clone(), zone));
        }
    }
    places.push((String::new(), "UTC".to_owned()));
    let mut seen = Vec::new();
    let mut clocks = Vec::new();
    for (place, zone) in places {
        let name = zone::short_name(&zone);
        if seen.contains(&name) {
            continue;
        }
        let offset = zone::offset(now, &zone).map_or(0, |offset| offset.local_minus_utc());
        clocks.push(ClockView {
            label: if place.is_empty() || place == name {
                name.clone()
            } else {
                format!("{place}, {name}")
            },
            offset,
        });
        seen.push(name);
    }
    clocks
}

fn countdowns(
    snapshot: &Snapshot,
    book: &Runbook,
    now: DateTime<Utc>,
    is_signed: bool,
) -> Vec<CountdownView> {
    let Some(times) = &book.times else {
        return Vec::new();
    };
    let at = |local| zone::resolve(local, &book.zone).map_or(now, zone::Local::earliest);
    let mut countdowns = Vec::new();
    let losing = book.losing.join(" and ");
    let active = book
        .orders
        .iter()
        .filter_map(|id| snapshot.orders.get(id)?.activated_at)
        .min();
    if let Some(active) = active {
        let until = active + chrono::TimeDelta::hours(times.snapback.0.into());
        countdowns.push(CountdownView {
            label: "Snapback possible for".to_owned(),
            until: until.timestamp_millis(),
            text: format!(
                "until {}. {losing} may refuse; fee by contract.",
                clock_words(snapshot, until)
            ),
            over: "The way back is closed. A return is a new port.".to_owned(),
            presses: until - now < chrono::TimeDelta::hours(4),
        });
    } else {
        let starts = at(times.starts);
        countdowns.push(CountdownView {
            label: "The window opens in".to_owned(),
            until: starts.timestamp_millis(),
            text: format!("{}.", when(book)),
            over: "The window is open.".to_owned(),
            presses: false,
        });
    }
    // Whoever has signed waits for no carrier any more; the way back stays open.
    if let Some(stops) = times.carrier_stops.filter(|_| !is_signed) {
        let until = at(stops);
        let keep = book
            .step("gate_keep")
            .map(|step| step.at.format("%H:%M").to_string());
        countdowns.push(CountdownView {
            label: format!("{} stops in", book.gaining),
            until: until.timestamp_millis(),
            text: format!(
                "{} {}.{}",
                stops.format("%H:%M"),
                zone::short_name(&book.zone),
                keep.map_or_else(String::new, |at| format!(
                    " Decide keep or snap back by {at}."
                ))
            ),
            over: format!("{} does not activate any more today.", book.gaining),
            presses: until - now < chrono::TimeDelta::hours(2),
        });
    }
    countdowns
}

/// What is open, the heaviest first.
fn open(state: &State, book: &Runbook, standing: &Standing) -> Vec<OpenView> {
    let snapshot = &state.snapshot;
    let mut open = Vec::new();
    let step_of = |test: Test| {
        let steps: Vec<&Step> = book.part(Part::Night).collect();
        steps
            .iter()
            .find(|step| step.tests.contains(&test))
            .map_or_else(String::new, |step| {
                format!("{}, {}.", step.title, step.at.format("%H:%M"))
            })
    };
    if standing.before_911 > 0 {
        open.push(OpenView {
            mark: mark(
                Icon::Blocker,
                format!("{} before the cut", count(standing.before_911, "911 test")),
            ),
            detail: "Addresses accepted and the test code placed from temporary numbers come before the go.".to_owned(),
        });
    }
    if standing.open_911 > 0 {
        open.push(OpenView {
            mark: mark(
                Icon::Blocker,
                format!("911 open for {}", count(standing.open_911, "number")),
            ),
            detail: format!(
                "{} Nothing is done while one is open.",
                step_of(Test::Emergency)
            ),
        });
    }
    let matrix = validation::matrix(snapshot, book.night, Phase::Night);
    for row in &matrix.rows {
        for (test, cell) in matrix.columns.iter().zip(&row.cells) {
            if cell.state != CellState::Failed {
                continue;
            }
            let number = snapshot
                .numbers
                .get(&row.number)
                .map(|number| number.tn.national());
            open.push(OpenView {
                mark: mark(
                    Icon::Rejected,
                    format!(
                        "{}, {}",
                        number.unwrap_or_default(),
                        test_words(snapshot, *test, &book.losing)
                    ),
                ),
                detail: format!(
                    "fail {}: {}",
                    cell.at.map_or_else(String::new, |at| hour(snapshot, at)),
                    cell.note
                ),
            });
        }
    }
    for test in matrix.columns.iter().filter(|test| !test.is_911()) {
        let tally = matrix.tally(*test);
        if tally.open > 0 {
            open.push(OpenView {
                mark: mark(
                    Icon::Warning,
                    format!(
                        "{} × {}",
                        tally.open,
                        test_words(snapshot, *test, &book.losing)
                    ),
                ),
                detail: step_of(*test),
            });
        }
    }
    if standing.excused_911 > 0 {
        open.push(OpenView {
            mark: mark(
                Icon::Warning,
                format!(
                    "{} taken out of the 911 test",
                    count(standing.excused_911, "line")
                ),
            ),
            detail: "Each with a reason; they stand on the record.".to_owned(),
        });
    }
    open
}

fn sign(snapshot: &Snapshot, session: &runbook::Session, standing: &Standing) -> SignView {
    let against = act::against_signing(session, standing);
    SignView {
        with_reason: act::may_sign_in_spite(session, standing),
        rest: standing.rest(),
        signed: standing.signed.as_ref().map_or_else(String::new, |event| {
            let spite = if event.text.is_empty() {
                String::new()
            } else {
                format!(": {}", event.text)
            };
            format!("{}, {}{spite}", event.who, clock_words(snapshot, event.at))
        }),
        against,
    }
}

/// What was recorded of the night as a whole, newest first.
fn log(snapshot: &Snapshot, book: &Runbook) -> Vec<LogLine> {
    let lines = snapshot.nights.events_of(book.night).rev();
    lines
        .map(|event| {
            let step = book
                .step(&event.step)
                .map_or(event.step.as_str(), |step| step.title.as_str());
            let said = |words: &str| {
                if event.text.is_empty() {
                    words.to_owned()
                } else {
                    format!("{words}: {}", event.text)
                }
            };
            LogLine {
                at: hour(snapshot, event.at),
                who: event.who.clone(),
                text: match event.act {
                    NightAct::Begin => said(&format!("begun: {step}")),
                    NightAct::Done => said(&format!("done: {step}")),
                    NightAct::Skip => said(&format!("left out, {step}")),
                    NightAct::Reopen if event.opens_the_night() => said("the night is open again"),
                    NightAct::Reopen => said(&format!("open again, {step}")),
                    NightAct::Decide => {
                        let goes_on = event.word == "go";
                        let words = book
                            .step(&event.step)
                            .map_or("", |step| answer(step, goes_on));
                        said(&format!("{step}: {words}"))
                    }
                    NightAct::Hold => said("held"),
                    NightAct::Resume => said("goes on"),
                    NightAct::Note => event.text.clone(),
                    NightAct::Sign => said("signed off"),
                },
            }
        })
        .collect()
}

/// Names to choose from: people of the project, owners of steps, and who recorded before.
fn people(snapshot: &Snapshot, book: &Runbook) -> Vec<String> {
    let named = snapshot
        .settings
        .people
        .values()
        .map(|name| name.split(',').next().unwrap_or(name).trim().to_owned());
    let recorded = snapshot
        .nights
        .events_of(book.night)
        .map(|event| event.who.clone());
    let owners = book.part(Part::Night).map(|step| step.owner.clone());
    let mut people: Vec<String> = named.chain(recorded).chain(owners).collect();
    people.retain(|name| !name.is_empty() && *name != book.gaining);
    people.sort();
    people.dedup();
    people
}

/// The day and hour of a step: `Wed 16 Dec`, `18:30`.
pub(super) fn day_and_hour(step: &Step) -> (String, String) {
    let hour = if step.whole_day {
        String::new()
    } else {
        step.at.format("%H:%M").to_string()
    };
    (day_words(step.at.date()), hour)
}

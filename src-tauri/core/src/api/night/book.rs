//! Commands about the runbook: seen, changed, moved, and kept as a template.

use std::collections::BTreeMap;

use super::{about, book_of, day_and_hour, gate, hour, session_of};
use crate::{
    api::{
        commands::Done,
        error::WireError,
        session::{Call, Session, State},
        view::{
            ContactsSave, DroppedStep, Icon, Mark, NightAsk, NightContact, RunbookChange,
            RunbookMove, RunbookPart, RunbookStep, RunbookTemplateSaved, RunbookView, TemplateAsk,
            TroubleView,
        },
        words::{count, mark, small},
    },
    id::NightRowId,
    night::{KeptEdit, NightKey, RunbookContact, StepEdit, StepTime},
    project::{NightOp, Op},
    runbook::{Now, Part, Progress, Runbook, Step, StepKind, Template},
    snapshot::Snapshot,
};

/// Longest text of a step.
const LONGEST: usize = 2_000;
/// Largest template: what is larger is none.
const LARGEST: u64 = 1 << 20;
/// Its file's name.
const TEMPLATE: &str = "runbook-template.json";

impl Session {
    pub(in crate::api) fn runbook_view(
        &mut self,
        request: NightAsk,
        call: &mut Call<'_>,
    ) -> Result<RunbookView, WireError> {
        let state = self.state(call.now)?;
        let book = book_of(&state, request.night)?;
        let stands = session_of(&state, &book, call.now.to_utc());
        let part = |part: Part, title: &str| RunbookPart {
            title: title.to_owned(),
            steps: book
                .steps
                .iter()
                .zip(&stands.steps)
                .filter(|(step, _)| step.part == part)
                .map(|(step, now)| step_view(&state, &book, step, now))
                .collect(),
        };
        Ok(RunbookView {
            night: book.night,
            name: book.name.clone(),
            about: about(&book),
            parts: vec![
                part(Part::Before, "Before"),
                part(Part::Night, "The night"),
                part(Part::After, "After"),
            ],
            dropped: book
                .dropped
                .iter()
                .map(|(key, title)| DroppedStep {
                    key: key.clone(),
                    title: title.clone(),
                })
                .collect(),
            troubles: book
                .troubles
                .iter()
                .map(|trouble| TroubleView {
                    seen: trouble.seen.clone(),
                    does: trouble.does.clone(),
                })
                .collect(),
            contacts: contacts(&state.snapshot, &book),
            areas: super::proofs::areas(&state.snapshot, book.night),
            refused: if book.times.is_some() {
                String::new()
            } else {
                "No date can be had for it yet, so there are no steps. Look at the timeline."
                    .to_owned()
            },
        })
    }

    pub(in crate::api) fn runbook_change(
        &mut self,
        request: RunbookChange,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let op = changed(&state, request)?;
        drop(state);
        self.write(&Op::Night(op), call.now)
    }

    pub(in crate::api) fn runbook_move(
        &mut self,
        request: RunbookMove,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let op = moved(&state, &request)?;
        drop(state);
        self.write(&Op::Night(op), call.now)
    }

    pub(in crate::api) fn runbook_contacts(
        &mut self,
        request: ContactsSave,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let known = &state.snapshot.nights.contacts;
        let mut next = known
            .iter()
            .map(|contact| own_number(&contact.key))
            .max()
            .unwrap_or(0);
        let mut contacts = Vec::new();
        for contact in request.contacts {
            let trimmed = |text: &str| text.trim().to_owned();
            if contact.role.trim().is_empty() {
                return Err(refused(
                    "A contact without a role helps nobody.",
                    "Write what they do.",
                ));
            }
            let key = if contact.key.is_empty() {
                next += 1;
                format!("own-{next}")
            } else {
                contact.key.clone()
            };
            contacts.push(RunbookContact {
                key,
                role: trimmed(&contact.role),
                name: trimmed(&contact.name),
                telephone: trimmed(&contact.telephone),
                reachable: trimmed(&contact.reachable),
            });
        }
        let what = match contacts.as_slice() {
            [one] => format!("contact {}", one.role),
            _ => "contacts of the runbook".to_owned(),
        };
        drop(state);
        let op = NightOp::Contacts {
            contacts,
            removed: request.removed,
            what,
        };
        self.write(&Op::Night(op), call.now)
    }

    pub(in crate::api) fn runbook_template_save(
        &mut self,
        request: TemplateAsk,
        call: &mut Call<'_>,
    ) -> Result<RunbookTemplateSaved, WireError> {
        let state = self.state(call.now)?;
        book_of(&state, request.night)?;
        let template = Template::of(&state.snapshot.nights.edits, request.night);
        let chosen = self.chosen(request.ticket)?;
        let path = if chosen.is_dir() {
            chosen.join(TEMPLATE)
        } else {
            chosen
        };
        std::fs::write(&path, template.text()).map_err(|cause| {
            WireError::file(
                "not_written",
                format!("{} cannot be written: {cause}.", path.display()),
                "Choose a folder that you may write to.",
            )
        })?;
        Ok(RunbookTemplateSaved {
            name: path
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            steps: small(template.steps.len()),
        })
    }

    pub(in crate::api) fn runbook_template_use(
        &mut self,
        request: TemplateAsk,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let path = self.chosen(request.ticket)?;
        let unreadable = |cause: String| {
            WireError::file(
                "no_template",
                format!("{} cannot be used: {cause}.", path.display()),
                "Choose a file that “Save as template” wrote.",
            )
        };
        let size = std::fs::metadata(&path).map_err(|cause| unreadable(cause.to_string()))?;
        if size.len() > LARGEST {
            return Err(unreadable("it is too large for a template".to_owned()));
        }
        let text = std::fs::read_to_string(&path).map_err(|cause| unreadable(cause.to_string()))?;
        let template = Template::read(&text).map_err(|cause| unreadable(cause.to_string()))?;
        let state = self.state(call.now)?;
        let book = book_of(&state, request.night)?;
        let known = known(&state, request.night);
        // What was changed here already goes before the template.
        let edits: Vec<KeptEdit> = template
            .steps
            .into_iter()
            .filter(|edit| !known.contains_key(edit.step.as_str()))
            .map(|edit| kept(request.night, edit))
            .collect();
        let what = format!(
            "{}: template with {}",
            book.name,
            count(edits.len(), "step")
        );
        drop(state);
        let op = NightOp::Runbook {
            edits,
            taken_back: Vec::new(),
            what,
        };
        self.write(&Op::Night(op), call.now)
    }
}

fn refused(reason: impl Into<String>, hint: &str) -> WireError {
    WireError::user("runbook_refused", reason, hint)
}

/// Whom to call, with what a person can take back.
fn contacts(snapshot: &Snapshot, book: &Runbook) -> Vec<NightContact> {
    let kept = &snapshot.nights.contacts;
    let shown = book.contacts.iter().cloned();
    shown
        .map(|contact| NightContact {
            own: own_number(&contact.key) > 0,
            edited: kept.iter().any(|known| known.key == contact.key),
            key: contact.key,
            role: contact.role,
            name: contact.name,
            telephone: contact.telephone,
            reachable: contact.reachable,
        })
        .collect()
}

fn step_view(state: &State, book: &Runbook, step: &Step, now: &Now) -> RunbookStep {
    let snapshot = &state.snapshot;
    let (day, clock) = day_and_hour(step);
    RunbookStep {
        key: step.key.clone(),
        title: step.title.clone(),
        detail: step.detail.clone(),
        owner: step.owner.clone(),
        day,
        hour: clock,
        time: step.time,
        minutes: step.minutes,
        after: step
            .after
            .iter()
            .filter_map(|key| book.step(key))
            .map(|step| step.title.clone())
            .collect(),
        gate: gate(step),
        limit: step.kind == StepKind::Limit,
        state: state_mark(state, step, now),
        done: match now.ended {
            Some(at) => format!(
                "{}, {} {}",
                now.who,
                crate::window::day_words(super::super::order_acts::local(state, at).date()),
                hour(snapshot, at)
            ),
            None => String::new(),
        },
        edited: step.edited,
        own: step.own,
    }
}

fn state_mark(state: &State, step: &Step, now: &Now) -> Mark {
    match now.progress {
        Progress::Done if now.word == "no_go" => mark(Icon::Rejected, "decided against"),
        Progress::Done => mark(Icon::Ok, "done"),
        Progress::Skipped => mark(Icon::Info, "left out"),
        Progress::Void => mark(Icon::Info, "not run"),
        Progress::Begun => mark(Icon::Waiting, "begun"),
        _ if step.kind == StepKind::Limit => mark(Icon::Info, "limit"),
        _ => {
            let late = if step.whole_day {
                step.at.date() < state.today()
            } else {
                step.at < state.now
            };
            if late {
                mark(Icon::Warning, "late")
            } else {
                mark(Icon::Open, "open")
            }
        }
    }
}

/// What was changed of a night before, by step.
fn known(state: &State, night: NightKey) -> BTreeMap<&str, &StepEdit> {
    let edits = state.snapshot.nights.edits.iter();
    edits
        .filter(|kept| kept.night == night)
        .map(|kept| (kept.edit.step.as_str(), &kept.edit))
        .collect()
}

fn kept(night: NightKey, edit: StepEdit) -> KeptEdit {
    KeptEdit {
        id: NightRowId(-1),
        night,
        edit,
    }
}

/// The number behind a key of a person's own.
fn own_number(key: &str) -> u32 {
    key.strip_prefix("own-")
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

fn changed(state: &State, request: RunbookChange) -> Result<NightOp, WireError> {
    let book = book_of(state, request.night)?;
    let known = known(state, request.night);
    let mut next = known.keys().map(|key| own_number(key)).max().unwrap_or(0);
    let mut edits = Vec::new();
    let mut words = Vec::new();
    for mut edit in request.edits {
        let texts = [&mut edit.title, &mut edit.detail, &mut edit.owner];
        for text in texts.into_iter().flatten() {
            *text = text.trim().to_owned();
            if text.chars().count() > LONGEST {
                return Err(refused(
                    "That text is too long for a step.",
                    "Keep it to a few lines.",
                ));
            }
        }
        if edit.step.is_empty() {
            if edit.title.as_deref().unwrap_or("").is_empty() {
                return Err(refused(
                    "A step without words is no step.",
                    "Write what is done.",
                ));
            }
            next += 1;
            edit.step = format!("own-{next}");
            edit.own = true;
        } else {
            let before = known.get(edit.step.as_str());
            let is_here = book.step(&edit.step).is_some()
                || before.is_some()
                || book.dropped.iter().any(|(key, _)| *key == edit.step);
            if !is_here {
                return Err(WireError::not_here("That step"));
            }
            if let Some(before) = before {
                edit = StepEdit {
                    step: edit.step,
                    title: edit.title.or_else(|| before.title.clone()),
                    detail: edit.detail.or_else(|| before.detail.clone()),
                    owner: edit.owner.or_else(|| before.owner.clone()),
                    minutes: edit.minutes.or(before.minutes),
                    time: edit.time.or(before.time),
                    dropped: edit.dropped,
                    own: before.own,
                };
            }
            if edit.dropped && (book.step(&edit.step)).is_some_and(|step| step.activates.is_some())
            {
                return Err(refused(
                    "Without its activation there is no cutover.",
                    "Take the order out of the wave, or cancel it.",
                ));
            }
        }
        if edit.title.as_deref() == Some("") {
            edit.title = None;
        }
        let title = edit
            .title
            .clone()
            .or_else(|| book.step(&edit.step).map(|step| step.title.clone()))
            .unwrap_or_else(|| edit.step.clone());
        words.push(if edit.dropped {
            format!("{title} dropped")
        } else {
            title
        });
        edits.push(kept(request.night, edit));
    }
    words.extend(request.reset.iter().map(|key| {
        let title = book
            .step(key)
            .map_or(key.as_str(), |step| step.title.as_str());
        format!("{title} as it was")
    }));
    Ok(NightOp::Runbook {
        edits,
        taken_back: request
            .reset
            .into_iter()
            .map(|key| (request.night, key))
            .collect(),
        what: format!("Runbook {}: {}", book.name, words.join(", ")),
    })
}

/// Two neighbours change their times; the longer way of the two is not worked out, since times can be typed too.
fn moved(state: &State, request: &RunbookMove) -> Result<NightOp, WireError> {
    let book = book_of(state, request.night)?;
    let step = book
        .step(&request.step)
        .ok_or_else(|| WireError::not_here("That step"))?;
    let part: Vec<&Step> = book
        .part(step.part)
        .filter(|other| other.kind != StepKind::Limit)
        .collect();
    let at = part
        .iter()
        .position(|other| other.key == step.key)
        .unwrap_or(0);
    let neighbour = if request.earlier {
        at.checked_sub(1)
    } else {
        at.checked_add(1)
    };
    let Some(other) = neighbour.and_then(|at| part.get(at)) else {
        return Err(refused(
            format!("{} stands at the end of its part.", step.title),
            "Give it another time instead.",
        ));
    };
    let (first, second) = if request.earlier {
        (step, *other)
    } else {
        (*other, step)
    };
    if first.after.contains(&second.key) {
        return Err(refused(
            format!("{} waits for {}.", first.title, second.title),
            "A step cannot come before what it waits for.",
        ));
    }
    let known = known(state, request.night);
    let edit = |step: &Step, time: StepTime| {
        let before = known.get(step.key.as_str()).map(|edit| (*edit).clone());
        kept(
            request.night,
            StepEdit {
                step: step.key.clone(),
                time: Some(time),
                ..before.unwrap_or_default()
            },
        )
    };
    // Of two at one time the one moved goes a minute, or a day, ahead or behind.
    let (mine, theirs) = if step.time == other.time {
        (nudged(step.time, request.earlier), other.time)
    } else {
        (other.time, step.time)
    };
    Ok(NightOp::Runbook {
        edits: vec![edit(step, mine), edit(other, theirs)],
        taken_back: Vec::new(),
        what: format!(
            "Runbook {}: {} {}",
            book.name,
            step.title,
            if request.earlier { "earlier" } else { "later" }
        ),
    })
}

fn nudged(time: StepTime, earlier: bool) -> StepTime {
    match time {
        StepTime::Day { days } => StepTime::Day {
            days: days.saturating_add(if earlier { -1 } else { 1 }),
        },
        StepTime::Minute { minutes } => StepTime::Minute {
            minutes: minutes.saturating_add(if earlier { -1 } else { 1 }),
        },
    }
}

//! Commands about what is kept of an order beside its status, and its views: contacts, tracks, results of single
//! numbers, the gate, timers, history and what was sent.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    accounts::pair,
    commands::{ById, Done},
    error::WireError,
    order_acts::{instant, moment},
    orders::{found, local_words},
    project::parse_date,
    session::{Call, Session, State},
    view::{
        ContactForm, ContactView, FieldPair, GateForm, GateView, Icon, Mark, NumbersResult,
        OrderTrack, Pair, PastAct, SentView, SideTrack, TimerView, TrackChoice,
    },
    words::{count, mark, moment as moment_words, short_name, small},
};
use crate::{
    document,
    id::{AccountId, ContactId, GateId},
    life::{self, TimerState},
    order::{
        Channel, Contact, GateItem, GateWord, KeyClass, NumberResult, Order, OrderStatus,
        ResultKind, Track, TrackRecord, TrackState,
    },
    project::{Op, OrderOp},
    reconcile::{FieldComparison, FieldKind},
    snapshot::Snapshot,
    window::day_words,
};

impl Session {
    pub(super) fn contact_save(
        &mut self,
        request: ContactForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let order = found(&state.snapshot, request.order)?;
        let known = match request.id {
            Some(id) => Some(
                order
                    .log
                    .contacts
                    .iter()
                    .find(|contact| contact.id == id)
                    .ok_or_else(|| WireError::not_here("That entry"))?,
            ),
            None => None,
        };
        if request.text.trim().is_empty() {
            return Err(WireError::user(
                "nothing_said",
                "The entry says nothing.",
                "Write what was said.",
            ));
        }
        let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
        let at = if request.time.trim().is_empty() {
            match known {
                Some(known) if request.date.is_empty() => known.at,
                _ => moment(&state, date, call.now)?,
            }
        } else {
            let time = clock(&request.time)?;
            let at = instant(&state, date.and_time(time));
            if at > call.now.to_utc() {
                return Err(WireError::user(
                    "in_the_future",
                    format!("{} {} has not come yet.", day_words(date), request.time),
                    "Write down what was said; what comes has a due date.",
                ));
            }
            at
        };
        let who = request.who.trim();
        let contact = Contact {
            id: request.id.unwrap_or(ContactId(-1)),
            at,
            who: if who.is_empty() {
                known.map_or_else(|| self.host.actor.clone(), |known| known.who.clone())
            } else {
                who.to_owned()
            },
            whom: request.whom.trim().to_owned(),
            channel: request.channel,
            text: request.text.trim().to_owned(),
            promised: request.promised.trim().to_owned(),
            due: parse_date("due date", &request.due)?,
            settled_on: parse_date("day of settling", &request.settled_on)?,
        };
        let what = match known {
            Some(_) => format!("change in the contact log of {}", order.name),
            None => format!("contact about {}", order.name),
        };
        let op = Op::Orders(OrderOp::Contact {
            order: order.id,
            contact: Box::new(contact),
            what,
        });
        drop(state);
        self.write(&op, call.now)
    }

    pub(super) fn order_track(
        &mut self,
        request: OrderTrack,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let order = found(&state.snapshot, request.id)?;
        let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
        let works = matches!(request.state, TrackState::Done | TrackState::Failed);
        if works && order.activated_at.is_none() && !any_ported(order) {
            return Err(WireError::user(
                "not_active",
                format!(
                    "{} is not active yet, so {} cannot be proven.",
                    order.name,
                    request.track.words()
                ),
                "Record the activation first.",
            ));
        }
        let record = TrackRecord {
            track: request.track,
            state: request.state,
            at: moment(&state, date, call.now)?,
            note: request.note.trim().to_owned(),
        };
        let what = format!(
            "{} of {}: {}",
            request.track.words(),
            order.name,
            track_words(request.track, request.state).to_lowercase()
        );
        let op = Op::Orders(OrderOp::Track {
            order: order.id,
            record,
            what,
        });
        drop(state);
        self.write(&op, call.now)
    }

    pub(super) fn numbers_result(
        &mut self,
        request: NumbersResult,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let order = found(&state.snapshot, request.id)?;
        if !order.status.is_submitted()
            || matches!(order.status, OrderStatus::Cancelled | OrderStatus::Closed)
        {
            return Err(WireError::user(
                "order_not_open",
                format!("{} is not with a carrier.", order.name),
                "A number of a draft is moved to another order instead.",
            ));
        }
        if request.result == ResultKind::Ported && order.confirmed.is_none() {
            return Err(WireError::user(
                "not_confirmed",
                format!("{} has no confirmed date.", order.name),
                "Record the FOC first.",
            ));
        }
        let strangers = request.numbers.iter().find(|id| {
            state
                .snapshot
                .numbers
                .get(id)
                .is_none_or(|number| number.order != Some(order.id))
        });
        if strangers.is_some() || request.numbers.is_empty() {
            return Err(WireError::user(
                "not_in_order",
                format!("Not all of these numbers are in {}.", order.name),
                "Choose numbers of the order.",
            ));
        }
        let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
        let at = moment(&state, date, call.now)?;
        let results = request
            .numbers
            .iter()
            .map(|number| NumberResult {
                number: *number,
                kind: request.result,
                at,
                code: request.code.trim().to_owned(),
                reason: request.reason.trim().to_owned(),
            })
            .collect();
        let released = if request.result == ResultKind::Removed {
            request.numbers.clone()
        } else {
            Vec::new()
        };
        let what = format!(
            "{} of {} {}",
            count(request.numbers.len(), "number"),
            order.name,
            request.result.words()
        );
        let op = Op::Orders(OrderOp::Results {
            order: order.id,
            results,
            released,
            what,
        });
        drop(state);
        self.write(&op, call.now)
    }

    pub(super) fn gate_confirm(
        &mut self,
        request: GateForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let item = request.item;
        let standings: Vec<_> = state
            .snapshot
            .orders
            .values()
            .flat_map(|order| life::gate(&state.snapshot, order))
            .filter(|standing| standing.item == item)
            .collect();
        let account = standings
            .iter()
            .find_map(|standing| standing.account)
            .and(request.account);
        if standings.is_empty() {
            return Err(WireError::user(
                "no_gate",
                format!("No order waits for the {}.", item.words()),
                "Confirm what the gate of an order lists.",
            ));
        }
        if standings.iter().all(|standing| standing.account != account) {
            return Err(WireError::user(
                "no_account",
                "This is confirmed for each losing account.",
                "Name the account.",
            ));
        }
        // The word that counts today: what another platform has confirmed stays as it is.
        let known = standings
            .iter()
            .filter(|standing| standing.account == account)
            .find_map(|standing| standing.word)
            .map(|word| word.id);
        drop(standings);
        let on = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
        moment(&state, on, call.now)?;
        let who = request.who.trim();
        let what = format!("{} confirmed", gate_words(&state.snapshot, &item, account));
        let word = GateWord {
            id: known.unwrap_or(GateId(-1)),
            item,
            account,
            gaining: account
                .is_none()
                .then(|| state.snapshot.settings.gaining.clone()),
            who: if who.is_empty() {
                self.host.actor.clone()
            } else {
                who.to_owned()
            },
            on,
            note: request.note.trim().to_owned(),
        };
        drop(state);
        self.write(&Op::Orders(OrderOp::Gate { word, what }), call.now)
    }

    pub(super) fn gate_open(
        &mut self,
        request: ById<GateId>,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let word = snapshot
            .gate
            .iter()
            .find(|word| word.id == request.id)
            .ok_or_else(|| WireError::not_here("That confirmation"))?;
        let op = Op::Orders(OrderOp::GateOpen {
            id: request.id,
            what: format!(
                "confirmation of the {} taken back",
                gate_words(&snapshot, &word.item, word.account)
            ),
        });
        self.write(&op, call.now)
    }
}

/// `good standing at Lakeland`.
pub(super) fn gate_words(
    snapshot: &Snapshot,
    item: &GateItem,
    account: Option<AccountId>,
) -> String {
    match account.and_then(|id| snapshot.accounts.get(&id)) {
        Some(account) => format!(
            "{} at {}",
            item.words(),
            short_name(snapshot.carrier_name(&account.carrier))
        ),
        None => item.words(),
    }
}

fn clock(text: &str) -> Result<NaiveTime, WireError> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| {
        WireError::user(
            "not_a_time",
            format!("“{text}” is no clock time."),
            "Write it as hours and minutes: 19:00.",
        )
    })
}

fn any_ported(order: &Order) -> bool {
    let results = &order.log.results;
    results
        .iter()
        .any(|result| result.kind == ResultKind::Ported)
}

/// The timers of an order.
pub(super) fn timers(state: &State, order: &Order) -> Vec<TimerView> {
    life::timers(&state.snapshot, order, state.now)
        .into_iter()
        .map(|timer| TimerView {
            code: timer.code.to_owned(),
            due: if timer.whole_day {
                day_words(timer.due.date())
            } else {
                format!(
                    "{} {}",
                    day_words(timer.due.date()),
                    timer.due.format("%H:%M")
                )
            },
            mark: match timer.state {
                TimerState::Late => mark(Icon::Blocker, "late"),
                TimerState::Due => mark(Icon::Warning, left(timer.due, state.now)),
                TimerState::Running => mark(Icon::Waiting, left(timer.due, state.now)),
                TimerState::Over => mark(Icon::Info, "over"),
            },
            label: timer.label,
            rule: timer.rule,
            source: timer.source,
            hint: timer.hint.to_owned(),
        })
        .collect()
}

/// `in 3 hours`, `today`, `in 5 days`.
fn left(due: NaiveDateTime, now: NaiveDateTime) -> String {
    let left = due - now;
    if left.num_hours() < 24 && due.date() > now.date() && left.num_hours() > 12 {
        "tomorrow".to_owned()
    } else if left.num_hours() < 1 {
        "within the hour".to_owned()
    } else if left.num_hours() < 24 {
        format!("in {}", plural(left.num_hours(), "hour"))
    } else {
        format!("in {}", plural((due.date() - now.date()).num_days(), "day"))
    }
}

pub(super) fn plural(n: i64, word: &str) -> String {
    count(usize::try_from(n).unwrap_or(0), word)
}

/// The gate of an order.
pub(super) fn gate(state: &State, order: &Order) -> Vec<GateView> {
    life::gate(&state.snapshot, order)
        .into_iter()
        .map(|standing| GateView {
            item: standing.item,
            account: standing.account,
            text: standing.text,
            why: standing.why,
            mark: if standing.word.is_some() {
                mark(Icon::Ok, "confirmed")
            } else {
                mark(Icon::Open, "open")
            },
            by: standing.word.map_or_else(String::new, |word| {
                let note = if word.note.is_empty() {
                    String::new()
                } else {
                    format!(": {}", word.note)
                };
                format!("{}, {}{note}", word.who, day_words(word.on))
            }),
            id: standing.word.map(|word| word.id),
        })
        .collect()
}

/// Voice, texting and 911.
pub(super) fn side_tracks(state: &State, order: &Order, status: &Mark) -> Vec<SideTrack> {
    let zone = &state.snapshot.settings.zone;
    let voice = match order.activated_at {
        Some(at) => (
            mark(Icon::Ok, "active"),
            format!("since {}", local_words(at, zone)),
        ),
        None => (
            status.clone(),
            order
                .confirmed
                .as_ref()
                .or(order.requested.as_ref())
                .map(crate::window::Window::words)
                .unwrap_or_default(),
        ),
    };
    let mut tracks = vec![SideTrack {
        track: None,
        label: "Voice".to_owned(),
        mark: voice.0,
        detail: voice.1,
        choices: Vec::new(),
        past: Vec::new(),
    }];
    tracks.extend(
        [Track::Sms, Track::Emergency].map(|track| side_track(&state.snapshot, order, track)),
    );
    tracks
}

fn side_track(snapshot: &Snapshot, order: &Order, track: Track) -> SideTrack {
    let zone = &snapshot.settings.zone;
    let now = order.log.track(track);
    let state = now.map(|record| record.state);
    let calls_none = track == Track::Emergency && order.key.class == KeyClass::TollFree;
    let shown = match state {
        None if calls_none => mark(Icon::Info, "places no calls"),
        None => mark(Icon::Info, "nothing recorded"),
        Some(state) => {
            let icon = match state {
                TrackState::Pending | TrackState::UnderWay => Icon::Waiting,
                TrackState::NotApplicable => Icon::Info,
                TrackState::Done => Icon::Ok,
                TrackState::Failed => Icon::Rejected,
            };
            mark(icon, track_words(track, state))
        }
    };
    let said = |record: &TrackRecord| {
        let note = if record.note.is_empty() {
            String::new()
        } else {
            format!(": {}", record.note)
        };
        format!("{}{note}", local_words(record.at, zone))
    };
    let theirs = state
        .filter(|_| track == Track::Sms)
        .and_then(|state| life::carrier_words_of_texting(snapshot, state))
        .map_or_else(String::new, |(side, word)| {
            format!("; {} calls it “{}”", side.name, word.value)
        });
    let states = [
        TrackState::Pending,
        TrackState::UnderWay,
        TrackState::Done,
        TrackState::Failed,
        TrackState::NotApplicable,
    ];
    SideTrack {
        track: Some(track),
        label: track.words().to_owned(),
        mark: shown,
        detail: now.map(said).unwrap_or_default() + &theirs,
        choices: states
            .into_iter()
            .map(|state| TrackChoice {
                state,
                label: track_words(track, state).to_owned(),
            })
            .collect(),
        past: order
            .log
            .tracks
            .iter()
            .rev()
            .filter(|record| record.track == track)
            .skip(1)
            .map(|record| format!("{} {}", track_words(track, record.state), said(record)))
            .collect(),
    }
}

fn track_words(track: Track, state: TrackState) -> &'static str {
    match (track, state) {
        (Track::Sms, TrackState::Pending) => "Texting to be moved",
        (Track::Sms, TrackState::NotApplicable) => "These numbers do not text",
        (Track::Sms, TrackState::UnderWay) => "Release asked for",
        (Track::Sms, TrackState::Done) => "Texting works",
        (Track::Sms, TrackState::Failed) => "Release refused",
        (Track::Emergency, TrackState::Pending) => "Address to be given",
        (Track::Emergency, TrackState::NotApplicable) => "These numbers place no calls",
        (Track::Emergency, TrackState::UnderWay) => "Address taken by the platform",
        (Track::Emergency, TrackState::Done) => "Test call proven",
        (Track::Emergency, TrackState::Failed) => "Test call failed",
    }
}

/// The contact log, newest first.
pub(super) fn contacts(state: &State, order: &Order) -> Vec<ContactView> {
    let zone = &state.snapshot.settings.zone;
    order
        .log
        .contacts
        .iter()
        .rev()
        .map(|contact| {
            let local = crate::zone::on_clocks(contact.at, zone);
            let how = match contact.channel {
                Channel::Phone => "by telephone",
                Channel::Mail => "by mail",
                Channel::Portal => "in the portal",
                Channel::Chat => "in a chat",
                Channel::Other => "",
            };
            let whom = if contact.whom.is_empty() {
                String::new()
            } else {
                format!("with {}", contact.whom)
            };
            let parts = [contact.who.as_str(), whom.as_str(), how];
            ContactView {
                when: local_words(contact.at, zone),
                between: parts
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" "),
                promise: promise(contact, state.today()),
                form: ContactForm {
                    order: order.id,
                    id: Some(contact.id),
                    date: local.date().to_string(),
                    time: local.format("%H:%M").to_string(),
                    who: contact.who.clone(),
                    whom: contact.whom.clone(),
                    channel: contact.channel,
                    text: contact.text.clone(),
                    promised: contact.promised.clone(),
                    due: iso(contact.due),
                    settled_on: iso(contact.settled_on),
                },
            }
        })
        .collect()
}

fn iso(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn promise(contact: &Contact, today: NaiveDate) -> Option<Mark> {
    if contact.promised.is_empty() && contact.due.is_none() {
        return None;
    }
    let what = if contact.promised.is_empty() {
        "Ask again"
    } else {
        &contact.promised
    };
    let by = contact
        .due
        .map_or_else(String::new, |due| format!(" by {}", day_words(due)));
    Some(match contact.settled_on {
        Some(day) => mark(Icon::Ok, format!("{what}{by}: settled {}", day_words(day))),
        None if contact.is_overdue(today) => mark(Icon::Warning, format!("{what}{by}: overdue")),
        None => mark(Icon::Waiting, format!("{what}{by}")),
    })
}

/// What has happened, newest first.
pub(super) fn history(state: &State, order: &Order) -> Vec<PastAct> {
    let snapshot = &state.snapshot;
    order
        .log
        .acts
        .iter()
        .rev()
        .map(|act| {
            let mut parts = Vec::new();
            parts.extend(act.window.as_ref().map(crate::window::Window::words));
            parts.extend(
                act.was
                    .as_ref()
                    .filter(|was| act.window.as_ref() != Some(was))
                    .map(|was| format!("before {}", was.words())),
            );
            if !act.text.is_empty() {
                parts.push(act.text.clone());
            }
            if !act.in_spite.is_empty() {
                parts.push(format!("recorded against the rule: {}", act.in_spite));
            }
            let proof = act
                .attachment
                .and_then(|id| snapshot.evidence.attachments.get(&id));
            PastAct {
                when: moment_words(snapshot, act.at),
                what: act.kind.label().to_owned(),
                detail: parts.join(" · "),
                version: act.version,
                proof: proof.map(|proof| proof.label.clone()).unwrap_or_default(),
                attachment: proof.map(|proof| proof.id),
            }
        })
        .collect()
}

/// What the newest version said, and the fields that are not it any more.
pub(super) fn sent(state: &State, order: &Order) -> (Option<SentView>, Vec<FieldPair>) {
    let snapshot = &state.snapshot;
    let Some(sent) = order.log.last_sent() else {
        return (None, Vec::new());
    };
    let view = SentView {
        version: sent.version,
        when: moment_words(snapshot, sent.at),
        fields: sent
            .fields
            .iter()
            .map(|(field, value)| Pair {
                label: life::field_label(field),
                value: value.clone(),
                absent: false,
            })
            .collect(),
        numbers: small(sent.numbers.len()),
        sha256: sent.letter_sha256.clone(),
    };
    // An order that is over does not go out again; what its account says by now is another story.
    let over = matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed | OrderStatus::Cancelled
    );
    let differs = if over {
        Vec::new()
    } else {
        life::differences(sent, &document::letter_of(snapshot, order))
    };
    let pairs = differs
        .into_iter()
        .map(|differing| {
            let label = life::field_label(&differing.field);
            let readings = (differing.sent.as_str(), differing.now.as_str());
            let kind = FieldKind::Name;
            pair(
                FieldComparison::alone(&differing.field, &label, kind, readings),
                &[],
            )
        })
        .collect();
    (Some(view), pairs)
}

/// The gaining side's own word for where an order stands.
pub(super) fn carrier_word(state: &State, order: &Order) -> String {
    life::carrier_words(&state.snapshot, order, state.now)
        .map(|(profile, rule)| format!("{}: {}", profile.name, rule.value))
        .unwrap_or_default()
}

//! Commands about the project as a whole: make, open, head, settings, record, undo.

use chrono::{NaiveDate, NaiveTime};

use super::{
    carriers::rule_of_step,
    commands::{ByTicket, Done, Nothing, ProjectCreate, SettingsChange},
    error::WireError,
    session::{Call, Session, State},
    view::{AppInfo, EventView, GroupBy, Head, NumbersQuery, PlanStep, SavedView},
    words::{day, short_name, small},
};
use crate::{
    carrier::{CarrierId, Role},
    finding::Severity,
    number::{Disposition, Use},
    project::{Op, Project, Stamp},
    snapshot::{Settings, Snapshot},
    timeline::{self, Timeline},
    window, zone,
};

impl Session {
    pub(super) fn app_info(&mut self, _: Nothing, _: &mut Call<'_>) -> Result<AppInfo, WireError> {
        let newest = self
            .profiles
            .values()
            .flat_map(|profile| profile.lead_times.iter().map(|rule| rule.as_of))
            .max();
        Ok(AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            tz_data: zone::tz_data_version().to_owned(),
            carrier_rules: newest.map(window::date_words).unwrap_or_default(),
            zones: offered_zones(),
        })
    }

    pub(super) fn project_create(
        &mut self,
        request: ProjectCreate,
        call: &mut Call<'_>,
    ) -> Result<Head, WireError> {
        let path = self.chosen(request.ticket)?;
        let settings = settings_of(&request, self)?;
        let id = (self.host.new_project_id)();
        let project = Project::create(
            &path,
            &id,
            &settings,
            Stamp {
                at: call.now,
                actor: &self.host.actor,
            },
        )?;
        self.adopt(project)?;
        self.project_head(Nothing {}, call)
    }

    pub(super) fn project_open(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<Head, WireError> {
        let path = self.chosen(request.ticket)?;
        // What is open for reading only is opened again: its writer may be gone.
        let writes_it = self
            .open
            .as_ref()
            .is_some_and(|open| open.project.path() == path && open.project.read_only().is_none());
        if !writes_it {
            let project = Project::open(&path, &self.host.actor)?;
            self.adopt(project)?;
        }
        self.project_head(Nothing {}, call)
    }

    pub(super) fn project_close(
        &mut self,
        _: Nothing,
        _: &mut Call<'_>,
    ) -> Result<Nothing, WireError> {
        self.open = None;
        Ok(Nothing {})
    }

    pub(super) fn project_head(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Head, WireError> {
        let state = self.state(call.now)?;
        let open = self.opened()?;
        let snapshot = &state.snapshot;
        let settings = &snapshot.settings;
        let newest = open.project.head()?;
        let saved = newest
            .as_ref()
            .and_then(|event| zone::to_local(event.at.to_utc(), &settings.zone).ok());
        let of = |severity| {
            small(
                state
                    .findings
                    .iter()
                    .filter(|finding| finding.severity == severity)
                    .count(),
            )
        };
        let as_day = |date: Option<NaiveDate>| date.map(|date| day(date, state.today()));
        Ok(Head {
            client: settings.client.clone(),
            route: route(snapshot),
            gaining: settings.gaining.0.clone(),
            zone: settings.zone.clone(),
            zone_label: zone::short_name(&settings.zone),
            go_live_date: settings
                .go_live
                .map(|date| date.to_string())
                .unwrap_or_default(),
            window_start: settings.window_start.format("%H:%M").to_string(),
            window_end: settings.window_end.format("%H:%M").to_string(),
            consultant: settings.consultant.clone(),
            logo: settings
                .logo
                .and_then(|id| snapshot.evidence.attachments.get(&id))
                .map(|logo| logo.label.clone())
                .unwrap_or_default(),
            file_name: open
                .project
                .path()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            sample: settings.sample,
            read_only: open.project.read_only(),
            numbers: small(snapshot.numbers.len()),
            accounts: small(snapshot.accounts.len()),
            orders: small(snapshot.orders.len()),
            blockers: of(Severity::Blocker),
            warnings: of(Severity::Warning),
            go_live: go_live_words(settings),
            minimum: as_day(state.plan.minimum),
            typical: as_day(state.plan.typical),
            maximum: as_day(state.plan.maximum),
            today: day(state.today(), state.today()),
            tz_data: state.plan.tz_data.clone(),
            saved: saved
                .map(|local| local.format("%H:%M").to_string())
                .unwrap_or_default(),
            undo: open.project.next_undo()?,
            redo: open.project.next_redo()?,
            record: newest.map_or(crate::id::EventId(0), |event| event.id),
            saved_views: saved_views(&state),
        })
    }

    pub(super) fn project_update(
        &mut self,
        request: SettingsChange,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let mut settings = self.opened()?.snapshot.settings.clone();
        if let Some(client) = request.client {
            settings.client = client;
        }
        if let Some(gaining) = request.gaining {
            settings.gaining = self.destination(&gaining)?;
        }
        if let Some(date) = request.go_live {
            settings.go_live = parse_date("go-live", &date)?;
        }
        if let Some(start) = request.window_start {
            settings.window_start = parse_time(&start)?;
        }
        if let Some(end) = request.window_end {
            settings.window_end = parse_time(&end)?;
        }
        if let Some(consultant) = request.consultant {
            settings.consultant = consultant;
        }
        if let Some(name) = request.zone {
            settings.zone = known_zone(&name)?;
        }
        if let Some(percent) = request.rejection_percent {
            settings.rejection_percent = parse_percent(&percent)?;
        }
        if let Some(percent) = request.foc_lost_percent {
            settings.foc_lost_percent = parse_percent(&percent)?;
        }
        self.write(&Op::Settings(settings), call.now)
    }

    pub(super) fn timeline(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Timeline, WireError> {
        let state = self.state(call.now)?;
        Ok(timeline::view(&state.snapshot, &state.plan))
    }

    pub(super) fn plan_table(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<PlanStep>, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let orders = state.plan.orders.iter();
        let steps = orders.flat_map(|plan| {
            let order = snapshot.orders.get(&plan.order);
            plan.steps
                .iter()
                .filter_map(move |step| Some(rule_of_step(snapshot, order?, step)))
        });
        Ok(timeline::rows(snapshot, &state.plan)
            .into_iter()
            .zip(steps)
            .map(|(row, jump)| PlanStep { row, jump })
            .collect())
    }

    pub(super) fn history(
        &mut self,
        _: Nothing,
        _: &mut Call<'_>,
    ) -> Result<Vec<EventView>, WireError> {
        let open = self.opened()?;
        let zone = &open.snapshot.settings.zone;
        let undone = open.project.undone()?;
        let mut events: Vec<EventView> = open
            .project
            .history()?
            .into_iter()
            .map(|event| EventView {
                id: event.id,
                when: zone::to_local(event.at.to_utc(), zone)
                    .map(|local| {
                        format!(
                            "{} {}",
                            window::date_words(local.date()),
                            local.format("%H:%M")
                        )
                    })
                    .unwrap_or_default(),
                label: event.label,
                op: event.op,
                undone: undone.contains(&event.id),
                hash: event.hash.chars().take(16).collect(),
            })
            .collect();
        events.reverse();
        Ok(events)
    }

    pub(super) fn undo(&mut self, _: Nothing, call: &mut Call<'_>) -> Result<Done, WireError> {
        self.change(call.now, Project::undo)
    }

    pub(super) fn redo(&mut self, _: Nothing, call: &mut Call<'_>) -> Result<Done, WireError> {
        self.change(call.now, Project::redo)
    }

    /// Checks database, references and record; the error names the first bad item.
    pub fn verify(&self) -> Result<(), WireError> {
        Ok(self.opened()?.project.verify()?)
    }

    pub(super) fn destination(&self, id: &str) -> Result<CarrierId, WireError> {
        let carriers = match &self.open {
            Some(open) => &open.snapshot.carriers,
            None => &self.profiles,
        };
        let profile = carriers.get(&CarrierId(id.to_owned()));
        match profile.map(|profile| profile.role) {
            Some(Role::Gaining | Role::Platform) => Ok(CarrierId(id.to_owned())),
            Some(Role::Losing | Role::Common) => Err(WireError::user(
                "not_a_destination",
                format!("{id} is no place that numbers can move to."),
                "Choose a platform or a gaining carrier.",
            )),
            None => Err(WireError::user(
                "no_such_carrier",
                format!("There is no profile {id}."),
                "`portwright-cli carriers` lists the profiles.",
            )),
        }
    }
}

fn settings_of(request: &ProjectCreate, session: &Session) -> Result<Settings, WireError> {
    let client = request.client.trim();
    if client.is_empty() {
        return Err(WireError::user(
            "no_client",
            "The client has no name.",
            "Enter the client's name.",
        ));
    }
    Ok(Settings {
        client: client.to_owned(),
        prefix: prefix(&request.prefix, client),
        gaining: session.destination(&request.gaining)?,
        zone: known_zone(&request.zone)?,
        go_live: parse_date("go-live", &request.go_live)?,
        // The usual wish: after the offices close, before the night shift of support ends.
        window_start: NaiveTime::from_hms_opt(19, 0, 0).unwrap_or_default(),
        window_end: NaiveTime::from_hms_opt(21, 0, 0).unwrap_or_default(),
        sample: false,
        consultant: String::new(),
        people: std::collections::BTreeMap::new(),
        rejection_percent: None,
        foc_lost_percent: None,
        logo: None,
    })
}

/// What order names start with: as given, else the initials of three words, else three letters.
pub(super) fn prefix(given: &str, client: &str) -> String {
    let clean = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_uppercase()
    };
    let given = clean(given);
    if !given.is_empty() {
        return given.chars().take(8).collect();
    }
    let words: Vec<String> = client
        .split_whitespace()
        .map(clean)
        .filter(|word| !word.is_empty())
        .collect();
    let letters: String = if words.len() >= 3 {
        words
            .iter()
            .take(3)
            .filter_map(|word| word.chars().next())
            .collect()
    } else {
        words.concat().chars().take(3).collect()
    };
    if letters.is_empty() {
        "ORD".to_owned()
    } else {
        letters
    }
}

pub(super) fn parse_date(what: &str, text: &str) -> Result<Option<NaiveDate>, WireError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.trim().parse().map(Some).map_err(|_| {
        WireError::user(
            "not_a_date",
            format!("The {what} “{text}” is no date."),
            "Write it as year-month-day: 2026-12-16.",
        )
    })
}

pub(super) fn parse_time(text: &str) -> Result<NaiveTime, WireError> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| {
        WireError::user(
            "not_a_time",
            format!("“{text}” is no clock time."),
            "Write it as hours and minutes: 19:00.",
        )
    })
}

pub(super) fn known_zone(name: &str) -> Result<String, WireError> {
    if zone::is_known(name) {
        return Ok(name.to_owned());
    }
    Err(WireError::user(
        "no_such_zone",
        format!("There is no time zone “{name}”."),
        "Use an IANA name such as America/Chicago.",
    ))
}

/// The zones of the US and Canada that people live in, from the table of area codes.
fn offered_zones() -> Vec<String> {
    let mut zones: Vec<String> = crate::number::area::all()
        .filter(|area| matches!(area.country, Some("US" | "CA")))
        .flat_map(|area| area.zones.iter().map(ToString::to_string))
        .collect();
    zones.sort();
    zones.dedup();
    zones
}

/// `to Calyx Cloud via Meridian`.
pub(super) fn route(snapshot: &Snapshot) -> String {
    let platform = snapshot.carrier_name(&snapshot.settings.gaining);
    match snapshot.gaining() {
        Some(gaining) if gaining.id != snapshot.settings.gaining => {
            format!("to {platform} via {}", short_name(&gaining.name))
        }
        _ => format!("to {platform}"),
    }
}

/// `Wed 16 Dec, 19:00 CT`.
/// A part in a hundred; none for nothing.
fn parse_percent(text: &str) -> Result<Option<u8>, WireError> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .ok()
        .filter(|percent| *percent <= 100)
        .map(Some)
        .ok_or_else(|| {
            WireError::user(
                "bad_percent",
                format!("{text} is no part of a hundred."),
                "Write a whole number from 0 to 100.",
            )
        })
}

pub(super) fn go_live_words(settings: &Settings) -> String {
    settings.go_live.map_or_else(
        || "not set".to_owned(),
        |date| {
            let zone = zone::short_name(&settings.zone);
            format!(
                "{}, {} {zone}",
                window::day_words(date),
                settings.window_start.format("%H:%M")
            )
        },
    )
}

fn saved_views(state: &State) -> Vec<SavedView> {
    let snapshot = &state.snapshot;
    let by_order = |query: NumbersQuery| NumbersQuery {
        group_by: GroupBy::Order,
        ..query
    };
    let machines = vec![Use::Fax, Use::EFax, Use::Alarm, Use::Elevator];
    let candidates = [
        (
            "Undecided",
            NumbersQuery {
                disposition: Some(Disposition::Undecided),
                ..NumbersQuery::default()
            },
        ),
        (
            "Staying",
            NumbersQuery {
                disposition: Some(Disposition::Stay),
                ..NumbersQuery::default()
            },
        ),
        (
            "Fax, alarm, elevator",
            NumbersQuery {
                uses: machines,
                ..NumbersQuery::default()
            },
        ),
        (
            "No 911 address",
            NumbersQuery {
                without_911: true,
                ..NumbersQuery::default()
            },
        ),
    ];
    // All in one pass: a hundred thousand numbers are slow to walk, not to ask.
    let matches = candidates
        .each_ref()
        .map(|(_, query)| super::numbers::matches(snapshot, query));
    let mut counts = [0_usize; 4];
    for number in snapshot.numbers.values() {
        for (count, matches) in counts.iter_mut().zip(&matches) {
            *count += usize::from(matches(number));
        }
    }
    drop(matches);
    candidates
        .into_iter()
        .zip(counts)
        .filter_map(|((name, query), count)| {
            (count > 0).then(|| SavedView {
                name: name.to_owned(),
                count: small(count),
                query: by_order(query),
            })
        })
        .collect()
}

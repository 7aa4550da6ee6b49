//! The overview.

use std::{collections::BTreeMap, fmt::Write as _};

use chrono::{Days, NaiveDate};

use super::{
    accounts::coverage,
    commands::Nothing,
    error::WireError,
    orders::step_words,
    session::{Call, Session, State},
    view::{
        Action, ActionGroup, ComingDay, ComingLine, DateCard, Icon, Jump, Mark, OrderRow, Overview,
    },
    words::{Places, count, day, jump, mark, short_name, status_mark, subject},
};
use crate::{
    calendar::Calendar,
    finding::{Finding, Severity},
    number::Number,
    order::{KeyClass, Order, OrderStatus},
    plan::{OrderPlan, Owner, Step, StepKind, StepState},
    readiness,
    snapshot::Snapshot,
    window::day_words,
    zone,
};

/// How many days ahead the overview shows what is coming.
const AHEAD: u64 = 10;

impl Session {
    pub(super) fn overview(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Overview, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let numbers: Vec<&Number> = snapshot.numbers.values().collect();
        let actions = actions(&state);
        let all = || actions.iter().flat_map(|group| &group.actions);
        let pressing = all().filter(|action| action.pressing).count();
        let confirmed = snapshot
            .orders
            .values()
            .filter(|order| {
                order.status >= OrderStatus::Confirmed && order.status != OrderStatus::Cancelled
            })
            .count();
        Ok(Overview {
            countdown: countdown(&state),
            dates: dates(&state),
            orders: order_rows(&state),
            orders_note: if snapshot.orders.is_empty() {
                "none yet".to_owned()
            } else {
                format!("{confirmed} of {} confirmed", snapshot.orders.len())
            },
            coverage: coverage(&numbers, undecided_note(&state)),
            actions_note: format!("{} open, {pressing} due today", all().count()),
            coming: coming(&state),
            actions,
        })
    }
}

fn countdown(state: &State) -> String {
    let Some(go_live) = state.plan.go_live else {
        return "no go-live date is set".to_owned();
    };
    let days = (go_live - state.today()).num_days();
    if days < 0 {
        return format!(
            "the wished go-live was {}",
            count(usize::try_from(-days).unwrap_or(0), "day") + " ago"
        );
    }
    let days = count(usize::try_from(days).unwrap_or(0), "calendar day");
    match state.plan.business_days_left {
        Some(left) => format!(
            "{} to go-live, {days}",
            count(usize::try_from(left).unwrap_or(0), "business day")
        ),
        None => format!("{days} to go-live"),
    }
}

fn dates(state: &State) -> Vec<DateCard> {
    let plan = &state.plan;
    let driver = plan
        .driven_by
        .and_then(|id| Some((state.snapshot.orders.get(&id)?, state.plan_of(id)?)));
    let zone = zone::short_name(&state.snapshot.settings.zone);
    let hour = driver
        .and_then(|(_, plan)| plan.window.as_ref())
        .map_or_else(
            || {
                format!(
                    "{} {zone}",
                    state.snapshot.settings.window_start.format("%H:%M")
                )
            },
            |window| {
                format!(
                    "{} {}",
                    window.start.format("%H:%M"),
                    zone::short_name(&window.zone)
                )
            },
        );
    let why = |lead: fn(&OrderPlan) -> u16, date: Option<NaiveDate>| match driver {
        None => "Nothing to plan yet.".to_owned(),
        Some((order, plan)) => reason(state, order, plan, lead(plan), date),
    };
    [
        (
            "Minimum",
            plan.minimum,
            why(|plan| plan.lead.min, plan.minimum),
        ),
        (
            "Typical",
            plan.typical,
            why(|plan| plan.lead.typical, plan.typical),
        ),
        (
            "Maximum",
            plan.maximum,
            why(|plan| plan.lead.max, plan.maximum),
        ),
    ]
    .into_iter()
    .map(|(name, date, why)| DateCard {
        name: name.to_owned(),
        day: date.map(|date| day(date, state.today())),
        hour: hour.clone(),
        why,
    })
    .collect()
}

/// Why the go-live falls on a date: the order that decides it, its lead time, and what pushes it further.
fn reason(
    state: &State,
    order: &Order,
    plan: &OrderPlan,
    lead: u16,
    date: Option<NaiveDate>,
) -> String {
    let carrier = short_name(state.snapshot.carrier_name(&order.key.carrier));
    let assumed = if plan.lead.assumed { " (assumed)" } else { "" };
    let mut text = format!(
        "{} takes {carrier} {lead} business days{assumed}",
        order.name
    );
    let sent = plan
        .steps
        .iter()
        .rev()
        .find(|step| step.kind == StepKind::Submission);
    if let Some(sent) = sent.filter(|step| step.state != StepState::Done) {
        let when = if sent.from == state.today() {
            "today".to_owned()
        } else {
            day_words(sent.from)
        };
        let _ = write!(text, ", sent {when}");
    }
    text.push('.');
    // A closed period that ends the day before is what moved the date there.
    let before = date.and_then(|date| date.pred_opt());
    let closed = state
        .snapshot
        .blackouts
        .iter()
        .map(|blackout| (&blackout.name, blackout.from, blackout.to))
        .chain(state.snapshot.gaining().into_iter().flat_map(|profile| {
            profile
                .closed
                .iter()
                .map(|period| (&period.name, period.from, period.to))
        }))
        .find(|(_, _, to)| Some(*to) == before);
    if let Some((name, from, to)) = closed {
        let _ = write!(
            text,
            " It lands in {name}, {} – {}.",
            from.format("%-d %b"),
            to.format("%-d %b")
        );
    }
    text
}

fn undecided_note(state: &State) -> String {
    let held_by = state.held_by();
    let findings = state.findings.iter().enumerate();
    let mut held: Vec<&str> = findings
        .filter(|(_, finding)| finding.code == "undecided_numbers")
        .filter_map(|(place, _)| held_by.get(&place))
        .flatten()
        .map(|order| order.name.as_str())
        .collect();
    held.sort_unstable();
    held.dedup();
    if held.is_empty() {
        String::new()
    } else {
        format!("block {}", held.join(", "))
    }
}

/// One row an order, the one that decides the go-live first, then by cutover date.
fn order_rows(state: &State) -> Vec<OrderRow> {
    let snapshot = &state.snapshot;
    let places = Places::new(snapshot);
    let mut rows: Vec<(bool, &OrderPlan, &Order)> = state
        .plan
        .orders
        .iter()
        .filter_map(|plan| {
            Some((
                state.plan.driven_by == Some(plan.order),
                plan,
                snapshot.orders.get(&plan.order)?,
            ))
        })
        .collect();
    rows.sort_by_key(|(drives, _, order)| (!*drives, order.name.clone()));
    rows.into_iter()
        .map(|(drives, plan, order)| OrderRow {
            id: order.id,
            name: order.name.clone(),
            place: places.of(order),
            numbers: plan.numbers,
            papers: papers_mark(state, order, plan),
            matches: match_mark(state, order),
            day: plan
                .window
                .as_ref()
                .map(|window| day(window.date, state.today())),
            hours: plan
                .window
                .as_ref()
                .map(super::super::window::Window::hours_words)
                .unwrap_or_default(),
            status: status_mark(state, order),
            float: match plan.float_days {
                Some(_) if order.status >= OrderStatus::Confirmed => "–".to_owned(),
                Some(days) if days < 0 => format!(
                    "{} late",
                    count(days.unsigned_abs().try_into().unwrap_or(0), "day")
                ),
                Some(days) => count(usize::try_from(days).unwrap_or(0), "day"),
                None => "–".to_owned(),
            },
            drives,
        })
        .collect()
}

fn papers_mark(state: &State, order: &Order, plan: &OrderPlan) -> Mark {
    if order.status.is_submitted() && order.status != OrderStatus::Rejected {
        return mark(Icon::Ok, "Complete");
    }
    let papers = readiness::papers(&state.snapshot, order, Some(plan));
    let name = |paper: &readiness::Paper| paper.kind.words();
    if let Some(old) = papers.iter().find(|paper| paper.is_too_old()) {
        let expired = old.good_until().is_some_and(|until| state.today() > until);
        let icon = if expired {
            Icon::Blocker
        } else {
            Icon::Warning
        };
        return mark(icon, format!("{} too old", name(old)));
    }
    if let Some(missing) = papers
        .iter()
        .find(|paper| paper.dated.is_none() && paper.kind != readiness::PaperKind::Loa)
    {
        return mark(Icon::Warning, format!("No {}", name(missing)));
    }
    if order.signed_on.is_none() || order.status == OrderStatus::Rejected {
        return mark(Icon::Warning, "LOA unsigned");
    }
    mark(Icon::Ok, "Complete")
}

fn match_mark(state: &State, order: &Order) -> Mark {
    if order.key.class == KeyClass::TollFree {
        return mark(Icon::Ok, "No CSR needed");
    }
    if order.status.is_submitted() && order.status != OrderStatus::Rejected {
        return mark(Icon::Ok, "Same");
    }
    let held: Vec<&Finding> = state.held(order.id).collect();
    let of = |severity: Severity| {
        held.iter()
            .filter(|finding| finding.severity == severity && finding.code.ends_with("_mismatch"))
            .count()
    };
    if held.iter().any(|finding| finding.code == "csr_missing") {
        return mark(Icon::Warning, "No CSR");
    }
    match (of(Severity::Blocker), of(Severity::Warning)) {
        (0, 0) => mark(Icon::Ok, "Same"),
        (0, n) => mark(Icon::Warning, count(n, "abbreviation")),
        (n, _) => mark(Icon::Blocker, count(n, "difference")),
    }
}

/// What to do next, by person: what the plan asks for and what holds orders up.
fn actions(state: &State) -> Vec<ActionGroup> {
    let snapshot = &state.snapshot;
    let mut by_person: BTreeMap<(u8, String, String), Vec<(NaiveDate, Action)>> = BTreeMap::new();
    let held_by = state.held_by();
    for (place, finding) in state
        .findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.severity == Severity::Blocker)
    {
        let orders = held_by.get(&place).map_or(&[][..], Vec::as_slice);
        let due = orders
            .iter()
            .filter_map(|order| send_day(state, order))
            .min()
            .unwrap_or(state.today());
        let names: Vec<&str> = orders.iter().map(|order| order.name.as_str()).collect();
        let about = if names.is_empty() {
            subject(snapshot, &finding.place)
        } else {
            names.join(", ")
        };
        by_person
            .entry(person(snapshot, Owner::Us))
            .or_default()
            .push((
                due,
                action(
                    state,
                    finding.hint.trim_end_matches('.').to_owned(),
                    format!("{about} · {}", first_sentence(&finding.message)),
                    due,
                    jump(&finding.place),
                ),
            ));
    }
    for plan in &state.plan.orders {
        let Some(order) = snapshot.orders.get(&plan.order) else {
            continue;
        };
        for step in &plan.steps {
            let Some(text) = step_action(order, step) else {
                continue;
            };
            // Whoever prepares the letter, the signer signs it.
            let who = if step.kind == StepKind::Loa {
                Owner::Client
            } else {
                step.owner
            };
            by_person.entry(person(snapshot, who)).or_default().push((
                step.to,
                action(
                    state,
                    text,
                    first_sentence(&step.rule),
                    step.to,
                    Jump::Orders { id: Some(order.id) },
                ),
            ));
        }
    }
    for (place, finding) in addresses_911(state) {
        let due = held_by
            .get(&place)
            .into_iter()
            .flatten()
            .filter_map(|order| {
                state
                    .plan_of(order.id)?
                    .window
                    .as_ref()
                    .map(|window| window.date)
            })
            .min()
            .and_then(|cutover| cutover.checked_sub_days(Days::new(5)))
            .unwrap_or(state.today());
        let it = named(snapshot, 2, "it", "Client’s IT", "sites and phones");
        by_person.entry(it).or_default().push((
            due,
            action(
                state,
                "Enter the missing 911 addresses".into(),
                first_sentence(&finding.message),
                due,
                jump(&finding.place),
            ),
        ));
    }
    by_person
        .into_iter()
        .map(|((_, person, role), mut actions)| {
            actions.sort_by(|a, b| (a.0, &a.1.text).cmp(&(b.0, &b.1.text)));
            ActionGroup {
                person,
                role,
                actions: actions.into_iter().map(|(_, action)| action).collect(),
            }
        })
        .collect()
}

fn addresses_911(state: &State) -> impl Iterator<Item = (usize, &Finding)> {
    let findings = state.findings.iter().enumerate();
    findings.filter(|(_, finding)| finding.code == "no_911_address")
}

fn send_day(state: &State, order: &Order) -> Option<NaiveDate> {
    let plan = state.plan_of(order.id)?;
    plan.steps
        .iter()
        .rev()
        .find(|step| step.kind == StepKind::Submission)
        .map(|step| step.from)
}

/// What a step asks someone to do, when it is not done and is ours or the client's.
fn step_action(order: &Order, step: &Step) -> Option<String> {
    if matches!(step.state, StepState::Done | StepState::Failed) || step.owner == Owner::Carrier {
        return None;
    }
    match step.kind {
        StepKind::Loa if order.signed_on.is_none() || order.status == OrderStatus::Rejected => {
            Some(format!("Sign LOA {}", order.name))
        }
        StepKind::Submission if order.version > 1 || order.status == OrderStatus::Rejected => {
            Some(format!("Send {}, next version", order.name))
        }
        StepKind::Submission => Some(format!("Send {}", order.name)),
        _ => None,
    }
}

/// Who a step is for, as the head of a list: place in it, name, and what the person is to the move. People
/// are entered as `name, firm`.
fn person(snapshot: &Snapshot, owner: Owner) -> (u8, String, String) {
    let (place, role, or, what) = match owner {
        Owner::Us => (0, "implementation", "You", "implementation"),
        Owner::Client => (1, "signer", "Authorised signer", "authorised signer"),
        Owner::Carrier => (3, "carrier", "Carriers", "port desks"),
    };
    named(snapshot, place, role, or, what)
}

fn named(snapshot: &Snapshot, place: u8, role: &str, or: &str, what: &str) -> (u8, String, String) {
    let said = snapshot
        .settings
        .people
        .get(role)
        .map_or(or, String::as_str);
    match said.split_once(", ") {
        Some((name, firm)) => (place, name.to_owned(), format!("{firm}, {what}")),
        None => (place, said.to_owned(), what.to_owned()),
    }
}

fn action(state: &State, text: String, detail: String, due: NaiveDate, jump: Jump) -> Action {
    let pressing = due <= state.today();
    Action {
        text,
        detail,
        due: if due < state.today() {
            "late".to_owned()
        } else if pressing {
            "today".to_owned()
        } else {
            day_words(due)
        },
        pressing,
        jump,
    }
}

fn first_sentence(text: &str) -> String {
    text.split_inclusive(". ")
        .next()
        .unwrap_or(text)
        .trim_end()
        .trim_end_matches('.')
        .to_owned()
}

/// The next days on which something happens or offices are closed.
fn coming(state: &State) -> Vec<ComingDay> {
    let snapshot = &state.snapshot;
    let today = state.today();
    let mut days: BTreeMap<NaiveDate, ComingDay> = BTreeMap::new();
    let last = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    for plan in &state.plan.orders {
        let Some(order) = snapshot.orders.get(&plan.order) else {
            continue;
        };
        for step in &plan.steps {
            let on = step.to;
            let wanted = matches!(
                step.kind,
                StepKind::Submission | StepKind::Cutover | StepKind::Loa
            );
            if !wanted || step.state == StepState::Done || on < today || on > last {
                continue;
            }
            let cutover = step.kind == StepKind::Cutover;
            let n = usize::try_from(plan.numbers).unwrap_or(usize::MAX);
            let text = match step.kind {
                StepKind::Cutover => {
                    let hour = plan
                        .window
                        .as_ref()
                        .map(super::super::window::Window::hours_words)
                        .unwrap_or_default();
                    format!("{} cuts, {hour}, {}", order.name, count(n, "number"))
                }
                StepKind::Loa => format!("{} to be signed", order.name),
                kind => format!("{} {}", order.name, step_words(kind).to_lowercase()),
            };
            entry(&mut days, on, today)
                .lines
                .push(ComingLine { text, cutover });
        }
    }
    let us = Calendar::named("us-federal");
    for year in [today, last].map(|date| chrono::Datelike::year(&date)) {
        for (date, name) in us.iter().flat_map(|calendar| calendar.holidays(year)) {
            if date >= today && date <= last && !days.get(&date).is_some_and(|day| day.closed) {
                let day = entry(&mut days, date, today);
                day.closed = true;
                day.lines.push(ComingLine {
                    text: format!("{name}: offices closed"),
                    cutover: false,
                });
            }
        }
    }
    days.into_values().take(7).collect()
}

fn entry(
    days: &mut BTreeMap<NaiveDate, ComingDay>,
    date: NaiveDate,
    today: NaiveDate,
) -> &mut ComingDay {
    days.entry(date).or_insert_with(|| ComingDay {
        title: if date == today {
            format!("Today, {}", day_words(date))
        } else {
            day_words(date)
        },
        lines: Vec::new(),
        closed: false,
    })
}

//! The time axis: which days are shown, their head, and what is shaded.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::{
    calendar::{calendar_days, carrier_days},
    carrier::Profile,
    plan::{Plan, StepKind, calendar_of},
    snapshot::Snapshot,
    window::day_words,
};

use super::{Shade, ShadeKind, Span, Stretch, later};

/// What is older than this is cut off: eight weeks.
const MOST_BACK: u64 = 56;
/// Room behind the last date.
const MARGIN: u64 = 7;

/// From the Monday before the first step to a Sunday behind the last date.
pub(super) fn span(plan: &Plan) -> Span {
    let oldest = plan
        .today
        .checked_sub_days(Days::new(MOST_BACK))
        .unwrap_or(plan.today);
    // A CSR may be months old and draws no bar.
    let steps = || {
        plan.orders
            .iter()
            .flat_map(|order| &order.steps)
            .filter(|step| step.kind != StepKind::Csr && !step.kind.is_aside())
    };
    let first = steps()
        .map(|step| step.from)
        .min()
        .unwrap_or(plan.today)
        .clamp(oldest, plan.today);
    let last = steps()
        .map(|step| step.to)
        .chain(plan.go_live)
        .chain(plan.maximum)
        .chain([later(plan.today, 2 * MARGIN)])
        .max()
        .unwrap_or(plan.today)
        // The plan itself sees no further.
        .min(later(plan.today, 4 * 366));
    let monday = first
        .checked_sub_days(Days::new(u64::from(first.weekday().num_days_from_monday())))
        .unwrap_or(first);
    let last = later(last, MARGIN);
    Span {
        first: monday,
        last: later(
            last,
            u64::from(6_u32.saturating_sub(last.weekday().num_days_from_monday())),
        ),
    }
}

fn days(span: Span) -> impl Iterator<Item = NaiveDate> {
    span.first
        .iter_days()
        .take_while(move |day| *day <= span.last)
}

pub(super) fn months(span: Span) -> Vec<Stretch> {
    days(span)
        .filter(|day| day.day() == 1 || *day == span.first)
        .filter_map(|day| {
            let next = if day.month() == 12 {
                NaiveDate::from_ymd_opt(day.year() + 1, 1, 1)
            } else {
                NaiveDate::from_ymd_opt(day.year(), day.month() + 1, 1)
            };
            let (from, days) = span.cut(day, next?.pred_opt()?)?;
            Some(Stretch {
                from,
                days,
                label: day.format("%B %Y").to_string(),
                day: day.day(),
            })
        })
        .collect()
}

pub(super) fn weeks(span: Span) -> Vec<Stretch> {
    days(span)
        .filter(|day| day.weekday() == Weekday::Mon)
        .map(|day| Stretch {
            from: span.offset(day),
            days: 7,
            label: day.format("%-d").to_string(),
            day: day.day(),
        })
        .collect()
}

/// Weekends first, then holidays, then closed periods: the order in which they are drawn.
pub(super) fn shades(span: Span, snapshot: &Snapshot) -> Vec<Shade> {
    let mut shades: Vec<Shade> = days(span)
        .filter(|day| day.weekday() == Weekday::Sat)
        .filter_map(|day| {
            let (from, days) = span.cut(day, later(day, 1))?;
            Some(Shade {
                kind: ShadeKind::Weekend,
                from,
                days,
                label: String::new(),
                sentence: format!("Weekend of {}.", day_words(day)),
            })
        })
        .collect();
    shades.extend(holidays(span, snapshot));
    shades.extend(closed(span, snapshot));
    shades
}

/// The profiles that take part: every losing side with an order, and the gaining side; each with whether
/// its numbers are Canadian.
fn parties(snapshot: &Snapshot) -> Vec<(&Profile, bool)> {
    let losing: BTreeSet<_> = snapshot
        .orders
        .values()
        .map(|order| (&order.key.carrier, order.key.country == "CA"))
        .collect();
    losing
        .into_iter()
        .filter_map(|(id, canadian)| Some((snapshot.carriers.get(id)?, canadian)))
        .chain(snapshot.gaining().map(|gaining| (gaining, false)))
        .collect()
}

fn holidays(span: Span, snapshot: &Snapshot) -> Vec<Shade> {
    let years = span.first.year()..=span.last.year();
    let mut names: BTreeMap<NaiveDate, BTreeSet<String>> = BTreeMap::new();
    for (profile, canadian) in parties(snapshot) {
        let calendar = calendar_of(Some(profile), canadian);
        for (day, name) in calendar_days(&calendar, years.clone())
            .chain(carrier_days(&profile.holidays, years.clone()))
        {
            if span.holds(day) && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                names.entry(day).or_default().insert(name);
            }
        }
    }
    // Days that follow one another are one column with the first day's name.
    let mut shades: Vec<Shade> = Vec::new();
    for (day, names) in names {
        let offset = span.offset(day);
        let names: Vec<String> = names.into_iter().collect();
        let sentence = format!("{}: {}.", day_words(day), names.join(", "));
        match shades.last_mut() {
            Some(last) if last.from + last.days == offset => {
                last.days += 1;
                last.sentence = format!("{} {sentence}", last.sentence);
            }
            _ => shades.push(Shade {
                kind: ShadeKind::Holiday,
                from: offset,
                days: 1,
                label: names.first().cloned().unwrap_or_default(),
                sentence,
            }),
        }
    }
    shades
}

fn closed(span: Span, snapshot: &Snapshot) -> Vec<Shade> {
    let mut periods: Vec<(NaiveDate, NaiveDate, String)> = parties(snapshot)
        .into_iter()
        .flat_map(|(profile, _)| &profile.closed)
        .map(|closed| (closed.from, closed.to, closed.name.clone()))
        .chain(
            snapshot
                .blackouts
                .iter()
                .map(|blackout| (blackout.from, blackout.to, blackout.name.clone())),
        )
        .collect();
    periods.sort();
    periods.dedup();
    periods
        .into_iter()
        .filter_map(|(from, to, name)| {
            let (offset, days) = span.cut(from, to)?;
            let dates = if from == to {
                from.format("%-d %b").to_string()
            } else {
                format!("{} – {}", from.format("%-d %b"), to.format("%-d %b"))
            };
            Some(Shade {
                kind: ShadeKind::Closed,
                from: offset,
                days,
                sentence: format!("{name}, {dates}: nothing may be cut over."),
                label: format!("{name}, {dates}"),
            })
        })
        .collect()
}

//! Rules in words.

use chrono::{NaiveTime, Weekday};
use serde::de::DeserializeOwned;
use toml::Value;

use crate::carrier::{
    ActivationWindow, AnswerTime, Cap, CarrierHoliday, Class, ClosedPeriod, CutOff, DaySpan,
    DeskHours, Fee, LeadReading, LeadTime, Maintenance, PinShape, RejectionTime, ZonedTime,
    schema::{Choice, Field, Holds, RuleKind, Shape, Unit, class_words},
};

/// What an entry of a rule says: its value, or its fields.
pub(super) fn says(kind: &RuleKind, entry: &Value) -> String {
    if let Some(words) = in_its_own_words(kind.key, entry) {
        return words;
    }
    match kind.holds {
        Holds::One(shape) | Holds::Named(shape) | Holds::Listed(shape, _) | Holds::Many(shape) => {
            say(shape, entry.get("value").unwrap_or(entry))
        }
        Holds::Entries { fields, .. } => fields_say(fields, entry),
    }
}

/// Rules that read better than field by field.
fn in_its_own_words(key: &str, entry: &Value) -> Option<String> {
    let value = || entry.get("value").unwrap_or(entry);
    Some(match key {
        "lead_times" => {
            if let Some(lead) = as_type::<LeadTime>(entry) {
                lead_time(&lead)
            } else {
                let other: LeadReading = as_type(entry)?;
                three_days(other.min, other.typical, other.max)
            }
        }
        "rejection_times" => {
            let rejection: RejectionTime = as_type(entry)?;
            let size = size(rejection.from, rejection.to);
            let days = counted(i64::from(rejection.days), Unit::BusinessDays);
            format!("{}{size}: {days}", class(rejection.class))
        }
        "windows" => activation(&as_type::<ActivationWindow>(entry)?),
        "desk_hours" => desk_hours(&as_type::<DeskHours>(value())?),
        "cut_off" => {
            let cut: ZonedTime = as_type(value())?;
            format!("{} {}", cut.time.format("%H:%M"), cut.zone)
        }
        "cut_offs" => {
            let cut: CutOff = as_type(entry)?;
            let zone = cut.zone.as_deref().unwrap_or("local to the numbers");
            let class = cut.class.map_or("other classes", class);
            format!("{class}: {} {zone}", cut.time.format("%H:%M"))
        }
        "pin_shape" | "leaving_pin_shape" => pin_shape(&as_type::<PinShape>(value())?),
        "csr_days" | "unlock_days" => {
            let span: DaySpan = as_type(value())?;
            three_days(Some(span.min), span.typical, Some(span.max))
        }
        "answers" => {
            let answer: AnswerTime = as_type(entry)?;
            let from = answer.from_hours.map(|from| format!("{from} to "));
            let class = answer.class.map(|of| format!("{}: ", class(of)));
            format!(
                "{}{}{}{}",
                class.unwrap_or_default(),
                from.unwrap_or_default(),
                counted(i64::from(answer.hours), Unit::Hours),
                if answer.business {
                    ", on business days"
                } else {
                    ""
                }
            )
        }
        "fees" => as_type::<Fee>(value())?.words(),
        "holidays" => {
            let holiday: CarrierHoliday = as_type(entry)?;
            if holiday.day == "day-after-thanksgiving" {
                holiday.name
            } else {
                format!("{}, {}", holiday.name, holiday.day)
            }
        }
        "closed" => {
            let closed: ClosedPeriod = as_type(entry)?;
            format!("{}, {} to {}", closed.name, closed.from, closed.to)
        }
        "maintenance" => maintenance(&as_type::<Maintenance>(entry)?),
        "caps" => {
            let cap: Cap = as_type(entry)?;
            let class = cap.class.map_or("any class", class);
            let mode = cap.mode.map(|mode| format!(", {}", mode.replace('_', " ")));
            format!(
                "{} numbers, {class}{}",
                cap.numbers,
                mode.unwrap_or_default()
            )
        }
        _ => return None,
    })
}

fn as_type<T: DeserializeOwned>(value: &Value) -> Option<T> {
    value.clone().try_into().ok()
}

/// When it holds, then what it says.
fn fields_say(fields: &[Field], entry: &Value) -> String {
    let part = |outcome: bool| {
        let said: Vec<String> = fields
            .iter()
            .filter(|field| field.outcome == outcome)
            .filter_map(|field| {
                let words = say(field.shape, entry.get(field.key)?);
                if words.is_empty() {
                    return None;
                }
                let words = if field.about.is_empty() {
                    // A word that a file makes up itself, such as a mode.
                    if field.outcome {
                        words
                    } else {
                        words.replace('_', " ")
                    }
                } else {
                    field.about.replace("{}", &words)
                };
                Some(words)
            })
            .collect();
        said.join(", ")
    };
    match (part(false), part(true)) {
        (when, says) if when.is_empty() => says,
        (when, says) if says.is_empty() => when,
        (when, says) => format!("{when}: {says}"),
    }
}

fn say(shape: Shape, value: &Value) -> String {
    match shape {
        Shape::Flag(yes, no) => if value.as_bool() == Some(true) {
            yes
        } else {
            no
        }
        .to_owned(),
        Shape::Count(unit) => counted(value.as_integer().unwrap_or_default(), unit),
        Shape::Choice(words) => choice(words, value.as_str().unwrap_or_default()).to_owned(),
        Shape::Clock => {
            let text = value.as_str().unwrap_or_default();
            let clock = text.parse::<NaiveTime>();
            clock.map_or_else(
                |_| text.to_owned(),
                |clock| clock.format("%H:%M").to_string(),
            )
        }
        Shape::List(one) => {
            let said: Vec<String> = value
                .as_array()
                .into_iter()
                .flatten()
                .map(|value| say(*one, value))
                .collect();
            said.join(", ")
        }
        Shape::Table(fields) => fields_say(fields, value),
        Shape::Text
        | Shape::Day
        | Shape::Holiday
        | Shape::Zone
        | Shape::HomeZone
        | Shape::Calendar
        | Shape::Carrier
        | Shape::RespOrg
        | Shape::Money
        | Shape::Currency => value.as_str().unwrap_or_default().to_owned(),
    }
}

pub(super) fn choice<'a>(words: &'a [Choice], word: &'a str) -> &'a str {
    words
        .iter()
        .find(|(known, _)| *known == word)
        .map_or(word, |(_, says)| says)
}

fn counted(n: i64, unit: Unit) -> String {
    let (one, several) = unit.words();
    format!("{n} {}", if n == 1 { one } else { several })
}

fn pin_shape(shape: &PinShape) -> String {
    let digits = if shape.min == shape.max {
        counted(i64::from(shape.min), Unit::Digits)
    } else {
        format!("{} to {} digits", shape.min, shape.max)
    };
    if shape.not.is_empty() {
        digits
    } else {
        format!("{digits}, not {}", shape.not.join(" or "))
    }
}

fn class(class: Class) -> &'static str {
    class_words(class)
}

fn size(from: u32, to: Option<u32>) -> String {
    match (from, to) {
        (0 | 1, None) => String::new(),
        (from, None) => format!(", {from} numbers or more"),
        (from, Some(to)) => format!(", {from} to {to} numbers"),
    }
}

fn maintenance(m: &Maintenance) -> String {
    let until = m.until.map_or_else(String::new, |day| format!("{day} "));
    format!(
        "{}: {} {} to {until}{} {}",
        m.name,
        weekdays(&m.days),
        m.start.format("%H:%M"),
        m.end.format("%H:%M"),
        m.zone.as_deref().unwrap_or("(zone not stated)")
    )
}

fn lead_time(lead: &LeadTime) -> String {
    format!(
        "{}{}: {}",
        class(lead.class),
        size(lead.from, lead.to),
        three_days(lead.min, lead.typical, lead.max)
    )
}

/// Shortest, usual and longest, as in `15 / 20 / 30 business days`.
pub(in crate::carrier) fn three_days(
    min: Option<u16>,
    typical: Option<u16>,
    max: Option<u16>,
) -> String {
    let part = |days: Option<u16>| days.map_or_else(|| "–".to_owned(), |days| days.to_string());
    format!(
        "{} / {} / {} business days",
        part(min),
        part(typical),
        part(max)
    )
}

fn activation(window: &ActivationWindow) -> String {
    let time = if window.start == window.end {
        format!("{}, fixed", window.start.format("%H:%M"))
    } else {
        format!(
            "{} to {}",
            window.start.format("%H:%M"),
            window.end.format("%H:%M")
        )
    };
    let classes = if window.classes.is_empty() {
        String::new()
    } else {
        let names: Vec<_> = window.classes.iter().copied().map(class).collect();
        format!(" ({})", names.join(", "))
    };
    let asked = if window.on_request {
        ", on request"
    } else {
        ""
    };
    format!(
        "{}{classes}: {} {time} {}{asked}",
        window.mode.replace('_', " "),
        weekdays(&window.days),
        window.zone
    )
}

fn weekdays(days: &[Weekday]) -> String {
    let names: Vec<String> = days.iter().map(ToString::to_string).collect();
    match (names.first(), names.last()) {
        (Some(first), Some(last)) if runs_on(days) && names.len() > 2 => format!("{first}–{last}"),
        _ => names.join(", "),
    }
}

fn runs_on(days: &[Weekday]) -> bool {
    days.iter()
        .zip(days.iter().skip(1))
        .all(|(day, next)| day.succ() == *next)
}

fn desk_hours(hours: &DeskHours) -> String {
    format!(
        "{} {} to {} {}",
        weekdays(&hours.days),
        hours.start.format("%H:%M"),
        hours.end.format("%H:%M"),
        if hours.zone == "local" {
            "local to the numbers"
        } else {
            &hours.zone
        }
    )
}

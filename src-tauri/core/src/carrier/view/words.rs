//! Rules in words.

use chrono::Weekday;

use crate::carrier::{
    ActivationWindow, BtnRule, Class, Comparison, DeskHours, LeadTime, LoaForm, NumberFormat,
    PinShape, SplitKey,
};

pub(super) fn counted(n: u16, unit: &str) -> String {
    if n == 1 {
        format!("1 {unit}")
    } else {
        format!("{n} {unit}s")
    }
}

pub(super) fn pin_shape(shape: &PinShape) -> String {
    let digits = if shape.min == shape.max {
        counted(shape.min, "digit")
    } else {
        format!("{} to {} digits", shape.min, shape.max)
    };
    if shape.not.is_empty() {
        digits
    } else {
        format!("{digits}, not {}", shape.not.join(" or "))
    }
}

pub(super) fn class(class: Class) -> &'static str {
    match class {
        Class::Simple => "simple",
        Class::NonSimple => "non-simple",
        Class::Project => "project",
        Class::Wireless => "wireless",
        Class::TollFree => "toll-free",
        Class::Fax => "fax",
        Class::Canada => "Canada",
        Class::Internal => "internal",
    }
}

pub(super) fn lead_time(lead: &LeadTime) -> String {
    let size = match (lead.from, lead.to) {
        (0 | 1, None) => String::new(),
        (from, None) => format!(", {from} numbers or more"),
        (from, Some(to)) => format!(", {from} to {to} numbers"),
    };
    format!(
        "{}{size}: {}",
        class(lead.class),
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

pub(super) fn activation(window: &ActivationWindow) -> String {
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

pub(super) fn weekdays(days: &[Weekday]) -> String {
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

pub(super) fn desk_hours(hours: &DeskHours) -> String {
    format!(
        "{} {} to {} {}",
        weekdays(&hours.days),
        hours.start.format("%H:%M"),
        hours.end.format("%H:%M"),
        hours.zone
    )
}

pub(super) fn loa(form: LoaForm) -> &'static str {
    match form {
        LoaForm::Ours => "ours",
        LoaForm::Theirs => "its own, mailed after submission",
    }
}

pub(super) fn comparison(how: Comparison) -> &'static str {
    match how {
        Comparison::Literal => "letter by letter",
        Comparison::Lenient => "known abbreviations pass",
    }
}

pub(super) fn number_format(format: NumberFormat) -> &'static str {
    match format {
        NumberFormat::Dashed => "414-555-0100",
        NumberFormat::TenDigits => "4145550100",
        NumberFormat::E164 => "+14145550100",
        NumberFormat::National => "(414) 555-0100",
    }
}

pub(super) fn btn(rule: BtnRule) -> &'static str {
    match rule {
        BtnRule::NewBtn => "name a new BTN that is active, stays and is in no order",
        BtnRule::Last => "the BTN leaves last, or with the whole account",
    }
}

pub(super) fn split_key(key: SplitKey) -> &'static str {
    match key {
        SplitKey::Fax => "fax machines apart from voice",
        SplitKey::UseOnTarget => "numbers for services apart from numbers for users",
        SplitKey::RateCentre => "one rate centre an order",
        SplitKey::BusinessName => "one business name an order",
        SplitKey::Automation => "numbers it moves by itself apart from those it works by hand",
        SplitKey::WholeBlocks => "blocks of numbers are released whole",
    }
}

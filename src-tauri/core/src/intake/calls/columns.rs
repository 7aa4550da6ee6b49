//! Which columns of a call list say when, how many, who and which way.

use super::{
    super::{
        field::{holds, plain},
        grid::Row,
        moments,
        numbers::find,
    },
    when::is_day,
};
use crate::number::TelephoneNumber;

/// Columns of a list, counted from 1.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) date: Option<u16>,
    pub(super) weekday: Option<u16>,
    pub(super) time: Option<u16>,
    pub(super) count: Option<u16>,
    /// The number that was called.
    pub(super) called: Option<u16>,
    /// The number that called.
    pub(super) calling: Option<u16>,
    /// The client's own number, whichever side it was.
    pub(super) ours: Option<u16>,
    pub(super) direction: Option<u16>,
}

/// Which way a call went, as the client sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
    Within,
}

const COUNT: &[&str] = &[
    "calls",
    "count",
    "volume",
    "total",
    "number of calls",
    "offered",
    "handled",
    "answered",
];
const TIME: &[&str] = &["hour", "time", "interval", "start", "hr"];
const CALLED: &[&str] = &[
    "called",
    "callee",
    "to",
    "destination",
    "dst",
    "dnis",
    "dialed",
    "dialled",
];
const CALLING: &[&str] = &[
    "calling",
    "caller",
    "from",
    "source",
    "src",
    "ani",
    "originating",
];
const OURS: &[&str] = &[
    "number",
    "did",
    "tn",
    "phone number",
    "telephone number",
    "did number",
    "service number",
    "line",
    "our number",
    "tracking number",
];
const DIRECTION: &[&str] = &["direction", "type", "way", "in out", "inbound outbound"];

impl Columns {
    /// Finds them by header words and by what most values are.
    pub(super) fn of(header: Row<'_>, sample: &[Row<'_>], region: &str) -> Self {
        let mut columns = Self::default();
        for cell in header.cells() {
            let share = |least: usize, test: &dyn Fn(&str) -> bool| {
                let values = sample.iter().filter_map(|row| row.get(cell.column));
                let (good, all) = values.fold((0, 0), |(good, all), value| {
                    (good + usize::from(test(value)), all + 1)
                });
                good > 0 && good * 10 >= all * least
            };
            let words = plain(cell.text);
            let says = |list: &[&str]| list.iter().any(|word| holds(&words, word));
            // Of an exchange's records many are internal, so a few telephone numbers are enough.
            let numbers = || share(1, &|text| number(text, region).is_some());
            let place = if columns.direction.is_none()
                && says(DIRECTION)
                && share(7, &|text| direction(text).is_some())
            {
                &mut columns.direction
            } else if columns.date.is_none() && share(7, &is_day) {
                &mut columns.date
            } else if columns.weekday.is_none()
                && share(7, &|text| moments::weekday(text).is_some())
            {
                &mut columns.weekday
            } else if columns.ours.is_none() && OURS.contains(&words.as_str()) && numbers() {
                &mut columns.ours
            } else if columns.called.is_none() && says(CALLED) && numbers() {
                &mut columns.called
            } else if columns.calling.is_none() && says(CALLING) && numbers() {
                &mut columns.calling
            } else if columns.count.is_none()
                && says(COUNT)
                && share(7, &|text| count(text).is_some())
            {
                &mut columns.count
            } else if columns.time.is_none()
                && says(TIME)
                && share(7, &|text| moments::hour(text).is_some())
            {
                &mut columns.time
            } else {
                continue;
            };
            *place = Some(cell.column);
        }
        columns
    }
}

/// `1,204` as 1204.
pub(super) fn count(text: &str) -> Option<u32> {
    let digits: String = text.trim().chars().filter(|c| *c != ',').collect();
    digits.parse().ok()
}

/// `Inbound`, `outgoing`, `ucap_in`, `O`.
pub(super) fn direction(text: &str) -> Option<Direction> {
    let lower = text.trim().to_ascii_lowercase();
    let starts = |list: &[&str]| list.iter().any(|word| lower.starts_with(word));
    if starts(&["internal", "intercom", "intra", "within"]) {
        Some(Direction::Within)
    } else if lower == "o"
        || lower.ends_with("_out")
        || starts(&["out", "orig", "placed", "dialed", "dialled"])
    {
        Some(Direction::Out)
    } else if lower == "i"
        || lower.ends_with("_in")
        || lower == "in"
        || starts(&[
            "inb", "inc", "in ", "received", "missed", "terminat", "answered",
        ])
    {
        Some(Direction::In)
    } else {
        None
    }
}

/// The telephone number of a cell. Records hold them by the million in one plain form; all else goes to the
/// reader of running text, which finds them in `sip:+14145550100@host` and `"Dana" <4145550100>` too.
pub(super) fn number(text: &str, region: &str) -> Option<TelephoneNumber> {
    let (mut digits, mut length) = (0_u64, 0_u32);
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            length += 1;
            digits = digits.checked_mul(10)?.checked_add(digit.into())?;
        } else if !matches!(c, '+' | '-' | '(' | ')' | '.' | ' ') {
            return find(text, region)
                .into_iter()
                .find_map(|found| found.reading.number);
        }
    }
    match length {
        10 => TelephoneNumber::from_digits(digits),
        11 if digits / 10_000_000_000 == 1 => TelephoneNumber::from_digits(digits % 10_000_000_000),
        _ => None,
    }
}

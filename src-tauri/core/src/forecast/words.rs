//! The forecast in plain words: chances as one in so many, shares as half or a third.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::{
    carrier::short_name, id::OrderId, order::Order, rules::Rules, snapshot::Snapshot,
    window::day_words,
};

use super::{Driver, Factor, Forecast, model::Model, percent};

/// Shares below this are not worth a word.
const WORTH_SAYING: u8 = 10;

/// A chance as people say it: `one chance in five`.
pub fn chance_words(percent: u8) -> &'static str {
    match percent {
        0 => "no chance",
        1..=3 => "hardly a chance",
        4..=7 => "one chance in twenty",
        8..=14 => "one chance in ten",
        15..=22 => "one chance in five",
        23..=29 => "one chance in four",
        30..=41 => "one chance in three",
        42..=58 => "an even chance",
        59..=70 => "two chances in three",
        71..=77 => "three chances in four",
        78..=85 => "four chances in five",
        86..=92 => "nine chances in ten",
        93..=96 => "nineteen chances in twenty",
        97..=99 => "next to no doubt",
        _ => "no doubt",
    }
}

/// A part in a hundred: `51 %`.
pub fn percent_words(percent: u8) -> String {
    format!("{percent} %")
}

/// A share as people say it: `half`, `a third`.
pub fn share_words(percent: u8) -> &'static str {
    match percent {
        0..=7 => "a little",
        8..=14 => "a tenth",
        15..=22 => "a fifth",
        23..=29 => "a quarter",
        30..=41 => "a third",
        42..=58 => "half",
        59..=70 => "two thirds",
        71..=77 => "three quarters",
        78..=85 => "four fifths",
        86..=96 => "nine tenths",
        _ => "all",
    }
}

/// One thing behind the spread in words.
pub(super) fn driver(snapshot: &Snapshot, order: OrderId, factor: Factor) -> String {
    let Some(order) = snapshot.orders.get(&order) else {
        return String::new();
    };
    let name = &order.name;
    let carrier = short_name(snapshot.carrier_name(&order.key.carrier));
    match factor {
        Factor::Repair => format!("mending the blockers of {name}"),
        Factor::Signature => format!("the unsigned {carrier} LOA ({name})"),
        Factor::Csr => format!("the missing CSR of {carrier} ({name})"),
        Factor::Lock => format!("the lock of the {carrier} account ({name})"),
        Factor::Lead => format!("{carrier} taking longer than usual ({name})"),
        Factor::FocLost => format!("a lost FOC of {name}"),
        Factor::Rejection => format!("a rejection of {name} by {carrier}"),
    }
}

/// How long missing CSRs and locks are reckoned to take, each sentence once.
pub(super) fn fetched(snapshot: &Snapshot, model: &Model) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for (place, order) in model.orders().enumerate() {
        let (csr, unlock) = model.prepares(place);
        let Some(order) = snapshot.orders.get(&order).filter(|_| csr || unlock) else {
            continue;
        };
        let rules = Rules::of(snapshot, order);
        let ranges = [
            (csr, "A CSR of", rules.csr_days()),
            (unlock, "Taking a lock off at", rules.unlock_days()),
        ];
        for (_, what, range) in ranges.into_iter().filter(|(needed, ..)| *needed) {
            let Some(range) = range else { continue };
            let text = range_words(snapshot, order, what, range.value, &range.source());
            if !said.contains(&text) {
                said.push(text);
            }
        }
    }
    said
}

fn range_words(
    snapshot: &Snapshot,
    order: &Order,
    what: &str,
    [least, usual, most]: [u16; 3],
    source: &str,
) -> String {
    let carrier = short_name(snapshot.carrier_name(&order.key.carrier));
    let days = span_words(least, usual, most);
    format!("{what} {carrier} takes {days} ({source}).")
}

/// `0 to 5 business days, usually 3`, `30 business days`, `1 business day`.
fn span_words(least: u16, usual: u16, most: u16) -> String {
    match (least, most) {
        (1, 1) => "1 business day".to_owned(),
        (least, most) if least == most => format!("{most} business days"),
        _ => format!("{least} to {most} business days, usually {usual}"),
    }
}

/// `One chance in five that it slips past Mon 21 Dec. Half of that is the unsigned Lumen LOA (LUM-01).`
pub(super) fn slip(forecast: &Forecast) -> String {
    let Some(limit) = forecast.limit else {
        return "Go-live has no date yet, so nothing can be said about its chances.".to_owned();
    };
    let late = percent(forecast.late, forecast.runs);
    let day = day_words(limit);
    let mut text = match late {
        0 => return format!("No run slips past {day}."),
        100 => format!("Every run slips past {day}."),
        late if late >= 97 => format!("There is next to no doubt that go-live slips past {day}."),
        late => {
            format!(
                "{} that go-live slips past {day}.",
                upper(chance_words(late))
            )
        }
    };
    let worth: Vec<&Driver> = forecast
        .drivers
        .iter()
        .filter(|driver| driver.percent >= WORTH_SAYING)
        .take(2)
        .collect();
    match worth.as_slice() {
        [] => text.push_str(" No single thing weighs much in that."),
        [first] => {
            let _ = write!(
                text,
                " {} of that is {}.",
                upper(share_words(first.percent)),
                first.words
            );
        }
        [first, second, ..] => {
            let _ = write!(
                text,
                " {} of that is {}, {} {}.",
                upper(share_words(first.percent)),
                first.words,
                share_words(second.percent),
                second.words
            );
        }
    }
    text
}

fn upper(words: &str) -> String {
    let mut text = words.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The three dates in one sentence.
pub(super) fn dates(forecast: &Forecast) -> String {
    let spread = &forecast.go_live;
    let (Some(p50), Some(p80)) = (spread.p50, spread.p80) else {
        return "More than a fifth of the runs find no date within the calendars.".to_owned();
    };
    if spread.is_sure() {
        return format!("Go-live is {}, in every run.", day_words(p50));
    }
    let last = |p95: NaiveDate| format!(", nineteen of twenty by {}", day_words(p95));
    format!(
        "Half of {} runs are live by {}, four of five by {}{}.",
        thousands(forecast.runs),
        day_words(p50),
        day_words(p80),
        spread.p95.map(last).unwrap_or_default()
    )
}

/// `10,000`.
fn thousands(count: u32) -> String {
    if count < 1_000 {
        count.to_string()
    } else {
        format!("{},{:03}", count / 1_000, count % 1_000)
    }
}

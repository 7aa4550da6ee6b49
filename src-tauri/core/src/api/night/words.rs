//! Words of the night: hours, tests, what a night is about.

use chrono::{DateTime, Utc};

use crate::{
    api::words::{count, moment},
    night::Test,
    runbook::Runbook,
    snapshot::Snapshot,
    validation, zone,
};

/// `19:06` on the project's clocks.
pub(super) fn hour(snapshot: &Snapshot, at: DateTime<Utc>) -> String {
    zone::to_local(at, &snapshot.settings.zone)
        .map(|local| local.format("%H:%M").to_string())
        .unwrap_or_default()
}

/// `Thu 17 Dec 19:06 CT`.
pub(super) fn clock_words(snapshot: &Snapshot, at: DateTime<Utc>) -> String {
    format!(
        "{} {}",
        moment(snapshot, at),
        zone::short_name(&snapshot.settings.zone)
    )
}

/// `Lakeland · Milwaukee, 151 numbers`.
pub(super) fn about(book: &Runbook) -> String {
    let losing = book.losing.join(" and ");
    let numbers = count(book.numbers, "number");
    if book.places.is_empty() {
        format!("{losing}, {numbers}")
    } else {
        format!("{losing} · {}, {numbers}", book.places.join(" and "))
    }
}

/// A test in one line.
pub(super) fn test_words(snapshot: &Snapshot, test: Test, losing: &[String]) -> String {
    let [first, second] = test_head(snapshot, test, losing);
    let words = format!("{first} {second}");
    words.trim().to_owned()
}

/// A test as the head of a column, in two lines.
pub(in crate::api) fn test_head(snapshot: &Snapshot, test: Test, losing: &[String]) -> [String; 2] {
    let code = validation::test_code(snapshot).unwrap_or("test code");
    let losing = match losing {
        [one] => one.as_str(),
        _ => "old network",
    };
    let coded = format!("({code})");
    let (first, second) = match test {
        Test::Address911 => ("911 address", "accepted"),
        Test::Temporary911 => ("911, temporary", coded.as_str()),
        Test::InboundMobile => ("Inbound", "mobile"),
        Test::InboundLandline => ("Inbound", "landline"),
        Test::InboundLosing => ("Inbound", losing),
        Test::CallerId => ("Caller ID", "out"),
        Test::Emergency => ("911", coded.as_str()),
        Test::Reach => ("Queue", "or menu"),
        Test::Voicemail => ("Voicemail", ""),
        Test::FaxOut => ("Fax", "out"),
        Test::FaxIn => ("Fax", "in"),
        Test::Signal => ("Signal", "confirmed"),
        Test::TollFreeUs => ("Toll-free", "US landline"),
        Test::TollFreeMobile => ("Toll-free", "US mobile"),
        Test::TollFreeCanada => ("Toll-free", "Canada"),
        Test::TollFreeCaribbean => ("Toll-free", "Caribbean"),
        Test::Sms => ("Text", "both ways"),
        Test::CallerName => ("Caller", "name"),
    };
    [first.to_owned(), second.to_owned()]
}

//! The calendar file of the sample client, taken in once and again.

use std::{collections::BTreeSet, path::Path};

use super::*;
use crate::plan::{
    sample::{day, northgate, story_now, window},
    schedule,
};

fn input() -> IcsInput<'static> {
    IcsInput {
        project_id: "3f2a",
        made: "2026-11-16T15:00:00Z".parse().unwrap(),
        entries: 12,
        now: "2026-11-16T15:41:00Z".parse().unwrap(),
    }
}

fn written(snapshot: &Snapshot, input: &IcsInput<'_>) -> String {
    String::from_utf8(ics(snapshot, &schedule(snapshot, story_now()), input)).unwrap()
}

/// Values of a property over all events, lines unfolded.
fn values(text: &str, name: &str) -> Vec<String> {
    text.replace("\r\n ", "")
        .lines()
        .filter_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.to_owned()))
        .collect()
}

#[test]
fn the_calendar_of_the_sample_is_the_one_on_record() {
    let text = written(&northgate(), &input());
    let path = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/golden/documents/plan.ics"
    ));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        text == expected,
        "plan.ics differs; UPDATE_GOLDEN=1 writes it anew.\n{text}"
    );
    assert_eq!(
        text,
        written(&northgate(), &input()),
        "the same again gives the same bytes"
    );
}

#[test]
fn lines_are_short_and_end_as_the_format_wants() {
    let text = written(&northgate(), &input());
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line}");
    }
    assert!(text.ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn names_with_commas_and_new_lines_are_escaped() {
    let mut snapshot = northgate();
    snapshot.settings.client = "Smith; Jones, and\nSons \\ Co\r".to_owned();
    let text = written(&snapshot, &input());
    assert_eq!(
        values(&text, "X-WR-CALNAME"),
        ["Smith\\; Jones\\, and\\nSons \\\\ Co \\, number porting"]
    );
}

#[test]
fn an_event_keeps_its_uid_and_its_revision_rises_with_every_change() {
    let mut snapshot = northgate();
    let first = written(&snapshot, &input());
    let uids = |text: &str| values(text, "UID").into_iter().collect::<BTreeSet<_>>();
    assert_eq!(
        uids(&first).len(),
        values(&first, "UID").len(),
        "each is there once"
    );
    assert!(uids(&first).contains("3f2a-1-cutover@portwright"));

    snapshot.orders.get_mut(&OrderId(1)).unwrap().requested =
        Some(window("2026-12-17", "19:00", "21:00"));
    let later = IcsInput {
        entries: 13,
        ..input()
    };
    let second = written(&snapshot, &later);
    assert_eq!(
        uids(&first),
        uids(&second),
        "taken in again, nothing is there twice"
    );
    let sequence = |text: &str| values(text, "SEQUENCE")[0].parse::<u32>().unwrap();
    assert!(sequence(&second) > sequence(&first));
    let tomorrow = IcsInput {
        now: "2026-11-17T15:41:00Z".parse().unwrap(),
        ..input()
    };
    assert!(
        sequence(&written(&northgate(), &tomorrow)) > sequence(&first),
        "the plan moved with the day"
    );
}

#[test]
fn a_window_stands_in_utc_with_its_local_time_in_the_text() {
    let text = written(&northgate(), &input()).replace("\r\n ", "");
    let event = text
        .split("BEGIN:VEVENT")
        .find(|event| event.contains("UID:3f2a-1-cutover@"))
        .unwrap();
    assert!(
        event.contains("DTSTART:20261217T010000Z\r\nSEQUENCE"),
        "{event}"
    );
    assert!(event.contains("DTEND:20261217T030000Z"));
    assert!(event.contains("Wed 16 Dec 2026\\, 19:00–21:00 CT (America/Chicago)"));
    assert!(event.contains("zone data 2026e"));
    assert!(event.contains("STATUS:TENTATIVE"));
    let confirmed = text
        .split("BEGIN:VEVENT")
        .find(|event| event.contains("UID:3f2a-3-cutover@"))
        .unwrap();
    assert!(confirmed.contains("STATUS:CONFIRMED"));
}

/// A calendar that takes files in as clients do: by UID, a revision that is not older, and what is cancelled goes.
#[derive(Default)]
struct Taken {
    known: std::collections::BTreeMap<String, (u32, String)>,
}

impl Taken {
    fn take(&mut self, file: &str) {
        for event in file.split("BEGIN:VEVENT").skip(1) {
            let one = |name: &str| values(event, name).pop().unwrap();
            let (uid, revision) = (one("UID"), one("SEQUENCE").parse().unwrap());
            if self
                .known
                .get(&uid)
                .is_some_and(|(known, _)| *known > revision)
            {
                continue;
            }
            if one("STATUS") == "CANCELLED" {
                self.known.remove(&uid);
            } else {
                self.known.insert(uid, (revision, one("SUMMARY")));
            }
        }
    }

    fn of(&self, order: i64) -> Vec<&str> {
        let prefix = format!("3f2a-{order}-");
        let events = self.known.iter();
        events
            .filter(|(uid, _)| uid.starts_with(&prefix))
            .map(|(_, (_, summary))| summary.as_str())
            .collect()
    }
}

fn later(entries: u64) -> IcsInput<'static> {
    IcsInput { entries, ..input() }
}

#[test]
fn once_the_carrier_has_answered_a_calendar_that_takes_the_file_in_again_waits_no_more() {
    let mut snapshot = northgate();
    let four = snapshot.orders.get_mut(&OrderId(4)).unwrap();
    four.status = OrderStatus::Submitted;
    four.submitted_at = Some(crate::plan::sample::at("2026-11-13T10:00"));
    let mut calendar = Taken::default();
    calendar.take(&written(&snapshot, &later(13)));
    let waits = "NDG-04: FOC or rejection due";
    assert!(calendar.of(4).contains(&waits), "{:?}", calendar.of(4));
    let before = calendar.of(4).len();

    // Refused: the next version's answer is due on another day, in the same event.
    let mut refused = snapshot.clone();
    refused.orders.get_mut(&OrderId(4)).unwrap().status = OrderStatus::Rejected;
    calendar.take(&written(&refused, &later(14)));
    assert_eq!(calendar.of(4).iter().filter(|it| **it == waits).count(), 1);

    let four = snapshot.orders.get_mut(&OrderId(4)).unwrap();
    four.status = OrderStatus::Confirmed;
    four.confirmed = Some(window("2026-12-14", "19:00", "21:00"));
    let confirmed = written(&snapshot, &later(15));
    calendar.take(&confirmed);
    assert!(!calendar.of(4).contains(&waits), "{:?}", calendar.of(4));
    assert_eq!(calendar.of(4).len(), before - 1);
    // An older file taken in late brings nothing back that a newer one moved.
    let events = calendar.of(4).len();
    calendar.take(&confirmed);
    assert_eq!(calendar.of(4).len(), events);

    // The date is lost: it waits again.
    let four = snapshot.orders.get_mut(&OrderId(4)).unwrap();
    four.status = OrderStatus::Submitted;
    four.confirmed = None;
    calendar.take(&written(&snapshot, &later(16)));
    assert!(calendar.of(4).contains(&waits));

    // Given up, with no window ever asked for: nothing of it is left.
    let four = snapshot.orders.get_mut(&OrderId(4)).unwrap();
    four.status = OrderStatus::Cancelled;
    (four.requested, four.confirmed) = (None, None);
    calendar.take(&written(&snapshot, &later(17)));
    assert_eq!(calendar.of(4), [""; 0]);
}

#[test]
fn every_order_has_each_kind_of_event_once_whatever_its_state() {
    let mut snapshot = northgate();
    for status in [
        OrderStatus::Draft,
        OrderStatus::AwaitingSignature,
        OrderStatus::Submitted,
        OrderStatus::Rejected,
        OrderStatus::Confirmed,
        OrderStatus::Ported,
        OrderStatus::Cancelled,
    ] {
        for order in snapshot.orders.values_mut() {
            order.status = status;
        }
        let uids = values(&written(&snapshot, &input()), "UID");
        let each: BTreeSet<&String> = uids.iter().collect();
        assert_eq!((uids.len(), each.len()), (36, 36), "{status:?}");
    }
}

#[test]
fn a_cancelled_order_takes_its_events_away() {
    let mut snapshot = northgate();
    snapshot.orders.get_mut(&OrderId(1)).unwrap().status = OrderStatus::Cancelled;
    let text = written(&snapshot, &input());
    let of_order = |text: &str| {
        values(text, "UID")
            .into_iter()
            .filter(|uid| uid.starts_with("3f2a-1-"))
            .count()
    };
    assert_eq!(of_order(&text), 6);
    // Beside its six, the awaited answers of the two orders that are confirmed.
    let statuses = values(&text, "STATUS");
    let cancelled = statuses.iter().filter(|status| *status == "CANCELLED");
    assert_eq!(cancelled.count(), 6 + 2);
    assert_eq!(
        day("2026-12-16"),
        snapshot.orders[&OrderId(1)]
            .requested
            .as_ref()
            .unwrap()
            .date
    );
}

#[test]
fn what_has_no_plan_is_due_no_more_and_nobody_has_answered_it() {
    let snapshot = northgate();
    let mut plan = schedule(&snapshot, story_now());
    let open: Vec<OrderId> = snapshot
        .orders
        .values()
        .filter(|order| !has_answer(order))
        .map(|order| order.id)
        .collect();
    assert!(!open.is_empty());
    plan.orders.retain(|of| !open.contains(&of.order));
    let text = String::from_utf8(ics(&snapshot, &plan, &input())).unwrap();
    let events = text.replace("\r\n ", "");
    for event in events.split("BEGIN:VEVENT").skip(1) {
        let is_open = open
            .iter()
            .any(|id| event.contains(&format!("UID:3f2a-{}-answer@", id.0)));
        if is_open {
            assert!(event.contains("due no more"), "{event}");
            assert!(!event.contains("The carrier has answered"), "{event}");
        }
    }
}

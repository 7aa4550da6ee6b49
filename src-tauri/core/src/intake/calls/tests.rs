//! Files of call volume as exchanges and carriers write them.

use std::collections::BTreeSet;

use super::*;
use crate::intake::fixtures::sheet;

fn tn(digits: u64) -> TelephoneNumber {
    TelephoneNumber::from_digits(digits).unwrap()
}

fn read_in(lines: &[&str], written_in: &str) -> Option<CallCounts> {
    let ours: BTreeSet<_> = [tn(4_145_550_100), tn(4_145_550_101)].into();
    let context = CallContext {
        zone: "America/Chicago",
        written_in,
        region: "US",
        known: &|tn| ours.contains(&tn),
    };
    read(&sheet(lines), &context)
}

fn read_lines(lines: &[&str]) -> CallCounts {
    read_in(lines, "").unwrap()
}

#[test]
fn three_ways_of_writing_call_volume_give_the_same_counts() {
    let table = read_lines(&[
        "Calls",
        "Hour|Mon|Tue|Wed|Thu|Fri|Sat|Sun",
        "7:00|3|1|0|0|0|0|0",
        "8 AM|1,204||0|0|0|0|2",
    ]);
    assert_eq!(table.form, CallForm::Table);
    assert_eq!(table.hours[&(0, 8)], 1204);
    assert_eq!(table.hours[&(6, 8)], 2);
    let list = read_lines(&[
        "Date|Hour|Calls",
        "2026-10-05|07:00|3",
        "2026-10-06|07:00|1",
        "2026-10-12|07:00|4",
        "Total||8",
    ]);
    assert_eq!(list.form, CallForm::Counts);
    assert_eq!(list.hours[&(0, 7)], 7);
    assert_eq!(list.last, "2026-10-12".parse().ok());
    assert_eq!(list.refused_in_all, 1, "the total is no day");
    let records = read_lines(&[
        "Start time|From|To|Duration",
        "10/5/2026 7:01 AM|414-555-0100|x|12",
        "10/5/2026 7:59 AM|a|b|3",
        "10/6/2026 11:00 PM|a|b|3",
    ]);
    assert_eq!(records.form, CallForm::Records);
    assert_eq!(records.hours[&(0, 7)], 2);
    assert_eq!(records.hours[&(1, 23)], 1);
    assert!(read_in(&["Number|Name", "414-555-0100|x"], "").is_none());
}

#[test]
fn hours_across_and_days_down_are_a_table_too() {
    let hours = (0..24)
        .map(|hour| hour.to_string())
        .collect::<Vec<_>>()
        .join("|");
    let header = format!("Number|Date|{hours}");
    let row = |tn: &str, day: &str, at_nine: u32| {
        let cells = (0..24).map(|hour| if hour == 9 { at_nine } else { 0 }.to_string());
        format!("{tn}|{day}|{}", cells.collect::<Vec<_>>().join("|"))
    };
    let rows = [
        row("414-555-0100", "2026-10-05", 4),
        row("414-555-0100", "2026-10-12", 2),
        row("414-555-0101", "2026-10-06", 1),
    ];
    let counts = read_lines(&[&header, &rows[0], &rows[1], &rows[2]]);
    assert_eq!((counts.form, counts.rows), (CallForm::Table, 3));
    assert_eq!((counts.hours[&(0, 9)], counts.hours[&(1, 9)]), (6, 1));
    let main = &counts.numbers[&tn(4_145_550_100)];
    assert_eq!((main.inbound, main.hours[&(0, 9)]), (6, 6));
    assert_eq!(main.last, "2026-10-12".parse().ok());
}

#[test]
fn the_direction_says_which_side_is_the_clients_and_else_its_own_list_does() {
    let said = read_lines(&[
        "Direction|From|To|Start Time",
        "inbound|+13125550142|+14145550100|2026-10-05T09:00:00",
        "Outbound|+14145550101|+13125550142|2026-10-05T10:00:00",
        "inbound|+13125550142|+14145550177|2026-10-05T11:00:00",
        "Internal|101|102|2026-10-05T11:05:00",
    ]);
    let of = |counts: &CallCounts, digits| {
        counts
            .numbers
            .get(&tn(digits))
            .map(|calls| (calls.inbound, calls.outbound))
    };
    assert_eq!(of(&said, 4_145_550_100), Some((1, 0)));
    assert_eq!(of(&said, 4_145_550_101), Some((0, 1)));
    assert_eq!(
        of(&said, 4_145_550_177),
        Some((1, 0)),
        "in use, and on no list"
    );
    assert_eq!(of(&said, 3_125_550_142), None, "a caller is not the client");
    assert_eq!(said.rows, 4, "internal calls are calls");
    let unsaid = read_lines(&[
        "calldate|src|dst|billsec",
        "2026-10-05 09:00:00|3125550142|4145550100|12",
        "2026-10-05 10:00:00|4145550101|3125550142|9",
        "2026-10-05 10:30:00|3125550142|4145550177|9",
    ]);
    assert_eq!(of(&unsaid, 4_145_550_100), Some((1, 0)));
    assert_eq!(of(&unsaid, 4_145_550_101), Some((0, 1)));
    assert_eq!(of(&unsaid, 4_145_550_177), None, "whose it is nobody says");
    let uris = read_lines(&[
        "Call Direction|Caller|Callee|Start",
        "ucap_in|+13125550142|sip:+14145550100@example.com|2026-10-05T09:00:00",
    ]);
    assert_eq!(uris.hours[&(0, 9)], 1);
}

#[test]
fn times_with_an_offset_and_times_of_another_zone_come_out_in_the_projects_hours() {
    // 02:30 UTC on Tuesday is 21:30 on Monday in Chicago, in summer time; 20:30 in winter.
    let utc = read_lines(&[
        "Start|To",
        "2026-10-06T02:30:00Z|414-555-0100",
        "2026-12-08T02:30:00+00:00|414-555-0100",
        "2026-10-05T22:30:00-04:00|414-555-0100",
        "1791340200|414-555-0100",
    ]);
    assert_eq!(
        utc.hours.keys().collect::<Vec<_>>(),
        [&(0, 20), &(0, 21), &(1, 21)]
    );
    assert_eq!(utc.hours[&(0, 21)], 2);
    let eastern = ["Date|Hour|Calls", "2026-10-06|00:00|5"];
    let moved = read_in(&eastern, "America/New_York").unwrap();
    assert_eq!(moved.hours[&(0, 23)], 5);
    assert_eq!(moved.first, "2026-10-05".parse().ok());
}

#[test]
fn a_file_of_bad_rows_keeps_a_thousand_of_them_and_counts_the_rest() {
    let mut lines = vec!["Date|Hour|Calls".to_owned()];
    lines.extend((0..40).map(|_| "2026-10-05|07:00|1".to_owned()));
    lines.extend((0..1_500).map(|_| "2026-10-05|noon-ish|1".to_owned()));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let counts = read_lines(&lines);
    assert_eq!(
        (counts.rows, counts.refused.len(), counts.refused_in_all),
        (40, 1_000, 1_500)
    );
}

//! The timeline of the sample client against the picture it is drawn after.

use super::*;
use crate::plan::{
    TaskNeed,
    sample::{day, northgate, story_now},
    schedule,
};

fn sample() -> Timeline {
    let snapshot = northgate();
    view(&snapshot, &schedule(&snapshot, story_now()))
}

fn lane(timeline: &Timeline, id: i64) -> &Lane {
    timeline
        .lanes
        .iter()
        .find(|lane| lane.order == OrderId(id))
        .unwrap()
}

/// The date at an offset, worked out here and nowhere in the view.
fn at(timeline: &Timeline, offset: i32) -> NaiveDate {
    timeline.first + chrono::TimeDelta::days(i64::from(offset))
}

#[test]
fn the_axis_runs_from_a_monday_to_a_sunday_with_months_and_weeks() {
    let timeline = sample();
    assert_eq!(timeline.first, day("2026-11-02"));
    assert_eq!(at(&timeline, timeline.days - 1), timeline.last);
    let months: Vec<_> = timeline
        .months
        .iter()
        .map(|month| (month.label.as_str(), month.from))
        .collect();
    // 2 Nov is 0, 1 Dec is 29, 1 Jan is 60.
    assert_eq!(
        months,
        [
            ("November 2026", 0),
            ("December 2026", 29),
            ("January 2027", 60)
        ]
    );
    let covered: i32 = timeline.months.iter().map(|month| month.days).sum();
    assert_eq!(covered, timeline.days);
    let weeks: Vec<_> = timeline
        .weeks
        .iter()
        .map(|week| week.label.as_str())
        .take(11)
        .collect();
    assert_eq!(
        weeks,
        ["2", "9", "16", "23", "30", "7", "14", "21", "28", "4", "11"]
    );
    assert_eq!(
        (timeline.today.day, timeline.today.label.as_str()),
        (14, "Today 16")
    );
}

#[test]
fn holidays_and_the_freeze_are_shaded_with_their_names() {
    let timeline = sample();
    let named: Vec<_> = timeline
        .shades
        .iter()
        .filter(|shade| shade.kind != ShadeKind::Weekend)
        .map(|shade| {
            (
                shade.label.as_str(),
                at(&timeline, shade.from).to_string(),
                shade.days,
            )
        })
        .collect();
    assert_eq!(
        named,
        [
            ("Veterans Day", "2026-11-11".to_owned(), 1),
            ("Thanksgiving Day", "2026-11-26".to_owned(), 2),
            ("Christmas Day", "2026-12-25".to_owned(), 1),
            ("New Year's Day", "2027-01-01".to_owned(), 1),
            (
                "Meridian year-end freeze, 18 Dec – 4 Jan",
                "2026-12-18".to_owned(),
                18
            ),
        ]
    );
    let weekends = timeline
        .shades
        .iter()
        .filter(|shade| shade.kind == ShadeKind::Weekend)
        .count();
    assert_eq!(weekends, timeline.weeks.len());
}

#[test]
fn the_lane_that_decides_the_go_live_reads_like_the_mock() {
    let timeline = sample();
    let lane = lane(&timeline, 1);
    assert!(lane.critical);
    assert_eq!((lane.numbers, lane.name.as_str()), (151, "NDG-01"));
    let bars: Vec<_> = lane
        .bars
        .iter()
        .map(|bar| {
            (
                bar.label.as_str(),
                at(&timeline, bar.from).to_string(),
                bar.days,
            )
        })
        .collect();
    assert_eq!(
        bars,
        [
            ("Papers, match", "2026-11-09".to_owned(), 8),
            (
                "With Lakeland Telecom, 20 business days",
                "2026-11-17".to_owned(),
                29
            ),
        ]
    );
    assert!(
        lane.ticks
            .iter()
            .any(|tick| tick.label == "send today by 15:00 CT")
    );
    let diamonds: Vec<_> = lane
        .diamonds
        .iter()
        .map(|diamond| (diamond.kind, diamond.label.as_str(), diamond.hours.as_str()))
        .collect();
    assert_eq!(
        diamonds,
        [
            (DiamondKind::Planned, "Wed 16 Dec", "19:00–21:00 CT"),
            (DiamondKind::Maximum, "maximum Tue 5 Jan", ""),
        ]
    );
    assert_eq!(
        lane.float.as_ref().unwrap().label,
        "float 1 day, then 5 Jan"
    );
    assert_eq!(lane.earliest.as_ref().unwrap().label, "9 Dec earliest");
    let band = lane.window.as_ref().unwrap();
    assert_eq!(at(&timeline, band.day), day("2026-12-16"));
    assert_eq!((band.start_minute, band.minutes), (19 * 60, 120));
}

#[test]
fn the_other_lanes_say_what_happened_and_what_comes() {
    let timeline = sample();
    let names: Vec<_> = timeline
        .lanes
        .iter()
        .map(|lane| lane.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["NDG-05", "NDG-03", "NDG-06", "NDG-02", "NDG-04", "NDG-01"]
    );
    let rejected = lane(&timeline, 2);
    let bars: Vec<_> = rejected.bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(
        bars,
        ["Version 1", "Repair, sign", "With Badger Valley, version 2"]
    );
    assert_eq!(rejected.float.as_ref().unwrap().label, "float 5 days");
    let confirmed = lane(&timeline, 3);
    assert_eq!(confirmed.diamonds[0].kind, DiamondKind::Confirmed);
    assert!(confirmed.float.is_none());
    assert!(
        confirmed
            .ticks
            .iter()
            .any(|tick| tick.label == "locked from 22 Nov, 20:00")
    );
    let fixed = lane(&timeline, 5).window.as_ref().unwrap();
    assert_eq!((fixed.start_minute, fixed.minutes), (10 * 60 + 30, 0));
}

#[test]
fn arrows_run_from_a_cutover_to_what_waits_for_it() {
    let timeline = sample();
    let arrows: Vec<_> = timeline
        .arrows
        .iter()
        .map(|arrow| {
            (
                arrow.from.0,
                arrow.to.0,
                at(&timeline, arrow.from_day).to_string(),
                at(&timeline, arrow.to_day).to_string(),
                arrow.label.as_str(),
            )
        })
        .collect();
    assert_eq!(
        arrows,
        [
            (
                3,
                4,
                "2026-11-24".to_owned(),
                "2026-11-30".to_owned(),
                "after NDG-03"
            ),
            (
                6,
                1,
                "2026-12-01".to_owned(),
                "2026-12-16".to_owned(),
                "rings to (414) 555-0100"
            ),
        ]
    );
}

#[test]
fn the_table_says_everything_the_drawing_says() {
    let snapshot = northgate();
    let plan = schedule(&snapshot, story_now());
    let table = rows(&snapshot, &plan);
    let steps: usize = plan.orders.iter().map(|order| order.steps.len()).sum();
    assert_eq!(table.len(), steps);
    let cutover = table
        .iter()
        .find(|row| row.order == OrderId(1) && row.kind == StepKind::Cutover)
        .unwrap();
    assert_eq!(
        (cutover.from.as_str(), cutover.hours.as_str()),
        ("Wed 16 Dec 2026", "19:00–21:00 CT")
    );
    let lead = table
        .iter()
        .find(|row| row.order == OrderId(1) && row.kind == StepKind::LeadTime)
        .unwrap();
    assert_eq!(
        lead.rule,
        "Lakeland Telecom takes 15 to 30 business days for 151 numbers, usually 20."
    );
    assert_eq!(lead.source, "Lakeland Telecom: example, read 2026-11-01");
    assert!(table.iter().all(|row| !row.rule.is_empty()));
}

#[test]
fn an_empty_project_still_has_an_axis() {
    let mut snapshot = northgate();
    snapshot.orders.clear();
    snapshot.numbers.clear();
    let timeline = view(&snapshot, &schedule(&snapshot, story_now()));
    assert!(timeline.lanes.is_empty());
    assert!((0..timeline.days).contains(&timeline.today.day));
    assert!(timeline.go_live.is_some());
}

#[test]
fn what_a_cutover_depends_on_is_drawn_done_and_open() {
    let mut snapshot = northgate();
    let plan = schedule(&snapshot, story_now());
    let lane = |snapshot: &Snapshot| {
        let plan = schedule(snapshot, story_now());
        let mut lanes = view(snapshot, &plan).lanes.into_iter();
        lanes.find(|lane| lane.order == OrderId(1)).unwrap()
    };
    let before = lane(&snapshot).in_place.unwrap();
    let open: u32 = before.marks.iter().map(|mark| mark.count).sum();
    assert_eq!(before.label, format!("{open} to be in place"));
    assert!(!before.late);
    assert!(
        before
            .marks
            .iter()
            .all(|mark| mark.state == StepState::Planned)
    );

    // Done stays in sight, on its day.
    let task = plan
        .tasks
        .iter()
        .find(|task| task.orders == [OrderId(1)] && task.need == TaskNeed::Required)
        .unwrap();
    snapshot.tasks.push(crate::task::TaskRecord {
        id: crate::id::TaskId(900),
        kind: task.kind,
        of: task.of,
        due: None,
        owner: String::new(),
        done_on: Some(day("2026-11-13")),
        waived: false,
        supply: None,
        note: String::new(),
        by: String::new(),
    });
    let after = lane(&snapshot).in_place.unwrap();
    assert_eq!(
        after.label,
        format!("{} of {open} to be in place", open - 1)
    );
    let done: Vec<_> = after
        .marks
        .iter()
        .filter(|mark| mark.state == StepState::Done)
        .collect();
    assert_eq!(done.len(), 1);
    assert_eq!(
        done[0].sentence,
        format!("NDG-01 has in place: {} done Fri 13 Nov.", task.title)
    );
}

//! The report and the cost sheet of the sample project against golden text, and a long project on one page.

use std::sync::Arc;

use chrono::NaiveTime;

use crate::{
    checklist, cost,
    document::{
        Paper, Pdf, Picture, RecordHead, costs,
        sample::{TODAY, day, findings, plan, project, record},
        tests::{golden, keep},
    },
    forecast::{Forecast, Request, State, forecast},
    id::{ActId, BaselineId, OrderId, ReportId},
    order::{Act, OrderAct},
    plan::Holds,
    snapshot::Snapshot,
    task::{Baseline, BaselineKind, ReportDays, ReportSent},
    worker::drawn_here,
};

use super::{StatusInput, report_days, status};

fn chances(snapshot: &Snapshot) -> Forecast {
    let open = findings();
    forecast(
        &State {
            snapshot,
            now_local: day(TODAY).and_time(NaiveTime::MIN),
            open: &open,
            accepted: &[],
            holds: &Holds::new(),
        },
        Request { runs: 400, seed: 1 },
    )
}

fn report(snapshot: &Snapshot, paper: Paper) -> Pdf {
    let (plan, findings) = (plan(), findings());
    let list = checklist::build(snapshot, &plan, &findings, day(TODAY));
    let input = StatusInput {
        snapshot,
        plan: &plan,
        findings: &findings,
        checklist: &list,
    };
    status(&input, &chances(snapshot), &record(), paper).unwrap()
}

#[test]
fn the_report_says_three_dates_what_is_needed_and_what_changed() {
    let mut snapshot = project();
    snapshot.baselines.push(Baseline {
        id: BaselineId(1),
        order: OrderId(1),
        kind: BaselineKind::Saved,
        name: "first plan".to_owned(),
        taken_on: day("2026-11-25"),
        cutover: day("2027-01-08"),
    });
    golden(&report(&snapshot, Paper::Letter), "status");
}

#[test]
fn the_report_is_one_page_however_long_the_project_is() {
    let mut snapshot = project();
    for n in 0..60_i64 {
        let mut order = snapshot.orders[&OrderId(1)].clone();
        order.id = OrderId(100 + n);
        order.name = format!("NDG-{}", 100 + n);
        let mut refused = snapshot.orders[&OrderId(4)].rejections.clone();
        refused[0].reason = "Service address differs in its suite, floor and building".repeat(3);
        order.rejections = refused;
        snapshot.orders.insert(order.id, order);
    }
    for paper in [Paper::Letter, Paper::A4] {
        assert_eq!(report(&snapshot, paper).pages, 1);
        assert_eq!(report(&project(), paper).pages, 1);
    }
}

#[test]
fn the_cost_sheet_says_what_is_known_and_what_is_not() {
    let (snapshot, plan) = (project(), plan());
    let costs_of = cost::of(&snapshot, &plan, 7);
    let pdf = costs(&snapshot, &costs_of, day(TODAY), &record(), Paper::Letter).unwrap();
    golden(&pdf, "costs");
    let again = costs(&snapshot, &costs_of, day(TODAY), &record(), Paper::Letter).unwrap();
    assert_eq!(pdf.bytes, again.bytes);
}

#[test]
fn a_logo_takes_the_place_of_the_letter_mark_and_the_text_stays() {
    let jpeg = [
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 3, 1, 0x22, 0,
        0xff, 0xda, 0, 2, 0xff, 0xd9,
    ];
    let (snapshot, plan) = (project(), plan());
    let costs_of = cost::of(&snapshot, &plan, 7);
    let without = record();
    let mut with = record();
    with.logo = Some(Arc::new(Picture::of(drawn_here(&jpeg).unwrap()).unwrap()));
    let made =
        |record: &RecordHead| costs(&snapshot, &costs_of, day(TODAY), record, Paper::A4).unwrap();
    let pdf = made(&with);
    keep(&pdf, "costs-logo");
    let holds = |pdf: &Pdf, what: &[u8]| pdf.bytes.windows(what.len()).any(|part| part == what);
    assert!(holds(&pdf, b"/DCTDecode") && holds(&pdf, &jpeg));
    assert!(!holds(&made(&without), b"/DCTDecode"));
    assert_eq!(pdf.bytes, made(&with).bytes);
}

/// What a report of the sample says that has changed, after one that was sent on the evening of 2 December.
fn news(snapshot: &mut Snapshot, knew: Option<i64>) -> Vec<String> {
    let sent_at = "2026-12-03T00:00:00Z".parse().unwrap();
    snapshot.reports = vec![ReportSent {
        id: ReportId(1),
        at: sent_at,
        by: "tester".to_owned(),
        to: "Dana".to_owned(),
        sha256: String::new(),
        size: 0,
        days: ReportDays {
            newest_act: knew.map(ActId),
            ..ReportDays::default()
        },
    }];
    let (plan, findings) = (plan(), findings());
    let list = checklist::build(snapshot, &plan, &findings, day(TODAY));
    let input = StatusInput {
        snapshot,
        plan: &plan,
        findings: &findings,
        checklist: &list,
    };
    super::content::of(&input, &chances(snapshot)).changes
}

fn act(id: i64, kind: OrderAct, at: &str) -> Act {
    Act {
        id: ActId(id),
        kind,
        at: at.parse().unwrap(),
        version: 1,
        window: None,
        was: None,
        text: String::new(),
        in_spite: String::new(),
        attachment: None,
    }
}

#[test]
fn what_is_entered_after_a_report_is_news_of_the_next_one_whenever_it_happened() {
    let mut snapshot = project();
    let refused = snapshot.orders.get_mut(&OrderId(4)).unwrap();
    let at = "2026-12-01T18:00:00Z";
    refused.rejections[0].at = at.parse().unwrap();
    refused.log.acts = vec![
        act(7, OrderAct::Submitted, "2026-11-30T18:00:00Z"),
        act(8, OrderAct::Rejected, at),
        act(9, OrderAct::Signed, at),
    ];
    let said = |snapshot: &mut Snapshot, knew| {
        let news = news(snapshot, knew).join(" ");
        ["was sent on", "came back on", "was signed on"].map(|words| news.contains(words))
    };
    assert_eq!(said(&mut snapshot, Some(7)), [false, true, true]);
    assert_eq!(said(&mut snapshot, Some(9)), [false, false, false]);
    // Reports of older versions say only when they were sent.
    assert_eq!(said(&mut snapshot, None), [false, false, false]);
    let (plan, at_hand) = (plan(), chances(&snapshot));
    assert_eq!(
        report_days(&snapshot, &plan, &at_hand).newest_act,
        Some(ActId(9))
    );
}

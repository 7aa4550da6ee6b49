//! The life cycle of an order as tracks: what was refused on lines of its own, then the version that is open.

use super::{
    orders::{local_words, step},
    session::State,
    view::{Track, TrackPoint},
    words::count,
};
use crate::{
    order::{Order, OrderAct, OrderStatus},
    plan::{OrderPlan, Slip, StepKind},
    task::BaselineKind,
    window::day_words,
    zone,
};

/// One track a version, oldest first.
pub(super) fn tracks(state: &State, order: &Order, plan: Option<&OrderPlan>) -> Vec<Track> {
    let zone = &state.snapshot.settings.zone;
    let mut tracks = refused(order, zone);
    if order.status == OrderStatus::Rejected
        && let Some(track) = tracks.last_mut()
        && let Some(slip) = slip_since_sent(plan)
    {
        let days = usize::try_from(slip.days).unwrap_or(0);
        track.lost = format!("{} lost", count(days, "business day"));
        track.asked = format!("asked {}, lost", slip.was.format("%-d %b"));
    }
    tracks.push(Track {
        version: order.next_version(),
        points: open_version(order, plan, zone),
        lost: String::new(),
        asked: String::new(),
    });
    tracks
}

/// By how much the cutover is later than it was when the order was sent.
pub(super) fn slip_since_sent(plan: Option<&OrderPlan>) -> Option<&Slip> {
    plan?
        .slip
        .as_ref()
        .filter(|slip| slip.kind == BaselineKind::Submission && slip.days > 0)
}

fn point(label: &str, when: String, state: &str) -> TrackPoint {
    TrackPoint {
        label: label.to_owned(),
        when,
        state: state.to_owned(),
    }
}

/// A refused version from what is on record of it: signed, sent, refused.
fn refused(order: &Order, zone: &str) -> Vec<Track> {
    order
        .rejections
        .iter()
        .map(|rejection| {
            let act = |fits: fn(OrderAct) -> bool| {
                let mut acts = order.log.acts.iter().rev();
                acts.find(|act| act.version == rejection.version && fits(act.kind))
            };
            let signed = act(|kind| kind == OrderAct::Signed);
            let sent = act(|kind| kind == OrderAct::Submitted || kind.supplement().is_some());
            let mut points = Vec::new();
            if let Some(signed) = signed {
                let on = zone::to_local(signed.at, zone)
                    .map(|local| local.format("%-d %b").to_string())
                    .unwrap_or_default();
                points.push(point("Draft", String::new(), "done"));
                points.push(point("Signed", on, "done"));
            }
            // A file from before the acts were kept knows when its newest version went out.
            let newest = rejection.version == order.version;
            let sent = sent
                .map(|act| act.at)
                .or(order.submitted_at.filter(|_| newest))
                .map(|at| local_words(at, zone))
                .unwrap_or_default();
            points.push(point("Sent", sent, "done"));
            points.push(point("Rejected", local_words(rejection.at, zone), "failed"));
            Track {
                version: rejection.version,
                points,
                lost: String::new(),
                asked: String::new(),
            }
        })
        .collect()
}

fn open_version(order: &Order, plan: Option<&OrderPlan>, zone: &str) -> Vec<TrackPoint> {
    let refused = order.status == OrderStatus::Rejected;
    let planned = |kind| {
        step(plan, kind)
            .map(|step| day_words(step.to))
            .unwrap_or_default()
    };
    let reached = |status: OrderStatus| {
        order.status >= status && !refused && order.status != OrderStatus::Cancelled
    };
    // Done with its date, else what is going on now, else planned.
    let stage = |label: &str, done: Option<String>, now: bool, kind: StepKind| match done {
        Some(when) => point(label, when, "done"),
        None => point(label, planned(kind), if now { "now" } else { "planned" }),
    };
    let signed = order.signed_on.filter(|_| !refused);
    let sent = order
        .submitted_at
        .filter(|_| !refused && order.status.is_submitted());
    let mut points = if refused {
        vec![point("Fix", "today".to_owned(), "now")]
    } else {
        let writing = order.status == OrderStatus::Draft && signed.is_none();
        let signing = order.status == OrderStatus::AwaitingSignature;
        vec![
            point("Draft", String::new(), if writing { "now" } else { "done" }),
            stage(
                "Signed",
                signed.map(|date| date.format("%-d %b").to_string()),
                signing,
                StepKind::Loa,
            ),
        ]
    };
    let waits = order.status == OrderStatus::Submitted;
    let confirmed = reached(OrderStatus::Confirmed).then(String::new);
    let mut answer = stage("Confirmed", confirmed, waits, StepKind::Answer);
    if answer.state != "done" && !answer.when.is_empty() {
        answer.when = format!("by {}", answer.when);
    }
    points.extend([
        stage(
            "Sent",
            sent.map(|at| local_words(at, zone)),
            false,
            StepKind::Submission,
        ),
        answer,
        point("Locked", planned(StepKind::ChangeCutOff), "planned"),
        stage(
            "Active",
            order.activated_at.map(|at| local_words(at, zone)),
            false,
            StepKind::Cutover,
        ),
        stage(
            "Proven",
            reached(OrderStatus::Verified).then(String::new),
            false,
            StepKind::Validation,
        ),
    ]);
    points
}

//! The life cycle of an order as tracks: what was refused on lines of its own, then the version that is open.

use super::{
    orders::{local_words, step},
    session::State,
    view::{Track, TrackPoint},
    words::count,
};
use crate::{
    order::{Order, OrderStatus},
    plan::{OrderPlan, StepKind},
    window::day_words,
};

/// One track a version, oldest first.
pub(super) fn tracks(state: &State, order: &Order, plan: Option<&OrderPlan>) -> Vec<Track> {
    let zone = &state.snapshot.settings.zone;
    let mut tracks = refused(order, zone);
    if order.status == OrderStatus::Rejected
        && let Some(lost) = days_lost(order, plan)
        && let Some(track) = tracks.last_mut()
    {
        track.lost = lost;
    }
    tracks.push(Track {
        version: order.next_version(),
        points: open_version(order, plan, zone),
        lost: String::new(),
    });
    tracks
}

fn point(label: &str, when: String, state: &str) -> TrackPoint {
    TrackPoint {
        label: label.to_owned(),
        when,
        state: state.to_owned(),
    }
}

fn refused(order: &Order, zone: &str) -> Vec<Track> {
    let mut tracks: Vec<Track> = order
        .rejections
        .iter()
        .map(|rejection| Track {
            version: rejection.version,
            points: vec![
                point("Sent", String::new(), "done"),
                point("Rejected", local_words(rejection.at, zone), "failed"),
            ],
            lost: String::new(),
        })
        .collect();
    // While an order is rejected, its own facts are those of the version that was refused.
    if order.status == OrderStatus::Rejected
        && let Some(sent) = order.submitted_at
        && let Some(first) = tracks.last_mut().and_then(|track| track.points.first_mut())
    {
        first.when = local_words(sent, zone);
    }
    tracks
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

/// What a rejection cost, from the date asked for to the date that is now planned.
fn days_lost(order: &Order, plan: Option<&OrderPlan>) -> Option<String> {
    let asked = order.requested.as_ref()?.date;
    let now = step(plan, StepKind::Cutover)?.to;
    let lost = usize::try_from((now - asked).num_days())
        .ok()
        .filter(|lost| *lost > 0)?;
    Some(format!("{} lost", count(lost, "day")))
}

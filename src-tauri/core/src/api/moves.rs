//! What another date for an order would do, told before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{
    error::WireError,
    project::parse_date,
    session::{Call, Session},
    view::{Icon, MoveAsk, MoveView},
    words::{day, mark},
};
use crate::{
    finding::{Finding, Severity},
    id::OrderId,
    order::OrderStatus,
    plan::{self, Plan},
    snapshot::Snapshot,
    window::{Window, day_words},
};

impl Session {
    pub(super) fn plan_move(
        &mut self,
        request: MoveAsk,
        call: &mut Call<'_>,
    ) -> Result<MoveView, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let order = snapshot
            .orders
            .get(&request.id)
            .ok_or_else(|| WireError::not_here("That order"))?;
        let no_day = || WireError::user("no_day", "There is no day to ask for.", "Choose one.");
        let given = parse_date("day", &request.date)?.ok_or_else(no_day)?;
        let asked = given
            .checked_add_days(Days::new(request.days.into()))
            .ok_or_else(no_day)?;
        if order.status.is_submitted() && order.status != OrderStatus::Rejected {
            return Ok(nothing(format!(
                "{} was sent with its date. Another one is a supplement: record “Other date asked (SUP 2)”.",
                order.name
            )));
        }
        if asked < state.today() {
            return Ok(nothing(format!("{} has passed.", day_words(asked))));
        }
        let Some((open, window)) = plan::slot(snapshot, state.now, order.id, asked) else {
            return Ok(nothing(format!(
                "No open day follows {} that the plan can see.",
                day_words(asked)
            )));
        };
        let Some(window) = window else {
            return Ok(MoveView {
                day: Some(day(open, state.today())),
                offset: offset(given, open),
                ..nothing(format!(
                    "{} is open, and the gaining side activates in none of the wished hours.",
                    day_words(open)
                ))
            });
        };
        let mut other = Snapshot::clone(snapshot);
        if let Some(order) = other.orders.get_mut(&request.id) {
            order.requested = Some(window.clone());
        }
        let after = plan::schedule(&other, state.now);
        let (breaks, mends) = differences(&state.plan, &after);
        Ok(MoveView {
            day: Some(day(open, state.today())),
            offset: offset(given, open),
            said: said(asked, open, &window),
            moves: moved(snapshot, &state.plan, &after),
            breaks: breaks
                .into_iter()
                .map(|finding| {
                    let icon = match finding.severity {
                        Severity::Blocker => Icon::Blocker,
                        Severity::Warning => Icon::Warning,
                        Severity::Note => Icon::Info,
                    };
                    mark(icon, finding.message.clone())
                })
                .collect(),
            mends,
            window: Some(window),
        })
    }
}

fn offset(given: NaiveDate, open: NaiveDate) -> Option<u32> {
    u32::try_from((open - given).num_days()).ok()
}

fn nothing(said: String) -> MoveView {
    MoveView {
        window: None,
        day: None,
        offset: None,
        said,
        moves: Vec::new(),
        breaks: Vec::new(),
        mends: Vec::new(),
    }
}

fn said(asked: NaiveDate, open: NaiveDate, window: &Window) -> String {
    if asked == open {
        format!("{}.", window.words())
    } else {
        format!(
            "{} is closed or has no hours; the next open day is {}.",
            day_words(asked),
            window.words()
        )
    }
}

/// Every order whose cutover is on another day.
fn moved(snapshot: &Snapshot, before: &Plan, after: &Plan) -> Vec<String> {
    let was: BTreeMap<OrderId, Option<NaiveDate>> = before
        .orders
        .iter()
        .map(|order| (order.order, order.cutover))
        .collect();
    let words = |day: Option<NaiveDate>| day.map_or_else(|| "no day".to_owned(), day_words);
    let mut moved: Vec<String> = after
        .orders
        .iter()
        .filter_map(|order| {
            let was = *was.get(&order.order)?;
            let name = &snapshot.orders.get(&order.order)?.name;
            (was != order.cutover)
                .then(|| format!("{name}: {} → {}", words(was), words(order.cutover)))
        })
        .collect();
    if before.typical != after.typical {
        moved.push(format!(
            "Go-live, usual: {} → {}",
            words(before.typical),
            words(after.typical)
        ));
    }
    moved
}

/// Findings that are new, and messages of those that are gone.
fn differences<'p>(before: &Plan, after: &'p Plan) -> (Vec<&'p Finding>, Vec<String>) {
    let key = |finding: &Finding| (finding.code.clone(), finding.place.clone());
    let old: BTreeSet<_> = before.findings.iter().map(key).collect();
    let new: BTreeSet<_> = after.findings.iter().map(key).collect();
    let breaks = after.findings.iter();
    let mends = before.findings.iter();
    (
        breaks
            .filter(|finding| !old.contains(&key(finding)))
            .collect(),
        mends
            .filter(|finding| !new.contains(&key(finding)))
            .map(|finding| finding.message.clone())
            .collect(),
    )
}

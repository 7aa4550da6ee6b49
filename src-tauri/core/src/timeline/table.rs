//! The plan as a table: everything the drawing says, in words.

use crate::{
    plan::{Plan, StepKind},
    snapshot::Snapshot,
    window::{Window, date_words},
};

use super::StepRow;

/// One row a step, orders by cutover and steps by time.
pub fn rows(snapshot: &Snapshot, plan: &Plan) -> Vec<StepRow> {
    plan.orders
        .iter()
        .filter_map(|order| Some((snapshot.orders.get(&order.order)?, order)))
        .flat_map(|(facts, order)| {
            order.steps.iter().map(move |step| StepRow {
                order: facts.id,
                order_name: facts.name.clone(),
                kind: step.kind,
                step: step.kind.words().to_owned(),
                owner: step.owner.words().to_owned(),
                from: date_words(step.from),
                to: date_words(step.to),
                hours: order
                    .window
                    .as_ref()
                    .filter(|window| step.kind == StepKind::Cutover && window.date == step.from)
                    .map_or_else(String::new, Window::hours_words),
                state: step.state.words().to_owned(),
                critical: step.critical,
                rule: step.rule.clone(),
                source: step.source.clone(),
            })
        })
        .collect()
}

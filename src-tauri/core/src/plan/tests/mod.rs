//! The golden plan of the sample client, its what-ifs, and what holds for every plan.

use super::{sample::*, *};

mod always;
mod golden;
mod sides;
mod soft;
mod varied;
mod wishes;

fn of(plan: &Plan, id: i64) -> &OrderPlan {
    plan.orders
        .iter()
        .find(|order| order.order == OrderId(id))
        .unwrap()
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.findings
        .iter()
        .map(|finding| finding.code.as_ref())
        .collect()
}

fn finding<'a>(plan: &'a Plan, code: &str) -> &'a Finding {
    plan.findings
        .iter()
        .find(|finding| finding.code == code)
        .unwrap_or_else(|| panic!("no {code} among {:#?}", plan.findings))
}

fn step(plan: &OrderPlan, kind: StepKind) -> &Step {
    plan.steps.iter().find(|step| step.kind == kind).unwrap()
}

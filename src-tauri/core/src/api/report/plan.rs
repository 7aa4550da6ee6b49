//! The plan with the names of its orders instead of their ids.

use chrono::NaiveDate;
use serde::Serialize;

use super::orders::FindingReport;
use crate::{
    api::{
        WireError,
        session::{Call, Session},
        words::order_place,
    },
    carrier::{CarrierId, Class},
    id::OrderId,
    plan::{Lead, OrderPlan, Plan, Step, WaitKind, WindowFit},
    snapshot::Snapshot,
    window::Window,
};

/// The plan of the whole project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanReport {
    /// The day it was made for, in the project's zone.
    pub today: NaiveDate,
    /// Home zone of the project, IANA.
    pub zone: String,
    /// Version of the time-zone data used.
    pub tz_data: String,
    /// Wished go-live.
    pub go_live: Option<NaiveDate>,
    /// Earliest go-live, from the shortest lead times.
    pub minimum: Option<NaiveDate>,
    /// Go-live with usual lead times.
    pub typical: Option<NaiveDate>,
    /// Go-live with the longest lead times, without a rejection.
    pub maximum: Option<NaiveDate>,
    /// The order that decides the go-live.
    pub driven_by: Option<String>,
    /// Business days from today to the wished go-live.
    pub business_days_left: Option<i32>,
    /// Orders on the critical path of the go-live.
    pub critical_path: Vec<String>,
    /// Orders by cutover date, then name.
    pub orders: Vec<OrderPlanReport>,
    /// What does not fit, each with the nearest date that does.
    pub findings: Vec<FindingReport>,
}

/// The plan of one order; the fields as in [`OrderPlan`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderPlanReport {
    /// Its name.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Profile id of the losing carrier.
    pub carrier: CarrierId,
    /// Numbers that port with it.
    pub numbers: u32,
    /// The class that decided its lead time.
    pub class: Class,
    /// The lead time used, in business days.
    pub lead: Lead,
    /// Its dated steps in order of time.
    pub steps: Vec<Step>,
    /// The business day its sending counts for.
    pub sent_on: Option<NaiveDate>,
    /// The cutover date the plan rests on.
    pub cutover: Option<NaiveDate>,
    /// The window that stands; absent when none fits.
    pub window: Option<Window>,
    /// Whether that window is confirmed by the carrier.
    pub confirmed: bool,
    /// How the wished hours fit the carrier's.
    pub fit: WindowFit,
    /// Earliest cutover date.
    pub minimum: Option<NaiveDate>,
    /// Cutover date from the usual lead time.
    pub typical: Option<NaiveDate>,
    /// Cutover date from the longest lead time.
    pub maximum: Option<NaiveDate>,
    /// Cutover date from the usual lead time and one rejection.
    pub after_rejection: Option<NaiveDate>,
    /// Last day of sending for the wished go-live.
    pub send_by: Option<NaiveDate>,
    /// Business days by which it can slip.
    pub float_days: Option<i32>,
    /// Last day of cutover that this float reaches.
    pub float_until: Option<NaiveDate>,
    /// On the critical path.
    pub critical: bool,
    /// What must end before it.
    pub waits_for: Vec<WaitReport>,
}

/// One order waiting for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitReport {
    /// The other order's name.
    pub order: String,
    /// What waits: sending or cutover.
    pub kind: WaitKind,
    /// Why.
    pub reason: String,
}

fn name(snapshot: &Snapshot, id: OrderId) -> String {
    let order = snapshot.orders.get(&id);
    order.map(|order| order.name.clone()).unwrap_or_default()
}

fn order_report(snapshot: &Snapshot, plan: &OrderPlan) -> Option<OrderPlanReport> {
    let order = snapshot.orders.get(&plan.order)?;
    Some(OrderPlanReport {
        name: order.name.clone(),
        place: order_place(snapshot, order),
        carrier: order.key.carrier.clone(),
        numbers: plan.numbers,
        class: plan.class,
        lead: plan.lead.clone(),
        steps: plan.steps.clone(),
        sent_on: plan.sent_on,
        cutover: plan.cutover,
        window: plan.window.clone(),
        confirmed: plan.confirmed,
        fit: plan.fit.clone(),
        minimum: plan.minimum,
        typical: plan.typical,
        maximum: plan.maximum,
        after_rejection: plan.after_rejection,
        send_by: plan.send_by,
        float_days: plan.float_days,
        float_until: plan.float_until,
        critical: plan.critical,
        waits_for: plan
            .waits_for
            .iter()
            .map(|wait| WaitReport {
                order: name(snapshot, wait.order),
                kind: wait.kind,
                reason: wait.reason.clone(),
            })
            .collect(),
    })
}

impl PlanReport {
    pub(super) fn of(snapshot: &Snapshot, plan: &Plan) -> Self {
        let orders: Vec<OrderPlanReport> = plan
            .orders
            .iter()
            .filter_map(|plan| order_report(snapshot, plan))
            .collect();
        Self {
            today: plan.today,
            zone: snapshot.settings.zone.clone(),
            tz_data: plan.tz_data.clone(),
            go_live: plan.go_live,
            minimum: plan.minimum,
            typical: plan.typical,
            maximum: plan.maximum,
            driven_by: plan.driven_by.map(|id| name(snapshot, id)),
            business_days_left: plan.business_days_left,
            critical_path: orders
                .iter()
                .filter(|order| order.critical)
                .map(|order| order.name.clone())
                .collect(),
            orders,
            findings: plan
                .findings
                .iter()
                .map(|finding| FindingReport::of(snapshot, finding))
                .collect(),
        }
    }
}

impl Session {
    /// The plan for the moment of the call.
    pub fn report_plan(&mut self, call: &mut Call<'_>) -> Result<PlanReport, WireError> {
        let state = self.state(call.now)?;
        Ok(PlanReport::of(&state.snapshot, &state.plan))
    }
}

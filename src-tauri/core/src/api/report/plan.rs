//! The plan with the names of its orders instead of their ids.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::orders::FindingReport;
use crate::{
    api::{
        WireError,
        session::{Call, Session},
        words::Places,
    },
    carrier::{CarrierId, Class},
    id::OrderId,
    number::read_cell,
    plan::{Derived, Lead, OrderPlan, Plan, Slip, Step, Task, WaitKind, WindowFit, derivation},
    snapshot::Snapshot,
    task::TaskOf,
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
    /// How far it is from what was promised.
    pub slip: Option<Slip>,
    /// What has to be in place before it cuts over.
    pub tasks: Vec<Task>,
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

fn order_report(
    (snapshot, places): (&Snapshot, &Places<'_>),
    plan: &OrderPlan,
    tasks: &BTreeMap<OrderId, Vec<Task>>,
) -> Option<OrderPlanReport> {
    let order = snapshot.orders.get(&plan.order)?;
    Some(OrderPlanReport {
        name: order.name.clone(),
        place: places.of(order),
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
        slip: plan.slip.clone(),
        tasks: tasks.get(&plan.order).cloned().unwrap_or_default(),
    })
}

impl PlanReport {
    pub(super) fn of(snapshot: &Snapshot, plan: &Plan) -> Self {
        let mut tasks: BTreeMap<OrderId, Vec<Task>> = BTreeMap::new();
        for task in &plan.tasks {
            for order in &task.orders {
                tasks.entry(*order).or_default().push(task.clone());
            }
        }
        let places = Places::new(snapshot);
        let orders: Vec<OrderPlanReport> = plan
            .orders
            .iter()
            .filter_map(|plan| order_report((snapshot, &places), plan, &tasks))
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
    /// The day of the call in the project's zone.
    pub fn report_today(&mut self, call: &mut Call<'_>) -> Result<NaiveDate, WireError> {
        Ok(self.state(call.now)?.today())
    }

    /// What a task may be for, by the name that people use: an order, a site, an account number, a telephone
    /// number, or `project`.
    pub fn report_thing(&mut self, name: &str, call: &mut Call<'_>) -> Result<TaskOf, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let same = |other: &str| other.eq_ignore_ascii_case(name.trim());
        if same("project") {
            return Ok(TaskOf::Project);
        }
        let mut found: Vec<TaskOf> = Vec::new();
        let orders = snapshot.orders.values();
        found.extend(
            orders
                .filter(|order| same(&order.name))
                .map(|order| TaskOf::Order(order.id)),
        );
        let sites = snapshot.sites.values();
        found.extend(
            sites
                .filter(|site| same(&site.name))
                .map(|site| TaskOf::Site(site.id)),
        );
        let accounts = snapshot.accounts.values();
        let accounts = accounts.filter(|account| same(&account.account_number));
        found.extend(accounts.map(|account| TaskOf::Account(account.id)));
        if found.is_empty() {
            let tn = read_cell(name, "US")
                .numbers
                .first()
                .map(|number| number.tn);
            let numbers = snapshot.numbers.values();
            let numbers = numbers.filter(|number| Some(number.tn) == tn);
            found.extend(numbers.map(|number| TaskOf::Number(number.id)));
        }
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(WireError::not_here(&format!("“{name}”"))),
            several => Err(WireError::user(
                "several",
                format!("“{name}” is the name of {} things.", several.len()),
                "Name the order or the account number.",
            )),
        }
    }

    /// Every date of the plan with the reckoning behind it.
    pub fn report_derivation(&mut self, call: &mut Call<'_>) -> Result<Vec<Derived>, WireError> {
        let state = self.state(call.now)?;
        Ok(derivation(&state.snapshot, state.now, &state.plan))
    }

    /// The plan for the moment of the call.
    pub fn report_plan(&mut self, call: &mut Call<'_>) -> Result<PlanReport, WireError> {
        let state = self.state(call.now)?;
        Ok(PlanReport::of(&state.snapshot, &state.plan))
    }
}

//! Orders with the reason of each split, and what holds them up.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::numbers::some;
use crate::{
    api::{
        WireError,
        session::{Call, Session},
        words::{Places, moment, small, subject},
    },
    carrier::CarrierId,
    finding::{Finding, Severity},
    number::{Number, TelephoneNumber},
    order::{KeyClass, Order, OrderStatus, Rejection, Stage},
    place::Place,
    readiness,
    snapshot::Snapshot,
    split,
    window::Window,
};

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderReport {
    /// Its name, by which `--order` takes it.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Profile id of the losing carrier.
    pub carrier: CarrierId,
    /// Account number as written.
    pub account: Option<String>,
    /// Local, toll-free or wireless.
    pub class: KeyClass,
    /// Country, two letters.
    pub country: String,
    /// Name of its site.
    pub site: Option<String>,
    /// Controlling RespOrg of toll-free numbers.
    pub resp_org: Option<String>,
    /// Further keys that a profile demands.
    pub extra: Option<String>,
    /// Which of the orders of its key.
    pub ordinal: u16,
    /// Purchase order number.
    pub pon: String,
    /// Version.
    pub version: u16,
    /// Where it stands.
    pub status: OrderStatus,
    /// The carrier's own number for it.
    pub carrier_number: Option<String>,
    /// How many numbers.
    pub numbers: u32,
    /// Which numbers, sorted.
    pub telephone_numbers: Vec<TelephoneNumber>,
    /// Date on the signed LOA.
    pub signed_on: Option<NaiveDate>,
    /// When this version was sent.
    pub submitted_at: Option<DateTime<Utc>>,
    /// What we asked for.
    pub requested: Option<Window>,
    /// What was confirmed (FOC).
    pub confirmed: Option<Window>,
    /// When it was really activated.
    pub activated_at: Option<DateTime<Utc>>,
    /// What was refused, oldest first.
    pub rejections: Vec<Rejection>,
    /// Why these numbers are an order of their own.
    pub reasons: Vec<String>,
    /// What is going on inside its status.
    pub stage: Option<Stage>,
    /// The wave it cuts over with.
    pub wave: Option<u8>,
    /// Numbers that a person put into it, sorted.
    pub by_hand: Vec<TelephoneNumber>,
}

/// A finding with the names of what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingReport {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code.
    pub code: String,
    /// What it is about, in words: `NDG-01`, `(414) 555-0142`.
    pub about: String,
    /// What it is about, by kind and id.
    pub place: Place,
    /// Orders it holds up, by name.
    pub orders: Vec<String>,
    /// What is wrong and what it costs.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Business days a rejection for it usually costs.
    pub days: Option<u16>,
    /// Where the rule comes from; empty where it is ours.
    pub source: String,
    /// Who lets it stand, and why; absent where nobody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<AcceptedReport>,
}

/// A person's word that a finding may stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptedReport {
    /// Why.
    pub reason: String,
    /// Who, as the host named itself.
    pub by: String,
    /// When, in the project's zone.
    pub when: String,
}

impl OrderReport {
    /// One order alone.
    pub(super) fn of(snapshot: &Snapshot, order: &Order, numbers: &[&Number]) -> Self {
        let (places, reasons) = (Places::new(snapshot), split::Reasons::new(snapshot));
        Self::among((snapshot, &places, &reasons), order, numbers)
    }

    fn among(
        (snapshot, places, reasons): (&Snapshot, &Places<'_>, &split::Reasons<'_>),
        order: &Order,
        numbers: &[&Number],
    ) -> Self {
        let account = order.key.account.and_then(|id| snapshot.accounts.get(&id));
        let site = order.key.site.and_then(|id| snapshot.sites.get(&id));
        Self {
            name: order.name.clone(),
            place: places.of(order),
            carrier: order.key.carrier.clone(),
            account: account.map(|account| account.account_number.clone()),
            class: order.key.class,
            country: order.key.country.clone(),
            site: site.map(|site| site.name.clone()),
            resp_org: some(&order.key.resp_org),
            extra: some(&order.key.extra),
            ordinal: order.ordinal,
            pon: order.pon.clone(),
            version: order.version,
            status: order.status,
            carrier_number: some(&order.carrier_number),
            numbers: small(numbers.len()),
            telephone_numbers: numbers.iter().map(|number| number.tn).collect(),
            signed_on: order.signed_on,
            submitted_at: order.submitted_at,
            requested: order.requested.clone(),
            confirmed: order.confirmed.clone(),
            activated_at: order.activated_at,
            rejections: order.rejections.clone(),
            reasons: reasons.of(order),
            stage: order.stage,
            wave: order.wave,
            by_hand: numbers
                .iter()
                .filter(|number| snapshot.by_hand.pins.get(&number.id) == Some(&order.id))
                .map(|number| number.tn)
                .collect(),
        }
    }
}

impl FindingReport {
    pub(super) fn of(snapshot: &Snapshot, finding: &Finding) -> Self {
        let orders = readiness::orders_of(snapshot, finding);
        Self {
            severity: finding.severity,
            code: finding.code.to_string(),
            about: subject(snapshot, &finding.place),
            place: finding.place.clone(),
            orders: orders.into_iter().map(|order| order.name.clone()).collect(),
            message: finding.message.clone(),
            hint: finding.hint.clone(),
            days: finding.days,
            source: finding.source.clone(),
            accepted: None,
        }
    }
}

pub(super) fn order_named<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a Order, WireError> {
    snapshot
        .orders
        .values()
        .find(|order| order.name.eq_ignore_ascii_case(name))
        .ok_or_else(|| {
            WireError::user(
                "no_such_order",
                format!("There is no order “{name}”."),
                "`portwright-cli orders` lists them by name.",
            )
        })
}

impl Session {
    /// The orders, by name.
    pub fn report_orders(&self) -> Result<Vec<OrderReport>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let mut orders: Vec<&Order> = snapshot.orders.values().collect();
        orders.sort_by(|a, b| a.name.cmp(&b.name));
        let (places, reasons) = (Places::new(snapshot), split::Reasons::new(snapshot));
        Ok(orders
            .into_iter()
            .map(|order| {
                let numbers: Vec<_> = snapshot.numbers.of_order(order.id).collect();
                let all = (&**snapshot, &places, &reasons);
                OrderReport::among(all, order, &numbers)
            })
            .collect())
    }

    /// All findings, blockers first; those that hold one order, when it is named.
    pub fn report_findings(
        &mut self,
        order: Option<&str>,
        call: &mut Call<'_>,
    ) -> Result<Vec<FindingReport>, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let report = |finding: &Finding| FindingReport::of(snapshot, finding);
        let Some(name) = order else {
            return Ok(state.findings.iter().map(report).collect());
        };
        let order = order_named(snapshot, name)?;
        let held = readiness::of_order(snapshot, &state.findings, order.id);
        Ok(held.into_iter().map(report).collect())
    }

    /// Findings that a person lets stand, with the reason, of the project or of one order.
    pub fn report_accepted(
        &mut self,
        order: Option<&str>,
        call: &mut Call<'_>,
    ) -> Result<Vec<FindingReport>, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let order = order.map(|name| order_named(snapshot, name)).transpose()?;
        let about = |finding: &Finding| {
            order.is_none_or(|order| {
                let one = std::slice::from_ref(finding);
                !readiness::of_order(snapshot, one, order.id).is_empty()
            })
        };
        Ok((state.accepted.iter())
            .filter(|(finding, _)| about(finding))
            .map(|(finding, acceptance)| FindingReport {
                accepted: Some(AcceptedReport {
                    reason: acceptance.reason.clone(),
                    by: acceptance.by.clone(),
                    when: moment(snapshot, acceptance.at),
                }),
                ..FindingReport::of(snapshot, finding)
            })
            .collect())
    }
}

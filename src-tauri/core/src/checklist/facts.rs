//! What the items ask of the project: orders in order, planned and real days, findings by field.

use chrono::NaiveDate;

use crate::{
    account::Account,
    carrier::{CarrierId, Profile},
    finding::{Finding, Severity},
    id::{AccountId, OrderId},
    number::{Disposition, Number},
    order::{KeyClass, Order, OrderStatus},
    place::Place,
    plan::{OrderPlan, Plan, Step, StepKind, StepState},
    readiness,
    snapshot::Snapshot,
    zone,
};

use super::{Item, ItemState, Role};

pub(super) struct Facts<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) plan: &'a Plan,
    pub(super) findings: &'a [Finding],
    pub(super) today: NaiveDate,
    orders: Vec<&'a Order>,
}

/// How much of a thing is done, and the evidence for it.
pub(super) struct Share {
    pub(super) done: usize,
    pub(super) of: usize,
    pub(super) done_on: Option<NaiveDate>,
    pub(super) due: Option<NaiveDate>,
    pub(super) evidence: String,
}

impl Share {
    /// One thing, done or not.
    pub(super) fn one(done: bool) -> Self {
        Self::of(usize::from(done), 1)
    }

    pub(super) fn of(done: usize, of: usize) -> Self {
        Self {
            done,
            of,
            done_on: None,
            due: None,
            evidence: String::new(),
        }
    }

    pub(super) fn on(self, done_on: Option<NaiveDate>) -> Self {
        Self { done_on, ..self }
    }

    pub(super) fn due(self, due: Option<NaiveDate>) -> Self {
        Self { due, ..self }
    }

    pub(super) fn evidence(self, evidence: impl Into<String>) -> Self {
        Self {
            evidence: evidence.into(),
            ..self
        }
    }
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        plan: &'a Plan,
        findings: &'a [Finding],
        today: NaiveDate,
    ) -> Self {
        let mut orders: Vec<_> = snapshot
            .orders
            .values()
            .filter(|order| order.status != OrderStatus::Cancelled)
            .collect();
        orders.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Self {
            snapshot,
            plan,
            findings,
            today,
            orders,
        }
    }

    /// An item from how much of it is done.
    pub(super) fn item(
        &self,
        key: impl Into<String>,
        text: impl Into<String>,
        why: impl Into<String>,
        role: Role,
        share: Share,
    ) -> Item {
        let Share {
            done,
            of,
            done_on,
            due,
            evidence,
        } = share;
        // Of nothing all is done only where there could be something: before there are numbers and orders it is not begun.
        let not_begun = of == 0 && (self.snapshot.numbers.is_empty() || self.orders.is_empty());
        let state = if done >= of && !not_begun {
            ItemState::Done
        } else if due.is_some_and(|due| due < self.today) {
            ItemState::Late
        } else if done > 0 {
            ItemState::Partly
        } else {
            ItemState::Open
        };
        let (role, owner) = self.person(role);
        Item {
            key: key.into(),
            text: text.into(),
            why: why.into(),
            role,
            owner,
            state,
            done_on: done_on.filter(|_| state == ItemState::Done),
            due,
            evidence: capital(&evidence),
            own: false,
            edited: false,
        }
    }

    /// Who answers for a role, and in which role: a stand-in where nobody is named.
    pub(super) fn person(&self, role: Role) -> (Role, String) {
        let named = |role: Role| {
            // `Jonas Okafor, Northgate IT`: whose person it is says the role.
            let name = self.snapshot.settings.people.get(role.key())?;
            let name = name.split(',').next().unwrap_or(name).trim();
            (!name.is_empty()).then(|| (role, name.to_owned()))
        };
        named(role)
            .or_else(|| role.stand_in().and_then(named))
            .unwrap_or_else(|| (role, role.words().to_owned()))
    }

    /// Orders that were not given up, by name.
    pub(super) fn orders(&self) -> &[&'a Order] {
        &self.orders
    }

    /// Numbers that move.
    pub(super) fn moving(&self) -> impl Iterator<Item = &'a Number> {
        self.snapshot
            .numbers
            .values()
            .filter(|number| number.disposition == Disposition::Port)
    }

    /// Numbers of one order.
    pub(super) fn numbers_of(&self, order: OrderId) -> impl Iterator<Item = &'a Number> {
        self.snapshot.numbers.of_order(order)
    }

    pub(super) fn plan_of(&self, order: OrderId) -> Option<&'a OrderPlan> {
        self.plan.orders.iter().find(|plan| plan.order == order)
    }

    /// The last step of a kind: a version sent again has its own.
    pub(super) fn step(&self, order: OrderId, kind: StepKind) -> Option<&'a Step> {
        self.plan_of(order)?
            .steps
            .iter()
            .rfind(|step| step.kind == kind)
    }

    /// The day by which a step that has not happened has to.
    pub(super) fn due(&self, order: OrderId, kind: StepKind) -> Option<NaiveDate> {
        self.step(order, kind)
            .filter(|step| step.state != StepState::Done)
            .map(|step| step.to)
    }

    /// The day on which the order will be sent, or sent again.
    pub(super) fn sends(&self, order: &Order) -> Option<NaiveDate> {
        if is_out(order) {
            return None;
        }
        self.due(order.id, StepKind::Submission)
            .or_else(|| self.plan_of(order.id).and_then(|plan| plan.send_by))
    }

    /// The day on which the newest version was sent, in the project's zone.
    pub(super) fn sent_on(&self, order: &Order) -> Option<NaiveDate> {
        let at = order.submitted_at?;
        zone::to_local(at, &self.snapshot.settings.zone)
            .ok()
            .map(|local| local.date())
    }

    /// Accounts that numbers move from, by id.
    pub(super) fn accounts(&self) -> Vec<&'a Account> {
        self.snapshot
            .accounts
            .values()
            .filter(|account| !self.orders_of(account.id).is_empty())
            .collect()
    }

    /// Accounts that have a customer service record and a BTN: all but toll-free ones.
    pub(super) fn line_accounts(&self) -> Vec<&'a Account> {
        self.accounts()
            .into_iter()
            .filter(|account| {
                self.orders_of(account.id)
                    .iter()
                    .any(|order| order.key.class != KeyClass::TollFree)
            })
            .collect()
    }

    pub(super) fn orders_of(&self, account: AccountId) -> Vec<&'a Order> {
        self.orders
            .iter()
            .filter(|order| order.key.account == Some(account))
            .copied()
            .collect()
    }

    /// The first day on which an order of the account will be sent.
    pub(super) fn account_sends(&self, account: AccountId) -> Option<NaiveDate> {
        self.orders_of(account)
            .iter()
            .filter_map(|order| self.sends(order))
            .min()
    }

    /// The first day on which any order will be sent.
    pub(super) fn next_send(&self) -> Option<NaiveDate> {
        self.orders
            .iter()
            .filter_map(|order| self.sends(order))
            .min()
    }

    pub(super) fn profile(&self, carrier: &CarrierId) -> Option<&'a Profile> {
        self.snapshot.carriers.get(carrier)
    }

    pub(super) fn carrier_name(&self, carrier: &CarrierId) -> String {
        self.profile(carrier)
            .map_or_else(|| carrier.to_string(), |profile| profile.name.clone())
    }

    /// Blockers and warnings about one of these fields of an account or of its orders.
    pub(super) fn about(&self, fields: &[&str], account: AccountId) -> Vec<&'a Finding> {
        // Where an account has several service addresses, the field carries the site: `service_city:3`.
        let named = |field: &str| fields.contains(&field.split(':').next().unwrap_or(field));
        let of_account = |place: &Place| match place {
            Place::Account { id, field } => *id == account && named(field),
            Place::Order { id, field } => {
                named(field)
                    && self
                        .snapshot
                        .orders
                        .get(id)
                        .is_some_and(|order| order.key.account == Some(account))
            }
            _ => false,
        };
        self.findings
            .iter()
            .filter(|finding| finding.severity != Severity::Note && of_account(&finding.place))
            .collect()
    }

    /// Blockers that hold the order up.
    pub(super) fn blockers(&self, order: &Order) -> usize {
        readiness::blockers_of(self.snapshot, self.findings, order.id).len()
    }

    /// Whether the order's numbers leave others behind on the account.
    pub(super) fn is_partial(&self, order: &Order) -> bool {
        order.key.account.is_some_and(|account| {
            let mut numbers = self.snapshot.numbers.of_account(account);
            numbers.any(|number| number.order != Some(order.id))
        })
    }

    /// Whether the wished hours cannot be had, so that forwards to temporary numbers carry the evening.
    pub(super) fn needs_forwards(&self, order: &Order) -> bool {
        !is_active(order)
            && self
                .plan_of(order.id)
                .is_some_and(|plan| !plan.confirmed && plan.fit.window.is_none())
    }

    /// A date as the checklist writes it, with its year only when it is half a year away or more.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        if (date - self.today).num_days().abs() < 183 {
            date.format("%b %-d").to_string()
        } else {
            full_day(date)
        }
    }
}

/// A date with its year: `Feb 28, 2027`.
pub(super) fn full_day(date: NaiveDate) -> String {
    date.format("%b %-d, %Y").to_string()
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}

/// The letter of the version that is out, or goes out next, is signed.
pub(super) fn is_signed(order: &Order) -> bool {
    let since_refusal = order.signed_on.is_some_and(|day| {
        order
            .rejections
            .last()
            .is_none_or(|last| day >= last.at.date_naive())
    });
    is_out(order) || since_refusal
}

/// Sent, and not refused since.
pub(super) fn is_out(order: &Order) -> bool {
    order.status.is_submitted() && order.status != OrderStatus::Rejected
}

/// The carrier has confirmed a date, or more has happened.
pub(super) fn is_confirmed(order: &Order) -> bool {
    order.status == OrderStatus::Confirmed || is_active(order)
}

/// Activated, or more.
pub(super) fn is_active(order: &Order) -> bool {
    matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    )
}

/// Every number proven.
pub(super) fn is_proven(order: &Order) -> bool {
    matches!(order.status, OrderStatus::Verified | OrderStatus::Closed)
}

/// `NDG-01, NDG-02 and 3 more`.
pub(super) fn names(orders: &[&Order]) -> String {
    list(orders.iter().map(|order| order.name.clone()).collect())
}

/// Up to three things by name, the rest counted.
pub(super) fn list(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(3);
    if more == 1 {
        return names.join(", ");
    }
    names.truncate(3);
    let joined = names.join(", ");
    if more == 0 {
        joined
    } else {
        format!("{joined} and {more} more")
    }
}

/// `3 of 4 accounts`.
pub(super) fn share(done: usize, of: usize, noun: &str) -> String {
    format!("{done} of {of} {noun}")
}

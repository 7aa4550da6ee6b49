//! Commands about orders: the split, one order, what was asked for and what happened.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    accounts::{coverage, pair},
    carriers::rule_of_step,
    commands::{ById, Done, Nothing, OrderRequest},
    error::WireError,
    order_acts::{actions, recorded},
    order_life,
    order_moves::{wave_words, waves},
    order_numbers,
    session::{Call, Session, State},
    tracks::{slip_since_sent, tracks},
    view::{
        DocumentAge, Icon, Jump, OrderCard, OrderDetail, OrderGroup, OrderRecord, OrdersView, Pair,
        PlanRow, RejectionView, ThreeFact,
    },
    what_if::fix_view,
    words::{
        Places, count, finding, mark, order_place, ranges, short_name, small, status_mark,
        use_words,
    },
};
use crate::{
    id::OrderId,
    number::{Disposition, Number, Use},
    order::{KeyClass, Order, OrderStatus, Rejection},
    plan::{OrderPlan, Owner, Step, StepKind, StepState},
    project::Op,
    readiness::{self, Paper, PaperKind},
    reconcile::{FieldComparison, FieldKind},
    snapshot::Snapshot,
    split,
    window::{Window, day_words},
    zone,
};

impl Session {
    pub(super) fn orders_list(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<OrdersView, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let split = split::split(snapshot);
        let all: Vec<&Number> = snapshot.numbers.values().collect();
        Ok(OrdersView {
            groups: groups(&state),
            in_orders: small(all.iter().filter(|number| number.order.is_some()).count()),
            coverage: coverage(&all, String::new()),
            unassigned: split
                .unassigned
                .iter()
                .filter_map(|(id, why)| {
                    let number = snapshot.numbers.get(id)?;
                    Some(Pair {
                        label: number.tn.national(),
                        value: (*why).to_owned(),
                        absent: false,
                    })
                })
                .collect(),
            split_note: split_note(&split),
            unpinned: split
                .unpinned
                .iter()
                .filter_map(|(id, why)| {
                    let number = snapshot.numbers.get(id)?;
                    Some(Pair {
                        label: number.tn.national(),
                        value: why.clone(),
                        absent: false,
                    })
                })
                .collect(),
            waves: waves(snapshot),
        })
    }

    pub(super) fn orders_split(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let split = split::split(&self.opened()?.snapshot);
        let op = Op::Split {
            orders: split.orders,
            moves: split.moves,
            emptied: split.emptied,
        };
        self.write(&op, call.now)
    }

    pub(super) fn order_detail(
        &mut self,
        request: ById<OrderId>,
        call: &mut Call<'_>,
    ) -> Result<OrderDetail, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let order = snapshot
            .orders
            .get(&request.id)
            .ok_or_else(|| WireError::not_here("That order"))?;
        let plan = state.plan_of(order.id);
        let numbers = state.numbers_of(order.id);
        let status = status_mark(&state, order);
        let (sent, differs) = order_life::sent(&state, order);
        Ok(OrderDetail {
            id: order.id,
            name: order.name.clone(),
            place: order_place(snapshot, order),
            side_tracks: order_life::side_tracks(&state, order, &status),
            status,
            summary: summary(order, plan, numbers.len()),
            tracks: tracks(&state, order, plan),
            asked: asked(order, plan),
            confirmed: confirmed(order, plan),
            real: real(snapshot, order, plan),
            rejections: order
                .rejections
                .iter()
                .zip(1..)
                .map(|(rejection, n)| rejected(&state, order, rejection, n))
                .collect(),
            documents: readiness::papers(snapshot, order, plan)
                .iter()
                .map(|paper| age(order, paper))
                .collect(),
            findings: readiness::of_order(snapshot, &state.findings, order.id)
                .into_iter()
                .map(|noticed| finding(snapshot, noticed))
                .collect(),
            ranges: number_ranges(snapshot, order, &numbers),
            reasons: split::reasons(snapshot, order),
            steps: actions(&state, order),
            fit: plan.map(|plan| plan.fit.clone()),
            plan: plan.map_or_else(Vec::new, |plan| {
                let row = |step| plan_row(step, rule_of_step(snapshot, order, step));
                plan.steps.iter().map(row).collect()
            }),
            carrier_word: order_life::carrier_word(&state, order),
            wave: order.wave,
            draft: !order.status.is_submitted(),
            timers: order_life::timers(&state, order),
            gate: order_life::gate(&state, order),
            contacts: order_life::contacts(&state, order),
            history: order_life::history(&state, order),
            sent,
            differs,
            groups: order_numbers::groups(&numbers),
            odd_numbers: order_numbers::odd_numbers(snapshot, order),
            marks: order_numbers::marked(snapshot, &numbers),
            next_version: (order.status == OrderStatus::Rejected).then(|| order.next_version()),
        })
    }

    pub(super) fn order_request(
        &mut self,
        request: OrderRequest,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let mut order = found(&snapshot, request.id)?.clone();
        if order.status.is_submitted() && order.status != OrderStatus::Rejected {
            return Err(WireError::user(
                "order_was_sent",
                format!("{} was sent with its date.", order.name),
                "A new date is a supplement: record the carrier's answer first.",
            ));
        }
        if let Some(window) = &request.window {
            sound(window)?;
        }
        let what = match &request.window {
            Some(window) => format!("{} asks for {}", order.name, window.words()),
            None => format!("{} asks for no date", order.name),
        };
        order.requested = request.window;
        drop(snapshot);
        self.write(
            &Op::Order {
                order: Box::new(order),
                rejection: None,
                what,
            },
            call.now,
        )
    }

    pub(super) fn order_record(
        &mut self,
        request: OrderRecord,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let order = found(&state.snapshot, request.id)?;
        let mut op = recorded(&state, order, request, call.now)?;
        self.keep_what_goes_out(&state, &mut op)?;
        drop(state);
        self.write(&op, call.now)
    }
}

pub(super) fn found(snapshot: &Snapshot, id: OrderId) -> Result<&Order, WireError> {
    snapshot
        .orders
        .get(&id)
        .ok_or_else(|| WireError::not_here("That order"))
}

/// A window whose start or end does not exist in its zone is refused.
pub(super) fn sound(window: &Window) -> Result<(), WireError> {
    match window.instants() {
        Ok((zone::Local::Gap { .. }, _) | (_, zone::Local::Gap { .. })) => Err(WireError::user(
            "window_in_gap",
            format!(
                "{} does not exist: the clocks jump over it.",
                window.words()
            ),
            "Choose an hour that exists on that night.",
        )),
        Ok(_) => Ok(()),
        Err(error) => Err(WireError::user(
            "no_such_zone",
            error.to_string(),
            "Use an IANA name such as America/Chicago.",
        )),
    }
}

fn split_note(split: &split::Split) -> String {
    let mut parts = Vec::new();
    if !split.orders.is_empty() {
        parts.push(count(split.orders.len(), "new order"));
    }
    if !split.moves.is_empty() {
        parts.push(format!(
            "{} change their order",
            count(split.moves.len(), "number")
        ));
    }
    if !split.emptied.is_empty() {
        parts.push(format!(
            "{} without numbers",
            count(split.emptied.len(), "draft")
        ));
    }
    parts.join(", ")
}

fn groups(state: &State) -> Vec<OrderGroup> {
    let snapshot = &state.snapshot;
    let mut groups: Vec<(Option<crate::id::AccountId>, OrderGroup)> = Vec::new();
    let mut orders: Vec<&Order> = snapshot.orders.values().collect();
    orders.sort_by(|a, b| (a.key.account, &a.name).cmp(&(b.key.account, &b.name)));
    let (places, reasons) = (Places::new(snapshot), split::Reasons::new(snapshot));
    for order in orders {
        let numbers = small(state.numbers_of(order.id).len());
        let account = order.key.account.and_then(|id| snapshot.accounts.get(&id));
        if groups
            .last()
            .is_none_or(|(last, _)| *last != order.key.account)
        {
            groups.push((
                order.key.account,
                OrderGroup {
                    carrier: short_name(snapshot.carrier_name(&order.key.carrier)).to_owned(),
                    account: match account {
                        _ if order.key.class == KeyClass::TollFree => {
                            "toll-free, no BTN".to_owned()
                        }
                        Some(account) => account.account_number.clone(),
                        None => "no account".to_owned(),
                    },
                    numbers: 0,
                    orders: Vec::new(),
                },
            ));
        }
        let plan = state.plan_of(order.id);
        let waits = plan
            .and_then(|plan| plan.waits_for.first())
            .map(|waits| waits.reason.clone());
        if let Some((_, group)) = groups.last_mut() {
            group.numbers += numbers;
            let place = places.detail(order);
            group.orders.push(OrderCard {
                id: order.id,
                name: order.name.clone(),
                place,
                numbers,
                status: status_mark(state, order),
                reason: reasons.of(order).into_iter().next().unwrap_or_default(),
                waits: waits.unwrap_or_default(),
                wave: wave_words(snapshot, order.wave),
                draft: !order.status.is_submitted(),
            });
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn summary(order: &Order, plan: Option<&OrderPlan>, numbers: usize) -> String {
    let mut parts = vec![count(numbers, "number")];
    if let Some(plan) = plan {
        let lead = &plan.lead;
        let assumed = if lead.assumed { ", assumed" } else { "" };
        parts.push(format!(
            "{} / {} / {} business days{assumed}",
            lead.min, lead.typical, lead.max
        ));
    }
    if !order.pon.is_empty() {
        parts.push(format!("PON {}", order.pon));
    }
    if !order.carrier_number.is_empty() {
        parts.push(format!("carrier’s number {}", order.carrier_number));
    }
    parts.join(" · ")
}

/// Where a step stands on the life-cycle track.
pub(super) fn step(plan: Option<&OrderPlan>, kind: StepKind) -> Option<&Step> {
    plan?.steps.iter().rev().find(|step| step.kind == kind)
}

pub(super) fn local_words(at: DateTime<Utc>, zone: &str) -> String {
    zone::to_local(at, zone)
        .map(|local| local.format("%-d %b %H:%M").to_string())
        .unwrap_or_default()
}

fn asked(order: &Order, plan: Option<&OrderPlan>) -> ThreeFact {
    match &order.requested {
        Some(window) => ThreeFact {
            text: window.words(),
            detail: match slip_since_sent(plan).filter(|_| order.status == OrderStatus::Rejected) {
                Some(slip) => format!("version {} asked {}", order.version, day_words(slip.was)),
                None => format!("version {}", order.version),
            },
            known: true,
        },
        None => ThreeFact {
            text: "not asked for yet".into(),
            detail: plan
                .and_then(|plan| plan.window.as_ref())
                .map(|window| format!("the plan proposes {}", window.words()))
                .unwrap_or_default(),
            known: false,
        },
    }
}

fn confirmed(order: &Order, plan: Option<&OrderPlan>) -> ThreeFact {
    match &order.confirmed {
        Some(window) => ThreeFact {
            text: window.words(),
            detail: "FOC".into(),
            known: true,
        },
        None => ThreeFact {
            text: "no answer yet".into(),
            detail: step(plan, StepKind::Answer)
                .map(|step| format!("expected by {}", day_words(step.to)))
                .unwrap_or_default(),
            known: false,
        },
    }
}

fn real(snapshot: &Snapshot, order: &Order, plan: Option<&OrderPlan>) -> ThreeFact {
    match order.activated_at {
        Some(at) => ThreeFact {
            text: local_words(at, &snapshot.settings.zone),
            detail: "activated".into(),
            known: true,
        },
        None => ThreeFact {
            text: "not activated".into(),
            detail: step(plan, StepKind::ChangeCutOff)
                .map(|step| format!("last safe change {}", day_words(step.from)))
                .unwrap_or_default(),
            known: false,
        },
    }
}

fn rejected(state: &State, order: &Order, rejection: &Rejection, n: usize) -> RejectionView {
    let snapshot = &state.snapshot;
    let carrier = short_name(snapshot.carrier_name(&order.key.carrier));
    let local = zone::to_local(rejection.at, &snapshot.settings.zone);
    let when = local
        .map(|local| format!("{} {}", day_words(local.date()), local.format("%H:%M")))
        .unwrap_or_default();
    let code = if rejection.code.is_empty() {
        String::new()
    } else {
        format!(" ({})", rejection.code)
    };
    let field = (!rejection.holds.is_empty()).then(|| {
        let label = rejection.field.replace('_', " ");
        let readings = (rejection.sent.as_str(), rejection.holds.as_str());
        let field = FieldComparison::alone(&rejection.field, &label, FieldKind::Name, readings);
        pair(field, &[])
    });
    RejectionView {
        title: format!("Rejection {n}"),
        when: format!("{carrier}, {when}"),
        reason: format!("{}{code}", rejection.reason),
        field,
        fix: (order.status == OrderStatus::Rejected && n == order.rejections.len())
            .then(|| fix_view(state, order, rejection))
            .flatten(),
    }
}

/// A paper's age against its limit.
pub(super) fn age(order: &Order, paper: &Paper) -> DocumentAge {
    let name = match paper.kind {
        PaperKind::Loa => format!("LOA, version {}", order.version),
        PaperKind::Bill => dated("Bill", paper.dated),
        PaperKind::Csr => dated("CSR", paper.dated),
        PaperKind::Pin => dated("PIN", paper.dated),
    };
    let until = paper
        .good_until()
        .map(|until| format!(", good until {}", until.format("%-d %b")))
        .unwrap_or_default();
    let old = order_life::plural(paper.age().unwrap_or_default(), "day");
    let state = match (paper.kind, paper.age()) {
        (PaperKind::Loa, _) if paper.dated.is_none() => mark(Icon::Warning, "to be signed"),
        (_, None) => mark(Icon::Warning, "none yet"),
        (_, Some(_)) if paper.is_too_old() => mark(Icon::Blocker, format!("{old}, too old")),
        (_, Some(_)) if paper.ages_with_a_rejection() => mark(Icon::Warning, old),
        (_, Some(_)) => mark(Icon::Ok, old),
    };
    DocumentAge {
        name,
        mark: state,
        limit: format!("limit {} days{until}", paper.limit),
    }
}

fn dated(name: &str, date: Option<NaiveDate>) -> String {
    date.map_or_else(
        || name.to_owned(),
        |date| format!("{name} {}", date.format("%-d %b")),
    )
}

fn number_ranges(snapshot: &Snapshot, order: &Order, numbers: &[&Number]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = ranges(numbers)
        .into_iter()
        .map(|(range, n)| Pair {
            label: range,
            value: count(n, "number"),
            absent: false,
        })
        .collect();
    let mut uses: Vec<(Use, usize)> = Vec::new();
    for number in numbers {
        match uses.iter_mut().find(|(usage, _)| *usage == number.usage) {
            Some((_, n)) => *n += 1,
            None => uses.push((number.usage, 1)),
        }
    }
    uses.sort();
    let words: Vec<String> = uses
        .into_iter()
        .map(|(usage, n)| format!("{n} {}", use_words(usage).to_lowercase()))
        .collect();
    pairs.push(Pair {
        label: "Used for".into(),
        value: words.join(", "),
        absent: false,
    });
    if order.key.class == KeyClass::Local
        && let Some(account) = order.key.account.and_then(|id| snapshot.accounts.get(&id))
    {
        let mut numbers = snapshot.numbers.of_account(account.id);
        let rest = numbers.any(|number| number.disposition != Disposition::Port);
        pairs.push(Pair {
            label: "Extent".into(),
            value: if rest {
                "partial port".into()
            } else {
                "full port".into()
            },
            absent: false,
        });
        if let Some(new_btn) = account.new_btn {
            pairs.push(Pair {
                label: "New BTN".into(),
                value: new_btn.national(),
                absent: false,
            });
        }
    }
    pairs
}

/// A step as a line of text.
fn plan_row(step: &Step, jump: Option<Jump>) -> PlanRow {
    let when = if step.from == step.to {
        day_words(step.from)
    } else {
        format!("{} – {}", day_words(step.from), day_words(step.to))
    };
    let late = if step.state == StepState::Late {
        ", late"
    } else {
        ""
    };
    PlanRow {
        step: step_words(step.kind).to_owned(),
        when: format!("{when}{late}"),
        owner: match step.owner {
            Owner::Us => "us",
            Owner::Client => "client",
            Owner::Carrier => "carrier",
        }
        .to_owned(),
        rule: step.rule.clone(),
        source: step.source.clone(),
        jump,
    }
}

/// A step's name.
pub(super) fn step_words(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Csr => "CSR",
        StepKind::Loa => "LOA",
        StepKind::Submission => "Submission",
        StepKind::Answer => "Answer (FOC)",
        StepKind::Rejected => "Rejected version",
        StepKind::LeadTime => "With the carrier",
        StepKind::ChangeCutOff => "Change cut-off",
        StepKind::Cutover => "Cutover",
        StepKind::Validation => "Validation",
        StepKind::Snapback => "Snapback",
        StepKind::Disconnect => "Disconnect",
        StepKind::Unlock
        | StepKind::PassedOn
        | StepKind::LoaEnds
        | StepKind::RepairEnds
        | StepKind::Record911
        | StepKind::Messages
        | StepKind::CallerName
        | StepKind::Abandoned => kind.words(),
    }
}

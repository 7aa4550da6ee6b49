//! What an order costs by the gaining side's fees, and what a slip of it adds.

use std::collections::BTreeSet;

use super::{Counted, Line, OrderCost, Sheet, Sure, fee_of, fee_of_gaining, gaining_side};
use crate::{
    carrier::{CarrierId, Cents, FeeInUse, FeeKind, FeePer, Profile, short_name},
    order::{Order, OrderStatus},
    plan::OrderPlan,
    snapshot::Snapshot,
};

pub(super) fn cost(
    (snapshot, counted): (&Snapshot, &Counted),
    plan: &OrderPlan,
    slip_days: u16,
) -> Option<OrderCost> {
    let order = snapshot.orders.get(&plan.order)?;
    let mut lines = vec![port_in(snapshot, order, plan)];
    let size = counted.orders.get(&order.id).copied().unwrap_or(0);
    lines.extend(rejections(snapshot, order, size));
    lines.extend(losing_rejections(snapshot, order, size));
    lines.extend(on_demand(snapshot, order, plan));
    Some(OrderCost {
        order: order.id,
        name: order.name.clone(),
        numbers: plan.numbers,
        sheet: Sheet::of(lines),
        slip: slip((snapshot, counted), order, plan, slip_days),
    })
}

pub(super) fn is_over(order: &Order) -> bool {
    matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    )
}

fn numbers(count: u32) -> String {
    format!("{count} number{}", if count == 1 { "" } else { "s" })
}

fn port_in(snapshot: &Snapshot, order: &Order, plan: &OrderPlan) -> Line {
    let sure = if is_over(order) {
        Sure::Owed
    } else {
        Sure::Planned
    };
    let Some(known) = fee_of_gaining(snapshot, FeeKind::PortIn) else {
        return unknown(snapshot, FeeKind::PortIn, sure, &numbers(plan.numbers));
    };
    line(&known, FeeKind::PortIn, sure, plan.numbers, 1)
}

/// What refused versions cost; nothing to say for an order that was never refused.
fn rejections(snapshot: &Snapshot, order: &Order, size: u32) -> Option<Line> {
    let times = u32::try_from(order.rejections.len()).unwrap_or(u32::MAX);
    if times == 0 {
        return None;
    }
    let said = if times == 1 {
        "refused once".to_owned()
    } else {
        format!("refused {times} times")
    };
    Some(match fee_of_gaining(snapshot, FeeKind::Rejection) {
        Some(known) => line(&known, FeeKind::Rejection, Sure::Owed, size, times),
        None => unknown(snapshot, FeeKind::Rejection, Sure::Owed, &said),
    })
}

/// What the losing side charges for refused versions, where its fee is known: nobody expects one that is not.
fn losing_rejections(snapshot: &Snapshot, order: &Order, size: u32) -> Option<Line> {
    let times = u32::try_from(order.rejections.len()).unwrap_or(u32::MAX);
    let losing = snapshot.carriers.get(&order.key.carrier)?;
    let known = fee_of(snapshot, losing, FeeKind::Rejection).filter(|_| times > 0)?;
    Some(Line {
        what: format!("Rejection, {}", short_name(&losing.name)),
        ..line(&known, FeeKind::Rejection, Sure::Owed, size, times)
    })
}

/// Where the gaining side activates only when asked, its fee for that is part of the plan.
fn on_demand(snapshot: &Snapshot, order: &Order, plan: &OrderPlan) -> Option<Line> {
    let side = gaining_side(snapshot).find(|profile| !profile.windows.is_empty())?;
    if side.windows.iter().any(|window| {
        !window.on_request && (window.classes.is_empty() || window.classes.contains(&plan.class))
    }) || side.windows_on_request(plan.class).next().is_none()
    {
        return None;
    }
    let sure = if is_over(order) {
        Sure::Owed
    } else {
        Sure::Planned
    };
    Some(match fee_of_gaining(snapshot, FeeKind::OnDemand) {
        Some(known) => line(&known, FeeKind::OnDemand, sure, plan.numbers, 1),
        None => unknown(
            snapshot,
            FeeKind::OnDemand,
            sure,
            &format!("{} activates only when asked", side.name),
        ),
    })
}

fn line(known: &FeeInUse, kind: FeeKind, sure: Sure, size: u32, times: u32) -> Line {
    let fee = &known.fee;
    let (count, counted) = match fee.per {
        FeePer::Number => (size.saturating_mul(times), numbers(size)),
        FeePer::Month => (size, format!("{}, one month", numbers(size))),
        FeePer::Order | FeePer::Event => (
            times,
            if times == 1 {
                "once".to_owned()
            } else {
                format!("{times} times")
            },
        ),
        // Nobody knows the hours before the work is done: one is the least that is charged.
        FeePer::Hour => (times, "one hour, the least".to_owned()),
    };
    let mut basis = if fee.amount == Cents::default() {
        format!("{counted}, free at {}", known.name)
    } else {
        format!("{counted} at {} {}", fee.amount.words(), fee.currency)
    };
    if fee.even_if_unavailable {
        basis.push_str(", charged even if one proves unavailable");
    }
    Line {
        what: kind.words().to_owned(),
        sure,
        amount: Some(fee.amount.times(count)),
        currency: fee.currency.clone(),
        basis,
        source: format!("{}: {}", known.name, known.source),
    }
}

fn unknown(snapshot: &Snapshot, kind: FeeKind, sure: Sure, said: &str) -> Line {
    let whom = snapshot
        .gaining()
        .map_or("the gaining side", |profile| &profile.name);
    Line {
        what: kind.words().to_owned(),
        sure,
        amount: None,
        currency: String::new(),
        basis: format!("{said}; the fee is not known"),
        source: format!("Ask {whom}, or enter it from the contract."),
    }
}

/// What a slip of an order adds: its account is billed on, by the share of its numbers.
fn slip(
    (snapshot, counted): (&Snapshot, &Counted),
    order: &Order,
    plan: &OrderPlan,
    days: u16,
) -> Line {
    let line = |sure, amount, currency: String, basis: String, source: String| Line {
        what: format!("Slip of {days} {}", if days == 1 { "day" } else { "days" }),
        sure,
        amount,
        currency,
        basis,
        source,
    };
    if is_over(order) {
        let basis = "It is activated and can slip no more".to_owned();
        return line(Sure::Nothing, None, String::new(), basis, String::new());
    }
    let charges = order
        .key
        .account
        .and_then(|account| snapshot.charges.get(&account));
    let Some((charges, monthly)) = charges.and_then(|charges| Some((charges, charges.monthly?)))
    else {
        let basis = "What the account costs a month is not known".to_owned();
        let source = "Enter it from the bill.".to_owned();
        return line(Sure::Planned, None, String::new(), basis, source);
    };
    let all = counted.accounts.get(&charges.account);
    let all = all.map_or(1, |(all, _)| u64::from(*all).max(1));
    let whole = monthly.days_of_month(days.into()).count();
    let share = whole
        .saturating_mul(plan.numbers.into())
        .saturating_add(all / 2)
        / all;
    let basis = format!(
        "{} of {all} on the account, {days} of 30 days of {} {} a month",
        plan.numbers,
        monthly.words(),
        charges.currency
    );
    let (currency, source) = (charges.currency.clone(), charges.source.clone());
    line(
        Sure::Planned,
        Some(Cents::new(share)),
        currency,
        basis,
        source,
    )
}

/// What is charged only if something happens: by the gaining side, known or not, and by losing sides where known.
pub(super) fn perhaps(snapshot: &Snapshot) -> Vec<Line> {
    let kinds = [
        FeeKind::Rejection,
        FeeKind::Expedite,
        FeeKind::OnDemand,
        FeeKind::AfterHours,
        FeeKind::LateChange,
        FeeKind::Cancel,
        FeeKind::Snapback,
    ];
    kinds
        .into_iter()
        .map(|kind| match fee_of_gaining(snapshot, kind) {
            Some(known) => if_it_happens(&known, kind.words().to_owned()),
            None => unknown(snapshot, kind, Sure::Perhaps, "if it happens"),
        })
        .chain(losing(snapshot))
        .collect()
}

fn if_it_happens(known: &FeeInUse, what: String) -> Line {
    Line {
        what,
        sure: Sure::Perhaps,
        amount: Some(known.fee.amount),
        currency: known.fee.currency.clone(),
        basis: known.fee.words(),
        source: format!("{}: {}", known.name, known.source),
    }
}

/// The fees that are known of losing sides whose accounts are left.
fn losing(snapshot: &Snapshot) -> Vec<Line> {
    let leaving: BTreeSet<&CarrierId> = snapshot
        .orders
        .values()
        .filter(|order| !is_over(order) && order.status != OrderStatus::Cancelled)
        .map(|order| &order.key.carrier)
        .collect();
    let profiles = leaving
        .into_iter()
        .filter_map(|id| snapshot.carriers.get(id));
    let of = |profile: &Profile, kind: FeeKind| {
        let known = fee_of(snapshot, profile, kind)?;
        let what = format!("{}, {}", kind.words(), short_name(&profile.name));
        Some(if_it_happens(&known, what))
    };
    profiles
        .flat_map(|profile| FeeKind::ALL.map(|kind| of(profile, kind)))
        .flatten()
        .collect()
}

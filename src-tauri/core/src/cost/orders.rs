//! What an order costs by the gaining side's fees, and what a slip of it adds.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AccountCost, Counted, Line, OrderCost, Sheet, Sure, fee_of, fee_of_gaining, gaining_side,
    totals,
};
use crate::{
    carrier::{CarrierId, Cents, Class, FeeInUse, FeeKind, FeePer, Profile, short_name},
    id::AccountId,
    life,
    number::Disposition,
    order::{Order, OrderAct, OrderStatus},
    plan::OrderPlan,
    rules::Rules,
    snapshot::Snapshot,
};

pub(super) fn cost(
    (snapshot, counted): (&Snapshot, &Counted),
    order: &Order,
    plan: &OrderPlan,
    slip_days: u16,
) -> OrderCost {
    let size = counted.orders.get(&order.id).copied().unwrap_or(0);
    let ports = Activation {
        numbers: plan.numbers,
        class: plan.class,
        sure: if is_over(order) {
            Sure::Owed
        } else {
            Sure::Planned
        },
    };
    let sheet = Sheet::of(lines(snapshot, order, size, Some(&ports)));
    OrderCost {
        order: order.id,
        name: order.name.clone(),
        numbers: plan.numbers,
        shares: Vec::new(),
        in_all: sheet.total.clone(),
        in_all_unknown: sheet.unknown,
        perhaps: perhaps_of(snapshot, order, plan.numbers, &sheet),
        sheet,
        slip: slip((snapshot, counted), order, plan, slip_days),
    }
}

/// What is activated of an order, or will be.
struct Activation {
    numbers: u32,
    class: Class,
    /// Whether it has happened.
    sure: Sure,
}

/// The lines of an order; of one that ports nothing only what is owed all the same.
fn lines(snapshot: &Snapshot, order: &Order, size: u32, ports: Option<&Activation>) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(ports) = ports {
        lines.push(port_in(snapshot, ports));
        lines.extend(port_out(snapshot, order, ports));
    }
    lines.extend(rejections(snapshot, order, size));
    lines.extend(losing_rejections(snapshot, order, size));
    lines.extend(snapbacks(snapshot, order, size));
    lines.extend(ports.and_then(|ports| on_demand(snapshot, ports)));
    lines
}

/// What is owed of an order that is given up. One whose numbers were called back had ported, and is not taken back.
pub(super) fn given_up(snapshot: &Snapshot, order: &Order) -> Option<OrderCost> {
    let untouched = order.submitted_at.is_none() && order.rejections.is_empty();
    if untouched && order.log.acts.is_empty() {
        return None;
    }
    let sent = order.log.sent.last().map(|sent| sent.numbers.len());
    let holds = || {
        let numbers = snapshot.numbers.of_order(order.id);
        numbers
            .filter(|number| number.disposition == Disposition::Port)
            .count()
    };
    let size = u32::try_from(sent.unwrap_or_else(holds)).unwrap_or(u32::MAX);
    let ported = order.activated_at.map(|_| Activation {
        numbers: size,
        class: Rules::of(snapshot, order).class(),
        sure: Sure::Owed,
    });
    let mut lines = lines(snapshot, order, size, ported.as_ref());
    if order.submitted_at.is_some() && ported.is_none() {
        lines.push(match fee_of_gaining(snapshot, FeeKind::Cancel) {
            Some(known) => line(&known, FeeKind::Cancel, Sure::Owed, size, 1),
            None => unknown(
                snapshot,
                FeeKind::Cancel,
                Sure::Owed,
                "it was sent and is taken back",
            ),
        });
    }
    if lines.is_empty() {
        return None;
    }
    let sheet = Sheet::of(lines);
    Some(OrderCost {
        order: order.id,
        name: order.name.clone(),
        numbers: 0,
        shares: Vec::new(),
        in_all: sheet.total.clone(),
        in_all_unknown: sheet.unknown,
        sheet,
        perhaps: Vec::new(),
        slip: Line {
            what: "Slip".to_owned(),
            sure: Sure::Nothing,
            amount: None,
            currency: String::new(),
            basis: "It is given up and can slip no more".to_owned(),
            source: String::new(),
        },
    })
}

/// Shares what accounts cost among their orders by numbers, so that the orders' sums are the whole.
pub(super) fn share(snapshot: &Snapshot, accounts: &[AccountCost], orders: &mut [OrderCost]) {
    let mut by_account: BTreeMap<AccountId, Vec<&mut OrderCost>> = BTreeMap::new();
    for cost in orders {
        let order = snapshot.orders.get(&cost.order);
        if let Some(account) = order.and_then(|order| order.key.account) {
            by_account.entry(account).or_default().push(cost);
        }
    }
    for account in accounts {
        let Some(mut own) = by_account.remove(&account.account) else {
            continue;
        };
        own.sort_by(|a, b| a.name.cmp(&b.name));
        let lines = account.sheet.lines.iter();
        for line in lines.filter(|line| line.sure != Sure::Nothing) {
            share_line(line, &mut own);
        }
        for cost in own {
            let lines = || cost.sheet.lines.iter().chain(&cost.shares);
            (cost.in_all, cost.in_all_unknown) = (totals(lines()), super::unknown(lines()));
        }
    }
}

/// One line of an account, shared among its orders.
fn share_line(line: &Line, own: &mut [&mut OrderCost]) {
    let all: u64 = own.iter().map(|cost| u64::from(cost.numbers)).sum();
    // What is told so far is rounded, so that no cent is lost between the parts.
    let part = |numbers: u64| {
        let amount = line.amount?.count();
        Some(amount.saturating_mul(numbers) / all.max(1))
    };
    let mut before = 0_u64;
    for cost in own {
        let so_far = before + u64::from(cost.numbers);
        let amount = part(so_far).zip(part(before)).map(|(to, from)| to - from);
        before = so_far;
        cost.shares.push(Line {
            amount: amount.map(Cents::new),
            basis: share_words(cost.numbers, all, line),
            ..line.clone()
        });
    }
}

/// `52 of 89 numbers of 1,100.00 USD: both run from …`
fn share_words(own: u32, all: u64, line: &Line) -> String {
    if u64::from(own) == all {
        return line.basis.clone();
    }
    match line.amount {
        Some(amount) => format!(
            "{own} of {all} numbers of {} {}: {}",
            amount.words(),
            line.currency,
            line.basis
        ),
        None => format!("{own} of {all} numbers: {}", line.basis),
    }
}

pub(super) fn is_over(order: &Order) -> bool {
    matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    )
}

/// Activated or given up: what is owed of it has happened, whatever is planned of the others.
pub(super) fn is_done(order: &Order) -> bool {
    is_over(order) || order.status == OrderStatus::Cancelled
}

fn numbers(count: u32) -> String {
    format!("{count} number{}", if count == 1 { "" } else { "s" })
}

fn port_in(snapshot: &Snapshot, ports: &Activation) -> Line {
    let Some(known) = fee_of_gaining(snapshot, FeeKind::PortIn) else {
        return unknown(
            snapshot,
            FeeKind::PortIn,
            ports.sure,
            &numbers(ports.numbers),
        );
    };
    line(&known, FeeKind::PortIn, ports.sure, ports.numbers, 1)
}

/// What the losing side takes for letting the numbers go, where that is known: most charge nothing, and what is not
/// known stands with what may come.
fn port_out(snapshot: &Snapshot, order: &Order, ports: &Activation) -> Option<Line> {
    let losing = snapshot.carriers.get(&order.key.carrier)?;
    let known = fee_of(snapshot, losing, FeeKind::PortOut)?;
    Some(line(&known, FeeKind::PortOut, ports.sure, ports.numbers, 1))
}

/// What numbers cost that were called back.
fn snapbacks(snapshot: &Snapshot, order: &Order, size: u32) -> Option<Line> {
    let asked = order.log.acts.iter();
    let asked = asked.filter(|act| act.kind == OrderAct::AskSnapback);
    let times = u32::try_from(asked.count()).unwrap_or(u32::MAX);
    if times == 0 {
        return None;
    }
    Some(match fee_of_gaining(snapshot, FeeKind::Snapback) {
        Some(known) => line(&known, FeeKind::Snapback, Sure::Owed, size, times),
        None => unknown(
            snapshot,
            FeeKind::Snapback,
            Sure::Owed,
            "numbers were called back",
        ),
    })
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
fn on_demand(snapshot: &Snapshot, ports: &Activation) -> Option<Line> {
    let side = gaining_side(snapshot).find(|profile| !profile.windows.is_empty())?;
    if side.windows.iter().any(|window| {
        !window.on_request && (window.classes.is_empty() || window.classes.contains(&ports.class))
    }) || side.windows_on_request(ports.class).next().is_none()
    {
        return None;
    }
    Some(match fee_of_gaining(snapshot, FeeKind::OnDemand) {
        Some(known) => line(&known, FeeKind::OnDemand, ports.sure, ports.numbers, 1),
        None => unknown(
            snapshot,
            FeeKind::OnDemand,
            ports.sure,
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
pub(super) fn slip(
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

/// What the gaining side charges only if something happens.
const PERHAPS: [FeeKind; 7] = [
    FeeKind::Rejection,
    FeeKind::Expedite,
    FeeKind::OnDemand,
    FeeKind::AfterHours,
    FeeKind::LateChange,
    FeeKind::Cancel,
    FeeKind::Snapback,
];

/// What each of them would cost for one order where that is known: for an activated one, calling its numbers back as
/// long as that can be asked for. What its sheet reckons with already is no matter of chance.
fn perhaps_of(snapshot: &Snapshot, order: &Order, size: u32, sheet: &Sheet) -> Vec<Line> {
    let can_come = |kind: &FeeKind| match kind {
        FeeKind::Snapback if is_over(order) => life::fits(order, OrderAct::AskSnapback),
        FeeKind::OnDemand => !is_over(order) && !has(sheet, FeeKind::OnDemand),
        _ => !is_over(order),
    };
    let known = |kind: FeeKind| Some((kind, fee_of_gaining(snapshot, kind)?));
    PERHAPS
        .into_iter()
        .filter(can_come)
        .filter_map(known)
        .map(|(kind, known)| line(&known, kind, Sure::Perhaps, size, 1))
        .collect()
}

fn has(sheet: &Sheet, kind: FeeKind) -> bool {
    sheet.lines.iter().any(|line| line.what == kind.words())
}

/// What is charged only if something happens: by the gaining side, known or not, and by losing sides where known.
/// What every order that is still ahead reckons with is no matter of chance.
pub(super) fn perhaps(snapshot: &Snapshot, orders: &[OrderCost]) -> Vec<Line> {
    let ahead = |cost: &&OrderCost| {
        let order = snapshot.orders.get(&cost.order);
        order.is_some_and(|order| !is_done(order)) && has(&cost.sheet, FeeKind::PortIn)
    };
    let reckoned = orders
        .iter()
        .any(|cost| has(&cost.sheet, FeeKind::OnDemand))
        && orders
            .iter()
            .filter(ahead)
            .all(|cost| has(&cost.sheet, FeeKind::OnDemand));
    PERHAPS
        .into_iter()
        .filter(|kind| *kind != FeeKind::OnDemand || !reckoned)
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

/// The fees that are known of losing sides whose accounts are left, and in one line who may take something for letting
/// numbers go and does not say.
fn losing(snapshot: &Snapshot) -> Vec<Line> {
    let leaving: BTreeSet<&CarrierId> = snapshot
        .orders
        .values()
        .filter(|order| !is_done(order))
        .map(|order| &order.key.carrier)
        .collect();
    let profiles: Vec<&Profile> = leaving
        .into_iter()
        .filter_map(|id| snapshot.carriers.get(id))
        .collect();
    let of = |profile: &Profile, kind: FeeKind| {
        // What is known of letting numbers go stands with the orders.
        let known = fee_of(snapshot, profile, kind).filter(|_| kind != FeeKind::PortOut)?;
        let what = format!("{}, {}", kind.words(), short_name(&profile.name));
        Some(if_it_happens(&known, what))
    };
    let known = profiles
        .iter()
        .flat_map(|profile| FeeKind::ALL.map(|kind| of(profile, kind)));
    let silent: Vec<&str> = profiles
        .iter()
        .filter(|profile| fee_of(snapshot, profile, FeeKind::PortOut).is_none())
        .map(|profile| short_name(&profile.name))
        .collect();
    let port_out = (!silent.is_empty()).then(|| Line {
        what: FeeKind::PortOut.words().to_owned(),
        sure: Sure::Perhaps,
        amount: None,
        currency: String::new(),
        basis: format!(
            "{} may charge for letting numbers go; no fee is known",
            silent.join(", ")
        ),
        source: "Ask each, or enter it from the contract.".to_owned(),
    });
    known.flatten().chain(port_out).collect()
}

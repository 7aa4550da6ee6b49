//! One change on a copy of the project, as data: each sets the same fields that the real act would set.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::{
    carrier::{CarrierId, ClosedPeriod, Role},
    id::{BlackoutId, OrderId},
    number::Disposition,
    order::{Order, OrderStatus, Rejection},
    plan::{StepKind, schedule_held},
    snapshot::{Blackout, Snapshot},
    split,
    window::{Window, day_words, two_days_words},
    zone,
};

use super::{Change, Changed, Impossible, platform};

pub(super) type Outcome<T = ()> = Result<T, Impossible>;

pub(super) fn impossible<T>(message: impl Into<String>, hint: impl Into<String>) -> Outcome<T> {
    Err(Impossible {
        message: message.into(),
        hint: hint.into(),
    })
}

pub(super) fn apply(changed: &mut Changed, change: &Change, now: NaiveDateTime) -> Outcome {
    let today = now.date();
    match change {
        Change::GoLive { date } => {
            changed.snapshot.settings.go_live = *date;
            changed.said.push(match date {
                Some(date) => format!("the wished go-live is {}", day_words(*date)),
                None => "no go-live is wished".to_owned(),
            });
            Ok(())
        }
        Change::Request {
            order,
            date,
            start,
            end,
        } => request(changed, order, *date, (*start, *end), today),
        Change::Sent { order, date } => sent(changed, order, *date, today),
        Change::Signed { order, date } => signed(changed, order, *date, today),
        Change::Losing { order, carrier } => losing(changed, order, carrier),
        Change::Platform { carrier } => platform::platform(changed, carrier),
        Change::Rejected { order, date } => rejected(changed, order, *date, now),
        Change::Blackout {
            from,
            to,
            name,
            carrier,
        } => blackout(changed, (*from, *to), name, carrier.as_ref()),
        Change::Freeze {
            carrier,
            from,
            to,
            name,
        } => freeze(changed, carrier, (*from, *to), name),
        Change::Size { order, numbers } => size(changed, order, *numbers),
    }
}

/// The order of a name that is still ahead.
fn ahead<'a>(snapshot: &'a mut Snapshot, name: &str) -> Outcome<&'a mut Order> {
    let Some(order) = snapshot
        .orders
        .values_mut()
        .find(|order| order.name.eq_ignore_ascii_case(name.trim()))
    else {
        return impossible(
            format!("There is no order {name}."),
            "Take a name from the list of orders.",
        );
    };
    if matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed | OrderStatus::Cancelled
    ) {
        let what = if order.status == OrderStatus::Cancelled {
            "cancelled"
        } else {
            "activated"
        };
        return impossible(
            format!("{name} is {what}: what has happened cannot be otherwise."),
            "Ask about an order that is still ahead.",
        );
    }
    Ok(order)
}

fn say(changed: &mut Changed, order: OrderId, words: &str) {
    let name = changed
        .snapshot
        .orders
        .get(&order)
        .map_or("", |order| &order.name);
    changed.said.push(format!("{name} {words}"));
    let of = changed.of_orders.entry(order).or_default();
    if !of.is_empty() {
        of.push_str(" and ");
    }
    of.push_str(words);
}

fn not_past(date: NaiveDate, today: NaiveDate) -> Outcome {
    if date < today {
        return impossible(
            format!("{} is past.", day_words(date)),
            "Take today or a later day.",
        );
    }
    Ok(())
}

fn request(
    changed: &mut Changed,
    name: &str,
    date: NaiveDate,
    (start, end): (Option<NaiveTime>, Option<NaiveTime>),
    today: NaiveDate,
) -> Outcome {
    not_past(date, today)?;
    let settings = &changed.snapshot.settings;
    let window = Window {
        date,
        start: start.unwrap_or(settings.window_start),
        end: end.unwrap_or(settings.window_end),
        zone: settings.zone.clone(),
    };
    exists(&window)?;
    let order = ahead(&mut changed.snapshot, name)?;
    let words = if order.status == OrderStatus::Confirmed {
        // A changed date is a supplement: the losing side has to confirm it anew.
        order.status = OrderStatus::Submitted;
        order.confirmed = None;
        format!("gives up its confirmed date for {}", window.words())
    } else {
        format!("asks for {}", window.words())
    };
    order.requested = Some(window);
    let id = order.id;
    say(changed, id, &words);
    Ok(())
}

/// A window cannot start or end at a time that clocks skip.
fn exists(window: &Window) -> Outcome {
    let skipped = window.instants().is_ok_and(|(start, end)| {
        let gap = |local| matches!(local, zone::Local::Gap { .. });
        gap(start) || gap(end)
    });
    if skipped {
        return impossible(
            format!(
                "{} does not exist: the clocks jump over it.",
                window.words()
            ),
            "Choose an hour that exists on that night.",
        );
    }
    Ok(())
}

/// The account of an order at another losing side, with every order of it that is still to be sent.
fn losing(changed: &mut Changed, name: &str, carrier: &CarrierId) -> Outcome {
    let Some(profile) = changed.snapshot.carriers.get(carrier) else {
        return impossible(
            format!("There is no carrier {carrier}."),
            "Take an id from the list of carriers.",
        );
    };
    let (role, to) = (profile.role, profile.name.clone());
    if matches!(role, Role::Platform | Role::Common) {
        return impossible(
            format!("{to} holds no accounts that numbers leave."),
            "Take a losing or a gaining carrier.",
        );
    }
    let order = ahead(&mut changed.snapshot, name)?;
    let (id, account, was) = (unsent(order)?, order.key.account, order.key.carrier.clone());
    let from = changed.snapshot.carrier_name(&was).to_owned();
    if was == *carrier {
        return impossible(
            format!("{name} leaves {to} already."),
            "Take another carrier.",
        );
    }
    let mut moved = Vec::new();
    for order in changed.snapshot.orders.values_mut() {
        let same = order.id == id || (account.is_some() && order.key.account == account);
        let over = matches!(
            order.status,
            OrderStatus::Ported
                | OrderStatus::Verified
                | OrderStatus::Closed
                | OrderStatus::Cancelled
        );
        if same && !over {
            unsent(order)?;
            order.key.carrier = carrier.clone();
            moved.push(order.id);
        }
    }
    if let Some(account) = account.and_then(|id| changed.snapshot.accounts.get_mut(&id)) {
        account.carrier = carrier.clone();
    }
    for id in moved {
        say(changed, id, &format!("leaves {to} instead of {from}"));
    }
    if account.is_some() {
        platform::split_again(changed, &format!("{to} splits otherwise"));
    }
    Ok(())
}

fn sent(changed: &mut Changed, name: &str, date: NaiveDate, today: NaiveDate) -> Outcome {
    not_past(date, today)?;
    let order = ahead(&mut changed.snapshot, name)?;
    let id = unsent(order)?;
    sign(order, date);
    changed.holds.insert(id, date);
    say(changed, id, &format!("is sent on {}", day_words(date)));
    Ok(())
}

fn signed(changed: &mut Changed, name: &str, date: NaiveDate, today: NaiveDate) -> Outcome {
    let order = ahead(&mut changed.snapshot, name)?;
    let id = unsent(order)?;
    sign(order, date);
    if date > today {
        changed.holds.insert(id, date);
    }
    say(
        changed,
        id,
        &format!("has its LOA signed on {}", day_words(date)),
    );
    Ok(())
}

/// An order whose sending is still ahead.
fn unsent(order: &Order) -> Outcome<OrderId> {
    if order.status.is_submitted() && order.status != OrderStatus::Rejected {
        return impossible(
            format!("{} is sent already.", order.name),
            "Ask what happens when it is refused, or asks for another date.",
        );
    }
    Ok(order.id)
}

fn sign(order: &mut Order, date: NaiveDate) {
    order.signed_on = Some(date);
    if order.status == OrderStatus::AwaitingSignature {
        order.status = OrderStatus::Draft;
    }
}

fn rejected(
    changed: &mut Changed,
    name: &str,
    date: Option<NaiveDate>,
    now: NaiveDateTime,
) -> Outcome {
    let today = now.date();
    let id = ahead(&mut changed.snapshot, name)?.id;
    let date = match date {
        Some(date) => date,
        None => answer_due(changed, id, now).max(today),
    };
    let zone = changed.snapshot.settings.zone.clone();
    let order = ahead(&mut changed.snapshot, name)?;
    if order.status == OrderStatus::Rejected {
        return impossible(
            format!("{name} is refused already."),
            "Ask when its next version is sent.",
        );
    }
    let noon = date.and_hms_opt(12, 0, 0).unwrap_or_default();
    let at = zone::resolve(noon, &zone).map_or_else(|_| noon.and_utc(), zone::Local::earliest);
    order.rejections.push(Rejection {
        at,
        version: order.version,
        code: String::new(),
        reason: String::new(),
        field: String::new(),
        sent: String::new(),
        holds: String::new(),
    });
    order.status = OrderStatus::Rejected;
    order.confirmed = None;
    if date > today {
        // The day of the refusal goes into the repair and the new signature.
        changed.holds.insert(id, date.succ_opt().unwrap_or(date));
    }
    say(changed, id, &format!("is refused on {}", day_words(date)));
    Ok(())
}

/// The day on which the losing side's answer is due.
fn answer_due(changed: &Changed, order: OrderId, now: NaiveDateTime) -> NaiveDate {
    let plan = schedule_held(&changed.snapshot, now, &changed.holds);
    plan.orders
        .iter()
        .find(|plan| plan.order == order)
        .and_then(|plan| {
            let mut steps = plan.steps.iter();
            steps.find(|step| step.kind == StepKind::Answer)
        })
        .map_or(now.date(), |step| step.to)
}

fn period_words((from, to): (NaiveDate, NaiveDate)) -> String {
    if from == to {
        day_words(from)
    } else {
        let (from, to) = two_days_words(from, to);
        format!("{from} to {to}")
    }
}

fn in_order((from, to): (NaiveDate, NaiveDate)) -> Outcome {
    if from > to {
        return impossible(
            "The period ends before it begins.",
            "Put the first day first.",
        );
    }
    Ok(())
}

fn blackout(
    changed: &mut Changed,
    days: (NaiveDate, NaiveDate),
    name: &str,
    carrier: Option<&CarrierId>,
) -> Outcome {
    in_order(days)?;
    let known = carrier.is_none_or(|id| changed.snapshot.carriers.contains_key(id));
    if !known {
        return impossible(
            format!("There is no carrier {}.", carrier.map_or("", |id| &id.0)),
            "Take an id from the list of carriers.",
        );
    }
    let name = if name.is_empty() { "Blackout" } else { name };
    // Ids below zero stand for what is not in the file.
    let id = i64::try_from(changed.snapshot.blackouts.len()).map_or(-1, |count| -1 - count);
    changed.snapshot.blackouts.push(Blackout {
        id: BlackoutId(id),
        name: name.to_owned(),
        from: days.0,
        to: days.1,
        carrier: carrier.cloned(),
    });
    changed
        .said
        .push(format!("{name} closes {}", period_words(days)));
    Ok(())
}

fn freeze(
    changed: &mut Changed,
    carrier: &CarrierId,
    days: (NaiveDate, NaiveDate),
    name: &str,
) -> Outcome {
    in_order(days)?;
    let Some(profile) = changed.snapshot.carriers.get_mut(carrier) else {
        return impossible(
            format!("There is no carrier {carrier}."),
            "Take an id from the list of carriers.",
        );
    };
    let name = if name.is_empty() {
        format!("{} freeze", profile.name)
    } else {
        name.to_owned()
    };
    changed
        .said
        .push(format!("{} freezes {}", profile.name, period_words(days)));
    profile.closed.push(ClosedPeriod {
        name,
        from: days.0,
        to: days.1,
        source: "what-if".to_owned(),
        as_of: days.0,
        note: String::new(),
    });
    Ok(())
}

fn size(changed: &mut Changed, name: &str, numbers: u32) -> Outcome {
    let order = ahead(&mut changed.snapshot, name)?;
    let (id, account) = (unsent(order)?, order.key.account);
    let keep = usize::try_from(numbers).unwrap_or(usize::MAX);
    let porting: Vec<_> = changed
        .snapshot
        .numbers
        .of_order(id)
        .filter(|number| number.disposition == Disposition::Port)
        .map(|number| number.id)
        .collect();
    let had = porting.len();
    for number in porting.iter().skip(keep) {
        if let Some(number) = changed.snapshot.numbers.get_mut(number) {
            number.disposition = Disposition::Stay;
            number.order = None;
        }
    }
    let mut have = had.min(keep);
    if keep > had {
        // What else the account holds and nobody needs for another order.
        let mut free: Vec<_> = changed
            .snapshot
            .numbers
            .values()
            .filter(|number| {
                number.account == account
                    && (number.order.is_none() || number.order == Some(id))
                    && number.disposition != Disposition::Port
            })
            .map(|number| (number.tn, number.id))
            .collect();
        free.sort_unstable();
        for (_, number) in free.iter().take(keep - had) {
            if let Some(number) = changed.snapshot.numbers.get_mut(number) {
                number.disposition = Disposition::Port;
                number.order = Some(id);
                have += 1;
            }
        }
    }
    if have < keep {
        changed.notes.push(format!(
            "The account of {name} holds no more numbers to port: {have} instead of {keep}."
        ));
    }
    say(
        changed,
        id,
        &format!("ports {have} numbers instead of {had}"),
    );
    let cap = changed.snapshot.orders.get(&id);
    if cap.is_some_and(|order| have > split::cap(&changed.snapshot, &order.key)) {
        platform::split_again(changed, "That is more than one order takes, so it is split");
    }
    Ok(())
}

//! What can be recorded of an order now, why something cannot, and the order as it shall be after it.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::{
    error::WireError,
    orders::sound,
    project::parse_date,
    session::State,
    view::{OrderAct, OrderAction, OrderRecord},
    words::count,
};
use crate::{
    order::{Order, OrderStatus, Rejection},
    project::Op,
    readiness,
    window::day_words,
    zone,
};

const ACTS: [(OrderAct, &str); 8] = [
    (OrderAct::AskSignature, "Sent out for signature"),
    (OrderAct::Signed, "LOA signed"),
    (OrderAct::Submitted, "Sent to the carrier"),
    (OrderAct::Confirmed, "Date confirmed (FOC)"),
    (OrderAct::Rejected, "Rejected"),
    (OrderAct::Ported, "Activated"),
    (OrderAct::Verified, "Every number proven"),
    (OrderAct::Cancelled, "Cancelled"),
];

/// Every act with the button's word, and why it cannot be recorded now.
pub(super) fn actions(state: &State, order: &Order) -> Vec<OrderAction> {
    ACTS.iter()
        .map(|(act, label)| OrderAction {
            act: *act,
            label: (*label).to_owned(),
            refused: refusal(state, order, *act).unwrap_or_default(),
        })
        .collect()
}

/// Why an act cannot be recorded now. A blocker stops signing and sending, nothing that has happened.
pub(super) fn refusal(state: &State, order: &Order, act: OrderAct) -> Option<String> {
    use OrderStatus::{AwaitingSignature, Confirmed, Draft, Ported, Rejected, Submitted};
    let fits = match act {
        OrderAct::AskSignature => matches!(order.status, Draft | Rejected),
        OrderAct::Signed => matches!(order.status, Draft | AwaitingSignature | Rejected),
        OrderAct::Submitted => matches!(order.status, Draft | AwaitingSignature),
        OrderAct::Confirmed => matches!(order.status, Submitted | Confirmed),
        OrderAct::Rejected => matches!(order.status, Submitted | Confirmed),
        OrderAct::Ported => order.status == Confirmed,
        OrderAct::Verified => order.status == Ported,
        OrderAct::Cancelled => matches!(
            order.status,
            Draft | AwaitingSignature | Submitted | Rejected | Confirmed
        ),
    };
    if !fits {
        return Some(format!(
            "{} is {}.",
            order.name,
            super::words::status_words(order.status).to_lowercase()
        ));
    }
    if matches!(
        act,
        OrderAct::AskSignature | OrderAct::Signed | OrderAct::Submitted
    ) {
        let blockers = readiness::blockers_of(&state.snapshot, &state.findings, order.id);
        if let Some(first) = blockers.first() {
            return Some(format!(
                "{} is held up by {}: {}",
                order.name,
                count(blockers.len(), "blocker"),
                first.message
            ));
        }
    }
    if act == OrderAct::Submitted && order.signed_on.is_none() {
        return Some(format!("The LOA of {} is not signed.", order.name));
    }
    None
}

/// The order as it shall be after what happened.
pub(super) fn recorded(
    state: &State,
    order: &Order,
    request: OrderRecord,
    now: DateTime<FixedOffset>,
) -> Result<Op, WireError> {
    let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
    let at = moment(state, date, now)?;
    let mut order = order.clone();
    let mut rejection = None;
    if order.status == OrderStatus::Rejected
        && matches!(request.act, OrderAct::AskSignature | OrderAct::Signed)
    {
        // What was refused stays on record; the next version starts without the old one's facts.
        order.version += 1;
        (order.signed_on, order.submitted_at, order.confirmed) = (None, None, None);
    }
    let what = match request.act {
        OrderAct::AskSignature => {
            order.status = OrderStatus::AwaitingSignature;
            "out for signature"
        }
        OrderAct::Signed => {
            order.signed_on = Some(date);
            order.status = OrderStatus::Draft;
            "LOA signed"
        }
        OrderAct::Submitted => {
            order.submitted_at = Some(at);
            order.status = OrderStatus::Submitted;
            if order.requested.is_none() {
                order.requested = state.plan_of(order.id).and_then(|plan| plan.window.clone());
            }
            "sent"
        }
        OrderAct::Confirmed => {
            let window = request.window.or_else(|| order.requested.clone());
            let window = window.ok_or_else(|| {
                WireError::user(
                    "no_window",
                    "There is no date to confirm.",
                    "Enter the date and window of the FOC.",
                )
            })?;
            sound(&window)?;
            order.confirmed = Some(window);
            order.status = OrderStatus::Confirmed;
            "confirmed"
        }
        OrderAct::Rejected => {
            rejection = Some(Rejection {
                at,
                version: order.version,
                code: request.code,
                reason: request.reason,
                sent: sent_value(state, &order, &request.field),
                field: request.field,
                holds: request.holds,
            });
            order.status = OrderStatus::Rejected;
            order.confirmed = None;
            "rejected"
        }
        OrderAct::Ported => {
            order.activated_at = Some(at);
            order.status = OrderStatus::Ported;
            "activated"
        }
        OrderAct::Verified => {
            order.status = OrderStatus::Verified;
            "proven"
        }
        OrderAct::Cancelled => {
            order.status = OrderStatus::Cancelled;
            "cancelled"
        }
    };
    if !request.carrier_number.is_empty() {
        order.carrier_number = request.carrier_number;
    }
    let what = format!("{} {what}", order.name);
    Ok(Op::Order {
        order: Box::new(order),
        rejection,
        what,
    })
}

/// The moment something happened: now for today, noon in the project's zone for another day. Nothing that
/// has happened lies in the future.
fn moment(
    state: &State,
    date: NaiveDate,
    now: DateTime<FixedOffset>,
) -> Result<DateTime<Utc>, WireError> {
    if date == state.today() {
        return Ok(now.to_utc());
    }
    if date > state.today() {
        return Err(WireError::user(
            "in_the_future",
            format!("{} has not come yet.", day_words(date)),
            "Record what has happened, on the day it happened.",
        ));
    }
    let noon = date.and_hms_opt(12, 0, 0).unwrap_or_default();
    let zone = &state.snapshot.settings.zone;
    Ok(zone::resolve(noon, zone).map_or_else(|_| noon.and_utc(), zone::Local::earliest))
}

/// What we had stated for a field, as it stands now: it was not changed since it was sent.
fn sent_value(state: &State, order: &Order, field: &str) -> String {
    let snapshot = &state.snapshot;
    let Some(account) = order.key.account.and_then(|id| snapshot.accounts.get(&id)) else {
        return String::new();
    };
    let site = order.key.site.and_then(|id| snapshot.sites.get(&id));
    match field {
        "service_address" => site
            .map_or(&account.service_address, |site| &site.address)
            .street_line(),
        "business_name" => account.business_name.clone(),
        "billing_name" => account.billing_name.clone(),
        "account_number" => account.account_number.clone(),
        "signer" => account.signer.name.clone(),
        "btn" => account
            .btn
            .map(super::super::number::telephone::TelephoneNumber::dashed)
            .unwrap_or_default(),
        _ => String::new(),
    }
}

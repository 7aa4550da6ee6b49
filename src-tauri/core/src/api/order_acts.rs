//! What can be recorded of an order, and the write that records it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::{
    error::WireError,
    orders::sound,
    project::parse_date,
    session::State,
    view::{OrderAction, OrderRecord},
};
use crate::{
    document,
    life::{self, Asking, Happened, Refusal, fields, happen, letter_text},
    order::{Order, OrderAct, Rejection, Sent, Signature, SignedHow},
    project::{Op, OrderOp, hex},
    snapshot::Snapshot,
    window::{Window, day_words},
    zone,
};

/// Every act with the button's word, and why it cannot be recorded now.
pub(super) fn actions(state: &State, order: &Order) -> Vec<OrderAction> {
    let held: Vec<_> = state.held(order.id).collect();
    let asking = Asking {
        snapshot: &state.snapshot,
        held: &held,
        order,
        at: state.now,
        change: None,
    };
    OrderAct::ALL
        .iter()
        .map(|act| {
            let refused = life::may(&asking, *act);
            OrderAction {
                act: *act,
                label: act.label().to_owned(),
                in_spite: refused.as_ref().is_some_and(|refused| refused.rule),
                fits: life::fits(order, *act),
                hint: match &refused {
                    Some(refused) => refused.hint.to_owned(),
                    None => life::terms(&asking, *act).unwrap_or_default(),
                },
                refused: refused.map(|refused| refused.reason).unwrap_or_default(),
            }
        })
        .collect()
}

/// The write after what happened, or why it cannot be recorded.
pub(super) fn recorded(
    state: &State,
    order: &Order,
    request: OrderRecord,
    now: DateTime<FixedOffset>,
) -> Result<Op, WireError> {
    let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
    let at = moment(state, date, now)?;
    let held: Vec<_> = state.held(order.id).collect();
    let asking = Asking {
        snapshot: &state.snapshot,
        held: &held,
        order,
        at: local(state, at),
        change: request.change,
    };
    if let Some(refusal) = life::may(&asking, request.act)
        && (!refusal.rule || request.in_spite.trim().is_empty())
    {
        return Err(refused(&refusal));
    }
    if let Some(id) = request.attachment
        && !state.snapshot.evidence.attachments.contains_key(&id)
    {
        return Err(WireError::not_here("That attachment"));
    }
    let window = window(state, order, &request)?;
    needs_reason(order, &request, window.as_ref())?;
    let what = Happened {
        act: request.act,
        at,
        on: date,
        window,
        carrier_number: request.carrier_number.trim().to_owned(),
        text: request.reason.trim().to_owned(),
        in_spite: request.in_spite.trim().to_owned(),
        attachment: request.attachment,
    };
    let (after, mut act) = happen(&state.snapshot, order, &what);
    let rejection = (request.act == OrderAct::Rejected).then(|| Rejection {
        at,
        version: order.version,
        code: request.code.clone(),
        reason: request.reason.clone(),
        sent: sent_value(state, order, &request.field),
        field: request.field.clone(),
        holds: request.holds.clone(),
    });
    if let Some(rejection) = &rejection
        && !rejection.code.is_empty()
    {
        act.text = format!("{} ({})", rejection.reason, rejection.code);
    }
    let sends = request.act == OrderAct::Submitted || request.act.supplement().is_some();
    let sent = sends.then(|| Box::new(frozen(&state.snapshot, &after, at)));
    let what = format!("{} {}", after.name, done_words(request.act));
    if request.act == OrderAct::Signed {
        let signature = signed(&state.snapshot, &after, SignedHow::Paper, at);
        return Ok(Op::Orders(OrderOp::Sign {
            signature: Box::new(Signature {
                attachment: request.attachment,
                came: request.reason.trim().to_owned(),
                ..signature
            }),
            order: Box::new(after),
            act: Box::new(act),
            file: None,
            what,
        }));
    }
    Ok(Op::Orders(OrderOp::Act {
        order: Box::new(after),
        act: Box::new(act),
        rejection,
        sent,
        files: Vec::new(),
        what,
    }))
}

/// The signature under the letter of an order as it stands, by the person whom the letter names.
pub(super) fn signed(
    snapshot: &Snapshot,
    order: &Order,
    how: SignedHow,
    at: DateTime<Utc>,
) -> Signature {
    let letter = document::letter_of(snapshot, order);
    Signature {
        version: order.version,
        how,
        came: String::new(),
        signer: letter.signer.name.clone(),
        on: order.signed_on.unwrap_or_else(|| at.date_naive()),
        at,
        attachment: None,
        fields: life::signed_fields(&letter),
        numbers: letter.numbers.iter().map(|listed| listed.tn).collect(),
    }
}

fn refused(refusal: &Refusal) -> WireError {
    let hint = if refusal.rule {
        format!(
            "{} What happened all the same is recorded with the reason.",
            refusal.hint
        )
    } else {
        refusal.hint.to_owned()
    };
    WireError::user("act_refused", &refusal.reason, hint)
}

/// The window that an act is about.
fn window(
    state: &State,
    order: &Order,
    request: &OrderRecord,
) -> Result<Option<Window>, WireError> {
    let window = match request.act {
        OrderAct::Confirmed => request.window.clone().or_else(|| order.requested.clone()),
        OrderAct::AskDate => request.window.clone(),
        OrderAct::Submitted => request.window.clone().or_else(|| {
            order
                .requested
                .clone()
                .or_else(|| state.plan_of(order.id).and_then(|plan| plan.window.clone()))
        }),
        _ => return Ok(None),
    };
    if let Some(window) = &window {
        sound(window)?;
    } else if request.act == OrderAct::Confirmed {
        return Err(WireError::user(
            "no_window",
            "There is no date to confirm.",
            "Enter the date and window of the FOC.",
        ));
    } else if request.act == OrderAct::AskDate {
        return Err(WireError::user(
            "no_window",
            "No other date is named.",
            "Enter the date and window that is asked for.",
        ));
    }
    Ok(window)
}

/// A date that moves, and a change, are told apart from each other only by their reason.
fn needs_reason(
    order: &Order,
    request: &OrderRecord,
    window: Option<&Window>,
) -> Result<(), WireError> {
    let moved = request.act == OrderAct::Confirmed
        && order.confirmed.is_some()
        && order.confirmed.as_ref() != window;
    let needed = moved
        || matches!(
            request.act,
            OrderAct::AskChange | OrderAct::FocLost | OrderAct::Rejected
        );
    if needed && request.reason.trim().is_empty() {
        let message = match request.act {
            OrderAct::Confirmed => format!("The date of {} moves without a reason.", order.name),
            OrderAct::AskChange => format!("Nobody says what changes in {}.", order.name),
            OrderAct::FocLost => format!("The date of {} is lost without a reason.", order.name),
            _ => format!("{} is rejected without a reason.", order.name),
        };
        return Err(WireError::user(
            "no_reason",
            message,
            "Write what the carrier said, in its own words.",
        ));
    }
    Ok(())
}

/// What this version says from now on, whatever is edited later.
pub(super) fn frozen(snapshot: &Snapshot, order: &Order, at: DateTime<Utc>) -> Sent {
    let letter = document::letter_of(snapshot, order);
    let text = letter_text(&letter);
    Sent {
        version: order.version,
        at,
        fields: fields(&letter),
        numbers: letter.numbers.iter().map(|listed| listed.tn).collect(),
        letter_sha256: hex(&Sha256::digest(text.as_bytes())),
        letter: text,
    }
}

fn done_words(act: OrderAct) -> &'static str {
    match act {
        OrderAct::Entered => "entered at the gaining side",
        OrderAct::AskSignature => "out for signature",
        OrderAct::Signed => "LOA signed",
        OrderAct::Submitted => "sent",
        OrderAct::PlatformLoaSigned => "platform’s LOA signed",
        OrderAct::Receipt => "received by the carrier",
        OrderAct::Confirmed => "confirmed",
        OrderAct::Rejected => "rejected",
        OrderAct::AskDate => "other date asked",
        OrderAct::AskChange => "change asked",
        OrderAct::AskCancel => "cancelling asked",
        OrderAct::SupplementRefused => "change refused",
        OrderAct::FocLost => "date lost",
        OrderAct::Activating => "activation begun",
        OrderAct::Ported => "activated",
        OrderAct::AskSnapback => "snapback asked",
        OrderAct::SnappedBack => "snapped back",
        OrderAct::Verified => "proven",
        OrderAct::Closed => "closed",
        OrderAct::Cancelled => "cancelled",
    }
}

/// An instant on the clocks of the project's zone.
pub(super) fn local(state: &State, at: DateTime<Utc>) -> NaiveDateTime {
    zone::on_clocks(at, &state.snapshot.settings.zone)
}

/// The moment something happened: now for today, noon in the project's zone for another day. Nothing that
/// has happened lies in the future.
pub(super) fn moment(
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
    Ok(instant(state, noon))
}

/// A wall time of the project's zone.
pub(super) fn instant(state: &State, local: NaiveDateTime) -> DateTime<Utc> {
    let zone = &state.snapshot.settings.zone;
    zone::resolve(local, zone).map_or_else(|_| local.and_utc(), zone::Local::earliest)
}

/// What the version that was sent stated for a field. A file from before what was sent was kept knows only how it
/// stands now.
fn sent_value(state: &State, order: &Order, field: &str) -> String {
    // A field of one site, `service_address:3`, is the order's only one.
    let name = field.split(':').next().unwrap_or(field);
    let value = match order.log.last_sent() {
        Some(sent) => sent.fields.get(name).cloned(),
        None => fields(&document::letter_of(&state.snapshot, order)).remove(name),
    };
    value.unwrap_or_default()
}

//! Forward from today, or from what has really happened: when an order can be sent and cut over.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::{
    carrier::Class,
    id::OrderId,
    order::{KeyClass, Order, OrderStatus},
    rules::Said,
    window::Window,
};

use super::{
    Lead, WaitKind, WaitsFor,
    fit::Hours,
    ground::{Ground, Sides},
    tasks::Held,
};

/// Where an order stands in time.
#[derive(Debug, Clone, Default)]
pub(super) struct Dates {
    /// The business day its sending counts for, real or planned; absent once it is beyond sending.
    pub(super) sent: Option<NaiveDate>,
    /// With the shortest lead time.
    pub(super) minimum: Option<NaiveDate>,
    /// With the usual lead time.
    pub(super) typical: Option<NaiveDate>,
    /// With the longest lead time.
    pub(super) maximum: Option<NaiveDate>,
    /// With the usual lead time and one rejection.
    pub(super) after_rejection: Option<NaiveDate>,
    /// The day the plan rests on: real, confirmed, requested or the usual one.
    pub(super) planned: Option<NaiveDate>,
    /// The window on that day.
    pub(super) window: Option<Window>,
    /// The day is confirmed or has happened.
    pub(super) fixed: bool,
    /// A request that cannot be met was passed over.
    pub(super) request_passed_over: bool,
    /// The order that pushed it to where it is.
    pub(super) pushed_by: Option<OrderId>,
    /// What has to be in place and is expected only after the lead time.
    pub(super) held_by: Option<Held>,
}

impl Dates {
    /// The later of the usual day and the day the plan rests on: what the go-live has to reckon with.
    pub(super) fn likely(&self) -> Option<NaiveDate> {
        match (self.typical, self.planned) {
            (Some(typical), Some(planned)) => Some(typical.max(planned)),
            _ => None,
        }
    }
}

/// Which of the dates of the orders before it an order is laid behind.
#[derive(Clone, Copy)]
enum Case {
    Shortest,
    Usual,
    Longest,
}

impl Case {
    fn of(self, dates: &Dates) -> Option<NaiveDate> {
        match self {
            // A request that stands may lie outside the three lead times.
            Case::Shortest => dates.minimum.min(dates.planned),
            Case::Usual => dates.planned,
            Case::Longest => dates.maximum.max(dates.planned),
        }
    }
}

/// All that is known of an order when its turn comes.
pub(super) struct Turn<'a> {
    pub(super) order: &'a Order,
    pub(super) class: Class,
    pub(super) lead: &'a Lead,
    pub(super) rejection_days: u16,
    pub(super) waits: &'a [WaitsFor],
    /// What has to be in place first and is open, the last of it.
    pub(super) held: Option<Held>,
}

/// Lays one order behind those that are already laid.
pub(super) fn place<'a>(
    ground: &Ground<'a>,
    hours: &Hours<'_>,
    turn: &Turn<'a>,
    laid: &BTreeMap<OrderId, Dates>,
) -> Dates {
    let order = turn.order;
    let Some(sides) = ground.sides(order) else {
        return Dates::default();
    };
    if let Some(dates) = facts(ground, order) {
        return dates;
    }
    let ready = ready_to_send(ground, sides, order);
    let laying = Laying {
        ground,
        hours,
        sides,
        turn,
        laid,
        ready,
    };
    let lead = turn.lead;
    let (_, minimum, _) = laying.cutover(Case::Shortest, lead.min);
    let (sent, typical, pushed_by) = laying.cutover(Case::Usual, lead.typical);
    let (_, maximum, _) = laying.cutover(Case::Longest, lead.max);
    let again = lead.typical.saturating_add(turn.rejection_days);
    let (_, after_rejection, _) = laying.cutover(Case::Usual, again);
    let date = |slot: &Option<(NaiveDate, Option<Window>)>| slot.as_ref().map(|(day, _)| *day);
    let mut dates = Dates {
        sent,
        minimum: date(&minimum),
        typical: date(&typical),
        maximum: date(&maximum),
        after_rejection: date(&after_rejection),
        planned: date(&typical),
        window: typical.and_then(|(_, window)| window),
        fixed: false,
        request_passed_over: false,
        pushed_by,
        held_by: turn.held.filter(|held| {
            sent.and_then(|sent| laying.lead_day(sent, lead.typical))
                .is_some_and(|day| day <= held.until)
        }),
    };
    if let Some(requested) = &order.requested {
        let earliest = if order.status == OrderStatus::Submitted {
            ground.today().succ_opt()
        } else {
            dates.minimum
        };
        let possible = earliest.is_some_and(|earliest| requested.date >= earliest)
            && sides.cutover.is_open(requested.date);
        if possible {
            dates.planned = Some(requested.date);
            dates.window = Some(requested.clone());
        } else {
            dates.request_passed_over = true;
        }
    }
    dates
}

/// Dates of an order that is beyond planning: activated or confirmed.
pub(super) fn facts<'a>(ground: &Ground<'a>, order: &'a Order) -> Option<Dates> {
    let ported = matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    );
    let window = order.confirmed.clone().or_else(|| {
        // A date that was asked for says when it was, once it is known that it happened.
        ported.then(|| order.requested.clone()).flatten()
    });
    let day = match order.activated_at {
        Some(at) => ground.local_day(at),
        None if order.status == OrderStatus::Confirmed => window.as_ref()?.date,
        None if ported => window
            .as_ref()
            .map_or_else(|| ground.today(), |window| window.date),
        None => return None,
    };
    let window = window.filter(|window| window.date == day);
    Some(Dates {
        sent: order
            .submitted_at
            .and_then(|at| sent_day(ground, order, at)),
        minimum: Some(day),
        typical: Some(day),
        maximum: Some(day),
        after_rejection: Some(day),
        planned: Some(day),
        window,
        fixed: true,
        request_passed_over: false,
        pushed_by: None,
        held_by: None,
    })
}

/// The business day for which a sending that happened counts.
pub(super) fn sent_day<'a>(
    ground: &Ground<'a>,
    order: &'a Order,
    at: chrono::DateTime<chrono::Utc>,
) -> Option<NaiveDate> {
    let local = crate::zone::on_clocks(at, ground.zone());
    ground
        .counts_for(order, local)
        .or_else(|| Some(local.date()))
}

/// The first business day on which the order can be sent, for its own part.
fn ready_to_send<'a>(ground: &Ground<'a>, sides: &Sides, order: &'a Order) -> Option<NaiveDate> {
    let today = ground.today();
    let now = || ground.goes_out(order);
    let ready = match order.status {
        OrderStatus::Submitted | OrderStatus::Confirmed => match order.submitted_at {
            Some(at) => return sent_day(ground, order, at),
            None => now(),
        },
        // Today goes into the repair and the new signature.
        OrderStatus::Rejected if !signed_again(ground, order) => sides.offices.after(today),
        OrderStatus::AwaitingSignature if order.signed_on.is_none() => {
            sides.offices.add(today, signing_days(ground, order))
        }
        _ => now(),
    }?;
    let prepared = sides.offices.add(
        ready,
        preparation(ground, order)
            .iter()
            .map(|preparation| preparation.days)
            .sum(),
    )?;
    match ground.hold(order.id) {
        Some(hold) if hold > prepared => sides.offices.on_or_after(hold),
        _ => Some(prepared),
    }
}

/// Whether the letter of a refused order was signed again since.
pub(super) fn signed_again(ground: &Ground<'_>, order: &Order) -> bool {
    let refused = order.rejections.iter().map(|rejection| rejection.at).max();
    match (order.signed_on, refused) {
        (Some(signed), Some(refused)) => signed >= ground.local_day(refused),
        _ => false,
    }
}

/// Something that has to be done before an order can be sent.
pub(super) struct Preparation {
    /// Business days, as usual.
    pub(super) days: i32,
    /// Shortest, usual and longest.
    pub(super) span: [u16; 3],
    /// What and why, in one sentence.
    pub(super) reason: String,
    /// Where the days were read.
    pub(super) source: String,
}

/// Business days that a letter which is out for signature is given to come back.
pub(super) fn signing_days<'a>(ground: &Ground<'a>, order: &'a Order) -> i32 {
    let said = ground.rules(order).signature_days();
    said.map_or(0, |said| i32::from(said.value))
}

/// Business days to have the lock of the order's account removed, where it is locked and not sent yet.
pub(super) fn unlocking<'a>(ground: &Ground<'a>, order: &'a Order) -> Option<Preparation> {
    let account = ground.snapshot.accounts.get(&order.key.account?)?;
    if !account.locked || order.status.is_submitted() {
        return None;
    }
    let said = ground.rules(order).unlock_days()?;
    let [least, usual, most] = said.value;
    Some(Preparation {
        days: usual.into(),
        span: said.value,
        reason: format!(
            "The account is locked. The subscriber has the lock taken off; {usual} business days are usual, {least} to {most} happen."
        ),
        source: said.source(),
    })
}

/// Business days to get the CSR of the order's account, where it is missing and the order is not ready without it.
pub(super) fn missing_csr<'a>(ground: &Ground<'a>, order: &'a Order) -> Option<Preparation> {
    let account = ground.snapshot.accounts.get(&order.key.account?)?;
    let needs_csr = !order.status.is_submitted()
        && order.signed_on.is_none()
        && order.key.class == KeyClass::Local
        && !ground.snapshot.csrs.contains_key(&account.id);
    let said = needs_csr.then(|| ground.rules(order).csr_days())??;
    let [_, usual, _] = said.value;
    Some(Preparation {
        days: usual.into(),
        span: said.value,
        reason: format!("There is no CSR of the account yet; it takes {usual} business days."),
        source: said.source(),
    })
}

/// What has to be done before an order can be sent, one after the other.
pub(super) fn preparation<'a>(ground: &Ground<'a>, order: &'a Order) -> Vec<Preparation> {
    let unlocking = unlocking(ground, order).into_iter();
    unlocking.chain(missing_csr(ground, order)).collect()
}

/// The first day that may be asked for after a date was refused, with the rule.
pub(super) fn after_refused_date<'a>(
    ground: &Ground<'a>,
    order: &'a Order,
) -> Option<(NaiveDate, Said<'a, u16>)> {
    let refused = order
        .rejections
        .last()
        .filter(|refused| order.status == OrderStatus::Rejected && refused.field == "requested")?;
    let said = ground.rules(order).new_date_days()?;
    let offices = &ground.sides(order)?.offices;
    let from = offices.on_or_after(ground.local_day(refused.at))?;
    Some((offices.add(from, said.value.into())?, said))
}

/// Hours after activation in which a snapback of an order can be asked for.
pub(super) fn snapback_hours<'a>(ground: &Ground<'a>, order: &'a Order) -> u16 {
    let said = ground.rules(order).snapback_hours();
    said.map_or(0, |said| said.value)
}

/// The last day on which a snapback can be asked for after a cutover on a day: in the hours of its window, which may
/// be that of another day. A later cutover so never frees its account sooner.
pub(super) fn snapback_ends(hours: u16, day: NaiveDate, window: Option<&Window>) -> NaiveDate {
    let end = window
        .and_then(|window| window.ends().checked_add_signed(day - window.date))
        .unwrap_or_else(|| day.and_time(chrono::NaiveTime::MIN));
    end.checked_add_signed(TimeDelta::hours(i64::from(hours)))
        .map_or(day, |end| end.date())
}

type Slot = Option<(NaiveDate, Option<Window>)>;

struct Laying<'a> {
    ground: &'a Ground<'a>,
    hours: &'a Hours<'a>,
    sides: &'a Sides,
    turn: &'a Turn<'a>,
    laid: &'a BTreeMap<OrderId, Dates>,
    ready: Option<NaiveDate>,
}

impl Laying<'_> {
    /// The day of sending, the cutover after so many business days, and the order that pushed either.
    fn cutover(&self, case: Case, lead: u16) -> (Option<NaiveDate>, Slot, Option<OrderId>) {
        let Some((sent, sent_after)) = self.sent(case) else {
            return (None, None, None);
        };
        let slot = self
            .first_day(sent, lead)
            .and_then(|day| self.hours.slot(self.sides, self.turn.class, day));
        let Some(slot) = slot else {
            return (Some(sent), None, sent_after);
        };
        let (slot, pushed) = self.behind_cutovers(case, slot);
        (Some(sent), slot, pushed.or(sent_after))
    }

    /// The first day that the lead time and what has to be in place allow, open or not.
    fn first_day(&self, sent: NaiveDate, lead: u16) -> Option<NaiveDate> {
        let mut day = self.lead_day(sent, lead)?;
        if let Some((floor, _)) = after_refused_date(self.ground, self.turn.order) {
            day = day.max(floor);
        }
        match self.turn.held {
            Some(held) => Some(day.max(held.until.succ_opt()?)),
            None => Some(day),
        }
    }

    /// The first day the lead time allows, open or not.
    fn lead_day(&self, sent: NaiveDate, lead: u16) -> Option<NaiveDate> {
        let mut day = self.sides.offices.add(sent, i32::from(lead))?;
        if let Some(said) = self.ground.rules(self.turn.order).earliest_request_days() {
            day = day.max(sent.checked_add_days(Days::new(u64::from(said.value)))?);
        }
        if self.turn.order.status == OrderStatus::Submitted {
            // What should have happened by now and has not can happen tomorrow at the earliest.
            day = day.max(self.ground.today().succ_opt()?);
        }
        Some(day)
    }

    /// The day of sending, behind the snapback of every order on the same account.
    fn sent(&self, case: Case) -> Option<(NaiveDate, Option<OrderId>)> {
        let mut sent = self.ready?;
        let mut pushed = None;
        for wait in self.waits_of(WaitKind::Sending) {
            let before = self.laid.get(&wait.order)?;
            let other = self.ground.snapshot.orders.get(&wait.order)?;
            let hours = snapback_hours(self.ground, other);
            let end = snapback_ends(hours, case.of(before)?, before.window.as_ref());
            let free = self.sides.offices.after(end)?;
            if free > sent {
                sent = free;
                pushed = Some(wait.order);
            }
        }
        Some((sent, pushed))
    }

    /// Moves a slot behind the cutovers it waits for: later the same day, or the next day that fits.
    fn behind_cutovers(
        &self,
        case: Case,
        slot: (NaiveDate, Option<Window>),
    ) -> (Slot, Option<OrderId>) {
        let mut slot = slot;
        let mut pushed = None;
        // Sorted by day, so that one pass is enough.
        let mut before: Vec<_> = self
            .waits_of(WaitKind::Cutover)
            .filter_map(|wait| Some((wait.order, self.laid.get(&wait.order)?)))
            .collect();
        before.sort_by_key(|(_, dates)| case.of(dates));
        for (id, dates) in before {
            let Some(day) = case.of(dates) else {
                return (None, Some(id));
            };
            if is_behind(&slot, day, dates.window.as_ref()) {
                continue;
            }
            pushed = Some(id);
            let same_day = self.hours.slot(self.sides, self.turn.class, day);
            let moved = same_day
                .filter(|slot| is_behind(slot, day, dates.window.as_ref()))
                .or_else(|| {
                    self.hours
                        .slot(self.sides, self.turn.class, day.succ_opt()?)
                });
            match moved {
                Some(moved) => slot = moved,
                None => return (None, pushed),
            }
        }
        (Some(slot), pushed)
    }

    fn waits_of(&self, kind: WaitKind) -> impl Iterator<Item = &WaitsFor> {
        self.turn.waits.iter().filter(move |wait| wait.kind == kind)
    }
}

/// Whether a slot lies behind a cutover on a day: on a later day, or later on the same one.
fn is_behind(slot: &(NaiveDate, Option<Window>), day: NaiveDate, window: Option<&Window>) -> bool {
    if slot.0 != day {
        return slot.0 > day;
    }
    match (&slot.1, window) {
        (Some(ours), Some(theirs)) => {
            ours.zone == theirs.zone && theirs.end >= theirs.start && ours.start >= theirs.end
        }
        _ => false,
    }
}

//! What-ifs for screens, and the three that can be made real.

use chrono::{DateTime, Datelike as _, Days, NaiveDate};

use super::{
    commands::{ById, Done, OrderRequest},
    error::WireError,
    forecast::{asked, of_state},
    session::{Call, Session, State},
    view::{
        AxisMark, ChangeView, Day, FixView, Jump, OrderTwice, RejectionAsk, RejectionOutlook, Span,
        TwoDates, TwoWords, WhatIfApply, WhatIfRequest, WhatIfView,
    },
    words::{count, day, finding},
};
use crate::{
    forecast::{Forecast, Request},
    id::{BlackoutId, OrderId},
    order::{Order, OrderStatus, Rejection},
    plan::{OrderPlan, Plan},
    project::Op,
    readiness,
    snapshot::{Blackout, Snapshot},
    whatif::{
        Change, Changed, Comparison, Impossible, OrderChange, Side, Twice, WhatIf, after_rejection,
        compare, costs_of, fix, taken_over,
    },
    window::Window,
};

impl From<Impossible> for WireError {
    fn from(impossible: Impossible) -> Self {
        Self::user("what_if_impossible", impossible.message, impossible.hint)
    }
}

/// A what-if with everything that was computed for it.
pub(super) struct Asked {
    pub(super) before: Side,
    pub(super) changed: Changed,
    pub(super) after: Side,
    pub(super) comparison: Comparison,
}

/// Lays the second plan beside the first.
pub(super) fn ask(state: &State, what_if: &WhatIf, request: Request) -> Result<Asked, Impossible> {
    let changed = what_if.apply(&state.snapshot, state.now)?;
    let before = Side {
        plan: Plan::clone(&state.plan),
        findings: state.findings.clone(),
        accepted: state.accepted.clone(),
        forecast: of_state(state, request),
        costs: costs_of(&state.snapshot, &state.plan),
    };
    let after = Side::beside(&before.costs, &changed, state.now, request);
    let comparison = compare(&state.snapshot, &before, &changed, &after);
    Ok(Asked {
        before,
        changed,
        after,
        comparison,
    })
}

impl Session {
    pub(super) fn what_if(
        &mut self,
        request: WhatIfRequest,
        call: &mut Call<'_>,
    ) -> Result<WhatIfView, WireError> {
        let state = self.state(call.now)?;
        let what_if = WhatIf {
            changes: request.changes,
        };
        let asked = ask(&state, &what_if, asked(request.runs, request.seed))?;
        Ok(view(&state, &what_if, &asked))
    }

    pub(super) fn what_if_apply(
        &mut self,
        request: WhatIfApply,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        // The copy refuses what cannot be, with its reason.
        let what_if = WhatIf {
            changes: vec![request.change.clone()],
        };
        let changed = what_if.apply(&state.snapshot, state.now)?;
        match request.change {
            Change::GoLive { .. } => self.write(&Op::Settings(changed.snapshot.settings), call.now),
            Change::Request { order, .. } => {
                let asked = changed
                    .snapshot
                    .orders
                    .values()
                    .find(|known| known.name.eq_ignore_ascii_case(order.trim()));
                let Some(order) = asked else {
                    return Err(WireError::not_here("The order"));
                };
                let (id, window): (OrderId, Option<Window>) = (order.id, order.requested.clone());
                self.order_request(OrderRequest { id, window }, call)
            }
            Change::Blackout { .. } => {
                let Some(blackout) = changed.snapshot.blackouts.last() else {
                    return Err(WireError::not_here("The closed period"));
                };
                let blackout = Blackout {
                    id: BlackoutId(-1),
                    ..blackout.clone()
                };
                self.write(&Op::Blackout(blackout), call.now)
            }
            _ => Err(WireError::user(
                "no_act",
                "This happens elsewhere and is recorded where it happens.",
                "Record it with its order, or in the carrier's rules.",
            )),
        }
    }

    pub(super) fn rejection_take(
        &mut self,
        request: ById<OrderId>,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let order = snapshot
            .orders
            .get(&request.id)
            .ok_or_else(|| WireError::not_here("The order"))?;
        let refused = |message: String| {
            WireError::user(
                "nothing_to_take",
                message,
                "Put it right with the account, by hand.",
            )
        };
        let last = order
            .rejections
            .last()
            .filter(|_| order.status == OrderStatus::Rejected)
            .ok_or_else(|| refused(format!("{} is not rejected.", order.name)))?;
        let open = readiness::of_order(snapshot, &state.findings, order.id);
        let fixed = fix(snapshot, order, last, &open)
            .ok_or_else(|| refused(format!("The rejection of {} names no field.", order.name)))?;
        let (account, sites) = taken_over(snapshot, &fixed).map_err(refused)?;
        let what = format!(
            "{} of {} put right after its rejection",
            fixed.label, order.name
        );
        let op = Op::Spelling {
            account: Box::new(account),
            sites,
            what,
        };
        self.write(&op, call.now)
    }

    pub(super) fn rejection_outlook(
        &mut self,
        request: RejectionAsk,
        call: &mut Call<'_>,
    ) -> Result<RejectionOutlook, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let order = snapshot
            .orders
            .get(&request.id)
            .ok_or_else(|| WireError::not_here("The order"))?;
        let date = request.date.unwrap_or(state.today());
        let outlook = after_rejection(snapshot, &state.plan, order.id, date, state.now)?;
        let today = state.today();
        let said = Rejection {
            at: DateTime::default(),
            version: order.version,
            code: request.code,
            reason: String::new(),
            sent: String::new(),
            field: request.field,
            holds: request.holds,
        };
        Ok(RejectionOutlook {
            fix: fix_view(&state, order, &said),
            send_again: outlook.send_again.map(|date| day(date, today)),
            cutover: two("Cutover", outlook.before, outlook.after, today),
            go_live: two(
                "Go-live",
                outlook.go_live_before,
                outlook.go_live_after,
                today,
            ),
            said: outlook.said,
        })
    }
}

/// What to put right after a rejection of an order, as it stands now.
pub(super) fn fix_view(state: &State, order: &Order, said: &Rejection) -> Option<FixView> {
    let open = readiness::of_order(&state.snapshot, &state.findings, order.id);
    let fix = fix(&state.snapshot, order, said, &open)?;
    Some(FixView {
        take: if fix.refused.is_empty() {
            format!("Take {} as the {}", fix.holds, fix.label)
        } else {
            String::new()
        },
        account: fix.account,
        field: fix.field.to_owned(),
        label: fix.label.to_owned(),
        ours: fix.ours,
        holds: fix.holds,
        says: fix.says,
        text: fix.text,
        noticed: fix.noticed,
        refused: fix.refused,
        jump: Jump::Accounts {
            id: Some(fix.account),
        },
    })
}

/// The button that makes a change real. A date of what was sent is a supplement, and is recorded with its order.
fn apply_words(snapshot: &Snapshot, change: &Change) -> &'static str {
    let sent = |name: &str| {
        let mut orders = snapshot.orders.values();
        orders.any(|order| {
            order.name.eq_ignore_ascii_case(name.trim())
                && order.status.is_submitted()
                && order.status != OrderStatus::Rejected
        })
    };
    match change {
        Change::Request { order, .. } if sent(order) => "",
        Change::GoLive { .. } => "Set the wished go-live",
        Change::Request { .. } => "Ask for this date",
        Change::Blackout { .. } => "Add this blackout",
        _ => "",
    }
}

fn two(
    name: &str,
    before: Option<NaiveDate>,
    after: Option<NaiveDate>,
    today: NaiveDate,
) -> TwoDates {
    let words = |date: Option<NaiveDate>| -> Option<Day> { date.map(|date| day(date, today)) };
    let (moves, worse) = match (before, after) {
        (Some(before), Some(after)) => {
            let days = (after - before).num_days();
            let length = count(usize::try_from(days.unsigned_abs()).unwrap_or(0), "day");
            match days {
                0 => (String::new(), false),
                days if days > 0 => (format!("{length} later"), true),
                _ => (format!("{length} earlier"), false),
            }
        }
        (Some(_), None) => ("no date any more".to_owned(), true),
        (None, Some(_)) => ("a date now".to_owned(), false),
        (None, None) => (String::new(), false),
    };
    TwoDates {
        name: name.to_owned(),
        before: words(before),
        after: words(after),
        moves,
        worse,
    }
}

/// The cutover of an order before and after; one that only one of the projects has neither slips nor is early.
fn cutover(state: &State, changed: &Changed, order: &OrderChange) -> TwoDates {
    let mut dates = two("Cutover", order.before, order.after, state.today());
    let there = |snapshot: &Snapshot| snapshot.orders.contains_key(&order.order);
    if !there(&state.snapshot) {
        (dates.moves, dates.worse) = ("new".to_owned(), false);
    } else if !there(&changed.snapshot) {
        (dates.moves, dates.worse) = ("falls away".to_owned(), false);
    }
    dates
}

fn twice(list: &[Twice]) -> Vec<TwoWords> {
    let words = list.iter().map(|it| TwoWords {
        name: it.name.clone(),
        before: it.before.clone(),
        after: it.after.clone(),
    });
    words.collect()
}

fn view(state: &State, what_if: &WhatIf, asked: &Asked) -> WhatIfView {
    let Asked {
        before,
        changed,
        after,
        comparison,
    } = asked;
    let today = state.today();
    let of_plan = |date: fn(&Plan) -> Option<NaiveDate>| (date(&before.plan), date(&after.plan));
    let of_forecast =
        |date: fn(&Forecast) -> Option<NaiveDate>| (date(&before.forecast), date(&after.forecast));
    let dates = [
        ("Minimum", of_plan(|plan| plan.minimum)),
        ("Typical", of_plan(|plan| plan.typical)),
        ("Maximum", of_plan(|plan| plan.maximum)),
        ("P50", of_forecast(|made| made.go_live.p50)),
        ("P80", of_forecast(|made| made.go_live.p80)),
        ("P95", of_forecast(|made| made.go_live.p95)),
    ]
    .map(|(name, (before, after))| two(name, before, after, today));
    let axis = Axis::of(today, [&before.plan, &after.plan]);
    let p80 = |made: &Forecast, order: OrderId| {
        let mut orders = made.orders.iter();
        orders
            .find(|known| known.order == order)
            .and_then(|known| known.spread.p80)
    };
    let orders = comparison
        .orders
        .iter()
        .map(|order| OrderTwice {
            id: order.order,
            name: order.name.clone(),
            cutover: cutover(state, changed, order),
            p80: two(
                "P80",
                p80(&before.forecast, order.order),
                p80(&after.forecast, order.order),
                today,
            ),
            before: axis.span(&before.plan, order.order),
            after: axis.span(&after.plan, order.order),
        })
        .collect();
    let findings = |snapshot, found: &[crate::finding::Finding]| {
        found.iter().map(|one| finding(snapshot, one)).collect()
    };
    WhatIfView {
        changes: what_if
            .changes
            .iter()
            .zip(&changed.said)
            .map(|(change, text)| ChangeView {
                text: text.clone(),
                apply: apply_words(&state.snapshot, change).to_owned(),
            })
            .collect(),
        said: comparison.said.clone(),
        dates: dates.to_vec(),
        today_at: axis.at(today),
        axis: axis.months(),
        orders,
        rules: twice(&comparison.rules),
        costs: twice(&comparison.costs),
        appear: findings(&changed.snapshot, &comparison.appear),
        go: findings(&state.snapshot, &comparison.go),
    }
}

/// The days that the drawing of two plans shows.
struct Axis {
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
}

impl Axis {
    fn of(today: NaiveDate, plans: [&Plan; 2]) -> Self {
        let cutovers = || {
            plans
                .into_iter()
                .flat_map(|plan| &plan.orders)
                .filter_map(OrderPlan::expected)
        };
        let air = Days::new(3);
        let first = cutovers().chain([today]).min().unwrap_or(today);
        let last = cutovers().chain([today]).max().unwrap_or(today);
        Self {
            first: first.checked_sub_days(air).unwrap_or(first),
            last: last.checked_add_days(air).unwrap_or(last),
            today,
        }
    }

    /// Thousandths of the width.
    fn at(&self, date: NaiveDate) -> u16 {
        let all = (self.last - self.first).num_days().max(1);
        let at = (date - self.first).num_days().clamp(0, all);
        u16::try_from(at * 1_000 / all).unwrap_or(1_000)
    }

    fn months(&self) -> Vec<AxisMark> {
        self.first
            .iter_days()
            .take_while(|date| *date <= self.last)
            .filter(|date| date.day() == 1)
            .map(|date| AxisMark {
                label: date.format("%b").to_string(),
                at: self.at(date),
            })
            .collect()
    }

    fn span(&self, plan: &Plan, order: OrderId) -> Option<Span> {
        let plan: &OrderPlan = plan.orders.iter().find(|plan| plan.order == order)?;
        let to = self.at(plan.expected()?);
        let from = plan.sent_on.unwrap_or(self.today);
        Some(Span {
            from: self.at(from.max(self.first)).min(to),
            to,
        })
    }
}

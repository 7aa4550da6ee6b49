//! The second plan beside the first, with every difference and its cause in words.

use std::{collections::BTreeMap, fmt::Write as _};

use chrono::NaiveDate;

use crate::{
    cost::Costs,
    finding::Finding,
    forecast::percent_words,
    id::OrderId,
    plan::{OrderPlan, Plan},
    snapshot::Snapshot,
    window::{day_words, two_days_words},
};

use super::{Changed, Side, Twice, rules};

/// What becomes of one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderChange {
    /// Which order; below zero for one that only the second project has.
    pub order: OrderId,
    /// Its name.
    pub name: String,
    /// Its cutover as it is to be expected: the planned day, or the usual one where that is later.
    pub before: Option<NaiveDate>,
    /// The same as it would be.
    pub after: Option<NaiveDate>,
    /// Calendar days by which it slips; negative when it comes earlier.
    pub days: i64,
    /// In a sentence or two with the cause; empty when it stays.
    pub text: String,
}

/// What a what-if does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Each difference in a sentence: go-live first, then orders, then what else it means.
    pub said: Vec<String>,
    /// Every order, as in the first plan; behind them those that only the second one has.
    pub orders: Vec<OrderChange>,
    /// Rules of the gaining side that differ.
    pub rules: Vec<Twice>,
    /// Costs that differ, by kind and in all.
    pub costs: Vec<Twice>,
    /// Findings that come up.
    pub appear: Vec<Finding>,
    /// Findings that go.
    pub go: Vec<Finding>,
}

/// Holds the second plan against the first.
pub fn compare(snapshot: &Snapshot, before: &Side, changed: &Changed, after: &Side) -> Comparison {
    let sight = Sight {
        snapshot,
        before: &before.plan,
        changed,
        after: &after.plan,
    };
    let moved = if changed.split {
        moved(snapshot, &changed.snapshot)
    } else {
        Moved::new()
    };
    let fresh = after
        .plan
        .orders
        .iter()
        .filter(|plan| !snapshot.orders.contains_key(&plan.order));
    let orders: Vec<OrderChange> = before
        .plan
        .orders
        .iter()
        .map(|plan| sight.order(plan, &moved))
        .chain(fresh.map(|plan| sight.new_order(plan)))
        .collect();
    let costs = rules::costs(&before.costs, &after.costs);
    let mut said = vec![sight.go_live()];
    said.extend(
        orders
            .iter()
            .map(|order| order.text.clone())
            .filter(|text| !text.is_empty()),
    );
    said.extend(chances(before, after));
    said.extend(costs.last().map(|all| {
        let why = rules::why(&before.costs, &after.costs);
        format!(
            "The move costs {} instead of {}{why}.",
            all.after, all.before
        )
    }));
    said.extend(booked(&after.costs));
    said.extend(changed.notes.iter().cloned());
    let is_in = |findings: &[Finding], finding: &Finding| {
        findings
            .iter()
            .any(|other| other.code == finding.code && other.place == finding.place)
    };
    Comparison {
        said,
        orders,
        rules: rules::rules(snapshot, &changed.snapshot),
        costs,
        appear: after
            .findings
            .iter()
            .filter(|finding| !is_in(&before.findings, finding))
            .cloned()
            .collect(),
        go: before
            .findings
            .iter()
            .filter(|finding| !is_in(&after.findings, finding))
            .cloned()
            .collect(),
    }
}

/// That overlap is counted from the day for which the new service is booked, where a port of the second plan comes
/// later than that.
fn booked(costs: &Costs) -> Option<String> {
    let names: Vec<&str> = costs
        .accounts
        .iter()
        .filter(|account| account.booked)
        .map(|account| account.name.as_str())
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "Overlap is counted from the day for which the new service is booked, whether the port comes then or later \
             ({}).",
            names.join("; ")
        )
    })
}

/// How the forecast moves, where it does.
fn chances(before: &Side, after: &Side) -> Vec<String> {
    let (first, second) = (&before.forecast, &after.forecast);
    let mut said = Vec::new();
    if let Some(limit) = first.limit {
        let (by, then) = (
            first.go_live.percent_by(limit),
            second.go_live.percent_by(limit),
        );
        if by != then {
            let moves = if then > by { "rises" } else { "falls" };
            said.push(format!(
                "The chance to be live by {} {moves} from {} to {}.",
                day_words(limit),
                percent_words(by),
                percent_words(then)
            ));
        }
    }
    if first.go_live.p80 != second.go_live.p80 {
        let day = |day: Option<NaiveDate>| day.map_or_else(|| "no date".to_owned(), day_words);
        said.push(format!(
            "Four of five runs are live by {} instead of {}.",
            day(second.go_live.p80),
            day(first.go_live.p80)
        ));
    }
    said
}

/// Numbers that leave an order, by where they go; none of them where nothing is split again.
type Moved = BTreeMap<OrderId, BTreeMap<Option<OrderId>, u32>>;

fn moved(before: &Snapshot, after: &Snapshot) -> Moved {
    let mut moved = Moved::new();
    for number in before.numbers.values() {
        let now = after.numbers.get(&number.id).and_then(|then| then.order);
        if let Some(order) = number.order
            && now != number.order
        {
            let to = moved.entry(order).or_default();
            *to.entry(now).or_default() += 1;
        }
    }
    moved
}

fn numbers(count: u32) -> String {
    format!("{count} number{}", if count == 1 { "" } else { "s" })
}

struct Sight<'a> {
    snapshot: &'a Snapshot,
    before: &'a Plan,
    changed: &'a Changed,
    after: &'a Plan,
}

fn plan_of(plan: &Plan, order: OrderId) -> Option<&OrderPlan> {
    plan.orders.iter().find(|plan| plan.order == order)
}

/// `slips from Mon 14 Dec to Mon 21 Dec`.
fn moves(before: Option<NaiveDate>, after: Option<NaiveDate>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => {
            let moves = if after > before {
                "slips"
            } else {
                "comes forward"
            };
            let (before, after) = two_days_words(before, after);
            format!("{moves} from {before} to {after}")
        }
        (Some(before), None) => format!("has no date any more; it was {}", day_words(before)),
        (None, Some(after)) => format!("has a date, {}", day_words(after)),
        (None, None) => "has no date".to_owned(),
    }
}

impl Sight<'_> {
    fn name(&self, order: OrderId) -> &str {
        let known = self.snapshot.orders.get(&order);
        known
            .or_else(|| self.changed.snapshot.orders.get(&order))
            .map_or("", |order| &order.name)
    }

    /// An order that only the second project has.
    fn new_order(&self, after: &OrderPlan) -> OrderChange {
        let cutover = after.expected();
        let name = self.name(after.order).to_owned();
        let when = cutover.map_or_else(
            || "it has no date".to_owned(),
            |day| format!("its cutover is {}", day_words(day)),
        );
        OrderChange {
            order: after.order,
            text: format!("{name} is new, with {}; {when}.", numbers(after.numbers)),
            name,
            before: None,
            after: cutover,
            days: 0,
        }
    }

    /// What becomes of the numbers of an order that is split again.
    fn contents(&self, before: &OrderPlan, moved: &Moved) -> Option<String> {
        let leave = moved.get(&before.order)?;
        let name = self.name(before.order);
        let gone: u32 = leave.values().sum();
        let one = leave.len() == 1;
        let to: Vec<String> = leave
            .iter()
            .map(|(to, count)| {
                let name = to.map_or("no order", |order| self.name(order));
                if one {
                    name.to_owned()
                } else {
                    format!("{name} ({count})")
                }
            })
            .collect();
        let to = to.join(", ");
        let all = numbers(before.numbers);
        let stays = self.changed.snapshot.orders.contains_key(&before.order);
        Some(if stays {
            format!("{name} gives {gone} of its {all} to {to}.")
        } else if gone == 1 {
            format!("{name} falls away; its number goes to {to}.")
        } else {
            format!("{name} falls away; its {gone} numbers go to {to}.")
        })
    }

    fn go_live(&self) -> String {
        let (before, after) = (self.before.typical, self.after.typical);
        let mut text = if before == after {
            match after {
                Some(day) => format!("Go-live stays on {}.", day_words(day)),
                None => "Go-live has no date either way.".to_owned(),
            }
        } else {
            let by = self
                .after
                .driven_by
                .filter(|_| after > before)
                .map(|order| format!(", because {} does", self.name(order)))
                .unwrap_or_default();
            format!("Go-live {}{by}.", moves(before, after))
        };
        if let (Some(wish), Some(day)) = (self.after.go_live, after)
            && (self.after.go_live != self.before.go_live || before != after)
        {
            let days = (day - wish).num_days();
            let wish = day_words(wish);
            let _ = match days {
                0 => write!(text, " That is the wished day."),
                1 => write!(text, " That is 1 calendar day behind the wished {wish}."),
                days if days > 0 => write!(
                    text,
                    " That is {days} calendar days behind the wished {wish}."
                ),
                _ => write!(text, " The wished {wish} can be kept."),
            };
        }
        text
    }

    fn order(&self, before: &OrderPlan, moved: &Moved) -> OrderChange {
        let after = plan_of(self.after, before.order);
        let (now, then) = (before.expected(), after.and_then(OrderPlan::expected));
        let days = match (now, then) {
            (Some(before), Some(then)) => (then - before).num_days(),
            _ => 0,
        };
        let dates = match after {
            Some(after) if now != then => {
                let because = self
                    .because(before, after)
                    .map(|cause| format!(", because {cause}"))
                    .unwrap_or_default();
                format!("{} {}{because}.", self.name(before.order), moves(now, then))
            }
            _ => String::new(),
        };
        let texts = [self.contents(before, moved).unwrap_or_default(), dates];
        let text = texts.join(" ").trim().to_owned();
        OrderChange {
            order: before.order,
            name: self.name(before.order).to_owned(),
            before: now,
            after: then,
            days,
            text,
        }
    }

    /// What moved an order, the nearest cause first.
    fn because(&self, before: &OrderPlan, after: &OrderPlan) -> Option<String> {
        if let Some(own) = self.changed.of_orders.get(&before.order) {
            return Some(format!("it {own}"));
        }
        let waits = after.waits_for.iter().find(|wait| {
            let date = |plan| plan_of(plan, wait.order).and_then(OrderPlan::expected);
            date(self.before) != date(self.after)
        });
        if let Some(wait) = waits {
            return Some(format!("it waits for {}", self.name(wait.order)));
        }
        if let Some(name) = before.expected().and_then(|day| self.closed_anew(day)) {
            return Some(format!("{name} closes that day"));
        }
        if self.snapshot.settings.gaining != self.changed.snapshot.settings.gaining {
            let gaining = &self.changed.snapshot.settings.gaining;
            let name = self.changed.snapshot.carrier_name(gaining);
            return Some(if before.lead.typical == after.lead.typical {
                format!("{name} activates on other days")
            } else {
                format!(
                    "{name} makes it {} instead of {} business days",
                    after.lead.typical, before.lead.typical
                )
            });
        }
        if before.lead.typical != after.lead.typical {
            return Some(format!(
                "its lead time is {} instead of {} business days",
                after.lead.typical, before.lead.typical
            ));
        }
        None
    }

    /// The period of the second project in which a day lies, and the first does not close.
    fn closed_anew(&self, day: NaiveDate) -> Option<String> {
        let closed = |snapshot: &Snapshot| -> Option<String> {
            let blackouts = snapshot
                .blackouts
                .iter()
                .map(|period| (&period.name, period.from, period.to));
            let freezes = snapshot
                .carriers
                .values()
                .flat_map(|profile| &profile.closed)
                .map(|period| (&period.name, period.from, period.to));
            blackouts
                .chain(freezes)
                .find(|(_, from, to)| *from <= day && day <= *to)
                .map(|(name, ..)| name.clone())
        };
        match closed(self.snapshot) {
            Some(_) => None,
            None => closed(&self.changed.snapshot),
        }
    }
}

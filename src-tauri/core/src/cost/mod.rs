//! What the move costs: fees by order, what losing accounts cost while both services run, and what a slip adds.
//!
//! A pure function over the snapshot and the plan. A fee that nobody states is unknown and is counted as unknown,
//! never as nothing; sums say that they are sums of what is known.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    carrier::{CarrierId, Cents, FeeKind, FeePer},
    id::{AccountId, OrderId},
    number::Disposition,
    order::{Order, OrderStatus},
    plan::Plan,
    snapshot::Snapshot,
};

mod accounts;
mod fees;
mod orders;

pub use fees::{gaining_side, of as fee_of, of_gaining as fee_of_gaining};

/// How sure a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// It is owed for what has happened.
    Owed,
    /// The plan as it stands brings it.
    Planned,
    /// Only if it happens.
    Perhaps,
    /// Nothing is owed, for the reason that stands in the basis.
    Nothing,
}

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Line {
    /// `Port-in`, `Overlap`, `Early termination`.
    pub what: String,
    /// How sure it is.
    pub sure: Sure,
    /// How much; absent where it is not known, or where nothing is owed.
    pub amount: Option<Cents>,
    /// Currency of the amount, three letters.
    pub currency: String,
    /// How it was worked out, or why it is not known.
    pub basis: String,
    /// Where the fee stands; whom to ask where it is not known.
    pub source: String,
}

impl Line {
    /// Whether it belongs into a sum and nobody knows how much it is.
    pub fn is_unknown(&self) -> bool {
        self.amount.is_none() && matches!(self.sure, Sure::Owed | Sure::Planned)
    }
}

/// What is known of a sum, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Total {
    /// How much.
    pub amount: Cents,
    /// Currency, three letters.
    pub currency: String,
}

/// Lines with their sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sheet {
    /// The lines.
    pub lines: Vec<Line>,
    /// Sum of the known amounts that are owed or planned, by currency.
    pub total: Vec<Total>,
    /// How many such lines are not known.
    pub unknown: u32,
}

impl Sheet {
    fn of(lines: Vec<Line>) -> Self {
        Self {
            total: totals(lines.iter()),
            unknown: unknown(lines.iter()),
            lines,
        }
    }
}

/// What one order costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderCost {
    /// The order.
    pub order: OrderId,
    /// Its name.
    pub name: String,
    /// Numbers that port with it.
    pub numbers: u32,
    /// Its own lines.
    pub sheet: Sheet,
    /// Its part of what its account costs: overlap and early termination, shared by numbers.
    pub shares: Vec<Line>,
    /// Its own lines and its part together, as far as they are known, by currency.
    pub in_all: Vec<Total>,
    /// How many lines of both are not known.
    pub in_all_unknown: u32,
    /// What the gaining side charges only if it happens to this order, worked out for its numbers where it is known.
    pub perhaps: Vec<Line>,
    /// What the asked slip adds.
    pub slip: Line,
}

impl OrderCost {
    /// Its own lines alone.
    fn without_shares(self) -> Self {
        Self {
            shares: Vec::new(),
            in_all: self.sheet.total.clone(),
            in_all_unknown: self.sheet.unknown,
            ..self
        }
    }
}

/// What one losing account costs beside its orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountCost {
    /// The account.
    pub account: AccountId,
    /// `Lakeland, 414 555 0100 371`.
    pub name: String,
    /// What it costs a month; absent where it is not known.
    pub monthly: Option<Cents>,
    /// What ending it early costs; absent where it is not known.
    pub termination: Option<Cents>,
    /// Currency of both.
    pub currency: String,
    /// Where they stand.
    pub source: String,
    /// End of its contract, where it is known.
    pub contract_end: Option<NaiveDate>,
    /// The day from which both services are paid.
    pub both_from: Option<NaiveDate>,
    /// That day is one for which the new service was booked; the first port itself comes later.
    pub booked: bool,
    /// Overlap and early termination.
    pub sheet: Sheet,
}

/// One fee in use, or one that nobody states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeeRow {
    /// Who charges it.
    pub carrier: CarrierId,
    /// Its name.
    pub name: String,
    /// What for.
    pub kind: FeeKind,
    /// `Port-in`
    pub what: String,
    /// How much; absent where it is not known.
    pub amount: Option<Cents>,
    /// Currency.
    pub currency: String,
    /// How often; what is usual for the kind where it is not known.
    pub per: FeePer,
    /// `25.00 USD a number`, `not known`.
    pub words: String,
    /// Where it stands.
    pub source: String,
    /// Conditions.
    pub note: String,
    /// The project says it, not the profile.
    pub own: bool,
}

/// The cost sheet of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Costs {
    /// Orders by name; a cancelled one only for what is owed of it.
    pub orders: Vec<OrderCost>,
    /// Losing accounts that orders leave, by id.
    pub accounts: Vec<AccountCost>,
    /// Sum of all that is known and owed or planned, by currency.
    pub total: Vec<Total>,
    /// How many lines of that are not known.
    pub unknown: u32,
    /// What is charged only if it happens.
    pub perhaps: Vec<Line>,
    /// Days of the slip that was asked for.
    pub slip_days: u16,
    /// What such a slip of every order that is not activated adds, by currency.
    pub slip_total: Vec<Total>,
    /// Orders of which nobody knows what a slip costs.
    pub slip_unknown: u32,
    /// What a slip of a single day adds, by currency.
    pub slip_day: Vec<Total>,
    /// Every fee of the gaining side, the unknown ones too, and the project's own of others.
    pub fees: Vec<FeeRow>,
}

/// Works out what the plan costs, and what a slip of so many days adds.
pub fn of(snapshot: &Snapshot, plan: &Plan, slip_days: u16) -> Costs {
    laid((snapshot, plan, slip_days), None, Vec::new())
}

/// The same for a second plan beside the first one's costs.
///
/// The new service is booked for the day on which the first plan needs it, so both are paid from that day even where
/// the port comes later: otherwise a slip would look cheaper than none. What was activated or given up is owed as in the
/// first, at the prices of the side that did it. `owed` is what is owed of orders that only the first project has.
pub fn beside(
    (snapshot, plan, slip_days): (&Snapshot, &Plan, u16),
    first: &Costs,
    owed: Vec<OrderCost>,
) -> Costs {
    laid((snapshot, plan, slip_days), Some(first), owed)
}

/// What is owed of an order that is given up at the gaining side of the project: refusals, snapbacks, and taking it
/// back where it was sent. `None` where nothing is.
pub fn given_up(snapshot: &Snapshot, order: &Order) -> Option<OrderCost> {
    orders::given_up(snapshot, order)
}

fn laid(
    (snapshot, plan, slip_days): (&Snapshot, &Plan, u16),
    first: Option<&Costs>,
    owed: Vec<OrderCost>,
) -> Costs {
    let counted = Counted::of(snapshot);
    let booked = first
        .iter()
        .flat_map(|first| &first.accounts)
        .filter_map(|account| Some((account.account, account.both_from?)))
        .collect();
    let accounts = accounts::costs((snapshot, &counted), plan, &booked);
    let before = |order: &Order| {
        let mut costs = first?.orders.iter();
        let cost = costs.find(|cost| cost.order == order.id && orders::is_done(order))?;
        Some(cost.clone().without_shares())
    };
    let of = |days: u16| {
        let planned = plan.orders.iter();
        planned.filter_map(move |of_order| {
            Some((of_order, days, snapshot.orders.get(&of_order.order)?))
        })
    };
    let slip = |days: u16| {
        of(days).map(|(plan, days, order)| orders::slip((snapshot, &counted), order, plan, days))
    };
    let mut all: Vec<OrderCost> = of(slip_days)
        .map(|(plan, days, order)| {
            before(order).unwrap_or_else(|| orders::cost((snapshot, &counted), order, plan, days))
        })
        .collect();
    orders::share(snapshot, &accounts, &mut all);
    let cancelled = snapshot.orders.values();
    let cancelled = cancelled.filter(|order| order.status == OrderStatus::Cancelled);
    all.extend(cancelled.filter_map(|order| before(order).or_else(|| given_up(snapshot, order))));
    all.extend(owed);
    all.sort_by(|a, b| a.name.cmp(&b.name));
    let lines = || {
        let of_orders = all.iter().flat_map(|order| &order.sheet.lines);
        of_orders.chain(accounts.iter().flat_map(|account| &account.sheet.lines))
    };
    let day: Vec<Line> = slip(1).collect();
    Costs {
        total: totals(lines()),
        unknown: unknown(lines()),
        perhaps: orders::perhaps(snapshot, &all),
        slip_days,
        slip_total: totals(all.iter().map(|order| &order.slip)),
        slip_unknown: unknown(all.iter().map(|order| &order.slip)),
        slip_day: totals(day.iter()),
        fees: fees::rows(snapshot),
        orders: all,
        accounts,
    }
}

/// Numbers counted once, for whoever asks of each order and account.
struct Counted {
    /// To port, by order.
    orders: BTreeMap<OrderId, u32>,
    /// All, and those that stay, by account.
    accounts: BTreeMap<AccountId, (u32, u32)>,
}

impl Counted {
    fn of(snapshot: &Snapshot) -> Self {
        let mut counted = Self {
            orders: BTreeMap::new(),
            accounts: BTreeMap::new(),
        };
        for number in snapshot.numbers.values() {
            if let Some(order) = number.order
                && number.disposition == Disposition::Port
            {
                *counted.orders.entry(order).or_default() += 1;
            }
            if let Some(account) = number.account {
                let (all, stay) = counted.accounts.entry(account).or_default();
                *all += 1;
                *stay += u32::from(number.disposition == Disposition::Stay);
            }
        }
        counted
    }
}

fn totals<'l>(lines: impl Iterator<Item = &'l Line>) -> Vec<Total> {
    let mut sums: BTreeMap<&str, Cents> = BTreeMap::new();
    for line in lines {
        if let (Some(amount), Sure::Owed | Sure::Planned) = (line.amount, line.sure) {
            let sum = sums.entry(&line.currency).or_default();
            *sum = sum.and(amount);
        }
    }
    sums.into_iter()
        .map(|(currency, amount)| Total {
            amount,
            currency: currency.to_owned(),
        })
        .collect()
}

fn unknown<'l>(lines: impl Iterator<Item = &'l Line>) -> u32 {
    let count = lines.filter(|line| line.is_unknown()).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// `302.00 USD`, `at least 302.00 USD`, `an amount that is not known`, `nothing`.
pub fn sum_words(total: &[Total], unknown: u32) -> String {
    let known: Vec<String> = total
        .iter()
        .filter(|total| total.amount > Cents::default() || unknown == 0)
        .map(|total| format!("{} {}", total.amount.words(), total.currency))
        .collect();
    match (known.is_empty(), unknown) {
        (true, 0) => "nothing".to_owned(),
        (true, _) => "an amount that is not known".to_owned(),
        (false, 0) => known.join(" and "),
        (false, _) => format!("at least {}", known.join(" and ")),
    }
}

#[cfg(test)]
mod tests;

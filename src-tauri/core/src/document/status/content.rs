//! What the client's report says: dates as chances, what the client has to do, what happened since the plan was kept.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::{
    checklist::{Checklist, ItemState},
    finding::{Finding, Severity},
    forecast::Forecast,
    id::ActId,
    number::Disposition,
    order::{Act, KeyClass, Order, OrderAct, OrderStatus},
    plan::{OrderPlan, Plan},
    snapshot::Snapshot,
    task::{BaselineKind, ReportDays, ReportSent, Role},
    zone,
};

use super::super::words::{count, date, day_date, short_date};

/// What the report is made of.
#[derive(Debug, Clone, Copy)]
pub struct StatusInput<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// Its plan.
    pub plan: &'a Plan,
    /// What is open.
    pub findings: &'a [Finding],
    /// The checklist: what the client has to do comes from it.
    pub checklist: &'a Checklist,
}

/// One of the three dates.
pub(super) struct DateCell {
    pub(super) label: &'static str,
    pub(super) day: Option<NaiveDate>,
    pub(super) words: String,
}

/// What we need from the client.
pub(super) struct Need {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) due: Option<NaiveDate>,
    pub(super) why: String,
    pub(super) state: ItemState,
}

/// An order in one line.
pub(super) struct OrderLine {
    pub(super) name: String,
    pub(super) what: String,
    pub(super) numbers: usize,
    pub(super) state: String,
    pub(super) asked: Option<NaiveDate>,
    pub(super) confirmed: Option<NaiveDate>,
}

/// The report before it is laid out.
pub(super) struct Content {
    pub(super) today: NaiveDate,
    pub(super) client: String,
    pub(super) consultant: String,
    pub(super) subtitle: String,
    pub(super) dates: [DateCell; 3],
    /// What sets the dates, in a sentence or two.
    pub(super) sets: String,
    pub(super) needs: Vec<Need>,
    pub(super) orders_heading: String,
    pub(super) orders: Vec<OrderLine>,
    /// Numbers that do not move, and what becomes of them.
    pub(super) not_moved: (usize, String),
    pub(super) changed_heading: String,
    pub(super) changes: Vec<String>,
    pub(super) risks: Vec<String>,
    pub(super) closing: String,
}

/// Days to the next report.
const WEEK: u64 = 7;

pub(super) fn of(input: &StatusInput<'_>, forecast: &Forecast) -> Content {
    let StatusInput { snapshot, plan, .. } = *input;
    let settings = &snapshot.settings;
    let orders = open_orders(snapshot);
    let moving = (snapshot.numbers.values())
        .filter(|number| number.disposition == Disposition::Port)
        .count();
    let platform = snapshot.carrier_name(&settings.gaining);
    let since = Since::of(snapshot);
    Content {
        today: plan.today,
        client: settings.client.clone(),
        consultant: settings.consultant.clone(),
        subtitle: format!(
            "{}, move of {moving} telephone numbers to {platform}",
            settings.client
        ),
        dates: dates(input, forecast),
        sets: sets(input),
        needs: needs(input.checklist),
        orders_heading: match orders.len() {
            1 => "The order".to_owned(),
            n => capital(&format!("The {}", count(n, "order", "orders"))),
        },
        orders: orders.iter().map(|order| line(input, order)).collect(),
        not_moved: not_moved(snapshot),
        changed_heading: match since {
            Since::Report(sent) => {
                let day = zone::on_clocks(sent.at, &settings.zone).date();
                format!("Changed since the report of {}", date(day))
            }
            Since::Plan(day) => format!("Changed since {}", date(day)),
            Since::Start => "What has happened".to_owned(),
        },
        changes: changes(input, since),
        risks: risks(input),
        closing: closing(input),
    }
}

fn open_orders(snapshot: &Snapshot) -> Vec<&Order> {
    let mut orders: Vec<&Order> = snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled)
        .collect();
    orders.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    orders
}

fn plan_of<'a>(plan: &'a Plan, order: &Order) -> Option<&'a OrderPlan> {
    plan.orders.iter().find(|of| of.order == order.id)
}

fn dates(input: &StatusInput<'_>, forecast: &Forecast) -> [DateCell; 3] {
    let plan = input.plan;
    let days = report_days(input.snapshot, plan, forecast);
    let before = input.snapshot.reports.last().map(|sent| &sent.days);
    // A date that another report named otherwise says so: nobody has to lay two sheets side by side.
    let was = |of: fn(&ReportDays) -> Option<NaiveDate>| {
        before
            .and_then(of)
            .filter(|was| of(&days) != Some(*was))
            .map_or_else(String::new, |was| {
                format!(" Last report: {}.", short_date(was))
            })
    };
    let asked = plan
        .go_live
        .map(|wished| format!(" You wish for {}.", day_date(wished)))
        .unwrap_or_default();
    let settled = forecast.go_live.is_sure();
    let safe = if settled {
        "Every date is confirmed. Plan staff and notices on this date."
    } else {
        "Four chances in five. Plan staff and notices on this date."
    };
    [
        DateCell {
            label: "Earliest",
            day: days.earliest,
            words: format!(
                "If every carrier is as fast as it ever is. Do not announce it.{}",
                was(|days| days.earliest)
            ),
        },
        DateCell {
            label: "Likely",
            day: days.likely,
            words: format!("Even chance.{asked}{}", was(|days| days.likely)),
        },
        DateCell {
            label: "Safe to promise",
            day: days.safe,
            words: format!("{safe}{}", was(|days| days.safe)),
        },
    ]
}

fn sets(input: &StatusInput<'_>) -> String {
    let StatusInput { snapshot, plan, .. } = *input;
    let driver = plan
        .driven_by
        .and_then(|id| snapshot.orders.get(&id))
        .and_then(|order| Some((order, plan_of(plan, order)?)));
    let Some((order, of)) = driver else {
        return "No order has a date yet.".to_owned();
    };
    let others = open_orders(snapshot).len().saturating_sub(1);
    let rest = match others {
        0 => String::new(),
        1 => " The other order is ready earlier.".to_owned(),
        n => {
            let n = count(n, "order", "orders");
            format!(" The other {n} are ready earlier or on the same day.")
        }
    };
    format!(
        "What sets these dates: order {}, the {} numbers at {}.{rest}",
        order.name,
        of.numbers
            .max(u32::try_from(numbers(snapshot, order)).unwrap_or(0)),
        snapshot.carrier_name(&order.key.carrier),
    )
}

fn numbers(snapshot: &Snapshot, order: &Order) -> usize {
    (snapshot.numbers.of_order(order.id)).count()
}

/// Open items of the client's own people, the first due first.
fn needs(checklist: &Checklist) -> Vec<Need> {
    let theirs = |role| {
        matches!(
            role,
            Role::Signer | Role::It | Role::Operations | Role::Compliance
        )
    };
    let mut needs: Vec<Need> = checklist
        .items()
        .filter(|item| item.state != ItemState::Done && theirs(item.role))
        .map(|item| Need {
            what: item.text.clone(),
            who: item.owner.clone(),
            due: item.due,
            why: item.why.clone(),
            state: item.state,
        })
        .collect();
    // Items are in the order in which they are done, and that order holds within a day.
    needs.sort_by_key(|need| need.due.unwrap_or(NaiveDate::MAX));
    needs
}

fn line(input: &StatusInput<'_>, order: &Order) -> OrderLine {
    let StatusInput { snapshot, plan, .. } = *input;
    let carrier = crate::carrier::short_name(snapshot.carrier_name(&order.key.carrier));
    let site = order.key.site.and_then(|id| snapshot.sites.get(&id));
    let what = match (order.key.class, site) {
        (KeyClass::TollFree, _) => format!("Toll-free, {carrier}"),
        (KeyClass::Wireless, _) => format!("Mobile, {carrier}"),
        (KeyClass::Local, Some(site)) => format!("{}, {carrier}", site.name),
        (KeyClass::Local, None) => carrier.to_owned(),
    };
    OrderLine {
        name: order.name.clone(),
        what,
        numbers: numbers(snapshot, order),
        state: state(input, order, plan_of(plan, order)),
        asked: order.requested.as_ref().map(|window| window.date),
        confirmed: order.confirmed.as_ref().map(|window| window.date),
    }
}

/// Where an order stands, without a word of the trade.
fn state(input: &StatusInput<'_>, order: &Order, plan: Option<&OrderPlan>) -> String {
    let snapshot = input.snapshot;
    let local = |at| {
        zone::to_local(at, &snapshot.settings.zone)
            .map(|local| short_date(local.date()))
            .unwrap_or_default()
    };
    let blockers = crate::readiness::blockers_of(snapshot, input.findings, order.id).len();
    let waits = plan
        .and_then(|plan| plan.waits_for.first())
        .and_then(|waits| snapshot.orders.get(&waits.order));
    match order.status {
        OrderStatus::Draft | OrderStatus::AwaitingSignature if blockers > 0 => capital(&format!(
            "{} to put right",
            count(blockers, "point", "points")
        )),
        OrderStatus::AwaitingSignature => "Checked, waits for signature".to_owned(),
        OrderStatus::Draft => match (waits, order.signed_on) {
            (Some(other), _) => format!("Ready, goes out after {}", other.name),
            (None, Some(day)) => format!("Signed on {}, goes out next", short_date(day)),
            (None, None) => "Checked, waits for signature".to_owned(),
        },
        OrderStatus::Submitted => match order.submitted_at {
            Some(at) => format!("Sent on {}, waits for the carrier", local(at)),
            None => "Sent, waits for the carrier".to_owned(),
        },
        OrderStatus::Rejected => match order.rejections.last() {
            Some(last) => format!("Sent back on {}, is being corrected", local(last.at)),
            None => "Sent back, is being corrected".to_owned(),
        },
        OrderStatus::Confirmed => "Confirmed by the carrier".to_owned(),
        OrderStatus::Ported => "Moved, tests are going on".to_owned(),
        OrderStatus::Verified | OrderStatus::Closed => "Moved and tested".to_owned(),
        OrderStatus::Cancelled => "Given up".to_owned(),
    }
}

fn not_moved(snapshot: &Snapshot) -> (usize, String) {
    let of = |wanted| {
        (snapshot.numbers.values())
            .filter(|number| number.disposition == wanted)
            .count()
    };
    let parts = [
        (of(Disposition::Stay), "stay", "stays"),
        (
            of(Disposition::Disconnect),
            "are disconnected after the move",
            "is disconnected after the move",
        ),
        (
            of(Disposition::Undecided),
            "are still to be decided",
            "is still to be decided",
        ),
    ];
    let all = parts.iter().map(|(n, ..)| n).sum();
    let words: Vec<String> = parts
        .iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, many, one)| format!("{n} {}", if *n == 1 { one } else { many }))
        .collect();
    (all, words.join(", "))
}

/// What the report counts from.
#[derive(Clone, Copy)]
enum Since<'a> {
    /// The last report that went to the client.
    Report(&'a ReportSent),
    /// The day on which the plan was kept last.
    Plan(NaiveDate),
    /// The begin: nothing was sent or kept.
    Start,
}

impl<'a> Since<'a> {
    fn of(snapshot: &'a Snapshot) -> Self {
        if let Some(sent) = snapshot.reports.last() {
            return Self::Report(sent);
        }
        let kept = snapshot
            .baselines
            .iter()
            .filter(|kept| kept.kind == BaselineKind::Saved)
            .map(|kept| kept.taken_on)
            .max();
        kept.map_or(Self::Start, Self::Plan)
    }

    /// Whether something that happened then is news; `day` is its day on the project's clocks, `act` the entry that
    /// says it.
    fn is_news(self, act: Option<ActId>, at: DateTime<Utc>, day: NaiveDate) -> bool {
        match self {
            Self::Report(sent) => match (act, sent.days.newest_act) {
                (Some(act), Some(newest)) => act > newest,
                _ => at > sent.at,
            },
            Self::Plan(kept) => day > kept,
            Self::Start => true,
        }
    }
}

/// The days that a report of today names, for the next one to count from.
pub fn report_days(snapshot: &Snapshot, plan: &Plan, forecast: &Forecast) -> ReportDays {
    let likely = forecast.go_live.p50;
    ReportDays {
        earliest: plan.minimum.min(likely.or(plan.minimum)),
        likely,
        safe: forecast.go_live.p80,
        cutovers: plan
            .orders
            .iter()
            .filter_map(|of| Some((of.order, of.cutover?)))
            .collect(),
        newest_act: snapshot
            .orders
            .values()
            .flat_map(|order| &order.log.acts)
            .map(|act| act.id)
            .max()
            .or(Some(ActId(0))),
    }
}

/// What happened since a day, newest last; everything where no plan was kept.
fn changes(input: &StatusInput<'_>, since: Since<'_>) -> Vec<String> {
    let StatusInput { snapshot, plan, .. } = *input;
    let mut found: Vec<(NaiveDate, String)> = Vec::new();
    let day_of = |at| {
        zone::to_local(at, &snapshot.settings.zone)
            .ok()
            .map(|local| local.date())
    };
    for order in open_orders(snapshot) {
        for rejection in &order.rejections {
            let said = |act: &&Act| act.kind == OrderAct::Rejected && act.at == rejection.at;
            let act = order.log.acts.iter().find(said).map(|act| act.id);
            if let Some(day) =
                day_of(rejection.at).filter(|day| since.is_news(act, rejection.at, *day))
            {
                let reason = rejection.reason.trim_end_matches('.');
                found.push((
                    day,
                    format!("{} came back on {}: {reason}.", order.name, short_date(day)),
                ));
            }
        }
        for act in &order.log.acts {
            let Some(day) = day_of(act.at).filter(|day| since.is_news(Some(act.id), act.at, *day))
            else {
                continue;
            };
            let on = short_date(day);
            let name = &order.name;
            let said = match (act.kind, &act.window, &act.was) {
                (OrderAct::Confirmed, Some(window), Some(was)) if was.date != window.date => {
                    format!(
                        "{name} has another date: {} in place of {}.",
                        short_date(window.date),
                        short_date(was.date)
                    )
                }
                (OrderAct::Confirmed, Some(window), _) => {
                    format!("{name} has its date: {}.", short_date(window.date))
                }
                (OrderAct::FocLost, ..) => format!("{name} lost its date on {on}."),
                (OrderAct::Signed, ..) => format!("{name} was signed on {on}."),
                (OrderAct::Submitted, ..) => format!("{name} was sent on {on}."),
                (OrderAct::Ported, ..) => format!("{name} moved on {on}."),
                (OrderAct::Verified, ..) => format!("{name} was proven on {on}."),
                _ => continue,
            };
            found.push((day, said));
        }
        if let Some(said) = moved(input, order, since) {
            found.push((plan.today, said));
        }
    }
    // What is newest matters most, and a cut list loses its end.
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    found.into_iter().map(|(_, said)| said).collect()
}

/// The cutover of an order against what the last report said, else against what was kept.
fn moved(input: &StatusInput<'_>, order: &Order, since: Since<'_>) -> Option<String> {
    let of = plan_of(input.plan, order)?;
    let now = of.cutover?;
    if let Since::Report(sent) = since {
        let said = sent.days.cutovers.iter();
        let (_, was) = *said.clone().find(|(id, _)| *id == order.id)?;
        return (was != now).then(|| {
            format!(
                "{} moves from {} to {}.",
                order.name,
                short_date(was),
                short_date(now)
            )
        });
    }
    let slip = of.slip.as_ref()?;
    let way = if slip.days > 0 { "later" } else { "earlier" };
    let days = count(
        usize::try_from(slip.days.unsigned_abs()).unwrap_or(0),
        "business day",
        "business days",
    );
    Some(format!(
        "{} moves from {} to {}: {days} {way}.",
        order.name,
        short_date(slip.was),
        short_date(now)
    ))
}

/// What may still move the dates: refusals of the order that sets them, then what is open and blocks.
fn risks(input: &StatusInput<'_>) -> Vec<String> {
    let StatusInput { snapshot, plan, .. } = *input;
    let mut risks = Vec::new();
    let driver = plan.driven_by.and_then(|id| snapshot.orders.get(&id));
    if let Some(order) = driver
        && let Some(day) = plan_of(plan, order).and_then(|of| of.after_rejection)
    {
        risks.push(format!(
            "The carrier may send {} back. Once is enough to move it to {}.",
            order.name,
            short_date(day)
        ));
    }
    let blocking = input
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Blocker);
    for finding in blocking {
        let about = snapshot.subject(&finding.place);
        let said = finding.message.trim();
        risks.push(if about.is_empty() || said.starts_with(&about) {
            said.to_owned()
        } else {
            format!("{about}: {said}")
        });
    }
    risks
}

fn closing(input: &StatusInput<'_>) -> String {
    let settings = &input.snapshot.settings;
    let person = ["implementation", "manager", "coordinator"]
        .iter()
        .find_map(|key| settings.people.get(*key))
        .filter(|name| !name.is_empty())
        .unwrap_or(&settings.consultant);
    let next = input.plan.today.checked_add_days(Days::new(WEEK));
    let next = next.map(|day| format!(" Next report: {}.", super::super::words::long_date(day)));
    let stop = if person.ends_with('.') { "" } else { "." };
    format!("Questions: {person}{stop}{}", next.unwrap_or_default())
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

//! What does not fit about things that have to be in place.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    super::{StepState, forward::Dates, ground::Ground},
    Need, Task, TaskNeed, place_words,
};
use crate::{
    finding::Finding,
    id::{AccountId, OrderId},
    order::{Order, OrderStatus},
    place::Place,
    task::{TaskKind, TaskOf},
    window::{date_words, day_words},
};

fn at(of: TaskOf) -> Place {
    match of {
        TaskOf::Project => Place::Project,
        TaskOf::Account(id) => Place::Account {
            id,
            field: "contract_end".to_owned(),
        },
        TaskOf::Site(id) => Place::Site { id },
        TaskOf::Order(id) => Place::Order {
            id,
            field: String::new(),
        },
        TaskOf::Number(id) => Place::Number { id },
    }
}

/// What is late, done out of turn, or ends before it may.
pub(in crate::plan) fn of_project(
    ground: &Ground<'_>,
    tasks: &[Task],
    planned: impl Fn(OrderId) -> Option<NaiveDate>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut of_account: BTreeMap<AccountId, Vec<&Order>> = BTreeMap::new();
    for order in ground.snapshot.orders.values() {
        if let Some(account) = order.key.account {
            of_account.entry(account).or_default().push(order);
        }
    }
    let orders_of = |id: AccountId| of_account.get(&id).map_or(&[][..], Vec::as_slice);
    for task in tasks {
        if task.state == StepState::Late
            && let Some(latest) = task.latest
        {
            let holds = names(ground, &task.orders);
            let message = match task.kind {
                TaskKind::Notice => format!(
                    "{} was due by {}. Without it the contract runs on.",
                    task.title,
                    date_words(latest)
                ),
                _ => format!(
                    "{} should be done since {}. The cutover of {holds} waits for it.",
                    task.title,
                    day_words(latest)
                ),
            };
            findings.push(
                Finding::warning(
                    "task_late",
                    at(task.of),
                    message,
                    "Record the day it was done, say when it comes, or move the cutover.",
                )
                .sourced(task.source.clone()),
            );
        }
        if task.kind == TaskKind::EndOfService
            && let (TaskOf::Account(account), Some(done)) = (task.of, task.done_on)
        {
            let open: Vec<OrderId> = orders_of(account)
                .iter()
                .filter(|order| !is_proven(order))
                .map(|order| order.id)
                .collect();
            if !open.is_empty() {
                findings.push(
                    Finding::warning(
                        "service_ended_early",
                        at(task.of),
                        format!(
                            "The service was cancelled on {}, and {} is not proven yet. Numbers that have not moved go back to the pool.",
                            date_words(done),
                            names(ground, &open)
                        ),
                        "Ask the losing side today to take the cancelling back.",
                    )
                    .sourced(task.source.clone()),
                );
            }
        }
        if task.kind == TaskKind::Phones
            && let Some(done) = task.done_on
            && let Some(forward) = forward_missing(tasks, task, done)
        {
            findings.push(
                Finding::warning(
                    "forward_missing",
                    at(task.of),
                    format!(
                        "{} since {}, and {} is not in place. Calls to the old numbers reach nobody.",
                        task.title,
                        day_words(done),
                        forward.title
                    ),
                    "Have the losing side forward the numbers today.",
                )
                .sourced(forward.source.clone()),
            );
        }
        if let (TaskKind::EndOfService, TaskOf::Account(id)) = (task.kind, task.of) {
            let last = orders_of(id).iter().filter_map(|order| planned(order.id));
            findings.extend(leaving_early(ground, id, last.max()));
        }
    }
    findings
}

fn is_proven(order: &Order) -> bool {
    matches!(
        order.status,
        OrderStatus::Verified | OrderStatus::Closed | OrderStatus::Cancelled
    )
}

/// The forward that phones needed first and that is not there.
fn forward_missing<'t>(tasks: &'t [Task], phones: &Task, done: NaiveDate) -> Option<&'t Task> {
    let key = phones
        .after
        .iter()
        .find(|key| key.kind == TaskKind::Forward)?;
    tasks
        .iter()
        .find(|task| task.kind == key.kind && task.of == key.of)
        .filter(|task| {
            task.need != TaskNeed::Waived && task.done_on.is_none_or(|forward| forward > done)
        })
}

/// A contract that runs longer than the plan: leaving early may cost what is left of it.
fn leaving_early(
    ground: &Ground<'_>,
    account: AccountId,
    last: Option<NaiveDate>,
) -> Option<Finding> {
    let end = ground.snapshot.accounts.get(&account)?.contract_end?;
    let last = last.filter(|last| *last < end)?;
    Some(
        Finding::note(
            "leaves_before_contract_end",
            at(TaskOf::Account(account)),
            format!(
                "The last number leaves on {}, the contract ends {}. The losing side may not hold the port up for it; what is left of the contract may be billed.",
                date_words(last),
                date_words(end)
            ),
            "Ask what leaving early costs, and hold it against both bills until then.",
        )
        .sourced("SKYSWITCH-LNP, CLEARFLY"),
    )
}

/// A date that stands although something it waits for comes later.
pub(in crate::plan) fn of_order(
    ground: &Ground<'_>,
    order: &Order,
    dates: &Dates,
    needs: &[Need<'_>],
) -> Vec<Finding> {
    // Where the plan lays the day itself it has waited; a day that was asked for or confirmed has not.
    let Some(day) = dates.planned else {
        return Vec::new();
    };
    needs
        .iter()
        .filter(|need| need.required)
        .filter_map(|need| Some((need, need.expected().filter(|due| *due >= day)?)))
        .map(|(need, due)| {
            Finding::warning(
                "task_after_cutover",
                Place::Order {
                    id: order.id,
                    field: "confirmed".to_owned(),
                },
                format!(
                    "{} cuts over on {}. {} for {} is expected on {}.",
                    order.name,
                    day_words(day),
                    need.kind.words(),
                    place_words(ground, need.of),
                    day_words(due)
                ),
                "Have it earlier, or ask for a later date while it can be moved.",
            )
        })
        .collect()
}

fn names(ground: &Ground<'_>, orders: &[OrderId]) -> String {
    let names: Vec<&str> = orders
        .iter()
        .filter_map(|id| Some(ground.snapshot.orders.get(id)?.name.as_str()))
        .collect();
    match names.as_slice() {
        [] => "its orders".to_owned(),
        names if names.len() > 4 => format!("{} orders", names.len()),
        names => names.join(", "),
    }
}

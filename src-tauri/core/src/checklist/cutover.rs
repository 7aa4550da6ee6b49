//! Phase 5: the evening and the days after it.

use chrono::NaiveDate;

use crate::{
    number::{Kind, Number, Use},
    order::{KeyClass, Order},
    plan::StepKind,
    rules::{Rules, WhenAsked, begins},
};

use super::{
    Item, Role,
    facts::{Facts, Share, is_active, is_proven, names, share},
};

pub(super) fn items(facts: &Facts<'_>) -> Vec<Item> {
    let mut items = vec![
        routes(facts),
        queues(facts),
        agents(facts),
        accepted_911(facts),
    ];
    items.extend(toll_free_first(facts));
    items.push(last_moment(facts));
    items.extend(forwards(facts));
    let code = facts
        .snapshot
        .platform()
        .and_then(|profile| profile.test_code_911.as_ref())
        .map_or_else(
            || "the platform’s test code".to_owned(),
            |rule| format!("test code {}", rule.value),
        );
    items.extend([
        tested(
            facts,
            "inbound",
            "Inbound tested from three networks",
            "One old switch can hold the number for itself.",
            Role::It,
            |_| true,
        ),
        tested(
            facts,
            "caller_id",
            "Outbound caller ID right",
            "People do not answer a strange number.",
            Role::It,
            calls_out,
        ),
        tested(
            facts,
            "911",
            &format!("911 address read back for every number ({code})"),
            "A port can look fine while 911 goes to the wrong door.",
            Role::Compliance,
            calls_out,
        ),
    ]);
    let machine =
        |number: &Number| matches!(number.usage, Use::Fax | Use::EFax) || number.usage.is_machine();
    if facts.snapshot.numbers.values().any(machine) {
        items.push(tested(
            facts,
            "machines",
            "Fax both ways, alarm and elevator signals confirmed",
            "They fail silently.",
            Role::Operations,
            machine,
        ));
    }
    items.push(signed_off(facts));
    items.extend(forwards_removed(facts));
    items.push(ended(facts));
    items
}

fn calls_out(number: &Number) -> bool {
    number.usage.can_call_out(number.kind)
}

/// Orders that are not active yet, and the first day on which a step of theirs is due.
fn ahead<'a>(facts: &Facts<'a>, kind: StepKind) -> (Vec<&'a Order>, Option<NaiveDate>) {
    let open: Vec<_> = facts
        .orders()
        .iter()
        .copied()
        .filter(|order| !is_active(order))
        .collect();
    let due = open
        .iter()
        .filter_map(|order| facts.due(order.id, kind))
        .min();
    (open, due)
}

fn routes(facts: &Facts<'_>) -> Item {
    let all = facts.moving().count();
    let set = facts
        .moving()
        .filter(|number| !number.target.is_empty())
        .count();
    let due = facts
        .orders()
        .iter()
        .filter(|order| {
            facts
                .numbers_of(order.id)
                .any(|number| number.target.is_empty())
        })
        .filter_map(|order| facts.due(order.id, StepKind::ChangeCutOff))
        .min();
    facts.item(
        "cutover.routes",
        "Route, queue and hours set for each number on the new platform",
        "The number lands where nobody answers.",
        Role::It,
        Share::of(set, all)
            .due(due)
            .evidence(share(set, all, "set")),
    )
}

/// What no list of the project shows: a person says that it is done.
fn by_word(facts: &Facts<'_>, key: &str, text: &str, why: &str, role: Role) -> Item {
    let (open, due) = ahead(facts, StepKind::ChangeCutOff);
    let all_active = open.is_empty() && !facts.orders().is_empty();
    facts.item(key, text, why, role, Share::one(all_active).due(due))
}

fn queues(facts: &Facts<'_>) -> Item {
    by_word(
        facts,
        "cutover.queues",
        "Queues, greetings, overflow and staffing ready on the new platform",
        "Calls arrive at once, and nobody is there to take them.",
        Role::Operations,
    )
}

fn agents(facts: &Facts<'_>) -> Item {
    by_word(
        facts,
        "cutover.agents",
        "Agents briefed: the evening, the new login, whom to call",
        "They keep watching the old phones while the new ones ring.",
        Role::Operations,
    )
}

fn accepted_911(facts: &Facts<'_>) -> Item {
    let (_, due) = ahead(facts, StepKind::ChangeCutOff);
    let proven = |number: &&Number| {
        number
            .order
            .and_then(|id| facts.snapshot.orders.get(&id))
            .is_some_and(is_proven)
    };
    let calling: Vec<_> = facts.moving().filter(|number| calls_out(number)).collect();
    let good = calling.iter().copied().filter(proven).count();
    facts.item(
        "cutover.911_accepted",
        "911 address of each number accepted by the new platform",
        "An unprovisioned 911 call goes to a relay center, for a fee.",
        Role::Compliance,
        Share::of(good, calling.len())
            .due(due)
            .evidence(share(good, calling.len(), "numbers")),
    )
}

/// Toll-free numbers ring to numbers that move too: they are proven first.
fn toll_free_first(facts: &Facts<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for order in facts
        .orders()
        .iter()
        .filter(|order| order.key.class == KeyClass::TollFree)
    {
        let targets: Vec<_> = facts
            .numbers_of(order.id)
            .filter_map(|number| number.rings_to)
            .collect();
        let after: Vec<_> = facts
            .orders()
            .iter()
            .copied()
            .filter(|other| {
                other.key.class != KeyClass::TollFree
                    && facts
                        .numbers_of(other.id)
                        .any(|number| number.kind != Kind::TollFree && targets.contains(&number.tn))
            })
            .collect();
        let Some(target) = targets.first().filter(|_| !after.is_empty()) else {
            continue;
        };
        items.push(
            facts.item(
                format!("cutover.toll_free.{}", order.name),
                format!("{} proven before the numbers it rings to move", order.name),
                format!("It rings to {}.", target.national()),
                Role::It,
                Share::one(is_proven(order))
                    .due(facts.due(order.id, StepKind::Validation))
                    .evidence(format!("{} before {}", order.name, names(&after))),
            ),
        );
    }
    items
}

fn last_moment(facts: &Facts<'_>) -> Item {
    let (open, due) = ahead(facts, StepKind::ChangeCutOff);
    // Of several orders the longest that one needs.
    let before = facts
        .orders()
        .iter()
        .filter_map(|order| {
            let plan = facts.plan_of(order.id)?;
            let window = plan.window.as_ref()?;
            let starts = begins(facts.snapshot, window);
            let last = Rules::of(facts.snapshot, order)
                .last_change(starts, &WhenAsked(facts.snapshot, order))?;
            Some((starts - last.at, last.said.value))
        })
        .max_by_key(|(ahead, _)| *ahead)
        .map(|(_, ahead)| format!("{} before each window", ahead.words()));
    let all = facts.orders().len();
    facts.item(
        "cutover.last_moment",
        "Last moment to change the date passed with a go",
        "After it the carrier moves the numbers, ready or not.",
        Role::Manager,
        Share::of(all - open.len(), all)
            .due(due)
            .evidence(before.unwrap_or_default()),
    )
}

fn forwards(facts: &Facts<'_>) -> Option<Item> {
    let orders: Vec<_> = facts
        .orders()
        .iter()
        .copied()
        .filter(|order| facts.needs_forwards(order))
        .collect();
    let due = orders
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Cutover))
        .min();
    (!orders.is_empty()).then(|| {
        facts.item(
            "cutover.forwards",
            "Forward to temporary numbers switched on, off-hours",
            "The carrier ports in daytime only; this gives the quiet hour.",
            Role::It,
            Share::one(false).due(due).evidence(names(&orders)),
        )
    })
}

/// A test that every number of a kind has to pass after activation.
fn tested(
    facts: &Facts<'_>,
    key: &str,
    text: &str,
    why: &str,
    role: Role,
    concerns: fn(&Number) -> bool,
) -> Item {
    let orders: Vec<_> = facts
        .orders()
        .iter()
        .copied()
        .filter(|order| facts.numbers_of(order.id).any(concerns))
        .collect();
    let (good, open): (Vec<_>, Vec<_>) = orders.iter().copied().partition(|order| is_proven(order));
    let due = open
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Validation))
        .min();
    let numbers = |orders: &[&Order]| {
        orders
            .iter()
            .flat_map(|order| facts.numbers_of(order.id))
            .filter(|number| concerns(number))
            .count()
    };
    let evidence = share(numbers(&good), numbers(&orders), "numbers");
    facts.item(
        format!("cutover.test.{key}"),
        text,
        why,
        role,
        Share::of(good.len(), orders.len())
            .due(due)
            .evidence(evidence),
    )
}

fn signed_off(facts: &Facts<'_>) -> Item {
    let all = facts.orders();
    let open: Vec<_> = all
        .iter()
        .copied()
        .filter(|order| !is_proven(order))
        .collect();
    let due = open
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Snapback))
        .min();
    facts.item(
        "cutover.signed_off",
        "Signed off, or snapback asked for",
        "The way back is open about 24 hours and may be refused.",
        Role::Signer,
        Share::of(all.len() - open.len(), all.len()).due(due),
    )
}

fn forwards_removed(facts: &Facts<'_>) -> Option<Item> {
    let orders: Vec<_> = facts
        .orders()
        .iter()
        .copied()
        .filter(|order| facts.needs_forwards(order))
        .collect();
    let due = orders
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Snapback))
        .max();
    (!orders.is_empty()).then(|| {
        facts.item(
            "cutover.forwards_removed",
            "Forwards and temporary numbers removed",
            "They keep costing, and they hide faults.",
            Role::It,
            Share::one(false).due(due).evidence(names(&orders)),
        )
    })
}

fn ended(facts: &Facts<'_>) -> Item {
    let accounts = facts.accounts();
    let closed = |account: &&&crate::account::Account| {
        facts
            .orders_of(account.id)
            .iter()
            .all(|order| order.status == crate::order::OrderStatus::Closed)
    };
    let done = accounts.iter().filter(closed).count();
    let due = facts
        .orders()
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Disconnect))
        .max();
    facts.item(
        "cutover.ended",
        "Old service ended in writing, final bill audited",
        "Only after every order on the account is proven.",
        Role::Operations,
        Share::of(done, accounts.len())
            .due(due)
            .evidence(share(done, accounts.len(), "accounts")),
    )
}

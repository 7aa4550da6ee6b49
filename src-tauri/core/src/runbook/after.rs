//! The month after a cutover: what follows voice, what has to be removed, and what the losing side still bills.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    Part, Step,
    ground::{Draft, Ground, count},
};
use crate::{
    checklist::Role,
    night::{StepTime, Test},
    number::Disposition,
    order::OrderStatus,
};

/// Lines whose address is read back again the day after: a look, not a test of all.
const FOLLOW_UP: usize = 5;

pub(super) fn steps(ground: &Ground<'_>) -> Vec<Step> {
    let on = |days, draft| ground.on_day(Part::After, days, draft);
    let losing = ground.losing_words();
    let mut steps = vec![last_call(ground)];
    let calling = ground.needing(Test::Emergency);
    if calling > 0 {
        steps.push(on(
            1,
            Draft {
                key: "record_911",
                title: format!(
                    "911 database follow-up: {} at random, address read back",
                    count(calling.min(FOLLOW_UP), "number")
                ),
                detail: "The losing side unlocks its record within a day, then the new one is there. [NENA-LNP]"
                    .to_owned(),
                role: Role::Compliance,
                minutes: 30,
                after: &[],
                tests: &[],
            },
        ));
    }
    if ground.needing(Test::Sms) > 0 {
        steps.push(on(
            3,
            Draft {
                key: "sms",
                title: "Text messages in and out".to_owned(),
                detail: "Texting follows voice by two hours to three business days. [TELNYX-SMS][AIRCALL]".to_owned(),
                role: Role::It,
                minutes: 30,
                after: &[],
                tests: &[Test::Sms],
            },
        ));
    }
    if ground.forwards() {
        steps.push(on(
            2,
            Draft {
                key: "temporary_gone",
                title: "Temporary numbers returned, forwards gone".to_owned(),
                detail: format!(
                    "Seen on {losing}’s portal: they keep costing, and they hide faults."
                ),
                role: Role::It,
                minutes: 30,
                after: &[],
                tests: &[],
            },
        ));
    }
    if ground.needing(Test::CallerName) > 0 {
        steps.push(on(
            5,
            Draft {
                key: "caller_name",
                title: "Caller name shown right on two mobiles".to_owned(),
                detail: "At most 15 letters; it takes one to three days to spread. [HOOP]"
                    .to_owned(),
                role: Role::It,
                minutes: 15,
                after: &[],
                tests: &[Test::CallerName],
            },
        ));
    }
    steps.push(end_of_service(ground, &losing));
    steps.push(on(
        14,
        Draft {
            key: "lessons",
            title: "Lessons into the carrier notes".to_owned(),
            detail: format!(
                "What {losing} and {} did otherwise than they say.",
                ground.gaining()
            ),
            role: Role::Implementation,
            minutes: 20,
            after: &[],
            tests: &[],
        },
    ));
    steps.push(on(
        30,
        Draft {
            key: "final_bill",
            title: "Final bill audited against the number list".to_owned(),
            detail: "Numbers that moved or were disconnected and are billed on are disputed in writing. [OSSTELCO]"
                .to_owned(),
            role: Role::Operations,
            minutes: 30,
            after: &["end_of_service"],
            tests: &[],
        },
    ));
    steps
}

/// Half an hour before the way back closes.
fn last_call(ground: &Ground<'_>) -> Step {
    let hours = ground
        .times
        .as_ref()
        .map_or(24, |times| i32::from(times.snapback.0));
    let step = ground.at_minute(
        hours * 60 - 30,
        Draft {
            key: "last_snapback",
            title: "Last call for snapback: decide, write down who and when".to_owned(),
            detail: format!(
                "{} may refuse; the fee is by contract. Half an hour later a return is a new port.",
                ground.losing_words()
            ),
            role: Role::Signer,
            minutes: 15,
            after: &[],
            tests: &[],
        },
    );
    Step {
        part: Part::After,
        ..step
    }
}

/// Losing service ends in writing, after every order of the account.
fn end_of_service(ground: &Ground<'_>, losing: &str) -> Step {
    let accounts: BTreeSet<_> = ground
        .orders
        .iter()
        .filter_map(|order| order.key.account)
        .collect();
    let others: Vec<&str> = ground
        .snapshot
        .orders
        .values()
        .filter(|order| {
            order.key.account.is_some_and(|id| accounts.contains(&id))
                && !ground.orders.iter().any(|here| here.id == order.id)
                && !matches!(
                    order.status,
                    OrderStatus::Verified | OrderStatus::Closed | OrderStatus::Cancelled
                )
        })
        .map(|order| order.name.as_str())
        .collect();
    let of = |disposition: Disposition| {
        let numbers = accounts
            .iter()
            .flat_map(|id| ground.snapshot.numbers.of_account(*id));
        numbers
            .filter(|number| number.disposition == disposition)
            .count()
    };
    let (stay, gone) = (of(Disposition::Stay), of(Disposition::Disconnect));
    let mut detail = format!(
        "By written order: {} disconnected, {stay} stay. Not before: numbers would fall back to the pool. [DIALVICE]",
        count(gone, "number")
    );
    if !others.is_empty() {
        let _ = write!(detail, " Not before {}: one account.", others.join(", "));
    }
    let days = if others.is_empty() {
        3
    } else {
        others_end(ground, &accounts)
    };
    let step = ground.on_day(
        Part::After,
        days,
        Draft {
            key: "end_of_service",
            title: format!("{losing}: old service ended in writing"),
            detail,
            role: Role::Operations,
            minutes: 30,
            after: &["last_snapback"],
            tests: &[],
        },
    );
    Step {
        time: StepTime::Day { days },
        ..step
    }
}

/// Days from this cutover to three days after the last of the account.
fn others_end(ground: &Ground<'_>, accounts: &BTreeSet<crate::id::AccountId>) -> i16 {
    let Some(here) = ground.times.as_ref().map(|times| times.starts.date()) else {
        return 3;
    };
    let last = ground
        .plan
        .orders
        .iter()
        .filter(|plan| {
            ground
                .snapshot
                .orders
                .get(&plan.order)
                .and_then(|order| order.key.account)
                .is_some_and(|id| accounts.contains(&id))
        })
        .filter_map(|plan| plan.cutover)
        .max()
        .unwrap_or(here);
    i16::try_from((last - here).num_days().max(0) + 3).unwrap_or(i16::MAX)
}

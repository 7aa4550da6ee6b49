//! The two weeks before a cutover: everything that has to stand before anyone decides to go.

use super::{
    Condition, Gate, Part, Step,
    ground::{Draft, Ground, count},
};
use crate::{
    checklist::Role,
    night::{Phase, Test},
    order::OrderStatus,
    validation,
    window::day_words,
};

pub(super) fn steps(ground: &Ground<'_>) -> Vec<Step> {
    let on = |days, draft| ground.on_day(Part::Before, days, draft);
    let code = validation::test_code(ground.snapshot);
    let mut steps = vec![on(
        -14,
        Draft {
            key: "people",
            title: "Name testers, deciders and a bridge; walk through this book".to_owned(),
            detail: "Everyone has the telephone numbers of page 1 and knows the two answers of each gate."
                .to_owned(),
            role: Role::Implementation,
            minutes: 60,
            after: &[],
            tests: &[],
        },
    )];
    steps.push(on(
        -10,
        Draft {
            key: "routes",
            title: "Set route, queue and hours for each number on the new platform".to_owned(),
            detail: format!(
                "{} of {} have a target. A number without one lands where nobody answers.",
                ground
                    .numbers
                    .iter()
                    .filter(|one| !one.target.is_empty())
                    .count(),
                count(ground.numbers.len(), "number")
            ),
            role: Role::It,
            minutes: 240,
            after: &[],
            tests: &[],
        },
    ));
    let calling = ground.needing(Test::Emergency);
    if calling > 0 {
        steps.push(on(
            -7,
            Draft {
                key: "address_911",
                title: format!(
                    "911 address accepted by the platform, {}",
                    count(calling, "line")
                ),
                detail: "Street, floor and room of every line that can place a call. [911SECURE]"
                    .to_owned(),
                role: Role::Compliance,
                minutes: 120,
                after: &[],
                tests: &[Test::Address911],
            },
        ));
    }
    steps.extend(temporary(ground));
    if calling > 0 {
        steps.push(on(
            -3,
            Draft {
                key: "temporary_911",
                title: match code {
                    Some(code) => {
                        format!("911 test code {code} from temporary numbers, each location")
                    }
                    None => "911 test code from temporary numbers, each location".to_owned(),
                },
                detail: "The address is read back word by word. Never dial 911 itself.".to_owned(),
                role: Role::Compliance,
                minutes: 60,
                after: &["address_911"],
                tests: &[Test::Temporary911],
            },
        ));
    }
    steps.push(last_change(ground));
    steps.push(on(
        -1,
        Draft {
            key: "freeze_old",
            title: "Freeze the old system; tell staff and agents".to_owned(),
            detail: "Export routes and hunt groups; no change after it. Nothing is ordered or cancelled at the losing carrier. [CLEARFLY]"
                .to_owned(),
            role: Role::It,
            minutes: 30,
            after: &["routes"],
            tests: &[],
        },
    ));
    steps
}

/// Temporary numbers, where calls are forwarded on the night.
fn temporary(ground: &Ground<'_>) -> Option<Step> {
    ground.forwards().then(|| {
        ground.on_day(
            Part::Before,
            -5,
            Draft {
                key: "temporary",
                title: "Temporary numbers stand on the new platform".to_owned(),
                detail: format!(
                    "One for each published number; the forward from {} is prepared, not switched on.",
                    ground.losing_words()
                ),
                role: Role::It,
                minutes: 60,
                after: &[],
                tests: &[],
            },
        )
    })
}

/// The gate before the last moment at which the date can still be changed.
fn last_change(ground: &Ground<'_>) -> Step {
    let detail = match ground.last_change {
        Some(at) => format!(
            "The date can be changed until {} {}.",
            day_words(at.date()),
            at.format("%H:%M")
        ),
        None => "After it the carrier moves the numbers, ready or not.".to_owned(),
    };
    let step = ground.on_day(
        Part::Before,
        -2,
        Draft {
            key: "gate_date",
            title: "Decision: keep the date".to_owned(),
            detail,
            role: Role::Signer,
            minutes: 15,
            after: &[],
            tests: &[],
        },
    );
    // The day before the cut-off where that is known: on the day itself it may be too late.
    let step = match ground.last_change {
        Some(at) => Step {
            at: at
                .checked_sub_signed(chrono::TimeDelta::hours(1))
                .unwrap_or(at),
            whole_day: false,
            ..step
        },
        None => step,
    };
    Ground::gate(
        step,
        Gate {
            question: "Keep the date?".to_owned(),
            conditions: conditions(ground),
            answers: ("Go", "No-go"),
            if_no: format!(
                "ask {} for another date before the cut-off; the orders keep their numbers.",
                ground.gaining()
            ),
        },
    )
}

/// What has to be true before anyone says go, each as the project's own state says it.
pub(super) fn conditions(ground: &Ground<'_>) -> Vec<Condition> {
    let numbers = ground.numbers.len();
    let confirmed = ground
        .orders
        .iter()
        .filter(|order| order.confirmed.is_some() && order.status != OrderStatus::Rejected)
        .count();
    let routed = ground
        .numbers
        .iter()
        .filter(|number| !number.target.is_empty())
        .count();
    let state = |text: String, met: bool, binding: bool| Condition {
        text,
        met: Some(met),
        binding,
    };
    let mut conditions = vec![
        state(
            format!(
                "FOC in writing for {confirmed} of {}",
                count(ground.orders.len(), "order")
            ),
            confirmed == ground.orders.len(),
            true,
        ),
        state(
            format!("Route set for {routed} of {numbers}"),
            routed == numbers,
            false,
        ),
    ];
    let before = validation::matrix(ground.snapshot, ground.night, Phase::Before);
    for (test, words) in [
        (Test::Address911, "911 address accepted for"),
        (Test::Temporary911, "911 test code from a temporary number:"),
    ] {
        let tally = before.tally(test);
        if tally.all() > 0 {
            conditions.push(state(
                format!("{words} {} of {}", tally.passed, tally.all()),
                tally.passed == tally.all(),
                true,
            ));
        }
    }
    conditions.extend(toll_free_first(ground));
    conditions.push(Condition {
        text: "No outage reported by either carrier".to_owned(),
        met: None,
        binding: false,
    });
    conditions
}

/// A toll-free number that rings to one of these is proven before.
fn toll_free_first(ground: &Ground<'_>) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for order in ground.snapshot.orders.values() {
        let mut numbers = ground.snapshot.numbers.of_order(order.id);
        let rings_here = numbers.any(|number| {
            number
                .rings_to
                .is_some_and(|tn| ground.numbers.iter().any(|here| here.tn == tn))
        });
        if !rings_here || ground.orders.iter().any(|here| here.id == order.id) {
            continue;
        }
        let active = matches!(
            order.status,
            OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
        );
        conditions.push(Condition {
            text: format!("Toll-free {} active, it rings to these numbers", order.name),
            met: Some(active),
            binding: false,
        });
    }
    conditions
}

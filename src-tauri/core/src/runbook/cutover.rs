//! The night itself: from the roll call to the end of the carrier's hours, and what to do when something breaks.
//!
//! Minutes are counted from the window's start. How long a step takes is our allowance, by how many numbers it is for.

use super::{
    Condition, Gate, Step, StepKind, Trouble, Way, before,
    ground::{Draft, Ground, count, minutes_for},
};
use crate::{
    checklist::Role,
    night::{Phase, StepTime, Test},
    rules::Rules,
    validation,
};

/// Minutes before the window's end by which someone decides to keep or to go back, where it is an hour or longer.
const LAST_WORD: i32 = 30;

const THREE: [Test; 3] = [
    Test::InboundMobile,
    Test::InboundLandline,
    Test::InboundLosing,
];
const AREAS: [Test; 4] = [
    Test::TollFreeUs,
    Test::TollFreeMobile,
    Test::TollFreeCanada,
    Test::TollFreeCaribbean,
];

pub(super) fn steps(ground: &Ground<'_>) -> Vec<Step> {
    let mut steps = opening(ground);
    steps.extend(activations(ground));
    let proofs = proofs(ground);
    steps.extend(closing(ground, &proofs));
    steps.extend(proofs);
    steps
}

/// Roll call, forward, and the decision to go.
fn opening(ground: &Ground<'_>) -> Vec<Step> {
    let mut steps = vec![
        ground.at_minute(
            -60,
            Draft {
                key: "roll_call",
                title: "Go / no-go call, all owners on the line".to_owned(),
                detail: "Every tester says where they are and what they test. Both desks answer."
                    .to_owned(),
                role: Role::Implementation,
                minutes: 15,
                after: &[],
                tests: &[],
            },
        ),
    ];
    let mut before_go = vec!["roll_call"];
    if ground.forwards() {
        let published = ground.published();
        let what = match published.as_slice() {
            [one] => one.tn.national(),
            [] => "the published numbers".to_owned(),
            many => count(many.len(), "published number"),
        };
        let several = if published.len() == 1 {
            "temporary number"
        } else {
            "temporary numbers"
        };
        steps.push(ground.at_minute(
            -30,
            Draft {
                key: "forward",
                title: format!("Forward {what} to {several}"),
                detail: format!(
                    "At {}; then call each from a mobile and a landline.",
                    ground.losing_words()
                ),
                role: Role::It,
                minutes: 20,
                after: &["roll_call"],
                tests: &[],
            },
        ));
        before_go.push("forward");
    }
    let go = ground.at_minute(
        -5,
        Draft {
            key: "gate_go",
            title: "Decision: go".to_owned(),
            detail: "The last moment before the numbers move.".to_owned(),
            role: Role::Signer,
            minutes: 5,
            after: &before_go,
            tests: &[],
        },
    );
    steps.push(Ground::gate(
        go,
        Gate {
            question: "Start the cutover?".to_owned(),
            conditions: before::conditions(ground),
            answers: ("Go", "No-go"),
            if_no: format!(
                "calls stay where they are. Call {} at once to hold the activation, then ask for a new date.",
                ground.gaining()
            ),
        },
    ));
    steps
}

/// One activation an order, each at its own window's start.
fn activations(ground: &Ground<'_>) -> Vec<Step> {
    let gaining = ground.gaining();
    ground
        .orders
        .iter()
        .map(|order| {
            let numbers = ground
                .numbers
                .iter()
                .filter(|number| number.order == Some(order.id))
                .count();
            let minutes = Rules::of(ground.snapshot, order).activation_minutes();
            let key = format!("activate:{}", order.id);
            let step = ground.at_minute(
                0,
                Draft {
                    key: &key,
                    title: format!("Activate {} at {gaining}", order.name),
                    detail: format!(
                        "{}. Write the minute down: it starts the {} hours of the snapback.",
                        count(numbers, "number"),
                        ground.times.as_ref().map_or(24, |times| times.snapback.0)
                    ),
                    role: Role::Coordinator,
                    minutes: minutes.map_or(0, |said| said.value),
                    after: &["gate_go"],
                    tests: &[],
                },
            );
            Step {
                activates: Some(order.id),
                owner: gaining.clone(),
                role: None,
                ..step
            }
        })
        .collect()
}

/// The tests of the night one after another, each kind one step, all of them after the activations.
struct Proofs<'g, 'a> {
    ground: &'g Ground<'a>,
    after: Vec<String>,
    steps: Vec<Step>,
    /// Minutes from the window's start at which those who place the calls begin their next one.
    calls_at: i32,
    /// The same of those who prove everything else, beside them.
    others_at: i32,
}

impl Proofs<'_, '_> {
    fn add(
        &mut self,
        key: &str,
        title: String,
        detail: String,
        role: Role,
        minutes: u16,
        tests: &[Test],
    ) {
        let draft = Draft {
            key,
            title,
            detail,
            role,
            minutes,
            after: &[],
            tests,
        };
        let at = if role == Role::Implementation {
            &mut self.calls_at
        } else {
            &mut self.others_at
        };
        let step = self.ground.at_minute(*at, draft);
        *at += i32::from(minutes);
        self.steps.push(Step {
            after: self.after.clone(),
            ..step
        });
    }
}

fn proofs(ground: &Ground<'_>) -> Vec<Step> {
    let mut proofs = Proofs {
        ground,
        after: ground
            .orders
            .iter()
            .map(|order| format!("activate:{}", order.id))
            .collect(),
        steps: Vec::new(),
        calls_at: 10,
        // 911 waits until the first calls have come in.
        others_at: 25,
    };
    calls(ground, &mut proofs);
    services(ground, &mut proofs);
    proofs.steps
}

/// Calls in, out and to 911.
fn calls(ground: &Ground<'_>, proofs: &mut Proofs<'_, '_>) {
    let losing = ground.losing_words();
    let talked = ground.needing(Test::InboundMobile);
    if talked > 0 {
        proofs.add(
            "inbound",
            "Inbound from 3 networks".to_owned(),
            format!(
                "Call each number from a mobile, a landline and a {losing} line. {losing}’s own switch may still hold the number: try again after 10 minutes before you write fail."
            ),
            Role::Implementation,
            minutes_for(15, talked, 10),
            &THREE,
        );
    }
    let areas = ground.needing(Test::TollFreeUs);
    if areas > 0 {
        proofs.add(
            "toll_free",
            "Toll-free from each area in scope".to_owned(),
            "One call from each area, one of them from a mobile. Each reaches its target. [GEN-TF][AIZAN]".to_owned(),
            Role::Implementation,
            minutes_for(15, areas, 2),
            &AREAS,
        );
    }
    let calling = ground.needing(Test::CallerId);
    if calling > 0 {
        proofs.add(
            "caller_id",
            "Outbound caller ID".to_owned(),
            "Call two mobiles from each line; read the number that they show.".to_owned(),
            Role::Implementation,
            minutes_for(5, calling, 15),
            &[Test::CallerId],
        );
    }
    let emergency = ground.needing(Test::Emergency);
    if emergency > 0 {
        let with = validation::test_code(ground.snapshot)
            .map_or_else(String::new, |code| format!(" with {code}"));
        let places = ground.places();
        let at_places = if places.is_empty() {
            String::new()
        } else {
            format!(", {}", places.join(" and "))
        };
        proofs.add(
            "emergency",
            format!("911 test{with}{at_places}"),
            format!(
                "{}, the address read back word by word; no sampling. Never dial 911 itself.",
                count(emergency, "line")
            ),
            Role::Compliance,
            minutes_for(5, emergency, 10),
            &[Test::Emergency],
        );
    }
}

/// What hangs on the lines: queues, fax, machines.
fn services(ground: &Ground<'_>, proofs: &mut Proofs<'_, '_>) {
    let losing = ground.losing_words();
    let grouped = ground.needing(Test::Reach) + ground.needing(Test::Voicemail);
    if grouped > 0 {
        proofs.add(
            "reach",
            "Queues, hours and voicemail".to_owned(),
            "One call to each queue and menu; leave a message and listen back.".to_owned(),
            Role::It,
            minutes_for(5, grouped, 30),
            &[Test::Reach, Test::Voicemail],
        );
    }
    let faxes = ground.needing(Test::FaxIn);
    if faxes > 0 {
        proofs.add(
            "fax",
            "Fax send and receive, 2 pages".to_owned(),
            format!(
                "{} both ways; a mailbox only receives. [T38FAX]",
                count(faxes, "number")
            ),
            Role::Operations,
            minutes_for(5, faxes, 2),
            &[Test::FaxOut, Test::FaxIn],
        );
    }
    let machines = ground.needing(Test::Signal);
    let staying = ground.staying();
    if machines > 0 || !staying.is_empty() {
        let stay = if staying.is_empty() {
            String::new()
        } else {
            format!(
                " {} that stay at {losing} still have a tone.",
                count(staying.len(), "line")
            )
        };
        proofs.add(
            "signal",
            if machines > 0 {
                "Monitoring center confirms alarm lines".to_owned()
            } else {
                "Lines that stay still work".to_owned()
            },
            if machines > 0 {
                format!("The center confirms each signal by name and minute. [FUSION-POTS]{stay}")
            } else {
                stay.trim_start().to_owned()
            },
            Role::It,
            15,
            &[Test::Signal],
        );
    }
}

/// Keep or go back, forwards removed, and the end of the carrier's hours.
fn closing(ground: &Ground<'_>, proofs: &[Step]) -> Vec<Step> {
    let Some(times) = &ground.times else {
        return Vec::new();
    };
    let ends = ground.minutes_to(times.ends);
    let end = if ends >= 60 { ends } else { 120 };
    // Nobody decides before the tests have their time.
    let tested = proofs.iter().filter_map(|step| match step.time {
        StepTime::Minute { minutes } => Some(minutes + i32::from(step.minutes)),
        StepTime::Day { .. } => None,
    });
    let word = tested.fold(end - LAST_WORD, i32::max);
    let keep = ground.at_minute(
        word,
        Draft {
            key: "gate_keep",
            title: "Decision: keep or snap back".to_owned(),
            detail: format!(
                "{} may refuse a snapback after it agreed to the port; the fee is by contract.",
                ground.losing_words()
            ),
            role: Role::Signer,
            minutes: 10,
            after: &[],
            tests: &[],
        },
    );
    let keep = Step {
        after: proofs.iter().map(|step| step.key.clone()).collect(),
        ..keep
    };
    let mut steps = vec![Ground::gate(
        keep,
        Gate {
            question: "Keep, or go back?".to_owned(),
            conditions: proofs_hold(ground),
            answers: ("Keep", "Snap back"),
            if_no: format!(
                "forwards stay on. Ask {} for the snapback at once and record it on the order; faults go to {} by number.",
                ground.losing_words(),
                ground.gaining()
            ),
        },
    )];
    if ground.forwards() {
        steps.push(ground.at_minute(
            word + 15,
            Draft {
                key: "remove_forward",
                title: "Remove forward, retire temporary number".to_owned(),
                detail: format!("At {}, then call each once more.", ground.losing_words()),
                role: Role::Implementation,
                minutes: 15,
                after: &["gate_keep"],
                tests: &[],
            },
        ));
    }
    if let Some(stops) = times.carrier_stops {
        let limit = ground.at_minute(
            ground.minutes_to(stops),
            Draft {
                key: "carrier_stops",
                title: format!("{} stops activating", ground.gaining()),
                detail: String::new(),
                role: Role::Coordinator,
                minutes: 0,
                after: &[],
                tests: &[],
            },
        );
        steps.push(Step {
            kind: StepKind::Limit,
            owner: String::new(),
            role: None,
            ..limit
        });
    }
    steps
}

/// What the last decision of the night rests on.
fn proofs_hold(ground: &Ground<'_>) -> Vec<Condition> {
    let matrix = validation::matrix(ground.snapshot, ground.night, Phase::Night);
    let groups: [(&str, &[Test], bool); 5] = [
        (
            "Inbound and caller ID",
            &[
                Test::InboundMobile,
                Test::InboundLandline,
                Test::InboundLosing,
                Test::CallerId,
            ],
            false,
        ),
        ("Toll-free from each area", &AREAS, false),
        ("911", &[Test::Emergency], true),
        (
            "Queues and voicemail",
            &[Test::Reach, Test::Voicemail],
            false,
        ),
        (
            "Fax and machines",
            &[Test::FaxOut, Test::FaxIn, Test::Signal],
            false,
        ),
    ];
    groups
        .into_iter()
        .filter_map(|(words, tests, binding)| {
            let tallies: Vec<_> = tests.iter().map(|test| matrix.tally(*test)).collect();
            let all: usize = tallies.iter().map(|tally| tally.all()).sum();
            let passed: usize = tallies.iter().map(|tally| tally.passed).sum();
            let failed: usize = tallies.iter().map(|tally| tally.failed).sum();
            let text = match failed {
                0 => format!("{words}: {passed} of {all} proven"),
                failed => format!("{words}: {passed} of {all} proven, {failed} failed"),
            };
            (all > 0).then_some(Condition {
                text,
                met: Some(passed == all),
                binding,
            })
        })
        .collect()
}

/// What one sees when something breaks, and what one does.
pub(super) fn troubles(ground: &Ground<'_>) -> Vec<Trouble> {
    let losing = ground.losing_words();
    let gaining = ground.gaining();
    let fall = |seen: &str, does: String| Trouble {
        seen: seen.to_owned(),
        does,
        way: Way::Fallback,
    };
    let mut troubles = vec![
        fall(
            "Not active half an hour after the window’s start",
            format!("Call {gaining}, then {losing}. Forwards stay on. Nothing else changes."),
        ),
        fall(
            "Some numbers dead, others fine",
            "Forward the dead ones; report them singly with the minute.".to_owned(),
        ),
        fall(
            &format!("Rings the old system from {losing} phones only"),
            format!(
                "{losing} has to remove its translations. Try again after 10 minutes, then give the case number."
            ),
        ),
    ];
    if ground.needing(Test::Emergency) > 0 {
        let code = validation::test_code(ground.snapshot).unwrap_or("The test code");
        troubles.push(fall(
            &format!("{code} reads a wrong address, or none"),
            "Stop sign-off. Correct it on the platform, wait 5 minutes, test again. [BWSIT]"
                .to_owned(),
        ));
    }
    let (hours, source) = ground
        .times
        .as_ref()
        .map_or((24, String::new()), |times| times.snapback.clone());
    troubles.push(Trouble {
        seen: "More than one number in ten fails, and no cause is found".to_owned(),
        does: "Call the last decision now, before the carrier’s desk goes home.".to_owned(),
        way: Way::Snapback,
    });
    troubles.push(Trouble {
        seen: "Decided: snap back".to_owned(),
        does: format!(
            "Ask {losing} within {hours} hours of the activation, by telephone and in writing; it may refuse. Forwards stay on until the old lines ring. [{source}]"
        ),
        way: Way::Snapback,
    });
    troubles
}

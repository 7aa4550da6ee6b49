//! What single sides insist on before they take an order, and what becomes of lines that are no plain voice there.
//!
//! Only rules that a side of the order states itself: what holds for every port is the gate and the other checks.

use crate::{
    carrier::{Gate, LineKind, LineRule},
    finding::Finding,
    number::{LookupKind, Number, Use},
    order::{KeyClass, Order, OrderStatus},
    place::Place,
    rules::Rules,
    snapshot::Snapshot,
};

fn at(order: &Order, field: &str) -> Place {
    Place::Order {
        id: order.id,
        field: field.to_owned(),
    }
}

/// Adds findings about an order that can still be changed.
pub(super) fn check(
    snapshot: &Snapshot,
    order: &Order,
    numbers: &[&Number],
    findings: &mut Vec<Finding>,
) {
    if !super::can_be_changed(order) || order.status == OrderStatus::Cancelled || numbers.is_empty()
    {
        return;
    }
    let rules = Rules::of(snapshot, order);
    findings.extend(portability(snapshot, order, &rules, numbers));
    findings.extend(routing(order, &rules, numbers));
    findings.extend(agreed(order, &rules));
    findings.extend(texting(order, &rules));
    lines(order, &rules, numbers, findings);
}

fn portability(
    snapshot: &Snapshot,
    order: &Order,
    rules: &Rules<'_>,
    numbers: &[&Number],
) -> Option<Finding> {
    let said = rules.gate_of_a_side(Gate::Portability)?;
    let open = numbers
        .iter()
        .filter(|number| {
            snapshot
                .lookup(number.tn, LookupKind::Portability)
                .is_none()
        })
        .count();
    (open > 0).then(|| {
        Finding::warning(
            "portability_unchecked",
            at(order, "numbers"),
            format!(
                "{} checks that numbers can be ported before it takes them. For {open} of {} of {} nobody has looked.",
                said.who(),
                numbers.len(),
                order.name
            ),
            "Run its check and enter the answers as look-ups.",
        )
        .sourced(said.source())
    })
}

fn routing(order: &Order, rules: &Rules<'_>, numbers: &[&Number]) -> Option<Finding> {
    let said = rules.gate_of_a_side(Gate::Routing)?;
    let open = numbers
        .iter()
        .filter(|number| number.target.is_empty() && number.rings_to.is_none())
        .count();
    (open > 0).then(|| {
        Finding::warning(
            "target_wanted",
            at(order, "numbers"),
            format!(
                "{} wants each number with its destination before it takes the order. {open} of {} of {} have none.",
                said.who(),
                numbers.len(),
                order.name
            ),
            "Say where each number will ring.",
        )
        .sourced(said.source())
    })
}

fn agreed(order: &Order, rules: &Rules<'_>) -> Option<Finding> {
    let said = rules.gate_of_a_side(Gate::DateAgreed)?;
    order.requested.is_none().then(|| {
        Finding::warning(
            "date_not_agreed",
            at(order, "requested"),
            format!(
                "{} agrees on date and time with the client before it asks for the FOC. {} asks for none.",
                said.who(),
                order.name
            ),
            "Settle the window with the client and enter it.",
        )
        .sourced(said.source())
    })
}

fn texting(order: &Order, rules: &Rules<'_>) -> Option<Finding> {
    let said = rules.gate_of_a_side(Gate::TextingApproved)?;
    (order.key.class != KeyClass::TollFree).then(|| {
        Finding::note(
            "texting_approval",
            at(order, ""),
            format!(
                "{} sends texts of {} only for a brand and campaign that are approved (10DLC).",
                said.who(),
                order.name
            ),
            "Have both approved before the cutover, or tell the client that texting comes later.",
        )
        .sourced(said.source())
    })
}

/// Lines for which the platform has no service.
fn lines(order: &Order, rules: &Rules<'_>, numbers: &[&Number], findings: &mut Vec<Finding>) {
    for side in rules.gaining_side() {
        for entry in &side.line_uses {
            let is = |number: &&&Number| match entry.line {
                LineKind::Fax => number.usage == Use::Fax,
                LineKind::EFax => number.usage == Use::EFax,
                LineKind::Alarm => number.usage == Use::Alarm,
                LineKind::Elevator => number.usage == Use::Elevator,
                LineKind::CardTerminal => number.usage == Use::CardTerminal,
                // What these lines carry is no use of a number here.
                LineKind::Postage | LineKind::Broadband => false,
            };
            let count = numbers.iter().filter(is).count();
            if count == 0 {
                continue;
            }
            let (code, what, hint) = match entry.rule {
                LineRule::StopsWorking => (
                    "line_stops_working",
                    "the numbers move, and the service does not work there",
                    "Take them out of the order and to a provider that has the service, or change their use.",
                ),
                LineRule::OneOrTheOther => (
                    "line_one_use",
                    "a number is ported for voice or for this, not for both",
                    "Ask the client which of the two each number is for.",
                ),
                // An adapter and a replacement are things to be in place, and no device needs none.
                LineRule::Adapter | LineRule::NoDevice | LineRule::ReplaceFirst => continue,
            };
            let source = crate::rules::source_words(side, &entry.source, entry.as_of);
            let lines = if count == 1 { "line" } else { "lines" };
            let message = format!(
                "{} has {count} {} {lines}. At {}, {what}.",
                order.name,
                words(entry.line),
                side.name
            );
            let place = at(order, "numbers");
            let finding = if entry.rule == LineRule::StopsWorking {
                Finding::warning(code, place, message, hint)
            } else {
                Finding::note(code, place, message, hint)
            };
            findings.push(finding.sourced(source));
        }
    }
}

fn words(line: LineKind) -> &'static str {
    match line {
        LineKind::Fax => "fax",
        LineKind::EFax => "e-fax",
        LineKind::Alarm => "alarm",
        LineKind::Elevator => "elevator",
        LineKind::CardTerminal => "card terminal",
        LineKind::Postage => "postage",
        LineKind::Broadband => "broadband",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{id::OrderId, readiness::tests::codes_at};

    /// Codes that the second order of the sample gets with this gaining side.
    fn codes(gaining: &str, change: impl Fn(&mut Snapshot)) -> Vec<String> {
        codes_at((gaining, OrderId(2)), change, |asked, findings| {
            check(asked.snapshot, asked.order, asked.numbers, findings);
        })
    }

    #[test]
    fn only_the_side_that_insists_asks() {
        let nothing = |_: &mut Snapshot| {};
        assert_eq!(codes("calyx-cloud", nothing), [""; 0]);
        assert_eq!(codes("bandwidth", nothing), ["portability_unchecked"]);
        assert_eq!(codes("8x8", nothing), ["target_wanted"]);
        assert_eq!(codes("twilio", nothing), ["texting_approval"]);
        let undated = |snapshot: &mut Snapshot| {
            snapshot.orders.get_mut(&OrderId(2)).unwrap().requested = None;
        };
        assert_eq!(codes("activepbx", undated), ["date_not_agreed"]);
    }

    #[test]
    fn what_was_done_is_asked_for_no_more() {
        let routed = |snapshot: &mut Snapshot| {
            for number in snapshot.numbers.values_mut() {
                number.target = "Reception".to_owned();
            }
        };
        assert_eq!(codes("8x8", routed), [""; 0]);
        // What was sent is no longer asked about.
        let sent = |snapshot: &mut Snapshot| {
            let order = snapshot.orders.get_mut(&OrderId(2)).unwrap();
            order.status = OrderStatus::Confirmed;
        };
        assert_eq!(codes("bandwidth", sent), [""; 0]);
    }

    #[test]
    fn a_fax_machine_that_would_stop_working_is_told() {
        let fax = |snapshot: &mut Snapshot| {
            let number = snapshot.numbers.values_mut();
            for number in number
                .filter(|number| number.order == Some(OrderId(2)))
                .take(4)
            {
                number.usage = Use::Fax;
            }
        };
        assert_eq!(codes("microsoft-teams", fax), ["line_stops_working"]);
        assert_eq!(codes("calyx-cloud", fax), [""; 0]);
    }
}

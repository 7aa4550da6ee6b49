//! What has to be in order before the gaining side takes an order.

use crate::carrier::{FurtherGate, Gate, Profile, Refusal, RefusalGround, Rule};

use super::{Rules, Said, read_of};

impl<'a> Rules<'a> {
    /// Who insists on a gate, with what is said of it: a side where one does, else what holds for every port.
    pub fn gate(&self, gate: Gate) -> Option<Said<'a, &'a str>> {
        self.first(|profile| of(profile, gate))
    }

    /// What the sides insist on beside the gates that have words of their own, each once, the losing side's first.
    pub fn further_gates(&self) -> Vec<Said<'a, &'a FurtherGate>> {
        let mut found: Vec<Said<'a, &'a FurtherGate>> = Vec::new();
        for profile in self.sides() {
            for gate in &profile.further_gates {
                let holds = gate.class.is_none_or(|class| class == self.class());
                if holds && found.iter().all(|said| said.value.gate != gate.gate) {
                    let read = (gate.source.as_str(), gate.as_of);
                    found.push(Said::new(profile, "further_gates", gate, read));
                }
            }
        }
        found
    }

    /// Whether a port may be refused on a ground, with what is said of it.
    pub fn refusal(&self, ground: RefusalGround) -> Option<Said<'a, &'a Refusal>> {
        self.first(|profile| {
            let entry = profile
                .refusals
                .iter()
                .find(|entry| entry.ground == ground)?;
            let read = (entry.source.as_str(), entry.as_of);
            Some(Said::new(profile, "refusals", entry, read))
        })
    }

    /// The same where a side itself insists.
    pub fn gate_of_a_side(&self, gate: Gate) -> Option<Said<'a, &'a str>> {
        self.sides().find_map(|profile| of(profile, gate))
    }
}

fn of(profile: &Profile, gate: Gate) -> Option<Said<'_, &str>> {
    let rule: &Rule<Gate> = profile.gates.iter().find(|rule| rule.value == gate)?;
    Some(Said::new(
        profile,
        "gates",
        rule.note.as_str(),
        read_of(rule),
    ))
}

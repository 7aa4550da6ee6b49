//! What has to be in order before the gaining side takes an order.

use crate::carrier::{Gate, Profile, Rule};

use super::{Rules, Said, read_of};

impl<'a> Rules<'a> {
    /// Who insists on a gate, with what is said of it: a side where one does, else what holds for every port.
    pub fn gate(&self, gate: Gate) -> Option<Said<'a, &'a str>> {
        self.first(|profile| of(profile, gate))
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

//! Who does what on a night, and whom to call.

use super::ground::Ground;
use crate::{
    checklist::Role,
    night::{RunbookContact, Test},
    snapshot::Snapshot,
};

/// Who does the work of a role: the person whom the project names, a stand-in, or the role's words.
pub(super) fn owner(snapshot: &Snapshot, role: Role) -> String {
    let named = |role: Role| {
        // `Jonas Okafor, Northgate IT`: whose person it is says the role.
        let name = snapshot.settings.people.get(role.key())?;
        let name = name.split(',').next().unwrap_or(name).trim();
        (!name.is_empty()).then(|| name.to_owned())
    };
    named(role)
        .or_else(|| role.stand_in().and_then(named))
        .unwrap_or_else(|| capital(role.words()))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Whom to call: what the project knows, with what people entered laid over it, then those they added.
pub(super) fn contacts(ground: &Ground<'_>) -> Vec<RunbookContact> {
    let snapshot = ground.snapshot;
    let mut contacts: Vec<RunbookContact> = [
        ("lead", "Lead, keeps this book", Role::Implementation),
        ("decider", "Decides go or no-go", Role::Signer),
        ("telephony", "Telephony, old and new", Role::It),
        ("compliance", "911 and compliance", Role::Compliance),
    ]
    .into_iter()
    .map(|(key, words, role)| person(ground, key, words, role))
    .collect();
    contacts.extend(desks(ground));
    if ground.needing(Test::Signal) > 0 || ground.staying().iter().any(|one| one.usage.is_machine())
    {
        contacts.push(contact("monitoring", "Alarm monitoring center", "", "", ""));
    }
    for known in &snapshot.nights.contacts {
        match contacts.iter_mut().find(|contact| contact.key == known.key) {
            Some(contact) => contact.clone_from(known),
            None if known.key.starts_with("own-") => contacts.push(known.clone()),
            None => {}
        }
    }
    contacts
}

fn contact(key: &str, role: &str, name: &str, telephone: &str, reachable: &str) -> RunbookContact {
    let text = str::to_owned;
    RunbookContact {
        key: text(key),
        role: text(role),
        name: text(name),
        telephone: text(telephone),
        reachable: text(reachable),
    }
}

fn person(ground: &Ground<'_>, key: &str, words: &str, role: Role) -> RunbookContact {
    let name = owner(ground.snapshot, role);
    // A signer's telephone stands on the account.
    let telephone = ground
        .orders
        .iter()
        .filter_map(|order| ground.snapshot.accounts.get(&order.key.account?))
        .map(|account| &account.signer)
        .find(|signer| signer.name == name)
        .map(|signer| signer.telephone.clone())
        .unwrap_or_default();
    contact(key, words, &name, &telephone, "whole time")
}

/// The desks of both sides, with the numbers they know us by and their hours.
fn desks(ground: &Ground<'_>) -> Vec<RunbookContact> {
    let mut desks = Vec::new();
    let snapshot = ground.snapshot;
    if let Some(gaining) = snapshot.gaining() {
        let pons: Vec<&str> = ground
            .orders
            .iter()
            .map(|order| order.pon.as_str())
            .filter(|pon| !pon.is_empty())
            .collect();
        let order = if pons.is_empty() {
            ground.order_names()
        } else {
            pons.join(", ")
        };
        desks.push(contact(
            &format!("gaining:{}", gaining.id),
            &format!("{} porting desk", ground.gaining()),
            &format!("order {order}"),
            "",
            &hours(gaining),
        ));
    }
    for order in &ground.orders {
        let key = format!("losing:{}", order.key.carrier);
        let Some(losing) = snapshot.carriers.get(&order.key.carrier) else {
            continue;
        };
        if desks.iter().any(|desk| desk.key == key) {
            continue;
        }
        let case = if order.carrier_number.is_empty() {
            String::new()
        } else {
            format!("case {}", order.carrier_number)
        };
        let role = format!("{} port-out desk", losing.name);
        desks.push(contact(&key, &role, &case, "", &hours(losing)));
    }
    desks
}

/// `Mon to Fri 08:00–20:00 CT`; empty where nobody states them.
fn hours(profile: &crate::carrier::Profile) -> String {
    let Some(rule) = &profile.desk_hours else {
        return String::new();
    };
    let hours = &rule.value;
    let days = match (hours.days.first(), hours.days.last()) {
        (Some(first), Some(last)) if hours.days.len() > 2 => format!("{first} to {last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    };
    let zone = if hours.zone == "local" {
        "local".to_owned()
    } else {
        crate::zone::short_name(&hours.zone)
    };
    format!(
        "{days} {}–{} {zone}",
        hours.start.format("%H:%M"),
        hours.end.format("%H:%M")
    )
}

//! What happened to one number, in words, and which of its cells someone changed by hand.

use super::{
    view::NumberEvent,
    words::{disposition_words, moment, short_name, use_words},
};
use crate::{
    id::{AccountId, OrderId, SiteId},
    number::{
        Disposition, Use,
        fact::{Fact, HandEdits},
    },
    project::Touch,
    snapshot::Snapshot,
};

/// Columns of the table in words.
const COLUMNS: [(&str, &str); 12] = [
    ("usage", "Use"),
    ("name", "Name"),
    ("disposition", "Disposition"),
    ("port_order", "Order"),
    ("site", "Site"),
    ("target", "Rings to"),
    ("address_911", "911 address"),
    ("extension", "Extension"),
    ("wireless", "Wireless"),
    ("account", "Account"),
    ("resp_org", "RespOrg"),
    ("note", "Note"),
];

/// Facts that a list says, with their column of the grid.
const FACTS: [(Fact, &str); 11] = [
    (Fact::Use, "use"),
    (Fact::Name, "name"),
    (Fact::Disposition, "disposition"),
    (Fact::Site, "site"),
    (Fact::RingsTo, "rings_to"),
    (Fact::Target, "rings_to"),
    (Fact::Address911, "address_911"),
    (Fact::Extension, "extension"),
    (Fact::Account, "account"),
    (Fact::RespOrg, "resp_org"),
    (Fact::Note, "note"),
];

/// The entries that touched a number, newest first.
pub(super) fn events(snapshot: &Snapshot, touches: &[Touch]) -> Vec<NumberEvent> {
    touches
        .iter()
        .rev()
        .map(|touch| NumberEvent {
            when: moment(snapshot, touch.at),
            label: capital(&touch.label),
            changes: COLUMNS
                .iter()
                .filter_map(|(column, label)| {
                    let (before, after) = touch.changed.get(*column)?;
                    let said = |text: &str| value(snapshot, column, text);
                    Some(format!("{label}: {}, now {}", said(before), said(after)))
                })
                .collect(),
            undone: touch.undone,
        })
        .collect()
}

/// Columns of the grid where something was typed over what the list says. Filling what was empty overrides nothing.
pub(super) fn edited(edits: &HandEdits) -> Vec<String> {
    let mut columns: Vec<String> = FACTS
        .iter()
        .filter(|(fact, _)| {
            let said = edits.0.get(fact).map(String::as_str);
            said.is_some_and(|said| !matches!(said, "" | "undecided"))
        })
        .map(|(_, column)| (*column).to_owned())
        .collect();
    columns.dedup();
    columns
}

fn value(snapshot: &Snapshot, column: &str, text: &str) -> String {
    let id = || text.parse::<i64>().unwrap_or_default();
    let word = || serde_json::Value::String(text.to_owned());
    let said = match column {
        "usage" => serde_json::from_value::<Use>(word())
            .map(|usage| use_words(usage).to_lowercase())
            .ok(),
        "disposition" => serde_json::from_value::<Disposition>(word())
            .map(|disposition| disposition_words(disposition).to_owned())
            .ok(),
        "wireless" => Some(if text == "1" { "yes" } else { "no" }.to_owned()),
        "site" => snapshot
            .sites
            .get(&SiteId(id()))
            .map(|site| site.name.clone()),
        "port_order" => snapshot
            .orders
            .get(&OrderId(id()))
            .map(|order| order.name.clone()),
        "account" => snapshot.accounts.get(&AccountId(id())).map(|account| {
            let carrier = short_name(snapshot.carrier_name(&account.carrier));
            format!("{carrier} {}", account.account_number)
        }),
        _ => Some(text.to_owned()),
    };
    match said {
        Some(said) if !said.is_empty() => said,
        None if !text.is_empty() => "one that is gone".to_owned(),
        _ => "nothing".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Fact, HandEdits, edited};

    #[test]
    fn a_cell_is_edited_where_the_list_had_said_something_else() {
        let edits = |said: &[(Fact, &str)]| {
            let said = said.iter().map(|(fact, text)| (*fact, (*text).to_owned()));
            edited(&HandEdits(said.collect()))
        };
        assert_eq!(
            edits(&[(Fact::Name, "Front desk"), (Fact::Use, "voice")]),
            ["use", "name"]
        );
        assert_eq!(
            edits(&[(Fact::RingsTo, "4145550100"), (Fact::Target, "Queue")]),
            ["rings_to"],
            "one column shows both"
        );
        assert!(edits(&[(Fact::Target, ""), (Fact::Disposition, "undecided")]).is_empty());
    }
}

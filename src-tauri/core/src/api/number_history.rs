//! What happened to one number, in words, and which of its cells someone changed by hand.

use std::collections::BTreeMap;

use super::{
    view::NumberEvent,
    words::{disposition_words, moment, short_name, use_words},
};
use crate::{
    id::{AccountId, OrderId, SiteId},
    number::{Disposition, Use},
    project::Touch,
    snapshot::Snapshot,
};

/// Columns of the table with their column of the grid and their words.
const COLUMNS: [(&str, &str, &str); 12] = [
    ("usage", "use", "Use"),
    ("name", "name", "Name"),
    ("disposition", "disposition", "Disposition"),
    ("port_order", "order", "Order"),
    ("site", "site", "Site"),
    ("target", "rings_to", "Rings to"),
    ("address_911", "address_911", "911 address"),
    ("extension", "extension", "Extension"),
    ("wireless", "kind", "Wireless"),
    ("account", "account", "Account"),
    ("resp_org", "resp_org", "RespOrg"),
    ("note", "note", "Note"),
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
                .filter_map(|(column, _, label)| {
                    let (before, after) = touch.changed.get(*column)?;
                    let said = |text: &str| value(snapshot, column, text);
                    Some(format!("{label}: {}, now {}", said(before), said(after)))
                })
                .collect(),
            undone: touch.undone,
        })
        .collect()
}

/// Columns of the grid that differ by hand from what was taken in. A later import that writes a cell makes it
/// the import's again; a cell that was set back is not edited.
pub(super) fn edited(touches: &[Touch]) -> Vec<String> {
    let mut by_hand: BTreeMap<&str, &str> = BTreeMap::new();
    for touch in touches.iter().filter(|touch| !touch.undone) {
        for (column, (before, after)) in &touch.changed {
            // Filling what was not there overrides nothing.
            let was_empty = matches!(before.as_str(), "" | "undecided");
            if touch.op == "numbers" && was_empty && !by_hand.contains_key(column.as_str()) {
                continue;
            }
            if touch.op == "numbers" {
                let taken_in = *by_hand.entry(column).or_insert(before);
                if taken_in == after {
                    by_hand.remove(column.as_str());
                }
            } else {
                by_hand.remove(column.as_str());
            }
        }
    }
    COLUMNS
        .iter()
        // Deciding puts a number into an order or takes it out; nobody edits that cell.
        .filter(|(column, ..)| *column != "port_order" && by_hand.contains_key(column))
        .map(|(_, grid, _)| (*grid).to_owned())
        .collect()
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
    use super::*;

    fn touch(op: &str, changed: &[(&str, &str, &str)]) -> Touch {
        Touch {
            at: chrono::DateTime::UNIX_EPOCH,
            op: op.into(),
            label: op.into(),
            undone: false,
            added: false,
            changed: changed
                .iter()
                .map(|(column, before, after)| {
                    ((*column).into(), ((*before).into(), (*after).into()))
                })
                .collect(),
        }
    }

    #[test]
    fn a_cell_changed_by_hand_is_edited_until_it_is_set_back_or_imported_again() {
        let by_hand = touch("numbers", &[("name", "Front desk", "Reception")]);
        let back = touch("numbers", &[("name", "Reception", "Front desk")]);
        let import = touch("import", &[("name", "Reception", "Desk 1")]);
        let undone = Touch {
            undone: true,
            ..by_hand.clone()
        };
        let edited = |touches: &[&Touch]| {
            let touches: Vec<Touch> = touches.iter().copied().cloned().collect();
            super::edited(&touches)
        };
        assert_eq!(edited(&[&by_hand]), ["name"]);
        assert!(edited(&[&by_hand, &back]).is_empty());
        assert!(edited(&[&by_hand, &import]).is_empty());
        assert_eq!(edited(&[&import, &by_hand]), ["name"]);
        assert!(edited(&[&undone]).is_empty());
        let filled = touch("numbers", &[("target", "", "Queue Billing")]);
        assert!(edited(&[&filled]).is_empty(), "the file had said nothing");
    }

    #[test]
    fn deciding_a_number_does_not_mark_its_order_as_edited() {
        let decided = touch(
            "numbers",
            &[("disposition", "port", "stay"), ("port_order", "1", "")],
        );
        assert_eq!(super::edited(&[decided]), ["disposition"]);
    }
}

//! What people say of the checklist, laid over what the program makes: their words, owners, dates and order, lines of
//! their own, lines left out. Made again from the project, the list keeps all of it.
//!
//! And the template: what of it holds for the next client too. No name, no date and no single order is in a template.

use serde::{Deserialize, Serialize};

use crate::task::{ChecklistEdit, OWN_ITEM, Role};

use super::{Item, ItemState, Phase, facts::Facts};

/// Lays the edits of a phase over its items.
pub(super) fn lay(phase: &mut Phase, edits: &[ChecklistEdit], facts: &Facts<'_>) {
    let of_phase = || edits.iter().filter(|edit| edit.phase == phase.number);
    for edit in of_phase().filter(|edit| edit.is_own()) {
        let (role, owner) = facts.person(edit.role.unwrap_or(Role::Implementation));
        phase.items.push(Item {
            key: edit.item.clone(),
            text: String::new(),
            why: String::new(),
            role,
            owner,
            state: ItemState::Open,
            done_on: None,
            due: None,
            evidence: String::new(),
            own: true,
            edited: false,
        });
    }
    for item in &mut phase.items {
        if let Some(edit) = of_phase().find(|edit| edit.item == item.key) {
            change(item, edit, facts);
        }
    }
    let mut moves: Vec<_> = of_phase()
        .filter_map(|edit| Some((edit.moved, &edit.item, edit.after.as_ref()?)))
        .collect();
    moves.sort();
    for (_, item, after) in moves {
        put_after(&mut phase.items, item, after);
    }
    let dropped: Vec<&str> = of_phase()
        .filter(|edit| edit.dropped)
        .map(|edit| edit.item.as_str())
        .collect();
    let (left_out, kept) = std::mem::take(&mut phase.items)
        .into_iter()
        .partition(|item: &Item| dropped.contains(&item.key.as_str()));
    (phase.dropped, phase.items) = (left_out, kept);
}

fn change(item: &mut Item, edit: &ChecklistEdit, facts: &Facts<'_>) {
    let written = |text: &Option<String>, into: &mut String| {
        if let Some(text) = text {
            into.clone_from(text);
        }
    };
    written(&edit.text, &mut item.text);
    written(&edit.why, &mut item.why);
    if let Some(role) = edit.role {
        (item.role, item.owner) = facts.person(role);
    }
    written(&edit.owner, &mut item.owner);
    written(&edit.evidence, &mut item.evidence);
    item.due = edit.due.or(item.due);
    match edit.done {
        Some(true) => {
            item.state = ItemState::Done;
            item.done_on = edit.done_on.or(item.done_on);
        }
        Some(false) if item.state == ItemState::Done => {
            item.state = ItemState::Open;
            item.done_on = None;
        }
        _ => {}
    }
    if item.state != ItemState::Done {
        let late = item.due.is_some_and(|due| due < facts.today);
        item.state = match item.state {
            _ if late => ItemState::Late,
            ItemState::Late => ItemState::Open,
            state => state,
        };
    }
    item.edited = !edit.is_own() && !edit.says_nothing();
}

/// Puts an item behind another, or first where `after` is empty. Where one of them is away, all stay as they are.
fn put_after(items: &mut Vec<Item>, item: &str, after: &str) {
    let find = |items: &[Item], key: &str| items.iter().position(|it| it.key == key);
    let Some(from) = find(items, item) else {
        return;
    };
    if item == after || (!after.is_empty() && find(items, after).is_none()) {
        return;
    }
    let moving = items.remove(from);
    let to = find(items, after).map_or(0, |at| at + 1);
    items.insert(to, moving);
}

/// The version of a template's shape.
const VERSION: u32 = 1;
const FORMAT: &str = "portwright-checklist-template";

/// What of a checklist holds for the next client, as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    format: String,
    version: u32,
    /// Its lines.
    pub items: Vec<TemplateItem>,
}

/// One line of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateItem {
    /// Stable name; `own.1` for a line of the person's own.
    pub item: String,
    /// Its phase.
    pub phase: u8,
    /// Not on the list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
    /// The line behind which it stands; empty for the head of the phase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Their reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Who sees to it, by role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

impl Template {
    /// The template of these edits, and how many lines concern one order and stay behind.
    pub fn of(edits: &[ChecklistEdit], orders: &[&str]) -> (Self, usize) {
        let of_order = |key: &str| {
            key.rsplit_once('.')
                .is_some_and(|(_, last)| orders.contains(&last))
        };
        let mut sorted: Vec<&ChecklistEdit> = edits.iter().collect();
        sorted.sort_by_key(|edit| (edit.phase, edit.moved, edit.id));
        let mut left = 0;
        let mut items = Vec::new();
        for edit in sorted {
            if of_order(&edit.item) {
                left += 1;
                continue;
            }
            let item = TemplateItem {
                item: edit.item.clone(),
                phase: edit.phase,
                dropped: edit.dropped,
                after: edit.after.clone().filter(|after| !of_order(after)),
                text: edit.text.clone(),
                why: edit.why.clone(),
                role: edit.role,
            };
            let says = item.dropped
                || item.after.is_some()
                || item.text.is_some()
                || item.why.is_some()
                || item.role.is_some();
            if says {
                items.push(item);
            }
        }
        let template = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            items,
        };
        (template, left)
    }

    /// Reads a template; says in words why a text is none.
    pub fn read(text: &str) -> Result<Self, String> {
        let template: Self = serde_json::from_str(text)
            .map_err(|cause| format!("it is not a template of a checklist ({cause})"))?;
        if template.format != FORMAT {
            return Err("it is not a template of a checklist".to_owned());
        }
        if template.version != VERSION {
            return Err(format!(
                "it is of version {}, and this program reads version {VERSION}",
                template.version
            ));
        }
        Ok(template)
    }

    /// The edits that a project has with the template: its own words win over the template's, and lines of its own
    /// that say the same are not taken twice.
    pub fn applied(&self, edits: &[ChecklistEdit]) -> Vec<ChecklistEdit> {
        let mut next = next_own(edits);
        let first_move = next_move(edits);
        let mut names: Vec<(&str, String)> = Vec::new();
        let mut written = Vec::new();
        for (item, moved) in self.items.iter().zip(first_move..) {
            let same_own = |edit: &&ChecklistEdit| {
                edit.is_own() && edit.phase == item.phase && edit.text == item.text
            };
            let known = if item.item.starts_with(OWN_ITEM) {
                edits.iter().find(same_own)
            } else {
                edits.iter().find(|edit| edit.item == item.item)
            };
            let mut edit = match known {
                Some(edit) => edit.clone(),
                None if item.item.starts_with(OWN_ITEM) => {
                    next += 1;
                    ChecklistEdit::of(format!("{OWN_ITEM}{}", next - 1), item.phase)
                }
                None => ChecklistEdit::of(item.item.clone(), item.phase),
            };
            names.push((&item.item, edit.item.clone()));
            edit.text = edit.text.or_else(|| item.text.clone());
            edit.why = edit.why.or_else(|| item.why.clone());
            edit.role = edit.role.or(item.role);
            edit.dropped |= item.dropped;
            if let (None, Some(after)) = (&edit.after, &item.after) {
                let renamed = names.iter().find(|(was, _)| was == after);
                edit.after = Some(renamed.map_or_else(|| after.clone(), |(_, is)| is.clone()));
                edit.moved = moved;
            }
            if known != Some(&edit) {
                written.push(edit);
            }
        }
        written
    }
}

/// The number of the next line of a person's own; none is given twice while the file knows it.
pub fn next_own(edits: &[ChecklistEdit]) -> u32 {
    edits
        .iter()
        .filter_map(|edit| edit.item.strip_prefix(OWN_ITEM)?.parse::<u32>().ok())
        .max()
        .map_or(1, |last| last.saturating_add(1))
}

/// The number of the next move.
pub fn next_move(edits: &[ChecklistEdit]) -> u32 {
    let last = edits.iter().map(|edit| edit.moved).max();
    last.map_or(1, |last| last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::{ChecklistEdit, Role, Template, put_after};
    use crate::checklist::{Item, ItemState};

    fn item(key: &str) -> Item {
        Item {
            key: key.to_owned(),
            text: key.to_owned(),
            why: String::new(),
            role: Role::It,
            owner: "Orlu".to_owned(),
            state: ItemState::Open,
            done_on: None,
            due: None,
            evidence: String::new(),
            own: false,
            edited: false,
        }
    }

    #[test]
    fn moved_items_stand_behind_what_they_were_put_behind() {
        let mut items: Vec<_> = ["a", "b", "c", "d"].map(item).into();
        for (moving, after, expected) in [
            ("d", "a", "adbc"),
            ("a", "", "adbc"),
            ("c", "", "cadb"),
            ("c", "b", "adbc"),
            ("gone", "a", "adbc"),
            ("a", "gone", "adbc"),
            ("b", "b", "adbc"),
        ] {
            put_after(&mut items, moving, after);
            let keys: String = items.iter().map(|item| item.key.as_str()).collect();
            assert_eq!(keys, expected, "{moving} after {after}");
        }
    }

    #[test]
    fn a_template_keeps_words_and_order_and_no_name_no_date_and_no_single_order() {
        let mut own = ChecklistEdit::of("own.4", 2);
        own.text = Some("Badge readers tested".to_owned());
        own.owner = Some("Orlu".to_owned());
        own.due = "2026-12-01".parse().ok();
        own.after = Some("gather.csr".to_owned());
        own.moved = 3;
        let mut of_order = ChecklistEdit::of("submission.send.NDG-01", 3);
        of_order.text = Some("Send it by courier".to_owned());
        let mut done = ChecklistEdit::of("gather.bill", 2);
        done.done = Some(true);
        let mut dropped = ChecklistEdit::of("gather.contracts", 2);
        dropped.dropped = true;
        let edits = [own.clone(), of_order, done, dropped.clone()];
        let (template, left) = Template::of(&edits, &["NDG-01"]);
        assert_eq!((template.items.len(), left), (2, 1));
        let text = serde_json::to_string(&template).unwrap();
        assert!(!text.contains("Orlu") && !text.contains("2026"), "{text}");

        let read = Template::read(&text).unwrap();
        let fresh = read.applied(&[]);
        let mut expected = own;
        expected.item = "own.1".to_owned();
        (expected.owner, expected.due, expected.moved) = (None, None, 2);
        assert_eq!(fresh, [dropped, expected]);
        assert_eq!(read.applied(&fresh), [], "a second time nothing is new");
    }

    #[test]
    fn a_projects_own_words_win_over_a_templates() {
        let mut theirs = ChecklistEdit::of("gather.bill", 2);
        theirs.text = Some("Bills".to_owned());
        theirs.why = Some("The desk asks.".to_owned());
        let (template, _) = Template::of(&[theirs], &[]);
        let mut ours = ChecklistEdit::of("gather.bill", 2);
        ours.text = Some("All bills".to_owned());
        let applied = template.applied(&[ours]);
        assert_eq!(applied[0].text.as_deref(), Some("All bills"));
        assert_eq!(applied[0].why.as_deref(), Some("The desk asks."));
    }

    #[test]
    fn a_text_that_is_no_template_is_refused_in_words() {
        for (text, said) in [
            ("", "not a template"),
            (
                "{\"format\":\"x\",\"version\":1,\"items\":[]}",
                "not a template",
            ),
            (
                "{\"format\":\"portwright-checklist-template\",\"version\":9,\"items\":[]}",
                "version 9",
            ),
        ] {
            let refused = Template::read(text).unwrap_err();
            assert!(refused.contains(said), "{refused}");
        }
    }
}

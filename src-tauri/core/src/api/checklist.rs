//! Commands about the checklist: the list, lines of one's own, other words, order, done and open, templates.

use std::fs;

use super::{
    commands::{ByTicket, Done, Nothing},
    error::WireError,
    evidence::save_file,
    project::parse_date,
    session::{Call, Session, State},
    view::{
        ChecklistDone, ChecklistForm, ChecklistKey, ChecklistMove, ChecklistOwner, ChecklistPhase,
        ChecklistRow, ChecklistTemplateSaved, ChecklistView, Icon, RoleChoice,
    },
    words::{count, day, mark, small},
};
use crate::{
    checklist::{self, Checklist, Item, ItemState, Template, next_move, next_own},
    project::Op,
    task::{ChecklistEdit, OWN_ITEM, Role},
    window::day_words,
};

/// Largest template that is read, bytes.
const MOST_BYTES: u64 = 1 << 20;
/// Name of a template in a chosen folder.
const TEMPLATE: &str = "checklist.portwright-template.json";

impl Session {
    pub(super) fn checklist(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<ChecklistView, WireError> {
        let state = self.state(call.now)?;
        let list = built(&state);
        let row = |item: &Item| row(&state, item);
        let phases = list.phases.iter().map(|phase| {
            let (done, late) = phase.tally();
            ChecklistPhase {
                number: phase.number,
                title: phase.title.clone(),
                note: tally(done, phase.items.len(), late),
                items: phase.items.iter().map(row).collect(),
                dropped: phase.dropped.iter().map(row).collect(),
            }
        });
        Ok(ChecklistView {
            note: whole_tally(&list),
            phases: phases.collect(),
            roles: Role::ALL
                .map(|role| RoleChoice {
                    role,
                    label: role.words().to_owned(),
                })
                .to_vec(),
            owners: list
                .owners
                .iter()
                .map(|of| ChecklistOwner {
                    owner: of.owner.clone(),
                    role: of.role.clone(),
                    note: match of.late {
                        0 => format!("{} open", of.open),
                        late => format!("{} open, {late} late", of.open),
                    },
                })
                .collect(),
            for_template: small(template(&state).0.items.len()),
        })
    }

    pub(super) fn checklist_save(
        &mut self,
        request: ChecklistForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let edits = &state.snapshot.checklist;
        let list = built(&state);
        let (mut edit, what) = if let Some(key) = &request.key {
            let (phase, item) = held(&list, key)?;
            let edit = edit_of(edits, key, phase);
            (edit, format!("checklist item “{}” changed", item.text))
        } else {
            let phase = request.phase.unwrap_or(0);
            let known = list.phases.iter().find(|known| known.number == phase);
            let known = known.ok_or_else(|| WireError::not_here("That phase"))?;
            let text = request.text.as_deref().unwrap_or_default().trim();
            if text.is_empty() {
                return Err(WireError::user(
                    "no_text",
                    "The line says nothing.",
                    "Write what has to be true.",
                ));
            }
            let key = format!("{OWN_ITEM}{}", next_own(edits));
            let mut edit = ChecklistEdit::of(key, phase);
            if let Some(after) = &request.after {
                let there = after.is_empty() || known.items.iter().any(|it| it.key == *after);
                if !there {
                    return Err(WireError::not_here("The line to stand behind"));
                }
                edit.after = Some(after.clone());
                edit.moved = next_move(edits);
            }
            (edit, format!("checklist item “{text}” added"))
        };
        let given = |new: &Option<String>, before: &mut Option<String>| {
            if let Some(new) = new {
                let new = new.trim();
                *before = (!new.is_empty()).then(|| new.to_owned());
            }
        };
        given(&request.text, &mut edit.text);
        given(&request.why, &mut edit.why);
        given(&request.owner, &mut edit.owner);
        if edit.is_own() && edit.text.is_none() {
            return Err(WireError::user(
                "no_text",
                "A line of your own needs its words.",
                "Drop it to take it away.",
            ));
        }
        edit.role = request.role.or(edit.role);
        if let Some(due) = &request.due {
            edit.due = parse_date("due day", due)?;
        }
        // What is the same as the program would say is not said again, so that it follows the project.
        if let (Some(key), false) = (&request.key, edit.is_own()) {
            let made = unedited(&state, key);
            if let Some(made) = made {
                let same = |said: &mut Option<String>, made: &str| {
                    if said.as_deref() == Some(made) {
                        *said = None;
                    }
                };
                same(&mut edit.text, &made.text);
                same(&mut edit.why, &made.why);
                same(&mut edit.owner, &made.owner);
                edit.role = edit.role.filter(|role| *role != made.role);
                edit.due = edit.due.filter(|due| Some(*due) != made.due);
            }
        }
        drop(state);
        self.write_edit(edit, what, call)
    }

    pub(super) fn checklist_done(
        &mut self,
        request: ChecklistDone,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let list = built(&state);
        let (phase, item) = held(&list, &request.key)?;
        let mut edit = edit_of(&state.snapshot.checklist, &request.key, phase);
        let on = parse_date("day", &request.on)?;
        if let Some(day) = on.filter(|day| *day > state.today()) {
            return Err(WireError::user(
                "in_the_future",
                format!("{} has not come yet.", day_words(day)),
                "Enter it as the due day; tick the line when it is done.",
            ));
        }
        let evidence = request.evidence.trim();
        edit.done = request.done;
        edit.done_on = match request.done {
            Some(true) => on.or(Some(state.today())),
            _ => None,
        };
        if request.done == Some(true) {
            if !evidence.is_empty() {
                edit.evidence = Some(evidence.to_owned());
            } else if edit.evidence.is_none() && item.evidence.is_empty() {
                // A line is never done by nobody's word.
                edit.evidence = Some(format!("Said by {}", self.host.actor));
            }
        } else {
            edit.evidence = None;
        }
        let did = match request.done {
            Some(true) => "done",
            Some(false) => "open again",
            None => "goes by the project",
        };
        let what = format!("checklist item “{}” {did}", item.text);
        drop(state);
        self.write_edit(edit, what, call)
    }

    pub(super) fn checklist_move(
        &mut self,
        request: ChecklistMove,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let list = built(&state);
        let (phase, item) = held(&list, &request.key)?;
        if !request.after.is_empty() {
            let (other, _) = held(&list, &request.after)?;
            if other != phase {
                return Err(WireError::user(
                    "other_phase",
                    "A line stays in its phase: what is done in another phase is another line.",
                    "Drop it here and add one there.",
                ));
            }
        }
        let edits = &state.snapshot.checklist;
        let mut edit = edit_of(edits, &request.key, phase);
        edit.after = Some(request.after);
        edit.moved = next_move(edits);
        let what = format!("checklist item “{}” moved", item.text);
        drop(state);
        self.write_edit(edit, what, call)
    }

    pub(super) fn checklist_drop(
        &mut self,
        request: ChecklistKey,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let list = built(&state);
        let (phase, item) = held(&list, &request.key)?;
        let mut edit = edit_of(&state.snapshot.checklist, &request.key, phase);
        let what = format!("checklist item “{}” dropped", item.text);
        drop(state);
        if edit.is_own() {
            let gone = vec![edit.item];
            let edits = Vec::new();
            return self.write(&Op::Checklist { edits, gone, what }, call.now);
        }
        edit.dropped = true;
        self.write_edit(edit, what, call)
    }

    /// As the program makes it: on the list, with nothing said of it.
    pub(super) fn checklist_restore(
        &mut self,
        request: ChecklistKey,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let list = built(&state);
        let (_, item) = held(&list, &request.key)?;
        if item.own {
            return Err(WireError::user(
                "own_item",
                "This line is your own: the program has no other words for it.",
                "Change it, or drop it.",
            ));
        }
        let what = format!("checklist item “{}” as it was made", item.text);
        let gone = vec![request.key];
        drop(state);
        let edits = Vec::new();
        self.write(&Op::Checklist { edits, gone, what }, call.now)
    }

    pub(super) fn checklist_template_save(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<ChecklistTemplateSaved, WireError> {
        let target = self.chosen(request.ticket)?;
        let state = self.state(call.now)?;
        let (template, left) = template(&state);
        if template.items.is_empty() {
            return Err(WireError::user(
                "nothing_own",
                "The checklist is as the program makes it: there is nothing to keep for the next client.",
                "Add, drop or reword lines first.",
            ));
        }
        let mut text = serde_json::to_string_pretty(&template).unwrap_or_default();
        text.push('\n');
        let file = save_file(&target, TEMPLATE, text.as_bytes())?;
        Ok(ChecklistTemplateSaved {
            file,
            items: small(template.items.len()),
            left: small(left),
        })
    }

    pub(super) fn checklist_template_apply(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let path = self.chosen(request.ticket)?;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let refused = |why: String| {
            WireError::file(
                "no_template",
                format!("{name} cannot be used: {why}."),
                "Choose a file that was kept as a template of a checklist.",
            )
        };
        let size = fs::metadata(&path).map_err(|cause| refused(cause.to_string()))?;
        if size.len() > MOST_BYTES {
            return Err(refused("it is too large for a template".to_owned()));
        }
        let bytes = fs::read(&path).map_err(|cause| refused(cause.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| refused("it is no text".to_owned()))?;
        let template = Template::read(&text).map_err(refused)?;
        let state = self.state(call.now)?;
        let list = built(&state);
        let phases: Vec<u8> = list.phases.iter().map(|phase| phase.number).collect();
        let mut edits = template.applied(&state.snapshot.checklist);
        edits.retain(|edit| phases.contains(&edit.phase));
        let lines = count(edits.len(), "line");
        let what = format!("checklist template {name}: {lines}");
        drop(state);
        let gone = Vec::new();
        self.write(&Op::Checklist { edits, gone, what }, call.now)
    }

    /// Writes what is said of a line; where nothing is said any more, its row goes.
    fn write_edit(
        &mut self,
        edit: ChecklistEdit,
        what: String,
        call: &Call<'_>,
    ) -> Result<Done, WireError> {
        let (edits, gone) = if edit.says_nothing() {
            (Vec::new(), vec![edit.item])
        } else {
            (vec![edit], Vec::new())
        };
        self.write(&Op::Checklist { edits, gone, what }, call.now)
    }
}

/// The checklist at the moment of a call.
pub(super) fn built(state: &State) -> Checklist {
    checklist::build(&state.snapshot, &state.plan, &state.findings, state.today())
}

/// The item as the program alone would make it.
fn unedited(state: &State, key: &str) -> Option<Item> {
    checklist::made(&state.snapshot, &state.plan, &state.findings, state.today())
        .into_iter()
        .flat_map(|phase| phase.items)
        .find(|item| item.key == key)
}

fn template(state: &State) -> (Template, usize) {
    let snapshot = &state.snapshot;
    let orders: Vec<&str> = snapshot
        .orders
        .values()
        .map(|it| it.name.as_str())
        .collect();
    Template::of(&snapshot.checklist, &orders)
}

/// The item with its phase, on the list or dropped.
fn held<'l>(list: &'l Checklist, key: &str) -> Result<(u8, &'l Item), WireError> {
    list.phases
        .iter()
        .find_map(|phase| {
            let mut items = phase.items.iter().chain(&phase.dropped);
            let found = items.find(|item| item.key == key)?;
            Some((phase.number, found))
        })
        .ok_or_else(|| WireError::not_here("That line of the checklist"))
}

fn edit_of(edits: &[ChecklistEdit], key: &str, phase: u8) -> ChecklistEdit {
    let known = edits.iter().find(|edit| edit.item == key);
    known
        .cloned()
        .unwrap_or_else(|| ChecklistEdit::of(key, phase))
}

/// How much of the list is done: `61 of 94 done, 2 late`.
pub(super) fn shown_tally(state: &State) -> String {
    whole_tally(&built(state))
}

fn whole_tally(list: &Checklist) -> String {
    let of = |wanted| list.items().filter(|item| item.state == wanted).count();
    tally(
        of(ItemState::Done),
        list.items().count(),
        of(ItemState::Late),
    )
}

fn tally(done: usize, of: usize, late: usize) -> String {
    match late {
        0 => format!("{done} of {of} done"),
        late => format!("{done} of {of} done, {late} late"),
    }
}

fn row(state: &State, item: &Item) -> ChecklistRow {
    let today = state.today();
    let shown = |date: chrono::NaiveDate| date.format("%-d %b").to_string();
    let when = match (item.state, item.done_on, item.due) {
        (ItemState::Done, Some(on), _) => format!("Done {}", shown(on)),
        (ItemState::Done, None, _) => "Done".to_owned(),
        (ItemState::Late, _, Some(due)) => format!("Late, due {}", shown(due)),
        (_, _, Some(due)) => format!("Due {}", day_words(due)),
        (_, _, None) => "No day".to_owned(),
    };
    let state_mark = match item.state {
        ItemState::Done => mark(Icon::Ok, "Done"),
        ItemState::Partly => mark(Icon::Waiting, "Partly"),
        ItemState::Open => mark(Icon::Open, "Open"),
        ItemState::Late => mark(Icon::Warning, "Late"),
    };
    ChecklistRow {
        key: item.key.clone(),
        text: item.text.clone(),
        why: item.why.clone(),
        role: item.role,
        role_words: item.role.words().to_owned(),
        owner: item.owner.clone(),
        state: item.state,
        mark: state_mark,
        when,
        due: item.due.map(|due| day(due, today)),
        done_on: item.done_on.map(|on| day(on, today)),
        evidence: item.evidence.clone(),
        own: item.own,
        edited: item.edited,
    }
}

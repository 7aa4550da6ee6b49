//! The project checklist, filled from the project's own state.
//!
//! Phase by phase over the life of a port: what is done, with date and evidence; what is open, with owner
//! and due date; what is late; and in a few words what happens otherwise. An item is a value with a stable
//! key, so that what people say of it (dropped, reworded, moved) holds when the list is made again. Nothing
//! here knows of paper, and no PIN can get here: only whether one is known.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{finding::Finding, plan::Plan, snapshot::Snapshot};

pub use crate::task::Role;

mod cutover;
mod facts;
mod gather;
mod own;
mod reasons;
mod submission;
mod tracks;

use facts::Facts;

pub use own::{Template, TemplateItem, next_move, next_own};
pub use reasons::{OpenQuestion, Reason};
pub use tracks::{LeadRow, STAGES, Track};

impl Role {
    /// What the role is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Signer => "authorized signer, client",
            Self::It => "telephony administrator, client",
            Self::Operations => "operations manager, client",
            Self::Compliance => "compliance and risk, client",
            Self::Manager => "migration project manager",
            Self::Implementation => "implementation consultant",
            Self::Coordinator => "carrier coordinator",
        }
    }

    /// Every role, in order.
    pub const ALL: [Self; 7] = [
        Self::Signer,
        Self::It,
        Self::Operations,
        Self::Compliance,
        Self::Manager,
        Self::Implementation,
        Self::Coordinator,
    ];

    /// The key under which the project names the person.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Signer => "signer",
            Self::It => "it",
            Self::Operations => "operations",
            Self::Compliance => "compliance",
            Self::Manager => "manager",
            Self::Implementation => "implementation",
            Self::Coordinator => "coordinator",
        }
    }

    /// Who sees to it where a project names nobody for the role.
    pub(crate) fn stand_in(self) -> Option<Self> {
        match self {
            Self::Operations | Self::Compliance => Some(Self::It),
            Self::Manager | Self::Coordinator => Some(Self::Implementation),
            Self::Signer | Self::It | Self::Implementation => None,
        }
    }
}

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Done.
    Done,
    /// Done for some of the things it is about.
    Partly,
    /// Not begun, in time.
    Open,
    /// Its day is over and it is not done.
    Late,
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Item {
    /// Stable name, such as `gather.csr`, with the order's name where there is one per order.
    pub key: String,
    /// What has to be true.
    pub text: String,
    /// What happens otherwise, in at most twelve words.
    pub why: String,
    /// Who sees to it, by role.
    pub role: Role,
    /// The person's name, or the role's words while nobody is named.
    pub owner: String,
    /// How far it is.
    pub state: ItemState,
    /// When it was done, by the evidence; absent when the evidence has no date.
    pub done_on: Option<NaiveDate>,
    /// When it has to be done.
    pub due: Option<NaiveDate>,
    /// What shows it.
    pub evidence: String,
    /// A person wrote it; the program makes no such line.
    pub own: bool,
    /// What a person says goes over what the program would say.
    pub edited: bool,
}

/// A phase of the life cycle that has items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phase {
    /// Its number in the checklist.
    pub number: u8,
    /// Its title.
    pub title: String,
    /// Its items, in the order in which they are done.
    pub items: Vec<Item>,
    /// Items that this project does not have on its list.
    pub dropped: Vec<Item>,
}

impl Phase {
    /// Items done, and items late.
    pub fn tally(&self) -> (usize, usize) {
        (
            count(&self.items, ItemState::Done),
            count(&self.items, ItemState::Late),
        )
    }
}

/// What one person has to see to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnerRow {
    /// The person's name, or the role's words.
    pub owner: String,
    /// What they do in the move.
    pub role: String,
    /// Items done.
    pub done: usize,
    /// Items open or partly done, in time.
    pub open: usize,
    /// Items late.
    pub late: usize,
    /// The item that is due first, and when.
    pub next: Option<(NaiveDate, String)>,
}

/// The whole checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checklist {
    /// The day it shows the state of, in the project's zone.
    pub today: NaiveDate,
    /// The client.
    pub client: String,
    /// Who made it.
    pub consultant: String,
    /// Numbers that move.
    pub numbers: usize,
    /// Where each order stands.
    pub tracks: Vec<Track>,
    /// Orders whose date is confirmed, or that are further.
    pub confirmed: usize,
    /// Phases 2, 3 and 5.
    pub phases: Vec<Phase>,
    /// Phase 4: lead times and dates by port type.
    pub leads: Vec<LeadRow>,
    /// What stands below the table of phase 4.
    pub lead_note: String,
    /// Phase 6: what carriers reject for, and how this project stands to it.
    pub reasons: Vec<Reason>,
    /// What no check can foresee, with whom to ask what.
    pub questions: Vec<OpenQuestion>,
    /// Items by owner.
    pub owners: Vec<OwnerRow>,
    /// The next day on which something is due, and what.
    pub next: Option<(NaiveDate, String)>,
}

impl Checklist {
    /// All items.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.phases.iter().flat_map(|phase| &phase.items)
    }
}

/// How porting works, in seven sentences a client should read: heading and text.
pub const PRINCIPLES: [(&str, &str); 7] = [
    (
        "The carriers decide.",
        "You ask for a date; the current carrier confirms one (FOC, firm order commitment). Only that date counts.",
    ),
    (
        "The record rules.",
        "The order is compared with the customer service record (CSR). One differing character can reject it.",
    ),
    (
        "A rejection restarts the clock.",
        "It may come days or weeks later, and the lead time begins again.",
    ),
    (
        "One order, one account.",
        "Numbers of different carriers, accounts, classes or addresses travel in different orders.",
    ),
    (
        "The BTN comes last or with all.",
        "Leave the billing telephone number (BTN) behind without a successor and the account is blocked.",
    ),
    (
        "The hour is the carrier’s.",
        "Most activate on business days in office hours. Quiet hours are made by forwarding beforehand.",
    ),
    (
        "Done means proven.",
        "Inbound, outbound caller ID and 911, for every number. The way back closes after about a day.",
    ),
];

/// The items as the program makes them, without anything that people say of them.
pub fn made(
    snapshot: &Snapshot,
    plan: &Plan,
    findings: &[Finding],
    today: NaiveDate,
) -> Vec<Phase> {
    phases(&Facts::new(snapshot, plan, findings, today))
}

fn phases(facts: &Facts<'_>) -> Vec<Phase> {
    vec![
        phase(
            2,
            "Gather and verify before submitting",
            gather::items(facts),
        ),
        phase(3, "LOA and submission", submission::items(facts)),
        phase(5, "Cutover and validation", cutover::items(facts)),
    ]
}

/// Fills the checklist from the project, its plan and its findings, for a day in the project's zone.
pub fn build(
    snapshot: &Snapshot,
    plan: &Plan,
    findings: &[Finding],
    today: NaiveDate,
) -> Checklist {
    let facts = Facts::new(snapshot, plan, findings, today);
    let mut phases = phases(&facts);
    for phase in &mut phases {
        own::lay(phase, &snapshot.checklist, &facts);
    }
    let items: Vec<&Item> = phases.iter().flat_map(|phase| &phase.items).collect();
    let owners = owners(&items);
    let next = next(&items, today);
    Checklist {
        today,
        client: snapshot.settings.client.clone(),
        consultant: snapshot.settings.consultant.clone(),
        numbers: facts.moving().count(),
        tracks: tracks::tracks(&facts),
        confirmed: facts
            .orders()
            .iter()
            .filter(|order| facts::is_confirmed(order))
            .count(),
        leads: tracks::leads(&facts),
        lead_note: tracks::lead_note(&facts),
        reasons: reasons::reasons(&facts),
        questions: reasons::questions(),
        owners,
        next,
        phases,
    }
}

fn phase(number: u8, title: &str, items: Vec<Item>) -> Phase {
    Phase {
        number,
        title: title.to_owned(),
        items,
        dropped: Vec::new(),
    }
}

fn count(items: &[Item], state: ItemState) -> usize {
    items.iter().filter(|item| item.state == state).count()
}

/// A row for each person, by role; the item due first stands beside the name.
fn owners(items: &[&Item]) -> Vec<OwnerRow> {
    let mut rows: Vec<(Role, OwnerRow)> = Vec::new();
    for item in items {
        let at = rows.iter().position(|(_, row)| row.owner == item.owner);
        let at = at.unwrap_or_else(|| {
            rows.push((
                item.role,
                OwnerRow {
                    owner: item.owner.clone(),
                    role: item.role.words().to_owned(),
                    done: 0,
                    open: 0,
                    late: 0,
                    next: None,
                },
            ));
            rows.len() - 1
        });
        let Some((role, row)) = rows.get_mut(at) else {
            continue;
        };
        // One person may have several roles; the row names the first in the list of roles.
        if item.role < *role {
            *role = item.role;
            item.role.words().clone_into(&mut row.role);
        }
        match item.state {
            ItemState::Done => row.done += 1,
            ItemState::Late => row.late += 1,
            ItemState::Partly | ItemState::Open => row.open += 1,
        }
        let sooner = |due| row.next.as_ref().is_none_or(|(day, _)| due < *day);
        if let Some(due) = item
            .due
            .filter(|due| item.state != ItemState::Done && sooner(*due))
        {
            row.next = Some((due, item.text.clone()));
        }
    }
    rows.sort_by(|(role, row), (other, beside)| (role, &row.owner).cmp(&(other, &beside.owner)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The next day from today on which something is due.
fn next(items: &[&Item], today: NaiveDate) -> Option<(NaiveDate, String)> {
    let open =
        |item: &&&Item| item.state != ItemState::Done && item.due.is_some_and(|due| due >= today);
    let day = items
        .iter()
        .filter(open)
        .filter_map(|item| item.due)
        .min()?;
    let on_day: Vec<_> = items
        .iter()
        .filter(open)
        .filter(|item| item.due == Some(day))
        .collect();
    let what = match on_day.as_slice() {
        [only] => only.text.clone(),
        several => format!("{} items are due", several.len()),
    };
    Some((day, what))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::{Item, ItemState, PRINCIPLES, Role, build, next, owners};
    use crate::{
        carrier::CarrierId,
        plan::schedule,
        snapshot::{Settings, Snapshot},
    };

    fn item(owner: &str, role: Role, state: ItemState, due: Option<&str>) -> Item {
        Item {
            key: "key".to_owned(),
            text: format!("{owner} {due:?}"),
            why: String::new(),
            role,
            owner: owner.to_owned(),
            state,
            done_on: None,
            due: due.map(|day| day.parse().unwrap()),
            evidence: String::new(),
            own: false,
            edited: false,
        }
    }

    #[test]
    fn a_project_without_numbers_has_nothing_behind_it() {
        let settings = Settings::new(
            "New client",
            "NEW",
            CarrierId("telnyx".to_owned()),
            "America/Chicago",
        );
        let snapshot = Snapshot::empty(settings);
        let now: NaiveDateTime = "2026-11-16T09:41:00".parse().unwrap();
        let plan = schedule(&snapshot, now);
        let list = build(&snapshot, &plan, &[], now.date());
        let done: Vec<_> = list
            .items()
            .filter(|item| item.state == ItemState::Done)
            .collect();
        assert!(list.items().count() > 10);
        assert!(done.is_empty(), "{done:#?}");
    }

    #[test]
    fn an_owner_sees_first_what_is_due_first() {
        let items = [
            item("Orlu", Role::It, ItemState::Open, Some("2026-12-20")),
            item("Orlu", Role::It, ItemState::Late, Some("2026-12-08")),
            item("Orlu", Role::It, ItemState::Done, Some("2026-12-01")),
            item("Vasko", Role::Signer, ItemState::Partly, None),
        ];
        let rows = owners(&items.iter().collect::<Vec<_>>());
        let seen: Vec<_> = rows
            .iter()
            .map(|row| {
                let next = row.next.as_ref().map(|(day, _)| day.to_string());
                (row.owner.as_str(), row.done, row.open, row.late, next)
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("Vasko", 0, 1, 0, None),
                ("Orlu", 1, 1, 1, Some("2026-12-08".to_owned())),
            ]
        );
    }

    #[test]
    fn the_next_date_lies_ahead_and_counts_what_falls_on_it() {
        let items = [
            item("A", Role::It, ItemState::Late, Some("2026-12-08")),
            item("B", Role::It, ItemState::Open, Some("2026-12-11")),
            item("C", Role::It, ItemState::Open, Some("2026-12-11")),
        ];
        let all: Vec<_> = items.iter().collect();
        let today = "2026-12-09".parse().unwrap();
        let (day, what) = next(&all, today).unwrap();
        assert_eq!(
            (day.to_string().as_str(), what.as_str()),
            ("2026-12-11", "2 items are due")
        );
        assert_eq!(next(&all, "2026-12-12".parse().unwrap()), None);
    }

    #[test]
    fn principles_are_whole_sentences() {
        for (heading, text) in PRINCIPLES {
            assert!(heading.ends_with('.') && text.ends_with('.'), "{heading}");
        }
    }
}

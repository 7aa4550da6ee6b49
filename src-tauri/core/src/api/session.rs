//! One open project, the tickets of chosen files, and what was computed of it.

use std::{
    collections::BTreeMap,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex},
};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Timelike as _};
use serde::Serialize;

use super::{commands::Done, error::WireError};
use crate::{
    account::Account,
    carrier::{self, CarrierId, Profile},
    document,
    finding::{Acceptance, Finding, in_order},
    id::{AccountId, OrderId},
    life,
    number::Number,
    order::Order,
    plan::{self, OrderPlan, Plan},
    project::{Op, Outcome, Project, Stamp},
    readiness,
    snapshot::Snapshot,
    worker, zone,
};

/// What the host of a session gives it.
pub struct Host {
    /// The program that parses foreign files, usually the host itself in another mode.
    pub worker: worker::Program,
    /// Name for the record, such as `dana@frontdesk`.
    pub actor: String,
    /// Gives a name that no other project has: chance is the host's.
    pub new_project_id: Box<dyn FnMut() -> String + Send>,
}

/// A chosen file or folder as a number; paths never pass through the webview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Ticket(pub u32);

/// How far a long command is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// What is being done: `reading inventory.xlsx`.
    pub what: String,
    /// Done so far, in rows, pages or files.
    pub done: u64,
    /// In all, where known.
    pub total: Option<u64>,
}

/// Called with the progress of long work; its answer says whether to go on.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// A call's surroundings: the time by the host's clock and where progress goes.
pub struct Call<'a> {
    /// The moment of the call.
    pub now: DateTime<FixedOffset>,
    /// Where progress goes.
    pub progress: OnProgress<'a>,
}

/// One open project and what belongs to it. Every answer comes from here.
pub struct Session {
    pub(super) host: Host,
    pub(super) profiles: BTreeMap<CarrierId, Profile>,
    pub(super) open: Option<Open>,
    tickets: Vec<PathBuf>,
    pub(super) workbooks: super::import::Workbooks,
    /// Pages of attached files that the worker has taken apart, by hash.
    pub(super) drawn: BTreeMap<String, DrawnPages>,
}

/// The pages of a foreign file as drawings; else why there are none, as the rest of a sentence.
pub(super) type DrawnPages = Arc<Result<Vec<u8>, String>>;

pub(super) struct Open {
    pub(super) project: Project,
    pub(super) snapshot: Arc<Snapshot>,
    state: Option<Arc<State>>,
}

/// Something that is computed when it is first asked for: the timeline is drawn without waiting for findings.
type Later<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

/// What the checks noticed.
struct Noticed {
    open: Vec<Finding>,
    accepted: Vec<(Finding, Acceptance)>,
    /// Places in `open` of what holds up each order.
    held: BTreeMap<OrderId, Vec<usize>>,
}

/// What is open.
pub(super) struct Findings(Arc<Later<Noticed>>);

impl Deref for Findings {
    type Target = Vec<Finding>;

    fn deref(&self) -> &Self::Target {
        &self.0.open
    }
}

/// What someone accepted as it is now; counted nowhere, shown with its reason.
pub(super) struct Accepted(Arc<Later<Noticed>>);

impl Deref for Accepted {
    type Target = Vec<(Finding, Acceptance)>;

    fn deref(&self) -> &Self::Target {
        &self.0.accepted
    }
}

/// Everything that is computed of a snapshot at a moment: planning is pure, so this is only a memory.
pub(super) struct State {
    pub(super) snapshot: Arc<Snapshot>,
    /// Local to the project's zone, whole minutes.
    pub(super) now: NaiveDateTime,
    pub(super) plan: Arc<Plan>,
    /// Where the plan of each order stands.
    places: BTreeMap<OrderId, usize>,
    pub(super) findings: Findings,
    pub(super) accepted: Accepted,
    /// The last question of the grid with its answer: the pages of one list are asked for one by one.
    pub(super) listing: Mutex<Option<Arc<super::numbers::Listing>>>,
}

impl State {
    pub(super) fn of(snapshot: Arc<Snapshot>, now: NaiveDateTime) -> Self {
        let plan = Arc::new(plan::schedule(&snapshot, now));
        let planned = plan.orders.iter().map(|plan| plan.order);
        let places = planned.zip(0..).collect();
        let noticed = {
            let (snapshot, plan) = (Arc::clone(&snapshot), Arc::clone(&plan));
            Arc::new(Later::new(Box::new(move || {
                let mut noticed = readiness::check(&snapshot, &plan, now.date());
                noticed.extend(snapshot.own_rules.findings());
                life::check(&snapshot, now, &mut noticed);
                noticed.extend(document::signature_findings(&snapshot));
                let noticed = in_order(noticed);
                let (open, accepted) = readiness::part(&snapshot, noticed);
                let held = readiness::by_order(&snapshot, &open);
                Noticed {
                    open,
                    accepted,
                    held,
                }
            })))
        };
        Self {
            snapshot,
            now,
            plan,
            places,
            findings: Findings(Arc::clone(&noticed)),
            accepted: Accepted(noticed),
            listing: Mutex::new(None),
        }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }

    pub(super) fn numbers_of(&self, order: OrderId) -> Vec<&Number> {
        self.snapshot.numbers.of_order(order).collect()
    }

    pub(super) fn plan_of(&self, order: OrderId) -> Option<&OrderPlan> {
        self.plan.orders.get(*self.places.get(&order)?)
    }

    /// The orders that each open finding holds up, by its place among the findings: [`readiness::orders_of`] of all of
    /// them at once.
    pub(super) fn held_by(&self) -> BTreeMap<usize, Vec<&Order>> {
        let mut held_by: BTreeMap<usize, Vec<&Order>> = BTreeMap::new();
        for (order, places) in &self.findings.0.held {
            let Some(order) = self.snapshot.orders.get(order) else {
                continue;
            };
            for place in places {
                held_by.entry(*place).or_default().push(order);
            }
        }
        held_by
    }

    /// The open findings that hold up one order, blockers first.
    pub(super) fn held(&self, order: OrderId) -> impl Iterator<Item = &Finding> {
        let places = self.findings.0.held.get(&order).into_iter().flatten();
        places.filter_map(|place| self.findings.get(*place))
    }
}

/// The account that a request names.
pub(super) fn account_of(snapshot: &Snapshot, id: AccountId) -> Result<&Account, WireError> {
    (snapshot.accounts.get(&id)).ok_or_else(|| WireError::not_here("That account"))
}

impl Session {
    /// A session without a project.
    pub fn new(host: Host) -> Result<Self, WireError> {
        let profiles = carrier::load().map_err(|error| {
            WireError::file(
                "carrier_profiles",
                format!("A carrier profile cannot be read: {error}"),
                "Install the program again.",
            )
        })?;
        Ok(Self {
            host,
            profiles,
            open: None,
            tickets: Vec::new(),
            workbooks: super::import::Workbooks::default(),
            drawn: BTreeMap::new(),
        })
    }

    /// A ticket for a path that the person chose in a dialog, dropped, or gave on the command line. The
    /// same path always has the same ticket.
    pub fn ticket(&mut self, path: PathBuf) -> Ticket {
        let at = self
            .tickets
            .iter()
            .position(|known| *known == path)
            .unwrap_or_else(|| {
                self.tickets.push(path);
                self.tickets.len() - 1
            });
        Ticket(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The path behind a ticket: for the host, which may show the file in its folder.
    pub fn path(&self, ticket: Ticket) -> Option<&Path> {
        self.tickets
            .get(usize::try_from(ticket.0).ok()?)
            .map(PathBuf::as_path)
    }

    pub(super) fn chosen(&self, ticket: u32) -> Result<PathBuf, WireError> {
        self.path(Ticket(ticket))
            .map(Path::to_owned)
            .ok_or_else(|| {
                WireError::user(
                    "no_such_ticket",
                    "The file that was chosen is not known any more.",
                    "Choose it again.",
                )
            })
    }

    /// The open project's file.
    pub fn project_path(&self) -> Option<&Path> {
        self.open.as_ref().map(|open| open.project.path())
    }

    pub(super) fn adopt(&mut self, project: Project) -> Result<(), WireError> {
        let snapshot = Arc::new(project.snapshot(&self.profiles)?);
        self.open = Some(Open {
            project,
            snapshot,
            state: None,
        });
        self.workbooks = super::import::Workbooks::default();
        self.drawn.clear();
        Ok(())
    }

    /// Opens a project for reading without asking for the writer's lock: for commands that only look.
    pub fn look_at(&mut self, path: &Path) -> Result<(), WireError> {
        let project = Project::read(path)?;
        self.adopt(project)
    }

    pub(super) fn opened(&self) -> Result<&Open, WireError> {
        self.open.as_ref().ok_or_else(WireError::no_project)
    }

    /// The computed state for the moment of a call.
    pub(super) fn state(&mut self, now: DateTime<FixedOffset>) -> Result<Arc<State>, WireError> {
        let open = self.open.as_mut().ok_or_else(WireError::no_project)?;
        // Someone else may be writing while we only read.
        if open.project.holder().is_some() {
            open.project.look_again()?;
            let snapshot = open.project.snapshot(&self.profiles)?;
            if snapshot != *open.snapshot {
                open.snapshot = Arc::new(snapshot);
                open.state = None;
            }
        }
        let local = local_minute(now, &open.snapshot.settings.zone);
        if let Some(state) = &open.state
            && state.now == local
        {
            return Ok(Arc::clone(state));
        }
        let state = Arc::new(State::of(Arc::clone(&open.snapshot), local));
        open.state = Some(Arc::clone(&state));
        Ok(state)
    }

    /// Writes, and reads the project again.
    pub(super) fn write(&mut self, op: &Op, now: DateTime<FixedOffset>) -> Result<Done, WireError> {
        self.change(now, |project, stamp| project.transact(op, stamp))
    }

    /// Writes a list that was taken in. Says how far it is and can be stopped. What is then to be done:
    /// [`Session::follow_import`].
    pub(super) fn write_import(
        &mut self,
        op: &Op,
        file: &str,
        call: &mut Call<'_>,
    ) -> Result<Outcome, WireError> {
        let what = format!("writing {file}");
        let total = u64::try_from(op.rows()).unwrap_or(u64::MAX);
        let progress = &mut call.progress;
        let mut watch = |done| {
            (*progress)(Progress {
                what: what.clone(),
                done,
                total: Some(total),
            })
        };
        let open = self.open.as_mut().ok_or_else(WireError::no_project)?;
        let stamp = Stamp {
            at: call.now,
            actor: &self.host.actor,
        };
        Ok(open.project.transact_watched(op, stamp, &mut watch)?)
    }

    /// Brings the snapshot up to a list that was written; the list is used up, since its numbers go on.
    pub(super) fn follow_import(&mut self, op: Op, outcome: Outcome) -> Result<Done, WireError> {
        self.follow(outcome, |project, snapshot, outcome, profiles| {
            project.refresh_from(snapshot, outcome, op, profiles)
        })
    }

    pub(super) fn change(
        &mut self,
        now: DateTime<FixedOffset>,
        act: impl FnOnce(&mut Project, Stamp<'_>) -> crate::project::Result<Outcome>,
    ) -> Result<Done, WireError> {
        let open = self.open.as_mut().ok_or_else(WireError::no_project)?;
        let stamp = Stamp {
            at: now,
            actor: &self.host.actor,
        };
        let outcome = act(&mut open.project, stamp)?;
        self.follow(outcome, |project, snapshot, outcome, profiles| {
            project.refresh(snapshot, outcome, profiles)
        })
    }

    /// Brings the snapshot up to a change.
    fn follow(
        &mut self,
        mut outcome: Outcome,
        refresh: impl FnOnce(
            &Project,
            &mut Snapshot,
            &mut Outcome,
            &BTreeMap<CarrierId, Profile>,
        ) -> crate::project::Result<()>,
    ) -> Result<Done, WireError> {
        let open = self.open.as_mut().ok_or_else(WireError::no_project)?;
        if !outcome.changes.is_empty() {
            // What was computed goes first, so that the snapshot is nobody else's and is changed where it lies.
            open.state = None;
            let snapshot = Arc::make_mut(&mut open.snapshot);
            refresh(&open.project, snapshot, &mut outcome, &self.profiles)?;
            debug_assert!(
                open.project
                    .snapshot(&self.profiles)
                    .is_ok_and(|whole| whole == *open.snapshot),
                "what a change touched is all that changed"
            );
        }
        Ok(Done {
            label: outcome.label,
            changes: outcome.changes,
        })
    }
}

/// The moment in the project's zone, in whole minutes. A zone that is not known counts as UTC and is a
/// finding of the plan.
pub(super) fn local_minute(now: DateTime<FixedOffset>, zone: &str) -> NaiveDateTime {
    let local = zone::on_clocks(now.to_utc(), zone);
    local
        .with_second(0)
        .and_then(|local| local.with_nanosecond(0))
        .unwrap_or(local)
}

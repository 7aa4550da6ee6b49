//! One import, computed: what every row comes to for this project. Nothing is written here.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    sync::Arc,
};

use super::{
    earlier,
    read::Read,
    tables::{Chosen, tables},
    view::{ImportRequest, Outcome},
};
use crate::{
    api::{
        error::WireError,
        project::known_zone,
        session::{Call, Progress},
        words::small,
    },
    id::{AccountId, NumberId, SiteId, SourceId},
    intake::{
        self, List, StageContext, Staged,
        calls::{CallContext, CallCounts},
        grid::Container,
        merge::{self, Again, Change, Merged, Verdict},
        stage::stage,
        suspect::{self, Suspect},
    },
    number::fact::HandEdits,
    project::{Gone, ImportedCell, ImportedNumber, KnownAgain, Op, Remembered, TakenList},
    snapshot::Snapshot,
};

/// Texts that a person put in the place of cells, by sheet, row and column.
pub(super) type Repairs = BTreeMap<String, BTreeMap<(u32, u16), String>>;

/// How often proposals are looked for anew after repairs.
const PASSES: usize = 3;

const NO_REPAIRS: &BTreeMap<(u32, u16), String> = &BTreeMap::new();

/// What the project knows of earlier lists.
#[derive(Default)]
pub(in crate::api) struct Known {
    pub(super) lists: Vec<TakenList>,
    pub(super) edits: BTreeMap<NumberId, HandEdits>,
    pub(super) layouts: BTreeMap<String, Remembered>,
}

/// What is imported, and into what.
pub(in crate::api) struct Job {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) read: Arc<Read>,
    pub(super) known: Known,
    pub(super) request: ImportRequest,
}

impl Job {
    /// An import of which nothing came before.
    pub(in crate::api) fn first(
        snapshot: Arc<Snapshot>,
        read: Read,
        request: ImportRequest,
    ) -> Self {
        Self {
            snapshot,
            read: Arc::new(read),
            known: Known::default(),
            request,
        }
    }

    /// The texts to read instead of cells: those a person typed, and the proposals taken for whole faults.
    pub(in crate::api) fn repairs(&self) -> Result<Repairs, WireError> {
        let mut typed = Repairs::new();
        for repair in &self.request.repairs {
            if let Ok(column) = u16::try_from(repair.column) {
                let sheet = typed.entry(repair.sheet.clone()).or_default();
                sheet.insert((repair.row, column), repair.text.clone());
            }
        }
        if self.request.fixes.is_empty() && self.request.edits.is_empty() {
            return Ok(typed);
        }
        let tables = tables(&self.read, &self.request, &self.known.layouts)?;
        let mut all = typed;
        // A number put right speaks for its neighbours: what could not be proposed before may be now.
        for _ in 0..PASSES {
            let found = self.proposals(&tables, &all);
            let mut more = false;
            for (sheet, places) in found {
                let cells = all.entry(sheet).or_default();
                for (place, text) in places {
                    if let Entry::Vacant(cell) = cells.entry(place) {
                        cell.insert(text);
                        more = true;
                    }
                }
            }
            if !more {
                break;
            }
        }
        Ok(all)
    }

    /// The proposals for the faults that are repaired everywhere, with these cells repaired already.
    fn proposals(&self, tables: &[Chosen<'_>], repaired: &Repairs) -> Repairs {
        let mut found = Repairs::new();
        for table in tables.iter().filter(|table| table.taken) {
            let suspects = suspect::suspects(&self.stage(table, repaired));
            let cells = found.entry(table.sheet.name.clone()).or_default();
            for fault in &self.request.fixes {
                cells.extend(suspect::repairs(&suspects, *fault));
            }
            for edit in &self.request.edits {
                cells.extend(suspect::edited(&suspects, edit));
            }
        }
        found
    }

    fn stage<'a>(&'a self, table: &Chosen<'a>, repairs: &'a Repairs) -> Staged<'a> {
        let context = StageContext {
            file: &self.read.workbook.file,
            list: self.request.list,
            region: "US",
            repairs: repairs.get(&table.sheet.name).unwrap_or(NO_REPAIRS),
            running_text: self.read.workbook.container == Container::Txt,
        };
        stage(table.sheet, &table.mapping, &context)
    }
}

/// One import, computed.
pub(in crate::api) struct Work<'a> {
    pub(super) job: &'a Job,
    pub(super) tables: Vec<Chosen<'a>>,
    pub(super) account: Option<AccountId>,
    pub(super) staged: Vec<Staged<'a>>,
    pub(super) suspects: Vec<Suspect>,
    pub(super) merged: Merged<'a>,
    pub(super) calls: Option<CallCounts>,
    pub(super) newer_of: Option<SourceId>,
    /// The very same list was taken in before, and nothing has changed since.
    pub(super) nothing: bool,
}

/// The rows of an import and what was noticed of them.
pub(in crate::api) type Rows<'a> = (Vec<Staged<'a>>, Vec<Suspect>);

/// What the rows come to beside the project.
struct Held<'a> {
    merged: Merged<'a>,
    newer_of: Option<SourceId>,
}

impl<'a> Work<'a> {
    pub(in crate::api) fn new(
        job: &'a Job,
        repairs: &'a Repairs,
        call: &mut Call<'_>,
    ) -> Result<Self, WireError> {
        let request = &job.request;
        let mut work = Self {
            job,
            tables: tables(&job.read, request, &job.known.layouts)?,
            account: request.account.or_else(|| only_account(&job.snapshot)),
            staged: Vec::new(),
            suspects: Vec::new(),
            merged: Merged::default(),
            calls: None,
            newer_of: None,
            nothing: false,
        };
        if request.list == List::Calls {
            work.calls = Some(work.call_counts()?);
            return Ok(work);
        }
        let total: u64 = (work.tables.iter())
            .filter(|table| table.taken)
            .map(|table| u64::from(table.sheet.grid.last_row()))
            .sum();
        let mut done = 0;
        for table in work.tables.iter().filter(|table| table.taken) {
            go_on(call, &job.read.workbook.file, done, total)?;
            work.staged.push(job.stage(table, repairs));
            done += u64::from(table.sheet.grid.last_row());
        }
        go_on(call, &job.read.workbook.file, done, total)?;
        // Two long looks at the same rows, side by side.
        let (suspects, held) = std::thread::scope(|scope| {
            let looking = scope.spawn(|| work.look());
            let held = work.held();
            (looking.join().unwrap_or_else(|_| work.look()), held)
        });
        work.suspects = suspects;
        work.take(held);
        Ok(work)
    }

    fn call_counts(&self) -> Result<CallCounts, WireError> {
        let zone = match &self.job.request.zone {
            Some(zone) => known_zone(zone)?,
            None => String::new(),
        };
        let numbers = self.job.snapshot.numbers.values();
        let known: BTreeSet<_> = numbers.map(|number| number.tn).collect();
        let context = CallContext {
            zone: &self.job.snapshot.settings.zone,
            written_in: &zone,
            region: "US",
            known: &|tn| known.contains(&tn),
        };
        let offered = |name: &str, visible: bool| match &self.job.request.sheet {
            Some(wanted) => wanted == name,
            None => visible,
        };
        let sheets = &self.job.read.workbook.sheets;
        sheets
            .iter()
            .filter(|sheet| offered(&sheet.name, sheet.visible))
            .find_map(|sheet| intake::calls::read(sheet, &context))
            .ok_or_else(|| {
                WireError::user(
                    "no_call_counts",
                    format!(
                        "{} holds no call counts or call records.",
                        self.job.read.workbook.file
                    ),
                    "Export calls per hour, or the raw call records with their times.",
                )
            })
    }

    /// The cells that were refused, and those that their neighbours belie.
    fn look(&self) -> Vec<Suspect> {
        self.staged.iter().flat_map(suspect::suspects).collect()
    }

    /// Holds the rows against the project; first without what came before, to see which numbers are here.
    fn held(&self) -> Held<'a> {
        let (job, request) = (self.job, &self.job.request);
        let of_kind = earlier::of_kind(&job.known.lists, request.list);
        let sheets: BTreeSet<&str> = self.staged.iter().map(|it| it.sheet.as_str()).collect();
        let mut again = Again {
            by_account: request.list != List::Inventory,
            edits: job.known.edits.clone(),
            theirs: (request.theirs.iter())
                .map(|at| (at.number, at.fact))
                .collect(),
            all_theirs: request.all_theirs,
            leaving: (request.leaving.iter())
                .map(|of| (of.number, of.leaving))
                .collect(),
            all_leaving: request.all_leaving,
            ..Again::default()
        };
        let merged = merge::merge(
            &job.snapshot,
            &self.staged,
            request.list,
            self.account,
            &again,
        );
        if of_kind.is_empty() {
            return Held {
                merged,
                newer_of: None,
            };
        }
        let here: BTreeSet<NumberId> = merged.numbers.iter().map(|it| it.number.id).collect();
        let newer_of = if let Some(id) = request.earlier {
            Some(id).filter(|id| of_kind.iter().any(|one| one.id == *id))
        } else {
            let file = job.read.path.is_some().then_some(&job.read.workbook.file);
            earlier::guess(
                &of_kind,
                request.list,
                file.map(String::as_str),
                &sheets,
                &here,
            )
        };
        again.earlier = earlier::numbers(&of_kind, request.list, newer_of, &sheets);
        Held {
            merged: merge::with_gone(merged, &job.snapshot, &again),
            newer_of,
        }
    }

    fn take(&mut self, held: Held<'a>) {
        self.merged = held.merged;
        self.newer_of = held.newer_of;
        let of_kind = earlier::of_kind(&self.job.known.lists, self.job.request.list);
        self.nothing = !of_kind.is_empty() && self.is_known(&of_kind);
    }

    /// Whether these cells were taken in from the same bytes before and nothing would change.
    fn is_known(&self, of_kind: &[&TakenList]) -> bool {
        let changes = self
            .merged
            .numbers
            .iter()
            .any(|taken| taken.state != Change::Same || taken.edits.is_some());
        let decided = self
            .merged
            .gone
            .iter()
            .any(|left| left.leaving != merge::Leaving::Keep);
        if changes || decided || self.lessons().next().is_some() {
            return false;
        }
        of_kind
            .iter()
            .filter(|one| one.sha256 == self.job.read.sha256)
            .any(|one| {
                let known: BTreeSet<(NumberId, &str)> = (one.numbers.iter())
                    .map(|(id, sheet)| (*id, sheet.as_str()))
                    .collect();
                self.merged.numbers.iter().all(|taken| {
                    (taken.cells.iter())
                        .all(|cell| known.contains(&(taken.number.id, cell.sheet.as_ref())))
                })
            })
    }

    /// Layouts that a person put right.
    fn lessons(&self) -> impl Iterator<Item = (String, intake::Kept)> {
        let known = &self.job.known.layouts;
        self.tables
            .iter()
            .filter_map(Chosen::lesson)
            .filter(move |(print, kept)| known.get(print).is_none_or(|it| it.kept != *kept))
    }

    /// Refuses a file in which no column holds numbers.
    pub(super) fn must_have_numbers(&self) -> Result<(), WireError> {
        if self.calls.is_some() || self.tables.iter().any(|table| table.taken) {
            return Ok(());
        }
        Err(WireError::file(
            "no_number_column",
            format!(
                "{} has no column that holds telephone numbers.",
                self.job.read.workbook.file
            ),
            "Say which column it is.",
        ))
    }

    /// Puts every number of the import at one site.
    pub(in crate::api) fn at(&mut self, site: Option<SiteId>) {
        self.merged.sites.clear();
        for taken in &mut self.merged.numbers {
            taken.number.site = site.or(taken.number.site.filter(|id| id.0 > 0));
        }
    }

    pub(super) fn outcome(&self) -> Outcome {
        let numbers = &self.merged.numbers;
        let of = |change| small(numbers.iter().filter(|it| it.state == change).count());
        let mut distinct: Vec<_> = numbers.iter().map(|taken| taken.number.tn).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let refused = self
            .suspects
            .iter()
            .filter(|cell| cell.is_refused())
            .count();
        let by_hand = |taken: &&merge::Taken| {
            taken
                .changes
                .iter()
                .filter(|it| it.verdict == Verdict::KeptByHand)
                .count()
        };
        Outcome {
            rows: self.calls.as_ref().map_or_else(
                || self.staged.iter().map(|sheet| sheet.rows).sum(),
                |calls| calls.rows,
            ),
            numbers: small(match &self.calls {
                Some(calls) => calls.numbers.len(),
                None => distinct.len(),
            }),
            added: of(Change::Added),
            changed: of(Change::Changed),
            unchanged: of(Change::Same),
            duplicates: self.merged.duplicates,
            refused: match &self.calls {
                Some(calls) => calls.refused_in_all,
                None => small(refused),
            },
            suspect: small(self.suspects.len() - refused),
            gone: small(self.merged.gone.len()),
            kept_by_hand: small(numbers.iter().map(|taken| by_hand(&taken)).sum()),
        }
    }

    /// What is to be written, and the rows that it was made of, to be let go: a large list stands in memory once.
    pub(in crate::api) fn into_op(self) -> (Op, Rows<'a>) {
        let read = &self.job.read;
        let (file, sha256) = (read.workbook.file.clone(), read.sha256.clone());
        let layouts = self.lessons().collect();
        if let Some(calls) = self.calls {
            let zone = &self.job.snapshot.settings.zone;
            let op = Op::Calls {
                sha256,
                volume: Box::new(calls.into_volume(&file, zone)),
            };
            return (op, (self.staged, self.suspects));
        }
        let list = earlier::list_word(self.job.request.list);
        let op = op_of(self.merged, (file, list, sha256), layouts);
        (op, (self.staged, self.suspects))
    }
}

/// The write that takes a list in.
fn op_of(
    merged: Merged<'_>,
    (file, list, sha256): (String, &'static str, String),
    layouts: BTreeMap<String, intake::Kept>,
) -> Op {
    let mut edits = BTreeMap::new();
    let mut numbers = Vec::with_capacity(merged.numbers.len());
    for taken in merged.numbers {
        if let Some(left) = taken.edits {
            edits.insert(taken.number.id, left);
        }
        let cell = |cell: merge::Spot<'_>| ImportedCell {
            sheet: cell.sheet,
            row: cell.row,
            column: cell.column,
            text: cell.text.to_owned(),
        };
        numbers.push(ImportedNumber {
            number: taken.number,
            cells: taken.cells.into_iter().map(cell).collect(),
        });
    }
    let gone = merged.gone.into_iter().map(|left| Gone {
        number: left.id,
        from: left.from,
        left: left.number,
    });
    Op::Import {
        file,
        list,
        sha256,
        accounts: merged.accounts,
        sites: merged.sites,
        numbers,
        again: KnownAgain {
            edits,
            gone: gone.collect(),
            layouts,
        },
    }
}

/// Says how far the work is and whether to go on.
fn go_on(call: &mut Call<'_>, file: &str, done: u64, total: u64) -> Result<(), WireError> {
    let on = (call.progress)(Progress {
        what: format!("comparing {file}"),
        done,
        total: Some(total),
    });
    if on {
        return Ok(());
    }
    Err(WireError::file(
        "cancelled",
        format!("Reading {file} was stopped."),
        "Nothing was written.",
    ))
}

fn only_account(snapshot: &Snapshot) -> Option<AccountId> {
    match snapshot.accounts.len() {
        1 => snapshot.accounts.keys().next().copied(),
        _ => None,
    }
}

//! Commands about documents: what there is, its bytes, and export into a folder.

use std::{collections::BTreeSet, fs, io::Write as _, path::Path, sync::Arc};

use chrono::{DateTime, FixedOffset, Utc};
use sha2::{Digest as _, Sha256};

use super::{
    checklist::{built, shown_tally},
    commands::Nothing,
    costs::worked_out,
    data_export::{DataDesk, DataFile, is_asked, known_kinds},
    error::{ErrorKind, WireError},
    night::{NightPaper, night_papers},
    package::{self, Bench, Sheet},
    reports,
    session::{Call, Progress, Session, State},
    uploads::{self, UploadChoice, UploadFileOf},
    view::{
        DocumentEntry, DocumentRequest, DocumentsView, ExportRequest, Exported, ExportedFile,
        PaperSize, UploadEntry,
    },
    words::{count, finding, small},
};
use crate::{
    document::{self, DocumentError, IcsInput, Job, Paper, Pdf, RecordHead},
    evidence::{safe_path, suffixed},
    finding::Finding,
    id::OrderId,
    order::{Order, OrderStatus},
    project::hex,
    task::ReportSent,
    zone,
};

/// A document that can be made, before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    Of(OrderId, Sheet),
    Checklist,
    Timeline,
    Calendar,
    Night(NightPaper),
    Status,
    StatusSent(ReportSent),
    CostSheet,
    Data(DataFile),
    Upload(UploadFileOf),
}

/// What an export shall write.
#[derive(Debug, Clone, Copy)]
pub struct ExportAsk<'a> {
    /// Only these kinds, or these files; empty for all.
    pub only: &'a [String],
    /// Paper of what has pages.
    pub paper: PaperSize,
    /// Replace files that differ.
    pub force: bool,
    /// Format of upload files, and whether PINs go into them.
    pub uploads: &'a UploadChoice,
}

/// Documents of an export that are in memory together: each package holds its bill, which may be large, and a
/// cancelled export ends after so many.
const AT_ONCE: usize = 8;

/// The words that `--only` takes.
pub(super) const KINDS: &[&str] = &[
    "loa",
    "loa-void",
    "package",
    "files",
    "sent",
    "checklist",
    "timeline",
    "plan",
    "runbook",
    "validation",
    "night-record",
    "inventory",
    "orders",
    "findings",
    "costs",
    "status",
    "project",
    "upload",
];

impl Session {
    pub(super) fn documents_list(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<DocumentsView, WireError> {
        let desk = self.desk(call)?;
        let state = &desk.state;
        let mut packages = Vec::new();
        let mut project = Vec::new();
        let mut data = Vec::new();
        let mut uploads = Vec::new();
        let files = DataDesk::new(state, &desk.head);
        for order in orders(state) {
            let bench = Bench {
                state,
                order,
                head: &desk.head,
                paper: Paper::Letter,
                sends: false,
            };
            packages.push(package::view(self, bench)?);
        }
        for (name, wanted) in of_project(state, &UploadChoice::default())? {
            match wanted {
                Wanted::Of(..) => {}
                Wanted::Checklist
                | Wanted::Timeline
                | Wanted::Status
                | Wanted::StatusSent(_)
                | Wanted::CostSheet
                | Wanted::Calendar => project.push(listed(state, name, &wanted)),
                Wanted::Night(paper) => project.push(paper.entry(name)),
                Wanted::Data(file) => data.push(DocumentEntry {
                    name,
                    title: file.title(),
                    detail: files.detail(file),
                    preview: false,
                }),
                Wanted::Upload(file) => uploads.push(UploadEntry {
                    order: file.order,
                    entry: DocumentEntry {
                        name,
                        title: file.title(),
                        detail: file.detail(),
                        preview: false,
                    },
                }),
            }
        }
        Ok(DocumentsView {
            packages,
            project,
            data,
            uploads,
        })
    }

    /// The bytes of one document: what the preview shows is what export writes.
    pub fn document(
        &mut self,
        request: &DocumentRequest,
        call: &mut Call<'_>,
    ) -> Result<Vec<u8>, WireError> {
        let desk = self.desk(call)?;
        let found = wanted(&desk.state, &UploadChoice::default())?
            .into_iter()
            .find(|(name, _)| *name == request.name);
        let (_, wanted) = found.ok_or_else(|| WireError::not_here("That document"))?;
        Ok(self.job_of(&desk, &wanted, request.paper)?()?.bytes)
    }

    pub(super) fn documents_export(
        &mut self,
        request: ExportRequest,
        call: &mut Call<'_>,
    ) -> Result<Exported, WireError> {
        let folder = self.chosen(request.ticket)?;
        let uploads = UploadChoice {
            format: request.format,
            with_secrets: request.with_secrets,
        };
        let ask = ExportAsk {
            only: &request.only,
            paper: request.paper,
            force: request.force,
            uploads: &uploads,
        };
        self.export(&folder, &ask, call)
    }

    /// Writes documents into a folder. A file that is there with other bytes is only replaced by force; what
    /// was written is read again and compared before it is called done.
    pub fn export(
        &mut self,
        folder: &Path,
        ask: &ExportAsk<'_>,
        call: &mut Call<'_>,
    ) -> Result<Exported, WireError> {
        let ExportAsk {
            only,
            paper,
            force,
            uploads,
        } = *ask;
        known_kinds(only, KINDS)?;
        self.draw_again();
        let desk = self.desk(call)?;
        let chosen: Vec<(String, Wanted)> = wanted(&desk.state, uploads)?
            .into_iter()
            .filter(|(name, _)| is_asked(only, name))
            .collect();
        let secret: Vec<&str> = chosen
            .iter()
            .filter(|(_, wanted)| matches!(wanted, Wanted::Upload(file) if file.holds_secrets()))
            .map(|(name, _)| name.as_str())
            .collect();
        if !secret.is_empty() {
            // Before the first byte: what is written without an entry cannot be told later.
            self.note_secrets(secret.join(", "), call)?;
        }
        let mut files = Vec::new();
        let mut on_disk = OnDisk::default();
        let mut noticed: Vec<Finding> = self
            .logo()
            .err()
            .map(|undrawn| undrawn.finding())
            .into_iter()
            .collect();
        let total = u64::try_from(chosen.len()).ok();
        for some in chosen.chunks(AT_ONCE) {
            let jobs = some
                .iter()
                .map(|(_, wanted)| self.job_of(&desk, wanted, paper))
                .collect::<Result<Vec<_>, _>>()?;
            for ((name, _), made) in some.iter().zip(document::together(jobs)) {
                if !(call.progress)(Progress {
                    what: format!("writing {name}"),
                    done: u64::try_from(files.len()).unwrap_or(0),
                    total,
                }) {
                    return Err(WireError::user(
                        "cancelled",
                        "The export was cancelled.",
                        "What was written so far is whole and stays.",
                    ));
                }
                let made = made?;
                for finding in made.findings {
                    if !noticed.contains(&finding) {
                        noticed.push(finding);
                    }
                }
                files.push(put(folder, on_disk.free(name), &made.bytes, force)?);
            }
        }
        let snapshot = &desk.state.snapshot;
        let findings = noticed.iter().map(|of| finding(snapshot, of)).collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Exported { files, findings })
    }

    fn desk(&mut self, call: &Call<'_>) -> Result<Desk, WireError> {
        let state = self.state(call.now)?;
        let (project_id, made) = self.opened()?.project.identity()?;
        Ok(Desk {
            state,
            head: self.record_head()?,
            project_id,
            made,
            now: call.now.to_utc(),
        })
    }

    /// A document with all that is read of the project for it, to be drawn.
    fn job_of<'a>(
        &mut self,
        desk: &'a Desk,
        wanted: &'a Wanted,
        paper: PaperSize,
    ) -> Result<DocumentJob<'a>, WireError> {
        let (id, sheet) = match wanted {
            Wanted::Of(id, sheet) => (id, sheet),
            Wanted::StatusSent(report) => {
                let bytes = self.opened()?.project.report_bytes(report)?;
                return Ok(Box::new(move || Ok(Made::of(bytes))));
            }
            _ => return Ok(Box::new(move || desk.make(wanted, paper))),
        };
        let bench = Bench {
            state: &desk.state,
            order: package::order_of(&desk.state, *id)?,
            head: &desk.head,
            paper: paper_of(paper),
            sends: false,
        };
        let job = self.sheet_job(bench, sheet)?;
        Ok(Box::new(move || Ok(Made::of(job()?.bytes))))
    }

    pub(super) fn record_head(&mut self) -> Result<RecordHead, WireError> {
        // Whoever exports is told of one that cannot be drawn.
        let logo = self.logo().ok().flatten();
        let open = self.opened()?;
        let event = open.project.head()?;
        let zone = &open.snapshot.settings.zone;
        Ok(event.map_or_else(
            || RecordHead {
                sequence: 0,
                hash: String::new(),
                made: DateTime::default(),
                made_local: String::new(),
                logo: None,
            },
            |event| RecordHead {
                sequence: u64::try_from(event.id.0).unwrap_or(0),
                hash: event.hash.clone(),
                made: event.at.to_utc(),
                made_local: made_words(event.at, zone),
                logo,
            },
        ))
    }
}

/// `2026-12-09 16:40 CT (UTC-06:00)`.
fn made_words(at: DateTime<FixedOffset>, zone: &str) -> String {
    match (
        zone::to_local(at.to_utc(), zone),
        zone::offset(at.to_utc(), zone),
    ) {
        (Ok(local), Ok(offset)) => {
            format!(
                "{} {} (UTC{})",
                local.format("%Y-%m-%d %H:%M"),
                zone::short_name(zone),
                zone::offset_words(offset).replace('\u{2212}', "-")
            )
        }
        _ => at.format("%Y-%m-%d %H:%M %:z").to_string(),
    }
}

/// The orders that have papers, by name.
fn orders(state: &State) -> Vec<&Order> {
    let mut orders: Vec<&Order> = state
        .snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled)
        .collect();
    orders.sort_by(|a, b| a.name.cmp(&b.name));
    orders
}

/// Every document of the project, those of orders first.
fn wanted(state: &State, uploads: &UploadChoice) -> Result<Vec<(String, Wanted)>, WireError> {
    Ok(orders(state)
        .into_iter()
        .flat_map(|order| {
            let sheets = package::sheets(state, order).into_iter();
            sheets.map(|(name, sheet)| (name, Wanted::Of(order.id, sheet)))
        })
        .chain(of_project(state, uploads)?)
        .collect())
}

/// The documents of the project itself, its data and its upload files.
fn of_project(state: &State, uploads: &UploadChoice) -> Result<Vec<(String, Wanted)>, WireError> {
    let uploads = uploads::files(state, uploads)?;
    Ok([
        ("project/checklist.pdf".to_owned(), Wanted::Checklist),
        ("project/timeline.pdf".to_owned(), Wanted::Timeline),
        ("project/status.pdf".to_owned(), Wanted::Status),
        ("project/costs.pdf".to_owned(), Wanted::CostSheet),
        ("project/plan.ics".to_owned(), Wanted::Calendar),
    ]
    .into_iter()
    .chain(reports::sent(state).map(|(name, report)| (name, Wanted::StatusSent(report.clone()))))
    .chain(night_papers(state).map(|(name, paper)| (name, Wanted::Night(paper))))
    .chain(DataFile::all().map(|file| (file.name().to_owned(), Wanted::Data(file))))
    .chain(
        uploads
            .into_iter()
            .map(|(name, file)| (name, Wanted::Upload(file))),
    )
    .collect())
}

pub(super) fn paper_of(paper: PaperSize) -> Paper {
    match paper {
        PaperSize::Letter => Paper::Letter,
        PaperSize::A4 => Paper::A4,
    }
}

/// What documents are made of at the moment of a call.
struct Desk {
    state: Arc<State>,
    head: RecordHead,
    project_id: String,
    made: DateTime<Utc>,
    now: DateTime<Utc>,
}

/// A document that was made.
struct Made {
    bytes: Vec<u8>,
    /// Fields that could not be written into it.
    findings: Vec<Finding>,
}

impl Made {
    fn of(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            findings: Vec::new(),
        }
    }
}

impl From<Pdf> for Made {
    fn from(pdf: Pdf) -> Self {
        Self::of(pdf.bytes)
    }
}

/// A document of which only the drawing is left.
type DocumentJob<'a> = Job<'a, Result<Made, WireError>>;

impl Desk {
    fn make(&self, wanted: &Wanted, paper: PaperSize) -> Result<Made, WireError> {
        let Self { state, head, .. } = self;
        let paper = paper_of(paper);
        let pdf = match wanted {
            Wanted::Of(..) | Wanted::StatusSent(_) => {
                return Err(WireError::not_here("That document"));
            }
            Wanted::Checklist => document::checklist(&built(state), head, paper),
            Wanted::Status => return Ok(reports::made(state, head, paper)?.0.into()),
            Wanted::CostSheet => {
                let costs = worked_out(state, 0);
                document::costs(&state.snapshot, &costs, state.today(), head, paper)
            }
            Wanted::Timeline => document::timeline(&state.snapshot, &state.plan, head, paper),
            Wanted::Calendar => return Ok(self.calendar()),
            Wanted::Night(night) => night.make(state, head, paper),
            Wanted::Data(file) => return self.data(*file),
            Wanted::Upload(file) => {
                let (bytes, made) = file.make(state)?;
                return Ok(Made {
                    bytes,
                    findings: made.findings,
                });
            }
        };
        Ok(pdf.map_err(not_made)?.into())
    }

    /// A file for other programs.
    fn data(&self, file: DataFile) -> Result<Made, WireError> {
        let desk = DataDesk::new(&self.state, &self.head);
        Ok(Made::of(desk.make(file).map_err(not_made)?))
    }

    /// The plan as a calendar file.
    fn calendar(&self) -> Made {
        let input = IcsInput {
            project_id: &self.project_id,
            made: self.made,
            entries: self.head.sequence,
            now: self.now,
        };
        Made::of(document::ics(
            &self.state.snapshot,
            &self.state.plan,
            &input,
        ))
    }
}

pub(super) fn not_made(error: DocumentError) -> WireError {
    let (kind, code) = match &error {
        DocumentError::MissingGlyphs { .. } => (ErrorKind::User, "missing_glyphs"),
        DocumentError::NoSuchOrder(_) => (ErrorKind::User, "not_here"),
        _ => (ErrorKind::Internal, "document_failed"),
    };
    WireError {
        kind,
        code: code.to_owned(),
        message: error.to_string(),
        hint: String::new(),
    }
}

/// A document of the project before it is made: the list is looked at often, and drawing one takes its time.
fn listed(state: &State, name: String, wanted: &Wanted) -> DocumentEntry {
    let (title, detail) = match wanted {
        Wanted::Checklist => ("Porting checklist".to_owned(), shown_tally(state)),
        Wanted::Timeline => ("Timeline".to_owned(), "chart, table".to_owned()),
        // It never has more.
        Wanted::Status => ("Status report".to_owned(), count(1, "page")),
        Wanted::StatusSent(report) => reports::words(state, report),
        Wanted::CostSheet => ("Cost sheet".to_owned(), "fees, overlap".to_owned()),
        _ => ("Plan for a calendar".to_owned(), "ICS".to_owned()),
    };
    DocumentEntry {
        preview: !matches!(wanted, Wanted::Calendar),
        title,
        detail,
        name,
    }
}

/// Names of what is written into a folder. Orders and what was sent may be named by a project from elsewhere: no name
/// leads out of the folder, and no two are one on a disk that does not tell capitals apart.
#[derive(Default)]
struct OnDisk(BTreeSet<String>);

impl OnDisk {
    fn free(&mut self, name: &str) -> String {
        let safe = safe_path(name);
        let (folder, last) = safe.rsplit_once('/').unwrap_or(("", &safe));
        let mut free = safe.clone();
        let mut n = 2;
        while !self.0.insert(free.to_lowercase()) {
            let name = suffixed(last, n);
            free = if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            };
            n += 1;
        }
        free
    }
}

/// Writes one file beside its place and moves it there, then reads it again.
fn put(folder: &Path, name: String, bytes: &[u8], force: bool) -> Result<ExportedFile, WireError> {
    let path = folder.join(&name);
    let sha256 = hex(&Sha256::digest(bytes));
    let size = small(bytes.len());
    let fail = |cause: std::io::Error| {
        let (code, hint) = match cause.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                ("disk_full", "Free some room and export again.")
            }
            _ => ("not_written", "Choose a folder that you may write to."),
        };
        WireError::file(
            code,
            format!("{} cannot be written: {cause}.", path.display()),
            hint,
        )
    };
    match fs::read(&path) {
        Ok(there) if there == bytes => {
            return Ok(ExportedFile {
                name,
                sha256,
                bytes: size,
                unchanged: true,
            });
        }
        Ok(_) if !force => {
            return Err(WireError::file(
                "file_differs",
                format!("{} is there already and differs.", path.display()),
                "Export into another folder, or replace it on purpose.",
            ));
        }
        _ => {}
    }
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(fail)?;
    let mut beside = tempfile::NamedTempFile::new_in(parent).map_err(fail)?;
    beside.write_all(bytes).map_err(fail)?;
    beside.as_file().sync_all().map_err(fail)?;
    let file = beside.persist(&path).map_err(|error| fail(error.error))?;
    drop(file);
    let written = fs::read(&path).map_err(fail)?;
    if written != bytes {
        return Err(WireError::file(
            "written_differs",
            format!("{} was written and reads back differently.", path.display()),
            "The disk may be failing. Export to another disk.",
        ));
    }
    Ok(ExportedFile {
        name,
        sha256,
        bytes: size,
        unchanged: false,
    })
}

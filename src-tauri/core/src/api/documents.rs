//! Commands about documents: what there is, its bytes, and export into a folder.

use std::{fs, io::Write as _, path::Path, sync::Arc};

use chrono::{DateTime, FixedOffset, Utc};
use sha2::{Digest as _, Sha256};

use super::{
    commands::Nothing,
    data_export::{DataDesk, DataFile, is_asked, known_kinds},
    error::{ErrorKind, WireError},
    orders::age,
    session::{Call, Progress, Session, State},
    view::{
        DocumentEntry, DocumentRequest, DocumentsView, ExportRequest, Exported, ExportedFile, Icon,
        Mark, PackageView, PaperSize,
    },
    words::{count, finding, mark, order_place, small, status_words},
};
use crate::{
    checklist,
    document::{self, DocumentError, IcsInput, LoaInput, Paper, Pdf, RecordHead},
    finding::Severity,
    id::OrderId,
    order::{Order, OrderStatus},
    project::hex,
    readiness, zone,
};

/// A document that can be made, before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    Loa(OrderId),
    Checklist,
    Timeline,
    Calendar,
    Data(DataFile),
}

/// The words that `--only` takes.
pub(super) const KINDS: &[&str] = &[
    "loa",
    "checklist",
    "timeline",
    "plan",
    "inventory",
    "orders",
    "findings",
    "costs",
    "project",
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
        let files = DataDesk::new(state, &desk.head);
        for (name, wanted) in wanted(state) {
            match wanted {
                Wanted::Loa(id) => {
                    let Some(order) = state.snapshot.orders.get(&id) else {
                        continue;
                    };
                    packages.push(package(&desk, order, name)?);
                }
                Wanted::Checklist | Wanted::Timeline | Wanted::Calendar => {
                    project.push(entry(name, &desk.make(&wanted, PaperSize::Letter)?));
                }
                Wanted::Data(file) => data.push(DocumentEntry {
                    name,
                    title: file.title(),
                    detail: files.detail(file),
                    preview: false,
                }),
            }
        }
        Ok(DocumentsView {
            packages,
            project,
            data,
        })
    }

    /// The bytes of one document: what the preview shows is what export writes.
    pub fn document(
        &mut self,
        request: &DocumentRequest,
        call: &mut Call<'_>,
    ) -> Result<Vec<u8>, WireError> {
        let desk = self.desk(call)?;
        let found = wanted(&desk.state)
            .into_iter()
            .find(|(name, _)| *name == request.name);
        let (_, wanted) = found.ok_or_else(|| WireError::not_here("That document"))?;
        Ok(desk.make(&wanted, request.paper)?.bytes)
    }

    pub(super) fn documents_export(
        &mut self,
        request: ExportRequest,
        call: &mut Call<'_>,
    ) -> Result<Exported, WireError> {
        let folder = self.chosen(request.ticket)?;
        self.export(&folder, &request.only, request.paper, request.force, call)
    }

    /// Writes documents into a folder. A file that is there with other bytes is only replaced by force; what
    /// was written is read again and compared before it is called done.
    pub fn export(
        &mut self,
        folder: &Path,
        only: &[String],
        paper: PaperSize,
        force: bool,
        call: &mut Call<'_>,
    ) -> Result<Exported, WireError> {
        known_kinds(only, KINDS)?;
        let desk = self.desk(call)?;
        let chosen: Vec<(String, Wanted)> = wanted(&desk.state)
            .into_iter()
            .filter(|(name, _)| is_asked(only, name))
            .collect();
        let mut files = Vec::new();
        let total = u64::try_from(chosen.len()).ok();
        for (n, (name, wanted)) in chosen.into_iter().enumerate() {
            let done = u64::try_from(n).unwrap_or(0);
            if !(call.progress)(Progress {
                what: format!("writing {name}"),
                done,
                total,
            }) {
                return Err(WireError::user(
                    "cancelled",
                    "The export was cancelled.",
                    "What was written so far is whole and stays.",
                ));
            }
            let made = desk.make(&wanted, paper)?;
            files.push(put(folder, name, &made.bytes, force)?);
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Exported { files })
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

    fn record_head(&self) -> Result<RecordHead, WireError> {
        let open = self.opened()?;
        let event = open.project.head()?;
        let zone = &open.snapshot.settings.zone;
        Ok(event.map_or_else(
            || RecordHead {
                sequence: 0,
                hash: String::new(),
                made: DateTime::default(),
                made_local: String::new(),
            },
            |event| RecordHead {
                sequence: u64::try_from(event.id.0).unwrap_or(0),
                hash: event.hash.clone(),
                made: event.at.to_utc(),
                made_local: made_words(event.at, zone),
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

/// Every document of the project, in order of path.
fn wanted(state: &State) -> Vec<(String, Wanted)> {
    let mut orders: Vec<&Order> = state
        .snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled)
        .collect();
    orders.sort_by(|a, b| a.name.cmp(&b.name));
    orders
        .into_iter()
        .map(|order| (format!("{}/loa.pdf", order.name), Wanted::Loa(order.id)))
        .chain([
            ("project/checklist.pdf".to_owned(), Wanted::Checklist),
            ("project/timeline.pdf".to_owned(), Wanted::Timeline),
            ("project/plan.ics".to_owned(), Wanted::Calendar),
        ])
        .chain(DataFile::all().map(|file| (file.name().to_owned(), Wanted::Data(file))))
        .collect()
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
    title: String,
    detail: String,
    preview: bool,
}

impl From<Pdf> for Made {
    fn from(pdf: Pdf) -> Self {
        Self {
            bytes: pdf.bytes,
            title: pdf.title,
            detail: count(pdf.pages, "page"),
            preview: true,
        }
    }
}

impl Desk {
    fn make(&self, wanted: &Wanted, paper: PaperSize) -> Result<Made, WireError> {
        let Self { state, head, .. } = self;
        let paper = match paper {
            PaperSize::Letter => Paper::Letter,
            PaperSize::A4 => Paper::A4,
        };
        let pdf = match wanted {
            Wanted::Loa(id) => self.loa(*id, paper),
            Wanted::Checklist => {
                let checklist =
                    checklist::build(&state.snapshot, &state.plan, &state.findings, state.today());
                document::checklist(&checklist, head, paper)
            }
            Wanted::Timeline => document::timeline(&state.snapshot, &state.plan, head, paper),
            Wanted::Calendar => return Ok(self.calendar()),
            Wanted::Data(file) => return self.data(*file),
        };
        Ok(pdf.map_err(not_made)?.into())
    }

    fn loa(&self, id: OrderId, paper: Paper) -> Result<Pdf, DocumentError> {
        let state = &self.state;
        let open = state.snapshot.orders.get(&id).is_some_and(|order| {
            !order.status.is_submitted() || order.status == OrderStatus::Rejected
        });
        // What was sent was sent: findings of today do not reach back.
        let blockers = if open {
            readiness::blockers_of(&state.snapshot, &state.findings, id)
        } else {
            Vec::new()
        };
        let input = LoaInput {
            blockers: &blockers,
            record: &self.head,
            paper,
        };
        document::loa(&state.snapshot, id, &input)
    }

    /// A file for other programs.
    fn data(&self, file: DataFile) -> Result<Made, WireError> {
        let desk = DataDesk::new(&self.state, &self.head);
        Ok(Made {
            bytes: desk.make(file).map_err(not_made)?,
            title: file.title(),
            detail: desk.detail(file),
            preview: false,
        })
    }

    /// The plan as a calendar file.
    fn calendar(&self) -> Made {
        let input = IcsInput {
            project_id: &self.project_id,
            made: self.made,
            entries: self.head.sequence,
            now: self.now,
        };
        let bytes = document::ics(&self.state.snapshot, &self.state.plan, &input);
        Made {
            title: "Plan for a calendar".to_owned(),
            detail: format!("{} kB", bytes.len().div_ceil(1000)),
            bytes,
            preview: false,
        }
    }
}

fn not_made(error: DocumentError) -> WireError {
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

fn entry(name: String, made: &Made) -> DocumentEntry {
    DocumentEntry {
        name,
        title: made.title.clone(),
        detail: made.detail.clone(),
        preview: made.preview,
    }
}

fn package(desk: &Desk, order: &Order, name: String) -> Result<PackageView, WireError> {
    let state = &desk.state;
    let snapshot = &state.snapshot;
    let made = desk.make(&Wanted::Loa(order.id), PaperSize::Letter)?;
    let noticed = readiness::of_order(snapshot, &state.findings, order.id);
    let open = !order.status.is_submitted() || order.status == OrderStatus::Rejected;
    let in_the_way: Vec<_> = noticed
        .into_iter()
        .filter(|finding| open && finding.severity != Severity::Note)
        .map(|noticed| finding(snapshot, noticed))
        .collect();
    let blocked = in_the_way
        .iter()
        .any(|finding| finding.severity == Severity::Blocker);
    let papers = readiness::papers(snapshot, order, state.plan_of(order.id));
    let complete = papers
        .iter()
        .filter(|paper| paper.dated.is_some() && !paper.is_too_old())
        .map(|paper| {
            let shown = age(order, paper);
            format!("{}, {}", shown.name, shown.limit)
        })
        .chain([format!(
            "Attachment A, {}",
            count(state.numbers_of(order.id).len(), "number")
        )])
        .collect();
    Ok(PackageView {
        id: order.id,
        name: order.name.clone(),
        place: order_place(snapshot, order),
        mark: package_mark(order, blocked),
        documents: vec![entry(name, &made)],
        missing: in_the_way,
        complete,
    })
}

fn package_mark(order: &Order, blocked: bool) -> Mark {
    match order.status {
        OrderStatus::Rejected if blocked => mark(Icon::Rejected, "next version is blocked"),
        OrderStatus::Rejected => mark(Icon::Sign, "next version to sign"),
        OrderStatus::Draft | OrderStatus::AwaitingSignature if blocked => {
            mark(Icon::Blocker, "not ready to sign")
        }
        OrderStatus::AwaitingSignature => mark(Icon::Sign, "out for signature"),
        OrderStatus::Draft => match order.signed_on {
            Some(date) => mark(Icon::Ok, format!("signed {}", date.format("%-d %b"))),
            None => mark(Icon::Open, "ready to sign"),
        },
        status => mark(Icon::Frozen, status_words(status).to_lowercase()),
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

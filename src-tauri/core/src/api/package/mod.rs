//! The papers of one order: its letter, its package as one file, and the same as separate files for a carrier's upload.
//! What was sent is handed out as it was kept; everything else is made from the project as it stands.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{
    error::WireError,
    session::{DrawnPages, Session, State},
};
use crate::{
    document::{
        self, DocumentError, Enclosed, Job, LetterLaid, LoaInput, PackageCount, PackageInput,
        Paper, Pdf, RecordHead, SignedLetter,
    },
    evidence::{Attachment, EvidenceKind, Media},
    finding::Finding,
    id::OrderId,
    life,
    order::{Order, OrderAct, OrderStatus, SentFile},
    project::{Bytes, Op, OrderOp, hex},
    readiness,
    window::day_words,
};

mod limits;
mod list;
mod marks;
mod sign;

pub(super) use list::view;

/// A document of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sheet {
    /// The letter to be signed, or as it was signed where it is a PDF.
    Letter,
    /// The signed letter with its bar, when it does not hold any more.
    Void,
    /// Everything as one file.
    Package,
    /// One of the separate files, by its place.
    File(usize),
    /// What went out, kept as it was.
    Sent(Box<SentFile>),
}

/// Every document of an order, by name.
pub(super) fn sheets(state: &State, order: &Order) -> Vec<(String, Sheet)> {
    let sent = |file: &SentFile, folder: String| {
        (folder + &file.name, Sheet::Sent(Box::new(file.clone())))
    };
    let mut sheets: Vec<(String, Sheet)> = order
        .sent_files()
        .map(|file| sent(file, format!("{}/", order.name)))
        .collect();
    if sheets.is_empty() {
        sheets.push((format!("{}/package.pdf", order.name), Sheet::Package));
        sheets.push((format!("{}/loa.pdf", order.name), Sheet::Letter));
        if has_void_file(state, order) {
            sheets.push((format!("{}/loa-void.pdf", order.name), Sheet::Void));
        }
        for (at, file) in files(state, order).into_iter().enumerate() {
            sheets.push((
                format!("{}/files/{}", order.name, file.name),
                Sheet::File(at),
            ));
        }
    }
    // Versions that went out before stay beside the one that goes out next.
    let current = order.sent_files().next().map(|file| file.version);
    sheets.extend(
        order
            .log
            .files
            .iter()
            .filter(|file| Some(file.version) != current)
            .map(|file| {
                let (name, sheet) = sent(file, format!("{}/sent-v{}/", order.name, file.version));
                (of_version(&name, file.version), sheet)
            }),
    );
    sheets
}

/// A letter or package of a version before says which, so that nobody takes it for the one of today.
fn of_version(name: &str, version: u16) -> String {
    let told = ["loa", "package"].iter().find_map(|what| {
        let folder = name.strip_suffix(&format!("/{what}.pdf"))?;
        Some(format!("{folder}/{what}-v{version}.pdf"))
    });
    told.unwrap_or_else(|| name.to_owned())
}

fn changed(state: &State, order: &Order) -> Vec<life::Differing> {
    if order.signature().is_none() {
        return Vec::new();
    }
    life::changed_since_signed(order, &document::letter_of(&state.snapshot, order))
}

fn has_void_file(state: &State, order: &Order) -> bool {
    let pages = |file: &Attachment| matches!(file.media, Media::Pdf | Media::Jpeg | Media::Png);
    signed_file(state, order).is_some_and(pages) && !changed(state, order).is_empty()
}

/// A file that goes to the carrier beside the package.
pub(super) struct Separate {
    /// Its name as it is exported.
    name: String,
    /// What it is.
    of: Of,
}

enum Of {
    Letter,
    Map,
    Attachment(Box<Attachment>),
}

/// What a document came out as.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    pub(super) title: String,
    pub(super) pages: u32,
}

impl From<Pdf> for Made {
    fn from(pdf: Pdf) -> Self {
        Self {
            pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
            bytes: pdf.bytes,
            title: pdf.title,
        }
    }
}

/// Why it was not made: the document's own reason, or the file's.
pub(super) enum Unmade {
    Document(DocumentError),
    Wire(WireError),
}

impl From<DocumentError> for Unmade {
    fn from(error: DocumentError) -> Self {
        Self::Document(error)
    }
}

impl From<WireError> for Unmade {
    fn from(error: WireError) -> Self {
        Self::Wire(error)
    }
}

/// What an order's documents are made of at the moment of a call.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a> {
    pub(super) state: &'a State,
    pub(super) order: &'a Order,
    pub(super) head: &'a RecordHead,
    pub(super) paper: Paper,
    /// It goes out: nothing held it up, or it went all the same.
    pub(super) sends: bool,
}

impl Bench<'_> {
    /// What was sent was sent: findings of today do not reach back.
    fn blockers(&self) -> Vec<Finding> {
        let order = self.order;
        let is_out = order.status.is_submitted() && order.status != OrderStatus::Rejected;
        if is_out || self.sends {
            return Vec::new();
        }
        readiness::blockers_of(&self.state.snapshot, &self.state.findings, order.id)
    }

    fn input<'b>(&'b self, blockers: &'b [Finding]) -> LoaInput<'b> {
        LoaInput {
            blockers,
            record: self.head,
            paper: self.paper,
        }
    }
}

/// A document of which everything is at hand that the project holds; only drawing it is left.
pub(super) type SheetJob<'a> = Job<'a, Result<Made, Unmade>>;

/// A file that goes out as it was kept.
fn kept<'a>(made: Made) -> SheetJob<'a> {
    Box::new(move || Ok(made))
}

impl Session {
    /// One document of an order.
    fn make_sheet(&mut self, bench: Bench<'_>, sheet: &Sheet) -> Result<Made, Unmade> {
        self.sheet_job(bench, sheet)?()
    }

    /// One document of an order, to be drawn.
    pub(super) fn sheet_job<'a>(
        &mut self,
        bench: Bench<'a>,
        sheet: &Sheet,
    ) -> Result<SheetJob<'a>, Unmade> {
        match sheet {
            Sheet::Letter => self.letter(bench),
            Sheet::Void => {
                let signed = self.signed_letter(bench)?;
                let (since, file) = signed
                    .map(|signed| (signed.void.unwrap_or_default(), signed.file))
                    .unwrap_or_default();
                let Some(pages) = file.and_then(|file| file.pages.ok()) else {
                    return Err(WireError::not_here("That document").into());
                };
                let words = format!("VOID since {since}");
                let title = format!("Letter of order {}, void", bench.order.name);
                Ok(Box::new(move || {
                    Ok(document::marked(&title, &pages, &words, bench.head, bench.paper)?.into())
                }))
            }
            Sheet::Package => {
                let blockers = bench.blockers();
                let signed = self.signed_letter(bench)?;
                let enclosed = self.enclosed(bench)?;
                Ok(Box::new(move || {
                    let input = PackageInput {
                        loa: bench.input(&blockers),
                        plan: bench.state.plan_of(bench.order.id),
                        signed: signed.as_ref(),
                        enclosed: &enclosed,
                    };
                    let snapshot = &bench.state.snapshot;
                    Ok(document::package(snapshot, bench.order.id, &input)?.into())
                }))
            }
            Sheet::File(at) => {
                let files = files(bench.state, bench.order);
                let file = files
                    .get(*at)
                    .ok_or_else(|| WireError::not_here("That document"))?;
                match &file.of {
                    Of::Letter => self.letter(bench),
                    Of::Map => Ok(Box::new(move || {
                        let Bench {
                            state,
                            order,
                            head,
                            paper,
                            ..
                        } = bench;
                        Ok(document::number_map(&state.snapshot, order.id, head, paper)?.into())
                    })),
                    Of::Attachment(attachment) => Ok(kept(Made {
                        bytes: self.attached(attachment)?,
                        title: attachment.label.clone(),
                        pages: 0,
                    })),
                }
            }
            Sheet::Sent(file) => Ok(kept(Made {
                bytes: self
                    .opened()?
                    .project
                    .sent_bytes(file)
                    .map_err(WireError::from)?,
                title: file.title.clone(),
                pages: file.pages,
            })),
        }
    }

    /// Letter and package of an order, laid out and not made.
    pub(super) fn laid(&mut self, bench: Bench<'_>) -> Result<(LetterLaid, PackageCount), Unmade> {
        let snapshot = &bench.state.snapshot;
        let blockers = bench.blockers();
        let signed = self.signed_letter(bench)?;
        let enclosed = self.enclosed(bench)?;
        let input = PackageInput {
            loa: bench.input(&blockers),
            plan: bench.state.plan_of(bench.order.id),
            signed: signed.as_ref(),
            enclosed: &enclosed,
        };
        let letter = document::loa_laid(snapshot, bench.order.id, &input.loa)?;
        let package = document::package_pages(snapshot, bench.order.id, &input)?;
        Ok((letter, package))
    }

    /// The letter: the signed file as it was received where it is a PDF and still holds, else ours.
    fn letter<'a>(&self, bench: Bench<'a>) -> Result<SheetJob<'a>, Unmade> {
        if changed(bench.state, bench.order).is_empty()
            && let Some(file) = signed_file(bench.state, bench.order)
            && file.media == Media::Pdf
        {
            return Ok(kept(Made {
                bytes: self.attached(file)?,
                title: format!(
                    "Letter of Authorization, order {}, signed",
                    bench.order.name
                ),
                pages: 0,
            }));
        }
        Ok(Box::new(move || {
            let blockers = bench.blockers();
            let input = bench.input(&blockers);
            Ok(document::loa(&bench.state.snapshot, bench.order.id, &input)?.into())
        }))
    }

    fn attached(&self, attachment: &Attachment) -> Result<Vec<u8>, WireError> {
        Ok(self.opened()?.project.attachment_bytes(attachment)?)
    }

    /// The letter as it was signed, for the package.
    fn signed_letter(&mut self, bench: Bench<'_>) -> Result<Option<SignedLetter>, WireError> {
        let order = bench.order;
        // A version that was refused is signed anew.
        let Some(signed_on) = order
            .signed_on
            .filter(|_| order.next_version() == order.version)
        else {
            return Ok(None);
        };
        let file = match signed_file(bench.state, order) {
            Some(file) => Some(self.enclosure("Letter of Authorization", file)?),
            None => None,
        };
        let void = self.void_words(bench.state, order)?;
        Ok(Some(SignedLetter {
            signed_on,
            file,
            void,
        }))
    }

    /// `Nov 16: business name`, for a signed letter that does not hold any more.
    fn void_words(&self, state: &State, order: &Order) -> Result<Option<String>, WireError> {
        let changed = changed(state, order);
        if changed.is_empty() {
            return Ok(None);
        }
        let fields: Vec<String> = changed
            .iter()
            .map(|one| life::field_label(&one.field).to_lowercase())
            .collect();
        let since = self.void_since(state, order, &changed)?;
        Ok(Some(format!("{since}: {}", fields.join(", "))))
    }

    /// The day since when a signed letter does not hold: the first change after it of what differs.
    fn void_since(
        &self,
        state: &State,
        order: &Order,
        changed: &[life::Differing],
    ) -> Result<String, WireError> {
        let snapshot = &state.snapshot;
        let mut rows = Vec::new();
        for one in changed {
            match one.field.as_str() {
                "requested" => rows.push(("port_order", order.id.0, order.id.0)),
                "gaining" | "gaining_resp_org" | "carrier" | "resp_org" => {
                    rows.extend([("setting", 1, 1), ("carrier_override", 1, i64::MAX)]);
                }
                "numbers" | "stays" | "disconnects" | "ring_to" | "extent" => {
                    rows.extend([("number", 1, i64::MAX), ("port_order", 1, i64::MAX)]);
                }
                field if field.starts_with("service_") => {
                    let sites = snapshot.sites.keys();
                    rows.extend(sites.map(|site| ("site", site.0, site.0)));
                }
                _ => {}
            }
            rows.extend(order.key.account.map(|id| ("account", id.0, id.0)));
        }
        let at = self
            .opened()?
            .project
            .changed_since_signed(order.id, &rows)?;
        let day = at.map_or(state.now, |at| super::order_acts::local(state, at));
        Ok(day_words(day.date()))
    }

    /// Bill, service record and what else goes with the order, with their pages.
    fn enclosed(&mut self, bench: Bench<'_>) -> Result<Vec<Enclosed>, WireError> {
        papers(bench.state, bench.order)
            .into_iter()
            .map(|attachment| self.enclosure(title(attachment), attachment))
            .collect()
    }

    fn enclosure(&mut self, title: &str, attachment: &Attachment) -> Result<Enclosed, WireError> {
        let pages = self.drawn_pages_of(attachment)?;
        Ok(Enclosed {
            title: title.to_owned(),
            label: attachment.label.clone(),
            dated: attachment.dated,
            sha256: attachment.sha256.clone(),
            pages: (*pages).clone(),
        })
    }

    /// Before something goes out, what could not be taken apart is tried again: that the reader did not start, or had
    /// no time, says nothing of the file. Until then it is not asked for at each look, since a file may cost the reader
    /// half a minute.
    pub(super) fn draw_again(&mut self) {
        self.drawn.retain(|_, drawn| drawn.is_ok());
    }

    /// The pages of an attached file as the worker takes them apart, once in a session.
    pub(super) fn drawn_pages_of(
        &mut self,
        attachment: &Attachment,
    ) -> Result<DrawnPages, WireError> {
        if let Some(known) = self.drawn.get(&attachment.sha256) {
            return Ok(Arc::clone(known));
        }
        let bytes = self.attached(attachment)?;
        let drawn = crate::worker::drawn_pages(&self.host.worker, &attachment.label, &bytes);
        let drawn = Arc::new(drawn);
        self.drawn
            .insert(attachment.sha256.clone(), Arc::clone(&drawn));
        Ok(drawn)
    }

    /// Puts the files that go out with an order into the write that sends it, so that they are kept as they are.
    pub(super) fn keep_what_goes_out(
        &mut self,
        state: &State,
        op: &mut Op,
    ) -> Result<(), WireError> {
        let Op::Orders(OrderOp::Act {
            order,
            act,
            sent: Some(sent),
            files,
            ..
        }) = op
        else {
            return Ok(());
        };
        // A supplement changes the order, not the papers that went out with it.
        if act.kind != OrderAct::Submitted {
            return Ok(());
        }
        self.draw_again();
        let head = self.record_head()?;
        let bench = Bench {
            state,
            order: order_of(state, order.id)?,
            head: &head,
            paper: Paper::Letter,
            sends: true,
        };
        *files = self.going_out(bench, sent.version)?;
        Ok(())
    }

    /// Everything that goes out with an order now, with its bytes. Nothing is kept of an order whose letter cannot be
    /// made.
    fn going_out(
        &mut self,
        bench: Bench<'_>,
        version: u16,
    ) -> Result<Vec<(SentFile, Bytes)>, WireError> {
        let mut out = Vec::new();
        let mut sheets = vec![
            ("package.pdf".to_owned(), Sheet::Package),
            ("loa.pdf".to_owned(), Sheet::Letter),
        ];
        for (at, file) in files(bench.state, bench.order).iter().enumerate() {
            sheets.push((format!("files/{}", file.name), Sheet::File(at)));
        }
        for (name, sheet) in sheets {
            let made = match self.make_sheet(bench, &sheet) {
                Ok(made) => made,
                Err(Unmade::Document(_)) => return Ok(Vec::new()),
                Err(Unmade::Wire(error)) => return Err(error),
            };
            let file = SentFile {
                version,
                name,
                title: made.title,
                pages: made.pages,
                size: u64::try_from(made.bytes.len()).unwrap_or(u64::MAX),
                sha256: hex(&Sha256::digest(&made.bytes)),
            };
            out.push((file, Bytes::new(made.bytes)));
        }
        Ok(out)
    }
}

/// The file that bears the signature under an order's letter.
fn signed_file<'a>(state: &'a State, order: &Order) -> Option<&'a Attachment> {
    let id = order.signature()?.attachment?;
    state.snapshot.evidence.attachments.get(&id)
}

/// The separate files of an order, named for the carrier's upload.
fn files(state: &State, order: &Order) -> Vec<Separate> {
    let signed = signed_file(state, order)
        .filter(|file| file.media != Media::Pdf || !changed(state, order).is_empty());
    let mut names = limits::Names::new(state, order);
    let mut files = vec![Separate {
        name: names.next(limits::Paper::Loa, "loa.pdf"),
        of: Of::Letter,
    }];
    for (paper, attachment) in signed
        .map(|file| (limits::Paper::Loa, file))
        .into_iter()
        .chain(
            papers(state, order)
                .into_iter()
                .map(|file| (limits::Paper::of(file.kind), file)),
        )
    {
        files.push(Separate {
            name: names.next(paper, &attachment.label),
            of: Of::Attachment(Box::new(attachment.clone())),
        });
    }
    files.push(Separate {
        name: names.next(limits::Paper::Map, "number-map.pdf"),
        of: Of::Map,
    });
    files
}

/// The papers that go with an order: of each kind the newest of its account, all files of that day; and what else is
/// attached to the order itself.
pub(super) fn papers<'a>(state: &'a State, order: &Order) -> Vec<&'a Attachment> {
    let evidence = &state.snapshot.evidence;
    let ours = |attachment: &&Attachment| match attachment.order {
        Some(of) => of == order.id,
        None => order.key.account.is_some() && attachment.account == order.key.account,
    };
    let mut found: Vec<&Attachment> = Vec::new();
    for kind in [EvidenceKind::Bill, EvidenceKind::Csr] {
        let of_kind = || {
            let all = evidence.attachments.values();
            all.filter(ours).filter(move |one| one.kind == kind)
        };
        let newest = of_kind().map(|one| one.dated).max().flatten();
        found.extend(of_kind().filter(|one| one.dated == newest));
    }
    found.extend(
        evidence
            .of_order(order.id)
            .filter(|one| one.kind == EvidenceKind::Other),
    );
    found
}

fn title(attachment: &Attachment) -> &'static str {
    match attachment.kind {
        EvidenceKind::Bill => "Bill, complete",
        EvidenceKind::Csr => "Customer service record",
        _ => "Other paper",
    }
}

/// The order that a bench is for.
pub(super) fn order_of(state: &State, id: OrderId) -> Result<&Order, WireError> {
    state
        .snapshot
        .orders
        .get(&id)
        .ok_or_else(|| WireError::not_here("That order"))
}

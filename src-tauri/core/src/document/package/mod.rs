//! The package of one order: a cover with contents, the letter with its attachments, the account's bill and service
//! record page by page, and the map of the numbers, as one file with its pages counted over the whole.
//!
//! What other people made is drawn from pages that the worker has taken apart; what cannot be drawn is named on the
//! cover and goes beside the file unchanged. Nothing here decides what belongs to an order or reads a foreign file.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::{
    id::OrderId, loa::Letter, order::Order, plan::OrderPlan, readiness, snapshot::Snapshot,
};

use super::{
    DocumentError, LoaInput, Paper, Pdf, RecordHead,
    attachments::fates,
    embed::Source,
    flow::{BOTTOM, Footer, foot},
    font::Fonts,
    letter::letter,
    loa::{self, Sheets, bar},
    page::{Embed, Page},
    pdf::{self, Beside, Metadata},
    text::{Align, Style, paragraph},
    words::{count, short_date},
};

mod cover;
mod foreign;
mod map;
mod tables;
#[cfg(test)]
mod tests;

pub use foreign::marked;
pub use map::number_map;

use cover::{Entry, Place};

/// A paper of the order as somebody else made it.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// What it is: `Bill, complete`.
    pub title: String,
    /// Its file name.
    pub label: String,
    /// The day printed on it.
    pub dated: Option<NaiveDate>,
    /// SHA-256 of the file as received, lower-case hex.
    pub sha256: String,
    /// Its pages as the worker has taken them apart; else why they cannot be drawn, as the rest of a sentence.
    pub pages: Result<Vec<u8>, String>,
}

/// The letter as it was signed.
#[derive(Debug, Clone)]
pub struct SignedLetter {
    /// The day that stands on it.
    pub signed_on: NaiveDate,
    /// The file; absent while it is not attached.
    pub file: Option<Enclosed>,
    /// Since when it does not hold any more, and what changed: `Nov 16: business name`.
    pub void: Option<String>,
}

/// What a package needs beside the project's data.
#[derive(Debug, Clone, Copy)]
pub struct PackageInput<'a> {
    /// Findings about the order, the record's head, and the paper.
    pub loa: LoaInput<'a>,
    /// The order's part of the plan.
    pub plan: Option<&'a OrderPlan>,
    /// The letter as it was signed.
    pub signed: Option<&'a SignedLetter>,
    /// Bill, service record and what else goes with the order, in this order.
    pub enclosed: &'a [Enclosed],
}

/// One part of the package: what the cover says of it, and its pages.
struct Part {
    entry: Entry,
    pages: Vec<Page>,
}

/// The package of an order as one file.
pub fn package(
    snapshot: &Snapshot,
    order: OrderId,
    input: &PackageInput<'_>,
) -> Result<Pdf, DocumentError> {
    let (fonts, order, laid) = lay(snapshot, order, input, true)?;
    let metadata = Metadata {
        title: format!("{}, order {}", cover::TITLE, order.name),
        author: snapshot.settings.consultant.clone(),
        subject: order.name.clone(),
        made: input.loa.record.made,
    };
    pdf::write_with(fonts, &laid.pages, &metadata, &laid.beside)
}

/// How many pages a package has, and which of them, from 0, is the letter's first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackageCount {
    /// All pages.
    pub pages: usize,
    /// The letter's first.
    pub letter_at: usize,
}

/// How many pages the package of an order has: laid out, not drawn.
pub fn package_pages(
    snapshot: &Snapshot,
    order: OrderId,
    input: &PackageInput<'_>,
) -> Result<PackageCount, DocumentError> {
    let (_, _, laid) = lay(snapshot, order, input, false)?;
    let after_cover = laid.beside.parts.get(1);
    Ok(PackageCount {
        pages: laid.pages.len(),
        letter_at: after_cover.map_or(1, |(_, first)| *first),
    })
}

struct Laid {
    pages: Vec<Page>,
    beside: Beside,
}

fn lay<'a>(
    snapshot: &'a Snapshot,
    order: OrderId,
    input: &PackageInput<'_>,
    hashed: bool,
) -> Result<(&'static Fonts, &'a Order, Laid), DocumentError> {
    let order = snapshot
        .orders
        .get(&order)
        .ok_or(DocumentError::NoSuchOrder(order))?;
    let fonts = Fonts::load()?;
    let letter = letter(snapshot, order);
    let blockers = loa::open_blockers(order, &letter, input.loa.blockers);
    let desk = Desk {
        fonts,
        snapshot,
        order,
        letter: &letter,
        input,
        blockers: blockers.len(),
        hashed,
    };
    let mut sources = Vec::new();
    let mut parts = desk.letters(&mut sources)?;
    for enclosed in input.enclosed {
        parts.push(desk.enclosed(enclosed, &mut sources));
    }
    parts.push(desk.map()?);
    // What goes beside comes last on the cover.
    parts.sort_by_key(|part| matches!(part.entry.place, Place::Beside));
    let bar_words = desk.bar_words();
    let mut cover_pages = 1;
    let cover = loop {
        number(&mut parts, cover_pages);
        let entries: Vec<&Entry> = parts.iter().map(|part| &part.entry).collect();
        let cover = cover::cover(&desk, &entries, bar_words.as_deref());
        if cover.len() == cover_pages {
            break cover;
        }
        cover_pages = cover.len();
    };
    let outline = outline(&parts);
    let mut pages = cover;
    pages.extend(parts.into_iter().flat_map(|part| part.pages));
    stamp(fonts, &mut pages);
    let beside = Beside {
        sources,
        parts: outline,
    };
    Ok((fonts, order, Laid { pages, beside }))
}

/// Gives each part its pages of the whole, after those of the cover.
fn number(parts: &mut [Part], cover: usize) {
    let mut next = cover + 1;
    for part in parts {
        if let Place::Within { first, pages } = &mut part.entry.place {
            *first = next;
            *pages = part.pages.len();
            next += part.pages.len();
        }
    }
}

fn outline(parts: &[Part]) -> Vec<(String, usize)> {
    let within = parts.iter().filter_map(|part| match part.entry.place {
        Place::Within { first, .. } => Some((part.entry.title.clone(), first - 1)),
        Place::Beside => None,
    });
    [("Cover and contents".to_owned(), 0)]
        .into_iter()
        .chain(within)
        .collect()
}

/// Counts the pages over the whole, below each page's own count.
fn stamp(fonts: &Fonts, pages: &mut [Page]) {
    let total = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let (margin, measure) = frame(page);
        let words = Style::new(7.0, 10.0).run(format!("Package page {} of {total}", index + 1));
        let piece = paragraph(fonts, &[words], measure, Align::Right);
        page.draw(piece, margin, page.height - BOTTOM + 12.0 + 14.6);
    }
}

/// Margin and measure of a page as it lies.
fn frame(page: &Page) -> (f32, f32) {
    let measure: f32 = if page.width > page.height {
        684.0
    } else {
        504.0
    };
    ((page.width - measure) / 2.0, measure)
}

/// Everything that the parts of a package are made of.
struct Desk<'a> {
    fonts: &'static Fonts,
    snapshot: &'a Snapshot,
    order: &'a Order,
    letter: &'a Letter,
    input: &'a PackageInput<'a>,
    /// How many blockers are open.
    blockers: usize,
    /// Whether the files are made whose hashes stand on the cover.
    hashed: bool,
}

impl Desk<'_> {
    fn paper(&self) -> Paper {
        self.input.loa.paper
    }

    fn record(&self) -> &RecordHead {
        self.input.loa.record
    }

    /// What keeps the package from being sent.
    fn bar_words(&self) -> Option<String> {
        let void = self.input.signed.and_then(|signed| signed.void.as_ref());
        match void {
            Some(void) => Some(format!("VOID since {void}")),
            None if self.blockers > 0 => Some("DRAFT: not to be sent".to_owned()),
            None => None,
        }
    }

    /// The letter and its attachments: as signed where the signed file is at hand, else as we make them.
    fn letters(&self, sources: &mut Vec<Source>) -> Result<Vec<Part>, DocumentError> {
        let Sheets {
            mut pages,
            letter: own,
            a,
        } = loa::sheets_of(self.fonts, self.order, self.letter, &self.input.loa);
        // The package is read, not signed.
        for page in &mut pages {
            page.fields.clear();
        }
        let b = pages.split_off(own + a);
        let a = pages.split_off(own);
        let signed = self
            .input
            .signed
            .and_then(|signed| Some((signed, signed.file.as_ref()?)));
        let mut parts = Vec::new();
        let mut with_attachments = false;
        if let Some((signed, file)) = signed {
            let mut part = self.enclosed(file, sources);
            let label = foreign::drawable(self.fonts, &file.label);
            // Who signs all sheets sends back as many as went out.
            with_attachments = part.pages.len() >= own + a.len() + b.len();
            let what = if with_attachments {
                "with its attachments, as received"
            } else {
                "as received"
            };
            if !matches!(part.entry.place, Place::Beside) {
                part.entry.about = format!("{label}, {what}; also sent as a file of its own.");
            }
            part.entry.dated = Some(signed.signed_on);
            let void = signed.void.as_ref();
            part.entry.about = match void {
                Some(void) => format!("VOID since {void}. {}", part.entry.about),
                None => format!("Signed. {}", part.entry.about),
            };
            if let Some(void) = void {
                let words = format!("VOID since {void}");
                for page in &mut part.pages {
                    foreign::mark(self.fonts, page, &words);
                }
            }
            parts.push(part);
        } else {
            let hash = if self.hashed {
                hash(&super::loa(self.snapshot, self.order.id, &self.input.loa)?.bytes)
            } else {
                "0".repeat(64)
            };
            parts.push(Part {
                entry: Entry {
                    title: loa::title(self.letter).to_owned(),
                    about: self.unsigned_words(),
                    dated: self.input.signed.map(|signed| signed.signed_on),
                    hash,
                    place: Place::within(),
                },
                pages,
            });
        }
        if with_attachments {
            return Ok(parts);
        }
        let moving = self.letter.numbers.len();
        let remaining = self.letter.remaining.len();
        for (title, about, pages) in [
            (
                "Attachment A",
                format!("{} that change carrier, with range check.", many(moving)),
                a,
            ),
            (
                "Attachment B",
                format!("{} that remain: {}.", many(remaining), fates(self.letter)),
                b,
            ),
        ] {
            if !pages.is_empty() {
                parts.push(Part {
                    entry: Entry {
                        title: title.to_owned(),
                        about,
                        dated: None,
                        hash: String::new(),
                        place: Place::within(),
                    },
                    pages,
                });
            }
        }
        Ok(parts)
    }

    fn unsigned_words(&self) -> String {
        match self.input.signed {
            _ if self.blockers > 0 => format!(
                "Draft: {} open.",
                count(self.blockers, "blocker", "blockers")
            ),
            Some(signed) => format!(
                "Signed {}; the signed file is not attached, this is the letter without it.",
                short_date(signed.signed_on)
            ),
            None => "Not signed yet.".to_owned(),
        }
    }

    /// A paper that somebody else made, page by page where that can be.
    fn enclosed(&self, enclosed: &Enclosed, sources: &mut Vec<Source>) -> Part {
        let read = enclosed.pages.as_ref().map_err(String::clone);
        let read = read.and_then(|bytes| {
            Source::read(bytes).ok_or_else(|| "cannot be taken apart into pages".to_owned())
        });
        let label = foreign::drawable(self.fonts, &enclosed.label);
        let entry = |about: String, place: Place| Entry {
            title: enclosed.title.clone(),
            about,
            dated: enclosed.dated,
            hash: enclosed.sha256.clone(),
            place,
        };
        match read {
            Ok(source) => {
                let pages = foreign::pages(self, enclosed, &source, sources.len());
                sources.push(source);
                Part {
                    entry: entry(format!("{label}, as received."), Place::within()),
                    pages,
                }
            }
            Err(why) => Part {
                entry: entry(
                    format!("{label} {why}: not merged, enclosed beside, unchanged."),
                    Place::Beside,
                ),
                pages: Vec::new(),
            },
        }
    }

    /// Where each number rings from now on.
    fn map(&self) -> Result<Part, DocumentError> {
        let hash = if self.hashed {
            hash(&number_map(self.snapshot, self.order.id, self.record(), self.paper())?.bytes)
        } else {
            "0".repeat(64)
        };
        Ok(Part {
            entry: Entry {
                title: map::TITLE.to_owned(),
                about: "Old and new route of each number.".to_owned(),
                dated: Some(self.record().made.date_naive()),
                hash,
                place: Place::within(),
            },
            pages: map::pages(
                self.fonts,
                self.snapshot,
                self.order,
                self.record(),
                self.paper(),
            ),
        })
    }

    /// Ages of the papers on the day of sending.
    fn papers(&self) -> Vec<readiness::Paper> {
        readiness::papers(self.snapshot, self.order, self.input.plan)
    }
}

fn many(numbers: usize) -> String {
    if numbers == 1 {
        "1 number".to_owned()
    } else {
        format!("{numbers} numbers")
    }
}

fn hash(bytes: &[u8]) -> String {
    crate::project::hex(&Sha256::digest(bytes))
}

//! The letter of authorization on paper: one sheet to sign, then the attachments.
//!
//! Black only, no fill under text, no rule below 0.35 points: it has to survive a fax. A letter with an
//! open blocker has the same lines and pages, a bar on every sheet, and a crossed box where one would sign.

use chrono::NaiveDate;

use crate::{
    finding::{Finding, Severity},
    id::OrderId,
    life,
    loa::{Letter, Variant},
    order::{Order, OrderStatus},
    snapshot::Snapshot,
};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    attachments::{attachment_a, attachment_b},
    flow::{Flow, Footer, Shape},
    font::Fonts,
    letter::{blockers, letter},
    page::{FieldKind, Ink, Page, Piece},
    pdf::{self, Metadata},
    text::{Align, Style, paragraph, plain},
};

mod face;
mod sign;
#[cfg(test)]
mod tests;
mod toll_free;

pub(super) use toll_free::{toll_free_cells, toll_free_columns};
use {face::face, sign::authorization};

/// What a letter needs beside the project's data.
#[derive(Debug, Clone, Copy)]
pub struct LoaInput<'a> {
    /// Findings about the order; while one of them is a blocker, the letter is a draft.
    pub blockers: &'a [Finding],
    /// The record's head, for the footer.
    pub record: &'a RecordHead,
    /// Paper.
    pub paper: Paper,
}

/// What the letter of an order lacks: each leaves an empty cell and makes the letter a draft.
pub fn loa_findings(snapshot: &Snapshot, order: OrderId) -> Vec<Finding> {
    snapshot
        .orders
        .get(&order)
        .map(|found| letter(snapshot, found).missing(order))
        .unwrap_or_default()
}

fn found(snapshot: &Snapshot, order: OrderId) -> Result<&Order, DocumentError> {
    let found = snapshot.orders.get(&order);
    found.ok_or(DocumentError::NoSuchOrder(order))
}

/// The letter of an order with Attachment A, the numbers that move, and Attachment B, every number that
/// remains on the account.
pub fn loa(
    snapshot: &Snapshot,
    order: OrderId,
    input: &LoaInput<'_>,
) -> Result<Pdf, DocumentError> {
    let found = found(snapshot, order)?;
    let fonts = Fonts::load()?;
    let letter = letter(snapshot, found);
    let blockers = open_blockers(found, &letter, input.blockers);
    let pages = sheets(fonts, &letter, &blockers, input).pages;
    let metadata = Metadata {
        title: format!("{}, order {}", title(&letter), letter.order),
        author: letter.client.clone(),
        subject: letter.order.clone(),
        made: input.record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

/// Where a value stands on a letter: on which sheet, from 0, and where there, in points from the left end of the text,
/// which is the same on both papers, and from the upper edge of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LetterSpot {
    /// The sheet.
    pub sheet: usize,
    /// What stands above the value.
    pub label: &'static str,
    /// Its left and upper edge.
    pub at: (f32, f32),
    /// Its width and height.
    pub size: (f32, f32),
}

/// A letter laid out, not drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterLaid {
    /// How many sheets it has, with its attachments.
    pub sheets: usize,
    /// Where its values stand.
    pub spots: Vec<LetterSpot>,
}

/// The letter of an order laid out: its sheets, and where its values stand on them.
pub fn loa_laid(
    snapshot: &Snapshot,
    order: OrderId,
    input: &LoaInput<'_>,
) -> Result<LetterLaid, DocumentError> {
    let found = found(snapshot, order)?;
    let letter = letter(snapshot, found);
    let sheets = sheets_of(Fonts::load()?, found, &letter, input).pages;
    let spots = sheets.iter().enumerate().flat_map(|(sheet, page)| {
        let margin = (page.width - TEXT_WIDTH) / 2.0;
        page.spots.iter().map(move |spot| LetterSpot {
            sheet,
            label: spot.label,
            at: (spot.x - margin, spot.y),
            size: (spot.width, spot.height),
        })
    });
    Ok(LetterLaid {
        spots: spots.collect(),
        sheets: sheets.len(),
    })
}

/// What a signer drew and entered on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The strokes, each a line of points: 0 to 1 from left to right and from top to bottom of the pad.
    pub strokes: Vec<Vec<(f32, f32)>>,
    /// How many times as wide as high the pad was.
    pub ratio: f32,
    /// The day that the signer entered.
    pub on: NaiveDate,
}

/// The letter as it was signed on screen: the strokes as lines on the signature's line, and the date that the signer
/// entered. There is nothing left to fill in.
pub fn loa_signed(
    snapshot: &Snapshot,
    order: OrderId,
    input: &LoaInput<'_>,
    drawn: &Drawn,
) -> Result<Pdf, DocumentError> {
    let found = found(snapshot, order)?;
    let fonts = Fonts::load()?;
    let letter = letter(snapshot, found);
    let mut pages = sheets_of(fonts, found, &letter, input).pages;
    for page in &mut pages {
        for field in std::mem::take(&mut page.fields) {
            let piece = match field.kind {
                FieldKind::Signature => strokes(drawn, (field.width, field.height)),
                FieldKind::Date => {
                    let day = VALUE.run(super::words::date(drawn.on));
                    let mut piece = Piece::space(field.height - VALUE.leading - 3.0);
                    piece.stack(paragraph(fonts, &[day], field.width, Align::Left));
                    piece
                }
            };
            page.draw(piece, field.x, field.y);
        }
    }
    let metadata = Metadata {
        title: format!("{}, order {}, signed", title(&letter), letter.order),
        author: letter.client.clone(),
        subject: letter.order.clone(),
        made: input.record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

/// The strokes within a box, as large as they fit, a little above its lower edge.
fn strokes(drawn: &Drawn, (width, height): (f32, f32)) -> Piece {
    let ratio = drawn.ratio.clamp(0.1, 20.0);
    let high = (height - 4.0).min((width - 8.0) / ratio);
    let wide = high * ratio;
    let at = |(x, y): (f32, f32)| {
        (
            4.0 + x.clamp(0.0, 1.0) * wide,
            height - 3.0 - high + y.clamp(0.0, 1.0) * high,
        )
    };
    let mut piece = Piece::default();
    for stroke in &drawn.strokes {
        let mut points: Vec<_> = stroke.iter().map(|point| at(*point)).collect();
        // A dot is a stroke too.
        if let [(x, y)] = *points.as_slice() {
            points.push((x + 0.8, y));
        }
        if points.len() > 1 {
            piece.path(&points, false, None, Some((1.1, Ink::Black)));
        }
    }
    piece
}

/// Findings about letters that were signed and say something else today.
pub fn signature_findings(snapshot: &Snapshot) -> Vec<Finding> {
    snapshot
        .orders
        .values()
        .filter(|order| order.signature().is_some() && !order.status.is_submitted())
        .filter_map(|order| {
            let changed = life::changed_since_signed(order, &letter(snapshot, order));
            life::void_finding(order, &changed)
        })
        .collect()
}

/// What keeps the letter of an order a draft. What was sent was sent: only a letter that can still go out is held up
/// by what it lacks.
pub(super) fn open_blockers(order: &Order, letter: &Letter, given: &[Finding]) -> Vec<Finding> {
    if can_go_out(order) {
        return blockers(letter, order.id, given);
    }
    given
        .iter()
        .filter(|finding| finding.severity == Severity::Blocker)
        .cloned()
        .collect()
}

/// The sheets of an order's letter, with how many are whose.
pub(super) fn sheets_of(
    fonts: &Fonts,
    order: &Order,
    letter: &Letter,
    input: &LoaInput<'_>,
) -> Sheets {
    let blockers = open_blockers(order, letter, input.blockers);
    sheets(fonts, letter, &blockers, input)
}

fn can_go_out(order: &Order) -> bool {
    !order.status.is_submitted() || order.status == OrderStatus::Rejected
}

/// The letter's title.
pub(super) fn title(letter: &Letter) -> &'static str {
    match letter.variant {
        Variant::TollFree => "Toll-Free Letter of Authorization",
        _ => "Letter of Authorization",
    }
}

pub(super) const BODY: Style = Style::new(9.0, 12.5);
const SMALL: Style = Style::new(7.5, 10.5);
const HEADING: Style = Style::new(9.5, 12.5).bold();
const VALUE: Style = Style::new(10.0, 13.0);
const BAR: Style = Style::new(9.0, 12.0).bold().ink(Ink::White);

/// The sheets of a letter: itself, then those of Attachment A, then those of Attachment B.
pub(super) struct Sheets {
    pub(super) pages: Vec<Page>,
    /// How many the letter itself has.
    pub(super) letter: usize,
    /// How many Attachment A has.
    pub(super) a: usize,
}

#[cfg(test)]
fn pages(fonts: &Fonts, letter: &Letter, blockers: &[Finding], input: &LoaInput<'_>) -> Vec<Page> {
    sheets(fonts, letter, blockers, input).pages
}

fn sheets(fonts: &Fonts, letter: &Letter, blockers: &[Finding], input: &LoaInput<'_>) -> Sheets {
    let shape = Shape {
        paper: input.paper,
        landscape: false,
        first_top: 42.0,
        later_top: 42.0,
    };
    let measure = shape.measure();
    let draft = !blockers.is_empty();
    let bar = if draft {
        bar(fonts, "DRAFT: not to be signed, not to be sent", measure)
    } else {
        Piece::default()
    };
    let mut flow = Flow::new(fonts, shape, Piece::default(), bar);
    for piece in face(fonts, letter, measure) {
        flow.put(piece);
    }
    authorization(fonts, letter, blockers, measure, &mut flow);
    let own = flow.count();
    if letter.variant != Variant::TollFree || letter.numbers.len() > ON_THE_PAGE {
        attachment_a(fonts, letter, measure, &mut flow);
    }
    let a = flow.count() - own;
    if letter.lists_remaining() {
        attachment_b(fonts, letter, measure, &mut flow);
    }
    let state = if draft { ", DRAFT" } else { "" };
    let pages = flow.finish(&Footer {
        title: format!("{}{state}\u{a0} ·\u{a0} {}", title(letter), letter.client),
        record_word: "Record",
        record: input.record,
    });
    Sheets {
        pages,
        letter: own,
        a,
    }
}

/// Width of the text, on either paper.
const TEXT_WIDTH: f32 = 504.0;

/// A toll-free letter lists up to this many numbers itself.
const ON_THE_PAGE: usize = 6;

/// The black bar in the top margin that says what a sheet may not be used for.
pub(super) fn bar(fonts: &Fonts, words: &str, measure: f32) -> Piece {
    let mut bar = Piece::default();
    bar.fill(0.0, 0.0, measure, 16.0, Ink::Black);
    bar.place(
        paragraph(fonts, &[BAR.run(words)], measure, Align::Center),
        0.0,
        2.0,
    );
    bar
}

/// Title left, two small lines right, a heavy rule below.
pub(super) fn lead(fonts: &Fonts, title: &str, right: [&str; 2], measure: f32) -> Piece {
    let mut piece = Piece::space(24.0 + 6.0 + 1.6);
    let large = Style::new(19.0, 24.0).bold();
    piece.place(plain(fonts, title, large, measure), 0.0, 0.0);
    for (line, top) in right.into_iter().zip([1.0, 11.5]) {
        let line = SMALL.run(line);
        piece.place(paragraph(fonts, &[line], measure, Align::Right), 0.0, top);
    }
    piece.rule(0.0, 30.0, measure, 1.6, Ink::Black);
    piece
}

fn heading(fonts: &Fonts, words: &str, aside: &str, above: f32, measure: f32) -> Piece {
    let mut runs = vec![HEADING.run(words)];
    if !aside.is_empty() {
        let aside = format!("\u{a0}\u{a0} {aside}");
        runs.push(Style::new(8.0, 12.5).run(aside));
    }
    let mut piece = Piece::space(above);
    piece.stack(paragraph(fonts, &runs, measure, Align::Left));
    piece.height += 3.0;
    piece
}

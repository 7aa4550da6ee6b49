//! Breaking pieces over pages: headings keep their table, tables keep their heads, the footer counts.

use std::sync::Arc;

use super::{
    Paper, RecordHead,
    font::Fonts,
    frame::brand_mark,
    page::{Ink, Mark, Page, Piece, paper_size},
    picture::Picture,
    table::{Table, end},
    text::{Align, Style, paragraph, plain},
};

/// Where the bar of a draft begins.
const BAR_TOP: f32 = 18.0;
pub(super) const BOTTOM: f32 = 60.0;
/// A heading keeps this many rows, and the last page of a table gets at least as many.
const KEPT_ROWS: usize = 3;
/// A table up to this long stays whole.
const WHOLE_ROWS: usize = 8;

/// The shape of a document's pages, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) paper: Paper,
    pub(super) landscape: bool,
    pub(super) first_top: f32,
    pub(super) later_top: f32,
}

impl Shape {
    /// Width of the text: 504 upright and 684 landscape on both papers.
    pub(super) fn measure(self) -> f32 {
        if self.landscape { 684.0 } else { 504.0 }
    }

    fn size(self) -> (f32, f32) {
        let (short, long) = paper_size(self.paper);
        if self.landscape {
            (long, short)
        } else {
            (short, long)
        }
    }

    pub(super) fn margin(self) -> f32 {
        (self.size().0 - self.measure()) / 2.0
    }
}

/// What the foot of every page says.
pub(super) struct Footer<'a> {
    /// Title of the document, with its client.
    pub(super) title: String,
    /// `Record` on an LOA, `Record head` elsewhere.
    pub(super) record_word: &'static str,
    pub(super) record: &'a RecordHead,
}

/// Pages being filled from the top.
pub(super) struct Flow<'a> {
    fonts: &'a Fonts,
    shape: Shape,
    /// Stands at the head of every page but the first.
    running: Piece,
    /// Stands in the top margin of every page.
    bar: Piece,
    pages: Vec<Page>,
    y: f32,
}

impl<'a> Flow<'a> {
    pub(super) fn new(fonts: &'a Fonts, shape: Shape, running: Piece, bar: Piece) -> Self {
        let mut flow = Self {
            fonts,
            shape,
            running,
            bar,
            pages: Vec::new(),
            y: 0.0,
        };
        flow.turn();
        flow
    }

    /// Room left on the page.
    pub(super) fn room(&self) -> f32 {
        self.shape.size().1 - BOTTOM - self.y
    }

    fn fresh(&self) -> bool {
        self.y <= self.top()
    }

    fn top(&self) -> f32 {
        if self.pages.len() <= 1 {
            self.shape.first_top
        } else {
            self.shape.later_top
        }
    }

    /// Begins a new page.
    pub(super) fn turn(&mut self) {
        let (width, height) = self.shape.size();
        self.pages.push(Page {
            width,
            height,
            marks: Vec::new(),
            fields: Vec::new(),
            spots: Vec::new(),
            embed: None,
        });
        self.y = self.top();
        let bar = self.bar.clone();
        self.draw(bar, BAR_TOP);
        if self.pages.len() > 1 {
            let running = self.running.clone();
            // Below the bar of a draft, which moves nothing else.
            let below = BAR_TOP + self.bar.height + 2.0;
            let y = (self.y - running.height - 9.0)
                .max(below)
                .min(self.y - running.height);
            self.draw(running, y);
        }
    }

    /// Leaves room, unless at the head of a page.
    pub(super) fn gap(&mut self, height: f32) {
        if !self.fresh() {
            self.y += height;
        }
    }

    /// Puts a piece below the last, on the next page when it does not fit.
    pub(super) fn put(&mut self, piece: Piece) {
        if piece.height > self.room() + 0.01 && !self.fresh() {
            self.turn();
        }
        let (height, y) = (piece.height, self.y);
        self.draw(piece, y);
        self.y += height;
    }

    /// Puts a table with the heading that belongs to it.
    pub(super) fn table(&mut self, gap: f32, heading: Option<Piece>, table: Table) {
        let heading = heading.unwrap_or_default();
        let Table { head, rows, width } = table;
        let all: f32 = rows.iter().map(|row| row.height).sum();
        let kept: f32 = rows.iter().take(KEPT_ROWS).map(|row| row.height).sum();
        let needed = if rows.len() <= WHOLE_ROWS { all } else { kept };
        if gap + heading.height + head.height + needed + 1.0 > self.room() && !self.fresh() {
            self.turn();
        }
        self.gap(gap);
        self.put(heading);
        let mut left = rows.len();
        let mut rows = rows.into_iter().peekable();
        let mut body = head.clone();
        let mut on_page = 0;
        while let Some(row) = rows.next() {
            let next = rows.peek().map_or(0.0, |row| row.height);
            left -= 1;
            body.stack(row);
            on_page += 1;
            let full = body.height + next + 1.0 > self.room();
            // Turn a little early rather than leave one or two rows for the last page.
            let widow = left == KEPT_ROWS && {
                let tail = next * f32::from(u8::try_from(KEPT_ROWS).unwrap_or(3));
                body.height + tail + 1.0 > self.room()
            };
            if left > 0 && (full || (widow && on_page >= KEPT_ROWS)) {
                self.put(std::mem::replace(&mut body, head.clone()));
                self.turn();
                on_page = 0;
            }
        }
        end(&mut body, width);
        self.put(body);
    }

    /// How many pages there are so far.
    pub(super) fn count(&self) -> usize {
        self.pages.len()
    }

    fn draw(&mut self, piece: Piece, y: f32) {
        let margin = self.shape.margin();
        if let Some(page) = self.pages.last_mut() {
            page.draw(piece, margin, y);
        }
    }

    /// The finished pages, each with its foot.
    pub(super) fn finish(mut self, footer: &Footer<'_>) -> Vec<Page> {
        let total = self.pages.len();
        let (margin, measure) = (self.shape.margin(), self.shape.measure());
        let depth = self.shape.size().1;
        let logo = footer.record.logo.as_ref();
        for (index, page) in self.pages.iter_mut().enumerate() {
            page.marks = with_brand(self.fonts, std::mem::take(&mut page.marks), logo);
            page.draw(
                foot(self.fonts, footer, measure, index + 1, total),
                margin,
                depth - BOTTOM + 12.0,
            );
        }
        self.pages
    }
}

/// The same marks, the consultant's drawn.
fn with_brand(fonts: &Fonts, marks: Vec<Mark>, logo: Option<&Arc<Picture>>) -> Vec<Mark> {
    let mut drawn = Vec::with_capacity(marks.len());
    for mark in marks {
        match mark {
            Mark::Brand { x, y, name, width } => {
                let mut canvas = Piece::default();
                canvas.place(brand_mark(fonts, &name, logo, width), x, y);
                drawn.extend(canvas.marks);
            }
            other => drawn.push(other),
        }
    }
    drawn
}

/// The foot of one page: a rule, what it is of, and which page of how many.
pub(super) fn foot(
    fonts: &Fonts,
    footer: &Footer<'_>,
    measure: f32,
    page: usize,
    total: usize,
) -> Piece {
    let style = Style::new(7.0, 10.0);
    let count = Style::new(7.5, 10.0).bold();
    let record = footer.record;
    let hash: String = record.hash.chars().take(16).collect();
    let (first, second) = hash.split_at_checked(8).unwrap_or((hash.as_str(), ""));
    let mut piece = Piece::default();
    piece.rule(0.0, 0.0, measure, 0.6, Ink::Black);
    piece.place(plain(fonts, &footer.title, style, measure * 0.8), 0.0, 4.6);
    let second_line = format!(
        "{} {} · {first} {second}  ·  made {}",
        footer.record_word, record.sequence, record.made_local
    );
    piece.place(
        plain(fonts, &unbroken(&second_line), style, measure),
        0.0,
        14.6,
    );
    let of = count.run(format!("Page {page} of {total}"));
    piece.place(paragraph(fonts, &[of], measure, Align::Right), 0.0, 4.6);
    piece
}

/// The same text as one unbreakable line, its double spaces kept.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

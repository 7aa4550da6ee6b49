//! Pages that somebody else made: drawn as large as they fit above our foot, never cut, and named on each page.

use super::{
    BOTTOM, Desk, DocumentError, Embed, Enclosed, Fonts, Footer, Metadata, Page, Paper, Pdf,
    RecordHead, Source, bar, foot, frame, pdf,
};
use crate::document::{font::Weight, pdf::Beside};

/// Room that stays white around a foreign page.
const EDGE: f32 = 18.0;
/// Longest file name in a foot, in characters.
const NAME: usize = 56;

/// The pages of a paper, each on a page of ours.
pub(super) fn pages(desk: &Desk<'_>, enclosed: &Enclosed, source: &Source, at: usize) -> Vec<Page> {
    let sizes: Vec<_> = source.sizes().collect();
    let of = sizes.len();
    let mut pages = Vec::with_capacity(of);
    for (index, size) in sizes.into_iter().enumerate() {
        let mut page = Page::blank(desk.paper());
        if size.0 > size.1 {
            std::mem::swap(&mut page.width, &mut page.height);
        }
        let room = (page.width - 2.0 * EDGE, page.height - EDGE - BOTTOM);
        let embed = fitted(&page, size, room, EDGE);
        page.embed = Some(Embed {
            source: at,
            page: index,
            ..embed
        });
        let shown = if embed.scale < 0.995 {
            format!(", drawn at {:.0} % of its size", embed.scale * 100.0)
        } else {
            String::new()
        };
        let (margin, measure) = frame(&page);
        let footer = Footer {
            title: format!(
                "{}: {}\u{a0} ·\u{a0} as received{shown}",
                enclosed.title,
                shortened(&drawable(desk.fonts, &enclosed.label))
            ),
            record_word: "Record head",
            record: desk.record(),
        };
        let piece = foot(desk.fonts, &footer, measure, index + 1, of);
        let y = page.height - BOTTOM + 12.0;
        page.draw(piece, margin, y);
        pages.push(page);
    }
    pages
}

/// Where a page of that size lies on ours: in the middle of the room, no larger than it is.
fn fitted(page: &Page, size: (f32, f32), room: (f32, f32), top: f32) -> Embed {
    let scale = (room.0 / size.0).min(room.1 / size.1).min(1.0);
    Embed {
        source: 0,
        page: 0,
        x: (page.width - size.0 * scale) / 2.0,
        y: top + ((room.1 - size.1 * scale) / 2.0).min(EDGE),
        scale,
    }
}

/// A file's name as far as our fonts have its letters: the file is known by its hash, and no paper may fail for what
/// somebody called it.
pub(super) fn drawable(fonts: &Fonts, label: &str) -> String {
    let seen = |c: char| {
        if fonts.draws(c, Weight::Regular) {
            c
        } else {
            '?'
        }
    };
    label.chars().map(seen).collect()
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= NAME {
        return label.to_owned();
    }
    let head: String = label.chars().take(NAME - 1).collect();
    format!("{head}…")
}

/// A bar in the top margin of a page.
pub(super) fn mark(fonts: &Fonts, page: &mut Page, words: &str) {
    let (margin, measure) = frame(page);
    page.draw(bar(fonts, words, measure), margin, EDGE);
}

/// A signed letter that does not hold any more: its pages as they were, each with a bar that says so. The signed
/// file itself is never changed.
pub fn marked(
    title: &str,
    signed: &[u8],
    words: &str,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let Some(source) = Source::read(signed) else {
        return Err(DocumentError::Writing {
            document: title.to_owned(),
            reason: "the signed file cannot be taken apart into pages".to_owned(),
        });
    };
    let pages: Vec<Page> = source
        .sizes()
        .enumerate()
        .map(|(index, size)| {
            let mut page = Page::blank(paper);
            if size.0 > size.1 {
                std::mem::swap(&mut page.width, &mut page.height);
            }
            // The whole sheet at its own size where it fits, so that the bar lies in its top margin.
            let room = (page.width, page.height);
            page.embed = Some(Embed {
                page: index,
                ..fitted(&page, size, room, 0.0)
            });
            mark(fonts, &mut page, words);
            page
        })
        .collect();
    let metadata = Metadata {
        title: title.to_owned(),
        author: String::new(),
        subject: words.to_owned(),
        made: record.made,
    };
    let beside = Beside {
        sources: vec![source],
        parts: Vec::new(),
    };
    pdf::write_with(fonts, &pages, &metadata, &beside)
}

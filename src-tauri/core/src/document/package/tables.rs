//! The two small tables of the cover: how old the papers are when the order goes out, and what the carrier's form
//! takes of our names. The letter itself is never shortened.

use super::{
    Desk,
    cover::{LEFT, RIGHT},
};
use crate::{
    document::{
        font::{Fonts, Weight},
        frame::TEXT,
        page::{Ink, Piece},
        table::{Cell, Column, Table},
        text::{Align, paragraph, plain},
        words::{day_date, short_date},
    },
    readiness::PaperKind,
    reconcile::FieldComparison,
};

/// The shortest that forms are known to take, in use where nobody of this order says. [BW-ERR 7324, 7388, 7396]
const USUAL: [(&str, u16); 2] = [("business_name", 25), ("signer", 15)];

/// Columns of the table of lengths, in points.
const FIELD: f32 = 74.0;
const LENGTH: f32 = 52.0;

/// Ages of the papers, with what it means.
pub(super) fn ages(desk: &Desk<'_>) -> (Table, String) {
    let columns = [
        Column::new("Paper", 101.0).gap(4.0),
        Column::new("Age", 36.0).right().gap(4.0),
        Column::new("Limit", 40.0).right().gap(4.0),
        Column::new("Good until", LEFT - 177.0).right().gap(0.0),
    ];
    let papers = desk.papers();
    let mut defaults = false;
    let rows = papers
        .iter()
        .filter(|paper| paper.kind != PaperKind::Pin)
        .map(|paper| {
            // A letter signed for an earlier version is not the one enclosed.
            let enclosed = paper.kind != PaperKind::Loa || desk.input.signed.is_some();
            let dated = paper.dated.filter(|_| enclosed);
            let name = match paper.kind {
                PaperKind::Loa => "Letter",
                PaperKind::Bill => "Bill",
                PaperKind::Csr | PaperKind::Pin => "Service record",
            };
            let name = match (dated, paper.kind) {
                (Some(day), PaperKind::Loa) => format!("{name}, signed {}", short_date(day)),
                (Some(day), _) => format!("{name} of {}", short_date(day)),
                (None, PaperKind::Loa) => format!("{name}, not signed yet"),
                (None, _) => format!("{name}, not at hand"),
            };
            let is_default = paper.source.starts_with("safe default");
            defaults |= is_default;
            let star = if is_default { "*" } else { "" };
            let age = paper.age().filter(|_| enclosed).map(days);
            let until = paper.good_until().filter(|_| enclosed).map(short_date);
            [
                name,
                age.unwrap_or_default(),
                format!("{}{star}", days(i64::from(paper.limit))),
                until.unwrap_or_default(),
            ]
            .map(|text| Cell::run(TEXT.run(text)))
            .into()
        })
        .collect();
    let mut note = Vec::new();
    if let Some(sent) = papers.iter().find_map(|paper| paper.sent) {
        let out =
            desk.order.submitted_at.is_some() && desk.order.next_version() == desk.order.version;
        let word = if out { "Sent" } else { "Planned submission" };
        note.push(format!("{word}: {}.", day_date(sent)));
    }
    let first = papers
        .iter()
        .filter(|paper| !matches!(paper.kind, PaperKind::Pin | PaperKind::Loa))
        .filter_map(|paper| Some((paper.good_until()?, paper.kind)))
        .min();
    if let Some((until, kind)) = first {
        let what = match kind {
            PaperKind::Bill => "bill",
            _ => "service record",
        };
        note.push(format!(
            "A resubmission after {} needs a new {what}.",
            short_date(until)
        ));
    }
    if defaults {
        note.push(
            "\n* No carrier of this order states a limit; this is the strictest that is usual."
                .to_owned(),
        );
    }
    (
        Table::lay(desk.fonts, &columns, rows, Ink::Hair),
        note.join(" ").replace(" \n", "\n"),
    )
}

fn days(days: i64) -> String {
    if days == 1 {
        "1\u{a0}day".to_owned()
    } else {
        format!("{days}\u{a0}days")
    }
}

/// What the order form takes of our names.
pub(super) fn cuts(desk: &Desk<'_>, compared: &[FieldComparison]) -> (Table, String) {
    let columns = [
        Column::new("Field", FIELD).gap(4.0),
        Column::new("As it will appear", RIGHT - FIELD - LENGTH).gap(4.0),
        Column::new("Length, limit", LENGTH).right().gap(0.0),
    ];
    let mut usual = false;
    let mut source = None;
    let mut rows = Vec::new();
    for field in compared.iter().filter(|field| !field.ours.is_empty()) {
        let default = USUAL
            .iter()
            .find(|(name, _)| *name == field.field)
            .map(|(_, limit)| *limit);
        let (Some(limit), is_default) = (field.limit.or(default), field.limit.is_none()) else {
            continue;
        };
        usual |= is_default;
        let length = field.ours.chars().count();
        let takes: String = field.ours.chars().take(limit.into()).collect();
        let cuts: String = field.ours.chars().skip(limit.into()).collect();
        if let Some(cut) = &field.cut {
            source.get_or_insert_with(|| cut.whose.clone());
        }
        let width = RIGHT - FIELD - LENGTH - 4.0;
        let piece = shown(desk.fonts, &takes, &cuts, width);
        let star = if is_default { "*" } else { "" };
        rows.push(vec![
            Cell::run(TEXT.run(label(field))),
            Cell::Mark(piece, width, 0.0),
            Cell::run(TEXT.run(format!("{length}, {limit}{star}"))),
        ]);
    }
    let mut note = if rows.is_empty() {
        "Nothing of this order has a limit that is known.".to_owned()
    } else {
        "A form truncates, it does not reject. The letter carries all names in full.".to_owned()
    };
    if let Some(whose) = source {
        note = format!(
            "{whose}’s form truncates, it does not reject. The letter carries all names in full."
        );
    }
    if usual {
        note.push_str("\n* No carrier of this order states a length; other forms take so many.");
    }
    (Table::lay(desk.fonts, &columns, rows, Ink::Hair), note)
}

fn label(field: &FieldComparison) -> String {
    if field.field == "signer" {
        "Authorized person".to_owned()
    } else {
        field.label.clone()
    }
}

/// What a form takes, a stroke where it stops, and the rest struck through.
fn shown(fonts: &Fonts, takes: &str, cuts: &str, width: f32) -> Piece {
    if cuts.is_empty() {
        return plain(fonts, takes, TEXT, width);
    }
    let head = fonts.width(takes, TEXT.size, Weight::Regular);
    let tail = fonts.width(cuts, TEXT.size, Weight::Regular);
    let mut piece = plain(fonts, takes, TEXT, width);
    let one_line = head + 3.0 + tail <= width;
    let (x, y) = if one_line {
        (head + 3.0, 0.0)
    } else {
        (3.0, piece.height)
    };
    let rest = paragraph(fonts, &[TEXT.run(cuts)], width - x, Align::Left);
    let height = rest.height;
    let lines = height / TEXT.leading;
    piece.place(rest, x, y);
    piece.line(
        (x - 1.5, y + 1.0),
        (x - 1.5, y + TEXT.leading - 1.0),
        0.9,
        Ink::Black,
    );
    let struck = y + TEXT.baseline() - 0.3 * TEXT.size;
    if lines < 1.5 {
        piece.line((x, struck), (x + tail, struck), 0.6, Ink::Black);
    } else {
        let mut line = struck;
        while line < y + height {
            piece.line((x, line), (width, line), 0.6, Ink::Black);
            line += TEXT.leading;
        }
    }
    piece.height = piece.height.max(y + height);
    piece
}

//! The toll-free letter's own parts: the new RespOrg as letterhead, numbers with what they ring to, area
//! of service.

use crate::{
    document::{
        font::Fonts,
        grid::{Cell, from_to, grid},
        page::{Ink, Piece},
        table::{self, Column, PADDING, Table},
        text::{Align, Run, Style, paragraph, plain},
    },
    loa::Letter,
};

use super::{
    ON_THE_PAGE, SMALL, VALUE,
    face::{address_lines, evidence, purpose, requested},
    heading, lead, title,
};

/// The pieces of a toll-free sheet above the statements.
pub(super) fn toll_free_face(fonts: &Fonts, letter: &Letter, measure: f32) -> Vec<Piece> {
    let order = if letter.pon == letter.order || letter.pon.is_empty() {
        format!("Order {} (PON {})", letter.order, letter.order)
    } else {
        format!("Order {} (PON {})", letter.order, letter.pon)
    };
    let version = format!("Version {}", letter.version);
    let mut pieces = vec![
        letterhead(fonts, letter, measure),
        lead(fonts, title(letter), [&order, &version], measure),
    ];
    let listed_here = letter.numbers.len() <= ON_THE_PAGE;
    pieces.push(purpose(
        fonts,
        if listed_here {
            "I authorize one change of Responsible Organization for the toll-free numbers below. This letter has no other purpose."
        } else {
            "I authorize one change of Responsible Organization for the toll-free numbers in Attachment A. This letter has no other purpose."
        },
        measure,
    ));
    pieces.push(heading(
        fonts,
        "Customer of record",
        &evidence(letter),
        7.0,
        measure,
    ));
    pieces.push(grid(fonts, &subscriber(letter), measure));
    pieces.push(heading(
        fonts,
        "Change of Responsible Organization",
        "",
        7.0,
        measure,
    ));
    let id = |id: &str| -> [Run; 2] {
        let style = Style::new(9.0, 12.5);
        [style.run("RespOrg ID\u{a0} "), style.bold().run(id)]
    };
    pieces.push(from_to(
        fonts,
        (
            "From (current RespOrg)",
            &letter.from.name,
            &id(&letter.from.resp_org),
        ),
        (
            "To (target RespOrg, appointed agent)",
            &letter.to.name,
            &id(&letter.to.resp_org),
        ),
        measure,
    ));
    pieces.push(heading(fonts, "Toll-free numbers", "", 7.0, measure));
    if listed_here {
        pieces.push(toll_free_numbers(fonts, letter).whole());
    }
    pieces.push(toll_free_count(fonts, letter, listed_here, measure));
    let areas = [
        "United States",
        "United States and Canada",
        "United States and Caribbean",
        "all of these",
    ];
    let mut facts = Piece::space(7.0);
    facts.stack(grid(
        fonts,
        &[
            vec![Cell::choices(
                12,
                "Area of service: where callers can reach these numbers from, marked by the signer",
                areas.map(|area| (false, area.to_owned())).to_vec(),
            )],
            vec![
                Cell::value(5, "Requested effective date", requested(letter)),
                Cell::value(7, "Requested time", &letter.requested_hours),
            ],
        ],
        measure,
    ));
    pieces.push(facts);
    pieces
}

/// Name and id of the new RespOrg: the toll-free help desk wants them as the letter's head.
fn letterhead(fonts: &Fonts, letter: &Letter, measure: f32) -> Piece {
    let name = Style::new(13.0, 17.0).bold();
    let mut piece = Piece::default();
    let mut left = plain(fonts, &letter.to.name, name, measure * 0.6);
    left.stack(plain(fonts, &letter.to.contact, SMALL, measure * 0.6));
    let mut right = paragraph(
        fonts,
        &[VALUE.run("Responsible Organization (RespOrg) ID")],
        measure,
        Align::Right,
    );
    right.stack(paragraph(
        fonts,
        &[name.run(&letter.to.resp_org)],
        measure,
        Align::Right,
    ));
    let height = left.height.max(30.0);
    piece.place(left, 0.0, 0.0);
    piece.place(right, 0.0, height - 30.0);
    piece.rule(0.0, height + 4.0, measure, 0.6, Ink::Black);
    piece.height = height + 9.6;
    piece
}

fn subscriber(letter: &Letter) -> Vec<Vec<Cell>> {
    // No line is installed: where no business address is kept apart, the billing address is it.
    let business = if letter.service_address.is_empty() {
        &letter.billing_address
    } else {
        &letter.service_address
    };
    vec![
        vec![
            Cell::value(6, "Billing name (subscriber)", &letter.billing_name),
            Cell::value(
                6,
                "Account number with the current provider",
                &letter.account_number,
            ),
        ],
        vec![
            Cell::lines(6, "Billing address", address_lines(&letter.billing_address)),
            Cell::lines(6, "Business address", address_lines(business)),
        ],
        vec![
            Cell::value(4, "Authorized contact", &letter.signer.name),
            Cell::value(5, "E-mail", &letter.signer.email),
            Cell::choices(3, "Customer type", vec![(true, "Business".to_owned())]),
        ],
    ]
}

/// Up to six numbers with what they ring to, in two columns downwards.
fn toll_free_numbers(fonts: &Fonts, letter: &Letter) -> Table {
    let depth = letter.numbers.len().div_ceil(2);
    let columns = toll_free_columns();
    let rows = (0..depth)
        .map(|row| {
            let mut cells = toll_free_cells(letter, row);
            cells.extend(toll_free_cells(letter, row + depth));
            cells
        })
        .collect();
    // Three rows are the most the page has room for, set a little closer.
    let padding = if depth > 2 { 0.9 } else { PADDING };
    Table::lay_with(fonts, &columns, rows, Ink::Black, padding)
}

/// Two numbers beside each other: number, what it rings to.
pub(in crate::document) fn toll_free_columns() -> Vec<Column> {
    [0, 1]
        .into_iter()
        .flat_map(|_| {
            [
                Column::new("No.", 23.0).right().gap(10.0),
                Column::new("Toll-free number", 104.0),
                Column::new("Rings to after the change", 125.0),
            ]
        })
        .collect()
}

/// The three cells of one listed number; empty ones past the end.
pub(in crate::document) fn toll_free_cells(letter: &Letter, index: usize) -> Vec<table::Cell> {
    let style = Style::new(9.5, 12.0);
    let Some(number) = letter.numbers.get(index) else {
        return (0..3).map(|_| table::Cell::Text(Vec::new())).collect();
    };
    let rings_to = number
        .rings_to
        .map_or_else(|| "as today".to_owned(), |tn| letter.written(tn));
    vec![
        table::Cell::run(Style::new(7.5, 12.0).run((index + 1).to_string())),
        table::Cell::run(style.run(letter.written(number.tn))),
        table::Cell::run(style.run(rings_to)),
    ]
}

fn toll_free_count(fonts: &Fonts, letter: &Letter, listed_here: bool, measure: f32) -> Piece {
    let count = match letter.numbers.len() {
        1 => "1 number".to_owned(),
        count => format!("{count} numbers"),
    };
    let range = match (letter.numbers.first(), letter.numbers.last()) {
        (Some(first), Some(last)) => format!(
            ", first {}, last {}",
            letter.written(first.tn),
            letter.written(last.tn)
        ),
        _ => String::new(),
    };
    let place = if listed_here {
        ""
    } else {
        ", see Attachment A"
    };
    let held = if letter.from.resp_org.is_empty() {
        String::new()
    } else {
        format!(" All are held by RespOrg {}.", letter.from.resp_org)
    };
    let rest = format!("{place}{range}. No number appears twice.{held}");
    let mut piece = Piece::space(if listed_here { 4.0 } else { 0.0 });
    piece.stack(paragraph(
        fonts,
        &[SMALL.bold().run(count), SMALL.run(rest)],
        measure,
        Align::Left,
    ));
    piece
}

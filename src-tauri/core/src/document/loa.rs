//! The letter of authorization on paper: one sheet to sign, then the attachments.
//!
//! Black only, no fill under text, no rule below 0.35 points: it has to survive a fax. A letter with an
//! open blocker has the same lines and pages, a bar on every sheet, and a crossed box where one would sign.

use crate::{
    finding::Finding,
    id::OrderId,
    loa::{self, Letter, Variant},
    snapshot::Snapshot,
};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    attachments::{attachment_a, attachment_b, sheets_of_a},
    flow::{Flow, Footer, Shape},
    font::Fonts,
    grid::{Cell, from_to, grid},
    letter::{blockers, letter},
    marks::choices,
    page::{Field, FieldKind, Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{self, Column, PADDING, Table},
    text::{Align, Run, Style, paragraph, plain},
    words,
};

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

/// The letter of an order with Attachment A, the numbers that move, and Attachment B, every number that
/// remains on the account.
pub fn loa(
    snapshot: &Snapshot,
    order: OrderId,
    input: &LoaInput<'_>,
) -> Result<Pdf, DocumentError> {
    let found = snapshot
        .orders
        .get(&order)
        .ok_or(DocumentError::NoSuchOrder(order))?;
    let fonts = Fonts::load()?;
    let letter = letter(snapshot, found);
    let blockers = blockers(&letter, order, input.blockers);
    let pages = pages(fonts, &letter, &blockers, input);
    let metadata = Metadata {
        title: format!("{}, order {}", title(&letter), letter.order),
        author: letter.client.clone(),
        subject: letter.order.clone(),
        made: input.record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

/// The letter's title.
pub(super) fn title(letter: &Letter) -> &'static str {
    match letter.variant {
        Variant::TollFree => "Toll-Free Letter of Authorization",
        _ => "Letter of Authorization",
    }
}

pub(super) const BODY: Style = Style::new(9.0, 12.5);
const STATEMENT: Style = Style::new(9.0, 12.0);
const SMALL: Style = Style::new(7.5, 10.5);
const HEADING: Style = Style::new(9.5, 12.5).bold();
const VALUE: Style = Style::new(10.0, 13.0);
const BAR: Style = Style::new(9.0, 12.0).bold().ink(Ink::White);

fn pages(fonts: &Fonts, letter: &Letter, blockers: &[Finding], input: &LoaInput<'_>) -> Vec<Page> {
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
    if letter.variant != Variant::TollFree || letter.numbers.len() > ON_THE_PAGE {
        attachment_a(fonts, letter, measure, &mut flow);
    }
    if letter.is_partial() {
        attachment_b(fonts, letter, measure, &mut flow);
    }
    let state = if draft { ", DRAFT" } else { "" };
    flow.finish(&Footer {
        title: format!("{}{state}\u{a0} ·\u{a0} {}", title(letter), letter.client),
        record_word: "Record",
        record: input.record,
    })
}

/// A toll-free letter lists up to this many numbers itself.
const ON_THE_PAGE: usize = 6;

fn bar(fonts: &Fonts, words: &str, measure: f32) -> Piece {
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

/// The pieces of the sheet above the statements.
fn face(fonts: &Fonts, letter: &Letter, measure: f32) -> Vec<Piece> {
    if letter.variant == Variant::TollFree {
        return toll_free_face(fonts, letter, measure);
    }
    let order = format!("Order {}", letter.order);
    let version = format!("Version {}", letter.version);
    let mut pieces = vec![lead(fonts, title(letter), [&order, &version], measure)];
    pieces.push(purpose(
        fonts,
        "I authorize one change of telephone carrier, for the numbers listed in Attachment A. This letter has no other purpose.",
        measure,
    ));
    pieces.push(heading(
        fonts,
        "Customer of record",
        &evidence(letter),
        9.0,
        measure,
    ));
    pieces.push(grid(fonts, &customer(letter), measure));
    pieces.push(heading(fonts, "Change of carrier", "", 9.0, measure));
    let reseller = if letter.reseller.is_empty() {
        "none"
    } else {
        letter.reseller.as_str()
    };
    pieces.push(from_to(
        fonts,
        (
            "From (current carrier)",
            &letter.from.name,
            &[SMALL.run(format!("Reseller between carrier and customer: {reseller}"))],
        ),
        (
            "To (new carrier, appointed agent)",
            &letter.to.name,
            &[SMALL.run(format!("Order reference (PON): {}", letter.pon))],
        ),
        measure,
    ));
    pieces.push(heading(fonts, "Numbers and date", "", 9.0, measure));
    pieces.push(grid(
        fonts,
        &numbers_and_date(fonts, letter, measure),
        measure,
    ));
    pieces
}

fn purpose(fonts: &Fonts, words: &str, measure: f32) -> Piece {
    let mut piece = Piece::space(5.0);
    piece.stack(plain(fonts, words, BODY, measure));
    piece
}

/// Which record the account data come from; it claims equality only where it was found.
fn evidence(letter: &Letter) -> String {
    match (letter.record_of, letter.bill_of) {
        (Some(day), _) if letter.equals_record => format!(
            "written exactly as on the current carrier’s service record of {}",
            words::date(day)
        ),
        (Some(day), _) => format!(
            "compared with the current carrier’s service record of {}",
            words::date(day)
        ),
        (None, Some(day)) => format!(
            "taken from the current provider’s bill of {}",
            words::date(day)
        ),
        (None, None) => String::new(),
    }
}

fn address_lines(address: &crate::site::Address) -> Vec<String> {
    [&address.street, &address.line2, &address.city_line()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .cloned()
        .collect()
}

fn customer(letter: &Letter) -> Vec<Vec<Cell>> {
    let btn = letter
        .btn
        .map(|btn| letter.written(btn))
        .unwrap_or_default();
    let pin = "given apart, not printed";
    let mut second = vec![Cell::value(4, "Account number", &letter.account_number)];
    if letter.variant == Variant::Wireless {
        second.push(Cell::words(4, "Account or transfer PIN", pin));
    } else {
        second.push(Cell::value(4, "Billing telephone number (BTN)", btn));
    }
    second.push(Cell::choices(
        4,
        "Customer type",
        vec![
            (!letter.residential, "Business".to_owned()),
            (letter.residential, "Residence".to_owned()),
        ],
    ));
    let mut third = vec![
        Cell::value(4, "Authorized person on the account", &letter.signer.name),
        Cell::value(5, "E-mail", &letter.signer.email),
    ];
    third.push(if letter.variant == Variant::Wireless {
        Cell::value(3, "Telephone", &letter.signer.telephone)
    } else {
        Cell::words(3, "Account PIN", pin)
    });
    vec![
        vec![
            Cell::value(6, "Billing name", &letter.billing_name),
            Cell::value(6, "Name at the service address", &letter.service_name),
        ],
        vec![
            Cell::lines(6, "Billing address", address_lines(&letter.billing_address)),
            Cell::lines(
                6,
                "Service address (where the lines are installed)",
                address_lines(&letter.service_address),
            ),
        ],
        second,
        third,
    ]
}

/// `8 numbers remain`, `1 number remains`.
fn remain(count: usize) -> String {
    if count == 1 {
        "1 number remains".to_owned()
    } else {
        format!("{count} numbers remain")
    }
}

fn first_and_last(letter: &Letter) -> String {
    match (letter.numbers.first(), letter.numbers.last()) {
        (Some(first), Some(last)) if first.tn != last.tn => {
            format!(
                "{} to {}",
                letter.written(first.tn),
                letter.written(last.tn)
            )
        }
        (Some(only), _) => letter.written(only.tn),
        _ => String::new(),
    }
}

fn requested(letter: &Letter) -> String {
    letter.requested.map(words::long_date).unwrap_or_default()
}

fn numbers_and_date(fonts: &Fonts, letter: &Letter, measure: f32) -> Vec<Vec<Cell>> {
    let sheets = sheets_of_a(fonts, letter, measure);
    let pages = if sheets == 1 { "page" } else { "pages" };
    let partial = if letter.is_partial() {
        format!("Partial: {}, Attachment B", remain(letter.remaining.len()))
    } else {
        "Partial".to_owned()
    };
    let new_btn = letter
        .new_btn
        .map(|btn| letter.written(btn))
        .unwrap_or_default();
    let extent = vec![
        (!letter.is_partial(), "Full: the whole account".to_owned()),
        (letter.is_partial(), partial),
    ];
    let second = if letter.variant == Variant::Wireless {
        vec![Cell::choices(12, "Extent", extent)]
    } else {
        vec![
            Cell::choices(8, "Extent", extent),
            if letter.btn_leaves() {
                Cell::value(4, "New BTN for what remains", new_btn)
            } else {
                Cell::words(4, "New BTN for what remains", no_new_btn(letter))
            },
        ]
    };
    vec![
        vec![
            Cell::value(
                3,
                "Numbers that change carrier",
                letter.numbers.len().to_string(),
            ),
            Cell::value(4, "First and last number listed", first_and_last(letter)),
            Cell::value(
                5,
                "List",
                format!("Attachment A, {sheets} {pages}, each singly"),
            ),
        ],
        second,
        vec![
            Cell::value(5, "Requested date", requested(letter)),
            Cell::value(
                7,
                "Requested window, local time at the service address",
                &letter.requested_hours,
            ),
        ],
    ]
}

/// Why no new BTN has to be named.
fn no_new_btn(letter: &Letter) -> &'static str {
    let leaves = letter
        .btn
        .is_some_and(|btn| letter.numbers.iter().any(|number| number.tn == btn));
    match (letter.is_partial(), leaves) {
        (false, _) => "not needed, nothing remains",
        (true, false) => "not needed, the BTN remains",
        (true, true) => "not needed, nothing stays",
    }
}

fn toll_free_face(fonts: &Fonts, letter: &Letter, measure: f32) -> Vec<Piece> {
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
            Cell::lines(
                6,
                "Business address",
                address_lines(&letter.service_address),
            ),
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
pub(super) fn toll_free_columns() -> Vec<Column> {
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
pub(super) fn toll_free_cells(letter: &Letter, index: usize) -> Vec<table::Cell> {
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

/// Statements and signature. They stay on one sheet: a signature never stands apart from what it signs.
fn authorization(
    fonts: &Fonts,
    letter: &Letter,
    blockers: &[Finding],
    measure: f32,
    flow: &mut Flow<'_>,
) {
    let toll_free = letter.variant == Variant::TollFree;
    let mut above = Piece::default();
    above.stack(heading(
        fonts,
        "Authorization",
        "",
        if toll_free { 7.0 } else { 9.0 },
        measure,
    ));
    for (index, statement) in loa::statements(letter).into_iter().enumerate() {
        let inner = measure - 16.0;
        let number = STATEMENT.bold().run((index + 1).to_string());
        let runs = [
            STATEMENT.bold().run(statement.heading),
            STATEMENT.run(format!(" {}", statement.text)),
        ];
        let mut body = paragraph(fonts, &runs, inner, Align::Left);
        if !statement.services.is_empty() {
            let options: Vec<_> = statement
                .services
                .iter()
                .map(|service| (true, (*service).to_owned()))
                .collect();
            body.height += 1.0;
            body.stack(choices(fonts, &options, STATEMENT, 16.0, inner));
        }
        let mut row = Piece::space(body.height + 2.8);
        row.place(paragraph(fonts, &[number], 16.0, Align::Left), 0.0, 0.0);
        row.place(body, 16.0, 0.0);
        above.stack(row);
    }
    // The signature's room gives way first: 52 points as a rule, 34 where the sheet is full.
    let tall = if toll_free { 34.0 } else { 52.0 };
    let mut block = signature(fonts, letter, tall, measure);
    if above.height + block.height > flow.room() {
        block = signature(fonts, letter, 34.0, measure);
    }
    if above.height + block.height > flow.room() {
        let order = format!("Order {}, version {}", letter.order, letter.version);
        flow.turn();
        flow.put(lead(fonts, title(letter), [&order, "continued"], measure));
        block = signature(fonts, letter, 52.0, measure);
    }
    if blockers.is_empty() {
        above.stack(block);
    } else {
        above.stack(crossed_box(fonts, blockers, block.height, measure));
    }
    flow.put(above);
}

fn signature(fonts: &Fonts, letter: &Letter, tall: f32, measure: f32) -> Piece {
    // Twelve columns of 31 points with 12 between: eight and four of them.
    let (wide, narrow) = (332.0, 160.0);
    // The last statement leaves 2.8 points of the 7 above this sentence.
    let mut piece = Piece::space(4.2);
    piece.stack(plain(
        fonts,
        "I am the customer named above, or I am authorized to make this change for the account.",
        BODY.bold(),
        measure,
    ));
    piece.height += if letter.variant == Variant::TollFree {
        2.0
    } else {
        8.0
    };
    let top = piece.height;
    for (kind, name, label, x, width) in [
        (FieldKind::Signature, "signature", "Signature", 0.0, wide),
        (
            FieldKind::Date,
            "date_signed",
            "Date signed, entered by the signer",
            wide + 12.0,
            narrow,
        ),
    ] {
        piece.rule(x, top + tall - 0.9, width, 0.9, Ink::Black);
        piece.place(caption(fonts, label, width), x, top + tall);
        piece.fields.push(Field {
            kind,
            name,
            label,
            x,
            y: top,
            width,
            height: tall,
        });
    }
    piece.height += tall + 11.5;
    let top = piece.height;
    let low = 23.0;
    for (value, label, x) in [
        (&letter.signer.name, "Printed name", 0.0),
        (&letter.signer.title, "Title", narrow + 12.0),
        (&letter.signer.telephone, "Telephone", 2.0 * (narrow + 12.0)),
    ] {
        let value = plain(fonts, value, VALUE, narrow);
        let dy = low - 0.9 - 1.5 - value.height;
        piece.place(value, x, top + dy);
        piece.rule(x, top + low - 0.9, narrow, 0.9, Ink::Black);
        piece.place(caption(fonts, label, narrow), x, top + low);
    }
    piece.height += low + 11.5;
    piece
}

fn caption(fonts: &Fonts, words: &str, width: f32) -> Piece {
    let mut piece = Piece::space(1.5);
    piece.stack(plain(fonts, words, Style::new(7.5, 10.0), width));
    piece
}

/// Takes the signature's place while the letter cannot be signed: says what is open and what to do.
fn crossed_box(fonts: &Fonts, blockers: &[Finding], room: f32, measure: f32) -> Piece {
    let mut piece = Piece::space(room);
    let (top, height) = (6.0, room - 6.0);
    piece.frame((0.45, top), (measure - 0.9, height), 0.9, Ink::Black);
    piece.line((0.0, top), (measure, top + height), 0.9, Ink::Black);
    piece.line((measure, top), (0.0, top + height), 0.9, Ink::Black);
    let inner = 420.0;
    let noun = if blockers.len() == 1 {
        "blocker"
    } else {
        "blockers"
    };
    let title = format!("Not to be signed: {} {noun} open", blockers.len());
    let mut note = paragraph(fonts, &[BODY.bold().run(title)], inner, Align::Center);
    for (index, blocker) in blockers.iter().enumerate() {
        let text = format!("{} {}", loa::sentence(&blocker.message), blocker.hint);
        let lines = paragraph(fonts, &[BODY.run(text.trim_end())], inner, Align::Center);
        let rest = blockers.len() - index;
        // Keep a line for the count of those that find no room.
        let spare = if rest > 1 { BODY.leading } else { 0.0 };
        if note.height + lines.height + spare + 16.0 > height {
            let more = format!("and {rest} more, listed under Problems.");
            note.stack(paragraph(fonts, &[BODY.run(more)], inner, Align::Center));
            break;
        }
        note.stack(lines);
    }
    let (width, depth) = (inner + 24.0, note.height + 9.0);
    let (x, y) = ((measure - width) / 2.0, top + (height - depth) / 2.0);
    piece.fill(x, y, width, depth, Ink::White);
    piece.frame((x, y), (width, depth), 0.9, Ink::Black);
    piece.place(note, x + 12.0, y + 4.5);
    piece
}

#[cfg(test)]
mod tests {
    use super::{super::sample, *};
    use crate::number::{Disposition, TelephoneNumber, Use};

    const PAPERS: [Paper; 2] = [Paper::Letter, Paper::A4];

    fn tn(index: usize, gap: usize) -> TelephoneNumber {
        let line = u64::try_from(index + index / gap).unwrap();
        sample::tn(4_145_550_000 + line)
    }

    /// Nothing may be clipped: every mark stands inside the margins and above the foot.
    fn nothing_is_clipped(pages: &[Page], what: &str) {
        for (index, page) in pages.iter().enumerate() {
            let foot = page.height - 48.0;
            let mut in_foot = 0;
            let edges = |x: f32, y: f32| {
                assert!(
                    x >= 18.0 && x <= page.width - 18.0,
                    "{what}, page {index}: x {x}"
                );
                assert!(
                    y >= 17.9 && y <= page.height - 18.0,
                    "{what}, page {index}: y {y}"
                );
                let between = y > foot - 11.5 && y < foot - 0.5;
                assert!(
                    !between,
                    "{what}, page {index}: y {y} lies in the bottom margin"
                );
                y >= foot - 0.5
            };
            for mark in &page.marks {
                let low = match mark {
                    crate::document::page::Mark::Text {
                        x,
                        y,
                        size,
                        weight,
                        text,
                        ..
                    } => {
                        let fonts = Fonts::load().unwrap();
                        edges(x + fonts.width(text, *size, *weight), *y);
                        edges(*x, *y)
                    }
                    crate::document::page::Mark::Path { nodes, .. } => {
                        nodes.iter().any(|node| edges(node.x, node.y))
                    }
                };
                in_foot += usize::from(low);
            }
            assert_eq!(
                in_foot, 4,
                "{what}, page {index}: the foot is a rule and three texts"
            );
        }
    }

    fn drawn(letter: &Letter, blockers: &[Finding], paper: Paper) -> Vec<Page> {
        let record = sample::record();
        let input = LoaInput {
            blockers,
            record: &record,
            paper,
        };
        pages(Fonts::load().unwrap(), letter, blockers, &input)
    }

    fn sample_letter(order: OrderId) -> Letter {
        let snapshot = sample::project();
        super::letter(&snapshot, snapshot.orders.get(&order).unwrap())
    }

    #[test]
    fn lists_of_every_length_stay_inside_the_page() {
        for (numbers, gap, sheets) in [
            (1, 100, 1),
            (139, 200, 2),
            (140, 200, 2),
            (141, 200, 2),
            (60, 1, 4),
            (560, 7, 7),
        ] {
            let mut letter = sample_letter(sample::LOCAL);
            letter.numbers = (0..numbers)
                .map(|index| loa::Listed {
                    tn: tn(index, gap),
                    rings_to: None,
                })
                .collect();
            letter.remaining.clear();
            assert_eq!(
                sheets_of_a(Fonts::load().unwrap(), &letter, 504.0),
                sheets,
                "{numbers} numbers"
            );
            for paper in PAPERS {
                let pages = drawn(&letter, &[], paper);
                assert_eq!(pages.len(), 1 + sheets, "{numbers} numbers");
                nothing_is_clipped(&pages, &format!("{numbers} numbers"));
            }
        }
    }

    #[test]
    fn every_remaining_number_is_listed_on_as_many_sheets_as_it_takes() {
        for (remaining, sheets) in [(1, 1), (24, 1), (25, 2), (50, 2), (51, 3)] {
            let mut letter = sample_letter(sample::LOCAL);
            letter.remaining = (0..remaining)
                .map(|index| loa::Remaining {
                    tn: tn(index, 50),
                    line: Use::Voice,
                    fate: Disposition::Stay,
                })
                .collect();
            for paper in PAPERS {
                let pages = drawn(&letter, &[], paper);
                assert_eq!(pages.len(), 1 + 2 + sheets, "{remaining} remain");
                nothing_is_clipped(&pages, &format!("{remaining} remain"));
            }
        }
    }

    #[test]
    fn long_toll_free_lists_move_to_an_attachment() {
        for (numbers, sheets) in [(6, 0), (7, 1), (58, 1), (59, 2)] {
            let mut letter = sample_letter(sample::TOLL_FREE);
            letter.numbers = (0..numbers)
                .map(|index| loa::Listed {
                    tn: tn(index, 50),
                    rings_to: Some(tn(index, 50)),
                })
                .collect();
            for paper in PAPERS {
                let pages = drawn(&letter, &[], paper);
                assert_eq!(pages.len(), 1 + sheets, "{numbers} numbers");
                nothing_is_clipped(&pages, &format!("{numbers} toll-free"));
            }
        }
    }

    #[test]
    fn long_names_wrap_and_many_blockers_are_counted() {
        let long = "The Very Long and Honourable Association of Dental Practitioners and \
                    Orthodontists of Greater Milwaukee and Waukesha Counties, Incorporated";
        for order in [sample::LOCAL, sample::TOLL_FREE] {
            let mut letter = sample_letter(order);
            for name in [
                &mut letter.billing_name,
                &mut letter.service_name,
                &mut letter.signer.name,
                &mut letter.from.name,
                &mut letter.to.name,
                &mut letter.to.contact,
            ] {
                long.clone_into(name);
            }
            letter.signer.email = format!("{}@example.com", "x".repeat(120));
            let blockers: Vec<_> = (0..12)
                .map(|_| {
                    let place = crate::place::Place::Project;
                    Finding::blocker("code", place, long, "Say it in fewer words.")
                })
                .collect();
            for paper in PAPERS {
                nothing_is_clipped(&drawn(&letter, &[], paper), "long names");
                nothing_is_clipped(&drawn(&letter, &blockers, paper), "blockers");
            }
        }
    }

    #[test]
    fn a_draft_has_the_lines_and_pages_of_the_final() {
        let letter = sample_letter(sample::LOCAL);
        let place = crate::place::Place::Project;
        let blocker = Finding::blocker("code", place, "It is open.", "Close it.");
        let last = drawn(&letter, &[], Paper::Letter);
        let draft = drawn(&letter, &[blocker], Paper::Letter);
        assert_eq!(last.len(), draft.len());
        // Every sheet after the first has the final's marks, and the bar's two before them.
        for (last, draft) in last.iter().zip(&draft).skip(1) {
            let body = draft.marks.len() - 3;
            assert_eq!(
                draft.marks.get(2..body),
                last.marks.get(..last.marks.len() - 3)
            );
        }
    }

    #[test]
    fn each_form_has_the_fields_of_its_kind() {
        let words = |variant, canada_full: bool| -> String {
            let mut letter = sample_letter(sample::LOCAL);
            letter.variant = variant;
            if canada_full {
                letter.remaining.clear();
            }
            drawn(&letter, &[], Paper::Letter)
                .iter()
                .flat_map(|page| &page.marks)
                .filter_map(|mark| match mark {
                    crate::document::page::Mark::Text { text, .. } => Some(text.as_str()),
                    crate::document::page::Mark::Path { .. } => None,
                })
                .collect::<Vec<_>>()
                .join("\n")
        };
        let local = words(Variant::Local, false);
        for field in [
            "Billing telephone number (BTN)",
            "New BTN for what remains",
            "Attachment B",
        ] {
            assert!(local.contains(field), "{field}");
        }
        let wireless = words(Variant::Wireless, false);
        assert!(wireless.contains("Account or transfer PIN"));
        assert!(!wireless.contains("New BTN for what remains"));
        let full = words(Variant::Canada, true);
        assert!(full.contains("not needed, nothing remains"));
        assert!(!full.contains("Attachment B"));
    }
}

//! The client's status report: three dates, what is needed, where each order stands, what changed. Always one page.
//!
//! Its content stands in [`content`]; here it is laid out. Where a long project would take more than the page, the lists
//! are cut and say how many lines there are more, so that the page stays one that a client reads.

use chrono::NaiveDate;

use crate::{checklist::ItemState, forecast::Forecast};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{SMALL, TEXT, brand, title},
    marks,
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    text::{Align, Style, paragraph, plain},
    words::{date, day_date, glue, long_date, short_date},
};

mod content;

use content::{Content, DateCell, Need, OrderLine};
pub use content::{StatusInput, report_days};

const TITLE: &str = "Your numbers: where we stand";
const BODY: Style = Style::new(8.5, 12.0);

/// How many lines the lists may have, from the most to the fewest.
const LIMITS: [Limits; 11] = [
    Limits::new(7, 10, 6, 4),
    Limits::new(6, 10, 5, 3),
    Limits::new(6, 8, 4, 3),
    Limits::new(5, 8, 4, 3),
    Limits::new(5, 6, 4, 3),
    Limits::new(5, 6, 3, 2),
    Limits::new(4, 6, 3, 2),
    Limits::new(4, 6, 2, 2),
    Limits::new(3, 6, 2, 1),
    Limits::new(3, 4, 2, 1),
    Limits::new(3, 3, 2, 1),
];

/// Lines of each list.
#[derive(Debug, Clone, Copy)]
struct Limits {
    needs: usize,
    orders: usize,
    changes: usize,
    risks: usize,
}

impl Limits {
    const fn new(needs: usize, orders: usize, changes: usize, risks: usize) -> Self {
        Self {
            needs,
            orders,
            changes,
            risks,
        }
    }
}

/// The report as a document of one page.
pub fn status(
    input: &StatusInput<'_>,
    forecast: &Forecast,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let settings = &input.snapshot.settings;
    let content = content::of(input, forecast);
    let mut pages = Vec::new();
    for limits in LIMITS {
        pages = lay(fonts, &content, limits, record, paper);
        if pages.len() == 1 {
            break;
        }
    }
    let metadata = Metadata {
        title: format!("Client status report, {}", settings.client),
        author: settings.consultant.clone(),
        subject: format!("Status of {}", date(content.today)).replace('\u{a0}', " "),
        made: record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn lay(
    fonts: &Fonts,
    content: &Content,
    limits: Limits,
    record: &RecordHead,
    paper: Paper,
) -> Vec<Page> {
    let shape = Shape {
        paper,
        landscape: false,
        first_top: 48.0,
        later_top: 52.0,
    };
    let measure = shape.measure();
    let mut flow = Flow::new(fonts, shape, Piece::default(), Piece::default());
    let state = format!("Status of {}", long_date(content.today));
    flow.put(brand(fonts, &content.consultant, &state, measure));
    flow.put(title(fonts, TITLE, &content.subtitle, measure));
    flow.put(dates(fonts, &content.dates, measure));
    flow.gap(9.0);
    flow.put(plain(fonts, &glue(&content.sets), BODY, measure));
    needs(fonts, &content.needs, limits.needs, measure, &mut flow);
    orders(fonts, content, limits.orders, measure, &mut flow);
    flow.gap(15.0);
    flow.put(two_columns(fonts, content, limits, measure));
    flow.gap(9.0);
    flow.put(plain(fonts, &glue(&content.closing), SMALL, measure));
    flow.finish(&Footer {
        title: format!("Client status report\u{a0} ·\u{a0} {}", content.client),
        record_word: "Record head",
        record,
    })
}

/// Three dates, each with what to do with it.
fn dates(fonts: &Fonts, cells: &[DateCell; 3], measure: f32) -> Piece {
    let column = measure / 3.0;
    let label = Style::new(8.0, 11.0).bold();
    let figure = Style::new(17.0, 23.0).bold();
    let words = Style::new(8.0, 11.0).ink(Ink::Soft);
    let mut piece = Piece::default();
    let mut depth: f32 = 0.0;
    for (place, cell) in (0_u8..).zip(cells) {
        let x = f32::from(place) * column;
        let inset = if place == 0 { 0.0 } else { 12.0 };
        let width = column - inset - 12.0;
        let mut text = plain(fonts, cell.label, label, width);
        let day = cell
            .day
            .map_or_else(|| "not known yet".to_owned(), day_date);
        text.stack(plain(fonts, &day, figure, width));
        text.stack(plain(fonts, &glue(&cell.words), words, width));
        depth = depth.max(text.height);
        piece.place(text, x + inset, 6.0);
    }
    for place in [1.0, 2.0] {
        piece.line(
            (place * column, 1.0),
            (place * column, depth + 13.0),
            0.6,
            Ink::Hair,
        );
    }
    piece.rule(0.0, 0.0, measure, 1.0, Ink::Black);
    piece.rule(0.0, depth + 13.0, measure, 1.0, Ink::Black);
    piece.height = depth + 14.0;
    piece
}

fn section(fonts: &Fonts, words: &str, measure: f32) -> Piece {
    let style = Style::new(11.5, 15.0).bold();
    let mut piece = plain(fonts, words, style, measure);
    piece.height += 5.0;
    piece
}

fn needs(fonts: &Fonts, needs: &[Need], most: usize, measure: f32, flow: &mut Flow<'_>) {
    if needs.is_empty() {
        flow.gap(15.0);
        flow.put(section(fonts, "What we need from you", measure));
        flow.put(plain(fonts, "Nothing at the moment.", BODY, measure));
        return;
    }
    let columns = [
        Column::new("", 16.0).gap(0.0),
        Column::new("What", 180.0),
        Column::new("Who", 84.0),
        Column::new("By", 82.0),
        Column::new("If it is late", measure - 362.0).gap(0.0),
    ];
    let mut rows: Vec<Vec<Cell>> = needs
        .iter()
        .take(shown(needs.len(), most))
        .map(need_row)
        .collect();
    let more = needs.len() - rows.len();
    if more > 0 {
        rows.push(vec![
            Cell::Text(Vec::new()),
            Cell::run(TEXT.run(format!("and {more} more, in the checklist"))),
        ]);
    }
    let table = Table::lay(fonts, &columns, rows, Ink::Hair);
    flow.table(
        15.0,
        Some(section(fonts, "What we need from you", measure)),
        table,
    );
}

/// One line more is shown rather than counted.
fn shown(there: usize, most: usize) -> usize {
    if there <= most + 1 { there } else { most }
}

fn need_row(need: &Need) -> Vec<Cell> {
    let late = need.state == ItemState::Late;
    let by = match need.due {
        Some(due) if late => format!("{}, late", day_date(due)),
        Some(due) => day_date(due),
        None => "soon".to_owned(),
    };
    vec![
        Cell::Mark(marks::state(need.state), 9.0, 0.5),
        Cell::run(TEXT.bold().run(glue(&need.what))),
        Cell::run(TEXT.run(&need.who)),
        Cell::run(TEXT.bold().run(by)),
        Cell::run(TEXT.run(glue(&need.why))),
    ]
}

fn orders(fonts: &Fonts, content: &Content, most: usize, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("Order", 40.0),
        Column::new("What", 124.0),
        Column::new("Numbers", 56.0).right().gap(14.0),
        Column::new("State", measure - 324.0),
        Column::new("Asked for", 52.0),
        Column::new("Confirmed", 52.0).gap(0.0),
    ];
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), short_date);
    let row = |line: &OrderLine| {
        let confirmed = if line.confirmed.is_some() {
            TEXT.bold()
        } else {
            TEXT
        };
        vec![
            Cell::run(TEXT.bold().run(&line.name)),
            Cell::run(TEXT.run(&line.what)),
            Cell::run(TEXT.run(line.numbers.to_string())),
            Cell::run(TEXT.run(glue(&line.state))),
            Cell::run(TEXT.run(day(line.asked))),
            Cell::run(confirmed.run(day(line.confirmed))),
        ]
    };
    let lines = &content.orders;
    let mut rows: Vec<Vec<Cell>> = lines
        .iter()
        .take(shown(lines.len(), most))
        .map(row)
        .collect();
    let left = lines.iter().skip(rows.len());
    let (more, numbers) = left.fold((0, 0), |(n, sum), line| (n + 1, sum + line.numbers));
    let aside = |what: String, numbers: usize, state: &str| {
        vec![
            Cell::Text(Vec::new()),
            Cell::run(TEXT.run(what)),
            Cell::run(TEXT.run(numbers.to_string())),
            Cell::run(TEXT.run(state)),
        ]
    };
    if more > 0 {
        rows.push(aside(
            format!("{more} more orders"),
            numbers,
            "see the checklist",
        ));
    }
    if content.not_moved.0 > 0 {
        rows.push(aside(
            "Not moved".to_owned(),
            content.not_moved.0,
            &content.not_moved.1,
        ));
    }
    let table = Table::lay(fonts, &columns, rows, Ink::Hair);
    flow.table(
        15.0,
        Some(section(fonts, &content.orders_heading, measure)),
        table,
    );
}

fn two_columns(fonts: &Fonts, content: &Content, limits: Limits, measure: f32) -> Piece {
    let width = (measure - 24.0) / 2.0;
    let column = |heading: &str, lines: &[String], most: usize, none: &str| {
        let mut piece = section(fonts, heading, width);
        piece.height -= 2.0;
        for line in lines.iter().take(most) {
            let mut text = paragraph(fonts, &[BODY.run(glue(line))], width, Align::Left);
            text.height += 3.0;
            piece.stack(text);
        }
        let more = lines.len().saturating_sub(most);
        if more > 0 {
            piece.stack(plain(fonts, &format!("And {more} more."), BODY, width));
        }
        if lines.is_empty() {
            piece.stack(plain(fonts, none, BODY, width));
        }
        piece
    };
    let left = column(
        &content.changed_heading,
        &content.changes,
        limits.changes,
        "Nothing.",
    );
    let right = column(
        "What could still go wrong",
        &content.risks,
        limits.risks,
        "Nothing is known that would move the dates.",
    );
    let mut piece = Piece::space(left.height.max(right.height));
    piece.place(left, 0.0, 0.0);
    piece.place(right, width + 24.0, 0.0);
    piece
}

#[cfg(test)]
mod tests;

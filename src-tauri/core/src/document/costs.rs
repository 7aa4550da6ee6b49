//! The cost sheet on paper: what is owed and planned by order and account, what may come, what a slip adds.
//!
//! Sums say that they are sums of what is known. A line that nobody knows stands as such and is never nothing.

use chrono::NaiveDate;

use crate::{
    cost::{Costs, Line, Sheet, Sure, Total},
    snapshot::Snapshot,
};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{SMALL, TEXT, brand, heading, running, title},
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    text::{Align, Style, paragraph, plain},
    words::{count, date, days_on_paper, glue},
};

const TITLE: &str = "Cost sheet";
const NOTE: Style = Style::new(7.5, 10.5).ink(Ink::Soft);

/// The cost sheet as a document, for a day in the project's zone.
pub fn costs(
    snapshot: &Snapshot,
    costs: &Costs,
    today: NaiveDate,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let settings = &snapshot.settings;
    let pages = pages(fonts, snapshot, costs, today, record, paper);
    let metadata = Metadata {
        title: format!("{TITLE}, {}", settings.client),
        author: settings.consultant.clone(),
        subject: format!("State of {}", date(today)).replace('\u{a0}', " "),
        made: record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn pages(
    fonts: &Fonts,
    snapshot: &Snapshot,
    costs: &Costs,
    today: NaiveDate,
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
    let settings = &snapshot.settings;
    let state = format!("State of {}", date(today));
    let head = running(fonts, TITLE, &state, measure);
    let mut flow = Flow::new(fonts, shape, head, Piece::default());
    flow.put(brand(fonts, &settings.consultant, &state, measure));
    let subtitle = format!(
        "{}, {}, {}",
        settings.client,
        count(costs.orders.len(), "order", "orders"),
        count(costs.accounts.len(), "losing account", "losing accounts")
    );
    flow.put(title(fonts, TITLE, &subtitle, measure));
    flow.put(sums(fonts, costs, measure));
    let orders: Vec<Line4<'_>> = costs
        .orders
        .iter()
        .flat_map(|order| group(&order.name, &order.sheet))
        .collect();
    table(fonts, "1", "Orders", "Order", &orders, measure, &mut flow);
    let accounts: Vec<Line4<'_>> = costs
        .accounts
        .iter()
        .flat_map(|account| group(&account.name, &account.sheet))
        .collect();
    table(
        fonts,
        "2",
        "Losing accounts",
        "Account",
        &accounts,
        measure,
        &mut flow,
    );
    let perhaps: Vec<Line4<'_>> = costs
        .perhaps
        .iter()
        .map(|line| Line4 {
            of: "",
            line,
            first: true,
        })
        .collect();
    table(
        fonts,
        "3",
        "Only if it happens",
        "",
        &perhaps,
        measure,
        &mut flow,
    );
    let slips: Vec<Line4<'_>> = costs
        .orders
        .iter()
        .map(|order| Line4 {
            of: &order.name,
            line: &order.slip,
            first: true,
        })
        .collect();
    let slip = format!("A slip of {}", count(costs.slip_days.into(), "day", "days"));
    table(fonts, "4", &slip, "Order", &slips, measure, &mut flow);
    flow.gap(4.0);
    let note = "Amounts are without tax. What is not known is asked of the carrier named beside it and is in no sum.";
    flow.put(plain(fonts, note, NOTE, measure));
    flow.finish(&Footer {
        title: format!("{TITLE}\u{a0} ·\u{a0} {}", settings.client),
        record_word: "Record head",
        record,
    })
}

/// A line with what it is of; the name stands at its first line only.
struct Line4<'a> {
    of: &'a str,
    line: &'a Line,
    first: bool,
}

fn group<'a>(of: &'a str, sheet: &'a Sheet) -> impl Iterator<Item = Line4<'a>> {
    sheet
        .lines
        .iter()
        .enumerate()
        .map(move |(place, line)| Line4 {
            of,
            line,
            first: place == 0,
        })
}

/// What is known in all, and what a slip adds.
fn sums(fonts: &Fonts, costs: &Costs, measure: f32) -> Piece {
    let figure = Style::new(14.0, 19.0).bold();
    let slip = format!(
        "a slip of {} adds",
        count(costs.slip_days.into(), "day", "days")
    );
    let cells = [
        (
            amounts(&costs.total, costs.unknown),
            "owed and planned, as far as known".to_owned(),
        ),
        (
            match costs.unknown {
                0 => "all lines".to_owned(),
                n => count(usize::try_from(n).unwrap_or(usize::MAX), "line", "lines"),
            },
            match costs.unknown {
                0 => "are known".to_owned(),
                1 => "is not known".to_owned(),
                _ => "are not known".to_owned(),
            },
        ),
        (amounts(&costs.slip_total, costs.slip_unknown), slip),
    ];
    let widths = [0.42, 0.22, 0.36].map(|share| share * measure);
    let mut piece = Piece::default();
    let mut depth: f32 = 0.0;
    let mut x = 0.0;
    for ((amount, label), width) in cells.into_iter().zip(widths) {
        let mut cell = paragraph(fonts, &[figure.run(amount)], width - 8.0, Align::Left);
        cell.stack(plain(fonts, &label, SMALL, width - 8.0));
        depth = depth.max(cell.height);
        piece.place(cell, x, 6.0);
        x += width;
    }
    piece.rule(0.0, 0.0, measure, 1.0, Ink::Black);
    piece.rule(0.0, 12.0 + depth, measure, 1.0, Ink::Black);
    piece.height = 13.0 + depth;
    piece
}

/// `1,302.00 USD and 40.00 CAD`, `not known`.
fn amounts(total: &[Total], unknown: u32) -> String {
    let known: Vec<String> = total
        .iter()
        .map(|total| format!("{}\u{a0}{}", total.amount.words(), total.currency))
        .collect();
    match (known.is_empty(), unknown) {
        (true, 0) => "nothing".to_owned(),
        (true, _) => "not known".to_owned(),
        _ => known.join(" and "),
    }
}

fn table(
    fonts: &Fonts,
    number: &str,
    words: &str,
    of: &str,
    lines: &[Line4<'_>],
    measure: f32,
    flow: &mut Flow<'_>,
) {
    if lines.is_empty() {
        return;
    }
    let first = if of.is_empty() { 0.0 } else { 86.0 };
    let mut columns = vec![
        Column::new("What", 96.0),
        Column::new(
            "How it is worked out",
            measure - first - 96.0 - 112.0 - 76.0,
        ),
        Column::new("Source", 112.0),
        Column::new("Amount", 76.0).right().gap(0.0),
    ];
    if !of.is_empty() {
        columns.insert(0, Column::new(of, first));
    }
    let rows = lines
        .iter()
        .map(|entry| {
            let line = entry.line;
            let style = if line.is_unknown() { TEXT.bold() } else { TEXT };
            let mut cells = vec![
                Cell::run(TEXT.run(&line.what)),
                Cell::run(TEXT.run(capital(&glue(&days_on_paper(&line.basis))))),
                Cell::run(TEXT.ink(Ink::Soft).run(glue(&days_on_paper(&line.source)))),
                Cell::run(style.run(amount(line))),
            ];
            if !of.is_empty() {
                let name = if entry.first { entry.of } else { "" };
                cells.insert(0, Cell::run(TEXT.bold().run(name)));
            }
            cells
        })
        .collect();
    let aside = aside(lines);
    let heading = heading(fonts, number, words, &aside, measure);
    flow.table(
        15.0,
        Some(heading),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

fn amount(line: &Line) -> String {
    match (line.amount, line.sure) {
        (Some(amount), _) => format!("{}\u{a0}{}", amount.words(), line.currency),
        (None, Sure::Nothing) => "none".to_owned(),
        (None, _) => "not known".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

/// How many lines nobody knows.
fn aside(lines: &[Line4<'_>]) -> String {
    let unknown = lines.iter().filter(|entry| entry.line.is_unknown()).count();
    match unknown {
        0 => String::new(),
        n => format!("{} not known", count(n, "line", "lines")),
    }
}

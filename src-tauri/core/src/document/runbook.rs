//! The runbook on paper, in large type for a dark room: page by page whom to call, each step with boxes to write in,
//! each decision with what it rests on, and what to do when something breaks.

use chrono::{NaiveDate, Timelike as _};

use crate::{
    runbook::{Gate, Part, Runbook, Step, StepKind},
    window::Window,
    zone,
};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{brand, running},
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    text::{Align, Style, paragraph, plain},
    words::glue,
};

const BODY: Style = Style::new(10.0, 14.0);
const STEP: Style = Style::new(11.0, 14.5);
const TIME: Style = Style::new(15.0, 18.0).bold();
const DETAIL: Style = Style::new(9.0, 12.0).ink(Ink::Soft);
const SECTION: Style = Style::new(14.0, 18.0).bold();
const LABEL: Style = Style::new(8.0, 11.0);
const ROW: f32 = 5.0;

/// What the runbook of nights is printed for.
#[derive(Debug)]
pub struct RunbookInput<'a> {
    /// The client.
    pub client: &'a str,
    /// Who plans the port.
    pub consultant: &'a str,
    /// The nights, in order.
    pub books: &'a [Runbook],
    /// The record that the pages show the state of.
    pub record: &'a RecordHead,
    /// The paper.
    pub paper: Paper,
}

/// The runbook of one or several nights as a document.
pub fn runbook(input: &RunbookInput<'_>) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let name = match input.books {
        [one] => format!("Cutover runbook {}", one.name),
        _ => "Cutover runbooks".to_owned(),
    };
    let pages = pages(fonts, input, &name);
    let metadata = Metadata {
        title: format!("{name}, {}", input.client),
        author: input.consultant.to_owned(),
        subject: "Cutover".to_owned(),
        made: input.record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn pages(fonts: &Fonts, input: &RunbookInput<'_>, name: &str) -> Vec<Page> {
    let shape = Shape {
        paper: input.paper,
        landscape: false,
        first_top: 48.0,
        later_top: 52.0,
    };
    let measure = shape.measure();
    let at_hand = match input.books {
        [one] => at_hand(one),
        _ => String::new(),
    };
    let running = running(fonts, name, &at_hand, measure);
    let mut flow = Flow::new(fonts, shape, running, Piece::default());
    for (place, book) in input.books.iter().enumerate() {
        if place > 0 {
            notes(fonts, measure, &mut flow);
            flow.turn();
        }
        front(fonts, input, book, measure, &mut flow);
        night(fonts, book, measure, &mut flow);
        last(fonts, book, measure, &mut flow);
    }
    flow.finish(&Footer {
        title: format!("{name}\u{a0} ·\u{a0} {}", input.client),
        record_word: "Record head",
        record: input.record,
    })
}

/// The two telephone numbers that one needs at hand on every page.
fn at_hand(book: &Runbook) -> String {
    let known: Vec<String> = book
        .contacts
        .iter()
        .filter(|contact| !contact.telephone.is_empty())
        .take(2)
        .map(|contact| format!("{} {}", contact.role, contact.telephone))
        .collect();
    known.join("\u{a0}  ·\u{a0}  ")
}

fn day(date: NaiveDate) -> String {
    date.format("%a\u{a0}%b\u{a0}%-d").to_string()
}

fn front(
    fonts: &Fonts,
    input: &RunbookInput<'_>,
    book: &Runbook,
    measure: f32,
    flow: &mut Flow<'_>,
) {
    flow.put(brand(
        fonts,
        input.consultant,
        "Printed for the night; the program is the record",
        measure,
    ));
    let title = format!("Cutover runbook, {}", book.name);
    let mut head = plain(fonts, &title, Style::new(24.0, 29.0).bold(), measure);
    let about = format!(
        "{} numbers of {}, {} to {}",
        book.numbers,
        input.client,
        book.losing.join(" and "),
        book.gaining
    );
    head.stack(plain(
        fonts,
        &about,
        Style::new(12.0, 16.0).ink(Ink::Soft),
        measure,
    ));
    head.height += 12.0;
    flow.put(head);
    let Some(times) = &book.times else {
        flow.put(plain(
            fonts,
            "No date can be had for this cutover yet, so there are no steps.",
            BODY,
            measure,
        ));
        return;
    };
    let window = Window {
        date: times.starts.date(),
        start: times.starts.time(),
        end: times.ends.time(),
        zone: book.zone.clone(),
    };
    let zone_name = zone::short_name(&book.zone);
    let hours = if window.is_fixed() {
        format!("{} {zone_name}, fixed", clock(window.start))
    } else {
        format!(
            "{} to {} {zone_name}",
            clock(window.start),
            clock(window.end)
        )
    };
    let first = book.part(Part::Night).next();
    let back = times
        .starts
        .checked_add_signed(chrono::TimeDelta::hours(times.snapback.0.into()))
        .unwrap_or(times.starts);
    let confirmed = if times.confirmed {
        "Port (FOC confirmed)"
    } else {
        "Port (asked for, not confirmed)"
    };
    let boxes = [
        (
            "On the line from",
            first.map_or_else(String::new, |step| day(step.at.date())),
            first.map_or_else(String::new, |step| {
                format!("{} {zone_name}", clock(step.at.time()))
            }),
        ),
        (confirmed, day(window.date), hours),
        (
            "Way back closes (snapback)",
            day(back.date()),
            format!("{} h from ______", times.snapback.0),
        ),
    ];
    flow.put(three(fonts, &boxes, measure));
    flow.put(intro(fonts, book, &zone_name, measure));
    contacts(fonts, book, measure, flow);
    before(fonts, book, measure, flow);
}

fn clock(time: chrono::NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Three framed fields in a row: label, day, hours.
fn three(fonts: &Fonts, boxes: &[(&str, String, String); 3], measure: f32) -> Piece {
    let (width, height) = (measure / 3.0, 62.0);
    let mut piece = Piece::space(height + 12.0);
    for (place, (label, big, small)) in boxes.iter().enumerate() {
        let x = width * f32::from(u8::try_from(place).unwrap_or(0));
        piece.frame((x, 0.0), (width, height), 0.9, Ink::Black);
        let inner = width - 20.0;
        piece.place(plain(fonts, label, LABEL, inner), x + 10.0, 5.0);
        piece.place(
            plain(fonts, big, Style::new(18.0, 23.0).bold(), inner),
            x + 10.0,
            17.0,
        );
        piece.place(plain(fonts, small, STEP, inner), x + 10.0, 40.0);
    }
    piece
}

fn intro(fonts: &Fonts, book: &Runbook, zone_name: &str, measure: f32) -> Piece {
    let mut runs = vec![BODY.run(format!("All times are {zone_name}, 24-hour clock. "))];
    match &book.test_code {
        Some(code) => {
            runs.push(BODY.run("Test 911 with "));
            runs.push(BODY.bold().run(code.clone()));
            runs.push(BODY.run(" only. "));
        }
        None => runs.push(
            BODY.run("The platform states no 911 test code: ask it for one before the night. "),
        ),
    }
    runs.push(BODY.bold().run("Never dial 911 to test."));
    if let Some(at) = book.last_change {
        runs.push(BODY.run(format!(
            " The date can be changed until {}, {}.",
            day(at.date()),
            clock(at.time())
        )));
    }
    paragraph(fonts, &runs, measure, Align::Left)
}

fn section(fonts: &Fonts, words: &str, measure: f32) -> Piece {
    let mut piece = plain(fonts, words, SECTION, measure);
    piece.height += 6.0;
    piece
}

fn contacts(fonts: &Fonts, book: &Runbook, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("Role", 142.0),
        Column::new("Name or case", 122.0),
        Column::new("Telephone", 100.0),
        Column::new("Reachable", measure - 364.0).gap(0.0),
    ];
    let text = Style::new(10.5, 14.0);
    let or_line = |words: &str| {
        let words = if words.is_empty() {
            "____________"
        } else {
            words
        };
        words.to_owned()
    };
    let rows = book
        .contacts
        .iter()
        .map(|contact| {
            vec![
                Cell::run(text.run(contact.role.clone())),
                Cell::run(text.run(or_line(&contact.name))),
                Cell::run(text.bold().run(or_line(&contact.telephone))),
                Cell::run(text.run(contact.reachable.clone())),
            ]
        })
        .collect();
    flow.table(
        14.0,
        Some(section(fonts, "Who to call", measure)),
        Table::lay_with(fonts, &columns, rows, Ink::Hair, ROW),
    );
}

/// The steps of the weeks around the night: a row each, with room for the day it was done.
fn days(fonts: &Fonts, steps: &[&Step], measure: f32) -> Table {
    let columns = [
        Column::new("Planned", 76.0),
        Column::new("Step", measure - 258.0),
        Column::new("Owner", 88.0),
        Column::new("Done on", 60.0),
        Column::new("OK", 34.0).center(),
    ];
    let rows = steps
        .iter()
        .map(|step| {
            let when = if step.whole_day {
                day(step.at.date())
            } else {
                format!("{}, {}", day(step.at.date()), clock(step.at.time()))
            };
            let mut text = vec![vec![STEP.run(glue(&step.title))]];
            if !step.detail.is_empty() {
                text.push(vec![DETAIL.run(glue(&step.detail))]);
            }
            vec![
                Cell::run(Style::new(10.0, 14.5).bold().run(when)),
                Cell::Text(text),
                Cell::run(Style::new(10.0, 14.5).run(step.owner.clone())),
                Cell::Mark(blank(50.0, 18.0), 50.0, 0.0),
                Cell::Mark(blank(13.0, 13.0), 13.0, 0.5),
            ]
        })
        .collect();
    Table::lay_with(fonts, &columns, rows, Ink::Hair, ROW)
}

fn before(fonts: &Fonts, book: &Runbook, measure: f32, flow: &mut Flow<'_>) {
    let mut steps: Vec<&Step> = Vec::new();
    let mut number = 0;
    let heading = || Some(section(fonts, "Before the night", measure));
    let mut first = true;
    for step in book.part(Part::Before) {
        if let StepKind::Gate(gate) = &step.kind {
            if !steps.is_empty() {
                let title = if first { heading() } else { None };
                let table = days(fonts, &steps, measure);
                fitted(fonts, (16.0, title), table, measure, flow);
                steps.clear();
                first = false;
            }
            number += 1;
            flow.gap(12.0);
            flow.put(gate_box(fonts, number, step, gate, measure));
        } else {
            steps.push(step);
        }
    }
    if !steps.is_empty() {
        let title = if first { heading() } else { None };
        let table = days(fonts, &steps, measure);
        fitted(fonts, (14.0, title), table, measure, flow);
    }
}

/// An empty box to write in.
fn blank(width: f32, height: f32) -> Piece {
    let mut piece = Piece::space(height);
    piece.frame((0.0, 0.0), (width, height), 0.9, Ink::Black);
    piece
}

fn gates_before(book: &Runbook) -> usize {
    book.part(Part::Before)
        .filter(|step| step.gate().is_some())
        .count()
}

fn night(fonts: &Fonts, book: &Runbook, measure: f32, flow: &mut Flow<'_>) {
    let Some(times) = &book.times else { return };
    notes(fonts, measure, flow);
    flow.turn();
    let title = format!("{}: cut over and prove", times.starts.format("%A"));
    let mut heading = Some(section(fonts, &title, measure));
    let mut rows = Vec::new();
    let mut number = 0;
    let mut gates = gates_before(book);
    for step in book.part(Part::Night) {
        if let StepKind::Gate(gate) = &step.kind {
            if !rows.is_empty() {
                let table = steps_table(fonts, std::mem::take(&mut rows), measure);
                fitted(fonts, (10.0, heading.take()), table, measure, flow);
            }
            gates += 1;
            flow.gap(12.0);
            flow.put(gate_box(fonts, gates, step, gate, measure));
        } else {
            number += 1;
            rows.push(step_row(number, step));
        }
    }
    if !rows.is_empty() {
        let table = steps_table(fonts, rows, measure);
        fitted(fonts, (12.0, heading.take()), table, measure, flow);
    }
    notes(fonts, measure, flow);
}

/// Room that is left over becomes lines to write on.
fn notes(fonts: &Fonts, measure: f32, flow: &mut Flow<'_>) {
    if flow.room() < 96.0 {
        return;
    }
    flow.gap(14.0);
    flow.put(section(fonts, "Notes", measure));
    while flow.room() > 30.0 {
        let mut line = Piece::space(24.0);
        line.rule(0.0, 23.0, measure, 0.6, Ink::Hair);
        flow.put(line);
    }
}

/// Puts a table on this page, or fills the page and puts it on the next.
fn fitted(
    fonts: &Fonts,
    (gap, heading): (f32, Option<Piece>),
    table: Table,
    measure: f32,
    flow: &mut Flow<'_>,
) {
    let rows: f32 = table.rows.iter().map(|row| row.height).sum();
    let above = heading.as_ref().map_or(0.0, |heading| heading.height);
    if gap + above + table.head.height + rows + 1.0 > flow.room() {
        notes(fonts, measure, flow);
    }
    flow.table(gap, heading, table);
}

fn steps_table(fonts: &Fonts, rows: Vec<Vec<Cell>>, measure: f32) -> Table {
    let columns = [
        Column::new("", 20.0).gap(0.0),
        Column::new("Planned", 58.0),
        Column::new("Step", measure - 286.0),
        Column::new("Owner", 78.0),
        Column::new("Began", 52.0),
        Column::new("Ended", 52.0),
        Column::new("OK", 26.0).center(),
    ];
    Table::lay_with(fonts, &columns, rows, Ink::Hair, 6.0)
}

fn step_row(number: usize, step: &Step) -> Vec<Cell> {
    let mut text = vec![vec![STEP.bold().run(glue(&step.title))]];
    if !step.detail.is_empty() {
        text.push(vec![DETAIL.run(glue(&step.detail))]);
    }
    let limit = step.kind == StepKind::Limit;
    let minutes = if limit {
        "limit".to_owned()
    } else {
        format!("{} min", step.minutes)
    };
    let write = |width: f32, height: f32| {
        if limit {
            Cell::Text(Vec::new())
        } else {
            Cell::Mark(blank(width, height), width, 1.0)
        }
    };
    vec![
        Cell::run(STEP.run(number.to_string())),
        Cell::Text(vec![
            vec![TIME.run(clock(step.at.time()))],
            vec![DETAIL.run(minutes)],
        ]),
        Cell::Text(text),
        Cell::run(Style::new(10.0, 14.5).run(step.owner.clone())),
        write(42.0, 21.0),
        write(42.0, 21.0),
        write(14.0, 14.0),
    ]
}

/// A decision: a black bar, what it rests on, two boxes and a line to sign.
fn gate_box(fonts: &Fonts, number: usize, step: &Step, gate: &Gate, measure: f32) -> Piece {
    let bar = Style::new(12.5, 17.0).bold().ink(Ink::White);
    let inner = measure - 20.0;
    let mut body = Piece::default();
    let column = inner / 2.0;
    let mut line = 0.0_f32;
    for pair in gate.conditions.chunks(2) {
        let mut depth = 0.0_f32;
        for (place, condition) in pair.iter().enumerate() {
            let x = column * f32::from(u8::try_from(place).unwrap_or(0));
            let words = plain(fonts, &glue(&condition.text), BODY, column - 24.0);
            depth = depth.max(words.height);
            body.frame((x, line + 2.5), (9.5, 9.5), 0.9, Ink::Black);
            body.place(words, x + 17.0, line);
        }
        line += depth + 2.0;
    }
    line += 12.0;
    let word = Style::new(13.0, 17.0).bold();
    let mut x = 0.0;
    for answer in [gate.answers.0, gate.answers.1] {
        let answer = answer.to_uppercase();
        body.frame((x, line), (15.0, 15.0), 1.4, Ink::Black);
        body.place(plain(fonts, &answer, word, 160.0), x + 21.0, line - 1.0);
        x += 21.0 + fonts.width(&answer, word.size, word.weight) + 18.0;
    }
    let signature = (x + 96.0).max(inner * 0.5);
    body.rule(
        x,
        line + 16.0,
        (signature - x - 14.0).max(40.0),
        0.9,
        Ink::Black,
    );
    body.place(plain(fonts, "Time", LABEL, 60.0), x, line + 17.0);
    body.rule(signature, line + 16.0, inner - signature, 0.9, Ink::Black);
    let decides = format!("{} decides; signature", step.owner);
    body.place(
        plain(fonts, &decides, LABEL, inner - signature),
        signature,
        line + 17.0,
    );
    line += 34.0;
    let no = Style::new(9.5, 13.0);
    let words = [
        no.bold()
            .run(format!("If {}: ", gate.answers.1.to_lowercase())),
        no.run(glue(&gate.if_no)),
    ];
    let words = paragraph(fonts, &words, inner, Align::Left);
    let height = words.height;
    body.place(words, 0.0, line);
    line += height;
    let mut piece = Piece::space(26.0 + line + 20.0);
    piece.fill(0.0, 0.0, measure, 24.0, Ink::Black);
    let title = format!("GATE {number}\u{a0}\u{a0} {}", gate.question);
    piece.place(plain(fonts, &title, bar, inner * 0.75), 10.0, 3.5);
    let when = if step.whole_day {
        day(step.at.date())
    } else {
        format!("{} {}", step.at.format("%a"), clock(step.at.time()))
    };
    piece.place(
        paragraph(fonts, &[bar.run(when)], inner, Align::Right),
        10.0,
        3.5,
    );
    piece.place(body, 10.0, 33.0);
    piece.frame(
        (0.7, 0.7),
        (measure - 1.4, 26.0 + line + 18.0),
        1.4,
        Ink::Black,
    );
    piece
}

fn last(fonts: &Fonts, book: &Runbook, measure: f32, flow: &mut Flow<'_>) {
    if book.times.is_none() {
        return;
    }
    flow.turn();
    let columns = [
        Column::new("What you see", 184.0),
        Column::new("What you do", measure - 184.0).gap(0.0),
    ];
    let text = Style::new(10.5, 14.0);
    let rows = book
        .troubles
        .iter()
        .map(|trouble| {
            vec![
                Cell::run(text.bold().run(glue(&trouble.seen))),
                Cell::run(text.run(glue(&trouble.does))),
            ]
        })
        .collect();
    flow.table(
        0.0,
        Some(section(fonts, "If something breaks", measure)),
        Table::lay_with(fonts, &columns, rows, Ink::Hair, ROW),
    );
    let steps: Vec<&Step> = book.part(Part::After).collect();
    let heading = Some(section(fonts, "After the night", measure));
    let table = days(fonts, &steps, measure);
    fitted(fonts, (16.0, heading), table, measure, flow);
}

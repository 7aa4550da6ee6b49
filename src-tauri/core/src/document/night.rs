//! The signed record of a night: who, when, every step, every decision, every result, and the head of the record that
//! it was made from.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::{
    night::{NightAct, NightEvent, Test},
    number::TelephoneNumber,
    runbook::{Part, Progress, Runbook, Session, Step},
    snapshot::Snapshot,
    validation::{Cell as Proof, CellState, Matrix, Standing},
    zone,
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
    validation::Testers,
    words::glue,
};

/// Room for the count of a line.
const PLACE: f32 = 22.0;
/// Room for a telephone number.
const NUMBER: f32 = 74.0;

/// What the record of a night is made of.
#[derive(Debug)]
pub struct NightInput<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// Its runbook.
    pub book: &'a Runbook,
    /// Where it stands.
    pub session: &'a Session,
    /// The tests of the night.
    pub matrix: &'a Matrix,
    /// How they stand.
    pub standing: &'a Standing,
    /// Tests in one line each, by column.
    pub labels: &'a [(Test, String)],
    /// The record that the pages show the state of.
    pub record: &'a RecordHead,
    /// The paper.
    pub paper: Paper,
}

/// The record of a night.
pub fn night_record(input: &NightInput<'_>) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let settings = &input.snapshot.settings;
    let name = format!("Record of the night {}", input.book.name);
    let pages = pages(fonts, input, &name);
    let metadata = Metadata {
        title: format!("{name}, {}", settings.client),
        author: settings.consultant.clone(),
        subject: input.book.name.clone(),
        made: input.record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn when(snapshot: &Snapshot, at: DateTime<Utc>) -> String {
    zone::on_clocks(at, &snapshot.settings.zone)
        .format("%b\u{a0}%-d,\u{a0}%H:%M")
        .to_string()
}

fn pages(fonts: &Fonts, input: &NightInput<'_>, name: &str) -> Vec<Page> {
    let shape = Shape {
        paper: input.paper,
        landscape: false,
        first_top: 48.0,
        later_top: 52.0,
    };
    let measure = shape.measure();
    let state = state(input);
    let running = running(fonts, name, &state, measure);
    let mut flow = Flow::new(fonts, shape, running, Piece::default());
    let settings = &input.snapshot.settings;
    let about = input.book.day().map_or_else(String::new, |day| {
        format!("Night of {}", day.format("%A, %B %-d, %Y"))
    });
    flow.put(brand(fonts, &settings.consultant, &about, measure));
    let subtitle = format!(
        "{} numbers of {}, {} to {}. {state}.",
        input.book.numbers,
        settings.client,
        input.book.losing.join(" and "),
        input.book.gaining
    );
    flow.put(title(fonts, name, &subtitle, measure));
    signature(fonts, input, measure, &mut flow);
    steps(fonts, input, measure, &mut flow);
    log(fonts, input, measure, &mut flow);
    results(fonts, input, measure, &mut flow);
    flow.finish(&Footer {
        title: format!("{name}\u{a0} ·\u{a0} {}", settings.client),
        record_word: "Record head",
        record: input.record,
    })
}

fn state(input: &NightInput<'_>) -> String {
    match &input.standing.signed {
        Some(signed) => match signed.word.as_str() {
            "stopped" => format!("Stopped and signed by {}", signed.who),
            "in_spite" => format!("Signed with 911 open by {}", signed.who),
            _ => format!("Signed off by {}", signed.who),
        },
        None => "Not signed".to_owned(),
    }
}

/// Who signed, what was not done, and the whole hash of the record's head.
fn signature(fonts: &Fonts, input: &NightInput<'_>, measure: f32, flow: &mut Flow<'_>) {
    let body = Style::new(9.0, 12.5);
    let mut lines = Vec::new();
    if let Some(signed) = &input.standing.signed {
        lines.push((
            "Signed",
            format!("{}, {}", signed.who, when(input.snapshot, signed.at)),
        ));
        if !signed.text.is_empty() {
            lines.push(("Reason", signed.text.clone()));
        }
    }
    let rest = input.standing.rest();
    lines.push((
        "Not done",
        if rest.is_empty() {
            "nothing: every test is proven".to_owned()
        } else {
            rest
        },
    ));
    for id in &input.book.orders {
        if let Some(order) = input.snapshot.orders.get(id) {
            let at = order.activated_at.map_or_else(
                || "not activated".to_owned(),
                |at| format!("active {}", when(input.snapshot, at)),
            );
            lines.push(("Order", format!("{}: {at}", order.name)));
        }
    }
    lines.push((
        "Record head",
        format!("entry {}, SHA-256", input.record.sequence),
    ));
    let mut piece = Piece::space(6.0);
    for (label, words) in lines {
        let words = paragraph(
            fonts,
            &[body.run(glue(&words))],
            measure - 92.0,
            Align::Left,
        );
        let height = words.height;
        piece.place(plain(fonts, label, body.bold(), 86.0), 0.0, piece.height);
        piece.place(words, 92.0, piece.height);
        piece.height += height + 1.5;
    }
    let hash: Vec<String> = input
        .record
        .hash
        .as_bytes()
        .chunks(8)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    piece.place(
        plain(
            fonts,
            &hash.join(" "),
            Style::new(7.5, 10.0),
            measure - 92.0,
        ),
        92.0,
        piece.height,
    );
    piece.height += 16.0;
    let height = piece.height;
    piece.rule(0.0, 0.0, measure, 1.0, Ink::Black);
    piece.rule(0.0, height - 2.0, measure, 1.0, Ink::Black);
    flow.put(piece);
}

fn steps(fonts: &Fonts, input: &NightInput<'_>, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("1", 17.0).gap(0.0),
        Column::new("Step", measure - 299.0),
        Column::new("Planned", 44.0),
        Column::new("Began", 44.0),
        Column::new("Ended", 44.0),
        Column::new("Late", 40.0),
        Column::new("Who, and what was said", 110.0).gap(0.0),
    ];
    let clock = |at: Option<DateTime<Utc>>| {
        at.map_or_else(
            || "–".to_owned(),
            |at| {
                zone::on_clocks(at, &input.snapshot.settings.zone)
                    .format("%H:%M")
                    .to_string()
            },
        )
    };
    let mut number = 0;
    let rows = input
        .book
        .steps
        .iter()
        .zip(&input.session.steps)
        .filter(|(step, _)| step.part == Part::Night && step.minutes > 0)
        .map(|(step, now)| {
            number += 1;
            let words = match now.progress {
                Progress::Skipped => "left out",
                Progress::Void => "not run",
                Progress::Done => match (step.gate(), now.word.as_str()) {
                    (Some(gate), "no_go") => gate.answers.1,
                    (Some(gate), _) => gate.answers.0,
                    (None, _) => "",
                },
                _ => "open",
            };
            let said: Vec<&str> = [words, now.who.as_str(), now.text.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            let late = match (now.ended.or(now.began), now.late) {
                (None, _) => String::new(),
                (_, 0) => "on time".to_owned(),
                (_, late) => format!("{late:+} min"),
            };
            let style = if step.gate().is_some() {
                TEXT.bold()
            } else {
                TEXT
            };
            vec![
                Cell::run(SMALL.run(number.to_string())),
                Cell::run(style.run(glue(&step.title))),
                Cell::run(TEXT.run(clock(Some(now.planned)))),
                Cell::run(TEXT.run(clock(now.began))),
                Cell::run(TEXT.run(clock(now.ended))),
                Cell::run(TEXT.run(late)),
                Cell::run(TEXT.run(glue(&said.join(", ")))),
            ]
        })
        .collect();
    flow.table(
        12.0,
        Some(heading(
            fonts,
            "1",
            "Every step, planned and real",
            "",
            measure,
        )),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

/// Everything that was recorded, in its order.
fn log(fonts: &Fonts, input: &NightInput<'_>, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("2", 17.0).gap(0.0),
        Column::new("When", 74.0),
        Column::new("What", measure - 211.0),
        Column::new("Who", 120.0).gap(0.0),
    ];
    let rows: Vec<Vec<Cell>> = input
        .snapshot
        .nights
        .events_of(input.book.night)
        .enumerate()
        .map(|(place, event)| {
            vec![
                Cell::run(SMALL.run((place + 1).to_string())),
                Cell::run(TEXT.run(when(input.snapshot, event.at))),
                Cell::run(TEXT.run(glue(&happened(input.book, event)))),
                Cell::run(TEXT.run(event.who.clone())),
            ]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    flow.table(
        14.0,
        Some(heading(
            fonts,
            "2",
            "What was recorded, in its order",
            "",
            measure,
        )),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

fn happened(book: &Runbook, event: &NightEvent) -> String {
    let step: Option<&Step> = book.step(&event.step);
    let title = step.map_or(event.step.as_str(), |step| step.title.as_str());
    let words = match event.act {
        NightAct::Begin => format!("Begun: {title}"),
        NightAct::Done => format!("Done: {title}"),
        NightAct::Skip => format!("Left out: {title}"),
        NightAct::Reopen if event.opens_the_night() => "The night is open again".to_owned(),
        NightAct::Reopen => format!("Open again: {title}"),
        NightAct::Decide => {
            let answers = step.and_then(|step| step.gate()).map(|gate| gate.answers);
            let word = answers.map_or(event.word.as_str(), |(go, no)| {
                if event.word == "go" { go } else { no }
            });
            format!("{title}: {word}")
        }
        NightAct::Hold => "Held".to_owned(),
        NightAct::Resume => "Goes on".to_owned(),
        NightAct::Note => "Note".to_owned(),
        NightAct::Sign => "Signed".to_owned(),
    };
    if event.text.is_empty() {
        words
    } else {
        format!("{words}. {}", event.text)
    }
}

/// Every result: who tested when, a line a number; what was noted stands once below.
fn results(fonts: &Fonts, input: &NightInput<'_>, measure: f32, flow: &mut Flow<'_>) {
    let testers = Testers::of(input.matrix);
    let tests = f32::from(u8::try_from(input.labels.len()).unwrap_or(20)).max(1.0);
    let width = ((measure - NUMBER - PLACE) / tests).min(72.0);
    let mut columns = vec![
        Column::new("3", PLACE).gap(0.0),
        Column::new("Number", NUMBER),
    ];
    columns.extend(
        input
            .labels
            .iter()
            .map(|(_, label)| Column::new(label, width).center()),
    );
    let rows: Vec<Vec<Cell>> = input
        .matrix
        .rows
        .iter()
        .enumerate()
        .filter_map(|(place, row)| {
            let number = input.snapshot.numbers.get(&row.number)?;
            let mut cells = vec![
                Cell::run(SMALL.run((place + 1).to_string())),
                Cell::run(TEXT.run(unbroken(number.tn))),
            ];
            cells.extend(
                row.cells
                    .iter()
                    .map(|cell| result(input.snapshot, &testers, cell)),
            );
            Some(cells)
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    flow.table(
        14.0,
        Some(heading(
            fonts,
            "3",
            "Every result",
            &testers.legend().join(", "),
            measure,
        )),
        Table::lay_with(fonts, &columns, rows, Ink::Hair, 2.4),
    );
    notes(fonts, input, measure, flow);
}

/// `JO 20:10`; what failed or is open in bold on its ground.
fn result(snapshot: &Snapshot, testers: &Testers<'_>, cell: &Proof) -> Cell {
    let by = || match cell.at {
        Some(at) => {
            let at = zone::on_clocks(at, &snapshot.settings.zone);
            format!("{}\u{a0}{}", testers.sign(&cell.tester), at.format("%H:%M"))
        }
        None => String::new(),
    };
    let heavy = |words: String| {
        let words = Cell::run(SMALL.bold().run(words));
        Cell::Ground(Box::new(words), Ink::Marked)
    };
    match cell.state {
        CellState::Passed => Cell::run(SMALL.run(by())),
        CellState::Failed => heavy(format!("failed {}", by())),
        CellState::Open => heavy("open".to_owned()),
        CellState::LeftOut => Cell::run(SMALL.run("not sampled")),
        CellState::None if !cell.tester.is_empty() => Cell::run(SMALL.run(format!("n/a {}", by()))),
        CellState::None => Cell::run(SMALL.run("–")),
    }
}

/// What was noted of results, each note once with the numbers that it is of.
fn notes(fonts: &Fonts, input: &NightInput<'_>, measure: f32, flow: &mut Flow<'_>) {
    let mut noted: BTreeMap<(usize, &str), Vec<TelephoneNumber>> = BTreeMap::new();
    for row in &input.matrix.rows {
        let Some(number) = input.snapshot.numbers.get(&row.number) else {
            continue;
        };
        for (place, cell) in row.cells.iter().enumerate() {
            if !cell.note.is_empty() && !cell.tester.is_empty() {
                let of = noted.entry((place, &cell.note)).or_default();
                of.push(number.tn);
            }
        }
    }
    if noted.is_empty() {
        return;
    }
    let columns = [
        Column::new("4", PLACE).gap(0.0),
        Column::new("Test", 92.0),
        Column::new("Note", 180.0),
        Column::new("Numbers", measure - PLACE - 272.0).gap(0.0),
    ];
    let rows = noted
        .into_iter()
        .enumerate()
        .map(|(at, ((place, note), numbers))| {
            let label = input.labels.get(place).map_or("", |(_, label)| label);
            let numbers: Vec<String> = numbers
                .chunk_by(|one, next| one.next() == Some(*next))
                .map(run_words)
                .collect();
            vec![
                Cell::run(SMALL.run((at + 1).to_string())),
                Cell::run(TEXT.run(label)),
                Cell::run(TEXT.run(glue(note))),
                Cell::run(TEXT.run(numbers.join(", "))),
            ]
        })
        .collect();
    flow.table(
        14.0,
        Some(heading(fonts, "4", "What was noted", "", measure)),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

fn unbroken(tn: TelephoneNumber) -> String {
    tn.dashed().replace('-', "\u{2011}")
}

/// `608-555-0110 to 608-555-0161`, or the one number.
fn run_words(run: &[TelephoneNumber]) -> String {
    match run {
        [] => String::new(),
        [one] => unbroken(*one),
        [first, .., last] => format!("{} to {}", unbroken(*first), unbroken(*last)),
    }
}

//! The validation record on paper, landscape: numbers × tests with who and when, tallies above, the signature below.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    night::Test,
    number::{Number, Use},
    runbook::Runbook,
    snapshot::Snapshot,
    validation::{Cell as Proof, CellState, Matrix, Row, Standing, Tally},
    zone,
};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{SMALL, TEXT, brand, running, title},
    marks,
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    text::{Align, Style, paragraph, plain},
    words::glue,
};

/// Rows stand close: a night of 150 numbers has to be followed on a few sheets.
const ROW_PADDING: f32 = 1.5;
/// Room for `Tester, time`.
const TESTER: f32 = 52.0;
/// Room behind the tests, whose columns and grounds touch.
const ASIDE: f32 = 7.0;
/// Numbers of one exchange are alike but for their last four digits.
const EXCHANGE: u64 = 10_000;

/// What a validation record is made of.
#[derive(Debug)]
pub struct ValidationInput<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// The night.
    pub book: &'a Runbook,
    /// Its tests.
    pub matrix: &'a Matrix,
    /// How it stands.
    pub standing: &'a Standing,
    /// Heads of the columns, two lines each.
    pub heads: &'a BTreeMap<Test, [String; 2]>,
    /// Decisions that hold, in words.
    pub decisions: &'a [String],
    /// The record that the pages show the state of.
    pub record: &'a RecordHead,
    /// The paper.
    pub paper: Paper,
}

/// The validation record of a night.
pub fn validation_record(input: &ValidationInput<'_>) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let settings = &input.snapshot.settings;
    let name = format!("Validation record {}", input.book.name);
    let pages = pages(fonts, input, &name);
    let metadata = Metadata {
        title: format!("{name}, {}", settings.client),
        author: settings.consultant.clone(),
        subject: input.book.name.clone(),
        made: input.record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn pages(fonts: &Fonts, input: &ValidationInput<'_>, name: &str) -> Vec<Page> {
    let shape = Shape {
        paper: input.paper,
        landscape: true,
        first_top: 40.0,
        later_top: 46.0,
    };
    let measure = shape.measure();
    let against = input.standing.against();
    let at_hand = if against.is_empty() {
        "911 is proven for every line".to_owned()
    } else {
        against.clone()
    };
    let running = running(fonts, name, &at_hand, measure);
    let mut flow = Flow::new(fonts, shape, running, Piece::default());
    let settings = &input.snapshot.settings;
    let active = input
        .book
        .orders
        .iter()
        .filter_map(|id| input.snapshot.orders.get(id)?.activated_at)
        .max()
        .map_or_else(
            || format!("{}, not active yet", input.book.name),
            |at| {
                format!(
                    "{}, activated {} {}",
                    input.book.name,
                    zone::on_clocks(at, &input.snapshot.settings.zone)
                        .format("%a, %b %-d, %Y, %H:%M"),
                    zone::short_name(&settings.zone)
                )
            },
        );
    flow.put(brand(fonts, &settings.consultant, &active, measure));
    let state = match &input.standing.signed {
        Some(signed) => format!("Signed off by {}.", signed.who),
        None if against.is_empty() => "It can be signed.".to_owned(),
        None => format!("Sign-off is blocked: {against}."),
    };
    let about = format!(
        "{} numbers, {} to {}. {state}",
        input.book.numbers,
        input.book.losing.join(" and "),
        input.book.gaining
    );
    flow.put(title(fonts, "Validation record", &about, measure));
    let columns = columns(input, measure);
    flow.table(0.0, None, tallies(fonts, input, &columns));
    flow.table(
        10.0,
        None,
        Table::lay_groups(
            fonts,
            &columns,
            groups(fonts, input, measure),
            Ink::Hair,
            ROW_PADDING,
        ),
    );
    sign_off(fonts, input, measure, &mut flow);
    flow.finish(&Footer {
        title: format!("{name}\u{a0} ·\u{a0} {}", settings.client),
        record_word: "Record head",
        record: input.record,
    })
}

/// Columns of the matrix: what is known of a number, its tests, who and when.
fn columns(input: &ValidationInput<'_>, measure: f32) -> Vec<Column> {
    let tests = f32::from(u8::try_from(input.matrix.columns.len()).unwrap_or(12));
    let fixed = 22.0 + 68.0 + 46.0 + 88.0 + ASIDE + TESTER;
    let width = ((measure - fixed - 72.0) / tests.max(1.0)).min(42.0);
    let mut columns = vec![
        Column::new("No.", 22.0),
        Column::new("Number", 68.0),
        Column::new("Use", 46.0),
        Column::new("911 location", 88.0),
    ];
    columns.extend(input.matrix.columns.iter().map(|test| {
        let words = input
            .heads
            .get(test)
            .map_or_else(String::new, |[first, second]| format!("{first} {second}"));
        Column::new(words.trim(), width).center()
    }));
    columns.push(Column::new("", ASIDE));
    columns.push(Column::new("Tester, time", TESTER));
    columns.push(Column::new("Note", measure - fixed - width * tests).gap(0.0));
    columns
}

/// How each column stands: passed, failed, open, left out, not applicable.
fn tallies(fonts: &Fonts, input: &ValidationInput<'_>, columns: &[Column]) -> Table {
    type Pick = fn(Tally) -> usize;
    let lines: [(&str, Pick, String); 5] = [
        ("Passed", |tally| tally.passed, String::new()),
        (
            "Failed",
            |tally| tally.failed,
            "Each failure has a note".to_owned(),
        ),
        (
            "Open",
            |tally| tally.open,
            "An open 911 test blocks sign-off".to_owned(),
        ),
        (
            "Not sampled",
            |tally| tally.left_out,
            input.decisions.first().cloned().unwrap_or_default(),
        ),
        (
            "Does not apply",
            |tally| tally.none,
            "By kind and use of the number".to_owned(),
        ),
    ];
    let states = [
        CellState::Passed,
        CellState::Failed,
        CellState::Open,
        CellState::LeftOut,
        CellState::None,
    ];
    let rows = lines
        .into_iter()
        .zip(states)
        .map(|((words, pick, note), state)| {
            let mut cells = vec![
                mark(state),
                Cell::run(TEXT.run(words)),
                Cell::Text(Vec::new()),
                Cell::Text(Vec::new()),
            ];
            cells.extend(input.matrix.columns.iter().map(|test| {
                let count = pick(input.matrix.tally(*test));
                let heavy = count > 0 && matches!(state, CellState::Failed | CellState::Open);
                let style = if heavy { TEXT.bold() } else { TEXT };
                Cell::run(style.run(if count == 0 {
                    "–".to_owned()
                } else {
                    count.to_string()
                }))
            }));
            cells.extend([Cell::Text(Vec::new()), Cell::Text(Vec::new())]);
            cells.push(Cell::run(SMALL.run(glue(&note))));
            cells
        })
        .collect();
    Table::lay_with(fonts, columns, rows, Ink::Hair, ROW_PADDING)
}

fn mark(state: CellState) -> Cell {
    Cell::Mark(face(state), 9.0, 0.5)
}

/// A drawn state: tick, crossed square, empty square, dot, dash.
fn face(state: CellState) -> Piece {
    let mut piece = Piece::space(9.0);
    match state {
        CellState::Passed => piece.path(
            &[(1.4, 4.8), (3.6, 7.2), (7.8, 1.8)],
            false,
            None,
            Some((1.4, Ink::Black)),
        ),
        CellState::Failed => return marks::crossed(),
        CellState::Open => piece.frame((0.5, 0.5), (8.0, 8.0), 0.9, Ink::Black),
        CellState::LeftOut => piece.circle((4.5, 4.5), 0.9, Some(Ink::Black), None),
        CellState::None => piece.line((2.2, 4.5), (6.8, 4.5), 0.9, Ink::Black),
    }
    piece
}

/// The numbers by exchange, in the order of the matrix, each group under its range.
fn groups(
    fonts: &Fonts,
    input: &ValidationInput<'_>,
    measure: f32,
) -> Vec<(Piece, Vec<Vec<Cell>>)> {
    let listed: Vec<(&Number, &Row)> = input
        .matrix
        .rows
        .iter()
        .filter_map(|row| Some((input.snapshot.numbers.get(&row.number)?, row)))
        .collect();
    let testers = Testers::of(input.matrix);
    let mut place = 0;
    listed
        .chunk_by(|(one, _), (next, _)| one.tn.digits() / EXCHANGE == next.tn.digits() / EXCHANGE)
        .map(|group| {
            let rows: Vec<Vec<Cell>> = group
                .iter()
                .map(|(number, row)| {
                    place += 1;
                    number_row(input, &testers, (place, number), row)
                })
                .collect();
            (group_line(fonts, group, measure), rows)
        })
        .collect()
}

/// `312-555-0100 to 312-555-0131, 32 numbers`, or the one number's own.
fn group_line(fonts: &Fonts, group: &[(&Number, &Row)], measure: f32) -> Piece {
    let unbroken = |number: &Number| number.tn.dashed().replace('-', "\u{2011}");
    let words = match group {
        [] => String::new(),
        [(one, _)] => format!("{}, one number", unbroken(one)),
        [(first, _), .., (last, _)] => format!(
            "{} to {}, {} numbers",
            unbroken(first),
            unbroken(last),
            group.len()
        ),
    };
    let mut piece = Piece::space(3.0);
    piece.stack(plain(fonts, &glue(&words), TEXT.bold(), measure));
    piece.height += 2.0;
    let bottom = piece.height;
    piece.rule(0.0, bottom, measure, 0.6, Ink::Black);
    piece.height += 0.6;
    piece
}

fn number_row(
    input: &ValidationInput<'_>,
    testers: &Testers<'_>,
    (place, number): (usize, &Number),
    row: &Row,
) -> Vec<Cell> {
    let mut cells = vec![
        Cell::run(SMALL.run(place.to_string())),
        Cell::run(TEXT.run(number.tn.dashed().replace('-', "\u{2011}"))),
        Cell::run(TEXT.run(use_words(number))),
        Cell::run(TEXT.run(glue(&number.address_911))),
    ];
    // Before anyone has tested, everything is open, and a gray sheet says nothing.
    let is_tested = row.latest().is_some();
    cells.extend(row.cells.iter().map(|cell| match cell.state {
        CellState::Failed => Cell::Ground(Box::new(mark(cell.state)), Ink::Marked),
        CellState::Open if is_tested => Cell::Ground(Box::new(mark(cell.state)), Ink::Marked),
        state => mark(state),
    }));
    let latest = row.latest();
    cells.push(Cell::Text(Vec::new()));
    cells.push(Cell::run(TEXT.run(latest.map_or_else(
        String::new,
        |cell| {
            let at = cell.at.map_or_else(String::new, |at| {
                zone::on_clocks(at, &input.snapshot.settings.zone)
                    .format("%H:%M")
                    .to_string()
            });
            format!("{} {at}", testers.sign(&cell.tester))
        },
    ))));
    cells.push(Cell::run(SMALL.run(glue(&note(row)))));
    cells
}

/// What is noted of a number: failures first, then what is open at 911, then exceptions.
fn note(row: &Row) -> String {
    let said = |wanted: fn(&Proof) -> bool| {
        row.cells
            .iter()
            .find(|cell| wanted(cell) && !cell.note.is_empty())
            .map(|cell| cell.note.clone())
    };
    said(|cell| cell.state == CellState::Failed)
        .or_else(|| said(|cell| cell.state == CellState::None && !cell.tester.is_empty()))
        .or_else(|| said(|cell| cell.state == CellState::Passed))
        .unwrap_or_default()
}

fn use_words(number: &Number) -> &'static str {
    match number.usage {
        Use::Voice => "Voice",
        Use::Fax => "Fax",
        Use::EFax => "E-fax",
        Use::Alarm => "Alarm",
        Use::Elevator => "Elevator",
        Use::CardTerminal => "Card",
        Use::Modem => "Modem",
        Use::Hotline => "Hotline",
        Use::Tty => "TTY",
    }
}

/// Whoever tested, by the sign that stands beside their results: `JO` of `Jonas Okafor`, and `JO1`, `JO2` where two
/// people share their initials.
pub(super) struct Testers<'a> {
    signs: BTreeMap<&'a str, String>,
}

impl<'a> Testers<'a> {
    pub(super) fn of(matrix: &'a Matrix) -> Self {
        let cells = matrix.rows.iter().flat_map(|row| &row.cells);
        let names: BTreeSet<&str> = cells
            .map(|cell| cell.tester.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in names {
            alike.entry(initials(name)).or_default().push(name);
        }
        let mut signs = BTreeMap::new();
        for (initials, names) in alike {
            match names.as_slice() {
                [name] => {
                    signs.insert(*name, initials);
                }
                several => signs.extend(
                    several
                        .iter()
                        .zip(1..)
                        .map(|(name, n)| (*name, format!("{initials}{n}"))),
                ),
            }
        }
        Self { signs }
    }

    /// The sign of a tester; nothing for nobody.
    pub(super) fn sign(&self, name: &str) -> &str {
        self.signs.get(name).map_or("", String::as_str)
    }

    /// `JO Jonas Okafor`, one a tester, by name.
    pub(super) fn legend(&self) -> Vec<String> {
        let all = self.signs.iter();
        all.map(|(name, sign)| format!("{sign} {name}")).collect()
    }
}

fn initials(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .take(3)
        .flat_map(char::to_uppercase)
        .collect()
}

fn sign_off(fonts: &Fonts, input: &ValidationInput<'_>, measure: f32, flow: &mut Flow<'_>) {
    let names = Testers::of(input.matrix).legend();
    let body = Style::new(9.0, 12.5);
    let mut piece = plain(fonts, "Sign-off", Style::new(11.5, 15.0).bold(), measure);
    piece.height += 4.0;
    let who = if names.is_empty() {
        "Nobody has tested yet.".to_owned()
    } else {
        format!("Testers: {}.", names.join(", "))
    };
    let words = format!(
        "{who} A record can be signed when no 911 test is open or failed. A named person may sign before that with a reason, which then stands on this page."
    );
    piece.stack(paragraph(
        fonts,
        &[body.run(glue(&words))],
        measure,
        Align::Left,
    ));
    for decision in input.decisions {
        piece.stack(paragraph(
            fonts,
            &[body.run(glue(decision))],
            measure,
            Align::Left,
        ));
    }
    if input.standing.excused_911 > 0 {
        let words = format!(
            "{} lines were taken out of the 911 test, each with the reason beside it.",
            input.standing.excused_911
        );
        piece.stack(paragraph(
            fonts,
            &[body.bold().run(words)],
            measure,
            Align::Left,
        ));
    }
    if let Some(signed) = &input.standing.signed {
        let at = zone::on_clocks(signed.at, &input.snapshot.settings.zone)
            .format("%a, %b %-d, %Y, %H:%M");
        let mut words = format!("Signed off in the program by {}, {at}.", signed.who);
        if !signed.text.is_empty() {
            words.push(' ');
            words.push_str(&signed.text);
        }
        piece.stack(paragraph(
            fonts,
            &[body.bold().run(glue(&words))],
            measure,
            Align::Left,
        ));
    }
    piece.height += 40.0;
    let line = piece.height;
    for (x, width, label) in [
        (0.0, 244.0, "Signature, compliance"),
        (257.0, 245.0, "Signature, client"),
        (516.0, 103.0, "Date"),
        (632.0, measure - 632.0, "Time"),
    ] {
        piece.rule(x, line, width, 0.9, Ink::Black);
        piece.place(plain(fonts, label, SMALL, width), x, line + 3.0);
    }
    piece.height += 40.0;
    let line = piece.height;
    piece.rule(0.0, line, measure, 0.9, Ink::Black);
    let label = "If signed with an open or failed 911 test: who takes it over, and why";
    piece.place(plain(fonts, label, SMALL, measure), 0.0, line + 3.0);
    piece.height += 14.0;
    flow.gap(14.0);
    flow.put(piece);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{NumberId, OrderId},
        night::NightKey,
    };

    #[test]
    fn two_testers_with_the_same_initials_are_told_apart() {
        let cell = |tester: &str| Proof {
            state: CellState::Passed,
            at: None,
            tester: tester.to_owned(),
            note: String::new(),
        };
        let names = [
            "Jonas Okafor",
            "Mara Lindholm",
            "",
            "Jane Ortiz",
            "Jonas Okafor",
        ];
        let matrix = Matrix {
            night: NightKey::Order(OrderId(3)),
            columns: Vec::new(),
            rows: vec![Row {
                number: NumberId(1),
                order: OrderId(3),
                cells: names.map(cell).to_vec(),
            }],
        };
        let testers = Testers::of(&matrix);
        let signs = names.map(|name| testers.sign(name));
        assert_eq!(signs, ["JO2", "ML", "", "JO1", "JO2"]);
        assert_eq!(
            testers.legend(),
            ["JO1 Jane Ortiz", "JO2 Jonas Okafor", "ML Mara Lindholm"]
        );
    }
}

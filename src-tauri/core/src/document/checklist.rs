//! The project checklist on paper: where every order stands, what is done, open and late, and who is next.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::checklist::{Checklist, Item, ItemState, LeadRow, PRINCIPLES, Phase, Reason, STAGES};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{SMALL, TEXT, brand, heading, running, title},
    marks,
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    text::{Align, Run, Style, paragraph, plain},
    words::{count, date, day_date, glue, short_date},
};

const TITLE: &str = "Porting checklist";
const WHY: Style = Style::new(7.5, 10.0).ink(Ink::Soft);
const NOTE: Style = Style::new(7.5, 10.5).ink(Ink::Soft);

/// The checklist as a document. It is never sent with a letter of authorization.
pub fn checklist(
    checklist: &Checklist,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let pages = pages(fonts, checklist, record, paper);
    let metadata = Metadata {
        title: format!("{TITLE}, {}", checklist.client),
        author: checklist.consultant.clone(),
        subject: format!("State of {}", date(checklist.today)).replace('\u{a0}', " "),
        made: record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn pages(fonts: &Fonts, checklist: &Checklist, record: &RecordHead, paper: Paper) -> Vec<Page> {
    let shape = Shape {
        paper,
        landscape: false,
        first_top: 48.0,
        later_top: 52.0,
    };
    let measure = shape.measure();
    let state = format!("State of {}", date(checklist.today));
    let running = running(fonts, TITLE, &state, measure);
    let mut flow = Flow::new(fonts, shape, running, Piece::default());
    let about = format!("Go-live plan, state of {}", date(checklist.today));
    flow.put(brand(fonts, &checklist.consultant, &about, measure));
    let subtitle = format!(
        "{}, {}, {} numbers",
        checklist.client,
        count(checklist.tracks.len(), "order", "orders"),
        checklist.numbers
    );
    flow.put(title(fonts, TITLE, &subtitle, measure));
    flow.put(tally(fonts, checklist, measure));
    flow.put(legend(fonts, measure));
    brief(fonts, checklist, measure, &mut flow);
    let mut phases = checklist.phases.iter();
    for phase in phases.by_ref().take(2) {
        phase_table(fonts, phase, checklist.today, measure, &mut flow);
    }
    leads(fonts, checklist, measure, &mut flow);
    for phase in phases {
        phase_table(fonts, phase, checklist.today, measure, &mut flow);
    }
    reasons(fonts, checklist, measure, &mut flow);
    owners(fonts, checklist, measure, &mut flow);
    questions(fonts, checklist, measure, &mut flow);
    flow.finish(&Footer {
        title: format!("{TITLE}\u{a0} ·\u{a0} {}", checklist.client),
        record_word: "Record head",
        record,
    })
}

/// The five figures that matter.
fn tally(fonts: &Fonts, checklist: &Checklist, measure: f32) -> Piece {
    let in_state = |state| checklist.items().filter(|item| item.state == state).count();
    let all = checklist.items().count();
    let done = in_state(ItemState::Done);
    let late = in_state(ItemState::Late);
    let figure = Style::new(14.0, 19.0).bold();
    let of = Style::new(9.0, 19.0).ink(Ink::Soft);
    let late_words = if late == 0 { SMALL } else { SMALL.bold() };
    let (day, what) = match &checklist.next {
        Some((day, what)) => (day_date(*day), format!("next date: {}", glue(what))),
        None => ("–".to_owned(), "no date is ahead".to_owned()),
    };
    let cells = [
        (
            1.0,
            vec![figure.run(done.to_string()), of.run(format!(" of {all}"))],
            SMALL.run("items done"),
        ),
        (
            1.0,
            vec![figure.run((all - done - late).to_string())],
            SMALL.run("open, in time"),
        ),
        (
            1.0,
            vec![figure.run(late.to_string())],
            late_words.run("late"),
        ),
        (
            1.0,
            vec![
                figure.run(checklist.confirmed.to_string()),
                of.run(format!(" of {}", checklist.tracks.len())),
            ],
            SMALL.run("orders confirmed"),
        ),
        (2.0, vec![figure.run(day)], SMALL.run(what)),
    ];
    let column = measure / 6.0;
    let mut piece = Piece::default();
    let mut depth: f32 = 0.0;
    let mut x = 0.0;
    for (columns, figure, label) in cells {
        let width = columns * column - 8.0;
        let mut cell = paragraph(fonts, &figure, width, Align::Left);
        cell.stack(paragraph(fonts, &[label], width, Align::Left));
        depth = depth.max(cell.height);
        piece.place(cell, x, 6.0);
        x += columns * column;
    }
    piece.rule(0.0, 0.0, measure, 1.0, Ink::Black);
    piece.rule(0.0, 12.0 + depth, measure, 1.0, Ink::Black);
    piece.height = 13.0 + depth + 4.0;
    piece
}

fn legend(fonts: &Fonts, measure: f32) -> Piece {
    let style = Style::new(7.5, 11.0);
    let mut piece = Piece::space(5.0 + 11.0 + 2.0);
    let mut x = 0.0;
    for (state, words) in [
        (ItemState::Done, "done, with date and evidence"),
        (ItemState::Partly, "partly done"),
        (ItemState::Open, "open, with owner and due date"),
        (ItemState::Late, "late"),
    ] {
        piece.place(marks::state(state), x, 6.0);
        piece.place(plain(fonts, words, style, measure), x + 12.0, 5.0);
        x += 12.0 + fonts.width(words, style.size, style.weight) + 16.0;
    }
    piece
}

/// How porting works, in two columns, and below it where each order stands.
fn brief(fonts: &Fonts, checklist: &Checklist, measure: f32, flow: &mut Flow<'_>) {
    flow.gap(15.0);
    flow.put(heading(
        fonts,
        "1",
        "How porting works in brief",
        "",
        measure,
    ));
    let style = Style::new(8.5, 12.0);
    let width = (measure - 24.0) / 2.0;
    let paragraphs: Vec<_> = PRINCIPLES
        .iter()
        .map(|(heading, text)| {
            let runs = [style.bold().run(*heading), style.run(format!(" {text}"))];
            let mut piece = paragraph(fonts, &runs, width, Align::Left);
            piece.height += 5.0;
            piece
        })
        .collect();
    let whole: f32 = paragraphs.iter().map(|piece| piece.height).sum();
    let (mut left, mut right) = (Piece::default(), Piece::default());
    for piece in paragraphs {
        // The left column takes what begins above the middle.
        if right.height == 0.0 && left.height < whole / 2.0 {
            left.stack(piece);
        } else {
            right.stack(piece);
        }
    }
    let mut both = Piece::space(left.height.max(right.height));
    both.place(left, 0.0, 0.0);
    both.place(right, width + 24.0, 0.0);
    flow.put(both);
    tracks(fonts, checklist, measure, flow);
}

/// A line of dots per order: filled behind it, ringed where it stands, small ahead.
fn tracks(fonts: &Fonts, checklist: &Checklist, measure: f32, flow: &mut Flow<'_>) {
    let name = Style::new(7.5, 10.0).bold();
    let widest = |texts: &mut dyn Iterator<Item = &str>, style: Style| {
        texts
            .map(|text| fonts.width(text, style.size, style.weight))
            .fold(0.0, f32::max)
    };
    let names = widest(
        &mut checklist.tracks.iter().map(|track| track.order.as_str()),
        name,
    );
    let kinds = widest(
        &mut checklist.tracks.iter().map(|track| track.what.as_str()),
        SMALL,
    );
    let what_x = (names + 8.0).max(38.0);
    let first = (what_x + kinds + 14.0).clamp(150.0, 330.0);
    let last = (measure - 24.0).min(first + 312.0).max(462.0);
    let gaps = f32::from(u8::try_from(STAGES.len() - 1).unwrap_or(8));
    let step = (last - first) / gaps;
    let x_of = |stage: usize| first + f32::from(u8::try_from(stage).unwrap_or(0)) * step;
    let mut head = Piece::space(9.0 + 12.5);
    let stage_style = Style::new(7.0, 10.0).bold();
    for (stage, words) in STAGES.iter().enumerate() {
        let words = paragraph(fonts, &[stage_style.run(*words)], 60.0, Align::Center);
        head.place(words, x_of(stage) - 30.0, 9.0);
    }
    flow.put(head);
    for track in &checklist.tracks {
        let mut row = Piece::space(15.0);
        row.place(plain(fonts, &track.order, name, what_x), 0.0, 2.5);
        row.place(
            plain(fonts, &track.what, SMALL, first - what_x - 8.0),
            what_x,
            2.5,
        );
        let reached = usize::from(track.reached);
        let y = 7.5;
        row.line((first, y), (last, y), 0.7, Ink::Hair);
        if reached > 1 {
            row.line((first, y), (x_of(reached - 1), y), 1.8, Ink::Black);
        }
        for stage in 0..STAGES.len() {
            let at = (x_of(stage), y);
            match stage.cmp(&reached) {
                std::cmp::Ordering::Less => row.circle(at, 3.2, Some(Ink::Black), None),
                std::cmp::Ordering::Equal => {
                    row.circle(at, 3.4, Some(Ink::White), Some((1.6, Ink::Black)));
                }
                std::cmp::Ordering::Greater => {
                    row.circle(at, 2.0, Some(Ink::White), Some((0.7, Ink::Soft)));
                }
            }
        }
        flow.put(row);
    }
}

fn phase_table(fonts: &Fonts, phase: &Phase, today: NaiveDate, measure: f32, flow: &mut Flow<'_>) {
    let (done, late) = phase.tally();
    let mut aside = format!("{done} of {} done", phase.items.len());
    if late > 0 {
        let _ = write!(aside, ", {late} late");
    }
    let number = phase.number.to_string();
    let columns = [
        Column::new(number.as_str(), 17.0).gap(0.0),
        Column::new("What, and why", 256.0),
        Column::new("Owner", 66.0),
        Column::new("When", 70.0),
        Column::new("Evidence", measure - 409.0).gap(0.0),
    ];
    let rows = phase
        .items
        .iter()
        .map(|item| item_row(item, today))
        .collect();
    flow.table(
        15.0,
        Some(heading(fonts, &number, &phase.title, &aside, measure)),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

fn item_row(item: &Item, today: NaiveDate) -> Vec<Cell> {
    let open = item.state != ItemState::Done;
    let style = if open { TEXT.bold() } else { TEXT };
    let when = match (item.state, item.done_on, item.due) {
        (ItemState::Done, Some(day), _) => format!("Done {}", short_date(day)),
        // Evidence without a date of its own: true by the day of this page at the latest.
        (ItemState::Done, None, _) => format!("Done by {}", short_date(today)),
        (ItemState::Late, _, Some(day)) => format!("Late, due {}", short_date(day)),
        (_, _, Some(day)) => format!("Due {}", short_date(day)),
        (_, _, None) => "Open".to_owned(),
    };
    vec![
        Cell::Mark(marks::state(item.state), 9.0, 0.5),
        Cell::Text(vec![
            vec![style.run(glue(&item.text))],
            vec![WHY.run(glue(&item.why))],
        ]),
        Cell::run(TEXT.run(&item.owner)),
        Cell::run(style.run(when)),
        Cell::run(TEXT.run(glue(&item.evidence))),
    ]
}

fn leads(fonts: &Fonts, checklist: &Checklist, measure: f32, flow: &mut Flow<'_>) {
    if checklist.leads.is_empty() {
        return;
    }
    let columns = [
        Column::new("Port type", 77.0),
        Column::new("Order", 42.0),
        Column::new("Numbers", 41.0).right().gap(0.0),
        Column::new("Days: least / usual / most", 112.0).center(),
        Column::new("Submitted", 62.0),
        Column::new("Earliest", 42.0),
        Column::new("Usual", 36.0),
        Column::new("Asked for", 46.0),
        Column::new("Confirmed", measure - 458.0).gap(0.0),
    ];
    let rows = checklist.leads.iter().map(lead_row).collect();
    flow.table(
        15.0,
        Some(heading(
            fonts,
            "4",
            "Timeline by port type",
            "business days from a clean submission; holidays and both carriers’ closing days counted out",
            measure,
        )),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
    flow.gap(4.0);
    flow.put(plain(fonts, &glue(&checklist.lead_note), NOTE, measure));
}

fn lead_row(lead: &LeadRow) -> Vec<Cell> {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), short_date);
    let [least, usual, most] = lead.days;
    let confirmed = if lead.confirmed.is_some() {
        TEXT.bold()
    } else {
        TEXT
    };
    vec![
        Cell::run(TEXT.run(&lead.port_type)),
        Cell::run(TEXT.bold().run(&lead.order)),
        Cell::run(TEXT.run(lead.numbers.to_string())),
        Cell::run(TEXT.run(format!("{least} / {usual} / {most}"))),
        Cell::run(TEXT.run(glue(&lead.submitted))),
        Cell::run(TEXT.run(day(lead.earliest))),
        Cell::run(TEXT.run(day(lead.usual))),
        Cell::run(TEXT.run(day(lead.asked))),
        Cell::run(confirmed.run(day(lead.confirmed))),
    ]
}

fn reasons(fonts: &Fonts, checklist: &Checklist, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("6", 17.0).gap(0.0),
        Column::new("Reason", 140.0),
        Column::new("How it was checked", 112.0),
        Column::new("Result here", 114.0),
        Column::new("If it comes", measure - 413.0),
        Column::new("Days", 30.0).right().gap(0.0),
    ];
    let rows = checklist.reasons.iter().map(reason_row).collect();
    let aside = format!("checked on {}", date(checklist.today));
    flow.table(
        15.0,
        Some(heading(
            fonts,
            "6",
            "Common rejection reasons",
            &aside,
            measure,
        )),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
    flow.gap(4.0);
    flow.put(plain(
        fonts,
        "Days: business days usually lost. Not a part of any letter of authorization; never to be sent with one.",
        NOTE,
        measure,
    ));
}

/// What nobody can see from here, to be asked.
fn questions(fonts: &Fonts, checklist: &Checklist, measure: f32, flow: &mut Flow<'_>) {
    if checklist.questions.is_empty() {
        return;
    }
    let columns = [
        Column::new("7", 17.0).gap(0.0),
        Column::new("Rejected for", 146.0),
        Column::new("Ask", 78.0),
        Column::new("What", measure - 271.0),
        Column::new("Days", 30.0).right().gap(0.0),
    ];
    let rows = (checklist.questions.iter())
        .map(|ask| {
            vec![
                Cell::Mark(marks::state(ItemState::Open), 9.0, 0.5),
                Cell::run(TEXT.run(&ask.reason)),
                Cell::run(TEXT.run(glue(&ask.whom))),
                Cell::run(TEXT.run(&ask.question)),
                Cell::run(TEXT.run(&ask.days)),
            ]
        })
        .collect();
    flow.table(
        15.0,
        Some(heading(
            fonts,
            "7",
            "Open questions",
            "cannot be known here; ask before an order goes out",
            measure,
        )),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

fn reason_row(reason: &Reason) -> Vec<Cell> {
    let state = if reason.passed {
        ItemState::Done
    } else {
        ItemState::Open
    };
    let style = if reason.passed { TEXT } else { TEXT.bold() };
    vec![
        Cell::Mark(marks::state(state), 9.0, 0.5),
        Cell::run(style.run(&reason.reason)),
        Cell::run(TEXT.run(glue(&reason.check))),
        Cell::run(TEXT.run(glue(&reason.result))),
        Cell::run(TEXT.run(&reason.remedy)),
        Cell::run(TEXT.run(&reason.days)),
    ]
}

fn owners(fonts: &Fonts, checklist: &Checklist, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("Owner", 76.0),
        Column::new("Role", 128.0),
        Column::new("Done", 30.0).right(),
        Column::new("Open", 30.0).right(),
        Column::new("Late", 38.0).right().gap(14.0),
        Column::new("Next", measure - 302.0).gap(0.0),
    ];
    let figure = |count: usize| {
        let text = if count == 0 {
            "–".to_owned()
        } else {
            count.to_string()
        };
        Cell::run(TEXT.run(text))
    };
    let rows = checklist
        .owners
        .iter()
        .map(|row| {
            let next: Vec<Run> = match &row.next {
                Some((day, what)) => vec![
                    TEXT.bold().run(short_date(*day)),
                    TEXT.run(format!("\u{a0} {}", glue(what))),
                ],
                None => Vec::new(),
            };
            vec![
                Cell::run(TEXT.bold().run(&row.owner)),
                Cell::run(TEXT.run(&row.role)),
                figure(row.done),
                figure(row.open),
                figure(row.late),
                Cell::Text(vec![next]),
            ]
        })
        .collect();
    flow.table(
        15.0,
        Some(heading(fonts, "", "Open items by owner", "", measure)),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

//! The cover of a package: whose order it is, what is enclosed and where, how old the papers are when it goes out, and
//! what the order form will cut off. It is for the clerk who keys the order in.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Desk, tables};
use crate::{
    document::{
        flow::{Flow, Footer, Shape},
        font::Fonts,
        frame::{HEADING, TEXT, brand, title},
        grid::{Cell as GridCell, light_grid},
        page::{Ink, Page, Piece},
        table::{Cell, Column, Table},
        text::{Align, Run, Style, paragraph, plain},
        words,
    },
    loa::Variant,
    reconcile::{CarrierRecord, FieldComparison, Grade, account_fields},
    zone,
};

pub(super) const TITLE: &str = "Porting order package";
const SMALL: Style = Style::new(7.5, 10.5);
const SOFT: Style = SMALL.ink(Ink::Soft);
const HASH: Style = Style::new(7.0, 9.0);
/// Two columns of the cover's lower half, and the gutter between them.
pub(super) const LEFT: f32 = 219.0;
const GUTTER: f32 = 24.0;
pub(super) const RIGHT: f32 = 261.0;

/// Where a part is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In this file: its first page of the whole, and how many there are.
    Within { first: usize, pages: usize },
    /// A file of its own.
    Beside,
}

impl Place {
    /// In this file, where exactly is not known yet.
    pub(super) const fn within() -> Self {
        Self::Within { first: 0, pages: 0 }
    }
}

/// A line of the contents.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) dated: Option<NaiveDate>,
    /// SHA-256 in hex; empty for what is part of the file above it.
    pub(super) hash: String,
    pub(super) place: Place,
}

pub(super) fn cover(desk: &Desk<'_>, entries: &[&Entry], bar_words: Option<&str>) -> Vec<Page> {
    let fonts = desk.fonts;
    let shape = Shape {
        paper: desk.paper(),
        landscape: false,
        first_top: 42.0,
        // Below the bar where there is one.
        later_top: if bar_words.is_some() { 66.0 } else { 52.0 },
    };
    let measure = shape.measure();
    let bar = bar_words.map_or_else(Piece::default, |words| super::bar(fonts, words, measure));
    let name = &desk.order.name;
    let running = crate::document::frame::running(fonts, TITLE, &format!("Order {name}"), measure);
    let mut flow = Flow::new(fonts, shape, running, bar);
    let consultant = &desk.snapshot.settings.consultant;
    flow.put(brand(fonts, consultant, &format!("Order {name}"), measure));
    flow.put(title(fonts, TITLE, &subtitle(desk), measure));
    flow.put(light_grid(fonts, &facts(desk), measure));
    flow.table(
        13.0,
        Some(heading(fonts, "Contents", measure)),
        contents(fonts, entries),
    );
    let compared = compared(desk);
    flow.gap(11.0);
    flow.put(pair(
        section(
            fonts,
            "Age of the papers at submission",
            tables::ages(desk),
            LEFT,
        ),
        section(
            fonts,
            "What the order form cuts off",
            tables::cuts(desk, &compared),
            RIGHT,
        ),
    ));
    flow.gap(11.0);
    let mut last = heading(fonts, "Before you work on this order", measure);
    last.stack(pair(
        paragraph(fonts, &questions(desk), LEFT, Align::Left),
        plain(fonts, &equality(desk, &compared), SMALL, RIGHT),
    ));
    flow.put(last);
    flow.finish(&Footer {
        title: format!(
            "{TITLE} {name}\u{a0} ·\u{a0} {}",
            desk.snapshot.settings.client
        ),
        record_word: "Record head",
        record: desk.record(),
    })
}

fn subtitle(desk: &Desk<'_>) -> String {
    format!(
        "{} from {} to {}",
        super::many(desk.letter.numbers.len()),
        desk.letter.from.name,
        desk.letter.to.name
    )
}

fn heading(fonts: &Fonts, words: &str, measure: f32) -> Piece {
    let mut piece = plain(fonts, words, HEADING, measure);
    piece.height += 5.0;
    piece
}

fn section(fonts: &Fonts, words: &str, (table, note): (Table, String), width: f32) -> Piece {
    let mut piece = heading(fonts, words, width);
    piece.stack(table.whole());
    piece.height += 4.0;
    piece.stack(plain(fonts, &note, SOFT, width));
    piece
}

/// Two pieces side by side.
fn pair(left: Piece, right: Piece) -> Piece {
    let mut piece = Piece::space(left.height.max(right.height));
    piece.place(left, 0.0, 0.0);
    piece.place(right, LEFT + GUTTER, 0.0);
    piece
}

fn facts(desk: &Desk<'_>) -> Vec<Vec<GridCell>> {
    let letter = desk.letter;
    let toll_free = letter.variant == Variant::TollFree;
    let service = if letter.service_address.is_empty() {
        &letter.billing_address
    } else {
        &letter.service_address
    };
    let place = [service.street_line(), service.city_line()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let written = |tn: Option<_>| tn.map(|tn| letter.written(tn)).unwrap_or_default();
    let customer = if letter.service_name.is_empty() {
        &letter.billing_name
    } else {
        &letter.service_name
    };
    let mut account = vec![GridCell::value(5, "Account number", &letter.account_number)];
    if toll_free {
        account.push(GridCell::value(4, "Current RespOrg", &letter.from.resp_org));
        account.push(GridCell::value(3, "New RespOrg", &letter.to.resp_org));
    } else {
        account.push(GridCell::value(4, "BTN", written(letter.btn)));
        account.push(GridCell::value(
            3,
            "New BTN for what remains",
            if letter.btn_leaves() {
                written(letter.new_btn)
            } else {
                "not needed".to_owned()
            },
        ));
    }
    let (moving, remaining) = (letter.numbers.len(), letter.remaining.len());
    let counts = if toll_free || remaining == 0 {
        format!("{moving} move")
    } else {
        format!("{moving} move, {remaining} remain")
    };
    let extent = match (toll_free, letter.is_partial()) {
        (true, _) => "Toll-free",
        (false, true) => "Partial",
        (false, false) => "Full",
    };
    let requested = desk.order.requested.as_ref();
    let date = requested.map(|window| words::long_date(window.date));
    let hours = requested.map(|window| {
        let zone = zone::short_name(&window.zone);
        if window.start == window.end {
            format!("{} {zone}", words::clock(window.start))
        } else {
            format!(
                "{} to {} {zone}",
                words::clock(window.start),
                words::clock(window.end)
            )
        }
    });
    vec![
        vec![
            GridCell::value(6, "Customer of record", customer),
            GridCell::value(
                6,
                if toll_free {
                    "Business address"
                } else {
                    "Service address"
                },
                place,
            ),
        ],
        vec![
            GridCell::value(5, "Current carrier", &letter.from.name),
            GridCell::value(4, "New carrier", &letter.to.name),
            GridCell::value(
                3,
                "PON, version",
                format!("{}, version\u{a0}{}", letter.pon, letter.version),
            ),
        ],
        account,
        vec![
            GridCell::value(3, "Numbers", counts),
            GridCell::value(2, "Extent", extent),
            GridCell::value(4, "Requested date", date.unwrap_or_default()),
            GridCell::value(3, "Requested window", hours.unwrap_or_default()),
        ],
    ]
}

fn contents(fonts: &Fonts, entries: &[&Entry]) -> Table {
    let columns = [
        Column::new("", 14.0).gap(2.0),
        Column::new("Document", 190.0).gap(8.0),
        Column::new("Dated", 60.0),
        Column::new("In this file", 56.0),
        Column::new("Pages", 40.0).right().gap(12.0),
        Column::new("SHA-256 of the document as enclosed", 144.0).gap(0.0),
    ];
    let rows = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let (place, pages) = match entry.place {
                Place::Beside => ("beside".to_owned(), "–".to_owned()),
                Place::Within { first, pages: 1 } => (format!("page\u{a0}{first}"), "1".to_owned()),
                Place::Within { first, pages } => (
                    format!("pages\u{a0}{first}–{}", first + pages.saturating_sub(1)),
                    pages.to_string(),
                ),
            };
            let dated = entry
                .dated
                .map(|day| format!("{},\u{a0}{}", words::short_date(day), day.format("%Y")));
            vec![
                Cell::run(TEXT.run((index + 1).to_string())),
                Cell::Text(vec![
                    vec![TEXT.bold().run(entry.title.as_str())],
                    vec![SOFT.run(entry.about.as_str())],
                ]),
                Cell::run(TEXT.run(dated.unwrap_or_default())),
                Cell::run(TEXT.run(place)),
                Cell::run(TEXT.run(pages)),
                hash_cell(&entry.hash),
            ]
        })
        .collect();
    Table::lay(fonts, &columns, rows, Ink::Hair)
}

/// A hash in groups of eight, in two lines.
fn hash_cell(hash: &str) -> Cell {
    if hash.is_empty() {
        return Cell::run(HASH.ink(Ink::Soft).run("part of the letter’s file"));
    }
    let letters: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = letters
        .chunks(8)
        .map(|group| group.iter().collect())
        .collect();
    let lines = groups
        .chunks(4)
        .map(|line| vec![HASH.run(line.join("\u{a0}"))])
        .collect();
    Cell::Text(lines)
}

/// The account's fields against its service record; without a record, the fields alone.
fn compared(desk: &Desk<'_>) -> Vec<FieldComparison> {
    let snapshot = desk.snapshot;
    let Some(account) = desk
        .order
        .key
        .account
        .and_then(|id| snapshot.accounts.get(&id))
    else {
        return Vec::new();
    };
    let record = snapshot
        .csrs
        .get(&account.id)
        .map_or_else(CarrierRecord::default, crate::reconcile::record);
    account_fields(snapshot, account, &record)
}

fn questions(desk: &Desk<'_>) -> Vec<Run> {
    let settings = &desk.snapshot.settings;
    let quote = format!("Quote {} in every message.", desk.order.name);
    let who = settings
        .people
        .get("coordinator")
        .filter(|name| !name.trim().is_empty())
        .unwrap_or(&settings.consultant);
    if who.trim().is_empty() {
        return vec![SMALL.run(quote)];
    }
    vec![
        SMALL.run("Questions and rejections to "),
        SMALL.bold().run(who.as_str()),
        SMALL.run(format!(". {quote}")),
    ]
}

/// What was compared with the carrier's record, and how it came out.
fn equality(desk: &Desk<'_>, compared: &[FieldComparison]) -> String {
    let pin = if desk.letter.variant == Variant::TollFree {
        ""
    } else {
        " The account PIN is given on the order form only."
    };
    let Some(day) = desk
        .letter
        .record_of
        .filter(|_| desk.letter.variant != Variant::TollFree)
    else {
        let why = if desk.letter.variant == Variant::TollFree {
            "A toll-free order goes without a service record"
        } else {
            "No service record was at hand"
        };
        return format!("{why}; the account data are those of the bill.{pin}");
    };
    let sites: BTreeSet<String> = desk
        .snapshot
        .numbers
        .of_order(desk.order.id)
        .filter_map(|number| Some(number.site?.to_string()))
        .collect();
    // An address of another site is another order's.
    let both: Vec<_> = compared
        .iter()
        .filter(|field| !field.theirs.is_empty() && !field.ours.is_empty())
        .filter(|field| {
            let site = field.field.split_once(':').map(|(_, site)| site);
            site.is_none_or(|site| sites.contains(site))
        })
        .collect();
    let named = |wanted: fn(Grade) -> bool| -> Vec<String> {
        let found = both.iter().filter(|field| wanted(field.grade));
        // The place is the order's own, and a field's name may hold commas.
        found
            .map(|field| field.field.split(':').next().unwrap_or_default())
            .map(|field| field.replace('_', " "))
            .collect()
    };
    let same = named(|grade| grade == Grade::Same).len();
    if both.is_empty() {
        return format!(
            "The service record of {} names no field of the account; the account data are those of the bill.{pin}",
            words::date(day)
        );
    }
    let mut said = vec![if same == both.len() {
        format!("all {same} fields equal")
    } else {
        format!("{same} of {} fields equal", both.len())
    }];
    let alike = named(|grade| grade == Grade::CaseOrSpace);
    if !alike.is_empty() {
        said.push(format!(
            "equal but for capitals, spaces or dashes: {}",
            alike.join(", ")
        ));
    }
    let other = named(|grade| !matches!(grade, Grade::Same | Grade::CaseOrSpace));
    if !other.is_empty() {
        said.push(format!("written otherwise: {}", other.join(", ")));
    }
    format!(
        "Account data were compared with the service record of {}, character by character: {}.{pin}",
        words::date(day),
        said.join("; ")
    )
}

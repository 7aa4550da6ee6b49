//! The map of an order's numbers: where each rings today and where on the new platform. Some gaining sides ask for
//! it in so many words; on the night it is what the first test calls are held against. [8X8-MANAGED]

use crate::{id::OrderId, loa::line_words, number::Number, order::Order, snapshot::Snapshot};

use crate::document::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{SMALL, TEXT, brand, running, title},
    letter::letter,
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    text::{Style, plain},
};

pub(super) const TITLE: &str = "Number map";

/// The map of one order as a file of its own.
pub fn number_map(
    snapshot: &Snapshot,
    order: OrderId,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let order = snapshot
        .orders
        .get(&order)
        .ok_or(DocumentError::NoSuchOrder(order))?;
    let fonts = Fonts::load()?;
    let pages = pages(fonts, snapshot, order, record, paper);
    let metadata = Metadata {
        title: format!("{TITLE}, order {}", order.name),
        author: snapshot.settings.consultant.clone(),
        subject: order.name.clone(),
        made: record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

pub(super) fn pages(
    fonts: &Fonts,
    snapshot: &Snapshot,
    order: &Order,
    record: &RecordHead,
    paper: Paper,
) -> Vec<Page> {
    let shape = Shape {
        paper,
        landscape: false,
        first_top: 42.0,
        later_top: 52.0,
    };
    let measure = shape.measure();
    let letter = letter(snapshot, order);
    let platform = snapshot.carrier_name(&snapshot.settings.gaining);
    let mut numbers: Vec<&Number> = snapshot.numbers.of_order(order.id).collect();
    numbers.sort_by_key(|number| number.tn);
    let right = format!("Order {}, {} numbers", order.name, numbers.len());
    let mut flow = Flow::new(
        fonts,
        shape,
        running(fonts, TITLE, &right, measure),
        Piece::default(),
    );
    let about = format!("Order {}", order.name);
    flow.put(brand(fonts, &snapshot.settings.consultant, &about, measure));
    let subtitle = format!(
        "{} from {} to {platform}",
        super::many(numbers.len()),
        snapshot.carrier_name(&order.key.carrier)
    );
    flow.put(title(fonts, TITLE, &subtitle, measure));
    let open = numbers
        .iter()
        .filter(|number| number.target.trim().is_empty())
        .count();
    let words = match open {
        0 => format!("Each number has its place on {platform}."),
        1 => format!("1 number has no place on {platform} yet; its cell is empty."),
        _ => format!("{open} numbers have no place on {platform} yet; their cells are empty."),
    };
    let mut note = plain(fonts, &words, SMALL.ink(Ink::Soft), measure);
    note.height += 6.0;
    flow.put(note);
    let columns = [
        Column::new("No.", 26.0).right().gap(10.0),
        Column::new("Telephone number", 92.0),
        Column::new("Line", 92.0),
        Column::new("Site", 92.0),
        Column::new("Rings today", 82.0),
        Column::new(format!("On {platform}"), 120.0).gap(0.0),
    ];
    let rows = numbers
        .iter()
        .enumerate()
        .map(|(index, number)| {
            let site = number
                .site
                .and_then(|id| snapshot.sites.get(&id))
                .map_or("", |site| site.name.as_str());
            vec![
                Cell::run(Style::new(7.0, 10.5).run((index + 1).to_string())),
                Cell::run(TEXT.run(letter.written(number.tn))),
                Cell::run(TEXT.run(line_words(number.usage))),
                Cell::run(TEXT.run(site)),
                Cell::run(TEXT.run(today(&letter, number))),
                Cell::run(TEXT.run(number.target.as_str())),
            ]
        })
        .collect();
    flow.table(
        0.0,
        None,
        Table::lay_with(fonts, &columns, rows, Ink::Hair, 2.2),
    );
    flow.finish(&Footer {
        title: format!(
            "{TITLE} {}\u{a0} ·\u{a0} {}",
            order.name, snapshot.settings.client
        ),
        record_word: "Record head",
        record,
    })
}

/// Where a number rings today, as far as the lists say.
fn today(letter: &crate::loa::Letter, number: &Number) -> String {
    match (number.rings_to, number.extension.trim()) {
        (Some(tn), _) => letter.written(tn),
        (None, "") => String::new(),
        (None, extension) => format!("ext.\u{a0}{extension}"),
    }
}

//! The sheet above the statements, for numbers of a place: customer, carriers, numbers and date.

use crate::{
    document::{
        attachments::sheets_of_a,
        font::Fonts,
        grid::{Cell, from_to, grid},
        page::Piece,
        text::plain,
        words,
    },
    loa::{Letter, Variant},
    site::Address,
};

use super::{BODY, SMALL, heading, lead, title, toll_free::toll_free_face};

/// The pieces of the sheet above the statements.
pub(super) fn face(fonts: &Fonts, letter: &Letter, measure: f32) -> Vec<Piece> {
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
    // A Canadian letter has to name it: an empty value is no “none” there.
    let reseller = if letter.reseller.is_empty() && letter.variant != Variant::Canada {
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

pub(super) fn purpose(fonts: &Fonts, words: &str, measure: f32) -> Piece {
    let mut piece = Piece::space(5.0);
    piece.stack(plain(fonts, words, BODY, measure));
    piece
}

/// Which record the account data come from; it claims equality only where it was found.
pub(super) fn evidence(letter: &Letter) -> String {
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

pub(super) fn address_lines(address: &Address) -> Vec<String> {
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

pub(super) fn first_and_last(letter: &Letter) -> String {
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

pub(super) fn requested(letter: &Letter) -> String {
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

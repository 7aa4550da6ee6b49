//! The bills on paper, as the carriers mail them: every amount is taken from what their portals export, so that the
//! paper and the list say the same.

use std::{collections::BTreeMap, error::Error};

use crate::{
    bills,
    sheet::{BLACK, GRAY, Ink, Sheet, Type, WHITE, WIDE, file, plain},
};

const LEFT: f32 = 54.0;
const RIGHT: f32 = WIDE - 54.0;
const TEXT: Type = plain(9.0);
const SMALL: Type = plain(7.5);

type Rows = Vec<Vec<String>>;
type Made = Result<Vec<u8>, Box<dyn Error>>;

/// Who sends the bill, to whom it goes, and what stands on its head.
struct Bill {
    carrier: &'static str,
    from: &'static str,
    mail: &'static str,
    word: &'static str,
    account: &'static str,
    dated: &'static str,
    due: &'static str,
    ink: Ink,
    /// Whether the carrier's name stands white on its colour.
    banner: bool,
    pages: usize,
}

/// A column of a table: its heading, where it stands, and whether it ends there.
struct Column(&'static str, f32, bool);

fn rows(text: &str) -> Result<Rows, csv::Error> {
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|row| Ok(row?.iter().map(str::to_owned).collect()))
        .collect()
}

fn cents(amount: &str) -> u32 {
    amount.replace('.', "").parse().expect("an amount")
}

/// `5,609.68`.
fn money(cents: u32) -> String {
    let (whole, rest) = (cents / 100, cents % 100);
    match (whole / 1_000, whole % 1_000) {
        (0, below) => format!("{below}.{rest:02}"),
        (above, below) => format!("{above},{below:03}.{rest:02}"),
    }
}

impl Bill {
    /// A sheet with its head; the first one also says to whom it goes and what is to be paid.
    fn sheet(&self, page: usize) -> Sheet {
        let mut sheet = Sheet::default();
        if self.banner {
            sheet.fill((0.0, 0.0), (WIDE, 64.0), self.ink);
            sheet.text(LEFT, 40.0, plain(17.0).bold().ink(WHITE), self.carrier);
            sheet.until(RIGHT, 40.0, TEXT.ink(WHITE), self.word);
        } else {
            sheet.text(LEFT, 46.0, plain(15.0).bold().ink(self.ink), self.carrier);
            sheet.until(RIGHT, 46.0, TEXT, self.word);
            sheet.fill((LEFT, 58.0), (RIGHT - LEFT, 1.5), self.ink);
        }
        let head = format!(
            "Account {}   {} date {}",
            self.account, self.word, self.dated
        );
        sheet.text(LEFT, 82.0, SMALL.ink(GRAY), &head);
        let page = format!("Page {page} of {}", self.pages);
        sheet.until(RIGHT, 82.0, SMALL.ink(GRAY), &page);
        sheet.fill((LEFT, 752.0), (RIGHT - LEFT, 0.5), GRAY);
        let foot = format!("{}   {}   {}", self.carrier, self.from, self.mail);
        sheet.text(LEFT, 764.0, plain(6.8).ink(GRAY), &foot);
        sheet
    }

    /// The first sheet: to whom, what is due, and the charges summed up.
    fn first(&self, sums: &[(String, u32)], note: &str) -> Sheet {
        let mut sheet = self.sheet(1);
        for (at, line) in [
            "NORTHGATE DENTAL GROUP LLC",
            "330 N WATER ST STE 400",
            "MILWAUKEE WI 53202",
        ]
        .into_iter()
        .zip([130.0, 143.0, 156.0])
        .map(|(line, y)| (y, line))
        {
            sheet.text(LEFT, at, plain(10.0), line);
        }
        let total: u32 = sums.iter().map(|(_, cents)| cents).sum();
        let facts = [
            ("Account number", self.account.to_owned()),
            ("Date of this bill", self.dated.to_owned()),
            ("Payment due", self.due.to_owned()),
            ("Amount due", format!("${}", money(total))),
        ];
        sheet.fill((330.0, 112.0), (RIGHT - 330.0, 74.0), [243, 243, 243]);
        for ((label, value), y) in facts.into_iter().zip([129.0, 145.0, 161.0, 177.0]) {
            sheet.text(342.0, y, TEXT.ink(GRAY), label);
            sheet.until(RIGHT - 12.0, y, TEXT.bold(), &value);
        }
        let mut y = 232.0;
        sheet.text(
            LEFT,
            y,
            plain(12.0).bold().ink(self.ink),
            "Summary of charges",
        );
        sheet.fill((LEFT, y + 8.0), (RIGHT - LEFT, 1.0), BLACK);
        y += 26.0;
        for (what, cents) in sums {
            sheet.text(LEFT, y, TEXT, what);
            sheet.until(RIGHT, y, TEXT, &money(*cents));
            y += 18.0;
        }
        sheet.fill((LEFT, y - 10.0), (RIGHT - LEFT, 0.8), BLACK);
        sheet.text(LEFT, y + 5.0, TEXT.bold(), "Total due");
        sheet.until(RIGHT, y + 5.0, TEXT.bold(), &money(total));
        y += 40.0;
        for line in note.lines() {
            sheet.text(LEFT, y, SMALL, line);
            y += 11.0;
        }
        sheet
    }

    /// A table below a heading. A row whose first cell is that of the row above leaves it out.
    fn table(
        &self,
        sheet: &mut Sheet,
        from: f32,
        line: f32,
        head: &str,
        columns: &[Column],
        rows: &[Vec<String>],
    ) -> f32 {
        let mut y = from;
        sheet.text(LEFT, y, plain(11.0).bold().ink(self.ink), head);
        y += 18.0;
        for Column(words, x, ends) in columns {
            let put = if *ends { Sheet::until } else { Sheet::text };
            put(sheet, *x, y, SMALL.bold(), words);
        }
        sheet.fill((LEFT, y + 4.0), (RIGHT - LEFT, 0.8), BLACK);
        y += 4.0 + line;
        let mut above: Option<&str> = None;
        for row in rows {
            let first = row.first().map(String::as_str);
            let again = first == above && first.is_some_and(|first| !first.is_empty());
            above = first;
            for (at, (Column(_, x, ends), cell)) in columns.iter().zip(row).enumerate() {
                if at > 0 || !again {
                    let put = if *ends { Sheet::until } else { Sheet::text };
                    put(sheet, *x, y, plain(8.5), cell);
                }
            }
            sheet.fill((LEFT, y + 4.0), (RIGHT - LEFT, 0.3), [200, 200, 200]);
            y += line;
        }
        y
    }

    fn file(&self, sheets: Vec<Sheet>) -> Made {
        assert_eq!(sheets.len(), self.pages, "{}", self.carrier);
        let title = format!("{} {}, {}", self.word, self.account, self.dated);
        file(&title, self.carrier, sheets)
    }
}

/// Sums by what is charged, in the order of the bill: how often, for how much each, together.
fn sums(rows: &[Vec<String>], what: usize, amount: usize) -> Vec<(String, u32)> {
    let mut order = Vec::new();
    let mut found: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    for row in rows {
        if !found.contains_key(row[what].as_str()) {
            order.push(row[what].as_str());
        }
        let each = cents(&row[amount]);
        let sum = found.entry(&row[what]).or_insert((0, each, 0));
        *sum = (sum.0 + 1, each, sum.2 + each);
    }
    order
        .into_iter()
        .map(|what| match found[what] {
            (1, _, sum) => (what.to_owned(), sum),
            (count, each, sum) => (format!("{what}, {count} × {}", money(each)), sum),
        })
        .collect()
}

/// The cells of a row that a table shows.
fn picked(row: &[String], cells: &[usize]) -> Vec<String> {
    cells.iter().map(|cell| row[*cell].clone()).collect()
}

/// Lakeland: twelve pages, as its export names them.
pub(crate) fn lakeland() -> Made {
    let rows = rows(&bills::lakeland())?;
    let bill = Bill {
        carrier: "Lakeland Telecom",
        from: "Account services, 800 Harbor Drive, Milwaukee WI 53202",
        mail: "business@lakeland.example",
        word: "Bill",
        account: "414 555-0100 371",
        dated: "October 21, 2026",
        due: "November 14, 2026",
        ink: [22, 84, 54],
        banner: true,
        pages: 12,
    };
    let note = "Billing telephone number 414 555-0100. Service address 330 N WATER ST STE 400, MILWAUKEE WI 53202.\n\
                Charges are for October 21 to November 20, 2026. Each line and its charges follow on pages 2 to 11,\n\
                taxes and fees on page 12. Your payment of the last bill has been received.";
    let mut sheets = vec![bill.first(&sums(&rows, 4, 7), note)];
    let columns = [
        Column("Telephone number", LEFT, false),
        Column("Charge", 168.0, false),
        Column("From", 350.0, false),
        Column("To", 425.0, false),
        Column("Amount", RIGHT, true),
    ];
    for page in 2..=12 {
        let of = |row: &&Vec<String>| row[2] == page.to_string();
        let shown: Rows = rows
            .iter()
            .filter(of)
            .map(|row| picked(row, &[3, 4, 5, 6, 7]))
            .collect();
        let head = if page == 12 {
            "Taxes and fees"
        } else {
            "Charges by telephone number"
        };
        let mut sheet = bill.sheet(page);
        bill.table(&mut sheet, 112.0, 16.4, head, &columns, &shown);
        sheets.push(sheet);
    }
    bill.file(sheets)
}

/// One line a number, with what two rows of the export charge for it.
fn by_number(rows: &[Vec<String>], number: usize, amount: usize) -> Rows {
    let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row[number].is_empty()) {
        found
            .entry(&row[number])
            .or_default()
            .push(cents(&row[amount]));
    }
    found
        .into_iter()
        .map(|(number, charges)| {
            let total = charges.iter().sum();
            let charges = charges.into_iter().chain([total]).map(money);
            std::iter::once(number.to_owned()).chain(charges).collect()
        })
        .collect()
}

/// Badger Valley: a statement of two pages.
pub(crate) fn badger_valley() -> Made {
    let rows = rows(&bills::badger_valley())?;
    let bill = Bill {
        carrier: "Badger Valley Telephone Cooperative",
        from: "41 Mill Road, Suamico WI 54173",
        mail: "office@badgervalley.example",
        word: "Statement",
        account: "BV-20817",
        dated: "October 28, 2026",
        due: "November 18, 2026",
        ink: [122, 46, 30],
        banner: false,
        pages: 2,
    };
    let note = "Service at 2140 E MAIN ST STE B, GREEN BAY WI 54302. Billing telephone number (920) 555-0140.\n\
                The charges of each line follow on page 2. Members' meeting: see the notice on our door.";
    let mut lines = bill.sheet(2);
    let columns = [
        Column("Service number", LEFT, false),
        Column("Business access B1", 300.0, true),
        Column("FCC line charge", 430.0, true),
        Column("Together", RIGHT, true),
    ];
    bill.table(
        &mut lines,
        112.0,
        13.4,
        "Lines",
        &columns,
        &by_number(&rows, 2, 4),
    );
    bill.file(vec![bill.first(&sums(&rows, 3, 4), note), lines])
}

/// Corvus: an invoice with a page a location.
pub(crate) fn corvus() -> Made {
    let rows = rows(&bills::corvus())?;
    let bill = Bill {
        carrier: "Corvus Communications",
        from: "Accounts receivable, 12 Wharf Street, Chicago IL 60601",
        mail: "invoices@corvus.example",
        word: "Invoice",
        account: "88-114520-03",
        dated: "November 1, 2026",
        due: "November 30, 2026",
        ink: [40, 44, 110],
        banner: true,
        pages: 3,
    };
    let note = "Billing telephone number 847-555-0100. Locations: 41 W MIFFLIN ST, MADISON WI 53703 (page 2);\n\
                1580 MAPLE AVE STE 210, EVANSTON IL 60201 (page 3). Service for November 2026.";
    let mut sheets = vec![bill.first(&sums(&rows, 4, 6), note)];
    let columns = [
        Column("TN", LEFT, false),
        Column("SIP line", 300.0, true),
        Column("Regulatory recovery", 430.0, true),
        Column("Together", RIGHT, true),
    ];
    for (page, location) in [(2, "Madison, WI"), (3, "Evanston, IL")] {
        let here: Rows = rows
            .iter()
            .filter(|row| row[2] == location)
            .cloned()
            .collect();
        let mut sheet = bill.sheet(page);
        let head = format!("Location {location}");
        bill.table(
            &mut sheet,
            110.0,
            11.3,
            &head,
            &columns,
            &by_number(&here, 3, 6),
        );
        sheets.push(sheet);
    }
    bill.file(sheets)
}

/// Tollway: one page with the usage of each number.
pub(crate) fn tollway() -> Made {
    let rows = rows(&bills::tollway())?;
    let bill = Bill {
        carrier: "Tollway Toll-Free Services",
        from: "Billing, 5 Turnpike Plaza, Columbus OH 43215",
        mail: "care@tollway.example",
        word: "Bill",
        account: "TLW-60114",
        dated: "November 1, 2026",
        due: "November 25, 2026",
        ink: [150, 84, 0],
        banner: false,
        pages: 1,
    };
    let total = rows.iter().map(|row| cents(&row[8])).sum();
    let usage = vec![("Usage of October 1 to 31, 2026".to_owned(), total)];
    let mut sheet = bill.first(
        &usage,
        "Usage is charged at 3.9 cents a minute, rounded down to the cent a number.",
    );
    let columns = [
        Column("Toll-free number", LEFT, false),
        Column("RespOrg", 190.0, false),
        Column("Calls", 330.0, true),
        Column("Minutes", 430.0, true),
        Column("Charge", RIGHT, true),
    ];
    let shown: Rows = rows
        .iter()
        .map(|row| picked(row, &[2, 3, 6, 7, 8]))
        .collect();
    bill.table(&mut sheet, 370.0, 18.0, "Usage by number", &columns, &shown);
    bill.file(vec![sheet])
}

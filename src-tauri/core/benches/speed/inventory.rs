//! The list that is measured: ten columns as a client's phone system exports them, written by the library that
//! also writes our own spreadsheets, with shared strings as Excel does.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::Outcome;

const HEADER: [&str; 10] = [
    "Number",
    "Ext",
    "User",
    "Department",
    "Site",
    "Use",
    "Carrier",
    "Account",
    "Note",
    "Destination",
];
const AREAS: [u64; 20] = [
    312, 414, 262, 608, 920, 715, 773, 847, 630, 708, 815, 217, 309, 618, 224, 331, 872, 779, 313,
    415,
];
/// Ten thousand lines each: with 20 area codes room for a million numbers, all different.
const EXCHANGES: [u64; 5] = [320, 450, 586, 680, 794];
const FIRST: [&str; 16] = [
    "Dana", "Luis", "Mei", "Oksana", "Priya", "Tom", "Ruth", "Ahmed", "Jean", "Noor", "Karl",
    "Ines", "Yuki", "Petra", "Sam", "Björn",
];
const LAST: [&str; 23] = [
    "Okafor", "Nguyen", "Smith", "Garcia", "Kowalski", "Schmidt", "Lee", "O'Brien", "Müller",
    "Novak", "Haddad", "Rossi", "Sato", "Silva", "Khan", "Jensen", "Dubois", "Ivanova", "Brown",
    "Cohen", "Mensah", "Larsen", "Reyes",
];
const DEPARTMENTS: [&str; 12] = [
    "Front desk",
    "Billing",
    "Admissions",
    "Facilities",
    "IT",
    "Radiology",
    "Cardiology",
    "Pharmacy",
    "Human resources",
    "Legal",
    "Purchasing",
    "Security",
];
const USES: [&str; 10] = [
    "Voice", "Voice", "Voice", "Voice", "Voice", "Voice", "Voice", "Fax", "Alarm", "Voice",
];
const CARRIERS: [&str; 4] = ["AT&T", "Lumen", "Verizon", "Windstream"];
const NOTES: [&str; 8] = [
    "keep caller ID name",
    "moved from the old PBX in 2019",
    "voicemail to e-mail",
    "shared with the lobby",
    "forward after 20 seconds",
    "check with facilities first",
    "seldom used",
    "published in the directory",
];

/// Rows that repeat the number of another one on the same account, one in a hundred.
const REPEATED: u64 = 100;
/// Rows whose number has a digit too few, one in five hundred.
const SHORT: u64 = 500;

/// How many of the rows hold a number of their own.
pub(crate) fn numbers(rows: u64) -> u64 {
    (0..rows)
        .filter(|row| !is_short(*row) && !is_repeated(*row))
        .count()
        .try_into()
        .unwrap_or(0)
}

fn is_repeated(row: u64) -> bool {
    row % REPEATED == REPEATED - 1
}

fn is_short(row: u64) -> bool {
    row % SHORT == SHORT / 2
}

/// Writes a list of that many rows below a header.
#[allow(
    clippy::cast_precision_loss,
    reason = "ten digits are exact in a float: this is how Excel keeps them"
)]
pub(crate) fn write(path: &Path, rows: u64) -> Outcome {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_low_memory()?;
    sheet.set_name("Inventory")?;
    for (column, title) in (0..).zip(HEADER) {
        sheet.write_string(0, column, title)?;
    }
    for row in 0..rows {
        let at = u32::try_from(row + 1)?;
        // A repeated row is the row before it again, but for its note.
        let who = if is_repeated(row) { row - 1 } else { row };
        // Sorted by user, as exports are: the numbers come in no order.
        let spot = who * 7_919 % rows;
        let pick = |from: &[&'static str], by: u64| -> &'static str {
            let index = usize::try_from(by).unwrap_or(0) % from.len();
            from.get(index).copied().unwrap_or_default()
        };
        let of = |from: &[u64], by: u64| {
            let index = usize::try_from(by).unwrap_or(0) % from.len();
            from.get(index).copied().unwrap_or_default()
        };
        let block = spot / 10_000;
        let exchange = of(&EXCHANGES, block / 20);
        let (area, line) = (of(&AREAS, block), spot % 10_000);
        let account = block * 10 + line / 1_000;
        match row % 4 {
            _ if is_short(row) => {
                sheet.write_string(at, 0, format!("({area}) {exchange}-{:03}", line % 1_000))?
            }
            0 => {
                sheet.write_number(at, 0, (area * 10_000_000 + exchange * 10_000 + line) as f64)?
            }
            1 => sheet.write_string(at, 0, format!("({area}) {exchange}-{line:04}"))?,
            2 => sheet.write_string(at, 0, format!("{area}-{exchange}-{line:04}"))?,
            _ => sheet.write_string(at, 0, format!("+1 {area} {exchange} {line:04}"))?,
        };
        sheet.write_number(at, 1, (10_000 + spot % 90_000) as f64)?;
        sheet.write_string(
            at,
            2,
            format!(
                "{} {} {}",
                pick(&FIRST, who),
                pick(&LAST, who / 16),
                who % 1_000
            ),
        )?;
        sheet.write_string(at, 3, pick(&DEPARTMENTS, who))?;
        sheet.write_string(at, 4, format!("Building {:02}", account % 40 + 1))?;
        sheet.write_string(at, 5, pick(&USES, who / 3))?;
        sheet.write_string(at, 6, pick(&CARRIERS, account))?;
        sheet.write_string(
            at,
            7,
            format!("{}-{:07}", 800 + account % 100, 1_200_000 + account),
        )?;
        sheet.write_string(at, 8, pick(&NOTES, row))?;
        sheet.write_string(
            at,
            9,
            format!(
                "{}{}@example.com",
                pick(&LAST, who / 16).to_lowercase(),
                who
            ),
        )?;
    }
    book.save(path)?;
    Ok(())
}

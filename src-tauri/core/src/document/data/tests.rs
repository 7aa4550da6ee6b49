//! Tables read back by other readers: text stays text, bytes repeat, no secret is in them.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::{
    BookHead, DataInput, Sheet, Table, Value,
    comma::{csv, unguarded},
    json, workbook,
};
use crate::{
    cost,
    document::sample::{TODAY, day, findings, plan, project, record},
    snapshot::Snapshot,
};

/// Five hundred cells that a spreadsheet program may take for more than text.
fn hostile() -> Vec<String> {
    let starts = [
        "=", "+", "-", "@", "\t=", "\r=", "'=", "''=", "'+", "=-", "@SUM", "\0=",
    ];
    let bodies = [
        "1+1",
        "SUM(A1:A9)",
        "HYPERLINK(\"http://x.example\",\"y\")",
        "cmd|' /C calc'!A0",
        "\"quoted\", with comma",
        "two\r\nlines",
        "14145550100",
        "00123",
        "_x0041_",
        "1E5",
        " 2 ",
        "&<>\"'",
        "ü–Ж\u{202e}x",
        "2026-11-16",
        "",
        "';--",
        "TRUE",
        "#REF!",
        "\u{feff}=1",
        "100%",
        "1/2",
        "=",
        "'",
        "-",
        "+1 414 555 0100",
        "{=1}",
        "\u{a0}=1",
        "\n=1",
        "INDIRECT(\"A1\")",
        "IMPORTXML(\"x\")",
        "0x1F",
        ".5",
        "1,000",
        "Σ",
        "WEBSERVICE(\"http://x.example\")",
        "DDE(\"cmd\";\"/C calc\")",
        "-1",
        "e",
        "tab\tinside",
        "A1",
        "null",
        "Ω",
    ];
    let cells: Vec<String> = starts
        .iter()
        .flat_map(|start| bodies.iter().map(move |body| format!("{start}{body}")))
        .collect();
    assert!(cells.len() >= 500, "{}", cells.len());
    cells
}

fn sheet(cells: &[String]) -> Sheet {
    let rows = cells.iter().zip(1..);
    Sheet {
        title: "Cells".to_owned(),
        columns: vec!["Text", "Count", "Number"],
        rows: rows
            .map(|(cell, n)| {
                vec![
                    Value::Text(cell.clone()),
                    Value::Count(n),
                    Value::Text("414-555-0100".to_owned()),
                ]
            })
            .collect(),
    }
}

fn head() -> BookHead<'static> {
    let record = Box::leak(Box::new(record()));
    BookHead {
        title: "Cells & more".to_owned(),
        author: "Wexcombe Rill Consulting",
        record,
    }
}

#[test]
fn a_workbook_holds_foreign_text_as_text_and_no_formula() {
    let cells = hostile();
    let bytes = workbook(&[sheet(&cells)], &head()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let formulas = book.worksheet_formula("Cells").unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
    let range = book.worksheet_range("Cells").unwrap();
    assert_eq!(range.height(), cells.len() + 1);
    for (at, cell) in cells.iter().enumerate() {
        let row = u32::try_from(at + 1).unwrap();
        match range.get_value((row, 0)) {
            Some(Data::String(text)) => {
                // XML reads CR LF and a lone CR as LF; nothing else of a text may change.
                let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
                let read = text.replace("_x0000_", "\0").replace("_x000D_", "\r");
                assert_eq!(plain(&read), plain(cell), "row {row}");
            }
            other => panic!("row {row} {cell:?} is {other:?}"),
        }
        assert_eq!(
            range.get_value((row, 2)),
            Some(&Data::String("414-555-0100".to_owned()))
        );
    }
}

/// The parts of a workbook that hold its cells and texts.
fn parts(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    names
        .iter()
        .filter(|name| name.starts_with("xl/worksheets/sheet"))
        .map(|name| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap())
        .collect()
}

/// How many cells are formulas, and how many are text, as the file itself says.
fn kinds(part: &str) -> (usize, usize) {
    (part.matches("<f").count(), part.matches(" t=\"s\"").count())
}

#[test]
fn the_workbook_itself_says_text_of_every_foreign_cell_and_a_naive_one_would_not() {
    let cells = hostile();
    let bytes = workbook(&[sheet(&cells)], &head()).unwrap();
    let part = parts(&bytes).concat();
    // Text, number and the three titles.
    assert_eq!(kinds(&part), (0, 2 * cells.len() + 3));
    // The control: what begins like a formula written as one.
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (row, cell) in (0..).zip(&cells) {
        if cell.starts_with('=') {
            page.write_formula(row, 0, cell.as_str()).unwrap();
        } else {
            page.write_string(row, 0, cell).unwrap();
        }
    }
    let naive = parts(&book.save_to_buffer().unwrap()).concat();
    assert!(kinds(&naive).0 >= 42, "{:?}", kinds(&naive));
}

#[test]
fn a_csv_without_the_guard_would_begin_hundreds_of_cells_as_formulas() {
    let cells = hostile();
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for cell in &cells {
        writer.write_record([cell]).unwrap();
    }
    let bytes = writer.into_inner().unwrap();
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes.as_slice());
    let risky = reader
        .records()
        .filter(|row| row.as_ref().unwrap()[0].starts_with(['=', '+', '-', '@', '\t', '\r', '\0']))
        .count();
    assert!(risky > 350, "{risky}");
}

#[test]
fn a_csv_begins_no_cell_as_a_formula_and_gives_back_what_stood_there() {
    let mut cells = hostile();
    cells.extend(["'plain", "O'Hara", "", "'", "''"].map(str::to_owned));
    let bytes = csv(&sheet(&cells));
    let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(reader.headers().unwrap(), vec!["Text", "Count", "Number"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), cells.len());
    for (row, cell) in rows.iter().zip(&cells) {
        let written = &row[0];
        assert!(
            !written.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']),
            "{written:?}"
        );
        assert_eq!(unguarded(written), cell);
    }
}

#[test]
fn a_workbook_has_the_same_bytes_each_time_and_a_table_of_a_hundred_thousand_rows_fits() {
    let cells = hostile();
    let once = workbook(&[sheet(&cells)], &head()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(once, workbook(&[sheet(&cells)], &head()).unwrap());
    let many: Vec<_> = (0..100_000).map(|n| format!("line {n}")).collect();
    let bytes = workbook(&[sheet(&many)], &head()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.worksheet_range("Cells").unwrap().height(), 100_001);
}

fn with<T>(read: impl FnOnce(&Snapshot, &DataInput<'_>) -> T) -> T {
    let (snapshot, record) = (project(), record());
    let (plan, findings) = (plan(), findings());
    let costs = cost::of(&snapshot, &plan, 7);
    read(
        &snapshot,
        &DataInput {
            snapshot: &snapshot,
            plan: &plan,
            findings: &findings,
            costs: &costs,
            record: &record,
        },
    )
}

#[test]
fn every_table_has_a_row_a_thing_and_a_value_a_column() {
    with(|snapshot, input| {
        for table in Table::ALL {
            let sheet = table.sheet(input);
            assert_eq!(sheet.rows.len(), table.rows(input), "{table:?}");
            for row in &sheet.rows {
                assert_eq!(row.len(), sheet.columns.len(), "{table:?}");
            }
        }
        let numbers = Table::Numbers.sheet(input);
        assert_eq!(numbers.rows.len(), snapshot.numbers.len());
        assert!(
            matches!(&numbers.rows[0][0], Value::Text(text) if text.len() == 12),
            "{:?}",
            numbers.rows[0]
        );
    });
}

#[test]
fn no_file_of_data_holds_a_pin() {
    with(|snapshot, input| {
        let pins: Vec<_> = snapshot
            .accounts
            .values()
            .map(|account| account.pin.reveal())
            .filter(|pin| !pin.is_empty())
            .collect();
        assert!(!pins.is_empty(), "the sample has a PIN to look for");
        let mut files = vec![String::from_utf8(json(input).unwrap()).unwrap()];
        for table in Table::ALL {
            files.push(String::from_utf8(csv(&table.sheet(input))).unwrap());
        }
        for pin in pins {
            assert!(files.iter().all(|file| !file.contains(pin)));
        }
        let read: serde_json::Value = serde_json::from_str(&files[0]).unwrap();
        assert_eq!(read["format"], "portwright-project");
        assert_eq!(read["version"], 1);
        assert_eq!(read["today"], day(TODAY).to_string());
        assert_eq!(read["accounts"][0]["pin_known"], true);
    });
}

#[test]
fn an_amount_is_a_number_in_a_workbook_and_has_no_comma_in_a_csv() {
    let sheet = Sheet {
        title: "Cells".to_owned(),
        columns: vec!["Amount"],
        rows: vec![vec![Value::Money(crate::carrier::Cents::new(123_456_705))]],
    };
    assert_eq!(csv(&sheet), b"Amount\r\n1234567.05\r\n");
    let bytes = workbook(&[sheet], &head()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let range = book.worksheet_range("Cells").unwrap();
    assert_eq!(range.get_value((1, 0)), Some(&Data::Float(1_234_567.05)));
}

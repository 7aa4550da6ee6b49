//! The same list in every format and encoding that people send: the same cells come out.

use std::{fs, io::Write};

use portwright_core::{
    intake::grid::{Container, Workbook},
    worker,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};

use crate::{
    make::{RELS, TYPES, archive, cell, record, text, xls, xlsb, xlsx_with},
    support::program,
};

fn cells(book: &Workbook) -> Vec<(u32, u16, String)> {
    book.sheets
        .iter()
        .flat_map(|sheet| sheet.grid.rows())
        .flat_map(|row| row.cells().collect::<Vec<_>>())
        .map(|cell| (cell.row, cell.column, cell.text.to_owned()))
        .collect()
}

fn paste(bytes: &[u8]) -> Workbook {
    worker::read_pasted(program(), "pasted", bytes, &mut |_| true).unwrap()
}

fn read_as(name: &str, bytes: &[u8]) -> Workbook {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    worker::read(program(), &path, &mut |_| true).unwrap()
}

fn place(row: u32, column: u16, text: &str) -> (u32, u16, String) {
    (row, column, text.to_owned())
}

#[test]
fn a_workbook_shows_values_as_its_program_does() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("DIDs").unwrap();
    sheet.write_number(0, 0, 3_125_550_123.0).unwrap();
    sheet
        .write_number_with_format(
            1,
            0,
            3_125_550_124.0,
            &Format::new().set_num_format("(000) 000-0000"),
        )
        .unwrap();
    sheet
        .write_number_with_format(2, 0, 2134.0, &Format::new().set_num_format("00000"))
        .unwrap();
    sheet.write_string(3, 0, "02134").unwrap();
    sheet
        .write_datetime_with_format(
            4,
            0,
            ExcelDateTime::from_ymd(2026, 11, 6).unwrap(),
            &Format::new().set_num_format("m/d/yyyy"),
        )
        .unwrap();
    sheet
        .write_datetime_with_format(
            5,
            0,
            ExcelDateTime::from_hms(22, 30, 0).unwrap(),
            &Format::new().set_num_format("h:mm AM/PM"),
        )
        .unwrap();
    sheet
        .write_string(6, 0, "+1 (312) 555\u{2011}0123\u{a0}")
        .unwrap();
    sheet.write_boolean(7, 0, true).unwrap();
    sheet
        .write_number_with_format(8, 0, 0.125, &Format::new().set_num_format("0.0%"))
        .unwrap();
    sheet
        .write_formula(
            9,
            0,
            rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"),
        )
        .unwrap();
    let hidden = book.add_worksheet().set_name("OLD").unwrap();
    hidden.set_hidden(true);
    hidden.write_string(2, 2, "414-555-0100").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    book.save(&path).unwrap();
    let read = worker::read(program(), &path, &mut |_| true).unwrap();
    assert_eq!(
        (read.container, read.encoding.as_deref(), read.file.as_str()),
        (Container::Xlsx, None, "list.xlsx")
    );
    let texts: Vec<_> = cells(&read).into_iter().map(|cell| cell.2).collect();
    assert_eq!(
        texts,
        [
            "3125550123",
            "(312) 555-0124",
            "02134",
            "02134",
            "2026-11-06",
            "22:30",
            "+1 (312) 555\u{2011}0123\u{a0}",
            "TRUE",
            "12.5%",
            "#DIV/0!",
            "414-555-0100"
        ]
    );
    let sheets: Vec<_> = read
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.visible))
        .collect();
    assert_eq!(sheets, [("DIDs", true), ("OLD", false)]);
}

/// Numbers with their formats and what Excel shows of them.
const SHOWN: &[(f64, &str, &str)] = &[
    (2134.0, "00000", "02134"),
    (
        5_550_123.0,
        "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####",
        "555-0123",
    ),
    (
        3_125_550_123.0,
        "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####",
        "(312) 555-0123",
    ),
    (3_125_550_123.0, "0.00E+00", "3125550123"),
    (1234.5, "#,##0.00", "1,234.50"),
    (0.125, "0.0%", "12.5%"),
    (1.0 / 3.0, "General", "0.333333333"),
    (46_332.0, "m/d/yy", "2026-11-06"),
    (0.9375, "h:mm AM/PM", "22:30"),
    (1.5, "[h]:mm", "36:00:00"),
];

#[test]
fn numbers_look_alike_in_every_kind_of_workbook() {
    let expected: Vec<&str> = SHOWN.iter().map(|(.., text)| *text).collect();
    let texts =
        |book: &Workbook| -> Vec<String> { cells(book).into_iter().map(|cell| cell.2).collect() };

    let values: Vec<(f64, &str)> = SHOWN.iter().map(|(x, code, _)| (*x, *code)).collect();
    assert_eq!(texts(&read_as("list.xls", &xls(&[], &values))), expected);

    let codes: Vec<&str> = SHOWN.iter().map(|(_, code, _)| *code).collect();
    let mut records = Vec::new();
    for (at, (x, ..)) in (0_u32..).zip(SHOWN) {
        let row = [&at.to_le_bytes()[..], &[0; 13]].concat();
        records.extend(record(0, &row));
        records.extend(cell(5, 0, at, &x.to_le_bytes()));
    }
    // An integer packed with its hundredfold, an error of a formula, and a flag.
    records.extend(record(0, &[&99_u32.to_le_bytes()[..], &[0; 13]].concat()));
    records.extend(cell(2, 0, 4, &((123_450_i32 << 2) | 3).to_le_bytes()));
    records.extend(cell(11, 1, 0, &[0x2A, 0]));
    records.extend(cell(4, 2, 0, &[1]));
    let binary = read_as("list.xlsb", &xlsb(&codes, &records));
    assert_eq!(
        texts(&binary),
        [expected.as_slice(), &["1,234.50", "#N/A", "TRUE"]].concat()
    );
    let names: Vec<&str> = binary
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Macros", "DIDs"],
        "a sheet of macros is passed over"
    );

    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    for (row, (x, code, _)) in (0_u32..).zip(SHOWN) {
        let format = Format::new().set_num_format(*code);
        sheet.write_number_with_format(row, 0, *x, &format).unwrap();
    }
    let modern = read_as("list.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(texts(&modern), expected);
}

/// A workbook whose days count from 1904, as old ones of the Mac do.
fn since_1904() -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = r#"<workbook xmlns:r="REL"><workbookPr date1904="1"/><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>"#.replace("REL", MAIN);
    let rels = r#"<Relationships><Relationship Id="rId1" Type="REL/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="REL/styles" Target="styles.xml"/></Relationships>"#.replace("REL", MAIN);
    let part = |text: String| move |out: &mut dyn Write| out.write_all(text.as_bytes()).unwrap();
    archive(&[
        ("[Content_Types].xml", &text(TYPES)),
        ("_rels/.rels", &text(RELS)),
        ("xl/workbook.xml", &part(book)),
        ("xl/_rels/workbook.xml.rels", &part(rels)),
        (
            "xl/styles.xml",
            &text(
                r#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &text(
                r#"<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>44870</v></c></row></sheetData></worksheet>"#,
            ),
        ),
    ])
}

#[test]
fn a_workbooks_other_ways_to_hold_a_value_are_known() {
    let strings = r#"<sst><si><r><t xml:space="preserve">Main </t></r><r><rPr><b/></rPr><t>line</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>toukyou</t></rPh></si><si><t>two_x000D_
lines _x005F_x0041_</t></si><si><t xml:space="preserve"> 414 </t></si></sst>"#;
    let cells_of = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>inline</t></is></c><c r="B2" t="str"><f t="shared" ref="B2:B3" si="0">A2&amp;"x"</f><v>inlinex</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="b"><v>0</v></c></row><row r="3"><c r="A3" t="d"><v>2026-12-01T19:30:00</v></c><c r="B3"><f t="shared" si="0"/><v>7</v></c></row></sheetData></worksheet>"#;
    let book = read_as("ways.xlsx", &xlsx_with(&text(cells_of), &text(strings)));
    let texts: Vec<String> = cells(&book).into_iter().map(|cell| cell.2).collect();
    assert_eq!(
        texts,
        [
            "Main line",
            "\u{6771}\u{4eac}",
            "two\r\nlines _x0041_",
            " 414 ",
            "inline",
            "inlinex",
            "#REF!",
            "FALSE",
            "2026-12-01 19:30",
            "7",
        ]
    );
    let old = read_as("1904.xlsx", &since_1904());
    assert_eq!(cells(&old)[0].2, "2026-11-06");
}

#[test]
fn text_is_read_in_the_encoding_it_was_written_in() {
    let list =
        "Number;Name\n414-555-0100;Caf\u{e9} Z\u{fc}rich\n414-555-0101;Zo\u{eb} \u{2013} fax\n";
    let expected = [
        place(1, 1, "Number"),
        place(1, 2, "Name"),
        place(2, 1, "414-555-0100"),
        place(2, 2, "Caf\u{e9} Z\u{fc}rich"),
        place(3, 1, "414-555-0101"),
        place(3, 2, "Zo\u{eb} \u{2013} fax"),
    ];
    let utf_16 = |little: bool| -> Vec<u8> {
        list.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    let (windows, _, unmappable) = encoding_rs::WINDOWS_1252.encode(list);
    assert!(!unmappable);
    for (bytes, encoding) in [
        (list.as_bytes().to_vec(), "UTF-8"),
        ([b"\xEF\xBB\xBF", list.as_bytes()].concat(), "UTF-8"),
        ([vec![0xff, 0xfe], utf_16(true)].concat(), "UTF-16LE"),
        ([vec![0xfe, 0xff], utf_16(false)].concat(), "UTF-16BE"),
        (utf_16(true), "UTF-16LE"),
        (utf_16(false), "UTF-16BE"),
        (windows.into_owned(), "windows-1252"),
    ] {
        let book = paste(&bytes);
        assert_eq!(book.encoding.as_deref(), Some(encoding));
        assert_eq!(book.container, Container::Csv, "{encoding}");
        let told: Vec<_> = book
            .limits
            .iter()
            .map(|limit| (limit.code.as_str(), limit.row, limit.column))
            .collect();
        let guessed: &[_] = match encoding {
            "windows-1252" => &[("encoding_guessed", 2, 2)],
            _ => &[],
        };
        assert_eq!(told, guessed, "{encoding}");
        assert_eq!(cells(&book), expected, "{encoding}");
    }
}

#[test]
fn a_record_is_kept_letter_by_letter_in_any_encoding() {
    let record = "ACCT  414 R01-0042,  A\r\n \t\r\n  NAME, Caf\u{e9} \"Z\u{fc}rich\r\r\n414-555-0100 , 1FB\nlast";
    let long = format!("{record}\n{}\n", "x".repeat(100_000));
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(record);
    let utf_16: Vec<u8> = record.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, text, encoding) in [
        (record.as_bytes(), record, "UTF-8"),
        (long.as_bytes(), long.as_str(), "UTF-8"),
        (&windows, record, "windows-1252"),
        (&utf_16, record, "UTF-16LE"),
    ] {
        let read = worker::text_of(program(), "csr", bytes, &mut |_| true).unwrap();
        assert_eq!(
            (read.text.as_str(), read.encoding.as_str()),
            (text, encoding)
        );
        let told: Vec<_> = read
            .limits
            .iter()
            .map(|limit| (limit.code.as_str(), limit.row))
            .collect();
        let guessed: &[_] = if encoding == "windows-1252" {
            &[("encoding_guessed", 3)]
        } else {
            &[]
        };
        assert_eq!(told, guessed);
    }
    let read = worker::text_of(program(), "csr", record.as_bytes(), &mut |_| true).unwrap();
    let lines: Vec<_> = read.lines().collect();
    assert_eq!(lines.len(), 6);
    assert_eq!((lines[1], lines[3], lines[5]), (" \t", "", "last"));
    for (bytes, what) in [
        (&b"%PDF-1.7"[..], "is a PDF, not text"),
        (b"<html><table>", "is a web page (HTML), not text"),
        (
            b"PK\x03\x04",
            "is a workbook or another file of packed parts, not text",
        ),
    ] {
        let error = worker::text_of(program(), "csr", bytes, &mut |_| true).unwrap_err();
        assert_eq!(error.code(), "not_text");
        assert!(error.to_string().contains(what), "{error}");
    }
    let nothing = worker::text_of(program(), "csr", b"\xEF\xBB\xBF", &mut |_| true);
    assert_eq!(nothing.unwrap_err().code(), "empty_file");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let book = paste(b"\xEF\xBB\xBFNumber,Name\n414-555-0100,Caf\xE9\n");
    let [limit] = book.limits.as_slice() else {
        panic!("{:?}", book.limits)
    };
    assert_eq!(
        (limit.code.as_str(), limit.row, limit.column),
        ("undecodable", 2, 2)
    );
}

#[test]
fn delimiters_line_ends_and_quotes_are_what_the_file_says() {
    let expected = [
        place(1, 1, "TN"),
        place(1, 2, "Name"),
        place(2, 1, "414-555-0100"),
        place(2, 2, "Desk, 1"),
    ];
    for text in [
        "TN,Name\n414-555-0100,\"Desk, 1\"\n",
        "TN,Name\r414-555-0100,\"Desk, 1\"\r",
        "TN,Name\r\n414-555-0100,\"Desk, 1\"",
        "TN\tName\n414-555-0100\tDesk, 1\n",
        "TN;Name\n414-555-0100;Desk, 1\n",
        "TN|Name\n414-555-0100|Desk, 1\n",
    ] {
        assert_eq!(cells(&paste(text.as_bytes())), expected, "{text:?}");
    }
    assert_eq!(paste(b"TN\tName\n1\t2\n").container, Container::Tsv);

    let ragged = paste(
        b"TN,Name,Note\n\n414-555-0100\n414-555-0101,a,b,c\n\"two\nlines\",x,y\n414-555-0102,,z\n",
    );
    assert_eq!(
        cells(&ragged)[3..],
        [
            place(3, 1, "414-555-0100"),
            place(4, 1, "414-555-0101"),
            place(4, 2, "a"),
            place(4, 3, "b"),
            place(4, 4, "c"),
            place(5, 1, "two\nlines"),
            place(5, 2, "x"),
            place(5, 3, "y"),
            place(6, 1, "414-555-0102"),
            place(6, 3, "z"),
        ]
    );

    let sep = paste(b"sep=;\r\nTN;Name\r\n414-555-0100;a,b\r\n");
    assert_eq!(
        cells(&sep),
        [
            place(2, 1, "TN"),
            place(2, 2, "Name"),
            place(3, 1, "414-555-0100"),
            place(3, 2, "a,b")
        ]
    );
}

#[test]
fn lists_that_programs_have_mangled_are_read_cell_by_cell() {
    let two = [
        place(1, 1, "414-555-0100"),
        place(1, 2, "a"),
        place(2, 1, "414-555-0101"),
        place(2, 2, "b"),
    ];
    let commas = ",".repeat(5_000);
    for (kind, text) in [
        (
            "mixed line ends",
            "414-555-0100,a\r414-555-0101,b\r\n".to_owned(),
        ),
        (
            "a mark in the middle",
            "\u{feff}414-555-0100,a\n\u{feff}414-555-0101,b\n".into(),
        ),
        (
            "a mark before a quote",
            "414-555-0100,a\n\u{feff}\"414-555-0101\",b\n".into(),
        ),
        (
            "commas by the thousand",
            format!("414-555-0100,a{commas}\n414-555-0101,b{commas}\n"),
        ),
        (
            "an end of file of DOS",
            "414-555-0100,a\n414-555-0101,b\n\u{1a}".into(),
        ),
        (
            "zeros at the end",
            "414-555-0100,a\n414-555-0101,b\n\0\0\0".into(),
        ),
        (
            "quoted throughout",
            "\"414-555-0100\",\"a\"\n\"414-555-0101\",\"b\"".into(),
        ),
        (
            "spaces on empty lines",
            "414-555-0100,a\n414-555-0101,b\n   \n \n".into(),
        ),
    ] {
        assert_eq!(cells(&paste(text.as_bytes())), two, "{kind}");
    }
    let column = read_as(
        "column.csv",
        b"TN\n\"414-555-0100\"\n\"\"\"Main\"\" line\"\n",
    );
    assert_eq!(
        cells(&column),
        [
            place(1, 1, "TN"),
            place(2, 1, "414-555-0100"),
            place(3, 1, "\"Main\" line")
        ]
    );
    assert!(cells(&read_as("nothing.csv", b",,,\n,,,\n")).is_empty());

    // A zero inside a cell is kept as it stands: who reads the number decides.
    let zero = paste(b"TN,Name\n414-555-0100,De\0sk\n");
    assert_eq!(cells(&zero)[3], place(2, 2, "De\0sk"));
    let cut = [
        &[0xff, 0xfe][..],
        &"TN,Name\n414-555-0100,Caf\u{e9}\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>(),
        b"x",
    ]
    .concat();
    let cut = paste(&cut);
    assert_eq!(
        (cut.encoding.as_deref(), cut.limits[0].code.as_str()),
        (Some("UTF-16LE"), "undecodable")
    );
}

#[test]
fn a_line_of_a_hundred_megabytes_and_ten_thousand_open_quotes_are_survived() {
    let line = [b"TN,Name\n414-555-0100,".as_slice(), &vec![b'x'; 100 << 20]].concat();
    let line = read_as("line.csv", &line);
    let codes: Vec<&str> = line
        .limits
        .iter()
        .map(|limit| limit.code.as_str())
        .collect();
    assert_eq!(
        (codes.as_slice(), cells(&line).len()),
        (["cell_too_long"].as_slice(), 4)
    );
    let quotes = "414-555-0100,\"27 inch\n".repeat(10_001);
    let quotes = paste(quotes.as_bytes());
    assert!(cells(&quotes).len() >= 10_001);
    assert!(
        quotes
            .limits
            .iter()
            .any(|limit| limit.code == "unclosed_quote")
    );
}

#[test]
fn an_unclosed_quote_costs_one_cell_and_not_the_rest_of_the_list() {
    let book = paste(
        b"TN,Name\n414-555-0100,ok\n414-555-0101,\"27 inch\n414-555-0102,c\n414-555-0103,d\n",
    );
    assert_eq!(
        cells(&book)[4..],
        [
            place(3, 1, "414-555-0101"),
            place(3, 2, "\"27 inch"),
            place(4, 1, "414-555-0102"),
            place(4, 2, "c"),
            place(5, 1, "414-555-0103"),
            place(5, 2, "d"),
        ]
    );
    assert_eq!(
        (book.limits[0].code.as_str(), book.limits[0].row),
        ("unclosed_quote", 3)
    );
}

#[test]
fn running_text_is_lines_and_a_one_column_list_is_a_list() {
    let mail = paste(b"Hi Mara,\n\nplease port 414-555-0100, 414-555-0101 and the fax (414-555-0110).\r\nThanks; Dana\n");
    assert_eq!(mail.container, Container::Txt);
    let rows: Vec<_> = cells(&mail).iter().map(|cell| (cell.0, cell.1)).collect();
    assert_eq!(rows, [(1, 1), (3, 1), (4, 1)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("csr.txt");
    let csr = "ACCT, 1, A\n\n  NAME, B\n414-555-0100, 1FB\n";
    fs::write(&path, csr).unwrap();
    let text = worker::read_text(program(), &path, &mut |_| true).unwrap();
    assert_eq!((text.text.as_str(), text.encoding.as_str()), (csr, "UTF-8"));
    let list = read_as("list.csv", b"4145550100\n4145550101\n");
    assert_eq!(
        cells(&list),
        [place(1, 1, "4145550100"), place(2, 1, "4145550101")]
    );
    let row = read_as("one.csv", b"414-555-0100,Desk\n");
    assert_eq!(
        (row.container, row.sheets[0].grid.len()),
        (Container::Csv, 2)
    );
}

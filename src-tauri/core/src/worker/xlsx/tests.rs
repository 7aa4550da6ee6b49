//! The reader of plain workbooks held against the library, letter by letter: over all public workbooks, over what
//! programs write, and over sheets that are put together and then damaged at random.

use std::{
    fs::{self, File},
    io::{BufReader, Seek, Write as _},
    path::Path,
};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Book};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::super::{
    archive,
    parent::{Ending, collect},
    serve::{Answer, Stop},
    workbook::by_library,
};
use crate::intake::grid::{Container, Workbook};

/// What a reader said, as the program that asked takes it in.
#[derive(Debug, PartialEq)]
enum Said {
    Book(Box<Workbook>),
    /// The file was refused, or given up.
    No(String),
}

fn taken(answer: Result<Vec<u8>, Stop>) -> Said {
    let bytes = match answer {
        Ok(bytes) => bytes,
        Err(Stop::Refused(refusal)) => return Said::No(format!("{refusal:?}")),
        Err(Stop::Io(error)) => panic!("{error}"),
    };
    match collect(&mut bytes.as_slice(), "list.xlsx", &mut |_| true) {
        Ending::Whole(book) => Said::Book(Box::new(book)),
        Ending::TooManyCells => Said::No("cells".into()),
        Ending::TooLarge(what) => Said::No(what),
        _ => panic!("an answer that makes no sense"),
    }
}

/// What our reader says; absent where it leaves the file to the library.
fn ours(file: &File) -> Option<Said> {
    let mut archive = archive::open(file).ok()?;
    let mut bytes = Vec::new();
    let mut answer = Answer::new(&mut bytes);
    let said = match super::read(file, &mut archive, &mut answer) {
        Ok(false) => return None,
        Ok(true) => answer.finish().map_err(Stop::Io),
        Err(stop) => Err(stop),
    };
    Some(taken(said.map(|()| bytes)))
}

/// What the library says, through the reader that asks it.
fn theirs(file: &File) -> Said {
    let read = || -> Result<Vec<u8>, Stop> {
        let mut archive = archive::open(file)?;
        let weight = archive.weigh(&[])?;
        let mut bytes = Vec::new();
        let mut answer = Answer::new(&mut bytes);
        let mut again = file.try_clone()?;
        again.rewind()?;
        by_library(
            BufReader::new(again),
            archive.container,
            weight.merges,
            &mut answer,
        )?;
        answer.finish()?;
        Ok(bytes)
    };
    taken(read())
}

/// Whether our reader reads the file; what it reads must be what the library reads.
fn is_read_alike(name: &str, file: &File) -> bool {
    let Some(ours) = ours(file) else { return false };
    let theirs = theirs(file);
    if ours == theirs {
        return true;
    }
    if let (Said::Book(ours), Said::Book(theirs)) = (&ours, &theirs) {
        for (a, b) in ours.sheets.iter().zip(&theirs.sheets) {
            let cells = |sheet: &crate::intake::grid::Sheet| -> Vec<(u32, u16, String)> {
                let rows = sheet.grid.rows();
                rows.flat_map(|row| row.cells().collect::<Vec<_>>())
                    .map(|cell| (cell.row, cell.column, cell.text.to_owned()))
                    .collect()
            };
            let (a_cells, b_cells) = (cells(a), cells(b));
            for (a, b) in a_cells.iter().zip(&b_cells) {
                assert_eq!(a, b, "{name}");
            }
            assert_eq!(a_cells.len(), b_cells.len(), "{name}, {}", a.name);
            assert_eq!(a.grid.merges(), b.grid.merges(), "{name}, {}", a.name);
        }
    }
    panic!("{name}: {ours:?} is not {theirs:?}");
}

#[test]
fn public_workbooks_are_read_as_the_library_reads_them() {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/corpora"
    ));
    let Ok(index) = fs::read_to_string(folder.join("index.csv")) else {
        eprintln!("{} is not here; skipped.", folder.display());
        return;
    };
    let (mut read, mut left) = (0, Vec::new());
    for name in index.lines().filter_map(|line| line.split(',').next()) {
        let path = folder.join(name);
        let Ok(file) = File::open(&path) else {
            continue;
        };
        let is_xlsx = archive::open(&file)
            .is_ok_and(|found| matches!(found.container, Container::Xlsx | Container::Xlsm));
        if !is_xlsx {
            continue;
        }
        if is_read_alike(name, &file) {
            read += 1;
        } else {
            left.push(name);
        }
    }
    eprintln!("{read} workbooks read, {} left to the library", left.len());
    if std::env::var_os("LIST_LEFT").is_some() {
        eprintln!("{left:#?}");
    }
    assert!(read > 19 * left.len(), "{read} read, left {left:#?}");
}

/// A workbook of one sheet out of the text of its parts.
fn workbook(sheet: &str, strings: &str, styles: &str, book: &str) -> File {
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="a" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/workbook.xml", book),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut zip = ZipWriter::new(tempfile::tempfile().unwrap());
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap()
}

const BOOK: &str = r#"<workbook><workbookPr/><sheets><sheet name="DIDs &amp; lines" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const CODES: [&str; 13] = [
    "General",
    "00000",
    "yyyy\\-mm\\-dd",
    "[h]:mm:ss",
    "0.00;[Red]m/d",
    "&quot;Ext &quot;@",
    "h AM/PM",
    "0 &quot;days&quot;",
    "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####",
    "#,##0.00_);\\(#,##0.00\\)",
    "_d0",
    "!d0",
    "mm:[ss]",
];

fn styles() -> String {
    let formats: String = (164..)
        .zip(CODES)
        .map(|(id, code)| format!(r#"<numFmt numFmtId="{id}" formatCode="{code}"/>"#))
        .collect();
    let ids = (0..60).chain(164..180);
    let looks: String = ids
        .map(|id| format!(r#"<xf numFmtId="{id}" fontId="0"><alignment wrapText="1"/></xf>"#))
        .collect();
    format!(
        r#"<styleSheet><numFmts count="13">{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{looks}<xf/></cellXfs><dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs></styleSheet>"#
    )
}

/// Picks from what it is given, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        // Steele and Vigna's mixing of a counter.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    /// One of them; of those behind `plain` only now and then, since one is enough to leave a sheet to the library.
    fn mostly<'a>(&mut self, from: &[&'a str], plain: usize) -> &'a str {
        let end = if self.below(60) == 0 {
            from.len()
        } else {
            plain
        };
        from[self.below(end)]
    }

    fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const TEXTS: &[&str] = &[
    "414-555-0100",
    " Main line ",
    "a &amp; b &lt;c&gt; &quot;d&apos;",
    "&#52;&#x31;4",
    "&#13;&#10;",
    "one\r\ntwo\rthree\nfour",
    "_x000D_\n_x005F_x0041_",
    "Zoë \u{a0}Müller 電話",
    "",
    "  ",
    "&nbsp;",
    "fish & chips",
    "<![CDATA[raw]]>",
    "<!-- note -->",
];
const NUMBERS: &[&str] = &[
    "4145550100",
    "0",
    "-0",
    "-7",
    "007",
    "1.5",
    "3.1255501E+9",
    "1E5",
    "46000",
    "46000.9375",
    "-1.25",
    "2",
    "123456789012345",
    "1234567890123456",
    "9007199254740993",
    "1.",
    ".5",
    "+5",
    "abc",
    "1e400",
    "",
    " 5 ",
    "NaN",
    "0x10",
];

fn string(dice: &mut Dice) -> String {
    let space = dice.of(&[
        "",
        "",
        r#" xml:space="preserve""#,
        r#" xml:space="default""#,
    ]);
    match dice.below(6) {
        0 => format!(
            r#"<r><rPr><b/><sz val="11"/></rPr><t>{}</t></r><r><t{space}>{}</t></r>"#,
            dice.mostly(TEXTS, 10),
            dice.mostly(TEXTS, 10)
        ),
        1 => format!(
            r#"<t{space}>{}</t><rPh sb="0" eb="1"><t>カナ</t></rPh><phoneticPr fontId="1"/>"#,
            dice.mostly(TEXTS, 10)
        ),
        2 => dice.of(&["<t/>", "", "<t></t>"]).to_owned(),
        _ => format!("<t{space}>{}</t>", dice.mostly(TEXTS, 10)),
    }
}

fn cell(dice: &mut Dice, row: usize, column: usize) -> String {
    let letter = ["A", "B", "C", "D", "AA", "XFD", "XFE", "b"][column % 8];
    let place = match dice.below(8) {
        0 => String::new(),
        1 => format!(" r='{letter}{row}'"),
        _ => format!(r#" r="{letter}{row}""#),
    };
    let style = match dice.below(3) {
        0 => String::new(),
        _ => format!(r#" s="{}""#, dice.below(80)),
    };
    let formula = dice.of(&[
        "",
        "",
        "<f>A1&amp;B1</f>",
        r#"<f t="shared" si="0"/>"#,
        "\n",
    ]);
    match dice.below(10) {
        0 => format!("<c{place}{style}/>"),
        1 => format!(
            r#"<c{place}{style} t="inlineStr"><is>{}</is></c>"#,
            string(dice)
        ),
        2 => format!(
            r#"<c{place} t="str"{style}>{formula}<v>{}</v></c>"#,
            dice.mostly(TEXTS, 10)
        ),
        3 => {
            let (kind, value) = [
                ("b", "0"),
                ("b", "1"),
                ("e", "#N/A"),
                ("e", "#DIV/0!"),
                ("d", "2026-12-01T19:30:00"),
                ("n", "46000"),
                ("n", ""),
                ("s", ""),
                ("str", ""),
                ("b", ""),
                ("b", "true"),
                ("e", "#BUSY!"),
                ("d", "a &amp; b"),
                ("n", "abc"),
                ("x", "1"),
            ][if dice.below(40) == 0 {
                dice.below(15)
            } else {
                dice.below(10)
            }];
            format!(r#"<c{place}{style} t="{kind}">{formula}<v>{value}</v></c>"#)
        }
        4 | 5 => {
            let strings = if dice.below(40) == 0 { 12 } else { 10 };
            format!(
                r#"<c{place}{style} t="s" cm="1"><v>{}</v></c>"#,
                dice.below(strings)
            )
        }
        6 => format!("<c{place}{style}>{formula}</c>"),
        _ => format!(
            "<c{place}{style}>{formula}<v>{}</v></c>",
            dice.mostly(NUMBERS, 14)
        ),
    }
}

fn sheet(dice: &mut Dice) -> String {
    let mut rows = String::new();
    for row in 1..=1 + dice.below(4) {
        let cells: String = (0..dice.below(5))
            .map(|column| cell(dice, row, column))
            .collect();
        let number = match dice.below(4) {
            0 => String::new(),
            _ => format!(r#" r="{row}" spans="1:9""#),
        };
        rows += &format!("{}<row{number}>{cells}</row>", dice.of(&["", "\n  "]));
    }
    let merges = dice.mostly(
        &[
            "",
            r#"<mergeCells count="1"><mergeCell ref="A1:B2"/><mergeCell ref="C1"/></mergeCells>"#,
            "<mergeCells/>",
            r#"<mergeCells><mergeCell ref="B2:A1"/></mergeCells>"#,
        ],
        3,
    );
    let before = dice.mostly(
        &[
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\u{feff}<?xml version='1.0'?>\n",
            "",
            r#"<?xml version="1.0" encoding="ISO-8859-1"?>"#,
        ],
        3,
    );
    let extent = dice.of(&[
        "",
        r#"<dimension ref="A1:XFD9"/>"#,
        r#"<dimension ref="A1"/>"#,
    ]);
    format!(
        r#"{before}<worksheet xmlns="m"><sheetPr/>{extent}<cols><col min="1"/></cols><sheetData>{rows}</sheetData>{merges}<headerFooter><oddHeader>&amp;C&amp;A</oddHeader></headerFooter></worksheet>"#
    )
}

/// Takes a piece out, puts it in twice, or puts another in its place.
fn damaged(dice: &mut Dice, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let start = dice.below(letters.len());
    let end = (start + dice.below(12)).min(letters.len());
    let piece: String = letters[start..end].iter().collect();
    let instead = match dice.below(3) {
        0 => String::new(),
        1 => format!("{piece}{piece}"),
        _ => dice
            .of(&[
                "<", ">", "/", "\"", "&", " ", "<x>", "</c>", "<v>", "\0", "-->", "<?a?>", "=", "é",
            ])
            .to_owned(),
    };
    let (before, after) = (&letters[..start], &letters[end..]);
    before
        .iter()
        .chain(&instead.chars().collect::<Vec<_>>())
        .chain(after)
        .collect()
}

#[test]
fn sheets_of_any_making_and_damaged_ones_are_read_as_the_library_reads_them() {
    let mut dice = Dice(4145);
    let (mut read, mut read_damaged) = (0, 0);
    for turn in 0..4_000 {
        let mut sheet = sheet(&mut dice);
        let list: String = (0..10)
            .map(|_| format!("<si>{}</si>", string(&mut dice)))
            .collect();
        let mut strings = format!(r#"<sst xmlns="m" count="9" uniqueCount="10">{list}</sst>"#);
        let mut styles = styles();
        let book = dice
            .of(&[BOOK, &BOOK.replace("Pr/", "Pr date1904=\"1\"/")])
            .to_owned();
        let is_damaged = turn % 2 == 1;
        if is_damaged {
            match dice.below(5) {
                0 => strings = damaged(&mut dice, &strings),
                1 => styles = damaged(&mut dice, &styles),
                _ => sheet = damaged(&mut dice, &sheet),
            }
        }
        let name = format!("{turn}: {sheet}\n{strings}");
        let is_ours = is_read_alike(&name, &workbook(&sheet, &strings, &styles, &book));
        read += usize::from(is_ours);
        read_damaged += usize::from(is_ours && is_damaged);
    }
    eprintln!("{read} sheets read, {read_damaged} of them damaged");
    assert!(read > 400 && read_damaged > 100, "{read} {read_damaged}");
}

#[test]
fn what_a_program_writes_is_read_by_us_and_as_the_library_reads_it() {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    sheet.set_name("DIDs & lines").unwrap();
    for (row, code) in (0_u32..).zip([
        "0",
        "General",
        "(000) 000-0000",
        "yyyy-mm-dd hh:mm",
        "0.0%",
        "[h]:mm",
        "@",
    ]) {
        let format = Format::new().set_num_format(code);
        for (column, number) in (0_u16..).zip([4_145_550_100.0, 0.5, -3.0, 46_000.25, 1e21]) {
            sheet
                .write_number_with_format(row, column, number, &format)
                .unwrap();
        }
        sheet
            .write_string_with_format(row, 6, " Zoë_x000D_\r\n<&> ", &format)
            .unwrap();
        sheet.write_boolean(row, 7, row % 2 == 0).unwrap();
        sheet
            .write_formula(row, 8, Formula::new("A1&B1").set_result("a & b"))
            .unwrap();
        sheet.write_blank(row, 9, &format).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2026, 12, 9).unwrap();
    sheet.write_datetime(20, 0, &day).unwrap();
    sheet
        .merge_range(21, 0, 22, 3, "merged", &Format::new())
        .unwrap();
    book.add_worksheet()
        .set_hidden(true)
        .write_string(0, 0, "hidden")
        .unwrap();
    book.add_worksheet();
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&book.save_to_buffer().unwrap()).unwrap();
    assert!(is_read_alike("a program's", &file));
}

#[test]
fn a_sheet_is_read_alike_wherever_its_pieces_end() {
    let long = "x".repeat(70_000);
    let texts = [
        "é".repeat(40_000),
        format!("{long}&amp;{long}"),
        "電".repeat(30_001),
    ];
    let mut cells = String::new();
    for (row, text) in (1..).zip(texts.iter().cycle().take(30)) {
        cells += &format!(
            r#"<row r="{row}"><c r="A{row}" t="str"><v>{text}</v></c><c r="B{row}" t="s"><v>{row}</v></c></row>"#
        );
    }
    let strings: String = (0..10_000)
        .map(|at| format!("<si><t>{at} é</t></si>"))
        .collect();
    let file = workbook(
        &format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"),
        &format!("<sst>{strings}</sst>"),
        &styles(),
        BOOK,
    );
    assert!(is_read_alike("long cells", &file));
    let late = r#"<worksheet><sheetData><row><c t="s"><v>9999</v></c><c t="s"><v>4096</v></c><c t="s"><v>4095</v></c></row></sheetData></worksheet>"#;
    assert!(is_read_alike(
        "late strings",
        &workbook(late, &format!("<sst>{strings}</sst>"), &styles(), BOOK)
    ));
    let none = late.replace("9999", "10000");
    assert!(!is_read_alike(
        "no such string",
        &workbook(&none, &format!("<sst>{strings}</sst>"), &styles(), BOOK)
    ));
}

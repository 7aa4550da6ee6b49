//! Bombs and traps made by hand: each is refused with a plain reason or read under the limits, and soon.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use portwright_core::{
    intake::grid::{Container, Workbook},
    worker::{self, Error, Program},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    make::{
        TYPES, archive, biff, cell, compound, compound_with, ods, record, text, xls, xlsb, xlsx,
        xlsx_with,
    },
    support::{program, say},
};

/// A kind of trap: the name it comes under, its bytes, and the code of the refusal.
type Trap = (&'static str, Vec<u8>, &'static str);

fn read_as(name: &str, bytes: &[u8]) -> Result<Workbook, Error> {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    read_soon(&path)
}

/// Reads under the watch of a clock: the worker's own deadline must never be what ends it.
#[allow(
    clippy::disallowed_methods,
    reason = "a test of time looks at the clock"
)]
fn read_soon(path: &Path) -> Result<Workbook, Error> {
    let started = Instant::now();
    let outcome = worker::read(program(), path, &mut |_| true);
    let took = started.elapsed();
    assert!(
        took < Duration::from_secs(25),
        "{} took {took:?}",
        path.display()
    );
    outcome
}

/// The message names the file, says what is wrong and what to do, and nothing of our insides.
fn assert_plain(name: &str, error: &Error) {
    let message = error.to_string();
    assert!(message.starts_with(name), "{message}");
    assert!(
        message.ends_with('.') && message.contains(". "),
        "says what to do: {message}"
    );
    for insides in ["{", "Error", "panicked", "src/", "unwrap", "::"] {
        assert!(!message.contains(insides), "{message}");
    }
}

fn megabytes(count: usize, before: &'static str, after: &'static str) -> impl Fn(&mut dyn Write) {
    let piece = vec![b'9'; 1 << 20];
    move |out| {
        out.write_all(before.as_bytes()).unwrap();
        for _ in 0..count {
            out.write_all(&piece).unwrap();
        }
        out.write_all(after.as_bytes()).unwrap();
    }
}

const ONE_CELL: &str = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#;

/// Workbooks of parts that inflate, lie or lead astray.
fn archives() -> Vec<Trap> {
    let empty = text("<sst/>");
    let bomb = megabytes(1100, "<worksheet><sheetData>", "");
    let long_string = megabytes(512, "<sst><si><t>", "</t></si></sst>");
    let lying = text(r#"<sst uniqueCount="4294967295"><si><t>a</t></si></sst>"#);
    let shared_megabyte = megabytes(1, "<sst><si><t>", "</t></si></sst>");
    let shared_often = |out: &mut dyn Write| {
        out.write_all(b"<worksheet><sheetData>").unwrap();
        for row in 1..=12_000 {
            write!(
                out,
                r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#
            )
            .unwrap();
        }
        out.write_all(b"</sheetData></worksheet>").unwrap();
    };
    let doctype = text(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>"#,
    );
    let outside = text(
        r#"<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet><sheetData/></worksheet>"#,
    );
    let one = text(ONE_CELL);
    let many_parts = {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for i in 0..10_001 {
            zip.start_file(format!("xl/{i}.xml"), SimpleFileOptions::default())
                .unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let inner = xlsx_with(&bomb, &empty);
    let nested = move |out: &mut dyn Write| out.write_all(&inner).unwrap();
    let mut locked = xlsx(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let heads: Vec<usize> = (0..locked.len() - 4)
            .filter(|at| locked[*at..*at + 4] == *mark)
            .collect();
        for at in heads {
            locked[at + flags] |= 1;
        }
    }
    vec![
        ("bomb.xlsx", xlsx_with(&bomb, &empty), "too_large"),
        (
            "nested.xlsx",
            archive(&[("book.xlsx", &nested)]),
            "not_a_spreadsheet",
        ),
        ("overlapping.xlsx", overlapping(), "too_large"),
        ("parts.xlsx", many_parts, "too_large"),
        (
            "huge-string.xlsx",
            xlsx_with(&one, &long_string),
            "out_of_memory",
        ),
        ("lying-count.xlsx", xlsx_with(&one, &lying), "out_of_memory"),
        (
            "shared.xlsx",
            xlsx_with(&shared_often, &shared_megabyte),
            "too_large",
        ),
        ("doctype.xlsx", xlsx_with(&doctype, &empty), "unreadable"),
        ("outside.xlsx", xlsx_with(&outside, &empty), "unreadable"),
        ("locked.zip", locked, "encrypted_workbook"),
        ("cut.xlsx", xlsx("")[..300].to_vec(), "unreadable"),
        (
            "types-only.xlsx",
            archive(&[("[Content_Types].xml", &text(TYPES))]),
            "unreadable",
        ),
        (
            "apple.xlsx",
            archive(&[("Index/Document.iwa", &text("x"))]),
            "not_a_spreadsheet",
        ),
        (
            "letter.xlsx",
            archive(&[("word/document.xml", &text("<w/>"))]),
            "not_a_spreadsheet",
        ),
        (
            "slides.xlsx",
            archive(&[("ppt/presentation.xml", &text("<p/>"))]),
            "not_a_spreadsheet",
        ),
        (
            "photos.xlsx",
            archive(&[("a.txt", &text("x"))]),
            "not_a_spreadsheet",
        ),
        ("cut.xlsb", xlsb(&[], &[])[..400].to_vec(), "unreadable"),
    ]
}

/// A bomb that calls itself a hundred bytes, in both places where an archive says its sizes.
fn lying_size() -> Vec<u8> {
    let bomb = megabytes(1100, "<worksheet><sheetData>", "");
    let mut bytes = xlsx_with(&bomb, &text("<sst/>"));
    let real = (1100_u32 << 20) + 22;
    let places: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..*at + 4] == real.to_le_bytes())
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    bytes
}

/// Ten thousand names for the same megabyte of an archive.
fn overlapping() -> Vec<u8> {
    let inside = archive(&[("xl/workbook.xml", &megabytes(1, "<a>", "</a>"))]);
    let list = (0..inside.len() - 4)
        .find(|at| inside[*at..*at + 4] == *b"PK\x01\x02")
        .unwrap();
    let end = (0..inside.len() - 4)
        .find(|at| inside[*at..*at + 4] == *b"PK\x05\x06")
        .unwrap();
    let entry = &inside[list..end];
    let mut bytes = inside[..list].to_vec();
    let count = 9_999_u16;
    for at in 0..count {
        let mut entry = entry.to_vec();
        // Names of the same length that differ: `xl/0042kook.xml`.
        if at > 0 {
            entry[46 + 3..46 + 7].copy_from_slice(format!("{at:04}").as_bytes());
        }
        bytes.extend(entry);
    }
    let size = u32::try_from(bytes.len() - list).unwrap();
    let mut tail = inside[end..].to_vec();
    tail[8..10].copy_from_slice(&count.to_le_bytes());
    tail[10..12].copy_from_slice(&count.to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bytes.extend(tail);
    bytes
}

/// An old workbook with a word of its header replaced.
fn forged(at: usize, word: u32) -> Vec<u8> {
    let mut bytes = xls(&[], &[(1.0, "0")]);
    bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    bytes
}

/// OpenDocument sheets and old workbooks.
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn older() -> Vec<Trap> {
    let repeats = |rows: u32, columns: u32| {
        ods(format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#
        ))
    };
    let locked = archive(&[
        (
            "mimetype",
            &text("application/vnd.oasis.opendocument.spreadsheet"),
        ),
        (
            "META-INF/manifest.xml",
            &text(
                r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#,
            ),
        ),
        ("content.xml", &text("\u{1}noise")),
    ]);
    let letter = archive(&[("mimetype", &text("application/vnd.oasis.opendocument.text"))]);
    let mut loops = compound_with("Workbook", &[9; 9000]);
    // The stream's second sector leads back to its first.
    loops[512 + 12..512 + 16].copy_from_slice(&2_u32.to_le_bytes());
    let old_excel = |version: u8| [9, version, 6, 0, 0, 0, 0x10, 0, 0, 0].to_vec();
    vec![
        ("rows.ods", repeats(1_048_576, 40), "too_many_cells"),
        (
            "columns-and-rows.ods",
            repeats(6_000, 16_000),
            "too_many_cells",
        ),
        ("all.ods", repeats(1_048_576, 16_384), "too_many_cells"),
        ("locked.ods", locked, "encrypted_workbook"),
        ("letter.ods", letter, "not_a_spreadsheet"),
        ("cut.ods", ods(String::new())[..200].to_vec(), "unreadable"),
        (
            "secret.xlsx",
            compound(&["Root Entry", "EncryptionInfo", "EncryptedPackage"]),
            "encrypted_workbook",
        ),
        (
            "secret.xls",
            xls(&biff(0x002F, &[1, 0, 1, 0, 0, 0]), &[(1.0, "0")]),
            "encrypted_workbook",
        ),
        (
            "letter.xls",
            compound(&["Root Entry", "WordDocument"]),
            "not_a_spreadsheet",
        ),
        (
            "mail.xls",
            compound(&["Root Entry", "__properties_version1.0"]),
            "not_a_spreadsheet",
        ),
        (
            "works.xls",
            compound(&["Root Entry", "WksSSWorkBook"]),
            "not_a_spreadsheet",
        ),
        (
            "truncated.xls",
            compound(&["Root Entry", "Workbook"]),
            "unreadable",
        ),
        ("directory.xls", forged(48, 0x00ff_ffff), "unreadable"),
        ("loop.xls", loops, "unreadable"),
        (
            "half.xls",
            xls(&[], &[(1.0, "0")])[..1600].to_vec(),
            "unreadable",
        ),
        (
            "biff2.xls",
            b"\x09\x00\x04\x00\x02\x00\x10\x00".to_vec(),
            "old_format",
        ),
        ("biff3.xls", old_excel(2), "old_format"),
        ("biff4.xls", old_excel(4), "old_format"),
        (
            "list.wk1",
            b"\x00\x00\x02\x00\x06\x04\x06\x00".to_vec(),
            "old_format",
        ),
        (
            "list.wk3",
            b"\x00\x00\x1A\x00\x00\x10\x04\x00".to_vec(),
            "old_format",
        ),
        (
            "list.wq1",
            b"\x00\x00\x02\x00\x20\x51".to_vec(),
            "old_format",
        ),
        (
            "list.wks",
            b"\xFF\x00\x02\x00\x04\x04".to_vec(),
            "old_format",
        ),
        (
            "list.slk",
            b"ID;PWXL;N;E\nP;PGeneral\n".to_vec(),
            "old_format",
        ),
    ]
}

/// The beginning of an Excel 2003 workbook of XML, up to the rows of its first sheet.
fn sheet_xml(rest: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"DIDs\"><Table>{rest}").into_bytes()
}

/// Other things under a spreadsheet's name.
fn others() -> Vec<Trap> {
    let noise = (0..20_000_u32).map(|i| u8::try_from((i * 7919 + i / 3) % 256).unwrap());
    let mhtml = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n<html>";
    vec![
        ("page.xls", b"<html><body><p>414-555-0100</p>".to_vec(), "other_form"),
        ("cut.xls", sheet_xml("<Row><Cell><Data ss:Type=\"Number\">41455"), "unreadable"),
        ("entities.xml", sheet_xml("<!DOCTYPE x [<!ENTITY a \"b\">]>"), "unreadable"),
        ("sheetless.xml", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec(), "unreadable"),
        ("spans.xls", format!("<table><tr>{}{}", "<td rowspan=65534>x".repeat(15_000), "<tr><td>x".repeat(100_000)).into_bytes(), "unreadable"),
        ("saved.xls", mhtml.as_bytes().to_vec(), "other_form"),
        ("feed.csv", b"<?xml version=\"1.0\"?><feed/>".to_vec(), "other_form"),
        ("bill.csv", b"%PDF-1.7 ...".to_vec(), "not_a_spreadsheet"),
        ("letter.csv", b"{\\rtf1 hello}".to_vec(), "not_a_spreadsheet"),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n".to_vec(), "not_a_spreadsheet"),
        ("scan.xlsx", b"\xFF\xD8\xFF\xE0".to_vec(), "not_a_spreadsheet"),
        ("list.csv.gz", b"\x1F\x8B\x08\x00".to_vec(), "not_a_spreadsheet"),
        ("list.7z", b"7z\xBC\xAF\x27\x1C".to_vec(), "not_a_spreadsheet"),
        ("phones.db", b"SQLite format 3\x00".to_vec(), "not_a_spreadsheet"),
        ("setup.csv", b"MZ\x90\x00".to_vec(), "not_a_spreadsheet"),
        ("empty.csv", Vec::new(), "empty_file"),
        ("empty.xlsx", Vec::new(), "empty_file"),
        ("noise.csv", noise.collect(), "not_a_spreadsheet"),
        ("zeros.csv", vec![0; 100_000], "empty_file"),
    ]
}

#[test]
fn traps_are_refused_with_a_plain_reason() {
    let traps = [archives(), older(), others()].concat();
    for (name, bytes, code) in &traps {
        let error = read_as(name, bytes)
            .map(|book| book.limits)
            .expect_err(name);
        assert_eq!(error.code(), *code, "{name}: {error:?}");
        assert_plain(name, &error);
    }
    say(&format!(
        "hostile kinds refused: {}, program died 0",
        traps.len()
    ));
}

/// What is odd and may be read: cells that must come out of it, by the finding that goes with them.
#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn odd_files_are_read_under_the_limits() {
    let sheet = |head: &'static str, rows: String, tail: &'static str| {
        let part = move |out: &mut dyn Write| {
            write!(
                out,
                "<worksheet>{head}<sheetData>{rows}</sheetData>{tail}</worksheet>"
            )
            .unwrap();
        };
        xlsx_with(&part, &text("<sst><si><t>a</t></si></sst>"))
    };
    let attributes: Vec<String> = (0..200_000).map(|i| format!("a{i}=\"x\"")).collect();
    let attributes = attributes.join(" ");
    let nested = format!("{}{}", "<x>".repeat(100_000), "</x>".repeat(100_000));
    let good = r#"<row r="1"><c r="A1"><v>4145550100</v></c></row>"#;
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let long = |out: &mut dyn Write| {
        write!(out, "<sst><si><t>{}</t></si></sst>", "x".repeat(40_000)).unwrap();
    };
    let ragged =
        r#"<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c><c r="B1"><v>3</v></c></row>"#;
    let number = 7.0_f64.to_le_bytes();
    let lying_record = [cell(5, 0, 0, &number), vec![5, 0xff, 0xff, 0xff, 0x7f, 1]].concat();
    let row = record(0, &[0; 17]);
    let spare_row = r#"<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let one_row = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>414-555-0100</text:p></table:table-cell></table:table-row>"#;
    let files: Vec<(&str, Vec<u8>, usize, &str)> = vec![
        ("far.xlsx", xlsx(far), 2, ""),
        ("quoted-size.xlsx", lying_size(), 0, "sheet_unreadable"),
        (
            "two-lists.xlsx",
            sheet("<sheetData></sheetData>", good.into(), ""),
            0,
            "cells_missed",
        ),
        (
            "dimension.xlsx",
            sheet(r#"<dimension ref="A1:XFD1048576"/>"#, good.into(), ""),
            1,
            "",
        ),
        (
            "merged.xlsx",
            sheet(
                "",
                good.into(),
                r#"<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>"#,
            ),
            1,
            "",
        ),
        (
            "attributes.xlsx",
            sheet(
                "",
                format!("<row r=\"1\"><c r=\"A1\" {attributes}><v>1</v></c></row>"),
                "",
            ),
            1,
            "",
        ),
        ("deep.xlsx", sheet("", format!("{good}{nested}"), ""), 1, ""),
        (
            "entities.xlsx",
            sheet(
                "",
                r#"<row r="1"><c r="A1" t="str"><v>&lol;</v></c></row>"#.into(),
                "",
            ),
            0,
            "sheet_unreadable",
        ),
        (
            "row-numbers.xlsx",
            sheet("", r#"<row r="-5"><c r="A1"><v>1</v></c></row>"#.into(), ""),
            0,
            "sheet_unreadable",
        ),
        (
            "infinite.xlsx",
            sheet(
                "",
                r#"<row r="1"><c r="A1"><v>1e999</v></c></row>"#.into(),
                "",
            ),
            1,
            "",
        ),
        (
            "no-string.xlsx",
            sheet(
                "",
                r#"<row r="1"><c r="A1" t="s"><v>99</v></c></row>"#.into(),
                "",
            ),
            0,
            "sheet_unreadable",
        ),
        ("twice.xlsx", sheet("", ragged.into(), ""), 2, ""),
        (
            "broken.xlsx",
            xlsx(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="nonsense"><v>1</v></c></row>"#),
            0,
            "sheet_unreadable",
        ),
        (
            "long.xlsx",
            xlsx_with(&text(ONE_CELL), &long),
            1,
            "cell_too_long",
        ),
        ("really-a-workbook.csv", xlsx(good), 1, ""),
        (
            "macros.xlsb",
            xlsb(&[], &[row.clone(), cell(5, 0, 0, &number)].concat()),
            1,
            "",
        ),
        (
            "record.xlsb",
            xlsb(&[], &[row.clone(), lying_record].concat()),
            0,
            "sheet_unreadable",
        ),
        (
            "no-string.xlsb",
            xlsb(&[], &[row.clone(), cell(7, 0, 0, &[9, 0, 0, 0])].concat()),
            0,
            "sheet_unreadable",
        ),
        (
            "far.xlsb",
            xlsb(&[], &[row, cell(5, 99_999, 0, &number)].concat()),
            0,
            "column_out_of_reach",
        ),
        ("sparse.ods", ods(format!("{one_row}{spare_row}")), 1, ""),
        (
            "pretty.ods",
            ods(format!("\n  {}\n", one_row.replace("><", ">\n    <"))),
            1,
            "",
        ),
        (
            "far.xml",
            sheet_xml(
                r#"<Row ss:Index="4294967295"><Cell ss:Index="99999"><Data>a</Data></Cell></Row><Row ss:Index="1"><Cell ss:MergeAcross="4294967295" ss:MergeDown="4294967295"><Data>b</Data></Cell></Row></Table></Worksheet>"#,
            ),
            1,
            "row_out_of_reach",
        ),
        (
            "nested.html",
            format!("{}414-555-0100", "<table><tr><td>".repeat(100_000)).into_bytes(),
            1,
            "",
        ),
        (
            "unclosed.html",
            format!(
                "<table><tr><td title=\"x>414-555-0100<td>{}",
                "<!-- ".repeat(100_000)
            )
            .into_bytes(),
            1,
            "",
        ),
        (
            "wide.html",
            format!("<table><tr>{}<td>x", "<td colspan=1000>y".repeat(17)).into_bytes(),
            17,
            "column_out_of_reach",
        ),
        ("sectors.xls", forged(44, 0x7fff_ffff), 1, ""),
        ("plain.xls", xls(&[], &[(1.0, "0")]), 1, ""),
    ];
    for (name, bytes, cells, code) in &files {
        let book = read_as(name, bytes).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let found: usize = book.sheets.iter().map(|sheet| sheet.grid.len()).sum();
        assert_eq!(found, *cells, "{name}");
        let codes: Vec<&str> = book
            .limits
            .iter()
            .map(|limit| limit.code.as_str())
            .collect();
        assert_eq!(codes.join(" "), *code, "{name}: {:?}", book.limits);
        for limit in &book.limits {
            assert!(
                limit.message.ends_with('.') && !limit.message.contains('{'),
                "{}",
                limit.message
            );
        }
    }
    say(&format!(
        "hostile kinds read under the limits: {}, program died 0",
        files.len()
    ));
    let far = read_as("far.xlsx", &files[0].1).unwrap();
    assert_eq!(far.sheets[0].grid.last_row(), 1_048_576);
    let renamed = read_as("really-a-workbook.csv", &xlsx(good)).unwrap();
    assert_eq!(renamed.container, Container::Xlsx);
    // The library gives up on this one; that is no reason to die, nor to be silent.
    let off =
        xlsx(r#"<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ99999999999"><v>1</v></c></row>"#);
    match read_as("off.xlsx", &off) {
        Ok(book) => assert!(!book.limits.is_empty()),
        Err(error) => assert_plain("off.xlsx", &error),
    }
}

#[cfg(unix)]
#[test]
fn pipes_devices_folders_and_links_are_told_apart_and_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let pipe = at("pipe.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink(at("gone.csv"), at("dangling.csv")).unwrap();
    let huge = at("huge.csv");
    fs::File::create(&huge)
        .unwrap()
        .set_len((200 << 20) + 1)
        .unwrap();
    for (path, code, says) in [
        (pipe, "unopened", "it is a pipe or a device"),
        ("/dev/zero".into(), "unopened", "it is a pipe or a device"),
        (folder.path().into(), "unopened", "it is a folder"),
        (at("gone.csv"), "unopened", "No such file"),
        (at("dangling.csv"), "unopened", "No such file"),
        (huge, "too_large", "is larger than 200 MB"),
    ] {
        let error = read_soon(&path).unwrap_err();
        assert_eq!(error.code(), code, "{}", path.display());
        assert!(error.to_string().contains(says), "{error}");
    }
    fs::write(at("list.csv"), "414-555-0100,Desk\n").unwrap();
    std::os::unix::fs::symlink(at("list.csv"), at("link.csv")).unwrap();
    assert_eq!(read_soon(&at("link.csv")).unwrap().sheets[0].grid.len(), 2);
}

#[test]
fn a_worker_that_hangs_dies_or_babbles_does_not_take_the_program_along() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    fs::write(&path, "414-555-0100\n").unwrap();
    let shell = |script: &str| Program {
        path: "/bin/sh".into(),
        args: vec!["-c".into(), script.into()],
    };
    let outcome = |program: &Program| worker::read(program, &path, &mut |_| true).unwrap_err();
    if fs::exists("/bin/sh").unwrap() {
        assert_eq!(outcome(&shell("kill -SEGV $$")).code(), "crashed");
        assert_eq!(outcome(&shell("exit 0")).code(), "crashed");
        assert_eq!(
            outcome(&shell("printf '\\003\\377\\377\\377\\377abc'; sleep 60")).code(),
            "crashed"
        );
        assert_eq!(outcome(&shell("cat /dev/zero")).code(), "crashed");
        assert_eq!(
            outcome(&shell(
                "echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$"
            ))
            .code(),
            "out_of_memory"
        );
    }
    let absent = Program {
        path: folder.path().join("nothing"),
        args: Vec::new(),
    };
    assert_eq!(outcome(&absent).code(), "no_worker");
    fs::write(&path, "414-555-0100,a\n".repeat(100_000)).unwrap();
    assert_eq!(
        worker::read(program(), &path, &mut |_| false)
            .unwrap_err()
            .code(),
        "cancelled"
    );
}

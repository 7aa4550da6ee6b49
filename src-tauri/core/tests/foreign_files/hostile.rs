//! Bombs and traps made by hand: each is refused with a plain reason or read under the limits, and soon.

use std::{fs, io::Write, path::PathBuf, time::Duration};

use portwright_core::{
    intake::grid::{Container, Workbook},
    worker::{self, Error, Program},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::program;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Trap" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// Writes the content of a part.
type Part<'a> = &'a dyn Fn(&mut dyn Write);

/// A zip with these parts, each written by its own closure.
fn archive(parts: &[(&str, Part<'_>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, write) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        write(&mut zip);
    }
    zip.finish().unwrap().into_inner()
}

fn text(text: &'static str) -> impl Fn(&mut dyn Write) {
    move |out| out.write_all(text.as_bytes()).unwrap()
}

fn xlsx_with(sheet: &dyn Fn(&mut dyn Write), strings: &dyn Fn(&mut dyn Write)) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", &text(TYPES)),
        ("_rels/.rels", &text(RELS)),
        ("xl/workbook.xml", &text(BOOK)),
        ("xl/_rels/workbook.xml.rels", &text(BOOK_RELS)),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

fn xlsx(cells: &'static str) -> Vec<u8> {
    let sheet = move |out: &mut dyn Write| {
        write!(out, r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#).unwrap();
    };
    xlsx_with(&sheet, &text("<sst/>"))
}

fn ods(table: String) -> Vec<u8> {
    let content = move |out: &mut dyn Write| {
        write!(out, r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Trap">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#).unwrap();
    };
    archive(&[
        (
            "mimetype",
            &text("application/vnd.oasis.opendocument.spreadsheet"),
        ),
        ("META-INF/manifest.xml", &text("<manifest:manifest/>")),
        ("content.xml", &content),
    ])
}

/// A compound file whose directory has these names.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0_u8; 512];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[26] = 3;
    bytes[30] = 9;
    bytes[48] = 1; // directory in sector 1, FAT in sector 0
    bytes[44] = 1;
    bytes[76..].fill(0xff);
    bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut fat = vec![0xff_u8; 512];
    fat[..4].copy_from_slice(&0xffff_fffd_u32.to_le_bytes());
    fat[4..8].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes.extend(fat);
    let mut directory = vec![0_u8; 512];
    for (entry, name) in directory.chunks_exact_mut(128).zip(names) {
        for (pair, unit) in entry.chunks_exact_mut(2).zip(name.encode_utf16()) {
            pair.copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(2 * (name.len() + 1)).unwrap();
    }
    bytes.extend(directory);
    bytes
}

fn read_as(name: &str, bytes: &[u8]) -> Result<Workbook, Error> {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    worker::read(program(), &path, &mut |_| true)
}

#[test]
fn traps_are_refused_with_a_plain_reason() {
    let zeros = vec![b'9'; 1 << 20];
    let bomb_sheet = |out: &mut dyn Write| {
        out.write_all(b"<worksheet><sheetData>").unwrap();
        for _ in 0..1100 {
            out.write_all(&zeros).unwrap();
        }
    };
    let huge_string = |out: &mut dyn Write| {
        out.write_all(b"<sst><si><t>").unwrap();
        for _ in 0..512 {
            out.write_all(&zeros).unwrap();
        }
        out.write_all(b"</t></si></sst>").unwrap();
    };
    let one_cell = text(
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#,
    );
    let lying = text(r#"<sst uniqueCount="4294967295"><si><t>a</t></si></sst>"#);
    let doctype = text(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>"#,
    );
    let repeats = |rows: u32, columns: u32| {
        ods(format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#
        ))
    };
    let many_parts = {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for i in 0..10_001 {
            zip.start_file(format!("xl/{i}.xml"), SimpleFileOptions::default())
                .unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let traps: Vec<(&str, Vec<u8>, &str)> = vec![
        ("bomb.xlsx", xlsx_with(&bomb_sheet, &text("<sst/>")), "too_large"),
        ("huge-string.xlsx", xlsx_with(&one_cell, &huge_string), "out_of_memory"),
        ("lying-count.xlsx", xlsx_with(&one_cell, &lying), "out_of_memory"),
        ("doctype.xlsx", xlsx_with(&doctype, &text("<sst/>")), "unreadable"),
        ("parts.xlsx", many_parts, "too_large"),
        ("repeats.ods", repeats(6_000, 16_000), "too_many_cells"),
        ("all.ods", repeats(1_048_576, 16_384), "too_many_cells"),
        ("secret.xlsx", compound(&["Root Entry", "EncryptionInfo", "EncryptedPackage"]), "encrypted_workbook"),
        ("letter.xls", compound(&["Root Entry", "WordDocument"]), "not_a_spreadsheet"),
        ("truncated.xls", compound(&["Root Entry", "Workbook"]), "unreadable"),
        ("page.xls", b"<html><body><table><tr><td>414-555-0100</td></tr></table>".to_vec(), "not_a_spreadsheet"),
        ("2003.xls", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(), "not_a_spreadsheet"),
        ("bill.csv", b"%PDF-1.7 ...".to_vec(), "not_a_spreadsheet"),
        ("apple.xlsx", archive(&[("Index/Document.iwa", &text("x"))]), "not_a_spreadsheet"),
        ("photos.xlsx", archive(&[("a.txt", &text("x"))]), "not_a_spreadsheet"),
        ("cut.xlsx", xlsx("")[..300].to_vec(), "unreadable"),
        ("biff2.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00".to_vec(), "old_format"),
        ("empty.csv", Vec::new(), "not_a_spreadsheet"),
        ("noise.csv", (0..20_000_u32).map(|i| u8::try_from((i * 7919 + i / 3) % 256).unwrap()).collect(), "not_a_spreadsheet"),
    ];
    for (name, bytes, code) in traps {
        let error = read_as(name, &bytes).map(|book| book.limits).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {error:?}");
        let message = error.to_string();
        assert!(message.starts_with(name), "{message}");
        assert!(
            message.ends_with('.') && message.matches(". ").count() >= 1,
            "says what to do: {message}"
        );
    }
}

#[test]
fn odd_files_are_read_under_the_limits() {
    let far = read_as(
        "far.xlsx",
        &xlsx(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>414-555-0100</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#),
    )
    .unwrap();
    assert_eq!(far.sheets[0].grid.len(), 2);
    assert_eq!(far.sheets[0].grid.last_row(), 1_048_576);

    let off = read_as(
        "off.xlsx",
        &xlsx(r#"<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ99999999999"><v>1</v></c></row>"#),
    );
    match off {
        Ok(book) => assert!(!book.limits.is_empty()),
        Err(error) => assert!(
            matches!(error, Error::Crashed { .. } | Error::Unreadable { .. }),
            "{error:?}"
        ),
    }

    let long = |out: &mut dyn Write| {
        write!(out, "<sst><si><t>{}</t></si></sst>", "x".repeat(40_000)).unwrap();
    };
    let one_cell = text(
        r#"<worksheet><sheetData><row r="7"><c r="C7" t="s"><v>0</v></c></row></sheetData></worksheet>"#,
    );
    let long = read_as("long.xlsx", &xlsx_with(&one_cell, &long)).unwrap();
    let [limit] = long.limits.as_slice() else {
        panic!("{:?}", long.limits)
    };
    assert_eq!(
        (
            limit.code.as_str(),
            limit.sheet.as_str(),
            limit.row,
            limit.column
        ),
        ("cell_too_long", "Trap", 7, 3)
    );

    let broken = read_as(
        "broken.xlsx",
        &xlsx(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="nonsense"><v>1</v></c></row>"#),
    )
    .unwrap();
    assert!(broken.sheets[0].grid.is_empty(), "half a sheet is no sheet");
    assert_eq!(broken.limits[0].code, "sheet_unreadable");

    let sparse = ods(r#"<table:table-row><table:table-cell office:value-type="string"><text:p>414-555-0100</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.into());
    let sparse = read_as("sparse.ods", &sparse).unwrap();
    assert_eq!(
        (sparse.container, sparse.sheets[0].grid.len()),
        (Container::Ods, 1)
    );

    let renamed = read_as(
        "really-a-workbook.csv",
        &xlsx(r#"<row r="1"><c r="A1"><v>4145550100</v></c></row>"#),
    )
    .unwrap();
    assert_eq!(renamed.container, Container::Xlsx);
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
    assert_eq!(
        worker::read(program(), folder.path(), &mut |_| true)
            .unwrap_err()
            .code(),
        "unopened"
    );
    assert_eq!(
        worker::read(program(), &folder.path().join("gone.csv"), &mut |_| true)
            .unwrap_err()
            .code(),
        "unopened"
    );
    fs::write(&path, "414-555-0100,a\n".repeat(100_000)).unwrap();
    assert_eq!(
        worker::read(program(), &path, &mut |_| false)
            .unwrap_err()
            .code(),
        "cancelled"
    );
    assert!(worker::DEADLINE >= Duration::from_secs(30));
}

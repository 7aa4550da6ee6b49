//! Files made by hand: workbooks of every kind out of their parts, with whatever lie a test puts in.

use std::io::Write;

use zip::{ZipWriter, write::SimpleFileOptions};

pub(crate) const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
pub(crate) const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Trap" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// Writes the content of a part.
pub(crate) type Part<'a> = &'a dyn Fn(&mut dyn Write);

/// A zip with these parts, each written by its own closure.
pub(crate) fn archive(parts: &[(&str, Part<'_>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, write) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        write(&mut zip);
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) fn text(text: &'static str) -> impl Fn(&mut dyn Write) {
    move |out| out.write_all(text.as_bytes()).unwrap()
}

pub(crate) fn xlsx_with(
    sheet: &dyn Fn(&mut dyn Write),
    strings: &dyn Fn(&mut dyn Write),
) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", &text(TYPES)),
        ("_rels/.rels", &text(RELS)),
        ("xl/workbook.xml", &text(BOOK)),
        ("xl/_rels/workbook.xml.rels", &text(BOOK_RELS)),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

pub(crate) fn xlsx(cells: &'static str) -> Vec<u8> {
    let sheet = move |out: &mut dyn Write| {
        write!(out, r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#).unwrap();
    };
    xlsx_with(&sheet, &text("<sst/>"))
}

pub(crate) fn ods(table: String) -> Vec<u8> {
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
pub(crate) fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0_u8; 512];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[26] = 3;
    bytes[30] = 9;
    bytes[32] = 6;
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

/// A compound file with this one stream, which is at least 4096 bytes long so that it lies in sectors of its own.
pub(crate) fn compound_with(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut bytes = compound(&["Root Entry", name]);
    let length = stream.len().max(4096).next_multiple_of(512);
    let directory = 512 + 512;
    let entry = directory + 128;
    bytes[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    bytes[60..64].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes[68..72].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes[directory + 66] = 5;
    bytes[entry + 66] = 2;
    for link in [68, 72, 76] {
        bytes[directory + link..directory + link + 4].fill(0xff);
        bytes[entry + link..entry + link + 4].fill(0xff);
    }
    bytes[directory + 76..directory + 80].copy_from_slice(&1_u32.to_le_bytes());
    bytes[directory + 116..directory + 120].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes[entry + 116..entry + 120].copy_from_slice(&2_u32.to_le_bytes());
    let size = u32::try_from(length).unwrap();
    bytes[entry + 120..entry + 124].copy_from_slice(&size.to_le_bytes());
    let sectors = u32::try_from(length / 512).unwrap();
    for sector in 0..sectors {
        let next = if sector + 1 == sectors {
            0xffff_fffe
        } else {
            sector + 3
        };
        let at = 512 + 4 * usize::try_from(sector + 2).unwrap();
        bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
    }
    bytes.extend_from_slice(stream);
    bytes.resize(512 * 3 + length, 0);
    bytes
}

/// A record of an old workbook.
pub(crate) fn biff(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// An Excel 97 workbook of one sheet with numbers in its first column, each under the format of this code.
pub(crate) fn xls(globals: &[u8], cells: &[(f64, &str)]) -> Vec<u8> {
    let mut styles = Vec::new();
    let mut sheet = biff(0x0809, &[0, 6, 0x10, 0, 0, 0, 0, 0]);
    for (at, (number, code)) in (0_u16..).zip(cells) {
        let mut format = (200 + at).to_le_bytes().to_vec();
        format.extend(u16::try_from(code.len()).unwrap().to_le_bytes());
        format.push(0);
        format.extend(code.bytes());
        styles.extend(biff(0x041E, &format));
        let mut xf = vec![0; 20];
        xf[2..4].copy_from_slice(&(200 + at).to_le_bytes());
        styles.extend(biff(0x00E0, &xf));
        let place = [at.to_le_bytes(), [0, 0], at.to_le_bytes()].concat();
        sheet.extend(biff(
            0x0203,
            &[place, number.to_le_bytes().to_vec()].concat(),
        ));
    }
    sheet.extend(biff(0x000A, &[]));
    let mut stream = biff(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    stream.extend(globals);
    stream.extend(styles);
    let start = u32::try_from(stream.len() + 4 + 6 + 2 + 4 + 4).unwrap();
    stream.extend(biff(
        0x0085,
        &[&start.to_le_bytes()[..], &[0, 0, 4, 0], b"DIDs"].concat(),
    ));
    stream.extend(biff(0x000A, &[]));
    stream.extend(sheet);
    compound_with("Workbook", &stream)
}

/// A record of a binary workbook.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = if kind < 0x80 {
        vec![u8::try_from(kind).unwrap()]
    } else {
        vec![
            u8::try_from(kind & 0x7f).unwrap() | 0x80,
            u8::try_from(kind >> 7).unwrap(),
        ]
    };
    let mut length = data.len();
    while length >= 0x80 {
        bytes.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    bytes.extend_from_slice(data);
    bytes
}

/// Text as binary workbooks keep it.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap();
    let letters = units.into_iter().flat_map(u16::to_le_bytes);
    length.to_le_bytes().into_iter().chain(letters).collect()
}

/// A binary workbook: formats of its styles, then the records of its sheet; a sheet of macros stands before it.
pub(crate) fn xlsb(codes: &[&str], cells: &[u8]) -> Vec<u8> {
    let sheet = |id: &str, name: &str| record(0x009C, &[vec![0; 8], wide(id), wide(name)].concat());
    let book = [sheet("rId2", "Macros"), sheet("rId1", "DIDs")].concat();
    let mut styles = Vec::new();
    for (id, code) in (200_u16..).zip(codes) {
        styles.extend(record(
            0x002C,
            &[id.to_le_bytes().to_vec(), wide(code)].concat(),
        ));
    }
    styles.extend(record(0x0269, &[0; 4]));
    for (id, _) in (200_u16..).zip(codes) {
        let mut xf = vec![0; 16];
        xf[2..4].copy_from_slice(&id.to_le_bytes());
        styles.extend(record(0x002F, &xf));
    }
    styles.extend(record(0x026A, &[]));
    let bytes = |bytes: Vec<u8>| move |out: &mut dyn Write| out.write_all(&bytes).unwrap();
    let rels = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Target="macrosheets/sheet1.bin"/></Relationships>"#;
    archive(&[
        ("[Content_Types].xml", &text("<Types/>")),
        ("xl/workbook.bin", &bytes(book)),
        ("xl/_rels/workbook.bin.rels", &text(rels)),
        ("xl/styles.bin", &bytes(styles)),
        ("xl/worksheets/sheet1.bin", &bytes(cells.to_vec())),
        ("xl/macrosheets/sheet1.bin", &bytes(Vec::new())),
    ])
}

/// A cell of a binary workbook: column, style, value.
pub(crate) fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(
        kind,
        &[&column.to_le_bytes()[..], &style.to_le_bytes(), value].concat(),
    )
}

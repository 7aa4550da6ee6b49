//! A look at a zip before its parser gets it: what it holds, how much it inflates to, and whether its
//! XML declares a document type (which no spreadsheet program writes and entity bombs need).

use std::{
    fs::File,
    io::{BufReader, Read},
};

use zip::ZipArchive;

use super::{MAX_CELLS, MAX_INFLATED, serve::Stop, wire::Refusal};
use crate::intake::grid::Container;

/// Most parts of an archive; large workbooks have some hundreds.
const MAX_PARTS: usize = 10_000;

/// Says which workbook it is, or refuses it.
pub(super) fn check(file: &File) -> Result<Container, Stop> {
    let damaged =
        |error: zip::result::ZipError| Refusal::Unreadable(format!("the archive, {error}"));
    let mut zip = ZipArchive::new(BufReader::new(file.try_clone()?)).map_err(damaged)?;
    if zip.len() > MAX_PARTS {
        return Err(Refusal::TooLarge("has more than 10,000 parts".into()).into());
    }
    let names: Vec<String> = (0..zip.len())
        .filter_map(|i| zip.name_for_index(i)?.ok().map(|name| tidy(&name)))
        .collect();
    let container = container(&mut zip, &names)?;
    let mut inflated = 0_u64;
    let mut buffer = vec![0_u8; 1 << 16];
    for (index, name) in names.iter().enumerate() {
        // Pictures and the like are never inflated by us.
        let xml = has_suffix(name, &[".xml", ".rels"]);
        if !xml && !has_suffix(name, &[".bin"]) {
            continue;
        }
        // A part that cannot be read here fails in the parser with its own words.
        let Ok(mut part) = zip.by_index(index) else {
            continue;
        };
        let mut prolog = Prolog::default();
        let mut repeats =
            (container == Container::Ods && name == "content.xml").then(Repeats::default);
        while let Ok(n @ 1..) = part.read(&mut buffer) {
            inflated += u64::try_from(n).unwrap_or(0);
            if inflated > MAX_INFLATED {
                return Err(Refusal::TooLarge("inflates to more than 1 GB".into()).into());
            }
            let bytes = buffer.get(..n).unwrap_or_default();
            if xml && prolog.declares_type(bytes) {
                let why =
                    format!("{name} declares a document type, which no spreadsheet program writes");
                return Err(Refusal::Unreadable(why).into());
            }
            if let Some(repeats) = &mut repeats
                && repeats.read(bytes) > MAX_CELLS
            {
                return Err(Refusal::TooManyCells.into());
            }
        }
    }
    Ok(container)
}

/// The parts of an archive by name, whatever case and slashes it is written with.
pub(super) struct Parts {
    zip: ZipArchive<BufReader<File>>,
    names: Vec<String>,
}

impl Parts {
    pub(super) fn open(file: &File) -> Result<Self, Stop> {
        let zip = ZipArchive::new(BufReader::new(file.try_clone()?))
            .map_err(|error| Refusal::Unreadable(format!("the archive, {error}")))?;
        let names = (0..zip.len())
            .map(|at| {
                zip.name_for_index(at)
                    .and_then(Result::ok)
                    .map_or_else(String::new, |name| tidy(&name))
            })
            .collect();
        Ok(Self { zip, names })
    }

    /// Opens a part; absent where there is none, or it cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Option<impl Read + '_> {
        let wanted = tidy(name);
        let at = self.names.iter().position(|name| *name == wanted)?;
        self.zip.by_index(at).ok()
    }
}

fn tidy(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

fn has_suffix(name: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|suffix| name.ends_with(suffix))
}

fn container<R: Read + std::io::Seek>(
    zip: &mut ZipArchive<R>,
    names: &[String],
) -> Result<Container, Stop> {
    let ends = |suffix: &str| names.iter().any(|name| name.ends_with(suffix));
    let mut head_of = |wanted: &str| {
        let index = names.iter().position(|name| name == wanted)?;
        let mut text = Vec::new();
        let part = zip.by_index(index).ok()?;
        part.take(1 << 16).read_to_end(&mut text).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    };
    if let Some(mime) = head_of("mimetype") {
        if mime.contains("opendocument.spreadsheet") {
            return Ok(Container::Ods);
        }
        if mime.contains("opendocument") {
            return Err(Refusal::NotASpreadsheet("an OpenDocument text or drawing".into()).into());
        }
    }
    if ends("workbook.bin") {
        return Ok(Container::Xlsb);
    }
    if ends("workbook.xml") || ends("workbook2.xml") {
        let macros =
            head_of("[content_types].xml").is_some_and(|types| types.contains("macroEnabled"));
        return Ok(if macros {
            Container::Xlsm
        } else {
            Container::Xlsx
        });
    }
    let what = if ends(".iwa") || ends("index.apxl") || ends("index.zip") {
        "a Numbers or Pages file"
    } else if ends("word/document.xml") {
        "a Word document"
    } else if ends("ppt/presentation.xml") {
        "a PowerPoint file"
    } else if names.iter().any(|name| name == "content.xml") {
        return Ok(Container::Ods);
    } else if let Some(types) = head_of("[content_types].xml")
        && types.contains("spreadsheetml")
    {
        return Ok(Container::Xlsx);
    } else {
        "a zip archive"
    };
    Err(Refusal::NotASpreadsheet(what.into()).into())
}

/// Looks for `<!DOCTYPE` in front of the first element of an XML part.
#[derive(Default)]
struct Prolog {
    past: bool,
    tail: Vec<u8>,
}

impl Prolog {
    fn declares_type(&mut self, bytes: &[u8]) -> bool {
        if self.past {
            return false;
        }
        // The mark may lie across two reads, and UTF-16 puts a zero beside each letter.
        self.tail.extend(
            bytes
                .iter()
                .filter(|byte| **byte != 0)
                .map(u8::to_ascii_uppercase),
        );
        let found = self.tail.windows(9).any(|window| window == b"<!DOCTYPE");
        self.past = self
            .tail
            .windows(2)
            .any(|pair| matches!(pair, [b'<', letter] if letter.is_ascii_alphabetic()));
        let keep = self.tail.len().saturating_sub(8);
        self.tail.drain(..keep);
        found
    }
}

/// Counts how many cells the repeats of an OpenDocument sheet stand for, as its parser lays them out:
/// rows times columns of the smallest area that holds all cells with a value.
#[derive(Default)]
struct Repeats {
    tag: Vec<u8>,
    inside: bool,
    quoted: bool,
    row: u64,
    row_repeat: u64,
    column: u64,
    last_row: u64,
    last_column: u64,
    before: u64,
}

impl Repeats {
    fn read(&mut self, bytes: &[u8]) -> u64 {
        for &byte in bytes {
            match (self.inside, byte) {
                (false, b'<') => {
                    self.inside = true;
                    self.quoted = false;
                    self.tag.clear();
                }
                (false, _) => {}
                (true, b'>') if !self.quoted => {
                    self.inside = false;
                    self.tag();
                }
                (true, _) => {
                    if byte == b'"' {
                        self.quoted = !self.quoted;
                    }
                    if self.tag.len() < 1 << 14 {
                        self.tag.push(byte);
                    }
                }
            }
        }
        self.before + self.last_row.saturating_mul(self.last_column)
    }

    fn tag(&mut self) {
        let tag = String::from_utf8_lossy(&self.tag);
        let repeat = |name: &str| {
            tag.split_once(name)
                .and_then(|(_, rest)| {
                    rest.trim_start_matches(['=', '"', '\'', ' '])
                        .split(['"', '\''])
                        .next()
                })
                .and_then(|number| number.parse::<u64>().ok())
                .unwrap_or(1)
        };
        if tag.starts_with("table:table ") {
            self.before += self.last_row.saturating_mul(self.last_column);
            (self.row, self.row_repeat, self.column) = (0, 0, 0);
            (self.last_row, self.last_column) = (0, 0);
        } else if tag.starts_with("table:table-row") {
            self.row = self.row.saturating_add(self.row_repeat);
            self.row_repeat = repeat("table:number-rows-repeated").min(1 << 20);
            self.column = 0;
        } else if tag.starts_with("table:table-cell") || tag.starts_with("table:covered-table-cell")
        {
            self.column = self
                .column
                .saturating_add(repeat("table:number-columns-repeated").min(1 << 14));
            if tag.contains("value-type") || tag.contains("table:formula") {
                self.last_row = self.row.saturating_add(self.row_repeat);
                self.last_column = self.last_column.max(self.column);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Prolog, Repeats};

    #[test]
    fn a_document_type_is_seen_across_reads_and_only_in_the_prolog() {
        let mut split = Prolog::default();
        assert!(!split.declares_type(b"<?xml version='1.0'?><!-- x --><!DOC"));
        assert!(split.declares_type(b"TYPE lolz [<!ENTITY"));
        let mut text = Prolog::default();
        assert!(!text.declares_type(b"<?xml version='1.0'?><worksheet>"));
        assert!(!text.declares_type(b"<t>&lt;!DOCTYPE</t><!DOCTYPE"));
    }

    #[test]
    fn empty_repeats_at_the_end_of_a_sheet_cost_nothing() {
        let sheet = |cell: &str, rows: &str| {
            format!(
                "<table:table table:name=\"a>b\"><table:table-row><table:table-cell office:value-type=\"string\"/></table:table-row>\
                 <table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row></table:table>"
            )
        };
        let empty = sheet(
            "<table:table-cell table:number-columns-repeated=\"16384\"/>",
            "1048575",
        );
        assert_eq!(Repeats::default().read(empty.as_bytes()), 1);
        let twice = format!("{empty}{empty}");
        assert_eq!(Repeats::default().read(twice.as_bytes()), 2);
        let full = sheet(
            "<table:table-cell table:number-columns-repeated=\"6000\" office:value-type=\"float\" office:value=\"1\"/>",
            "16000",
        );
        assert_eq!(Repeats::default().read(full.as_bytes()), 16_001 * 6_000);
    }
}

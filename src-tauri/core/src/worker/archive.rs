//! A look at a zip before its parser gets it: what it holds, how much it inflates to, and whether its
//! XML declares a document type (which no spreadsheet program writes and entity bombs need).

use std::{
    fs::File,
    io::{BufReader, Read},
};

use zip::ZipArchive;

use super::{MAX_INFLATED, at::At, serve::Stop, wire::Refusal};
use crate::intake::grid::Container;

/// Most parts of an archive; large workbooks have some hundreds.
const MAX_PARTS: usize = 10_000;

/// The archive, by a reader with a place of its own.
pub(super) type Zip = ZipArchive<BufReader<At>>;

/// What an archive is, before any of its parts is inflated.
pub(super) struct Archive {
    pub(super) container: Container,
    pub(super) zip: Zip,
    /// Names of its parts, all in one way of writing.
    pub(super) names: Vec<String>,
}

/// What the parts of an archive are all together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weight {
    /// Bytes, inflated.
    pub(super) inflated: u64,
    /// Some sheet has merged cells; to ask for them costs its parser a second look at every sheet.
    pub(super) merges: bool,
}

/// Opens the archive in a file.
pub(super) fn zip(file: &File) -> Result<Zip, Stop> {
    let input = BufReader::new(At::new(file)?);
    Ok(ZipArchive::new(input)
        .map_err(|error| Refusal::Unreadable(format!("the archive, {error}")))?)
}

/// Why an archive that inflates to too much is not read.
pub(super) fn too_much() -> Refusal {
    Refusal::TooLarge("inflates to more than 1 GB".into())
}

/// Says which workbook it is, or refuses it.
pub(super) fn open(file: &File) -> Result<Archive, Stop> {
    let mut zip = zip(file)?;
    if zip.len() > MAX_PARTS {
        return Err(Refusal::TooLarge("has more than 10,000 parts".into()).into());
    }
    let names = names(&zip);
    for index in 0..zip.len() {
        if zip.by_index_raw(index).is_ok_and(|part| part.encrypted()) {
            return Err(Refusal::Encrypted.into());
        }
    }
    let container = container(&mut zip, &names)?;
    Ok(Archive {
        container,
        zip,
        names,
    })
}

impl Archive {
    /// Inflates all parts but those of these numbers, which their reader counts and looks at himself.
    pub(super) fn weigh(&mut self, but: &[usize]) -> Result<Weight, Stop> {
        let mut inflated = 0_u64;
        let mut buffer = vec![0_u8; 1 << 16];
        let mut merges = false;
        for (index, name) in self.names.iter().enumerate() {
            // Pictures and the like are never inflated by us.
            let xml = has_suffix(name, &[".xml", ".rels"]);
            if but.contains(&index) || !(xml || has_suffix(name, &[".bin"])) {
                continue;
            }
            // A part that cannot be read here fails in the parser with its own words.
            let Ok(mut part) = self.zip.by_index(index) else {
                continue;
            };
            let mut prolog = Prolog::default();
            let mut mark = xml.then(Mark::default);
            while let Ok(n @ 1..) = part.read(&mut buffer) {
                inflated += u64::try_from(n).unwrap_or(0);
                if inflated > MAX_INFLATED {
                    return Err(too_much().into());
                }
                let bytes = buffer.get(..n).unwrap_or_default();
                if xml && prolog.declares_type(bytes) {
                    let why = format!(
                        "{name} declares a document type, which no spreadsheet program writes"
                    );
                    return Err(Refusal::Unreadable(why).into());
                }
                if let Some(mark) = mark.as_mut().filter(|_| !merges) {
                    merges = mark.is_in(bytes);
                }
            }
        }
        Ok(Weight { inflated, merges })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(&tidy(name))
    }

    /// Number of the part of that name; absent where there is none, or several that a program may mix up.
    pub(super) fn part(&self, name: &str) -> Option<usize> {
        let wanted = tidy(name);
        let mut places = self.names.iter().enumerate();
        let (at, _) = places.find(|(_, name)| **name == wanted)?;
        places.all(|(_, name)| *name != wanted).then_some(at)
    }
}

fn names(zip: &Zip) -> Vec<String> {
    (0..zip.len())
        .map(|at| {
            zip.name_for_index(at)
                .and_then(Result::ok)
                .map_or_else(String::new, |name| tidy(&name))
        })
        .collect()
}

/// The parts of an archive by name, whatever case and slashes it is written with.
pub(super) struct Parts {
    zip: Zip,
    names: Vec<String>,
}

impl Parts {
    pub(super) fn open(file: &File) -> Result<Self, Stop> {
        let zip = zip(file)?;
        let names = names(&zip);
        Ok(Self { zip, names })
    }

    /// Opens a part; absent where there is none, or it cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Option<impl Read + '_> {
        let wanted = tidy(name);
        let at = self.names.iter().position(|name| *name == wanted)?;
        self.at(at)
    }

    /// Opens a part by its number.
    pub(super) fn at(&mut self, at: usize) -> Option<impl Read + '_> {
        self.zip.by_index(at).ok()
    }

    /// Numbers of the parts in a folder, with the size that each says it has.
    pub(super) fn under(&mut self, folder: &str) -> Vec<(usize, u64)> {
        let inside = |name: &String| name.starts_with(folder) && has_suffix(name, &[".xml"]);
        (0..self.names.len())
            .filter(|at| self.names.get(*at).is_some_and(inside))
            .filter_map(|at| Some((at, self.zip.by_index_raw(at).ok()?.size())))
            .collect()
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

/// Looks for `mergeCell `, with which a sheet names merged cells.
#[derive(Default)]
struct Mark {
    tail: Vec<u8>,
}

impl Mark {
    const WORD: &'static [u8] = b"mergeCell ";

    fn is_in(&mut self, bytes: &[u8]) -> bool {
        let keep = Self::WORD.len() - 1;
        let ends = bytes.get(..keep.min(bytes.len())).unwrap_or_default();
        // The word may lie across two reads.
        self.tail.extend_from_slice(ends);
        let found = holds(&self.tail, Self::WORD) || holds(bytes, Self::WORD);
        self.tail.clear();
        let last = bytes.len().saturating_sub(keep);
        self.tail
            .extend_from_slice(bytes.get(last..).unwrap_or_default());
        found
    }
}

/// Whether a word stands in the bytes. Looks at every so many bytes only: the byte there says how far the word can be.
fn holds(bytes: &[u8], word: &[u8]) -> bool {
    let Some((last, front)) = word.split_last() else {
        return true;
    };
    let mut skip = [word.len(); 256];
    for (at, byte) in front.iter().enumerate() {
        if let Some(slot) = skip.get_mut(usize::from(*byte)) {
            *slot = front.len() - at;
        }
    }
    let mut at = front.len();
    while let Some(byte) = bytes.get(at) {
        if byte == last && bytes.get(at - front.len()..at) == Some(front) {
            return true;
        }
        at += skip.get(usize::from(*byte)).copied().unwrap_or(1);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Prolog;

    #[test]
    fn a_document_type_is_seen_across_reads_and_only_in_the_prolog() {
        let mut split = Prolog::default();
        assert!(!split.declares_type(b"<?xml version='1.0'?><!-- x --><!DOC"));
        assert!(split.declares_type(b"TYPE lolz [<!ENTITY"));
        let mut text = Prolog::default();
        assert!(!text.declares_type(b"<?xml version='1.0'?><worksheet>"));
        assert!(!text.declares_type(b"<t>&lt;!DOCTYPE</t><!DOCTYPE"));
    }
}

//! Workbooks as Excel and the libraries for it write them, read in one pass: what stands where, the styles, then
//! sheet by sheet, with the shared strings on a thread beside. The library reads everything else, and is what this is
//! held against: it takes several times as long, since it makes an event of every tag, and what it is to read must be
//! inflated once before.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Write,
    sync::Arc,
};

use super::{
    archive::{self, Archive, Zip},
    cursor::{Attribute, Cursor, Halt, Mark, Meter, Step, Window},
    letters,
    serve::{Answer, Stop},
    sheet::{self, Context},
    strings::Strings,
    styles,
};

/// The part with the shared strings, beside the workbook.
const STRINGS: &str = "sharedStrings.xml";

/// A sheet, before it is read.
struct Entry {
    name: String,
    is_visible: bool,
    /// Number of its part; absent for one of charts or dialogs.
    part: Option<usize>,
}

/// Reads the workbook; false where it is not written plainly, and what was said so far must not count.
pub(super) fn read<W: Write>(
    file: &File,
    archive: &mut Archive,
    answer: &mut Answer<W>,
) -> Result<bool, Stop> {
    match plain(file, archive, answer) {
        Ok(()) => Ok(true),
        Err(Halt::Cut | Halt::Odd) => Ok(false),
        Err(Halt::Stop(stop)) => Err(*stop),
    }
}

fn plain<W: Write>(file: &File, archive: &mut Archive, answer: &mut Answer<W>) -> Step<()> {
    let small = Meter::new(0);
    let (folder, book) = place_of_book(archive, &small)?;
    let relations = format!("{folder}_rels/{book}.rels");
    let relations = relations_of(archive, &relations, &small)?;
    let (entries, is_1904) = entries(archive, &folder, &book, &relations, &small)?;
    let styles = match archive.part(&format!("{folder}styles.xml")) {
        Some(part) => styles::read(&mut window(&mut archive.zip, part, &small)?)?,
        None if archive.has(&format!("{folder}styles.xml")) => return Err(Halt::Odd),
        None => Vec::new(),
    };
    let strings = format!("{folder}{STRINGS}");
    let shared = archive.part(&strings);
    if shared.is_none() && archive.has(&strings) {
        return Err(Halt::Odd);
    }
    let mut read: Vec<usize> = entries.iter().filter_map(|entry| entry.part).collect();
    read.extend(shared);
    let parts = read.len();
    let once: BTreeSet<usize> = read.iter().copied().collect();
    if once.len() != parts {
        return Err(Halt::Odd);
    }
    let meter = Arc::new(Meter::new(archive.weigh(&read)?.inflated));
    let mut strings = match shared {
        Some(part) => Strings::read(archive::zip(file)?, part, Arc::clone(&meter))?,
        None => Strings::default(),
    };
    let context = Context::new(styles, is_1904);
    answer.head(archive.container, None)?;
    for entry in entries {
        answer.sheet(&entry.name, entry.is_visible)?;
        if let Some(part) = entry.part {
            let window = window(&mut archive.zip, part, &meter)?;
            sheet::read(window, &context, &mut strings, answer)?;
        }
    }
    strings.end()
}

fn window<'a>(
    zip: &'a mut Zip,
    part: usize,
    meter: &'a Meter,
) -> Step<Window<'a, impl std::io::Read + 'a>> {
    let part = zip.by_index(part).map_err(|_| Halt::Odd)?;
    Window::new(part, meter)
}

/// What another part of the archive is to the one that names it.
struct Relation {
    kind: String,
    target: String,
}

/// The relations that a part lists, by their ids.
fn relations_of(
    archive: &mut Archive,
    name: &str,
    meter: &Meter,
) -> Step<BTreeMap<String, Relation>> {
    let part = archive.part(name).ok_or(Halt::Odd)?;
    let mut window = window(&mut archive.zip, part, meter)?;
    let mut relations = BTreeMap::new();
    window.walk(|cursor| {
        cursor.skip()?;
        match cursor.mark()? {
            Mark::Open(b"Relationship") => {
                let (mut id, mut kind, mut target) = (None, "", "");
                loop {
                    match cursor.attribute()? {
                        Attribute::Pair(b"Id", value) => id = Some(value),
                        Attribute::Pair(b"Type", value) => kind = value,
                        Attribute::Pair(b"Target", value) => target = value,
                        Attribute::Pair(..) => {}
                        Attribute::End(_) => break,
                    }
                }
                let relation = Relation {
                    kind: kind.to_owned(),
                    target: target.to_owned(),
                };
                if relations
                    .insert(id.ok_or(Halt::Odd)?.to_owned(), relation)
                    .is_some()
                {
                    return Err(Halt::Odd);
                }
            }
            Mark::Open(_) => {
                cursor.attributes()?;
            }
            Mark::Close(b"Relationships") => return Ok(false),
            Mark::Close(_) => {}
        }
        Ok(true)
    })?;
    Ok(relations)
}

/// Folder and name of the part that lists the sheets.
fn place_of_book(archive: &mut Archive, meter: &Meter) -> Step<(String, String)> {
    let relations = relations_of(archive, "_rels/.rels", meter)?;
    let mut documents = relations
        .values()
        .filter(|relation| relation.kind.ends_with("/relationships/officeDocument"));
    let (Some(document), None) = (documents.next(), documents.next()) else {
        return Err(Halt::Odd);
    };
    let target = letters::value(&document.target).ok_or(Halt::Odd)?;
    let target = target.strip_prefix('/').unwrap_or(&target);
    let (folder, name) = target.rsplit_once('/').ok_or(Halt::Odd)?;
    if name.is_empty() {
        return Err(Halt::Odd);
    }
    Ok((format!("{folder}/"), name.to_owned()))
}

/// The sheets in their order, and whether days are counted from 1904.
fn entries(
    archive: &mut Archive,
    folder: &str,
    book: &str,
    relations: &BTreeMap<String, Relation>,
    meter: &Meter,
) -> Step<(Vec<Entry>, bool)> {
    let part = archive.part(&format!("{folder}{book}")).ok_or(Halt::Odd)?;
    let mut listed = Vec::new();
    let mut is_1904 = false;
    let mut window = window(&mut archive.zip, part, meter)?;
    window.walk(|cursor| {
        cursor.skip()?;
        match cursor.mark()? {
            Mark::Open(b"sheet") => listed.push(listed_sheet(cursor)?),
            Mark::Open(b"workbookPr") => {
                if let (Some(says), _) = cursor.one(b"date1904")? {
                    is_1904 = matches!(says, "1" | "true");
                }
            }
            Mark::Open(_) => {
                cursor.attributes()?;
            }
            Mark::Close(b"workbook") => return Ok(false),
            Mark::Close(_) => {}
        }
        Ok(true)
    })?;
    drop(window);
    let names: BTreeSet<&str> = listed.iter().map(|(name, ..)| name.as_str()).collect();
    if names.len() != listed.len() {
        return Err(Halt::Odd);
    }
    let entries = listed.into_iter().map(|(name, is_visible, id)| {
        let relation = relations.get(&id)?;
        let part = match relation.kind.rsplit('/').next()? {
            "worksheet" => {
                let path = match relation.target.strip_prefix('/') {
                    Some(path) => path.to_owned(),
                    None => format!("{folder}{}", relation.target),
                };
                Some(archive.part(&path)?)
            }
            "chartsheet" | "dialogsheet" => None,
            _ => return None,
        };
        Some(Entry {
            name,
            is_visible,
            part,
        })
    });
    let entries: Option<Vec<Entry>> = entries.collect();
    Ok((entries.ok_or(Halt::Odd)?, is_1904))
}

/// A sheet's name, whether it is shown, and the id of its part.
fn listed_sheet(cursor: &mut Cursor<'_>) -> Step<(String, bool, String)> {
    let (mut name, mut is_visible, mut id) = (None, true, None);
    loop {
        match cursor.attribute()? {
            Attribute::Pair(b"name", value) => name = letters::value(value),
            Attribute::Pair(b"state", "visible") => {}
            Attribute::Pair(b"state", "hidden" | "veryHidden") => is_visible = false,
            Attribute::Pair(b"state", _) => return Err(Halt::Odd),
            Attribute::Pair(key, value) if key == b"id" || key.ends_with(b":id") => {
                id = Some(value.to_owned());
            }
            Attribute::Pair(..) => {}
            Attribute::End(_) => break,
        }
    }
    Ok((name.ok_or(Halt::Odd)?, is_visible, id.ok_or(Halt::Odd)?))
}

#[cfg(test)]
#[allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "sheets of tests are short"
)]
mod tests;

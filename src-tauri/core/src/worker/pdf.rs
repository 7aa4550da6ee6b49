//! A PDF taken apart in the worker: how many pages it has, how large they are, whether it is locked or damaged, and
//! how many pages it says it has in print. Draws nothing and changes nothing.

use std::io::{self, Write};

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId};

use super::{printed, serve::Answer};
use crate::evidence::{PageSize, PdfCondition, PdfPages};

/// Most bytes that one stream of a PDF may inflate to while it is read.
pub(super) const MAX_STREAM: usize = 64 << 20;
/// Most bytes of a page's content that are looked through for the words at its foot.
const MAX_CONTENT: usize = 4 << 20;
/// Most page sizes that are sent; the count goes on.
pub(super) const MAX_SIZES: usize = 10_000;
/// How far up a page looks for what it inherits.
const MAX_PARENTS: usize = 32;
/// On how many of the first pages "page 1 of 4" is looked for: a cover may come first.
const LOOKED_AT: u32 = 3;
/// How far into a file its header may begin; readers are as kind.
const HEADER_WITHIN: usize = 1024;
/// What a page has that says no size: Letter, in points.
const LETTER: [f32; 4] = [0.0, 0.0, 612.0, 792.0];

/// Looks at the bytes of a file and says what it found.
pub(super) fn read<W: Write>(bytes: &[u8], answer: &mut Answer<W>) -> io::Result<()> {
    let mut looked = look(bytes);
    if looked.condition == PdfCondition::Damaged && says_locked(bytes) {
        looked = PdfPages::without(PdfCondition::Locked, "");
    }
    answer.pdf(&looked)
}

/// Whether a file says of itself that it is encrypted. Of some locks a reader sees only that nothing inside makes sense.
pub(super) fn says_locked(bytes: &[u8]) -> bool {
    const WORD: &[u8] = b"/Encrypt";
    // `/EncryptMetadata` is another word; this one is followed by a dictionary or by where it stands.
    bytes
        .windows(WORD.len() + 1)
        .any(|part| match part.split_last() {
            Some((next, word)) => word == WORD && !next.is_ascii_alphabetic(),
            None => false,
        })
}

fn look(bytes: &[u8]) -> PdfPages {
    let head = bytes
        .get(..bytes.len().min(HEADER_WITHIN))
        .unwrap_or_default();
    if !head.windows(5).any(|word| word == b"%PDF-") {
        return PdfPages::without(PdfCondition::Damaged, "it does not begin as a PDF does");
    }
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM),
        ..LoadOptions::default()
    };
    match Document::load_mem_with_options(bytes, options) {
        Ok(file) if file.is_encrypted() => PdfPages::without(PdfCondition::Locked, ""),
        Ok(file) => of(&file),
        Err(error) if is_lock(&error) => PdfPages::without(PdfCondition::Locked, ""),
        Err(error) => PdfPages::without(PdfCondition::Damaged, said(&error)),
    }
}

fn of(file: &Document) -> PdfPages {
    let mut pages = PdfPages::without(PdfCondition::Sound, "");
    let mut first = Vec::new();
    for page in file.page_iter() {
        pages.count = pages.count.saturating_add(1);
        if pages.sizes.len() < MAX_SIZES {
            pages.sizes.push(size(file, page));
        }
        if pages.count <= LOOKED_AT {
            first.push(page);
        }
    }
    if pages.count == 0 {
        return PdfPages::without(PdfCondition::Damaged, "no page can be found in it");
    }
    if file.was_encrypted() {
        pages.condition = PdfCondition::Restricted;
    }
    pages.printed = (1..=LOOKED_AT.min(pages.count)).find_map(|page| {
        let text = file.extract_text_with_limit(&[page], MAX_CONTENT).ok()?;
        printed::of_pages(&text)
    });
    pages
}

/// Whether it is a password, and not damage, that keeps it shut.
pub(super) fn is_lock(error: &Error) -> bool {
    matches!(
        error,
        Error::InvalidPassword
            | Error::Decryption(_)
            | Error::UnsupportedSecurityHandler(_)
            | Error::AlreadyEncrypted
    )
}

/// What is wrong, as the rest of a sentence; never the library's own words.
pub(super) fn said(error: &Error) -> &'static str {
    match error {
        Error::Xref(_) | Error::MissingXrefEntry | Error::Parse(_) => {
            "the list of its parts is damaged or cut off"
        }
        Error::Decompress(_) => "one of its parts inflates beyond all bounds",
        _ => "its inside is damaged",
    }
}

/// The size as it is seen: the crop box, turned as the page is turned.
fn size(file: &Document, page: ObjectId) -> PageSize {
    let [left, bottom, right, top] = inherited(file, page, b"CropBox", box_of)
        .or_else(|| inherited(file, page, b"MediaBox", box_of))
        .unwrap_or(LETTER);
    let unit = (file.get_dictionary(page).ok())
        .and_then(|page| page.get_deref(b"UserUnit", file).ok()?.as_float().ok())
        .filter(|unit| (0.01..=100.0).contains(unit))
        .unwrap_or(1.0);
    let side = |from: f32, to: f32| ((to - from).abs() * unit).clamp(0.0, 100_000.0);
    let (width, height) = (side(left, right), side(bottom, top));
    let turn = inherited(file, page, b"Rotate", |_, turn| turn.as_i64().ok()).unwrap_or(0);
    if turn.rem_euclid(180) == 90 {
        PageSize {
            width: height,
            height: width,
        }
    } else {
        PageSize { width, height }
    }
}

fn box_of(file: &Document, object: &Object) -> Option<[f32; 4]> {
    let sides = object.as_array().ok()?;
    let sides: Vec<f32> = sides
        .iter()
        .filter_map(|side| file.dereference(side).ok()?.1.as_float().ok())
        .filter(|side| side.is_finite())
        .collect();
    let sides: [f32; 4] = sides.try_into().ok()?;
    let [left, bottom, right, top] = sides;
    ((right - left).abs() > 0.0 && (top - bottom).abs() > 0.0).then_some(sides)
}

/// What a page says itself, or the branch of the tree that it hangs on.
fn inherited<T>(
    file: &Document,
    page: ObjectId,
    key: &[u8],
    read: impl Fn(&Document, &Object) -> Option<T>,
) -> Option<T> {
    let mut node: &Dictionary = file.get_dictionary(page).ok()?;
    for _ in 0..MAX_PARENTS {
        if let Some(value) = node
            .get_deref(key, file)
            .ok()
            .and_then(|value| read(file, value))
        {
            return Some(value);
        }
        node = node.get_deref(b"Parent", file).ok()?.as_dict().ok()?;
    }
    None
}

//! A PDF's pages as drawings: content, what it draws with, and the appearance of what lies on the page, such as the
//! field in which somebody signed. Turned upright; nothing that acts comes along.

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream, dictionary};

use super::{MAX_CONTENT, MAX_PAGES, Why, copy::Copier};
use crate::worker::pdf::says_locked;

/// Most bytes that one of its parts may inflate to while it is read.
const MAX_STREAM: usize = 64 << 20;
/// How far up a page looks for what it inherits.
const MAX_PARENTS: usize = 32;
/// What a page has that says no size: Letter, in points.
const LETTER: [f32; 4] = [0.0, 0.0, 612.0, 792.0];
/// What a page is drawn with.
const DRAWN_WITH: [&[u8]; 6] = [
    b"Font",
    b"XObject",
    b"ExtGState",
    b"ColorSpace",
    b"Pattern",
    b"Shading",
];
/// Flags of what lies on a page: hidden, and not to be shown.
const HIDDEN: i64 = 2 | 32;

pub(super) fn drawings(bytes: &[u8]) -> Result<Vec<u8>, Why> {
    drawn(bytes).map_err(|why| {
        if says_locked(bytes) && (why == DAMAGED || why == NO_PAGE) {
            LOCKED.to_owned()
        } else {
            why
        }
    })
}

fn drawn(bytes: &[u8]) -> Result<Vec<u8>, Why> {
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM),
        ..LoadOptions::default()
    };
    let file = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword
        | Error::Decryption(_)
        | Error::UnsupportedSecurityHandler(_)
        | Error::AlreadyEncrypted => LOCKED.to_owned(),
        _ => DAMAGED.to_owned(),
    })?;
    if file.is_encrypted() {
        return Err(LOCKED.to_owned());
    }
    if file.was_encrypted() {
        return Err("is protected against changes by who made it".to_owned());
    }
    let pages: Vec<ObjectId> = file.page_iter().take(MAX_PAGES + 1).collect();
    if pages.is_empty() {
        return Err(NO_PAGE.to_owned());
    }
    if pages.len() > MAX_PAGES {
        return Err("has more than 2,000 pages".to_owned());
    }
    let mut made = Made::new();
    let mut copier = Copier::new(&file);
    let mut room = MAX_CONTENT;
    for page in &pages {
        let drawing = page_of(&file, *page, &mut made.file, &mut copier, &mut room)?;
        made.add(drawing);
    }
    made.finish()
}

const LOCKED: &str = "is protected by a password";
const DAMAGED: &str = "is damaged";
const NO_PAGE: &str = "has no page that can be found";

/// One page as a drawing: the drawing and its size in points.
pub(super) struct Drawing {
    pub(super) form: Stream,
    pub(super) size: (f32, f32),
}

/// The file that is being made.
pub(super) struct Made {
    pub(super) file: Document,
    tree: ObjectId,
    pages: Vec<Object>,
}

impl Made {
    pub(super) fn new() -> Self {
        let mut file = Document::with_version("1.7");
        let tree = file.new_object_id();
        Self {
            file,
            tree,
            pages: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, drawing: Drawing) {
        let Drawing { form, size } = drawing;
        let form = self.file.add_object(form);
        let content = self
            .file
            .add_object(Stream::new(Dictionary::new(), b"/P Do".to_vec()));
        let page = self.file.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(size.0), Object::Real(size.1)],
            "Resources" => dictionary! { "XObject" => dictionary! { "P" => form } },
            "Contents" => content,
        });
        self.pages.push(page.into());
    }

    /// The file's bytes, read again and found to have as many pages.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Why> {
        let broken = || "does not come out whole".to_owned();
        let count = self.pages.len();
        let pages = dictionary! {
            "Type" => "Pages",
            "Kids" => self.pages,
            "Count" => i64::try_from(count).unwrap_or(0),
        };
        self.file
            .objects
            .insert(self.tree, Object::Dictionary(pages));
        let catalog = self
            .file
            .add_object(dictionary! { "Type" => "Catalog", "Pages" => self.tree });
        self.file.trailer.set("Root", catalog);
        self.file.compress();
        let mut bytes = Vec::new();
        self.file.save_to(&mut bytes).map_err(|_| broken())?;
        let again = Document::load_mem(&bytes).map_err(|_| broken())?;
        if again.page_iter().count() == count {
            Ok(bytes)
        } else {
            Err(broken())
        }
    }
}

fn page_of(
    file: &Document,
    page: ObjectId,
    into: &mut Document,
    copier: &mut Copier<'_>,
    room: &mut usize,
) -> Result<Drawing, Why> {
    let media = inherited(file, page, b"MediaBox", |object| sides(file, object)).unwrap_or(LETTER);
    let crop = inherited(file, page, b"CropBox", |object| sides(file, object)).unwrap_or(media);
    let [left, bottom, right, top] = within(media, crop).unwrap_or(media);
    let turn = inherited(file, page, b"Rotate", |turn| turn.as_i64().ok())
        .unwrap_or(0)
        .rem_euclid(360);
    let unit = file
        .get_dictionary(page)
        .ok()
        .and_then(|page| page.get_deref(b"UserUnit", file).ok()?.as_float().ok())
        .filter(|unit| (0.01..=100.0).contains(unit))
        .unwrap_or(1.0);
    let (wide, high) = (right - left, top - bottom);
    let (matrix, size) = match turn {
        90 => ([0.0, -1.0, 1.0, 0.0, -bottom, right], (high, wide)),
        180 => ([-1.0, 0.0, 0.0, -1.0, right, top], (wide, high)),
        270 => ([0.0, 1.0, -1.0, 0.0, top, -left], (high, wide)),
        _ => ([1.0, 0.0, 0.0, 1.0, -left, -bottom], (wide, high)),
    };
    let content = content(file, page, into, copier, room)?;
    let content = into.add_object(with_box(content, [left, bottom, right, top]));
    let mut objects = dictionary! { "C" => content };
    let mut drawn = b"/C Do\n".to_vec();
    for (index, (look, placed)) in looks(file, page).into_iter().enumerate() {
        let taken = copier.take(into, &Object::Reference(look))?;
        let name = format!("A{index}");
        objects.set(name.clone(), taken);
        drawn.extend(format!("q {} cm /{name} Do Q\n", figures(&placed)).into_bytes());
    }
    let matrix: Vec<Object> = matrix.iter().map(|v| Object::Real(v * unit)).collect();
    let mut form = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "Matrix" => matrix,
            "Resources" => dictionary! { "XObject" => objects },
        },
        drawn,
    );
    form.dict.set("BBox", reals([left, bottom, right, top]));
    Ok(Drawing {
        form,
        size: (size.0 * unit, size.1 * unit),
    })
}

fn reals(values: [f32; 4]) -> Vec<Object> {
    values.iter().map(|value| Object::Real(*value)).collect()
}

fn with_box(mut form: Stream, sides: [f32; 4]) -> Stream {
    form.dict.set("Type", "XObject");
    form.dict.set("Subtype", "Form");
    form.dict.set("BBox", reals(sides));
    form
}

/// The content of a page with what it draws with. One stream goes over as it is; several are joined.
fn content(
    file: &Document,
    page: ObjectId,
    into: &mut Document,
    copier: &mut Copier<'_>,
    room: &mut usize,
) -> Result<Stream, Why> {
    let streams: Vec<&Stream> = file
        .get_page_contents(page)
        .into_iter()
        .filter_map(|id| file.get_object(id).and_then(Object::as_stream).ok())
        .collect();
    let mut content = if let [only] = streams.as_slice() {
        if only.dict.has(b"F") {
            return Err("keeps a part of itself in another file".to_owned());
        }
        let mut dict = Dictionary::new();
        for key in [b"Filter".as_slice(), b"DecodeParms"] {
            if let Ok(value) = only.dict.get(key) {
                dict.set(key, copier.take(into, value)?);
            }
        }
        Stream::new(dict, only.content.clone())
    } else {
        let mut joined = Vec::new();
        for stream in streams {
            let part = stream
                .decompressed_content_with_limit(*room)
                .map_err(|_| "holds a page that cannot be unpacked".to_owned())?;
            *room = room.saturating_sub(part.len());
            joined.extend(part);
            joined.push(b'\n');
        }
        Stream::new(Dictionary::new(), joined)
    };
    let held = inherited(file, page, b"Resources", |held| {
        held.as_dict().ok().cloned()
    });
    let mut resources = Dictionary::new();
    if let Some(held) = held {
        for key in DRAWN_WITH {
            if let Ok(value) = held.get_deref(key, file) {
                resources.set(key, copier.take(into, value)?);
            }
        }
    }
    content.dict.set("Resources", resources);
    // Whether the page is blended as one decides how it looks.
    let group = file
        .get_dictionary(page)
        .ok()
        .and_then(|page| page.get_deref(b"Group", file).ok());
    if let Some(group) = group {
        content.dict.set("Group", copier.take(into, group)?);
    }
    Ok(content)
}

/// What lies on a page and is seen: each with where it is drawn, as six figures of a matrix.
fn looks(file: &Document, page: ObjectId) -> Vec<(ObjectId, [f32; 6])> {
    let Some(notes) = file
        .get_dictionary(page)
        .ok()
        .and_then(|page| page.get_deref(b"Annots", file).ok()?.as_array().ok())
    else {
        return Vec::new();
    };
    notes
        .iter()
        .filter_map(|note| {
            let note = file.dereference(note).ok()?.1.as_dict().ok()?;
            look(file, note)
        })
        .collect()
}

fn look(file: &Document, note: &Dictionary) -> Option<(ObjectId, [f32; 6])> {
    let kind = note.get_deref(b"Subtype", file).and_then(Object::as_name);
    let flags = note
        .get_deref(b"F", file)
        .and_then(Object::as_i64)
        .unwrap_or(0);
    if kind.is_ok_and(|kind| kind == b"Popup") || flags & HIDDEN != 0 {
        return None;
    }
    let [left, bottom, right, top] = sides(file, note.get(b"Rect").ok()?)?;
    let looks = note.get_deref(b"AP", file).ok()?.as_dict().ok()?;
    let mut normal = looks.get(b"N").ok()?;
    if let Ok(states) = file.dereference(normal).ok()?.1.as_dict() {
        let state = note.get_deref(b"AS", file).and_then(Object::as_name).ok()?;
        normal = states.get(state).ok()?;
    }
    let id = normal.as_reference().ok()?;
    let form = file.get_object(id).ok()?.as_stream().ok()?;
    let own = sides(file, form.dict.get_deref(b"BBox", file).ok()?)?;
    let matrix = form
        .dict
        .get_deref(b"Matrix", file)
        .ok()
        .and_then(|matrix| numbers::<6>(file, matrix))
        .unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let placed = stretched(own, matrix, [left, bottom, right, top])?;
    Some((id, placed))
}

/// A look's box, turned by its own matrix, is stretched over its place on the page. ISO 32000-1, 12.5.5
fn stretched(own: [f32; 4], matrix: [f32; 6], over: [f32; 4]) -> Option<[f32; 6]> {
    let [left, bottom, right, top] = own;
    let [xx, xy, yx, yy, dx, dy] = matrix;
    let corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        .map(|(x, y)| (xx * x + yx * y + dx, xy * x + yy * y + dy));
    let least = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::INFINITY, f32::min);
    let most =
        |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
    let (from_x, from_y) = (least(|corner| corner.0), least(|corner| corner.1));
    let wide = most(|corner| corner.0) - from_x;
    let high = most(|corner| corner.1) - from_y;
    if !(wide > 0.0 && high > 0.0) {
        return None;
    }
    let [left, bottom, right, top] = over;
    let (by_x, by_y) = ((right - left) / wide, (top - bottom) / high);
    let placed = [
        by_x,
        0.0,
        0.0,
        by_y,
        left - from_x * by_x,
        bottom - from_y * by_y,
    ];
    placed
        .iter()
        .all(|value| value.is_finite())
        .then_some(placed)
}

/// Figures as a content stream writes them.
pub(super) fn figures(values: &[f32]) -> String {
    let words: Vec<String> = values.iter().map(f32::to_string).collect();
    words.join(" ")
}

fn numbers<const N: usize>(file: &Document, object: &Object) -> Option<[f32; N]> {
    let (_, object) = file.dereference(object).ok()?;
    let values: Vec<f32> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|value| file.dereference(value).ok()?.1.as_float().ok())
        .filter(|value| value.is_finite())
        .collect();
    values.try_into().ok()
}

/// Left, bottom, right and top of a box, whichever corners it names.
fn sides(file: &Document, object: &Object) -> Option<[f32; 4]> {
    let [a, b, c, d] = numbers::<4>(file, object)?;
    let sides = [a.min(c), b.min(d), a.max(c), b.max(d)];
    let [left, bottom, right, top] = sides;
    let sound = |side: f32| (0.5..=100_000.0).contains(&side);
    (sound(right - left) && sound(top - bottom)).then_some(sides)
}

/// What two boxes share.
fn within(outer: [f32; 4], inner: [f32; 4]) -> Option<[f32; 4]> {
    let [left, bottom, right, top] = inner;
    let [far_left, far_bottom, far_right, far_top] = outer;
    let shared = [
        left.max(far_left),
        bottom.max(far_bottom),
        right.min(far_right),
        top.min(far_top),
    ];
    let [left, bottom, right, top] = shared;
    (right - left > 0.5 && top - bottom > 0.5).then_some(shared)
}

/// What a page says itself, or the branch of the tree that it hangs on.
fn inherited<T>(
    file: &Document,
    page: ObjectId,
    key: &[u8],
    read: impl Fn(&Object) -> Option<T>,
) -> Option<T> {
    let mut node: &Dictionary = file.get_dictionary(page).ok()?;
    for _ in 0..MAX_PARENTS {
        if let Some(value) = node.get_deref(key, file).ok().and_then(&read) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", file).ok()?.as_dict().ok()?;
    }
    None
}

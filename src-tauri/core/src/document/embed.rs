//! Pages of other files, and the logo, drawn on our pages. They come from the worker, which made each a single drawing
//! without scripts, links or fields; here that drawing and what it needs is copied, and nothing else of the file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{
    page::{Mark, Page},
    picture::Picture,
};

/// The name of a page's drawing among the resources of the page, as the worker gives it.
const DRAWING: &[u8] = b"P";
/// The name under which it is drawn on our page.
const EMBEDDED: &str = "PwPage";
/// The name of the logo's drawing.
const LOGO: &str = "PwLogo";
/// How deep arrays and dictionaries may lie in each other.
const DEPTH: usize = 64;

/// A file whose pages can be drawn.
pub(super) struct Source {
    file: Document,
    pages: Vec<Drawing>,
}

/// One page: its drawing and how large it is, in points.
struct Drawing {
    form: ObjectId,
    size: (f32, f32),
}

impl Source {
    /// Reads what the worker made; absent where it is not of that shape.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let file = Document::load_mem(bytes).ok()?;
        let pages = file
            .page_iter()
            .map(|id| drawing(&file, id))
            .collect::<Option<Vec<_>>>()?;
        (!pages.is_empty()).then_some(Self { file, pages })
    }

    /// How large its pages are, in points.
    pub(super) fn sizes(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.pages.iter().map(|page| page.size)
    }
}

fn drawing(file: &Document, page: ObjectId) -> Option<Drawing> {
    let page = file.get_dictionary(page).ok()?;
    let within = |dict: &Dictionary, key: &[u8]| -> Option<Dictionary> {
        let (_, value) = file.dereference(dict.get(key).ok()?).ok()?;
        value.as_dict().ok().cloned()
    };
    let objects = within(&within(page, b"Resources")?, b"XObject")?;
    let form = objects.get(DRAWING).ok()?.as_reference().ok()?;
    let corners = page.get(b"MediaBox").ok()?.as_array().ok()?;
    let far = |at: usize| corners.get(at)?.as_float().ok();
    let size = (far(2)?, far(3)?);
    (size.0 > 0.0 && size.1 > 0.0).then_some(Drawing { form, size })
}

/// Draws the embedded pages and the logo below the marks of ours.
pub(super) fn embed(into: &mut Document, pages: &[Page], sources: &[Source]) -> lopdf::Result<()> {
    let ids: Vec<ObjectId> = into.page_iter().collect();
    let mut copied: Vec<BTreeMap<ObjectId, ObjectId>> = vec![BTreeMap::new(); sources.len()];
    // All pictures of a document are its one logo.
    let mut logo = None;
    for (page, id) in pages.iter().zip(ids) {
        let mut below = Below::default();
        if let Some(embed) = page.embed
            && let Some(source) = sources.get(embed.source)
            && let Some(copied) = copied.get_mut(embed.source)
            && let Some(drawing) = source.pages.get(embed.page)
        {
            let form = copy(into, &source.file, drawing.form, copied);
            let bottom = page.height - embed.y - drawing.size.1 * embed.scale;
            below.add(EMBEDDED, form, embed.scale, (embed.x, bottom));
        }
        for mark in &page.marks {
            let Mark::Picture {
                x,
                y,
                width,
                height,
                picture,
            } = mark
            else {
                continue;
            };
            if logo.is_none() {
                logo = taken(into, picture);
            }
            if let Some(form) = logo {
                let bottom = page.height - y - height;
                below.add(LOGO, form, width / picture.size.0, (*x, bottom));
            }
        }
        if !below.forms.is_empty() {
            put_on(into, id, below)?;
        }
    }
    Ok(())
}

/// The drawing of a logo, taken over.
fn taken(into: &mut Document, picture: &Picture) -> Option<ObjectId> {
    let source = Source::read(&picture.drawn)?;
    let form = source.pages.first()?.form;
    Some(copy(into, &source.file, form, &mut BTreeMap::new()))
}

/// What is drawn below the marks of a page.
#[derive(Default)]
struct Below {
    forms: Vec<(&'static str, ObjectId)>,
    content: String,
}

impl Below {
    /// A drawing with its lower left corner there.
    fn add(&mut self, name: &'static str, form: ObjectId, scale: f32, (x, bottom): (f32, f32)) {
        self.forms.push((name, form));
        let (scale, x, bottom) = (fine(scale), fine(x), fine(bottom));
        let _ = writeln!(
            self.content,
            "q {scale} 0 0 {scale} {x} {bottom} cm /{name} Do Q"
        );
    }
}

/// Ten-thousandths keep a page of a yard within a hundredth of a point.
fn fine(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}

fn put_on(file: &mut Document, page: ObjectId, below: Below) -> lopdf::Result<()> {
    let content = Stream::new(Dictionary::new(), below.content.into_bytes());
    let content = file.add_object(content);
    let dict = file.get_dictionary(page)?;
    let above = dict.get(b"Contents")?.clone();
    let held = |from: &Dictionary, key: &[u8]| -> lopdf::Result<Dictionary> {
        match from.get(key) {
            Ok(held) => Ok(file.dereference(held)?.1.as_dict()?.clone()),
            Err(_) => Ok(Dictionary::new()),
        }
    };
    let mut resources = held(dict, b"Resources")?;
    let mut objects = held(&resources, b"XObject")?;
    for (name, form) in below.forms {
        objects.set(name, form);
    }
    resources.set("XObject", objects);
    let dict = file.get_object_mut(page)?.as_dict_mut()?;
    dict.set("Resources", resources);
    dict.set("Contents", vec![Object::Reference(content), above]);
    Ok(())
}

/// Copies an object with everything it refers to; what was copied before is taken again.
fn copy(
    into: &mut Document,
    from: &Document,
    wanted: ObjectId,
    copied: &mut BTreeMap<ObjectId, ObjectId>,
) -> ObjectId {
    if let Some(known) = copied.get(&wanted) {
        return *known;
    }
    let first = into.new_object_id();
    copied.insert(wanted, first);
    let mut waiting = vec![wanted];
    while let Some(id) = waiting.pop() {
        let Some(place) = copied.get(&id).copied() else {
            continue;
        };
        // What is missing in the file reads as null there, and here.
        let mut object = from.get_object(id).cloned().unwrap_or(Object::Null);
        let mut met = BTreeSet::new();
        refer(&mut object, 0, &mut |reference| {
            let new = *copied.entry(*reference).or_insert_with(|| {
                met.insert(*reference);
                into.new_object_id()
            });
            *reference = new;
        });
        waiting.extend(met);
        into.objects.insert(place, object);
    }
    first
}

/// Shows every reference within an object; what lies deeper than anything sound is let go.
fn refer(object: &mut Object, depth: usize, with: &mut impl FnMut(&mut ObjectId)) {
    if depth > DEPTH {
        *object = Object::Null;
        return;
    }
    match object {
        Object::Reference(id) => with(id),
        Object::Array(items) => {
            for item in items {
                refer(item, depth + 1, with);
            }
        }
        Object::Dictionary(dict) => inside(dict, depth, with),
        Object::Stream(stream) => inside(&mut stream.dict, depth, with),
        _ => {}
    }
}

fn inside(dict: &mut Dictionary, depth: usize, with: &mut impl FnMut(&mut ObjectId)) {
    for (_, value) in dict.iter_mut() {
        refer(value, depth + 1, with);
    }
}

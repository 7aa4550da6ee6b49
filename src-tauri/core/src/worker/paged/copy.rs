//! Copies what a drawing needs from one PDF into another, and leaves behind what no drawing needs.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// How deep arrays and dictionaries may lie in each other.
const DEPTH: usize = 100;
/// Most objects that are copied of one file.
const MOST: usize = 500_000;

/// What streams carry beside what is drawn: notes of the programs that made them, alternatives, layers, references to
/// other files.
const DROPPED: [&[u8]; 11] = [
    b"Metadata",
    b"PieceInfo",
    b"OPI",
    b"Ref",
    b"Alternates",
    b"StructParent",
    b"StructParents",
    b"OC",
    b"LastModified",
    b"AF",
    b"Measure",
];

/// Kinds of dictionaries that are no part of a drawing.
const STRANGERS: [&[u8]; 16] = [
    b"Page",
    b"Pages",
    b"Catalog",
    b"Annot",
    b"Action",
    b"Filespec",
    b"F",
    b"EmbeddedFile",
    b"Sig",
    b"Outlines",
    b"StructElem",
    b"StructTreeRoot",
    b"OCG",
    b"OCMD",
    b"ObjStm",
    b"XRef",
];

/// One file being copied from, and what of it is copied already.
pub(super) struct Copier<'a> {
    from: &'a Document,
    copied: BTreeMap<ObjectId, ObjectId>,
    waiting: Vec<(ObjectId, ObjectId)>,
}

impl<'a> Copier<'a> {
    pub(super) fn new(from: &'a Document) -> Self {
        Self {
            from,
            copied: BTreeMap::new(),
            waiting: Vec::new(),
        }
    }

    /// A value with everything it refers to, for the other file.
    pub(super) fn take(&mut self, into: &mut Document, value: &Object) -> Result<Object, String> {
        let value = self.clean(into, value, 0)?;
        while let Some((old, new)) = self.waiting.pop() {
            let object = match self.from.get_object(old) {
                Ok(object) => self.clean(into, object, 0)?,
                Err(_) => Object::Null,
            };
            into.objects.insert(new, object);
        }
        Ok(value)
    }

    fn clean(
        &mut self,
        into: &mut Document,
        value: &Object,
        depth: usize,
    ) -> Result<Object, String> {
        if depth > DEPTH {
            return Err("has its parts too deep in each other".to_owned());
        }
        Ok(match value {
            Object::Reference(id) => {
                if let Some(known) = self.copied.get(id) {
                    return Ok(Object::Reference(*known));
                }
                if self.copied.len() >= MOST {
                    return Err("has more parts than a bill can have".to_owned());
                }
                let new = into.new_object_id();
                self.copied.insert(*id, new);
                self.waiting.push((*id, new));
                Object::Reference(new)
            }
            Object::Array(items) => Object::Array(
                items
                    .iter()
                    .map(|item| self.clean(into, item, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            Object::Dictionary(dict) if is_stranger(dict) => Object::Null,
            Object::Dictionary(dict) => {
                Object::Dictionary(self.entries(into, dict, depth, |_| false)?)
            }
            Object::Stream(stream) => {
                if stream.dict.has(b"F") {
                    return Err("keeps a part of itself in another file".to_owned());
                }
                if is_stranger(&stream.dict) {
                    return Ok(Object::Null);
                }
                let dict = self.entries(into, &stream.dict, depth, |key| {
                    DROPPED.contains(&key) || key == b"Length"
                })?;
                Object::Stream(lopdf::Stream::new(dict, stream.content.clone()))
            }
            plain => plain.clone(),
        })
    }

    fn entries(
        &mut self,
        into: &mut Document,
        dict: &Dictionary,
        depth: usize,
        dropped: impl Fn(&[u8]) -> bool,
    ) -> Result<Dictionary, String> {
        let mut kept = Dictionary::new();
        for (key, value) in dict {
            if !dropped(key) {
                kept.set(key.clone(), self.clean(into, value, depth + 1)?);
            }
        }
        Ok(kept)
    }
}

fn is_stranger(dict: &Dictionary) -> bool {
    let named = |key: &[u8], names: &[&[u8]]| {
        dict.get(key)
            .and_then(Object::as_name)
            .is_ok_and(|name| names.contains(&name))
    };
    named(b"Type", &STRANGERS) || dict.has(b"JS")
}

//! A pull reader of XML as spreadsheet programs write it: tags, attributes, text. It expands the five entities of XML and
//! character references, nothing else, and never looks outside the file.

use std::{
    borrow::Cow,
    io::{self, BufRead},
};

/// Longest tag or piece of text, bytes; longer text comes in pieces.
const MAX_PIECE: usize = 1 << 20;

/// One step through a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// An element begins; true where it ends at once.
    Open(Tag<'a>, bool),
    /// An element ends, by its name.
    Close(&'a str),
    /// Text, with entities in it.
    Text(&'a str),
    /// Text of a CDATA section, as it stands.
    Literal(&'a str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a>(&'a str);

impl<'a> Tag<'a> {
    /// Its name with the prefix.
    pub(super) fn name(self) -> &'a str {
        self.0
            .split(|c: char| c.is_ascii_whitespace())
            .next()
            .unwrap_or_default()
    }

    /// The value of an attribute, by its name with the prefix.
    pub(super) fn get(self, wanted: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.0.get(self.name().len()..)?;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, left) = after.get(1..)?.split_once(quote)?;
            if name.trim() == wanted {
                return Some(unescape(value));
            }
            rest = left;
        }
    }
}

/// The reader.
pub(super) struct Xml<R> {
    input: R,
    piece: Vec<u8>,
    in_tag: bool,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            piece: Vec::new(),
            in_tag: false,
        }
    }

    /// The next step; `Ok(None)` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Event<'_>>> {
        loop {
            self.piece.clear();
            if self.in_tag {
                self.in_tag = false;
                if !self.tag()? {
                    return Ok(None);
                }
                match self.piece.as_slice() {
                    [b'?', ..] | [b'!', b'-', b'-', ..] => {}
                    [b'!', b'[', ..] => break,
                    [b'!', ..] => return Err(io::Error::other("it declares a document type")),
                    _ => break,
                }
            } else {
                let ended = self.text()?;
                self.in_tag = ended;
                if !self.piece.is_empty() {
                    return Ok(Some(Event::Text(text(&self.piece)?)));
                }
                if !ended && self.input.fill_buf()?.is_empty() {
                    return Ok(None);
                }
            }
        }
        let tag = text(&self.piece)?;
        Ok(Some(if let Some(name) = tag.strip_prefix('/') {
            Event::Close(name.trim_end())
        } else if let Some(literal) = tag.strip_prefix("![CDATA[") {
            Event::Literal(literal.strip_suffix("]]").unwrap_or(literal))
        } else if let Some(tag) = tag.strip_suffix('/') {
            Event::Open(Tag(tag), true)
        } else {
            Event::Open(Tag(tag), false)
        }))
    }

    /// Takes text up to the next tag; true when a tag follows.
    fn text(&mut self) -> io::Result<bool> {
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let at = buffer.iter().position(|byte| *byte == b'<');
            let taken = at.unwrap_or(buffer.len());
            self.piece
                .extend_from_slice(buffer.get(..taken).unwrap_or_default());
            self.input.consume(taken + usize::from(at.is_some()));
            if at.is_some() {
                return Ok(true);
            }
            if self.piece.len() > MAX_PIECE {
                self.whole_letter()?;
                return Ok(false);
            }
        }
    }

    /// A piece must not end inside a letter or an entity.
    fn whole_letter(&mut self) -> io::Result<()> {
        loop {
            let inside = self
                .piece
                .iter()
                .rev()
                .take(12)
                .position(|byte| *byte == b'&')
                .is_some_and(|back| !self.piece.iter().rev().take(back).any(|byte| *byte == b';'));
            if std::str::from_utf8(&self.piece).is_ok() && !inside {
                return Ok(());
            }
            let Some(&next) = self.input.fill_buf()?.first().filter(|byte| **byte != b'<') else {
                return Ok(());
            };
            self.input.consume(1);
            self.piece.push(next);
        }
    }

    /// Takes a tag, a comment or a literal section up to its end; false where the file ends inside.
    fn tag(&mut self) -> io::Result<bool> {
        let mut quote = None;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let mut taken = 0;
            let mut ended = false;
            for &byte in buffer {
                taken += 1;
                let closes = match self.piece.as_slice() {
                    [b'!', b'-', b'-', .., b'-', b'-'] => self.piece.len() > 4,
                    [b'!', b'[', .., b']', b']'] | [b'?', .., b'?'] => true,
                    [b'!', b'-' | b'[', ..] | [b'?', ..] => false,
                    _ => {
                        match (quote, byte) {
                            (None, b'"' | b'\'') => quote = Some(byte),
                            (Some(open), byte) if open == byte => quote = None,
                            _ => {}
                        }
                        quote.is_none()
                    }
                };
                if byte == b'>' && closes {
                    ended = true;
                    break;
                }
                self.piece.push(byte);
            }
            self.input.consume(taken);
            if ended {
                return Ok(true);
            }
            if self.piece.len() > 16 * MAX_PIECE {
                return Err(io::Error::other("one of its tags is longer than 16 MB"));
            }
        }
    }
}

fn text(bytes: &[u8]) -> io::Result<&str> {
    std::str::from_utf8(bytes).map_err(|_| io::Error::other("it is no UTF-8"))
}

/// Text without its entities.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() < 12);
        let letter = entity.and_then(|(name, _)| match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => {
                let number = name.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)
            }
        });
        if let (Some(letter), Some((_, after))) = (letter, entity) {
            out.push(letter);
            rest = after;
        } else {
            // What is no entity that we know is kept as it stands.
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::{Event, Xml, unescape};

    #[test]
    fn a_document_is_taken_apart_wherever_its_buffer_ends() {
        let document = "<?xml version=\"1.0\"?><!-- <a> --><t:row n='1 > 0' x=\"&quot;q\"><p>a &amp; b</p>\n<e/><![CDATA[<x>]]></t:row>";
        for size in [1, 3, 7, 4096] {
            let mut xml = Xml::new(BufReader::with_capacity(size, document.as_bytes()));
            let mut seen = Vec::new();
            while let Some(event) = xml.next().unwrap() {
                seen.push(match event {
                    Event::Open(tag, ends) => format!(
                        "{} {:?} {:?} {ends}",
                        tag.name(),
                        tag.get("n").as_deref(),
                        tag.get("x").as_deref()
                    ),
                    Event::Close(name) => format!("/{name}"),
                    Event::Text(text) => unescape(text).into_owned(),
                    Event::Literal(text) => format!("[{text}]"),
                });
            }
            assert_eq!(
                seen,
                [
                    "t:row Some(\"1 > 0\") Some(\"\\\"q\") false",
                    "p None None false",
                    "a & b",
                    "/p",
                    "\n",
                    "e None None true",
                    "[<x>]",
                    "/t:row"
                ],
                "{size}"
            );
        }
    }

    #[test]
    fn entities_of_its_own_making_stay_letters_and_a_document_type_stops_it() {
        assert_eq!(unescape("&lol; &#65;&#x42; &unended"), "&lol; AB &unended");
        let mut xml = Xml::new("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>".as_bytes());
        assert!(xml.next().is_err());
        let mut cut = Xml::new("<x><y".as_bytes());
        assert!(cut.next().is_ok() && cut.next().is_err());
    }
}

//! Steps through the tags of an XML part as spreadsheet programs write them, on a window of its text that moves on
//! while the part is inflated. It knows the plain case only and says so at anything else: a comment, a document
//! type, an encoding of its own, a literal section. Then the library has to read the file.

use std::{
    io::Read,
    sync::atomic::{AtomicU64, Ordering},
};

use super::{MAX_INFLATED, archive::too_much, letters, serve::Stop};

/// Why a step was not made.
pub(super) enum Halt {
    /// The window ends inside of it.
    Cut,
    /// It is not the plain case.
    Odd,
    /// Reading ends for good.
    Stop(Box<Stop>),
}

pub(super) type Step<T> = Result<T, Halt>;

impl<E: Into<Stop>> From<E> for Halt {
    fn from(stop: E) -> Self {
        Self::Stop(Box::new(stop.into()))
    }
}

/// Bytes that are inflated at once.
const PIECE: usize = 1 << 16;
/// A window that is longer than this holds no cell.
const MAX_WINDOW: usize = 16 << 20;

/// What the parts of an archive have inflated to so far, all together.
pub(super) struct Meter(AtomicU64);

impl Meter {
    pub(super) fn new(so_far: u64) -> Self {
        Self(AtomicU64::new(so_far))
    }

    fn count(&self, bytes: usize) -> Step<()> {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        if self.0.fetch_add(bytes, Ordering::Relaxed) + bytes > MAX_INFLATED {
            return Err(too_much().into());
        }
        Ok(())
    }
}

/// The text of a part, as far as it lies ahead.
pub(super) struct Window<'m, R> {
    part: R,
    meter: &'m Meter,
    text: String,
    at: usize,
    depth: usize,
    /// Bytes that were read; the first `held` are the begin of a letter.
    piece: Vec<u8>,
    held: usize,
}

impl<'m, R: Read> Window<'m, R> {
    /// Begins to read a part, behind the line that says what XML it is.
    pub(super) fn new(part: R, meter: &'m Meter) -> Step<Self> {
        let mut window = Self {
            part,
            meter,
            text: String::new(),
            at: 0,
            depth: 0,
            piece: vec![0; PIECE],
            held: 0,
        };
        window.walk(|cursor| {
            cursor.prolog()?;
            Ok(false)
        })?;
        Ok(window)
    }

    /// Makes steps with `step` until it says that it is done.
    pub(super) fn walk(&mut self, mut step: impl FnMut(&mut Cursor<'_>) -> Step<bool>) -> Step<()> {
        loop {
            let ahead = self.text.get(self.at..).unwrap_or_default();
            let mut cursor = Cursor {
                rest: ahead,
                depth: self.depth,
            };
            let went_on = loop {
                let before = cursor;
                match step(&mut cursor) {
                    Ok(true) => {}
                    Ok(false) => break Ok(false),
                    Err(Halt::Cut) => {
                        cursor = before;
                        break Ok(true);
                    }
                    Err(halt) => break Err(halt),
                }
            };
            self.at += ahead.len() - cursor.rest.len();
            self.depth = cursor.depth;
            if !went_on? {
                return Ok(());
            }
            if !self.read_on()? {
                return Err(Halt::Odd);
            }
        }
    }

    /// Inflates the next piece; false at the end of the part.
    fn read_on(&mut self) -> Step<bool> {
        self.text.drain(..self.at);
        self.at = 0;
        if self.text.len() > MAX_WINDOW {
            return Err(Halt::Odd);
        }
        // What does not fit twice shall not be looked at again for every piece.
        let enough = self.text.len();
        let mut taken = 0;
        loop {
            let room = self.piece.get_mut(self.held..).unwrap_or_default();
            let read = self.part.read(room).map_err(|_| Halt::Odd)?;
            if read == 0 {
                return if self.held > 0 {
                    Err(Halt::Odd)
                } else {
                    Ok(taken > 0)
                };
            }
            self.meter.count(read)?;
            taken += read;
            let bytes = self.piece.get(..self.held + read).unwrap_or_default();
            let text = match std::str::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) if error.error_len().is_none() => {
                    let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                    std::str::from_utf8(whole).unwrap_or_default()
                }
                Err(_) => return Err(Halt::Odd),
            };
            self.text.push_str(text);
            let (used, end) = (text.len(), bytes.len());
            self.piece.copy_within(used..end, 0);
            self.held = end - used;
            if taken >= enough {
                return Ok(true);
            }
        }
    }

    /// Inflates what is left, for its size alone.
    pub(super) fn drain(mut self) -> Step<()> {
        loop {
            match self.part.read(&mut self.piece) {
                Ok(0) | Err(_) => return Ok(()),
                Ok(read) => self.meter.count(read)?,
            }
        }
    }
}

/// A place in the text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
    /// Elements that are open.
    depth: usize,
}

/// A tag, up to its attributes: its name without a prefix. Names are bytes, since short ones are told apart faster so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    Open(&'a [u8]),
    /// It is past.
    Close(&'a [u8]),
}

/// What comes next in an opening tag.
pub(super) enum Attribute<'a> {
    Pair(&'a [u8], &'a str),
    /// The tag is past; true where the element is empty.
    End(bool),
}

impl<'a> Cursor<'a> {
    /// The text ahead.
    pub(super) fn ahead(&self) -> &'a str {
        self.rest
    }

    /// Passes over an element that was looked at as a whole.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn take(&mut self, bytes: usize) -> Step<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(Halt::Odd)?;
        self.rest = rest;
        Ok(taken)
    }

    fn take_until(&mut self, is_end: impl Fn(u8) -> bool) -> Step<&'a str> {
        let length = self.rest.bytes().position(is_end).ok_or(Halt::Cut)?;
        self.take(length)
    }

    fn next_byte(&self) -> Step<u8> {
        self.rest.as_bytes().first().copied().ok_or(Halt::Cut)
    }

    /// Passes over the sign before the first letter and the first line.
    fn prolog(&mut self) -> Step<()> {
        if self.rest.len() < 8 {
            return Err(Halt::Cut);
        }
        self.rest = self.rest.strip_prefix('\u{feff}').unwrap_or(self.rest);
        if let Some(line) = self.rest.strip_prefix("<?xml") {
            let (line, rest) = line.split_once("?>").ok_or(Halt::Cut)?;
            let line = line.to_ascii_lowercase();
            let says = line.split_once("encoding").map(|(_, says)| {
                let says = says.trim_start_matches([' ', '=', '"', '\'']);
                says.starts_with("utf-8\"") || says.starts_with("utf-8'")
            });
            if says == Some(false) {
                return Err(Halt::Odd);
            }
            self.rest = rest;
        }
        Ok(())
    }

    /// Passes over text that says nothing, up to the next tag.
    pub(super) fn skip(&mut self) -> Step<()> {
        let text = self.take_until(|byte| byte == b'<')?;
        if text.contains('&') && letters::value(text).is_none() {
            return Err(Halt::Odd);
        }
        Ok(())
    }

    /// Passes over blanks; what follows must be a tag.
    pub(super) fn blanks(&mut self) -> Step<()> {
        match self.next_byte()? {
            b'<' => Ok(()),
            byte if byte.is_ascii_whitespace() => {
                self.rest = self.rest.trim_ascii_start();
                match self.next_byte()? {
                    b'<' => Ok(()),
                    _ => Err(Halt::Odd),
                }
            }
            _ => Err(Halt::Odd),
        }
    }

    /// Text up to the next tag, as it is written.
    pub(super) fn text(&mut self) -> Step<&'a str> {
        self.take_until(|byte| byte == b'<')
    }

    /// Begins a tag.
    pub(super) fn mark(&mut self) -> Step<Mark<'a>> {
        if self.next_byte()? != b'<' {
            return Err(Halt::Odd);
        }
        self.take(1)?;
        if self.next_byte()? == b'/' {
            self.take(1)?;
            let name = self.take_until(|byte| byte == b'>')?;
            self.take(1)?;
            self.depth = self.depth.checked_sub(1).ok_or(Halt::Odd)?;
            return local(name).map(Mark::Close);
        }
        let name =
            self.take_until(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\n' | b'\r' | b'\t'))?;
        local(name).map(Mark::Open)
    }

    /// The next attribute of the tag that was begun; its value as it is written.
    pub(super) fn attribute(&mut self) -> Step<Attribute<'a>> {
        if self.next_byte()?.is_ascii_whitespace() {
            self.rest = self.rest.trim_ascii_start();
        }
        match self.next_byte()? {
            b'>' => {
                self.take(1)?;
                self.depth += 1;
                return Ok(Attribute::End(false));
            }
            b'/' => {
                self.take(1)?;
                return match self.next_byte()? {
                    b'>' => {
                        self.take(1)?;
                        Ok(Attribute::End(true))
                    }
                    _ => Err(Halt::Odd),
                };
            }
            _ => {}
        }
        let is_end = |byte: u8| {
            matches!(byte, b'=' | b'>' | b'<' | b'"' | b'\'' | b'/') || byte.is_ascii_whitespace()
        };
        let name = self.take_until(is_end)?;
        if self.next_byte()? != b'=' {
            return Err(Halt::Odd);
        }
        self.take(1)?;
        let quote = self.next_byte()?;
        if !matches!(quote, b'"' | b'\'') {
            return Err(Halt::Odd);
        }
        self.take(1)?;
        let value = self.take_until(|byte| byte == quote)?;
        self.take(1)?;
        Ok(Attribute::Pair(name.as_bytes(), value))
    }

    /// Passes over the attributes of a tag; true where its element is empty.
    pub(super) fn attributes(&mut self) -> Step<bool> {
        loop {
            if let Attribute::End(is_empty) = self.attribute()? {
                return Ok(is_empty);
            }
        }
    }

    /// The value of one attribute, and whether the element is empty.
    pub(super) fn one(&mut self, wanted: &[u8]) -> Step<(Option<&'a str>, bool)> {
        let mut found = None;
        loop {
            match self.attribute()? {
                Attribute::Pair(name, value) if name == wanted && found.is_none() => {
                    found = Some(value);
                }
                Attribute::Pair(..) => {}
                Attribute::End(is_empty) => return Ok((found, is_empty)),
            }
        }
    }

    /// Adds the text of the element that was opened, in one piece or in runs of letters of one look; how it is
    /// pronounced is left out.
    pub(super) fn rich(&mut self, closing: &[u8], out: &mut String) -> Step<()> {
        let mut is_sound = false;
        loop {
            self.skip()?;
            match self.mark()? {
                Mark::Close(name) if name == closing => return Ok(()),
                Mark::Close(b"rPh") => is_sound = false,
                Mark::Close(_) => {}
                Mark::Open(b"rPh") => is_sound = !self.attributes()?,
                Mark::Open([b't']) if !is_sound => {
                    let (space, is_empty) = self.one(b"xml:space")?;
                    if is_empty {
                        continue;
                    }
                    let text = self.text()?;
                    letters::add(text, space == Some("preserve"), out).ok_or(Halt::Odd)?;
                    if !matches!(self.mark()?, Mark::Close([b't'])) {
                        return Err(Halt::Odd);
                    }
                }
                Mark::Open(name) if name == closing => return Err(Halt::Odd),
                Mark::Open(_) => {
                    self.attributes()?;
                }
            }
        }
    }
}

/// A name without its prefix; what is no name begins something else.
fn local(name: &str) -> Step<&[u8]> {
    let mut local = name.as_bytes();
    if let Some(at) = local.iter().position(|byte| *byte == b':') {
        local = local.get(at + 1..).unwrap_or_default();
    }
    let is_sound = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if local.is_empty() || !local.iter().all(is_sound) {
        return Err(Halt::Odd);
    }
    Ok(local)
}

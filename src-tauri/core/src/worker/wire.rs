//! What worker and parent say to each other: frames of a tag, a length and a payload.
//!
//! Cells travel as plain bytes (row, column, length, UTF-8), all else as JSON. The reading half belongs to the
//! parent and trusts nothing: lengths, places and counts are bounded before they are used.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::{
    evidence::PdfPages,
    intake::grid::{Container, Limit, Region},
};

/// Longest payload of one frame, bytes.
pub(super) const MAX_FRAME: usize = 1 << 20;
/// Cells are sent when this many bytes are waiting.
const BLOCK: usize = 1 << 16;

const HEAD: u8 = 1;
const SHEET: u8 = 2;
const CELLS: u8 = 3;
const LIMIT: u8 = 4;
const DROPPED: u8 = 5;
const DONE: u8 = 6;
const REFUSED: u8 = 7;
const MERGES: u8 = 8;
const AGAIN: u8 = 9;
const BYTES: u8 = 11;
const PDF: u8 = 10;

/// What the file is.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) container: Container,
    pub(super) encoding: Option<String>,
}

/// A sheet begins.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SheetHead {
    pub(super) name: String,
    pub(super) visible: bool,
}

/// Why the worker reads no further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Refusal {
    /// It has no content.
    Empty,
    /// The content is something else, named here.
    NotASpreadsheet(String),
    /// A table in a form that we do not read, named here: spreadsheet programs do.
    OtherForm(String),
    /// Text was wanted, and the content is something else, named here.
    NotText(String),
    /// Protected by a password.
    Encrypted,
    /// A format older than we read, named here.
    OldFormat(String),
    /// Larger than this, in words.
    TooLarge(String),
    /// More cells than the limit.
    TooManyCells,
    /// Damaged, with what the reader said.
    Unreadable(String),
}

/// One thing the worker says.
#[derive(Debug)]
pub(super) enum Frame {
    Head(Head),
    Sheet(SheetHead),
    /// Cells, to be taken apart with [`cells`].
    Cells(Vec<u8>),
    Limit(Limit),
    /// Cells of the last sheet that are merged into one.
    Merges(Vec<Region>),
    /// The cells of the last sheet do not count: it broke in the middle.
    Dropped,
    /// Nothing so far counts: the file is read in another way, and a head comes next.
    Again,
    /// A piece of a file that the worker made.
    Bytes(Vec<u8>),
    /// What was seen of a PDF: the whole answer to one who asked for its pages.
    Pdf(PdfPages),
    Done,
    Refused(Refusal),
}

/// The worker's half.
pub(super) struct Writer<W: Write> {
    out: W,
    block: Vec<u8>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            block: Vec::with_capacity(BLOCK + 4096),
        }
    }

    pub(super) fn cell(&mut self, row: u32, column: u16, text: &str) -> io::Result<()> {
        varint(&mut self.block, u64::from(row));
        varint(&mut self.block, u64::from(column));
        varint(&mut self.block, u64::try_from(text.len()).unwrap_or(0));
        self.block.extend_from_slice(text.as_bytes());
        if self.block.len() >= BLOCK {
            self.send_cells()?;
        }
        Ok(())
    }

    pub(super) fn send(&mut self, frame: &Frame) -> io::Result<()> {
        self.send_cells()?;
        match frame {
            Frame::Head(head) => self.json(HEAD, head),
            Frame::Sheet(sheet) => self.json(SHEET, sheet),
            Frame::Limit(limit) => self.json(LIMIT, limit),
            Frame::Merges(merges) => self.json(MERGES, merges),
            Frame::Refused(refusal) => self.json(REFUSED, refusal),
            Frame::Bytes(piece) => frame_of(&mut self.out, BYTES, piece),
            Frame::Pdf(pages) => self.json(PDF, pages),
            Frame::Cells(payload) => frame_of(&mut self.out, CELLS, payload),
            Frame::Dropped => frame_of(&mut self.out, DROPPED, &[]),
            Frame::Again => frame_of(&mut self.out, AGAIN, &[]),
            Frame::Done => frame_of(&mut self.out, DONE, &[]),
        }?;
        self.out.flush()
    }

    fn json<T: Serialize>(&mut self, tag: u8, value: &T) -> io::Result<()> {
        frame_of(&mut self.out, tag, &serde_json::to_vec(value)?)
    }

    fn send_cells(&mut self) -> io::Result<()> {
        if self.block.is_empty() {
            return Ok(());
        }
        frame_of(&mut self.out, CELLS, &self.block)?;
        self.block.clear();
        Ok(())
    }
}

fn frame_of(out: &mut impl Write, tag: u8, payload: &[u8]) -> io::Result<()> {
    let len = u32::try_from(payload.len()).map_err(io::Error::other)?;
    out.write_all(&[tag])?;
    out.write_all(&len.to_le_bytes())?;
    out.write_all(payload)
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            out.push(low & 0x7f);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Reads one frame; `Ok(None)` at a clean end of the stream.
pub(super) fn read(input: &mut impl Read) -> io::Result<Option<Frame>> {
    let mut tag = [0_u8];
    if input.read(&mut tag)? == 0 {
        return Ok(None);
    }
    let mut len = [0_u8; 4];
    input.read_exact(&mut len)?;
    let len = usize::try_from(u32::from_le_bytes(len)).unwrap_or(usize::MAX);
    if len > MAX_FRAME {
        return Err(io::Error::other("a frame longer than any frame may be"));
    }
    let mut payload = vec![0; len];
    input.read_exact(&mut payload)?;
    let [tag] = tag;
    Ok(Some(match tag {
        HEAD => Frame::Head(serde_json::from_slice(&payload)?),
        SHEET => Frame::Sheet(serde_json::from_slice(&payload)?),
        CELLS => Frame::Cells(payload),
        LIMIT => Frame::Limit(serde_json::from_slice(&payload)?),
        MERGES => Frame::Merges(serde_json::from_slice(&payload)?),
        DROPPED => Frame::Dropped,
        AGAIN => Frame::Again,
        BYTES => Frame::Bytes(payload),
        PDF => Frame::Pdf(serde_json::from_slice(&payload)?),
        DONE => Frame::Done,
        REFUSED => Frame::Refused(serde_json::from_slice(&payload)?),
        _ => return Err(io::Error::other("a frame of no known kind")),
    }))
}

/// Takes a block of cells apart and hands each on as row, column, text. False when the block is malformed
/// or `take` wants no more.
pub(super) fn cells(mut block: &[u8], mut take: impl FnMut(u32, u16, &str) -> bool) -> bool {
    while !block.is_empty() {
        let (Some(row), Some(column), Some(len)) = (
            number(&mut block).and_then(|n| u32::try_from(n).ok()),
            number(&mut block).and_then(|n| u16::try_from(n).ok()),
            number(&mut block).and_then(|n| usize::try_from(n).ok()),
        ) else {
            return false;
        };
        let Some((text, rest)) = block.split_at_checked(len) else {
            return false;
        };
        let Ok(text) = std::str::from_utf8(text) else {
            return false;
        };
        block = rest;
        if !take(row, column, text) {
            return false;
        }
    }
    true
}

fn number(block: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = block.split_first()?;
        *block = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Frame, Writer, cells, read};

    #[test]
    fn cells_arrive_as_they_were_sent() {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes);
        let sent = [(1, 1, "414\u{a0}555"), (1_048_576, 16_384, "é"), (2, 3, "")];
        for (row, column, text) in sent {
            writer.cell(row, column, text).unwrap();
        }
        writer.send(&Frame::Done).unwrap();
        let mut input = bytes.as_slice();
        let Ok(Some(Frame::Cells(block))) = read(&mut input) else {
            panic!("no cells");
        };
        let mut got = Vec::new();
        assert!(cells(&block, |row, column, text| {
            got.push((row, column, text.to_owned()));
            true
        }));
        let expected: Vec<_> = sent
            .iter()
            .map(|(r, c, t)| (*r, *c, (*t).to_owned()))
            .collect();
        assert_eq!(got, expected);
        assert!(matches!(read(&mut input), Ok(Some(Frame::Done))));
        assert!(matches!(read(&mut input), Ok(None)));
    }

    #[test]
    fn a_lying_worker_is_not_believed() {
        let claims_4_gb = [3, 0xff, 0xff, 0xff, 0xff, 0];
        assert!(read(&mut claims_4_gb.as_slice()).is_err());
        let no_such_tag = [99, 0, 0, 0, 0];
        assert!(read(&mut no_such_tag.as_slice()).is_err());
        let cut_short = [3, 9, 0, 0, 0, 1];
        assert!(read(&mut cut_short.as_slice()).is_err());
        for block in [
            &[1, 1, 200, 65][..],
            &[1, 1, 1, 0xff],
            &[0xff; 12],
            &[1, 0xff, 0xff, 0x7f, 0],
        ] {
            assert!(!cells(block, |_, _, _| true), "{block:?}");
        }
    }
}

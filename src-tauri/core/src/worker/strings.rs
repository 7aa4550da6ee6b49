//! The shared strings of a workbook, taken apart on a thread of their own while the sheets are read: a sheet mostly asks
//! for them in the order in which they stand, so that it hardly ever waits.

use std::{
    io::Read,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::{Builder, JoinHandle},
};

use super::{
    MAX_CELLS,
    archive::Zip,
    cursor::{Cursor, Halt, Mark, Meter, Step, Window},
};

/// Strings of one block; only the last has fewer.
const BLOCK: usize = 4_096;
/// Blocks that may lie unasked for.
const AHEAD: usize = 16;

/// Strings one after the other, and where each ends.
#[derive(Default)]
struct Block {
    text: String,
    ends: Vec<u32>,
}

impl Block {
    fn get(&self, at: usize) -> Option<&str> {
        let end = |at: usize| usize::try_from(*self.ends.get(at)?).ok();
        let start = match at.checked_sub(1) {
            Some(before) => end(before)?,
            None => 0,
        };
        self.text.get(start..end(at)?)
    }
}

/// The strings, as far as they were asked for.
#[derive(Default)]
pub(super) struct Strings {
    blocks: Vec<Block>,
    coming: Option<Coming>,
}

struct Coming {
    blocks: Receiver<Block>,
    reader: JoinHandle<Step<()>>,
}

impl Strings {
    /// Begins to read them from the part of that number.
    pub(super) fn read(mut zip: Zip, part: usize, meter: Arc<Meter>) -> Step<Self> {
        let (say, blocks) = sync_channel(AHEAD);
        let reader = Builder::new()
            .spawn(move || {
                let part = zip.by_index(part).map_err(|_| Halt::Odd)?;
                all(&mut Window::new(part, &meter)?, &say)
            })
            .map_err(|_| Halt::Odd)?;
        Ok(Self {
            blocks: Vec::new(),
            coming: Some(Coming { blocks, reader }),
        })
    }

    /// The string of that number; waits for it.
    pub(super) fn get(&mut self, number: usize) -> Step<&str> {
        let (block, at) = (number / BLOCK, number % BLOCK);
        while self.blocks.len() <= block {
            let coming = self.coming.as_ref().ok_or(Halt::Odd)?;
            match coming.blocks.recv() {
                Ok(block) => self.blocks.push(block),
                Err(_) => self.end()?,
            }
        }
        let block = self.blocks.get(block).ok_or(Halt::Odd)?;
        block.get(at).ok_or(Halt::Odd)
    }

    /// Waits until all are read, and says whether they could be.
    pub(super) fn end(&mut self) -> Step<()> {
        let Some(Coming { blocks, reader }) = self.coming.take() else {
            return Ok(());
        };
        self.blocks.extend(blocks);
        reader.join().unwrap_or(Err(Halt::Odd))
    }
}

fn all<R: Read>(window: &mut Window<'_, R>, say: &SyncSender<Block>) -> Step<()> {
    let mut is_empty = false;
    window.walk(|cursor| {
        is_empty = begin(cursor)?;
        Ok(false)
    })?;
    if is_empty {
        return Ok(());
    }
    let mut block = Block::default();
    let mut is_wanted = true;
    window.walk(|cursor| {
        cursor.blanks()?;
        match cursor.mark()? {
            Mark::Close(b"sst") => return Ok(false),
            Mark::Open(b"si") => {}
            _ => return Err(Halt::Odd),
        }
        let start = block.text.len();
        if !cursor.attributes()?
            && let Err(halt) = cursor.rich(b"si", &mut block.text)
        {
            block.text.truncate(start);
            return Err(halt);
        }
        let end = u32::try_from(block.text.len()).map_err(|_| Halt::Odd)?;
        block.ends.push(end);
        if block.ends.len() == BLOCK {
            // Nobody listens any more where the sheet was given up.
            is_wanted = say.send(std::mem::take(&mut block)).is_ok();
        }
        Ok(is_wanted)
    })?;
    let _ = say.send(block);
    Ok(())
}

/// Begins the list; true where it is empty.
fn begin(cursor: &mut Cursor<'_>) -> Step<bool> {
    cursor.blanks()?;
    if cursor.mark()? != Mark::Open(b"sst") {
        return Err(Halt::Odd);
    }
    let (count, is_empty) = cursor.one(b"uniqueCount")?;
    // The library believes this and asks for the memory.
    if count.is_some_and(|count| count.parse().is_ok_and(|count: u64| count > MAX_CELLS)) {
        return Err(Halt::Odd);
    }
    Ok(is_empty)
}

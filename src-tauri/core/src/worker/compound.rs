//! Compound files (CFB): what one holds, by the names in its directory, and the bytes of a stream. The cells of an old
//! workbook are the library's to read; only what it keeps to itself is looked up here.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{Read, Seek, SeekFrom},
};

use super::{MAX_FILE, serve::Stop, wire::Refusal};

/// From here on marks that are no sectors.
const END: u32 = 0xffff_fffa;

/// Fine for an old workbook, refused by name for all else.
pub(super) fn check(file: &mut File) -> Result<(), Stop> {
    let entries = Compound::open(file)
        .map(|compound| compound.entries)
        .unwrap_or_default();
    let has = |wanted: &str| {
        entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(wanted))
    };
    let other = [
        ("WordDocument", "a Word document"),
        ("PowerPoint Document", "a PowerPoint file"),
        ("VisioDocument", "a Visio drawing"),
        ("__properties_version1.0", "an Outlook mail"),
        ("Quill", "a Publisher file"),
        ("Props9", "a Microsoft Project plan"),
        ("WksSSWorkBook", "a Works sheet"),
        ("PerfectOffice_MAIN", "a Quattro Pro or WordPerfect file"),
        ("NativeContent_MAIN", "a Quattro Pro file"),
    ];
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(Refusal::Encrypted.into());
    }
    if has("Workbook") || has("Book") || entries.is_empty() {
        return Ok(());
    }
    if let Some((_, what)) = other.iter().find(|(name, _)| has(name)) {
        return Err(Refusal::NotASpreadsheet((*what).into()).into());
    }
    Err(Refusal::NotASpreadsheet("an Office file without a workbook in it".into()).into())
}

/// One name of the directory.
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// An open compound file ([MS-CFB] 2.2 to 2.6). Nothing that it says of itself is believed further than the file
/// reaches: chains end at the first sector that is not there or comes twice.
pub(super) struct Compound<'a> {
    file: &'a mut File,
    shift: u32,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    /// Streams shorter than this lie in the mini stream.
    cutoff: u64,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    /// Reads header, tables and directory.
    pub(super) fn open(file: &'a mut File) -> Option<Self> {
        file.rewind().ok()?;
        let mut header = [0_u8; 512];
        file.read_exact(&mut header).ok()?;
        let shift = u32::from(u16_at(&header, 30)?);
        if !(9..=12).contains(&shift) {
            return None;
        }
        let mut compound = Self {
            file,
            shift,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            cutoff: u64::from(u32_at(&header, 56)?),
            entries: Vec::new(),
        };
        let mut tables: Vec<u32> = (0..109)
            .filter_map(|at| u32_at(&header, 76 + 4 * at))
            .collect();
        let mut next = u32_at(&header, 68)?;
        let mut seen = BTreeSet::new();
        while next < END && seen.insert(next) {
            let Some(sector) = compound.sector(next) else {
                break;
            };
            let mut more = words(&sector);
            next = more.pop().unwrap_or(u32::MAX);
            tables.extend(more);
        }
        let mut seen = BTreeSet::new();
        for table in tables.into_iter().filter(|table| *table < END) {
            let Some(sector) = compound.sector(table).filter(|_| seen.insert(table)) else {
                break;
            };
            compound.fat.extend(words(&sector));
        }
        let directory = compound.chain(u32_at(&header, 48)?, MAX_FILE);
        compound.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let mini = compound.chain(u32_at(&header, 60)?, MAX_FILE);
        compound.mini_fat = words(&mini);
        Some(compound)
    }

    /// The bytes of a stream, as far as they are there.
    pub(super) fn stream(&mut self, name: &str) -> Option<Vec<u8>> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let (start, size) = (entry.start, entry.size);
        let mut bytes = if size >= self.cutoff {
            self.chain(start, size)
        } else {
            let root = self.entries.first()?.start;
            let mini = self.chain(root, MAX_FILE);
            self.mini_chain(start, &mini)
        };
        bytes.truncate(usize::try_from(size).ok()?);
        Some(bytes)
    }

    fn chain(&mut self, start: u32, most: u64) -> Vec<u8> {
        let most = usize::try_from(most.min(MAX_FILE)).unwrap_or(0);
        let mut bytes = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = start;
        while next < END && bytes.len() < most && seen.insert(next) {
            let Some(sector) = self.sector(next) else {
                break;
            };
            bytes.extend(sector);
            let at = usize::try_from(next).unwrap_or(usize::MAX);
            next = self.fat.get(at).copied().unwrap_or(END);
        }
        bytes
    }

    /// Pieces of 64 bytes out of the mini stream.
    fn mini_chain(&self, start: u32, mini: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = start;
        while next < END && seen.insert(next) {
            let at = usize::try_from(next).unwrap_or(usize::MAX);
            let Some(rest) = at.checked_mul(64).and_then(|at| mini.get(at..)) else {
                break;
            };
            bytes.extend_from_slice(rest.get(..64).unwrap_or(rest));
            next = self.mini_fat.get(at).copied().unwrap_or(END);
        }
        bytes
    }

    /// A sector; the last one of a file may be cut short.
    fn sector(&mut self, number: u32) -> Option<Vec<u8>> {
        let size = 1_u64 << self.shift;
        let at = (u64::from(number) + 1) * size;
        self.file.seek(SeekFrom::Start(at)).ok()?;
        let mut bytes = Vec::new();
        (&mut *self.file).take(size).read_to_end(&mut bytes).ok()?;
        (!bytes.is_empty()).then_some(bytes)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).min(64);
    let (pairs, _) = bytes.get(..length)?.as_chunks::<2>();
    let units: Vec<u16> = pairs
        .iter()
        .map(|pair| u16::from_le_bytes(*pair))
        .take_while(|unit| *unit != 0)
        .collect();
    (!units.is_empty()).then(|| Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116).unwrap_or(END),
        size: u64::from(u32_at(bytes, 120).unwrap_or(0)),
    })
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|word| u32::from_le_bytes(*word)).collect()
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|bytes| u16::from_le_bytes(*bytes))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|bytes| u32::from_le_bytes(*bytes))
}

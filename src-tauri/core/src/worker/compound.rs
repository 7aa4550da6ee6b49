//! What a compound file (CFB) holds, by the names in its directory: an old workbook, an encrypted new
//! one, or another Office document. Reads names only; the workbook itself is the library's.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
};

use super::{serve::Stop, wire::Refusal};

/// Directory sectors looked at; a workbook has a handful.
const MAX_SECTORS: usize = 4096;

/// Fine for an old workbook, refused by name for all else.
pub(super) fn check(file: &mut File) -> Result<(), Stop> {
    let names = names(file).unwrap_or_default();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let other = [
        ("WordDocument", "a Word document"),
        ("PowerPoint Document", "a PowerPoint file"),
        ("VisioDocument", "a Visio drawing"),
        ("__properties_version1.0", "an Outlook mail"),
        ("Quill", "a Publisher file"),
        ("Props9", "a Microsoft Project plan"),
    ];
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(Refusal::Encrypted.into());
    }
    if has("Workbook") || has("Book") || names.is_empty() {
        return Ok(());
    }
    if let Some((_, what)) = other.iter().find(|(name, _)| has(name)) {
        return Err(Refusal::NotASpreadsheet((*what).into()).into());
    }
    Err(Refusal::NotASpreadsheet("an Office file without a workbook in it".into()).into())
}

/// Names of the directory's entries, following the sector chain ([MS-CFB] 2.2, 2.3, 2.6).
fn names(file: &mut File) -> Option<Vec<String>> {
    let mut header = [0_u8; 512];
    file.read_exact(&mut header).ok()?;
    let shift = u16_at(&header, 30)?;
    if !(9..=12).contains(&shift) {
        return None;
    }
    let size = 1_u64 << shift;
    let fat: Vec<u32> = (0..109)
        .filter_map(|i| u32_at(&header, 76 + 4 * i))
        .take_while(|sector| *sector < 0xffff_fffa)
        .collect();
    let mut sector = u32_at(&header, 48)?;
    let mut names = Vec::new();
    let mut buffer = vec![0_u8; usize::try_from(size).ok()?];
    for _ in 0..MAX_SECTORS {
        if sector >= 0xffff_fffa {
            break;
        }
        let offset = |sector: u32| (u64::from(sector) + 1) * size;
        file.seek(SeekFrom::Start(offset(sector))).ok()?;
        if file.read_exact(&mut buffer).is_err() {
            break;
        }
        for entry in buffer.chunks_exact(128) {
            let length = usize::from(u16_at(entry, 64)?).min(64);
            let units: Vec<u16> = entry
                .get(..length)?
                .chunks_exact(2)
                .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)))
                .take_while(|unit| *unit != 0)
                .collect();
            if !units.is_empty() {
                names.push(String::from_utf16_lossy(&units));
            }
        }
        let per_sector = u32::try_from(size / 4).ok()?;
        let Some(table) = fat.get(usize::try_from(sector / per_sector).ok()?) else {
            break;
        };
        let at = offset(*table) + u64::from(sector % per_sector) * 4;
        let mut next = [0_u8; 4];
        file.seek(SeekFrom::Start(at)).ok()?;
        if file.read_exact(&mut next).is_err() {
            break;
        }
        sector = u32::from_le_bytes(next);
    }
    Some(names)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

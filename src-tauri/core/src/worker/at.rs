//! A file read at places of its own: the descriptor that the worker gets has one place for all who read it, and two
//! threads need two.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    sync::Arc,
};

/// A reader of a file with a place of its own; a clone begins where this one is.
#[derive(Debug, Clone)]
pub(super) struct At {
    file: Arc<File>,
    place: u64,
}

impl At {
    pub(super) fn new(file: &File) -> io::Result<Self> {
        Ok(Self {
            file: Arc::new(file.try_clone()?),
            place: 0,
        })
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], place: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, place)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], place: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, place)
}

impl Read for At {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = read_at(&self.file, buffer, self.place)?;
        self.place += u64::try_from(read).unwrap_or(0);
        Ok(read)
    }
}

impl Seek for At {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(by) => self.place.checked_add_signed(by),
            SeekFrom::End(by) => self.file.metadata()?.len().checked_add_signed(by),
        };
        self.place = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.place)
    }
}

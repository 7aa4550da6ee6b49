//! The foreign file or pasted text of an import, read once.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use sha2::{Digest as _, Sha256};

use crate::{
    api::{
        error::WireError,
        session::{Call, Progress, Session},
    },
    intake::{
        Field, Table,
        grid::{Container, Workbook},
        layout,
    },
    project::hex,
    worker,
};

/// What pasted text is called as a source.
const PASTED: &str = "pasted text";
/// Most files that are held at once.
const MOST: usize = 4;

/// Files that were read: previewing again does not parse again.
#[derive(Default)]
pub(in crate::api) struct Workbooks(BTreeMap<Key, Arc<Read>>);

/// A path with the encoding it was read in, or the hash of pasted text.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    File(PathBuf, Option<String>),
    Pasted(String),
}

/// What an import is of.
pub(super) struct Origin<'a> {
    pub(super) ticket: Option<u32>,
    pub(super) text: Option<&'a str>,
    pub(super) encoding: Option<&'a str>,
}

/// A file as it was read, with the hash of its bytes.
pub(in crate::api) struct Read {
    pub(super) workbook: Workbook,
    pub(super) sha256: String,
    /// Where it lies; absent for pasted text.
    pub(super) path: Option<PathBuf>,
    /// Size and time of change, by which a newer version of the file is noticed.
    stamp: (u64, Option<std::time::SystemTime>),
    tables: OnceLock<Vec<Vec<Table>>>,
}

impl Read {
    /// Bytes that came with the program or from the clipboard instead of from a file.
    pub(in crate::api) fn of(workbook: Workbook, bytes: &[u8]) -> Self {
        Self {
            workbook,
            sha256: hex(&Sha256::digest(bytes)),
            path: None,
            stamp: (0, None),
            tables: OnceLock::new(),
        }
    }

    /// The tables of each sheet, found once.
    pub(super) fn tables(&self) -> &[Vec<Table>] {
        self.tables
            .get_or_init(|| self.workbook.sheets.iter().map(layout::tables).collect())
    }

    /// Whether it is text: one sheet without a name.
    pub(super) fn is_text(&self) -> bool {
        matches!(
            self.workbook.container,
            Container::Txt | Container::Csv | Container::Tsv
        )
    }

    /// The text of the file letter by letter, in the encoding that was read; without a byte order mark.
    pub(super) fn text(&self) -> Result<String, WireError> {
        let encoding = self.workbook.encoding.as_deref().unwrap_or("UTF-8");
        let bytes = match &self.path {
            Some(path) => std::fs::read(path),
            None => Ok(Vec::new()),
        };
        let bytes = bytes.map_err(|cause| {
            WireError::file(
                "unopened",
                format!("{} cannot be read: {cause}.", self.workbook.file),
                "Check the path and who may read it.",
            )
        })?;
        let text = worker::recode(&bytes, encoding).unwrap_or(bytes);
        let text = String::from_utf8_lossy(&text);
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// Columns that are guessed to hold PINs, which are shown nowhere.
    pub(super) fn pin_columns(&self, sheet: &str) -> Vec<u32> {
        let at = |one: &crate::intake::grid::Sheet| one.name == sheet;
        let at = self.workbook.sheets.iter().position(at);
        at.and_then(|at| self.tables().get(at))
            .into_iter()
            .flatten()
            .filter_map(|table| table.mapping.column(Field::Pin))
            .map(u32::from)
            .collect()
    }
}

impl Session {
    pub(super) fn origin(
        &mut self,
        origin: &Origin<'_>,
        call: &mut Call<'_>,
    ) -> Result<Arc<Read>, WireError> {
        match (origin.text, origin.ticket) {
            (Some(text), _) => self.pasted(text, call),
            (None, Some(ticket)) => {
                let path = self.chosen(ticket)?;
                self.read(&path, origin.encoding, call)
            }
            (None, None) => Err(WireError::user(
                "nothing_to_import",
                "There is no file and no text to import.",
                "Choose a file, or paste a list.",
            )),
        }
    }

    pub(super) fn read(
        &mut self,
        path: &Path,
        encoding: Option<&str>,
        call: &mut Call<'_>,
    ) -> Result<Arc<Read>, WireError> {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let unopened = |cause: std::io::Error| {
            WireError::file(
                "unopened",
                format!("{} cannot be opened: {cause}.", path.display()),
                "Check the path and who may read it.",
            )
        };
        let meta = std::fs::metadata(path).map_err(unopened)?;
        let stamp = (meta.len(), meta.modified().ok());
        let key = Key::File(path.to_owned(), encoding.map(str::to_owned));
        if let Some(read) = self
            .workbooks
            .0
            .get(&key)
            .filter(|read| read.stamp == stamp)
        {
            return Ok(Arc::clone(read));
        }
        let mut progress = reading(&name, call);
        let workbook = match encoding {
            None => worker::read(&self.host.worker, path, &mut progress),
            Some(encoding) => {
                let bytes = std::fs::read(path).map_err(unopened)?;
                let bytes = worker::recode(&bytes, encoding).ok_or_else(|| {
                    WireError::user(
                        "no_such_encoding",
                        format!("There is no encoding “{encoding}”."),
                        format!("Choose one of {}.", worker::ENCODINGS.join(", ")),
                    )
                })?;
                worker::read_pasted(&self.host.worker, &name, &bytes, &mut progress).map(|read| {
                    Workbook {
                        encoding: Some(encoding.to_owned()),
                        ..read
                    }
                })
            }
        };
        let workbook = workbook.map_err(|error| refused(&error))?;
        let read = Read {
            sha256: hash_of(path)?,
            path: Some(path.to_owned()),
            stamp,
            ..Read::of(workbook, &[])
        };
        Ok(self.hold(key, read))
    }

    fn pasted(&mut self, text: &str, call: &mut Call<'_>) -> Result<Arc<Read>, WireError> {
        let bytes = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let key = Key::Pasted(hex(&Sha256::digest(text.as_bytes())));
        if let Some(read) = self.workbooks.0.get(&key) {
            return Ok(Arc::clone(read));
        }
        let mut progress = reading(PASTED, call);
        let workbook = worker::read_pasted(&self.host.worker, PASTED, &bytes, &mut progress)
            .map_err(|error| refused(&error))?;
        // Text of the clipboard has no encoding that anyone could choose.
        let workbook = Workbook {
            encoding: None,
            ..workbook
        };
        Ok(self.hold(key, Read::of(workbook, text.as_bytes())))
    }

    fn hold(&mut self, key: Key, read: Read) -> Arc<Read> {
        if self.workbooks.0.len() >= MOST {
            self.workbooks.0.clear();
        }
        let read = Arc::new(read);
        self.workbooks.0.insert(key, Arc::clone(&read));
        read
    }
}

fn refused(error: &worker::Error) -> WireError {
    WireError::file(error.code(), error.to_string(), String::new())
}

fn reading<'a>(name: &str, call: &'a mut Call<'_>) -> impl FnMut(u64) -> bool + 'a {
    let what = format!("reading {name}");
    move |done| {
        (call.progress)(Progress {
            what: what.clone(),
            done,
            total: None,
        })
    }
}

fn hash_of(path: &Path) -> Result<String, WireError> {
    let fail = |cause: std::io::Error| {
        WireError::file(
            "unopened",
            format!("{} cannot be read: {cause}.", path.display()),
            "Check the path and who may read it.",
        )
    };
    let mut file = std::fs::File::open(path).map_err(fail)?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0; 1 << 16];
    loop {
        let n = std::io::Read::read(&mut file, &mut chunk).map_err(fail)?;
        if n == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(chunk.get(..n).unwrap_or_default());
    }
}

//! The bytes of attached files: each content once, known by its hash, checked whenever it is read.

use std::{fmt, sync::Arc};

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

use super::{Project, ProjectError, Result, record, store};
use crate::{evidence::Attachment, id::EvidenceId, order::SentFile, task::ReportSent};

/// Bytes that an operation brings, with their hash. They are not shown where the operation is.
#[derive(Clone)]
pub struct Bytes {
    bytes: Arc<[u8]>,
    sha256: String,
}

impl Bytes {
    /// Takes the bytes of a file and computes their hash.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self {
            sha256: hash(&bytes),
            bytes: bytes.into(),
        }
    }

    /// SHA-256 in lower-case hex.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({} bytes, {})", self.bytes.len(), self.sha256)
    }
}

fn hash(bytes: &[u8]) -> String {
    record::hex(&Sha256::digest(bytes))
}

/// Keeps bytes unless they are kept already. Where what is kept under their hash is damaged, they put it right.
pub(super) fn keep(connection: &Connection, bytes: &Bytes) -> rusqlite::Result<()> {
    let whole: Option<bool> = connection
        .prepare_cached("SELECT bytes FROM evidence_blob WHERE sha256 = ?1")?
        .query_row([bytes.sha256()], |row| {
            Ok(row
                .get_ref(0)?
                .as_blob()
                .is_ok_and(|kept| kept == bytes.as_slice()))
        })
        .optional()?;
    match whole {
        Some(true) => Ok(()),
        Some(false) => connection
            .prepare_cached("UPDATE evidence_blob SET bytes = ?2 WHERE sha256 = ?1")?
            .execute(params![bytes.sha256(), bytes.as_slice()])
            .map(|_| ()),
        None => connection
            .prepare_cached("INSERT INTO evidence_blob (sha256, size, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![
                bytes.sha256(),
                i64::try_from(bytes.as_slice().len()).unwrap_or(i64::MAX),
                bytes.as_slice()
            ])
            .map(|_| ()),
    }
}

impl Project {
    /// The bytes of an attachment as they came. Bytes that are not what their hash says are not handed out.
    pub fn attachment_bytes(&self, attachment: &Attachment) -> Result<Vec<u8>> {
        self.bytes_of(&attachment.sha256)?
            .ok_or_else(|| self.damaged_file(&attachment.label))
    }

    /// The bytes of a file that went out. Bytes that are not what their hash says are not handed out.
    pub fn sent_bytes(&self, file: &SentFile) -> Result<Vec<u8>> {
        self.bytes_of(&file.sha256)?
            .ok_or_else(|| self.damaged_file(&file.name))
    }

    /// The bytes of a status report as it stood when it was marked as sent. Bytes that are not what their hash says are not handed out.
    pub fn report_bytes(&self, report: &ReportSent) -> Result<Vec<u8>> {
        self.bytes_of(&report.sha256)?
            .ok_or_else(|| self.damaged_file(&report_label(report)))
    }

    fn bytes_of(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        let bytes: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT bytes FROM evidence_blob WHERE sha256 = ?1")
            .and_then(|mut statement| statement.query_row([sha256], |row| row.get(0)).optional())
            .map_err(|cause| self.fail(cause))?;
        Ok(bytes.filter(|bytes| hash(bytes) == sha256))
    }

    fn damaged_file(&self, label: &str) -> ProjectError {
        ProjectError::Damaged {
            path: self.path.clone(),
            what: format!("the attached file {label} is not what was put in"),
        }
    }

    /// Hashes of all lists and records that were taken in as `list`.
    pub fn taken_in(&self, list: &str) -> Result<std::collections::BTreeSet<String>> {
        let read = || -> rusqlite::Result<_> {
            self.connection
                .prepare_cached("SELECT sha256 FROM source WHERE list = ?1")?
                .query_map([list], |row| row.get(0))?
                .collect()
        };
        read().map_err(|cause| self.fail(cause))
    }

    /// Checks every attached file against its hash, and every attachment against the record, which named the hash
    /// when the file came.
    pub(super) fn check_files(&self, events: &[record::Event]) -> Result<()> {
        let attachments: Vec<Attachment> =
            store::all(&self.connection).map_err(|cause| self.fail(cause))?;
        let sent: Vec<store::Logged<SentFile>> =
            store::all(&self.connection).map_err(|cause| self.fail(cause))?;
        let reports: Vec<ReportSent> =
            store::all(&self.connection).map_err(|cause| self.fail(cause))?;
        let attached = attachments
            .iter()
            .map(|attachment| (&attachment.sha256, attachment.label.clone()));
        let went_out = sent.iter().map(|row| &row.entry);
        let went_out = went_out.map(|file| (&file.sha256, file.name.clone()));
        let reported = reports.iter().map(|one| (&one.sha256, report_label(one)));
        let label = |sha256: &str| {
            let mut all = attached
                .clone()
                .chain(went_out.clone())
                .chain(reported.clone());
            all.find(|(of, _)| *of == sha256).map_or_else(
                || {
                    let head: String = sha256.chars().take(12).collect();
                    format!("with hash {head}…, which no list names any more,")
                },
                |(_, label)| label,
            )
        };
        let bad = || -> rusqlite::Result<Option<String>> {
            let mut statement = self
                .connection
                .prepare("SELECT sha256, bytes, size FROM evidence_blob ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let sha256: String = row.get(0)?;
                let bytes = row.get_ref(1)?.as_blob()?;
                let size: i64 = row.get(2)?;
                if hash(bytes) != sha256 || i64::try_from(bytes.len()) != Ok(size) {
                    return Ok(Some(sha256));
                }
            }
            Ok(None)
        };
        if let Some(sha256) = bad().map_err(|cause| self.fail(cause))? {
            return Err(self.damaged_file(&label(&sha256)));
        }
        let named = |ops: &[&str], sha256: &str| {
            events
                .iter()
                .any(|event| ops.contains(&event.op.as_str()) && event.payload.contains(sha256))
        };
        let mut strangers = attached
            .filter(|(sha256, _)| !named(&["attach", "loa_signed", "logo", "final_bill"], sha256))
            .chain(reported.filter(|(sha256, _)| !named(&["report_sent"], sha256)));
        match strangers.next() {
            Some((_, stranger)) => Err(ProjectError::Damaged {
                path: self.path.clone(),
                what: format!("the record does not know the attached file {stranger}"),
            }),
            None => Ok(()),
        }
    }

    /// An attachment by its id.
    pub fn attachment(&self, id: EvidenceId) -> Result<Option<Attachment>> {
        store::one(&self.connection, id.0).map_err(|cause| self.fail(cause))
    }
}

fn report_label(report: &ReportSent) -> String {
    format!("status report to {}", report.to)
}

#[cfg(test)]
mod tests;

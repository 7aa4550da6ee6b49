//! Writes the bytes of an attachment where a person wants them: the same bytes, never over something else.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::{
    super::{
        error::WireError,
        session::{Call, Session},
        view::{AttachmentSave, AttachmentSaved},
        words::small,
    },
    attach::held,
};
use crate::{
    evidence::{safe_name, suffixed},
    project::hex,
};

/// Most names that are tried in a folder.
const TRIES: u32 = 10_000;

impl Session {
    pub(in crate::api) fn attachment_save_as(
        &mut self,
        request: AttachmentSave,
        _: &mut Call<'_>,
    ) -> Result<AttachmentSaved, WireError> {
        let target = self.chosen(request.ticket)?;
        let open = self.opened()?;
        let attachment = held(&open.snapshot, request.id)?;
        let bytes = open.project.attachment_bytes(attachment)?;
        let (path, unchanged) = if target.is_dir() {
            // The file may come from an older program or another hand: the label is made safe once more.
            into_folder(&target, &safe_name(&attachment.label), &bytes)?
        } else {
            let unchanged = put(&target, &bytes)?;
            (target, unchanged)
        };
        let written = fs::read(&path).map_err(|cause| refused(&path, &cause))?;
        if written != bytes {
            return Err(WireError::file(
                "written_differs",
                format!("{} was written and reads back differently.", path.display()),
                "The disk may be failing. Save to another disk.",
            ));
        }
        Ok(AttachmentSaved {
            file: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            bytes: small(written.len()),
            sha256: hex(&Sha256::digest(&written)),
            unchanged,
        })
    }
}

/// Writes a file to a chosen place or folder, never over another; gives its name.
pub(in crate::api) fn save_file(
    target: &Path,
    name: &str,
    bytes: &[u8],
) -> Result<String, WireError> {
    let path = if target.is_dir() {
        into_folder(target, name, bytes)?.0
    } else {
        put(target, bytes)?;
        target.to_owned()
    };
    let written = path.file_name().map(|name| name.to_string_lossy());
    Ok(written.unwrap_or_default().into_owned())
}

/// Under its own name, or with a count behind it where another file has that name, be it in other capitals.
fn into_folder(folder: &Path, name: &str, bytes: &[u8]) -> Result<(PathBuf, bool), WireError> {
    let there: std::collections::BTreeSet<String> = fs::read_dir(folder)
        .map_err(|cause| refused(folder, &cause))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().to_lowercase())
        .collect();
    for n in 1..TRIES {
        let tried = if n == 1 {
            name.to_owned()
        } else {
            suffixed(name, n)
        };
        let path = folder.join(&tried);
        if same(&path, bytes) {
            return Ok((path, true));
        }
        if there.contains(&tried.to_lowercase()) {
            continue;
        }
        match write(&path, bytes) {
            Ok(()) => return Ok((path, false)),
            // Someone else took the name in between, or the file system spells it alike.
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(refused(&path, &cause)),
        }
    }
    Err(WireError::file(
        "name_taken",
        format!("{} is full of files named {name}.", folder.display()),
        "Choose another folder.",
    ))
}

fn put(path: &Path, bytes: &[u8]) -> Result<bool, WireError> {
    if same(path, bytes) {
        return Ok(true);
    }
    match write(path, bytes) {
        Ok(()) => Ok(false),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(WireError::file(
            "file_differs",
            format!("{} is there already and differs.", path.display()),
            "Choose another name.",
        )),
        Err(cause) => Err(refused(path, &cause)),
    }
}

fn same(path: &Path, bytes: &[u8]) -> bool {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == size)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Writes beside the place and moves it there whole; never over a file.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    beside
        .persist_noclobber(path)
        .map_err(|error| error.error)?;
    Ok(())
}

fn refused(path: &Path, cause: &io::Error) -> WireError {
    let (code, hint) = match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ("disk_full", "Free some room and save again.")
        }
        _ => ("not_written", "Choose a folder that you may write to."),
    };
    WireError::file(
        code,
        format!("{} cannot be written: {cause}.", path.display()),
        hint,
    )
}

//! Reads a chosen file whole, up to the limit, whatever its size says.

use std::{io::Read as _, path::Path};

use super::{
    super::{
        error::WireError,
        session::{Call, Progress},
    },
    words::size_words,
};
use crate::evidence::{MAX_ATTACHMENT, safe_name};

/// The bytes of a chosen file, with its name made safe.
pub(in crate::api) fn read(
    path: &Path,
    call: &mut Call<'_>,
) -> Result<(String, Vec<u8>), WireError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let label = safe_name(&name);
    let fail = |cause: std::io::Error| {
        WireError::file(
            "unopened",
            format!("{} cannot be read: {cause}.", path.display()),
            "Check the path and who may read it.",
        )
    };
    let meta = std::fs::metadata(path).map_err(fail)?;
    if !meta.is_file() {
        return Err(WireError::file(
            "not_a_file",
            format!("{} is not a file.", path.display()),
            "Choose one file.",
        ));
    }
    let too_large = |size: String| {
        WireError::file(
            "attachment_too_large",
            format!(
                "{label} has {size}. An attachment has at most {}.",
                size_words(MAX_ATTACHMENT)
            ),
            "Gaining carriers take 3 to 10 MB. Save it smaller, or attach the pages that matter.",
        )
    };
    if meta.len() > MAX_ATTACHMENT {
        return Err(too_large(size_words(meta.len())));
    }
    (call.progress)(Progress {
        what: format!("reading {label}"),
        done: 0,
        total: Some(meta.len()),
    });
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    std::fs::File::open(path)
        .and_then(|file| file.take(MAX_ATTACHMENT + 1).read_to_end(&mut bytes))
        .map_err(fail)?;
    // It may have grown since it was looked at.
    if u64::try_from(bytes.len()).is_ok_and(|read| read > MAX_ATTACHMENT) {
        return Err(too_large(format!(
            "more than {}",
            size_words(MAX_ATTACHMENT)
        )));
    }
    if bytes.is_empty() {
        return Err(WireError::file(
            "empty_file",
            format!("{label} is empty."),
            "Save it again from where it came, and attach that.",
        ));
    }
    Ok((label, bytes))
}

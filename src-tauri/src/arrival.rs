//! Files that come from outside the window: named at the start, handed over by a second start, or
//! dropped.
//!
//! The page learns a file's name and a ticket for it. The path stays here, so that nothing the page
//! says can name a file that the user did not.

use std::path::{Path, PathBuf};

use portwright_core::api::{Session, Ticket};
use serde::Serialize;

/// What a file seems to be, by its extension. What it is, the core finds out when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Project,
    Spreadsheet,
    Document,
    Other,
}

/// A file the user named, as the page may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Arrival {
    pub(crate) ticket: Ticket,
    /// The file's own name, without its folder.
    pub(crate) name: String,
    /// The folder, for people to read; nothing accepts it back.
    pub(crate) folder: String,
    pub(crate) kind: Kind,
    /// Whether there is a file of that name now.
    pub(crate) exists: bool,
}

/// Extensions that an import can read.
pub(crate) const SPREADSHEETS: [&str; 11] = [
    "xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "htm", "html", "xml",
];
/// Extensions of evidence that is kept with an account.
pub(crate) const DOCUMENTS: [&str; 10] = [
    "pdf", "png", "jpg", "jpeg", "tif", "tiff", "heic", "heif", "eml", "msg",
];
/// The extension of a project.
pub(crate) const PROJECT: &str = "portwright";

/// What the extension says.
pub(crate) fn kind(path: &Path) -> Kind {
    let extension = path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or("")
        .to_ascii_lowercase();
    match extension.as_str() {
        PROJECT => Kind::Project,
        it if SPREADSHEETS.contains(&it) => Kind::Spreadsheet,
        it if DOCUMENTS.contains(&it) => Kind::Document,
        _ => Kind::Other,
    }
}

/// Gives the page a ticket for a path.
pub(crate) fn admit(session: &mut Session, path: &Path) -> Arrival {
    let text = |part: Option<&std::ffi::OsStr>| {
        part.map(|it| it.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    Arrival {
        ticket: session.ticket(path.to_path_buf()),
        name: text(path.file_name()),
        folder: text(path.parent().map(Path::as_os_str)),
        kind: kind(path),
        exists: path.exists(),
    }
}

/// What the words of a start ask for: files to open, and whether the sample is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) sample: bool,
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the words of a start, the program's own name left out. Relative paths are those of the
/// folder it was started in, which for a second start is not ours.
pub(crate) fn wish(words: impl IntoIterator<Item = String>, folder: &Path) -> Wish {
    let mut wish = Wish::default();
    let mut only_files = false;
    for word in words {
        match word.as_str() {
            "--" if !only_files => only_files = true,
            "--sample" if !only_files => wish.sample = true,
            // Words of the desktop or of a test driver that are not for us.
            word if !only_files && word.starts_with("--") => {}
            word => wish.files.push(folder.join(from_address(word))),
        }
    }
    wish
}

/// Some file managers hand over `file://` addresses.
fn from_address(word: &str) -> PathBuf {
    if word.starts_with("file://")
        && let Ok(address) = word.parse::<tauri::Url>()
        && let Ok(path) = address.to_file_path()
    {
        return path;
    }
    PathBuf::from(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Wish {
        wish(
            words.iter().map(ToString::to_string),
            Path::new("/home/ana/clients"),
        )
    }

    #[test]
    fn the_extension_tells_a_project_from_a_sheet() {
        for (name, expected) in [
            ("a/Northgate.portwright", Kind::Project),
            ("bill.PDF", Kind::Document),
            ("Inventory.XLSX", Kind::Spreadsheet),
            ("numbers.csv", Kind::Spreadsheet),
            ("notes.docx", Kind::Other),
            ("portwright", Kind::Other),
        ] {
            assert_eq!(kind(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_start_names_files_from_its_own_folder() {
        let wish = words(&[
            "Northgate.portwright",
            "/tmp/b.csv",
            "file:///tmp/with%20space.xlsx",
        ]);
        let expected = [
            "/home/ana/clients/Northgate.portwright",
            "/tmp/b.csv",
            "/tmp/with space.xlsx",
        ];
        assert_eq!(wish.files, expected.map(PathBuf::from));
        assert!(!wish.sample);
    }

    #[test]
    #[cfg(unix)]
    fn the_sample_is_a_word_and_not_a_file() {
        assert!(words(&["--sample"]).sample);
        let after = words(&["--unknown", "--", "--sample"]);
        assert!(!after.sample);
        assert_eq!(after.files, [PathBuf::from("/home/ana/clients/--sample")]);
    }
}

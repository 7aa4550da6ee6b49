//! Small JSON files of the program's own (recent projects, preferences), replaced in one step.
//!
//! Nothing of a project is kept here. A file that is missing or cannot be understood counts as
//! empty: losing a list of recent files must never keep the program from starting.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

/// What the file holds, or nothing where it is missing or not what we wrote.
pub(crate) fn read<T: DeserializeOwned + Default>(file: &Path) -> T {
    fs::read(file)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// Replaces the file in one step, so that a crash leaves the old one or the new one.
pub(crate) fn write<T: Serialize>(file: &Path, value: &T) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut fresh, value)?;
    fresh.write_all(b"\n")?;
    fresh.as_file().sync_all()?;
    fresh.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deep").join("list.json");
        assert_eq!(read::<Vec<u32>>(&file), Vec::<u32>::new());
        write(&file, &vec![1, 2, 3]).expect("written");
        write(&file, &vec![4]).expect("written again");
        assert_eq!(read::<Vec<u32>>(&file), vec![4]);
        assert_eq!(
            fs::read_dir(folder.path().join("deep"))
                .expect("a list")
                .count(),
            1
        );
    }

    #[test]
    fn a_torn_file_counts_as_empty() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("list.json");
        fs::write(&file, "[1, 2").expect("written");
        assert_eq!(read::<Vec<u32>>(&file), Vec::<u32>::new());
    }
}

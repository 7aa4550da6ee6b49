//! The reader of plain workbooks held against the library, letter by letter: over all public workbooks, over what
//! programs write, and over sheets that are put together and then damaged at random.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{BufReader, Seek, Write as _},
    path::Path,
};

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::super::{
    archive,
    parent::{Ending, collect},
    serve::{Answer, Stop},
    workbook::by_library,
};
use crate::intake::grid::{Container, Workbook};

/// What a reader said, as the program that asked takes it in.
#[derive(Debug, PartialEq)]
enum Said {
    Book(Box<Workbook>),
    /// The file was refused, or given up.
    No(String),
}

fn taken(answer: Result<Vec<u8>, Stop>) -> Said {
    let bytes = match answer {
        Ok(bytes) => bytes,
        Err(Stop::Refused(refusal)) => return Said::No(format!("{refusal:?}")),
        Err(Stop::Io(error)) => panic!("{error}"),
    };
    match collect(&mut bytes.as_slice(), "list.xlsx", &mut |_| true) {
        Ending::Whole(book) => Said::Book(Box::new(book)),
        Ending::TooManyCells => Said::No("cells".into()),
        Ending::TooLarge(what) => Said::No(what),
        _ => panic!("an answer that makes no sense"),
    }
}

/// What our reader says; absent where it leaves the file to the library.
fn ours(file: &File) -> Option<Said> {
    let mut archive = archive::open(file).ok()?;
    let mut bytes = Vec::new();
    let mut answer = Answer::new(&mut bytes);
    let said = match super::read(file, &mut archive, &mut answer) {
        Ok(false) => return None,
        Ok(true) => answer.finish().map_err(Stop::Io),
        Err(stop) => Err(stop),
    };
    Some(taken(said.map(|()| bytes)))
}

/// What the library says, through the reader that asks it.
fn theirs(file: &File) -> Said {
    let read = || -> Result<Vec<u8>, Stop> {
        let mut archive = archive::open(file)?;
        let weight = archive.weigh(&[])?;
        let mut bytes = Vec::new();
        let mut answer = Answer::new(&mut bytes);
        let mut again = file.try_clone()?;
        again.rewind()?;
        by_library(
            BufReader::new(again),
            archive.container,
            weight.merges,
            &mut answer,
        )?;
        answer.finish()?;
        Ok(bytes)
    };
    taken(read())
}

/// Whether our reader reads the file; what it reads must be what the library reads.
fn is_read_alike(name: &str, file: &File) -> bool {
    let Some(ours) = ours(file) else { return false };
    let theirs = theirs(file);
    if ours == theirs {
        return true;
    }
    if let (Said::Book(ours), Said::Book(theirs)) = (&ours, &theirs) {
        for (a, b) in ours.sheets.iter().zip(&theirs.sheets) {
            let cells = |sheet: &crate::intake::grid::Sheet| -> Vec<(u32, u16, String)> {
                let rows = sheet.grid.rows();
                rows.flat_map(|row| row.cells().collect::<Vec<_>>())
                    .map(|cell| (cell.row, cell.column, cell.text.to_owned()))
                    .collect()
            };
            let (a_cells, b_cells) = (cells(a), cells(b));
            for (a, b) in a_cells.iter().zip(&b_cells) {
                assert_eq!(a, b, "{name}");
            }
            assert_eq!(a_cells.len(), b_cells.len(), "{name}, {}", a.name);
            assert_eq!(a.grid.merges(), b.grid.merges(), "{name}, {}", a.name);
        }
    }
    panic!("{name}: {ours:?} is not {theirs:?}");
}

fn temporary(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

#[test]
fn public_workbooks_are_read_as_the_library_reads_them() {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/corpora"
    ));
    let Ok(index) = fs::read_to_string(folder.join("index.csv")) else {
        eprintln!("{} is not here; skipped.", folder.display());
        return;
    };
    let (mut read, mut left) = (0, Vec::new());
    for name in index.lines().filter_map(|line| line.split(',').next()) {
        let path = folder.join(name);
        let Ok(file) = File::open(&path) else {
            continue;
        };
        let is_xlsx = archive::open(&file)
            .is_ok_and(|found| matches!(found.container, Container::Xlsx | Container::Xlsm));
        if !is_xlsx {
            continue;
        }
        if is_read_alike(name, &file) {
            read += 1;
        } else {
            left.push(name);
        }
    }
    eprintln!("{read} workbooks read, {} left to the library", left.len());
    if std::env::var_os("LIST_LEFT").is_some() {
        eprintln!("{left:#?}");
    }
    assert!(read > 19 * left.len(), "{read} read, left {left:#?}");
}

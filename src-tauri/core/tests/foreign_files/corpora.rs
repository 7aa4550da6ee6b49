//! Every spreadsheet and text file of the corpora: the program lives, and says why it refuses.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use portwright_core::{
    intake::{self, List, StageContext, grid::Workbook, inspect::sheets_with_numbers},
    worker::{self, Error},
};

use crate::support::program;

type Outcome = (PathBuf, Result<Workbook, Error>);

/// Reads all files of a folder, two at a time, each in a process of its own.
fn read_all(folder: &str) -> Option<Vec<Outcome>> {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/corpora"
    ))
    .join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("{} is not here; skipped.", folder.display());
        return None;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let program = program();
    let queue = Mutex::new(paths.into_iter());
    let outcomes = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(path) = queue.lock().unwrap().next() else {
                        break;
                    };
                    let outcome = worker::read(program, &path, &mut |_| true);
                    outcomes.lock().unwrap().push((path, outcome));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap();
    outcomes.sort_by(|a, b| a.0.cmp(&b.0));
    Some(outcomes)
}

fn count(what: &str, outcomes: &[Outcome]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (path, outcome) in outcomes {
        let code = match outcome {
            Ok(_) => "read",
            Err(error) => {
                if std::env::var_os("LIST_REFUSED").is_some() {
                    eprintln!("{}: {error} {error:?}", path.display());
                }
                error.code()
            }
        };
        *counts.entry(code).or_default() += 1;
    }
    println!(
        "{what}: {} files, {counts:?}, program died 0",
        outcomes.len()
    );
    counts
}

/// Looks at a workbook and stages what looks like numbers: whatever stands there, nothing stops it, and every
/// row is taken or refused.
fn look_and_stage(book: &Workbook) -> (usize, usize) {
    let inspection = intake::inspect(book);
    assert_eq!(inspection.sheets.len(), book.sheets.len());
    let repairs = BTreeMap::new();
    let (mut numbers, mut refused) = (0, 0);
    for (sheet, mapping) in sheets_with_numbers(book) {
        let context = StageContext {
            file: &book.file,
            region: "US",
            repairs: &repairs,
            list: List::Inventory,
            running_text: false,
        };
        let staged = intake::stage(sheet, &mapping, &context);
        assert_eq!(
            usize::try_from(staged.rows).unwrap(),
            staged.staged.len() + staged.refused.len()
        );
        numbers += staged.numbers;
        refused += staged.refused.len();
    }
    let _ = book.sheets.iter().map(intake::calls::read).count();
    (numbers, refused)
}

fn stage_all(what: &str, outcomes: &[Outcome]) {
    let (mut with, mut numbers, mut refused) = (0, 0, 0);
    for book in outcomes
        .iter()
        .filter_map(|(_, outcome)| outcome.as_ref().ok())
    {
        let found = look_and_stage(book);
        with += usize::from(found.0 > 0);
        numbers += found.0;
        refused += found.1;
    }
    println!("{what}: {with} with telephone numbers, {numbers} numbers, {refused} cells refused");
}

#[test]
fn every_public_spreadsheet_is_read_or_refused_with_a_reason() {
    let Some(outcomes) = read_all("sheet") else {
        return;
    };
    let counts = count("spreadsheets", &outcomes);
    stage_all("spreadsheets", &outcomes);
    assert_eq!(counts.get("timed_out"), None);
    assert_eq!(counts.get("no_worker"), None);
    for (path, outcome) in &outcomes {
        if let Err(error) = outcome {
            let name = path.file_name().unwrap().to_string_lossy();
            let message = error.to_string();
            assert!(message.contains(&*name), "{message} names {name}");
        }
    }
    // The bare library reads 3,612 of 3,748 of the set these were taken from, 96.4 %.
    assert!(counts["read"] * 1000 >= outcomes.len() * 964, "{counts:?}");
}

#[test]
fn every_public_text_table_is_read_and_loses_no_byte_in_silence() {
    let Some(outcomes) = read_all("csv") else {
        return;
    };
    let counts = count("text tables", &outcomes);
    stage_all("text tables", &outcomes);
    for (path, outcome) in &outcomes {
        let bytes = fs::read(path).unwrap();
        let Ok(workbook) = outcome else { continue };
        let encoding = workbook.encoding.as_deref();
        if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
            assert_eq!(encoding, Some("UTF-8"), "{}", path.display());
        } else if bytes.starts_with(&[0xff, 0xfe]) {
            assert_eq!(encoding, Some("UTF-16LE"), "{}", path.display());
        } else if std::str::from_utf8(&bytes).is_ok() && !bytes.contains(&0) {
            assert_eq!(encoding, Some("UTF-8"), "{}", path.display());
        }
        for sheet in &workbook.sheets {
            for cell in sheet
                .grid
                .rows()
                .flat_map(|row| row.cells().collect::<Vec<_>>())
            {
                let told = workbook.limits.iter().any(|limit| {
                    limit.code == "more_limits"
                        || (limit.row, limit.column) == (cell.row, cell.column.into())
                });
                assert!(
                    !cell.text.contains('\u{fffd}') || told,
                    "{} {cell:?}",
                    path.display()
                );
            }
        }
    }
    assert_eq!(counts.get("timed_out"), None);
    assert_eq!(counts.get("crashed"), None);
}

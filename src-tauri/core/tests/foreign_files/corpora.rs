//! Every spreadsheet and text file of the corpora: the program lives, and says why it refuses.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use portwright_core::{
    intake::{
        self, List, StageContext, calls::CallContext, grid::Workbook, inspect::sheets_with_numbers,
    },
    worker::{self, Error},
};

use crate::support::{corpora, program, say};

type Outcome = (PathBuf, Result<Workbook, Error>);

/// Reads all files of a folder, two at a time, each in a process of its own. Every file of the index must be there.
fn read_all(corpora: &Path, folder: &str) -> Vec<Outcome> {
    let index = fs::read_to_string(corpora.join("index.csv")).unwrap();
    let mut paths: Vec<_> = index
        .lines()
        .filter_map(|line| line.split(',').next())
        .filter(|file| file.starts_with(folder))
        .map(|file| corpora.join(file))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is in the index");
    for path in &paths {
        assert!(path.is_file(), "{} is there", path.display());
    }
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
    outcomes
}

/// How many were read, and how many refused for which reason.
fn count(outcomes: &[Outcome]) -> (usize, BTreeMap<&'static str, usize>) {
    let (mut read, mut refused) = (0, BTreeMap::new());
    for (path, outcome) in outcomes {
        let Err(error) = outcome else {
            read += 1;
            continue;
        };
        let name = path.file_name().unwrap().to_string_lossy();
        let message = error.to_string();
        assert!(message.contains(&*name), "{message} names {name}");
        if std::env::var_os("LIST_REFUSED").is_some() {
            eprintln!("{}: {message}", path.display());
        }
        *refused.entry(error.code()).or_default() += 1;
    }
    (read, refused)
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
    let calls = CallContext {
        zone: "America/Chicago",
        written_in: "",
        region: "US",
        known: &|_| false,
    };
    for sheet in &book.sheets {
        let _ = intake::calls::read(sheet, &calls);
    }
    (numbers, refused)
}

fn stage_all(outcomes: &[Outcome]) -> (usize, usize) {
    let books = outcomes
        .iter()
        .filter_map(|(_, outcome)| outcome.as_ref().ok());
    books
        .map(look_and_stage)
        .fold((0, 0), |all, found| (all.0 + found.0, all.1 + found.1))
}

#[test]
fn every_public_file_is_read_or_refused_with_a_reason() {
    let Some(corpora) = corpora() else { return };
    let sheets = read_all(&corpora, "sheet/");
    let tables = read_all(&corpora, "csv/");
    let (sheets_read, sheets_refused) = count(&sheets);
    let (tables_read, tables_refused) = count(&tables);
    let staged = [stage_all(&sheets), stage_all(&tables)];
    say(&format!(
        "corpora: {sheets_read} of {} spreadsheets read, refused {sheets_refused:?}; {tables_read} of {} text tables read, refused {tables_refused:?}; {} numbers, {} cells refused; program died 0",
        sheets.len(),
        tables.len(),
        staged[0].0 + staged[1].0,
        staged[0].1 + staged[1].1,
    ));
    for refused in [&sheets_refused, &tables_refused] {
        for code in ["timed_out", "no_worker", "crashed", "out_of_memory"] {
            assert_eq!(refused.get(code), None, "{code}");
        }
    }
    // All but those with a password: 18 of 1,104 here. The bare library reads 96.4 % of the set these were taken from.
    let locked = sheets_refused
        .get("encrypted_workbook")
        .copied()
        .unwrap_or_default();
    assert!(
        (sheets_read + locked) * 1000 >= sheets.len() * 998,
        "{sheets_refused:?}"
    );
    assert!(
        tables_read * 1000 >= tables.len() * 998,
        "{tables_refused:?}"
    );
    for (path, outcome) in &tables {
        let Ok(workbook) = outcome else { continue };
        assert_loses_nothing(path, workbook);
    }
}

/// The encoding is the one that the bytes say, and what is no text in it has been told.
fn assert_loses_nothing(path: &Path, workbook: &Workbook) {
    let bytes = fs::read(path).unwrap();
    let encoding = workbook.encoding.as_deref();
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        assert_eq!(encoding, Some("UTF-8"), "{}", path.display());
    } else if bytes.starts_with(&[0xff, 0xfe]) {
        assert_eq!(encoding, Some("UTF-16LE"), "{}", path.display());
    } else if std::str::from_utf8(&bytes).is_ok() && !bytes.contains(&0) {
        assert_eq!(encoding, Some("UTF-8"), "{}", path.display());
    }
    let cells = workbook
        .sheets
        .iter()
        .flat_map(|sheet| sheet.grid.rows())
        .flat_map(|row| row.cells().collect::<Vec<_>>());
    for cell in cells.filter(|cell| cell.text.contains('\u{fffd}')) {
        let told = workbook.limits.iter().any(|limit| {
            limit.code == "more_limits"
                || (limit.row, limit.column) == (cell.row, cell.column.into())
        });
        assert!(told, "{} {cell:?}", path.display());
    }
}

//! The parent's side: starts the worker, watches it, and builds the workbook from what it sends.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, Write},
    path::Path,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use super::{
    ARGUMENT, DEADLINE, Error, MAX_CELLS, MAX_COLUMN, MAX_FILE, MAX_LIMITS, MAX_MERGES, MAX_SHEETS,
    MAX_TEXT, PDF, PDF_TEXT, Program, Progress, TEXT, Text, name_of, pdf,
    wire::{self, Frame, Refusal},
};
use crate::{
    evidence::{PdfCondition, PdfPages},
    intake::grid::{Grid, Sheet, Workbook},
};

/// Reads a foreign file in a worker process.
pub fn read(program: &Program, path: &Path, progress: Progress<'_>) -> Result<Workbook, Error> {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    open(program, path, &extension, progress)
}

/// Reads a text file of any encoding in a worker process, letter by letter: a customer service record is no table,
/// even where its lines have commas.
pub fn read_text(program: &Program, path: &Path, progress: Progress<'_>) -> Result<Text, Error> {
    open(program, path, TEXT, progress).map(text)
}

/// Reads the bytes of an attachment as [`read_text`] reads a file, under the name `name`.
pub fn text_of(
    program: &Program,
    name: &str,
    bytes: &[u8],
    progress: Progress<'_>,
) -> Result<Text, Error> {
    pasted(program, name, bytes, TEXT, progress).map(text)
}

fn text(workbook: Workbook) -> Text {
    Text {
        file: workbook.file,
        text: workbook
            .sheets
            .iter()
            .flat_map(|sheet| sheet.grid.rows())
            .filter_map(|row| row.get(1))
            .collect(),
        encoding: workbook.encoding.unwrap_or_default(),
        limits: workbook.limits,
    }
}

fn open(
    program: &Program,
    path: &Path,
    extension: &str,
    progress: Progress<'_>,
) -> Result<Workbook, Error> {
    let unopened = |source| Error::Unopened {
        file: path.display().to_string(),
        source,
    };
    // Asked before it is opened: a pipe would be waited for.
    let kind = path.metadata().map_err(unopened)?;
    if kind.is_dir() {
        return Err(unopened(io::Error::other("it is a folder")));
    }
    if !kind.is_file() {
        return Err(unopened(io::Error::other("it is a pipe or a device")));
    }
    let file = File::open(path).map_err(unopened)?;
    let meta = file.metadata().map_err(unopened)?;
    let name = name_of(path);
    if meta.len() > MAX_FILE {
        return Err(Error::TooLarge {
            file: name,
            what: "is larger than 200 MB".into(),
        });
    }
    run(program, file, name, extension, DEADLINE, progress)
}

/// Reads pasted text or the bytes of an attachment in a worker process, under the name `name`.
pub fn read_pasted(
    program: &Program,
    name: &str,
    bytes: &[u8],
    progress: Progress<'_>,
) -> Result<Workbook, Error> {
    pasted(program, name, bytes, "", progress)
}

/// Takes the words out of the bytes of a PDF in a worker process; a scan has none.
pub fn pdf_text_of(program: &Program, name: &str, bytes: &[u8]) -> Result<Text, Error> {
    pasted(program, name, bytes, PDF_TEXT, &mut |_| true).map(text)
}

/// Looks at the bytes of a PDF in a worker process: its pages, their sizes, whether it is locked or damaged. A file
/// that its reader does not survive is a damaged one; an error says that nothing could be looked at.
pub fn pages_of(program: &Program, name: &str, bytes: &[u8]) -> Result<PdfPages, Error> {
    let file = lent(name, bytes)?;
    let looked = talk(
        program,
        file,
        name.to_owned(),
        PDF,
        DEADLINE,
        |input| match wire::read(input) {
            Ok(Some(Frame::Pdf(pages))) if pages.sizes.len() <= pdf::MAX_SIZES => {
                Ending::Whole(pages)
            }
            Ok(Some(Frame::Refused(refusal))) => Ending::Refused(refusal),
            _ => Ending::Broken,
        },
    );
    let why = match looked {
        Err(Error::Crashed { .. }) => "its inside stops the reader",
        Err(Error::TimedOut { .. }) => "it takes longer than 30 seconds to read",
        Err(Error::OutOfMemory { .. }) => "it needs more than 1 GB of memory to read",
        Err(Error::TooLarge { .. }) => "it is larger than 200 MB",
        looked => return looked,
    };
    Ok(PdfPages::without(PdfCondition::Damaged, why))
}

/// The bytes as a file that the worker can be given.
pub(super) fn lent(name: &str, bytes: &[u8]) -> Result<File, Error> {
    let unopened = |source| Error::Unopened {
        file: name.to_owned(),
        source,
    };
    let mut file = tempfile::tempfile().map_err(unopened)?;
    file.write_all(bytes).map_err(unopened)?;
    file.rewind().map_err(unopened)?;
    Ok(file)
}

fn pasted(
    program: &Program,
    name: &str,
    bytes: &[u8],
    extension: &str,
    progress: Progress<'_>,
) -> Result<Workbook, Error> {
    let file = lent(name, bytes)?;
    run(
        program,
        file,
        name.to_owned(),
        extension,
        DEADLINE,
        progress,
    )
}

fn run(
    program: &Program,
    file: File,
    name: String,
    extension: &str,
    deadline: Duration,
    progress: Progress<'_>,
) -> Result<Workbook, Error> {
    let said = name.clone();
    talk(program, file, name, extension, deadline, |input| {
        collect(input, &said, progress)
    })
}

/// Starts a worker for a file, lets `collect` take its answer in, and says how it ended.
pub(super) fn talk<T>(
    program: &Program,
    file: File,
    name: String,
    extension: &str,
    deadline: Duration,
    collect: impl FnOnce(&mut BufReader<ChildStdout>) -> Ending<T>,
) -> Result<T, Error> {
    // No shell, no environment, one descriptor: all that the worker gets is the file.
    let mut child = Command::new(&program.path)
        .args(&program.args)
        .arg(ARGUMENT)
        .arg(extension)
        .env_clear()
        .stdin(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| Error::NoWorker {
            program: program.path.display().to_string(),
            source,
        })?;
    let stdout = child.stdout.take();
    let stderr = child.stderr.take();
    let (say, words) = channel();
    thread::spawn(move || say.send(last_words(stderr)));
    let (end, ended) = channel();
    let watch = thread::spawn(move || watch(child, &ended, deadline));

    let answer = stdout.map_or(Ending::Broken, |out| {
        collect(&mut BufReader::with_capacity(1 << 16, out))
    });
    let done = !matches!(answer, Ending::Broken);
    let watched = finish(end, done, watch);
    // A worker that left a child behind must not hold us by its standard error.
    let detail = words
        .recv_timeout(Duration::from_millis(500))
        .unwrap_or_default();

    let file = name;
    match (answer, watched) {
        (Ending::Whole(answer), _) => Ok(answer),
        (Ending::Refused(refusal), _) => Err(refused(file, refusal)),
        (Ending::Cancelled, _) => Err(Error::Cancelled { file }),
        (Ending::TooLarge(what), _) => Err(Error::TooLarge { file, what }),
        (Ending::TooManyCells, _) => Err(Error::TooManyCells { file }),
        (
            Ending::Broken,
            Watched {
                timed_out: true, ..
            },
        ) => Err(Error::TimedOut { file }),
        // Rust's allocator says this before it aborts.
        (Ending::Broken, _) if detail.contains("memory allocation of") => {
            Err(Error::OutOfMemory { file })
        }
        (Ending::Broken, Watched { status, .. }) => Err(Error::Crashed {
            file,
            detail: match status {
                Some(status) => format!("{status}. {detail}"),
                None => detail,
            },
        }),
    }
}

fn refused(file: String, refusal: Refusal) -> Error {
    match refusal {
        Refusal::Empty => Error::Empty { file },
        Refusal::OtherForm(what) => Error::OtherForm { file, what },
        Refusal::NotASpreadsheet(what) => Error::NotASpreadsheet { file, what },
        Refusal::NotText(what) => Error::NotText { file, what },
        Refusal::Encrypted => Error::EncryptedWorkbook { file },
        Refusal::OldFormat(what) => Error::OldFormat { file, what },
        Refusal::TooLarge(what) => Error::TooLarge { file, what },
        Refusal::TooManyCells => Error::TooManyCells { file },
        Refusal::Unreadable(detail) => Error::Unreadable { file, detail },
    }
}

/// How the worker's answer ended.
pub(super) enum Ending<T = Workbook> {
    Whole(T),
    Refused(Refusal),
    Cancelled,
    TooLarge(String),
    TooManyCells,
    /// The stream stopped in the middle or made no sense.
    Broken,
}

pub(super) fn collect(input: &mut impl Read, file: &str, progress: Progress<'_>) -> Ending {
    loop {
        if let Some(ending) = collect_once(input, file, progress) {
            return ending;
        }
    }
}

/// Collects what the worker says to its end; absent where it begins anew.
fn collect_once(input: &mut impl Read, file: &str, progress: Progress<'_>) -> Option<Ending> {
    let head = match wire::read(input) {
        Ok(Some(Frame::Head(head))) => head,
        Ok(Some(Frame::Refused(refusal))) => return Some(Ending::Refused(refusal)),
        _ => return Some(Ending::Broken),
    };
    let mut workbook = Workbook {
        file: file.to_owned(),
        container: head.container,
        encoding: head.encoding,
        sheets: Vec::new(),
        limits: Vec::new(),
    };
    let (mut cells, mut text) = (0_u64, 0_u64);
    let mut merges = 0_usize;
    loop {
        match wire::read(input) {
            Ok(Some(Frame::Sheet(sheet))) if workbook.sheets.len() < MAX_SHEETS => {
                workbook.sheets.push(Sheet {
                    name: sheet.name,
                    visible: sheet.visible,
                    grid: Grid::default(),
                });
            }
            Ok(Some(Frame::Sheet(_))) => {
                return Some(Ending::TooLarge("has more than 10,000 sheets".into()));
            }
            Ok(Some(Frame::Cells(block))) => {
                let Some(sheet) = workbook.sheets.last_mut() else {
                    return Some(Ending::Broken);
                };
                let sound = wire::cells(&block, |row, column, value| {
                    cells += 1;
                    text += u64::try_from(value.len()).unwrap_or(u64::MAX);
                    row > 0
                        && (1..=MAX_COLUMN).contains(&column)
                        && cells <= MAX_CELLS
                        && text <= MAX_TEXT
                        && sheet.grid.push(row, column, value)
                });
                if cells > MAX_CELLS {
                    return Some(Ending::TooManyCells);
                }
                if text > MAX_TEXT {
                    return Some(Ending::TooLarge("holds more than 256 MB of text".into()));
                }
                if !sound {
                    return Some(Ending::Broken);
                }
                if !progress(cells) {
                    return Some(Ending::Cancelled);
                }
            }
            Ok(Some(Frame::Limit(limit))) if workbook.limits.len() < MAX_LIMITS => {
                workbook.limits.push(limit);
            }
            Ok(Some(Frame::Limit(_))) => {}
            Ok(Some(Frame::Merges(regions))) => {
                merges += regions.len();
                let Some(sheet) = workbook.sheets.last_mut().filter(|_| merges <= MAX_MERGES)
                else {
                    return Some(Ending::Broken);
                };
                for region in regions {
                    let sound = region.top > 0
                        && (1..=region.right).contains(&region.left)
                        && region.right <= MAX_COLUMN
                        && region.top <= region.bottom;
                    if sound {
                        sheet.grid.merge(region);
                    }
                }
            }
            Ok(Some(Frame::Dropped)) => {
                if let Some(sheet) = workbook.sheets.last_mut() {
                    sheet.grid = Grid::default();
                }
            }
            Ok(Some(Frame::Again)) => return None,
            Ok(Some(Frame::Done)) => {
                for sheet in &mut workbook.sheets {
                    sheet.grid.finish();
                }
                return Some(Ending::Whole(workbook));
            }
            Ok(Some(Frame::Refused(refusal))) => return Some(Ending::Refused(refusal)),
            Ok(Some(Frame::Head(_) | Frame::Bytes(_) | Frame::Pdf(_)) | None) | Err(_) => {
                return Some(Ending::Broken);
            }
        }
    }
}

/// What the watching thread saw.
#[derive(Default)]
struct Watched {
    timed_out: bool,
    status: Option<ExitStatus>,
}

/// Ends the worker at the deadline, or when it has nothing more to say.
fn watch(mut child: Child, ended: &Receiver<bool>, deadline: Duration) -> Watched {
    let done = ended.recv_timeout(deadline);
    let timed_out = matches!(done, Err(RecvTimeoutError::Timeout));
    if matches!(done, Ok(false)) {
        // Its output closed early: it is dying, and how tells the reason.
        for _ in 0..100 {
            if matches!(child.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
    let _ = child.kill();
    Watched {
        timed_out,
        status: child.wait().ok(),
    }
}

fn finish(end: Sender<bool>, done: bool, watch: thread::JoinHandle<Watched>) -> Watched {
    let _ = end.send(done);
    drop(end);
    watch.join().unwrap_or_default()
}

/// The end of what the worker wrote to standard error; the rest is let go.
fn last_words(stderr: Option<impl Read>) -> String {
    let Some(mut stderr) = stderr else {
        return String::new();
    };
    let mut kept = Vec::new();
    let mut buffer = [0_u8; 4096];
    while let Ok(n @ 1..) = stderr.read(&mut buffer) {
        kept.extend_from_slice(buffer.get(..n).unwrap_or_default());
        if kept.len() > 8192 {
            kept.drain(..kept.len() - 4096);
        }
    }
    String::from_utf8_lossy(&kept).trim().to_owned()
}

#[cfg(test)]
#[cfg(unix)]
#[allow(
    clippy::disallowed_methods,
    reason = "a test of a deadline looks at the clock"
)]
mod tests {
    use std::{fs::File, time::Duration};

    use super::{Error, Program, run};
    use crate::intake::grid::Workbook;

    /// A worker that does what a shell script says, with half a second for it.
    fn scripted(script: &str) -> Result<Workbook, Error> {
        let program = Program {
            path: "/bin/sh".into(),
            args: vec!["-c".into(), script.into()],
        };
        let file = File::open("/dev/null").unwrap();
        let deadline = Duration::from_millis(500);
        run(
            &program,
            file,
            "list.csv".into(),
            "csv",
            deadline,
            &mut |_| true,
        )
    }

    #[test]
    fn a_worker_that_stalls_is_ended_at_its_deadline() {
        let head = r#"{"container":"csv","encoding":null}"#;
        for script in [
            "exec sleep 60",
            // It says how it begins and nothing more.
            &format!(
                "printf '\\001\\{:03o}\\000\\000\\000%s' '{head}'; exec sleep 60",
                head.len()
            ),
            // It has closed its output and lives on, deaf to kind words.
            "trap '' TERM; while :; do :; done",
        ] {
            let started = std::time::Instant::now();
            let error = scripted(script).unwrap_err();
            assert_eq!(error.code(), "timed_out", "{script}: {error:?}");
            assert!(
                error
                    .to_string()
                    .starts_with("list.csv takes longer than 30 seconds")
            );
            assert!(started.elapsed() < Duration::from_secs(20), "{script}");
        }
    }

    #[test]
    fn a_worker_that_ends_in_time_is_not_said_to_be_late() {
        let error = scripted("exit 3").unwrap_err();
        assert_eq!(error.code(), "crashed");
        let done = scripted(
            "printf '\\001\\043\\000\\000\\000{\"container\":\"csv\",\"encoding\":null}\\006\\000\\000\\000\\000'",
        );
        assert_eq!(
            done.map(|book| book.sheets.len())
                .map_err(|error| error.to_string()),
            Ok(0)
        );
    }
}

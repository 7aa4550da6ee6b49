//! The worker's side: what a host runs when it was started with [`super::ARGUMENT`].

use std::{
    fs::File,
    io::{self, BufWriter, Read, Seek, Stdin, Stdout, Write},
    process::ExitCode,
};

use super::{
    MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMN, MAX_FILE, MAX_LIMITS, MAX_MERGES, MAX_TEXT, PAGED, PDF,
    PDF_TEXT, TEXT, archive, compound, paged, pdf, pdf_text,
    sniff::{self, Looks},
    text,
    wire::{Frame, Head, Refusal, SheetHead, Writer},
    workbook,
};
use crate::{
    evidence::PdfPages,
    intake::grid::{Container, Limit, Region},
};

/// Parses the file that is standard input and answers on standard output, then the process must end.
///
/// The memory cap holds on Unix; elsewhere the parent's deadline and the limits on size and cells are what there is.
pub fn serve(stdin: &Stdin, stdout: Stdout) -> ExitCode {
    if cap().is_err() {
        return ExitCode::FAILURE;
    }
    let Ok(file) = file_of(stdin) else {
        return ExitCode::FAILURE;
    };
    // The extension decides nothing about the format; for text it breaks the tie between a list and a table.
    let extension = std::env::args_os().next_back().unwrap_or_default();
    let mut answer = Answer::new(BufWriter::with_capacity(1 << 16, stdout));
    let extension = extension.to_string_lossy();
    let parsed = match extension.as_ref() {
        PAGED => paged::serve(file, &mut answer.writer),
        PDF => whole(file).and_then(|bytes| Ok(pdf::read(&bytes, &mut answer)?)),
        PDF_TEXT => whole(file).and_then(|bytes| pdf_text::read(&bytes, &mut answer)),
        extension => parse(file, extension, &mut answer),
    };
    let said = match parsed {
        Ok(()) => answer.finish(),
        Err(Stop::Refused(refusal)) => answer.writer.send(&Frame::Refused(refusal)),
        Err(Stop::Io(error)) => Err(error),
    };
    if said.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(unix)]
fn cap() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |n| Rlimit {
        current: Some(n),
        maximum: Some(n),
    };
    setrlimit(Resource::As, limit(super::MAX_MEMORY))?;
    setrlimit(Resource::Core, limit(0))?;
    // Should the parent die, nobody is left to look at the clock.
    setrlimit(Resource::Cpu, limit(2 * super::DEADLINE.as_secs()))?;
    Ok(())
}

#[cfg(not(unix))]
fn cap() -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn file_of(stdin: &Stdin) -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(stdin.as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn file_of(stdin: &Stdin) -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(stdin.as_handle().try_clone_to_owned()?))
}

/// Why parsing ends early.
pub(super) enum Stop {
    /// The file is at fault.
    Refused(Refusal),
    /// The pipe or the disk is.
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The bytes of a file that is taken apart whole.
fn whole(mut file: File) -> Result<Vec<u8>, Stop> {
    if file.metadata()?.len() > MAX_FILE {
        return Err(Refusal::TooLarge("is larger than 200 MB".into()).into());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn parse<W: Write>(mut file: File, extension: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    if file.metadata()?.len() > MAX_FILE {
        return Err(Refusal::TooLarge("is larger than 200 MB".into()).into());
    }
    let mut head = Vec::with_capacity(sniff::HEAD);
    let most = u64::try_from(sniff::HEAD).unwrap_or(0);
    (&mut file).take(most).read_to_end(&mut head)?;
    file.rewind()?;
    match sniff::looks(&head) {
        Looks::Text => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            text::read(&bytes, extension, answer)
        }
        Looks::Nothing => Err(Refusal::Empty.into()),
        looks if extension == TEXT => Err(Refusal::NotText(looks.what().into()).into()),
        Looks::Zip => {
            let archive = archive::open(&file)?;
            workbook::from_zip(file, archive, answer)
        }
        Looks::Compound => {
            compound::check(&mut file)?;
            file.rewind()?;
            workbook::from_xls(file, answer)
        }
        Looks::Old(what) => Err(Refusal::OldFormat(what.into()).into()),
        Looks::Else(what) => Err(Refusal::NotASpreadsheet(what.into()).into()),
    }
}

/// Merged cells that are sent together.
const MERGES_A_FRAME: usize = 4_000;

/// What the worker says, with the limits counted.
pub(super) struct Answer<W: Write> {
    writer: Writer<W>,
    sheet: String,
    pub(super) cells: u64,
    text: u64,
    pub(super) limits: usize,
    cut: String,
    /// The encoding that was guessed, until the place where it shows is named.
    pub(super) doubt: Option<&'static str>,
    merges: usize,
    has_begun: bool,
}

impl<W: Write> Answer<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            writer: Writer::new(out),
            sheet: String::new(),
            cells: 0,
            text: 0,
            limits: 0,
            cut: String::new(),
            doubt: None,
            merges: 0,
            has_begun: false,
        }
    }

    /// What was said so far does not count: the file is read again from its begin.
    pub(super) fn again(&mut self) -> io::Result<()> {
        if !self.has_begun {
            return Ok(());
        }
        self.sheet.clear();
        (self.cells, self.text, self.limits, self.merges) = (0, 0, 0, 0);
        self.has_begun = false;
        self.writer.send(&Frame::Again)
    }

    pub(super) fn head(&mut self, container: Container, encoding: Option<&str>) -> io::Result<()> {
        self.has_begun = true;
        self.writer.send(&Frame::Head(Head {
            container,
            encoding: encoding.map(str::to_owned),
        }))
    }

    pub(super) fn sheet(&mut self, name: &str, visible: bool) -> io::Result<()> {
        name.clone_into(&mut self.sheet);
        self.writer.send(&Frame::Sheet(SheetHead {
            name: name.chars().take(1000).collect(),
            visible,
        }))
    }

    /// Sends one cell; row and column are counted from 0 as parsers do.
    pub(super) fn cell(&mut self, row: u32, column: u32, value: &str) -> Result<(), Stop> {
        if value.is_empty() {
            return Ok(());
        }
        let place = (row.saturating_add(1), column.saturating_add(1));
        let Some(narrow) = u16::try_from(place.1).ok().filter(|c| *c <= MAX_COLUMN) else {
            return Ok(self.limit(
                "column_out_of_reach",
                place,
                "Cells right of column XFD (16,384) are left out.",
            )?);
        };
        self.cells += 1;
        self.text += u64::try_from(value.len()).unwrap_or(0);
        if self.cells > MAX_CELLS {
            return Err(Refusal::TooManyCells.into());
        }
        if self.text > MAX_TEXT {
            return Err(Refusal::TooLarge("holds more than 256 MB of text".into()).into());
        }
        if value.len() > MAX_CELL_CHARS
            && let Some((end, _)) = value.char_indices().nth(MAX_CELL_CHARS)
        {
            self.limit(
                "cell_too_long",
                place,
                "The cell holds more than 32,767 characters; the rest is left out.",
            )?;
            self.cut.clear();
            self.cut.push_str(value.get(..end).unwrap_or_default());
            return Ok(self.writer.cell(place.0, narrow, &self.cut)?);
        }
        Ok(self.writer.cell(place.0, narrow, value)?)
    }

    /// Sends which cells of the sheet are merged into one; rows and columns are counted from 0 as parsers do.
    pub(super) fn merges(
        &mut self,
        merges: impl IntoIterator<Item = ((u32, u32), (u32, u32))>,
    ) -> io::Result<()> {
        let place = |(row, column): (u32, u32)| {
            let column = u16::try_from(column.checked_add(1)?).ok()?;
            (column <= MAX_COLUMN).then_some((row.checked_add(1)?, column))
        };
        let mut sent = Vec::new();
        for (start, end) in merges {
            let (Some((top, left)), Some((bottom, right))) = (place(start), place(end)) else {
                continue;
            };
            self.merges += 1;
            if self.merges > MAX_MERGES {
                self.limit(
                    "more_merges",
                    (top, left.into()),
                    "More merged cells than 200,000; from here on they are read as single cells.",
                )?;
                break;
            }
            sent.push(Region {
                top,
                left,
                bottom,
                right,
            });
        }
        for block in sent.chunks(MERGES_A_FRAME) {
            self.writer.send(&Frame::Merges(block.to_vec()))?;
        }
        Ok(())
    }

    /// Notes that something was not taken in as it stands; place counted from 1.
    pub(super) fn limit(
        &mut self,
        code: &str,
        (row, column): (u32, u32),
        message: &str,
    ) -> io::Result<()> {
        self.limits += 1;
        if self.limits >= MAX_LIMITS {
            if self.limits > MAX_LIMITS {
                return Ok(());
            }
            return self.writer.send(&Frame::Limit(Limit {
                code: "more_limits".into(),
                sheet: String::new(),
                row: 0,
                column: 0,
                message: "More places like these are not listed.".into(),
            }));
        }
        self.writer.send(&Frame::Limit(Limit {
            code: code.into(),
            sheet: self.sheet.clone(),
            row,
            column,
            message: message.into(),
        }))
    }

    /// What follows is said of the file, not of a sheet.
    pub(super) fn whole_file(&mut self) {
        self.sheet.clear();
    }

    /// The sheet broke in the middle: half a list would be worse than none.
    pub(super) fn drop_sheet(&mut self, why: &str) -> io::Result<()> {
        self.writer.send(&Frame::Dropped)?;
        let message = format!("The sheet is damaged and left out: {why}.");
        self.limit("sheet_unreadable", (0, 0), &message)
    }

    /// Sends what was seen of a PDF.
    pub(super) fn pdf(&mut self, pages: &PdfPages) -> io::Result<()> {
        self.writer.send(&Frame::Pdf(pages.clone()))
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.writer.send(&Frame::Done)
    }
}

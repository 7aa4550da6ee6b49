//! Takes foreign files in, and says what became of each of their cells that was refused.

mod print;

use std::{fmt::Write as _, io::Read as _, path::PathBuf};

use clap::{Args, ValueEnum};
use portwright_core::{
    api::import::view::{ImportRequest, Repair},
    id::{AccountId, SourceId},
    intake::{
        self, Field, merge,
        suspect::{FaultEdit, FaultKind},
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, word},
};

/// In the place of a file: standard input.
const STANDARD_INPUT: &str = "-";

#[derive(Debug, Args)]
#[command(after_help = fields())]
pub(crate) struct Import {
    /// The project file
    file: PathBuf,
    /// Files to take in, one after the other; - for a pasted list on standard input
    #[arg(required = true)]
    source: Vec<PathBuf>,
    /// What the files are
    #[arg(long = "as", value_name = "LIST", default_value = "inventory")]
    list: List,
    /// Only this sheet, hidden or not; otherwise every visible sheet with a column of numbers
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Take FIELD from COLUMN, a header text or a letter; the layout is remembered in the project
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pair)]
    map: Vec<(String, String)>,
    /// The account the files are of: its id, its account number, or its carrier when it has only one
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// Zone in which a call list writes its times, such as America/New_York; otherwise the project's
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Encoding of a text file by its usual name, such as windows-1252, where the guess is wrong
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Read TEXT instead of a cell (A14=414-555-0113, with the sheet DIDs!A14=…, empty skips the row), or take every
    /// proposal for a FAULT, such as area_code_missing, or put TEXT before each of its cells (area_code_missing=414,
    /// empty skips the rows)
    #[arg(long, value_name = "CELL=TEXT|FAULT[=TEXT]")]
    repair: Vec<String>,
    /// What becomes of numbers that an earlier version of the list holds and this one does not
    #[arg(long, value_name = "WHAT", default_value = "keep")]
    gone: Gone,
    /// The earlier list of which this is a newer version: its file name, or none; otherwise it is known by name
    /// or numbers
    #[arg(long, value_name = "FILE")]
    newer_of: Option<String>,
    /// Take the file's word also where somebody has typed another one since
    #[arg(long)]
    over_hand_edits: bool,
    /// Say what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
enum List {
    /// The phone system's list
    Inventory,
    /// A customer service record
    Csr,
    /// A bill's list of numbers
    Bill,
    /// Call counts or call records
    Calls,
}

impl List {
    fn of_core(self) -> intake::List {
        match self {
            Self::Inventory => intake::List::Inventory,
            Self::Csr => intake::List::Csr,
            Self::Bill => intake::List::Bill,
            Self::Calls => intake::List::Calls,
        }
    }
}

/// What becomes of numbers that are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Gone {
    /// Marked as gone from the list, and otherwise kept as they are
    Keep,
    /// They stay with the losing carrier
    Stay,
    /// They are given up
    Disconnect,
    /// Taken out of the project
    Remove,
}

impl Gone {
    fn of_core(self) -> merge::Leaving {
        match self {
            Self::Keep => merge::Leaving::Keep,
            Self::Stay => merge::Leaving::Stay,
            Self::Disconnect => merge::Leaving::Disconnect,
            Self::Remove => merge::Leaving::Remove,
        }
    }
}

fn fields() -> String {
    let mut text = "FIELD is one of\n".to_owned();
    for field in Field::ALL {
        let _ = writeln!(text, "  {:<16} {}", field.name(), field.help());
    }
    text.push_str("COLUMN is a header text or a letter; `inspect` shows both.");
    text
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            Ok((field.to_owned(), column.to_owned()))
        }
        _ => Err(format!("{text:?} is not FIELD=COLUMN, such as number=B")),
    }
}

/// What one file came to.
#[derive(Debug, Default, Serialize)]
struct Imported {
    file: String,
    rows: u64,
    numbers: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    duplicates: u64,
    gone: u64,
    suspect: u64,
    kept_by_hand: u64,
    refused: Vec<Refused>,
    /// Cells that were taken, and are odd.
    suspects: Vec<Refused>,
    /// In a dry run, the numbers themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    lists: Option<Lists>,
}

/// A refused cell.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Refused {
    #[serde(default)]
    file: String,
    sheet: String,
    row: u64,
    column: u64,
    cell: String,
    text: String,
    code: String,
    fault: String,
    message: String,
    proposal: Option<String>,
}

/// A row that is no row of the list.
#[derive(Debug, Serialize, Deserialize)]
struct PassedOver {
    cell: String,
    text: String,
    why: String,
}

/// What would become of which number.
#[derive(Debug, Serialize, Deserialize)]
struct Lists {
    added: Vec<Value>,
    changed: Vec<ChangedLine>,
    same: Vec<Value>,
    gone: Vec<GoneLine>,
    passed_over: Vec<PassedOver>,
    newer_of: Option<i64>,
    nothing: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct ChangedLine {
    number: String,
    words: String,
    cells: String,
    facts: Vec<FactLine>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FactLine {
    fact: String,
    label: String,
    old: String,
    new: String,
    verdict: String,
    by_hand: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct GoneLine {
    number: String,
    words: String,
    disposition: String,
    leaving: String,
    sent: String,
}

/// What all files came to.
#[derive(Debug, Serialize)]
struct Answer {
    dry_run: bool,
    #[serde(flatten)]
    all: Imported,
    sources: Vec<Imported>,
}

pub(crate) fn import(
    host: &mut Host,
    output: &mut Output,
    wanted: &Import,
) -> Result<Ending, Failure> {
    if wanted.dry_run {
        host.look_at(&wanted.file)?;
    } else {
        host.write_to(&wanted.file)?;
    }
    let account = match &wanted.account {
        Some(text) => Some(host.session().account_named(text)?),
        None => None,
    };
    let mut sources = Vec::new();
    for source in &wanted.source {
        sources.push(take_in(host, wanted, source, account)?);
    }
    let mut all = together(&sources);
    if sources.len() > 1 && !wanted.dry_run {
        // The same number in two files is one number.
        let files: Vec<&str> = sources.iter().map(|source| source.file.as_str()).collect();
        all.numbers = host
            .session()
            .distinct_numbers_of(&word(&wanted.list), &files)?;
    }
    let answer = Answer {
        dry_run: wanted.dry_run,
        all,
        sources,
    };
    if output.json() {
        output.document(&answer)?;
    } else {
        print::print(output, &answer)?;
    }
    Ok(Ending::Done)
}

/// All of standard input as text.
pub(crate) fn pasted() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|cause| Failure::stream("Standard input cannot be read", &cause))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn take_in(
    host: &mut Host,
    wanted: &Import,
    source: &std::path::Path,
    account: Option<AccountId>,
) -> Result<Imported, Failure> {
    let is_pasted = source.as_os_str() == STANDARD_INPUT;
    let mut request = ImportRequest {
        ticket: (!is_pasted).then(|| host.ticket(source).0),
        text: is_pasted.then(pasted).transpose()?,
        encoding: wanted.encoding.clone(),
        sheet: wanted.sheet.clone(),
        list: wanted.list.of_core(),
        account,
        zone: wanted.zone.clone(),
        all_theirs: wanted.over_hand_edits,
        all_leaving: wanted.gone.of_core(),
        most: Some(u32::MAX),
        ..ImportRequest::default()
    };
    for repair in &wanted.repair {
        add_repair(&mut request, repair)?;
    }
    if !wanted.map.is_empty() {
        request.tables =
            host.ask(|session, call| session.columns_named(&request, &wanted.map, call))?;
    }
    if let Some(name) = &wanted.newer_of {
        request.earlier = Some(earlier(host, &request, name)?);
    }
    let file = if is_pasted {
        Some("pasted text".to_owned())
    } else {
        source
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let file = file.unwrap_or_default();
    let command = if wanted.dry_run {
        "import_preview"
    } else {
        "import_commit"
    };
    let seen = host.call(command, json!(request))?;
    if wanted.dry_run {
        let outcome = seen.get("outcome").cloned().unwrap_or_default();
        let lists = part::<Lists>(&seen, "")?;
        let cells = [part(&seen, "refused")?, part(&seen, "suspect")?];
        return Ok(imported(file, &outcome, cells, Some(lists)));
    }
    let outcome = seen.get("imported").cloned().unwrap_or_default();
    let cells = [part(&outcome, "refused")?, part(&outcome, "suspects")?];
    Ok(imported(file, &outcome, cells, None))
}

/// The earlier list of that file name; 0 for `none`.
fn earlier(host: &mut Host, request: &ImportRequest, name: &str) -> Result<SourceId, Failure> {
    if name == "none" {
        return Ok(SourceId(0));
    }
    let seen = host.call("import_preview", json!(request))?;
    let lists: Vec<Value> = part(&seen, "earlier")?;
    lists
        .iter()
        .find(|list| list.get("file").and_then(Value::as_str) == Some(name))
        .and_then(|list| list.get("id")?.as_i64())
        .map(SourceId)
        .ok_or_else(|| {
            Failure::wrong_call(
                format!("No list “{name}” of this kind was imported before."),
                "`numbers FILE --json` shows the files that numbers came from.",
            )
        })
}

/// `A14=414-555-0113`, `DIDs!A14=…`, the name of a fault, or a fault with what to put before its cells.
fn add_repair(request: &mut ImportRequest, text: &str) -> Result<(), Failure> {
    let fault_of = |text: &str| serde_json::from_value::<FaultKind>(json!(text)).ok();
    let Some((cell, text)) = text.split_once('=') else {
        let fault = fault_of(text).ok_or_else(|| {
            Failure::wrong_call(
                format!("{text:?} is neither CELL=TEXT nor a fault."),
                "Write A14=414-555-0113, or a fault as `import --dry-run --json` names it.",
            )
        })?;
        request.fixes.push(fault);
        return Ok(());
    };
    if let Some(fault) = fault_of(cell) {
        request.edits.push(FaultEdit {
            fault,
            before: text.to_owned(),
        });
        return Ok(());
    }
    let (sheet, cell) = cell
        .rsplit_once('!')
        .unwrap_or((request.sheet.as_deref().unwrap_or_default(), cell));
    let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
    let row = cell
        .get(letters.len()..)
        .and_then(|row| row.parse::<u32>().ok());
    let column = letters.chars().fold(0_u32, |sum, letter| {
        let value = u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1;
        sum.saturating_mul(26).saturating_add(value)
    });
    match row {
        Some(row) if (1..=16_384).contains(&column) && row > 0 => {
            request.repairs.push(Repair {
                sheet: sheet.to_owned(),
                row,
                column,
                text: text.to_owned(),
            });
            Ok(())
        }
        _ => Err(Failure::wrong_call(
            format!("{cell:?} is no cell."),
            "Write it as a spreadsheet program does: A14, or DIDs!A14.",
        )),
    }
}

/// A part of an answer in the shape that is printed; the whole of it for an empty name.
fn part<T: DeserializeOwned>(answer: &Value, name: &str) -> Result<T, Failure> {
    let value = if name.is_empty() {
        answer.clone()
    } else {
        answer.get(name).cloned().unwrap_or_default()
    };
    serde_json::from_value(value).map_err(|cause| {
        Failure::wrong_call(
            format!("The answer of the program is not of its shape: {cause}."),
            "Report this with the call.",
        )
    })
}

fn imported(
    file: String,
    outcome: &Value,
    cells: [Vec<Refused>; 2],
    lists: Option<Lists>,
) -> Imported {
    let [refused, suspects] = cells.map(|cells| -> Vec<Refused> {
        let named = |cell: Refused| Refused {
            file: file.clone(),
            proposal: cell.proposal.filter(|text| !text.is_empty()),
            ..cell
        };
        cells.into_iter().map(named).collect()
    });
    let count = |key: &str| outcome.get(key).and_then(Value::as_u64).unwrap_or(0);
    Imported {
        rows: count("rows"),
        numbers: count("numbers"),
        added: count("added"),
        changed: count("changed"),
        unchanged: count("unchanged"),
        duplicates: count("duplicates"),
        gone: count("gone"),
        suspect: count("suspect"),
        kept_by_hand: count("kept_by_hand"),
        refused,
        suspects,
        lists,
        file,
    }
}

/// The sum of several files. In a dry run each is held against the project as it stands.
fn together(sources: &[Imported]) -> Imported {
    let mut all = Imported::default();
    let names: Vec<&str> = sources.iter().map(|source| source.file.as_str()).collect();
    all.file = names.join(", ");
    for source in sources {
        all.rows += source.rows;
        all.numbers += source.numbers;
        all.added += source.added;
        all.changed += source.changed;
        all.unchanged += source.unchanged;
        all.duplicates += source.duplicates;
        all.gone += source.gone;
        all.suspect += source.suspect;
        all.kept_by_hand += source.kept_by_hand;
        all.refused.extend(source.refused.iter().cloned());
        all.suspects.extend(source.suspects.iter().cloned());
    }
    all
}

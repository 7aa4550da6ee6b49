//! Takes foreign files in, and says what became of each of their cells that was refused.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use portwright_core::{id::AccountId, intake::Field};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, word},
};

#[derive(Debug, Args)]
#[command(after_help = fields())]
pub(crate) struct Import {
    /// The project file
    file: PathBuf,
    /// Files to take in, one after the other
    #[arg(required = true)]
    source: Vec<PathBuf>,
    /// What the files are
    #[arg(long = "as", value_name = "LIST", default_value = "inventory")]
    list: List,
    /// Only this sheet; otherwise every visible sheet with a column of numbers
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Take FIELD from COLUMN, a header text or a letter
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pair)]
    map: Vec<(String, String)>,
    /// The account the files are of: its id, its account number, or its carrier when it has only one
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// Zone in which a call list writes its times, such as America/New_York; otherwise the project's
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
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
    refused: Vec<Refused>,
}

/// A refused cell.
#[derive(Debug, Clone, Serialize)]
struct Refused {
    file: String,
    sheet: String,
    row: u64,
    column: u64,
    cell: String,
    text: String,
    code: String,
    message: String,
    proposal: Option<String>,
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
        print(output, &answer)?;
    }
    Ok(Ending::Done)
}

fn take_in(
    host: &mut Host,
    wanted: &Import,
    source: &Path,
    account: Option<AccountId>,
) -> Result<Imported, Failure> {
    let sheet = wanted.sheet.as_deref();
    let columns = if wanted.map.is_empty() {
        BTreeMap::new()
    } else {
        host.ask(|session, call| session.columns_named(source, sheet, &wanted.map, call))?
    };
    let ticket = host.ticket(source);
    let request = json!({
        "ticket": ticket, "list": wanted.list, "sheet": sheet, "columns": columns, "account": account,
        "zone": wanted.zone,
    });
    let file = source
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_default();
    if wanted.dry_run {
        let seen = host.call("import_preview", request)?;
        let outcome = seen.get("outcome").unwrap_or(&Value::Null);
        return Ok(imported(file, outcome, &seen));
    }
    let done = host.call("import_commit", request)?;
    let outcome = done.get("imported").unwrap_or(&Value::Null);
    Ok(imported(file, outcome, outcome))
}

fn imported(file: String, outcome: &Value, refused: &Value) -> Imported {
    let count = |value: &Value, key: &str| value.get(key).and_then(Value::as_u64).unwrap_or(0);
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let cells = refused.get("refused").and_then(Value::as_array);
    Imported {
        rows: count(outcome, "rows"),
        numbers: count(outcome, "numbers"),
        added: count(outcome, "added"),
        changed: count(outcome, "changed"),
        unchanged: count(outcome, "unchanged"),
        duplicates: count(outcome, "duplicates"),
        gone: count(outcome, "gone"),
        refused: cells
            .into_iter()
            .flatten()
            .map(|cell| Refused {
                file: file.clone(),
                sheet: text(cell, "sheet"),
                row: count(cell, "row"),
                column: count(cell, "column"),
                cell: text(cell, "cell"),
                text: text(cell, "text"),
                code: text(cell, "code"),
                message: text(cell, "message"),
                proposal: Some(text(cell, "proposal")).filter(|text| !text.is_empty()),
            })
            .collect(),
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
        all.refused.extend(source.refused.iter().cloned());
    }
    all
}

fn print(output: &mut Output, answer: &Answer) -> Result<(), Failure> {
    if answer.dry_run {
        output.say("Nothing was written.")?;
    }
    let rows: Vec<Vec<String>> = answer
        .sources
        .iter()
        .map(|source| {
            let refused = source.refused.len().to_string();
            let counts = [
                source.rows,
                source.numbers,
                source.added,
                source.changed,
                source.unchanged,
                source.duplicates,
            ];
            let mut row = vec![source.file.clone()];
            row.extend(counts.iter().map(u64::to_string));
            row.push(refused);
            row
        })
        .collect();
    output.table(
        &[
            "file",
            "rows",
            "numbers",
            "added",
            "changed",
            "unchanged",
            "duplicates",
            "refused",
        ],
        &rows,
    )?;
    if answer.all.refused.is_empty() {
        return Ok(());
    }
    output.line("")?;
    let rows: Vec<Vec<String>> = answer
        .all
        .refused
        .iter()
        .map(|cell| {
            vec![
                cell.file.clone(),
                cell.sheet.clone(),
                cell.cell.clone(),
                cell.text.clone(),
                cell.message.clone(),
            ]
        })
        .collect();
    output.table(&["refused in", "sheet", "cell", "text", "why"], &rows)
}

//! What an import would see of a foreign file.

use std::path::PathBuf;

use clap::Args;
use portwright_core::intake::{Field, layout::Column};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, word},
};

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The file; - for a pasted list on standard input
    source: PathBuf,
}

pub(crate) fn inspect(
    host: &mut Host,
    output: &mut Output,
    wanted: &Inspect,
) -> Result<Ending, Failure> {
    let seen = if wanted.source.as_os_str() == "-" {
        let text = crate::import::pasted()?;
        host.ask(|session, call| session.inspect_text(&text, call))?
    } else {
        host.ask(|session, call| session.inspect(&wanted.source, call))?
    };
    if output.json() {
        output.document(&seen)?;
        return Ok(Ending::Done);
    }
    let encoding = seen
        .encoding
        .map(|name| format!(", {name}"))
        .unwrap_or_default();
    output.say(&format!(
        "{}: {}{encoding}",
        wanted.source.display(),
        word(&seen.container)
    ))?;
    for sheet in seen.sheets {
        let name = if sheet.name.is_empty() {
            "(text)"
        } else {
            &sheet.name
        };
        let hidden = if sheet.visible { "" } else { ", hidden" };
        let header = sheet.header_row.map_or_else(
            || "no header row".to_owned(),
            |row| format!("header in row {row}"),
        );
        output.line("")?;
        output.say(&format!("{name}{hidden}: {} cells, {header}", sheet.cells))?;
        let several = sheet.tables.len() > 1;
        if sheet.tables.is_empty() {
            columns(output, sheet.columns)?;
        }
        for (at, table) in sheet.tables.into_iter().enumerate() {
            if several {
                output.line("")?;
                let title = if table.title.is_empty() {
                    String::new()
                } else {
                    format!(" “{}”", table.title)
                };
                let rows = format!("rows {} to {}", table.region.top, table.region.bottom);
                output.say(&format!("table {}{title}: {rows}", at + 1))?;
            }
            columns(output, table.columns)?;
        }
    }
    for limit in seen.limits {
        output.say(&limit.message)?;
    }
    Ok(Ending::Done)
}

/// What each column is taken for, how sure that is and why, with a few of its values.
fn columns(output: &mut Output, columns: Vec<Column>) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = columns
        .into_iter()
        .map(|column| {
            let fields: Vec<&str> = [column.field, column.also]
                .into_iter()
                .flatten()
                .map(Field::name)
                .collect();
            let sure = (!fields.is_empty()).then(|| format!("{:.0} %", column.confidence * 100.0));
            vec![
                column.letter,
                column.header,
                fields.join(", "),
                sure.unwrap_or_default(),
                column.samples.join(" | "),
                column.reason,
            ]
        })
        .collect();
    output.table(
        &["column", "header", "field", "sure", "samples", "why"],
        &rows,
    )
}

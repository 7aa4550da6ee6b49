//! What an import would see of a foreign file.

use std::path::PathBuf;

use clap::Args;

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, word},
};

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The file
    source: PathBuf,
}

pub(crate) fn inspect(
    host: &mut Host,
    output: &mut Output,
    wanted: &Inspect,
) -> Result<Ending, Failure> {
    let seen = host.ask(|session, call| session.inspect(&wanted.source, call))?;
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
        let rows: Vec<Vec<String>> = sheet
            .columns
            .into_iter()
            .map(|column| {
                let sure = column
                    .field
                    .map(|_| format!("{:.0} %", column.confidence * 100.0));
                vec![
                    column.letter,
                    column.header,
                    column
                        .field
                        .map(|field| field.name().to_owned())
                        .unwrap_or_default(),
                    sure.unwrap_or_default(),
                    column.samples.join(" | "),
                ]
            })
            .collect();
        output.table(&["column", "header", "field", "sure", "samples"], &rows)?;
    }
    for limit in seen.limits {
        output.say(&limit.message)?;
    }
    Ok(Ending::Done)
}

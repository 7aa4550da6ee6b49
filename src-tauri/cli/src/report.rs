//! Status reports that went to the client.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, text},
};

#[derive(Debug, Args)]
pub(crate) struct ReportSent {
    /// The project file
    file: PathBuf,
    /// To whom it went
    #[arg(long, value_name = "NAME")]
    to: String,
    /// On which paper
    #[arg(long, value_enum, default_value = "letter")]
    paper: Sheet,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Sheet {
    /// 8.5 × 11 inches
    Letter,
    /// 210 × 297 mm
    A4,
}

/// Keeps the status report of now as the one that was sent.
pub(crate) fn report_sent(
    host: &mut Host,
    output: &mut Output,
    wanted: &ReportSent,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    let paper = match wanted.paper {
        Sheet::Letter => "letter",
        Sheet::A4 => "a4",
    };
    let done = host.call("report_sent", json!({ "to": wanted.to, "paper": paper }))?;
    if output.json() {
        output.document(&done)?;
    } else {
        output.say(&text(&done, "label"))?;
    }
    Ok(Ending::Done)
}

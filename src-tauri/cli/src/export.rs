//! Documents into a folder.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use portwright_core::api::view::PaperSize;

use crate::{Ending, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The project file
    file: PathBuf,
    /// The folder; it is made where it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only documents of this kind, such as loa or checklist
    #[arg(long, value_name = "KIND")]
    only: Vec<String>,
    /// Paper
    #[arg(long, value_enum, default_value = "letter")]
    paper: Paper,
    /// Replace files that are there with other bytes
    #[arg(long)]
    force: bool,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Paper {
    /// 8.5 × 11 inches
    Letter,
    /// 210 × 297 mm
    A4,
}

pub(crate) fn export(
    host: &mut Host,
    output: &mut Output,
    wanted: &Export,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let paper = match wanted.paper {
        Paper::Letter => PaperSize::Letter,
        Paper::A4 => PaperSize::A4,
    };
    let exported = host.ask(|session, call| {
        session.export(&wanted.out, &wanted.only, paper, wanted.force, call)
    })?;
    if output.json() {
        output.document(&exported)?;
        return Ok(Ending::Done);
    }
    // As `sha256sum --check` reads it, from inside the folder.
    for file in exported.files {
        output.say(&format!("{}  {}", file.sha256, file.name))?;
    }
    Ok(Ending::Done)
}

//! Documents into a folder.

use std::{io::Write as _, path::PathBuf};

use clap::{Args, ValueEnum};
use portwright_core::api::{ExportAsk, UploadChoice, view::PaperSize};

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
    /// Format of upload files, such as telnyx or bandwidth; without it the gaining side's own
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Write PINs into upload files that ask for them; this goes on record
    #[arg(long)]
    with_secrets: bool,
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
    if wanted.with_secrets {
        host.write_to(&wanted.file)?;
    } else {
        host.look_at(&wanted.file)?;
    }
    let paper = match wanted.paper {
        Paper::Letter => PaperSize::Letter,
        Paper::A4 => PaperSize::A4,
    };
    let uploads = UploadChoice {
        format: wanted.format.clone(),
        with_secrets: wanted.with_secrets,
    };
    let exported = host.ask(|session, call| {
        let ask = ExportAsk {
            only: &wanted.only,
            paper,
            force: wanted.force,
            uploads: &uploads,
        };
        session.export(&wanted.out, &ask, call)
    })?;
    if output.json() {
        output.document(&exported)?;
        return Ok(Ending::Done);
    }
    for finding in &exported.findings {
        let _ = writeln!(
            std::io::stderr(),
            "{}: {}",
            finding.subject,
            finding.message
        );
    }
    // As `sha256sum --check` reads it, from inside the folder.
    for file in exported.files {
        output.say(&format!("{}  {}", file.sha256, file.name))?;
    }
    Ok(Ending::Done)
}

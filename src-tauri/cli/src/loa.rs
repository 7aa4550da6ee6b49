//! Letters: who signed which, whether it still holds, and taking a signed one in.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{Ending, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
pub(crate) struct Loa {
    #[command(subcommand)]
    act: Act,
}

/// How a letter was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
enum How {
    /// By hand on paper, then scanned
    Paper,
    /// With a signing service
    Electronic,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// List the letters: ready, signed, void, sent; and what goes to the carrier with each
    List {
        /// The project file
        file: PathBuf,
    },
    /// Take in a signed letter, byte by byte, and record the signature
    Sign {
        /// The project file
        file: PathBuf,
        /// The order, by its name
        order: String,
        /// The signed file as it came back: a PDF or a picture
        signed: PathBuf,
        /// How it was signed
        #[arg(long, default_value = "paper")]
        how: How,
        /// The day that stands on it; today otherwise
        #[arg(long, value_name = "DATE", default_value = "")]
        date: String,
        /// Who signed; the person whom the letter names otherwise
        #[arg(long, value_name = "NAME", default_value = "")]
        signer: String,
        /// How it came, and from whom
        #[arg(long, value_name = "TEXT", default_value = "")]
        came: String,
    },
}

pub(crate) fn loa(host: &mut Host, output: &mut Output, wanted: &Loa) -> Result<Ending, Failure> {
    match &wanted.act {
        Act::List { file } => {
            host.look_at(file)?;
            list(host, output, None)
        }
        Act::Sign {
            file,
            order,
            signed,
            how,
            date,
            signer,
            came,
        } => {
            host.write_to(file)?;
            let id = host.session().order_named(order)?;
            let ticket = host.ticket(signed);
            host.call(
                "loa_sign",
                json!({
                    "id": id, "how": how, "date": date, "signer": signer, "came": came, "ticket": ticket,
                }),
            )?;
            list(host, output, Some(order))
        }
    }
}

/// The letters of all orders, or of one.
fn list(host: &mut Host, output: &mut Output, only: Option<&str>) -> Result<Ending, Failure> {
    let mut view = host.call("documents_list", Value::Null)?;
    let mut packages = match view.pointer_mut("/packages").map(Value::take) {
        Some(Value::Array(packages)) => packages,
        _ => Vec::new(),
    };
    let text = |value: &Value, at: &str| -> String {
        value
            .pointer(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    packages.retain(|package| {
        only.is_none_or(|only| text(package, "/name").eq_ignore_ascii_case(only))
    });
    if output.json() {
        output.document(&packages)?;
        return Ok(Ending::Done);
    }
    for package in &packages {
        output.say(&format!(
            "{}  {}  {}",
            text(package, "/name"),
            text(package, "/place"),
            text(package, "/mark/text")
        ))?;
        for at in [
            "/signature/words",
            "/signature/file",
            "/signature/void",
            "/frozen",
        ] {
            let words = text(package, at);
            if !words.is_empty() {
                output.say(&format!("    {words}"))?;
            }
        }
        let files = package.pointer("/files").and_then(Value::as_array);
        for file in files.into_iter().flatten() {
            output.say(
                format!(
                    "    {}  {}  {}",
                    text(file, "/name"),
                    text(file, "/detail"),
                    text(file, "/trouble")
                )
                .trim_end(),
            )?;
        }
    }
    Ok(Ending::Done)
}

//! The checklist: shown, ticked, and its template kept or taken over.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, list, text},
};

#[derive(Debug, Args)]
pub(crate) struct Checklist {
    /// The project file
    file: PathBuf,
    /// What to do with it; without it the list is shown
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Add a line of one's own
    Add {
        /// 2 gather and verify, 3 LOA and submission, 5 cutover and validation
        #[arg(long)]
        phase: u8,
        /// What has to be true
        text: String,
        /// What happens otherwise
        #[arg(long)]
        why: Option<String>,
        /// Who sees to it
        #[arg(long, value_name = "NAME")]
        owner: Option<String>,
        /// When it has to be done
        #[arg(long, value_name = "DATE")]
        due: Option<String>,
    },
    /// Say that a line is done
    Done {
        /// The line, such as cutover.agents
        key: String,
        /// The day; today without it
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// What shows it
        #[arg(long)]
        evidence: Option<String>,
    },
    /// Take a line off this project's list
    Drop {
        /// The line
        key: String,
    },
    /// A line as the program makes it
    Restore {
        /// The line
        key: String,
    },
    /// Keep what is one's own of the list for the next client
    Keep {
        /// The file to write, or a folder
        template: PathBuf,
    },
    /// Take a kept template over
    Take {
        /// The template
        template: PathBuf,
    },
}

pub(crate) fn checklist(
    host: &mut Host,
    output: &mut Output,
    wanted: &Checklist,
) -> Result<Ending, Failure> {
    let (command, request) = match &wanted.act {
        None => {
            host.look_at(&wanted.file)?;
            return show(host, output);
        }
        Some(Act::Keep { template }) => {
            host.look_at(&wanted.file)?;
            let ticket = host.ticket(template);
            let saved = host.call("checklist_template_save", json!({ "ticket": ticket }))?;
            if output.json() {
                output.document(&saved)?;
            } else {
                output.say(&kept(&saved))?;
            }
            return Ok(Ending::Done);
        }
        Some(Act::Add {
            phase,
            text,
            why,
            owner,
            due,
        }) => (
            "checklist_save",
            json!({ "phase": phase, "text": text, "why": why, "owner": owner, "due": due }),
        ),
        Some(Act::Done { key, on, evidence }) => (
            "checklist_done",
            json!({ "key": key, "done": true, "on": on.as_deref().unwrap_or_default(),
                    "evidence": evidence.as_deref().unwrap_or_default() }),
        ),
        Some(Act::Drop { key }) => ("checklist_drop", json!({ "key": key })),
        Some(Act::Restore { key }) => ("checklist_restore", json!({ "key": key })),
        Some(Act::Take { template }) => {
            let ticket = host.ticket(template);
            ("checklist_template_apply", json!({ "ticket": ticket }))
        }
    };
    host.write_to(&wanted.file)?;
    let done = host.call(command, request)?;
    if output.json() {
        output.document(&done)?;
    } else {
        output.say(&text(&done, "label"))?;
    }
    Ok(Ending::Done)
}

fn kept(saved: &Value) -> String {
    format!(
        "{}: {} lines, {} about single orders left out",
        text(saved, "file"),
        text(saved, "items"),
        text(saved, "left")
    )
}

fn show(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
    let checklist = host.call("checklist", json!({}))?;
    if output.json() {
        output.document(&checklist)?;
        return Ok(Ending::Done);
    }
    for phase in list(&checklist, "phases") {
        output.line(&format!(
            "{} {}: {}",
            text(phase, "number"),
            text(phase, "title"),
            text(phase, "note")
        ))?;
        let rows: Vec<Vec<String>> = list(phase, "items")
            .map(|item| {
                ["key", "when", "text", "owner", "evidence"]
                    .map(|field| text(item, field))
                    .to_vec()
            })
            .collect();
        output.table(&["item", "when", "what", "owner", "evidence"], &rows)?;
        output.line("")?;
    }
    output.say(&text(&checklist, "note"))?;
    Ok(Ending::Done)
}

//! Any command of the program's own list, with the JSON that the desktop sends.

use std::{io::Read as _, path::PathBuf};

use clap::Args;
use portwright_core::api::{commands, typescript};
use serde::Serialize;
use serde_json::Value;

use crate::{Ending, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
#[command(
    after_help = "Where a request names a ticket, 0 is FILE and 1, 2, … are the paths given with --path."
)]
pub(crate) struct CallArguments {
    /// The project file
    #[arg(required_unless_present = "list")]
    file: Option<PathBuf>,
    /// The command's name
    #[arg(required_unless_present = "list")]
    command: Option<String>,
    /// The request as JSON, or - to read it from standard input
    request: Option<String>,
    /// A file or folder that the request names by its ticket
    #[arg(long, value_name = "PATH")]
    path: Vec<PathBuf>,
    /// Print the list of commands with the shape of request and answer
    #[arg(long)]
    list: bool,
}

/// The list as data.
#[derive(Serialize)]
struct List {
    commands: Vec<commands::CommandInfo>,
    /// Declarations of the types that requests and answers are made of, in TypeScript.
    types: Vec<String>,
}

pub(crate) fn call(
    host: &mut Host,
    output: &mut Output,
    wanted: CallArguments,
) -> Result<Ending, Failure> {
    if wanted.list {
        return list(output);
    }
    let (Some(file), Some(name)) = (wanted.file, wanted.command) else {
        return Err(Failure::wrong_call(
            "No command is named.",
            "Name a project and a command.",
        ));
    };
    let request = request(wanted.request.as_deref())?;
    for path in std::iter::once(&file).chain(&wanted.path) {
        host.ticket(path);
    }
    let list = commands::list();
    let command = list.iter().find(|command| command.name == name);
    match command.map(|command| (command.name, command.answer.as_str())) {
        // These need no project, or make or open one themselves.
        None
        | Some((
            "app_info" | "carrier_check" | "project_create" | "project_open" | "project_sample",
            _,
        )) => {}
        // What answers with a label has written.
        Some((_, "Done" | "ImportDone" | "CarrierAdded")) => host.write_to(&file)?,
        Some(_) => host.look_at(&file)?,
    }
    let answer = host.call(&name, request)?;
    output.document(&answer)?;
    Ok(Ending::Done)
}

fn request(text: Option<&str>) -> Result<Value, Failure> {
    let text = match text {
        None => return Ok(Value::Null),
        Some("-") => {
            let mut text = String::new();
            std::io::stdin()
                .lock()
                .read_to_string(&mut text)
                .map_err(|cause| Failure::stream("Standard input cannot be read", &cause))?;
            text
        }
        Some(text) => text.to_owned(),
    };
    serde_json::from_str(&text).map_err(|cause| {
        Failure::wrong_call(
            format!("The request is no JSON: {cause}."),
            "Put it in single quotes, or give - and write it to standard input.",
        )
    })
}

fn list(output: &mut Output) -> Result<Ending, Failure> {
    let commands = commands::list();
    let source = typescript::source();
    let source = source
        .split("\n/** Every command")
        .next()
        .unwrap_or_default();
    let types: Vec<String> = source
        .split("\nexport ")
        .skip(1)
        .map(|declaration| declaration.trim_end().to_owned())
        .collect();
    if output.json() {
        output.document(&List { commands, types })?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = commands
        .into_iter()
        .map(|command| {
            vec![
                command.name.to_owned(),
                command.request,
                command.answer,
                command.about.to_owned(),
            ]
        })
        .collect();
    output.table(&["command", "request", "answer", ""], &rows)?;
    output.line("")?;
    for declaration in types {
        output.line(&declaration)?;
    }
    Ok(Ending::Done)
}

//! Cutovers: the nights, a night as it stands, what happened on it, the runbook, and what follows.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, list, text, word},
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Cutover {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    #[command(subcommand)]
    act: Option<Act>,
}

/// A night by its name.
#[derive(Debug, Args)]
pub(crate) struct OneNight {
    /// The project file
    pub(crate) file: PathBuf,
    /// The night: an order such as NDG-03, or its wave's name
    pub(crate) night: String,
}

#[derive(Debug, Args)]
struct OneStep {
    #[command(flatten)]
    night: OneNight,
    /// The step by its key, as `cutover show` lists it
    step: String,
    /// Who did it; the step's owner without it
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// The reason, or what is to be known of it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Word {
    /// Go on; keep
    Go,
    /// Do not go on; snap back
    NoGo,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show a night: the step now and next, what is open, what is late and what that pushes
    Show(OneNight),
    /// Show the runbook, from two weeks before to a month after
    Runbook(OneNight),
    /// A step was begun
    Begin(OneStep),
    /// A step is done
    Done(OneStep),
    /// A step was left out, with --reason
    Skip(OneStep),
    /// A step is open again, with --reason
    Reopen(OneStep),
    /// Open the night again as a whole, with --reason: it was stopped, or its cut is on another day
    Again {
        #[command(flatten)]
        night: OneNight,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Somebody decided at a gate
    Decide {
        #[command(flatten)]
        step: OneStep,
        /// What was decided
        word: Word,
    },
    /// Hold the night
    Hold(OneNight),
    /// Let it go on
    Resume(OneNight),
    /// Write a note
    Note {
        #[command(flatten)]
        night: OneNight,
        /// The note
        text: String,
    },
    /// Sign the night off; status 2 while 911 is open, unless --reason says why all the same
    Sign {
        #[command(flatten)]
        night: OneNight,
        /// Who signs
        #[arg(long, value_name = "NAME")]
        who: String,
        /// Why with 911 open or failed
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Write the runbook's changes as a template for the next client, into a folder or file
    TemplateSave {
        #[command(flatten)]
        night: OneNight,
        /// Where to
        to: PathBuf,
    },
    /// Begin a runbook with a template
    TemplateUse {
        #[command(flatten)]
        night: OneNight,
        /// The template
        template: PathBuf,
    },
    /// Hold a bill after the cut, a file or lines from standard input, against the ledger
    Bill {
        /// The project file
        file: PathBuf,
        /// The losing carrier, by profile id; or the account's number, where it has several
        carrier: String,
        /// The day of the bill
        dated: NaiveDate,
        /// The bill as a PDF, a workbook or a list: its numbers are read, and it is attached to the account
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    /// Write down what was learnt of a carrier
    Lesson {
        /// The project file
        file: PathBuf,
        /// The carrier, by profile id
        carrier: String,
        /// What was learnt
        text: String,
    },
}

/// The key of a night by its name.
pub(crate) fn named(host: &mut Host, name: &str) -> Result<Value, Failure> {
    let nights = host.call("nights_list", Value::Null)?;
    let all = || nights.as_array().into_iter().flatten();
    let is = |night: &&Value| {
        text(night, "name").eq_ignore_ascii_case(name) || text(night, "night") == name
    };
    if let Some(night) = all().find(is) {
        return Ok(night.get("night").cloned().unwrap_or_default());
    }
    let known: Vec<String> = all().map(|night| text(night, "name")).collect();
    Err(Failure::wrong_call(
        format!("There is no night {name}."),
        format!("Choose of {}.", known.join(", ")),
    ))
}

pub(crate) fn cutover(
    host: &mut Host,
    output: &mut Output,
    wanted: &Cutover,
) -> Result<Ending, Failure> {
    match (&wanted.act, &wanted.file) {
        (Some(act), _) => acted(host, output, act),
        (None, Some(file)) => {
            host.look_at(file)?;
            nights(host, output)
        }
        (None, None) => Err(Failure::wrong_call(
            "No project is named.",
            "Name its file.",
        )),
    }
}

fn nights(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
    let nights = host.call("nights_list", Value::Null)?;
    if output.json() {
        output.document(&nights)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = nights
        .as_array()
        .into_iter()
        .flatten()
        .map(|night| {
            vec![
                text(night, "name"),
                text(night, "when"),
                text(night, "about"),
                state(night),
            ]
        })
        .collect();
    output.table(&["night", "when", "what", "state"], &rows)?;
    Ok(Ending::Done)
}

pub(crate) fn state(row: &Value) -> String {
    row.pointer("/state/text").map(word).unwrap_or_default()
}

fn acted(host: &mut Host, output: &mut Output, act: &Act) -> Result<Ending, Failure> {
    match act {
        Act::Show(wanted) => {
            host.look_at(&wanted.file)?;
            let night = named(host, &wanted.night)?;
            show(host, output, &night)
        }
        Act::Runbook(wanted) => {
            host.look_at(&wanted.file)?;
            let night = named(host, &wanted.night)?;
            runbook(host, output, &night)
        }
        Act::Begin(step) => stepped(host, output, "begin", step, ""),
        Act::Done(step) => stepped(host, output, "done", step, ""),
        Act::Skip(step) => stepped(host, output, "skip", step, ""),
        Act::Reopen(step) => stepped(host, output, "reopen", step, ""),
        Act::Decide { step, word } => {
            let word = match word {
                Word::Go => "go",
                Word::NoGo => "no_go",
            };
            stepped(host, output, "decide", step, word)
        }
        Act::Again { night, reason } => whole(host, output, "reopen", night, reason),
        Act::Hold(night) => whole(host, output, "hold", night, ""),
        Act::Resume(night) => whole(host, output, "resume", night, ""),
        Act::Note { night, text } => whole(host, output, "note", night, text),
        Act::Sign { night, who, reason } => {
            host.write_to(&night.file)?;
            let night = named(host, &night.night)?;
            let reason = reason.clone().unwrap_or_default();
            let request = json!({ "night": night, "who": who, "reason": reason });
            host.call("night_sign", request)?;
            show(host, output, &night)
        }
        Act::TemplateSave { night, to } => {
            host.look_at(&night.file)?;
            let key = named(host, &night.night)?;
            let ticket = host.ticket(to);
            let saved = host.call(
                "runbook_template_save",
                json!({ "night": key, "ticket": ticket }),
            )?;
            if output.json() {
                output.document(&saved)?;
            } else {
                output.say(&format!(
                    "{}: {} steps",
                    text(&saved, "name"),
                    text(&saved, "steps")
                ))?;
            }
            Ok(Ending::Done)
        }
        Act::TemplateUse { night, template } => {
            host.write_to(&night.file)?;
            let key = named(host, &night.night)?;
            let ticket = host.ticket(template);
            let request = json!({ "night": key, "ticket": ticket });
            host.call("runbook_template_use", request)?;
            runbook(host, output, &key)
        }
        Act::Bill {
            file,
            carrier,
            dated,
            from,
        } => bill(host, output, file, (carrier, *dated), from.as_deref()),
        Act::Lesson {
            file,
            carrier,
            text,
        } => {
            host.write_to(file)?;
            let done = host.call("carrier_note", json!({ "carrier": carrier, "text": text }))?;
            said(output, &done)
        }
    }
}

fn said(output: &mut Output, done: &Value) -> Result<Ending, Failure> {
    if output.json() {
        output.document(done)?;
    } else {
        output.say(&text(done, "label"))?;
    }
    Ok(Ending::Done)
}

fn stepped(
    host: &mut Host,
    output: &mut Output,
    act: &str,
    step: &OneStep,
    word: &str,
) -> Result<Ending, Failure> {
    host.write_to(&step.night.file)?;
    let night = named(host, &step.night.night)?;
    let request = json!({
        "night": night, "act": act, "step": step.step, "word": word,
        "who": step.who.clone().unwrap_or_default(), "text": step.reason.clone().unwrap_or_default(),
    });
    host.call("night_act", request)?;
    show(host, output, &night)
}

fn whole(
    host: &mut Host,
    output: &mut Output,
    act: &str,
    night: &OneNight,
    text: &str,
) -> Result<Ending, Failure> {
    host.write_to(&night.file)?;
    let night = named(host, &night.night)?;
    host.call(
        "night_act",
        json!({ "night": night, "act": act, "text": text }),
    )?;
    show(host, output, &night)
}

fn show(host: &mut Host, output: &mut Output, night: &Value) -> Result<Ending, Failure> {
    let view = host.call("night_view", json!({ "night": night }))?;
    if output.json() {
        output.document(&view)?;
        return Ok(Ending::Done);
    }
    output.say(&format!(
        "{} {}: {}",
        text(&view, "name"),
        text(&view, "about"),
        state(&view)
    ))?;
    for warning in list(&view, "warnings") {
        output.say(&word(warning))?;
    }
    for key in ["place", "held", "pushed", "refused"] {
        let words = text(&view, key);
        if !words.is_empty() {
            output.say(&words)?;
        }
    }
    let rows: Vec<Vec<String>> = list(&view, "steps")
        .map(|step| {
            [
                "key", "progress", "planned", "real", "off", "title", "owner", "said",
            ]
            .map(|key| text(step, key))
            .to_vec()
        })
        .collect();
    let heads = [
        "step", "stands", "planned", "real", "off", "what", "who", "said",
    ];
    output.table(&heads, &rows)?;
    for open in list(&view, "open") {
        let mark = open.pointer("/mark/text").map(word).unwrap_or_default();
        output.say(&format!("open: {mark}. {}", text(open, "detail")))?;
    }
    let signed = view.pointer("/sign/signed").map(word).unwrap_or_default();
    let against = view.pointer("/sign/against").map(word).unwrap_or_default();
    if !signed.is_empty() {
        output.say(&format!("signed: {signed}"))?;
    } else if !against.is_empty() {
        output.say(&format!("not to be signed yet: {against}"))?;
    }
    Ok(Ending::Done)
}

fn runbook(host: &mut Host, output: &mut Output, night: &Value) -> Result<Ending, Failure> {
    let view = host.call("runbook_view", json!({ "night": night }))?;
    if output.json() {
        output.document(&view)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = list(&view, "parts")
        .flat_map(|part| list(part, "steps"))
        .map(|step| {
            let day = format!("{} {}", text(step, "day"), text(step, "hour"));
            vec![
                text(step, "key"),
                day.trim().to_owned(),
                text(step, "minutes"),
                text(step, "title"),
                text(step, "owner"),
                state(step),
                text(step, "detail"),
            ]
        })
        .collect();
    output.table(
        &["step", "when", "min", "what", "who", "state", "how"],
        &rows,
    )?;
    Ok(Ending::Done)
}

fn bill(
    host: &mut Host,
    output: &mut Output,
    file: &Path,
    (of, dated): (&str, NaiveDate),
    from: Option<&Path>,
) -> Result<Ending, Failure> {
    let mut lines = String::new();
    if from.is_none() {
        std::io::stdin()
            .read_to_string(&mut lines)
            .map_err(|cause| Failure::stream("The bill cannot be read", &cause))?;
    }
    host.write_to(file)?;
    let accounts = host.call("final_bills", Value::Null)?;
    let all = || accounts.as_array().into_iter().flatten();
    let is_named = |row: &&Value| {
        text(row, "carrier") == of || text(row, "name").split(", ").last() == Some(of)
    };
    let mut named = all().filter(is_named);
    let account = match (named.next(), named.next()) {
        (Some(account), None) => account.get("account").cloned().unwrap_or_default(),
        (None, _) => {
            return Err(Failure::wrong_call(
                format!("No account is at {of}."),
                "Name the losing carrier by its profile id, or the account by its number.",
            ));
        }
        (Some(_), Some(_)) => {
            let known: Vec<String> = all()
                .filter(is_named)
                .map(|row| text(row, "name"))
                .collect();
            return Err(Failure::wrong_call(
                format!("{of} has several accounts."),
                format!("Name the account by its number: {}.", known.join("; ")),
            ));
        }
    };
    let mut request = json!({ "account": account, "dated": dated.to_string(), "text": lines });
    if let (Some(from), Some(request)) = (from, request.as_object_mut()) {
        request.insert("ticket".into(), json!(host.ticket(from)));
    }
    let done = host.call("final_bill_check", request)?;
    let is = |row: &&Value| row.get("account") == Some(&account);
    let accounts = host.call("final_bills", Value::Null)?;
    let found = accounts.as_array().into_iter().flatten().find(is);
    let Some(found) = found else {
        return Ok(Ending::Done);
    };
    if output.json() {
        output.document(found)?;
        return Ok(Ending::Done);
    }
    // How its numbers were chosen stands there alone.
    output.say(&text(&done, "label"))?;
    output.say(&format!(
        "{}: {}, {}",
        text(found, "name"),
        text(found, "bill"),
        state(found)
    ))?;
    for line in list(found, "lines") {
        let mark = line.pointer("/mark/text").map(word).unwrap_or_default();
        let numbers: Vec<String> = list(line, "numbers").map(word).collect();
        output.say(&format!(
            "{mark}: {}. {}",
            numbers.join(", "),
            text(line, "hint")
        ))?;
    }
    Ok(Ending::Done)
}

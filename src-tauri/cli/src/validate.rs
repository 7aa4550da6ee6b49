//! The tests of a night: the matrix, results, samples, and the areas of toll-free numbers.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use portwright_core::number::find;
use serde_json::{Value, json};

use crate::{
    Ending,
    cutover::{OneNight, named},
    failure::Failure,
    host::Host,
    output::{Output, list, text, word},
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Validate {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// The night: an order such as NDG-03, or its wave's name
    #[arg(required = true)]
    night: Option<String>,
    /// Which tests
    #[arg(long, value_enum, default_value = "night")]
    phase: Phase,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Phase {
    /// 911 addresses and temporary numbers
    Before,
    /// After the activation
    Night,
    /// Texting and caller name
    After,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Outcome {
    /// It passed
    Pass,
    /// It failed; with --note
    Fail,
    /// It does not apply; of 911 with --note
    NotApplicable,
    /// Not tested after all
    Open,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Record a test of numbers
    Record {
        #[command(flatten)]
        night: OneNight,
        /// The test: `address_911`, `temporary_911`, `inbound_mobile`, `inbound_landline`, `inbound_losing`, `caller_id`, `emergency_911`, …
        test: String,
        /// What came of it
        result: Outcome,
        /// The numbers; none with --open
        numbers: Vec<String>,
        /// Every number whose test is open
        #[arg(long)]
        open: bool,
        /// Every number with the same 911 location too
        #[arg(long)]
        same_address: bool,
        /// Who tested
        #[arg(long, value_name = "NAME")]
        tester: Option<String>,
        /// What was heard
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Test only some numbers of a large block; 911 is never sampled
    Sample {
        #[command(flatten)]
        night: OneNight,
        /// Of a block every so many, with the first, the last and what is published; 1 for all
        every: u16,
        /// The tests
        #[arg(required = true)]
        tests: Vec<String>,
        /// Who decides
        #[arg(long, value_name = "NAME")]
        who: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Say from which areas beside the United States toll-free numbers are called
    Areas {
        #[command(flatten)]
        night: OneNight,
        /// `toll_free_canada`, `toll_free_caribbean`; none for the United States alone
        areas: Vec<String>,
        /// Who decides
        #[arg(long, value_name = "NAME")]
        who: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

pub(crate) fn validate(
    host: &mut Host,
    output: &mut Output,
    wanted: &Validate,
) -> Result<Ending, Failure> {
    match (&wanted.act, &wanted.file, &wanted.night) {
        (Some(act), ..) => acted(host, output, act),
        (None, Some(file), Some(night)) => {
            host.look_at(file)?;
            let night = named(host, night)?;
            let phase = match wanted.phase {
                Phase::Before => "before",
                Phase::Night => "night",
                Phase::After => "after",
            };
            print(host, output, &night, phase)
        }
        _ => Err(Failure::wrong_call(
            "No night is named.",
            "Name the project file and the night.",
        )),
    }
}

fn acted(host: &mut Host, output: &mut Output, act: &Act) -> Result<Ending, Failure> {
    let (Act::Record { night, .. } | Act::Sample { night, .. } | Act::Areas { night, .. }) = act;
    host.write_to(&night.file)?;
    let key = named(host, &night.night)?;
    let mut phase = "night";
    match act {
        Act::Record {
            test,
            result,
            numbers,
            open,
            same_address,
            tester,
            note,
            ..
        } => {
            phase = match test.as_str() {
                "address_911" | "temporary_911" => "before",
                "sms" | "caller_name" => "after",
                _ => "night",
            };
            let matrix = host.call("tests_list", json!({ "night": key, "phase": phase }))?;
            let ids = chosen(&matrix, test, numbers, *open)?;
            let result = match result {
                Outcome::Pass => "pass",
                Outcome::Fail => "fail",
                Outcome::NotApplicable => "not_applicable",
                Outcome::Open => "open",
            };
            let request = json!({
                "night": key, "numbers": ids, "same_address": same_address, "test": test, "result": result,
                "tester": tester.clone().unwrap_or_default(), "note": note.clone().unwrap_or_default(),
            });
            host.call("tests_record", request)?;
        }
        Act::Sample {
            every,
            tests,
            who,
            reason,
            ..
        } => {
            let request = json!({
                "night": key, "kind": "sample", "tests": tests, "every": every, "who": who, "reason": reason,
            });
            host.call("tests_decide", request)?;
        }
        Act::Areas {
            areas, who, reason, ..
        } => {
            let request = json!({ "night": key, "kind": "areas", "tests": areas, "who": who, "reason": reason });
            host.call("tests_decide", request)?;
        }
    }
    print(host, output, &key, phase)
}

/// The ids of the numbers that are meant.
fn chosen(
    matrix: &Value,
    test: &str,
    numbers: &[String],
    open: bool,
) -> Result<Vec<Value>, Failure> {
    if open {
        let column = list(matrix, "columns").position(|column| text(column, "test") == test);
        let is_open = |row: &&Value| {
            column
                .and_then(|at| row.pointer(&format!("/cells/{at}/state")))
                .is_some_and(|state| state == "open")
        };
        let ids = list(matrix, "rows").filter(is_open);
        return Ok(ids.filter_map(|row| row.get("id").cloned()).collect());
    }
    let mut ids = Vec::new();
    for written in numbers {
        let read = find(written, "US")
            .first()
            .and_then(|found| found.reading.e164.clone());
        let row = list(matrix, "rows").find(|row| {
            let shown = find(&text(row, "number"), "US");
            read.is_some() && shown.first().and_then(|found| found.reading.e164.clone()) == read
        });
        let Some(id) = row.and_then(|row| row.get("id")) else {
            return Err(Failure::wrong_call(
                format!("{written} does not move on this night."),
                "`validate FILE NIGHT` lists its numbers.",
            ));
        };
        ids.push(id.clone());
    }
    Ok(ids)
}

fn print(
    host: &mut Host,
    output: &mut Output,
    night: &Value,
    phase: &str,
) -> Result<Ending, Failure> {
    let view = host.call("tests_list", json!({ "night": night, "phase": phase }))?;
    if output.json() {
        output.document(&view)?;
        return Ok(Ending::Done);
    }
    for line in list(&view, "decisions") {
        output.say(&word(line))?;
    }
    for key in ["assumed", "refused"] {
        let words = text(&view, key);
        if !words.is_empty() {
            output.say(&words)?;
        }
    }
    let tests: Vec<String> = list(&view, "columns")
        .map(|column| text(column, "test"))
        .collect();
    let mut heads = vec!["number", "name"];
    heads.extend(tests.iter().map(String::as_str));
    let rows: Vec<Vec<String>> = list(&view, "rows")
        .map(|row| {
            let mut cells = vec![text(row, "number"), text(row, "name")];
            cells.extend(list(row, "cells").map(|cell| text(cell, "state")));
            cells
        })
        .collect();
    output.table(&heads, &rows)?;
    Ok(Ending::Done)
}

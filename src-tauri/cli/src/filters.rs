//! The filters: lines in, JSON Lines out, in order and without end.

use std::io::{self, BufRead as _};

use clap::{Args, Subcommand};
use portwright_core::{number, number::telephone, window};
use serde::Serialize;
use serde_json::json;

use crate::{Ending, failure::Failure, output::Output};

#[derive(Debug, Subcommand)]
pub(crate) enum NumbersFilter {
    /// Read one number from each line of standard input; one JSON object a line out, in order
    Parse(Region),
    /// Find the numbers in the running text of standard input; one JSON object a number
    ///
    /// `line` and `column` count from 1, columns in characters; `start` and `end` are byte offsets in the input. A range, a
    /// block or a list written as one is one object: the reading of its first number, `count`, and `numbers` written
    /// out; or `refused` where it cannot be read.
    Find(Region),
}

#[derive(Debug, Args)]
pub(crate) struct Region {
    /// Country whose numbers are written without country code
    #[arg(long, default_value = "US", value_parser = country)]
    region: String,
}

fn country(text: &str) -> Result<String, String> {
    let country = text.trim().to_ascii_uppercase();
    if country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(country)
    } else {
        Err("a country is two letters, such as US".to_owned())
    }
}

/// A line of standard input.
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: u64,
    /// Where it starts, in bytes from the beginning of the input.
    pub(crate) start: u64,
    /// Its text without its end; bytes that are no UTF-8 are shown as such.
    pub(crate) text: String,
}

/// Hands over standard input line by line, without holding more than one. What is answered is out before
/// the next line is waited for, so that a filter can be talked with.
pub(crate) fn each_line(
    output: &mut Output,
    mut work: impl FnMut(&mut Output, Line) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut input = io::BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut bytes = Vec::new();
    let (mut number, mut start) = (0, 0);
    loop {
        bytes.clear();
        if input.buffer().is_empty() {
            output.finish()?;
        }
        let read = input
            .read_until(b'\n', &mut bytes)
            .map_err(|cause| Failure::stream("Standard input cannot be read", &cause))?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        let mut text = bytes.as_slice();
        let mut begins = start;
        if number == 1
            && let Some(rest) = text.strip_prefix(b"\xef\xbb\xbf")
        {
            text = rest;
            begins += 3;
        }
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let text = String::from_utf8_lossy(text).into_owned();
        work(
            output,
            Line {
                number,
                start: begins,
                text,
            },
        )?;
        start += u64::try_from(read).unwrap_or(0);
    }
}

/// A number found in running text.
#[derive(Serialize)]
struct Found {
    line: u64,
    column: usize,
    start: u64,
    end: u64,
    text: String,
    #[serde(flatten)]
    reading: telephone::Reading,
    /// How many numbers a range or a list written as one comes to, and which.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<String>,
    /// Why a range that begins here cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<number::Refusal>,
}

impl Found {
    /// What stands in a line, in order: single numbers, and ranges with what they come to.
    fn all(line: &Line, region: &str) -> Vec<Self> {
        let single = number::find(&line.text, region);
        let mut several: Vec<_> = number::find_several(&line.text, region)
            .into_iter()
            .filter(|one| one.reading.numbers.len() > 1 || one.reading.refused.is_some())
            .collect();
        let mut all: Vec<Self> = single
            .iter()
            .filter(|one| {
                !several
                    .iter()
                    .any(|range| one.start < range.end && range.start < one.end)
            })
            .map(|one| Self::at(line, (one.start, one.end), one.reading.clone()))
            .collect();
        for range in several.drain(..) {
            let (start, end) = (range.start, range.end);
            let first = range.reading.numbers.first().map(|one| one.tn.to_string());
            let begins = single.iter().find(|one| one.start == start);
            let mut reading = match (first, begins) {
                (None, Some(begins)) => begins.reading.clone(),
                (first, _) => telephone::read(&first.unwrap_or_default(), region),
            };
            line.text
                .get(start..end)
                .unwrap_or_default()
                .clone_into(&mut reading.input);
            let numbers = range.reading.numbers.iter();
            all.push(Self {
                count: (numbers.len() > 1).then_some(numbers.len()),
                numbers: numbers.map(|one| one.tn.to_string()).collect(),
                refused: range.reading.refused,
                ..Self::at(line, (start, end), reading)
            });
        }
        all.sort_by_key(|one| one.start);
        all
    }

    fn at(line: &Line, (start, end): (usize, usize), reading: telephone::Reading) -> Self {
        let byte = |at: usize| line.start + u64::try_from(at).unwrap_or(0);
        let before = line.text.get(..start).unwrap_or_default();
        Self {
            line: line.number,
            column: before.chars().count() + 1,
            start: byte(start),
            end: byte(end),
            text: line.text.get(start..end).unwrap_or_default().to_owned(),
            reading,
            count: None,
            numbers: Vec::new(),
            refused: None,
        }
    }
}

pub(crate) fn numbers(output: &mut Output, filter: &NumbersFilter) -> Result<Ending, Failure> {
    match filter {
        NumbersFilter::Parse(asked) => each_line(output, |output, line| {
            output.json_line(&telephone::read(&line.text, &asked.region))
        }),
        NumbersFilter::Find(asked) => each_line(output, |output, line| {
            for found in Found::all(&line, &asked.region) {
                output.json_line(&found)?;
            }
            Ok(())
        }),
    }?;
    Ok(Ending::Done)
}

pub(crate) fn resolve(output: &mut Output) -> Result<Ending, Failure> {
    let mut first_wrong = None;
    each_line(output, |output, line| {
        if line.text.trim().is_empty() {
            return Ok(());
        }
        match window::resolve_line(&line.text) {
            Ok(resolved) => output.json_line(&resolved),
            Err(error) => {
                first_wrong.get_or_insert(format!("Line {}: {error}", line.number));
                // One line in, one line out, so that answers stay beside their questions.
                output.json_line(&json!({ "input": line.text, "error": error.to_string() }))
            }
        }
    })?;
    match first_wrong {
        None => Ok(Ending::Done),
        Some(message) => {
            output.finish()?;
            Err(Failure::wrong_call(
                message,
                "Write each line as America/Chicago,2026-12-16T19:00,2026-12-16T21:00. All other lines are answered.",
            ))
        }
    }
}

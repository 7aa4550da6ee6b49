//! Standard output: one JSON document, lines, or aligned columns for people.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// Where answers go.
pub(crate) struct Output {
    json: bool,
    out: BufWriter<io::Stdout>,
}

fn gone(cause: &io::Error) -> Failure {
    Failure::stream("Standard output cannot be written", cause)
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self {
            json,
            out: BufWriter::new(io::stdout()),
        }
    }

    /// Whether the answer is one JSON document.
    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// The one JSON document of a call.
    pub(crate) fn document(&mut self, answer: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.out, answer)
            .map_err(|cause| gone(&io::Error::from(cause)))?;
        self.line("")
    }

    /// One line of JSON.
    pub(crate) fn json_line(&mut self, answer: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.out, answer)
            .map_err(|cause| gone(&io::Error::from(cause)))?;
        self.line("")
    }

    /// One line as it is.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        self.out
            .write_all(line.as_bytes())
            .and_then(|()| self.out.write_all(b"\n"))
            .map_err(|cause| gone(&cause))
    }

    /// A sentence for people.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.line(&clean(text))
    }

    /// Aligned columns under their headings; nothing when there are no rows.
    pub(crate) fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        if rows.is_empty() {
            return Ok(());
        }
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| clean(cell)).collect())
            .collect();
        let column = |at: usize| rows.iter().filter_map(move |row| row.get(at));
        let width = |at: usize, head: &str| {
            let longest = column(at).map(|cell| cell.chars().count()).max();
            longest.unwrap_or(0).max(head.chars().count())
        };
        // Columns of counts stand flush right.
        let is_count = |at: usize| {
            column(at).all(|cell| cell.chars().all(|c| c.is_ascii_digit() || c == '-'))
                && column(at).any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
        };
        let layout: Vec<(usize, bool)> = heads
            .iter()
            .enumerate()
            .map(|(at, head)| (width(at, head), is_count(at)))
            .collect();
        let write = |cells: &mut dyn Iterator<Item = &str>| {
            let mut line = String::new();
            for (cell, (width, count)) in cells.zip(&layout) {
                let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
                let (before, after) = if *count {
                    (gap.as_str(), "")
                } else {
                    ("", gap.as_str())
                };
                line.extend([before, cell, after, "  "]);
            }
            line.trim_end().to_owned()
        };
        let titles: Vec<String> = heads.iter().map(|head| head.to_uppercase()).collect();
        let head = write(&mut titles.iter().map(String::as_str));
        self.line(&head)?;
        for row in &rows {
            let line = write(&mut row.iter().map(String::as_str));
            self.line(&line)?;
        }
        Ok(())
    }

    /// Everything that was written has left the program.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|cause| gone(&cause))
    }
}

/// Text of foreign files without what would move a terminal's cursor or turn its lines around.
pub(crate) fn clean(text: &str) -> String {
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if odd(c) { ' ' } else { c }).collect()
}

/// A value's word as JSON writes it, for columns: `toll_free`, or nothing for null.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        Ok(Value::Null) | Err(_) => String::new(),
        Ok(other) => other.to_string(),
    }
}

/// A value of a view as a word; empty where it is absent.
pub(crate) fn text(row: &Value, key: &str) -> String {
    row.get(key).map(word).unwrap_or_default()
}

/// The rows of a list of a view; none where it is absent.
pub(crate) fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// An optional value as a cell.
pub(crate) fn cell<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

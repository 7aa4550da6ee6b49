//! Upload files in the gaining carriers' own formats. The formats are data; here is the one engine for all of them.
//!
//! A field that does not fit is refused and left empty, never cut: that is a finding. What is more than a file takes goes
//! into further files. A PIN is written only where a person asked for it. Nothing here says whether an order may be sent.

use crate::{
    finding::Finding, id::OrderId, number::Number, order::Order, place::Place, plan::Plan,
    snapshot::Snapshot,
};

mod format;
mod tree;
mod values;

#[cfg(test)]
mod tests;

use format::{Column, Rows, Shape};
pub use format::{Confidence, Format, formats};
use values::Facts;

/// One file of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadFile {
    /// `upload.csv`, `upload-2.csv`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Numbers, orders or steps in it.
    pub rows: usize,
}

/// The files of a format, and what could not be written into them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Files, in order.
    pub files: Vec<UploadFile>,
    /// Refused and missing fields, each once an order.
    pub findings: Vec<Finding>,
}

/// The format of a class of order: the gaining side's own, else the platform's, else a plain list.
pub fn format_of(snapshot: &Snapshot, order: Option<&Order>) -> Option<&'static Format> {
    let fits = |format: &&Format| order.is_none_or(|order| format.takes(order.key.class));
    let of = |carrier: &str| {
        formats()
            .iter()
            .filter(|format| format.carriers.iter().any(|id| id == carrier))
            .find(fits)
    };
    let gaining = snapshot.gaining().map(|profile| profile.id.0.as_str());
    gaining
        .and_then(of)
        .or_else(|| of(&snapshot.settings.gaining.0))
        .or_else(|| formats().iter().find(|format| format.id == "plain-ten"))
}

/// What goes into the files.
#[derive(Debug, Clone, Copy)]
pub struct UploadInput<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// Its plan, for formats that list steps.
    pub plan: &'a Plan,
    /// A person asked for PINs, which is on record.
    pub with_secrets: bool,
}

/// The files of a format for some orders. Formats that say things of one order are asked with one.
pub fn upload(input: &UploadInput<'_>, orders: &[OrderId], format: &Format) -> Upload {
    let mut findings = Vec::new();
    let facts: Vec<Facts<'_>> = orders
        .iter()
        .filter_map(|id| input.snapshot.orders.get(id))
        .filter(|order| format.takes(order.key.class))
        .map(|order| Facts::new(input.snapshot, order, input.with_secrets))
        .collect();
    let cap = format.cap.unwrap_or(usize::MAX).max(1);
    let mut texts: Vec<(String, usize)> = Vec::new();
    match format.rows {
        Rows::Order => {
            for facts in &facts {
                for numbers in facts.numbers.chunks(cap) {
                    let text = match format.shape {
                        Shape::Form => form(format, facts, numbers, &mut findings),
                        _ => tree::text(format, facts, numbers, &mut findings),
                    };
                    texts.push((text, numbers.len()));
                }
            }
        }
        rows => {
            let rows = match rows {
                Rows::Numbers => number_rows(format, &facts, &mut findings),
                Rows::Orders => order_rows(format, &facts, &mut findings),
                _ => step_rows(format, input.plan, &facts, &mut findings),
            };
            for part in rows.chunks(cap) {
                texts.push((table(format, part), part.len()));
            }
        }
    }
    let names = file_names(format, texts.len());
    let files = texts
        .into_iter()
        .zip(names)
        .map(|((text, rows), name)| UploadFile {
            name,
            bytes: text.into_bytes(),
            rows,
        });
    Upload {
        files: files.collect(),
        findings,
    }
}

/// `upload.csv`, or `upload-1.csv` and so on where there are several.
fn file_names(format: &Format, files: usize) -> Vec<String> {
    let extension = format.shape.extension();
    if files == 1 {
        return vec![format!("upload.{extension}")];
    }
    (1..=files)
        .map(|n| format!("upload-{n}.{extension}"))
        .collect()
}

/// The names of the files that so many numbers make, without making them.
pub fn names_of(format: &Format, numbers: usize) -> Vec<String> {
    let cap = format.cap.unwrap_or(usize::MAX).max(1);
    match format.rows {
        _ if numbers == 0 => Vec::new(),
        Rows::Numbers | Rows::Order => file_names(format, numbers.div_ceil(cap)),
        Rows::Orders | Rows::Steps => file_names(format, 1),
    }
}

fn number_rows(
    format: &Format,
    facts: &[Facts<'_>],
    findings: &mut Vec<Finding>,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for facts in facts {
        for number in &facts.numbers {
            let fields = format.columns.iter();
            rows.push(
                fields
                    .map(|column| field(format, column, facts, Some(number), findings))
                    .collect(),
            );
        }
    }
    rows
}

fn order_rows(
    format: &Format,
    facts: &[Facts<'_>],
    findings: &mut Vec<Finding>,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for facts in facts {
        let fields = format.columns.iter();
        rows.push(
            fields
                .map(|column| field(format, column, facts, None, findings))
                .collect(),
        );
    }
    rows
}

fn step_rows(
    format: &Format,
    plan: &Plan,
    facts: &[Facts<'_>],
    findings: &mut Vec<Finding>,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for facts in facts {
        let order = facts.order;
        let steps = plan.orders.iter().filter(|of| of.order == order.id);
        for (place, step) in steps.flat_map(|of| &of.steps).enumerate() {
            let id = rows.len() + 1;
            let mut fields = Vec::new();
            for column in &format.columns {
                let text = match column.value {
                    Some(source) => values::of_step(source, &order.name, step, id, place == 0),
                    None => column.text.clone().unwrap_or_default(),
                };
                fields.push(checked(format, column, order, text, findings));
            }
            rows.push(fields);
        }
    }
    rows
}

/// A field's value as it may stand in the file; what may not is left out and said.
fn field(
    format: &Format,
    column: &Column,
    facts: &Facts<'_>,
    number: Option<&Number>,
    findings: &mut Vec<Finding>,
) -> String {
    let text = match column.value {
        Some(source) => facts.value(source, number),
        None => column.text.clone().unwrap_or_default(),
    };
    let text = column.words.get(&text).cloned().unwrap_or(text);
    checked(format, column, facts.order, text, findings)
}

fn checked(
    format: &Format,
    column: &Column,
    order: &Order,
    text: String,
    findings: &mut Vec<Finding>,
) -> String {
    let name = column.head.replace("[]", "").replace("{}", "");
    let mut say = |code, what: String, hint: &str| {
        let place = Place::Order {
            id: order.id,
            field: name.clone(),
        };
        let known = findings
            .iter()
            .any(|other| other.code == code && other.place == place);
        if !known {
            findings.push(Finding::warning(code, place, what, hint).sourced(format.source.clone()));
        }
    };
    if text.is_empty() {
        if column.required {
            say(
                "upload_missing",
                format!(
                    "{} asks for {name}, and nothing is known of it.",
                    format.name
                ),
                "Enter it in the project, or fill it in at the carrier’s page.",
            );
        }
        return text;
    }
    let length = text.chars().count();
    if let Some(max) = column.max.filter(|max| length > *max) {
        say(
            "upload_too_long",
            format!(
                "{name} of {} takes {max} characters; “{text}” has {length}. The field is left empty.",
                format.name
            ),
            "Ask the carrier for its own short form, and enter that.",
        );
        return String::new();
    }
    // A machine reads it, but someone may open it first: no field begins a formula but a number with its plus.
    let plain_number = text.starts_with('+') && text.chars().skip(1).all(|c| c.is_ascii_digit());
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) && !plain_number;
    let forbidden = text
        .chars()
        .find(|c| c.is_control() || column.forbidden.contains(*c));
    if format.shape == Shape::Csv && risky || forbidden.is_some() {
        say(
            "upload_refused",
            format!(
                "{name} of {} cannot hold “{}”. The field is left empty.",
                format.name,
                text.escape_debug()
            ),
            "Put the value right in the project, or fill it in at the carrier’s page.",
        );
        return String::new();
    }
    text
}

/// Rows as a carrier reads them: nothing is added before a value.
fn table(format: &Format, rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    let mut line = |fields: &[String]| {
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            if field.contains([',', '"', '\n', '\r']) {
                text.push('"');
                text.push_str(&field.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(field);
            }
        }
        text.push_str("\r\n");
    };
    if format.heads {
        let heads: Vec<String> = format.columns.iter().map(|it| it.head.clone()).collect();
        line(&heads);
    }
    for row in rows {
        line(row);
    }
    text
}

/// Lines of `Field: value`; a list stands on one line.
fn form(
    format: &Format,
    facts: &Facts<'_>,
    numbers: &[&Number],
    findings: &mut Vec<Finding>,
) -> String {
    let mut text = String::new();
    for column in &format.columns {
        let (head, value) = match (column.head.strip_suffix("[]"), column.value) {
            (Some(head), Some(source)) => {
                let class = facts.order.key.class;
                let listed: Vec<String> = numbers
                    .iter()
                    .filter_map(|number| Facts::in_list(source, number, class))
                    .collect();
                (head, listed.join(", "))
            }
            _ => (
                column.head.as_str(),
                field(format, column, facts, None, findings),
            ),
        };
        text.push_str(head);
        text.push_str(": ");
        text.push_str(&value);
        text.truncate(text.trim_end().len());
        text.push_str("\r\n");
    }
    text
}

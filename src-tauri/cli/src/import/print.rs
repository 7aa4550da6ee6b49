//! An import for people: its counts, and every number and cell that needs a look.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Answer, Lists, Refused};
use crate::{failure::Failure, output::Output};

pub(super) fn print(output: &mut Output, answer: &Answer) -> Result<(), Failure> {
    if answer.dry_run {
        output.say("Nothing was written.")?;
    }
    let rows: Vec<Vec<String>> = answer
        .sources
        .iter()
        .map(|source| {
            let refused = u64::try_from(source.refused.len()).unwrap_or(u64::MAX);
            let counts = [
                source.rows,
                source.numbers,
                source.added,
                source.changed,
                source.unchanged,
                source.duplicates,
                source.gone,
                source.suspect,
                refused,
            ];
            let mut row = vec![source.file.clone()];
            row.extend(counts.iter().map(u64::to_string));
            row
        })
        .collect();
    output.table(
        &[
            "file",
            "rows",
            "numbers",
            "added",
            "changed",
            "unchanged",
            "duplicates",
            "gone",
            "suspect",
            "refused",
        ],
        &rows,
    )?;
    for source in &answer.sources {
        if let Some(lists) = &source.lists {
            print_lists(output, lists)?;
        }
    }
    let rest = ["sheet", "cell", "text", "why", "proposal"];
    for (first, odd) in [
        ("suspect in", &answer.all.suspects),
        ("refused in", &answer.all.refused),
    ] {
        if !odd.is_empty() {
            output.line("")?;
            output.table(&[&[first], &rest[..]].concat(), &cells(odd))?;
        }
    }
    Ok(())
}

fn cells(cells: &[Refused]) -> Vec<Vec<String>> {
    cells
        .iter()
        .map(|cell| {
            [
                &cell.file,
                &cell.sheet,
                &cell.cell,
                &cell.text,
                &cell.message,
            ]
            .map(Clone::clone)
            .into_iter()
            .chain(cell.proposal.clone())
            .collect()
        })
        .collect()
}

/// Added, changed from what to what, and gone: line by line, as they would be written.
fn print_lists(output: &mut Output, lists: &Lists) -> Result<(), Failure> {
    let text = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let added = lists.added.iter();
    let added: Vec<Vec<String>> = added
        .map(|line| {
            ["number", "words", "cells"]
                .map(|key| text(line, key))
                .to_vec()
        })
        .collect();
    let or_nothing = |text: &str| {
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            text.to_owned()
        }
    };
    let verdicts: BTreeMap<&str, &str> = BTreeMap::from([
        ("taken", ""),
        ("kept_by_hand", "kept, typed by hand"),
        ("kept_as_sent", "kept, its order was sent"),
        ("kept_emptied", "kept, the list leaves it empty"),
    ]);
    let mut changed = Vec::new();
    for line in &lists.changed {
        for fact in &line.facts {
            let verdict = verdicts.get(fact.verdict.as_str()).copied();
            changed.push(vec![
                line.number.clone(),
                fact.label.clone(),
                or_nothing(&fact.old),
                or_nothing(&fact.new),
                verdict.unwrap_or_default().to_owned(),
            ]);
        }
    }
    let gone = lists.gone.iter();
    let gone: Vec<Vec<String>> = gone
        .map(|line| {
            let sent = if line.sent.is_empty() {
                String::new()
            } else {
                format!("{} was sent", line.sent)
            };
            vec![
                line.number.clone(),
                line.words.clone(),
                line.leaving.clone(),
                sent,
            ]
        })
        .collect();
    let passed_over = lists.passed_over.iter();
    let passed_over = passed_over
        .map(|row| [&row.cell, &row.text, &row.why].map(Clone::clone).to_vec())
        .collect();
    for (heads, rows) in [
        (&["added", "what", "cell"][..], added),
        (&["changed", "field", "from", "to", "but"][..], changed),
        (&["gone", "what", "becomes", "but"][..], gone),
        (&["passed over", "text", "why"][..], passed_over),
    ] {
        if !rows.is_empty() {
            output.line("")?;
            output.table(heads, &rows)?;
        }
    }
    if lists.nothing {
        output.line("")?;
        output.say("This list is in the project as it is. Importing it changes nothing.")?;
    }
    Ok(())
}

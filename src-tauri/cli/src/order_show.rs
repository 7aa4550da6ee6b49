//! One order for reading: where it stands, what it waits for, and what was said, in the words of its screen.
//! The JSON form is the core's report and is not made here.

use serde_json::{Value, json};

use crate::{
    failure::Failure,
    host::Host,
    order_acts::id,
    output::{Output, list, text},
};

/// Tells of an order what its screen tells.
pub(crate) fn tell(host: &mut Host, output: &mut Output, name: &str) -> Result<(), Failure> {
    let order = view(host, name)?;
    output.say(&format!(
        "{}  {}  {}",
        text(&order, "name"),
        text(&order, "place"),
        mark(&order, "status")
    ))?;
    output.say(&format!("  {}", text(&order, "summary")))?;
    let word = text(&order, "carrier_word");
    if !word.is_empty() {
        output.say(&format!("  the gaining side calls it {word}"))?;
    }
    for reason in list(&order, "reasons").filter_map(Value::as_str) {
        output.say(&format!("  {reason}"))?;
    }
    standing(output, &order)?;
    rejections(output, &order)?;
    table(
        output,
        &order,
        "timers",
        &["due", "state", "what", "rule", "source"],
        |it| {
            vec![
                text(it, "due"),
                mark(it, "mark"),
                text(it, "label"),
                text(it, "rule"),
                text(it, "source"),
            ]
        },
    )?;
    table(
        output,
        &order,
        "gate",
        &["gate", "state", "what", "confirmed"],
        |it| {
            vec![
                text(it, "item"),
                mark(it, "mark"),
                text(it, "text"),
                text(it, "by"),
            ]
        },
    )?;
    table(
        output,
        &order,
        "side_tracks",
        &["track", "state", "detail"],
        |it| vec![text(it, "label"), mark(it, "mark"), text(it, "detail")],
    )?;
    table(
        output,
        &order,
        "documents",
        &["document", "age", "limit"],
        |it| vec![text(it, "name"), mark(it, "mark"), text(it, "limit")],
    )?;
    table(
        output,
        &order,
        "differs",
        &["field", "sent or held", "now"],
        |it| vec![text(it, "label"), text(it, "theirs"), text(it, "ours")],
    )?;
    table(
        output,
        &order,
        "history",
        &["when", "what", "version", "detail", "proof"],
        |it| {
            vec![
                text(it, "when"),
                text(it, "what"),
                text(it, "version"),
                text(it, "detail"),
                text(it, "proof"),
            ]
        },
    )?;
    contact_log(output, &order)
}

/// The contact log of an order, newest first.
pub(crate) fn contacts(host: &mut Host, output: &mut Output, name: &str) -> Result<(), Failure> {
    let order = view(host, name)?;
    contact_log(output, &order)
}

fn view(host: &mut Host, name: &str) -> Result<Value, Failure> {
    let order = id(host, name)?;
    host.call("order_detail", json!({ "id": order }))
}

/// Asked for, confirmed, real: three facts that are never one.
fn standing(output: &mut Output, order: &Value) -> Result<(), Failure> {
    output.line("")?;
    for (label, key) in [
        ("asked", "asked"),
        ("confirmed", "confirmed"),
        ("activated", "real"),
    ] {
        let fact = order.get(key).unwrap_or(&Value::Null);
        let detail = text(fact, "detail");
        let apart = if detail.is_empty() { "" } else { "; " };
        output.say(&format!(
            "  {label:10} {}{apart}{detail}",
            text(fact, "text")
        ))?;
    }
    Ok(())
}

/// What the carrier refused: the field with both readings, and what puts it right.
fn rejections(output: &mut Output, order: &Value) -> Result<(), Failure> {
    for rejection in list(order, "rejections") {
        output.line("")?;
        output.say(&format!(
            "{}: {}  ({})",
            text(rejection, "title"),
            text(rejection, "reason"),
            text(rejection, "when")
        ))?;
        if let Some(field) = rejection.get("field").filter(|it| !it.is_null()) {
            output.say(&format!(
                "  {} sent   {}",
                text(field, "label"),
                text(field, "ours")
            ))?;
            output.say(&format!(
                "  {} held   {}",
                text(field, "label"),
                text(field, "theirs")
            ))?;
        }
        if let Some(fix) = rejection.get("fix").filter(|it| !it.is_null()) {
            output.say(&format!("  {}", text(fix, "text")))?;
        }
    }
    Ok(())
}

fn contact_log(output: &mut Output, order: &Value) -> Result<(), Failure> {
    table(
        output,
        order,
        "contacts",
        &["entry", "when", "who", "said", "promised"],
        |it| {
            let form = it.get("form").unwrap_or(&Value::Null);
            let promised = mark(it, "promise");
            vec![
                text(form, "id"),
                text(it, "when"),
                text(it, "between"),
                text(form, "text"),
                match text(form, "promised") {
                    what if what.is_empty() || promised.contains(&what) => promised,
                    what => format!("{what} ({promised})"),
                },
            ]
        },
    )
}

/// A list of the view as a table with a blank line before it; nothing for an empty one.
fn table(
    output: &mut Output,
    order: &Value,
    key: &str,
    heads: &[&str],
    row: impl Fn(&Value) -> Vec<String>,
) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = list(order, key).map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    output.line("")?;
    output.table(heads, &rows)
}

/// The words of a mark of state.
fn mark(row: &Value, key: &str) -> String {
    row.get(key)
        .map_or_else(String::new, |mark| text(mark, "text"))
}

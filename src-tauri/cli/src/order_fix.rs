//! What the last rejection of an order asks to put right, and doing it.

use clap::Args;
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    order_acts::{One, id},
    output::Output,
};

#[derive(Debug, Args)]
pub(crate) struct FixOf {
    #[command(flatten)]
    one: One,
    /// Take it over: the carrier’s value takes the place of ours
    #[arg(long)]
    take: bool,
}

pub(crate) fn fix(host: &mut Host, output: &mut Output, wanted: &FixOf) -> Result<Ending, Failure> {
    if wanted.take {
        host.write_to(&wanted.one.file)?;
        let order = id(host, &wanted.one.order)?;
        host.call("rejection_take", json!({ "id": order }))?;
    } else {
        host.look_at(&wanted.one.file)?;
    }
    let order = id(host, &wanted.one.order)?;
    let detail = host.call("order_detail", json!({ "id": order }))?;
    let last = detail
        .get("rejections")
        .and_then(Value::as_array)
        .and_then(|all| all.last());
    let fix = last
        .and_then(|last| last.get("fix"))
        .filter(|fix| !fix.is_null());
    let Some(fix) = fix else {
        return Err(Failure::wrong_call(
            format!(
                "{} is not rejected, or its rejection names nothing.",
                wanted.one.order
            ),
            "`orders show FILE ORDER` tells what the carrier said.",
        ));
    };
    let outlook = host.call("rejection_outlook", json!({ "id": order }))?;
    if output.json() {
        output.document(&json!({ "fix": fix, "outlook": outlook }))?;
        return Ok(Ending::Done);
    }
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    output.say(&fix.get("text").map(words).unwrap_or_default())?;
    for told in [fix.get("noticed"), outlook.get("said")] {
        for text in told.and_then(Value::as_array).into_iter().flatten() {
            output.say(&words(text))?;
        }
    }
    Ok(Ending::Done)
}

//! What the move costs.

use std::path::PathBuf;

use clap::Args;
use portwright_core::{
    api::Session,
    cost::{self, Line, Sure, Total},
};

use crate::{Ending, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
pub(crate) struct Costs {
    /// The project file
    file: PathBuf,
    /// Days of a slip to reckon with
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=366))]
    slip: u16,
}

pub(crate) fn costs(
    host: &mut Host,
    output: &mut Output,
    wanted: &Costs,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let costs = host.ask(|session: &mut Session, call| session.report_costs(wanted.slip, call))?;
    if output.json() {
        output.document(&costs)?;
        return Ok(Ending::Done);
    }
    print(output, &costs)?;
    Ok(Ending::Done)
}

fn print(output: &mut Output, costs: &cost::Costs) -> Result<(), Failure> {
    let mut rows = Vec::new();
    for order in &costs.orders {
        let own = order.sheet.lines.iter().chain(&order.shares);
        for line in own.chain([&order.slip]) {
            rows.push(row(&order.name, line));
        }
        for line in &order.perhaps {
            let mut cells = row(&order.name, line);
            if let Some(what) = cells.get_mut(1) {
                what.push_str(", if it happens");
            }
            rows.push(cells);
        }
    }
    for account in &costs.accounts {
        for line in &account.sheet.lines {
            rows.push(row(&account.name, line));
        }
    }
    rows.extend(costs.perhaps.iter().map(|line| row("if it happens", line)));
    output.table(
        &["of", "what", "amount", "how it is worked out", "source"],
        &rows,
    )?;
    output.line("")?;
    for order in &costs.orders {
        output.say(&format!(
            "{}: {}",
            order.name,
            sum(&order.in_all, order.in_all_unknown)
        ))?;
    }
    output.say(&format!("In all: {}", sum(&costs.total, costs.unknown)))?;
    output.say(&format!(
        "A slip of {} days adds: {}; a slip of one day: {}",
        costs.slip_days,
        sum(&costs.slip_total, costs.slip_unknown),
        sum(&costs.slip_day, costs.slip_unknown)
    ))
}

fn sum(total: &[Total], unknown: u32) -> String {
    let mut parts: Vec<String> = total
        .iter()
        .map(|total| format!("{} {}", total.amount.words(), total.currency))
        .collect();
    if unknown > 0 {
        parts.push(format!("{unknown} not known"));
    }
    if parts.is_empty() {
        "nothing".to_owned()
    } else {
        parts.join(", ")
    }
}

fn row(of: &str, line: &Line) -> Vec<String> {
    let amount = match (line.amount, line.sure) {
        (Some(amount), _) => format!("{} {}", amount.words(), line.currency),
        (None, Sure::Nothing) => "none".to_owned(),
        (None, _) => "not known".to_owned(),
    };
    vec![
        of.to_owned(),
        line.what.clone(),
        amount,
        line.basis.clone(),
        line.source.clone(),
    ]
}

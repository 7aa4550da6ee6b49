//! Calls that list what the project holds: numbers, accounts, sites.

use std::path::PathBuf;

use clap::Args;
use portwright_core::{
    api::report::{NumberFilter, Tally},
    carrier::CarrierId,
    number::TelephoneNumber,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    filters,
    host::Host,
    output::{Output, cell, word},
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Numbers {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// Only local, toll-free, premium, personal, foreign, not-portable or wireless numbers
    #[arg(long)]
    kind: Option<String>,
    /// Only numbers of accounts of this losing carrier
    #[arg(long, value_name = "PROFILE")]
    carrier: Option<String>,
    /// Only numbers that port, stay, disconnect or are undecided
    #[arg(long)]
    disposition: Option<String>,
    #[command(subcommand)]
    pub(crate) filter: Option<filters::NumbersFilter>,
}

/// One of the core's own words, in either spelling of its gaps.
fn named<T: DeserializeOwned>(option: &str, text: &str) -> Result<T, Failure> {
    let plain = text.trim().to_lowercase().replace('-', "_");
    serde_json::from_value(Value::String(plain)).map_err(|cause| {
        let cause = cause.to_string();
        let known = cause
            .split_once("expected one of ")
            .map(|(_, known)| known.replace('`', ""));
        Failure::wrong_call(
            format!("“{text}” is no {option}."),
            known
                .map(|known| format!("Choose of {known}."))
                .unwrap_or_default(),
        )
    })
}

fn filter(host: &mut Host, wanted: &Numbers) -> Result<NumberFilter, Failure> {
    let mut filter = NumberFilter::default();
    match wanted.kind.as_deref() {
        Some("wireless") => filter.wireless = Some(true),
        // `--kind wireless` is what someone says of a number; the digits do not tell.
        Some(kind) => filter.kind = Some(named("kind of number", kind)?),
        None => {}
    }
    if let Some(disposition) = &wanted.disposition {
        filter.disposition = Some(named("disposition", disposition)?);
    }
    if let Some(carrier) = &wanted.carrier {
        // Asked for, so that a misspelt carrier is not taken for one without numbers.
        host.call("carrier_detail", json!({ "id": carrier }))?;
        filter.carrier = Some(CarrierId(carrier.clone()));
    }
    Ok(filter)
}

pub(crate) fn numbers(
    host: &mut Host,
    output: &mut Output,
    wanted: &Numbers,
) -> Result<Ending, Failure> {
    let Some(file) = &wanted.file else {
        return Err(Failure::wrong_call(
            "No project is named.",
            "Name its file.",
        ));
    };
    let filter = filter(host, wanted)?;
    host.look_at(file)?;
    let numbers = host.session().report_numbers(&filter)?;
    if output.json() {
        output.document(&numbers)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = numbers
        .into_iter()
        .map(|number| {
            let source = number.sources.first();
            vec![
                number.national,
                if number.wireless {
                    "wireless".to_owned()
                } else {
                    word(&number.kind)
                },
                word(&number.usage),
                number.extension.unwrap_or_default(),
                word(&number.disposition),
                number.account.unwrap_or_default(),
                number.order.unwrap_or_default(),
                number.site.unwrap_or_default(),
                source
                    .map(|source| {
                        format!(
                            "{} {} {}:{}",
                            source.file, source.sheet, source.row, source.column
                        )
                    })
                    .unwrap_or_default(),
            ]
        })
        .collect();
    output.table(
        &[
            "number",
            "kind",
            "use",
            "ext",
            "disposition",
            "account",
            "order",
            "site",
            "first read at",
        ],
        &rows,
    )?;
    output.say(&format!("{} numbers.", rows.len()))?;
    Ok(Ending::Done)
}

fn tally(tally: Tally) -> [String; 4] {
    [tally.port, tally.stay, tally.disconnect, tally.undecided].map(|count| count.to_string())
}

pub(crate) fn accounts(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let accounts = host.session().report_accounts()?;
    if output.json() {
        output.document(&accounts)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = accounts
        .into_iter()
        .map(|account| {
            let mut row = vec![
                account.id.to_string(),
                account.carrier_name,
                account.account_number,
                account
                    .btn
                    .map(TelephoneNumber::national)
                    .unwrap_or_default(),
                cell(account.bill_date.as_ref()),
                cell(account.csr_dated.as_ref()),
                account.numbers.to_string(),
            ];
            row.extend(tally(account.dispositions));
            row.push(account.business_name.unwrap_or_default());
            row
        })
        .collect();
    output.table(
        &[
            "id",
            "carrier",
            "account",
            "btn",
            "bill",
            "csr",
            "numbers",
            "port",
            "stay",
            "disconnect",
            "undecided",
            "business name",
        ],
        &rows,
    )?;
    Ok(Ending::Done)
}

pub(crate) fn sites(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let sites = host.session().report_sites()?;
    if output.json() {
        output.document(&sites)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = sites
        .into_iter()
        .map(|site| {
            let mut row = vec![
                site.id.to_string(),
                site.name,
                site.zone,
                site.numbers.to_string(),
            ];
            row.extend(tally(site.dispositions));
            row.push(format!(
                "{}, {}",
                site.address.street_line(),
                site.address.city_line()
            ));
            row
        })
        .collect();
    output.table(
        &[
            "id",
            "site",
            "zone",
            "numbers",
            "port",
            "stay",
            "disconnect",
            "undecided",
            "address",
        ],
        &rows,
    )?;
    Ok(Ending::Done)
}

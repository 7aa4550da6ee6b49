//! Accounts against CSR and bill: fields graded, and the three lists.

use portwright_core::api::report::Reconciliation;

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    host::Host,
    output::{Output, cell, word},
};

pub(crate) fn reconcile(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let accounts = host.session().report_reconciliation()?;
    if output.json() {
        output.document(&accounts)?;
        return Ok(Ending::Done);
    }
    for (at, account) in accounts.iter().enumerate() {
        if at > 0 {
            output.line("")?;
        }
        print(output, account)?;
    }
    Ok(Ending::Done)
}

fn print(output: &mut Output, account: &Reconciliation) -> Result<(), Failure> {
    match (&account.carrier, &account.account) {
        (Some(carrier), Some(number)) => {
            let dated = |name: &str, date: Option<&chrono::NaiveDate>| match date {
                Some(_) => format!("{name} {}", cell(date)),
                None => format!("no {name}"),
            };
            let csr = dated("CSR", account.csr_dated.as_ref());
            let bill = dated("bill", account.bill_date.as_ref());
            output.say(&format!("{carrier}, account {number}: {csr}, {bill}"))?;
        }
        _ => output.say("Numbers on no account")?,
    }
    let rows: Vec<Vec<String>> = account
        .fields
        .iter()
        .map(|field| {
            vec![
                field.label.clone(),
                field.grade.words().to_owned(),
                word(&field.severity),
                field.ours.clone(),
                field.theirs.clone(),
            ]
        })
        .collect();
    output.table(&["field", "grade", "severity", "ours", "csr"], &rows)?;
    let mark = |on: bool| if on { "yes" } else { "-" }.to_owned();
    let rows: Vec<Vec<String>> = account
        .lists
        .iter()
        .map(|list| {
            vec![
                mark(list.inventory),
                mark(list.csr),
                mark(list.bill),
                list.count.to_string(),
                list.numbers
                    .first()
                    .map(|number| number.national())
                    .unwrap_or_default(),
            ]
        })
        .collect();
    output.table(&["phone system", "csr", "bill", "numbers", "first"], &rows)
}

//! Accounts against CSR and bill: fields graded with each differing character marked, the three lists as groups
//! with their action, the coverage ledger, and what has to be asked about.

use portwright_core::{
    api::report::{FieldReport, GroupReport, Reconciliation},
    reconcile::{DiffPiece, Grade},
};

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    host::Host,
    output::{Output, cell, clean, word},
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
    output.line("")?;
    output.say("Marks: ~ space or dash; = abbreviation; ! looks the same; ^ differs.")?;
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
    for field in &account.fields {
        details(output, field)?;
    }
    if !account.groups.is_empty() || !account.absent.is_empty() {
        output.line("")?;
    }
    for absent in &account.absent {
        output.say(absent)?;
    }
    let rows: Vec<Vec<String>> = account.groups.iter().map(group).collect();
    output.table(&["numbers", "three lists", "which", "what to do"], &rows)?;
    let coverage = &account.coverage;
    output.say(&format!(
        "Coverage: {} port, {} stay, {} disconnect, {} undecided.",
        coverage.port, coverage.stay, coverage.disconnect, coverage.undecided
    ))?;
    for found in &account.consequences {
        let which = match found.numbers.as_slice() {
            [] => String::new(),
            [one] => format!(" ({})", one.national()),
            [first, ..] => format!(
                " ({} and {} more)",
                first.national(),
                found.numbers.len() - 1
            ),
        };
        output.say(&format!("Ask: {}{which}. {}", found.title, found.ask))?;
    }
    Ok(())
}

fn group(group: &GroupReport) -> Vec<String> {
    let span = match group.ranges.as_slice() {
        [first, second, third, rest @ ..] if !rest.is_empty() => {
            format!("{first}, {second}, {third} and more")
        }
        few => few.join(", "),
    };
    vec![
        group.count.to_string(),
        group.title.to_owned(),
        span,
        group.action.to_owned(),
    ]
}

/// A field that matters, both readings letter under letter.
fn details(output: &mut Output, field: &FieldReport) -> Result<(), Failure> {
    let differs = field.severity.is_some() && !field.ours.is_empty() && !field.theirs.is_empty();
    let billed = field
        .bill_grade
        .is_some_and(|grade| grade > Grade::CaseOrSpace);
    if !(differs || billed || field.cut.is_some() || field.kept.is_some()) {
        return Ok(());
    }
    output.line("")?;
    output.say(&format!("  {}: {}", field.label, field.grade.words()))?;
    if differs {
        marked(output, &field.pieces)?;
    }
    if let Some(slip) = field.slip {
        output.say(&format!("    {slip}"))?;
    }
    if billed && let Some(bill) = &field.bill {
        output.say(&format!("    bill  {bill}"))?;
    }
    if let Some(cut) = &field.cut {
        output.say(&format!("    The form cuts off “{cut}”."))?;
    }
    if let Some(kept) = &field.kept {
        output.say(&format!("    Ours is kept: {kept}"))?;
    }
    Ok(())
}

/// Both readings aligned, with a mark under each letter that differs. A dot stands where one side has nothing.
pub(crate) fn marked(output: &mut Output, pieces: &[DiffPiece]) -> Result<(), Failure> {
    let (mut ours, mut theirs, mut marks) = (String::new(), String::new(), String::new());
    for piece in pieces {
        let (left, right) = (clean(&piece.ours), clean(&piece.theirs));
        let width = left.chars().count().max(right.chars().count());
        let mark = match piece.grade {
            // A capital is seen by itself; a space or a dash is not.
            Grade::CaseOrSpace
                if left.trim().is_empty()
                    || right.trim().is_empty()
                    || left.len() != right.len() =>
            {
                '~'
            }
            Grade::Same | Grade::CaseOrSpace => ' ',
            Grade::Abbreviation => '=',
            Grade::LookAlike => '!',
            Grade::Punctuation
            | Grade::Order
            | Grade::Truncated
            | Grade::Different
            | Grade::Missing => '^',
        };
        for (line, text) in [(&mut ours, left), (&mut theirs, right)] {
            let gap = width - text.chars().count();
            line.push_str(&text);
            line.extend(std::iter::repeat_n('·', gap));
        }
        marks.extend(std::iter::repeat_n(mark, width));
    }
    output.line(&format!("    ours  {ours}"))?;
    output.line(&format!("    csr   {theirs}"))?;
    output.line(format!("          {marks}").trim_end())
}

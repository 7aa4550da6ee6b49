//! The calls and their arguments; each call's own stand with it.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Args, Parser, Subcommand};

use crate::{
    calendar, call, carriers, checklist, costs, cutover, evidence, export, forecast, import,
    inspect, inventory, loa, orders, plan, project, report, validate, window,
};

/// Plans, proves and runs the move of telephone numbers to a new platform.
#[derive(Debug, Parser)]
#[command(
    name = "portwright-cli",
    version,
    after_help = "Exit status: 0 done; 1 done, and findings block (check, verify); 2 the call is wrong; \
                  3 a file could not be read or written, or is not ours."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every call takes.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Print one JSON document on standard output and nothing else there
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Fix the clock, such as 2026-11-16T09:41:00-06:00
    #[arg(long, global = true, value_name = "RFC3339", value_parser = moment)]
    pub(crate) now: Option<DateTime<FixedOffset>>,
    /// Read the passphrase of an encrypted project from the first line of standard input (not in this version)
    #[arg(long, global = true)]
    pub(crate) passphrase_stdin: bool,
}

/// A call on a project without anything more to say.
#[derive(Debug, Args)]
pub(crate) struct OneProject {
    /// The project file
    pub(crate) file: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a project
    New(project::New),
    /// Make the sample project: a fictional client of 312 numbers with the usual mistakes in it
    Sample(OneProject),
    /// Show what an import would see of a file
    Inspect(inspect::Inspect),
    /// Import lists of numbers, CSRs, bills and call counts
    Import(import::Import),
    /// Keep bills, CSRs and other files with an account or an order, byte by byte
    Attach(evidence::Attach),
    /// List the attached files
    Attachments(evidence::Listing),
    /// Get an attached file out again, change, remove it, or take it as the account's CSR
    Attachment(evidence::Attachment),
    /// Show when it is called, hour by hour of the week, and which numbers are in use
    Calls(evidence::Listing),
    /// List the losing accounts
    Accounts(OneProject),
    /// List the service locations
    Sites(OneProject),
    /// List the inventory; or read numbers from standard input
    Numbers(inventory::Numbers),
    /// Hold accounts against CSR and bill, field by field and list by list
    Reconcile(OneProject),
    /// List the orders, or split the inventory into orders
    Orders(orders::Orders),
    /// List what is wrong, blockers first; status 1 when something blocks
    Check(orders::Check),
    /// Show dates, windows, float and the critical path; or what would be otherwise
    Plan(plan::Plan),
    /// Show the chances of each date and what drives them
    Forecast(forecast::Forecast),
    /// Rank windows for an order with the reason each is or is not possible; or say what local times mean
    Window(window::Window),
    /// Show what the move costs, and what a slip adds
    Costs(costs::Costs),
    /// List the cutovers; show and record a night, its runbook, and what follows it
    Cutover(cutover::Cutover),
    /// Show and record the tests of a cutover, number by number
    Validate(validate::Validate),
    /// Ask a calendar of business days
    Calendar(calendar::Calendar),
    /// List the carriers, or one carrier's rules with their sources
    Carriers(carriers::Carriers),
    /// Show the checklist, tick and change its lines, keep it for the next client
    Checklist(checklist::Checklist),
    /// Write documents, data and upload files into a folder
    Export(export::Export),
    /// Mark the status report as sent: it is kept as it stands now, and the next one counts from it
    ReportSent(report::ReportSent),
    /// List the letters and who signed them, or take a signed one in
    Loa(loa::Loa),
    /// Carry out any command of the program's own list
    Call(call::CallArguments),
    /// Show the record, oldest first
    History(OneProject),
    /// Take back the last change
    Undo(OneProject),
    /// Bring again what undo took back
    Redo(OneProject),
    /// Check database, references, record and attached files; status 1 and the first bad item when one is bad
    Verify(OneProject),
}

fn moment(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text)
        .map_err(|_| format!("{text:?} is no moment. Write it as 2026-11-16T09:41:00-06:00"))
}

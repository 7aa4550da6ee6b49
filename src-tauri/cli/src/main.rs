//! `portwright-cli`: the second thin host over the core, for everything that needs no eyes.
//!
//! Reads arguments and the clock, asks the core, and prints. It knows nothing of porting. What its calls
//! print with `--json`, and its exit statuses, are a public interface.

mod arguments;
mod calendar;
mod call;
mod carriers;
mod checklist;
mod costs;
mod cutover;
mod evidence;
mod export;
mod failure;
mod filters;
mod forecast;
mod host;
mod import;
mod inspect;
mod inventory;
mod loa;
mod order_acts;
mod order_fix;
mod order_show;
mod orders;
mod output;
mod plan;
mod project;
mod reconcile;
mod report;
mod validate;
mod window;

use std::process::ExitCode;

use clap::Parser as _;
use portwright_core::worker;

use arguments::{Arguments, Command};
use failure::Failure;
use host::Host;
use output::Output;

/// How a call ended that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Done, status 0.
    Done,
    /// Done, and findings block: status 1.
    Blocked,
}

fn main() -> ExitCode {
    // Before anything else: this process may be the one that parses a foreign file.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == worker::ARGUMENT)
    {
        return worker::serve(&std::io::stdin(), std::io::stdout());
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers; all else is a wrong call. A closed pipe is no fault.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut output = Output::new(arguments.options.json);
    let ending = run(arguments, &mut output).and_then(|ending| output.finish().map(|()| ending));
    match ending {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Blocked) => ExitCode::from(1),
        Err(failure) => failure.report(),
    }
}

fn run(arguments: Arguments, output: &mut Output) -> Result<Ending, Failure> {
    let options = &arguments.options;
    if options.passphrase_stdin {
        return Err(Failure::wrong_call(
            "This version does not read encrypted projects.",
            "Leave --passphrase-stdin away; a project without a passphrase needs none.",
        ));
    }
    let host = || Host::new(options);
    match arguments.command {
        Command::New(wanted) => project::new(&mut host()?, output, &wanted),
        Command::Sample(wanted) => project::sample(&mut host()?, output, &wanted),
        Command::Inspect(wanted) => inspect::inspect(&mut host()?, output, &wanted),
        Command::Import(wanted) => import::import(&mut host()?, output, &wanted),
        Command::Attach(wanted) => evidence::attach(&mut host()?, output, &wanted),
        Command::Attachments(wanted) => evidence::attachments(&mut host()?, output, &wanted),
        Command::Attachment(wanted) => evidence::attachment(&mut host()?, output, &wanted),
        Command::Calls(wanted) => evidence::calls(&mut host()?, output, &wanted),
        Command::Accounts(wanted) => inventory::accounts(&mut host()?, output, &wanted),
        Command::Sites(wanted) => inventory::sites(&mut host()?, output, &wanted),
        Command::Numbers(wanted) => match wanted.filter {
            Some(filter) => filters::numbers(output, &filter),
            None => inventory::numbers(&mut host()?, output, &wanted),
        },
        Command::Reconcile(wanted) => reconcile::reconcile(&mut host()?, output, &wanted),
        Command::Orders(wanted) => orders::orders(&mut host()?, output, &wanted),
        Command::Check(wanted) => orders::check(&mut host()?, output, &wanted),
        Command::Plan(wanted) => plan::plan(&mut host()?, output, &wanted),
        Command::Forecast(wanted) => forecast::forecast(&mut host()?, output, &wanted),
        Command::Window(wanted) => window::window(&mut host()?, output, &wanted),
        Command::Costs(wanted) => costs::costs(&mut host()?, output, &wanted),
        Command::Cutover(wanted) => cutover::cutover(&mut host()?, output, &wanted),
        Command::Validate(wanted) => validate::validate(&mut host()?, output, &wanted),
        Command::Calendar(wanted) => calendar::calendar(output, &wanted.ask),
        Command::Carriers(wanted) => carriers::carriers(&mut host()?, output, &wanted),
        Command::Checklist(wanted) => checklist::checklist(&mut host()?, output, &wanted),
        Command::Export(wanted) => export::export(&mut host()?, output, &wanted),
        Command::ReportSent(wanted) => report::report_sent(&mut host()?, output, &wanted),
        Command::Loa(wanted) => loa::loa(&mut host()?, output, &wanted),
        Command::Call(wanted) => call::call(&mut host()?, output, wanted),
        Command::History(wanted) => project::history(&mut host()?, output, &wanted),
        Command::Undo(wanted) => project::undo(&mut host()?, output, &wanted),
        Command::Redo(wanted) => project::redo(&mut host()?, output, &wanted),
        Command::Verify(wanted) => project::verify(&mut host()?, output, &wanted),
    }
}

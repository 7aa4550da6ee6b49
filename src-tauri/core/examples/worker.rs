//! The smallest host that can be its own worker; the tests of foreign files start it.

use std::process::ExitCode;

use portwright_core::worker;

fn main() -> ExitCode {
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == worker::ARGUMENT)
    {
        return worker::serve(&std::io::stdin(), std::io::stdout());
    }
    eprintln!(
        "This program is started by the tests, with {}.",
        worker::ARGUMENT
    );
    ExitCode::from(2)
}

//! The same program for the WebDriver tests: dialogs and the clock are answered from the environment.
//! It has a name of its own, so that it can never be taken for the released one.

use std::process::ExitCode;

fn main() -> ExitCode {
    portwright_desktop::start()
}

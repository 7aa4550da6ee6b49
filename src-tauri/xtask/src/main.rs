//! Chores of the project. `cargo xtask run` and `cargo xtask test` set a fresh machine up by
//! themselves: only Rust with a C linker and Node have to be there.

mod bench;
mod bundle;
mod machine;
mod notices;
mod place;
mod run;
mod shell;
mod test;
mod ui;

use std::process::ExitCode;

/// What went wrong, in words for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
Chores of Portwright

  cargo xtask run [--release] [FILE…]   install what is missing, build, and open the sample project
                                        (or FILE); without a display, do the same job headless
  cargo xtask test [STAGE…]             install what tests need and run them all, or some stages
  cargo xtask test --list               the stages
  cargo xtask bundle                    make the installers of this system (.deb and .rpm on Linux)
  cargo xtask bench [NAME…]             run the benchmarks, or some (--list, --runs N, --rows N,N)
  cargo xtask notices                   write out/THIRD-PARTY.txt
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["test", "--list"] => {
            test::list();
            Ok(())
        }
        ["test", rest @ ..] => test::test(rest),
        ["bundle"] => bundle::bundle(),
        ["bench", rest @ ..] => bench::bench(rest),
        ["notices"] => notices::notices().map(|_| ()),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            eprint!("There is no chore `{}`.\n\n{HELP}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

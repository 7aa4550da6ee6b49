//! `cargo xtask bench`: the benchmark programs, one after the other, optimised.

use crate::Outcome;
use crate::{machine, shell};

/// The benchmark programs: package and name.
const PROGRAMS: &[(&str, &str)] = &[];

pub(crate) fn bench() -> Outcome {
    if PROGRAMS.is_empty() {
        println!("There are no benchmark programs yet.");
        return Ok(());
    }
    machine::ensure_packages(machine::CORE)?;
    PROGRAMS.iter().try_for_each(|(package, name)| {
        let mut bench = shell::cargo();
        bench.args(["bench", "--locked", "--package", package, "--bench", name]);
        shell::run(&mut bench)
    })
}

//! `cargo xtask bench`: the benchmark programs, one after the other, optimised.

use crate::Outcome;
use crate::{machine, shell};

/// The benchmark programs: package and name.
const PROGRAMS: &[(&str, &str)] = &[("portwright-core", "speed")];

/// Runs them with the words that stand after `bench`: names of benchmarks, `--runs N`, `--rows N,N`, `--list`.
pub(crate) fn bench(words: &[&str]) -> Outcome {
    machine::ensure_packages(machine::CORE)?;
    PROGRAMS.iter().try_for_each(|(package, name)| {
        let mut bench = shell::cargo();
        bench.args(["bench", "--locked", "--package", package, "--bench", name]);
        if !words.is_empty() {
            bench.arg("--").args(words);
        }
        shell::run(&mut bench)
    })
}

//! `cargo xtask test`: every test of the project, from formatting to the real program in a real
//! window, in the order in which failures are cheapest to find.

use std::fs;
use std::process::Command;
use std::time::Instant;

use crate::Outcome;
use crate::{machine, place, shell, ui};

/// A part of the tests that can be asked for by name.
struct Stage {
    name: &'static str,
    about: &'static str,
    /// Packages of the system it needs.
    packages: &'static [&'static [&'static str]],
    /// It says how many tests it ran, and none is a failure.
    counts: bool,
    job: fn(&mut Tally) -> Outcome,
}

const STAGES: [Stage; 10] = [
    Stage {
        name: "format",
        about: "cargo fmt",
        packages: &[],
        counts: false,
        job: |_| shell::run(shell::cargo().args(["fmt", "--all", "--check"])),
    },
    Stage {
        name: "pages",
        about: "build of the front end, which the window carries inside",
        packages: &[],
        counts: false,
        job: |_| ui::ensure_built(),
    },
    Stage {
        name: "lint",
        about: "clippy over the whole workspace",
        packages: &[machine::CORE, machine::WINDOW],
        counts: false,
        job: |_| lint(),
    },
    Stage {
        name: "core",
        about: "the core, the command line, the stories, the chores",
        packages: &[machine::CORE, machine::DOCUMENTS],
        counts: true,
        job: core,
    },
    Stage {
        name: "shell",
        about: "the desktop shell without its window",
        packages: &[machine::CORE, machine::WINDOW],
        counts: true,
        job: |tally| cargo_test(&["--lib", "--package", "portwright"], tally),
    },
    Stage {
        name: "ui-lint",
        about: "Biome",
        packages: &[],
        counts: false,
        job: |_| npm("lint", &mut Tally::default()),
    },
    Stage {
        name: "ui-types",
        about: "TypeScript",
        packages: &[],
        counts: false,
        job: |_| npm("check", &mut Tally::default()),
    },
    Stage {
        name: "ui",
        about: "Vitest",
        packages: &[],
        counts: true,
        job: |tally| npm("test", tally),
    },
    Stage {
        name: "browser",
        about: "the pages in Chromium, over the real core",
        packages: &[machine::CORE, machine::BROWSER],
        counts: true,
        job: |tally| npm("browser", tally),
    },
    Stage {
        name: "desktop",
        about: "the real program in a real window, driven by WebDriver",
        packages: &[
            machine::CORE,
            machine::WINDOW,
            machine::DRIVE,
            machine::DOCUMENTS,
        ],
        counts: true,
        job: desktop,
    },
];

/// How many tests ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

/// Prints the stages.
pub(crate) fn list() {
    for stage in &STAGES {
        println!("{:10} {}", stage.name, stage.about);
    }
}

/// Runs the stages of these names, or all.
pub(crate) fn test(names: &[&str]) -> Outcome {
    if let Some(unknown) = names
        .iter()
        .find(|name| STAGES.iter().all(|it| it.name != **name))
    {
        return Err(format!(
            "There is no stage `{unknown}`. `cargo xtask test --list` names them."
        ));
    }
    let chosen = STAGES
        .iter()
        .filter(|it| names.is_empty() || names.contains(&it.name));
    let chosen: Vec<_> = chosen.collect();
    let mut packages: Vec<_> = chosen.iter().flat_map(|it| it.packages.concat()).collect();
    packages.sort_unstable();
    packages.dedup();
    machine::ensure_packages(&packages)?;

    let mut total = Tally::default();
    let mut lines = Vec::new();
    for stage in chosen {
        println!("\n== {}: {}", stage.name, stage.about);
        let (tally, outcome, seconds) = perform(stage);
        if let Err(problem) = &outcome {
            eprintln!("{problem}");
        }
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        let line = format!(
            "{:10} {word:7} {seconds:5} s  {}",
            stage.name,
            counted(tally)
        );
        println!("== {line}");
        lines.push(line);
        total.passed += tally.passed;
        total.failed += tally.failed;
        total.skipped += tally.skipped;
    }
    println!("\n{}\n\n{}", lines.join("\n"), closing(total));
    if total.failed == 0 {
        Ok(())
    } else {
        Err("Not all is well.".to_owned())
    }
}

/// Runs one stage, with its tests counted and its time in seconds.
fn perform(stage: &Stage) -> (Tally, Outcome, u64) {
    #[expect(clippy::disallowed_methods, reason = "a chore may look at the clock")]
    let start = Instant::now();
    let mut tally = Tally::default();
    let mut outcome = (stage.job)(&mut tally);
    if outcome.is_ok() && stage.counts && tally == Tally::default() {
        outcome = Err("It ran no test.".to_owned());
    }
    if outcome.is_err() {
        // A stage that fails without a failing test has failed all the same.
        tally.failed = tally.failed.max(1);
    }
    (tally, outcome, start.elapsed().as_secs())
}

fn counted(tally: Tally) -> String {
    if tally == Tally::default() {
        String::new()
    } else {
        closing(tally)
    }
}

/// The last line, in a form that machines know.
fn closing(tally: Tally) -> String {
    let Tally {
        passed,
        failed,
        skipped,
    } = tally;
    match skipped {
        0 => format!("{passed} passed, {failed} failed"),
        _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
}

fn lint() -> Outcome {
    let mut clippy = shell::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--locked"]);
    clippy.args(["--features", "portwright/e2e,portwright-tests/desktop"]);
    shell::run(clippy.args(["--", "--deny", "warnings"]))
}

/// All of Rust but the shell, so that a change of the core never waits for Tauri.
const PACKAGES: [&str; 8] = [
    "--package",
    "portwright-core",
    "--package",
    "portwright-cli",
    "--package",
    "portwright-tests",
    "--package",
    "xtask",
];

/// Tests start the command line and the test host as programs, so those are built first. The same
/// packages are named wherever tests are built, the window's too: another choice has other features of
/// the libraries, and would compile them again.
fn core(tally: &mut Tally) -> Outcome {
    let mut build = shell::cargo();
    shell::run(build.args(["build", "--locked", "--bins"]).args(PACKAGES))?;
    cargo_test(&PACKAGES, tally)
}

fn cargo_test(words: &[&str], tally: &mut Tally) -> Outcome {
    let mut test = shell::cargo();
    test.args(["test", "--locked", "--no-fail-fast"])
        .args(words);
    shell::run_and_read(&mut test, |line| tally.read(line))
}

fn npm(script: &str, tally: &mut Tally) -> Outcome {
    ui::ensure_packages()?;
    if !ui::has_script(script)? {
        println!("Skipped: ui/package.json has no script `{script}`.");
        tally.skipped += 1;
        return Ok(());
    }
    let mut npm = shell::npm();
    npm.args(["run", "--silent", script]).env("NO_COLOR", "1");
    shell::run_and_read(&mut npm, |line| tally.read(line))
}

/// Builds the program as it ships and its twin for tests, and drives the twin on a screen of its own.
fn desktop(tally: &mut Tally) -> Outcome {
    ui::ensure_built()?;
    let build = |words: &[&str]| {
        let mut build = shell::cargo();
        shell::run(
            build
                .args(["build", "--locked", "--package", "portwright"])
                .args(words),
        )
    };
    build(&["--bin", "portwright"])?;
    build(&["--bin", "portwright-e2e", "--features", "e2e"])?;

    let mut test = if cfg!(target_os = "linux") {
        on_own_screen()?
    } else {
        shell::cargo()
    };
    test.args(["test", "--locked"]).args(PACKAGES);
    test.args([
        "--features",
        "portwright-tests/desktop",
        "--test",
        "desktop",
        "--",
        "--test-threads",
        "1",
    ]);
    test.env("PORTWRIGHT_BUILT", place::built("debug", ""));
    test.env("PORTWRIGHT_SCREENS", place::out().join("ci-screens"));
    shell::run_and_read(&mut test, |line| tally.read(line))
}

/// cargo, on a screen and a message bus of its own: no window of a test shows up on the desk of the
/// person who runs it, and none is taken for a second start of their own program.
fn on_own_screen() -> Outcome<Command> {
    let bus = place::target().join("message-bus.conf");
    let written = fs::write(&bus, BUS);
    written.map_err(|error| format!("{}: {error}.", bus.display()))?;
    let mut screen = shell::command("dbus-run-session");
    screen
        .arg("--config-file")
        .arg(bus)
        .args(["--", "xvfb-run", "--auto-servernum"]);
    screen.args(["--server-args", "-screen 0 1600x1000x24 -nolisten tcp"]);
    screen.arg(shell::cargo().get_program());
    // Wayland would win over the screen we made.
    screen
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1");
    Ok(screen)
}

/// A bus that starts no service: the tests need none, and those of a desktop fail loudly without one.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Tally {
    /// Counts what a line of cargo, Vitest or ourselves closes with.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        let cargo = line.strip_prefix("test result: ");
        let vitest = line
            .strip_prefix("Tests ")
            .filter(|rest| rest.starts_with(' '));
        let Some(counts) = cargo.or(vitest).or_else(|| plain(line)) else {
            return;
        };
        let words: Vec<_> = counts.split_whitespace().collect();
        for pair in words.windows(2) {
            let [count, what] = pair else { continue };
            let Ok(count) = count.parse::<u32>() else {
                continue;
            };
            match what.trim_matches([';', ',', '.']) {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "skipped" | "ignored" | "todo" => self.skipped += count,
                _ => {}
            }
        }
    }
}

/// A line that is nothing but counts: `12 passed, 0 failed`.
fn plain(line: &str) -> Option<&str> {
    let mut parts = line.split(", ").map(|part| part.split_once(' '));
    let counted = |part: Option<(&str, &str)>, what: &str| {
        part.is_some_and(|(count, word)| count.parse::<u32>().is_ok() && word == what)
    };
    let known = counted(parts.next()?, "passed") && counted(parts.next()?, "failed");
    known.then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn the_closing_lines_of_each_runner_are_counted() {
        let lines = [
            "test result: ok. 19 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            " Test Files  2 passed (2)",
            "      Tests  1 failed | 11 passed | 1 skipped (13)",
            "7 passed, 1 failed",
        ];
        assert_eq!(
            read(&lines),
            Tally {
                passed: 40,
                failed: 4,
                skipped: 2
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        let lines = [
            "test number::reads ... ok",
            "running 19 tests",
            "5 passed the gate, 3 failed",
            "we said: 7 passed, 0 failed",
            "Tests are passed by 3 passed hands",
            "",
        ];
        assert_eq!(read(&lines), Tally::default());
    }

    #[test]
    fn the_last_line_is_one_that_machines_know() {
        assert_eq!(
            closing(Tally {
                passed: 123,
                failed: 0,
                skipped: 0
            }),
            "123 passed, 0 failed"
        );
        let skipped = Tally {
            passed: 1,
            failed: 2,
            skipped: 3,
        };
        assert_eq!(closing(skipped), "1 passed, 2 failed, 3 skipped");
    }
}

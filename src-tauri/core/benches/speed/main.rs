//! How fast Portwright is, and against what: `cargo xtask bench [NAME…] [--runs N] [--rows N,N…]`.
//!
//! A list of named benchmarks. Each makes its own input, runs its tasks in turn (one process a run, so that
//! what is compared is measured under the same conditions), and prints median, least and most. Figures come from
//! this machine on this day; only ratios of one run may be compared. For a profiler: `--write FILE ROWS` makes
//! a list, `--task NAME FILE PROJECT` does one task.

mod inventory;
mod network;
mod papers;
mod probe;
mod task;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use portwright_core::worker;
use probe::Run;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The first argument of a measured process.
const TASK: &str = "--task";

/// What may be left out of a call.
struct Wish {
    runs: Option<usize>,
    rows: Option<Vec<u64>>,
}

type Bench = (&'static str, &'static str, fn(&Wish, &Path) -> Outcome);

const BENCHES: &[Bench] = &[
    (
        "import",
        "xlsx of ten columns → numbers committed to disk, against calamine's worksheet_range alone",
        import,
    ),
    (
        "project",
        "a project of 100,000 numbers: open it, change one number, split it, change all, look through them, plan it",
        project,
    ),
    (
        "plan",
        "the plan of 50 and 1,000 orders over 100,000 numbers, an edit to the new plan, growth from 10 to 10,000 orders",
        plan,
    ),
    (
        "forecast",
        "10,000 runs over 50 and 1,000 orders, from an open project to the dates in words",
        forecast,
    ),
    (
        "documents",
        "letters and number maps of 10,000 numbers in 100 orders, against reportlab drawing as much",
        papers::papers,
    ),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        [worker::ARGUMENT, ..] => return worker::serve(&std::io::stdin(), std::io::stdout()),
        [TASK, name, file, project] => task::run(name, Path::new(file), Path::new(project)),
        ["--list"] => {
            for (name, about, _) in BENCHES {
                println!("{name:10} {about}");
            }
            Ok(())
        }
        ["--write", file, rows] => rows
            .parse()
            .map_err(Into::into)
            .and_then(|rows| inventory::write(Path::new(file), rows)),
        words => drive(words),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn drive(words: &[&str]) -> Outcome {
    let mut wish = Wish {
        runs: None,
        rows: None,
    };
    let mut names = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--runs" => wish.runs = Some(words.next().ok_or("--runs needs a number")?.parse()?),
            "--rows" => {
                let list = words.next().ok_or("--rows needs numbers")?;
                wish.rows = Some(list.split(',').map(str::parse).collect::<Result<_, _>>()?);
            }
            name if BENCHES.iter().any(|(known, ..)| *known == name) => names.push(name),
            other => {
                return Err(format!("There is no benchmark {other}; --list names them.").into());
            }
        }
    }
    for line in probe::surroundings() {
        println!("{line}");
    }
    // On the disk that holds the build, not in a temporary folder that may be memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    for (name, about, run) in BENCHES {
        if names.is_empty() || names.contains(name) {
            println!("\n{name}: {about}");
            run(&wish, folder.path())?;
        }
    }
    Ok(())
}

/// The middle of some figures; of an even number the mean of the two in the middle.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let half = figures.len() / 2;
    let at = |index: usize| figures.get(index).copied().unwrap_or(f64::NAN);
    if figures.len() % 2 == 1 {
        at(half)
    } else {
        f64::midpoint(at(half.wrapping_sub(1)), at(half))
    }
}

fn most(figures: impl Iterator<Item = f64>) -> f64 {
    figures.fold(0.0, f64::max)
}

fn line(name: &str, figures: Vec<f64>, rest: &str) {
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let most = most(figures.iter().copied());
    println!(
        "  {name:22} {:9.1} ms   ({least:.1} to {most:.1}){rest}",
        median(figures)
    );
}

/// Issue 3: an import takes at most this many times what the library alone takes.
const GOAL_RATIO: f64 = 1.5;
/// Issue 3: program and worker together stay below this many MiB, at this many rows.
const GOAL_MEMORY: (f64, u64) = (300.0, 100_000);

fn import(wish: &Wish, folder: &Path) -> Outcome {
    let rows = wish
        .rows
        .clone()
        .unwrap_or_else(|| vec![10_000, 100_000, 1_000_000]);
    let mut growth = Vec::new();
    for rows in rows {
        let file = folder.join(format!("inventory-{rows}.xlsx"));
        inventory::write(&file, rows)?;
        let runs = wish.runs.unwrap_or(if rows > 200_000 { 3 } else { 9 });
        println!(
            "\n  {rows} rows × 10 columns, {} KiB, {runs} runs in turn",
            std::fs::metadata(&file)?.len() / 1_024
        );
        let mut done: [Vec<Run>; 4] = Default::default();
        let tasks = ["calamine", "read", "import", "preview"];
        let expected = inventory::numbers(rows);
        for turn in 0..runs {
            for (task, done) in tasks.iter().zip(&mut done) {
                let project = folder.join(format!("{task}-{rows}-{turn}.portwright"));
                let run = probe::run(task, &file, &project)?;
                if matches!(*task, "import" | "preview") && run.count != expected {
                    return Err(format!("{task} took {} numbers of {expected}", run.count).into());
                }
                done.push(run);
                remove(&project);
            }
        }
        let [alone, read, import, preview] = &done;
        let base = median(alone.iter().map(Run::total).collect());
        for (name, runs) in [
            ("calamine alone", alone),
            ("read by our worker", read),
            ("import, whole", import),
            ("preview, then commit", preview),
        ] {
            let (program, worker) = (
                most(runs.iter().map(|run| run.program)),
                most(runs.iter().map(|run| run.worker)),
            );
            let times: Vec<f64> = runs.iter().map(Run::total).collect();
            let ratio = median(times.clone()) / base;
            let processor = median(runs.iter().map(|run| run.processor).collect());
            line(
                name,
                times,
                &format!(
                    "   × {ratio:.2}   processor {processor:.0} ms   peak {program:.0} + {worker:.0} = {:.0} MiB",
                    program + worker
                ),
            );
        }
        let memory = most(
            import
                .iter()
                .chain(preview)
                .map(|run| run.program + run.worker),
        );
        let ratio = median(import.iter().map(Run::total).collect()) / base;
        growth.push((rows, base, ratio, memory));
        std::fs::remove_file(&file)?;
    }
    println!("\n        rows   calamine      import   ratio   memory");
    for (rows, base, ratio, memory) in growth {
        let kept = |kept: bool| if kept { "kept" } else { "MISSED" };
        let goals = if rows == GOAL_MEMORY.1 {
            format!(
                "   goals: ratio ≤ {GOAL_RATIO} {}, memory < {} MiB {}",
                kept(ratio <= GOAL_RATIO),
                GOAL_MEMORY.0,
                kept(memory < GOAL_MEMORY.0)
            )
        } else {
            String::new()
        };
        println!(
            "  {rows:>10} {base:>7.0} ms {:>8.0} ms {ratio:>7.2} {memory:>4.0} MiB{goals}",
            base * ratio
        );
    }
    Ok(())
}

fn project(wish: &Wish, folder: &Path) -> Outcome {
    let rows = wish
        .rows
        .as_ref()
        .and_then(|rows| rows.first().copied())
        .unwrap_or(100_000);
    let file = folder.join("inventory.xlsx");
    let project = folder.join("project.portwright");
    inventory::write(&file, rows)?;
    let made = probe::run("import", &file, &project)?;
    println!(
        "  {} numbers, file of {} KiB",
        made.count,
        std::fs::metadata(&project)?.len() / 1_024
    );
    measure("open", wish, &file, &project)?;
    measure("edit", wish, &file, &project)?;
    let size = || std::fs::metadata(&project).map_or(0, |meta| meta.len() / 1_024);
    for task in ["split", "bulk"] {
        let before = size();
        let run = probe::run(task, &file, &project)?;
        for (name, time) in &run.times {
            line(name, vec![*time], "");
        }
        println!("  the file grew by {} KiB", size().saturating_sub(before));
    }
    measure("list", wish, &file, &project)?;
    measure("plan", wish, &file, &project)?;
    measure("edit", wish, &file, &project)?;
    remove(&project);
    Ok(())
}

/// Issue 4: the plan of 1,000 orders over 100,000 numbers, milliseconds.
const GOAL_PLAN: f64 = 50.0;
/// Issue 4: an edit to the new plan, by number of orders (over so many numbers), milliseconds.
const GOAL_REPLAN: [(u64, u64, f64); 2] = [(50, 40_000, 50.0), (1_000, 100_000, 150.0)];

/// A project of so many orders over so many numbers.
fn network(folder: &Path, orders: u64, numbers: u64, chain: u64) -> Outcome<(PathBuf, PathBuf)> {
    let file = folder.join(format!("network-{orders}.csv"));
    let project = folder.join(format!("network-{orders}.portwright"));
    network::write(&file, orders, numbers, chain)?;
    probe::run("import", &file, &project)?;
    probe::run("split", &file, &project)?;
    Ok((file, project))
}

fn plan(wish: &Wish, folder: &Path) -> Outcome {
    let runs = wish.runs.unwrap_or(9);
    for (orders, numbers, goal) in GOAL_REPLAN {
        let (file, project) = network(folder, orders, numbers, network::CHAIN)?;
        let plans = (0..runs)
            .map(|_| probe::run("plan", &file, &project))
            .collect::<Outcome<Vec<Run>>>()?;
        let made = plans.first().map_or(0, |run| run.count);
        if made != orders {
            return Err(format!("the list makes {made} orders of {orders}").into());
        }
        println!("\n  {orders} orders over {numbers} numbers, {runs} runs");
        let times: Vec<f64> = plans.iter().map(Run::total).collect();
        let kept = |kept: bool| if kept { "kept" } else { "MISSED" };
        let said = if orders == 1_000 {
            let kept = kept(median(times.clone()) < GOAL_PLAN);
            format!("   goal < {GOAL_PLAN} ms {kept}")
        } else {
            String::new()
        };
        line("plan alone", times, &said);
        let edits = (0..runs)
            .map(|_| probe::run("replan", &file, &project))
            .collect::<Outcome<Vec<Run>>>()?;
        let of = |name: &str| -> Vec<f64> {
            edits
                .iter()
                .filter_map(|run| run.times.get(name).copied())
                .collect()
        };
        let names = edits.first().map(|run| run.times.keys().cloned());
        for name in names.into_iter().flatten() {
            line(&name, of(&name), "");
        }
        for (edit, shown) in [
            ("3 number edited", "4 → timeline"),
            ("7 date asked for", "8 → timeline"),
        ] {
            let both: Vec<f64> = of(edit).iter().zip(of(shown)).map(|(a, b)| a + b).collect();
            let kept = kept(median(both.clone()) < goal);
            line(
                edit,
                both,
                &format!("   to the new plan, goal < {goal} ms {kept}"),
            );
        }
        remove(&project);
    }
    println!("\n      orders     plan   per order and log n");
    for orders in [10, 100, 1_000, 10_000] {
        let (file, project) = network(folder, orders, orders * 10, network::CHAIN)?;
        let times = (0..runs)
            .map(|_| Ok(probe::run("plan", &file, &project)?.total()))
            .collect::<Outcome<Vec<f64>>>()?;
        let middle = median(times);
        #[allow(clippy::cast_precision_loss, reason = "at most ten thousand")]
        let each = middle * 1_000.0 / (orders as f64 * (orders as f64).log2());
        println!("  {orders:>10} {middle:>8.2} ms {each:>8.2} µs");
        remove(&project);
    }
    Ok(())
}

/// Issue 4: a forecast of 10,000 runs over 50 orders, milliseconds.
const GOAL_FORECAST: f64 = 1_000.0;

fn forecast(wish: &Wish, folder: &Path) -> Outcome {
    for orders in [50, 1_000] {
        let (file, project) = network(folder, orders, orders * 20, network::CHAIN)?;
        let runs = (0..wish.runs.unwrap_or(9))
            .map(|_| probe::run("forecast", &file, &project))
            .collect::<Outcome<Vec<Run>>>()?;
        let times: Vec<f64> = runs.iter().map(Run::total).collect();
        let said = if orders == 50 {
            let kept = median(times.clone()) < GOAL_FORECAST;
            format!(
                "   goal < {GOAL_FORECAST} ms {}",
                if kept { "kept" } else { "MISSED" }
            )
        } else {
            String::new()
        };
        line(&format!("{orders} orders"), times, &said);
        remove(&project);
    }
    Ok(())
}

/// Runs one task some times and prints each of its times.
fn measure(task: &str, wish: &Wish, file: &Path, project: &Path) -> Outcome {
    let runs = (0..wish.runs.unwrap_or(5))
        .map(|_| probe::run(task, file, project))
        .collect::<Outcome<Vec<Run>>>()?;
    let Some(first) = runs.first() else {
        return Ok(());
    };
    for name in first.times.keys() {
        let times = runs
            .iter()
            .filter_map(|run| run.times.get(name).copied())
            .collect();
        let of = if task == "plan" {
            format!("   {} orders", first.count)
        } else {
            String::new()
        };
        line(
            name,
            times,
            &format!(
                "   peak {:.0} MiB{of}",
                most(runs.iter().map(|run| run.program))
            ),
        );
    }
    Ok(())
}

/// A project and what may lie beside it.
fn remove(project: &Path) {
    let beside = |ending: &str| {
        let mut name = project.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    for path in [project.to_owned(), beside(".lock"), beside("-journal")] {
        let _ = std::fs::remove_file(path);
    }
}

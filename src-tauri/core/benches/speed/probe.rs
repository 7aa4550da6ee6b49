//! Runs a task in a process of its own and watches its memory and that of the worker it starts; says what
//! machine this is.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::Outcome;

/// What one run of a task took.
#[derive(Debug, Default, Clone)]
pub(crate) struct Run {
    /// Milliseconds by name.
    pub(crate) times: BTreeMap<String, f64>,
    /// Milliseconds of processor time, of program and worker together.
    pub(crate) processor: f64,
    /// What came out: rows, numbers, orders.
    pub(crate) count: u64,
    /// The same in more words than one.
    pub(crate) seen: BTreeMap<String, u64>,
    /// Peak of the program's own memory, MiB; 0 where the system does not tell.
    pub(crate) program: f64,
    /// Peak of its worker's.
    pub(crate) worker: f64,
}

impl Run {
    /// All its times together.
    pub(crate) fn total(&self) -> f64 {
        self.times.values().sum()
    }
}

/// Runs a task to its end.
pub(crate) fn run(task: &str, file: &Path, project: &Path) -> Outcome<Run> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(crate::TASK)
        .arg(task)
        .args([file, project])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut run = Run::default();
    // The high-water mark only rises: the last look before the end is the peak, short of a few milliseconds.
    while child.try_wait()?.is_none() {
        run.program = run.program.max(peak(child.id()));
        for worker in children(child.id()) {
            run.worker = run.worker.max(peak(worker));
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("{task}: {}", String::from_utf8_lossy(&output.stderr).trim()).into());
    }
    let said: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    run.times = serde_json::from_value(said.get("times").cloned().unwrap_or_default())?;
    run.seen = serde_json::from_value(said.get("seen").cloned().unwrap_or_default())?;
    run.processor = said
        .get("processor")
        .and_then(serde_json::Value::as_f64)
        .unwrap_or(0.0);
    run.count = said
        .get("count")
        .and_then(serde_json::Value::as_u64)
        .unwrap_or(0);
    Ok(run)
}

/// Peak resident memory of a process, MiB.
fn peak(process: u32) -> f64 {
    let Ok(status) = fs::read_to_string(format!("/proc/{process}/status")) else {
        return 0.0;
    };
    status
        .lines()
        .find_map(|line| {
            line.strip_prefix("VmHWM:")?
                .trim()
                .strip_suffix(" kB")?
                .parse::<f64>()
                .ok()
        })
        .map_or(0.0, |kibibytes| kibibytes / 1_024.0)
}

fn children(process: u32) -> Vec<u32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else {
        return Vec::new();
    };
    threads
        .filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("children")).ok())
        .flat_map(|list| {
            list.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<u32>>()
        })
        .collect()
}

/// Machine, system, compiler and revision, a line each.
pub(crate) fn surroundings() -> Vec<String> {
    let first = |file: &str, key: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(key))?;
        Some(
            line.split_once([':', '='])
                .map_or(line, |(_, value)| value)
                .trim()
                .trim_matches('"')
                .to_owned(),
        )
    };
    let says = |program: &str, words: &[&str]| {
        let output = Command::new(program)
            .args(words)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let unknown = || "unknown".to_owned();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let changed = says("git", &["status", "--porcelain", "--untracked-files=no"])
        .map_or("", |_| ", with changes");
    vec![
        format!(
            "machine   {cores} cores, {}",
            first("/proc/cpuinfo", "model name").unwrap_or_else(unknown)
        ),
        format!(
            "system    {} {}, {}",
            first("/etc/os-release", "PRETTY_NAME")
                .unwrap_or_else(|| std::env::consts::OS.to_owned()),
            says("uname", &["-r"]).unwrap_or_default(),
            std::env::consts::ARCH
        ),
        format!(
            "load      {}",
            fs::read_to_string("/proc/loadavg")
                .map_or_else(|_| unknown(), |load| load.trim().to_owned())
        ),
        format!(
            "compiler  {}",
            says("rustc", &["--version"]).unwrap_or_else(unknown)
        ),
        format!(
            "revision  {}{changed}",
            says("git", &["rev-parse", "--short", "HEAD"]).unwrap_or_else(unknown)
        ),
    ]
}

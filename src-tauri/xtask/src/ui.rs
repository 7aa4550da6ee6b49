//! The front end: its packages and its build, each done only when something changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::Outcome;
use crate::{machine, place, shell};

/// Installs the packages of the lock file, unless exactly these are installed.
pub(crate) fn ensure_packages() -> Outcome {
    machine::ensure_node()?;
    let lock = place::ui().join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}.", lock.display()))?;
    // A copy of the lock file says what was installed; times would not survive a checkout.
    let stamp = place::ui()
        .join("node_modules")
        .join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("Installing npm packages of ui/package-lock.json");
    // No package of ours needs a script at installation, so none gets to run one.
    shell::run(shell::npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}.", stamp.display()))
}

/// Builds the pages when they are older than their sources.
pub(crate) fn ensure_built() -> Outcome {
    ensure_packages()?;
    let ui = place::ui();
    let made = modified(&ui.join("dist").join("index.html"));
    let sources = [
        "src",
        "public",
        "index.html",
        "package.json",
        "package-lock.json",
    ];
    let settings = ["tsconfig.json", "vite.config.ts"];
    let newest = sources
        .iter()
        .chain(&settings)
        .filter_map(|name| newest(&ui.join(name)))
        .max();
    if made.is_some() && made >= newest {
        return Ok(());
    }
    shell::run(shell::npm().args(["run", "build"]))
}

/// Whether the front end has a script of this name.
pub(crate) fn has_script(name: &str) -> Outcome<bool> {
    let file = place::ui().join("package.json");
    let text = fs::read(&file).map_err(|error| format!("{}: {error}.", file.display()))?;
    let package: Value =
        serde_json::from_slice(&text).map_err(|error| format!("{}: {error}.", file.display()))?;
    Ok(package
        .get("scripts")
        .is_some_and(|scripts| scripts.get(name).is_some()))
}

/// When the newest file of a folder was changed, or the file itself.
fn newest(path: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    inside
        .filter_map(|entry| newest(&entry.path()))
        .chain(modified(path))
        .max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|it| it.modified()).ok()
}

//! `cargo xtask run`: from a fresh checkout to the sample project on the screen, or, without a
//! screen, to its documents on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::{machine, place, shell, ui};

pub(crate) fn run(words: &[&str]) -> Outcome {
    let release = words.contains(&"--release");
    let files: Vec<_> = words.iter().filter(|word| **word != "--release").collect();
    if !has_display() {
        return headless(release);
    }
    machine::ensure_packages(&[machine::CORE, machine::WINDOW].concat())?;
    ui::ensure_built()?;
    shell::run(build(release).args(["--package", "portwright"]))?;

    let mut window = shell::command(place::built(profile(release), "portwright"));
    if files.is_empty() {
        window.arg("--sample");
    } else {
        let here = std::env::current_dir().unwrap_or_default();
        window.args(files.iter().map(|file| here.join(file)));
    }
    shell::run(&mut window)
}

fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

fn profile(release: bool) -> &'static str {
    if release { "release" } else { "debug" }
}

fn build(release: bool) -> std::process::Command {
    let mut build = shell::cargo();
    build.args(["build", "--locked"]);
    if release {
        build.arg("--release");
    }
    build
}

/// Carries the sample from its file to its documents with the command line.
fn headless(release: bool) -> Outcome {
    eprintln!("There is no display; the sample goes through the command line instead.");
    machine::ensure_packages(machine::CORE)?;
    shell::run(build(release).args(["--package", "portwright-cli"]))?;

    let cli = place::built(profile(release), "portwright-cli");
    let folder = place::out().join("sample");
    let project = folder.join("Northgate Dental Group.portwright");
    let documents = folder.join("documents");
    let made = |error: std::io::Error| format!("{}: {error}.", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(made)?;
    }
    fs::create_dir_all(&folder).map_err(made)?;

    step(&cli, "The sample project", "sample", &project, &[])?;
    step(
        &cli,
        "Its orders, each split with its reason",
        "orders",
        &project,
        &[],
    )?;
    let list = place::root().join("assets/sample/northgate-inventory.xlsx");
    let list = list.to_string_lossy();
    let again = [&*list, "--dry-run"];
    step(
        &cli,
        "Its own list again: what an import would do",
        "import",
        &project,
        &again,
    )?;
    // A sample with nothing to find would teach nobody anything: its findings are no failure here.
    findings(&cli, &project)?;
    step(&cli, "The plan", "plan", &project, &[])?;
    let to = documents.to_string_lossy();
    step(&cli, "The documents", "export", &project, &["--out", &to])?;

    println!("\nThe project: {}", project.display());
    println!("The documents: {}", documents.display());
    for file in files(&documents) {
        println!(
            "  {}",
            file.strip_prefix(&documents).unwrap_or(&file).display()
        );
    }
    Ok(())
}

fn step(cli: &Path, title: &str, call: &str, project: &Path, more: &[&str]) -> Outcome {
    println!("\n{title}");
    shell::run(shell::command(cli).arg(call).arg(project).args(more))
}

fn findings(cli: &Path, project: &Path) -> Outcome {
    println!("\nWhat stands in the way");
    let mut check = shell::command(cli);
    check.arg("check").arg(project);
    eprintln!("$ {}", shell::spelled(&check));
    let status = check
        .status()
        .map_err(|error| format!("{}: {error}.", cli.display()))?;
    match status.code() {
        // 1: done, and findings block.
        Some(0 | 1) => Ok(()),
        _ => Err(format!("`{}` failed ({status}).", shell::spelled(&check))),
    }
}

/// All files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

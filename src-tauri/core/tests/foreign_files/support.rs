//! The worker program of these tests.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use portwright_core::worker::Program;

/// The folder of public files; absent, with a word, where it is not at hand.
pub(crate) fn corpora() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if !shared.is_dir() {
        eprintln!("{} is not here; skipped.", shared.display());
        return None;
    }
    let corpora = shared.join("corpora");
    assert!(
        corpora.join("index.csv").is_file(),
        "{} is whole",
        corpora.display()
    );
    Some(corpora)
}

/// The example `worker`, built when it is older than its sources.
pub(crate) fn program() -> &'static Program {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let path: PathBuf = test
            .ancestors()
            .nth(2)
            .unwrap()
            .join("examples")
            .join(format!("worker{}", std::env::consts::EXE_SUFFIX));
        // `cargo test` has built it; another build would have other features and take minutes.
        if !is_fresh(&path, &Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            build();
        }
        assert!(path.is_file(), "{} is there", path.display());
        Program {
            path,
            args: Vec::new(),
        }
    })
}

fn build() {
    let mut build = Command::new(env!("CARGO"));
    build
        .args([
            "build",
            "--quiet",
            "--package",
            "portwright-core",
            "--example",
            "worker",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    assert!(build.status().unwrap().success(), "the worker builds");
}

/// Whether a program is there and newer than every file of its sources.
fn is_fresh(program: &Path, sources: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    let Some(built) = time(program) else {
        return false;
    };
    let mut folders = vec![sources.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if time(&path).is_none_or(|changed| changed > built) {
                return false;
            }
        }
    }
    true
}

//! The worker program of the tests. The core's own tests take this file in by its path: they cannot depend on a package that depends on the core.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use portwright_core::worker::Program;

/// The core's example `worker`, built when it is older than its sources. `core` is the folder of the core's package.
pub(crate) fn program(core: &Path) -> &'static Program {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        // The test lies in the profile's folder `deps`, the worker beside it in `examples`.
        let test = std::env::current_exe().unwrap();
        let path: PathBuf = test
            .ancestors()
            .nth(2)
            .unwrap()
            .join("examples")
            .join(format!("worker{}", std::env::consts::EXE_SUFFIX));
        // `cargo test` of the core has built it; another build would have other features and take minutes.
        if !is_fresh(&path, &core.join("src")) {
            build(core);
        }
        assert!(path.is_file(), "{} is there", path.display());
        Program {
            path,
            args: Vec::new(),
        }
    })
}

fn build(core: &Path) {
    let mut build = Command::new(env!("CARGO"));
    build
        .args(["build", "--quiet", "--package", "portwright-core"])
        .args(["--example", "worker"])
        .current_dir(core);
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

//! The worker program of these tests.

use std::{path::PathBuf, process::Command, sync::OnceLock};

use portwright_core::worker::Program;

/// The example `worker`, built when it is older than its sources.
pub(crate) fn program() -> &'static Program {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    PROGRAM.get_or_init(|| {
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
        let test = std::env::current_exe().unwrap();
        let path: PathBuf = test
            .ancestors()
            .nth(2)
            .unwrap()
            .join("examples")
            .join(format!("worker{}", std::env::consts::EXE_SUFFIX));
        assert!(path.is_file(), "{} is there", path.display());
        Program {
            path,
            args: Vec::new(),
        }
    })
}

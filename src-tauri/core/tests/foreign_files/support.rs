//! What the tests of foreign files share.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use portwright_core::worker::Program;

#[path = "../../../../tests/support/worker.rs"]
mod worker;

/// Says a line past the harness, which keeps what passing tests print to itself.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

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

/// The worker program.
pub(crate) fn program() -> &'static Program {
    worker::program(Path::new(env!("CARGO_MANIFEST_DIR")))
}

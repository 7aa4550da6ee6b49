//! Where things are.

use std::path::PathBuf;

/// The folder with the root manifest.
pub(crate) fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR");
    let own = own.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.ancestors().nth(2).map_or(own.clone(), PathBuf::from)
}

/// The front end.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// What chores make for people; not kept in the repository.
pub(crate) fn out() -> PathBuf {
    root().join("out")
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").map(|folder| root().join(folder));
    chosen.unwrap_or_else(|| root().join("target"))
}

/// A program that cargo built.
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

//! Declares the shell's commands, so that a window may call one only where a capability names it.

/// The commands of the shell: one for data, one for page bytes, and what only a desktop can do.
const COMMANDS: &[&str] = &[
    "call",
    "document",
    "forget_recent",
    "pick",
    "ready",
    "recent",
    "reveal",
    "set_title",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}

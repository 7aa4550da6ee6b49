//! Declares the shell's commands, so that a window may call one only where a capability names it.

/// The commands of the shell: data, a document's bytes, a stop to both, and what only a desktop can do.
const COMMANDS: &[&str] = &[
    "call",
    "cancel",
    "document",
    "forget_recent",
    "pick",
    "ready",
    "recent",
    "reveal",
    "set_title",
];

fn main() {
    // The pages are built into the program; new pages make a new program.
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}

//! `cargo xtask bundle`: installers of this system. On Linux .deb and .rpm, which need no download;
//! the targets of Windows and macOS stand in `tauri.windows.conf.json` and `tauri.macos.conf.json`.

use crate::Outcome;
use crate::{machine, notices, place, shell, ui};

pub(crate) fn bundle() -> Outcome {
    machine::ensure_packages(&[machine::CORE, machine::WINDOW].concat())?;
    ui::ensure_built()?;
    notices::notices()?;
    // The CLI of Tauri is one of the front end's tools; it finds its configuration from the root.
    let tools = place::ui().join("node_modules").join(".bin");
    let mut tauri = shell::command(tools.join(if cfg!(windows) { "tauri.cmd" } else { "tauri" }));
    shell::run(tauri.args(["build", "--ci", "--", "--locked"]))?;
    let made = place::target().join("release").join("bundle");
    println!("The installers: {}", made.display());
    Ok(())
}

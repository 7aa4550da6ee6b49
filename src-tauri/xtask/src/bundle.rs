//! `cargo xtask bundle`: installers of this system. On Linux .deb and .rpm, which need no download;
//! the targets of Windows and macOS stand in `tauri.windows.conf.json` and `tauri.macos.conf.json`.

use crate::Outcome;
use crate::{machine, notices, place, shell, ui};

pub(crate) fn bundle() -> Outcome {
    machine::ensure_packages(&[machine::CORE, machine::WINDOW].concat())?;
    ui::ensure_built()?;
    notices::notices()?;
    let mut tauri = shell::npm();
    tauri.args(["exec", "--", "tauri", "build", "--ci"]);
    // The CLI looks for its configuration below the folder it is started in.
    tauri.current_dir(place::root()).args(["--", "--locked"]);
    tauri.env("PATH", path_with_tools());
    shell::run(&mut tauri)?;
    println!(
        "The installers: {}",
        place::target().join("release").join("bundle").display()
    );
    Ok(())
}

/// The search path with the front end's own tools first.
fn path_with_tools() -> std::ffi::OsString {
    let tools = place::ui().join("node_modules").join(".bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}

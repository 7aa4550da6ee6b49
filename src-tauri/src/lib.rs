//! The desktop program: a window over `portwright-core`.
//!
//! It gives the core what only a desktop has (dialogs, menus, files that are dropped or opened, a
//! clock) and the page one command for data. It holds no rule of the field and no state of a
//! project. Started with [`worker::ARGUMENT`] it is no window at all but
//! the process that reads one foreign file and ends.

mod arrival;
mod clock;
mod commands;
#[cfg(test)]
mod config_lint;
mod desk;
mod frame;
mod guard;
mod host;
mod menu;
mod native;
mod preferences;
mod recent;
mod store;

use std::process::ExitCode;

use portwright_core::worker;

/// The whole program. `main` calls it before anything else.
pub fn start() -> ExitCode {
    #[cfg(target_os = "linux")]
    prefer_shared_memory_rendering();
    // Before any thread: the worker caps its own memory, and must not bring a window with it.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|word| word == worker::ARGUMENT)
    {
        return worker::serve(&std::io::stdin(), std::io::stdout());
    }
    if let Err(problem) = screen() {
        eprintln!("{problem}");
        return ExitCode::from(3);
    }
    match desk::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window cannot be opened: {error}");
            ExitCode::from(3)
        }
    }
}

/// Keeps WebKitGTK's DMA-BUF renderer off unless the user chose otherwise: with some graphics
/// drivers it shows an empty window (tauri-apps/tauri#9394, #13885).
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "setting a variable of one's own process is unsafe in edition 2024"
)]
fn prefer_shared_memory_rendering() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: the first statement of the program. No other thread exists yet that could read or
        // write the environment at the same time.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}

/// Says plainly when there is no screen to open a window on; GTK would abort instead.
fn screen() -> Result<(), &'static str> {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !named("DISPLAY") && !named("WAYLAND_DISPLAY") {
        return Err(
            "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not \
                    set). Use portwright-cli for everything that needs no eyes.",
        );
    }
    Ok(())
}

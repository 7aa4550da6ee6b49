//! What only a desktop can do: dialogs, recent projects, showing a file, title and menu.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use portwright_core::api::{Session, Ticket, WireError};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt;

use crate::arrival::{self, Arrival};
use crate::commands::blocking;
use crate::desk::{self, Desk};
use crate::recent::Entry;
use crate::{frame, menu};

/// What the user is asked to point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Pick {
    OpenProject,
    NewProject,
    Spreadsheet,
    Document,
    /// The file of a carrier's profile.
    Profile,
    ExportFolder,
    /// The sample project's own place. Asks nobody.
    Sample,
}

/// Asks the user for a file or folder. Nothing when the dialog is closed without an answer.
#[tauri::command]
pub(crate) async fn pick(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    kind: Pick,
    suggested: Option<String>,
) -> Result<Option<Arrival>, WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let chosen = match kind {
            Pick::Sample => Some(sample(&desk)?),
            Pick::NewProject => ask(&window, kind, suggested.as_deref()).map(with_extension),
            _ => ask(&window, kind, suggested.as_deref()),
        };
        Ok(chosen.map(|path| arrival::admit(&mut desk.session(), &path)))
    })
    .await
}

/// Where the sample project lies: with the program's own files, so that it needs no question.
fn sample(desk: &Desk) -> Result<PathBuf, WireError> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = e2e::answer(Pick::Sample) {
        return Ok(answer);
    }
    let folder = desk.folder().join("sample");
    std::fs::create_dir_all(&folder).map_err(|error| {
        problem(
            "folder",
            format!("The folder {} cannot be made: {error}.", folder.display()),
        )
    })?;
    Ok(folder.join(format!("Northgate Dental Group.{}", arrival::PROJECT)))
}

fn ask(window: &WebviewWindow, kind: Pick, suggested: Option<&str>) -> Option<PathBuf> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = e2e::answer(kind) {
        return Some(answer);
    }
    let dialog = window.dialog().file().set_parent(window);
    let chosen = match kind {
        Pick::OpenProject => projects(dialog)
            .set_title("Open Project")
            .blocking_pick_file(),
        Pick::NewProject | Pick::Sample => projects(dialog)
            .set_title("New Project")
            .set_file_name(file_name(suggested.unwrap_or("")))
            .blocking_save_file(),
        Pick::Spreadsheet => dialog
            .set_title("Import")
            .add_filter("Spreadsheets and text", &arrival::SPREADSHEETS)
            .blocking_pick_file(),
        Pick::Document => dialog
            .set_title("Attach Document")
            .add_filter(
                "Bills, records and letters",
                &[&arrival::DOCUMENTS[..], &arrival::SPREADSHEETS[..]].concat(),
            )
            .add_filter("All files", &["*"])
            .blocking_pick_file(),
        Pick::Profile => dialog
            .set_title("Add Carrier")
            .add_filter("Carrier profiles", &["toml"])
            .blocking_pick_file(),
        Pick::ExportFolder => dialog.set_title("Export to Folder").blocking_pick_folder(),
    };
    chosen?.into_path().ok()
}

fn projects(dialog: FileDialogBuilder<tauri::Wry>) -> FileDialogBuilder<tauri::Wry> {
    dialog.add_filter("Portwright projects", &[arrival::PROJECT])
}

/// A file name made of a client's name, without what file systems refuse.
fn file_name(client: &str) -> String {
    let kept: String = client
        .chars()
        .map(|it| {
            if it.is_control() || "/\\:*?\"<>|".contains(it) {
                ' '
            } else {
                it
            }
        })
        .take(80)
        .collect();
    let words: Vec<_> = kept.split_whitespace().collect();
    let stem = words.join(" ");
    let stem = stem.trim_matches(['.', ' ']);
    let stem = if stem.is_empty() { "New project" } else { stem };
    format!("{stem}.{}", arrival::PROJECT)
}

/// GTK's dialog leaves the extension to us.
fn with_extension(path: PathBuf) -> PathBuf {
    if arrival::kind(&path) == arrival::Kind::Project {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(arrival::PROJECT);
    PathBuf::from(name)
}

/// How to show what lies behind a ticket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reveal {
    /// In the desktop's own file manager.
    #[default]
    Folder,
    /// In the program the desktop has for it.
    Open,
}

/// Shows a file or folder that the user pointed at, or a file below such a folder.
#[tauri::command]
pub(crate) async fn reveal(
    app: AppHandle,
    desk: State<'_, Arc<Desk>>,
    ticket: u32,
    within: Option<String>,
    how: Option<Reveal>,
) -> Result<(), WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let base = chosen(&desk.session(), ticket)?;
        let path = below(&base, within.as_deref().unwrap_or("")).ok_or_else(unknown)?;
        if !path.exists() {
            return Err(problem(
                "missing",
                format!("{} is not there any more.", path.display()),
            ));
        }
        #[cfg(feature = "e2e")]
        if e2e::revealed(&path) {
            return Ok(());
        }
        let shown = match how.unwrap_or_default() {
            Reveal::Folder if path.is_file() => app.opener().reveal_item_in_dir(&path),
            _ => app.opener().open_path(path.to_string_lossy(), None::<&str>),
        };
        shown.map_err(|error| {
            problem(
                "reveal",
                format!("{} cannot be shown: {error}.", path.display()),
            )
        })
    })
    .await
}

/// A path below a folder, or nothing where the words would lead out of it.
fn below(base: &Path, within: &str) -> Option<PathBuf> {
    let within = Path::new(within);
    let inside = within
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return None;
    }
    let path = if within.as_os_str().is_empty() {
        base.to_path_buf()
    } else {
        base.join(within)
    };
    // A link below the folder must not lead out of it either.
    match (path.canonicalize(), base.canonicalize()) {
        (Ok(real), Ok(base)) if !real.starts_with(&base) => None,
        _ => Some(path),
    }
}

/// One project of the list as the page shows it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RecentProject {
    ticket: Ticket,
    /// The client, or the file's name where the project was never seen.
    name: String,
    /// The folder, for people to read.
    folder: String,
    /// The file is not where it was.
    missing: bool,
    /// `Calyx Cloud via Meridian · 312 numbers`, as last seen.
    detail: String,
    /// `4 blockers`, as last seen; empty when there were none.
    state: String,
    /// `Mon 16 Nov`, the day it was last seen.
    day: String,
}

/// The projects opened lately, newest first.
#[tauri::command]
pub(crate) async fn recent(desk: State<'_, Arc<Desk>>) -> Result<Vec<RecentProject>, WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let mut session = desk.session();
        let show = |entry: Entry| {
            let file = arrival::admit(&mut session, &entry.path);
            let named = !entry.client.is_empty();
            RecentProject {
                ticket: file.ticket,
                name: if named {
                    entry.client
                } else {
                    frame::stem(&entry.path)
                },
                folder: file.folder,
                missing: !file.exists,
                detail: entry.detail,
                state: entry.state,
                day: entry.day,
            }
        };
        Ok(desk.recent().projects.into_iter().map(show).collect())
    })
    .await
}

/// Takes a project off the list; its file is left alone.
#[tauri::command]
pub(crate) async fn forget_recent(
    desk: State<'_, Arc<Desk>>,
    ticket: u32,
) -> Result<(), WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let path = chosen(&desk.session(), ticket)?;
        desk.remember(|recent| recent.forget(&path));
        Ok(())
    })
    .await
}

/// The page listens now: it hears which theme the user chose and what the start asked for. A page
/// that is loaded again is not asked twice.
#[tauri::command]
pub(crate) async fn ready(app: AppHandle, desk: State<'_, Arc<Desk>>) -> Result<(), WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        menu::tell_theme(&app, desk.preferences().theme);
        desk::fulfil(&app, &desk.take_wish());
        Ok(())
    })
    .await
}

/// Puts the page's words into the title bar.
#[tauri::command]
pub(crate) async fn set_title(window: WebviewWindow, text: String) -> Result<(), WireError> {
    let text: String = text
        .chars()
        .filter(|it| !it.is_control())
        .take(200)
        .collect();
    let set = window.set_title(&text);
    set.map_err(|error| problem("window", format!("The title cannot be set: {error}.")))
}

/// The path behind a ticket.
fn chosen(session: &Session, ticket: u32) -> Result<PathBuf, WireError> {
    session
        .path(Ticket(ticket))
        .map(Path::to_path_buf)
        .ok_or_else(unknown)
}

fn problem(code: &str, message: String) -> WireError {
    WireError::file(code, message, "Choose another file or folder.")
}

fn unknown() -> WireError {
    WireError::user(
        "no_such_ticket",
        "The file that was chosen is not known any more.",
        "Choose it again.",
    )
}

/// Answers for the tests, which cannot drive native dialogs (WebDriver sees pages only). Only a
/// build with the feature `e2e` has them.
#[cfg(feature = "e2e")]
pub(crate) mod e2e {
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use chrono::{DateTime, FixedOffset};

    use super::Pick;

    /// The answer to a dialog.
    pub(super) fn answer(kind: Pick) -> Option<PathBuf> {
        let variable = match kind {
            Pick::OpenProject => "PORTWRIGHT_E2E_PICK_OPEN_PROJECT",
            Pick::NewProject => "PORTWRIGHT_E2E_PICK_NEW_PROJECT",
            Pick::Spreadsheet => "PORTWRIGHT_E2E_PICK_SPREADSHEET",
            Pick::Document => "PORTWRIGHT_E2E_PICK_DOCUMENT",
            Pick::Profile => "PORTWRIGHT_E2E_PICK_PROFILE",
            Pick::ExportFolder => "PORTWRIGHT_E2E_PICK_EXPORT_FOLDER",
            Pick::Sample => "PORTWRIGHT_E2E_PICK_SAMPLE",
        };
        std::env::var_os(variable).map(PathBuf::from)
    }

    /// Notes what would be shown instead of starting a file manager.
    pub(super) fn revealed(path: &Path) -> bool {
        let Some(list) = std::env::var_os("PORTWRIGHT_E2E_REVEALED") else {
            return false;
        };
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(list);
        file.is_ok_and(|mut file| writeln!(file, "{}", path.display()).is_ok())
    }

    /// The fixed time.
    pub(crate) fn now() -> Option<DateTime<FixedOffset>> {
        let text = std::env::var("PORTWRIGHT_NOW").ok()?;
        match DateTime::parse_from_rfc3339(&text) {
            Ok(time) => Some(time),
            Err(error) => {
                eprintln!("PORTWRIGHT_NOW is not RFC 3339: {text}: {error}");
                std::process::exit(2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clients_name_makes_a_file_name_that_every_system_takes() {
        for (client, expected) in [
            (
                "Northgate Dental Group, LLC",
                "Northgate Dental Group, LLC.portwright",
            ),
            ("A/B: \"C\"", "A B C.portwright"),
            ("../../etc/passwd", "etc passwd.portwright"),
            ("...", "New project.portwright"),
            ("", "New project.portwright"),
        ] {
            assert_eq!(file_name(client), expected, "{client}");
        }
    }

    #[test]
    fn a_new_project_gets_its_extension_once() {
        let extended = |name: &str| with_extension(PathBuf::from(name));
        assert_eq!(extended("/a/b"), Path::new("/a/b.portwright"));
        assert_eq!(extended("/a/b.Portwright"), Path::new("/a/b.Portwright"));
        assert_eq!(extended("/a/St. Mary"), Path::new("/a/St. Mary.portwright"));
    }

    #[test]
    #[cfg(unix)]
    fn nothing_outside_the_folder_can_be_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path().join("out");
        std::fs::create_dir_all(base.join("NDG-01")).expect("made");
        std::fs::write(base.join("NDG-01/loa.pdf"), "x").expect("written");
        std::fs::write(folder.path().join("secret"), "x").expect("written");
        std::os::unix::fs::symlink(folder.path().join("secret"), base.join("link"))
            .expect("linked");
        assert_eq!(below(&base, ""), Some(base.clone()));
        assert_eq!(
            below(&base, "NDG-01/loa.pdf"),
            Some(base.join("NDG-01/loa.pdf"))
        );
        for out in [
            "..",
            "../secret",
            "/etc/passwd",
            "NDG-01/../../secret",
            "link",
            "./NDG-01",
        ] {
            assert_eq!(below(&base, out), None, "{out}");
        }
    }
}

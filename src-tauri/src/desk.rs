//! The window, its guards, and what it holds between two requests.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use portwright_core::api::{Session, WireError};
use serde_json::Value;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, Manager, RunEvent, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

use crate::arrival::{self, Arrival, Kind, Wish};
use crate::frame::Frame;
use crate::preferences::{Preferences, Theme};
use crate::recent::Recent;
use crate::{clock, commands, guard, host, menu, native, store};

/// The one window.
pub(crate) const WINDOW: &str = "main";

/// What the program holds: one session, and how this user likes the window.
pub(crate) struct Desk {
    session: Mutex<Session>,
    cancelled: AtomicBool,
    open: Mutex<Option<PathBuf>>,
    preferences: Mutex<Preferences>,
    wish: Mutex<Wish>,
    folder: PathBuf,
}

impl Desk {
    fn new(folder: PathBuf, wish: Wish) -> Result<Self, WireError> {
        let preferences = store::read(&folder.join("preferences.json"));
        Ok(Self {
            session: Mutex::new(Session::new(host::host())?),
            cancelled: AtomicBool::new(false),
            open: Mutex::new(None),
            preferences: Mutex::new(preferences),
            wish: Mutex::new(wish),
            folder,
        })
    }

    /// The session, one request at a time. A request that panicked has been rolled back by the
    /// project file, so the next one may go on.
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        held(&self.session)
    }

    /// Long work begins: an earlier wish to stop was not meant for it.
    pub(crate) fn begin(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// The person wants the work that is under way to stop.
    pub(crate) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether nobody wants it to stop.
    pub(crate) fn goes_on(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }

    /// Where the program keeps what is its own and not a project's.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the start asked for; the first to ask gets it.
    pub(crate) fn take_wish(&self) -> Wish {
        std::mem::take(&mut *held(&self.wish))
    }

    pub(crate) fn preferences(&self) -> Preferences {
        *held(&self.preferences)
    }

    /// Changes a preference and keeps it. A full disk costs the preference, not the work.
    pub(crate) fn prefer(&self, change: impl FnOnce(&mut Preferences)) -> Preferences {
        let mut preferences = held(&self.preferences);
        change(&mut preferences);
        let file = self.folder.join("preferences.json");
        if let Err(error) = store::write(&file, &*preferences) {
            eprintln!(
                "The preferences cannot be kept in {}: {error}",
                file.display()
            );
        }
        *preferences
    }

    pub(crate) fn recent(&self) -> Recent {
        store::read(&self.folder.join("recent.json"))
    }

    /// Changes the list of recent projects and keeps it.
    pub(crate) fn remember(&self, change: impl FnOnce(&mut Recent)) {
        let mut recent = self.recent();
        let before = recent.clone();
        change(&mut recent);
        let file = self.folder.join("recent.json");
        if recent != before
            && let Err(error) = store::write(&file, &recent)
        {
            eprintln!(
                "The list of recent projects cannot be kept in {}: {error}",
                file.display()
            );
        }
    }

    /// Looks after each request at what is open now and what the page was told about it.
    pub(crate) fn notice(
        &self,
        app: &AppHandle,
        now_open: Option<PathBuf>,
        answer: Option<&Value>,
    ) {
        let mut open = held(&self.open);
        if *open != now_open {
            open.clone_from(&now_open);
            match &now_open {
                Some(path) => self.remember(|recent| recent.opened(path, clock::now().to_utc())),
                None => show_frame(app, None),
            }
        }
        if let (Some(path), Some(frame)) = (now_open, answer.and_then(Frame::read)) {
            self.remember(|recent| recent.seen(&path, &frame));
            show_frame(app, Some(&frame));
        }
    }

    /// Tickets for files that arrived.
    pub(crate) fn admit(&self, files: &[PathBuf]) -> Vec<Arrival> {
        let mut session = self.session();
        files
            .iter()
            .map(|file| arrival::admit(&mut session, file))
            .collect()
    }
}

/// A lock whose earlier holder may have panicked.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens the window and stays until it is closed.
pub(crate) fn run() -> tauri::Result<()> {
    let app = tauri::Builder::default()
        // First, so that a second start ends before it opens anything.
        .plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            second_start(app, &words, &folder);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::cancel,
            commands::document,
            native::forget_recent,
            native::pick,
            native::ready,
            native::recent,
            native::reveal,
            native::set_title,
        ])
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .setup(|app| open_window(app))
        .build(tauri::generate_context!())?;
    app.run(happened);
    Ok(())
}

fn open_window(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let here = std::env::current_dir().unwrap_or_default();
    let wish = arrival::wish(std::env::args().skip(1), &here);
    let desk = Arc::new(Desk::new(app.path().app_data_dir()?, wish)?);
    let preferences = desk.preferences();
    app.manage(desk);
    app.set_menu(menu::build(app.handle(), preferences)?)?;

    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == WINDOW)
        .cloned();
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let window = WebviewWindowBuilder::from_config(app.handle(), &config)?
        .maximized(preferences.maximized)
        .on_navigation(guard::own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    show_preferences(&window, preferences);
    Ok(())
}

/// Brings theme and zoom of the window in line with the preferences.
pub(crate) fn show_preferences(window: &WebviewWindow, preferences: Preferences) {
    let theme = match preferences.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    // Neither is worth an error message: the window shows what it can.
    let _ = window.set_theme(theme);
    let _ = window.set_zoom(f64::from(preferences.zoom) / 100.0);
}

/// Brings title and menu in line with the project that is open, if any.
fn show_frame(app: &AppHandle, frame: Option<&Frame>) {
    menu::show(app, frame);
    if let Some(window) = app.get_webview_window(WINDOW) {
        let title = frame.map_or("Portwright".to_owned(), Frame::title);
        // A title that stays as it was is not worth stopping for.
        let _ = window.set_title(&title);
    }
}

/// A second start hands over what it was asked to open, and ends; we come to the front.
fn second_start(app: &AppHandle, words: &[String], folder: &str) {
    let words = words.iter().skip(1).cloned();
    fulfil(app, &arrival::wish(words, Path::new(folder)));
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Asks the page to do what a start asked for: open a project, take in other files, or show the
/// sample.
pub(crate) fn fulfil(app: &AppHandle, wish: &Wish) {
    let files = app.state::<Arc<Desk>>().admit(&wish.files);
    let (projects, others): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| file.kind == Kind::Project);
    // Nobody hears these only while the window is going.
    if let Some(project) = projects.first() {
        let _ = app.emit_to(WINDOW, "opened", project.ticket);
    } else if !others.is_empty() {
        let _ = app.emit_to(WINDOW, "dropped", others);
    } else if wish.sample {
        let _ = app.emit_to(WINDOW, "menu", "file.sample");
    }
}

fn happened(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent {
            event: WindowEvent::DragDrop(event),
            ..
        } => dragged(app, event),
        RunEvent::WindowEvent {
            event: WindowEvent::CloseRequested { .. },
            ..
        } => {
            let window = app.get_webview_window(WINDOW);
            let maximized = window.is_some_and(|window| window.is_maximized().unwrap_or(false));
            let desk = app.state::<Arc<Desk>>();
            if desk.preferences().maximized != maximized {
                desk.prefer(|preferences| preferences.maximized = maximized);
            }
        }
        // macOS says so here and not in the words of the start.
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            let files: Vec<_> = urls
                .iter()
                .filter_map(|url| url.to_file_path().ok())
                .collect();
            fulfil(
                app,
                &Wish {
                    sample: false,
                    files,
                },
            );
        }
        _ => {}
    }
}

/// Tells the page that files hover over it, and gives it tickets when they are dropped.
fn dragged(app: &AppHandle, event: DragDropEvent) {
    let hovers = match event {
        DragDropEvent::Enter { .. } => true,
        DragDropEvent::Leave => false,
        DragDropEvent::Drop { paths, .. } => {
            let files = app.state::<Arc<Desk>>().admit(&paths);
            let _ = app.emit_to(WINDOW, "dropped", files);
            false
        }
        _ => return,
    };
    let _ = app.emit_to(WINDOW, "hover", hovers);
}

//! The native menu. Each item has the id of an action; what an action means, the page decides,
//! except for what belongs to the window itself (theme, zoom, clipboard, quit).

use std::sync::Arc;

use tauri::menu::{
    CheckMenuItemBuilder, Menu, MenuBuilder, MenuItem, MenuItemBuilder, MenuItemKind, Submenu,
    SubmenuBuilder,
};
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::desk::{self, Desk};
use crate::frame::Frame;
use crate::preferences::{self, Preferences, Theme};

/// What an item needs before it can be chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Project,
}

/// Id, words, key, and what it needs.
type Item = (&'static str, &'static str, &'static str, Needs);

const FILE: [Item; 7] = [
    ("file.new", "New Project…", "CmdOrCtrl+N", Needs::Nothing),
    ("file.open", "Open…", "CmdOrCtrl+O", Needs::Nothing),
    (
        "file.sample",
        "Open Sample Project",
        "CmdOrCtrl+Shift+O",
        Needs::Nothing,
    ),
    ("file.import", "Import…", "CmdOrCtrl+I", Needs::Project),
    (
        "file.paste",
        "Paste a List…",
        "CmdOrCtrl+Shift+V",
        Needs::Project,
    ),
    ("file.export", "Export…", "CmdOrCtrl+E", Needs::Project),
    ("file.close", "Close Project", "CmdOrCtrl+W", Needs::Project),
];

const SCREENS: [Item; 12] = [
    ("view.overview", "Overview", "CmdOrCtrl+1", Needs::Project),
    ("view.numbers", "Numbers", "CmdOrCtrl+2", Needs::Project),
    ("view.accounts", "Accounts", "CmdOrCtrl+3", Needs::Project),
    ("view.orders", "Orders", "CmdOrCtrl+4", Needs::Project),
    ("view.timeline", "Timeline", "CmdOrCtrl+5", Needs::Project),
    (
        "view.cutover",
        "Cutover",
        "CmdOrCtrl+Shift+N",
        Needs::Project,
    ),
    ("view.documents", "Documents", "CmdOrCtrl+6", Needs::Project),
    ("view.problems", "Problems", "CmdOrCtrl+7", Needs::Project),
    ("view.history", "History", "CmdOrCtrl+8", Needs::Project),
    ("view.carriers", "Carriers", "CmdOrCtrl+9", Needs::Project),
    ("view.checklist", "Checklist", "", Needs::Project),
    ("view.costs", "Costs", "", Needs::Project),
];

const ZOOM: [Item; 3] = [
    ("view.larger", "Larger", "CmdOrCtrl+=", Needs::Nothing),
    ("view.smaller", "Smaller", "CmdOrCtrl+-", Needs::Nothing),
    ("view.actual", "Actual Size", "CmdOrCtrl+0", Needs::Nothing),
];

const PROJECT: [Item; 5] = [
    (
        "project.settings",
        "Project Settings…",
        "CmdOrCtrl+,",
        Needs::Project,
    ),
    ("project.sites", "Sites…", "", Needs::Project),
    (
        "project.split",
        "Split into Orders",
        "CmdOrCtrl+Shift+P",
        Needs::Project,
    ),
    ("project.check", "Check", "F8", Needs::Project),
    ("project.whatif", "What If…", "", Needs::Project),
];

const HELP: [Item; 2] = [
    ("help.keys", "Help and Keys", "F1", Needs::Nothing),
    ("help.about", "About Portwright", "", Needs::Nothing),
];

const THEMES: [(&str, &str, Theme); 3] = [
    ("theme.system", "System Theme", Theme::System),
    ("theme.light", "Light", Theme::Light),
    ("theme.dark", "Dark", Theme::Dark),
];

/// Only where the menu cannot do it by itself. The last word is WebKit's name for it.
#[cfg(target_os = "linux")]
const CLIPBOARD: [(&str, &str, &str, &str); 4] = [
    ("edit.cut", "Cut", "CmdOrCtrl+X", "Cut"),
    ("edit.copy", "Copy", "CmdOrCtrl+C", "Copy"),
    ("edit.paste", "Paste", "CmdOrCtrl+V", "Paste"),
    ("edit.select_all", "Select All", "CmdOrCtrl+A", "SelectAll"),
];

/// Makes the menu as it stands with no project open.
pub(crate) fn build(app: &AppHandle, preferences: Preferences) -> tauri::Result<Menu<Wry>> {
    MenuBuilder::new(app)
        .item(&file(app)?)
        .item(&edit(app)?)
        .item(&view(app, preferences)?)
        .item(
            &with_items(
                SubmenuBuilder::with_id(app, "project", "Project"),
                app,
                &PROJECT,
            )?
            .build()?,
        )
        .item(&with_items(SubmenuBuilder::with_id(app, "help", "Help"), app, &HELP)?.build()?)
        .build()
}

fn file(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let quit = item(app, "file.quit", "Quit", "CmdOrCtrl+Q", true)?;
    let menu = with_items(SubmenuBuilder::with_id(app, "file", "File"), app, &FILE)?;
    menu.separator().item(&quit).build()
}

fn edit(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    // Never disabled: in a text field they undo typing.
    let undo = item(app, "edit.undo", "Undo", "CmdOrCtrl+Z", true)?;
    let redo = item(app, "edit.redo", "Redo", "CmdOrCtrl+Shift+Z", true)?;
    let find = item(app, "edit.find", "Find…", "CmdOrCtrl+F", false)?;
    let palette = item(
        app,
        "edit.palette",
        "Commands and Numbers…",
        "CmdOrCtrl+K",
        true,
    )?;
    let mut menu = SubmenuBuilder::with_id(app, "edit", "Edit")
        .item(&undo)
        .item(&redo)
        .separator();
    #[cfg(target_os = "linux")]
    for (id, words, key, _) in CLIPBOARD {
        menu = menu.item(&item(app, id, words, key, true)?);
    }
    #[cfg(not(target_os = "linux"))]
    {
        menu = menu.cut().copy().paste().select_all();
    }
    menu.separator().item(&find).item(&palette).build()
}

fn view(app: &AppHandle, preferences: Preferences) -> tauri::Result<Submenu<Wry>> {
    let mut menu = with_items(SubmenuBuilder::with_id(app, "view", "View"), app, &SCREENS)?;
    menu = menu.separator();
    for (id, words, theme) in THEMES {
        let checked = theme == preferences.theme;
        menu = menu.item(
            &CheckMenuItemBuilder::with_id(id, words)
                .checked(checked)
                .build(app)?,
        );
    }
    with_items(menu.separator(), app, &ZOOM)?.build()
}

type Builder<'m> = SubmenuBuilder<'m, Wry, AppHandle>;

fn with_items<'m>(
    mut menu: Builder<'m>,
    app: &AppHandle,
    items: &[Item],
) -> tauri::Result<Builder<'m>> {
    for (id, words, key, needs) in items {
        menu = menu.item(&item(app, id, words, key, *needs == Needs::Nothing)?);
    }
    Ok(menu)
}

fn item(
    app: &AppHandle,
    id: &str,
    words: &str,
    key: &str,
    enabled: bool,
) -> tauri::Result<MenuItem<Wry>> {
    let builder = MenuItemBuilder::with_id(id, words).enabled(enabled);
    let builder = if key.is_empty() {
        builder
    } else {
        builder.accelerator(key)
    };
    builder.build(app)
}

/// Shows what can be chosen with this project open, or with none, and what undo and redo would do.
pub(crate) fn show(app: &AppHandle, frame: Option<&Frame>) {
    let Some(menu) = app.menu() else { return };
    let project = FILE.iter().chain(&SCREENS).chain(&PROJECT);
    let project = project.filter(|(_, _, _, needs)| *needs == Needs::Project);
    // An item that cannot be changed keeps its words: not worth stopping the work for.
    for id in project.map(|(id, _, _, _)| *id).chain(["edit.find"]) {
        if let Some(item) = find(&menu, id) {
            let _ = item.set_enabled(frame.is_some());
        }
    }
    let undo = frame.and_then(|frame| frame.undo.as_deref());
    let redo = frame.and_then(|frame| frame.redo.as_deref());
    for (id, verb, what) in [("edit.undo", "Undo", undo), ("edit.redo", "Redo", redo)] {
        if let Some(item) = find(&menu, id) {
            let _ = item.set_text(label(verb, what));
        }
    }
}

/// "Undo import of inventory.xlsx", kept to a width a menu can have.
fn label(verb: &str, what: Option<&str>) -> String {
    const WIDEST: usize = 60;
    let Some(what) = what.filter(|what| !what.is_empty()) else {
        return verb.to_owned();
    };
    if what.chars().count() <= WIDEST {
        return format!("{verb} {what}");
    }
    let short: String = what.chars().take(WIDEST).collect();
    format!("{verb} {}…", short.trim_end())
}

fn find(menu: &Menu<Wry>, id: &str) -> Option<MenuItem<Wry>> {
    menu.items().ok()?.iter().find_map(|kind| match kind {
        MenuItemKind::Submenu(submenu) => match submenu.get(id) {
            Some(MenuItemKind::MenuItem(item)) => Some(item),
            _ => None,
        },
        _ => None,
    })
}

/// An item was chosen: ours is done here, the rest the page hears as the event `menu`.
pub(crate) fn chosen(app: &AppHandle, id: &str) {
    if let Some((_, _, theme)) = THEMES.iter().find(|(theme_id, _, _)| *theme_id == id) {
        prefer(app, |preferences| preferences.theme = *theme);
        mark_theme(app, *theme);
    }
    match id {
        "file.quit" => return app.exit(0),
        "view.larger" => prefer(app, |it| it.zoom = preferences::larger(it.zoom)),
        "view.smaller" => prefer(app, |it| it.zoom = preferences::smaller(it.zoom)),
        "view.actual" => prefer(app, |it| it.zoom = 100),
        _ => {}
    }
    #[cfg(target_os = "linux")]
    if let Some((_, _, _, command)) = CLIPBOARD.iter().find(|(own, _, _, _)| *own == id) {
        return clipboard(app, command);
    }
    // Nobody hears it only while the window is going.
    let _ = app.emit_to(desk::WINDOW, "menu", id);
}

/// Does it where the cursor is. The menu's own items would send keys, which Wayland does not allow.
#[cfg(target_os = "linux")]
fn clipboard(app: &AppHandle, command: &'static str) {
    use webkit2gtk::WebViewExt;
    if let Some(window) = app.get_webview_window(desk::WINDOW) {
        // Fails only when the window is gone.
        let _ = window.with_webview(|view| view.inner().execute_editing_command(command));
    }
}

fn prefer(app: &AppHandle, change: impl FnOnce(&mut Preferences)) {
    let preferences = app.state::<Arc<Desk>>().prefer(change);
    if let Some(window) = app.get_webview_window(desk::WINDOW) {
        desk::show_preferences(&window, preferences);
    }
}

/// Tells the page which theme the user chose, with the id of its item.
pub(crate) fn tell_theme(app: &AppHandle, chosen: Theme) {
    if let Some((id, _, _)) = THEMES.iter().find(|(_, _, theme)| *theme == chosen) {
        let _ = app.emit_to(desk::WINDOW, "menu", id);
    }
}

/// Keeps exactly one theme ticked.
fn mark_theme(app: &AppHandle, chosen: Theme) {
    let Some(view) = app.menu().and_then(|menu| menu.get("view")) else {
        return;
    };
    let Some(view) = view.as_submenu() else {
        return;
    };
    for (id, _, theme) in THEMES {
        if let Some(MenuItemKind::Check(item)) = view.get(id) {
            let _ = item.set_checked(theme == chosen);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn items() -> impl Iterator<Item = &'static Item> {
        FILE.iter()
            .chain(&SCREENS)
            .chain(&ZOOM)
            .chain(&PROJECT)
            .chain(&HELP)
    }

    #[test]
    fn no_two_items_share_an_id_or_a_key() {
        let ids: BTreeSet<_> = items().map(|it| it.0).collect();
        assert_eq!(ids.len(), items().count());
        let keys: Vec<_> = items()
            .map(|it| it.2)
            .chain(["CmdOrCtrl+X", "CmdOrCtrl+C", "CmdOrCtrl+V", "CmdOrCtrl+A"])
            .chain([
                "CmdOrCtrl+Q",
                "CmdOrCtrl+Z",
                "CmdOrCtrl+Shift+Z",
                "CmdOrCtrl+F",
                "CmdOrCtrl+K",
            ])
            .filter(|key| !key.is_empty())
            .collect();
        assert_eq!(
            keys.iter().collect::<BTreeSet<_>>().len(),
            keys.len(),
            "{keys:?}"
        );
    }

    #[test]
    fn undo_says_what_it_takes_back() {
        assert_eq!(label("Undo", None), "Undo");
        assert_eq!(label("Undo", Some("")), "Undo");
        let label = |what: &str| super::label("Undo", Some(what));
        assert_eq!(
            label("import of inventory.xlsx"),
            "Undo import of inventory.xlsx"
        );
        assert_eq!(label(&"ü".repeat(200)), format!("Undo {}…", "ü".repeat(60)));
    }
}

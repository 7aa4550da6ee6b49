//! The clipboard and undo of text fields, which only the web view itself can do.

use serde::Deserialize;
use tauri::WebviewWindow;

/// What a text field can be told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Edit {
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
}

/// Does it where the cursor is. On Linux the menu cannot send the keys itself; elsewhere the menu's
/// own items do it and this is not asked.
#[cfg(target_os = "linux")]
pub(crate) fn perform(window: &WebviewWindow, edit: Edit) {
    use webkit2gtk::WebViewExt;
    let command = match edit {
        Edit::Undo => "Undo",
        Edit::Redo => "Redo",
        Edit::Cut => "Cut",
        Edit::Copy => "Copy",
        Edit::Paste => "Paste",
        Edit::SelectAll => "SelectAll",
    };
    // Fails only when the window is gone.
    let _ = window.with_webview(move |view| view.inner().execute_editing_command(command));
}

/// Elsewhere the page does it: both engines still carry out these commands for the focused field.
#[cfg(not(target_os = "linux"))]
pub(crate) fn perform(window: &WebviewWindow, edit: Edit) {
    let script = match edit {
        Edit::Undo => "document.execCommand('undo')",
        Edit::Redo => "document.execCommand('redo')",
        Edit::Cut => "document.execCommand('cut')",
        Edit::Copy => "document.execCommand('copy')",
        Edit::Paste => "document.execCommand('paste')",
        Edit::SelectAll => "document.execCommand('selectAll')",
    };
    let _ = window.eval(script);
}

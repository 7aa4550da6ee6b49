//! The one command for data, and the one for bytes.

use std::sync::Arc;

use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Emitter, State};

use crate::clock;
use crate::desk::{self, Desk};
use crate::session::WireError;

/// Asks the core. Which requests there are, and what they answer, is the core's own list. How far
/// long work has come is told by the event `progress`.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    desk: State<'_, Arc<Desk>>,
    name: String,
    request: Value,
) -> Result<Value, WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let mut session = desk.session();
        // A page that is gone needs no progress.
        let mut tell = |step| drop(app.emit_to(desk::WINDOW, "progress", step));
        let answer = session.call(&name, request, clock::now(), &mut tell);
        let open = session.project_path().map(std::path::Path::to_path_buf);
        drop(session);
        desk.notice(&app, open, answer.as_ref().ok());
        answer
    })
    .await
}

/// Hands over the pages of a document for the preview; as JSON they would be four times as long.
#[tauri::command]
pub(crate) async fn document(
    desk: State<'_, Arc<Desk>>,
    name: String,
    paper: String,
) -> Result<Response, WireError> {
    let desk = Arc::clone(&desk);
    let pages = blocking(move || desk.session().page_bytes(&name, &paper, clock::now()));
    pages.await.map(Response::new)
}

/// Runs what touches the disk away from the window's own thread.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(_) => Err(WireError {
            kind: "internal".to_owned(),
            code: "panic".to_owned(),
            message: "The program made a mistake and stopped this request half-way.".to_owned(),
            hint: "Nothing of it was saved; the project is as it was. Close it and open it again."
                .to_owned(),
        }),
    }
}

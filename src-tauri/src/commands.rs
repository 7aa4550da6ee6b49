//! The one command for data, and the one for bytes.

use std::sync::Arc;

use serde_json::Value;
use tauri::State;
use tauri::ipc::{Channel, Response};

use crate::clock;
use crate::desk::Desk;
use crate::session::{Progress, WireError};

/// Asks the core. Which requests there are, and what they answer, is the core's own list.
#[tauri::command]
pub(crate) async fn call(
    desk: State<'_, Arc<Desk>>,
    name: String,
    request: Value,
    progress: Channel<Progress>,
) -> Result<Value, WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let mut session = desk.session();
        // A page that is gone needs no progress.
        let mut tell = |step| drop(progress.send(step));
        let answer = session.call(&name, request, clock::now(), &mut tell);
        desk.notice_project(session.project_path());
        answer
    })
    .await
}

/// Hands over the bytes of a document to preview, which would triple as JSON.
#[tauri::command]
pub(crate) async fn document_bytes(
    desk: State<'_, Arc<Desk>>,
    request: Value,
) -> Result<Response, WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || desk.session().page_bytes(request, clock::now()))
        .await
        .map(Response::new)
}

/// Runs what touches the disk away from the window's own thread.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(_) => Err(WireError {
            code: "internal".to_owned(),
            message: "This request stopped half-way because of a mistake in the program. Nothing \
                      of it was saved. The project is as it was before."
                .to_owned(),
        }),
    }
}

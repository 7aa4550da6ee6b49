//! The one command for data, the one for bytes, and the one that stops long work.

use std::path::Path;
use std::sync::Arc;

use portwright_core::api::view::{DocumentRequest, PaperSize};
use portwright_core::api::{Call, ErrorKind, Progress, WireError};
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Emitter, State};

use crate::clock;
use crate::desk::{self, Desk};

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
        let mut progress = progress(&app, &desk);
        let surroundings = Call {
            now: clock::now(),
            progress: &mut progress,
        };
        let answer = session.call(&name, request, surroundings);
        let open = session.project_path().map(Path::to_path_buf);
        drop(session);
        desk.notice(&app, open, answer.as_ref().ok());
        answer
    })
    .await
}

/// Hands over a document as its bytes, for the preview; as JSON they would be four times as long.
#[tauri::command]
pub(crate) async fn document(
    app: AppHandle,
    desk: State<'_, Arc<Desk>>,
    name: String,
    paper: PaperSize,
) -> Result<Response, WireError> {
    let desk = Arc::clone(&desk);
    blocking(move || {
        let mut session = desk.session();
        let mut progress = progress(&app, &desk);
        let mut surroundings = Call {
            now: clock::now(),
            progress: &mut progress,
        };
        let request = DocumentRequest { name, paper };
        session
            .document(&request, &mut surroundings)
            .map(Response::new)
    })
    .await
}

/// Stops the long work that is under way, at its next step. Answers at once.
#[tauri::command]
pub(crate) async fn cancel(desk: State<'_, Arc<Desk>>) -> Result<(), ()> {
    desk.cancel();
    Ok(())
}

/// Tells the page how far work has come, and the work whether to go on.
fn progress(app: &AppHandle, desk: &Arc<Desk>) -> impl FnMut(Progress) -> bool + use<> {
    let (app, desk) = (app.clone(), Arc::clone(desk));
    desk.begin();
    move |step| {
        // A page that is gone needs no progress.
        let _ = app.emit_to(desk::WINDOW, "progress", step);
        desk.goes_on()
    }
}

/// Runs what touches the disk away from the window's own thread.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(_) => Err(WireError {
            kind: ErrorKind::Internal,
            code: "panic".to_owned(),
            message: "The program made a mistake and stopped this request half-way.".to_owned(),
            hint: "Nothing of it was saved; the project is as it was. Close it and open it again."
                .to_owned(),
        }),
    }
}

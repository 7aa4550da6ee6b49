//! The loopback host of the browser tests: it gives the built pages the real core over HTTP.
//!
//! It stands where the desktop shell stands, and answers what `ui/src/host/http.ts` asks. Instead of
//! dialogs it has paths that were named at its start, instead of a clock one fixed moment. It listens
//! on this machine only, takes its orders from nothing but its arguments, and is no part of what ships.

mod http;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use chrono::{DateTime, FixedOffset};
use http::{Reply, Request};
use portwright_core::{
    api::{Call, ErrorKind, Host, Progress, Session, Ticket, WireError},
    worker,
};
use serde_json::{Value, json};

const USAGE: &str =
    "portwright-test-host --pages DIR --now RFC3339 [--policy CSP] [--pick KIND=PATH]...";

/// What was named at the start.
#[derive(Default)]
struct Given {
    pages: PathBuf,
    now: DateTime<FixedOffset>,
    /// The content security policy of the window, so that the pages live under the same.
    policy: String,
    /// What each dialog answers; a kind that is not here is a dialog that was closed.
    picks: BTreeMap<String, PathBuf>,
}

/// What the host holds between two requests.
struct Desk {
    given: Given,
    /// The moment of every call; a test may set it on.
    clock: Mutex<DateTime<FixedOffset>>,
    session: Mutex<Session>,
    /// Projects that were opened, newest first.
    recent: Mutex<Vec<PathBuf>>,
    cancelled: AtomicBool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == worker::ARGUMENT) {
        return worker::serve(&io::stdin(), io::stdout());
    }
    match given(&words).and_then(serve) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn given(words: &[String]) -> Result<Given, String> {
    let mut given = Given::default();
    let mut now = None;
    for pair in words.chunks(2) {
        let [name, value] = pair else {
            return Err(format!("{} has no value.", pair.concat()));
        };
        match name.as_str() {
            "--pages" => given.pages = PathBuf::from(value),
            "--policy" => given.policy.clone_from(value),
            "--now" => {
                let moment = value
                    .parse()
                    .map_err(|error| format!("--now {value}: {error}."))?;
                now = Some(moment);
            }
            "--pick" => {
                let (kind, path) = value.split_once('=').ok_or("--pick wants KIND=PATH.")?;
                given.picks.insert(kind.to_owned(), PathBuf::from(path));
            }
            _ => return Err(format!("{name} is not known.")),
        }
    }
    given.now = now.ok_or("--now is missing.")?;
    Ok(given)
}

/// Listens until it is ended from outside. The first line it prints is where.
fn serve(given: Given) -> Result<(), String> {
    let worker = std::env::current_exe().map_err(|error| format!("Who am I? {error}."))?;
    let mut names = 0;
    let host = Host {
        worker: worker::Program {
            path: worker,
            args: Vec::new(),
        },
        actor: "tester@browser".to_owned(),
        new_project_id: Box::new(move || {
            names += 1;
            format!("project-{names}")
        }),
    };
    let desk = Arc::new(Desk {
        clock: Mutex::new(given.now),
        given,
        session: Mutex::new(Session::new(host).map_err(|error| error.message)?),
        recent: Mutex::default(),
        cancelled: AtomicBool::new(false),
    });
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("{error}."))?;
    let address = listener.local_addr().map_err(|error| format!("{error}."))?;
    println!("http://{address}");
    io::stdout().flush().map_err(|error| format!("{error}."))?;
    for connection in listener.incoming().flatten() {
        let desk = Arc::clone(&desk);
        // One thread each: `cancel` is heard while long work holds the session.
        thread::spawn(move || desk.attend(&connection));
    }
    Ok(())
}

impl Desk {
    fn attend(&self, connection: &TcpStream) {
        // A browser opens connections that it then does not use, and leaves in mid-sentence.
        let Ok(Some(request)) = http::read(connection) else {
            return;
        };
        let reply = self.answer(&request);
        let _ = http::write(connection, &reply, &self.given.policy);
    }

    fn answer(&self, request: &Request) -> Reply {
        match (request.method.as_str(), request.path.as_str()) {
            ("POST", "/call") => wire(self.call(&request.body)),
            ("POST", "/native") => wire(self.native(&request.body)),
            ("GET", "/document") => match self.document(&request.query) {
                Ok(bytes) => Reply::found("application/pdf", bytes),
                Err(error) => Reply::json(400, &json!({ "error": error })),
            },
            ("GET", path) => self.page(path),
            _ => Reply::missing(),
        }
    }

    fn call(&self, body: &Value) -> Result<Value, WireError> {
        self.cancelled.store(false, Ordering::Relaxed);
        let mut session = held(&self.session);
        let mut goes_on = |_: Progress| !self.cancelled.load(Ordering::Relaxed);
        let call = Call {
            now: *held(&self.clock),
            progress: &mut goes_on,
        };
        let answer = session.call(text(body, "name"), body["request"].clone(), call);
        if let Some(open) = session.project_path() {
            let mut recent = held(&self.recent);
            recent.retain(|path| path != open);
            recent.insert(0, open.to_owned());
        }
        answer
    }

    fn document(&self, query: &BTreeMap<String, String>) -> Result<Vec<u8>, WireError> {
        let request = serde_json::from_value(json!(query))
            .map_err(|error| refused(format!("No such document: {error}.")))?;
        let mut goes_on = |_: Progress| true;
        let mut call = Call {
            now: *held(&self.clock),
            progress: &mut goes_on,
        };
        held(&self.session).document(&request, &mut call)
    }

    /// What only a desktop can do, as far as a page can tell.
    fn native(&self, body: &Value) -> Result<Value, WireError> {
        if text(body, "name") == "cancel" {
            self.cancelled.store(true, Ordering::Relaxed);
            return Ok(Value::Null);
        }
        if text(body, "name") == "clock" {
            let now = text(body, "now").parse();
            *held(&self.clock) =
                now.map_err(|error| refused(format!("No such moment: {error}.")))?;
            return Ok(Value::Null);
        }
        let mut session = held(&self.session);
        let ticket = body["ticket"].as_u64().and_then(|it| it.try_into().ok());
        let known = ticket.and_then(|it| session.path(Ticket(it)).map(Path::to_owned));
        match (text(body, "name"), known) {
            ("pick", _) => Ok(match self.given.picks.get(text(body, "kind")) {
                Some(path) => json!({
                    "ticket": session.ticket(path.clone()),
                    "name": name(path),
                    "exists": path.exists(),
                }),
                None => Value::Null,
            }),
            ("recent", _) => {
                let entry = |path: &PathBuf| {
                    json!({
                        "ticket": session.ticket(path.clone()),
                        "name": name(path),
                        "folder": path.parent(),
                        "missing": !path.exists(),
                        "detail": "",
                        "state": "",
                        "day": "",
                    })
                };
                Ok(held(&self.recent).iter().map(entry).collect())
            }
            ("forget_recent", Some(path)) => {
                held(&self.recent).retain(|it| *it != path);
                Ok(Value::Null)
            }
            ("reveal", Some(path)) if path.exists() => Ok(Value::Null),
            (other, _) => Err(refused(format!("This desktop cannot do {other} of that."))),
        }
    }

    /// A file of the built pages, and nothing above their folder.
    fn page(&self, path: &str) -> Reply {
        let path = match path.trim_start_matches('/') {
            "" => Path::new("index.html"),
            path => Path::new(path),
        };
        if path
            .components()
            .any(|it| !matches!(it, Component::Normal(_)))
        {
            return Reply::missing();
        }
        match fs::read(self.given.pages.join(path)) {
            Ok(bytes) => Reply::found(http::media_type(path), bytes),
            Err(_) => Reply::missing(),
        }
    }
}

fn wire(answer: Result<Value, WireError>) -> Reply {
    // The page reads the outcome from the answer, as it does in the window.
    Reply::json(
        200,
        &answer.map_or_else(|error| json!({ "error": error }), |ok| json!({ "ok": ok })),
    )
}

fn refused(message: String) -> WireError {
    WireError {
        kind: ErrorKind::Internal,
        code: "test_host".to_owned(),
        message,
        hint: "Name it when the host is started.".to_owned(),
    }
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body.get(name).and_then(Value::as_str).unwrap_or("")
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// A lock whose earlier holder may have panicked: the project file has rolled that request back.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

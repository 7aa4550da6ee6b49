//! The program under test: started with a home of its own, with its dialogs answered and its clock
//! fixed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use serde_json::Value;

use crate::webdriver::{Driver, Session};

/// The moment at which the sample tells the story of the screens.
pub(crate) const NOW: &str = "2026-11-16T09:41:00-06:00";

/// A program that was built for these tests.
pub(crate) fn built(name: &str) -> PathBuf {
    let folder = std::env::var_os("PORTWRIGHT_BUILT");
    let folder = folder.expect("PORTWRIGHT_BUILT is set by `cargo xtask test desktop`");
    Path::new(&folder).join(name)
}

/// A start in preparation.
pub(crate) struct Start {
    home: Arc<tempfile::TempDir>,
    arguments: Vec<String>,
    driver: Command,
}

impl Start {
    /// A first start ever: nothing recent, no preferences.
    pub(crate) fn fresh() -> Self {
        Self::at(Arc::new(tempfile::tempdir().expect("a folder")))
    }

    fn at(home: Arc<tempfile::TempDir>) -> Self {
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("PORTWRIGHT_NOW", NOW)
            .env("TZ", "UTC");
        for (variable, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            driver.env(variable, home.path().join(folder));
        }
        Self {
            home,
            arguments: Vec::new(),
            driver,
        }
    }

    /// A folder of this start, for files of the test.
    pub(crate) fn folder(&self) -> &Path {
        self.home.path()
    }

    /// A word of the start.
    pub(crate) fn with(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// What the dialog of this kind answers, such as `SPREADSHEET`.
    pub(crate) fn picking(mut self, kind: &str, path: impl AsRef<OsStr>) -> Self {
        self.driver.env(format!("PORTWRIGHT_E2E_PICK_{kind}"), path);
        self
    }

    /// What the person chose in an earlier start.
    pub(crate) fn preferring(self, preferences: &Value) -> Self {
        let own = self.home.path().join("data").join("dev.portwright.desktop");
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("preferences.json"), preferences.to_string()).expect("preferences");
        self
    }

    /// Notes in this file what the program would show in the desktop's file manager.
    pub(crate) fn showing_in(mut self, list: impl AsRef<OsStr>) -> Self {
        self.driver.env("PORTWRIGHT_E2E_REVEALED", list);
        self
    }

    /// Starts the program.
    pub(crate) fn open(mut self) -> Program {
        let log = self.home.path().join("driver.log");
        let file = File::create(&log).expect("a log");
        let driver = Driver::on_free_port();
        let port = driver.port();
        self.driver
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
        self.driver
            .stdin(Stdio::null())
            .stdout(file.try_clone().expect("a log"))
            .stderr(file);
        let child = self
            .driver
            .spawn()
            .expect("WebKitWebDriver (package webkit2gtk-driver)");
        let process = Process { child, log };
        driver.wait();
        let binary = built("portwright-e2e");
        let session = driver.open(&binary.to_string_lossy(), &self.arguments);
        Program {
            session,
            home: self.home,
            _process: process,
        }
    }
}

/// The driver's process. It ends with the test, and shows what it said when the test fails.
struct Process {
    child: Child,
    log: PathBuf,
}

impl Drop for Process {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", fs::read_to_string(&self.log).unwrap_or_default());
        }
        // The driver leaves the program running, which would answer the next test's start as its own
        // second one.
        let id = self.child.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        for program in children.unwrap_or_default().split_whitespace() {
            let mut kill = Command::new("kill");
            let _ = kill.arg(program).stderr(Stdio::null()).status();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program while it runs.
pub(crate) struct Program {
    session: Session,
    home: Arc<tempfile::TempDir>,
    _process: Process,
}

impl Program {
    /// Ends it, and prepares its next start for the same person.
    pub(crate) fn end(self) -> Start {
        Start::at(Arc::clone(&self.home))
    }

    /// Keeps a picture of the screen as it is now, for people to look at after the tests.
    pub(crate) fn keep_picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("PORTWRIGHT_SCREENS") else {
            return;
        };
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let file = Path::new(&folder).join(format!("{name}.png"));
        fs::write(file, self.session.picture()).expect("a picture");
    }
}

impl Deref for Program {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // Where it stood when it went wrong.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                self.keep_picture("failed");
                eprintln!("{}", self.session.text());
            }));
        }
        self.session.close();
    }
}

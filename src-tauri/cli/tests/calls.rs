//! The command line as its users meet it: the real program, real files, its exit statuses and its words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    // A story is told in one piece.
    clippy::too_many_lines
)]

#[path = "calls/bad_files.rs"]
mod bad_files;
#[path = "calls/carriers.rs"]
mod carriers;
#[path = "calls/chances.rs"]
mod chances;
#[path = "calls/client.rs"]
mod client;
#[cfg(unix)]
#[path = "calls/disks.rs"]
mod disks;
#[path = "calls/documents.rs"]
mod documents;
#[path = "calls/evidence.rs"]
mod evidence;
#[path = "calls/filters.rs"]
mod filters;
#[path = "calls/night.rs"]
mod night;
#[path = "calls/orders.rs"]
mod orders;
#[path = "calls/sample.rs"]
mod sample;
#[path = "calls/support.rs"]
mod support;
#[path = "calls/windows.rs"]
mod windows;
#[path = "calls/wrong_calls.rs"]
mod wrong_calls;

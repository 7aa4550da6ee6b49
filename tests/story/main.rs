//! Stories through the public API, with a real worker process, and the proof that the house is in order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod after;
mod again;
mod carriers;
mod documents;
mod evidence;
mod forecast;
mod goals;
mod import;
mod letters;
mod night;
mod orders;
mod papers;
mod plan;
mod problems;
mod proof;
mod session;
mod stopped;
mod tidy;
mod windows;

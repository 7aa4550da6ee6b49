//! What the outside may ask: one list of commands, requests and views, and errors for the wire.

pub mod commands;
pub mod import_view;
pub mod typescript;
pub mod view;

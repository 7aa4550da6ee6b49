//! Stories through the public API.

//! Checks on small projects.

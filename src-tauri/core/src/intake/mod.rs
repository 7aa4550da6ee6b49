//! Intake: a foreign sheet becomes a grid of cells, then mapped columns, then staged rows.

pub mod grid;

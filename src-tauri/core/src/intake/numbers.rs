//! Where the intake reads numbers: the one door to the number module.

pub(super) use crate::number::{CellNumber, CellReading, Refusal, Remark, find, read_cell};

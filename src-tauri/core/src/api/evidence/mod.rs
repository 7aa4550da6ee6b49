//! Commands about evidence: files attached to accounts and orders, the CSR read from one of them, call volume.

mod attach;
mod calls;
mod csr;
mod save;
mod words;

pub(super) use attach::{Paper, attach_bytes};

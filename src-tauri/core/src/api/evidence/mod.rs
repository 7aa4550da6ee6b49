//! Commands about evidence: files attached to accounts and orders, the CSR read from one of them, call volume.

mod attach;
mod calls;
mod csr;
mod file;
mod save;
mod words;

use super::{error::WireError, session::Session};
use crate::id::OrderId;

pub(super) use attach::{Paper, attach_bytes, to_attach, twin_of};
pub(super) use calls::{legend, level};
pub(super) use file::read as read_file;
pub(super) use save::save_file;
pub(super) use words::size_words;

impl Session {
    /// The order of a name, as the command line names it.
    pub fn order_named(&self, name: &str) -> Result<OrderId, WireError> {
        let orders = &self.opened()?.snapshot.orders;
        let wanted = name.trim();
        orders
            .values()
            .find(|order| order.name.eq_ignore_ascii_case(wanted))
            .map(|order| order.id)
            .ok_or_else(|| {
                let names: Vec<&str> = orders.values().map(|order| order.name.as_str()).collect();
                WireError::user(
                    "no_such_order",
                    format!("There is no order “{name}”."),
                    format!("Its orders are {}.", names.join(", ")),
                )
            })
    }
}

//! Splits an inventory into valid orders, each split with its reason.

//! The plan: dated steps of every order, forward from today and backward from the go-live.

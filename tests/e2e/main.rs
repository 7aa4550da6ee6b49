//! The real program in a real window, driven through WebKit's own WebDriver. `cargo xtask test
//! desktop` builds what these tests need, gives them a screen, and says where that is:
//! `PORTWRIGHT_BUILT` is the folder of the built programs, `PORTWRIGHT_SCREENS` the folder for
//! pictures of the screens.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod journey;
mod program;
mod released;
mod start;
mod walls;
mod webdriver;

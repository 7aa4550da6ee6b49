//! The program as it ships: without the doors that are open to the tests.

use std::fs;
use std::process::Command;

use crate::program::built;

/// Whether the bytes of a built program hold a text.
fn holds(program: &str, text: &str) -> bool {
    let bytes = fs::read(built(program)).expect("a built program");
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn the_released_program_asks_people_and_not_the_environment() {
    for door in [
        "PORTWRIGHT_E2E_PICK_",
        "PORTWRIGHT_E2E_REVEALED",
        "PORTWRIGHT_NOW",
    ] {
        assert!(
            holds("portwright-e2e", door),
            "the search would not find {door}"
        );
        assert!(
            !holds("portwright", door),
            "{door} is in the released program"
        );
    }
}

#[test]
fn without_a_screen_it_says_so_and_names_the_way_out() {
    let start = Command::new(built("portwright"))
        .env_clear()
        .output()
        .expect("started");
    assert_eq!(start.status.code(), Some(3));
    let said = String::from_utf8_lossy(&start.stderr);
    assert!(
        said.contains("no display") && said.contains("portwright-cli"),
        "{said}"
    );
}

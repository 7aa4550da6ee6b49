//! An address of a record in its parts, letter by letter.

use crate::site::Address;

/// `41 W MIFFLIN ST, MADISON WI 53703` in its parts, or a street alone.
pub(super) fn address(text: &str) -> Address {
    let mut address = Address::default();
    match text.rsplit_once(',') {
        Some((before, last)) if ends_in_state_and_zip(text) => {
            // `41 W MIFFLIN ST, MADISON, WI 53703` has its city before the last comma.
            let (street, city) = match before.rsplit_once(',') {
                Some((street, city)) if last.split_whitespace().count() <= 2 => {
                    (street, format!("{} {}", city.trim(), last.trim()))
                }
                _ => (before, last.trim().to_owned()),
            };
            street.trim().clone_into(&mut address.street);
            city_line(&mut address, &city);
        }
        _ => text.clone_into(&mut address.street),
    }
    address
}

pub(super) fn ends_in_state_and_zip(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let zip = words.next().unwrap_or_default();
    let state = words.next().unwrap_or_default();
    let is_zip = zip
        .split('-')
        .next()
        .is_some_and(|five| five.len() == 5 && five.bytes().all(|b| b.is_ascii_digit()));
    let two = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let mixed = |word: &str| {
        word.len() == 3
            && word.bytes().any(|b| b.is_ascii_digit())
            && word.bytes().any(|b| b.is_ascii_alphabetic())
    };
    // A Canadian postal code is two words.
    (is_zip && two(state.trim_end_matches(',')))
        || (mixed(zip) && mixed(state) && words.next().is_some_and(two))
}

/// `MILWAUKEE WI 53202` into city, state and ZIP.
pub(super) fn city_line(address: &mut Address, text: &str) {
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let tail = if ends_in_state_and_zip(text) {
        // A Canadian postal code is two words.
        if words.last().is_some_and(|last| last.len() == 3) {
            3
        } else {
            2
        }
    } else {
        0
    };
    let (city, rest) = words.split_at(words.len() - tail.min(words.len()));
    address.city = city.join(" ");
    if let Some((state, zip)) = rest.split_first() {
        (*state).clone_into(&mut address.state);
        address.zip = zip.join(" ");
    }
}

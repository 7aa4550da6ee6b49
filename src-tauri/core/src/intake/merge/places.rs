//! What a row's words for carriers, sites and addresses mean.

use crate::{
    carrier::{CarrierId, Profile, Role},
    id::AccountId,
    site::Address,
    snapshot::Snapshot,
};

/// The name of a site that shares its own with another street.
pub(super) fn apart(name: &str, street: &str) -> String {
    format!("{name}, {street}")
}

/// Names that differ only in case and spaces mean one site.
pub(super) fn plain(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// The profile that a carrier's name in a file means: by id, by name, or by the first word of its name; else a
/// carrier of the project that is written alike. One that nobody knows is called as the file calls it, since the
/// letter names it too, and every rule of it is unknown.
pub fn carrier_id(snapshot: &Snapshot, said: &str) -> CarrierId {
    let word = slug(said);
    if word.is_empty() {
        return CarrierId(CarrierId::UNKNOWN.to_owned());
    }
    let alike = || {
        losing(snapshot).find(|profile| word.split('-').next() == profile.id.0.split('-').next())
    };
    profile_called(snapshot, &word)
        .or_else(alike)
        .map_or_else(|| carrier_typed(snapshot, said, None), |it| it.id.clone())
}

/// The carrier that a person names for an account: with a profile only where the whole name is the profile's, since
/// the letter names it so; else one of another account that is written alike.
pub fn carrier_typed(snapshot: &Snapshot, name: &str, account: Option<AccountId>) -> CarrierId {
    let others = snapshot.accounts.values();
    let known = others
        .filter(|other| Some(other.id) != account)
        .map(|other| &other.carrier);
    profile_called(snapshot, &slug(name))
        .map(|profile| profile.id.clone())
        .or_else(|| written_alike(known, name))
        .unwrap_or_else(|| CarrierId(name.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn losing(snapshot: &Snapshot) -> impl Iterator<Item = &Profile> {
    let profiles = snapshot.carriers.values();
    profiles.filter(|profile| profile.role == Role::Losing)
}

/// The profile of this id or whole name, one of a losing side first.
fn profile_called<'a>(snapshot: &'a Snapshot, word: &str) -> Option<&'a Profile> {
    losing(snapshot)
        .chain(snapshot.carriers.values())
        .filter(|_| !word.is_empty())
        .find(|profile| {
            profile.id.0 == word || slug(&profile.name) == word || slug(&profile.legal_name) == word
        })
}

/// Of these carriers the one that is called so, but for case and marks.
pub(super) fn written_alike<'a>(
    known: impl IntoIterator<Item = &'a CarrierId>,
    said: &str,
) -> Option<CarrierId> {
    let word = slug(said);
    known.into_iter().find(|id| slug(&id.0) == word).cloned()
}

fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .map(|word| word.replace('&', "").to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// An address in one piece, parted at its commas where they part street, city and state with ZIP. What
/// cannot be parted stays whole in the street, letter by letter.
pub fn address(text: &str) -> Address {
    let parts: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let tail = |part: &str| -> Option<(String, String, String)> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let (zip, rest) = words.split_last()?;
        let (state, city) = rest.split_last()?;
        let is_zip = zip.len() >= 5 && zip.chars().all(|c| c.is_ascii_digit() || c == '-');
        let is_state = state.len() == 2 && state.chars().all(|c| c.is_ascii_alphabetic());
        (is_zip && is_state).then(|| (city.join(" "), (*state).to_owned(), (*zip).to_owned()))
    };
    let whole = || Address {
        street: text.trim().to_owned(),
        ..Address::default()
    };
    let Some((last, before)) = parts.split_last() else {
        return Address::default();
    };
    let Some((city, state, zip)) = tail(last) else {
        return whole();
    };
    let (city, before) = match (city.is_empty(), before.split_last()) {
        (false, _) => (city, before),
        (true, Some((city, before))) => ((*city).to_owned(), before),
        (true, None) => return whole(),
    };
    match before {
        [] => whole(),
        [street] => Address {
            street: (*street).to_owned(),
            city,
            state,
            zip,
            ..Address::default()
        },
        [street, rest @ ..] => Address {
            street: (*street).to_owned(),
            line2: rest.join(", "),
            city,
            state,
            zip,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carrier_without_a_profile_keeps_the_name_that_the_file_gives_it() {
        let mut snapshot = crate::plan::sample::northgate();
        let call = |said: &str| carrier_id(&snapshot, said).0;
        assert_eq!(call("Lakeland Telecom"), "lakeland");
        assert_eq!(call("Bell  Canada"), "Bell Canada");
        assert_eq!(call(" - "), "Unknown carrier");
        if let Some(account) = snapshot.accounts.values_mut().next() {
            account.carrier = CarrierId("Bell Canada".into());
        }
        assert_eq!(carrier_id(&snapshot, "BELL CANADA").0, "Bell Canada");
    }

    #[test]
    fn a_carrier_that_is_typed_is_the_one_of_that_whole_name() {
        let mut snapshot = crate::plan::sample::northgate();
        let own = *snapshot.accounts.keys().next().unwrap();
        let call =
            |snapshot: &Snapshot, name: &str, account| carrier_typed(snapshot, name, account).0;
        assert_eq!(call(&snapshot, "lakeland telecom", None), "lakeland");
        assert_eq!(call(&snapshot, " Lakeland  Fiber ", None), "Lakeland Fiber");
        snapshot.accounts.get_mut(&own).unwrap().carrier = CarrierId("Bell canada".into());
        assert_eq!(call(&snapshot, "Bell Canada", None), "Bell canada");
        assert_eq!(call(&snapshot, "Bell Canada", Some(own)), "Bell Canada");
    }

    #[test]
    fn a_carrier_written_otherwise_is_the_same_one() {
        let known = [CarrierId("Bell Canada".into()), CarrierId("telus".into())];
        for (said, is) in [
            ("BELL  CANADA", Some("Bell Canada")),
            ("Telus", Some("telus")),
            ("Bell", None),
        ] {
            let found = written_alike(&known, said);
            assert_eq!(found.as_ref().map(|id| id.0.as_str()), is, "{said}");
        }
    }

    #[test]
    fn an_address_in_one_piece_is_parted_only_where_it_is_plain() {
        let parted = address("330 N Water St, Ste 400, Milwaukee, WI 53202");
        assert_eq!(
            (parted.street.as_str(), parted.line2.as_str()),
            ("330 N Water St", "Ste 400")
        );
        assert_eq!(parted.city_line(), "Milwaukee WI 53202");
        assert_eq!(
            address("330 N WATER ST STE 400, MILWAUKEE WI 53202-1234").zip,
            "53202-1234"
        );
        assert_eq!(address("somewhere in Ohio").street, "somewhere in Ohio");
    }
}

//! Reads profiles from the text of their files and names file, line and column of a mistake.
//!
//! Reads text only: which files there are is told by [`super::shipped`] or, for a carrier the user adds,
//! by the caller.

use std::collections::BTreeMap;

use super::{
    CarrierId, Profile,
    check::{self, Known},
};

/// A profile that cannot be used, with the place of the mistake.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {message}")]
pub struct ProfileError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The letter of the line, counted from 1.
    pub column: usize,
    /// What is wrong and what it should be.
    pub message: String,
}

/// Reads one profile, up to its first mistake; [`super::check`] names them all. `file` is its name, such as
/// `bandwidth.toml`; the profile's id has to match it.
pub fn parse(file: &str, text: &str) -> Result<Profile, ProfileError> {
    let known = Known {
        zone: &looks_like_a_zone,
        calendar: &|name| !name.is_empty(),
    };
    check::check(file, text, known).map_err(|mistakes| {
        mistakes.into_iter().next().unwrap_or_else(|| ProfileError {
            file: file.to_owned(),
            line: 1,
            column: 1,
            message: "it cannot be read".to_owned(),
        })
    })
}

/// Reads several profiles that may name each other: a platform's `via` has to be a gaining carrier among
/// them, and no id may come twice.
pub fn parse_all<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<BTreeMap<CarrierId, Profile>, ProfileError> {
    let files: Vec<_> = files.into_iter().collect();
    let mut profiles = BTreeMap::new();
    for (file, text) in &files {
        let profile = parse(file, text)?;
        if let Some(first) = profiles.insert(profile.id.clone(), profile) {
            return Err(ProfileError {
                file: (*file).to_owned(),
                line: 1,
                column: 1,
                message: format!("id: there is another profile with the id `{}`", first.id),
            });
        }
    }
    for (file, text) in &files {
        let name = file.strip_suffix(".toml").unwrap_or(file);
        let wrong = profiles
            .get(&CarrierId(name.to_owned()))
            .and_then(|profile| check::via_mistake(profile, text, &profiles));
        if let Some(mistake) = wrong {
            return Err(mistake);
        }
    }
    Ok(profiles)
}

/// The form only; whether the zone exists is told by [`crate::zone`], which knows the data.
fn looks_like_a_zone(zone: &str) -> bool {
    let regions = [
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    let Some((region, place)) = zone.split_once('/') else {
        return zone == "UTC";
    };
    regions.contains(&region)
        && !place.is_empty()
        && place
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-/".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Known, ProfileError, check::check, parse, parse_all};

    const HEAD: &str = "id = \"some\"\nname = \"Some\"\nrole = \"gaining\"\n";

    fn faults(rest: &str) -> Vec<String> {
        let known = Known {
            zone: &|zone| zone == "America/Chicago",
            calendar: &|calendar| calendar == "us-federal",
        };
        check("some.toml", &format!("{HEAD}{rest}"), known)
            .err()
            .unwrap_or_default()
            .iter()
            .map(ProfileError::to_string)
            .collect()
    }

    #[test]
    fn a_mistake_is_named_with_file_line_column_and_what_is_allowed() {
        let cases = [
            (
                "bil_max_days = 3\n",
                "some.toml, line 4, column 1: `bil_max_days` is no rule of a profile; the nearest is `bill_max_days`",
            ),
            (
                "\nanswer_days = { value = 5, source = \"\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 5, column 37: answer_days: the source is empty; write where it was read",
            ),
            (
                "answer_days = { value = 5, source = \"S\" }\n",
                "some.toml, line 4, column 15: answer_days: `as_of` is missing",
            ),
            (
                "answer_days = { value = 5, source = \"S\", as_of = 2026-11-21 }\n",
                "some.toml, line 4, column 50: answer_days: `2026-11-21` without quotes is not a day such as `2026-11-21`",
            ),
            (
                "answer_days = { value = \"soon\", source = \"S\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 4, column 25: answer_days: `soon` is not a whole number of business days",
            ),
            (
                "loa = { value = \"their\", source = \"S\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 4, column 17: loa: `their` is not one of `ours`, `theirs`; the nearest is `theirs`",
            ),
            (
                "[[lead_times]]\nclass = \"simple\"\nmin = 3\nmax = 10\nsource = \"S\"\nas_of = \"2026-11-21\"\n\
                 [[lead_times]]\nclass = \"fax\"\nmin = 9\ntypical = 7\nsource = \"S\"\nas_of = \"2026-11-21\"\n",
                "some.toml, line 10, column 1: lead_times: 9 / 7 / – business days does not rise",
            ),
            (
                "[[windows]]\nmode = \"manual\"\ndays = [\"Mon\"]\nstart = \"11:30\"\nend = \"11:30\"\nzone = \"EST\"\n\
                 source = \"S\"\nas_of = \"2026-11-21\"\n",
                "some.toml, line 9, column 8: windows 1, zone: `EST` is not an IANA zone such as `America/Chicago`",
            ),
            (
                "resp_org = { value = \"MER0\", source = \"S\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 4, column 22: resp_org: `MER0` is not five letters and digits",
            ),
            (
                "via = { value = \"other\", source = \"S\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 4, column 1: via: only a platform ports through another carrier",
            ),
            (
                "bill_max_days = { value = 45, source = \"S\", as_of = \"2026-11-21\", \
                 conflicts = [{ value = 30, source = \"T\", as_of = \"2026-11-21\" }] }\n",
                "some.toml, line 4, column 1: bill_max_days: T says 30, which is stricter than 45: the stricter reading is the one to use",
            ),
            (
                "caps = [{ numbers = 9, source = \"S\", as_of = \"2026-11-21\" }, { numbers = 5, source = \"S\", as_of = \"2026-11-21\" }]\n",
                "some.toml, line 4, column 62: caps 2: another entry has the same class and mode; keep one of the two",
            ),
            (
                "[[further_gates]]\ngate = \"contract_end\"\nwords = \"Looked at\"\neach = \"account\"\nsource = \"S\"\nas_of = \"2026-11-21\"\n",
                "some.toml, line 4, column 1: further_gates: `contract_end` is asked of every port already",
            ),
            ("this is no toml", "some.toml, line 4, column "),
        ];
        for (rest, expected) in cases {
            let found = faults(rest);
            let message = found.first().unwrap();
            assert!(
                message.starts_with(expected),
                "{message}\nshould start with\n{expected}"
            );
            assert_eq!(found.len(), 1, "{found:#?}");
        }
    }

    #[test]
    fn all_mistakes_are_named_at_once_in_the_order_of_the_file() {
        let text = "bil_max_days = 3\n\
                    loa_max_days = { value = -1, sauce = \"S\", as_of = \"2026-11-21\" }\n\
                    lead_times = [{ class = \"fax\", min = 9, max = 3, source = \"S\", as_of = \"2026-11-21\" }]\n\
                    windows = { mode = \"manual\" }\n\
                    closed = [{ name = \"F\", from = \"2026-12-20\", to = \"2026-12-02\", source = \"S\", as_of = \"2026-11-21\" }]\n";
        let found = faults(text);
        let lines: Vec<&str> = found
            .iter()
            .map(|fault| fault.split(", column").next().unwrap_or_default())
            .collect();
        assert_eq!(
            lines,
            [
                "some.toml, line 4",
                "some.toml, line 5",
                "some.toml, line 5",
                "some.toml, line 5",
                "some.toml, line 6",
                "some.toml, line 7",
                "some.toml, line 8",
            ],
            "{found:#?}"
        );
    }

    #[test]
    fn a_broken_line_does_not_hide_the_mistakes_of_others() {
        let found = faults("zone = \nbil_max_days = 3\n");
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found.iter().any(|fault| fault.contains("no TOML")));
        assert!(found.iter().any(|fault| fault.contains("bill_max_days")));
    }

    #[test]
    fn one_number_stands_for_shortest_usual_and_longest() {
        let days = |days: &str| {
            format!("csr_days = {{ value = {days}, source = \"S\", as_of = \"2026-11-21\" }}\n")
        };
        let profile = parse("some.toml", &format!("{HEAD}{}", days("3"))).unwrap();
        let span = profile.csr_days.unwrap().value;
        assert_eq!((span.min, span.typical, span.max), (3, Some(3), 3));
        for (written, expected) in [
            ("-1", "`-1` is not a whole number of business days"),
            ("70000", "`70000` is not a whole number of business days"),
            (
                "\"soon\"",
                "`soon` is no table; write it in braces or under a head",
            ),
            ("{ min = 1 }", "`max` is missing"),
        ] {
            let found = faults(&days(written));
            assert!(
                found.len() == 1 && found[0].ends_with(expected),
                "{found:?}"
            );
        }
    }

    #[test]
    fn the_id_is_the_name_of_the_file() {
        let error = parse("other.toml", HEAD).unwrap_err();
        assert_eq!(
            error.to_string(),
            "other.toml, line 1, column 1: id: `some` should be `other`, the file’s name"
        );
    }

    #[test]
    fn a_platform_ports_through_a_gaining_carrier_that_exists() {
        let platform = "id = \"desk\"\nname = \"Desk\"\nrole = \"platform\"\n\
                        via = { value = \"some\", source = \"S\", as_of = \"2026-11-21\" }\n";
        let all = parse_all([("desk.toml", platform), ("some.toml", HEAD)]).unwrap();
        assert_eq!(all.len(), 2);
        let error = parse_all([("desk.toml", platform)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "desk.toml, line 4, column 1: via: there is no profile `some`"
        );
        let losing = HEAD.replace("gaining", "losing");
        let error = parse_all([("desk.toml", platform), ("some.toml", &losing)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "desk.toml, line 4, column 1: via: `some` is no gaining carrier"
        );
    }
}

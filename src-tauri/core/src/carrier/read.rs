//! Reads profiles from the text of their files and names file and line of a mistake.
//!
//! Reads text only: which files there are is told by [`super::shipped`] or, for a carrier the user adds,
//! by the caller.

use std::collections::BTreeMap;

use super::{CarrierId, Profile, check};

/// A profile that cannot be used, with the place of the mistake.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct ProfileError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what it should be.
    pub message: String,
}

/// Reads one profile. `file` is its name, such as `bandwidth.toml`; the profile's id has to match it.
pub fn parse(file: &str, text: &str) -> Result<Profile, ProfileError> {
    let profile: Profile = toml::from_str(text).map_err(|error| ProfileError {
        file: file.to_owned(),
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        message: error.message().to_owned(),
    })?;
    match check::mistakes(file, &profile).into_iter().next() {
        Some(mistake) => Err(mistake.at(file, text)),
        None => Ok(profile),
    }
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
            let message = format!("there is another profile with the id `{}`", first.id);
            return Err(check::Mistake::new("id", 0, message).at(file, text));
        }
    }
    for (file, text) in &files {
        let via = profiles
            .values()
            .find(|profile| check::belongs(file, profile))
            .and_then(|profile| check::via_mistake(profile, &profiles));
        if let Some(mistake) = via {
            return Err(mistake.at(file, text));
        }
    }
    Ok(profiles)
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_all};

    const HEAD: &str = "id = \"some\"\nname = \"Some\"\nrole = \"gaining\"\n";

    fn fault(rest: &str) -> String {
        parse("some.toml", &format!("{HEAD}{rest}"))
            .map(|profile| profile.name)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn a_mistake_is_named_with_file_and_line() {
        let cases = [
            (
                "bil_max_days = 3\n",
                "some.toml, line 4: unknown field `bil_max_days`",
            ),
            (
                "\nanswer_days = { value = 5, source = \"\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 5: answer_days: the source is empty; write where it was read",
            ),
            (
                "answer_days = { value = 5, source = \"S\" }\n",
                "some.toml, line 4: missing field `as_of`",
            ),
            (
                "[[lead_times]]\nclass = \"simple\"\nmin = 3\nmax = 10\nsource = \"S\"\nas_of = \"2026-11-21\"\n\
                 [[lead_times]]\nclass = \"fax\"\nmin = 9\ntypical = 7\nsource = \"S\"\nas_of = \"2026-11-21\"\n",
                "some.toml, line 10: lead_times: 9 / 7 / – business days does not rise",
            ),
            (
                "[[windows]]\nmode = \"manual\"\ndays = [\"Mon\"]\nstart = \"11:30\"\nend = \"11:30\"\nzone = \"EST\"\n\
                 source = \"S\"\nas_of = \"2026-11-21\"\n",
                "some.toml, line 4: windows: `EST` is no IANA zone; write one such as `America/Chicago`",
            ),
            (
                "resp_org = { value = \"MER0\", source = \"S\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 4: resp_org: `MER0` is not five letters and digits",
            ),
            (
                "via = { value = \"other\", source = \"S\", as_of = \"2026-11-21\" }\n",
                "some.toml, line 4: via: only a platform ports through another carrier",
            ),
            ("this is no toml", "some.toml, line 4: "),
        ];
        for (rest, expected) in cases {
            let message = fault(rest);
            assert!(
                message.starts_with(expected),
                "{message}\nshould start with\n{expected}"
            );
        }
    }

    #[test]
    fn the_id_is_the_name_of_the_file() {
        let error = parse("other.toml", HEAD).unwrap_err();
        assert_eq!(
            error.to_string(),
            "other.toml, line 1: id: `some` should be `other`, the file's name"
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
            "desk.toml, line 4: via: there is no profile `some`"
        );
        let losing = HEAD.replace("gaining", "losing");
        let error = parse_all([("desk.toml", platform), ("some.toml", &losing)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "desk.toml, line 4: via: `some` is no gaining carrier"
        );
    }
}

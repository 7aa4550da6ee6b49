//! The table of rules against the type, and against what may stand in a file.

use std::collections::BTreeSet;

use super::{Field, HEAD, Holds, RULES, Shape};
use crate::carrier::Profile;

fn example(shape: Shape) -> String {
    match shape {
        Shape::Text | Shape::Carrier | Shape::Calendar => "\"some\"".to_owned(),
        Shape::Flag(..) => "true".to_owned(),
        Shape::Count(_) => "7".to_owned(),
        Shape::Choice(words) => format!("{:?}", words[0].0),
        Shape::Day => "\"2026-11-21\"".to_owned(),
        Shape::Holiday => "\"12-24\"".to_owned(),
        Shape::Clock => "\"11:30\"".to_owned(),
        Shape::Zone | Shape::HomeZone => "\"America/Chicago\"".to_owned(),
        Shape::RespOrg => "\"MCS01\"".to_owned(),
        Shape::Money => "\"25.00\"".to_owned(),
        Shape::Currency => "\"USD\"".to_owned(),
        Shape::List(one) => format!("[{}]", example(*one)),
        Shape::Table(fields) => format!("{{ {} }}", table(fields, "", "")),
    }
}

fn table(fields: &[Field], instead: &str, of: &str) -> String {
    let parts: Vec<String> = fields
        .iter()
        .map(|field| {
            let value = if field.key == of {
                instead.to_owned()
            } else {
                example(field.shape)
            };
            format!("{} = {value}", field.key)
        })
        .collect();
    parts.join(", ")
}

fn read(rest: &str) -> Result<Profile, String> {
    toml::from_str(&format!(
        "id = \"some\"\nname = \"Some\"\nrole = \"gaining\"\n{rest}\n"
    ))
    .map_err(|error: toml::de::Error| error.message().to_owned())
}

const SOURCED: &str = "source = \"S\", as_of = \"2026-11-21\"";

fn with(key: &str, holds: Holds, instead: Option<(&str, &str)>) -> String {
    let value = |shape| match instead {
        Some((_, word)) => word.to_owned(),
        None => example(shape),
    };
    match holds {
        Holds::One(shape) => format!("{key} = {{ value = {}, {SOURCED} }}", value(shape)),
        Holds::Named(shape) => format!("{key}.one = {{ value = {}, {SOURCED} }}", value(shape)),
        Holds::Listed(shape, names) => {
            let name = names[0].0;
            format!("{key}.{name} = {{ value = {}, {SOURCED} }}", value(shape))
        }
        Holds::Many(shape) => format!("{key} = [{{ value = {}, {SOURCED} }}]", value(shape)),
        Holds::Entries { fields, .. } => {
            let (of, word) = instead.unwrap_or_default();
            format!("{key} = [{{ {}, {SOURCED} }}]", table(fields, word, of))
        }
    }
}

/// What the types say they would have taken.
fn expected(message: &str) -> BTreeSet<&str> {
    message.split('`').skip(3).step_by(2).collect()
}

#[test]
fn the_table_names_every_rule_of_the_types_and_no_other() {
    let message = read("nonsense = 1").unwrap_err();
    let table: BTreeSet<&str> = RULES
        .iter()
        .map(|rule| rule.key)
        .chain(HEAD.iter().map(|(key, ..)| *key))
        .collect();
    assert_eq!(expected(&message), table);
    assert_eq!(RULES.len() + HEAD.len(), table.len(), "no rule twice");
}

#[test]
fn every_shape_of_the_table_is_one_that_the_types_take() {
    for rule in RULES {
        let text = with(rule.key, rule.holds, None);
        read(&text).unwrap_or_else(|message| panic!("{text}: {message}"));
        if let Holds::Entries { fields, keys, .. } = rule.holds {
            let known = |key: &&str| fields.iter().any(|field| field.key == *key);
            assert!(keys.iter().all(known), "{}", rule.key);
            let text = text.replacen("[{ ", "[{ nonsense = 1, ", 1);
            let message = read(&text).unwrap_err();
            let mut takes = expected(&message);
            for part in ["source", "as_of", "note", "conflicts"] {
                takes.remove(part);
            }
            let table: BTreeSet<&str> = fields.iter().map(|field| field.key).collect();
            assert_eq!(takes, table, "{}", rule.key);
        }
    }
}

#[test]
fn every_word_of_the_table_is_one_that_the_types_know_and_the_other_way_round() {
    fn words(shape: Shape) -> Option<Vec<&'static str>> {
        match shape {
            Shape::Choice(words) => Some(words.iter().map(|(word, _)| *word).collect()),
            _ => None,
        }
    }
    let mut held = 0;
    for rule in RULES {
        let fields: Vec<(&str, Shape)> = match rule.holds {
            Holds::One(shape)
            | Holds::Named(shape)
            | Holds::Listed(shape, _)
            | Holds::Many(shape) => vec![("value", shape)],
            Holds::Entries { fields, .. } => fields.iter().map(|f| (f.key, f.shape)).collect(),
        };
        for (key, shape) in fields {
            let Some(known) = words(shape) else { continue };
            for word in &known {
                let text = with(rule.key, rule.holds, Some((key, &format!("{word:?}"))));
                read(&text).unwrap_or_else(|message| panic!("{text}: {message}"));
            }
            let text = with(rule.key, rule.holds, Some((key, "\"nonsense\"")));
            let message = read(&text).unwrap_err();
            // Days of the week are chrono's own and are not listed.
            if message.contains("expected one of") {
                assert_eq!(
                    expected(&message),
                    known.iter().copied().collect(),
                    "{} {key}",
                    rule.key
                );
                held += 1;
            }
        }
    }
    assert!(held > 20, "{held}");
}

#[test]
fn the_names_of_a_list_of_names_are_those_that_the_types_take() {
    for rule in RULES {
        let Holds::Listed(shape, names) = rule.holds else {
            continue;
        };
        let text = format!(
            "{}.nonsense = {{ value = {}, {SOURCED} }}",
            rule.key,
            example(shape)
        );
        let message = read(&text).unwrap_err();
        assert_eq!(
            expected(&message),
            names.iter().map(|(name, _)| *name).collect()
        );
    }
}

#[test]
fn what_must_stand_there_is_what_the_types_miss() {
    for rule in RULES {
        let Holds::Entries { fields, .. } = rule.holds else {
            continue;
        };
        for left_out in fields {
            let fields: Vec<Field> = fields
                .iter()
                .filter(|field| field.key != left_out.key)
                .copied()
                .collect();
            let text = format!(
                "{} = [{{ {}, {SOURCED} }}]",
                rule.key,
                table(&fields, "", "")
            );
            assert_eq!(
                read(&text).is_err(),
                left_out.need,
                "{} {}",
                rule.key,
                left_out.key
            );
        }
    }
}

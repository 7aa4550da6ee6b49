//! Walks a profile's text value by value along the table of rules.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Fault, Known, nearest::nearest};
use crate::carrier::{
    Cents, retired,
    schema::{self, Field, HEAD, Holds, RULES, RuleKind, Shape, Unit},
};

type Node<'i> = Spanned<DeValue<'i>>;

/// A walk with what it found.
pub(super) struct Walk<'k> {
    known: Known<'k>,
    faults: Vec<Fault>,
    /// Top-level keys that hold a mistake.
    rules: BTreeSet<String>,
    now: String,
}

/// What is wrong with a value of a rule, for an override; the place is a byte of the value's text.
pub(in crate::carrier) fn value_faults(
    kind: &RuleKind,
    value: &Node<'_>,
    known: Known<'_>,
) -> Vec<Fault> {
    let mut walk = Walk::new(known);
    match kind.holds {
        Holds::One(shape) | Holds::Named(shape) | Holds::Listed(shape, _) | Holds::Many(shape) => {
            walk.value(kind.key, shape, value);
        }
        Holds::Entries { fields, .. } => {
            if let Some(table) = walk.table(kind.key, value) {
                walk.fields(kind.key, fields, table, value.span().start, &[]);
            }
        }
    }
    walk.faults
}

impl<'k> Walk<'k> {
    pub(super) fn new(known: Known<'k>) -> Self {
        Self {
            known,
            faults: Vec::new(),
            rules: BTreeSet::new(),
            now: String::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Fault>, BTreeSet<String>) {
        (self.faults, self.rules)
    }

    fn fault(&mut self, at: usize, message: String) {
        self.rules.insert(self.now.clone());
        self.faults.push(Fault { at, message });
    }

    pub(super) fn profile(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            name.clone_into(&mut self.now);
            if retired::is_gone(name) {
                continue;
            }
            if let Some((_, shape, _)) = HEAD.iter().find(|(head, ..)| *head == name) {
                self.value(name, *shape, value);
            } else if let Some(kind) = schema::rule(name) {
                self.rule(kind, value);
            } else {
                let words = RULES
                    .iter()
                    .map(|rule| rule.key)
                    .chain(HEAD.iter().map(|(head, ..)| *head));
                self.unknown(name, "is no rule of a profile", key.span().start, words);
            }
        }
        for (key, _, needed) in HEAD {
            if *needed && !table.contains_key(*key) {
                (*key).clone_into(&mut self.now);
                self.fault(0, format!("`{key}` is missing"));
            }
        }
    }

    fn unknown<'w>(
        &mut self,
        written: &str,
        what: &str,
        at: usize,
        words: impl IntoIterator<Item = &'w str>,
    ) {
        let meant = nearest(written, words)
            .map_or_else(String::new, |word| format!("; the nearest is `{word}`"));
        self.fault(at, format!("`{written}` {what}{meant}"));
    }

    fn rule(&mut self, kind: &RuleKind, value: &Node<'_>) {
        match kind.holds {
            Holds::One(shape) => self.sourced(kind.key, shape, value),
            Holds::Named(shape) => {
                if let Some(table) = self.table(kind.key, value) {
                    for (name, value) in table {
                        let about = format!("{}.{}", kind.key, name.get_ref());
                        self.sourced(&about, shape, value);
                    }
                }
            }
            Holds::Listed(shape, names) => {
                if let Some(table) = self.table(kind.key, value) {
                    for (key, value) in table {
                        let name = key.get_ref().as_ref();
                        let about = format!("{}.{name}", kind.key);
                        if names.iter().all(|(known, _)| *known != name) {
                            let what = format!("is not {}", Shape::Choice(names).allowed());
                            let words = names.iter().map(|(word, _)| *word);
                            self.unknown(name, &what, key.span().start, words);
                        }
                        self.sourced(&about, shape, value);
                    }
                }
            }
            Holds::Many(shape) => {
                for (nth, value) in self.list(kind.key, value).into_iter().enumerate() {
                    if !has_moved(kind.key, value.get_ref()) {
                        self.sourced(&format!("{} {}", kind.key, nth + 1), shape, value);
                    }
                }
            }
            Holds::Entries {
                fields,
                keys,
                conflicts,
            } => self.entries(kind.key, fields, keys, conflicts, value),
        }
    }

    fn entries(
        &mut self,
        key: &str,
        fields: &[Field],
        keys: &[&str],
        conflicts: bool,
        value: &Node<'_>,
    ) {
        let mut before: BTreeSet<String> = BTreeSet::new();
        for (nth, entry) in self.list(key, value).into_iter().enumerate() {
            let about = format!("{key} {}", nth + 1);
            let Some(table) = self.table(&about, entry) else {
                continue;
            };
            let mut further = vec!["source", "as_of", "note"];
            if conflicts {
                further.push("conflicts");
            }
            self.fields(&about, fields, table, entry.span().start, &further);
            self.source(&about, table, entry.span().start);
            if let Some(others) = table.get("conflicts").filter(|_| conflicts) {
                let outcomes: Vec<Field> = fields.iter().filter(|f| f.outcome).copied().collect();
                for other in self.list(&about, others) {
                    if let Some(table) = self.table(&about, other) {
                        let at = other.span().start;
                        self.fields(&about, &outcomes, table, at, &["source", "as_of", "note"]);
                        self.source(&about, table, at);
                    }
                }
            }
            let itself: Vec<String> = keys
                .iter()
                .map(|key| {
                    table
                        .get(*key)
                        .map_or_else(String::new, |v| plain(v.get_ref()))
                })
                .collect();
            if !before.insert(itself.join(" · ")) {
                let same = keys.join(" and ");
                let message =
                    format!("{about}: another entry has the same {same}; keep one of the two");
                self.fault(entry.span().start, message);
            }
        }
    }

    /// `{ value, source, as_of, note, conflicts }`.
    fn sourced(&mut self, about: &str, shape: Shape, node: &Node<'_>) {
        let Some(table) = self.table(about, node) else {
            return;
        };
        let at = node.span().start;
        self.reading(about, shape, table, at, &["conflicts"]);
        if let Some(others) = table.get("conflicts") {
            for other in self.list(about, others) {
                if let Some(table) = self.table(about, other) {
                    self.reading(about, shape, table, other.span().start, &[]);
                }
            }
        }
    }

    fn reading(
        &mut self,
        about: &str,
        shape: Shape,
        table: &DeTable<'_>,
        at: usize,
        further: &[&str],
    ) {
        let fields = ["value", "source", "as_of", "note"];
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !fields.contains(&name) && !further.contains(&name) {
                let words = fields.iter().chain(further).copied();
                self.unknown(
                    name,
                    &format!("is no part of {about}"),
                    key.span().start,
                    words,
                );
            }
        }
        match table.get("value") {
            Some(value) => self.value(about, shape, value),
            None => self.fault(at, format!("{about}: `value` is missing")),
        }
        self.source(about, table, at);
    }

    fn source(&mut self, about: &str, table: &DeTable<'_>, at: usize) {
        match table.get("source") {
            None => self.fault(at, format!("{about}: `source` is missing")),
            Some(source) => match source.get_ref().as_str() {
                Some(text) if text.trim().is_empty() => {
                    let message = format!("{about}: the source is empty; write where it was read");
                    self.fault(source.span().start, message);
                }
                Some(_) => {}
                None => self.value(about, Shape::Text, source),
            },
        }
        match table.get("as_of") {
            None => self.fault(at, format!("{about}: `as_of` is missing")),
            Some(day) => self.value(about, Shape::Day, day),
        }
        if let Some(note) = table.get("note")
            && !note.get_ref().is_str()
        {
            let message = format!("{about}: the note is no text; write it in quotes");
            self.fault(note.span().start, message);
        }
    }

    fn fields(
        &mut self,
        about: &str,
        fields: &[Field],
        table: &DeTable<'_>,
        at: usize,
        further: &[&str],
    ) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match fields.iter().find(|field| field.key == name) {
                Some(field) => self.value(&format!("{about}, {name}"), field.shape, value),
                None if further.contains(&name) => {}
                None => {
                    let words = fields
                        .iter()
                        .map(|field| field.key)
                        .chain(further.iter().copied());
                    self.unknown(
                        name,
                        &format!("is no part of {about}"),
                        key.span().start,
                        words,
                    );
                }
            }
        }
        for field in fields {
            if field.need && !table.contains_key(field.key) {
                self.fault(at, format!("{about}: `{}` is missing", field.key));
            }
        }
    }

    fn value(&mut self, about: &str, shape: Shape, node: &Node<'_>) {
        let at = node.span().start;
        let value = node.get_ref();
        let wrong = match shape {
            Shape::Text => match value.as_str() {
                Some(text) => text.trim().is_empty(),
                None => true,
            },
            Shape::Flag(..) => !value.is_bool(),
            Shape::Count(unit) => value.as_integer().is_none_or(|number| {
                i64::from_str_radix(&number.as_str().replace('_', ""), number.radix())
                    .map_or(true, |number| number < 0 || number > unit.most())
            }),
            Shape::Choice(words) => {
                let Some(text) = value.as_str() else {
                    return self.not(about, shape, node);
                };
                if words.iter().all(|(word, _)| *word != text) {
                    let meant = nearest(text, words.iter().map(|(word, _)| *word))
                        .map_or_else(String::new, |word| format!("; the nearest is `{word}`"));
                    let allowed = shape.allowed();
                    return self.fault(at, format!("{about}: `{text}` is not {allowed}{meant}"));
                }
                false
            }
            Shape::Day => value
                .as_str()
                .is_none_or(|text| text.parse::<NaiveDate>().is_err()),
            Shape::Holiday => value.as_str().is_none_or(|text| !is_holiday(text)),
            Shape::Clock => value.as_str().is_none_or(|text| !is_clock(text)),
            Shape::Zone => value.as_str().is_none_or(|text| !(self.known.zone)(text)),
            Shape::HomeZone => value
                .as_str()
                .is_none_or(|text| text != "local" && !(self.known.zone)(text)),
            Shape::Calendar => value
                .as_str()
                .is_none_or(|text| !(self.known.calendar)(text)),
            Shape::Carrier => value.as_str().is_none_or(|text| !is_id(text)),
            Shape::RespOrg => value.as_str().is_none_or(|text| {
                text.len() != 5 || !text.chars().all(|c| c.is_ascii_alphanumeric())
            }),
            Shape::Money => value
                .as_str()
                .is_none_or(|text| Cents::parse(text).is_err()),
            Shape::Currency => value.as_str().is_none_or(|text| {
                text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_uppercase())
            }),
            Shape::List(one) => {
                for value in self.list(about, node) {
                    self.value(about, *one, value);
                }
                false
            }
            Shape::Table(fields) if schema::is_span(fields) && value.is_integer() => {
                self.value(about, Shape::Count(Unit::BusinessDays), node);
                false
            }
            Shape::Table(fields) => {
                if let Some(table) = self.table(about, node) {
                    self.fields(about, fields, table, at, &[]);
                }
                false
            }
        };
        if wrong {
            self.not(about, shape, node);
        }
    }

    fn not(&mut self, about: &str, shape: Shape, node: &Node<'_>) {
        let written = plain(node.get_ref());
        let message = format!("{about}: {written} is not {}", shape.allowed());
        self.fault(node.span().start, message);
    }

    fn table<'n, 'i>(&mut self, about: &str, node: &'n Node<'i>) -> Option<&'n DeTable<'i>> {
        let table = node.get_ref().as_table();
        if table.is_none() {
            let written = plain(node.get_ref());
            let message =
                format!("{about}: {written} is no table; write it in braces or under a head");
            self.fault(node.span().start, message);
        }
        table
    }

    fn list<'n, 'i>(&mut self, about: &str, node: &'n Node<'i>) -> Vec<&'n Node<'i>> {
        if let Some(list) = node.get_ref().as_array() {
            list.iter().collect()
        } else {
            let written = plain(node.get_ref());
            let message = format!("{about}: {written} is no list; write it in [ ] or under [[ ]]");
            self.fault(node.span().start, message);
            Vec::new()
        }
    }
}

fn has_moved(key: &str, entry: &DeValue<'_>) -> bool {
    let word = entry.get("value").and_then(|word| word.get_ref().as_str());
    word.is_some_and(|word| retired::has_moved(key, word))
}

/// A value as a person would write it.
fn plain(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("`{text}`"),
        DeValue::Integer(number) => format!("`{}`", number.as_str()),
        DeValue::Float(number) => format!("`{}`", number.as_str()),
        DeValue::Boolean(flag) => format!("`{flag}`"),
        DeValue::Datetime(day) => format!("`{day}` without quotes"),
        DeValue::Array(list) => {
            let items: Vec<String> = list.iter().map(|item| plain(item.get_ref())).collect();
            items.join(", ")
        }
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn is_holiday(text: &str) -> bool {
    // 2028 is a leap year, so that the 29th of February passes.
    text == "day-after-thanksgiving"
        || text.parse::<NaiveDate>().is_ok()
        || format!("2028-{text}").parse::<NaiveDate>().is_ok()
}

fn is_clock(text: &str) -> bool {
    text.parse::<NaiveTime>().is_ok()
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

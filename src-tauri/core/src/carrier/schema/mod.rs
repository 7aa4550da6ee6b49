//! Every rule a profile may hold: its name, what it is about, its shape, and which of two readings is the stricter.
//!
//! One table drives the check of a file, the words on the screen and what an override may say. That it and the
//! types of [`super::profile`] are the same is held by a test.

mod fields;
mod rules;
mod words;

pub(super) use rules::RULES;

/// Where a rule stands on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Desk,
    Dates,
    Changes,
    Size,
    Windows,
    Papers,
    Form,
    Splits,
    Words,
    After,
    Leaving,
    Fees,
    Notes,
}

impl Group {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Desk => "Offices and calendar",
            Self::Dates => "Lead times and answers",
            Self::Changes => "Dates, changes and cancelling",
            Self::Size => "Size of an order",
            Self::Windows => "Activation windows",
            Self::Papers => "Letters, bills and PINs",
            Self::Form => "The order form",
            Self::Splits => "How orders are split",
            Self::Words => "Its words for a state",
            Self::After => "After activation",
            Self::Leaving => "When numbers leave it",
            Self::Fees => "Fees",
            Self::Notes => "Notes",
        }
    }
}

/// What a count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    BusinessDays,
    CalendarDays,
    Hours,
    BusinessHours,
    Minutes,
    Numbers,
    Characters,
    Carriers,
    Megabytes,
    Digits,
    Times,
}

impl Unit {
    /// For one, and for several.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::BusinessDays => ("business day", "business days"),
            Self::CalendarDays => ("calendar day", "calendar days"),
            Self::Hours => ("hour", "hours"),
            Self::BusinessHours => ("business hour", "business hours"),
            Self::Minutes => ("minute", "minutes"),
            Self::Numbers => ("number", "numbers"),
            Self::Characters => ("character", "characters"),
            Self::Carriers => ("carrier", "carriers"),
            Self::Megabytes => ("MB", "MB"),
            Self::Digits => ("digit", "digits"),
            Self::Times => ("time", "times"),
        }
    }

    /// The largest count that the program can hold.
    pub(super) fn most(self) -> i64 {
        match self {
            Self::Numbers => i64::from(u32::MAX),
            _ => i64::from(u16::MAX),
        }
    }
}

/// A word of a file with what a person reads for it.
pub(super) type Choice = (&'static str, &'static str);

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// Any text that is not empty.
    Text,
    /// `true` or `false`, with what a person reads for each.
    Flag(&'static str, &'static str),
    /// A whole number of something.
    Count(Unit),
    /// One of these words.
    Choice(&'static [Choice]),
    /// A day such as `2026-11-21`.
    Day,
    /// A day of every year or of one.
    Holiday,
    /// A clock time such as `11:30`.
    Clock,
    /// An IANA zone.
    Zone,
    /// An IANA zone, or `local` for that of the numbers.
    HomeZone,
    /// The name of a calendar of business days.
    Calendar,
    /// The id of another profile.
    Carrier,
    /// Five letters and digits.
    RespOrg,
    /// An amount such as `25.00`.
    Money,
    /// Three letters such as `USD`.
    Currency,
    /// A list.
    List(&'static Shape),
    /// Several named values.
    Table(&'static [Field]),
}

/// A named value of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) key: &'static str,
    /// What stands before or after it in words; `{}` is the value. Empty shows the value alone.
    pub(super) about: &'static str,
    pub(super) shape: Shape,
    pub(super) need: bool,
    /// It is what the rule says; the others say when it holds.
    pub(super) outcome: bool,
}

/// How a rule stands in a profile.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    /// Once: `key = { value, source, as_of }`.
    One(Shape),
    /// Once for each name: `key.name = { value, source, as_of }`.
    Named(Shape),
    /// Once for each of these names.
    Listed(Shape, &'static [Choice]),
    /// A list of values, each with its source.
    Many(Shape),
    /// A list of entries of several fields, each with its source, told apart by the fields named.
    Entries {
        fields: &'static [Field],
        keys: &'static [&'static str],
        /// Other sources may say something else of these fields.
        conflicts: bool,
    },
}

/// Which of two readings binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stricter {
    /// The smaller count.
    Less,
    /// The larger count.
    More,
    /// Neither can be called stricter.
    Neither,
}

/// One rule of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct RuleKind {
    pub(super) key: &'static str,
    pub(super) group: Group,
    pub(super) about: &'static str,
    pub(super) holds: Holds,
    pub(super) stricter: Stricter,
    /// It is missed where nobody publishes it.
    pub(super) missed: Missed,
}

/// For whom an absent rule is shown as unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missed {
    /// For everyone.
    Always,
    /// For those who activate numbers.
    Gaining,
    /// For those whom numbers leave.
    Losing,
    /// For platforms.
    Platform,
    /// For nobody: most carriers have no such rule.
    Never,
}

/// The rule of a name.
pub(super) fn rule(key: &str) -> Option<&'static RuleKind> {
    RULES.iter().find(|rule| rule.key == key)
}

/// What every profile says of itself, outside rules: key, shape, whether it must.
pub(super) const HEAD: &[(&str, Shape, bool)] = &[
    ("id", Shape::Text, true),
    ("name", Shape::Text, true),
    ("legal_name", Shape::Text, false),
    ("role", Shape::Choice(words::ROLE), true),
    ("example", Shape::Flag("yes", "no"), false),
];

impl Shape {
    /// What may stand there, as the end of “write …”.
    pub(super) fn allowed(self) -> String {
        match self {
            Self::Text => "text in quotes".to_owned(),
            Self::Flag(..) => "`true` or `false`".to_owned(),
            Self::Count(unit) => format!("a whole number of {}", unit.words().1),
            Self::Choice(words) => {
                let words: Vec<String> =
                    words.iter().map(|(word, _)| format!("`{word}`")).collect();
                format!("one of {}", words.join(", "))
            }
            Self::Day => "a day such as `2026-11-21`".to_owned(),
            Self::Holiday => "`12-24`, `2026-12-24` or `day-after-thanksgiving`".to_owned(),
            Self::Clock => "a clock time such as `11:30`".to_owned(),
            Self::Zone => "an IANA zone such as `America/Chicago`".to_owned(),
            Self::HomeZone => "an IANA zone such as `America/Chicago`, or `local`".to_owned(),
            Self::Calendar => "a calendar such as `us-federal` or `ca-on`".to_owned(),
            Self::Carrier => "the id of a profile".to_owned(),
            Self::RespOrg => "five letters and digits".to_owned(),
            Self::Money => "an amount in quotes such as `25.00`".to_owned(),
            Self::Currency => "three letters such as `USD`".to_owned(),
            Self::List(one) => format!("a list: each {}", one.allowed()),
            Self::Table(fields) if is_span(fields) => {
                format!(
                    "a table of {}, or one number for all of them",
                    names(fields)
                )
            }
            Self::Table(fields) => format!("a table of {}", names(fields)),
        }
    }
}

/// Whether fields are shortest, usual and longest, for which one number may stand.
pub(super) fn is_span(fields: &[Field]) -> bool {
    let keys = fields.iter().map(|field| field.key);
    keys.eq(["min", "typical", "max"])
}

/// The names of fields, those that must stand first as they are, the others in brackets.
pub(super) fn names(fields: &[Field]) -> String {
    let names: Vec<String> = fields
        .iter()
        .map(|field| {
            if field.need {
                format!("`{}`", field.key)
            } else {
                format!("[`{}`]", field.key)
            }
        })
        .collect();
    names.join(", ")
}

/// A class as a person reads it.
pub(super) fn class_words(class: super::Class) -> &'static str {
    use super::Class;
    match class {
        Class::Simple => "simple",
        Class::NonSimple => "non-simple",
        Class::Project => "project",
        Class::Wireless => "wireless",
        Class::TollFree => "toll-free",
        Class::Fax => "fax",
        Class::Canada => "Canada",
        Class::Internal => "internal",
    }
}

#[cfg(test)]
mod tests;

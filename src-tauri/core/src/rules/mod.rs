//! Which rule holds for an order: what its sides say, where they are silent our planning default, and where that
//! is silent too the registry, law and practice of the country.
//!
//! Plan, timers, gate and papers ask here, so that one figure stands behind all of them. It picks among rules and
//! reckons no dates. No figure stands in this code: the defaults are a profile like any other
//! (`planning-default.toml`), and what a project puts in its place reaches everything.

use chrono::NaiveDate;

use crate::{
    carrier::{self, CarrierId, Class, Profile, Role, Rule},
    order::{KeyClass, Order},
    snapshot::Snapshot,
};

mod activation;
mod cut_off;
mod form;
mod gates;
mod limits;
mod office;
mod papers;
mod request;
#[cfg(test)]
mod tests;
mod times;

pub(crate) use activation::{
    Desk, LOSING_HOURS, activation_windows, desk_of, modes, on_request, says_hours, usual_modes,
};
pub use cut_off::CutOffSaid;
pub use limits::{Ahead, LastMoment, begins, ends};
pub use office::BusinessDays;
pub(crate) use office::{US, WhenAsked, calendar_of, calendar_or, offices, public_calendar};
pub use times::After;
pub(crate) use times::aging_days;

/// A figure or word with who says it and where that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a, T> {
    /// What is said.
    pub value: T,
    /// Whose profile says it.
    pub by: &'a Profile,
    /// The rule's path in that profile.
    pub rule: &'static str,
    read: Read<'a>,
}

/// Where and when something was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Read<'a> {
    source: &'a str,
    as_of: NaiveDate,
}

impl<'a, T> Said<'a, T> {
    fn new(
        by: &'a Profile,
        rule: &'static str,
        value: T,
        (source, as_of): (&'a str, NaiveDate),
    ) -> Self {
        Self {
            value,
            by,
            rule,
            read: Read { source, as_of },
        }
    }

    /// The same with another value: a figure in another unit.
    fn with<U>(self, value: U) -> Said<'a, U> {
        Said {
            value,
            by: self.by,
            rule: self.rule,
            read: self.read,
        }
    }

    /// Who says it, as the subject of a sentence.
    pub fn who(&self) -> &'a str {
        who(self.by)
    }

    /// Whose rule it is and its path.
    pub fn path(&self) -> (&'a CarrierId, &'static str) {
        (&self.by.id, self.rule)
    }

    /// Whether no side of the order says it.
    pub fn is_assumed(&self) -> bool {
        self.by.role == Role::Common
    }

    /// Where it was read and when: `Meridian: title of the page, read 2026-10-02`.
    pub fn source(&self) -> String {
        source_words(self.by, self.read.source, self.read.as_of)
    }

    /// Whether the project itself says so.
    fn is_own(&self) -> bool {
        self.read.source.starts_with("project")
    }
}

fn who(profile: &Profile) -> &str {
    match profile.role {
        Role::Common if profile.id.0 == carrier::DEFAULTS => "Our planning default",
        _ => &profile.name,
    }
}

/// A rule's source as people read it.
pub fn source_words(profile: &Profile, source: &str, as_of: NaiveDate) -> String {
    match profile.role {
        Role::Common => format!("{source}, read {as_of}"),
        _ => format!("{}: {source}, read {as_of}", profile.name),
    }
}

/// A source and its day.
fn read_of<T>(rule: &Rule<T>) -> (&str, NaiveDate) {
    (&rule.source, rule.as_of)
}

/// The profiles that hold for every carrier: our defaults, the registry of toll-free numbers, law and practice.
#[derive(Debug, Clone, Copy)]
pub struct Common<'a> {
    defaults: Option<&'a Profile>,
    registry: Option<&'a Profile>,
    us: Option<&'a Profile>,
    canada: Option<&'a Profile>,
    /// Our defaults as they ship, where a project took one away.
    last: Option<&'a Profile>,
}

impl<'a> Common<'a> {
    /// Those of a project, with what it says of them itself.
    pub fn of(snapshot: &'a Snapshot) -> Self {
        let find = |id: &str| {
            let own = snapshot.carriers.get(&CarrierId(id.to_owned()));
            own.or_else(|| carrier::shipped_profile(id))
        };
        Self {
            defaults: find(carrier::DEFAULTS),
            registry: find("somos"),
            us: find("us-rules"),
            canada: find("ca-rules"),
            last: carrier::shipped_profile(carrier::DEFAULTS),
        }
    }
}

/// The rules of one order.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    snapshot: &'a Snapshot,
    order: &'a Order,
    losing: Option<&'a Profile>,
    platform: Option<&'a Profile>,
    gaining: Option<&'a Profile>,
    common: Common<'a>,
    class: Class,
    /// Numbers in the order, where a rule asks for it.
    size: u32,
}

impl<'a> Rules<'a> {
    /// The rules of an order. Its class is taken from its key alone; the plan knows it better.
    pub fn of(snapshot: &'a Snapshot, order: &'a Order) -> Self {
        Self::with(snapshot, order, Common::of(snapshot))
    }

    /// The same where the common profiles were looked up before.
    pub fn with(snapshot: &'a Snapshot, order: &'a Order, common: Common<'a>) -> Self {
        let gaining = snapshot.gaining();
        let platform = snapshot
            .platform()
            .filter(|platform| gaining.is_none_or(|gaining| gaining.id != platform.id));
        Self {
            snapshot,
            order,
            losing: snapshot.carriers.get(&order.key.carrier),
            platform,
            gaining,
            common,
            class: match order.key.class {
                KeyClass::TollFree => Class::TollFree,
                KeyClass::Wireless => Class::Wireless,
                KeyClass::Local if order.key.country == "CA" => Class::Canada,
                KeyClass::Local => Class::NonSimple,
            },
            size: 1,
        }
    }

    /// The same for a class and size that are known.
    #[must_use]
    pub fn sized(self, class: Class, size: u32) -> Self {
        Self {
            class,
            size: size.max(1),
            ..self
        }
    }

    /// What decides its lead time.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The losing side, then the gaining side.
    pub fn sides(&self) -> impl Iterator<Item = &'a Profile> + use<'a> {
        self.losing.into_iter().chain(self.gaining_side())
    }

    /// What a platform publishes itself goes before the carrier that it ports through.
    pub fn gaining_side(&self) -> impl Iterator<Item = &'a Profile> + use<'a> {
        self.platform.into_iter().chain(self.gaining)
    }

    /// What holds for numbers of this kind whoever the sides are: the registry's word on toll-free ones, Canada's on
    /// its own.
    pub fn of_kind(&self) -> impl Iterator<Item = &'a Profile> + use<'a> {
        let toll_free = self.class == Class::TollFree;
        let canadian = self.order.key.country == "CA";
        let registry = self.common.registry.filter(|_| toll_free);
        registry
            .into_iter()
            .chain(self.common.canada.filter(|_| canadian))
    }

    /// What holds where no side speaks, the nearest first.
    fn common(&self) -> impl Iterator<Item = &'a Profile> + use<'a> {
        let common = self.common;
        let toll_free = self.class == Class::TollFree;
        let canadian = self.order.key.country == "CA";
        common
            .defaults
            .into_iter()
            .chain(common.last)
            .chain(common.registry.filter(|_| toll_free))
            .chain(common.canada.filter(|_| canadian))
            .chain(common.us)
    }

    /// The first side that speaks, else the nearest of what holds for all.
    fn first<T>(&self, says: impl Fn(&'a Profile) -> Option<Said<'a, T>>) -> Option<Said<'a, T>> {
        self.sides().chain(self.common()).find_map(says)
    }

    /// The strictest of the sides that speak, by a rank where the least is the strictest; else what holds for all.
    fn strictest<T, R: Ord>(
        &self,
        says: impl Fn(&'a Profile) -> Option<Said<'a, T>>,
        rank: impl Fn(&T) -> R,
    ) -> Option<Said<'a, T>> {
        self.sides()
            .filter_map(&says)
            .min_by_key(|said| rank(&said.value))
            .or_else(|| self.common().find_map(says))
    }

    /// The least figure that a side states: a time after which something ends.
    fn least(
        &self,
        rule: &'static str,
        of: impl Fn(&'a Profile) -> Option<&'a Rule<u16>>,
    ) -> Option<Said<'a, u16>> {
        self.strictest(|profile| plain(profile, rule, of(profile)), |value| *value)
    }

    /// The longest figure that a side states: a time within which something has happened.
    fn longest(
        &self,
        rule: &'static str,
        of: impl Fn(&'a Profile) -> Option<&'a Rule<u16>>,
    ) -> Option<Said<'a, u16>> {
        let says = |profile| plain(profile, rule, of(profile));
        self.strictest(says, |value| std::cmp::Reverse(*value))
    }
}

fn plain<'a>(
    by: &'a Profile,
    name: &'static str,
    rule: Option<&'a Rule<u16>>,
) -> Option<Said<'a, u16>> {
    rule.map(|rule| Said::new(by, name, rule.value, read_of(rule)))
}

/// The entry of a list that holds for a class: its own, that of wireline orders for a kind of them, else the one for
/// every class.
fn of_class<T>(entries: &[T], class: Class, of: impl Fn(&T) -> Option<Class>) -> Option<&T> {
    let find = |wanted| entries.iter().find(|entry| of(entry) == wanted);
    find(Some(class))
        .or_else(|| match class {
            Class::Simple | Class::Fax | Class::Project | Class::Canada => {
                find(Some(Class::NonSimple))
            }
            _ => None,
        })
        .or_else(|| find(None))
}

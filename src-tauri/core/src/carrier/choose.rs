//! Which of a profile's rules holds for an order of a class and a size.
//!
//! Chooses among what the profile says and nothing else: where it says nothing the answer is `None`,
//! and the planner says which safe default it used instead.

use super::{ActivationWindow, Cap, Class, LeadTime, Profile, Rule};

impl LeadTime {
    /// Whether it holds for an order of `class` with `size` numbers.
    pub fn holds_for(&self, class: Class, size: u32) -> bool {
        self.class == class && self.from <= size && self.to.is_none_or(|to| size <= to)
    }
}

impl Profile {
    /// The lead time for an order of `class` with `size` numbers. A single line and a fax machine without a
    /// lead time of their own take that of other wireline orders, which is never the shorter one.
    pub fn lead_time(&self, class: Class, size: u32) -> Option<&LeadTime> {
        let find = |class| {
            self.lead_times
                .iter()
                .find(|lead| lead.holds_for(class, size))
        };
        find(class).or_else(|| match class {
            Class::Simple | Class::Fax => find(Class::NonSimple),
            _ => None,
        })
    }

    /// The most numbers one order of `class` may hold. A cap of the class goes before a cap for every
    /// class; caps of one way of porting (automated, bulk) are left out, since nobody knows the way
    /// before the order is placed.
    pub fn cap(&self, class: Class) -> Option<&Cap> {
        let of = |wanted| {
            self.caps
                .iter()
                .filter(move |cap| cap.mode.is_none() && cap.class == wanted)
                .min_by_key(|cap| cap.numbers)
        };
        of(Some(class)).or_else(|| of(None))
    }

    /// The period in which an order of `class` is activated without asking for more: the first window
    /// that names the class, else the first that names none.
    pub fn window_for(&self, class: Class) -> Option<&ActivationWindow> {
        let usual = || self.windows.iter().filter(|window| !window.on_request);
        usual()
            .find(|window| window.classes.contains(&class))
            .or_else(|| usual().find(|window| window.classes.is_empty()))
    }

    /// The windows that an order of `class` gets only by asking: by ticket, as on-demand activation, or
    /// for money. They are the ways round a window that does not fit.
    pub fn windows_on_request(&self, class: Class) -> impl Iterator<Item = &ActivationWindow> {
        self.windows.iter().filter(move |window| {
            window.on_request && (window.classes.is_empty() || window.classes.contains(&class))
        })
    }

    /// The longest value a form field takes, by the field's name.
    pub fn field_limit(&self, field: &str) -> Option<&Rule<u16>> {
        self.field_limits.get(field)
    }

    /// The name to print on a letter of authorization.
    pub fn letter_name(&self) -> &str {
        if self.legal_name.is_empty() {
            &self.name
        } else {
            &self.legal_name
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::carrier::{Class, parse};

    const TEXT: &str = r#"
id = "somewhere"
name = "Somewhere"
role = "gaining"
lead_times = [
  { class = "non_simple", from = 1, to = 50, typical = 10, source = "S", as_of = "2026-11-21" },
  { class = "non_simple", from = 51, to = 100, typical = 15, source = "S", as_of = "2026-11-21" },
]
caps = [
  { numbers = 5000, source = "S", as_of = "2026-11-21" },
  { mode = "off_net", numbers = 49, source = "S", as_of = "2026-11-21" },
  { class = "toll_free", numbers = 100, source = "S", as_of = "2026-11-21" },
]
[[windows]]
mode = "on_demand"
on_request = true
days = ["Mon"]
start = "06:00"
end = "20:00"
zone = "America/Chicago"
source = "S"
as_of = "2026-11-21"
[[windows]]
mode = "manual"
days = ["Mon", "Tue"]
start = "11:30"
end = "11:30"
zone = "America/New_York"
source = "S"
as_of = "2026-11-21"
[[windows]]
mode = "toll_free"
classes = ["toll_free"]
days = ["Wed"]
start = "10:30"
end = "10:30"
zone = "America/Chicago"
source = "S"
as_of = "2026-11-21"
"#;

    #[test]
    fn the_size_picks_the_lead_time() {
        let profile = parse("somewhere.toml", TEXT).unwrap();
        let typical = |class, size| profile.lead_time(class, size).and_then(|lead| lead.typical);
        assert_eq!(typical(Class::NonSimple, 50), Some(10));
        assert_eq!(typical(Class::NonSimple, 51), Some(15));
        assert_eq!(
            typical(Class::NonSimple, 101),
            None,
            "nobody says; no guessing"
        );
        assert_eq!(
            typical(Class::Fax, 7),
            Some(10),
            "a fax line is a wireline number"
        );
        assert_eq!(typical(Class::TollFree, 7), None);
    }

    #[test]
    fn a_cap_of_one_way_of_porting_splits_nothing() {
        let profile = parse("somewhere.toml", TEXT).unwrap();
        let cap = |class| profile.cap(class).map(|cap| cap.numbers);
        assert_eq!(cap(Class::NonSimple), Some(5000));
        assert_eq!(cap(Class::TollFree), Some(100));
    }

    #[test]
    fn a_window_that_must_be_asked_for_is_never_chosen_by_itself() {
        let profile = parse("somewhere.toml", TEXT).unwrap();
        let mode = |class| profile.window_for(class).map(|window| window.mode.as_str());
        assert_eq!(mode(Class::NonSimple), Some("manual"));
        assert_eq!(mode(Class::TollFree), Some("toll_free"));
        let asked: Vec<_> = profile
            .windows_on_request(Class::Simple)
            .map(|window| window.mode.as_str())
            .collect();
        assert_eq!(asked, ["on_demand"]);
    }
}

//! A profile as a list to show: every rule in words with its source and date, and the rules that nobody
//! published as unknown.

mod words;

use std::fmt::Display;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::words::counted;
pub(super) use self::words::three_days;
use super::{Fee, Profile, Reading, Role, Rule};

/// One rule of a profile, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleView {
    /// The rule's name in the profile's file, such as `bill_max_days`; an override names it too.
    pub key: String,
    /// Which of several entries of that name, from 0.
    pub nth: u32,
    /// What the rule is about.
    pub rule: String,
    /// What it says; absent where nobody published it.
    pub value: Option<String>,
    /// Where it was read; empty where it is unknown.
    pub source: String,
    /// When it was read.
    pub as_of: Option<NaiveDate>,
    /// Conditions, exact wording.
    pub note: String,
    /// What other sources say instead; the value in use is the stricter.
    pub conflicts: Vec<ConflictView>,
}

/// Another source's reading of a rule, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// What that source says.
    pub value: String,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording.
    pub note: String,
}

/// Every rule of a profile in the order of its form, the unknown ones too.
pub fn all_rules(profile: &Profile) -> Vec<RuleView> {
    let mut list = List::default();
    the_desk(&mut list, profile);
    the_dates(&mut list, profile);
    the_size_and_hour(&mut list, profile);
    the_papers(&mut list, profile);
    the_form(&mut list, profile);
    list.0
}

fn the_desk(list: &mut List, p: &Profile) {
    list.rule("via", "Ports through", p.via.as_ref(), ToString::to_string);
    list.rule(
        "calendar",
        "Calendar of its offices",
        p.calendar.as_ref(),
        String::clone,
    );
    for holiday in &p.holidays {
        let value = format!("{}, {}", holiday.day, holiday.name);
        let read = (holiday.source.as_str(), holiday.as_of, "");
        list.entry("holidays", "Also closed", value, read);
    }
    for closed in &p.closed {
        let value = format!("{}, {} to {}", closed.name, closed.from, closed.to);
        let read = (closed.source.as_str(), closed.as_of, closed.note.as_str());
        list.entry("closed", "Closed period", value, read);
    }
    list.rule(
        "zone",
        "Time zone of its port desk",
        p.zone.as_ref(),
        String::clone,
    );
    list.rule(
        "desk_hours",
        "Hours of its port desk",
        p.desk_hours.as_ref(),
        words::desk_hours,
    );
    list.rule(
        "cut_off",
        "Latest time to submit",
        p.cut_off.as_ref(),
        |cut| format!("{} {}", cut.time.format("%H:%M"), cut.zone),
    );
    list.rule("contact", "Port desk", p.contact.as_ref(), String::clone);
}

fn the_dates(list: &mut List, p: &Profile) {
    let business = |n: &u16| counted(*n, "business day");
    let calendar = |n: &u16| counted(*n, "calendar day");
    let hours = |n: &u16| counted(*n, "hour");
    for lead in &p.lead_times {
        let read = (lead.source.as_str(), lead.as_of, lead.note.as_str());
        list.entry("lead_times", "Lead time", words::lead_time(lead), read);
        list.conflicts(lead.conflicts.iter().map(|other| ConflictView {
            value: words::three_days(other.min, other.typical, other.max),
            source: other.source.clone(),
            as_of: other.as_of,
            note: other.note.clone(),
        }));
    }
    list.unknown_when(p.lead_times.is_empty(), "lead_times", "Lead time");
    list.rule(
        "answer_days",
        "Answers within",
        p.answer_days.as_ref(),
        business,
    );
    list.rule(
        "rejection_days",
        "One rejection adds",
        p.rejection_days.as_ref(),
        business,
    );
    list.rule(
        "new_date_days",
        "A refused date moves by",
        p.new_date_days.as_ref(),
        business,
    );
    let about = "An unanswered rejection ends the order after";
    list.rule("exception_days", about, p.exception_days.as_ref(), calendar);
    list.rule(
        "draft_hours",
        "A draft is thrown away after",
        p.draft_hours.as_ref(),
        hours,
    );
    list.rule(
        "csr_days",
        "Gives a CSR within",
        p.csr_days.as_ref(),
        business,
    );
    let about = "Earliest requested date after";
    list.rule(
        "earliest_request_days",
        about,
        p.earliest_request_days.as_ref(),
        calendar,
    );
    let about = "Latest requested date after";
    list.rule(
        "latest_request_days",
        about,
        p.latest_request_days.as_ref(),
        calendar,
    );
    list.rule(
        "change_cut_off_hours",
        "No change in the last",
        p.change_cut_off_hours.as_ref(),
        hours,
    );
    let about = "No cancelling in the last";
    list.rule(
        "cancel_cut_off_hours",
        about,
        p.cancel_cut_off_hours.as_ref(),
        hours,
    );
    list.rule(
        "snapback_hours",
        "Snapback within",
        p.snapback_hours.as_ref(),
        hours,
    );
}

fn the_size_and_hour(list: &mut List, p: &Profile) {
    for cap in &p.caps {
        let class = cap.class.map_or("any class", words::class);
        let mode = cap
            .mode
            .iter()
            .map(|mode| format!(", {}", mode.replace('_', " ")));
        let value = format!(
            "{} numbers, {class}{}",
            cap.numbers,
            mode.collect::<String>()
        );
        let read = (cap.source.as_str(), cap.as_of, cap.note.as_str());
        list.entry("caps", "Largest order", value, read);
    }
    list.unknown_when(p.caps.is_empty(), "caps", "Largest order");
    list.rule(
        "project_from",
        "A project from",
        p.project_from.as_ref(),
        |n| format!("{n} numbers"),
    );
    for window in &p.windows {
        let read = (window.source.as_str(), window.as_of, window.note.as_str());
        list.entry("windows", "Activates", words::activation(window), read);
    }
    // A losing side activates nothing, so nothing is unknown there.
    let unknown = p.windows.is_empty() && p.role != Role::Losing;
    list.unknown_when(unknown, "windows", "Activates");
}

fn the_papers(list: &mut List, p: &Profile) {
    let calendar = |n: &u16| counted(*n, "calendar day");
    list.rule("loa", "Whose LOA is signed", p.loa.as_ref(), |form| {
        words::loa(*form).to_owned()
    });
    list.rule(
        "loa_max_days",
        "Oldest LOA taken",
        p.loa_max_days.as_ref(),
        calendar,
    );
    list.rule(
        "bill_max_days",
        "Oldest bill taken",
        p.bill_max_days.as_ref(),
        calendar,
    );
    list.rule(
        "csr_max_days",
        "Oldest CSR taken",
        p.csr_max_days.as_ref(),
        calendar,
    );
    list.rule(
        "pin_required",
        "Asks for a PIN",
        p.pin_required.as_ref(),
        |asked| if *asked { "yes" } else { "no" }.to_owned(),
    );
    list.rule("pin_days", "A PIN lives", p.pin_days.as_ref(), calendar);
    list.rule(
        "pin_shape",
        "Shape of a PIN",
        p.pin_shape.as_ref(),
        words::pin_shape,
    );
    list.rule(
        "comparison",
        "Compares names and addresses",
        p.comparison.as_ref(),
        |how| words::comparison(*how).to_owned(),
    );
    list.rule("btn", "When the BTN leaves", p.btn.as_ref(), |rule| {
        words::btn(*rule).to_owned()
    });
}

fn the_form(list: &mut List, p: &Profile) {
    for (field, rule) in &p.field_limits {
        let about = format!("Longest {}", field.replace('_', " "));
        list.rule("field_limits", &about, Some(rule), |n| {
            counted(*n, "character")
        });
    }
    list.rule(
        "number_format",
        "Writes numbers as",
        p.number_format.as_ref(),
        |format| words::number_format(*format).to_owned(),
    );
    list.rule("resp_org", "RespOrg", p.resp_org.as_ref(), String::clone);
    for key in &p.split_keys {
        list.rule("split_keys", "Also splits by", Some(key), |key| {
            words::split_key(*key).to_owned()
        });
    }
    for (status, word) in &p.status_words {
        let about = format!("Its word for {}", status.replace('_', " "));
        list.rule("status_words", &about, Some(word), String::clone);
    }
    list.rule(
        "test_code_911",
        "911 test code",
        p.test_code_911.as_ref(),
        String::clone,
    );
    for (fee, amount) in &p.fees {
        let about = format!("Fee, {}", fee.words().to_lowercase());
        list.rule("fees", &about, Some(amount), Fee::words);
    }
    for note in &p.notes {
        list.rule("notes", "Note", Some(note), String::clone);
    }
}

#[derive(Default)]
struct List(Vec<RuleView>);

impl List {
    fn rule<T>(
        &mut self,
        key: &str,
        about: &str,
        rule: Option<&Rule<T>>,
        words: impl Fn(&T) -> String,
    ) {
        let Some(rule) = rule else {
            self.unknown_when(true, key, about);
            return;
        };
        self.entry(
            key,
            about,
            words(&rule.value),
            (&rule.source, rule.as_of, &rule.note),
        );
        let conflict = |other: &Reading<T>| ConflictView {
            value: words(&other.value),
            source: other.source.clone(),
            as_of: other.as_of,
            note: other.note.clone(),
        };
        self.conflicts(rule.conflicts.iter().map(conflict));
    }

    fn conflicts(&mut self, others: impl Iterator<Item = ConflictView>) {
        if let Some(view) = self.0.last_mut() {
            view.conflicts = others.collect();
        }
    }

    fn entry(
        &mut self,
        key: &str,
        about: &str,
        value: String,
        (source, as_of, note): (&str, NaiveDate, &str),
    ) {
        let before = self.0.iter().filter(|view| view.key == key).count();
        self.0.push(RuleView {
            key: key.to_owned(),
            nth: u32::try_from(before).unwrap_or(u32::MAX),
            rule: about.to_owned(),
            value: Some(value),
            source: source.to_owned(),
            as_of: Some(as_of),
            note: note.to_owned(),
            conflicts: Vec::new(),
        });
    }

    fn unknown_when(&mut self, absent: bool, key: &str, about: &str) {
        if absent {
            self.0.push(RuleView {
                key: key.to_owned(),
                nth: 0,
                rule: about.to_owned(),
                value: None,
                source: String::new(),
                as_of: None,
                note: String::new(),
                conflicts: Vec::new(),
            });
        }
    }
}

impl Display for RuleView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = self.value.as_deref().unwrap_or("unknown");
        write!(f, "{}: {value}", self.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::all_rules;
    use crate::carrier::{Role, load, parse};

    #[test]
    fn what_nobody_published_is_shown_as_unknown() {
        let text = "id = \"some\"\nname = \"Some\"\nrole = \"gaining\"\n";
        let rules = all_rules(&parse("some.toml", text).unwrap());
        assert!(rules.iter().all(|rule| rule.value.is_none()));
        let bill = rules
            .iter()
            .find(|rule| rule.key == "bill_max_days")
            .unwrap();
        assert_eq!(bill.to_string(), "Oldest bill taken: unknown");
        assert!(rules.iter().any(|rule| rule.key == "windows"));
    }

    #[test]
    fn a_losing_side_activates_nothing_so_its_window_is_not_missing() {
        let text = "id = \"some\"\nname = \"Some\"\nrole = \"losing\"\n";
        let rules = all_rules(&parse("some.toml", text).unwrap());
        assert!(!rules.iter().any(|rule| rule.key == "windows"));
    }

    #[test]
    fn rules_read_as_a_person_would_say_them() {
        let text = r#"
id = "some"
name = "Some"
role = "gaining"
answer_days = { value = 1, source = "S", as_of = "2026-11-21" }
lead_times = [{ class = "project", from = 101, min = 15, max = 30, source = "S", as_of = "2026-11-21" }]
[[windows]]
mode = "toll_free"
classes = ["toll_free"]
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
start = "10:30"
end = "10:30"
zone = "America/Chicago"
source = "S"
as_of = "2026-11-21"
[bill_max_days]
value = 30
source = "S"
as_of = "2026-11-21"
conflicts = [{ value = 45, source = "T", as_of = "2026-11-20" }]
"#;
        let rules = all_rules(&parse("some.toml", text).unwrap());
        let say = |key: &str| {
            rules
                .iter()
                .find(|rule| rule.key == key)
                .map(ToString::to_string)
        };
        assert_eq!(
            say("answer_days").as_deref(),
            Some("Answers within: 1 business day")
        );
        assert_eq!(
            say("lead_times").as_deref(),
            Some("Lead time: project, 101 numbers or more: 15 / – / 30 business days")
        );
        assert_eq!(
            say("windows").as_deref(),
            Some("Activates: toll free (toll-free): Mon–Fri 10:30, fixed America/Chicago")
        );
        let bill = rules
            .iter()
            .find(|rule| rule.key == "bill_max_days")
            .unwrap();
        assert_eq!(bill.value.as_deref(), Some("30 calendar days"));
        assert_eq!(
            bill.conflicts.first().map(|other| other.value.as_str()),
            Some("45 calendar days")
        );
    }

    #[test]
    fn every_shipped_rule_says_where_and_when_it_was_read() {
        for (id, profile) in load().unwrap() {
            let rules = all_rules(&profile);
            let known: Vec<_> = rules.iter().filter(|rule| rule.value.is_some()).collect();
            assert!(!known.is_empty(), "{id} says nothing");
            for rule in known {
                assert!(!rule.source.trim().is_empty(), "{id}: {rule}");
                assert!(rule.as_of.is_some(), "{id}: {rule}");
            }
            if profile.role == Role::Losing {
                assert!(profile.windows.is_empty(), "{id}");
            }
        }
    }
}

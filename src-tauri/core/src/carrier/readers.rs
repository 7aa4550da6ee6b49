//! Every key that a profile may carry is read by something that decides, warns or writes by it: a rule that nobody
//! goes by is a promise that is not kept.

use std::path::Path;

use super::schema::{Field, Holds, RULES, RuleKind, Shape};

/// A key, the file that goes by it, and how it is read there where that is not by its name.
const READERS: &[(&str, &str, &str)] = &[
    ("via", "snapshot.rs", ""),
    ("countries", "plan/findings/project.rs", ""),
    ("calendar", "rules/office.rs", "profile.calendar.as_ref()"),
    (
        "holidays",
        "rules/office.rs",
        "carrier_days(&profile.holidays",
    ),
    ("closed", "plan/ground.rs", "profile.closed.iter()"),
    ("maintenance", "rules/request.rs", ""),
    (
        "zone",
        "rules/activation.rs",
        "losing.and_then(|profile| profile.zone.as_ref())",
    ),
    ("desk_hours", "rules/activation.rs", ""),
    ("cut_off", "rules/cut_off.rs", ""),
    ("cut_offs", "rules/cut_off.rs", ""),
    ("contact", "document/letter.rs", ""),
    ("lead_times", "rules/times.rs", ".lead_time("),
    ("answer_days", "rules/times.rs", ""),
    ("answers", "rules/times.rs", "&profile.answers"),
    ("first_reply_days", "rules/times.rs", ""),
    ("chase_hours", "rules/times.rs", ""),
    ("escalation_days", "rules/times.rs", ""),
    (
        "rejection_days",
        "rules/times.rs",
        "profile.rejection_days.as_ref()",
    ),
    ("rejection_times", "rules/times.rs", ""),
    ("csr_days", "rules/times.rs", ""),
    ("unlock_days", "rules/times.rs", ""),
    ("exception_days", "rules/times.rs", ""),
    ("draft_hours", "rules/times.rs", ""),
    ("abandoned_days", "rules/times.rs", ""),
    ("aging_days", "rules/times.rs", ""),
    ("request_dates", "rules/request.rs", ""),
    (
        "request_time",
        "rules/request.rs",
        "profile.request_time.as_ref()",
    ),
    ("earliest_request_days", "rules/request.rs", ""),
    ("latest_request_days", "rules/request.rs", ""),
    ("new_date_days", "rules/times.rs", ""),
    ("short_notice_hours", "rules/times.rs", ""),
    ("missed_foc", "rules/times.rs", ""),
    ("change_cut_off_hours", "rules/limits.rs", ""),
    ("change_cut_off_days", "rules/limits.rs", ""),
    ("cancel_cut_off_hours", "rules/limits.rs", ""),
    ("cancel_cut_off_days", "rules/limits.rs", ""),
    ("changes", "rules/limits.rs", "profile.changes.iter()"),
    ("orders_collide", "rules/times.rs", ""),
    ("refusals", "rules/gates.rs", ""),
    ("unauthorised", "rules/times.rs", ""),
    ("outage_minutes", "rules/times.rs", ""),
    ("caps", "split/key.rs", ""),
    ("project_from", "rules/times.rs", ""),
    ("project_also", "plan/ground.rs", ""),
    (
        "windows",
        "rules/activation.rs",
        "Cow::Borrowed(&side.windows)",
    ),
    ("activates_in", "rules/activation.rs", ""),
    ("activation_minutes", "rules/times.rs", ""),
    ("window_notice_hours", "rules/request.rs", ""),
    ("window_slot_minutes", "rules/request.rs", ""),
    ("loa", "life/happen.rs", ""),
    ("signature_days", "rules/times.rs", ""),
    ("signature_longest_days", "rules/times.rs", ""),
    ("late_rejection", "rules/times.rs", ""),
    ("repair_longest_days", "rules/times.rs", ""),
    ("loa_max_days", "rules/papers.rs", ""),
    ("bill_max_days", "rules/papers.rs", ""),
    ("csr_max_days", "rules/papers.rs", ""),
    ("paper_ages", "rules/papers.rs", ""),
    ("papers", "readiness/wants.rs", ""),
    ("signatures", "api/package/sign.rs", ""),
    ("loa_locked", "readiness/wants.rs", ""),
    ("loa_exhibits_signed", "document/letter.rs", ""),
    ("loa_branded", "readiness/wants.rs", ""),
    ("loa_demand_hours", "readiness/wants.rs", ""),
    (
        "attachments",
        "api/package/limits.rs",
        "side.attachments.iter()",
    ),
    ("pin_required", "readiness/hold.rs", ""),
    ("pin_days", "rules/papers.rs", "losing.pin_days.as_ref()"),
    ("pin_shape", "readiness/hold.rs", ""),
    ("comparison", "reconcile/fields.rs", ""),
    ("btn", "readiness/account.rs", "side.btn.as_ref()"),
    ("gates", "rules/gates.rs", ""),
    ("further_gates", "rules/gates.rs", ""),
    ("form_fields", "readiness/wants.rs", ""),
    ("field_limits", "reconcile/form.rs", ".field_limit("),
    ("address_parts", "readiness/wants.rs", ""),
    ("account_number_form", "rules/form.rs", ""),
    ("account_of", "readiness/wants.rs", ""),
    ("number_format", "document/letter.rs", ""),
    ("remaining", "readiness/wants.rs", "side.remaining.as_ref()"),
    (
        "resp_org",
        "document/letter.rs",
        "resp_org: profile.resp_org",
    ),
    ("split_keys", "split/key.rs", ""),
    ("line_uses", "readiness/insists.rs", ""),
    ("status_words", "life/words.rs", ""),
    ("number_status_words", "life/words.rs", ""),
    ("sms_status_words", "life/words.rs", ""),
    ("test_code_911", "validation/applies.rs", ""),
    ("record_911_hours", "rules/times.rs", ""),
    ("snapback_hours", "rules/times.rs", ""),
    ("sms_ports", "rules/times.rs", ""),
    ("sms_delays", "rules/times.rs", ""),
    ("caller_name_hours", "rules/times.rs", ""),
    ("leaving_bill_max_days", "rules/papers.rs", ""),
    ("leaving_pin_shape", "readiness/hold.rs", ""),
    ("leaving_pin", "readiness/hold.rs", ""),
    ("leaving_account_number", "readiness/account.rs", ""),
    ("leaving_kept_days", "rules/times.rs", ""),
    ("leaving_csr", "readiness/account.rs", ""),
    ("fees", "cost/fees.rs", "fee_in_use("),
    // For people alone: what fits no rule.
    ("notes", "api/carriers/mod.rs", "all_rules("),
];

/// Parts of rules whose name alone tells nothing, since others have it too: rule and part, the file that goes by it, how.
const PARTS: &str = r#"
cut_off time | rules/cut_off.rs | rule.value.time
cut_off zone | rules/cut_off.rs | &rule.value.zone
desk_hours days | rules/activation.rs | desk.hours.days
desk_hours start | rules/activation.rs | desk.hours.start
desk_hours end | rules/activation.rs | desk.hours.end
desk_hours zone | rules/activation.rs | desk.hours.zone
pin_shape min | readiness/hold.rs | is_digits(rule.value.min
pin_shape max | readiness/hold.rs | is_digits(rule.value.min, rule.value.max)
pin_shape not | readiness/hold.rs | is_one_of(&rule.value.not)
leaving_pin_shape min | readiness/hold.rs | is_digits(rule.value.min
leaving_pin_shape max | readiness/hold.rs | is_digits(rule.value.min, rule.value.max)
leaving_pin_shape not | readiness/hold.rs | is_one_of(&rule.value.not)
csr_days min | rules/times.rs | (rule.value.min,
csr_days typical | rules/times.rs | rule.value.typical
csr_days max | rules/times.rs | rule.value.max.max(
unlock_days min | rules/times.rs | (rule.value.min,
unlock_days typical | rules/times.rs | rule.value.typical
unlock_days max | rules/times.rs | rule.value.max.max(
late_rejection times | forecast/model.rs | late.times
late_rejection days | forecast/model.rs | late.days
project_also from | plan/ground.rs | rule.value.from
project_also carriers | plan/ground.rs | rule.value.carriers
request_time usual | plan/fit.rs | time.usual
request_time zones | plan/fit.rs | time.zones
holidays day | calendar/mod.rs | read_day(&entry.day)
holidays name | calendar/work.rs | entry.name.clone()
closed name | plan/ground.rs | closed.name.clone()
closed from | plan/ground.rs | from: closed.from
closed to | plan/ground.rs | to: closed.to
lead_times class | carrier/choose.rs | self.class == class
lead_times from | carrier/choose.rs | self.from <= size
lead_times to | carrier/choose.rs | self.to.is_none_or(
lead_times min | plan/lead.rs | entry.min.unwrap_or_else(
lead_times typical | plan/lead.rs | entry.typical.unwrap_or_else(
lead_times max | plan/lead.rs | entry.max.unwrap_or_else(
caps class | carrier/choose.rs | cap.class == wanted
caps mode | split/key.rs | cap.mode.as_deref() == way
caps numbers | split/key.rs | min_by_key(|cap| cap.numbers)
windows mode | rules/request.rs | window.mode.as_str()
windows classes | rules/activation.rs | window.classes.contains(
windows days | plan/fit.rs | mode.days.contains(
windows start | plan/fit.rs | start: mode.start
windows end | plan/fit.rs | end: mode.end
windows zone | plan/fit.rs | zone: mode.zone.clone()
windows minutes | rules/times.rs | window.minutes
windows on_request | rules/activation.rs | !window.on_request
cut_offs class | rules/cut_off.rs | &profile.cut_offs, self.class, |entry| entry.class
cut_offs time | rules/cut_off.rs | time: entry.time
cut_offs zone | rules/cut_off.rs | entry.zone.as_deref()
maintenance name | plan/findings/request.rs | work.name
maintenance days | rules/request.rs | work.days.contains(
maintenance start | rules/request.rs | and_time(work.start)
maintenance end | rules/request.rs | and_time(work.end)
maintenance until | rules/request.rs | match work.until
maintenance zone | rules/request.rs | work.zone.as_deref()
answers class | rules/times.rs | entry.class == Some(self.class)
answers from_hours | rules/times.rs | &said.by.answers, self.class, |entry| entry.class)?; entry.from_hours
answers hours | rules/times.rs | entry.hours.div_ceil(HOURS_A_DAY)
answers business | carrier/view/words.rs | if answer.business
rejection_times class | rules/times.rs | entry.class == class
rejection_times from | rules/times.rs | entry.from <= self.size
rejection_times to | rules/times.rs | entry.to.is_none_or(
rejection_times days | rules/times.rs | "rejection_times", entry.days
request_dates class | rules/request.rs | &profile.request_dates, self.class, |entry| entry.class
request_dates on | rules/request.rs | "request_dates", entry.on
changes what | rules/limits.rs | rule.what == what
changes phase | rules/limits.rs | rule.phase == phase
changes class | rules/limits.rs | rule.class.is_none_or(
changes mode | rules/limits.rs | rule.mode.as_deref() == way
changes may | rules/limits.rs | strictness(rule.may)
paper_ages paper | rules/papers.rs | age.paper == paper
paper_ages class | rules/papers.rs | age.class.is_none_or(
paper_ages country | rules/papers.rs | age.country.as_ref()
paper_ages days | rules/papers.rs | "paper_ages", age.days
papers paper | readiness/wants.rs | match entry.paper
papers class | readiness/wants.rs | entry.need == PaperNeed::Required && self.holds(entry.class)
papers need | readiness/wants.rs | entry.need == PaperNeed::Required
signatures kind | api/package/sign.rs | rule.kind == SignatureKind::Picture
signatures taken | api/package/sign.rs | !rule.taken
attachments paper | api/package/limits.rs | rule.paper == paper.name()
attachments class | api/package/limits.rs | match rule.class
form_fields field | readiness/wants.rs | other.field == entry.field
form_fields class | readiness/wants.rs | other.class == Some(self.rules.class())
form_fields need | readiness/wants.rs | entry.need == FieldNeed::Required
form_fields value | readiness/wants.rs | entry.value.as_deref()
further_gates gate | life/gate.rs | gate.gate.clone()
further_gates words | life/gate.rs | gate.words.trim_end_matches(
further_gates class | rules/gates.rs | gate.class.is_none_or(
line_uses line | readiness/insists.rs | match entry.line
line_uses rule | readiness/insists.rs | match entry.rule
refusals ground | rules/gates.rs | entry.ground == ground
refusals may | life/gate.rs | if said.value.may {
fees amount | cost/orders.rs | fee.amount.times(
fees currency | cost/orders.rs | fee.currency.clone()
fees per | cost/orders.rs | match fee.per
sms_delays class | rules/times.rs | &profile.sms_delays, self.class, |entry| entry.class
sms_delays from_hours | rules/times.rs | &said.by.sms_delays, self.class, |entry| entry.class)?.from_hours
sms_delays hours | rules/times.rs | After::Hours(entry.hours)
sms_delays business | rules/times.rs | if entry.business
"#;

fn named_parts() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    PARTS.lines().filter(|line| !line.is_empty()).map(|line| {
        let mut parts = line.splitn(3, " | ");
        let mut part = || parts.next().unwrap_or_else(|| panic!("{line}"));
        (part(), part(), part())
    })
}

/// Files in which a name may stand before it tells nothing.
const TELLING: usize = 3;

fn source(path: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    std::fs::read_to_string(Path::new(root).join(path)).unwrap_or_else(|_| panic!("{path}"))
}

/// Whether `.key` stands in a text as a whole word, and is no call.
fn reads(text: &str, key: &str) -> bool {
    let wanted = format!(".{key}");
    text.match_indices(&wanted).any(|(at, _)| {
        let behind = text[at + wanted.len()..].chars().next();
        behind.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '(')
    })
}

/// Whether a text holds another, wherever lines of either break.
fn holds(text: &str, wanted: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    plain(text).contains(&plain(wanted))
}

/// The code of a file without its tests.
fn code(path: &str) -> String {
    let text = source(path);
    let end = text.find("#[cfg(test)]\nmod tests {");
    text[..end.unwrap_or(text.len())].to_owned()
}

/// All code but that of the profile's own room, in which only what chooses among its rules reads them.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    let mut rooms = vec![String::new()];
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    while let Some(room) = rooms.pop() {
        for entry in std::fs::read_dir(Path::new(root).join(&room)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = if room.is_empty() {
                name
            } else {
                format!("{room}/{name}")
            };
            if entry.file_type().unwrap().is_dir() {
                if path != "carrier" && !path.ends_with("/tests") {
                    rooms.push(path);
                }
            } else if Path::new(&path).extension().is_some_and(|it| it == "rs")
                && !path.ends_with("tests.rs")
            {
                texts.push(code(&path));
            }
        }
    }
    texts.extend(["carrier/choose.rs", "carrier/fee.rs"].map(code));
    texts
}

fn is_telling(texts: &[String], key: &str) -> bool {
    let of = texts.iter().filter(|text| reads(text, key));
    of.count() <= TELLING
}

#[test]
fn every_rule_of_a_profile_is_gone_by_somewhere() {
    let texts = texts();
    let mut lost: Vec<String> = Vec::new();
    for rule in RULES {
        let Some((_, file, how)) = READERS.iter().find(|(key, ..)| *key == rule.key) else {
            lost.push(format!("{}: nothing is said to read it", rule.key));
            continue;
        };
        let text = code(file);
        let found = if how.is_empty() {
            reads(&text, rule.key) && is_telling(&texts, rule.key)
        } else {
            holds(&text, how)
        };
        if !found {
            lost.push(format!("{}: {file} does not read it", rule.key));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert_eq!(
        READERS.len(),
        RULES.len(),
        "no reader of a rule that is none"
    );
}

/// The parts of a rule that has several.
fn parts(rule: &RuleKind) -> &'static [Field] {
    match rule.holds {
        Holds::Entries { fields, .. }
        | Holds::One(Shape::Table(fields))
        | Holds::Named(Shape::Table(fields))
        | Holds::Listed(Shape::Table(fields), _) => fields,
        _ => &[],
    }
}

#[test]
fn every_part_of_a_rule_is_read_outside_the_table_that_says_it() {
    let texts = texts();
    let shared = |key: &str| {
        let with = |rule: &&RuleKind| parts(rule).iter().any(|field| field.key == key);
        RULES.iter().filter(with).count() > 1
    };
    let mut lost: Vec<String> = Vec::new();
    let mut named = 0;
    for rule in RULES {
        for field in parts(rule) {
            let name = format!("{} {}", rule.key, field.key);
            let row = named_parts().find(|(of, ..)| *of == name);
            named += usize::from(row.is_some());
            let found = match row {
                Some((_, file, how)) => holds(&code(file), how),
                None => {
                    !shared(field.key)
                        && is_telling(&texts, field.key)
                        && texts.iter().any(|text| reads(text, field.key))
                }
            };
            if !found {
                lost.push(format!("{}.{}", rule.key, field.key));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert_eq!(
        named,
        named_parts().count(),
        "no reader of a part that is none"
    );
}

//! Every key that a profile may carry is read by something that decides, warns or writes by it: a rule that nobody
//! goes by is a promise that is not kept.

use std::path::Path;

use super::schema::{Holds, RULES, Shape};

/// A key, the file that goes by it, and how it is read there where that is not by its name.
const READERS: &[(&str, &str, &str)] = &[
    ("via", "snapshot.rs", ""),
    ("countries", "plan/findings/project.rs", ""),
    ("calendar", "rules/office.rs", ""),
    ("holidays", "rules/office.rs", ""),
    ("closed", "plan/ground.rs", ""),
    ("maintenance", "rules/request.rs", ""),
    ("zone", "rules/activation.rs", ""),
    ("desk_hours", "rules/activation.rs", ""),
    ("cut_off", "rules/cut_off.rs", ""),
    ("cut_offs", "rules/cut_off.rs", ""),
    ("contact", "document/letter.rs", ""),
    ("lead_times", "rules/times.rs", ".lead_time("),
    ("answer_days", "rules/times.rs", ""),
    ("answers", "rules/times.rs", ""),
    ("first_reply_days", "rules/times.rs", ""),
    ("chase_hours", "rules/times.rs", ""),
    ("escalation_days", "rules/times.rs", ""),
    ("rejection_days", "rules/times.rs", ""),
    ("rejection_times", "rules/times.rs", ""),
    ("csr_days", "rules/times.rs", ""),
    ("unlock_days", "rules/times.rs", ""),
    ("exception_days", "rules/times.rs", ""),
    ("draft_hours", "rules/times.rs", ""),
    ("abandoned_days", "rules/times.rs", ""),
    ("aging_days", "rules/times.rs", ""),
    ("request_dates", "rules/request.rs", ""),
    ("request_time", "plan/fit.rs", ""),
    ("earliest_request_days", "rules/request.rs", ""),
    ("latest_request_days", "rules/request.rs", ""),
    ("new_date_days", "rules/times.rs", ""),
    ("short_notice_hours", "rules/times.rs", ""),
    ("missed_foc", "rules/times.rs", ""),
    ("change_cut_off_hours", "rules/limits.rs", ""),
    ("change_cut_off_days", "rules/limits.rs", ""),
    ("cancel_cut_off_hours", "rules/limits.rs", ""),
    ("cancel_cut_off_days", "rules/limits.rs", ""),
    ("changes", "rules/limits.rs", ""),
    ("orders_collide", "rules/times.rs", ""),
    ("refusals", "rules/gates.rs", ""),
    ("unauthorised", "rules/times.rs", ""),
    ("outage_minutes", "rules/times.rs", ""),
    ("caps", "split/key.rs", ""),
    ("project_from", "rules/times.rs", ""),
    ("project_also", "plan/ground.rs", ""),
    ("windows", "rules/activation.rs", ""),
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
    ("attachments", "api/package/limits.rs", ""),
    ("pin_required", "readiness/hold.rs", ""),
    ("pin_days", "rules/papers.rs", ""),
    ("pin_shape", "readiness/hold.rs", ""),
    ("comparison", "reconcile/fields.rs", ""),
    ("btn", "readiness/account.rs", ""),
    ("gates", "rules/gates.rs", ""),
    ("further_gates", "rules/gates.rs", ""),
    ("form_fields", "readiness/wants.rs", ""),
    ("field_limits", "reconcile/form.rs", ".field_limit("),
    ("address_parts", "readiness/wants.rs", ""),
    ("account_number_form", "rules/form.rs", ""),
    ("account_of", "readiness/wants.rs", ""),
    ("number_format", "document/letter.rs", ""),
    ("remaining", "readiness/wants.rs", ""),
    ("resp_org", "document/letter.rs", ""),
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

fn source(path: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    std::fs::read_to_string(Path::new(root).join(path)).unwrap_or_else(|_| panic!("{path}"))
}

/// Whether `.key` stands in a text as a whole word.
fn reads(text: &str, key: &str) -> bool {
    let wanted = format!(".{key}");
    text.match_indices(&wanted).any(|(at, _)| {
        let behind = text[at + wanted.len()..].chars().next();
        behind.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

/// The code of a file without its tests.
fn code(path: &str) -> String {
    let text = source(path);
    let end = text.find("#[cfg(test)]\nmod tests {");
    text[..end.unwrap_or(text.len())].to_owned()
}

#[test]
fn every_rule_of_a_profile_is_gone_by_somewhere() {
    let mut lost: Vec<String> = Vec::new();
    for rule in RULES {
        let Some((_, file, how)) = READERS.iter().find(|(key, ..)| *key == rule.key) else {
            lost.push(format!("{}: nothing is said to read it", rule.key));
            continue;
        };
        let text = code(file);
        let found = if how.is_empty() {
            reads(&text, rule.key)
        } else {
            text.contains(how)
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

#[test]
fn every_part_of_a_rule_is_read_outside_the_table_that_says_it() {
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
                // The profile's own room, but for what chooses among its rules.
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
    let mut lost: Vec<String> = Vec::new();
    for rule in RULES {
        let (Holds::Entries { fields, .. }
        | Holds::One(Shape::Table(fields))
        | Holds::Listed(Shape::Table(fields), _)) = rule.holds
        else {
            continue;
        };
        lost.extend(
            fields
                .iter()
                .filter(|field| !texts.iter().any(|text| reads(text, field.key)))
                .map(|field| format!("{}.{}", rule.key, field.key)),
        );
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

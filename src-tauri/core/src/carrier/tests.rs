//! The published facts, one by one, against the profiles: nothing that was read is lost on the way to a rule.

use std::collections::BTreeMap;

use super::{RuleView, all_rules, load};

/// Tag of the page, profile, the rule's path, and what the rule says in words.
const FACTS: &str = "
# What holds for everyone.
CFR-52.35 | us-rules | lead_times.simple | simple: 1 / – / – business days
CFR-52.35 | us-rules | lead_times.non_simple | non-simple, 1 to 50 numbers: 4 / – / – business days
CFR-52.35 | us-rules | answers.simple | simple: 4 hours, on business days
NANC-FLOW1 | us-rules | answers.any | 24 hours, on business days
CFR-52.35 | us-rules | cut_offs.simple | simple: 13:00 local to the numbers
CFR-52.35 | us-rules | desk_hours | Mon–Fri 08:00 to 17:00 local to the numbers
BP67 | us-rules | project_from | 51 numbers
NPAC-BP35 | us-rules | abandoned_days | 30 calendar days
NANC-385 | us-rules | maintenance.NPAC | NPAC: Sun 00:00 to 08:00 America/Chicago
BW-SHORTFOC | us-rules | short_notice_hours | 48 hours
EASE-SUP | us-rules | changes.date.submitted | the date, once sent: taken
EASE-SUP | us-rules | changes.cancel.submitted | cancelling, once sent: taken
BW-ERR | us-rules | changes.cancel.confirmed | cancelling, once confirmed: tried, not promised
INTERMEDIA | us-rules | orders_collide | collide
SKYSWITCH-LNP | us-rules | refusals.balance | an open balance: no ground to refuse or delay
SEED-B | us-rules | refusals.inactive | an account or number that is not active: it may refuse
COMMPLIANCE | us-rules | aging_days.residential | 90 calendar days
COMMPLIANCE | us-rules | aging_days.business | 365 calendar days
REMAC | us-rules | unauthorised | reported within 24 hours, nothing is taken back after 7 calendar days
VOIPINN-SNAP | us-rules | snapback_hours | 24 hours
CFR-64.1130 | us-rules | signatures.electronic | electronic, verifiable: taken
CFR-52.36 | us-rules | form_fields.agency_authority.simple | agency authority, simple: required
CFR-52.36 | us-rules | form_fields.pin.simple | pin, simple: optional
NENA-LNP | us-rules | record_911_hours | 24 hours
ALLEGIANT | us-rules | caller_name_hours | 72 hours
HOOP | us-rules | field_limits.caller_name | 15 characters
APOLLO | us-rules | test_code_911 | 933
INTERMEDIA | us-rules | line_uses.broadband | broadband on the number: the number ports, the service stops
CRTC-2005-72 | ca-rules | lead_times.canada | Canada: 2 / 10 / – business days
ATCOM | ca-rules | answers.canada | Canada: 48 hours
BW-CA | ca-rules | papers.reseller_name | legal name of the reseller: required
BW-CA | ca-rules | papers.remaining_lines | list of the lines that stay: required
SOMOS-HDI | somos | answers.toll_free | toll-free: 48 hours, on business days
SOMOS-HDI | somos | escalation_days | 2 business days
SOMOS-SUBMIT | somos | request_dates.toll_free | toll-free: a business day that is no holiday, at least 0 calendar days ahead, at most 30 calendar days ahead
SOMOS-EMERG | somos | paper_ages.loa.toll_free | LOA, toll-free: 30 calendar days
SOMOS-BRD | somos | paper_ages.bill.toll_free | bill, toll-free: 90 calendar days
SOMOS-BRD | somos | aging_days.toll_free | 120 calendar days
SOMOS-HOURS | somos | maintenance.help desk outside business hours | help desk outside business hours: Sat 00:00 to Mon 06:00 America/Chicago
SOMOS-EMERG | somos | split_keys.resp_org | one controlling RespOrg an order
# Bandwidth.
BW-PORTIN | bandwidth | caps.any | 5000 numbers, any class
BW-PORTIN | bandwidth | caps.any.automated_on_net | 999 numbers, any class, automated on net
BW-PORTIN | bandwidth | caps.any.automated_off_net | 49 numbers, any class, automated off net
BW-BULK | bandwidth | caps.any.bulk | 20000 numbers, any class, bulk
BW-PORTIN | bandwidth | project_from | 50 numbers
BW-ERR | bandwidth | new_date_days | 3 business days
BW-PORTIN | bandwidth | latest_request_days | 30 calendar days
BW-PORTIN | bandwidth | request_dates.any | a business day that is no holiday, at most 30 calendar days ahead
BW-PORTIN | bandwidth | draft_hours | 48 hours
BW-PORTIN | bandwidth | change_cut_off_hours | 24 hours
BW-PORTIN | bandwidth | cancel_cut_off_hours | 24 hours
BW-PORTIN | bandwidth | windows.manual.project | manual (project): Mon–Fri 11:30, fixed America/New_York
BW-PORTIN | bandwidth | windows.toll_free.toll_free | toll free (toll-free): Mon–Fri 11:30, fixed America/New_York
BW-PORTIN | bandwidth | windows.automated_on_net.simple+non_simple+fax+internal | automated on net (simple, non-simple, fax, internal): Mon–Fri 05:00 to 22:00 America/New_York, on request
BW-PORTIN | bandwidth | windows.automated_off_net.simple+non_simple+fax | automated off net (simple, non-simple, fax): Mon–Fri 06:00 to 22:00 America/New_York
B9 | bandwidth | windows.toll_free_on_demand.toll_free | toll free on demand (toll-free): Mon–Fri 08:00 to 18:00 America/New_York, on request
BW-PORTIN | bandwidth | desk_hours | Mon–Fri 08:00 to 20:00 America/New_York
BW-TYPES | bandwidth | changes.add_numbers.submitted.any.automated_on_net | adding numbers, once sent, automated on net: taken
BW-TYPES | bandwidth | changes.add_numbers.submitted.any.off_net | adding numbers, once sent, off net: not taken
BW-TYPES | bandwidth | changes.date.confirmed.any.off_net | the date, once confirmed, off net: taken
BW-TYPES | bandwidth | changes.pin.submitted.any.off_net | the PIN, once sent, off net: not taken
BW-TYPES | bandwidth | split_keys.service_address | one service address an order
BW-ERR | bandwidth | split_keys.toll_free | toll-free apart from local
BW-PORTIN | bandwidth | split_keys.resp_org | one controlling RespOrg an order
BW-ERR | bandwidth | form_fields.btn.toll_free | btn, toll-free: must stay empty
BW-ERR | bandwidth | form_fields.partial_flag.toll_free | partial flag, toll-free: must stay empty
BW-ERR | bandwidth | form_fields.customer_type.toll_free | customer type, toll-free: required, always “business”
BW-LOAREQ | bandwidth | loa_max_days | 30 calendar days
BW-LOAREQ | bandwidth | loa_demand_hours | 1 business hour
BW-ERR | bandwidth | bill_max_days | 30 calendar days
BW-ERR | bandwidth | field_limits.business_name | 25 characters
BW-ERR | bandwidth | field_limits.authorised_person | 15 characters
BW-ERR | bandwidth | field_limits.middle_initial | 1 character
B7 | bandwidth | field_limits.customer_order_id | 40 characters
BW-PORTIN | bandwidth | attachments.any | csv, doc, docx, jpg, pdf, png, txt, tiff, xls, xlsx, at most 3 MB, marked as one of LOA, INVOICE, CSR, OTHER
BW-PORTIN | bandwidth | attachments.loa.toll_free | LOA, toll-free: pdf, tiff, at most 3 MB
BW-PORTIN | bandwidth | status_words.change_sent | REQUESTED_SUPP
BW-PORTIN | bandwidth | status_words.cancel_asked | REQUESTED_CANCEL
BW-CSR | bandwidth | csr_days | 0 / 2 / 2 business days
# Telnyx.
TELNYX-STATUS | telnyx | answers.any | 36 to 48 hours, on business days
TELNYX-POLICY | telnyx | exception_days | 14 calendar days
TELNYX-STATUS | telnyx | draft_hours | 720 hours
TELNYX-ONDEMAND | telnyx | windows.on_demand.canada | on demand (Canada): Mon–Fri 08:00 to 15:00 America/Chicago, on request
TELNYX-ONDEMAND | telnyx | missed_foc | it fires by itself at the end of the window
TELNYX-BP | telnyx | changes.date.inside_cut_off | the date, inside the change cut-off: tried, not promised
TELNYX-CANCEL | telnyx | changes.cancel.inside_cut_off | cancelling, inside the change cut-off: not taken
TELNYX-REQ | telnyx | loa_max_days | 90 calendar days
TELNYX-REQ | telnyx | papers.portal_screenshot | screenshot of the losing portal: taken in place of a bill without numbers
TELNYX-KB | telnyx | split_keys.rate_centre | one rate centre an order
TELNYX-ONDEMAND | telnyx | split_keys.cut_time | one cutover time an order
T13 | telnyx | remaining | keep or disconnect for all
TELNYX-STATUS | telnyx | status_words.cancel_asked | cancel-pending
TELNYX-NPAC | telnyx | number_status_words.activate_ready | Activate RDY
TELNYX-SMS | telnyx | sms_ports | no
# Twilio and Sinch.
TW-GUIDE | twilio | lead_times.non_simple | non-simple, 1 to 50 numbers: 10 / – / 20 business days
TW-TF | twilio | lead_times.toll_free | toll-free: 5 / – / 20 business days
TW-GUIDE | twilio | lead_times.project.51 | project, 51 numbers or more: 20 / – / 30 business days
TW-OAS | twilio | earliest_request_days | 7 calendar days
TW-PORTIN | twilio | caps.any | 1000 numbers, any class
TW-PORTIN | twilio | loa | its own, mailed after submission
TW-PORTIN | twilio | request_time | not guaranteed
TW-CA | twilio | paper_ages.loa.toll_free.CA | LOA, toll-free, CA: 15 calendar days
TW-APITIPS | twilio | sms_delays.toll_free | toll-free: from 24 hours, up to 48 hours
TW-AWAY | twilio | leaving_kept_days | 10 calendar days
TW-WEBHOOK | twilio | number_status_words.confirmed | Pending
TW-HOWLONG | twilio | gates.texting_approved | brand and campaign for texting are approved
S2 | sinch | caps.any | 500 numbers, any class
S4 | sinch | request_time | 09:00 where none is named, zones America/New_York, America/Chicago, America/Denver, America/Los_Angeles, not guaranteed
S5 | sinch | change_cut_off_hours | 48 hours
S5 | sinch | missed_foc | it may be cancelled
# Platforms.
ZOOM-LIB | zoom | caps.any | 100 numbers, any class
ZOOM-LIB | zoom | windows.manual | manual: Mon–Fri 11:30, fixed America/New_York
ZOOM-LIB | zoom | lead_times.non_simple | non-simple, 1 to 100 numbers: 4 / 7 / 21 business days
ZOOM-LIB | zoom | lead_times.wireless | wireless: – / 4 / – business days
ZOOM-LIB | zoom | lead_times.project.101 | project, 101 numbers or more: 15 / – / 20 business days
ZOOM-LIB | zoom | lead_times.canada | Canada, 1 to 100 numbers: 10 / – / 21 business days
ZOOM-KB | zoom | bill_max_days | 30 calendar days
ZOOM-KB | zoom | split_keys.whole_blocks | blocks of numbers go whole
MS-MANUAL | microsoft-teams | caps.any | 999 numbers, any class
MS-OVERVIEW | microsoft-teams | lead_times.non_simple | non-simple: 5 / 10 / 22 business days
MS-TRANSFER | microsoft-teams | activates_in | business days; the hour is not published
MS-OVERVIEW | microsoft-teams | split_keys.use_on_target | numbers for services apart from numbers for users
MS-OVERVIEW | microsoft-teams | split_keys.wireless | wireless apart from wireline
MS-OVERVIEW | microsoft-teams | line_uses.fax | fax machine: the number ports, the service stops
MS-OVERVIEW | microsoft-teams | leaving_pin_shape | 10 digits
MS-OVERVIEW | microsoft-teams | unlock_days | 5 / – / 15 business days
MS-MOREINFO | microsoft-teams | account_number_form | without spaces and dashes
MS-STATUS | microsoft-teams | change_cut_off_hours | 24 hours
MS-STATUS | microsoft-teams | status_words.locked | Transfer pending
RC-TF | ringcentral | request_dates.toll_free | toll-free: no date can be asked for
RC-TF | ringcentral | lead_times.toll_free | toll-free: 3 / – / 5 business days
R3 | ringcentral | project_from | 101 numbers
R6 | ringcentral | sms_delays.any | up to 72 hours
RC-FAQ | ringcentral | remaining | keep or disconnect for each
PHOUND-RC | ringcentral | leaving_bill_max_days | 45 calendar days
PHOUND-RC | ringcentral | leaving_pin | 0000
DIALPAD | dialpad | lead_times.non_simple | non-simple: 3 / 7 / 10 business days
DIALPAD | dialpad | lead_times.toll_free | toll-free: 5 / – / 10 business days
NEXTIVA-FAQ | nextiva | lead_times.non_simple | non-simple: 10 / – / 20 business days
NEXTIVA-FAQ | nextiva | chase_hours | 48 business hours
NEXTIVA | nextiva | line_uses.fax | fax machine: voice or this, not both; if unsure, voice
NEXTIVA | nextiva | line_uses.alarm | alarm: stays analog or is replaced first
NEXTIVA-SLAM | nextiva | unauthorised | reported within 24 hours, nothing is taken back after 30 calendar days
8X8-VCC | 8x8 | lead_times.non_simple | non-simple: 7 / – / 10 business days
8X8-PROJECT | 8x8 | lead_times.project.50 | project, 50 numbers or more: 15 / – / 21 business days
8X8-MANAGED | 8x8 | project_from | 50 numbers
E3 | 8x8 | project_also | 30 numbers or more, of 2 carriers or more, each with more than 10 numbers
8X8-CHANGE | 8x8 | change_cut_off_days | 3 business days
8X8-CHANGE | 8x8 | cancel_cut_off_days | 3 business days
8X8-DAY | 8x8 | windows.automated | automated: Mon–Fri 08:30, fixed America/Los_Angeles
8X8-MANAGED | 8x8 | windows.manual | manual: Mon–Fri 05:00 to 15:00 America/Los_Angeles
8X8-VCC | 8x8 | windows.contact_centre | contact centre: Mon–Fri 03:30 to 06:30 America/Los_Angeles, on request
8X8-MANAGED | 8x8 | papers.mapping | mapping of numbers to destinations: required
8X8-PROJECT | 8x8 | split_keys.business_name | one business name an order
GEN-DID | genesys-cloud | caps.any | 100 numbers, any class
G1 | genesys-cloud | caps.any.translated_page | 500 numbers, any class, translated page
GEN-DID | genesys-cloud | answer_days | 10 business days
GEN-DID | genesys-cloud | request_dates.any | a business day that is no holiday, at least 14 calendar days ahead
GEN-TF | genesys-cloud | request_dates.toll_free | toll-free: a business day that is no holiday, at most 30 calendar days ahead, sent to the losing side at most 14 calendar days before
GEN-TF | genesys-cloud | window_notice_hours.toll_free | 72 hours
GEN-TF | genesys-cloud | window_slot_minutes.toll_free | 15 minutes
GEN-OUT | genesys-cloud | split_keys.service_address | one service address an order
GEN-EMAIL | genesys-cloud | loa_locked | yes
GEN-OUT | genesys-cloud | leaving_csr | no
GEN-OUT | genesys-cloud | leaving_account_number | the last 8 characters of the organization id
TALKDESK | talkdesk | lead_times.non_simple | non-simple: 10 / – / 20 business days
TALKDESK-EX | talkdesk-express | lead_times.non_simple | non-simple: 5 / – / 10 business days
TALKDESK-EX | talkdesk | loa_max_days | 30 calendar days
AIRCALL | aircall | lead_times.non_simple | non-simple: 10 / – / 15 business days
AIRCALL | aircall | cancel_cut_off_hours | 48 hours
AIRCALL | aircall | sms_delays.any | from 48 hours, up to 72 hours, on business days
AWS-LOA | amazon-connect | loa_max_days | 15 calendar days
AWS-LOA | amazon-connect | signatures.typed | a typed name: refused
AWS-LOA | amazon-connect | signatures.picture | a pasted picture: refused
AWS-LOA | amazon-connect | attachments.loa | LOA: pdf
AWS-WHAT | amazon-connect | activates_in | the losing side’s business hours
AWS-WHAT | amazon-connect | activation_minutes | 120 minutes
AWS-WHAT | amazon-connect | outage_minutes | 30 minutes
AWS-ABOUT | amazon-connect | exception_days | 30 calendar days
SEED-B | activepbx | lead_times.non_simple | non-simple: 3 / – / 14 business days
SEED-B | activepbx | loa | its own, mailed after submission
SEED-B | activepbx | fees.port_in | 25.00 USD a number
SEED-B | activepbx | gates.account_active | the losing account is active and in good standing
SEED-B | activepbx | gates.platform_account | the account at the platform is set up
SEED-B | activepbx | gates.portal_user | the portal user is authorised to port
SEED-B | activepbx | gates.contract_end | contract end and notice period are looked at
SEED-B | activepbx | line_uses.fax | fax machine: needs an analog adapter
SEED-B | activepbx | line_uses.e_fax | e-fax: has no device
SEED-B | activepbx | activates_in | hours agreed with the customer
CLOUDTALK | cloudtalk | account_of | that of the carrier behind the brand
CALLTOWER | calltower | lead_times.non_simple | non-simple, 1 to 50 numbers: 8 / – / 15 business days
CALLTOWER | calltower | bill_max_days | 30 calendar days
T38FAX | t38fax | lead_times.fax | fax, 1 to 99 numbers: 7 / – / 10 business days
T38FAX | t38fax | project_from | 100 numbers
T38FAX | t38fax | first_reply_days | 3 business days
T38FAX | t38fax | windows.manual | manual: Mon–Fri 11:00 to 12:00 America/New_York
AVOXI | avoxi | lead_times.non_simple | non-simple: 5 / – / 15 business days
AVOXI | avoxi | lead_times.toll_free | toll-free: 3 / – / 7 business days
VOXOX | voxox | lead_times.non_simple | non-simple: 5 / – / 16 business days
SIMPLEVOIP | simplevoip | lead_times.non_simple | non-simple: – / 10 / – business days
SIMPLEVOIP | simplevoip | answer_days | 7 business days
ALOHI | dial-plus | lead_times.non_simple | non-simple: 10 / – / 15 business days
ALOHI | dial-plus | lead_times.toll_free | toll-free: 7 / – / 15 business days
DK1 | dialstack | lead_times.non_simple | non-simple: 5 / – / 22 business days
INTERMEDIA | intermedia | csr_max_days | 30 calendar days
INTERMEDIA | intermedia | changes.add_numbers.submitted | adding numbers, once sent: taken, and the interval starts again
OIT | oit | changes.date.inside_cut_off | the date, inside the change cut-off: taken for a fee
VOICEMEUP | voicemeup | bill_max_days | 25 calendar days
CLEARFLY | clearfly | bill_max_days | 45 calendar days
LINE2 | line2 | btn | the BTN leaves last, or with the whole account
VOIPMS-TF | voip-ms | split_keys.country | one country an order
ONSIP | onsip | remaining | keep or disconnect for each
AIZAN | i800 | activates_in | hours agreed with the customer
COMMIO-911 | commio | test_code_911 | 711
KAZOO | kazoo | status_words.confirmed | scheduled
SIMWOOD | simwood | lead_times.non_simple.31 | non-simple, 31 to 150 numbers: 10 / – / 13 business days
GAMMA | gamma | windows.standard | standard: Mon–Fri 10:00, fixed Europe/London
SIPCITY | sipcity | snapback_hours | 4 hours
# Losing sides.
ALLSTREAM | allstream | lead_times.non_simple | non-simple, 1 to 50 numbers: – / 5 / – business days
ALLSTREAM | allstream | lead_times.non_simple.51 | non-simple, 51 to 100 numbers: – / 10 / – business days
ALLSTREAM | allstream | answers.simple | simple: 4 hours, on business days
ALLSTREAM | allstream | cut_offs.simple | simple: 13:00 local to the numbers
ALLSTREAM | allstream | cut_offs.any | other classes: 15:00 local to the numbers
ALLSTREAM | allstream | missed_foc | it needs a supplement with a new date
ALLSTREAM | allstream | change_cut_off_hours | 48 hours
ALLSTREAM | allstream | latest_request_days | 30 calendar days
NATIONSLINE | nationsline | lead_times.non_simple | non-simple: – / 10 / – business days
NATIONSLINE | nationsline | cut_off | 14:00 America/New_York
NATIONSLINE | nationsline | answer_days | 3 business days
NATIONSLINE | nationsline | exception_days | 30 calendar days
NATIONSLINE | nationsline | missed_foc | it needs a supplement with a new date
CTL-SUP | lumen | changes.add_numbers.submitted | adding numbers, once sent: needs a new order
CTL-MAINT | lumen | maintenance.Switches on weekdays | Switches on weekdays: Mon–Fri 22:00 to 06:00 (zone not stated)
CELLT | att | pin_days | 7 calendar days
CELLT | verizon | pin_shape | 6 digits
CELLT | verizon | further_gates.lock_off | lock off, wireless: The number lock is off, for each losing account
GIGS | att | further_gates.transfer_pin | transfer pin, wireless: The transfer PIN was asked for close to the day of sending, for each losing account
CELLT | t-mobile | further_gates.lock_off | lock off, wireless: Account PIN and takeover protection are off, for each losing account
GEN-TERMS | genesys-cloud | further_gates.terms_accepted | terms accepted: The terms for porting are accepted in the Genesys Cloud portal, once for the project
TM1 | t-mobile | missed_foc | the confirmation lapses
SPECTRUM-LNP | spectrum | split_keys.spid | one underlying carrier (SPID) an order
NUMBERBARN | numberbarn | pin_shape | 4 to 8 digits, not 1234 or 0000
# Planning defaults.
planning default | planning-default | lead_times.non_simple | non-simple, 1 to 50 numbers: 5 / 10 / 15 business days
planning default | planning-default | lead_times.non_simple.51 | non-simple, 51 numbers or more: 10 / 15 / 20 business days
planning default | planning-default | lead_times.project | project: 15 / 20 / 30 business days
planning default | planning-default | lead_times.canada | Canada: 10 / 15 / 21 business days
planning default | planning-default | rejection_times.project | project: 10 business days
planning default | planning-default | loa_max_days | 15 calendar days
planning default | planning-default | bill_max_days | 30 calendar days
planning default | planning-default | late_rejection | up to 3 times as long as usual, at most 15 business days
planning default | planning-default | repair_longest_days | 3 business days
planning default | planning-default | signature_longest_days | 5 business days
planning default | planning-default | activation_minutes | 10 minutes
planning default | planning-default | unlock_days | 5 / 10 / 15 business days
planning default | planning-default | sms_delays.any | up to 72 hours, on business days
planning default | planning-default | sms_delays.toll_free | toll-free: up to 48 hours, on business days
T38FAX | t38fax | fees.port_in | free
VOIPMS-TF | voip-ms | fees.port_in | free
";

fn facts() -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    FACTS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let parts: Vec<&str> = line.split(" | ").collect();
            let [tag, carrier, path, says] = parts.as_slice() else {
                panic!("{line}");
            };
            (*tag, *carrier, *path, *says)
        })
}

/// Where two sources differ: profile, rule, what was set aside.
const SET_ASIDE: &[(&str, &str, &str)] = &[
    ("zoom", "bill_max_days", "45 calendar days"),
    ("att", "pin_days", "14 calendar days"),
    ("bandwidth", "project_from", "1000 numbers"),
    (
        "twilio",
        "lead_times.non_simple",
        "5 / – / 15 business days",
    ),
    (
        "talkdesk",
        "lead_times.non_simple",
        "5 / – / 10 business days",
    ),
    (
        "dial-plus",
        "lead_times.non_simple",
        "5 / – / 10 business days",
    ),
    ("allstream", "project_from", "101 numbers"),
    ("us-rules", "loa_max_days", "60 calendar days"),
    (
        "us-rules",
        "unauthorised",
        "reported within 24 hours, nothing is taken back after 30 calendar days",
    ),
];

fn rules() -> BTreeMap<(String, String), RuleView> {
    load()
        .unwrap()
        .into_values()
        .flat_map(|profile| {
            let id = profile.id.0.clone();
            all_rules(&profile)
                .into_iter()
                .map(move |rule| ((id.clone(), rule.path.clone()), rule))
        })
        .collect()
}

#[test]
fn every_published_fact_is_a_rule_with_its_source() {
    let rules = rules();
    let mut lost = Vec::new();
    assert!(facts().count() > 200, "the table is read");
    for (tag, carrier, path, says) in facts() {
        let rule = rules.get(&(carrier.to_owned(), path.to_owned()));
        let holds = rule.is_some_and(|rule| {
            rule.value.as_deref() == Some(says) && rule.source.contains(tag) && rule.as_of.is_some()
        });
        if !holds {
            let found = rule.map(|rule| (rule.value.as_deref().unwrap_or("unknown"), &rule.source));
            lost.push(format!("{carrier} {path}: {says} [{tag}]\n  is {found:?}"));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn where_sources_differ_both_are_kept() {
    let rules = rules();
    for (carrier, path, says) in SET_ASIDE {
        let rule = &rules[&((*carrier).to_owned(), (*path).to_owned())];
        assert!(
            rule.conflicts
                .iter()
                .any(|other| other.value == *says && !other.source.is_empty()),
            "{carrier} {path}: {:?}",
            rule.conflicts
        );
    }
}

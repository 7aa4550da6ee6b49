//! The letters of the sample, field by field: every row of the table of what real forms ask for (domain notes, 4.3), held
//! against what the project states.

use std::{collections::BTreeSet, fs, process::Command};

use chrono::{NaiveDate, NaiveTime};
use portwright_tests::{Desk, STORY, root};
use serde_json::{Value, json};

/// The rows of the table, for machines where the notes are not.
const ROWS: [&str; 18] = [
    "Account/business name",
    "Customer type bus./res.",
    "Authorised person",
    "Authorised person e-mail",
    "Service address",
    "Billing address",
    "BTN / account telephone no.",
    "New BTN (partial)",
    "Account number",
    "PIN / passcode",
    "Current carrier",
    "Reseller",
    "Number list",
    "Full/partial",
    "Requested date/time",
    "Agent appointment text",
    "Signature + date",
    "Target RespOrg (toll-free)",
];

/// The rows as the notes have them.
fn rows() -> Vec<String> {
    let Ok(notes) = fs::read_to_string(root().join("../shared/domain.md")) else {
        return ROWS.map(str::to_owned).to_vec();
    };
    let from = notes.find("### 4.3").unwrap();
    let rows: Vec<String> = notes[from..]
        .lines()
        .skip_while(|line| !line.starts_with("|---"))
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('|').nth(1).unwrap().trim().to_owned())
        .filter(|row| row != "Sources")
        .collect();
    assert_eq!(rows.len(), ROWS.len(), "{rows:?}");
    rows
}

/// What a tool reads out of a letter, in the order in which it is read; nothing where the tool is not there.
fn text_of(desk: &mut Desk, order: &str, more: &[&str]) -> Option<String> {
    let path = desk.path(&format!("{order}.pdf"));
    fs::write(&path, desk.document(&format!("{order}/loa.pdf")).unwrap()).unwrap();
    let read = Command::new("pdftotext")
        .arg("-raw")
        .args(more)
        .arg(&path)
        .arg("-")
        .output();
    let Ok(read) = read else {
        eprintln!("skipped: pdftotext is not on this machine");
        return None;
    };
    Some(String::from_utf8(read.stdout).unwrap())
}

/// A value of a carrier's own file: `legal_name = "…"`.
fn said_of(carrier: &str, key: &str) -> String {
    let path = root().join(format!("assets/carriers/{carrier}.toml"));
    let text = fs::read_to_string(path).unwrap();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{key} = ")));
    line.unwrap_or_else(|| panic!("{carrier} has a {key}"))
        .trim_matches('"')
        .to_owned()
}

fn dashed(tn: &Value) -> String {
    let digits = tn.as_str().unwrap().strip_prefix("+1").unwrap();
    format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..])
}

/// Telephone numbers of a text, as they are written on letters.
fn numbers_in(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|word| word.len() == 12 && word.split('-').map(str::len).eq([3, 3, 4]))
        .filter(|word| word.chars().all(|c| c.is_ascii_digit() || c == '-'))
        .map(str::to_owned)
        .collect()
}

/// One letter beside what the project states of its order.
struct Letter<'a> {
    /// The first sheet, line by line.
    face: Vec<String>,
    /// The sheets, each as one text.
    sheets: Vec<String>,
    bytes: Vec<u8>,
    order: &'a Value,
    account: &'a Value,
    service: &'a Value,
    numbers: Vec<&'a Value>,
    /// Messages of the blockers that are open.
    blockers: Vec<String>,
}

impl Letter<'_> {
    fn toll_free(&self) -> bool {
        self.order["key"]["class"] == "toll_free"
    }

    fn is_draft(&self) -> bool {
        self.face.iter().any(|line| line.starts_with("DRAFT"))
    }

    /// The line so far below the one that is this label.
    fn below(&self, label: &str, lines: usize) -> &str {
        let at = self.face.iter().position(|line| line == label);
        at.and_then(|at| self.face.get(at + lines))
            .map_or("", String::as_str)
    }

    fn says(&self, words: &str) -> bool {
        self.face.join(" ").contains(words)
    }

    /// The texts of the sheets of an attachment.
    fn attached(&self, title: &str) -> String {
        self.sheets
            .iter()
            .filter(|sheet| sheet.lines().take(2).any(|line| line == title))
            .map(String::as_str)
            .collect()
    }

    /// What is wrong with the value below a label.
    fn wrong(&self, label: &str, expected: &str) -> Option<String> {
        let found = self.below(label, 1);
        (found != expected || expected.is_empty())
            .then(|| format!("“{label}” is {found:?}, not {expected:?}"))
    }

    fn wrong_address(&self, label: &str, address: &Value) -> Option<String> {
        let text = |key: &str| address[key].as_str().unwrap();
        let city = format!("{} {} {}", text("city"), text("state"), text("zip"));
        self.wrong(label, text("street")).or_else(|| {
            let found = self.below(label, 2);
            (found != city).then(|| format!("“{label}” ends in {found:?}, not {city:?}"))
        })
    }

    fn wrong_numbers(&self) -> Option<String> {
        let stated: BTreeSet<String> = self.numbers.iter().map(|it| dashed(&it["tn"])).collect();
        let list = if self.toll_free() {
            let face = self.face.join("\n");
            let from = face.find("Toll-free numbers").unwrap();
            let to = face.find("Area of service").unwrap();
            let rows = face[from..to].to_owned();
            let found = numbers_in(rows.split(" numbers, first").next().unwrap());
            // Each is followed by the number that it rings to.
            let found: Vec<String> = found.into_iter().step_by(2).collect();
            for number in &self.numbers {
                let row = format!("{} {}", dashed(&number["tn"]), dashed(&number["rings_to"]));
                if !rows.contains(&row) {
                    return Some(format!("{row} is not listed"));
                }
            }
            found
        } else {
            let a = self.attached("Attachment A");
            let mut found = numbers_in(a.split("Count and range check").next().unwrap());
            // The head of each sheet names the BTN, and the list may hold it too.
            let btn = dashed(&self.account["btn"]);
            found.retain(|tn| *tn != btn);
            if a.contains(&format!("{btn} BTN")) {
                found.push(btn);
            }
            found
        };
        let once: BTreeSet<String> = list.iter().cloned().collect();
        (once != stated || list.len() != stated.len())
            .then(|| format!("{} numbers are listed, {} move", list.len(), stated.len()))
    }

    fn wrong_extent(&self, project: &Value) -> Option<String> {
        let of_account = |number: &&Value| number["account"] == self.order["key"]["account"];
        let all = project["numbers"].as_array().unwrap();
        // Numbers of other orders may have moved before; those of none remain.
        let remain: BTreeSet<String> = all
            .iter()
            .filter(of_account)
            .filter(|number| number["order"].is_null())
            .map(|number| dashed(&number["tn"]))
            .collect();
        let b: BTreeSet<String> = numbers_in(&self.attached("Attachment B"))
            .into_iter()
            .collect();
        if remain.is_empty() {
            return (!self.says("X Full: the whole account"))
                .then(|| "full is not marked".to_owned());
        }
        if !self.says("X Partial: ") || !self.says("remain, Attachment B") {
            return Some("partial is not marked".to_owned());
        }
        let lacking: Vec<_> = remain.difference(&b).collect();
        let moving: BTreeSet<String> = self.numbers.iter().map(|it| dashed(&it["tn"])).collect();
        let btn = dashed(&self.account["btn"]);
        let twice: Vec<_> = b.intersection(&moving).filter(|tn| **tn != btn).collect();
        (!lacking.is_empty() || !twice.is_empty())
            .then(|| format!("Attachment B lacks {lacking:?} and repeats {twice:?}"))
    }

    fn wrong_new_btn(&self) -> Option<String> {
        let label = "New BTN for what remains";
        let found = self.below(label, 1);
        let named = &self.account["new_btn"];
        if found.starts_with("not needed, ") || (!named.is_null() && found == dashed(named)) {
            return None;
        }
        let said = self.blockers.iter().any(|blocker| blocker.contains("BTN"));
        (!said).then(|| format!("“{label}” is {found:?}, and no blocker says so"))
    }

    fn wrong_date(&self) -> Option<String> {
        let (date, time) = if self.toll_free() {
            ("Requested effective date", "Requested time")
        } else {
            (
                "Requested date",
                "Requested window, local time at the service address",
            )
        };
        let requested = &self.order["requested"];
        let day: NaiveDate = requested["date"].as_str().unwrap().parse().unwrap();
        let clock = |key: &str| {
            let time: NaiveTime = requested[key].as_str().unwrap().parse().unwrap();
            time.format("%-I:%M %p").to_string()
        };
        let (start, end) = (clock("start"), clock("end"));
        let hours = if start == end {
            start
        } else {
            format!("{start} to {end}")
        };
        let found = self.below(time, 1);
        self.wrong(date, &day.format("%A, %B %-d, %Y").to_string())
            .or_else(|| {
                let whole = found.starts_with(&hours) && found.contains("(UTC-06:00)");
                (!whole).then(|| format!("“{time}” is {found:?}, not {hours} with its zone"))
            })
    }

    fn wrong_text(&self, from: &str, to: &str) -> Option<String> {
        let one = if self.toll_free() {
            "a toll-free number has one Responsible Organization at a time"
        } else {
            "only one carrier may be chosen for each service"
        };
        let needed = [
            "This letter has no other purpose.".to_owned(),
            "The billing name and billing address above are those of this".to_owned(),
            format!("numbers from {from}"),
            format!("to {to}"),
            format!("I appoint {to} as my agent to carry out this change."),
            one.to_owned(),
            format!("I may ask {to} whether a fee applies"),
        ];
        needed
            .into_iter()
            .find(|words| !self.says(words))
            .map(|words| format!("it does not say {words:?}"))
    }

    fn wrong_signature(&self) -> Option<String> {
        if self.is_draft() {
            let first = self.blockers.is_empty() || !self.says("Not to be signed: ");
            return first.then(|| "a draft without the reason".to_owned());
        }
        let signer = &self.account["signer"];
        let text = |key: &str| signer[key].as_str().unwrap().to_owned();
        // The value stands above its line, the label below.
        let printed = [
            ("name", "Printed name"),
            ("title", "Title"),
            ("telephone", "Telephone"),
        ];
        for (key, label) in printed {
            let at = self.face.iter().position(|line| line == label);
            let above = at.and_then(|at| self.face.get(at - 1));
            if above != Some(&text(key)) {
                return Some(format!("“{label}” is {above:?}"));
            }
        }
        let holds = |what: &[u8]| self.bytes.windows(what.len()).any(|part| part == what);
        let field = holds(b"/Sig") && holds(b"date_signed");
        let line = self.says("Signature Date signed, entered by the signer");
        (!field || !line).then(|| "no line or no field for signature and date".to_owned())
    }

    /// What is wrong with one row of the table.
    #[allow(clippy::too_many_lines, reason = "one arm a row")]
    fn walk(&self, row: &str, project: &Value) -> Option<String> {
        let text = |key: &str| self.account[key].as_str().unwrap();
        let carrier = self.order["key"]["carrier"].as_str().unwrap();
        let from = said_of(carrier, "legal_name");
        let to = said_of("meridian", "legal_name");
        let free = self.toll_free();
        let local = |wrong: Option<String>| wrong.filter(|_| !free);
        match row {
            "Account/business name" => {
                let label = if free {
                    "Billing name (subscriber)"
                } else {
                    "Billing name"
                };
                let name = self.wrong("Name at the service address", text("business_name"));
                self.wrong(label, text("billing_name")).or(local(name))
            }
            "Customer type bus./res." => {
                let marked = if free {
                    "X Business"
                } else {
                    "X Business Residence"
                };
                self.wrong("Customer type", marked)
            }
            "Authorised person" => {
                let label = if free {
                    "Authorized contact"
                } else {
                    "Authorized person on the account"
                };
                self.wrong(label, self.account["signer"]["name"].as_str().unwrap())
            }
            "Authorised person e-mail" => {
                self.wrong("E-mail", self.account["signer"]["email"].as_str().unwrap())
            }
            "Service address" if free => {
                self.wrong_address("Business address", &self.account["billing_address"])
            }
            "Service address" => self.wrong_address(
                "Service address (where the lines are installed)",
                self.service,
            ),
            "Billing address" => {
                self.wrong_address("Billing address", &self.account["billing_address"])
            }
            "BTN / account telephone no." if free => None,
            "BTN / account telephone no." => self.wrong(
                "Billing telephone number (BTN)",
                &dashed(&self.account["btn"]),
            ),
            "New BTN (partial)" => local(self.wrong_new_btn()),
            "Account number" if free => self.wrong(
                "Account number with the current provider",
                text("account_number"),
            ),
            "Account number" => self.wrong("Account number", text("account_number")),
            "PIN / passcode" => local(self.wrong("Account PIN", "given apart, not printed")),
            "Current carrier" => {
                let label = if free {
                    "From (current RespOrg)"
                } else {
                    "From (current carrier)"
                };
                self.wrong(label, &from)
            }
            "Reseller" => {
                let said = self.says("Reseller between carrier and customer: none");
                local((!said).then(|| "no reseller is said".to_owned()))
            }
            "Number list" => self.wrong_numbers(),
            "Full/partial" => local(self.wrong_extent(project)),
            "Requested date/time" => self.wrong_date(),
            "Agent appointment text" => {
                let label = if free {
                    "To (target RespOrg, appointed agent)"
                } else {
                    "To (new carrier, appointed agent)"
                };
                self.wrong(label, &to)
                    .or_else(|| self.wrong_text(&from, &to))
            }
            "Signature + date" => self.wrong_signature(),
            "Target RespOrg (toll-free)" if free => {
                let ids = [
                    (
                        "From (current RespOrg)",
                        self.order["key"]["resp_org"].as_str().unwrap().to_owned(),
                    ),
                    ("To (target RespOrg, appointed agent)", "MCS01".to_owned()),
                ];
                ids.into_iter().find_map(|(label, id)| {
                    let found = self.below(label, 2);
                    (found != format!("RespOrg ID {id}"))
                        .then(|| format!("“{label}” has {found:?}, not {id}"))
                })
            }
            "Target RespOrg (toll-free)" => None,
            other => panic!("the walk does not know the row {other:?}"),
        }
    }
}

#[test]
fn no_row_of_the_table_of_real_forms_is_missing_or_wrong_on_any_letter_of_the_sample() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let project = desk.document("project/project.json").unwrap();
    let project: Value = serde_json::from_slice(&project).unwrap();
    let view = desk.ask("documents_list", json!({}));
    let rows = rows();
    let mut wrong = Vec::new();
    let mut walked = 0;
    for package in view["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let found = |list: &str, is: &dyn Fn(&Value) -> bool| {
            project[list].as_array().unwrap().iter().find(|it| is(it))
        };
        let order = found("orders", &|it| it["name"] == name).unwrap();
        let account = found("accounts", &|it| it["id"] == order["key"]["account"]).unwrap();
        let numbers: Vec<&Value> = project["numbers"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["order"] == order["id"])
            .collect();
        let site = found("sites", &|it| it["id"] == numbers[0]["site"]);
        let (Some(face), Some(all)) = (
            text_of(&mut desk, name, &["-l", "1"]),
            text_of(&mut desk, name, &[]),
        ) else {
            return;
        };
        let letter = Letter {
            face: face.lines().map(|line| line.trim().to_owned()).collect(),
            sheets: all.split('\u{c}').map(str::to_owned).collect(),
            bytes: desk.document(&format!("{name}/loa.pdf")).unwrap(),
            order,
            account,
            service: site.map_or(&account["service_address"], |site| &site["address"]),
            numbers,
            blockers: package["missing"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|it| it["severity"] == "blocker")
                .map(|it| it["message"].as_str().unwrap().to_owned())
                .collect(),
        };
        for row in &rows {
            walked += 1;
            let found = letter.walk(row, &project);
            wrong.extend(found.map(|found| format!("{name}, {row}: {found}")));
        }
        // The control: a letter held against another account is wrong in many rows.
        let stranger = found("accounts", &|it| it["id"] != order["key"]["account"]).unwrap();
        let mut other = stranger.clone();
        other["billing_name"] = json!("Somebody Else");
        other["billing_address"]["street"] = json!("1 Other St");
        other["signer"]["name"] = json!("John Doe");
        other["signer"]["email"] = json!("j@example.com");
        let strange = Letter {
            account: &other,
            ..letter
        };
        let seen = rows
            .iter()
            .filter(|row| strange.walk(row, &project).is_some());
        assert!(
            seen.count() >= 5,
            "{name}: the walk does not see a stranger"
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(walked, 6 * 18);
}

#[test]
fn what_the_sample_sent_was_neither_a_draft_nor_void() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    for order in ["NDG-03", "NDG-05"] {
        let Some(text) = text_of(&mut desk, order, &[]) else {
            return;
        };
        assert!(
            !text.contains("DRAFT") && !text.contains("VOID"),
            "{order}: {text}"
        );
        assert!(text.contains("2026"), "{order} asks for a date");
    }
}

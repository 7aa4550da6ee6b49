//! Commands about losing accounts and their CSRs.

use chrono::NaiveDate;

use super::{
    commands::{ById, CsrPaste, Done, Nothing, TakeSpelling},
    error::WireError,
    ledger,
    numbers::row,
    project::parse_date,
    proof,
    session::{Call, Session, State, account_of},
    view::{AccountDetail, AccountForm, AccountRow, Coverage, Fact, FieldPair, Icon, ListGroup},
    words::{count, finding, mark, short_name, small},
};
use crate::{
    account::{Account, Pin},
    carrier::CarrierId,
    csr::Csr,
    finding::{Finding, Severity},
    id::AccountId,
    intake::merge::carrier_typed,
    number::{Disposition, Kind, Number, TelephoneNumber, telephone},
    place::Place,
    project::Op,
    readiness,
    reconcile::{self, FieldComparison, Grade},
    site::Address,
    snapshot::Snapshot,
    window::{date_words, day_words},
};

impl Session {
    pub(super) fn accounts_list(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<AccountRow>, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let by_account = reconcile::by_account(snapshot);
        let numbers = |id| by_account.get(&Some(id)).map_or(0, Vec::len);
        Ok(snapshot
            .accounts
            .values()
            .map(|account| {
                let worst = of_account(&state, account.id)
                    .iter()
                    .map(|finding| finding.severity)
                    .min();
                AccountRow {
                    id: account.id,
                    carrier: short_name(snapshot.carrier_name(&account.carrier)).to_owned(),
                    account_number: account.account_number.clone(),
                    numbers: small(numbers(account.id)),
                    mark: match worst {
                        Some(Severity::Blocker) => mark(Icon::Blocker, "blocked"),
                        Some(Severity::Warning) => mark(Icon::Warning, "to look at"),
                        Some(Severity::Note) | None => mark(Icon::Ok, "ready"),
                    },
                }
            })
            .collect())
    }

    pub(super) fn account_detail(
        &mut self,
        request: ById<AccountId>,
        call: &mut Call<'_>,
    ) -> Result<AccountDetail, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let account = account_of(snapshot, request.id)?;
        let csr = snapshot.csrs.get(&account.id);
        let comparison = csr.map_or_else(Vec::new, |csr| {
            reconcile::account_fields(snapshot, account, &reconcile::record(csr))
                .into_iter()
                .filter(|field| !(field.ours.is_empty() && field.theirs.is_empty()))
                .collect()
        });
        let findings = of_account(&state, account.id);
        let numbers = numbers_of(snapshot, account.id);
        let stay: Vec<&Number> = numbers
            .iter()
            .copied()
            .filter(|number| number.disposition == Disposition::Stay)
            .collect();
        let (groups, absent_lists) = proof::groups(snapshot, account.id);
        Ok(AccountDetail {
            id: account.id,
            carrier: snapshot.carrier_name(&account.carrier).to_owned(),
            facts: facts(&state, account),
            form: form(account),
            comparison_note: comparison_note(&comparison),
            comparison: comparison
                .into_iter()
                .map(|field| pair(field, &findings))
                .collect(),
            lists: lists(&numbers),
            coverage: coverage(&numbers, String::new()),
            ledger: ledger::notes(snapshot, account, &numbers),
            btn_rule: btn_rule(account, &numbers, &findings),
            new_btn_candidates: readiness::new_btn_candidates(&stay)
                .into_iter()
                .take(5)
                .map(|number| row(snapshot, number))
                .collect(),
            csr_text: csr.map(|csr| csr.text.clone()).unwrap_or_default(),
            bill_text: snapshot
                .bills
                .get(&account.id)
                .map(|bill| bill.text.clone())
                .unwrap_or_default(),
            groups,
            absent_lists,
            consequences: proof::consequences(snapshot, account),
            papers: proof::papers(&state, account.id),
            findings: findings
                .into_iter()
                .map(|noticed| finding(snapshot, noticed))
                .collect(),
        })
    }

    pub(super) fn account_save(
        &mut self,
        request: AccountForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let of = request.id;
        let known = (of.map(|id| account_of(&snapshot, id))).transpose()?;
        let mut account = known
            .cloned()
            .unwrap_or_else(|| Account::blank(CarrierId(request.carrier.clone())));
        fill(&mut account, request)?;
        account.carrier = carrier_typed(&snapshot, &account.carrier.0, of);
        let carrier = short_name(snapshot.carrier_name(&account.carrier)).to_owned();
        let what = if known.is_some() {
            format!("change of account {carrier}")
        } else {
            format!("new account {carrier}")
        };
        drop(snapshot);
        self.write(
            &Op::Account {
                account: Box::new(account),
                what,
            },
            call.now,
        )
    }

    pub(super) fn account_take_spelling(
        &mut self,
        request: TakeSpelling,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let account = account_of(&snapshot, request.id)?;
        let csr = snapshot.csrs.get(&account.id).ok_or_else(|| {
            WireError::user(
                "csr_missing",
                "There is no CSR of this account to take the spelling from.",
                "Paste the CSR as the carrier sent it.",
            )
        })?;
        let record = reconcile::record(csr);
        let fields = reconcile::account_fields(&snapshot, account, &record);
        let chosen: Vec<&FieldComparison> = fields
            .iter()
            .filter(|field| !field.theirs.is_empty() && field.grade != Grade::Same)
            // What is kept for a reason is only given up by its name.
            .filter(|field| match request.field.as_str() {
                "" => field.kept.is_empty(),
                name => field.field == name,
            })
            .collect();
        if chosen.is_empty() {
            return Err(WireError::user(
                "nothing_to_take",
                "The CSR says nothing else of that field.",
                "Look at the comparison again.",
            ));
        }
        let carrier = short_name(snapshot.carrier_name(&account.carrier)).to_owned();
        let what = match chosen.as_slice() {
            [one] => format!("{carrier}’s spelling of {}", one.label.to_lowercase()),
            many => format!("{carrier}’s spelling of {} fields", many.len()),
        };
        let op = reconcile_op(&snapshot, account, &record, &chosen, what)?;
        drop(snapshot);
        self.write(&op, call.now)
    }

    pub(super) fn csr_save(
        &mut self,
        request: CsrPaste,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let open = self.opened()?;
        account_of(&open.snapshot, request.id)?;
        if request.text.trim().is_empty() {
            return Err(WireError::user(
                "empty_csr",
                "The CSR is empty.",
                "Paste the text as the carrier sent it.",
            ));
        }
        let dated = parse_date("date of the CSR", &request.dated)?.ok_or_else(|| {
            WireError::user(
                "no_csr_date",
                "The CSR has no date.",
                "Enter the day the carrier made it; its age counts.",
            )
        })?;
        self.write_csr(
            Csr {
                account: request.id,
                dated,
                text: request.text,
            },
            "pasted CSR",
            call.now,
        )
    }
}

/// The write that takes the chosen spellings: the account's own fields and those of its sites in one.
fn reconcile_op(
    snapshot: &Snapshot,
    account: &Account,
    record: &reconcile::CarrierRecord,
    chosen: &[&FieldComparison],
    what: String,
) -> Result<Op, WireError> {
    let mut account = account.clone();
    let mut sites = Vec::new();
    for field in chosen {
        let (name, site) = field.field.split_once(':').unwrap_or((&field.field, ""));
        match name {
            "business_name" => account.business_name.clone_from(&field.theirs),
            "billing_name" => account.billing_name.clone_from(&field.theirs),
            "account_number" => account.account_number.clone_from(&field.theirs),
            "signer" => account.signer.name.clone_from(&field.theirs),
            "class" => account.residential = field.theirs == "Residential",
            "btn" => account.btn = telephone::read(&field.theirs, "US").number,
            "billing_address" => account.billing_address = record.billing_address.clone(),
            "service_address" | "service_city" => {
                let site = site
                    .parse::<i64>()
                    .ok()
                    .and_then(|id| snapshot.sites.get(&crate::id::SiteId(id)));
                let held = record.service_addresses.iter().find(|held| {
                    held.street_line() == field.theirs || held.city_line() == field.theirs
                });
                let Some(held) = held else { continue };
                match site {
                    Some(site) => {
                        let mut site = sites
                            .iter()
                            .position(|known: &crate::site::Site| known.id == site.id)
                            .map_or_else(|| site.clone(), |at| sites.remove(at));
                        take(&mut site.address, held, name);
                        sites.push(site);
                    }
                    None => take(&mut account.service_address, held, name),
                }
            }
            _ => {}
        }
    }
    if account.btn.is_none()
        && snapshot
            .accounts
            .get(&account.id)
            .is_some_and(|before| before.btn.is_some())
    {
        return Err(WireError::user(
            "btn_unreadable",
            "The BTN of the CSR cannot be read as a number.",
            "Enter the BTN by hand.",
        ));
    }
    Ok(Op::Spelling {
        account: Box::new(account),
        sites,
        what,
    })
}

fn take(ours: &mut Address, held: &Address, part: &str) {
    if part == "service_address" {
        (ours.street, ours.line2) = (held.street.clone(), held.line2.clone());
    } else {
        (ours.city, ours.state, ours.zip) =
            (held.city.clone(), held.state.clone(), held.zip.clone());
    }
}

fn numbers_of(snapshot: &Snapshot, account: AccountId) -> Vec<&Number> {
    snapshot.numbers.of_account(account).collect()
}

/// Findings of the account itself and of its orders.
pub(super) fn of_account(state: &State, account: AccountId) -> Vec<&Finding> {
    let of = |finding: &&Finding| match &finding.place {
        Place::Account { id, .. } => *id == account,
        Place::Order { id, .. } => state
            .snapshot
            .orders
            .get(id)
            .is_some_and(|order| order.key.account == Some(account)),
        Place::Number { id } => state
            .snapshot
            .numbers
            .get(id)
            .is_some_and(|number| number.account == Some(account)),
        _ => false,
    };
    state.findings.iter().filter(of).collect()
}

/// Numbers by disposition.
pub(super) fn coverage(numbers: &[&Number], note: String) -> Coverage {
    let mut coverage = Coverage {
        total: small(numbers.len()),
        port: 0,
        stay: 0,
        disconnect: 0,
        undecided: 0,
        note,
    };
    for number in numbers {
        *match number.disposition {
            Disposition::Port => &mut coverage.port,
            Disposition::Stay => &mut coverage.stay,
            Disposition::Disconnect => &mut coverage.disconnect,
            Disposition::Undecided => &mut coverage.undecided,
        } += 1;
    }
    coverage
}

fn fact(label: &str, icon: Option<Icon>, value: impl Into<String>) -> Fact {
    Fact {
        label: label.to_owned(),
        value: value.into(),
        icon,
    }
}

/// A value, or the words that there is none.
fn plain(label: &str, value: String) -> Fact {
    let value = if value.is_empty() {
        "not set".to_owned()
    } else {
        value
    };
    fact(label, None, value)
}

/// Head facts of an account, in the order in which a port desk asks for them.
fn facts(state: &State, account: &Account) -> Vec<Fact> {
    let btn = account.btn.map(TelephoneNumber::national);
    let csr = state.snapshot.csr_date(account.id);
    let pin = if account.pin.is_known() {
        "known, never shown"
    } else {
        "not entered"
    };
    vec![
        plain("Account number", account.account_number.clone()),
        plain("BTN", btn.unwrap_or_default()),
        aged(state, account, "CSR", csr, "csr_"),
        aged(state, account, "Bill", account.bill_date, "bill_"),
        lock(account),
        fact("PIN", None, pin),
        plain("Contract ends", contract(account)),
    ]
}

/// A paper's date and age; `code` is how the codes of findings about it begin.
fn aged(
    state: &State,
    account: &Account,
    label: &str,
    dated: Option<NaiveDate>,
    code: &str,
) -> Fact {
    let Some(date) = dated else {
        return fact(label, Some(Icon::Warning), "none yet");
    };
    let noticed = of_account(state, account.id)
        .into_iter()
        .find(|finding| finding.code.starts_with(code));
    let days = usize::try_from((state.today() - date).num_days()).unwrap_or(0);
    let (date, age) = (date.format("%-d %b"), count(days, "day"));
    match noticed.map(|finding| finding.severity) {
        Some(Severity::Blocker) => fact(label, Some(Icon::Blocker), format!("{date}, too old")),
        Some(_) => fact(label, Some(Icon::Warning), format!("{date}, {age} old")),
        None => fact(label, Some(Icon::Ok), format!("{date}, {age} old")),
    }
}

fn lock(account: &Account) -> Fact {
    match (account.locked, account.lock_asked_on) {
        (true, _) => fact("Lock", Some(Icon::Blocker), "locked"),
        (false, Some(date)) => {
            let asked = date.format("%-d %b");
            fact("Lock", Some(Icon::Ok), format!("none, asked {asked}"))
        }
        (false, None) => fact("Lock", Some(Icon::Warning), "not asked"),
    }
}

fn contract(account: &Account) -> String {
    let Some(end) = account.contract_end else {
        return String::new();
    };
    let notice = account
        .notice_days
        .and_then(|days| end.checked_sub_days(chrono::Days::new(days.into())));
    match notice {
        Some(notice) => format!(
            "{}, notice by {}",
            end.format("%-d %b %Y"),
            day_words(notice)
        ),
        None => date_words(end),
    }
}

fn form(account: &Account) -> AccountForm {
    let iso = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let tn = |tn: Option<TelephoneNumber>| tn.map(TelephoneNumber::national).unwrap_or_default();
    AccountForm {
        id: Some(account.id),
        carrier: account.carrier.0.clone(),
        account_number: account.account_number.clone(),
        btn: tn(account.btn),
        new_btn: tn(account.new_btn),
        billing_name: account.billing_name.clone(),
        business_name: account.business_name.clone(),
        billing_address: account.billing_address.clone(),
        service_address: account.service_address.clone(),
        residential: account.residential,
        reseller: account.reseller.clone(),
        signer: account.signer.clone(),
        pin: None,
        pin_known: account.pin.is_known(),
        pin_on: iso(account.pin_on),
        bill_date: iso(account.bill_date),
        locked: account.locked,
        lock_asked_on: iso(account.lock_asked_on),
        contract_end: iso(account.contract_end),
        notice_days: account.notice_days,
    }
}

fn fill(account: &mut Account, form: AccountForm) -> Result<(), WireError> {
    if form.carrier.trim().is_empty() {
        return Err(WireError::user(
            "no_carrier",
            "The losing carrier is not named.",
            "Choose it, or write its name as the bill has it.",
        ));
    }
    account.carrier = CarrierId(form.carrier);
    account.account_number = form.account_number;
    account.btn = optional_number("BTN", &form.btn)?;
    account.new_btn = optional_number("new BTN", &form.new_btn)?;
    account.billing_name = form.billing_name;
    account.business_name = form.business_name;
    account.billing_address = form.billing_address;
    account.service_address = form.service_address;
    account.residential = form.residential;
    account.reseller = form.reseller;
    account.signer = form.signer;
    if let Some(pin) = form.pin {
        account.pin = Pin::new(pin);
    }
    account.pin_on = parse_date("day of the PIN", &form.pin_on)?;
    account.bill_date = parse_date("bill date", &form.bill_date)?;
    account.locked = form.locked;
    account.lock_asked_on = parse_date("day of asking about a lock", &form.lock_asked_on)?;
    account.contract_end = parse_date("end of the contract", &form.contract_end)?;
    account.notice_days = form.notice_days;
    Ok(())
}

fn optional_number(what: &str, text: &str) -> Result<Option<TelephoneNumber>, WireError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let reading = telephone::read(text, "US");
    reading.number.map(Some).ok_or_else(|| {
        WireError::user(
            "not_a_number",
            format!("The {what} “{text}” cannot be read as a telephone number."),
            "Write area code and number: 414-555-0100.",
        )
    })
}

/// One field as shown.
pub(super) fn pair(field: FieldComparison, findings: &[&Finding]) -> FieldPair {
    let noticed = findings.iter().find(|finding| {
        matches!(&finding.place, Place::Account { field: of, .. } if *of == field.field)
            && finding.severity != Severity::Note
    });
    let grade = match field.grade {
        Grade::Missing if field.ours.is_empty() => "We state nothing".to_owned(),
        grade => grade.words().to_owned(),
    };
    FieldPair {
        grade,
        severity: field
            .severity
            .filter(|severity| *severity != Severity::Note),
        detail: noticed.map(|finding| why(finding)).unwrap_or_default(),
        limit: field.limit,
        cut: proof::cut(&field),
        slip: field
            .slip
            .map(|slip| slip.words().to_owned())
            .unwrap_or_default(),
        parts: proof::parts(&field),
        differences: reconcile::differences(&field.pieces),
        field: field.field,
        label: field.label,
        ours: field.ours,
        theirs: field.theirs,
        pieces: field.pieces,
        bill: field.bill,
        bill_grade: field.bill_grade,
        kept: field.kept,
    }
}

/// What is wrong and what it costs.
fn why(finding: &Finding) -> String {
    match finding.days {
        Some(days) => format!(
            "{} Costs {}.",
            finding.message,
            count(days.into(), "business day")
        ),
        None => finding.message.clone(),
    }
}

fn comparison_note(fields: &[FieldComparison]) -> String {
    if fields.is_empty() {
        return "No CSR yet".to_owned();
    }
    let of = |severity| {
        fields
            .iter()
            .filter(|field| field.severity == Some(severity))
            .count()
    };
    let (blockers, warnings) = (of(Severity::Blocker), of(Severity::Warning));
    let mut parts = Vec::new();
    if blockers > 0 {
        parts.push(count(blockers, "blocker"));
    }
    if warnings > 0 {
        parts.push(count(warnings, "warning"));
    }
    parts.push(format!("{} same", fields.len() - blockers - warnings));
    format!("{}: {}", count(fields.len(), "field"), parts.join(", "))
}

fn lists(numbers: &[&Number]) -> Vec<ListGroup> {
    reconcile::combinations(numbers)
        .into_iter()
        .map(|([inventory, csr, bill], numbers)| ListGroup {
            inventory,
            csr,
            bill,
            numbers: small(numbers.len()),
            note: if inventory && csr && bill {
                "nothing to do".to_owned()
            } else {
                proof::fates(&numbers)
            },
        })
        .collect()
}

fn btn_rule(account: &Account, numbers: &[&Number], findings: &[&Finding]) -> Fact {
    let noticed = findings
        .iter()
        .find(|finding| matches!(finding.code.as_ref(), "btn_leaves" | "new_btn_unfit"));
    if let Some(finding) = noticed {
        let (label, rest) = finding
            .message
            .split_once(". ")
            .unwrap_or((&finding.message, ""));
        return Fact {
            label: label.trim_end_matches('.').to_owned(),
            value: [rest, &finding.hint].join(" ").trim().to_owned(),
            icon: Some(Icon::Blocker),
        };
    }
    let Some(btn) = account.btn else {
        let local =
            numbers.is_empty() || numbers.iter().any(|number| number.kind != Kind::TollFree);
        let (label, value) = if local {
            (
                "BTN not known",
                "It stands on the bill and at the head of the CSR. An order of local numbers names it.",
            )
        } else {
            ("No BTN", "Toll-free accounts have none.")
        };
        return Fact {
            label: label.to_owned(),
            value: value.to_owned(),
            icon: local.then_some(Icon::Warning),
        };
    };
    let leaves = numbers
        .iter()
        .any(|number| number.tn == btn && number.disposition == Disposition::Port);
    let stay = numbers
        .iter()
        .any(|number| number.disposition == Disposition::Stay);
    let (label, value) = match (leaves, stay, account.new_btn) {
        (true, true, Some(new)) => (
            "New BTN named".to_owned(),
            format!("{} becomes the BTN of what stays.", new.national()),
        ),
        (true, true, None) => (
            "The BTN leaves, numbers stay".to_owned(),
            "Someone accepted that no new BTN is named.".to_owned(),
        ),
        (true, false, _) => (
            "Full port".to_owned(),
            "The BTN leaves with every other number.".to_owned(),
        ),
        _ => (
            "Partial port".to_owned(),
            format!("The BTN {} stays.", btn.national()),
        ),
    };
    Fact {
        label,
        value,
        icon: Some(Icon::Ok),
    }
}

//! Checks of a losing account: what we state of it against the CSR, the BTN rule, the fate of every number.

use super::{hold, index::Index, last_digits, pages, record};
use crate::{
    account::Account,
    carrier::BtnRule,
    finding::{Finding, Severity},
    number::{Disposition, Kind, Number},
    order::KeyClass,
    place::Place,
    plan::Plan,
    reconcile::{self, FieldComparison, Grade, Slip},
    snapshot::Snapshot,
};

/// Adds the findings of one account.
pub(super) fn check(
    snapshot: &Snapshot,
    index: &Index<'_>,
    account: &Account,
    plan: &Plan,
    findings: &mut Vec<Finding>,
) {
    let carrier = snapshot.carrier_name(&account.carrier);
    let numbers = index.of_account(account.id);
    let local = index
        .open_orders(account.id)
        .any(|order| order.key.class != KeyClass::TollFree)
        || numbers.iter().any(|number| number.kind == Kind::Local);
    undecided(account, carrier, numbers, findings);
    if local {
        btn(snapshot, account, carrier, numbers, findings);
        compare(snapshot, account, carrier, numbers, findings);
    }
    required(snapshot, account, numbers, local, findings);
    hold::pin(snapshot, index, account, local, findings);
    hold::lock(account, carrier, findings);
    hold::contract(account, carrier, plan, findings);
    pages::check(snapshot, account, findings);
}

fn place(account: &Account, field: &str) -> Place {
    Place::Account {
        id: account.id,
        field: field.to_owned(),
    }
}

fn undecided(account: &Account, carrier: &str, numbers: &[&Number], findings: &mut Vec<Finding>) {
    let open: Vec<&Number> = numbers
        .iter()
        .copied()
        .filter(|number| number.disposition == Disposition::Undecided)
        .collect();
    if open.is_empty() {
        return;
    }
    findings.push(
        Finding::blocker(
            "undecided_numbers",
            place(account, "undecided"),
            format!(
                "Nobody has decided on {} ({}). {carrier} rejects a partial port when the fate of one number is unknown.",
                count(open.len(), "number"),
                last_digits(&open)
            ),
            "Decide for each: port, stay or disconnect.",
        )
        .costs(5)
        .sourced("RC-FAQ, ONSIP"),
    );
}

/// Numbers of a list that are on no account and on which nobody has decided: the ledger is open there too.
pub(super) fn homeless(snapshot: &Snapshot, findings: &mut Vec<Finding>) {
    let open: Vec<&Number> = snapshot
        .numbers
        .values()
        .filter(|number| number.account.is_none() && number.disposition == Disposition::Undecided)
        .collect();
    if open.is_empty() {
        return;
    }
    findings.push(
        Finding::warning(
            "undecided_numbers",
            Place::Project,
            format!(
                "Nobody has decided on {} that {} on no account ({}).",
                count(open.len(), "number"),
                if open.len() == 1 { "is" } else { "are" },
                last_digits(&open)
            ),
            "Find the account of each on a bill, then decide: port, stay or disconnect.",
        )
        .costs(5)
        .sourced("RC-FAQ, ONSIP"),
    );
}

/// The BTN rule: when the BTN leaves and numbers stay, a new BTN must be named that is active, stays and
/// is in no order. [MS-OVERVIEW][BW-ERR 7434]
fn btn(
    snapshot: &Snapshot,
    account: &Account,
    carrier: &str,
    numbers: &[&Number],
    findings: &mut Vec<Finding>,
) {
    let Some(btn) = account.btn else { return };
    let leaves = numbers
        .iter()
        .any(|number| number.tn == btn && number.disposition == Disposition::Port);
    let stay: Vec<&Number> = numbers
        .iter()
        .copied()
        .filter(|number| number.disposition == Disposition::Stay)
        .collect();
    if !numbers.iter().any(|number| number.tn == btn) {
        findings.push(
            Finding::warning(
                "btn_not_listed",
                place(account, "btn"),
                format!("The BTN {} is on no list of this account.", btn.national()),
                "Look at the CSR: the BTN is printed at its head.",
            )
            .costs(5)
            .sourced("BW-ERR 7445"),
        );
    }
    if !leaves || stay.is_empty() {
        return;
    }
    // Some gaining sides take no BTN out of an account that lives on, new BTN or not. [MS-OVERVIEW]
    let last = [snapshot.gaining(), snapshot.platform()]
        .into_iter()
        .flatten()
        .find_map(|side| {
            let rule = side.btn.as_ref()?;
            (rule.value == BtnRule::Last).then_some((side, rule))
        });
    if let Some((side, rule)) = last {
        findings.push(
            Finding::blocker(
                "btn_leaves",
                place(account, "btn"),
                format!(
                    "The BTN leaves, {} stay. {} takes the BTN only with the whole account.",
                    count(stay.len(), "number"),
                    side.name
                ),
                "Let the BTN stay until the last number has left, or move or disconnect the others too.",
            )
            .costs(5)
            .sourced(format!("{}, {}", rule.source, rule.as_of)),
        );
        return;
    }
    let Some(new_btn) = account.new_btn else {
        let hint = new_btn_candidates(numbers).first().map_or_else(
            || "Keep one number that is active and in no order, and name it as new BTN.".to_owned(),
            |number| {
                format!(
                    "Name a new BTN: {} is active, stays and is in no order.",
                    number.tn.national()
                )
            },
        );
        findings.push(
            Finding::blocker(
                "btn_leaves",
                place(account, "new_btn"),
                format!(
                    "The BTN leaves, {} stay. {carrier} wants a new BTN that is active, stays and is in no order.",
                    count(stay.len(), "number")
                ),
                hint,
            )
            .costs(5)
            .sourced(rule_source(snapshot, account)),
        );
        return;
    };
    if !stay.iter().any(|number| number.tn == new_btn) {
        findings.push(
            Finding::blocker(
                "new_btn_unfit",
                place(account, "new_btn"),
                format!(
                    "{} is named as new BTN, but it does not stay on this account.",
                    new_btn.national()
                ),
                "Name a number that stays.",
            )
            .costs(5)
            .sourced(rule_source(snapshot, account)),
        );
    }
}

fn rule_source(snapshot: &Snapshot, account: &Account) -> String {
    let rule = [snapshot.carriers.get(&account.carrier), snapshot.gaining()]
        .into_iter()
        .flatten()
        .find_map(|profile| profile.btn.as_ref());
    rule.map_or_else(
        || "MS-OVERVIEW, BW-ERR 7434".to_owned(),
        |rule| format!("{}, {}", rule.source, rule.as_of),
    )
}

/// Numbers of an account that could become its new BTN: on the CSR, staying, in no order. Lines that
/// people rely on less come later in the list than those at the lowest number.
pub(crate) fn new_btn_candidates<'a>(numbers: &[&'a Number]) -> Vec<&'a Number> {
    let mut fit: Vec<&Number> = numbers
        .iter()
        .copied()
        .filter(|number| {
            number.disposition == Disposition::Stay
                && number.order.is_none()
                && number.on_csr
                && number.kind == Kind::Local
        })
        .collect();
    fit.sort_by_key(|number| number.tn);
    fit
}

/// Every field that differs from the CSR.
fn compare(
    snapshot: &Snapshot,
    account: &Account,
    carrier: &str,
    numbers: &[&Number],
    findings: &mut Vec<Finding>,
) {
    let Some(csr) = snapshot.csrs.get(&account.id) else {
        let losing = snapshot.carriers.get(&account.carrier);
        let none = losing
            .and_then(|profile| profile.leaving_csr.as_ref())
            .filter(|rule| !rule.value);
        findings.push(
            Finding::warning(
                "csr_missing",
                place(account, "csr"),
                format!("There is no CSR of this account, so nothing can be compared with what {carrier} holds."),
                match none {
                    Some(_) => format!("{carrier} gives none. Compare with its bill and its portal, letter by letter."),
                    None => "Ask for the CSR and paste it as it was sent.".to_owned(),
                },
            )
            .costs(5)
            .sourced(none.map_or("BW-CSR", |rule| &rule.source)),
        );
        return;
    };
    let record = reconcile::record(csr);
    let sites = reconcile::sites_among(snapshot, numbers.iter().copied());
    let fields = reconcile::account_fields_at(snapshot, account, &sites, &record);
    if record::is_of_another(&fields) {
        findings.push(record::of_another(account, carrier));
        return;
    }
    record::check(snapshot, account, numbers, &record, findings);
    for field in fields {
        if field.field == "class" {
            // Said by the check of the record, with what to ask.
            continue;
        }
        if let Some(severity) = field.severity
            && severity != Severity::Note
            && field.kept.is_empty()
        {
            findings.push(difference(account, carrier, &field, severity));
        }
        if !field.kept.is_empty() {
            findings.push(kept(account, carrier, &field));
        }
        cut_off(account, &field, findings);
    }
}

fn difference(
    account: &Account,
    carrier: &str,
    field: &FieldComparison,
    severity: Severity,
) -> Finding {
    let (code, days, source) = match field.field.split(':').next().unwrap_or_default() {
        "business_name" => ("name_mismatch", 5, "BW-ERR 7404"),
        "billing_name" => ("billing_name_mismatch", 5, "BW-ERR 7429"),
        "account_number" => ("account_number_mismatch", 5, "BW-ERR 7401"),
        "btn" => ("btn_mismatch", 5, "BW-ERR 7445"),
        "signer" => ("signer_mismatch", 10, "BW-ERR 7462"),
        "billing_address" => ("billing_address_mismatch", 5, "BW-ERR 7402"),
        _ => ("address_mismatch", 5, "BW-ERR 7402, BW-CSR"),
    };
    let label = &field.label;
    let written_out = field
        .pieces
        .iter()
        .any(|piece| piece.grade == Grade::Abbreviation);
    let marks = || {
        let named = field
            .pieces
            .iter()
            .filter(|piece| piece.grade == Grade::Punctuation);
        let named: Vec<String> = named
            .flat_map(|piece| [mark_name(&piece.ours), mark_name(&piece.theirs)])
            .flatten()
            .collect();
        named.join(" and ")
    };
    let message = match field.grade {
        Grade::Abbreviation | Grade::Punctuation if written_out => {
            format!(
                "{label} is written out where the CSR abbreviates, or the reverse. It usually passes."
            )
        }
        Grade::Punctuation if severity == Severity::Warning => {
            format!(
                "{label}: {} differs. In an address it usually passes.",
                marks()
            )
        }
        Grade::Punctuation => format!(
            "{label}: {} differs. {carrier} compares letter by letter.",
            marks()
        ),
        Grade::Missing => format!("{label} is empty, and the CSR has “{}”.", field.theirs),
        Grade::LookAlike => format!(
            "{label} looks like what {carrier} holds and is not the same: {}.",
            named(field, Grade::LookAlike)
        ),
        Grade::Order => format!(
            "{label} has the words of the CSR in another order: “{}” against “{}”.",
            field.ours, field.theirs
        ),
        Grade::Truncated => format!(
            "{label}: the CSR ends where the form cuts off, “{}”. It usually passes.",
            field.theirs
        ),
        _ => format!(
            "{label} is not what {carrier} holds: “{}” against “{}”.",
            field.ours, field.theirs
        ),
    };
    let hint = match field.slip {
        Some(slip)
            if !matches!(
                slip,
                Slip::Punctuation | Slip::Dashes | Slip::Direction | Slip::StreetType
            ) && severity == Severity::Blocker =>
        {
            format!("{} Take {carrier}’s spelling.", slip.words())
        }
        _ => format!("Take {carrier}’s spelling."),
    };
    Finding::new(severity, code, place(account, &field.field), message, hint)
        .costs(days)
        .sourced(source)
}

/// What the differences of a grade are, as the comparison names them.
fn named(field: &FieldComparison, grade: Grade) -> String {
    reconcile::differences(&field.pieces)
        .into_iter()
        .filter(|difference| difference.grade == grade)
        .map(|difference| difference.words)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Ours is stated against the carrier's, for a reason that someone gave.
fn kept(account: &Account, carrier: &str, field: &FieldComparison) -> Finding {
    Finding::new(
        field.severity.unwrap_or(Severity::Note),
        "spelling_kept",
        place(account, &field.field),
        format!(
            "{}: “{}” is kept against {carrier}’s “{}”. Reason: {}",
            field.label, field.ours, field.theirs, field.kept
        ),
        "Ask for a new CSR that says so before the order goes out.",
    )
    .sourced("CLEARFLY")
}

fn mark_name(marks: &str) -> Option<String> {
    Some(match marks {
        "" => return None,
        "," => "a comma".to_owned(),
        "." => "a full stop".to_owned(),
        "&" => "an ampersand".to_owned(),
        "'" | "’" => "an apostrophe".to_owned(),
        other => format!("“{other}”"),
    })
}

fn cut_off(account: &Account, field: &FieldComparison, findings: &mut Vec<Finding>) {
    let Some(cut) = &field.cut else { return };
    findings.push(
        Finding::note(
            "form_cuts_off",
            place(account, &field.field),
            format!(
                "{}: {}’s form takes {} characters and cuts {} off.",
                field.label,
                cut.whose,
                cut.limit,
                cut.cuts.chars().count()
            ),
            "That is expected and no fault; the letter carries the whole name.",
        )
        .sourced(cut.source.clone()),
    );
}

/// Fields without which no order is taken (47 CFR 64.1130 (e)(1) and the carriers' own forms).
fn required(
    snapshot: &Snapshot,
    account: &Account,
    numbers: &[&Number],
    local: bool,
    findings: &mut Vec<Finding>,
) {
    let sites = reconcile::sites_among(snapshot, numbers.iter().copied());
    let no_service_address = if sites.is_empty() {
        account.service_address.is_empty()
    } else {
        sites.iter().any(|site| site.address.is_empty())
    };
    let po_box = sites
        .iter()
        .map(|site| &site.address)
        .chain([&account.service_address])
        .any(|address| reconcile::is_post_box(&address.street));
    let missing = [
        (
            account.billing_name.is_empty(),
            "missing_billing_name",
            "billing_name",
            "The billing name",
        ),
        (
            account.signer.name.is_empty(),
            "missing_signer",
            "signer",
            "The authorised signer",
        ),
        (
            local && account.business_name.is_empty(),
            "missing_business_name",
            "business_name",
            "The business name",
        ),
        (
            local && account.account_number.is_empty(),
            "missing_account_number",
            "account_number",
            "The account number",
        ),
        (
            local && account.btn.is_none(),
            "missing_btn",
            "btn",
            "The BTN",
        ),
        (
            local && account.billing_address.is_empty(),
            "missing_billing_address",
            "billing_address",
            "The billing address",
        ),
        (
            local && no_service_address,
            "missing_service_address",
            "service_address",
            "The service address",
        ),
    ];
    // Some platforms have no account number on a bill; what stands for it is published. [GEN-OUT]
    let stands_for = snapshot
        .carriers
        .get(&account.carrier)
        .and_then(|profile| profile.leaving_account_number.as_ref());
    for (is_missing, code, field, label) in missing {
        if is_missing {
            let hint = match stands_for.filter(|_| field == "account_number") {
                Some(rule) => format!(
                    "Enter {}. [{}, read {}]",
                    rule.value, rule.source, rule.as_of
                ),
                None => format!(
                    "Enter {} as the carrier holds it.",
                    label.replacen("The", "the", 1)
                ),
            };
            findings.push(
                Finding::blocker(
                    code,
                    place(account, field),
                    format!("{label} is missing. The LOA cannot be signed without it."),
                    hint,
                )
                .costs(5)
                .sourced("CFR-64.1130(e)"),
            );
        }
    }
    if local && po_box {
        findings.push(
            Finding::blocker(
                "po_box",
                place(account, "service_address"),
                "A PO box is no service address: lines are installed in a building.",
                "Enter the address where the lines end.",
            )
            .costs(5)
            .sourced("NUMBERGARAGE, TW-CA"),
        );
    }
}

/// `1 number`, `7 numbers`.
pub(super) fn count(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

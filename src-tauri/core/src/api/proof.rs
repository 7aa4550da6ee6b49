//! Commands of the proof: look-ups made elsewhere, bills as pasted, spellings kept for a reason, and what carriers
//! reject for; and the parts of an account's view that show the three lists, the consequences and the papers.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    commands::{CsrPaste, Done, KeepSpelling, Nothing},
    error::WireError,
    project::parse_date,
    session::{Call, Session, State, account_of},
    view::{
        Consequence, FormCut, Icon, LookupPaste, LookupRecord, LookupView, LookupsDone, MatchGroup,
        PaperAge, PartPair, RejectionReason,
    },
    words::{count, disposition_words, mark, ranges, short_name, small},
};
use crate::{
    account::{Account, KeptSpelling},
    csr::Bill,
    id::AccountId,
    number::{Disposition, Lookup, LookupKind, Number, TelephoneNumber, lookup},
    project::Op,
    readiness::{self, Standing},
    reconcile::{self, FieldComparison, GroupKind},
    snapshot::Snapshot,
    window::{date_words, day_words},
};

impl Session {
    pub(super) fn lookup_record(
        &mut self,
        request: LookupRecord,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let kind = request.kind;
        let Some(value) = kind.answer(&request.value) else {
            return Err(WireError::user(
                "no_such_answer",
                format!(
                    "“{}” is no answer to a look-up of the {}.",
                    request.value,
                    kind.label().to_lowercase()
                ),
                match kind {
                    LookupKind::Portability | LookupKind::Coverage => "Write yes or no.",
                    LookupKind::RespOrg => "A RespOrg id has five letters or digits.",
                    LookupKind::RateCentre | LookupKind::Carrier => "Write what the look-up said.",
                },
            ));
        };
        let (looked_on, source) = told(&request.looked_on, &request.source)?;
        let mut lookups: Vec<Lookup> = Vec::new();
        for id in &request.ids {
            let number = snapshot
                .numbers
                .get(id)
                .ok_or_else(|| WireError::not_here("A chosen number"))?;
            if !lookups.iter().any(|lookup| lookup.tn == number.tn) {
                lookups.push(Lookup {
                    tn: number.tn,
                    kind,
                    value: value.clone(),
                    looked_on,
                    source: source.clone(),
                });
            }
        }
        if lookups.is_empty() {
            return Err(WireError::user(
                "no_numbers",
                "No number is chosen.",
                "Choose the numbers that were looked up.",
            ));
        }
        let what = format!(
            "{} of {}: {value}",
            kind.label().to_lowercase(),
            count(lookups.len(), "number")
        );
        self.write(&recorded(&snapshot, lookups, what), call.now)
    }

    pub(super) fn lookups_paste(
        &mut self,
        request: LookupPaste,
        call: &mut Call<'_>,
    ) -> Result<LookupsDone, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let (looked_on, source) = told(&request.looked_on, &request.source)?;
        let list = lookup::read_list(&lookup::rows(&request.text), looked_on, &source);
        let here: BTreeSet<TelephoneNumber> =
            snapshot.numbers.values().map(|number| number.tn).collect();
        let (lookups, strange): (Vec<Lookup>, Vec<Lookup>) = list
            .lookups
            .into_iter()
            .partition(|lookup| here.contains(&lookup.tn));
        let unknown: BTreeSet<TelephoneNumber> = strange.iter().map(|lookup| lookup.tn).collect();
        if lookups.is_empty() {
            return Err(WireError::user(
                "no_lookups",
                "The list holds no look-up of a number of this project.",
                "Name the columns in its first row, such as Rate Center, SPID or Portable, with the numbers in a column of their own.",
            ));
        }
        let recorded_now = small(lookups.len());
        let what = format!("{} from {source}", count(lookups.len(), "look-up"));
        Ok(LookupsDone {
            done: self.write(&recorded(&snapshot, lookups, what), call.now)?,
            recorded: recorded_now,
            unknown: unknown.into_iter().map(TelephoneNumber::national).collect(),
            refused: list
                .refused
                .into_iter()
                .map(|(row, column, text)| format!("row {row}, column {column}: {text}"))
                .collect(),
        })
    }

    pub(super) fn account_keep_spelling(
        &mut self,
        request: KeepSpelling,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let account = account_of(&snapshot, request.id)?;
        let reason = request.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(WireError::user(
                "no_reason",
                "The carrier’s spelling wins unless there is a reason.",
                "Say why ours is kept, such as who at the carrier confirmed it and when.",
            ));
        }
        let field = snapshot
            .csrs
            .get(&account.id)
            .map(|csr| reconcile::account_fields(&snapshot, account, &reconcile::record(csr)))
            .unwrap_or_default()
            .into_iter()
            .find(|field| field.field == request.field && field.severity.is_some())
            .ok_or_else(|| {
                WireError::user(
                    "nothing_to_keep",
                    "That field does not differ from the CSR.",
                    "Look at the comparison again.",
                )
            })?;
        let carrier = short_name(snapshot.carrier_name(&account.carrier));
        let what = format!(
            "our spelling of {} kept against {carrier}’s",
            field.label.to_lowercase()
        );
        let kept = KeptSpelling {
            account: account.id,
            field: field.field,
            ours: field.ours,
            theirs: field.theirs,
            reason,
            kept_on: call.now.date_naive(),
        };
        self.write(&Op::KeepSpelling { kept, what }, call.now)
    }

    pub(super) fn bill_save(
        &mut self,
        request: CsrPaste,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = std::sync::Arc::clone(&self.opened()?.snapshot);
        let account = account_of(&snapshot, request.id)?;
        if request.text.trim().is_empty() {
            return Err(WireError::user(
                "empty_bill",
                "The bill is empty.",
                "Paste its text, at least the page with names and addresses.",
            ));
        }
        let dated = parse_date("date of the bill", &request.dated)?.ok_or_else(|| {
            WireError::user(
                "no_bill_date",
                "The bill has no date.",
                "Enter the day printed on it; its age counts.",
            )
        })?;
        let newest = account.bill_date.is_none_or(|known| known < dated);
        let account = Box::new(Account {
            bill_date: if newest {
                Some(dated)
            } else {
                account.bill_date
            },
            ..account.clone()
        });
        let bill = Bill {
            account: request.id,
            dated,
            text: request.text,
        };
        self.write(&Op::Bill { bill, account }, call.now)
    }

    pub(super) fn rejection_reasons(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<RejectionReason>, WireError> {
        let state = self.state(call.now)?;
        Ok(readiness::standings(&state.findings)
            .into_iter()
            .map(reason)
            .collect())
    }

    /// What carriers reject for, each row of the catalogue with how this project stands to it.
    pub fn report_reasons(
        &mut self,
        call: &mut Call<'_>,
    ) -> Result<Vec<RejectionReason>, WireError> {
        self.rejection_reasons(Nothing {}, call)
    }
}

/// Day and source, without which no look-up is recorded.
fn told(looked_on: &str, source: &str) -> Result<(chrono::NaiveDate, String), WireError> {
    let looked_on = parse_date("day of the look-up", looked_on)?.ok_or_else(|| {
        WireError::user(
            "no_lookup_date",
            "The look-up has no day.",
            "Enter the day; what was found may change.",
        )
    })?;
    let source = source.trim().to_owned();
    if source.is_empty() {
        return Err(WireError::user(
            "no_lookup_source",
            "The look-up has no source.",
            "Say where it was looked up.",
        ));
    }
    Ok((looked_on, source))
}

/// The write of some look-ups. Orders are split by the RespOrg of the number itself, so it is written there too.
fn recorded(snapshot: &Snapshot, lookups: Vec<Lookup>, what: String) -> Op {
    let resp_orgs: BTreeMap<TelephoneNumber, &str> = lookups
        .iter()
        .filter(|lookup| lookup.kind == LookupKind::RespOrg)
        .map(|lookup| (lookup.tn, lookup.value.as_str()))
        .collect();
    let numbers = snapshot
        .numbers
        .values()
        .filter_map(|number| {
            let value = resp_orgs.get(&number.tn)?;
            (number.resp_org != *value).then(|| Number {
                resp_org: (*value).to_owned(),
                ..number.clone()
            })
        })
        .collect();
    Op::Lookups {
        lookups,
        numbers,
        what,
    }
}

fn reason(standing: Standing) -> RejectionReason {
    let entry = standing.entry;
    let codes = [("Bandwidth", entry.bandwidth), ("Telnyx", entry.telnyx)]
        .into_iter()
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(whose, codes)| format!("{whose} {codes}"))
        .collect::<Vec<_>>()
        .join("; ");
    RejectionReason {
        row: entry.row,
        reason: entry.reason.to_owned(),
        fix: entry.fix.to_owned(),
        days: entry.days_words(),
        codes,
        foreseen: entry.is_foreseen(),
        result: match entry.ask() {
            Some((whom, question)) => format!("Cannot be known here. Ask {whom}: {question}"),
            None if standing.findings == 0 => "Nothing found.".to_owned(),
            None => count(standing.findings, "finding"),
        },
        findings: small(standing.findings),
    }
}

/// The look-ups of a number as shown.
pub(super) fn lookups(snapshot: &Snapshot, number: &Number) -> Vec<LookupView> {
    let found = snapshot.lookups.get(&number.tn);
    found
        .into_iter()
        .flatten()
        .map(|lookup| LookupView {
            kind: lookup.kind,
            label: lookup.kind.label().to_owned(),
            value: lookup.value.clone(),
            when: format!("{}, {}", date_words(lookup.looked_on), lookup.source),
        })
        .collect()
}

fn spans(numbers: &[&Number]) -> Vec<String> {
    ranges(numbers).into_iter().map(|(text, _)| text).collect()
}

/// `2 undecided, 3 disconnect`.
pub(super) fn fates(numbers: &[&Number]) -> String {
    [
        Disposition::Undecided,
        Disposition::Disconnect,
        Disposition::Stay,
        Disposition::Port,
    ]
    .into_iter()
    .filter_map(|disposition| {
        let n = numbers
            .iter()
            .filter(|number| number.disposition == disposition)
            .count();
        (n > 0).then(|| format!("{n} {}", disposition_words(disposition)))
    })
    .collect::<Vec<_>>()
    .join(", ")
}

/// The three lists of an account as groups, and the lists that are not there.
pub(super) fn groups(snapshot: &Snapshot, account: AccountId) -> (Vec<MatchGroup>, Vec<String>) {
    let lists = reconcile::lists(snapshot, Some(account));
    let groups = lists
        .groups
        .iter()
        .map(|group| MatchGroup {
            code: group.kind.code().to_owned(),
            title: group.kind.title().to_owned(),
            action: group.kind.action().to_owned(),
            icon: match group.kind {
                GroupKind::InAll => Icon::Ok,
                GroupKind::TwoAccounts => Icon::Blocker,
                _ => Icon::Warning,
            },
            count: small(group.numbers.len()),
            numbers: spans(&group.numbers),
            note: fates(&group.numbers),
        })
        .collect();
    (groups, lists.absent())
}

/// What the record and the list of an account give away.
pub(super) fn consequences(snapshot: &Snapshot, account: &Account) -> Vec<Consequence> {
    readiness::consequences(snapshot, account)
        .into_iter()
        .map(|found| Consequence {
            code: found.code.to_owned(),
            title: found.title.to_owned(),
            ask: found.ask.to_owned(),
            seen: found.seen,
            numbers: spans(&found.numbers),
        })
        .collect()
}

/// The papers of the account's orders against the days on which they go out.
pub(super) fn papers(state: &State, account: AccountId) -> Vec<PaperAge> {
    let snapshot = &state.snapshot;
    snapshot
        .orders
        .values()
        .filter(|order| order.key.account == Some(account) && order.activated_at.is_none())
        .flat_map(|order| {
            let planned = state.plan.orders.iter().find(|plan| plan.order == order.id);
            readiness::papers(snapshot, order, planned)
                .into_iter()
                .map(move |paper| (order, paper))
        })
        .map(|(order, paper)| {
            let until = paper.good_until();
            let taken = |day: Option<chrono::NaiveDate>| match (paper.dated, until, day) {
                (None, ..) => mark(Icon::Warning, "none yet"),
                (_, Some(until), Some(day)) if day > until => {
                    mark(Icon::Blocker, format!("{}: too old", day_words(day)))
                }
                (_, _, Some(day)) => mark(Icon::Ok, format!("{}: taken", day_words(day))),
                _ => mark(Icon::Waiting, "no day planned"),
            };
            PaperAge {
                order: order.name.clone(),
                paper: paper.kind.words().to_owned(),
                dated: paper
                    .dated
                    .map_or_else(|| "none yet".to_owned(), date_words),
                limit: format!("{} ({})", count(paper.limit.into(), "day"), paper.source),
                good_until: until.map(date_words).unwrap_or_default(),
                as_planned: taken(paper.sent),
                after_rejection: taken(paper.sent_again),
            }
        })
        .collect()
}

/// What a form cuts off, as shown.
pub(super) fn cut(field: &FieldComparison) -> Option<FormCut> {
    field.cut.as_ref().map(|cut| FormCut {
        whose: cut.whose.clone(),
        takes: cut.takes.clone(),
        cuts: cut.cuts.clone(),
        source: cut.source.clone(),
    })
}

/// The parts of an address, as shown.
pub(super) fn parts(field: &FieldComparison) -> Vec<PartPair> {
    field
        .parts
        .iter()
        .map(|part| PartPair {
            part: part.part.to_owned(),
            ours: part.ours.clone(),
            theirs: part.theirs.clone(),
            grade: part.grade,
        })
        .collect()
}

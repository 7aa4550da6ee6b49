//! What another gaining side does otherwise, rule by rule, and what the two plans cost.

use std::collections::BTreeMap;

use crate::{
    carrier::{Cents, all_rules},
    cost::{Costs, Line, Sure, Total, sum_words},
    snapshot::Snapshot,
};

/// Rules that decide what an order looks like, when it can be and what has to lie with it.
const DECIDING: [&str; 20] = [
    "via",
    "lead_times",
    "project_from",
    "caps",
    "split_keys",
    "cut_off",
    "answer_days",
    "answers",
    "earliest_request_days",
    "latest_request_days",
    "request_dates",
    "windows",
    "activates_in",
    "change_cut_off_hours",
    "change_cut_off_days",
    "snapback_hours",
    "loa",
    "loa_max_days",
    "bill_max_days",
    "btn",
];

/// One thing in the first project and in the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twice {
    /// What: `Change cut-off before the FOC`.
    pub name: String,
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// The rules of the gaining side that differ; none where it is the same side.
pub(super) fn rules(before: &Snapshot, after: &Snapshot) -> Vec<Twice> {
    if before.settings.gaining == after.settings.gaining {
        return Vec::new();
    }
    let (first, second) = (of_side(before), of_side(after));
    let mut names: Vec<(&(usize, String), &String)> = Vec::new();
    for (path, (name, _)) in first.iter().chain(&second) {
        if !names.iter().any(|(known, _)| *known == path) {
            names.push((path, name));
        }
    }
    names.sort_unstable();
    let says = |side: &Said, path| {
        side.get(path)
            .map_or_else(|| "not stated".to_owned(), |(_, value)| value.clone())
    };
    names
        .into_iter()
        .map(|(path, name)| Twice {
            name: name.clone(),
            before: says(&first, path),
            after: says(&second, path),
        })
        .filter(|twice| twice.before != twice.after)
        .collect()
}

/// What a rule is about and what it says, by where it stands in [`DECIDING`] and its path.
type Said = BTreeMap<(usize, String), (String, String)>;

/// What a platform says itself goes before what the carrier says that it ports through.
fn of_side(snapshot: &Snapshot) -> Said {
    let mut said = Said::new();
    let platform = snapshot.platform();
    let through = snapshot
        .gaining()
        .filter(|carrier| platform.is_none_or(|platform| platform.id != carrier.id));
    for profile in platform.into_iter().chain(through) {
        let mut its: Said = BTreeMap::new();
        for rule in all_rules(profile) {
            let Some(at) = DECIDING.iter().position(|key| *key == rule.key) else {
                continue;
            };
            let stated = said.range((at, String::new())..).next();
            if stated.is_some_and(|((other, _), _)| *other == at) {
                continue;
            }
            if let Some(value) = rule.value {
                // Several entries of one rule may bear one path; each is told.
                let (_, words) = its
                    .entry((at, rule.path))
                    .or_insert_with(|| (rule.rule, String::new()));
                if !words.is_empty() {
                    words.push_str("; ");
                }
                words.push_str(&value);
            }
        }
        said.extend(its);
    }
    said
}

/// What is owed or planned by kind of cost where it differs, then in all.
pub(super) fn costs(before: &Costs, after: &Costs) -> Vec<Twice> {
    let (first, second) = (by_kind(before), by_kind(after));
    let mut kinds: Vec<&str> = first.keys().chain(second.keys()).copied().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let words = |kinds: &BTreeMap<&str, Vec<&Line>>, kind: &str| {
        kinds
            .get(kind)
            .map_or_else(|| "nothing".to_owned(), |lines| sum(lines))
    };
    let in_all = |costs: &Costs| sum_words(&costs.total, costs.unknown);
    let mut twice: Vec<Twice> = kinds
        .into_iter()
        .map(|kind| Twice {
            name: kind.to_owned(),
            before: words(&first, kind),
            after: words(&second, kind),
        })
        .collect();
    twice.push(Twice {
        name: "In all".to_owned(),
        before: in_all(before),
        after: in_all(after),
    });
    twice.retain(|twice| twice.before != twice.after);
    twice
}

/// Why the whole differs: `: more for overlap, less for early termination`.
pub(super) fn why(before: &Costs, after: &Costs) -> String {
    let (first, second) = (by_kind(before), by_kind(after));
    // What is known, and how many lines are not: sums of other unknowns cannot be held against each other.
    let known = |kinds: &BTreeMap<&str, Vec<&Line>>, kind: &str| -> (usize, u64) {
        let lines = || kinds.get(kind).into_iter().flatten();
        let unknown = lines().filter(|line| line.is_unknown()).count();
        let amounts = lines().filter_map(|line| line.amount);
        (unknown, amounts.map(Cents::count).sum())
    };
    let mut kinds: Vec<&str> = first.keys().chain(second.keys()).copied().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let of = |more: bool| -> Vec<String> {
        let differs = kinds.iter().filter(|kind| {
            let (was, is) = (known(&first, kind), known(&second, kind));
            was.0 == is.0 && if more { is.1 > was.1 } else { is.1 < was.1 }
        });
        differs.map(|kind| lower(kind)).collect()
    };
    let parts: Vec<String> = [("more", of(true)), ("less", of(false))]
        .into_iter()
        .filter(|(_, kinds)| !kinds.is_empty())
        .map(|(word, kinds)| format!("{word} for {}", list(&kinds)))
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(": {}", parts.join(", "))
    }
}

/// `Overlap` within a sentence; the carrier behind a comma keeps its letters.
fn lower(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// `a`, `a and b`, `a, b and c`
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn by_kind(costs: &Costs) -> BTreeMap<&str, Vec<&Line>> {
    let mut kinds: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    let of_orders = costs.orders.iter().map(|order| &order.sheet);
    let of_accounts = costs.accounts.iter().map(|account| &account.sheet);
    for line in of_orders.chain(of_accounts).flat_map(|sheet| &sheet.lines) {
        if matches!(line.sure, Sure::Owed | Sure::Planned) {
            kinds.entry(&line.what).or_default().push(line);
        }
    }
    kinds
}

fn sum(lines: &[&Line]) -> String {
    let mut totals: BTreeMap<&str, Cents> = BTreeMap::new();
    for line in lines {
        if let Some(amount) = line.amount {
            let total = totals.entry(&line.currency).or_default();
            *total = total.and(amount);
        }
    }
    let totals: Vec<Total> = totals
        .into_iter()
        .map(|(currency, amount)| Total {
            amount,
            currency: currency.to_owned(),
        })
        .collect();
    let unknown = lines.iter().filter(|line| line.is_unknown()).count();
    sum_words(&totals, u32::try_from(unknown).unwrap_or(u32::MAX))
}

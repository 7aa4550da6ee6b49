//! A number whose area code or exchange its neighbours belie.

use super::list::{Cells, Exchange, Group, exchange};
use super::{FaultKind, Proposal, Suspicion};
use crate::number::{Kind, TelephoneNumber, telephone};

/// How many numbers of one exchange speak against a number of another that looks like it.
const MANY: usize = 8;
/// How many times as many they have to be.
const TIMES: usize = 8;

/// Suspects a number that looks like one of a large group of the list with its area code or exchange miswritten.
pub(super) fn suspect(cells: &Cells<'_>, at: usize, tn: TelephoneNumber) -> Option<Suspicion> {
    let own = cells.exchanges.get(&exchange(tn))?;
    // A group of some size is no slip of the pen; only then is the rest looked at.
    if own.count * TIMES > cells.numbers.len() || own.count > 3 {
        return None;
    }
    area_code(cells, at, tn, *own).or_else(|| in_exchange(cells, at, tn, *own))
}

fn area_code(cells: &Cells<'_>, at: usize, tn: TelephoneNumber, own: Group) -> Option<Suspicion> {
    // An area code that the list has elsewhere too is none that somebody miswrote.
    if cells.area_codes.get(&tn.npa()).copied().unwrap_or(0) > own.count {
        return None;
    }
    let likely = cells.exchanges.iter().filter(|((npa, nxx), group)| {
        *nxx == tn.nxx()
            && *npa != tn.npa()
            && speaks_against(**group, own)
            && !both_toll_free(*npa, tn)
    });
    let (meant, group, swapped) = one_of(likely, |(npa, _)| (*npa, tn.npa()))?;
    let proposed = with_line(meant, tn.line())?;
    let fits = (group.low..=group.high).contains(&tn.line()) || follows(cells, at, proposed);
    if !(swapped || fits && beside(cells, at, meant)) {
        return None;
    }
    let kind = if swapped {
        FaultKind::AreaCodeTransposed
    } else {
        FaultKind::AreaCodeMistyped
    };
    let how = if swapped {
        "has the same digits in another order"
    } else {
        "differs in one digit"
    };
    let reason = format!(
        "Area code {}, and {} numbers of the list are {}-{:03}. It {how}.",
        tn.npa(),
        group.count,
        meant.0,
        meant.1
    );
    Some(with_proposal(cells, kind, reason, proposed))
}

fn in_exchange(cells: &Cells<'_>, at: usize, tn: TelephoneNumber, own: Group) -> Option<Suspicion> {
    let likely = cells.exchanges.iter().filter(|((npa, nxx), group)| {
        *npa == tn.npa() && *nxx != tn.nxx() && speaks_against(**group, own)
    });
    let (meant, group, swapped) = one_of(likely, |(_, nxx)| (*nxx, tn.nxx()))?;
    let proposed = with_line(meant, tn.line())?;
    // Exchanges of a place are alike by nature, so the line has to fit into its neighbours too.
    let fits = follows(cells, at, proposed)
        || swapped
            && (group.low..=group.high).contains(&tn.line())
            && !cells.numbers.contains(&proposed);
    if !fits || !beside(cells, at, meant) {
        return None;
    }
    let kind = if swapped {
        FaultKind::ExchangeTransposed
    } else {
        FaultKind::ExchangeMistyped
    };
    let how = if swapped {
        "has the same digits in another order"
    } else {
        "differs in one digit"
    };
    let reason = format!(
        "Exchange {:03}, and {} numbers of the list are {}-{:03}. It {how}.",
        tn.nxx(),
        group.count,
        meant.0,
        meant.1
    );
    Some(with_proposal(cells, kind, reason, proposed))
}

/// A number on the list already is proposed to nobody: it would stand there twice.
fn with_proposal(
    cells: &Cells<'_>,
    kind: FaultKind,
    reason: String,
    proposed: TelephoneNumber,
) -> Suspicion {
    if cells.numbers.contains(&proposed) {
        let reason = format!("{reason} {} is on the list already.", proposed.dashed());
        return Suspicion::new(kind, reason, None);
    }
    Suspicion::new(kind, reason, Some(Proposal::of_number(proposed)))
}

fn speaks_against(group: Group, own: Group) -> bool {
    group.count >= MANY && group.count >= own.count * TIMES
}

/// 800 and 888 stand side by side in many lists.
fn both_toll_free(npa: u16, tn: TelephoneNumber) -> bool {
    let toll_free = |npa: u16| {
        TelephoneNumber::from_digits(u64::from(npa) * 10_000_000 + 2_000_000)
            .is_some_and(|tn| tn.kind() == Kind::TollFree)
    };
    toll_free(npa) && tn.kind() == Kind::TollFree
}

/// The one group that the digits come from, swapped before changed; `None` where two are possible.
fn one_of<'a>(
    groups: impl Iterator<Item = (&'a Exchange, &'a Group)>,
    codes: impl Fn(&Exchange) -> (u16, u16),
) -> Option<(Exchange, Group, bool)> {
    let (mut swapped, mut changed) = (Vec::new(), Vec::new());
    for (key, group) in groups {
        let (a, b) = codes(key);
        if is_swapped(a, b) {
            swapped.push((*key, *group, true));
        } else if differs_in_one(a, b) {
            changed.push((*key, *group, false));
        }
    }
    match (swapped.as_slice(), changed.as_slice()) {
        ([one], _) | ([], [one]) => Some(*one),
        _ => None,
    }
}

fn digits_of(code: u16) -> [u16; 3] {
    [code / 100 % 10, code / 10 % 10, code % 10]
}

/// Two neighbouring digits have changed places.
fn is_swapped(a: u16, b: u16) -> bool {
    let ([a1, a2, a3], [b1, b2, b3]) = (digits_of(a), digits_of(b));
    a != b && ((a1, a2, a3) == (b2, b1, b3) || (a1, a2, a3) == (b1, b3, b2))
}

fn differs_in_one(a: u16, b: u16) -> bool {
    let differing = digits_of(a)
        .iter()
        .zip(digits_of(b))
        .filter(|(a, b)| **a != *b)
        .count();
    differing == 1
}

fn with_line((npa, nxx): Exchange, line: u16) -> Option<TelephoneNumber> {
    let base = u64::from(npa) * 10_000_000 + u64::from(nxx) * 10_000;
    TelephoneNumber::from_digits(base + u64::from(line))
}

/// Whether the cell above or below is of the exchange.
fn beside(cells: &Cells<'_>, at: usize, meant: Exchange) -> bool {
    let of = |near: Option<(TelephoneNumber, usize)>| {
        near.is_some_and(|(tn, steps)| steps == 1 && exchange(tn) == meant)
    };
    of(cells.above(at)) || of(cells.below(at))
}

/// Whether the number is the next after the cell above or the one before the cell below.
fn follows(cells: &Cells<'_>, at: usize, proposed: TelephoneNumber) -> bool {
    let above = cells
        .above(at)
        .is_some_and(|(tn, steps)| steps == 1 && tn.next() == Some(proposed));
    let below = cells
        .below(at)
        .is_some_and(|(tn, steps)| steps == 1 && proposed.next() == Some(tn));
    (above || below) && !cells.numbers.contains(&proposed)
}

/// A refused number whose area code or exchange cannot be: the digits of its neighbours' in another order?
pub(super) fn bad_form(cells: &Cells<'_>, at: usize, text: &str) -> Option<(Proposal, String)> {
    let digits = super::digits::ten(text)?;
    let (npa, nxx) = (code(digits / 10_000_000)?, code(digits / 10_000 % 1000)?);
    let line = code(digits % 10_000)?;
    let mut found = cells.exchanges.iter().filter(|((area, exchange), group)| {
        let one = |a: u16, b: u16| is_swapped(a, b) || differs_in_one(a, b);
        group.count >= 3
            && (*area == npa && one(*exchange, nxx) || *exchange == nxx && one(*area, npa))
    });
    let (meant, group) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let proposed = with_line(*meant, line).filter(|tn| !cells.numbers.contains(tn))?;
    let fits = beside(cells, at, *meant) || (group.low..=group.high).contains(&line);
    fits.then(|| {
        let seen = format!(
            "{} numbers of the list are {}-{:03}.",
            group.count, meant.0, meant.1
        );
        (Proposal::of_number(proposed), seen)
    })
}

fn code(digits: u64) -> Option<u16> {
    u16::try_from(digits).ok()
}

/// The number with a text's seven digits in the area code of the list that has their exchange: the only one, or one
/// beside which the others are slips.
pub(super) fn by_exchange(cells: &Cells<'_>, text: &str) -> Option<TelephoneNumber> {
    let mut found: Vec<(usize, TelephoneNumber)> = (cells.exchanges.iter())
        .filter_map(|((npa, nxx), group)| {
            let tn = telephone::with_area_code(text, *npa)?;
            (tn.nxx() == *nxx).then_some((group.count, tn))
        })
        .collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    let tn = match found.as_slice() {
        [(_, tn)] => *tn,
        [(most, tn), (next, _), ..] if *most >= SURE && next * SURE <= *most => *tn,
        _ => return None,
    };
    (!cells.numbers.contains(&tn)).then_some(tn)
}

/// So many times as many numbers as any other: what the others are is a slip.
const SURE: usize = 8;

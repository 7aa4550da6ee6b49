//! A list that comes again: what is known of its earlier versions, what a person decided, and which numbers it holds
//! no more. Such a number is marked and kept, unless somebody says what else becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Change, FactChange, Merged, Taken, Verdict, settle};
use crate::{
    id::{AccountId, NumberId, SourceId},
    number::{Disposition, Fact, Number, fact::HandEdits},
    snapshot::Snapshot,
};

/// What becomes of a number that a newer list does not hold.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// It is marked as gone from the list and otherwise kept as it is.
    #[default]
    Keep,
    /// It stays with the losing carrier.
    Stay,
    /// It is given up.
    Disconnect,
    /// It is taken out of the project.
    Remove,
}

/// A number that an earlier version of the list holds and this one does not.
#[derive(Debug, Clone)]
pub struct Left {
    /// The number.
    pub id: NumberId,
    /// The earlier lists it stands on.
    pub from: Vec<SourceId>,
    /// What becomes of it.
    pub leaving: Leaving,
    /// The number as it shall be; absent when it is taken out.
    pub number: Option<Number>,
    /// Its order was sent: nothing else than keeping it is possible.
    pub sent: bool,
}

/// What is known of earlier lists, and what a person decided about this one.
#[derive(Debug, Clone, Default)]
pub struct Again {
    /// Numbers of earlier versions of this list, each with the lists it stands on.
    pub earlier: BTreeMap<NumberId, Vec<SourceId>>,
    /// The list speaks for whole accounts, as a bill and a CSR do: of the earlier numbers only those count whose
    /// account it names.
    pub by_account: bool,
    /// What was typed over what lists say.
    pub edits: BTreeMap<NumberId, HandEdits>,
    /// Facts for which the list is preferred to what was typed.
    pub theirs: BTreeSet<(NumberId, Fact)>,
    /// The list is preferred for all of them.
    pub all_theirs: bool,
    /// What becomes of single numbers that are gone.
    pub leaving: BTreeMap<NumberId, Leaving>,
    /// What becomes of the others.
    pub all_leaving: Leaving,
}

/// What a list comes to when earlier versions of it are known: the numbers that they hold and it does not.
pub fn with_gone<'a>(mut merged: Merged<'a>, snapshot: &Snapshot, again: &Again) -> Merged<'a> {
    for taken in &mut merged.numbers {
        empty(taken, snapshot, again);
    }
    let here: BTreeSet<NumberId> = merged.numbers.iter().map(|it| it.number.id).collect();
    let named: BTreeSet<AccountId> = (merged.numbers.iter())
        .filter_map(|it| it.number.account)
        .collect();
    let missed = |number: &Number| {
        let in_scope = || number.account.is_some_and(|id| named.contains(&id));
        !here.contains(&number.id) && (!again.by_account || in_scope())
    };
    let gone = again
        .earlier
        .iter()
        .filter_map(|(id, from)| Some((snapshot.numbers.get(id)?, from)))
        .filter(|(number, _)| missed(number))
        .map(|(number, from)| left(snapshot, number, from, again))
        .collect();
    Merged { gone, ..merged }
}

/// What becomes of facts whose cell the newer list leaves empty: what stands stays, unless the list is preferred. A
/// value typed over a cell that was empty before is no news.
fn empty(taken: &mut Taken<'_>, snapshot: &Snapshot, again: &Again) {
    let id = taken.number.id;
    let known = snapshot
        .numbers
        .get(&id)
        .filter(|_| again.earlier.contains_key(&id));
    let Some(before) = known.filter(|_| !taken.emptied.is_empty()) else {
        return;
    };
    let theirs = |fact| again.all_theirs || again.theirs.contains(&(id, fact));
    let edits = taken
        .edits
        .as_ref()
        .or_else(|| again.edits.get(&id))
        .cloned();
    let typed = |fact: &Fact| {
        edits
            .as_ref()
            .is_some_and(|edits| edits.0.contains_key(fact))
    };
    let blank = Number::blank(before.tn);
    let (settles, stays): (Vec<Fact>, Vec<Fact>) =
        (taken.emptied.iter()).partition(|fact| typed(fact) || theirs(**fact));
    let said = taken.said.get_or_insert_with(|| Box::new(before.clone()));
    for fact in &taken.emptied {
        fact.take(said, &blank);
    }
    taken
        .changes
        .extend(stays.into_iter().map(|fact| FactChange {
            fact,
            verdict: Verdict::KeptEmptied,
            by_hand: false,
        }));
    if settles.is_empty() {
        return;
    }
    let settled = settle(
        &taken.number,
        said,
        &settles,
        edits.as_ref(),
        is_sent(snapshot, before),
        theirs,
    );
    taken.changes.extend(settled.changes);
    taken.number = settled.number;
    taken.edits = settled.edits.or(taken.edits.take());
    if taken.number != *before {
        taken.state = Change::Changed;
    }
}

fn left(snapshot: &Snapshot, number: &Number, from: &[SourceId], again: &Again) -> Left {
    let sent = is_sent(snapshot, number);
    let wished = again.leaving.get(&number.id).copied();
    let leaving = if sent {
        Leaving::Keep
    } else {
        wished.unwrap_or(again.all_leaving)
    };
    let with = |disposition| Number {
        disposition,
        // A number that does not move is in no order.
        order: None,
        ..number.clone()
    };
    Left {
        id: number.id,
        from: from.to_vec(),
        leaving,
        number: match leaving {
            Leaving::Keep => Some(number.clone()),
            Leaving::Stay => Some(with(Disposition::Stay)),
            Leaving::Disconnect => Some(with(Disposition::Disconnect)),
            Leaving::Remove => None,
        },
        sent,
    }
}

pub(super) fn is_sent(snapshot: &Snapshot, number: &Number) -> bool {
    number
        .order
        .and_then(|order| snapshot.orders.get(&order))
        .is_some_and(|order| order.status.is_submitted())
}

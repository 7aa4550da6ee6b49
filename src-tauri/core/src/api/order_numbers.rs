//! The numbers of an order as its screen shows them: in ranges that can be moved, with what a person said of them, and
//! those that fared otherwise than the rest.

use std::collections::BTreeMap;

use super::{
    view::{Icon, MarkedNumbers, MovableGroup, OddNumber},
    words::{count, day_of, mark, runs},
};
use crate::{
    id::NumberId,
    life,
    number::Number,
    order::{MarkKind, Order, ResultKind},
    snapshot::Snapshot,
};

/// Numbers in groups that can be moved.
pub(super) fn groups(numbers: &[&Number]) -> Vec<MovableGroup> {
    runs(numbers)
        .into_iter()
        .map(|(label, members)| MovableGroup {
            label,
            value: count(members.len(), "number"),
            ids: members.iter().map(|number| number.id).collect(),
        })
        .collect()
}

/// What a person said of an order's numbers, the numbers of one word together.
pub(super) fn marked(snapshot: &Snapshot, numbers: &[&Number]) -> Vec<MarkedNumbers> {
    let mut by_word: BTreeMap<(MarkKind, &str), Vec<&Number>> = BTreeMap::new();
    for number in numbers {
        let said = snapshot.by_hand.marks.get(&number.id);
        for (kind, value) in said.into_iter().flatten() {
            by_word.entry((*kind, value)).or_default().push(number);
        }
    }
    by_word
        .into_iter()
        .map(|((kind, value), members)| MarkedNumbers {
            kind,
            value: value.to_owned(),
            text: format!("{}: {value}", kind.words()),
            numbers: runs(&members)
                .into_iter()
                .map(|(label, _)| label)
                .collect::<Vec<_>>()
                .join(", "),
            ids: members.iter().map(|number| number.id).collect(),
        })
        .collect()
}

/// Numbers that fared otherwise than the rest, those that left the order too.
pub(super) fn odd_numbers(snapshot: &Snapshot, order: &Order) -> Vec<OddNumber> {
    let mut seen: Vec<NumberId> = Vec::new();
    for result in &order.log.results {
        if !seen.contains(&result.number) {
            seen.push(result.number);
        }
    }
    seen.into_iter()
        .filter_map(|id| {
            let result = order.log.result(id)?;
            let number = snapshot.numbers.get(&id)?;
            let icon = match result.kind {
                ResultKind::Removed => Icon::Info,
                ResultKind::Rejected | ResultKind::Failed => Icon::Rejected,
                ResultKind::Ported => Icon::Ok,
            };
            let code = if result.code.is_empty() {
                String::new()
            } else {
                format!(" ({})", result.code)
            };
            let theirs = life::carrier_words_of_number(snapshot, order, id)
                .map_or_else(String::new, |(side, word)| {
                    format!("; {} calls it “{}”", side.name, word.value)
                });
            Some(OddNumber {
                id,
                number: number.tn.national(),
                mark: mark(icon, life::state_of_number(order, id)),
                detail: format!("{} {}{code}", day_of(snapshot, result.at), result.reason)
                    .trim()
                    .to_owned()
                    + &theirs,
            })
        })
        .collect()
}

//! Which numbers of a large block are tested when somebody decided on a sample.
//!
//! A sample is a recorded decision with a name and a reason. 911 has none.

use std::collections::BTreeSet;

use super::applies::{Need, areas, need};
use crate::{
    id::NumberId,
    night::{DecisionKind, NightKey, Test, TestDecision},
    number::Number,
    snapshot::Snapshot,
};

/// Blocks shorter than this are tested whole: a sample would save nothing.
const SMALL_BLOCK: usize = 5;

/// The numbers that a decision leaves to be tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The numbers.
    pub chosen: BTreeSet<NumberId>,
    /// The decision.
    pub decision: TestDecision,
}

/// The sample of a test; absent where every number is tested. Of each run of neighbours the first, the last and every
/// so many between are chosen, and whatever is published: a billing number, the target of a toll-free number, a queue.
pub fn sample(
    snapshot: &Snapshot,
    night: NightKey,
    test: Test,
    numbers: &[&Number],
) -> Option<Sample> {
    if test.is_911() {
        return None;
    }
    let decision = snapshot
        .nights
        .decision(night, DecisionKind::Sample, Some(test))
        .filter(|decision| decision.every > 1)?;
    let in_scope = areas(snapshot, night);
    let needed: Vec<&Number> = numbers
        .iter()
        .copied()
        .filter(|number| need(snapshot, &in_scope, number, test) == Need::Yes)
        .collect();
    let rung: BTreeSet<_> = snapshot
        .numbers
        .values()
        .filter_map(|number| number.rings_to)
        .collect();
    let billing: BTreeSet<_> = snapshot
        .accounts
        .values()
        .filter_map(|account| account.btn)
        .collect();
    let every = usize::from(decision.every);
    let mut chosen = BTreeSet::new();
    for block in needed.chunk_by(|one, next| one.tn.next() == Some(next.tn)) {
        let last = block.len().saturating_sub(1);
        for (at, number) in block.iter().enumerate() {
            let published = rung.contains(&number.tn)
                || billing.contains(&number.tn)
                || need(snapshot, &in_scope, number, Test::Reach) == Need::Yes;
            if block.len() < SMALL_BLOCK || at % every == 0 || at == last || published {
                chosen.insert(number.id);
            }
        }
    }
    Some(Sample {
        chosen,
        decision: decision.clone(),
    })
}

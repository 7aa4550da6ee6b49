//! What the forms leave of a value: the gaining side's first, then the losing side's own.
//!
//! Long names are cut off and not refused [MS-MOREINFO][BW-ERR 7388/7396], so a record may hold a name that ends where a
//! form once cut it. Bandwidth and Teams take 25 characters of a business name and 15 of a signer's.

use super::{Grade, compare};
use crate::{
    account::Account,
    carrier::{Profile, Rule},
    snapshot::Snapshot,
};

/// What a form leaves of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Whose form: the gaining side's, or the losing side's own.
    pub whose: String,
    /// How many characters it takes.
    pub limit: u16,
    /// What it takes of ours.
    pub takes: String,
    /// What it cuts off.
    pub cuts: String,
    /// Where the limit was read, and when.
    pub source: String,
}

/// The limits of the forms this value goes through: the gaining side's first, then the losing side's own.
pub(super) fn limits<'a>(
    snapshot: &'a Snapshot,
    account: &Account,
    name: &str,
) -> Vec<(&'a Profile, &'a Rule<u16>)> {
    // Forms call the signer the authorised person.
    let name = if name == "signer" {
        "authorised_person"
    } else {
        name
    };
    let mut sides: Vec<&'a Profile> = Vec::new();
    let losing = snapshot.carriers.get(&account.carrier);
    for side in [snapshot.gaining(), snapshot.platform(), losing]
        .into_iter()
        .flatten()
    {
        if !sides.iter().any(|known| known.id == side.id) {
            sides.push(side);
        }
    }
    sides
        .into_iter()
        .filter_map(|side| Some((side, side.field_limit(name)?)))
        .collect()
}

/// Whether two readings are the same as far as a form takes them, and one of them is no longer than that.
pub(super) fn same_when_cut(ours: &str, theirs: &str, limit: u16) -> bool {
    let first = |text: &str| -> String { text.chars().take(limit.into()).collect() };
    let shorter = ours.chars().count().min(theirs.chars().count());
    shorter == usize::from(limit)
        && compare(first(ours).trim_end(), first(theirs).trim_end()).0 <= Grade::CaseOrSpace
}

/// What the form of a profile leaves of a value; none where it takes all.
pub(super) fn cut(profile: &Profile, rule: &Rule<u16>, ours: &str) -> Option<Cut> {
    let takes: String = ours.chars().take(rule.value.into()).collect();
    let cuts: String = ours.chars().skip(rule.value.into()).collect();
    (!cuts.is_empty()).then(|| Cut {
        whose: profile.name.clone(),
        limit: rule.value,
        takes,
        cuts,
        source: format!("{}, {}", rule.source, rule.as_of),
    })
}

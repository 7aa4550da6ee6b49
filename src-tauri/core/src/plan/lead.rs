//! The class and size of an order, and the lead time they pick.
//!
//! The losing carrier's own figures come first, then the gaining side's, then our planning defaults, which are always
//! marked as assumed.

use crate::{
    carrier::Class,
    order::{KeyClass, Order},
    rules::{Rules, source_words},
};

use super::{Lead, ground::Ground};

/// The class that decides an order's lead time.
pub(super) fn class(ground: &Ground<'_>, order: &Order, rules: &Rules<'_>) -> Class {
    let size = ground.size(order.id);
    match order.key.class {
        KeyClass::TollFree => return Class::TollFree,
        KeyClass::Wireless => return Class::Wireless,
        KeyClass::Local => {}
    }
    if ground
        .gaining_side()
        .any(|profile| profile.id == order.key.carrier)
    {
        return Class::Internal;
    }
    if order.key.country == "CA" {
        return Class::Canada;
    }
    let large = rules.project_from().is_some_and(|from| size >= from.value);
    if large || ground.project_as_a_whole {
        return Class::Project;
    }
    if order.key.extra.split("; ").any(|key| key == "fax") {
        return Class::Fax;
    }
    // One line on an account of its own, not resold (47 CFR 52.35): what else would make it complex
    // cannot be seen here, so a profile without a figure for it falls back to the slower class.
    let alone = order
        .key
        .account
        .is_some_and(|account| ground.account_size(account) == 1);
    let resold = order
        .key
        .account
        .and_then(|account| ground.snapshot.accounts.get(&account))
        .is_some_and(|account| !account.reseller.is_empty());
    if size == 1 && alone && !resold {
        Class::Simple
    } else {
        Class::NonSimple
    }
}

/// The lead time that the rules of an order give.
pub(super) fn lead(rules: &Rules<'_>) -> Lead {
    let ours = rules.default_lead_time();
    let figure = |of: fn(&crate::carrier::LeadTime) -> Option<u16>| {
        ours.and_then(|(_, entry)| of(entry)).unwrap_or_default()
    };
    let default = (
        figure(|entry| entry.min),
        figure(|entry| entry.typical),
        figure(|entry| entry.max),
    );
    let Some((profile, entry)) = rules.lead_time() else {
        let source = ours.map_or_else(String::new, |(profile, entry)| {
            source_words(profile, &entry.source, entry.as_of)
        });
        return Lead {
            min: default.0,
            typical: default.1,
            max: default.2,
            source: format!("no carrier states it; {source}"),
            assumed: true,
        };
    };
    // Stated figures stand; a missing one is our default, moved so that the three stay in order.
    let min = entry.min.unwrap_or_else(|| {
        let upper = entry.typical.or(entry.max).unwrap_or(default.0);
        default.0.min(upper)
    });
    let typical = entry.typical.unwrap_or_else(|| {
        let upper = entry.max.unwrap_or(u16::MAX).max(min);
        default.1.clamp(min, upper)
    });
    let max = entry
        .max
        .unwrap_or_else(|| default.2.max(typical))
        .max(typical);
    let whole = entry.min.is_some() && entry.typical.is_some() && entry.max.is_some();
    let rest = if whole {
        ""
    } else {
        "; what it leaves open is our planning default"
    };
    Lead {
        min: min.min(typical),
        typical,
        max,
        source: format!(
            "{}{rest}",
            source_words(profile, &entry.source, entry.as_of)
        ),
        assumed: entry.typical.is_none(),
    }
}

/// Business days that one rejection and resubmission add.
pub(super) fn rejection_days(rules: &Rules<'_>) -> u16 {
    rules.rejection_days().map_or(0, |said| said.value)
}

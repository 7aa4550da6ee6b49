//! The class and size of an order, and the lead time they pick.
//!
//! The losing carrier's own figures come first, then the gaining side's, then our planning defaults
//! (`domain.md` 1.3), which are always marked as assumed.

use crate::{
    carrier::{Class, LeadTime, Profile},
    order::{KeyClass, Order},
};

use super::{Lead, ground::Ground};

/// Orders above this many numbers are projects where no profile draws the line [domain 1.3].
const PROJECT_ABOVE: u32 = 100;

/// What nobody published: shortest, usual and longest business days, and days per rejection
/// [domain 1.3].
struct Figures {
    min: u16,
    typical: u16,
    max: u16,
    rejection: u16,
}

const fn days(min: u16, typical: u16, max: u16, rejection: u16) -> Figures {
    Figures {
        min,
        typical,
        max,
        rejection,
    }
}

fn default_for(class: Class, size: u32) -> Figures {
    match class {
        Class::Simple => days(3, 5, 10, 3),
        Class::NonSimple if size <= 50 => days(5, 10, 15, 5),
        Class::NonSimple => days(10, 15, 20, 7),
        Class::Project => days(15, 20, 30, 10),
        Class::Wireless => days(2, 4, 7, 2),
        Class::TollFree => days(3, 7, 20, 4),
        Class::Fax => days(7, 10, 20, 5),
        Class::Canada => days(10, 15, 21, 5),
        Class::Internal => days(0, 1, 3, 1),
    }
}

/// The class that decides an order's lead time.
pub(super) fn class(ground: &Ground<'_>, order: &Order) -> Class {
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
    let project_from = ground
        .profiles(order)
        .filter_map(|profile| profile.project_from.as_ref())
        .map(|rule| rule.value)
        .min()
        .unwrap_or(PROJECT_ABOVE + 1);
    if size >= project_from {
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

/// The lead time of an order of this class.
pub(super) fn lead(ground: &Ground<'_>, order: &Order, class: Class) -> Lead {
    let size = ground.size(order.id);
    let default = default_for(class, size);
    let found = ground
        .profiles(order)
        .find_map(|profile| Some((profile, entry(profile, class, size)?)));
    let Some((profile, entry)) = found else {
        return Lead {
            min: default.min,
            typical: default.typical,
            max: default.max,
            source: "our planning default; no carrier states it".to_owned(),
            assumed: true,
        };
    };
    // Stated figures stand; a missing one is our default, moved so that the three stay in order.
    let min = entry.min.unwrap_or_else(|| {
        let upper = entry.typical.or(entry.max).unwrap_or(default.min);
        default.min.min(upper)
    });
    let typical = entry.typical.unwrap_or_else(|| {
        let upper = entry.max.unwrap_or(u16::MAX).max(min);
        default.typical.clamp(min, upper)
    });
    let max = entry
        .max
        .unwrap_or_else(|| default.max.max(typical))
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
            "{}: {}, read {}{rest}",
            profile.name, entry.source, entry.as_of
        ),
        assumed: entry.typical.is_none(),
    }
}

/// The entry of a profile for a class and size. A profile that does not tell projects or Canadian numbers
/// apart answers with its figure for other orders of that size.
fn entry(profile: &Profile, class: Class, size: u32) -> Option<&LeadTime> {
    let size = size.max(1);
    let stated =
        |entry: &&LeadTime| entry.min.is_some() || entry.typical.is_some() || entry.max.is_some();
    profile
        .lead_time(class, size)
        .filter(stated)
        .or_else(|| match class {
            Class::Project | Class::Canada => {
                profile.lead_time(Class::NonSimple, size).filter(stated)
            }
            _ => None,
        })
}

/// Business days that one rejection and resubmission add, and where that was read.
pub(super) fn rejection_days(ground: &Ground<'_>, order: &Order, class: Class) -> u16 {
    ground
        .profiles(order)
        .find_map(|profile| profile.rejection_days.as_ref())
        .map_or_else(
            || default_for(class, ground.size(order.id)).rejection,
            |rule| rule.value,
        )
}

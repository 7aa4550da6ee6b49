//! Whether numbers may be put into another order by hand, and two drafts made one: yes, or the reason in a
//! sentence. The rules are those of the split.

use super::{
    fill::runs,
    key::{CENTRE, HELD_BY, Keys, NAME, SERVICE, WAY, demands, strictest},
};
use crate::{
    carrier::SplitKey,
    id::{NumberId, OrderId},
    number::{Disposition, Number},
    order::{KeyClass, Order, OrderKey, OrderStatus},
    snapshot::Snapshot,
};

/// Numbers that shall go somewhere, looked at once.
pub struct Joining<'a> {
    snapshot: &'a Snapshot,
    numbers: Vec<(&'a Number, Result<OrderKey, &'static str>)>,
    /// Why they may go nowhere.
    stuck: Option<String>,
    /// Numbers that each order holds.
    sizes: std::collections::BTreeMap<OrderId, usize>,
}

/// The key of a number, or why it can be in no order.
pub fn key_of(snapshot: &Snapshot, number: &Number) -> Result<OrderKey, &'static str> {
    Keys::new(snapshot).of(number)
}

impl<'a> Joining<'a> {
    /// Looks at some numbers.
    pub fn new(snapshot: &'a Snapshot, ids: &[NumberId]) -> Self {
        let keys = Keys::new(snapshot);
        let numbers: Vec<_> = ids
            .iter()
            .filter_map(|id| snapshot.numbers.get(id))
            .map(|number| (number, keys.of(number)))
            .collect();
        let mut sizes = std::collections::BTreeMap::new();
        for number in snapshot.numbers.values() {
            if let Some(order) = number.order {
                *sizes.entry(order).or_insert(0) += 1;
            }
        }
        let stuck = numbers
            .iter()
            .find_map(|(number, key)| stuck(snapshot, number, key.as_ref().err().copied()));
        Self {
            snapshot,
            numbers,
            stuck,
            sizes,
        }
    }

    /// The numbers.
    pub fn ids(&self) -> Vec<NumberId> {
        self.numbers.iter().map(|(number, _)| number.id).collect()
    }

    /// How many numbers of the given ones an order would hold in all.
    fn size_with(&self, order: &Order) -> usize {
        let new = self
            .numbers
            .iter()
            .filter(|(number, _)| number.order != Some(order.id))
            .count();
        self.sizes.get(&order.id).copied().unwrap_or(0) + new
    }

    /// Why they may not join an order; `None` when they may.
    pub fn refused(&self, order: &Order) -> Option<String> {
        if order.status == OrderStatus::Cancelled {
            return Some(format!("{} is cancelled.", order.name));
        }
        // What would part them for ever goes before what only the state of an order forbids; both are said.
        let lasting = self.apart_from(&order.key);
        let passing = if order.status.is_submitted() {
            Some(format!(
                "{} was sent; a number is added by a new order. [CTL-SUP]",
                order.name
            ))
        } else {
            self.stuck.clone()
        };
        if lasting.is_some() || passing.is_some() {
            let reasons: Vec<String> = lasting.into_iter().chain(passing).collect();
            return Some(reasons.join(" "));
        }
        let size = self.size_with(order);
        if let Some((profile, cap)) = strictest(self.snapshot, &order.key)
            && usize::try_from(cap.numbers).is_ok_and(|cap| size > cap)
        {
            return Some(format!(
                "{} would hold {size} numbers; {} takes {} in one order. [{}]",
                order.name, profile.name, cap.numbers, cap.source
            ));
        }
        self.torn(Some(order.id))
    }

    /// Why they may not be an order of their own; else its key.
    pub fn alone(&self) -> Result<OrderKey, String> {
        if let Some(reason) = &self.stuck {
            return Err(reason.clone());
        }
        // The fullest key is the order's: a number without a site or RespOrg goes with those that have one.
        let key = self
            .numbers
            .iter()
            .filter_map(|(_, key)| key.as_ref().ok())
            .max_by_key(|key| (key.site.is_some(), !key.resp_org.is_empty()))
            .ok_or("No number is chosen.")?;
        if let Some(reason) = self.apart_from(key) {
            return Err(reason);
        }
        if let Some((profile, cap)) = strictest(self.snapshot, key)
            && usize::try_from(cap.numbers).is_ok_and(|cap| self.numbers.len() > cap)
        {
            return Err(format!(
                "{} takes {} numbers in one order. [{}]",
                profile.name, cap.numbers, cap.source
            ));
        }
        match self.torn(None) {
            Some(reason) => Err(reason),
            None => Ok(key.clone()),
        }
    }

    /// The strongest reason for which any of the numbers may not be in an order of a key, whichever number comes first.
    fn apart_from(&self, order: &OrderKey) -> Option<String> {
        self.numbers
            .iter()
            .filter_map(|(_, key)| ranked(self.snapshot, key.as_ref().ok()?, order))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, reason)| reason)
    }

    /// Some losing sides release a block only whole. [ZOOM-KB]
    fn torn(&self, into: Option<OrderId>) -> Option<String> {
        let account = self
            .numbers
            .first()
            .and_then(|(number, _)| number.account)
            .and_then(|id| self.snapshot.accounts.get(&id))
            .filter(|account| demands(self.snapshot, account, SplitKey::WholeBlocks))?;
        let moving: std::collections::BTreeSet<NumberId> = self.ids().into_iter().collect();
        let mut all: Vec<&Number> = self
            .snapshot
            .numbers
            .of_account(account.id)
            .filter(|number| number.disposition == Disposition::Port)
            .collect();
        all.sort_by_key(|number| (number.tn, number.id));
        let there = |number: &&Number| {
            moving.contains(&number.id) || (into.is_some() && number.order == into)
        };
        let torn = runs(&all).find(|run| {
            run.len() >= 10
                && run.iter().any(|number| moving.contains(&number.id))
                && !run.iter().all(there)
        })?;
        let (first, last) = (torn.first()?, torn.last()?);
        Some(format!(
            "{} to {:04} is one block, and {} releases blocks whole. [ZOOM-KB]",
            first.tn.national(),
            last.tn.line(),
            self.snapshot.carrier_name(&account.carrier)
        ))
    }
}

/// Why a number may not be moved at all.
fn stuck(snapshot: &Snapshot, number: &Number, no_key: Option<&'static str>) -> Option<String> {
    let tn = number.tn.national();
    if number.disposition != Disposition::Port {
        return Some(format!("{tn} is not to port."));
    }
    if let Some(reason) = no_key {
        return Some(format!("{tn}: {reason}"));
    }
    let held = number.order.and_then(|id| snapshot.orders.get(&id));
    if let Some(order) =
        held.filter(|order| order.status.is_submitted() && order.status != OrderStatus::Cancelled)
    {
        return Some(format!(
            "{tn} is in {}, which was sent. It leaves that order by a change first.",
            order.name
        ));
    }
    None
}

/// Why a number of one key may not be in an order of another; `None` when it may. A number whose site or RespOrg
/// nobody knows may go where a person says.
pub(super) fn differ(snapshot: &Snapshot, key: &OrderKey, order: &OrderKey) -> Option<String> {
    ranked(snapshot, key, order).map(|(_, reason)| reason)
}

/// The same with its strength: 0 for what parts them whatever else is so.
fn ranked(snapshot: &Snapshot, key: &OrderKey, order: &OrderKey) -> Option<(u8, String)> {
    if key.carrier != order.carrier {
        let reason = format!(
            "Another carrier, {}, holds them. An order goes to one carrier. [SEED-B][MS-OVERVIEW]",
            snapshot.carrier_name(&key.carrier)
        );
        return Some((0, reason));
    }
    if key.class != order.class {
        let reason = if key.class == KeyClass::TollFree || order.class == KeyClass::TollFree {
            "Toll-free never travels with local numbers: another registry answers. [BW-ERR 7386]"
        } else {
            "A mobile number needs a transfer PIN and travels apart. [TELNYX-START]"
        };
        return Some((1, reason.to_owned()));
    }
    if key.account != order.account {
        let number = key
            .account
            .and_then(|id| snapshot.accounts.get(&id))
            .map_or("", |account| account.account_number.as_str());
        let reason = format!(
            "They are on another account, {number}. An order has one account and one BTN. [KAZOO-LOA][BW-ERR 7447]"
        );
        return Some((2, reason));
    }
    if key.country != order.country {
        let reason = "US and Canadian numbers are ported under different rules. [TELNYX-START]";
        return Some((3, reason.to_owned()));
    }
    if key.resp_org != order.resp_org && !key.resp_org.is_empty() {
        let reason = "Another RespOrg controls them. An order may have only one. [BW-PORTIN]";
        return Some((4, reason.to_owned()));
    }
    if key.site != order.site && key.site.is_some() {
        let place = key.site.and_then(|id| snapshot.sites.get(&id));
        let place = place.map_or_else(String::new, |site| {
            format!(", {}", site.address.street_line())
        });
        let reason =
            format!("They have another service address{place}. An order has one. [BW-TYPES]");
        return Some((5, reason));
    }
    (key.extra != order.extra).then(|| (6, apart(&key.extra, &order.extra)))
}

/// Why two further keys part orders.
fn apart(extra: &str, other: &str) -> String {
    let words = |text: &str| -> Vec<String> {
        text.split("; ")
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (here, there) = (words(extra), words(other));
    let differing = here
        .iter()
        .find(|word| !there.contains(word))
        .or_else(|| there.iter().find(|word| !here.contains(word)));
    differing.map_or_else(String::new, |word| reason_of(word))
}

/// Why a further key is one.
pub(super) fn reason_of(word: &str) -> String {
    if let Some(holder) = word.strip_prefix(HELD_BY) {
        format!(
            "{holder} holds these numbers, whatever the bill says; an order goes to one carrier. [CLOUDTALK]"
        )
    } else if let Some(centre) = word.strip_prefix(CENTRE) {
        format!("Rate centre {centre}; the gaining side wants one an order. [TELNYX-KB]")
    } else if let Some(name) = word.strip_prefix(NAME) {
        format!("Their business name is {name}; an order and its LOA have one. [8X8-PROJECT]")
    } else if let Some(way) = word.strip_prefix(WAY) {
        format!(
            "The gaining side ports them {}; it works each way apart. [TELNYX-START][BW-TYPES]",
            way.replace('_', " ")
        )
    } else if word == SERVICE {
        "Numbers for services go apart from numbers for users. [MS-OVERVIEW]".to_owned()
    } else {
        "The gaining side wants fax lines in an order of their own.".to_owned()
    }
}

/// Why some numbers may not join an order; `None` when they may.
pub fn may_join(snapshot: &Snapshot, numbers: &[NumberId], order: &Order) -> Option<String> {
    Joining::new(snapshot, numbers).refused(order)
}

/// Why two drafts may not become one; `None` when they may.
pub fn may_merge(snapshot: &Snapshot, from: &Order, into: &Order) -> Option<String> {
    if from.id == into.id {
        return Some("It is the same order.".to_owned());
    }
    let numbers: Vec<NumberId> = snapshot
        .numbers
        .of_order(from.id)
        .map(|number| number.id)
        .collect();
    if from.status.is_submitted() {
        let lasting = ranked(snapshot, &from.key, &into.key).map(|(_, reason)| reason);
        let sent = format!(
            "{} was sent; an order that went out does not become part of another.",
            from.name
        );
        let reasons: Vec<String> = lasting.into_iter().chain([sent]).collect();
        return Some(reasons.join(" "));
    }
    may_join(snapshot, &numbers, into)
}

//! Why the numbers of an order are an order of their own, each reason one sentence with its source.

use std::collections::BTreeMap;

use super::{join::reason_of, key::strictest};
use crate::{
    id::AccountId,
    order::{KeyClass, Order},
    snapshot::Snapshot,
};

/// The orders of a project by account, for whoever asks for the reasons of many.
pub struct Reasons<'a> {
    snapshot: &'a Snapshot,
    of_account: BTreeMap<Option<AccountId>, Vec<&'a Order>>,
}

impl<'a> Reasons<'a> {
    /// Looks at all orders once.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let mut of_account: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for order in snapshot.orders.values() {
            of_account.entry(order.key.account).or_default().push(order);
        }
        Self {
            snapshot,
            of_account,
        }
    }

    /// The reasons that part this order from its neighbours, the strongest first. Sources are the tags of the rule:
    /// where several carriers say the same, one is named.
    pub fn of(&self, order: &Order) -> Vec<String> {
        let of_account = self.of_account.get(&order.key.account);
        reasons_among(self.snapshot, order, of_account.map_or(&[], Vec::as_slice))
    }
}

/// The reasons of one order alone.
pub fn reasons(snapshot: &Snapshot, order: &Order) -> Vec<String> {
    let account = order.key.account;
    let orders = snapshot.orders.values();
    let of_account: Vec<&Order> = orders
        .filter(|other| other.key.account == account)
        .collect();
    reasons_among(snapshot, order, &of_account)
}

fn reasons_among(snapshot: &Snapshot, order: &Order, of_account: &[&Order]) -> Vec<String> {
    let key = &order.key;
    let siblings = || {
        let all = of_account.iter().copied();
        all.filter(|other| other.id != order.id)
    };
    let carrier = snapshot.carrier_name(&key.carrier);
    let account = key
        .account
        .and_then(|id| snapshot.accounts.get(&id))
        .map(|a| a.account_number.clone());
    let mut reasons = Vec::new();
    match key.class {
        KeyClass::TollFree => {
            reasons.push("Toll-free never travels with local numbers: another registry answers. [BW-ERR 7386]".to_owned());
        }
        KeyClass::Wireless => {
            reasons.push(
                "A mobile number needs a transfer PIN and travels apart. [TELNYX-START]".to_owned(),
            );
        }
        KeyClass::Local => {}
    }
    if siblings().any(|other| other.key.class == key.class && other.key.resp_org != key.resp_org) {
        let controls = if key.resp_org.is_empty() {
            "An unknown RespOrg".to_owned()
        } else {
            key.resp_org.clone()
        };
        reasons.push(format!(
            "{controls} controls these numbers; an order has one RespOrg. [BW-PORTIN]"
        ));
    }
    if siblings().any(|other| other.key.class == key.class && other.key.site != key.site) {
        reasons.push(key.site.and_then(|id| snapshot.sites.get(&id)).map_or_else(
            || {
                "Nobody has said at which site these numbers are. An order has one service address, so they wait \
                 apart from those whose address is known. [BW-TYPES]"
                    .to_owned()
            },
            |site| {
                format!(
                    "Service address {}; an order has one service address. [BW-TYPES]",
                    site.address.street_line()
                )
            },
        ));
    }
    if siblings().any(|other| other.key.country != key.country) {
        reasons.push(
            "US and Canadian numbers are ported under different rules. [TELNYX-START]".to_owned(),
        );
    }
    if siblings().any(|other| other.key.extra != key.extra) && !key.extra.is_empty() {
        reasons.extend(key.extra.split("; ").map(reason_of));
    }
    let of_key = || siblings().filter(|other| other.key == *key);
    if of_key().next().is_some() {
        reasons.push(part(snapshot, order, of_key().count()));
    }
    reasons.push(match account {
        Some(number) if number.is_empty() => {
            format!("One losing account at {carrier}; one account an order. [BW-ERR 7447]")
        }
        Some(number) => {
            format!("One account, {carrier} {number}; an order has one account. [BW-ERR 7447]")
        }
        None => format!("The account at {carrier} is not known."),
    });
    reasons
}

/// Why there are several orders of one key: the cap, or a person's hand.
fn part(snapshot: &Snapshot, order: &Order, others: usize) -> String {
    // Asked for each order of a list: what would count numbers for each is left to the split.
    if snapshot.by_hand.pins.values().any(|id| *id == order.id) {
        let wave = order.wave.map_or_else(String::new, |wave| {
            format!(", to cut over with wave {wave}")
        });
        return format!("Numbers were put here by hand{wave}. [TELNYX-ONDEMAND]");
    }
    match strictest(snapshot, &order.key) {
        Some((profile, cap)) => format!(
            "Part {} of {}: {} takes {} numbers in one order. [{}]",
            order.ordinal,
            others + 1,
            profile.name,
            cap.numbers,
            cap.source
        ),
        None => format!(
            "Part {}: another order of these was sent or put apart before.",
            order.ordinal
        ),
    }
}

//! The key of a number: everything in which two numbers must agree to be in one order.

use std::collections::BTreeMap;

use crate::{
    account::Account,
    carrier::{Cap, Class, Profile, SplitKey},
    id::AccountId,
    number::{Kind, LookupKind, Number, Use, area},
    order::{KeyClass, MarkKind, OrderKey},
    snapshot::Snapshot,
};

/// Words of [`OrderKey::extra`], parted by semicolons.
pub(super) const HELD_BY: &str = "held by ";
pub(super) const CENTRE: &str = "rate centre ";
pub(super) const NAME: &str = "business name ";
pub(super) const WAY: &str = "ported ";
pub(super) const FAX: &str = "fax";
pub(super) const SERVICE: &str = "service numbers";

/// What look-ups said of most numbers of an account.
type Usual = BTreeMap<(AccountId, LookupKind), String>;

/// What the keys of a project's numbers follow from.
pub(super) struct Keys<'a> {
    pub(super) snapshot: &'a Snapshot,
    usual: Usual,
}

impl<'a> Keys<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            usual: usual(snapshot),
        }
    }

    /// The key of a number that is to port; an error says why it can be in no order.
    pub(super) fn of(&self, number: &Number) -> Result<OrderKey, &'static str> {
        let (class, account) = place(self.snapshot, number)?;
        Ok(OrderKey {
            carrier: account.carrier.clone(),
            account: Some(account.id),
            class,
            country: country(number),
            site: (class == KeyClass::Local).then_some(number.site).flatten(),
            resp_org: if class == KeyClass::TollFree {
                number.resp_org.clone()
            } else {
                String::new()
            },
            extra: self.extra(number, account, class).join("; "),
        })
    }

    /// The further keys that a side's profile demands.
    fn extra(&self, number: &Number, account: &Account, class: KeyClass) -> Vec<String> {
        let demands = |wanted| demands(self.snapshot, account, wanted);
        let mark = |kind| self.snapshot.by_hand.mark(number.id, kind);
        let mut extra = Vec::new();
        if number.usage == Use::Fax && demands(SplitKey::Fax) {
            extra.push(FAX.to_owned());
        }
        if class != KeyClass::TollFree {
            // What holds most of the account needs no word of its own; numbers that nobody looked up go with it.
            let looked_up = |kind| {
                let value = self.snapshot.lookup(number.tn, kind)?.value.to_uppercase();
                (self.usual.get(&(account.id, kind)) != Some(&value)).then_some(value)
            };
            extra.extend(looked_up(LookupKind::Carrier).map(|value| format!("{HELD_BY}{value}")));
            if demands(SplitKey::RateCentre) {
                let centre = looked_up(LookupKind::RateCentre);
                extra.extend(centre.map(|value| format!("{CENTRE}{value}")));
            }
        }
        if demands(SplitKey::BusinessName)
            && let Some(name) =
                mark(MarkKind::BusinessName).filter(|name| *name != account.business_name)
        {
            // A semicolon parts the keys; no business name is told apart by one.
            extra.push(format!("{NAME}{}", name.replace(';', ",")));
        }
        if demands(SplitKey::UseOnTarget)
            && is_service(number, mark(MarkKind::UseOnTarget).unwrap_or_default())
        {
            extra.push(SERVICE.to_owned());
        }
        if demands(SplitKey::Automation)
            && let Some(way) = mark(MarkKind::Way)
        {
            extra.push(format!("{WAY}{}", way.replace(';', ",")));
        }
        extra
    }
}

/// The class and account of a number that is to port; an error says why it can be in no order.
pub(super) fn place<'a>(
    snapshot: &'a Snapshot,
    number: &Number,
) -> Result<(KeyClass, &'a Account), &'static str> {
    let class = match number.kind {
        Kind::TollFree => KeyClass::TollFree,
        Kind::Local if number.wireless => KeyClass::Wireless,
        Kind::Local => KeyClass::Local,
        Kind::Premium | Kind::Personal | Kind::NotPortable => {
            return Err("No carrier ports a number of this kind.");
        }
        Kind::Foreign => {
            return Err("It belongs to another country, whose porting is not planned here.");
        }
    };
    let account = number.account.and_then(|id| snapshot.accounts.get(&id));
    let nobody = "It is on no losing account, so nobody can be asked to release it.";
    Ok((class, account.ok_or(nobody)?))
}

/// Whether a number is one for a service, such as a queue or an attendant, and not a person's. What a person said of
/// it goes before what its target's name tells. [MS-OVERVIEW]
fn is_service(number: &Number, said: &str) -> bool {
    if !said.is_empty() {
        return said.eq_ignore_ascii_case("service");
    }
    let target = number.target.to_lowercase();
    [
        "queue",
        "attendant",
        "ivr",
        "conference",
        "hunt",
        "resource account",
        "menu",
    ]
    .iter()
    .any(|word| target.contains(word))
}

/// Whether the losing side, the platform or the gaining side parts orders by this key.
pub(super) fn demands(snapshot: &Snapshot, account: &Account, wanted: SplitKey) -> bool {
    [
        snapshot.carriers.get(&account.carrier),
        snapshot.platform(),
        snapshot.gaining(),
    ]
    .into_iter()
    .flatten()
    .any(|profile| profile.split_keys.iter().any(|rule| rule.value == wanted))
}

/// The SPID look-up, not the logo on the bill, decides to which carrier an order goes, and some gaining sides take
/// one rate centre an order. [SEED-B][CLOUDTALK][TELNYX-KB]
fn usual(snapshot: &Snapshot) -> Usual {
    if snapshot.lookups.is_empty() {
        return Usual::new();
    }
    let mut counted: BTreeMap<(AccountId, LookupKind), BTreeMap<String, usize>> = BTreeMap::new();
    for number in snapshot.numbers.values() {
        let (Some(account), Some(found)) = (number.account, snapshot.lookups.get(&number.tn))
        else {
            continue;
        };
        for lookup in found {
            let values = counted.entry((account, lookup.kind)).or_default();
            *values.entry(lookup.value.to_uppercase()).or_default() += 1;
        }
    }
    counted
        .into_iter()
        .filter_map(|(key, values)| {
            // The first by name where several are as many, so that the same project splits the same.
            let most = values
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
            Some((key, most.0))
        })
        .collect()
}

/// US and Canadian numbers never share an order; a toll-free number belongs to neither alone.
fn country(number: &Number) -> String {
    if number.kind == Kind::TollFree {
        return "US".to_owned();
    }
    area::lookup(number.tn.npa())
        .and_then(|area| area.country)
        .unwrap_or("US")
        .to_owned()
}

/// The strictest cap on orders of a key, with the profile that states it. Where the way of porting is known, the
/// cap of that way holds.
pub(super) fn strictest<'a>(
    snapshot: &'a Snapshot,
    key: &OrderKey,
) -> Option<(&'a Profile, &'a Cap)> {
    let class = match key.class {
        KeyClass::Local if key.country == "CA" => Class::Canada,
        KeyClass::Local => Class::NonSimple,
        KeyClass::Wireless => Class::Wireless,
        KeyClass::TollFree => Class::TollFree,
    };
    let way = key
        .extra
        .split("; ")
        .find_map(|word| word.strip_prefix(WAY));
    let cap = |profile: &'a Profile| {
        let of_way = profile
            .caps
            .iter()
            .filter(|cap| way.is_some() && cap.mode.as_deref() == way)
            .min_by_key(|cap| cap.numbers);
        Some((profile, of_way.or_else(|| profile.cap(class))?))
    };
    let sides = [snapshot.platform(), snapshot.gaining()];
    sides
        .into_iter()
        .flatten()
        .filter_map(cap)
        .min_by_key(|(_, cap)| cap.numbers)
}

/// The way of porting that the orders of a key go, where a person said it.
pub(crate) fn way(key: &OrderKey) -> Option<&str> {
    key.extra
        .split("; ")
        .find_map(|word| word.strip_prefix(WAY))
}

/// Most numbers that the gaining side takes in one order of this class.
pub(crate) fn cap(snapshot: &Snapshot, key: &OrderKey) -> usize {
    strictest(snapshot, key)
        .and_then(|(_, cap)| usize::try_from(cap.numbers).ok())
        .unwrap_or(usize::MAX)
        .max(1)
}

//! The gate before submission: which items an order needs, and who confirmed them.
//!
//! Four hold for every port; a side of the order may insist on more. What the project's own data proves (destinations,
//! look-ups, an agreed date) is a finding and not asked for here.

use crate::{
    carrier::{FurtherGate, Gate, GateEach, RefusalGround},
    id::AccountId,
    order::{GateItem, GateWord, Order},
    rules::{Rules, Said},
    snapshot::Snapshot,
};

/// An item of the gate as it stands for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateStanding<'a> {
    /// Which item.
    pub item: GateItem,
    /// The losing account it is confirmed for; absent for the project.
    pub account: Option<AccountId>,
    /// What has to be confirmed, with the names of this project.
    pub text: String,
    /// Why providers insist on it, with the source.
    pub why: String,
    /// Who confirmed it; absent while it is open.
    pub word: Option<&'a GateWord>,
}

/// The items that an order needs, in the order of the gate.
pub fn gate<'a>(snapshot: &'a Snapshot, order: &Order) -> Vec<GateStanding<'a>> {
    let rules = Rules::of(snapshot, order);
    let standing = |item: GateItem, of_account: bool, text: String, why: String| {
        let account = order.key.account.filter(|_| of_account);
        let mut words = snapshot.gate.iter();
        GateStanding {
            word: words.find(|word| {
                // What was confirmed at one platform says nothing of another.
                let here = word.gaining.as_ref();
                word.item == item
                    && word.account == account
                    && here.is_none_or(|gaining| *gaining == snapshot.settings.gaining)
            }),
            item,
            account,
            text,
            why,
        }
    };
    let mut items: Vec<GateStanding<'_>> = GateItem::ALWAYS
        .into_iter()
        .map(|item| {
            let of_account = matches!(item, GateItem::GoodStanding | GateItem::ContractEnd);
            let (text, why) = (text(snapshot, order, &item), why(&rules, &item));
            standing(item, of_account, text, why)
        })
        .collect();
    items.extend(rules.further_gates().into_iter().map(|said| {
        let gate = said.value;
        standing(
            GateItem::Named(gate.gate.clone()),
            gate.each == GateEach::Account,
            gate.words.trim_end_matches('.').to_owned(),
            insists(&said),
        )
    }));
    items
}

/// The items that are open, in words.
pub fn open_gate(snapshot: &Snapshot, order: &Order) -> Vec<String> {
    gate(snapshot, order)
        .into_iter()
        .filter(|standing| standing.word.is_none())
        .map(|standing| standing.text)
        .collect()
}

fn insists(said: &Said<'_, &FurtherGate>) -> String {
    let insists = format!("{} insists on it. {}", said.who(), said.value.note);
    format!("{} [{}]", insists.trim_end(), said.source())
}

fn text(snapshot: &Snapshot, order: &Order, item: &GateItem) -> String {
    let platform = snapshot.carrier_name(&snapshot.settings.gaining);
    let gaining = snapshot
        .gaining()
        .map_or(platform, |profile| profile.name.as_str());
    let losing = snapshot.carrier_name(&order.key.carrier);
    match item {
        GateItem::PlatformAccount => format!("The client’s account at {platform} is set up"),
        GateItem::PortalUser => format!("Our user may file orders at {gaining}"),
        GateItem::GoodStanding => {
            format!("The account at {losing} is active and in good standing")
        }
        GateItem::ContractEnd => format!("The end of the contract with {losing} was looked at"),
        GateItem::Named(_) => item.words(),
    }
}

/// Who insists on it and why: a side of the order where one says so, else what holds for every port.
fn why(rules: &Rules<'_>, item: &GateItem) -> String {
    let gate = match item {
        GateItem::PlatformAccount => Gate::PlatformAccount,
        GateItem::PortalUser => Gate::PortalUser,
        GateItem::GoodStanding => Gate::AccountActive,
        GateItem::ContractEnd => Gate::ContractEnd,
        GateItem::Named(_) => return String::new(),
    };
    // On which grounds the losing side may hold the port up, and on which it may not.
    let ground = match item {
        GateItem::GoodStanding => rules.refusal(RefusalGround::Inactive),
        GateItem::ContractEnd => rules.refusal(RefusalGround::Contract),
        _ => None,
    };
    let ground = ground.map_or_else(String::new, |said| {
        let may = if said.value.may {
            "The losing side may refuse a port for it."
        } else {
            "The losing side may not refuse a port for it."
        };
        format!(" {may} [{}]", said.source())
    });
    let why = rules.gate(gate).map_or_else(String::new, |said| {
        let note = said.value;
        let source = said.source();
        if said.is_assumed() {
            format!("{note} [{source}]")
        } else {
            let insists = format!("{} insists on it.", said.who());
            format!("{insists} {note}").trim_end().to_owned() + &format!(" [{source}]")
        }
    });
    why + &ground
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        carrier::{CarrierId, parse},
        id::{GateId, OrderId},
        plan::sample::northgate,
    };

    const STRICT: &str = r#"
id = "strict"
name = "Strict"
role = "gaining"
[[further_gates]]
gate = "funds"
words = "The account has funds for the numbers"
each = "project"
source = "its portal"
as_of = "2026-11-21"
[[further_gates]]
gate = "transfer_pin"
words = "The transfer PIN was asked for"
each = "account"
class = "wireless"
source = "its portal"
as_of = "2026-11-21"
"#;

    #[test]
    fn a_side_may_insist_on_more_than_the_four_and_it_is_confirmed_like_them() {
        let mut snapshot = northgate();
        assert_eq!(gate(&snapshot, &snapshot.orders[&OrderId(2)]).len(), 4);
        let strict = CarrierId("strict".to_owned());
        let profile = parse("strict.toml", STRICT).unwrap();
        snapshot.carriers.insert(strict.clone(), profile);
        snapshot.settings.gaining = strict;
        let order = snapshot.orders[&OrderId(2)].clone();
        let items = gate(&snapshot, &order);
        assert_eq!(items.len(), 5, "the PIN is asked of wireless numbers only");
        let funds = items.last().unwrap();
        assert_eq!(funds.item, GateItem::Named("funds".to_owned()));
        assert!(
            funds.why.starts_with("Strict insists on it."),
            "{}",
            funds.why
        );
        assert!(open_gate(&snapshot, &order).contains(&funds.text));
        snapshot.gate.push(GateWord {
            id: GateId(1),
            item: GateItem::Named("funds".to_owned()),
            account: None,
            gaining: Some(snapshot.settings.gaining.clone()),
            who: "Dana".to_owned(),
            on: chrono::NaiveDate::from_ymd_opt(2026, 11, 16).unwrap(),
            note: String::new(),
        });
        assert!(!open_gate(&snapshot, &order).join(" ").contains("funds"));
        // Another side with the same word is asked anew.
        let other = CarrierId("stricter".to_owned());
        let profile = snapshot.carriers[&snapshot.settings.gaining].clone();
        snapshot.carriers.insert(other.clone(), profile);
        snapshot.settings.gaining = other;
        assert!(open_gate(&snapshot, &order).join(" ").contains("funds"));
    }

    #[test]
    fn a_word_of_a_profile_is_read_back_as_it_was_written() {
        for word in ["good_standing", "funds"] {
            let item: GateItem = serde_json::from_value(serde_json::json!(word)).unwrap();
            assert_eq!(serde_json::to_value(&item).unwrap(), word);
            assert_eq!(matches!(item, GateItem::Named(_)), word == "funds");
        }
    }
}

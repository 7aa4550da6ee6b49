//! The gate before submission: which items an order needs, and who confirmed them.

use crate::{
    carrier::Gate,
    order::{GateItem, GateWord, Order},
    rules::Rules,
    snapshot::Snapshot,
};

/// An item of the gate as it stands for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateStanding<'a> {
    /// Which item.
    pub item: GateItem,
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
    GateItem::ALL
        .into_iter()
        .map(|item| {
            let account = order.key.account.filter(|_| item.is_of_account());
            GateStanding {
                item,
                text: text(snapshot, order, item),
                why: why(&rules, item),
                word: snapshot
                    .gate
                    .iter()
                    .find(|word| word.item == item && word.account == account),
            }
        })
        .collect()
}

/// The items that are open, in words.
pub fn open_gate(snapshot: &Snapshot, order: &Order) -> Vec<String> {
    gate(snapshot, order)
        .into_iter()
        .filter(|standing| standing.word.is_none())
        .map(|standing| standing.text)
        .collect()
}

fn text(snapshot: &Snapshot, order: &Order, item: GateItem) -> String {
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
    }
}

/// Who insists on it and why: a side of the order where one says so, else what holds for every port.
fn why(rules: &Rules<'_>, item: GateItem) -> String {
    let gate = match item {
        GateItem::PlatformAccount => Gate::PlatformAccount,
        GateItem::PortalUser => Gate::PortalUser,
        GateItem::GoodStanding => Gate::AccountActive,
        GateItem::ContractEnd => Gate::ContractEnd,
    };
    rules.gate(gate).map_or_else(String::new, |said| {
        let note = said.value;
        let source = said.source();
        if said.is_assumed() {
            format!("{note} [{source}]")
        } else {
            let insists = format!("{} insists on it.", said.who());
            format!("{insists} {note}").trim_end().to_owned() + &format!(" [{source}]")
        }
    })
}

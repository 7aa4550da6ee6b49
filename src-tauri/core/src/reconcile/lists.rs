//! The three lists of an account: the phone system's, the CSR and the bill, any of which may not be there.
//!
//! A list that nobody took in is absent, which is not the same as empty: a number is missing from a list only
//! where there is one. What becomes of a number is decided by a person; a group says what is usually done.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    evidence::NumberCalls,
    id::{AccountId, NumberId},
    number::{Disposition, Number, TelephoneNumber},
    snapshot::Snapshot,
};

/// The lists there can be, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// The phone system's own list.
    Inventory,
    /// The customer service record.
    Csr,
    /// The bill.
    Bill,
}

impl List {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Inventory, Self::Csr, Self::Bill];

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Inventory => "phone system",
            Self::Csr => "CSR",
            Self::Bill => "bill",
        }
    }

    fn has(self, number: &Number) -> bool {
        match self {
            Self::Inventory => number.on_inventory,
            Self::Csr => number.on_csr,
            Self::Bill => number.on_bill,
        }
    }
}

/// Why numbers stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// The same number stands on two accounts.
    TwoAccounts,
    /// In use, not on the CSR, on the bill.
    BilledNotOnCsr,
    /// Called, and not on the CSR.
    CalledNotOnCsr,
    /// Called, and unknown to the client.
    CalledAndUnknown,
    /// In the phone system and on no other list.
    InventoryOnly,
    /// On CSR and bill, unknown to the client.
    CsrAndBillOnly,
    /// On the CSR alone, unknown to the client.
    CsrOnly,
    /// On the bill alone.
    BillOnly,
    /// In use and on the CSR, not on the bill.
    NotBilled,
    /// On every list there is.
    InAll,
    /// On no list: entered by hand.
    OnNone,
}

impl GroupKind {
    /// Stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::TwoAccounts => "two_accounts",
            Self::BilledNotOnCsr => "billed_not_on_csr",
            Self::CalledNotOnCsr => "called_not_on_csr",
            Self::CalledAndUnknown => "called_and_unknown",
            Self::InventoryOnly => "inventory_only",
            Self::CsrAndBillOnly => "csr_and_bill_only",
            Self::CsrOnly => "csr_only",
            Self::BillOnly => "bill_only",
            Self::NotBilled => "not_billed",
            Self::InAll => "in_all",
            Self::OnNone => "on_none",
        }
    }

    /// The group in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::TwoAccounts => "Same number on two accounts",
            Self::BilledNotOnCsr => "In use and billed, not on the CSR",
            Self::CalledNotOnCsr => "In use by its calls, not on the CSR",
            Self::CalledAndUnknown => "In use by its calls, unknown to the client",
            Self::InventoryOnly => "In the phone system only",
            Self::CsrAndBillOnly => "On CSR and bill, unknown to the client",
            Self::CsrOnly => "On the CSR, unknown to the client",
            Self::BillOnly => "On the bill only",
            Self::NotBilled => "In use and on the CSR, not on the bill",
            Self::InAll => "On every list",
            Self::OnNone => "On no list, entered by hand",
        }
    }

    /// What is usually done about it. [NOJITTER-INSANITY][INTERMEDIA][TOWNER]
    pub fn action(self) -> &'static str {
        match self {
            Self::TwoAccounts => {
                "Look at both bills and take it off the wrong account; one of two orders would be refused."
            }
            Self::BilledNotOnCsr => {
                "Ask the carrier to correct its record before the order goes out; else it answers that the number is not on this account."
            }
            Self::CalledNotOnCsr => {
                "Calls prove that it is in use. Ask the carrier which account it is on; on this one the order would be refused for it."
            }
            Self::CalledAndUnknown => {
                "Calls prove that somebody uses it. Find out who answers before anything is given up."
            }
            Self::InventoryOnly => {
                "Dial it. Then ask which account and carrier it is on; a number that nobody bills may be a stranger’s."
            }
            Self::CsrAndBillOnly => {
                "It is paid for and nobody knows it. Dial it and look at the wiring: alarm, elevator and fax lines hide here. Then decide."
            }
            Self::CsrOnly => {
                "Dial it and ask the carrier what it is. Decide port, stay or disconnect: the carrier counts it as remaining."
            }
            Self::BillOnly => {
                "Ask the carrier what is billed: a line of another account, or one that ended. Claim the money back."
            }
            Self::NotBilled => {
                "Ask on which bill it stands; it may be part of a bundle, or belong to another account."
            }
            Self::InAll => "Nothing to do.",
            Self::OnNone => "Find it on a bill or a CSR before it is promised.",
        }
    }
}

/// Numbers that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// Why.
    pub kind: GroupKind,
    /// The numbers, ascending.
    pub numbers: Vec<&'a Number>,
}

/// The three lists of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists<'a> {
    /// Lists that are there.
    pub present: BTreeSet<List>,
    /// Every number of the account, each in one group, what needs a hand first.
    pub groups: Vec<Group<'a>>,
}

impl Lists<'_> {
    /// The lists that nobody took in, as sentences.
    pub fn absent(&self) -> Vec<String> {
        List::ALL
            .iter()
            .filter(|list| !self.present.contains(list))
            .map(|list| match list {
                List::Inventory => "No list of the phone system was taken in for this account; what is in use is not known.",
                List::Csr => "There is no CSR of this account; what the carrier holds is not known.",
                List::Bill => "No bill with numbers was taken in for this account; what is paid for is not known.",
            })
            .map(str::to_owned)
            .collect()
    }
}

/// Numbers that stand on two accounts, each of them once an account.
pub(crate) fn on_two_accounts(snapshot: &Snapshot) -> BTreeSet<TelephoneNumber> {
    let mut all: Vec<(u64, Option<AccountId>, TelephoneNumber)> = snapshot
        .numbers
        .values()
        .map(|number| (number.tn.digits(), number.account, number.tn))
        .collect();
    // Lists mostly stand in order already, which such a sort is quick with.
    all.sort();
    all.dedup();
    all.windows(2)
        .filter_map(|pair| match pair {
            [(a, _, tn), (b, ..)] if a == b => Some(*tn),
            _ => None,
        })
        .collect()
}

/// Numbers by account, or on none, in one pass over the project.
pub(crate) fn by_account(snapshot: &Snapshot) -> BTreeMap<Option<AccountId>, Vec<&Number>> {
    let mut all: BTreeMap<Option<AccountId>, Vec<&Number>> = BTreeMap::new();
    for number in snapshot.numbers.values() {
        all.entry(number.account).or_default().push(number);
    }
    all
}

/// The three lists of one account, or of the numbers on none.
pub fn lists(snapshot: &Snapshot, account: Option<AccountId>) -> Lists<'_> {
    let numbers: Vec<&Number> = snapshot
        .numbers
        .values()
        .filter(|number| number.account == account)
        .collect();
    lists_of(snapshot, account, &numbers, &on_two_accounts(snapshot))
}

/// The three lists of an account whose numbers are at hand, and those that stand on two accounts.
pub(crate) fn lists_of<'a>(
    snapshot: &'a Snapshot,
    account: Option<AccountId>,
    numbers: &[&'a Number],
    twice: &BTreeSet<TelephoneNumber>,
) -> Lists<'a> {
    let mut present: BTreeSet<List> = List::ALL
        .into_iter()
        .filter(|list| numbers.iter().any(|number| list.has(number)))
        .collect();
    // A record without numbers is a list all the same: every number is missing from it.
    if account.is_some_and(|id| snapshot.csrs.contains_key(&id)) {
        present.insert(List::Csr);
    }
    let mut groups: BTreeMap<GroupKind, Vec<&Number>> = BTreeMap::new();
    for &number in numbers {
        let kind = if twice.contains(&number.tn) {
            GroupKind::TwoAccounts
        } else {
            called(snapshot, number, kind(number, &present))
        };
        groups.entry(kind).or_default().push(number);
    }
    let groups = groups
        .into_iter()
        .map(|(kind, mut numbers)| {
            numbers.sort_by_key(|number| number.tn);
            Group { kind, numbers }
        })
        .collect();
    Lists { present, groups }
}

/// What call records add: a number that is called is in use, whatever lists say.
fn called(snapshot: &Snapshot, number: &Number, kind: GroupKind) -> GroupKind {
    let calls = (snapshot.evidence.calls.as_ref())
        .and_then(|volume| volume.numbers.get(&number.tn))
        .map_or(0, NumberCalls::calls);
    match kind {
        kind if calls == 0 => kind,
        // Absent from a record that is there; where there is none, nothing is missing from it.
        GroupKind::InventoryOnly
            if number
                .account
                .is_some_and(|id| snapshot.csrs.contains_key(&id)) =>
        {
            GroupKind::CalledNotOnCsr
        }
        GroupKind::CsrAndBillOnly | GroupKind::CsrOnly | GroupKind::BillOnly => {
            GroupKind::CalledAndUnknown
        }
        kind => kind,
    }
}

/// Where a number stands among the lists that are there.
fn kind(number: &Number, present: &BTreeSet<List>) -> GroupKind {
    let on = |list: List| list.has(number);
    if !List::ALL.into_iter().any(on) {
        return GroupKind::OnNone;
    }
    // A list that is not there lacks no number.
    let or_absent = |list: List| on(list) || !present.contains(&list);
    let known = (
        or_absent(List::Inventory),
        or_absent(List::Csr),
        or_absent(List::Bill),
    );
    match known {
        (true, true, true) => GroupKind::InAll,
        (true, true, false) if on(List::Inventory) || on(List::Csr) => GroupKind::NotBilled,
        (true, false, true) if on(List::Bill) => GroupKind::BilledNotOnCsr,
        (true, false, _) => GroupKind::InventoryOnly,
        (false, true, true) if on(List::Csr) && on(List::Bill) => GroupKind::CsrAndBillOnly,
        (false, true, _) if on(List::Csr) => GroupKind::CsrOnly,
        _ => GroupKind::BillOnly,
    }
}

/// Numbers by the combination of lists they stand on (phone system, CSR, bill), fullest first.
pub fn combinations<'a>(numbers: &[&'a Number]) -> Vec<([bool; 3], Vec<&'a Number>)> {
    let mut groups: BTreeMap<[bool; 3], Vec<&Number>> = BTreeMap::new();
    for number in numbers {
        let on = List::ALL.map(|list| list.has(number));
        groups.entry(on).or_default().push(number);
    }
    groups.into_iter().rev().collect()
}

/// The coverage ledger: every number on any list by what becomes of it, sorted.
pub fn ledger<'a>(numbers: &[&'a Number]) -> BTreeMap<Disposition, Vec<&'a Number>> {
    let mut ledger: BTreeMap<Disposition, Vec<&Number>> = BTreeMap::new();
    let mut once: BTreeSet<NumberId> = BTreeSet::new();
    for number in numbers {
        if once.insert(number.id) {
            ledger.entry(number.disposition).or_default().push(number);
        }
    }
    for numbers in ledger.values_mut() {
        numbers.sort_by_key(|number| number.tn);
    }
    ledger
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::sample::northgate;

    /// One account whose numbers stand on these lists.
    fn with(on: &[[bool; 3]]) -> Snapshot {
        let mut snapshot = northgate();
        snapshot.csrs.clear();
        let (id, template) = snapshot.numbers.pop_first().unwrap();
        snapshot.numbers.clear();
        for (at, [inventory, csr, bill]) in on.iter().enumerate() {
            let mut number = template.clone();
            number.id = NumberId(id.0 + i64::try_from(at).unwrap());
            number.tn =
                TelephoneNumber::from_digits(4_145_550_100 + u64::try_from(at).unwrap()).unwrap();
            (number.on_inventory, number.on_csr, number.on_bill) = (*inventory, *csr, *bill);
            snapshot.numbers.insert(number.id, number);
        }
        snapshot
    }

    fn kinds(on: &[[bool; 3]]) -> Vec<GroupKind> {
        let snapshot = with(on);
        let account = snapshot.numbers.values().next().unwrap().account;
        lists(&snapshot, account)
            .groups
            .iter()
            .map(|group| group.kind)
            .collect()
    }

    #[test]
    fn with_all_three_lists_every_combination_has_its_group() {
        let all = [true, true, true];
        for (on, kind) in [
            ([true, true, true], GroupKind::InAll),
            ([true, true, false], GroupKind::NotBilled),
            ([true, false, true], GroupKind::BilledNotOnCsr),
            ([true, false, false], GroupKind::InventoryOnly),
            ([false, true, true], GroupKind::CsrAndBillOnly),
            ([false, true, false], GroupKind::CsrOnly),
            ([false, false, true], GroupKind::BillOnly),
            ([false, false, false], GroupKind::OnNone),
        ] {
            assert!(kinds(&[all, on]).contains(&kind), "{on:?}");
        }
    }

    #[test]
    fn a_number_that_is_called_is_in_use_whatever_the_lists_say() {
        use crate::evidence::{CallBasis, CallForm, CallVolume};
        let all = [true, true, true];
        for (on, silent, called, has_csr) in [
            (
                [true, false, false],
                GroupKind::InventoryOnly,
                GroupKind::CalledNotOnCsr,
                true,
            ),
            (
                [true, false, false],
                GroupKind::InventoryOnly,
                GroupKind::InventoryOnly,
                false,
            ),
            (
                [true, false, true],
                GroupKind::BilledNotOnCsr,
                GroupKind::BilledNotOnCsr,
                true,
            ),
            (
                [false, true, false],
                GroupKind::CsrOnly,
                GroupKind::CalledAndUnknown,
                true,
            ),
            (
                [false, false, true],
                GroupKind::BillOnly,
                GroupKind::CalledAndUnknown,
                false,
            ),
            ([true, true, true], GroupKind::InAll, GroupKind::InAll, true),
        ] {
            let mut snapshot = with(&[all, on]);
            let (tn, account) = snapshot
                .numbers
                .values()
                .last()
                .map(|it| (it.tn, it.account))
                .unwrap();
            if has_csr {
                snapshot.csrs = northgate().csrs;
            }
            let kind = |snapshot: &Snapshot| {
                let lists = lists(snapshot, account);
                let of = |group: &&Group<'_>| group.numbers.iter().any(|it| it.tn == tn);
                lists.groups.iter().find(of).map(|group| group.kind)
            };
            assert_eq!(kind(&snapshot), Some(silent), "{on:?}");
            let calls = NumberCalls {
                inbound: 4,
                ..NumberCalls::default()
            };
            snapshot.evidence.calls = Some(CallVolume {
                basis: CallBasis {
                    form: CallForm::Records,
                    zone: "America/Chicago".into(),
                    first: None,
                    last: None,
                    rows: 4,
                    file: "cdr.csv".into(),
                },
                hours: BTreeMap::new(),
                numbers: [(tn, calls)].into(),
            });
            assert_eq!(kind(&snapshot), Some(called), "{on:?}");
        }
    }

    #[test]
    fn an_absent_list_is_named_and_never_read_as_empty() {
        for (on, absent) in [
            ([true, false, false], 2),
            ([true, false, true], 1),
            ([false, true, true], 1),
            ([false, true, false], 2),
            ([false, false, true], 2),
        ] {
            let snapshot = with(&[on, on]);
            let account = snapshot.numbers.values().next().unwrap().account;
            let found = lists(&snapshot, account);
            assert_eq!(found.absent().len(), absent, "{on:?}");
            assert_eq!(found.groups.len(), 1);
            assert_eq!(found.groups[0].kind, GroupKind::InAll, "{on:?}");
        }
        // Two lists, one number missing from the second of them.
        assert_eq!(
            kinds(&[[true, false, true], [true, false, false]]),
            [GroupKind::NotBilled, GroupKind::InAll]
        );
        assert_eq!(
            kinds(&[[true, true, false], [true, false, false]]),
            [GroupKind::InventoryOnly, GroupKind::InAll]
        );
    }

    #[test]
    fn a_number_on_two_accounts_stands_in_a_group_of_its_own() {
        let mut snapshot = with(&[[true, true, true], [true, true, true]]);
        let mut twin = snapshot.numbers.values().next().unwrap().clone();
        let account = twin.account;
        twin.id = NumberId(9_999);
        twin.account = None;
        snapshot.numbers.insert(twin.id, twin);
        let found = lists(&snapshot, account);
        assert_eq!(found.groups[0].kind, GroupKind::TwoAccounts);
        assert_eq!(found.groups[0].numbers.len(), 1);
    }

    proptest! {
        #[test]
        fn groups_and_ledger_hold_every_number_of_the_lists_once(on in proptest::collection::vec(any::<[bool; 3]>(), 1..30)) {
            let snapshot = with(&on);
            let account = snapshot.numbers.values().next().unwrap().account;
            let found = lists(&snapshot, account);
            let mut grouped: Vec<NumberId> = found.groups.iter().flat_map(|group| &group.numbers).map(|number| number.id).collect();
            grouped.sort_unstable();
            let all: Vec<NumberId> = snapshot.numbers.keys().copied().collect();
            prop_assert_eq!(&grouped, &all);
            let numbers: Vec<&Number> = found.groups.iter().flat_map(|group| group.numbers.iter().copied()).collect();
            let total: usize = ledger(&numbers).values().map(Vec::len).sum();
            prop_assert_eq!(total, all.len());
        }
    }
}

//! Checks of single numbers, as marks on cells of the grid and, gathered by order, as findings.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{account::count, catalogue::of_row, last_digits, site_names};
use crate::{
    finding::{Finding, Severity},
    id::{AccountId, NumberId, OrderId},
    number::{Disposition, Kind, Number, TelephoneNumber, area},
    place::Place,
    snapshot::Snapshot,
    split,
};

/// A column of the grid of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The number itself.
    Number,
    /// What it is used for.
    Use,
    /// What becomes of it.
    Disposition,
    /// Where it will ring.
    RingsTo,
    /// 911 location.
    Address911,
}

impl Column {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Use => "use",
            Self::Disposition => "disposition",
            Self::RingsTo => "rings_to",
            Self::Address911 => "address_911",
        }
    }
}

/// 555-0100 to 0199 are kept for fiction in every area code.
pub(crate) fn is_fiction(tn: TelephoneNumber) -> bool {
    tn.nxx() == 555 && (100..=199).contains(&tn.line())
}

/// What was noticed about one number, each at the cell it concerns. The project's own findings about many
/// numbers at once (fiction in a sample) are not repeated on each.
pub fn marks(snapshot: &Snapshot, number: &Number) -> Vec<(Column, Finding)> {
    Marker::of(snapshot).marks(number)
}

/// Marks many numbers of a snapshot: what they have in common is looked up once.
#[derive(Debug)]
pub struct Marker<'a> {
    snapshot: &'a Snapshot,
    /// Accounts on which numbers stay; made when the first BTN asks.
    staying: OnceCell<BTreeSet<AccountId>>,
}

impl<'a> Marker<'a> {
    /// For the numbers of this snapshot.
    pub fn of(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            staying: OnceCell::new(),
        }
    }

    /// As [`marks`].
    pub fn marks(&self, number: &Number) -> Vec<(Column, Finding)> {
        of_number(self.snapshot, number, |account| self.others_stay(account))
    }

    /// How many of the marks are blockers, and how many warnings; asked of each number of a list.
    pub fn counts(&self, number: &Number) -> (u32, u32) {
        let undecided = number.disposition == Disposition::Undecided;
        let leaves = btn_leaves(self.snapshot, number, |account| self.others_stay(account));
        let mut counts = (u32::from(undecided) + u32::from(leaves), 0);
        if number.disposition == Disposition::Port {
            for rule in of_porting(self.snapshot, number, has_csr(self.snapshot, number)) {
                match rule.parts().1 {
                    Severity::Blocker => counts.0 += 1,
                    Severity::Warning => counts.1 += 1,
                    Severity::Note => {}
                }
            }
        }
        counts
    }

    fn others_stay(&self, account: AccountId) -> bool {
        let staying = || {
            (self.snapshot.numbers.values())
                .filter(|other| other.disposition == Disposition::Stay)
                .filter_map(|other| other.account)
                .collect()
        };
        self.staying.get_or_init(staying).contains(&account)
    }
}

/// Whether it is the BTN of its account and leaves while others stay, and no other is named.
fn btn_leaves(
    snapshot: &Snapshot,
    number: &Number,
    others_stay: impl Fn(AccountId) -> bool,
) -> bool {
    number.disposition == Disposition::Port
        && (number.account)
            .and_then(|id| snapshot.accounts.get(&id))
            .is_some_and(|account| {
                account.btn == Some(number.tn)
                    && account.new_btn.is_none()
                    && others_stay(account.id)
            })
}

fn of_number(
    snapshot: &Snapshot,
    number: &Number,
    others_stay: impl Fn(AccountId) -> bool,
) -> Vec<(Column, Finding)> {
    let place = || Place::Number { id: number.id };
    let mut marks = Vec::new();
    if number.disposition == Disposition::Undecided {
        marks.push((
            Column::Disposition,
            Finding::blocker(
                "undecided",
                place(),
                match (number.on_inventory, number.on_csr) {
                    (false, true) => {
                        "On the CSR, but not in the phone system, and nobody has decided."
                    }
                    (true, false) => {
                        "In the phone system, but not on the CSR, and nobody has decided."
                    }
                    _ => "Nobody has decided what becomes of it.",
                },
                "Port, stay or disconnect.",
            )
            .costs(5),
        ));
    }
    if btn_leaves(snapshot, number, others_stay) {
        marks.push((
            Column::Number,
            Finding::blocker(
                "btn_leaves",
                place(),
                "It is the BTN and leaves while others stay.",
                "Name a new BTN.",
            )
            .costs(5),
        ));
    }
    if number.disposition != Disposition::Port {
        return marks;
    }
    marks.extend(
        of_porting(snapshot, number, has_csr(snapshot, number)).map(|rule| {
            let (column, severity, code, message, hint) = rule.parts();
            (column, Finding::new(severity, code, place(), message, hint))
        }),
    );
    marks
}

/// What can be wrong with one number that is to port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    Fiction,
    NotOnCsr,
    UnknownArea,
    Machine,
    NoRespOrg,
    NoAddress,
    NoTarget,
}

impl Rule {
    fn parts(self) -> (Column, Severity, &'static str, &'static str, &'static str) {
        use Severity::{Blocker, Warning};
        match self {
            Self::Fiction => (
                Column::Number,
                Blocker,
                "fiction_number",
                "555-0100 to 0199 are kept for fiction; no carrier has them.",
                "Look at the bill for the real number.",
            ),
            Self::NotOnCsr => (
                Column::Number,
                Blocker,
                "not_on_csr",
                "The carrier's record of this account does not list it.",
                "Ask the losing carrier which account it is on.",
            ),
            Self::UnknownArea => (
                Column::Number,
                Warning,
                "unknown_area_code",
                "The area code is not in the table; it may be new or mistyped.",
                "Compare it with the bill.",
            ),
            Self::Machine => (
                Column::Use,
                Warning,
                "machine_ports",
                "A machine uses this line. Alarms and elevators may fall silent when it moves.",
                "Replace the line first, or let it stay.",
            ),
            Self::NoRespOrg => (
                Column::Number,
                Warning,
                "no_resp_org",
                "The controlling RespOrg is not known; an order has only one.",
                "Look it up and record it with date and source.",
            ),
            Self::NoAddress => (
                Column::Address911,
                Warning,
                "no_911_address",
                "No 911 address is set. Calls to 911 would reach the wrong place.",
                "Enter street, floor and room.",
            ),
            Self::NoTarget => (
                Column::RingsTo,
                Warning,
                "no_target",
                "Nobody has said where it rings on the new platform.",
                "Enter an extension, a queue or an adapter.",
            ),
        }
    }

    fn gathered(self, numbers: &[&Number], snapshot: &Snapshot) -> String {
        let n = count(numbers.len(), "number");
        let which = last_digits(numbers);
        match self {
            Self::Fiction => format!("{n} ({which}) are kept for fiction; no carrier has them."),
            Self::NotOnCsr => {
                format!("{n} ({which}) are to port and not on the CSR of their account.")
            }
            Self::UnknownArea => {
                format!("{n} ({which}) have an area code that is not in the table.")
            }
            Self::Machine => format!("{n} ({which}) are used by machines and are to port."),
            Self::NoRespOrg => format!("{n} ({which}) have no known RespOrg."),
            Self::NoAddress => {
                let sites = site_names(snapshot, numbers);
                let at = if sites.is_empty() {
                    String::new()
                } else {
                    format!(" at {sites}")
                };
                format!("{n}{at} ({which}) have no 911 address.")
            }
            Self::NoTarget => format!("{n} ({which}) have no target on the new platform."),
        }
    }
}

fn has_csr(snapshot: &Snapshot, number: &Number) -> bool {
    let account = number.account.and_then(|id| snapshot.accounts.get(&id));
    account.is_some_and(|account| snapshot.csrs.contains_key(&account.id))
}

fn of_porting(
    snapshot: &Snapshot,
    number: &Number,
    has_csr: bool,
) -> impl Iterator<Item = Rule> + use<> {
    let toll_free = number.kind == Kind::TollFree;
    let rules = [
        (
            is_fiction(number.tn) && !snapshot.settings.sample,
            Rule::Fiction,
        ),
        (has_csr && !number.on_csr && !toll_free, Rule::NotOnCsr),
        (area::lookup(number.tn.npa()).is_none(), Rule::UnknownArea),
        (number.usage.is_machine(), Rule::Machine),
        (toll_free && number.resp_org.is_empty(), Rule::NoRespOrg),
        (
            number.usage.can_call_out(number.kind) && number.address_911.is_empty(),
            Rule::NoAddress,
        ),
        (
            number.target.is_empty() && number.rings_to.is_none(),
            Rule::NoTarget,
        ),
    ];
    rules
        .into_iter()
        .filter(|(broken, _)| *broken)
        .map(|(_, rule)| rule)
}

/// Adds findings about numbers: one an order and rule, since a list of 300 lines is read by nobody.
pub(super) fn check(snapshot: &Snapshot, findings: &mut Vec<Finding>) {
    let mut unassigned = split::Unassigned::new(snapshot);
    let mut seen: Vec<(TelephoneNumber, Option<AccountId>, NumberId)> =
        Vec::with_capacity(snapshot.numbers.len());
    let mut gathered: BTreeMap<(Rule, Option<OrderId>), Vec<&Number>> = BTreeMap::new();
    let mut fiction = 0;
    // Numbers of one order and account mostly stand together: what is asked of those is asked once a run, and what
    // was gathered of a run is put with the rest at its end.
    let mut run: Option<(Option<OrderId>, Option<AccountId>)> = None;
    let (mut open, mut csr) = (false, false);
    let mut of_run: BTreeMap<Rule, Vec<&Number>> = BTreeMap::new();
    for number in snapshot.numbers.values() {
        if run != Some((number.order, number.account)) {
            let order = run.and_then(|(order, _)| order);
            for (rule, mut numbers) in std::mem::take(&mut of_run) {
                gathered
                    .entry((rule, order))
                    .or_default()
                    .append(&mut numbers);
            }
            run = Some((number.order, number.account));
            open = number
                .order
                .and_then(|id| snapshot.orders.get(&id))
                .is_none_or(|order| order.activated_at.is_none());
            csr = has_csr(snapshot, number);
        }
        if number.disposition == Disposition::Port && open {
            for rule in of_porting(snapshot, number, csr) {
                of_run.entry(rule).or_default().push(number);
            }
        }
        fiction += usize::from(is_fiction(number.tn));
        seen.push((number.tn, number.account, number.id));
        if let Some(reason) = unassigned.reason(number) {
            findings.push(in_no_order(number.id, reason));
        }
    }
    let order = run.and_then(|(order, _)| order);
    for (rule, mut numbers) in of_run {
        gathered
            .entry((rule, order))
            .or_default()
            .append(&mut numbers);
    }
    on_two_accounts(seen, findings);
    for ((rule, order), numbers) in gathered {
        let (column, severity, code, message, hint) = rule.parts();
        let place = match (order, numbers.as_slice()) {
            (_, [one]) => Place::Number { id: one.id },
            (Some(id), _) => Place::Order {
                id,
                field: column.name().to_owned(),
            },
            (None, _) => Place::Project,
        };
        let message = if numbers.len() == 1 {
            message.to_owned()
        } else {
            rule.gathered(&numbers, snapshot)
        };
        let finding = Finding::new(severity, code, place, message, hint);
        findings.push(match rule {
            Rule::Fiction => of_row(finding, 17),
            Rule::NotOnCsr => of_row(finding, 16),
            Rule::NoRespOrg => of_row(finding, 41),
            Rule::UnknownArea => finding.sourced("NANPA area codes, assets/npa.csv"),
            Rule::Machine => finding.sourced("IM1, Z2, R5"),
            Rule::NoAddress => finding.sourced("911SECURE, RAY BAUM’S Act §506"),
            Rule::NoTarget => finding.sourced("8X8-MANAGED"),
        });
    }
    if snapshot.settings.sample && fiction > 0 {
        findings.push(Finding::note(
            "fiction_number",
            Place::Project,
            format!(
                "{} are kept for fiction, as in every sample. In a real project they block.",
                count(fiction, "number")
            ),
            "Nothing to do.",
        ));
    }
}

fn in_no_order(id: NumberId, reason: &str) -> Finding {
    Finding::blocker(
        "in_no_order",
        Place::Number { id },
        format!("It is to port and can be in no order. {reason}"),
        "Put it on its account, or decide that it stays or is disconnected.",
    )
    .costs(5)
    .sourced("BW-ERR 7403, 7470, 7503")
}

/// Numbers that stand on more than one account.
fn on_two_accounts(
    mut seen: Vec<(TelephoneNumber, Option<AccountId>, NumberId)>,
    findings: &mut Vec<Finding>,
) {
    // Lists mostly stand in order already, which such a sort is quick with.
    seen.sort();
    for run in seen.chunk_by(|(one, ..), (next, ..)| one == next) {
        let differ = run.windows(2).any(|pair| match pair {
            [(_, one, _), (_, next, _)] => one != next,
            _ => false,
        });
        if differ {
            findings.extend(run.iter().map(|(tn, _, id)| two_accounts(*id, *tn)));
        }
    }
}

fn two_accounts(id: NumberId, tn: TelephoneNumber) -> Finding {
    Finding::blocker(
        "on_two_accounts",
        Place::Number { id },
        format!(
            "{} stands on two losing accounts. One of two orders would be refused.",
            tn.national()
        ),
        "Look at both bills and take it off the wrong account.",
    )
    .costs(5)
    .sourced("BW-ERR 7205, TW-22137")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample::northgate;

    #[test]
    fn marks_are_counted_as_they_are_made() {
        let mut snapshot = northgate();
        let fates = [
            Disposition::Port,
            Disposition::Stay,
            Disposition::Undecided,
            Disposition::Port,
        ];
        for (number, fate) in snapshot.numbers.values_mut().zip(fates.iter().cycle()) {
            number.disposition = *fate;
        }
        snapshot.settings.sample = false;
        let marker = Marker::of(&snapshot);
        let mut seen = (0, 0);
        for number in snapshot.numbers.values() {
            let marks = marker.marks(number);
            let of = |severity| {
                let of = marks.iter().filter(|(_, found)| found.severity == severity);
                u32::try_from(of.count()).unwrap()
            };
            let counts = (of(Severity::Blocker), of(Severity::Warning));
            assert_eq!(marker.counts(number), counts, "{number:?}");
            seen = (seen.0 + counts.0, seen.1 + counts.1);
        }
        assert!(seen.0 > 0 && seen.1 > 0, "{seen:?}");
    }
}

//! Staged rows against the project: which numbers are new, which change, and the accounts and sites that
//! rows name.
//!
//! A number is the number plus its account. A newer list changes what nobody has typed over since; what a person
//! has entered stays unless they prefer the list ([`facts`]). A bill or a CSR adds no fields: it only says that a
//! number stands on it. A number that a newer list leaves out is marked, and a person says what becomes of it.

mod facts;
mod gone;
mod places;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry},
    sync::Arc,
};

use super::{Field, FoundAccount, FoundSite, List, Staged, account_key, stage::StagedRow};
use crate::{
    account::Account,
    carrier::CarrierId,
    id::{AccountId, NumberId, SiteId},
    number::{Disposition, Fact, Number, TelephoneNumber, fact::HandEdits},
    site::{Address, Site},
    snapshot::Snapshot,
};

use facts::{Said, asked, settle};
use gone::is_sent;
use places::{apart, plain};
pub use {
    facts::{FactChange, Verdict},
    gone::{Again, Leaving, Left, with_gone},
    places::{address, carrier_id, carrier_typed},
};

/// A cell that names a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot<'a> {
    /// Its sheet, empty for text.
    pub sheet: Arc<str>,
    /// Its row, counted from 1.
    pub row: u32,
    /// Its column, counted from 1.
    pub column: u32,
    /// Its text as it stands in the file.
    pub text: &'a str,
}

/// A number of a file with the cells that name it.
#[derive(Debug, Clone)]
pub struct Taken<'a> {
    /// The number as it shall be; its id is below zero when it is new.
    pub number: Number,
    /// The number as the list alone would have it, where it is in the project already.
    pub said: Option<Box<Number>>,
    /// The cells that name it, in the file's order.
    pub cells: Vec<Spot<'a>>,
    /// What happens to it.
    pub state: Change,
    /// Facts in which the list differs from the project.
    pub changes: Vec<FactChange>,
    /// Facts of which the project knows something and the list has an empty cell.
    emptied: Vec<Fact>,
    /// What is left of its edits by hand, where that is something else now.
    pub edits: Option<HandEdits>,
}

/// What an import does to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is not in the project yet.
    Added,
    /// The file says more of it, or something else.
    Changed,
    /// Nothing but its new source.
    Same,
}

/// What a file comes to for this project.
#[derive(Debug, Clone, Default)]
pub struct Merged<'a> {
    /// Accounts that are new (ids below zero) or of which more is known now.
    pub accounts: Vec<Account>,
    /// Sites that are new (ids below zero) or whose address is known now.
    pub sites: Vec<Site>,
    /// Its numbers, each once.
    pub numbers: Vec<Taken<'a>>,
    /// Numbers that stand on more than one row.
    pub duplicates: u32,
    /// Numbers of earlier versions of this list that are not on this one.
    pub gone: Vec<Left>,
}

/// Merges staged sheets into the project. `account` is the account of rows that name none.
pub fn merge<'s, 'a>(
    snapshot: &'s Snapshot,
    sheets: &'s [Staged<'a>],
    list: List,
    account: Option<AccountId>,
    again: &Again,
) -> Merged<'a> {
    let mut work = Work {
        snapshot,
        list,
        account,
        ..Work::new(snapshot)
    };
    let rows = sheets.iter().map(|sheet| sheet.staged.len()).sum();
    work.taken.reserve(rows);
    work.at.reserve(rows);
    for sheet in sheets {
        for found in &sheet.accounts {
            work.account(found);
        }
        if list == List::Inventory {
            for found in &sheet.sites {
                work.site(found);
            }
        }
        work.asked.push(asked(&sheet.fields));
        // Accounts and sites of this sheet may have given words a meaning.
        work.accounts_said = vec![None; sheet.accounts.len()];
        work.sites_said.clear();
        let name = Arc::from(sheet.sheet.as_str());
        for row in &sheet.staged {
            work.row(&name, row);
        }
    }
    work.finish(again)
}

/// A number while rows that name it pass.
struct Draft<'s, 'a> {
    tn: TelephoneNumber,
    known: Option<NumberId>,
    account: Option<AccountId>,
    /// What becomes of it if it is new.
    disposition: Disposition,
    said: Said<'s>,
    cells: Vec<Spot<'a>>,
    /// Which sheet names it first.
    sheet: usize,
}

/// What the words of a row name, if they name anything.
type Named<T> = Option<T>;

struct Work<'s, 'a> {
    snapshot: &'s Snapshot,
    list: List,
    account: Option<AccountId>,
    /// Accounts by carrier and number, and what is known of them so far.
    by_key: BTreeMap<(CarrierId, String), AccountId>,
    accounts: BTreeMap<AccountId, Account>,
    touched: BTreeSet<AccountId>,
    by_name: BTreeMap<String, SiteId>,
    sites: BTreeMap<SiteId, Site>,
    known: BTreeMap<TelephoneNumber, Vec<NumberId>>,
    taken: Vec<Draft<'s, 'a>>,
    at: HashMap<(TelephoneNumber, Option<AccountId>), usize>,
    repeated: BTreeSet<usize>,
    /// The facts that the columns of each sheet can say.
    asked: Vec<Vec<Fact>>,
    /// What the words of rows meant so far: a list says the same few accounts and sites again and again.
    carriers_said: HashMap<String, CarrierId>,
    /// By the place among the sheet's accounts; absent where nobody has looked yet.
    accounts_said: Vec<Option<Named<AccountId>>>,
    /// By the row's place.
    sites_said: Vec<Option<Named<SiteId>>>,
}

impl<'s, 'a> Work<'s, 'a> {
    fn new(snapshot: &'s Snapshot) -> Self {
        let mut known: BTreeMap<TelephoneNumber, Vec<NumberId>> = BTreeMap::new();
        for number in snapshot.numbers.values() {
            known.entry(number.tn).or_default().push(number.id);
        }
        Self {
            snapshot,
            list: List::Inventory,
            account: None,
            by_key: snapshot
                .accounts
                .values()
                .map(|account| {
                    (
                        (
                            account.carrier.clone(),
                            account_key(&account.account_number),
                        ),
                        account.id,
                    )
                })
                .collect(),
            accounts: snapshot.accounts.clone(),
            touched: BTreeSet::new(),
            by_name: snapshot
                .sites
                .values()
                .map(|site| (plain(&site.name), site.id))
                .collect(),
            sites: BTreeMap::new(),
            known,
            taken: Vec::new(),
            at: HashMap::new(),
            repeated: BTreeSet::new(),
            asked: Vec::new(),
            carriers_said: HashMap::new(),
            accounts_said: Vec::new(),
            sites_said: Vec::new(),
        }
    }

    /// The account that words of a row mean, if there is one already.
    fn account_of(&mut self, carrier: &str, number: &str) -> Option<AccountId> {
        let key = account_key(number);
        if !carrier.is_empty() {
            let key = (self.carrier_said(carrier), key);
            return self.by_key.get(&key).copied();
        }
        // A number alone names an account when only one carrier has such an account.
        let mut same = self
            .by_key
            .iter()
            .filter(|((_, known), _)| *known == key && !key.is_empty());
        match (same.next(), same.next()) {
            (Some((_, id)), None) => Some(*id),
            _ => None,
        }
    }

    fn carrier_said(&mut self, said: &str) -> CarrierId {
        if let Some(carrier) = self.carriers_said.get(said) {
            return carrier.clone();
        }
        let carrier = carrier_id(self.snapshot, said);
        // Another spelling of the same file.
        let carrier =
            places::written_alike(self.carriers_said.values(), &carrier.0).unwrap_or(carrier);
        self.carriers_said.insert(said.to_owned(), carrier.clone());
        carrier
    }

    fn account(&mut self, found: &FoundAccount) {
        let id = self
            .account_of(&found.carrier, &found.account_number)
            .unwrap_or_else(|| {
                let id = AccountId(-1 - i64::try_from(self.touched.len()).unwrap_or(0));
                let carrier = self.carrier_said(&found.carrier);
                let account = Account {
                    id,
                    account_number: found.account_number.clone(),
                    ..Account::blank(carrier.clone())
                };
                self.by_key
                    .insert((carrier, account_key(&found.account_number)), id);
                self.accounts.insert(id, account);
                self.touched.insert(id);
                id
            });
        let Some(account) = self.accounts.get_mut(&id) else {
            return;
        };
        let before = account.clone();
        account.btn = account.btn.or(found.btn);
        for (slot, said) in [
            (&mut account.billing_name, &found.billing_name),
            (&mut account.business_name, &found.business_name),
            (&mut account.signer.name, &found.signer),
        ] {
            if slot.is_empty() {
                slot.clone_from(said);
            }
        }
        for (slot, said) in [
            (&mut account.service_address, &found.service_address),
            (&mut account.billing_address, &found.billing_address),
        ] {
            if slot.is_empty() && !said.is_empty() {
                *slot = address(said);
            }
        }
        if let Some(dated) = super::moments::date(&found.bill_date) {
            account.bill_date = account.bill_date.max(Some(dated));
        }
        if !account.pin.is_known() {
            account.pin = found.pin.clone();
        }
        if *account != before {
            self.touched.insert(id);
        }
    }

    fn site(&mut self, found: &FoundSite) {
        let said = if found.address.is_empty() && !found.service_address.is_empty() {
            address(&found.service_address)
        } else {
            found.address.clone()
        };
        let name = if found.name.is_empty() {
            said.street_line()
        } else {
            found.name.clone()
        };
        let name = match self.by_name.get(&plain(&name)).copied() {
            _ if name.is_empty() => return,
            None => name,
            Some(id) => match self.address_known(id, &said) {
                // Another street under the same name is another service address, and another order.
                Some(other) if id.0 < 0 && other => apart(&name, &said.street_line()),
                _ => return,
            },
        };
        if self.by_name.contains_key(&plain(&name)) {
            return;
        }
        let new = self.sites.keys().filter(|id| id.0 < 0).count();
        let id = SiteId(-1 - i64::try_from(new).unwrap_or(0));
        self.by_name.insert(plain(&name), id);
        let zone = self.snapshot.settings.zone.clone();
        self.sites.insert(
            id,
            Site {
                id,
                name,
                address: said,
                zone,
            },
        );
    }

    /// Fills the address of a site that had none. Whether its street is another than the one that is said.
    fn address_known(&mut self, id: SiteId, said: &Address) -> Option<bool> {
        let site = match self.sites.get(&id) {
            Some(site) => site,
            None => self.snapshot.sites.get(&id)?,
        };
        if said.is_empty() {
            return Some(false);
        }
        if site.address.is_empty() {
            let site = Site {
                address: said.clone(),
                ..site.clone()
            };
            self.sites.insert(id, site);
            return Some(false);
        }
        let (there, here) = (site.address.street_line(), said.street_line());
        Some(!here.is_empty() && plain(&there) != plain(&here))
    }

    fn site_of(&mut self, row: &StagedRow<'a>) -> Option<SiteId> {
        let known = row.place.and_then(|at| self.sites_said.get(at).copied());
        if let Some(known) = known.flatten() {
            return known;
        }
        let site = self.site_named([
            row.get(Field::Street),
            row.get(Field::ServiceAddress),
            row.get(Field::Line2),
            row.site(),
        ]);
        if let Some(at) = row.place {
            if self.sites_said.len() <= at {
                self.sites_said.resize(at + 1, None);
            }
            if let Some(slot) = self.sites_said.get_mut(at) {
                *slot = Some(site);
            }
        }
        site
    }

    fn account_said(&mut self, row: &StagedRow<'a>) -> Option<AccountId> {
        // A row without an account names none.
        let at = row.account?;
        if let Some(Some(known)) = self.accounts_said.get(at) {
            return *known;
        }
        let account = self.account_of(row.get(Field::Carrier), row.get(Field::Account));
        if let Some(slot) = self.accounts_said.get_mut(at) {
            *slot = Some(account);
        }
        account
    }

    fn site_named(&self, [street, whole, line2, site]: [&str; 4]) -> Option<SiteId> {
        let whole = if whole.is_empty() {
            String::new()
        } else {
            address(whole).street_line()
        };
        let streets = [street, &whole];
        let line = [street, line2].join(" ");
        let [by_line, by_whole] = [line.trim_end(), &whole].map(|street| apart(site, street));
        [by_line.as_str(), &by_whole, site]
            .into_iter()
            .chain(streets)
            .filter(|name| !name.is_empty())
            .find_map(|name| self.by_name.get(&plain(name)).copied())
    }

    fn row(&mut self, sheet: &Arc<str>, row: &'s StagedRow<'a>) {
        let said = self.account_said(row).or(self.account);
        let site = (self.list == List::Inventory)
            .then(|| self.site_of(row))
            .flatten();
        for read in &row.numbers {
            let extension = row.extension(read);
            self.number(sheet, row, read.tn, extension, said, site);
        }
    }

    fn number(
        &mut self,
        sheet: &Arc<str>,
        row: &'s StagedRow<'a>,
        tn: TelephoneNumber,
        extension: &'s str,
        said: Option<AccountId>,
        site: Option<SiteId>,
    ) {
        let known = self.find(tn, said);
        let account = known.and_then(|number| number.account).or(said);
        let cell = Spot {
            sheet: Arc::clone(sheet),
            row: row.row,
            column: u32::from(row.column),
            text: row.text,
        };
        let at = match self.at.entry((tn, account)) {
            Entry::Occupied(at) => {
                let at = *at.get();
                self.repeated.insert(at);
                at
            }
            Entry::Vacant(slot) => {
                slot.insert(self.taken.len());
                self.taken.push(Draft {
                    tn,
                    known: known.map(|number| number.id),
                    account,
                    disposition: first_disposition(self.list, row),
                    said: Said::default(),
                    cells: Vec::with_capacity(1),
                    sheet: self.asked.len().saturating_sub(1),
                });
                self.taken.len() - 1
            }
        };
        let Some(draft) = self.taken.get_mut(at) else {
            return;
        };
        if !draft.cells.contains(&cell) {
            draft.cells.push(cell);
        }
        if self.list == List::Inventory {
            draft.said.hear(row, tn.kind(), extension, site);
        }
    }

    /// The project's number that a row means: on the account that the row says, else the only one there is.
    fn find(&self, tn: TelephoneNumber, said: Option<AccountId>) -> Option<&'s Number> {
        let known: Vec<&Number> = self
            .known
            .get(&tn)?
            .iter()
            .filter_map(|id| self.snapshot.numbers.get(id))
            .collect();
        known
            .iter()
            .find(|number| number.account == said)
            .or_else(|| known.iter().find(|number| number.account.is_none()))
            .or_else(|| known.first().filter(|_| said.is_none() && known.len() == 1))
            .copied()
    }

    fn settled(&self, draft: Draft<'s, 'a>, again: &Again) -> Taken<'a> {
        let known = draft.known.and_then(|id| self.snapshot.numbers.get(&id));
        let Some(before) = known else {
            return Taken {
                said: None,
                number: Number {
                    account: draft.account,
                    disposition: draft.disposition,
                    ..draft.said.alone(draft.tn)
                },
                cells: draft.cells,
                state: Change::Added,
                changes: Vec::new(),
                emptied: Vec::new(),
                edits: None,
            };
        };
        let (mut said, mut facts) = draft.said.over(before);
        if self.list == List::Inventory && draft.account.is_some() {
            said.account = draft.account;
            facts.push(Fact::Account);
        }
        let asked = self
            .asked
            .get(draft.sheet)
            .filter(|_| self.list == List::Inventory);
        let emptied = (asked.into_iter().flatten())
            .filter(|fact| !facts.contains(fact) && !fact.of(before).is_empty())
            .copied()
            .collect();
        let settled = settle(
            before,
            &said,
            &facts,
            again.edits.get(&before.id),
            is_sent(self.snapshot, before),
            |fact| again.all_theirs || again.theirs.contains(&(before.id, fact)),
        );
        let mut settled = settled;
        if settled.number.disposition != before.disposition
            && settled.number.disposition != Disposition::Port
        {
            // A number that does not move is in no order.
            settled.number.order = None;
        }
        Taken {
            state: if settled.number == *before {
                Change::Same
            } else {
                Change::Changed
            },
            number: settled.number,
            said: Some(Box::new(said)),
            cells: draft.cells,
            changes: settled.changes,
            emptied,
            edits: settled.edits,
        }
    }

    fn finish(mut self, again: &Again) -> Merged<'a> {
        let drafts = std::mem::take(&mut self.taken);
        let numbers = drafts
            .into_iter()
            .map(|draft| self.settled(draft, again))
            .collect();
        let touched = self.touched;
        let mut accounts: Vec<Account> = self
            .accounts
            .into_values()
            .filter(|account| touched.contains(&account.id))
            .collect();
        let mut sites: Vec<Site> = self.sites.into_values().collect();
        // New ids count downwards, and the file gives its own in this order.
        accounts.sort_by_key(|account| account.id.0.abs());
        sites.sort_by_key(|site| site.id.0.abs());
        Merged {
            accounts,
            sites,
            numbers,
            duplicates: match self.list {
                // A bill names a number on every charge.
                List::Bill => 0,
                _ => u32::try_from(self.repeated.len()).unwrap_or(u32::MAX),
            },
            gone: Vec::new(),
        }
    }
}

/// What becomes of a new number. What the phone system uses is what the client means to move, unless the row says
/// otherwise; a number that only a bill or a CSR knows is for a person to decide on.
fn first_disposition(list: List, row: &StagedRow<'_>) -> Disposition {
    match list {
        List::Inventory => row.disposition.or(row.hint).unwrap_or(Disposition::Port),
        _ => row.disposition.unwrap_or(Disposition::Undecided),
    }
}

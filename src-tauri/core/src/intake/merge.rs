//! Staged rows against the project: which numbers are new, which change, and the accounts and sites that
//! rows name.
//!
//! A number is the number plus its account. What a file says fills what the project does not know; what a
//! person has entered since stays. A bill or a CSR adds no fields: it only says that a number stands on it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Field, FoundAccount, FoundSite, List, Staged, account_key,
    stage::{StagedRow, Used},
};
use crate::{
    account::Account,
    carrier::{CarrierId, Role},
    id::{AccountId, NumberId, SiteId},
    number::{Disposition, Kind, Number, TelephoneNumber, Use},
    site::{Address, Site},
    snapshot::Snapshot,
};

/// A number of a file with the cells that name it.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The number as it shall be; its id is below zero when it is new.
    pub number: Number,
    /// Sheet, row, column and text of each cell.
    pub cells: Vec<(String, u32, u32, String)>,
    /// What happens to it.
    pub state: Change,
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
pub struct Merged {
    /// Accounts that are new (ids below zero) or of which more is known now.
    pub accounts: Vec<Account>,
    /// Sites that are new (ids below zero) or whose address is known now.
    pub sites: Vec<Site>,
    /// Its numbers, each once.
    pub numbers: Vec<Taken>,
    /// Numbers that stand on more than one row.
    pub duplicates: u32,
    /// Numbers of the project that stand on an earlier list of this kind and not on this one.
    pub gone: u32,
}

/// Merges staged sheets into the project. `account` is the account of rows that name none.
pub fn merge<'a>(
    snapshot: &'a Snapshot,
    sheets: &'a [Staged<'a>],
    list: List,
    account: Option<AccountId>,
) -> Merged {
    let mut work = Work {
        snapshot,
        list,
        account,
        ..Work::new(snapshot)
    };
    for sheet in sheets {
        for found in &sheet.accounts {
            work.account(found);
        }
        if list == List::Inventory {
            for found in &sheet.sites {
                work.site(found);
            }
        }
        // Accounts and sites of this sheet may have given words a meaning.
        work.accounts_said.clear();
        work.sites_said.clear();
        for row in &sheet.staged {
            work.row(&sheet.sheet, row);
        }
    }
    work.finish()
}

struct Work<'a> {
    snapshot: &'a Snapshot,
    list: List,
    account: Option<AccountId>,
    /// Accounts by carrier and number, and what is known of them so far.
    by_key: BTreeMap<(CarrierId, String), AccountId>,
    accounts: BTreeMap<AccountId, Account>,
    touched: BTreeSet<AccountId>,
    by_name: BTreeMap<String, SiteId>,
    sites: BTreeMap<SiteId, Site>,
    known: BTreeMap<TelephoneNumber, Vec<NumberId>>,
    taken: Vec<Taken>,
    at: HashMap<(TelephoneNumber, Option<AccountId>), usize>,
    repeated: BTreeSet<usize>,
    /// What the words of rows meant so far: a list says the same few accounts and sites again and again.
    carriers_said: HashMap<String, CarrierId>,
    accounts_said: HashMap<(&'a str, &'a str), Option<AccountId>>,
    sites_said: HashMap<[&'a str; 4], Option<SiteId>>,
}

impl<'a> Work<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
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
            carriers_said: HashMap::new(),
            accounts_said: HashMap::new(),
            sites_said: HashMap::new(),
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
        let said = [
            row.get(Field::Street),
            row.get(Field::ServiceAddress),
            row.get(Field::Line2),
            row.site(),
        ];
        if let Some(known) = self.sites_said.get(&said) {
            return *known;
        }
        let site = self.site_named(said);
        self.sites_said.insert(said, site);
        site
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

    fn row(&mut self, sheet: &str, row: &StagedRow<'a>) {
        let said = match (row.get(Field::Carrier), row.get(Field::Account)) {
            ("", "") => self.account,
            said => match self.accounts_said.get(&said) {
                Some(known) => *known,
                None => {
                    let account = self.account_of(said.0, said.1);
                    self.accounts_said.insert(said, account);
                    account
                }
            }
            .or(self.account),
        };
        let site = (self.list == List::Inventory)
            .then(|| self.site_of(row))
            .flatten();
        for read in &row.numbers {
            let extension = row.extension(read).to_owned();
            self.number(sheet, row, read.tn, &extension, said, site);
        }
    }

    fn number(
        &mut self,
        sheet: &str,
        row: &StagedRow<'_>,
        tn: TelephoneNumber,
        extension: &str,
        said: Option<AccountId>,
        site: Option<SiteId>,
    ) {
        let known = self.find(tn, said);
        let account = known.and_then(|number| number.account).or(said);
        let cell = (
            sheet.to_owned(),
            row.row,
            u32::from(row.column),
            row.text.to_owned(),
        );
        if let Some(at) = self.at.get(&(tn, account)).copied() {
            self.repeated.insert(at);
            if let Some(taken) = self.taken.get_mut(at) {
                if !taken.cells.contains(&cell) {
                    taken.cells.push(cell);
                }
                if self.list == List::Inventory {
                    fill(&mut taken.number, row, extension, site);
                }
            }
            return;
        }
        let mut number = known
            .cloned()
            .unwrap_or_else(|| self.new_number(row, tn, account));
        if self.list == List::Inventory {
            number.account = number.account.or(account);
            fill(&mut number, row, extension, site);
        }
        let state = match known {
            None => Change::Added,
            Some(before) if *before != number => Change::Changed,
            Some(_) => Change::Same,
        };
        self.at.insert((tn, account), self.taken.len());
        self.taken.push(Taken {
            number,
            cells: vec![cell],
            state,
        });
    }

    /// The project's number that a row means: on the account that the row says, else the only one there is.
    fn find(&self, tn: TelephoneNumber, said: Option<AccountId>) -> Option<&'a Number> {
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

    fn new_number(
        &self,
        row: &StagedRow<'_>,
        tn: TelephoneNumber,
        account: Option<AccountId>,
    ) -> Number {
        // What the phone system uses is what the client means to move, unless the row says otherwise. A number
        // that only a bill or a CSR knows is for a person to decide on.
        let disposition = match self.list {
            List::Inventory => row.disposition.or(row.hint).unwrap_or(Disposition::Port),
            _ => row.disposition.unwrap_or(Disposition::Undecided),
        };
        Number {
            id: NumberId(-1),
            tn,
            kind: tn.kind(),
            wireless: false,
            usage: row.usage.unwrap_or(Use::Voice),
            disposition,
            account,
            site: None,
            order: None,
            extension: String::new(),
            name: String::new(),
            rings_to: None,
            target: String::new(),
            address_911: String::new(),
            resp_org: String::new(),
            note: String::new(),
            on_inventory: false,
            on_csr: false,
            on_bill: false,
        }
    }

    fn finish(self) -> Merged {
        let list = self.list;
        let on_list = |number: &Number| match list {
            List::Inventory => number.on_inventory,
            List::Csr => number.on_csr,
            List::Bill => number.on_bill,
            List::Calls => false,
        };
        let here: BTreeSet<NumberId> = self.taken.iter().map(|taken| taken.number.id).collect();
        // A list speaks for the accounts it names: numbers of the others are not missed.
        let named: BTreeSet<AccountId> = self
            .taken
            .iter()
            .filter_map(|taken| taken.number.account)
            .collect();
        let gone = self
            .snapshot
            .numbers
            .values()
            .filter(|number| on_list(number) && !here.contains(&number.id))
            .filter(|number| {
                number
                    .account
                    .is_some_and(|account| named.contains(&account))
            })
            .count();
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
            numbers: self.taken,
            duplicates: u32::try_from(self.repeated.len()).unwrap_or(u32::MAX),
            gone: u32::try_from(gone).unwrap_or(u32::MAX),
        }
    }
}

/// Fills what is not known yet. A first word of a file counts; a later one, or a person's, is not undone.
fn fill(number: &mut Number, row: &StagedRow<'_>, extension: &str, site: Option<SiteId>) {
    let name = row.name();
    let note = words_of(row);
    for (slot, said) in [
        (&mut number.name, name.as_ref()),
        (&mut number.extension, extension),
        (&mut number.target, row.get(Field::Target)),
        (&mut number.address_911, row.get(Field::Address911)),
        (&mut number.resp_org, row.get(Field::RespOrg)),
        (&mut number.note, note.as_str()),
    ] {
        if slot.is_empty() && !said.is_empty() {
            said.clone_into(slot);
        }
    }
    number.site = number.site.or(site);
    if number.kind == Kind::TollFree {
        number.rings_to = number.rings_to.or_else(|| row.rings_to("US"));
    }
    if number.usage == Use::Voice {
        number.usage = row.usage.unwrap_or(Use::Voice);
    }
}

/// Remarks of a row and the words beside its number, kept as they are.
fn words_of(row: &StagedRow<'_>) -> String {
    let note = |cell: &&Used<'_>| cell.field == Field::Note && !cell.text.trim().is_empty();
    row.cells
        .iter()
        .filter(note)
        .map(|cell| cell.text.trim())
        .collect::<Vec<_>>()
        .join("; ")
}

/// The name of a site that shares its own with another street.
fn apart(name: &str, street: &str) -> String {
    format!("{name}, {street}")
}

/// Names that differ only in case and spaces mean one site.
fn plain(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// The profile that a carrier's name in a file means: by id, by name, or by the first word of its name.
/// An unknown carrier becomes a word of its own, and every rule of it is unknown.
pub fn carrier_id(snapshot: &Snapshot, said: &str) -> CarrierId {
    let word = slug(said);
    if word.is_empty() {
        return CarrierId("unknown-carrier".to_owned());
    }
    let losing = || {
        snapshot
            .carriers
            .values()
            .filter(|profile| profile.role == Role::Losing)
    };
    losing()
        .chain(snapshot.carriers.values())
        .find(|profile| {
            profile.id.0 == word || slug(&profile.name) == word || slug(&profile.legal_name) == word
        })
        .or_else(|| {
            losing().find(|profile| word.split('-').next() == profile.id.0.split('-').next())
        })
        .map_or(CarrierId(word), |profile| profile.id.clone())
}

fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .map(|word| word.replace('&', "").to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// An address in one piece, parted at its commas where they part street, city and state with ZIP. What
/// cannot be parted stays whole in the street, letter by letter.
pub fn address(text: &str) -> Address {
    let parts: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let tail = |part: &str| -> Option<(String, String, String)> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let (zip, rest) = words.split_last()?;
        let (state, city) = rest.split_last()?;
        let is_zip = zip.len() >= 5 && zip.chars().all(|c| c.is_ascii_digit() || c == '-');
        let is_state = state.len() == 2 && state.chars().all(|c| c.is_ascii_alphabetic());
        (is_zip && is_state).then(|| (city.join(" "), (*state).to_owned(), (*zip).to_owned()))
    };
    let whole = || Address {
        street: text.trim().to_owned(),
        ..Address::default()
    };
    let Some((last, before)) = parts.split_last() else {
        return Address::default();
    };
    let Some((city, state, zip)) = tail(last) else {
        return whole();
    };
    let (city, before) = match (city.is_empty(), before.split_last()) {
        (false, _) => (city, before),
        (true, Some((city, before))) => ((*city).to_owned(), before),
        (true, None) => return whole(),
    };
    match before {
        [] => whole(),
        [street] => Address {
            street: (*street).to_owned(),
            city,
            state,
            zip,
            ..Address::default()
        },
        [street, rest @ ..] => Address {
            street: (*street).to_owned(),
            line2: rest.join(", "),
            city,
            state,
            zip,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_one_piece_is_parted_only_where_it_is_plain() {
        let parted = address("330 N Water St, Ste 400, Milwaukee, WI 53202");
        assert_eq!(
            (parted.street.as_str(), parted.line2.as_str()),
            ("330 N Water St", "Ste 400")
        );
        assert_eq!(parted.city_line(), "Milwaukee WI 53202");
        assert_eq!(
            address("330 N WATER ST STE 400, MILWAUKEE WI 53202-1234").zip,
            "53202-1234"
        );
        assert_eq!(address("somewhere in Ohio").street, "somewhere in Ohio");
    }
}

//! The operations: everything that can be written to a project, each as data that was decided before.
//!
//! Ids below zero stand for things that the same operation adds: they are replaced by the ids that the file
//! gives.

use std::{collections::BTreeMap, path::Path};

use rusqlite::OptionalExtension as _;
use serde_json::json;

use super::{
    Stamp, blobs,
    blobs::Bytes,
    error::{ProjectError, Result},
    open,
    store::{
        self, CallCount, CellRow, HandEditRow, LayoutRow, NumberCallsRow, NumberSource,
        RejectionRow, SettingRow, Source, lend_number,
    },
    tx::{Record as _, Tx},
};
use crate::{
    account::{Account, KeptSpelling},
    csr::{Bill, Csr},
    evidence::{Attachment, CallVolume},
    finding::Acceptance,
    id::{AcceptanceId, AccountId, NumberId, OrderId, SiteId, SourceId},
    intake::Kept,
    number::{Lookup, Number, fact::HandEdits},
    order::{Order, OrderStatus, Rejection},
    site::Site,
    snapshot::{Blackout, Settings},
};

/// A write, with everything it will write.
#[derive(Debug, Clone)]
pub enum Op {
    /// The first entry of every project.
    Create(Settings),
    /// New settings.
    Settings(Settings),
    /// A site, new when its id is below zero.
    Site(Site),
    /// An account, new when its id is below zero, with what was done to it in words.
    Account {
        /// The account as it shall be.
        account: Box<Account>,
        /// What was done, for undo: `carrier's spelling of the business name`.
        what: String,
    },
    /// The carrier's spelling taken over: fields of an account and of its sites, in one step.
    Spelling {
        /// The account as it shall be.
        account: Box<Account>,
        /// Its sites as they shall be.
        sites: Vec<Site>,
        /// What was taken: `Lakeland’s spelling of business name`.
        what: String,
    },
    /// A CSR as the carrier sent it, with the numbers that its lines name.
    Csr {
        /// The record.
        csr: Csr,
        /// File name, or what it was: `pasted CSR`.
        file: String,
        /// Hash of its text.
        sha256: String,
        /// Numbers it adds (ids below zero) or names, with their lines.
        numbers: Vec<ImportedNumber>,
    },
    /// A bill as the client pasted it, with its date on the account.
    Bill {
        /// The bill.
        bill: Bill,
        /// The account as it shall be.
        account: Box<Account>,
    },
    /// A spelling of ours kept against the carrier's.
    KeepSpelling {
        /// What is kept, and why.
        kept: KeptSpelling,
        /// What it is in words: `our spelling of business name at Lakeland`.
        what: String,
    },
    /// Look-ups made elsewhere, with the numbers that know more through them.
    Lookups {
        /// The look-ups; a newer one of a kind replaces the older.
        lookups: Vec<Lookup>,
        /// Numbers as they shall be.
        numbers: Vec<Number>,
        /// What was recorded: `rate centre of 12 numbers`.
        what: String,
    },
    /// Numbers as they shall be, with what was done to them in words.
    Numbers {
        /// The numbers.
        numbers: Vec<Number>,
        /// What was done: `3 numbers to port`.
        what: String,
    },
    /// A list taken in.
    Import {
        /// File name without folder.
        file: String,
        /// `inventory`, `csr`, `bill`.
        list: &'static str,
        /// Hash of the file's bytes.
        sha256: String,
        /// Accounts it adds (ids below zero) or knows more of.
        accounts: Vec<Account>,
        /// Sites it adds, ids below zero.
        sites: Vec<Site>,
        /// Numbers it adds (ids below zero) or changes, with the cells they were read from.
        numbers: Vec<ImportedNumber>,
        /// What it means for what came in before.
        again: KnownAgain,
    },
    /// Call volume taken in, in place of what was known before: two files of the same weeks would count twice.
    Calls {
        /// Hash of the file's bytes.
        sha256: String,
        /// The counts.
        volume: Box<CallVolume>,
    },
    /// A file attached, with its bytes.
    Attach {
        /// The attachment, its id below zero.
        attachment: Box<Attachment>,
        /// Its bytes.
        bytes: Bytes,
        /// The account it is of, where its date changes what we state of it.
        account: Option<Box<Account>>,
        /// What was done: `bill of Lakeland attached`.
        what: String,
    },
    /// What an attachment is said to be; its bytes never change.
    Attachment {
        /// As it shall be.
        attachment: Box<Attachment>,
        /// Accounts whose bill's date follows.
        accounts: Vec<Account>,
        /// What was done.
        what: String,
    },
    /// An attachment taken off its list. Its bytes stay in the file, for undo.
    Detach {
        /// Which.
        attachment: Box<Attachment>,
        /// The account, where its bill's date goes with it.
        account: Option<Box<Account>>,
        /// What was done.
        what: String,
    },
    /// The inventory split into orders.
    Split {
        /// Orders as they shall be, ids below zero for new ones; their names are given here.
        orders: Vec<Order>,
        /// Numbers that change their order.
        moves: Vec<(NumberId, Option<OrderId>)>,
        /// Drafts that are left without numbers.
        emptied: Vec<OrderId>,
    },
    /// An order as it shall be, after something happened to it.
    Order {
        /// The order.
        order: Box<Order>,
        /// What was refused, when that is what happened.
        rejection: Option<Rejection>,
        /// What happened, in words: `NDG-02 rejected`.
        what: String,
    },
    /// A closed period of the project, new when its id is below zero.
    Blackout(Blackout),
    /// A finding accepted; with the id of an older word it takes its place.
    Accept {
        /// The word.
        acceptance: Acceptance,
        /// What was accepted, for undo: `acceptance of bill_too_old at NDG-02`.
        what: String,
    },
    /// A finding opened again.
    Reopen {
        /// The word that is taken back.
        id: AcceptanceId,
        /// Which finding, for undo.
        what: String,
    },
}

/// What an import means for what came in before it.
#[derive(Debug, Clone, Default)]
pub struct KnownAgain {
    /// Numbers whose edits by hand are other ones now, with what is left of them.
    pub edits: BTreeMap<NumberId, HandEdits>,
    /// Numbers that do not stand on this newer list, and the lists on which they did.
    pub gone: Vec<Gone>,
    /// Layouts to be known again, by fingerprint.
    pub layouts: BTreeMap<String, Kept>,
}

/// A number that a newer list no longer holds.
#[derive(Debug, Clone)]
pub struct Gone {
    /// The number.
    pub number: NumberId,
    /// The lists that it is gone from.
    pub from: Vec<SourceId>,
    /// As it shall be; absent for a number that is taken out of the project.
    pub left: Option<Number>,
}

/// A number of an import with the cells it was read from.
#[derive(Debug, Clone)]
pub struct ImportedNumber {
    /// The number as it shall be.
    pub number: Number,
    /// Where it was read, all places.
    pub cells: Vec<ImportedCell>,
}

/// A cell of an import.
#[derive(Debug, Clone)]
pub struct ImportedCell {
    /// Sheet, empty for text.
    pub sheet: String,
    /// Row from 1.
    pub row: u32,
    /// Column from 1.
    pub column: u32,
    /// Text as written.
    pub text: String,
}

impl Op {
    /// Stable name, for the record.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Settings(_) => "settings",
            Self::Site(_) => "site",
            Self::Account { .. } => "account",
            Self::Spelling { .. } => "spelling",
            Self::Csr { .. } => "csr",
            Self::Bill { .. } => "bill",
            Self::KeepSpelling { .. } => "keep_spelling",
            Self::Lookups { .. } => "lookups",
            Self::Numbers { .. } => "numbers",
            Self::Import { .. } => "import",
            Self::Calls { .. } => "calls",
            Self::Attach { .. } => "attach",
            Self::Attachment { .. } => "attachment",
            Self::Detach { .. } => "detach",
            Self::Split { .. } => "split",
            Self::Order { order, .. } if order.status == OrderStatus::Submitted => {
                "order_submitted"
            }
            Self::Order { .. } => "order",
            Self::Blackout(_) => "blackout",
            Self::Accept { .. } => "accept",
            Self::Reopen { .. } => "reopen",
        }
    }

    /// What it is for people, as undo names it.
    pub fn label(&self) -> String {
        match self {
            Self::Create(settings) => format!("new project for {}", settings.client),
            Self::Settings(_) => "change of the project's settings".to_owned(),
            Self::Site(site) => format!("change of site {}", site.name),
            Self::Account { what, .. }
            | Self::Spelling { what, .. }
            | Self::KeepSpelling { what, .. }
            | Self::Lookups { what, .. }
            | Self::Numbers { what, .. }
            | Self::Attach { what, .. }
            | Self::Attachment { what, .. }
            | Self::Detach { what, .. }
            | Self::Order { what, .. }
            | Self::Accept { what, .. }
            | Self::Reopen { what, .. } => what.clone(),
            Self::Bill { bill, .. } => format!("pasted bill of {}", bill.dated),
            Self::Csr {
                file, csr, numbers, ..
            } => {
                format!(
                    "CSR of {} from {file}: {} numbers",
                    csr.dated,
                    numbers.len()
                )
            }
            Self::Import { file, numbers, .. } => {
                format!("import of {file}: {} numbers", numbers.len())
            }
            Self::Calls { volume, .. } => {
                format!("import of call counts from {}", volume.basis.file)
            }
            Self::Split { .. } => "split into orders".to_owned(),
            Self::Blackout(blackout) => format!("closed period {}", blackout.name),
        }
    }

    /// Its facts for the record. No PIN is among them.
    pub(super) fn payload(&self) -> String {
        match self {
            Self::Create(settings) | Self::Settings(settings) => json!(settings),
            Self::Site(site) => json!(site),
            Self::Account { account, .. } => {
                json!({ "account": account.account_number, "carrier": account.carrier })
            }
            Self::Spelling { account, sites, what } => json!({
                "account": account.account_number, "carrier": account.carrier, "sites": sites.len(), "what": what,
            }),
            Self::Csr { csr, file, sha256, numbers } => json!({
                "account": csr.account, "dated": csr.dated, "file": file, "sha256": sha256, "numbers": numbers.len(),
            }),
            Self::Bill { bill, account } => {
                json!({ "account": account.account_number, "dated": bill.dated })
            }
            Self::KeepSpelling { kept, .. } => json!(kept),
            Self::Lookups { lookups, .. } => json!({
                "numbers": lookups.len(),
                "kinds": lookups.iter().map(|lookup| lookup.kind).collect::<std::collections::BTreeSet<_>>(),
                "sources": lookups.iter().map(|lookup| &lookup.source).collect::<std::collections::BTreeSet<_>>(),
            }),
            Self::Numbers { numbers, .. } => json!({ "numbers": numbers.len() }),
            Self::Import {
                file,
                list,
                sha256,
                accounts,
                sites,
                numbers,
                again,
            } => json!({
                "file": file, "list": list, "sha256": sha256,
                "accounts": accounts.len(), "sites": sites.len(), "numbers": numbers.len(),
                "gone": again.gone.len(), "removed": again.gone.iter().filter(|gone| gone.left.is_none()).count(),
            }),
            Self::Calls { sha256, volume } => json!({
                "file": volume.basis.file, "sha256": sha256, "rows": volume.basis.rows, "numbers": volume.numbers.len(),
            }),
            Self::Attach { attachment, .. }
            | Self::Attachment { attachment, .. }
            | Self::Detach { attachment, .. } => json!(attachment),
            Self::Split { orders, moves, .. } => {
                json!({ "orders": orders.len(), "moved": moves.len() })
            }
            Self::Order {
                order, rejection, ..
            } => json!({ "order": order, "rejection": rejection }),
            Self::Blackout(blackout) => json!(blackout),
            Self::Accept { acceptance, .. } => json!(acceptance),
            Self::Reopen { id, what } => json!({ "acceptance": id, "what": what }),
        }
        .to_string()
    }
}

/// Writes the operation into an open change.
pub(super) fn apply(op: &Op, tx: &mut Tx<'_>, stamp: Stamp<'_>, path: &Path) -> Result<()> {
    let written = match op {
        Op::Create(settings) => tx.replace(
            1,
            &SettingRow {
                settings: settings.clone(),
                next_order: 1,
            },
        ),
        Op::Settings(settings) => counter(tx).and_then(|next_order| {
            tx.replace(
                1,
                &SettingRow {
                    settings: settings.clone(),
                    next_order,
                },
            )
        }),
        Op::Site(site) => put(tx, site.id.0, site).map(|_| ()),
        Op::Account { account, .. } => put(tx, account.id.0, account.as_ref()).map(|_| ()),
        Op::Spelling { account, sites, .. } => sites
            .iter()
            .try_for_each(|site| put(tx, site.id.0, site).map(|_| ()))
            .and_then(|()| put(tx, account.id.0, account.as_ref()).map(|_| ())),
        Op::Csr {
            csr,
            file,
            sha256,
            numbers,
        } => tx.replace(csr.account.0, csr).and_then(|()| {
            let source = source(tx, file, "csr", sha256, stamp)?;
            take_in(tx, numbers, source, |number| (number.account, number.site))
        }),
        Op::Bill { bill, account } => tx
            .replace(bill.account.0, bill)
            .and_then(|()| tx.replace(account.id.0, account.as_ref())),
        Op::KeepSpelling { kept, .. } => {
            store::known_kept(tx.reading(), kept).and_then(|known| put_known(tx, known, kept))
        }
        Op::Lookups {
            lookups, numbers, ..
        } => lookups
            .iter()
            .try_for_each(|lookup| {
                let known = store::known_lookup(tx.reading(), lookup)?;
                put_known(tx, known, lookup)
            })
            .and_then(|()| {
                numbers
                    .iter()
                    .try_for_each(|number| tx.replace(number.id.0, number))
            }),
        Op::Numbers { numbers, .. } => numbers.iter().try_for_each(|number| by_hand(tx, number)),
        Op::Import { .. } => import(op, tx, stamp),
        Op::Calls { sha256, volume } => {
            source(tx, &volume.basis.file, "calls", sha256, stamp).and_then(|_| calls(tx, volume))
        }
        Op::Attach {
            attachment,
            bytes,
            account,
            ..
        } => {
            if bytes.sha256() != attachment.sha256 {
                return Err(ProjectError::Refused(
                    "The bytes are not those of the attachment.".to_owned(),
                ));
            }
            blobs::keep(tx.reading(), bytes)
                .and_then(|()| tx.insert(attachment.as_ref()).map(|_| ()))
                .and_then(|()| put_account(tx, account.as_deref()))
        }
        Op::Attachment {
            attachment,
            accounts,
            ..
        } => tx
            .replace(attachment.id.0, attachment.as_ref())
            .and_then(|()| {
                accounts
                    .iter()
                    .try_for_each(|account| put_account(tx, Some(account)))
            }),
        Op::Detach {
            attachment,
            account,
            ..
        } => tx
            .delete::<Attachment>(attachment.id.0)
            .and_then(|()| put_account(tx, account.as_deref())),
        Op::Split {
            orders,
            moves,
            emptied,
        } => return split(tx, orders, moves, emptied, path),
        Op::Order {
            order, rejection, ..
        } => tx
            .replace(order.id.0, order.as_ref())
            .and_then(|()| match rejection {
                Some(rejection) => tx
                    .insert(&RejectionRow {
                        order: order.id,
                        rejection: rejection.clone(),
                    })
                    .map(|_| ()),
                None => Ok(()),
            }),
        Op::Blackout(blackout) => put(tx, blackout.id.0, blackout).map(|_| ()),
        Op::Accept { acceptance, .. } => put(tx, acceptance.id.0, acceptance).map(|_| ()),
        Op::Reopen { id, .. } => tx.delete::<Acceptance>(id.0),
    };
    written.map_err(|cause| open::from_engine(path, cause))
}

/// Adds or replaces by the sign of the id.
fn put<T: super::tx::Record>(tx: &mut Tx<'_>, id: i64, thing: &T) -> rusqlite::Result<i64> {
    if id > 0 {
        tx.replace(id, thing).map(|()| id)
    } else {
        tx.insert(thing)
    }
}

/// Replaces the row that is known, or adds one.
fn put_known<T: super::tx::Record>(
    tx: &mut Tx<'_>,
    known: Option<i64>,
    thing: &T,
) -> rusqlite::Result<()> {
    match known {
        Some(id) => tx.replace(id, thing),
        None => tx.insert(thing).map(|_| ()),
    }
}

fn put_account(tx: &mut Tx<'_>, account: Option<&Account>) -> rusqlite::Result<()> {
    account.map_or(Ok(()), |account| tx.replace(account.id.0, account))
}

/// Puts the counts in the place of those before.
fn calls(tx: &mut Tx<'_>, volume: &CallVolume) -> rusqlite::Result<()> {
    for known in store::all::<CallCount>(tx.reading())? {
        if !volume.hours.contains_key(&known.slot) {
            tx.delete::<CallCount>(known.id())?;
        }
    }
    for known in store::all::<NumberCallsRow>(tx.reading())? {
        if !volume.numbers.contains_key(&known.tn) {
            tx.delete::<NumberCallsRow>(known.id())?;
        }
    }
    tx.replace(1, &volume.basis)?;
    for (&slot, &calls) in &volume.hours {
        let count = CallCount { slot, calls };
        tx.replace(count.id(), &count)?;
    }
    for (&tn, calls) in &volume.numbers {
        let calls = calls.clone();
        let row = NumberCallsRow { tn, calls };
        tx.replace(row.id(), &row)?;
    }
    Ok(())
}

fn counter(tx: &Tx<'_>) -> rusqlite::Result<u32> {
    Ok(store::one::<SettingRow>(tx.reading(), 1)?.map_or(1, |row| row.next_order))
}

fn source(
    tx: &mut Tx<'_>,
    file: &str,
    list: &str,
    sha256: &str,
    stamp: Stamp<'_>,
) -> rusqlite::Result<SourceId> {
    let taken_at = stamp.at.to_utc();
    let (file, list, sha256) = (file.to_owned(), list.to_owned(), sha256.to_owned());
    tx.insert(&Source {
        file,
        list,
        sha256,
        taken_at,
    })
    .map(SourceId)
}

fn import(op: &Op, tx: &mut Tx<'_>, stamp: Stamp<'_>) -> rusqlite::Result<()> {
    let Op::Import {
        file,
        list,
        sha256,
        accounts,
        sites,
        numbers,
        again,
    } = op
    else {
        return Ok(());
    };
    let source = source(tx, file, list, sha256, stamp)?;
    let mut new_sites = BTreeMap::new();
    for site in sites {
        new_sites.insert(site.id, SiteId(put(tx, site.id.0, site)?));
    }
    let mut new_accounts = BTreeMap::new();
    for account in accounts {
        new_accounts.insert(account.id, AccountId(put(tx, account.id.0, account)?));
    }
    take_in(tx, numbers, source, |number| {
        let account = |id| new_accounts.get(&id).copied().unwrap_or(id);
        let site = |id| new_sites.get(&id).copied().unwrap_or(id);
        (number.account.map(account), number.site.map(site))
    })?;
    for (number, said) in &again.edits {
        keep_edits(tx, *number, said.clone())?;
    }
    for gone in &again.gone {
        leave_out(tx, gone, source)?;
    }
    for (fingerprint, kept) in &again.layouts {
        let known = tx
            .reading()
            .prepare_cached("SELECT id FROM layout WHERE fingerprint = ?1")?
            .query_row([fingerprint], |row| row.get::<_, i64>(0))
            .optional()?;
        let row = LayoutRow {
            fingerprint: fingerprint.clone(),
            kept: kept.clone(),
            file: file.clone(),
        };
        put(tx, known.unwrap_or(-1), &row)?;
    }
    Ok(())
}

/// Writes a number that a person changed, and keeps what its lists say of it.
fn by_hand(tx: &mut Tx<'_>, number: &Number) -> rusqlite::Result<()> {
    if let Some(before) = store::one::<Number>(tx.reading(), number.id.0)? {
        let known = store::one::<HandEditRow>(tx.reading(), number.id.0)?;
        let known = known.map(|row| row.said).unwrap_or_default();
        let mut said = known.clone();
        said.note(&before, number);
        if said != known {
            keep_edits(tx, number.id, said)?;
        }
    }
    tx.replace(number.id.0, number)
}

fn keep_edits(tx: &mut Tx<'_>, number: NumberId, said: HandEdits) -> rusqlite::Result<()> {
    if said.0.is_empty() {
        return tx.delete::<HandEditRow>(number.0);
    }
    tx.replace(number.0, &HandEditRow { number, said })
}

/// Marks the cells of a number that a newer list does not hold; takes the number away where that is wished.
fn leave_out(tx: &mut Tx<'_>, gone: &Gone, newer: SourceId) -> rusqlite::Result<()> {
    let rows: Vec<i64> = tx
        .reading()
        .prepare_cached("SELECT id FROM number_source WHERE number = ?1")?
        .query_map([gone.number.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in rows {
        let Some(mut cell) = store::one::<CellRow>(tx.reading(), id)? else {
            continue;
        };
        if gone.left.is_none() {
            tx.delete::<CellRow>(id)?;
        } else if gone.from.contains(&cell.source) && cell.gone.is_none() {
            cell.gone = Some(newer);
            tx.replace(id, &cell)?;
        }
    }
    match &gone.left {
        None => {
            tx.delete::<HandEditRow>(gone.number.0)?;
            tx.delete::<Number>(gone.number.0)
        }
        Some(number) => by_hand(tx, number),
    }
}

/// Writes numbers with the cells they were read from. `place` gives account and site as they are in the file.
fn take_in(
    tx: &mut Tx<'_>,
    numbers: &[ImportedNumber],
    source: SourceId,
    place: impl Fn(&Number) -> (Option<AccountId>, Option<SiteId>),
) -> rusqlite::Result<()> {
    // First what was there: a number that leaves an account makes room for a new one.
    for taken in numbers.iter().filter(|taken| taken.number.id.0 > 0) {
        let (account, site) = place(&taken.number);
        // As a row holds it: which lists a number is on follows from its cells.
        let number = Number {
            account,
            site,
            on_inventory: false,
            on_csr: false,
            on_bill: false,
            ..taken.number.clone()
        };
        if store::one::<Number>(tx.reading(), number.id.0)?.as_ref() != Some(&number) {
            tx.replace(number.id.0, &number)?;
        }
    }
    let new: Vec<&Number> = numbers
        .iter()
        .map(|taken| &taken.number)
        .filter(|number| number.id.0 <= 0)
        .collect();
    let mut next = tx.insert_all((Number::TABLE, Number::COLUMNS), &new, |number, take| {
        let (account, site) = place(number);
        lend_number(number, account, site, take);
    })?;
    let mut cells = Vec::with_capacity(numbers.len());
    for taken in numbers {
        let id = if taken.number.id.0 > 0 {
            taken.number.id
        } else {
            next += 1;
            NumberId(next - 1)
        };
        cells.extend(taken.cells.iter().map(|cell| (id, cell)));
    }
    tx.insert_all(
        (NumberSource::TABLE, NumberSource::COLUMNS),
        &cells,
        |(number, cell), take| NumberSource::lend(*number, source, cell, take),
    )
    .map(|_| ())
}

fn split(
    tx: &mut Tx<'_>,
    orders: &[Order],
    moves: &[(NumberId, Option<OrderId>)],
    emptied: &[OrderId],
    path: &Path,
) -> Result<()> {
    let fail = |cause| open::from_engine(path, cause);
    let mut setting: SettingRow =
        store::one(tx.reading(), 1)
            .map_err(fail)?
            .ok_or_else(|| ProjectError::Damaged {
                path: path.to_owned(),
                what: "there are no settings".to_owned(),
            })?;
    let mut new_orders = BTreeMap::new();
    for order in orders {
        let mut order = order.clone();
        let asked = order.id;
        if asked.0 <= 0 {
            order.name = format!("{}-{:02}", setting.settings.prefix, setting.next_order);
            order.pon = order.name.chars().take(16).collect();
            setting.next_order += 1;
        }
        new_orders.insert(asked, OrderId(put(tx, asked.0, &order).map_err(fail)?));
    }
    if !new_orders.is_empty() {
        tx.replace(1, &setting).map_err(fail)?;
    }
    for (id, order) in moves {
        let Some(mut number) = store::one::<Number>(tx.reading(), id.0).map_err(fail)? else {
            continue;
        };
        number.order = order.map(|id| new_orders.get(&id).copied().unwrap_or(id));
        tx.replace(id.0, &number).map_err(fail)?;
    }
    for order in emptied {
        // Its papers stay with the account.
        for attachment in store::all::<Attachment>(tx.reading()).map_err(fail)? {
            if attachment.order == Some(*order) {
                let id = attachment.id.0;
                let freed = Attachment {
                    order: None,
                    ..attachment
                };
                tx.replace(id, &freed).map_err(fail)?;
            }
        }
        tx.delete::<Order>(order.0).map_err(fail)?;
    }
    Ok(())
}

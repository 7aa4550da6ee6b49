//! How each operation is written to the tables. What an operation is and how it is named is not known here.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::OptionalExtension as _;

use super::super::{
    Stamp, blobs,
    error::{ProjectError, Result},
    load, open,
    store::{
        self, CallCount, CellRow, HandEditRow, LayoutRow, NewCell, NewNumber, NumberCallsRow,
        NumberWords, RejectionRow, SettingRow, Source,
    },
    tx::{Record as _, Tx},
};
use super::{Attached, Gone, ImportedNumber, MANY, Op, Placed, night, orders, terms};
use crate::{
    account::Account,
    carrier::Override,
    evidence::{Attachment, CallVolume},
    finding::Acceptance,
    id::{AccountId, BaselineId, EvidenceId, NumberId, SiteId, SourceId},
    number::{Number, fact::HandEdits},
    order::{Order, OrderStatus, Rejection},
    site::Site,
    snapshot::{Blackout, Settings},
    task::{Baseline, BaselineKind, ChecklistEdit},
};

/// Writes the operation into an open change.
pub(in crate::project) fn apply(
    op: &Op,
    tx: &mut Tx<'_>,
    stamp: Stamp<'_>,
    path: &Path,
) -> Result<()> {
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
            take_in(tx, numbers, source, &Placed::default())
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
        Op::Numbers { numbers, .. } => all_by_hand(tx, numbers),
        Op::Import { .. } => import(op, tx, stamp),
        Op::Calls { sha256, volume } => {
            source(tx, &volume.basis.file, "calls", sha256, stamp).and_then(|_| calls(tx, volume))
        }
        Op::Attach { .. } | Op::Attachment { .. } | Op::Detach { .. } => {
            return paper(op, tx, path);
        }
        Op::Split {
            orders,
            moves,
            emptied,
        } => return orders::split(tx, orders, moves, emptied, path),
        Op::Orders(op) => return orders::apply(op, tx, path),
        Op::Night(op) => return night::apply(op, tx, path),
        Op::Order {
            order, rejection, ..
        } => of_order(tx, order, rejection.as_ref()),
        Op::Blackout(blackout) => put(tx, blackout.id.0, blackout).map(|_| ()),
        Op::CarrierOverride { change, .. } => {
            store::known_override(tx.reading(), &change.carrier, &change.rule)
                .and_then(|known| put_known(tx, known, change))
        }
        Op::CarrierOverrideRemove { carrier, rule, .. } => {
            store::known_override(tx.reading(), carrier, rule)
                .and_then(|known| known.map_or(Ok(()), |id| tx.delete::<Override>(id)))
        }
        Op::CarrierAdd { profile, .. } => store::known_added(tx.reading(), &profile.carrier)
            .and_then(|known| put_known(tx, known, profile)),
        Op::BlackoutRemoved(_)
        | Op::Task { .. }
        | Op::Baseline(_)
        | Op::ReportSent { .. }
        | Op::Checklist { .. }
        | Op::SecretExport(_) => planned(op, tx),
        Op::Logo { file, settings } => logo(tx, file.as_ref(), settings),
        Op::Accept { acceptance, .. } => put(tx, acceptance.id.0, acceptance).map(|_| ()),
        Op::Reopen { id, .. } => tx.delete::<Acceptance>(id.0),
        Op::Terms(change) => terms::write(change, tx),
    };
    written.map_err(|cause| open::from_engine(path, cause))
}

/// An order as it is now, with what was refused.
fn of_order(tx: &mut Tx<'_>, order: &Order, rejection: Option<&Rejection>) -> rusqlite::Result<()> {
    tx.replace(order.id.0, order)?;
    terms::note_instants(tx, order)?;
    first_sending(tx, order)?;
    if let Some(rejection) = rejection {
        tx.insert(&RejectionRow {
            order: order.id,
            rejection: rejection.clone(),
        })?;
    }
    Ok(())
}

/// What was said of the plan beside orders.
fn planned(op: &Op, tx: &mut Tx<'_>) -> rusqlite::Result<()> {
    match op {
        Op::BlackoutRemoved(blackout) => tx.delete::<Blackout>(blackout.id.0),
        Op::Task { record, .. } => {
            store::known_task(tx.reading(), record).and_then(|known| put_known(tx, known, record))
        }
        Op::Baseline(kept) => kept
            .iter()
            .try_for_each(|baseline| tx.insert(baseline).map(|_| ())),
        Op::ReportSent { report, bytes } => {
            blobs::keep(tx.reading(), bytes)?;
            tx.insert(report).map(|_| ())
        }
        Op::Checklist { edits, gone, .. } => {
            for edit in edits {
                let known = store::known_checklist_edit(tx.reading(), &edit.item)?;
                put_known(tx, known, edit)?;
            }
            for item in gone {
                if let Some(id) = store::known_checklist_edit(tx.reading(), item)? {
                    tx.delete::<ChecklistEdit>(id)?;
                }
            }
            Ok(())
        }
        Op::SecretExport(export) => tx.insert(export).map(|_| ()),
        _ => Ok(()),
    }
}

/// The logo as an attachment of the project, named in the settings; without a file it is only not named any more.
fn logo(
    tx: &mut Tx<'_>,
    file: Option<&(Box<Attachment>, blobs::Bytes)>,
    settings: &Settings,
) -> rusqlite::Result<()> {
    let logo = match file {
        Some((attachment, bytes)) => {
            blobs::keep(tx.reading(), bytes)?;
            Some(EvidenceId(tx.insert(attachment.as_ref())?))
        }
        None => None,
    };
    let next_order = counter(tx)?;
    let settings = Settings {
        logo,
        ..settings.clone()
    };
    tx.replace(
        1,
        &SettingRow {
            settings,
            next_order,
        },
    )
}

/// Keeps the date that was asked for when an order goes out for the first time: a later one is a slip.
pub(super) fn first_sending(tx: &mut Tx<'_>, order: &Order) -> rusqlite::Result<()> {
    let (Some(asked), Some(sent), OrderStatus::Submitted) =
        (&order.requested, order.submitted_at, order.status)
    else {
        return Ok(());
    };
    if store::was_sent_before(tx.reading(), order.id)? {
        return Ok(());
    }
    tx.insert(&Baseline {
        id: BaselineId(-1),
        order: order.id,
        kind: BaselineKind::Submission,
        name: String::new(),
        taken_on: sent.date_naive(),
        cutover: asked.date,
    })
    .map(|_| ())
}

/// What becomes of attached files.
fn paper(op: &Op, tx: &mut Tx<'_>, path: &Path) -> Result<()> {
    let written = match op {
        Op::Attach { file, .. } => return attach(file, tx, path),
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
        } => orders::unprove(tx, attachment.id)
            .and_then(|()| tx.delete::<Attachment>(attachment.id.0))
            .and_then(|()| put_account(tx, account.as_deref())),
        _ => Ok(()),
    };
    written.map_err(|cause| open::from_engine(path, cause))
}

/// A file with its bytes, and what it changes of its account.
pub(super) fn attach(file: &Attached, tx: &mut Tx<'_>, path: &Path) -> Result<()> {
    if file.bytes.sha256() != file.attachment.sha256 {
        return Err(ProjectError::Refused(
            "The bytes are not those of the attachment.".to_owned(),
        ));
    }
    blobs::keep(tx.reading(), &file.bytes)
        .and_then(|()| tx.insert(file.attachment.as_ref()).map(|_| ()))
        .and_then(|()| put_account(tx, file.account.as_deref()))
        .map_err(|cause| open::from_engine(path, cause))
}

/// Adds or replaces by the sign of the id.
pub(super) fn put<T: super::super::tx::Record>(
    tx: &mut Tx<'_>,
    id: i64,
    thing: &T,
) -> rusqlite::Result<i64> {
    if id > 0 {
        tx.replace(id, thing).map(|()| id)
    } else {
        tx.insert(thing)
    }
}

/// Replaces the row that is known, or adds one.
pub(super) fn put_known<T: super::super::tx::Record>(
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
    let mut placed = Placed::default();
    for site in sites {
        let id = SiteId(put(tx, site.id.0, site)?);
        placed.sites.insert(site.id, id);
    }
    for account in accounts {
        let id = AccountId(put(tx, account.id.0, account)?);
        placed.accounts.insert(account.id, id);
    }
    placed.first_number = tx.next_id(Number::TABLE)?;
    let new = || load::new_numbers(numbers, list, &placed);
    // What the snapshot gets is made while the engine writes; without it the snapshot is read again.
    let new = if op.rows() < MANY {
        take_in(tx, numbers, source, &placed).map(|()| Some(new()))
    } else {
        std::thread::scope(|scope| {
            let new = scope.spawn(new);
            take_in(tx, numbers, source, &placed)?;
            Ok(new.join().ok())
        })
    }?;
    tx.placed = new.map(|new| Placed { new, ..placed });
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

/// Writes numbers that a person changed, column by column, and keeps what their lists say of them.
fn all_by_hand(tx: &mut Tx<'_>, numbers: &[Number]) -> rusqlite::Result<()> {
    let ids = || numbers.iter().map(|number| number.id.0);
    let (Some(first), Some(last)) = (ids().min(), ids().max()) else {
        return Ok(());
    };
    let mut edits: BTreeMap<NumberId, HandEdits> =
        store::between(tx.reading(), (first, last), |row: &HandEditRow| row.number)?
            .into_iter()
            .map(|(number, row)| (number, row.said))
            .collect();
    let mut changes = Vec::with_capacity(numbers.len());
    for number in numbers {
        let Some(before) = store::one::<Number>(tx.reading(), number.id.0)? else {
            tx.replace(number.id.0, number)?;
            continue;
        };
        let known = edits.get(&number.id).cloned().unwrap_or_default();
        let mut said = known.clone();
        said.note(&before, number);
        if said != known {
            edits.insert(number.id, said.clone());
            if known.0.is_empty() && !said.0.is_empty() {
                let number = number.id;
                tx.insert_at(number.0, &HandEditRow { number, said })?;
            } else {
                keep_edits(tx, number.id, said)?;
            }
        }
        changes.push((number.id.0, before, number.clone()));
    }
    tx.amend(&changes)
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
            orders::forget(tx, gone.number)?;
            tx.delete::<Number>(gone.number.0)
        }
        Some(number) => by_hand(tx, number),
    }
}

/// Writes numbers with the cells they were read from. `placed` gives account and site as they are in the file.
fn take_in(
    tx: &mut Tx<'_>,
    numbers: &[ImportedNumber],
    source: SourceId,
    placed: &Placed,
) -> rusqlite::Result<()> {
    // First what was there: a number that leaves an account makes room for a new one.
    for taken in numbers.iter().filter(|taken| taken.number.id.0 > 0) {
        let (account, site) = placed.of(&taken.number);
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
    points_at_something(tx, numbers, placed)?;
    let words = NumberWords::of(numbers.iter().map(|taken| &taken.number));
    let new: Vec<NewNumber<'_>> = numbers
        .iter()
        .map(|taken| &taken.number)
        .filter(|number| number.id.0 <= 0)
        .map(|number| {
            let (account, site) = placed.of(number);
            NewNumber {
                number,
                account,
                site,
                words: &words,
            }
        })
        .collect();
    let insert = |tx: &mut Tx<'_>| tx.insert_all((Number::TABLE, Number::COLUMNS), &new);
    // An index of mostly new rows is quicker made of all of them at once.
    let mostly_new = new.len() >= MANY / 2 && !tx.has_more(Number::TABLE, new.len() / 4)?;
    let mut next = if mostly_new {
        tx.index_later("number_once_per_account", insert)
    } else {
        insert(tx)
    }?;
    drop(new);
    let mut cells = Vec::with_capacity(numbers.len());
    for taken in numbers {
        let number = if taken.number.id.0 > 0 {
            taken.number.id
        } else {
            next += 1;
            NumberId(next - 1)
        };
        cells.extend(taken.cells.iter().map(|cell| NewCell {
            number,
            source,
            cell,
        }));
    }
    tx.insert_all((NewCell::TABLE, NewCell::COLUMNS), &cells)
        .map(|_| ())
}

/// Looks once for each account, site and order that the numbers name whether it is there. The engine would look for
/// each number and each of its cells; in a big import it does not ([`Op::is_bulk`]).
fn points_at_something(
    tx: &Tx<'_>,
    numbers: &[ImportedNumber],
    placed: &Placed,
) -> rusqlite::Result<()> {
    let mut named: [BTreeSet<i64>; 3] = Default::default();
    // Rows that follow each other mostly name the same.
    let mut last = [None; 3];
    for taken in numbers {
        let (account, site) = placed.of(&taken.number);
        let order = taken.number.order;
        let here = [
            account.map(|id| id.0),
            site.map(|id| id.0),
            order.map(|id| id.0),
        ];
        for ((id, last), named) in here.into_iter().zip(&mut last).zip(&mut named) {
            if id != *last {
                named.extend(id);
                *last = id;
            }
        }
    }
    for (table, ids) in [Account::TABLE, Site::TABLE, Order::TABLE]
        .iter()
        .zip(named)
    {
        let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
        let mut look = tx.reading().prepare_cached(&sql)?;
        for id in ids {
            if !look.exists([id])? {
                let code = rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
                let what = format!("a number names row {id} of {table}, which is not there");
                return Err(rusqlite::Error::SqliteFailure(
                    rusqlite::ffi::Error::new(code),
                    Some(what),
                ));
            }
        }
    }
    Ok(())
}

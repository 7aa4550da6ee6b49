//! Out of the file into a snapshot: whole when a project is opened, and after a change only what it touched.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{
    edit::{ImportedNumber, Placed},
    own_rules::{blackouts, carriers},
    store::{self, CallCount, Logged, NumberCallsRow, Pin, RejectionRow, SettingRow},
    tx::Record,
};
use crate::{
    account::{Account, Charges},
    carrier::{CarrierId, Profile},
    csr::{Bill, Csr},
    evidence::{Attachment, CallBasis, CallVolume, Evidence},
    id::{AccountId, EvidenceId, NumberId, OrderId, SiteId},
    night::{Nights, Test, TestEvent},
    number::{Lookup, Number, TelephoneNumber},
    order::{ByHand, Mark, MarkKind, Order, Wave},
    site::Site,
    snapshot::Snapshot,
    window::{Agreed, KeptInstants},
};

/// Rows that a change touched: table, first and last id.
pub(super) type Touched = Vec<(&'static str, i64, i64)>;

/// More numbers than this have their lists read all at once.
const FEW: i64 = 500;

/// The project as plain data, with these carrier profiles.
pub(super) fn whole(
    connection: &Connection,
    profiles: &BTreeMap<CarrierId, Profile>,
) -> rusqlite::Result<Snapshot> {
    let settings: SettingRow =
        store::one(connection, 1)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let mut numbers = all(connection, |number: &Number| number.id)?;
    on_lists(connection, &mut numbers)?;
    let (carriers, own_rules) = carriers(connection, profiles)?;
    let blackouts = blackouts(connection, &own_rules)?;
    Ok(Snapshot {
        settings: settings.settings,
        carriers,
        own_rules,
        accounts: all(connection, |account: &Account| account.id)?,
        sites: all(connection, |site: &Site| site.id)?,
        csrs: all(connection, |csr: &Csr| csr.account)?,
        bills: all(connection, |bill: &Bill| bill.account)?,
        kept: store::all(connection)?,
        lookups: lookups(connection)?,
        numbers: numbers.into(),
        orders: orders(connection)?,
        acceptances: store::all(connection)?,
        blackouts,
        tasks: store::all(connection)?,
        baselines: store::all(connection)?,
        reports: store::all(connection)?,
        checklist: store::all(connection)?,
        evidence: Evidence {
            attachments: attachments(connection)?,
            calls: calls(connection)?,
        },
        duty: store::all(connection)?,
        fees: store::all(connection)?,
        charges: charges(connection)?,
        instants: instants(connection)?,
        by_hand: ByHand {
            pins: pins(connection)?,
            marks: marks(connection)?,
            waves: waves(connection)?,
        },
        gate: store::all(connection)?,
        nights: Nights {
            edits: store::all(connection)?,
            contacts: store::all(connection)?,
            events: store::all(connection)?,
            tests: tests(connection)?,
            decisions: store::all(connection)?,
            final_bills: store::all(connection)?,
            notes: store::all(connection)?,
        },
    })
}

/// Brings a snapshot up to a change of these rows. False when it knows no way for one of the tables; then the
/// snapshot is to be read whole.
pub(super) fn refresh(
    connection: &Connection,
    snapshot: &mut Snapshot,
    touched: &Touched,
    profiles: &BTreeMap<CarrierId, Profile>,
) -> rusqlite::Result<bool> {
    let mut rest = BTreeSet::new();
    let mut numbers = Vec::new();
    for &(table, first, last) in touched {
        let ids = (first, last);
        match table {
            "number" => {
                let map = &mut snapshot.numbers;
                again(connection, map, ids, NumberId, |number: &Number| number.id)?;
                numbers.push(ids);
            }
            "site" => {
                again(
                    connection,
                    &mut snapshot.sites,
                    ids,
                    SiteId,
                    |site: &Site| site.id,
                )?;
            }
            "account" => {
                let map = &mut snapshot.accounts;
                again(connection, map, ids, AccountId, |account: &Account| {
                    account.id
                })?;
            }
            "csr" => {
                let map = &mut snapshot.csrs;
                again(connection, map, ids, AccountId, |csr: &Csr| csr.account)?;
            }
            "test_event" if new_tests(connection, &mut snapshot.nights, ids)? => {}
            "port_order" => some_orders(connection, &mut snapshot.orders, ids)?,
            other => {
                rest.insert(other);
            }
        }
    }
    let count: i64 = numbers.iter().map(|(first, last)| last - first + 1).sum();
    let lists = rest.remove("source") | rest.remove("number_source");
    if lists || count > FEW {
        on_lists(connection, &mut snapshot.numbers)?;
    } else {
        for id in numbers.iter().flat_map(|(first, last)| *first..=*last) {
            on_lists_of(connection, &mut snapshot.numbers, NumberId(id))?;
        }
    }
    // An override may take the place of a blackout, so the two are read together.
    if rest.remove("carrier_override") | rest.remove("carrier_profile") {
        (snapshot.carriers, snapshot.own_rules) = carriers(connection, profiles)?;
        rest.insert("blackout");
    }
    for table in rest {
        match table {
            "setting" => {
                let row: Option<SettingRow> = store::one(connection, 1)?;
                snapshot.settings = row.ok_or(rusqlite::Error::QueryReturnedNoRows)?.settings;
            }
            "rejection" | "order_act" | "order_sent" | "loa_signature" | "order_file"
            | "contact" | "number_result" | "order_track" => {
                log(connection, &mut snapshot.orders, table)?;
            }
            "number_pin" => snapshot.by_hand.pins = pins(connection)?,
            "number_mark" => snapshot.by_hand.marks = marks(connection)?,
            "wave" => snapshot.by_hand.waves = waves(connection)?,
            "gate" => snapshot.gate = store::all(connection)?,
            "runbook_edit" => snapshot.nights.edits = store::all(connection)?,
            "runbook_contact" => snapshot.nights.contacts = store::all(connection)?,
            "night_event" => snapshot.nights.events = store::all(connection)?,
            "test_event" => snapshot.nights.tests = tests(connection)?,
            "test_decision" => snapshot.nights.decisions = store::all(connection)?,
            "final_bill" => snapshot.nights.final_bills = store::all(connection)?,
            "carrier_note" => snapshot.nights.notes = store::all(connection)?,
            "acceptance" => snapshot.acceptances = store::all(connection)?,
            "blackout" => snapshot.blackouts = blackouts(connection, &snapshot.own_rules)?,
            "task" => snapshot.tasks = store::all(connection)?,
            "baseline" => snapshot.baselines = store::all(connection)?,
            "report_sent" => snapshot.reports = store::all(connection)?,
            "checklist_edit" => snapshot.checklist = store::all(connection)?,
            "bill" => snapshot.bills = all(connection, |bill: &Bill| bill.account)?,
            "kept_spelling" => snapshot.kept = store::all(connection)?,
            "lookup" => snapshot.lookups = lookups(connection)?,
            "call_count" | "call_basis" | "call_number" => {
                snapshot.evidence.calls = calls(connection)?;
            }
            "duty" => snapshot.duty = store::all(connection)?,
            "project_fee" => snapshot.fees = store::all(connection)?,
            "account_charge" => snapshot.charges = charges(connection)?,
            "window_instant" => snapshot.instants = instants(connection)?,
            "attachment" => snapshot.evidence.attachments = attachments(connection)?,
            // What later imports have to know; planning does not.
            "hand_edit" | "layout" | "secret_export" => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// The new numbers of an import as a snapshot holds them once they are written.
pub(super) fn new_numbers(
    imported: &[ImportedNumber],
    list: &str,
    placed: &Placed,
) -> BTreeMap<NumberId, Number> {
    let new = imported.iter().filter(|taken| taken.number.id.0 <= 0);
    (placed.first_number..)
        .map(NumberId)
        .zip(new)
        .map(|(id, taken)| {
            let (account, site) = placed.of(&taken.number);
            let mut number = Number {
                id,
                account,
                site,
                on_inventory: false,
                on_csr: false,
                on_bill: false,
                ..taken.number.clone()
            };
            if !taken.cells.is_empty() {
                mark(&mut number, list);
            }
            (id, number)
        })
        .collect()
}

/// Takes the numbers of an import over as they were written.
pub(super) fn take_over(
    numbers: &mut BTreeMap<NumberId, Number>,
    mut imported: Vec<ImportedNumber>,
    list: &str,
    placed: &mut Placed,
) {
    for taken in &mut imported {
        let id = taken.number.id;
        if id.0 <= 0 {
            continue;
        }
        let (account, site) = placed.of(&taken.number);
        let blank = Number::blank(taken.number.tn);
        let mut number = Number {
            account,
            site,
            ..std::mem::replace(&mut taken.number, blank)
        };
        // Which lists a number is on follows from its cells, those of earlier lists and these.
        (number.on_inventory, number.on_csr, number.on_bill) =
            numbers.get(&id).map_or((false, false, false), |before| {
                (before.on_inventory, before.on_csr, before.on_bill)
            });
        if !taken.cells.is_empty() {
            mark(&mut number, list);
        }
        numbers.insert(id, number);
    }
    // Nobody waits for their memory; where no thread is to be had it goes here.
    let letting_go = std::thread::Builder::new().spawn(move || drop(imported));
    drop(letting_go);
    // New ids are higher than any that was given.
    numbers.append(&mut placed.new);
}

/// Every row of a table by its key.
fn all<K: Ord, T: Record>(
    connection: &Connection,
    key: impl Fn(&T) -> K,
) -> rusqlite::Result<BTreeMap<K, T>> {
    store::between(connection, (i64::MIN, i64::MAX), key)
}

/// Reads the rows of some ids again; those that are not there any more go.
fn again<K: Ord + Copy, T: Record>(
    connection: &Connection,
    map: &mut BTreeMap<K, T>,
    (first, last): (i64, i64),
    id: impl Fn(i64) -> K,
    key: impl Fn(&T) -> K,
) -> rusqlite::Result<()> {
    let old: Vec<K> = map
        .range(id(first)..=id(last))
        .map(|(key, _)| *key)
        .collect();
    for key in old {
        map.remove(&key);
    }
    let mut rows = store::between(connection, (first, last), key)?;
    if rows.first_key_value().map(|(key, _)| *key) > map.last_key_value().map(|(key, _)| *key) {
        map.append(&mut rows);
    } else {
        map.extend(rows);
    }
    Ok(())
}

/// The tables of what is kept of orders beside themselves.
const LOGS: [&str; 8] = [
    "rejection",
    "order_act",
    "order_sent",
    "loa_signature",
    "order_file",
    "contact",
    "number_result",
    "order_track",
];

type Orders = BTreeMap<OrderId, Order>;

fn orders(connection: &Connection) -> rusqlite::Result<Orders> {
    let mut orders = all(connection, |order: &Order| order.id)?;
    for table in LOGS {
        log(connection, &mut orders, table)?;
    }
    Ok(orders)
}

/// The newest test of each number and kind: later rows take the place of earlier ones.
fn tests(
    connection: &Connection,
) -> rusqlite::Result<BTreeMap<NumberId, BTreeMap<Test, TestEvent>>> {
    let mut tests: BTreeMap<NumberId, BTreeMap<Test, TestEvent>> = BTreeMap::new();
    for event in store::all::<TestEvent>(connection)? {
        let of_number = tests.entry(event.number).or_default();
        of_number.insert(event.test, event);
    }
    Ok(tests)
}

/// Takes tests that were added into what is known, so that a tick costs a row and not the whole night. False when some
/// of the rows are gone: then an undo took them back, and older ones hold again.
fn new_tests(
    connection: &Connection,
    nights: &mut Nights,
    (first, last): (i64, i64),
) -> rusqlite::Result<bool> {
    let rows = store::between(connection, (first, last), |event: &TestEvent| event.id.0)?;
    if i64::try_from(rows.len()) != Ok(last - first + 1) {
        return Ok(false);
    }
    for (_, event) in rows {
        let of_number = nights.tests.entry(event.number).or_default();
        let known = of_number.get(&event.test).map(|known| known.id);
        if known.is_none_or(|known| known <= event.id) {
            of_number.insert(event.test, event);
        }
    }
    Ok(true)
}

fn charges(connection: &Connection) -> rusqlite::Result<BTreeMap<AccountId, Charges>> {
    all(connection, |charges: &Charges| charges.account)
}

fn instants(
    connection: &Connection,
) -> rusqlite::Result<BTreeMap<(OrderId, Agreed), KeptInstants>> {
    all(connection, |kept: &KeptInstants| (kept.order, kept.agreed))
}

/// Reads the rows of some orders again; what is kept beside them has tables of its own.
fn some_orders(
    connection: &Connection,
    orders: &mut Orders,
    ids: (i64, i64),
) -> rusqlite::Result<()> {
    let known: Orders = orders
        .range(OrderId(ids.0)..=OrderId(ids.1))
        .map(|(id, order)| (*id, order.clone()))
        .collect();
    again(connection, orders, ids, OrderId, |order: &Order| order.id)?;
    for (id, before) in known {
        if let Some(order) = orders.get_mut(&id) {
            (order.rejections, order.log) = (before.rejections, before.log);
        }
    }
    Ok(())
}

/// Reads one of [`LOGS`] again, of all orders.
fn log(connection: &Connection, orders: &mut Orders, table: &str) -> rusqlite::Result<()> {
    match table {
        "rejection" => {
            let rows = store::all::<RejectionRow>(connection)?;
            let rows = rows.into_iter().map(|row| (row.order, row.rejection));
            fill(orders, rows, |order| &mut order.rejections);
        }
        "order_act" => logged(connection, orders, |order| &mut order.log.acts)?,
        "order_sent" => logged(connection, orders, |order| &mut order.log.sent)?,
        "loa_signature" => logged(connection, orders, |order| &mut order.log.signatures)?,
        "order_file" => logged(connection, orders, |order| &mut order.log.files)?,
        "contact" => {
            logged(connection, orders, |order| &mut order.log.contacts)?;
            for order in orders.values_mut() {
                // They are entered when there is time; people read them in the order they happened.
                order.log.contacts.sort_by_key(|entry| (entry.at, entry.id));
            }
        }
        "number_result" => logged(connection, orders, |order| &mut order.log.results)?,
        "order_track" => logged(connection, orders, |order| &mut order.log.tracks)?,
        _ => {}
    }
    Ok(())
}

fn logged<T>(
    connection: &Connection,
    orders: &mut Orders,
    of: impl Fn(&mut Order) -> &mut Vec<T>,
) -> rusqlite::Result<()>
where
    Logged<T>: Record,
{
    let rows = store::all::<Logged<T>>(connection)?;
    fill(
        orders,
        rows.into_iter().map(|row| (row.order, row.entry)),
        of,
    );
    Ok(())
}

fn fill<T>(
    orders: &mut Orders,
    rows: impl Iterator<Item = (OrderId, T)>,
    of: impl Fn(&mut Order) -> &mut Vec<T>,
) {
    for order in orders.values_mut() {
        of(order).clear();
    }
    for (order, entry) in rows {
        if let Some(order) = orders.get_mut(&order) {
            of(order).push(entry);
        }
    }
}

fn pins(connection: &Connection) -> rusqlite::Result<BTreeMap<NumberId, OrderId>> {
    let rows = store::all::<Pin>(connection)?;
    Ok(rows
        .into_iter()
        .map(|pin| (pin.number, pin.order))
        .collect())
}

fn marks(
    connection: &Connection,
) -> rusqlite::Result<BTreeMap<NumberId, BTreeMap<MarkKind, String>>> {
    let mut marks: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for mark in store::all::<Mark>(connection)? {
        marks
            .entry(mark.number)
            .or_default()
            .insert(mark.kind, mark.value);
    }
    Ok(marks)
}

fn waves(connection: &Connection) -> rusqlite::Result<BTreeMap<u8, Wave>> {
    all(connection, |wave: &Wave| wave.number)
}

fn lookups(connection: &Connection) -> rusqlite::Result<BTreeMap<TelephoneNumber, Vec<Lookup>>> {
    let mut lookups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for lookup in store::all::<Lookup>(connection)? {
        lookups.entry(lookup.tn).or_default().push(lookup);
    }
    for found in lookups.values_mut() {
        found.sort_by_key(|lookup| lookup.kind);
    }
    Ok(lookups)
}

/// Attached files without their bytes.
fn attachments(connection: &Connection) -> rusqlite::Result<BTreeMap<EvidenceId, Attachment>> {
    all(connection, |attachment: &Attachment| attachment.id)
}

fn calls(connection: &Connection) -> rusqlite::Result<Option<CallVolume>> {
    let Some(basis) = store::one::<CallBasis>(connection, 1)? else {
        return Ok(None);
    };
    let hours = store::all::<CallCount>(connection)?;
    let numbers = store::all::<NumberCallsRow>(connection)?;
    Ok(Some(CallVolume {
        basis,
        hours: hours
            .into_iter()
            .map(|count| (count.slot, count.calls))
            .collect(),
        numbers: numbers.into_iter().map(|row| (row.tn, row.calls)).collect(),
    }))
}

/// Which lists each number stands on.
fn on_lists(
    connection: &Connection,
    numbers: &mut BTreeMap<NumberId, Number>,
) -> rusqlite::Result<()> {
    for number in numbers.values_mut() {
        (number.on_inventory, number.on_csr, number.on_bill) = (false, false, false);
    }
    let sources: BTreeMap<i64, String> = connection
        .prepare_cached("SELECT id, list FROM source")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    // The rows as they lie in the file: sorting them by number would take longer than all else.
    let mut cells =
        connection.prepare_cached("SELECT number, source FROM number_source WHERE gone IS NULL")?;
    let mut rows = cells.query([])?;
    while let Some(row) = rows.next()? {
        if let (Some(number), Some(list)) = (
            numbers.get_mut(&NumberId(row.get(0)?)),
            sources.get(&row.get(1)?),
        ) {
            mark(number, list);
        }
    }
    Ok(())
}

fn on_lists_of(
    connection: &Connection,
    numbers: &mut BTreeMap<NumberId, Number>,
    id: NumberId,
) -> rusqlite::Result<()> {
    let Some(number) = numbers.get_mut(&id) else {
        return Ok(());
    };
    let mut lists = connection.prepare_cached(
        "SELECT DISTINCT list FROM number_source JOIN source ON source.id = number_source.source
         WHERE number = ?1 AND gone IS NULL",
    )?;
    let mut rows = lists.query([id.0])?;
    while let Some(row) = rows.next()? {
        mark(number, row.get_ref(0)?.as_str()?);
    }
    Ok(())
}

fn mark(number: &mut Number, list: &str) {
    match list {
        "inventory" => number.on_inventory = true,
        "csr" => number.on_csr = true,
        "bill" => number.on_bill = true,
        _ => {}
    }
}

//! What is written of orders: the split, hand moves, and everything that happens to an order.

use std::{collections::BTreeMap, path::Path};

use serde_json::{Value, json};

use super::{
    super::{
        blobs::{self, Bytes},
        error::{ProjectError, Result},
        open,
        store::{self, Logged, Pin, RejectionRow, SettingRow},
        tx::{Record, Tx},
    },
    apply::{first_sending, put, put_known},
    terms,
};
use crate::{
    evidence::Attachment,
    id::{EvidenceId, GateId, NumberId, OrderId},
    number::Number,
    order::{
        Act, Contact, GateWord, Mark, NumberResult, Order, OrderAct, OrderStatus, Rejection, Sent,
        SentFile, Signature, TrackRecord, Wave,
    },
};

/// What becomes of orders beside the split.
#[derive(Debug, Clone)]
pub enum OrderOp {
    /// Something happened to an order.
    Act {
        /// The order as it shall be.
        order: Box<Order>,
        /// What happened; its id below zero.
        act: Box<Act>,
        /// What was refused, when that is what happened.
        rejection: Option<Rejection>,
        /// What this version says, when it was sent.
        sent: Option<Box<Sent>>,
        /// The files that went out with it.
        files: Vec<(SentFile, Bytes)>,
        /// What it is in words: `NDG-02 rejected`.
        what: String,
    },
    /// The letter of an order was signed.
    Sign {
        /// The order as it shall be.
        order: Box<Order>,
        /// What happened; its id below zero.
        act: Box<Act>,
        /// Who signed, and what the letter said.
        signature: Box<Signature>,
        /// The signed file, its id below zero, where it comes with it.
        file: Option<(Box<Attachment>, Bytes)>,
        /// What it is in words: `NDG-04 LOA signed`.
        what: String,
    },
    /// Some numbers of an order fared otherwise than the rest.
    Results {
        /// The order.
        order: OrderId,
        /// How they fared.
        results: Vec<NumberResult>,
        /// Numbers that leave the order with it.
        released: Vec<NumberId>,
        /// What it is in words.
        what: String,
    },
    /// Numbers put into an order by hand.
    Move {
        /// The numbers.
        numbers: Vec<NumberId>,
        /// The order; its id below zero for a new one, whose name is given here.
        into: Box<Order>,
        /// Orders that are left without numbers.
        emptied: Vec<OrderId>,
        /// Numbers whose place is the split's own again.
        unpinned: Vec<NumberId>,
        /// What it is in words.
        what: String,
    },
    /// What a person says of numbers; an empty value takes the word back.
    Marks {
        /// The marks.
        marks: Vec<Mark>,
        /// What it is in words.
        what: String,
    },
    /// Waves, and the orders whose wave changes with them.
    Waves {
        /// Waves as they shall be.
        waves: Vec<Wave>,
        /// Orders as they shall be.
        orders: Vec<Order>,
        /// What it is in words.
        what: String,
    },
    /// An entry of the contact log, new when its id is below zero.
    Contact {
        /// The order.
        order: OrderId,
        /// The entry.
        contact: Box<Contact>,
        /// What it is in words.
        what: String,
    },
    /// Where texting or 911 of an order stands.
    Track {
        /// The order.
        order: OrderId,
        /// The record.
        record: TrackRecord,
        /// What it is in words.
        what: String,
    },
    /// An item of the gate confirmed.
    Gate {
        /// The word; its id below zero while it is new.
        word: GateWord,
        /// What it is in words.
        what: String,
    },
    /// A confirmation of the gate taken back.
    GateOpen {
        /// Which.
        id: GateId,
        /// What it is in words.
        what: String,
    },
}

impl OrderOp {
    /// Stable name, for the record.
    pub(super) fn name(&self) -> &'static str {
        match self {
            // What was sent is sent: nothing before it is undone, a supplement included.
            Self::Act { sent: Some(_), .. } => "order_submitted",
            Self::Act { act, .. } if act.kind == OrderAct::Submitted => "order_submitted",
            Self::Act { .. } => "order",
            Self::Sign { .. } => "loa_signed",
            Self::Results { .. } => "number_results",
            Self::Move { .. } => "move",
            Self::Marks { .. } => "marks",
            Self::Waves { .. } => "waves",
            Self::Contact { .. } => "contact",
            Self::Track { .. } => "track",
            Self::Gate { .. } => "gate",
            Self::GateOpen { .. } => "gate_open",
        }
    }

    /// What it is for people, as undo names it.
    pub(super) fn label(&self) -> String {
        match self {
            Self::Act { what, .. }
            | Self::Sign { what, .. }
            | Self::Results { what, .. }
            | Self::Move { what, .. }
            | Self::Marks { what, .. }
            | Self::Waves { what, .. }
            | Self::Contact { what, .. }
            | Self::Track { what, .. }
            | Self::Gate { what, .. }
            | Self::GateOpen { what, .. } => what.clone(),
        }
    }

    /// Its facts for the record.
    pub(super) fn payload(&self) -> Value {
        match self {
            Self::Act {
                order,
                act,
                rejection,
                sent,
                files,
                ..
            } => {
                let files: Vec<&SentFile> = files.iter().map(|(file, _)| file).collect();
                json!({
                    "order": order, "act": act, "rejection": rejection,
                    "letter_sha256": sent.as_ref().map(|sent| &sent.letter_sha256), "files": files,
                })
            }
            Self::Sign {
                order,
                act,
                signature,
                file,
                ..
            } => json!({
                "order": order, "act": act, "how": signature.how, "signer": signature.signer,
                "signed_on": signature.on, "came": signature.came,
                "attachment": file.as_ref().map(|(attachment, _)| attachment),
            }),
            Self::Results {
                order,
                results,
                released,
                ..
            } => json!({ "order": order, "results": results, "released": released.len() }),
            Self::Move { numbers, into, .. } => {
                json!({ "order": into.name, "moved": numbers.len() })
            }
            Self::Marks { marks, .. } => json!({ "marks": marks.len() }),
            Self::Waves { waves, orders, .. } => json!({ "waves": waves, "orders": orders.len() }),
            Self::Contact { order, contact, .. } => json!({ "order": order, "contact": contact }),
            Self::Track { order, record, .. } => json!({ "order": order, "track": record }),
            Self::Gate { word, .. } => json!(word),
            Self::GateOpen { id, .. } => json!({ "gate": id }),
        }
    }
}

/// Writes the operation into an open change.
pub(super) fn apply(op: &OrderOp, tx: &mut Tx<'_>, path: &Path) -> Result<()> {
    if let OrderOp::Move {
        numbers,
        into,
        emptied,
        unpinned,
        ..
    } = op
    {
        return moved(tx, (numbers, into), (emptied, unpinned), path);
    }
    write(op, tx).map_err(|cause| open::from_engine(path, cause))
}

fn write(op: &OrderOp, tx: &mut Tx<'_>) -> rusqlite::Result<()> {
    match op {
        OrderOp::Act {
            order,
            act,
            rejection,
            sent,
            files,
            ..
        } => {
            let id = order.id;
            tx.replace(id.0, order.as_ref())?;
            terms::note_instants(tx, order)?;
            first_sending(tx, order)?;
            log(tx, id, act.as_ref().clone())?;
            if let Some(rejection) = rejection.clone() {
                tx.insert(&RejectionRow {
                    order: id,
                    rejection,
                })?;
            }
            if let Some(sent) = sent {
                log(tx, id, sent.as_ref().clone())?;
            }
            for (file, bytes) in files {
                blobs::keep(tx.reading(), bytes)?;
                log(tx, id, file.clone())?;
            }
            Ok(())
        }
        OrderOp::Sign {
            order,
            act,
            signature,
            file,
            ..
        } => {
            let id = order.id;
            let (mut act, mut signature) = (act.as_ref().clone(), signature.as_ref().clone());
            if let Some((attachment, bytes)) = file {
                blobs::keep(tx.reading(), bytes)?;
                let row = EvidenceId(tx.insert(attachment.as_ref())?);
                (act.attachment, signature.attachment) = (Some(row), Some(row));
            }
            tx.replace(id.0, order.as_ref())?;
            terms::note_instants(tx, order)?;
            log(tx, id, act)?;
            log(tx, id, signature)
        }
        OrderOp::Results {
            order,
            results,
            released,
            ..
        } => {
            for result in results {
                log(tx, *order, result.clone())?;
            }
            place_all(tx, released.iter().map(|id| (*id, None)))
        }
        OrderOp::Marks { marks, .. } => marks.iter().try_for_each(|mark| {
            let known = store::known_mark(tx.reading(), mark)?;
            match known {
                Some(id) if mark.value.is_empty() => tx.delete::<Mark>(id),
                None if mark.value.is_empty() => Ok(()),
                known => put_known(tx, known, mark),
            }
        }),
        OrderOp::Waves { waves, orders, .. } => {
            for wave in waves {
                tx.replace(wave.number.into(), wave)?;
            }
            orders
                .iter()
                .try_for_each(|order| tx.replace(order.id.0, order))
        }
        OrderOp::Contact { order, contact, .. } => {
            let row = Logged {
                order: *order,
                entry: contact.as_ref().clone(),
            };
            put(tx, contact.id.0, &row).map(|_| ())
        }
        OrderOp::Track { order, record, .. } => log(tx, *order, record.clone()),
        OrderOp::Gate { word, .. } => put(tx, word.id.0, word).map(|_| ()),
        OrderOp::GateOpen { id, .. } => tx.delete::<GateWord>(id.0),
        OrderOp::Move { .. } => Ok(()),
    }
}

fn log<T>(tx: &mut Tx<'_>, order: OrderId, entry: T) -> rusqlite::Result<()>
where
    Logged<T>: Record,
{
    tx.insert(&Logged { order, entry }).map(|_| ())
}

/// Puts numbers into orders, or into none; what was put there by hand and goes elsewhere loses its pin.
fn place_all(
    tx: &mut Tx<'_>,
    moves: impl IntoIterator<Item = (NumberId, Option<OrderId>)>,
) -> rusqlite::Result<()> {
    let moves: BTreeMap<NumberId, Option<OrderId>> = moves.into_iter().collect();
    let (Some(first), Some(last)) = (moves.keys().next(), moves.keys().next_back()) else {
        return Ok(());
    };
    let mut changes = BTreeMap::new();
    let mut left = Vec::new();
    {
        let mut rows = tx.reading().prepare_cached(
            "SELECT number.id, number.port_order, number_pin.port_order FROM number
             LEFT JOIN number_pin ON number_pin.id = number.id
             WHERE number.id BETWEEN ?1 AND ?2 ORDER BY number.id",
        )?;
        let mut rows = rows.query([first.0, last.0])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let Some(order) = moves.get(&NumberId(id)) else {
                continue;
            };
            let order = order.map(|order| order.0);
            let pinned: Option<i64> = row.get(2)?;
            if pinned.is_some() && pinned != order {
                left.push(id);
            }
            let was: Option<i64> = row.get(1)?;
            if was != order {
                changes.insert(id, (was.into(), order.into()));
            }
        }
    }
    left.iter().try_for_each(|id| tx.delete::<Pin>(*id))?;
    tx.set_column::<Number>("port_order", changes)
}

/// What a person did to the split with a number that is taken out of the project.
pub(super) fn forget(tx: &mut Tx<'_>, number: NumberId) -> rusqlite::Result<()> {
    tx.delete::<Pin>(number.0)?;
    let rows = |tx: &Tx<'_>, table: &str| -> rusqlite::Result<Vec<i64>> {
        tx.reading()
            .prepare_cached(&format!("SELECT id FROM {table} WHERE number = ?1"))?
            .query_map([number.0], |row| row.get(0))?
            .collect()
    };
    for id in rows(tx, Mark::TABLE)? {
        tx.delete::<Mark>(id)?;
    }
    for id in rows(tx, Logged::<NumberResult>::TABLE)? {
        tx.delete::<Logged<NumberResult>>(id)?;
    }
    Ok(())
}

/// Takes a file that is removed off the acts it proved, and off the signature that it bears.
pub(super) fn unprove(tx: &mut Tx<'_>, attachment: EvidenceId) -> rusqlite::Result<()> {
    let signatures: Vec<i64> = tx
        .reading()
        .prepare_cached("SELECT id FROM loa_signature WHERE attachment = ?1")?
        .query_map([attachment.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in signatures {
        if let Some(mut signature) = store::one::<Logged<Signature>>(tx.reading(), id)? {
            signature.entry.attachment = None;
            tx.replace(id, &signature)?;
        }
    }
    let acts: Vec<i64> = tx
        .reading()
        .prepare_cached("SELECT id FROM order_act WHERE attachment = ?1")?
        .query_map([attachment.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in acts {
        if let Some(mut act) = store::one::<Logged<Act>>(tx.reading(), id)? {
            act.entry.attachment = None;
            tx.replace(id, &act)?;
        }
    }
    Ok(())
}

/// Gives new orders their names and writes them; ids below zero become those of the file.
fn name(tx: &mut Tx<'_>, orders: &[Order], path: &Path) -> Result<BTreeMap<OrderId, OrderId>> {
    let fail = |cause| open::from_engine(path, cause);
    let mut setting: SettingRow =
        store::one(tx.reading(), 1)
            .map_err(fail)?
            .ok_or_else(|| ProjectError::Damaged {
                path: path.to_owned(),
                what: "there are no settings".to_owned(),
            })?;
    let before = setting.next_order;
    let mut given = BTreeMap::new();
    for order in orders {
        let mut order = order.clone();
        let asked = order.id;
        if asked.0 <= 0 {
            order.name = format!("{}-{:02}", setting.settings.prefix, setting.next_order);
            order.pon = order.name.chars().take(16).collect();
            setting.next_order += 1;
        }
        order.id = OrderId(put(tx, asked.0, &order).map_err(fail)?);
        terms::note_instants(tx, &order).map_err(fail)?;
        given.insert(asked, order.id);
    }
    if setting.next_order > before {
        tx.replace(1, &setting).map_err(fail)?;
    }
    Ok(given)
}

/// Writes a split.
pub(super) fn split(
    tx: &mut Tx<'_>,
    orders: &[Order],
    moves: &[(NumberId, Option<OrderId>)],
    emptied: &[OrderId],
    path: &Path,
) -> Result<()> {
    let fail = |cause| open::from_engine(path, cause);
    let given = name(tx, orders, path)?;
    let moves = moves.iter().map(|(id, order)| {
        let order = order.map(|id| given.get(&id).copied().unwrap_or(id));
        (*id, order)
    });
    place_all(tx, moves).map_err(fail)?;
    emptied
        .iter()
        .try_for_each(|order| leave(tx, *order))
        .map_err(fail)
}

fn moved(
    tx: &mut Tx<'_>,
    (numbers, into): (&[NumberId], &Order),
    (emptied, unpinned): (&[OrderId], &[NumberId]),
    path: &Path,
) -> Result<()> {
    let fail = |cause| open::from_engine(path, cause);
    let order = if into.id.0 > 0 {
        into.id
    } else {
        let given = name(tx, std::slice::from_ref(into), path)?;
        given.get(&into.id).copied().unwrap_or(into.id)
    };
    place_all(tx, numbers.iter().map(|number| (*number, Some(order)))).map_err(fail)?;
    for number in numbers {
        if unpinned.contains(number) {
            tx.delete::<Pin>(number.0).map_err(fail)?;
        } else {
            let pin = Pin {
                number: *number,
                order,
            };
            tx.replace(number.0, &pin).map_err(fail)?;
        }
    }
    emptied
        .iter()
        .try_for_each(|order| leave(tx, *order))
        .map_err(fail)
}

/// Takes a draft without numbers away. One that something happened to is cancelled instead, so that its story
/// stays.
fn leave(tx: &mut Tx<'_>, order: OrderId) -> rusqlite::Result<()> {
    if store::has_log(tx.reading(), order)? {
        let Some(mut left) = store::one::<Order>(tx.reading(), order.0)? else {
            return Ok(());
        };
        left.status = OrderStatus::Cancelled;
        left.stage = None;
        terms::forget_instants(tx, order)?;
        return tx.replace(order.0, &left);
    }
    // Its papers stay with the account.
    for attachment in store::all::<Attachment>(tx.reading())? {
        if attachment.order == Some(order) {
            let id = attachment.id.0;
            let freed = Attachment {
                order: None,
                ..attachment
            };
            tx.replace(id, &freed)?;
        }
    }
    terms::forget_instants(tx, order)?;
    tx.delete::<Order>(order.0)
}

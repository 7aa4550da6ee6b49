//! What is written of cutovers: the runbook as people change it, what happens on the night, tests and what follows.

use std::path::Path;

use serde_json::{Value, json};

use super::{
    super::{error::Result, open, store, tx::Tx},
    Attached, OrderOp,
    apply::{attach, put_known},
    orders,
};
use crate::{
    night::{
        CarrierNote, FinalBill, KeptEdit, NightEvent, NightKey, RunbookContact, TestDecision,
        TestEvent,
    },
    task::TaskRecord,
};

/// A write about a cutover.
#[derive(Debug, Clone)]
pub enum NightOp {
    /// Changes of a runbook, in place of earlier ones of the same steps.
    Runbook {
        /// As they shall be.
        edits: Vec<KeptEdit>,
        /// Steps that are as the program makes them again.
        taken_back: Vec<(NightKey, String)>,
        /// What was done, for undo.
        what: String,
    },
    /// Whom to call.
    Contacts {
        /// As they shall be, in place of those of the same key.
        contacts: Vec<RunbookContact>,
        /// Keys of those that are as the program makes them again, or gone.
        removed: Vec<String>,
        /// What was done, for undo.
        what: String,
    },
    /// Something happened: one transaction for everything that it means.
    Happened {
        /// On the night.
        events: Vec<NightEvent>,
        /// Tests of numbers.
        tests: Vec<TestEvent>,
        /// What it means for orders: an activation, a proof of 911.
        orders: Vec<OrderOp>,
        /// What it means for tasks: losing service cancelled.
        tasks: Vec<TaskRecord>,
        /// What happened, for undo.
        what: String,
    },
    /// A decision about tests.
    Decided {
        /// The decision.
        decision: TestDecision,
        /// What was decided, for undo.
        what: String,
    },
    /// A final bill that was audited.
    FinalBill {
        /// The bill.
        bill: FinalBill,
        /// The file it came as, unless it was pasted or is attached already.
        file: Option<Attached>,
        /// What it is, for undo.
        what: String,
    },
    /// A lesson about a carrier.
    Note {
        /// The lesson.
        note: CarrierNote,
        /// What it is, for undo.
        what: String,
    },
}

impl NightOp {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Runbook { .. } => "runbook",
            Self::Contacts { .. } => "runbook_contacts",
            Self::Happened { events, .. } if events.is_empty() => "tests",
            Self::Happened { .. } => "night",
            Self::Decided { .. } => "test_decision",
            Self::FinalBill { .. } => "final_bill",
            Self::Note { .. } => "carrier_note",
        }
    }

    pub(super) fn label(&self) -> String {
        match self {
            Self::Runbook { what, .. }
            | Self::Contacts { what, .. }
            | Self::Happened { what, .. }
            | Self::Decided { what, .. }
            | Self::FinalBill { what, .. }
            | Self::Note { what, .. } => what.clone(),
        }
    }

    pub(super) fn payload(&self) -> Value {
        match self {
            Self::Runbook {
                edits, taken_back, ..
            } => {
                let edits: Vec<Value> = edits
                    .iter()
                    .map(|kept| json!({ "night": kept.night, "edit": kept.edit }))
                    .collect();
                json!({ "edits": edits, "taken_back": taken_back })
            }
            Self::Contacts {
                contacts, removed, ..
            } => json!({ "contacts": contacts, "removed": removed }),
            Self::Happened {
                events,
                tests,
                orders,
                tasks,
                ..
            } => json!({
                "events": events, "tests": tests, "tasks": tasks,
                "orders": orders.iter().map(OrderOp::payload).collect::<Vec<_>>(),
            }),
            Self::Decided { decision, .. } => json!(decision),
            Self::FinalBill { bill, file, .. } => json!({
                "account": bill.account, "dated": bill.dated, "numbers": bill.numbers.len(),
                "file": bill.file, "sha256": bill.sha256,
                "attached": file.as_ref().map(|file| &file.attachment),
            }),
            Self::Note { note, .. } => json!(note),
        }
    }
}

pub(super) fn apply(op: &NightOp, tx: &mut Tx<'_>, path: &Path) -> Result<()> {
    if let NightOp::Happened { orders, .. } = op {
        for order in orders {
            orders::apply(order, tx, path)?;
        }
    }
    if let NightOp::FinalBill {
        file: Some(file), ..
    } = op
    {
        attach(file, tx, path)?;
    }
    write(op, tx).map_err(|cause| open::from_engine(path, cause))
}

fn write(op: &NightOp, tx: &mut Tx<'_>) -> rusqlite::Result<()> {
    match op {
        NightOp::Runbook {
            edits, taken_back, ..
        } => {
            for (night, step) in taken_back {
                if let Some(id) = store::known_edit(tx.reading(), *night, step)? {
                    tx.delete::<KeptEdit>(id)?;
                }
            }
            edits.iter().try_for_each(|kept| {
                let known = store::known_edit(tx.reading(), kept.night, &kept.edit.step)?;
                put_known(tx, known, kept)
            })
        }
        NightOp::Contacts {
            contacts, removed, ..
        } => {
            for key in removed {
                if let Some(id) = store::known_contact(tx.reading(), key)? {
                    tx.delete::<RunbookContact>(id)?;
                }
            }
            contacts.iter().try_for_each(|contact| {
                let known = store::known_contact(tx.reading(), &contact.key)?;
                put_known(tx, known, contact)
            })
        }
        NightOp::Happened {
            events,
            tests,
            tasks,
            ..
        } => {
            for event in events {
                tx.insert(event)?;
            }
            for test in tests {
                tx.insert(test)?;
            }
            tasks.iter().try_for_each(|task| {
                let known = store::known_task(tx.reading(), task)?;
                put_known(tx, known, task)
            })
        }
        NightOp::Decided { decision, .. } => tx.insert(decision).map(|_| ()),
        NightOp::FinalBill { bill, .. } => tx.insert(bill).map(|_| ()),
        NightOp::Note { note, .. } => tx.insert(note).map(|_| ()),
    }
}

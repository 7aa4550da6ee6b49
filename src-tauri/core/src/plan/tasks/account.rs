//! The end of the losing service: notice for its contract, and its cancelling after the last order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    super::{Owner, StepState, ground::Ground, steps::notice_by},
    Task, TaskKey, TaskNeed, account_words,
};
use crate::{
    id::OrderId,
    task::{TaskKind, TaskOf, TaskRecord},
};

/// Notice and end of service of every account that an order leaves.
pub(super) fn tasks(ground: &Ground<'_>, disconnects: &BTreeMap<OrderId, NaiveDate>) -> Vec<Task> {
    let said: BTreeMap<(TaskKind, TaskOf), &TaskRecord> = ground
        .snapshot
        .tasks
        .iter()
        .map(|record| ((record.kind, record.of), record))
        .collect();
    let mut tasks = Vec::new();
    for (last, day) in disconnects {
        let Some(order) = ground.snapshot.orders.get(last) else {
            continue;
        };
        let Some(account) = order.key.account else {
            continue;
        };
        let of = TaskOf::Account(account);
        let name = account_words(ground, account);
        let mut after = Vec::new();
        if let Some((notice, end)) = notice_by(ground, order) {
            let key = TaskKey {
                kind: TaskKind::Notice,
                of,
            };
            after.push(key);
            let rule = format!(
                "The contract ends {}; without notice by this day it runs on. Give it so that the lines stay until the last port.",
                crate::window::date_words(end)
            );
            let said = said.get(&(key.kind, of)).copied();
            tasks.push(Task {
                title: format!("Notice to {name}"),
                latest: Some(notice),
                rule: Cow::Owned(rule),
                source: Cow::Borrowed("CLEARFLY, SEED-B"),
                ..bare(key, said)
            });
        }
        let key = TaskKey {
            kind: TaskKind::EndOfService,
            of,
        };
        let said = said.get(&(key.kind, of)).copied();
        tasks.push(Task {
            title: format!("Service of {name} cancelled"),
            due: said.and_then(|said| said.due).or(Some(*day)),
            after,
            rule: Cow::Borrowed(
                "The losing service ends last, when every order of the account is proven; before that its numbers go back to the pool.",
            ),
            source: Cow::Borrowed("ZOOM-KB, NEXTIVA"),
            ..bare(key, said)
        });
    }
    tasks
}

fn bare(key: TaskKey, said: Option<&TaskRecord>) -> Task {
    let waived = said.is_some_and(|said| said.waived);
    Task {
        kind: key.kind,
        of: key.of,
        record: said.map(|said| said.id),
        title: String::new(),
        numbers: 0,
        need: if waived {
            TaskNeed::Waived
        } else {
            TaskNeed::Required
        },
        owner: Owner::Client,
        who: said.map_or_else(String::new, |said| said.owner.clone()),
        supply: None,
        due: said.and_then(|said| said.due),
        latest: None,
        done_on: said.and_then(|said| said.done_on),
        state: StepState::Planned,
        orders: Vec::new(),
        after: Vec::new(),
        note: said.map_or_else(String::new, |said| said.note.clone()),
        rule: Cow::Borrowed(""),
        source: Cow::Borrowed(""),
    }
}

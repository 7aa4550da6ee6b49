//! What was in place already on the story day: licences, phones, targets, 911 addresses.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Shift, Story, damaged, place};
use crate::{
    api::error::WireError,
    id::{SiteId, TaskId},
    project::Op,
    snapshot::Snapshot,
    task::{Supply, TaskKind, TaskOf, TaskRecord},
    window::day_words,
};

/// One thing that was in place.
#[derive(Deserialize)]
pub(super) struct StoryDone {
    kind: TaskKind,
    /// For which order.
    order: Option<String>,
    /// Or for which site, by its key.
    site: Option<String>,
    on: NaiveDate,
    who: String,
    supply: Option<Supply>,
    #[serde(default)]
    note: String,
}

/// One write for each.
pub(super) fn done(
    snapshot: &Snapshot,
    story: &Story,
    shift: &Shift,
) -> Result<Vec<Op>, WireError> {
    story
        .done
        .iter()
        .map(|said| {
            let order = said.order.as_deref().and_then(|name| {
                let mut orders = snapshot.orders.values();
                orders.find(|order| order.name == name)
            });
            let site = said
                .site
                .as_deref()
                .and_then(|key| place(&story.site, |site| site.key == key));
            let of = order
                .map(|order| TaskOf::Order(order.id))
                .or(site.map(|site| TaskOf::Site(SiteId(site))))
                .ok_or_else(|| damaged("something was done for nothing".to_owned()))?;
            let on = shift.date(said.on);
            let what = said.order.as_deref().or(said.site.as_deref());
            Ok(Op::Task {
                record: TaskRecord {
                    id: TaskId(-1),
                    kind: said.kind,
                    of,
                    due: None,
                    owner: said.who.clone(),
                    done_on: Some(on),
                    waived: false,
                    supply: said.supply,
                    note: said.note.clone(),
                    by: said.who.clone(),
                },
                what: format!(
                    "{} for {}: done {}",
                    said.kind.words(),
                    what.unwrap_or_default(),
                    day_words(on)
                ),
            })
        })
        .collect()
}

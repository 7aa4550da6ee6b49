//! What an order's numbers usually see hour by hour, and what an outage would lose of it.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDateTime, TimeDelta, Timelike as _};

use super::{Outage, Volume};
use crate::{
    carrier::Class,
    evidence::{CallVolume, Slot},
    id::OrderId,
    number::Disposition,
    plan::Open,
    rules::Rules,
    snapshot::Snapshot,
    zone,
};

/// The calls that an order is measured against.
pub(super) struct Calls<'a> {
    volume: Option<&'a CallVolume>,
    hours: BTreeMap<Slot, u32>,
    pub(super) basis: Volume,
    zone: &'a str,
}

impl<'a> Calls<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, order: OrderId) -> Self {
        let zone = &snapshot.settings.zone;
        // A file without a single count says nothing; one that counts no call says that nobody calls.
        let said = |volume: &&CallVolume| !volume.hours.is_empty() || !volume.numbers.is_empty();
        let Some(volume) = snapshot.evidence.calls.as_ref().filter(said) else {
            return Self {
                volume: None,
                hours: BTreeMap::new(),
                basis: Volume {
                    known: false,
                    of_the_order: false,
                    scope: "no call data".to_owned(),
                    weeks: 0,
                    file: String::new(),
                },
                zone,
            };
        };
        let numbers: Vec<_> = snapshot
            .numbers
            .of_order(order)
            .filter(|number| number.disposition == Disposition::Port)
            .map(|number| number.tn)
            .collect();
        let own = volume.of(numbers.iter().copied());
        let of_the_order = own.is_some();
        let scope = if of_the_order {
            let named = numbers
                .iter()
                .filter(|tn| volume.numbers.contains_key(tn))
                .count();
            format!("calls of {named} of {} numbers", numbers.len())
        } else {
            "all calls of the client".to_owned()
        };
        let dated = volume.basis.first.is_some() && volume.basis.last.is_some();
        let counted = (0..7).filter(|day| volume.basis.is_counted(*day));
        let weeks = counted.map(|day| volume.basis.days(day)).min();
        Self {
            volume: Some(volume),
            hours: own.unwrap_or_else(|| volume.hours.clone()),
            basis: Volume {
                known: true,
                of_the_order,
                scope,
                weeks: weeks.filter(|_| dated).unwrap_or(0),
                file: volume.basis.file.clone(),
            },
            zone,
        }
    }

    /// What the hour that begins at a wall time of the project usually sees, in tenths of a call; absent where nobody
    /// counted that weekday.
    pub(super) fn tenths(&self, hour: NaiveDateTime) -> Option<u64> {
        let volume = self.volume?;
        // The project may have moved to another zone since the counts were taken in.
        let there = zone::convert(hour, self.zone, &volume.basis.zone).unwrap_or(hour);
        let weekday = u8::try_from(there.weekday().num_days_from_monday()).ok()?;
        if !volume.basis.is_counted(weekday) {
            return None;
        }
        let slot = (weekday, u8::try_from(there.hour()).ok()?);
        Some(volume.usual_tenths(&self.hours, slot))
    }

    /// What usually comes from one wall time to another, in tenths of a call.
    pub(super) fn between(&self, from: NaiveDateTime, to: NaiveDateTime) -> Option<u64> {
        self.volume?;
        let mut sum = 0;
        let mut at = from;
        while at < to {
            let hour = at.date().and_hms_opt(at.hour(), 0, 0)?;
            let next = (hour + TimeDelta::hours(1)).min(to);
            let minutes = u64::try_from((next - at).num_minutes()).ok()?;
            sum += self.tenths(hour)? * minutes;
            at = next;
        }
        Some((sum + 30) / 60)
    }

    /// Tenths of a call that an outage somewhere in a window loses on average. A window of one fixed time loses
    /// what comes right after it.
    pub(super) fn lost(
        &self,
        (from, to): (NaiveDateTime, NaiveDateTime),
        outage: &Outage,
    ) -> Option<u64> {
        let minutes = u64::from(outage.minutes);
        let length = u64::try_from((to - from).num_minutes()).ok()?;
        if length <= minutes {
            return self.between(from, from + TimeDelta::minutes(i64::from(outage.minutes)));
        }
        let calls = self.between(from, to)?;
        Some((calls * minutes + length / 2) / length)
    }
}

/// How long calls are lost: what the gaining side says, else a planning default; nothing for a change of RespOrg,
/// where the losing side serves until the other takes over [TW-TF].
pub(super) fn outage(rules: &Rules<'_>, open: Option<&Open<'_>>) -> Outage {
    if rules.class() == Class::TollFree {
        return Outage {
            minutes: 0,
            assumed: false,
            source: "TW-TF: the losing side serves a toll-free number until it is re-routed"
                .to_owned(),
        };
    }
    let said = rules.outage_minutes(open.map(|open| (open.carrier, &open.rule)));
    said.map_or_else(
        || Outage {
            minutes: 0,
            assumed: true,
            source: String::new(),
        },
        |said| Outage {
            minutes: said.value,
            assumed: said.is_assumed(),
            source: said.source(),
        },
    )
}

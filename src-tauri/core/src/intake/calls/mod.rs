//! Call volume: an hour by weekday table, a list of hourly counts, or raw call records become calls per hour of
//! the week, and per number where numbers are named. Durations are nobody's business here.
//!
//! One pass over the rows. What is kept grows with the numbers that are called, not with the records.

mod columns;
mod when;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::{
    columns::{Columns, Direction, count, direction, number},
    when::{Clock, Moment},
};
use super::{
    grid::{Grid, Row, Sheet},
    moments,
    stage::Refused,
};
use crate::{
    evidence::{CallBasis, CallForm, CallVolume, NumberCalls, Slot},
    number::TelephoneNumber,
};

/// What a reader of call volume needs to know of the project.
pub struct CallContext<'a> {
    /// The project's zone: hours come out in it.
    pub zone: &'a str,
    /// Zone of the file's clock where its times do not say one; empty for the project's.
    pub written_in: &'a str,
    /// Two-letter country of numbers without a prefix.
    pub region: &'a str,
    /// Whether a number is on any list of the project.
    pub known: &'a dyn Fn(TelephoneNumber) -> bool,
}

/// Calls as a file counts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallCounts {
    /// How they were written.
    pub form: CallForm,
    /// Calls by hour of the week, summed over all weeks of the file.
    pub hours: BTreeMap<Slot, u32>,
    /// Calls by number.
    pub numbers: BTreeMap<TelephoneNumber, NumberCalls>,
    /// First day counted, where the file has dates.
    pub first: Option<NaiveDate>,
    /// Last day counted.
    pub last: Option<NaiveDate>,
    /// Rows taken.
    pub rows: u32,
    /// Rows that were not taken; at most a thousand are kept.
    pub refused: Vec<Refused>,
    /// How many rows were not taken.
    pub refused_in_all: u32,
}

/// Most refused rows that are kept with their text.
const MAX_REFUSED: usize = 1_000;
/// Most numbers that are counted apart; a project has fewer.
const MAX_NUMBERS: usize = 200_000;
/// How far down a header is looked for.
const HEADER_WITHIN: usize = 60;

impl CallCounts {
    fn new(form: CallForm) -> Self {
        Self {
            form,
            hours: BTreeMap::new(),
            numbers: BTreeMap::new(),
            first: None,
            last: None,
            rows: 0,
            refused: Vec::new(),
            refused_in_all: 0,
        }
    }

    fn add(&mut self, moment: Moment, calls: u32) {
        let count = self.hours.entry(moment.slot).or_default();
        *count = count.saturating_add(calls);
        if let Some(day) = moment.day {
            self.first = Some(self.first.map_or(day, |first| first.min(day)));
            self.last = Some(self.last.map_or(day, |last| last.max(day)));
        }
    }

    fn add_number(&mut self, tn: TelephoneNumber, moment: Moment, calls: u32, outbound: bool) {
        if calls == 0 || (self.numbers.len() >= MAX_NUMBERS && !self.numbers.contains_key(&tn)) {
            return;
        }
        let of = self.numbers.entry(tn).or_default();
        let side = if outbound {
            &mut of.outbound
        } else {
            &mut of.inbound
        };
        *side = side.saturating_add(calls);
        of.last = of.last.max(moment.day);
        let hour = of.hours.entry(moment.slot).or_default();
        *hour = hour.saturating_add(calls);
    }

    fn refuse(&mut self, sheet: &Sheet, row: Row<'_>, column: u16, message: &str) {
        self.refused_in_all = self.refused_in_all.saturating_add(1);
        if self.refused.len() < MAX_REFUSED {
            self.refused.push(Refused {
                sheet: sheet.name.clone(),
                row: row.number(),
                column: column.into(),
                text: row.get(column).unwrap_or_default().to_owned(),
                code: "no_call_time".into(),
                message: message.to_owned(),
                hint: "Repair the cell, or leave the row out.".into(),
                proposal: None,
            });
        }
    }

    /// As it is kept.
    pub fn into_volume(self, file: &str, zone: &str) -> CallVolume {
        CallVolume {
            basis: CallBasis {
                form: self.form,
                zone: zone.to_owned(),
                first: self.first,
                last: self.last,
                rows: self.rows,
                file: file.to_owned(),
            },
            hours: self.hours,
            numbers: self.numbers,
        }
    }
}

/// Reads call volume; absent when the sheet holds none of the known forms.
pub fn read(sheet: &Sheet, context: &CallContext<'_>) -> Option<CallCounts> {
    table(&sheet.grid, context).or_else(|| list(sheet, context))
}

/// What lies across in a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Across {
    Weekdays,
    Hours,
}

/// Hours down and weekdays across, or hours across and weekdays or dates down.
fn table(grid: &Grid, context: &CallContext<'_>) -> Option<CallCounts> {
    let (header, keys, across) = grid.rows().take(HEADER_WITHIN).find_map(|row| {
        let pick = |read: fn(&str) -> Option<u8>| -> Vec<(u16, u8)> {
            let mut found: Vec<(u16, u8)> = row
                .cells()
                .filter_map(|cell| Some((cell.column, read(cell.text)?)))
                .collect();
            let mut seen = std::collections::BTreeSet::new();
            found.retain(|(_, key)| seen.insert(*key));
            found
        };
        let days = pick(moments::weekday);
        if days.len() >= 5 {
            return Some((row.number(), days, Across::Weekdays));
        }
        let hours = pick(moments::hour);
        (hours.len() >= 12).then_some((row.number(), hours, Across::Hours))
    })?;
    let first_key = keys.first().map(|(column, _)| *column)?;
    let clock = Clock::new(context);
    let mut counts = CallCounts::new(CallForm::Table);
    for row in grid.rows_from(header + 1) {
        let lead: Vec<&str> = row
            .cells()
            .take_while(|cell| cell.column < first_key)
            .map(|cell| cell.text)
            .collect();
        let tn = lead.iter().find_map(|text| number(text, context.region));
        let day = lead.iter().find_map(|text| moments::date(text));
        let weekday = lead.iter().find_map(|text| moments::weekday(text));
        let hour = lead
            .iter()
            .filter(|text| number(text, context.region).is_none())
            .find_map(|text| moments::hour(text));
        let moment = |key: u8| match across {
            Across::Weekdays => hour.map(|hour| clock.weekly(key, hour)),
            Across::Hours => match (day, weekday) {
                (Some(day), _) => clock.dated(day, key, None),
                (None, weekday) => weekday.map(|weekday| clock.weekly(weekday, key)),
            },
        };
        let mut took = false;
        for (column, key) in &keys {
            let (Some(calls), Some(moment)) = (row.get(*column).and_then(count), moment(*key))
            else {
                continue;
            };
            took = true;
            counts.add(moment, calls);
            if let Some(tn) = tn {
                counts.add_number(tn, moment, calls, false);
            }
        }
        counts.rows += u32::from(took);
    }
    (counts.rows > 0).then_some(counts)
}

/// One row an hour or a call.
fn list(sheet: &Sheet, context: &CallContext<'_>) -> Option<CallCounts> {
    let grid = &sheet.grid;
    let (header, columns) = grid.rows().take(HEADER_WITHIN).find_map(|row| {
        let sample: Vec<Row<'_>> = grid.rows_from(row.number() + 1).take(50).collect();
        let columns = Columns::of(row, &sample, context.region);
        let is_header = row.cells().all(|cell| moments::date(cell.text).is_none());
        (is_header && (columns.date.is_some() || columns.weekday.is_some()))
            .then_some((row.number(), columns))
    })?;
    let form = if columns.count.is_some() {
        CallForm::Counts
    } else {
        CallForm::Records
    };
    let clock = Clock::new(context);
    let mut counts = CallCounts::new(form);
    for row in grid.rows_from(header + 1) {
        match entry(row, &columns, &clock) {
            Ok(Some((moment, calls))) => {
                counts.rows = counts.rows.saturating_add(1);
                counts.add(moment, calls);
                for (tn, outbound) in called(row, &columns, context).into_iter().flatten() {
                    counts.add_number(tn, moment, calls, outbound);
                }
            }
            Ok(None) => {}
            Err((column, message)) => counts.refuse(sheet, row, column, message),
        }
    }
    (counts.rows > 0).then_some(counts)
}

fn entry(
    row: Row<'_>,
    columns: &Columns,
    clock: &Clock<'_>,
) -> Result<Option<(Moment, u32)>, (u16, &'static str)> {
    let text =
        |column: Option<u16>| column.and_then(|column| row.get(column).map(|text| (column, text)));
    let date = text(columns.date);
    let Some((place, said)) = date.or(text(columns.weekday)) else {
        return Ok(None);
    };
    let time = text(columns.time);
    let moment = if let Some((_, said)) = date {
        match clock.read(said, time.map(|(_, time)| time)) {
            Ok(moment) => moment,
            Err(message) => return Err((time.map_or(place, |(column, _)| column), message)),
        }
    } else {
        let weekday = moments::weekday(said).ok_or((place, "No day in the cell."))?;
        let (column, time) = time.ok_or((place, "No time of day in the row."))?;
        let hour = moments::hour(time).ok_or((column, "No hour in the cell."))?;
        clock.weekly(weekday, hour)
    };
    let calls = match columns.count {
        Some(column) => row.get(column).map_or(Ok(0), |text| {
            count(text).ok_or((column, "No count in the cell."))
        })?,
        None => 1,
    };
    Ok(Some((moment, calls)))
}

/// The client's numbers in a row, each with whether it called out.
fn called(
    row: Row<'_>,
    columns: &Columns,
    context: &CallContext<'_>,
) -> [Option<(TelephoneNumber, bool)>; 2] {
    let at = |column: Option<u16>| {
        column
            .and_then(|column| row.get(column))
            .and_then(|text| number(text, context.region))
    };
    let said = columns
        .direction
        .and_then(|column| row.get(column))
        .and_then(direction);
    if let Some(ours) = at(columns.ours) {
        return [Some((ours, said == Some(Direction::Out))), None];
    }
    let (to, from) = (at(columns.called), at(columns.calling));
    let known = |tn: &TelephoneNumber| (context.known)(*tn);
    match said {
        Some(Direction::In) => [to.map(|tn| (tn, false)), None],
        Some(Direction::Out) => [from.map(|tn| (tn, true)), None],
        // Nothing says which side is the client's: only its own list does.
        Some(Direction::Within) | None => [
            to.filter(known).map(|tn| (tn, false)),
            from.filter(known).map(|tn| (tn, true)),
        ],
    }
}

#[cfg(test)]
mod tests;

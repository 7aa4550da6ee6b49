//! Call volume: an hour by weekday table, a list of hourly counts, or raw call records become calls per
//! weekday and hour. Times are taken as the file's clock showed them; converting is for whoever knows the zone.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    field::plain,
    grid::{Grid, Row, Sheet},
    moments,
    stage::Refused,
};

/// How the counts were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallForm {
    /// A table of hours by weekdays.
    Table,
    /// A list with a day, an hour and a count on each row.
    Counts,
    /// One row a call.
    Records,
}

/// Calls per weekday and hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallCounts {
    /// How they were written.
    pub form: CallForm,
    /// Calls by weekday (0 = Monday) and hour, summed over all weeks of the file.
    #[serde(skip)]
    #[ts(skip)]
    pub counts: BTreeMap<(u8, u8), u32>,
    /// First day counted, where the file has dates.
    pub from: Option<NaiveDate>,
    /// Last day counted.
    pub to: Option<NaiveDate>,
    /// Rows taken.
    pub rows: u32,
    /// Times were written in UTC, so hours are not the client's own.
    pub utc: bool,
    /// Rows that were not taken.
    pub refused: Vec<Refused>,
}

impl CallCounts {
    fn new(form: CallForm) -> Self {
        Self {
            form,
            counts: BTreeMap::new(),
            from: None,
            to: None,
            rows: 0,
            utc: false,
            refused: Vec::new(),
        }
    }

    fn add(&mut self, weekday: u8, hour: u8, calls: u32) {
        let count = self.counts.entry((weekday, hour)).or_default();
        *count = count.saturating_add(calls);
    }

    fn on(&mut self, day: NaiveDate) {
        self.from = Some(self.from.map_or(day, |from| from.min(day)));
        self.to = Some(self.to.map_or(day, |to| to.max(day)));
    }
}

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 60;

/// Reads call volume; absent when the sheet holds none of the known forms.
pub fn read(sheet: &Sheet) -> Option<CallCounts> {
    table(&sheet.grid).or_else(|| list(sheet))
}

/// Hours down and weekdays across, or the other way round.
fn table(grid: &Grid) -> Option<CallCounts> {
    let (header, days, across) = grid.rows().take(HEADER_WITHIN).find_map(|row| {
        let pick = |read: fn(&str) -> Option<u8>| -> Vec<(u16, u8)> {
            row.cells()
                .filter_map(|cell| Some((cell.column, read(cell.text)?)))
                .collect()
        };
        let days = pick(moments::weekday);
        if days.len() >= 5 {
            return Some((row.number(), days, true));
        }
        let hours = pick(moments::hour);
        (hours.len() >= 12).then_some((row.number(), hours, false))
    })?;
    let mut counts = CallCounts::new(CallForm::Table);
    for row in grid.rows_from(header + 1) {
        let first = row
            .cells()
            .next()
            .filter(|cell| days.iter().all(|(column, _)| *column > cell.column));
        let Some(first) = first else { continue };
        let key = if across {
            moments::hour(first.text)
        } else {
            moments::weekday(first.text)
        };
        let Some(key) = key else { continue };
        counts.rows += 1;
        for (column, other) in &days {
            let Some(calls) = row.get(*column).and_then(count) else {
                continue;
            };
            if across {
                counts.add(*other, key, calls);
            } else {
                counts.add(key, *other, calls);
            }
        }
    }
    (counts.rows > 0).then_some(counts)
}

/// Columns of a list.
#[derive(Default)]
struct Columns {
    date: Option<u16>,
    weekday: Option<u16>,
    time: Option<u16>,
    count: Option<u16>,
}

fn columns(header: Row<'_>, sample: &[Row<'_>]) -> Columns {
    let mut columns = Columns::default();
    for cell in header.cells() {
        let column = Some(cell.column);
        let values = || sample.iter().filter_map(|row| row.get(cell.column));
        let most = |test: &dyn Fn(&str) -> bool| {
            let (mut good, mut all) = (0, 0);
            for value in values() {
                all += 1;
                good += usize::from(test(value));
            }
            all > 0 && good * 10 >= all * 7
        };
        let words = plain(cell.text);
        let says = |list: &[&str]| list.iter().any(|word| super::field::holds(&words, word));
        if columns.date.is_none() && most(&|text| moments::date(text).is_some()) {
            columns.date = column;
        } else if columns.weekday.is_none() && most(&|text| moments::weekday(text).is_some()) {
            columns.weekday = column;
        } else if columns.count.is_none()
            && says(&[
                "calls",
                "count",
                "volume",
                "total",
                "number of calls",
                "offered",
                "handled",
                "answered",
            ])
            && most(&|text| count(text).is_some())
        {
            columns.count = column;
        } else if columns.time.is_none()
            && says(&["hour", "time", "interval", "start", "hr"])
            && most(&|text| moments::hour(text).is_some())
        {
            columns.time = column;
        }
    }
    columns
}

fn list(sheet: &Sheet) -> Option<CallCounts> {
    let grid = &sheet.grid;
    let (header, columns) = grid.rows().take(HEADER_WITHIN).find_map(|row| {
        let sample: Vec<Row<'_>> = grid.rows_from(row.number() + 1).take(50).collect();
        let columns = columns(row, &sample);
        let is_header = row.cells().all(|cell| moments::date(cell.text).is_none());
        (is_header && (columns.date.is_some() || columns.weekday.is_some()))
            .then_some((row.number(), columns))
    })?;
    let form = if columns.count.is_some() {
        CallForm::Counts
    } else {
        CallForm::Records
    };
    let mut counts = CallCounts::new(form);
    for row in grid.rows_from(header + 1) {
        match entry(row, &columns) {
            Ok(Some((day, weekday, hour, calls, utc))) => {
                counts.rows += 1;
                counts.utc |= utc;
                if let Some(day) = day {
                    counts.on(day);
                }
                counts.add(weekday, hour, calls);
            }
            Ok(None) => {}
            Err((column, message)) => counts.refused.push(Refused {
                sheet: sheet.name.clone(),
                row: row.number(),
                column: column.into(),
                text: row.get(column).unwrap_or_default().to_owned(),
                code: "no_call_time".into(),
                message: message.into(),
                hint: "Repair the cell, or leave the row out.".into(),
                proposal: None,
            }),
        }
    }
    (counts.rows > 0).then_some(counts)
}

type Entry = (Option<NaiveDate>, u8, u8, u32, bool);

fn entry(row: Row<'_>, columns: &Columns) -> Result<Option<Entry>, (u16, &'static str)> {
    let text =
        |column: Option<u16>| column.and_then(|column| row.get(column).map(|text| (column, text)));
    let date = text(columns.date);
    let weekday = text(columns.weekday);
    let Some((place, said)) = date.or(weekday) else {
        return Ok(None);
    };
    let day = date.and_then(|(_, text)| moments::date(text));
    let weekday = day
        .and_then(|day| u8::try_from(day.weekday().num_days_from_monday()).ok())
        .or_else(|| weekday.and_then(|(_, text)| moments::weekday(text)))
        .ok_or((place, "No day in the cell."))?;
    let hour = match text(columns.time) {
        Some((column, text)) => moments::hour(text).ok_or((column, "No hour in the cell."))?,
        None => moments::moment(said)
            .and_then(|moment| u8::try_from(moment.hour()).ok())
            .ok_or((place, "No time of day in the cell."))?,
    };
    let calls = match columns.count {
        Some(column) => row.get(column).map_or(Ok(0), |text| {
            count(text).ok_or((column, "No count in the cell."))
        })?,
        None => 1,
    };
    Ok(Some((
        day,
        weekday,
        hour,
        calls,
        said.ends_with('Z') || said.ends_with("+00:00"),
    )))
}

/// `1,204` as 1204.
fn count(text: &str) -> Option<u32> {
    let digits: String = text.trim().chars().filter(|c| *c != ',').collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{CallForm, read};
    use crate::intake::fixtures::sheet;

    #[test]
    fn three_ways_of_writing_call_volume_give_the_same_counts() {
        let table = read(&sheet(&[
            "Calls",
            "Hour|Mon|Tue|Wed|Thu|Fri|Sat|Sun",
            "7:00|3|1|0|0|0|0|0",
            "8 AM|1,204||0|0|0|0|2",
        ]))
        .unwrap();
        assert_eq!(table.form, CallForm::Table);
        assert_eq!(table.counts[&(0, 8)], 1204);
        assert_eq!(table.counts[&(6, 8)], 2);
        let list = read(&sheet(&[
            "Date|Hour|Calls",
            "2026-10-05|07:00|3",
            "2026-10-06|07:00|1",
            "2026-10-12|07:00|4",
            "Total||8",
        ]))
        .unwrap();
        assert_eq!(list.form, CallForm::Counts);
        assert_eq!(list.counts[&(0, 7)], 7);
        assert_eq!(
            list.to.map(|day| day.to_string()).as_deref(),
            Some("2026-10-12")
        );
        assert_eq!(list.refused.len(), 1, "the total is no day");
        let records = read(&sheet(&[
            "Start time|From|To|Duration",
            "10/5/2026 7:01 AM|414-555-0100|x|12",
            "10/5/2026 7:59 AM|a|b|3",
            "10/6/2026 11:00 PM|a|b|3",
        ]))
        .unwrap();
        assert_eq!(records.form, CallForm::Records);
        assert_eq!(records.counts[&(0, 7)], 2);
        assert_eq!(records.counts[&(1, 23)], 1);
        assert!(read(&sheet(&["Number|Name", "414-555-0100|x"])).is_none());
    }
}

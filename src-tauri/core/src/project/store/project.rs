//! Settings, sites, blackouts and call counts.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    carrier::CarrierId,
    id::{BlackoutId, EvidenceId, SiteId},
    site::{Address, Site},
    snapshot::{Blackout, Settings},
};

/// The settings with the counter of order names.
#[derive(Debug, Clone)]
pub(crate) struct SettingRow {
    /// The settings.
    pub(crate) settings: Settings,
    /// Number of the next order's name; never goes back, so that a name is never given twice.
    pub(crate) next_order: u32,
}

impl Record for SettingRow {
    const TABLE: &'static str = "setting";
    const COLUMNS: &'static [&'static str] = &[
        "client",
        "prefix",
        "gaining",
        "zone",
        "go_live",
        "window_start",
        "window_end",
        "sample",
        "consultant",
        "people",
        "next_order",
        "rejection_percent",
        "foc_lost_percent",
        "logo",
    ];

    fn values(&self) -> Vec<Value> {
        let settings = &self.settings;
        vec![
            words::text(&settings.client),
            words::text(&settings.prefix),
            words::text(&settings.gaining.0),
            words::text(&settings.zone),
            words::date(settings.go_live),
            words::time(settings.window_start),
            words::time(settings.window_end),
            words::flag(settings.sample),
            words::text(&settings.consultant),
            words::json(Some(&settings.people)),
            Value::Integer(self.next_order.into()),
            words::percent(settings.rejection_percent),
            words::percent(settings.foc_lost_percent),
            words::id(settings.logo.map(|logo| logo.0)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            settings: Settings {
                client: row.get(1)?,
                prefix: row.get(2)?,
                gaining: CarrierId(row.get(3)?),
                zone: row.get(4)?,
                go_live: words::read_date(row, 5)?,
                window_start: words::read_time(row, 6)?,
                window_end: words::read_time(row, 7)?,
                sample: row.get(8)?,
                consultant: row.get(9)?,
                people: words::needed(row, 10, words::read_json)?,
                rejection_percent: row.get(12)?,
                foc_lost_percent: row.get(13)?,
                logo: row.get::<_, Option<i64>>(14)?.map(EvidenceId),
            },
            next_order: row.get(11)?,
        })
    }
}

impl Record for Site {
    const TABLE: &'static str = "site";
    const COLUMNS: &'static [&'static str] =
        &["name", "street", "line2", "city", "state", "zip", "zone"];

    fn values(&self) -> Vec<Value> {
        let Address {
            street,
            line2,
            city,
            state,
            zip,
        } = &self.address;
        [&self.name, street, line2, city, state, zip, &self.zone]
            .map(|text| words::text(text))
            .to_vec()
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: SiteId(row.get(0)?),
            name: row.get(1)?,
            address: address(row, 2)?,
            zone: row.get(7)?,
        })
    }
}

/// Five columns from `first` as an address.
pub(super) fn address(row: &Row<'_>, first: usize) -> rusqlite::Result<Address> {
    Ok(Address {
        street: row.get(first)?,
        line2: row.get(first + 1)?,
        city: row.get(first + 2)?,
        state: row.get(first + 3)?,
        zip: row.get(first + 4)?,
    })
}

impl Record for Blackout {
    const TABLE: &'static str = "blackout";
    const COLUMNS: &'static [&'static str] = &["name", "first", "last", "carrier"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.name),
            words::date(Some(self.from)),
            words::date(Some(self.to)),
            self.carrier
                .as_ref()
                .map_or(Value::Null, |carrier| words::text(&carrier.0)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: BlackoutId(row.get(0)?),
            name: row.get(1)?,
            from: words::needed(row, 2, words::read_date)?,
            to: words::needed(row, 3, words::read_date)?,
            carrier: row.get::<_, Option<String>>(4)?.map(CarrierId),
        })
    }
}

/// Calls in one hour of the week, summed over the days counted; the id is weekday times 24 plus hour, Monday first,
/// project zone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallCount {
    /// Weekday (0 = Monday) and hour.
    pub(crate) slot: (u8, u8),
    /// Calls.
    pub(crate) calls: u32,
}

impl CallCount {
    /// Its row.
    pub(crate) fn id(self) -> i64 {
        i64::from(self.slot.0) * 24 + i64::from(self.slot.1)
    }
}

impl Record for CallCount {
    const TABLE: &'static str = "call_count";
    const COLUMNS: &'static [&'static str] = &["calls"];

    fn values(&self) -> Vec<Value> {
        vec![Value::Integer(self.calls.into())]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let id: u8 = row.get(0)?;
        Ok(Self {
            slot: (id / 24, id % 24),
            calls: row.get(1)?,
        })
    }
}

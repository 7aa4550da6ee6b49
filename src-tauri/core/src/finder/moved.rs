//! Windows whose instants are other ones since the zone data changed.

use chrono::NaiveDate;

use crate::{
    finding::Finding,
    order::OrderStatus,
    place::Place,
    snapshot::Snapshot,
    window::{Agreed, KeptInstants, date_words},
};

/// A finding for each window that still lies ahead and means another instant than on the day it was agreed.
pub fn moved(snapshot: &Snapshot, today: NaiveDate) -> Vec<Finding> {
    snapshot
        .instants
        .values()
        .filter(|kept| kept.window.date >= today)
        .filter_map(|kept| one(snapshot, kept))
        .collect()
}

fn one(snapshot: &Snapshot, kept: &KeptInstants) -> Option<Finding> {
    let order = snapshot.orders.get(&kept.order)?;
    let over = matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed | OrderStatus::Cancelled
    );
    // A wish that was answered counts no more.
    let answered = kept.agreed == Agreed::Requested && order.confirmed.is_some();
    if over || answered {
        return None;
    }
    let now = kept.moved()?;
    let at = |instant: &chrono::DateTime<chrono::Utc>| {
        format!(
            "{} UTC on {}",
            instant.format("%H:%M"),
            date_words(instant.date_naive())
        )
    };
    let verb = match kept.agreed {
        Agreed::Requested => "asks for",
        Agreed::Confirmed => "is confirmed for",
    };
    Some(
        Finding::warning(
            "window_instant_moved",
            Place::Order {
                id: order.id,
                field: kept.agreed.field().to_owned(),
            },
            format!(
                "{} {verb} {}. With zone data {} that was {}, with {} it is {}.",
                order.name,
                kept.window.words(),
                kept.tz_data,
                at(&kept.starts),
                now.tz_data,
                at(&now.starts),
            ),
            "Ask the carrier which instant it means. Then take the new one over, or ask for another window; \
             calendars are to be exported again.",
        )
        .sourced(format!("IANA tz {}", now.tz_data)),
    )
}

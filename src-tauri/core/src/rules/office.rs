//! The calendar that a carrier's offices keep: its own where it names one, else the law's where the order is served.

use chrono::{Datelike, NaiveDate};

use crate::{
    calendar::{Calendar, WorkCalendar, calendar_days, carrier_days},
    carrier::Profile,
    id::SiteId,
    order::Order,
    snapshot::Snapshot,
};

/// The national calendar where nothing else is said.
pub(crate) const US: &str = "us-federal";
const CANADA: &str = "ca";

/// The calendar that the law keeps where an order is served: national, in Canada provincial where the site says which
/// province. `served` finds a site of its numbers where the order's key names none.
pub(crate) fn public_calendar(
    snapshot: &Snapshot,
    order: &Order,
    served: impl FnOnce() -> Option<SiteId>,
) -> &'static str {
    if order.key.country != "CA" {
        return US;
    }
    order
        .key
        .site
        .or_else(served)
        .and_then(|site| snapshot.sites.get(&site))
        .and_then(|site| provincial(&site.address.state))
        .unwrap_or(CANADA)
}

/// The calendar of a Canadian province by its two letters.
fn provincial(province: &str) -> Option<&'static str> {
    let province = province.trim().to_lowercase();
    Calendar::ids().find(|id| id.strip_prefix("ca-") == Some(province.as_str()))
}

/// The calendar a profile keeps, else the one given: that of its country or province.
pub(crate) fn calendar_or(profile: Option<&Profile>, public: &str) -> Calendar {
    profile
        .and_then(|profile| profile.calendar.as_ref())
        .and_then(|rule| Calendar::named(&rule.value))
        .or_else(|| Calendar::named(public))
        .unwrap_or_else(Calendar::weekends_only)
}

/// The calendar a profile keeps, else that of its country.
pub(crate) fn calendar_of(profile: Option<&Profile>, canadian: bool) -> Calendar {
    calendar_or(profile, if canadian { CANADA } else { US })
}

/// Business days to count back in.
pub trait BusinessDays {
    /// The day so many business days before another one.
    fn back(&self, from: NaiveDate, days: u16) -> Option<NaiveDate>;
}

impl BusinessDays for WorkCalendar {
    fn back(&self, from: NaiveDate, days: u16) -> Option<NaiveDate> {
        self.add(from, -i32::from(days))
    }
}

/// The losing side's business days, worked out only where a rule counts in them: most count in hours.
pub(crate) struct WhenAsked<'a>(pub(crate) &'a Snapshot, pub(crate) &'a Order);

impl BusinessDays for WhenAsked<'_> {
    fn back(&self, from: NaiveDate, days: u16) -> Option<NaiveDate> {
        offices(self.0, self.1, from).back(from, days)
    }
}

/// Business days of the losing side around a day.
pub(crate) fn offices(snapshot: &Snapshot, order: &Order, around: NaiveDate) -> WorkCalendar {
    let losing = snapshot.carriers.get(&order.key.carrier);
    let years = around.year().saturating_sub(1)..=around.year().saturating_add(1);
    let first = NaiveDate::from_ymd_opt(*years.start(), 1, 1).unwrap_or(around);
    let last = NaiveDate::from_ymd_opt(*years.end(), 12, 31).unwrap_or(around);
    let served = || {
        let mut numbers = snapshot.numbers.of_order(order.id);
        numbers.find_map(|number| number.site)
    };
    let calendar = calendar_or(losing, public_calendar(snapshot, order, served));
    let own = losing
        .into_iter()
        .flat_map(|profile| carrier_days(&profile.holidays, years.clone()));
    let closed: Vec<_> = calendar_days(&calendar, years.clone()).chain(own).collect();
    WorkCalendar::new(first, last, closed)
}

//! Projects drawn from a seed, for tests: classes, countries, sizes, calendars, closed periods, hours, zones and states
//! of orders all vary, so that what holds for them holds for more than one client.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::sample::{northgate, rule};
use crate::{
    calendar::Calendar,
    carrier::{CarrierHoliday, CarrierId, Class, ClosedPeriod, LeadTime, Profile, Role, ZonedTime},
    id::{AccountId, BlackoutId, OrderId, SiteId},
    number::{Disposition, Kind},
    order::{KeyClass, OrderStatus},
    snapshot::{Blackout, Snapshot},
    window::Window,
};

const ZONES: [&str; 6] = [
    "America/Chicago",
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Phoenix",
    "America/Regina",
];

/// Numbers by luck: `SplitMix64`, so that a seed is one project everywhere.
#[derive(Debug)]
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a top.
    pub(crate) fn below(&mut self, top: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % top.max(1)
    }

    /// One case out of so many.
    pub(crate) fn one_in(&mut self, cases: u64) -> bool {
        self.below(cases) == 0
    }

    pub(crate) fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }

    /// From one figure to another, both included.
    fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    fn days(&mut self, from: u64, to: u64) -> u16 {
        u16::try_from(self.between(from, to)).unwrap()
    }

    fn hour(&mut self) -> NaiveTime {
        NaiveTime::from_hms_opt(u32::try_from(self.below(24)).unwrap(), 0, 0).unwrap()
    }

    fn day(&mut self, after: NaiveDate, within: u64) -> NaiveDate {
        after + Days::new(self.below(within))
    }
}

/// A project and the moment at which it is looked at.
pub(crate) fn project(seed: u64) -> (Snapshot, NaiveDateTime) {
    let mut draw = Draw::new(seed);
    let mut snapshot = northgate();
    let today = draw.day("2026-01-05".parse().unwrap(), 1_000);
    let now = today.and_time(draw.hour());
    let settings = &mut snapshot.settings;
    settings.zone = draw.one_of(&ZONES).to_owned();
    settings.go_live = (!draw.one_in(4)).then(|| draw.day(today, 250));
    (settings.window_start, settings.window_end) = (draw.hour(), draw.hour());
    settings.rejection_percent = Some(u8::try_from(draw.below(40)).unwrap());
    let zone = settings.zone.clone();
    for profile in snapshot.carriers.values_mut() {
        carrier(&mut draw, profile, today);
    }
    blackouts(&mut draw, &mut snapshot, today);
    for site in snapshot.sites.values_mut() {
        site.address.state = draw.one_of(&["WI", "ON", "QC", "BC", ""]).to_owned();
    }
    orders(&mut draw, &mut snapshot, today, &zone);
    for account in snapshot.accounts.values_mut() {
        account.locked = draw.one_in(6);
    }
    for account in 1..=3 {
        if draw.one_in(4) {
            snapshot.csrs.remove(&AccountId(account));
        }
    }
    (snapshot, now)
}

fn carrier(draw: &mut Draw, profile: &mut Profile, today: NaiveDate) {
    let ids: Vec<&str> = Calendar::ids().collect();
    profile.calendar = (!draw.one_in(4)).then(|| rule(draw.one_of(&ids).to_owned()));
    profile.holidays = (0..draw.below(3))
        .map(|_| CarrierHoliday {
            day: format!("{:02}-{:02}", draw.between(1, 12), draw.between(1, 28)),
            name: "Founder’s Day".to_owned(),
            source: "example".to_owned(),
            as_of: today,
        })
        .collect();
    if draw.one_in(3) {
        let from = draw.day(today, 200);
        profile.closed.push(ClosedPeriod {
            name: "Conversion".to_owned(),
            from,
            to: draw.day(from, 25),
            source: "example".to_owned(),
            as_of: today,
            note: String::new(),
        });
    }
    match profile.role {
        Role::Losing => losing(draw, profile),
        Role::Gaining => gaining(draw, profile),
        Role::Platform | Role::Common => {}
    }
}

fn losing(draw: &mut Draw, profile: &mut Profile) {
    profile.cut_off = (!draw.one_in(3)).then(|| {
        rule(ZonedTime {
            time: draw.hour(),
            zone: draw.one_of(&ZONES).to_owned(),
        })
    });
    // Where it states none of a class, our default holds.
    profile.lead_times = [
        Class::Simple,
        Class::NonSimple,
        Class::Project,
        Class::Wireless,
        Class::TollFree,
        Class::Canada,
    ]
    .into_iter()
    .filter(|_| !draw.one_in(3))
    .collect::<Vec<_>>()
    .into_iter()
    .map(|class| {
        let min = draw.days(0, 12);
        let typical = min + draw.days(0, 12);
        LeadTime {
            class,
            from: 1,
            to: None,
            min: Some(min),
            typical: Some(typical),
            max: Some(typical + draw.days(0, 15)),
            source: "example".to_owned(),
            as_of: "2026-01-05".parse().unwrap(),
            note: String::new(),
            conflicts: Vec::new(),
        }
    })
    .collect();
    profile.answer_days = Some(rule(draw.days(0, 8)));
    profile.rejection_days = Some(rule(draw.days(0, 10)));
}

fn gaining(draw: &mut Draw, profile: &mut Profile) {
    let week = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ];
    for window in &mut profile.windows {
        window.zone = draw.one_of(&ZONES).to_owned();
        window.days = week.into_iter().filter(|_| !draw.one_in(5)).collect();
        window.start = draw.hour();
        // Where a class is named, one clock time is fixed.
        window.end = if window.classes.is_empty() {
            draw.hour()
        } else {
            window.start
        };
    }
    profile.snapback_hours = Some(rule(draw.days(0, 72)));
    profile.earliest_request_days = draw.one_in(4).then(|| rule(draw.days(0, 15)));
}

fn blackouts(draw: &mut Draw, snapshot: &mut Snapshot, today: NaiveDate) {
    let of: Vec<Option<CarrierId>> = std::iter::once(None)
        .chain(snapshot.carriers.keys().cloned().map(Some))
        .collect();
    snapshot.blackouts = (0..draw.below(5))
        .map(|nth| {
            let from = draw.day(today, 250);
            let place = usize::try_from(draw.below(of.len() as u64)).unwrap();
            Blackout {
                id: BlackoutId(i64::try_from(nth).unwrap() + 1),
                name: format!("Closed {nth}"),
                from,
                to: draw.day(from, 30),
                carrier: of[place].clone(),
            }
        })
        .collect();
}

fn orders(draw: &mut Draw, snapshot: &mut Snapshot, today: NaiveDate, zone: &str) {
    let wish = (snapshot.settings.window_start, snapshot.settings.window_end);
    let mut kinds = Vec::new();
    for order in snapshot.orders.values_mut() {
        order.confirmed = None;
        order.submitted_at = None;
        order.signed_on = None;
        order.rejections.clear();
        order.key.class = draw.one_of(&[
            KeyClass::Local,
            KeyClass::Local,
            KeyClass::Local,
            KeyClass::TollFree,
            KeyClass::Wireless,
        ]);
        order.key.country = draw.one_of(&["US", "US", "CA"]).to_owned();
        order.key.site = draw.one_in(2).then_some(SiteId(1));
        order.requested = draw.one_in(3).then(|| Window {
            date: draw.day(today, 120),
            start: wish.0,
            end: wish.1,
            zone: zone.to_owned(),
        });
        order.status = draw.one_of(&[
            OrderStatus::Draft,
            OrderStatus::Draft,
            OrderStatus::AwaitingSignature,
            OrderStatus::Submitted,
            OrderStatus::Rejected,
        ]);
        if order.status.is_submitted() {
            let sent = today - Days::new(draw.below(12));
            order.signed_on = Some(sent);
            order.submitted_at = Some(sent.and_time(draw.hour()).and_utc());
        } else if draw.one_in(2) && order.status == OrderStatus::Draft {
            order.signed_on = Some(today);
        }
        // A single number stands on an account of its own, a simple port; more than a hundred are a project.
        let most = if draw.one_in(5) {
            1
        } else {
            draw.between(2, 160)
        };
        kinds.push((order.id, order.key.class, most));
    }
    for (id, class, most) in kinds {
        size(snapshot, id, class, most);
    }
}

/// So many numbers port with an order at most, of the kind of its class.
fn size(snapshot: &mut Snapshot, order: OrderId, class: KeyClass, most: u64) {
    let mut left = most;
    for number in snapshot.numbers.values_mut() {
        if number.order != Some(order) {
            continue;
        }
        number.kind = match class {
            KeyClass::TollFree => Kind::TollFree,
            KeyClass::Local | KeyClass::Wireless => Kind::Local,
        };
        number.wireless = class == KeyClass::Wireless;
        if left == 0 {
            (number.disposition, number.order) = (Disposition::Stay, None);
            number.account = number.account.filter(|_| most > 1);
        }
        left = left.saturating_sub(1);
    }
}

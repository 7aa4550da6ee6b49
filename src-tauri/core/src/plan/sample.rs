//! The sample client of the screen mocks as plain values, for tests of the plan and the timeline.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};

use crate::{
    account::{Account, Pin, Signer},
    carrier::{
        self, ActivationWindow, CarrierHoliday, CarrierId, Class, LeadTime, Profile, Rule,
        ZonedTime,
    },
    csr::Csr,
    id::{AccountId, BlackoutId, NumberId, OrderId, SiteId},
    number::{Disposition, Kind, Number, TelephoneNumber, Use},
    order::{KeyClass, Order, OrderKey, OrderStatus, Rejection},
    site::{Address, Site},
    snapshot::{Blackout, Settings, Snapshot},
    window::Window,
};

pub(crate) const ZONE: &str = "America/Chicago";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// 09:41 on the story day, on the clocks of Chicago.
pub(crate) fn story_now() -> NaiveDateTime {
    day("2026-11-16").and_time(time("09:41"))
}

/// An instant given as Chicago's winter wall time.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00-06:00").parse().unwrap()
}

pub(crate) fn rule<T>(value: T) -> Rule<T> {
    Rule::new(value, "example", day("2026-11-01"))
}

pub(crate) fn profile(id: &str, name: &str, role: &str) -> Profile {
    let text = format!("id = {id:?}\nname = {name:?}\nrole = {role:?}\nexample = true\n");
    Profile {
        calendar: Some(rule("us-federal".to_owned())),
        ..carrier::parse(&format!("{id}.toml"), &text).unwrap()
    }
}

fn losing(id: &str, name: &str, class: Class, days: [u16; 3], rejection: u16) -> Profile {
    let [min, typical, max] = days.map(Some);
    Profile {
        holidays: vec![CarrierHoliday {
            day: "day-after-thanksgiving".to_owned(),
            name: "Day after Thanksgiving".to_owned(),
            source: "example".to_owned(),
            as_of: day("2026-11-01"),
        }],
        lead_times: vec![LeadTime {
            class,
            from: 1,
            to: None,
            min,
            typical,
            max,
            source: "example".to_owned(),
            as_of: day("2026-11-01"),
            note: String::new(),
            conflicts: Vec::new(),
        }],
        rejection_days: Some(rule(rejection)),
        answer_days: Some(rule(5)),
        ..profile(id, name, "losing")
    }
}

fn cut_off(text: &str) -> Rule<ZonedTime> {
    rule(ZonedTime {
        time: time(text),
        zone: ZONE.to_owned(),
    })
}

pub(crate) fn weekdays() -> Vec<Weekday> {
    vec![
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ]
}

pub(crate) fn activation(
    mode: &str,
    classes: Vec<Class>,
    start: &str,
    end: &str,
    zone: &str,
) -> ActivationWindow {
    ActivationWindow {
        mode: mode.to_owned(),
        classes,
        days: weekdays(),
        start: time(start),
        end: time(end),
        zone: zone.to_owned(),
        minutes: None,
        on_request: false,
        source: "example".to_owned(),
        as_of: day("2026-11-01"),
        note: String::new(),
    }
}

fn carriers() -> BTreeMap<CarrierId, Profile> {
    let meridian = Profile {
        windows: vec![
            activation("automated", Vec::new(), "04:00", "21:00", ZONE),
            activation("toll_free", vec![Class::TollFree], "10:30", "10:30", ZONE),
        ],
        change_cut_off_hours: Some(rule(48)),
        snapback_hours: Some(rule(24)),
        loa_max_days: Some(rule(15)),
        ..profile("meridian", "Meridian Carrier Services", "gaining")
    };
    let calyx = Profile {
        via: Some(rule(CarrierId("meridian".to_owned()))),
        ..profile("calyx-cloud", "Calyx Cloud", "platform")
    };
    let lakeland = Profile {
        cut_off: Some(cut_off("15:00")),
        ..losing(
            "lakeland",
            "Lakeland Telecom",
            Class::Project,
            [15, 20, 30],
            10,
        )
    };
    let badger = Profile {
        cut_off: Some(cut_off("14:00")),
        ..losing(
            "badger-valley",
            "Badger Valley",
            Class::NonSimple,
            [10, 15, 21],
            5,
        )
    };
    let corvus = losing("corvus", "Corvus", Class::NonSimple, [5, 10, 15], 5);
    let tollway = Profile {
        answer_days: Some(rule(2)),
        ..losing("tollway", "Tollway", Class::TollFree, [3, 7, 20], 4)
    };
    vec![meridian, calyx, lakeland, badger, corvus, tollway]
        .into_iter()
        .map(|profile| (profile.id.clone(), profile))
        .collect()
}

fn account(id: i64, carrier: &str, btn: Option<u64>) -> (AccountId, Account) {
    let account = Account {
        id: AccountId(id),
        carrier: CarrierId(carrier.to_owned()),
        account_number: format!("{carrier}-1"),
        btn: btn.and_then(TelephoneNumber::from_digits),
        new_btn: None,
        billing_name: String::new(),
        business_name: String::new(),
        billing_address: Address::default(),
        service_address: Address::default(),
        residential: false,
        reseller: String::new(),
        signer: Signer::default(),
        pin: Pin::default(),
        pin_on: None,
        bill_date: None,
        lock_asked_on: None,
        locked: false,
        contract_end: None,
        notice_days: None,
    };
    (account.id, account)
}

pub(crate) fn order(id: i64, carrier: &str, account: i64, class: KeyClass) -> Order {
    let key = OrderKey {
        carrier: CarrierId(carrier.to_owned()),
        account: Some(AccountId(account)),
        class,
        country: "US".to_owned(),
        site: None,
        resp_org: String::new(),
        extra: String::new(),
    };
    Order {
        name: format!("NDG-{id:02}"),
        ..Order::draft(OrderId(id), key, 1)
    }
}

pub(crate) fn window(date: &str, start: &str, end: &str) -> Window {
    Window {
        date: day(date),
        start: time(start),
        end: time(end),
        zone: ZONE.to_owned(),
    }
}

fn orders() -> BTreeMap<OrderId, Order> {
    let ndg01 = Order {
        requested: Some(window("2026-12-16", "19:00", "21:00")),
        ..order(1, "lakeland", 1, KeyClass::Local)
    };
    let ndg02 = Order {
        status: OrderStatus::Rejected,
        requested: Some(window("2026-12-01", "19:00", "21:00")),
        submitted_at: Some(at("2026-11-06T11:20")),
        signed_on: Some(day("2026-11-05")),
        rejections: vec![Rejection {
            at: at("2026-11-13T16:12"),
            version: 1,
            code: String::new(),
            reason: "Service address does not match.".to_owned(),
            field: "service_address".to_owned(),
            sent: "2140 Main St Ste B".to_owned(),
            holds: "2140 E MAIN ST STE B".to_owned(),
        }],
        ..order(2, "badger-valley", 2, KeyClass::Local)
    };
    let ndg03 = Order {
        status: OrderStatus::Confirmed,
        confirmed: Some(window("2026-11-24", "20:00", "21:00")),
        submitted_at: Some(at("2026-11-03T10:00")),
        signed_on: Some(day("2026-11-02")),
        ..order(3, "corvus", 3, KeyClass::Local)
    };
    let ndg04 = Order {
        signed_on: Some(day("2026-11-13")),
        ..order(4, "corvus", 3, KeyClass::Local)
    };
    let ndg05 = Order {
        status: OrderStatus::Confirmed,
        confirmed: Some(window("2026-11-23", "10:30", "10:30")),
        submitted_at: Some(at("2026-11-09T09:30")),
        signed_on: Some(day("2026-11-06")),
        ..order(5, "tollway", 4, KeyClass::TollFree)
    };
    let ndg06 = Order {
        status: OrderStatus::AwaitingSignature,
        ..order(6, "tollway", 4, KeyClass::TollFree)
    };
    [ndg01, ndg02, ndg03, ndg04, ndg05, ndg06]
        .into_iter()
        .map(|order| (order.id, order))
        .collect()
}

/// Adds so many numbers that port with an order, from this one on.
pub(crate) fn add_numbers(snapshot: &mut Snapshot, first: u64, count: u64, order: OrderId) {
    let key = snapshot.orders[&order].key.clone();
    for digits in first..first + count {
        let id = NumberId(i64::try_from(snapshot.numbers.len()).unwrap() + 1);
        let number = Number {
            id,
            tn: TelephoneNumber::from_digits(digits).unwrap(),
            kind: if key.class == KeyClass::TollFree {
                Kind::TollFree
            } else {
                Kind::Local
            },
            wireless: key.class == KeyClass::Wireless,
            usage: Use::Voice,
            disposition: Disposition::Port,
            account: key.account,
            site: None,
            order: Some(order),
            extension: String::new(),
            name: String::new(),
            rings_to: None,
            target: String::new(),
            address_911: String::new(),
            resp_org: String::new(),
            note: String::new(),
            on_inventory: true,
            on_csr: true,
            on_bill: true,
        };
        snapshot.numbers.insert(id, number);
    }
}

/// The project on the story day.
pub(crate) fn northgate() -> Snapshot {
    let csr = |account: i64, dated: &str| {
        let account = AccountId(account);
        (
            account,
            Csr {
                account,
                dated: day(dated),
                text: String::new(),
            },
        )
    };
    let site = Site {
        id: SiteId(1),
        name: "Milwaukee".to_owned(),
        address: Address::default(),
        zone: ZONE.to_owned(),
    };
    let mut snapshot = Snapshot {
        carriers: carriers(),
        accounts: [
            account(1, "lakeland", Some(4_145_550_100)),
            account(2, "badger-valley", Some(9_205_550_140)),
            account(3, "corvus", Some(6_085_550_100)),
            account(4, "tollway", None),
        ]
        .into(),
        sites: [(site.id, site)].into(),
        csrs: [
            csr(1, "2026-11-09"),
            csr(2, "2026-10-30"),
            csr(3, "2026-10-28"),
        ]
        .into(),
        orders: orders(),
        blackouts: vec![Blackout {
            id: BlackoutId(1),
            name: "Meridian year-end freeze".to_owned(),
            from: day("2026-12-18"),
            to: day("2027-01-04"),
            carrier: Some(CarrierId("meridian".to_owned())),
        }],
        ..Snapshot::empty(Settings {
            go_live: Some(day("2026-12-16")),
            window_start: time("19:00"),
            window_end: time("21:00"),
            sample: true,
            ..Settings::new(
                "Northgate Dental Group",
                "NDG",
                CarrierId("calyx-cloud".to_owned()),
                ZONE,
            )
        })
    };
    for (first, count, order) in [
        (4_145_550_100, 80, 1),
        (2_625_550_100, 71, 1),
        (9_205_550_140, 41, 2),
        (6_085_550_100, 52, 3),
        (8_475_550_100, 37, 4),
        (8_005_550_100, 6, 5),
        (8_005_550_110, 2, 6),
    ] {
        add_numbers(&mut snapshot, first, count, OrderId(order));
    }
    let rings = TelephoneNumber::from_digits(8_005_550_110).unwrap();
    for number in snapshot.numbers.values_mut() {
        if number.tn == rings {
            number.rings_to = TelephoneNumber::from_digits(4_145_550_100);
        }
    }
    snapshot
}

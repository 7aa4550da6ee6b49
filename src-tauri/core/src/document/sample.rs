//! A small hand-made project for the tests of documents: invented carriers, numbers reserved for fiction.

use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};

use crate::{
    account::{Account, Pin, Signer},
    carrier::{CarrierId, Profile},
    csr::Csr,
    id::{AccountId, NumberId, OrderId},
    number::{Disposition, Kind, Number, TelephoneNumber, Use},
    order::{KeyClass, Order, OrderKey, OrderStatus},
    site::Address,
    snapshot::{Settings, Snapshot},
    window::Window,
};

use super::RecordHead;

pub(super) const LOCAL: OrderId = OrderId(1);
pub(super) const TOLL_FREE: OrderId = OrderId(2);

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn tn(digits: u64) -> TelephoneNumber {
    TelephoneNumber::from_digits(digits).unwrap()
}

pub(super) fn record() -> RecordHead {
    RecordHead {
        sequence: 1482,
        hash: "9f3a41c70be25d18aa00".to_owned(),
        made: Utc.with_ymd_and_hms(2026, 12, 9, 22, 40, 0).unwrap(),
        made_local: "2026-12-09 16:40 CST (UTC-06:00)".to_owned(),
    }
}

fn carrier(text: &str) -> (CarrierId, Profile) {
    let profile: Profile = toml::from_str(text).unwrap();
    (profile.id.clone(), profile)
}

fn address(street: &str, city: &str, state: &str, zip: &str) -> Address {
    Address {
        street: street.to_owned(),
        line2: String::new(),
        city: city.to_owned(),
        state: state.to_owned(),
        zip: zip.to_owned(),
    }
}

fn account(id: i64, carrier: &str, number: &str, btn: Option<u64>) -> Account {
    Account {
        id: AccountId(id),
        carrier: CarrierId(carrier.to_owned()),
        account_number: number.to_owned(),
        btn: btn.map(tn),
        new_btn: None,
        billing_name: "NORTHGATE DENTAL GROUP, P.C.".to_owned(),
        business_name: "NORTHGATE DENTAL GROUP, P.C.".to_owned(),
        billing_address: address("PO BOX 41170", "CHICAGO", "IL", "60641-0170"),
        service_address: address("1480 W FENWICK AVE STE 300", "CHICAGO", "IL", "60622"),
        residential: false,
        reseller: String::new(),
        signer: Signer {
            name: "Renée D. Ostrowski".to_owned(),
            title: "Practice Administrator".to_owned(),
            telephone: "312-555-0104".to_owned(),
            email: "r.ostrowski@northgatedental.example".to_owned(),
        },
        pin: Pin::new("hidden-4711"),
        pin_on: None,
        bill_date: Some(day("2026-12-01")),
        lock_asked_on: None,
        locked: false,
        contract_end: None,
        notice_days: None,
    }
}

fn number(id: i64, digits: u64, account: i64) -> Number {
    Number {
        id: NumberId(id),
        tn: tn(digits),
        kind: Kind::Local,
        wireless: false,
        usage: Use::Voice,
        disposition: Disposition::Port,
        account: Some(AccountId(account)),
        site: None,
        order: None,
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
    }
}

fn order(id: OrderId, name: &str, carrier: &str, account: i64, class: KeyClass) -> Order {
    Order {
        id,
        name: name.to_owned(),
        key: OrderKey {
            carrier: CarrierId(carrier.to_owned()),
            account: Some(AccountId(account)),
            class,
            country: "US".to_owned(),
            site: None,
            resp_org: String::new(),
            extra: String::new(),
        },
        ordinal: 1,
        pon: name.to_owned(),
        version: 1,
        status: OrderStatus::Draft,
        carrier_number: String::new(),
        requested: Some(window("2027-01-12", (10, 30), (13, 30))),
        confirmed: None,
        activated_at: None,
        signed_on: None,
        submitted_at: None,
        rejections: Vec::new(),
    }
}

pub(super) fn window(date: &str, from: (u32, u32), to: (u32, u32)) -> Window {
    let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    Window {
        date: day(date),
        start: time(from),
        end: time(to),
        zone: "America/Chicago".to_owned(),
    }
}

/// The numbers of the mock letter: 148 that move, 8 that remain.
fn local_numbers() -> Vec<Number> {
    let mut numbers = Vec::new();
    for (npa, from, to) in [
        (312, 100, 131),
        (312, 132, 133),
        (312, 134, 149),
        (312, 150, 152),
        (773, 110, 169),
        (872, 120, 157),
        (872, 181, 184),
        (872, 190, 190),
    ] {
        for line in from..=to {
            let id = i64::try_from(numbers.len()).unwrap() + 1;
            let mut one = number(id, npa * 10_000_000 + 5_550_000 + line, 1);
            (one.usage, one.disposition) = match (npa, line) {
                (312, 132) => (Use::Elevator, Disposition::Stay),
                (312, 133) | (872, 183) => (Use::Alarm, Disposition::Stay),
                (312, 150) => (Use::Modem, Disposition::Stay),
                (312, 151 | 152) => (Use::Modem, Disposition::Disconnect),
                (872, 182) => (Use::CardTerminal, Disposition::Stay),
                (872, 190) => (Use::Voice, Disposition::Disconnect),
                _ => (Use::Voice, Disposition::Port),
            };
            one.order = (one.disposition == Disposition::Port).then_some(LOCAL);
            numbers.push(one);
        }
    }
    numbers
}

fn toll_free_numbers() -> Vec<Number> {
    [
        (8_335_550_142, 3_125_550_100),
        (8_445_550_107, 3_125_550_104),
        (8_555_550_128, 3_125_550_101),
        (8_885_550_163, 7_735_550_110),
    ]
    .into_iter()
    .zip(1001..)
    .map(|((digits, rings_to), id)| Number {
        kind: Kind::TollFree,
        order: Some(TOLL_FREE),
        resp_org: "ARM07".to_owned(),
        rings_to: Some(tn(rings_to)),
        ..number(id, digits, 2)
    })
    .collect()
}

const CSR: &str = "\
LAKEMONT TELEPHONE & DATA       CUSTOMER SERVICE RECORD   24 NOV 2026
ACCT 100-4482-7731
LN    NORTHGATE DENTAL GROUP, P.C.
SA    1480 W FENWICK AVE STE 300
      CHICAGO IL 60622
BA    PO BOX 41170
      CHICAGO IL 60641-0170
";

/// The project: one partial local order and one toll-free order.
pub(super) fn project() -> Snapshot {
    let carriers = [
        carrier(
            r#"
            id = "lakemont"
            name = "Lakemont Telephone & Data"
            legal_name = "Lakemont Telephone & Data, LLC"
            role = "losing"
            example = true
            "#,
        ),
        carrier(
            r#"
            id = "ardmoor"
            name = "Ardmoor"
            legal_name = "Ardmoor Toll-Free Services, Inc."
            role = "losing"
            example = true
            "#,
        ),
        carrier(
            r#"
            id = "halden"
            name = "Halden Voice"
            legal_name = "Halden Voice Services, Inc."
            role = "gaining"
            example = true
            resp_org = { value = "HVS01", source = "example", as_of = "2026-11-01" }
            contact = { value = "2200 Carrow Street, Columbus OH 43215  ·  toll-free desk 888-555-0110", source = "example", as_of = "2026-11-01" }
            "#,
        ),
        carrier(
            r#"
            id = "talkwell"
            name = "Talkwell"
            role = "platform"
            example = true
            via = { value = "halden", source = "example", as_of = "2026-11-01" }
            "#,
        ),
    ];
    let mut local = account(1, "lakemont", "100-4482-7731", Some(3_125_550_100));
    local.new_btn = Some(tn(3_125_550_150));
    let mut toll_free = account(2, "ardmoor", "NDG-88213", None);
    toll_free.billing_name = "Northgate Dental Group PC".to_owned();
    let mut toll_free_order = order(TOLL_FREE, "NDG-02", "ardmoor", 2, KeyClass::TollFree);
    toll_free_order.key.resp_org = "ARM07".to_owned();
    toll_free_order.requested = Some(window("2027-01-07", (10, 30), (10, 30)));
    Snapshot {
        settings: Settings {
            client: "Northgate Dental Group, P.C.".to_owned(),
            prefix: "NDG".to_owned(),
            gaining: CarrierId("talkwell".to_owned()),
            zone: "America/Chicago".to_owned(),
            go_live: Some(day("2027-01-12")),
            window_start: NaiveTime::from_hms_opt(10, 30, 0).unwrap(),
            window_end: NaiveTime::from_hms_opt(13, 30, 0).unwrap(),
            sample: true,
            consultant: "Wexcombe Rill Consulting".to_owned(),
            people: [
                ("implementation", "K. Dabrovic"),
                ("signer", "R. D. Ostrowski"),
                ("it", "T. Orlu"),
                ("coordinator", "S. Petrak"),
            ]
            .map(|(role, name)| (role.to_owned(), name.to_owned()))
            .into(),
        },
        carriers: carriers.into(),
        accounts: [(AccountId(1), local), (AccountId(2), toll_free)].into(),
        sites: std::collections::BTreeMap::new(),
        csrs: [(
            AccountId(1),
            Csr {
                account: AccountId(1),
                dated: day("2026-11-24"),
                text: CSR.to_owned(),
            },
        )]
        .into(),
        numbers: local_numbers()
            .into_iter()
            .chain(toll_free_numbers())
            .map(|number| (number.id, number))
            .collect(),
        orders: [
            (LOCAL, order(LOCAL, "NDG-01", "lakemont", 1, KeyClass::Local)),
            (TOLL_FREE, toll_free_order),
        ]
        .into(),
        blackouts: Vec::new(),
        calls: std::collections::BTreeMap::new(),
    }
}

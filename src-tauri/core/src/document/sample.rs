//! A small hand-made project for the tests of documents: invented carriers, numbers reserved for fiction.

use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};

use crate::{
    account::{Account, Pin, Signer},
    carrier::{CarrierId, Class, Profile},
    csr::Csr,
    finding::Finding,
    id::{AccountId, NumberId, OrderId},
    number::{Disposition, Kind, Number, TelephoneNumber, Use},
    order::{KeyClass, Order, OrderKey, OrderStatus, Rejection},
    place::Place,
    plan::{Lead, OrderPlan, Owner, Plan, Step, StepKind, StepState, WindowFit},
    site::Address,
    snapshot::{Settings, Snapshot},
    window::Window,
};

use super::RecordHead;

pub(super) const LOCAL: OrderId = OrderId(1);
pub(super) const TOLL_FREE: OrderId = OrderId(2);
const CONFIRMED: OrderId = OrderId(3);
const REFUSED: OrderId = OrderId(4);

/// The day the checklist shows the state of.
pub(super) const TODAY: &str = "2026-12-09";

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
        logo: None,
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
        name: name.to_owned(),
        pon: name.to_owned(),
        requested: Some(window("2027-01-12", (10, 30), (13, 30))),
        ..Order::draft(id, key, 1)
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

/// A confirmed order of twelve voice lines and a refused one of three fax lines.
fn other_numbers() -> Vec<Number> {
    let voice = (6_305_550_110..6_305_550_122)
        .zip(2001..)
        .map(|(digits, id)| Number {
            order: Some(CONFIRMED),
            target: "Front desk".to_owned(),
            address_911: "55 Elm St, Elgin IL".to_owned(),
            ..number(id, digits, 3)
        });
    let fax = (8_475_550_170..8_475_550_173)
        .zip(3001..)
        .map(|(digits, id)| Number {
            order: Some(REFUSED),
            usage: Use::Fax,
            on_csr: id != 3002,
            ..number(id, digits, 4)
        });
    voice.chain(fax).collect()
}

fn other_orders() -> [(OrderId, Order); 2] {
    let at = |day, hour| Utc.with_ymd_and_hms(2026, 12, day, hour, 0, 0).unwrap();
    let confirmed = Order {
        status: OrderStatus::Confirmed,
        carrier_number: "B-77120".to_owned(),
        confirmed: Some(window("2027-01-05", (19, 0), (21, 0))),
        signed_on: Some(day("2026-11-27")),
        submitted_at: Some(at(1, 17)),
        ..order(CONFIRMED, "NDG-03", "borealis", 3, KeyClass::Local)
    };
    let refused = Order {
        status: OrderStatus::Rejected,
        carrier_number: "OK-311".to_owned(),
        signed_on: Some(day("2026-11-30")),
        submitted_at: Some(at(2, 17)),
        rejections: vec![Rejection {
            at: at(3, 16),
            version: 1,
            code: "7402".to_owned(),
            reason: "Service address differs".to_owned(),
            field: "service_address".to_owned(),
            sent: "SUITE 2".to_owned(),
            holds: "STE 2".to_owned(),
        }],
        ..order(REFUSED, "NDG-04", "oakline", 4, KeyClass::Local)
    };
    [(CONFIRMED, confirmed), (REFUSED, refused)]
}

/// What the checks found: the refused address is still there.
pub(super) fn findings() -> Vec<Finding> {
    vec![Finding::blocker(
        "address_differs",
        Place::Account {
            id: AccountId(4),
            field: "service_address".to_owned(),
        },
        "The service address is still the one that was refused.",
        "Take the carrier’s spelling.",
    )]
}

/// The plan of one order: dates are letter, submission, answer, cutover, proof and end.
fn order_plan(
    id: OrderId,
    class: Class,
    lead: [u16; 3],
    dates: [&str; 6],
    is_out: bool,
) -> OrderPlan {
    let step = |kind, owner, from: &str, to: &str, state| Step {
        kind,
        owner,
        from: day(from),
        to: day(to),
        state,
        critical: false,
        rule: String::new(),
        source: String::new(),
    };
    let [letter, send, answer, cut, proof, end] = dates;
    let (minimum, typical) = (day(answer), day(cut));
    let past = if is_out {
        StepState::Done
    } else {
        StepState::Planned
    };
    let planned = StepState::Planned;
    OrderPlan {
        slip: None,
        order: id,
        numbers: 0,
        sent_on: Some(day(send)),
        cutover: Some(typical),
        float_until: None,
        class,
        lead: Lead {
            min: lead[0],
            typical: lead[1],
            max: lead[2],
            source: "example".to_owned(),
            assumed: false,
        },
        steps: vec![
            step(StepKind::Loa, Owner::Client, letter, letter, past),
            step(StepKind::Submission, Owner::Us, send, send, past),
            step(StepKind::Answer, Owner::Carrier, send, answer, past),
            step(StepKind::ChangeCutOff, Owner::Us, cut, cut, planned),
            step(StepKind::Cutover, Owner::Carrier, cut, cut, planned),
            step(StepKind::Validation, Owner::Us, cut, proof, planned),
            step(StepKind::Snapback, Owner::Client, cut, proof, planned),
            step(StepKind::Disconnect, Owner::Us, end, end, planned),
        ],
        window: None,
        confirmed: is_out,
        fit: WindowFit {
            window: Some(window(cut, (19, 0), (21, 0))),
            carrier_hours: String::new(),
            reason: String::new(),
            ways_round: Vec::new(),
            source: String::new(),
        },
        minimum: Some(minimum),
        typical: Some(typical),
        maximum: None,
        after_rejection: None,
        send_by: Some(day(send)),
        float_days: Some(1),
        critical: false,
        waits_for: Vec::new(),
    }
}

/// A plan as the planner would make it for that day.
pub(super) fn plan() -> Plan {
    let order = order_plan;
    Plan {
        tasks: Vec::new(),
        today: day(TODAY),
        tz_data: "2026e".to_owned(),
        orders: vec![
            order(
                CONFIRMED,
                Class::NonSimple,
                [5, 10, 15],
                [
                    "2026-11-27",
                    "2026-12-01",
                    "2026-12-08",
                    "2027-01-05",
                    "2027-01-06",
                    "2027-02-02",
                ],
                true,
            ),
            order(
                REFUSED,
                Class::Fax,
                [7, 10, 20],
                [
                    "2026-12-08",
                    "2026-12-08",
                    "2026-12-16",
                    "2027-01-05",
                    "2027-01-06",
                    "2027-02-02",
                ],
                false,
            ),
            order(
                TOLL_FREE,
                Class::TollFree,
                [3, 7, 20],
                [
                    "2026-12-11",
                    "2026-12-14",
                    "2026-12-17",
                    "2027-01-07",
                    "2027-01-08",
                    "2027-02-05",
                ],
                false,
            ),
            order(
                LOCAL,
                Class::Project,
                [15, 20, 30],
                [
                    "2026-12-11",
                    "2026-12-14",
                    "2027-01-07",
                    "2027-01-12",
                    "2027-01-13",
                    "2027-02-10",
                ],
                false,
            ),
        ],
        go_live: Some(day("2027-01-12")),
        minimum: Some(day("2027-01-07")),
        typical: Some(day("2027-01-14")),
        maximum: None,
        driven_by: Some(LOCAL),
        business_days_left: Some(22),
        findings: Vec::new(),
    }
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

/// Carriers that move toll-free and local numbers, and the platform over one of them.
fn carriers() -> Vec<(CarrierId, Profile)> {
    vec![
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
            rejection_days = { value = 4, source = "example", as_of = "2026-11-01" }
            "#,
        ),
        carrier(
            r#"
            id = "borealis"
            name = "Borealis Fiber"
            role = "losing"
            example = true
            rejection_days = { value = 5, source = "example", as_of = "2026-11-01" }
            "#,
        ),
        carrier(
            r#"
            id = "oakline"
            name = "Oakline Telecom"
            role = "losing"
            example = true
            rejection_days = { value = 5, source = "example", as_of = "2026-11-01" }
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
            test_code_911 = { value = "933", source = "example", as_of = "2026-11-01" }
            change_cut_off_hours = { value = 48, source = "example", as_of = "2026-11-01" }
            via = { value = "halden", source = "example", as_of = "2026-11-01" }
            "#,
        ),
    ]
}

/// The project: a partial local order, a toll-free one, one that is confirmed and one that was refused.
pub(super) fn project() -> Snapshot {
    let mut local = account(1, "lakemont", "100-4482-7731", Some(3_125_550_100));
    local.new_btn = Some(tn(3_125_550_150));
    let mut toll_free = account(2, "ardmoor", "NDG-88213", None);
    toll_free.billing_name = "Northgate Dental Group PC".to_owned();
    let mut toll_free_order = order(TOLL_FREE, "NDG-02", "ardmoor", 2, KeyClass::TollFree);
    toll_free_order.key.resp_org = "ARM07".to_owned();
    toll_free_order.requested = Some(window("2027-01-07", (10, 30), (10, 30)));
    let mut borealis = account(3, "borealis", "BF-2210", Some(6_305_550_110));
    borealis.lock_asked_on = Some(day("2026-12-02"));
    borealis.contract_end = Some(day("2027-03-31"));
    borealis.notice_days = Some(30);
    let mut oakline = account(4, "oakline", "7781-2", Some(8_475_550_170));
    oakline.service_address.street = "1480 W FENWICK AVE SUITE 2".to_owned();
    oakline.bill_date = Some(day("2026-10-30"));
    let csr = |id, dated, text: &str| {
        let account = AccountId(id);
        let (dated, text) = (day(dated), text.to_owned());
        (
            account,
            Csr {
                account,
                dated,
                text,
            },
        )
    };
    Snapshot {
        carriers: carriers().into_iter().collect(),
        accounts: [
            (AccountId(1), local),
            (AccountId(2), toll_free),
            (AccountId(3), borealis),
            (AccountId(4), oakline),
        ]
        .into(),
        csrs: [
            csr(1, "2026-11-24", CSR),
            csr(3, "2026-11-26", "ACCT BF-2210"),
            csr(4, "2026-11-28", "ACCT 7781-2 STE 2 HUNT"),
        ]
        .into(),
        numbers: local_numbers()
            .into_iter()
            .chain(toll_free_numbers())
            .chain(other_numbers())
            .map(|number| (number.id, number))
            .collect(),
        orders: [
            (
                LOCAL,
                order(LOCAL, "NDG-01", "lakemont", 1, KeyClass::Local),
            ),
            (TOLL_FREE, toll_free_order),
        ]
        .into_iter()
        .chain(other_orders())
        .collect(),
        ..Snapshot::empty(Settings {
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
            ..Settings::new(
                "Northgate Dental Group, P.C.",
                "NDG",
                CarrierId("talkwell".to_owned()),
                "America/Chicago",
            )
        })
    }
}

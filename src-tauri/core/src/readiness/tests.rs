//! One thing is broken at a time in a project that is sound; exactly its finding appears.

use std::collections::BTreeSet;

use super::*;
use crate::{
    account::{Account, Pin, Signer},
    carrier::CarrierId,
    csr::Csr,
    id::NumberId,
    number::{Disposition, Kind, TelephoneNumber, Use},
    plan::{
        sample::{day, northgate, story_now},
        schedule,
    },
};
pub(super) use crate::{id::SiteId, site::Address};

const CSR: &str = "ACCOUNT: BV-20817\nBTN: 920 555-0140\nNAME: NORTHGATE DENTAL GROUP LLC\n\
                   SERVICE ADDRESS: 2140 E MAIN ST STE B, GREEN BAY WI 54302\n\
                   BILLING NAME: NORTHGATE DENTAL GROUP LLC\nAUTHORIZED: DANA WHITFIELD\n";

/// An order of the sample, for a check of one order.
pub(super) struct Asked<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) order: &'a Order,
    pub(super) numbers: &'a [&'a Number],
}

/// Codes that an order of the sample gets of a check with this gaining side; each finding names its source.
pub(super) fn codes_at(
    (gaining, order): (&str, OrderId),
    change: impl Fn(&mut Snapshot),
    check: impl FnOnce(&Asked<'_>, &mut Vec<Finding>),
) -> Vec<String> {
    let mut snapshot = northgate();
    snapshot.carriers = crate::carrier::load().unwrap();
    snapshot.settings.gaining = CarrierId(gaining.to_owned());
    change(&mut snapshot);
    let order = &snapshot.orders[&order];
    let numbers: Vec<&Number> = snapshot
        .numbers
        .values()
        .filter(|number| number.order == Some(order.id))
        .collect();
    let mut findings = Vec::new();
    let asked = Asked {
        snapshot: &snapshot,
        order,
        numbers: &numbers,
    };
    check(&asked, &mut findings);
    assert!(findings.iter().all(|finding| !finding.source.is_empty()));
    let codes = findings.into_iter();
    codes.map(|finding| finding.code.to_string()).collect()
}

/// Badger Valley's order as a draft in which nothing is wrong.
pub(super) fn sound() -> Snapshot {
    let mut snapshot = northgate();
    snapshot.orders.retain(|id, _| id.0 == 2);
    snapshot.accounts.retain(|id, _| id.0 == 2);
    snapshot
        .numbers
        .retain(|_, number| number.order == Some(OrderId(2)));
    let order = snapshot.orders.get_mut(&OrderId(2)).unwrap();
    order.status = OrderStatus::Draft;
    order.rejections.clear();
    (
        order.submitted_at,
        order.signed_on,
        order.confirmed,
        order.requested,
    ) = (None, None, None, None);
    let address = Address {
        street: "2140 E Main St Ste B".into(),
        city: "Green Bay".into(),
        state: "WI".into(),
        zip: "54302".into(),
        ..Address::default()
    };
    order.key.site = Some(SiteId(1));
    snapshot.sites.get_mut(&SiteId(1)).unwrap().address = address.clone();
    for number in snapshot.numbers.values_mut() {
        number.site = Some(SiteId(1));
        number.target = "ext 2100".into();
        number.address_911 = "2140 E Main St Ste B".into();
        (number.on_inventory, number.on_csr, number.on_bill) = (true, true, true);
    }
    let account = snapshot.accounts.get_mut(&AccountId(2)).unwrap();
    *account = Account {
        id: AccountId(2),
        account_number: "BV-20817".into(),
        btn: TelephoneNumber::from_digits(9_205_550_140),
        billing_name: "Northgate Dental Group LLC".into(),
        business_name: "Northgate Dental Group LLC".into(),
        billing_address: address,
        signer: Signer {
            name: "Dana Whitfield".into(),
            ..Signer::default()
        },
        bill_date: Some(day("2026-11-10")),
        lock_asked_on: Some(day("2026-11-12")),
        ..Account::blank(CarrierId("badger-valley".into()))
    };
    let csr = snapshot.csrs.get_mut(&AccountId(2)).unwrap();
    *csr = Csr {
        account: AccountId(2),
        dated: day("2026-11-12"),
        text: CSR.into(),
    };
    snapshot.csrs.retain(|id, _| id.0 == 2);
    snapshot
}

/// The blockers and warnings.
pub(super) fn findings(snapshot: &Snapshot) -> Vec<Finding> {
    let plan = schedule(snapshot, story_now());
    let mut findings = check(snapshot, &plan, story_now().date());
    findings.retain(|finding| finding.severity != Severity::Note);
    findings
}

/// Codes of the blockers and warnings.
pub(super) fn codes(snapshot: &Snapshot) -> BTreeSet<String> {
    findings(snapshot)
        .into_iter()
        .map(|finding| finding.code.into_owned())
        .collect()
}

pub(super) fn account(snapshot: &mut Snapshot) -> &mut Account {
    snapshot.accounts.get_mut(&AccountId(2)).unwrap()
}

pub(super) fn first(snapshot: &mut Snapshot) -> &mut crate::number::Number {
    snapshot.numbers.values_mut().nth(5).unwrap()
}

#[test]
fn a_sound_order_has_nothing_to_say_but_its_dates() {
    let left = codes(&sound());
    let of_dates: BTreeSet<String> = schedule(&sound(), story_now())
        .findings
        .into_iter()
        .map(|finding| finding.code.into_owned())
        .collect();
    assert_eq!(
        left.difference(&of_dates).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[allow(
    clippy::too_many_lines,
    clippy::semicolon_if_nothing_returned,
    reason = "it is one table, a fault a line"
)]
#[test]
fn each_fault_has_its_own_finding() {
    type Break = fn(&mut Snapshot);
    let faults: &[(&str, Break)] = &[
        ("undecided_numbers", |s| {
            first(s).disposition = Disposition::Undecided
        }),
        ("btn_leaves", |s| first(s).disposition = Disposition::Stay),
        ("new_btn_unfit", |s| {
            first(s).disposition = Disposition::Stay;
            account(s).new_btn = TelephoneNumber::from_digits(9_205_550_199);
        }),
        ("btn_not_listed", |s| {
            account(s).btn = TelephoneNumber::from_digits(9_205_550_198)
        }),
        ("name_mismatch", |s| {
            account(s).business_name = "Northgate Dental Group, LLC".into()
        }),
        ("billing_name_mismatch", |s| {
            account(s).billing_name = "Northgate Dental LLC".into()
        }),
        ("account_number_mismatch", |s| {
            account(s).account_number = "BV-20818".into()
        }),
        ("btn_mismatch", |s| {
            account(s).btn = TelephoneNumber::from_digits(9_205_550_141)
        }),
        ("signer_mismatch", |s| {
            account(s).signer.name = "Dana L. Whitfield".into()
        }),
        ("address_mismatch", |s| {
            s.sites.get_mut(&SiteId(1)).unwrap().address.street = "2140 Main St Ste B".into()
        }),
        ("csr_missing", |s| s.csrs.clear()),
        ("missing_account_number", |s| {
            account(s).account_number.clear()
        }),
        ("missing_billing_name", |s| account(s).billing_name.clear()),
        ("missing_business_name", |s| {
            account(s).business_name.clear()
        }),
        ("missing_billing_address", |s| {
            account(s).billing_address = Address::default()
        }),
        ("missing_signer", |s| account(s).signer.name.clear()),
        ("missing_btn", |s| account(s).btn = None),
        ("missing_service_address", |s| {
            s.sites.get_mut(&SiteId(1)).unwrap().address = Address::default()
        }),
        ("missing_pin", |s| {
            for number in s.numbers.values_mut() {
                number.wireless = true;
            }
            s.orders.get_mut(&OrderId(2)).unwrap().key.class = crate::order::KeyClass::Wireless;
        }),
        ("po_box", |s| {
            s.sites.get_mut(&SiteId(1)).unwrap().address.street = "P.O. Box 41".into()
        }),
        ("account_locked", |s| account(s).locked = true),
        ("lock_not_asked", |s| account(s).lock_asked_on = None),
        ("contract_notice", |s| {
            account(s).contract_end = Some(day("2027-01-31"));
            account(s).notice_days = Some(30);
        }),
        ("bill_missing", |s| account(s).bill_date = None),
        ("bill_too_old", |s| {
            account(s).bill_date = Some(day("2026-09-01"))
        }),
        ("csr_too_old", |s| {
            s.csrs.get_mut(&AccountId(2)).unwrap().dated = day("2026-09-01")
        }),
        ("csr_too_old", |s| {
            // A record that is in hand as a PDF alone is as old as the PDF says.
            s.csrs.remove(&AccountId(2));
            let pdf = crate::evidence::Attachment {
                id: crate::id::EvidenceId(1),
                kind: crate::evidence::EvidenceKind::Csr,
                label: "csr.pdf".into(),
                media: crate::evidence::Media::Pdf,
                size: 3,
                sha256: "00".into(),
                dated: Some(day("2026-09-01")),
                account: Some(AccountId(2)),
                order: None,
                taken_at: chrono::DateTime::default(),
                note: String::new(),
                pages: None,
            };
            s.evidence.attachments.insert(pdf.id, pdf);
        }),
        ("loa_too_old", |s| {
            s.orders.get_mut(&OrderId(2)).unwrap().signed_on = Some(day("2026-10-01"))
        }),
        ("fiction_number", |s| s.settings.sample = false),
        ("not_on_csr", |s| first(s).on_csr = false),
        ("unknown_area_code", |s| {
            let unknown = (200..1000).find(|npa| crate::number::area::lookup(*npa).is_none());
            let digits = u64::from(unknown.unwrap()) * 10_000_000 + 5_550_110;
            first(s).tn = TelephoneNumber::from_digits(digits).unwrap();
        }),
        ("machine_ports", |s| first(s).usage = Use::Alarm),
        ("no_911_address", |s| first(s).address_911.clear()),
        ("no_target", |s| first(s).target.clear()),
        ("no_resp_org", |s| {
            let number = first(s);
            number.kind = Kind::TollFree;
            number.tn = TelephoneNumber::from_digits(8_005_550_120).unwrap();
        }),
        ("in_no_order", |s| first(s).account = None),
        ("on_two_accounts", |s| {
            let twin = crate::number::Number {
                id: NumberId(9_999),
                account: None,
                ..first(s).clone()
            };
            s.numbers.insert(
                twin.id,
                crate::number::Number {
                    disposition: Disposition::Stay,
                    ..twin
                },
            );
        }),
        ("not_split", |s| {
            s.orders.clear();
            for number in s.numbers.values_mut() {
                number.order = None;
            }
        }),
    ];
    let before = codes(&sound());
    for (code, fault) in faults {
        assert!(
            !before.contains(*code),
            "{code} is noticed in a sound order"
        );
        let mut snapshot = sound();
        fault(&mut snapshot);
        let after = codes(&snapshot);
        assert!(after.contains(*code), "{code} is not noticed: {after:?}");
    }
}

#[test]
fn an_unknown_pin_matters_only_where_one_is_asked_for() {
    let mut snapshot = sound();
    account(&mut snapshot).pin = Pin::default();
    assert!(!codes(&snapshot).contains("missing_pin"));
}

#[test]
fn a_paper_that_is_good_today_is_only_to_be_renewed_in_time() {
    let mut snapshot = sound();
    account(&mut snapshot).bill_date = Some(day("2026-10-18"));
    snapshot.orders.get_mut(&OrderId(2)).unwrap().status = OrderStatus::AwaitingSignature;
    let plan = schedule(&snapshot, story_now());
    let found = check(&snapshot, &plan, story_now().date());
    let bill = found
        .iter()
        .find(|finding| finding.code.starts_with("bill_"))
        .unwrap();
    assert_eq!(
        (bill.code.as_ref(), bill.severity),
        ("bill_too_old", Severity::Warning)
    );
}

#[test]
fn a_finding_of_a_site_holds_up_only_the_orders_of_that_site() {
    let snapshot = sound();
    let at = |field: &str| Place::Account {
        id: AccountId(2),
        field: field.to_owned(),
    };
    let finding = |place| Finding::blocker("address_mismatch", place, "", "");
    assert_eq!(
        orders_of(&snapshot, &finding(at("service_address:1"))).len(),
        1
    );
    assert_eq!(
        orders_of(&snapshot, &finding(at("service_address:7"))).len(),
        0
    );
}

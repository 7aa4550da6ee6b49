//! A walk over the rejection catalogue: for each row that can be foreseen, one thing broken in a sound project gives
//! exactly the row's finding; for each other row there is somebody to ask.

use super::{tests::*, *};
use crate::{
    account::{Account, Pin},
    carrier::{Cap, PinShape, SplitKey},
    csr::HintKind,
    evidence::{Attachment, EvidenceKind, KnownPages, Media, PdfCondition},
    id::EvidenceId,
    number::{Disposition, Kind, Lookup, LookupKind, TelephoneNumber},
    order::{KeyClass, OrderKey},
    plan::sample::{day, rule, window},
    reconcile,
};

fn tn(line: u64) -> TelephoneNumber {
    TelephoneNumber::from_digits(9_205_550_000 + line).unwrap()
}

fn order(s: &mut Snapshot) -> &mut Order {
    s.orders.get_mut(&OrderId(2)).unwrap()
}

fn record_says(s: &mut Snapshot, line: &str) {
    let csr = s.csrs.get_mut(&AccountId(2)).unwrap();
    csr.text.push_str(line);
    csr.text.push('\n');
}

fn gaining(s: &mut Snapshot) -> &mut crate::carrier::Profile {
    let id = s.gaining().unwrap().id.clone();
    s.carriers.get_mut(&id).unwrap()
}

fn losing(s: &mut Snapshot) -> &mut crate::carrier::Profile {
    let id = s.accounts[&AccountId(2)].carrier.clone();
    s.carriers.get_mut(&id).unwrap()
}

fn looked_up(s: &mut Snapshot, kind: LookupKind, value: &str) {
    let tn = first(s).tn;
    s.lookups.entry(tn).or_default().push(Lookup {
        tn,
        kind,
        value: value.into(),
        looked_on: day("2026-11-12"),
        source: "portability check".into(),
    });
}

fn bill_with(s: &mut Snapshot, condition: PdfCondition, count: u32, printed: Option<u32>) {
    let bill = Attachment {
        id: EvidenceId(1),
        kind: EvidenceKind::Bill,
        label: "bill.pdf".into(),
        media: Media::Pdf,
        size: 3,
        sha256: "00".into(),
        dated: Some(day("2026-11-10")),
        account: Some(AccountId(2)),
        order: None,
        taken_at: chrono::DateTime::default(),
        note: String::new(),
        pages: Some(KnownPages {
            condition,
            count,
            printed,
        }),
    };
    s.evidence.attachments.insert(bill.id, bill);
}

/// An account whose only order was cancelled: nothing is asked of it.
fn stranger(s: &mut Snapshot) -> AccountId {
    let id = AccountId(3);
    let other = Account {
        id,
        ..s.accounts[&AccountId(2)].clone()
    };
    s.accounts.insert(id, other);
    let cancelled = Order {
        id: OrderId(99),
        name: "NDG-99".into(),
        key: OrderKey {
            account: Some(id),
            ..order(s).key.clone()
        },
        status: OrderStatus::Cancelled,
        ..order(s).clone()
    };
    s.orders.insert(cancelled.id, cancelled);
    id
}

fn toll_free(s: &mut Snapshot) {
    order(s).key.class = KeyClass::TollFree;
    bill_with(s, PdfCondition::Sound, 1, None);
    for (at, number) in (0..).zip(s.numbers.values_mut()) {
        number.kind = Kind::TollFree;
        number.tn = TelephoneNumber::from_digits(8_005_550_100 + at).unwrap();
        number.resp_org = "TWY01".into();
    }
}

type Break = fn(&mut Snapshot);

/// A row of the catalogue, the code of its finding, and what is broken.
const FAULTS: &[(u16, &str, Break)] = &[
    (1, "address_mismatch", |s| {
        s.sites.get_mut(&SiteId(1)).unwrap().address.street = "2140 Main St Ste B".into();
    }),
    (1, "missing_service_address", |s| {
        s.sites.get_mut(&SiteId(1)).unwrap().address = Address::default();
        s.csrs.clear();
    }),
    (1, "po_box", |s| {
        s.sites.get_mut(&SiteId(1)).unwrap().address.street = "P.O. Box 41".into();
        s.csrs.clear();
    }),
    (2, "name_mismatch", |s| {
        account(s).business_name = "Northgate Dental Group, LLC".into();
    }),
    (2, "billing_name_mismatch", |s| {
        account(s).billing_name = "Northgate Dental LLC".into();
    }),
    (2, "missing_business_name", |s| {
        account(s).business_name.clear();
        s.csrs.clear();
    }),
    (3, "signer_mismatch", |s| {
        account(s).signer.name = "Dana L. Whitfield".into();
    }),
    (3, "missing_signer", |s| {
        account(s).signer.name.clear();
        s.csrs.clear();
    }),
    (4, "account_number_mismatch", |s| {
        account(s).account_number = "BV-20818".into();
    }),
    (4, "missing_account_number", |s| {
        account(s).account_number.clear();
        s.csrs.clear();
    }),
    (5, "missing_pin", |s| {
        losing(s).pin_required = Some(rule(true));
    }),
    (5, "pin_unfit", |s| {
        losing(s).pin_shape = Some(rule(PinShape {
            min: 6,
            max: 6,
            not: Vec::new(),
        }));
        account(s).pin = Pin::new("4711");
    }),
    (5, "pin_undated", |s| {
        losing(s).pin_days = Some(rule(7));
        account(s).pin = Pin::new("471147");
    }),
    (5, "pin_too_old", |s| {
        losing(s).pin_days = Some(rule(7));
        account(s).pin = Pin::new("471147");
        account(s).pin_on = Some(day("2026-10-01"));
    }),
    (5, "pin_ages", |s| {
        losing(s).pin_days = Some(rule(7));
        account(s).pin = Pin::new("471147");
        account(s).pin_on = Some(day("2026-11-12"));
    }),
    (7, "btn_mismatch", |s| account(s).btn = Some(tn(141))),
    (7, "btn_not_listed", |s| {
        account(s).btn = Some(tn(198));
        s.csrs.clear();
    }),
    (7, "missing_btn", |s| {
        account(s).btn = None;
        s.csrs.clear();
    }),
    (8, "order_mixes_accounts", |s| {
        let other = stranger(s);
        first(s).account = Some(other);
    }),
    (9, "btn_leaves", |s| {
        first(s).disposition = Disposition::Stay;
    }),
    (9, "new_btn_unfit", |s| {
        first(s).disposition = Disposition::Stay;
        account(s).new_btn = Some(tn(199));
    }),
    (10, "record_lists_more", |s| {
        record_says(s, "920 555-0199  B1  TT");
    }),
    (11, "undecided_numbers", |s| {
        first(s).disposition = Disposition::Undecided;
    }),
    (12, "pending_order", |s| {
        record_says(s, "PENDING    ORDER N4711");
    }),
    (14, "account_locked", |s| account(s).locked = true),
    (14, "lock_not_asked", |s| account(s).lock_asked_on = None),
    (14, "record_says_frozen", |s| {
        record_says(s, "FRZ        LOCAL SERVICE");
    }),
    (15, "not_in_service", |s| {
        record_says(s, "920 555-0145  B1  SUSP");
    }),
    (16, "not_on_csr", |s| first(s).on_csr = false),
    (17, "not_portable", |s| {
        looked_up(s, LookupKind::Portability, "no");
    }),
    (17, "in_no_order", |s| first(s).kind = Kind::Premium),
    (18, "not_covered", |s| {
        looked_up(s, LookupKind::Coverage, "no");
    }),
    (19, "order_mixes_rate_centres", |s| {
        gaining(s).split_keys.push(rule(SplitKey::RateCentre));
        looked_up(s, LookupKind::RateCentre, "GREEN BAY, WI");
        let other = s.numbers.values().nth(7).unwrap().tn;
        let mut lookup = s.lookups.values().next().unwrap()[0].clone();
        (lookup.tn, lookup.value) = (other, "DE PERE, WI".into());
        s.lookups.insert(other, vec![lookup]);
    }),
    (20, "feature_hunt_group", |s| {
        record_says(
            s,
            "920 555-0144  B1  HUNT 920 555-0140\n920 555-0145  B1  HUNT 920 555-0140",
        );
        first(s).disposition = Disposition::Stay;
        first(s).order = None;
        account(s).new_btn = Some(first(s).tn);
    }),
    (21, "feature_distinctive_ring", |s| {
        record_says(s, "920 555-0145  B1  DISTINCTIVE RING");
    }),
    (22, "feature_centrex", |s| {
        record_says(s, "920 555-0145  CENTREX");
    }),
    (23, "feature_isdn", |s| {
        record_says(s, "920 555-0145  ISDN PRI");
    }),
    (24, "feature_dsl", |s| {
        record_says(s, "920 555-0145  B1  ADSL");
    }),
    (25, "feature_remote_forward", |s| {
        record_says(s, "920 555-0145  RCF");
    }),
    (26, "feature_foreign_exchange", |s| {
        record_says(s, "920 555-0145  B1  FOREIGN EXCHANGE");
    }),
    (27, "requested_too_early", |s| {
        order(s).requested = Some(window("2026-11-19", "19:00", "21:00"));
    }),
    (28, "requested_on_closed_day", |s| {
        order(s).requested = Some(window("2026-12-20", "19:00", "21:00"));
    }),
    (29, "confirmed_day_passed", |s| {
        order(s).status = OrderStatus::Confirmed;
        order(s).confirmed = Some(window("2026-11-12", "19:00", "21:00"));
    }),
    (30, "loa_too_old", |s| {
        order(s).signed_on = Some(day("2026-10-01"));
    }),
    (31, "bill_missing", |s| account(s).bill_date = None),
    (31, "bill_too_old", |s| {
        account(s).bill_date = Some(day("2026-09-01"));
    }),
    (31, "bill_incomplete", |s| {
        bill_with(s, PdfCondition::Sound, 1, Some(4));
    }),
    (31, "bill_unopenable", |s| {
        bill_with(s, PdfCondition::Locked, 0, None);
    }),
    (31, "bill_unopenable", |s| {
        bill_with(s, PdfCondition::Damaged, 0, None);
    }),
    (32, "reseller_differs", |s| {
        record_says(s, "RESELLER   OLD MILL TELECOM");
    }),
    (32, "underlying_carrier_differs", |s| {
        looked_up(s, LookupKind::Carrier, "Old Mill Telecom");
    }),
    (33, "class_mismatch", |s| record_says(s, "CLASS      1FR")),
    (34, "order_over_cap", |s| {
        gaining(s).caps.push(Cap {
            class: None,
            mode: None,
            numbers: 10,
            source: "example".into(),
            as_of: day("2026-11-01"),
            note: String::new(),
        });
    }),
    (38, "requested_outside_hours", |s| {
        order(s).requested = Some(window("2026-12-15", "22:00", "23:00"));
    }),
    (40, "order_mixes_classes", |s| {
        let number = first(s);
        number.kind = Kind::TollFree;
        number.tn = TelephoneNumber::from_digits(8_005_550_120).unwrap();
        number.resp_org = "TWY01".into();
    }),
    (41, "no_resp_org", |s| {
        toll_free(s);
        first(s).resp_org.clear();
    }),
    (41, "order_mixes_resp_orgs", |s| {
        toll_free(s);
        first(s).resp_org = "QLX77".into();
    }),
    (42, "already_at_gaining", |s| {
        looked_up(s, LookupKind::Carrier, "Meridian Carrier Services");
    }),
    (43, "wrong_record", |s| {
        let csr = s.csrs.get_mut(&AccountId(2)).unwrap();
        csr.text = "ACCOUNT: 7731-X\nBTN: 312 555-0177\nNAME: OLD MILL BAKERY\n\
                    SERVICE ADDRESS: 9 QUAY RD, CHICAGO IL 60601\n"
            .into();
    }),
];

/// What the plan says when a lock or another class of order moves the dates.
const MOVED: &[&str] = &[
    "go_live_too_early",
    "send_too_late",
    "lands_in_freeze",
    "day_before_holiday",
];

/// Codes that need more than one thing to be broken; they are tested where their check is.
const ELSEWHERE: &[&str] = &[
    "btn_before_rest",
    "on_two_accounts",
    "fiction_number",
    "requested_before_usual",
    "requested_too_far",
    "loa_ages",
    "bill_ages",
    "lands_in_freeze",
];

#[test]
fn each_row_that_can_be_foreseen_has_exactly_its_finding() {
    let mut wrong = Vec::new();
    for (number, code, fault) in FAULTS {
        let entry = row(*number).unwrap();
        assert!(
            entry.codes().contains(code),
            "{code} is not of row {number}"
        );
        let mut before = sound();
        // A project without a CSR lacks it, whatever else is broken.
        let mut after = sound();
        fault(&mut after);
        if after.csrs.is_empty() {
            before.csrs.clear();
        }
        let known = codes(&before);
        let found = findings(&after);
        let new: BTreeSet<&str> = found
            .iter()
            .map(|finding| finding.code.as_ref())
            .filter(|code| !known.contains(*code))
            .filter(|new| new == code || !MOVED.contains(new))
            .collect();
        if new != BTreeSet::from([*code]) {
            wrong.push(format!("row {number}: {code} gives {new:?}"));
            continue;
        }
        let finding = found.iter().find(|finding| finding.code == *code).unwrap();
        assert!(
            !finding.message.is_empty() && !finding.hint.is_empty(),
            "{code}"
        );
        assert!(!finding.source.is_empty(), "{code} has no source");
        assert_eq!(finding.days.is_some(), entry.days.1 > 0, "{code}: days");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_catalogue_is_whole_and_every_row_is_foreseen_or_asked() {
    let rows: Vec<u16> = CATALOGUE.iter().map(|entry| entry.row).collect();
    assert_eq!(rows, (1..=45).collect::<Vec<u16>>());
    let walked: BTreeSet<&str> = FAULTS.iter().map(|(_, code, _)| *code).collect();
    for entry in CATALOGUE {
        match entry.foresight {
            Foresight::Checked(codes) => {
                assert!(
                    codes.iter().any(|code| walked.contains(code)),
                    "row {}",
                    entry.row
                );
                for code in codes {
                    assert!(walked.contains(code) || ELSEWHERE.contains(code), "{code}");
                }
            }
            Foresight::Asked { whom, question } => {
                assert!(
                    !whom.is_empty() && question.ends_with(['?', '.']),
                    "row {}",
                    entry.row
                );
            }
        }
    }
    assert_eq!(
        CATALOGUE
            .iter()
            .filter(|entry| !entry.is_foreseen())
            .count(),
        8
    );
}

#[test]
fn the_btn_leaves_last() {
    let mut s = sound();
    // The order with the BTN is confirmed; another of the account is still a draft.
    let mut rest = order(&mut s).clone();
    rest.id = OrderId(98);
    rest.name = "NDG-98".into();
    rest.key.extra = "fax".into();
    s.orders.insert(rest.id, rest);
    let moved = s.numbers.values_mut().last().unwrap();
    moved.order = Some(OrderId(98));
    let first = order(&mut s);
    first.status = OrderStatus::Confirmed;
    first.submitted_at = Some("2026-11-02T12:00:00Z".parse().unwrap());
    first.confirmed = Some(window("2026-11-19", "19:00", "21:00"));
    assert!(codes(&s).contains("btn_before_rest"), "{:?}", codes(&s));
}

#[test]
fn a_gaining_side_that_takes_the_btn_only_with_the_whole_account_is_not_helped_by_a_new_one() {
    let mut s = sound();
    gaining(&mut s).btn = Some(rule(crate::carrier::BtnRule::Last));
    first(&mut s).disposition = Disposition::Stay;
    account(&mut s).new_btn = Some(first(&mut s).tn);
    assert!(codes(&s).contains("btn_leaves"));
}

#[test]
fn a_hunt_group_that_leaves_as_a_whole_is_no_finding_and_still_asked_about() {
    let mut s = sound();
    record_says(
        &mut s,
        "920 555-0144  B1  HUNT 920 555-0140\n920 555-0145  B1  HUNT 920 555-0140",
    );
    assert!(!codes(&s).contains("feature_hunt_group"));
    let record = reconcile::record(&s.csrs[&AccountId(2)]);
    assert!(
        record
            .hints
            .iter()
            .all(|hint| hint.kind == HintKind::HuntGroup)
    );
    let asked = consequences(&s, &s.accounts[&AccountId(2)]);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].code, asked[0].numbers.len()), ("hunt_group", 2));
}

#[test]
fn the_strictest_of_platform_gaining_and_losing_side_limits_a_papers_age() {
    let mut s = sound();
    let platform = s.platform().unwrap().id.clone();
    s.carriers.get_mut(&platform).unwrap().bill_max_days = Some(rule(4));
    losing(&mut s).bill_max_days = Some(rule(45));
    let order = s.orders[&OrderId(2)].clone();
    let papers = papers(&s, &order, None);
    let bill = papers.iter().find(|paper| paper.kind == PaperKind::Bill);
    assert_eq!(bill.map(|paper| paper.limit), Some(4));
}

#[test]
fn a_number_on_no_account_is_on_the_ledger_too() {
    let mut s = sound();
    let mut lost = first(&mut s).clone();
    lost.id = crate::id::NumberId(9_998);
    lost.tn = tn(199);
    (lost.account, lost.order) = (None, None);
    lost.disposition = Disposition::Undecided;
    s.numbers.insert(lost.id, lost);
    assert!(codes(&s).contains("undecided_numbers"));
}

//! The mismatch classes of the domain notes, 5.2, each as an account against its CSR.

use super::{fields::FieldComparison, *};
use crate::{
    account::{Account, KeptSpelling, Signer},
    carrier::CarrierId,
    csr::{Bill, Csr},
    finding::Severity,
    id::AccountId,
    number::TelephoneNumber,
    plan::sample::{day, northgate, rule},
    site::Address,
    snapshot::Snapshot,
};

const CSR: &str = "ACCOUNT: 0088-1145\nBTN: 414 555-0100\nNAME: NORTHGATE DENTAL GROUP LLC\n\
    SERVICE ADDRESS: 330 N WATER ST STE 400, MILWAUKEE WI 53202\n\
    BILLING NAME: NORTHGATE HOLDINGS INC\n\
    BILLING ADDRESS: 12 LAKE DR, MADISON WI 53703\nAUTHORIZED: DARIN L WARD\nCLASS: 1FB BUS\n";

/// Everything as the CSR has it.
fn equal() -> (Snapshot, Account) {
    let mut snapshot = northgate();
    snapshot.numbers.clear();
    let address = |street: &str, city: &str, zip: &str| Address {
        street: street.into(),
        city: city.into(),
        state: "WI".into(),
        zip: zip.into(),
        ..Address::default()
    };
    let account = Account {
        id: AccountId(1),
        account_number: "0088-1145".into(),
        btn: TelephoneNumber::from_digits(4_145_550_100),
        business_name: "NORTHGATE DENTAL GROUP LLC".into(),
        billing_name: "NORTHGATE HOLDINGS INC".into(),
        service_address: address("330 N WATER ST STE 400", "MILWAUKEE", "53202"),
        billing_address: address("12 LAKE DR", "MADISON", "53703"),
        signer: Signer {
            name: "DARIN L WARD".into(),
            ..Signer::default()
        },
        ..Account::blank(CarrierId("lakeland".into()))
    };
    (snapshot, account)
}

fn csr(text: &str) -> Csr {
    Csr {
        account: AccountId(1),
        dated: day("2026-11-09"),
        text: text.into(),
    }
}

fn field(snapshot: &Snapshot, account: &Account, text: &str, name: &str) -> FieldComparison {
    account_fields(snapshot, account, &record(&csr(text)))
        .into_iter()
        .find(|field| field.field == name)
        .unwrap_or_else(|| panic!("no field {name}"))
}

#[test]
fn what_is_copied_from_the_csr_is_the_same_in_every_field() {
    let (snapshot, account) = equal();
    for field in account_fields(&snapshot, &account, &record(&csr(CSR))) {
        assert_eq!(field.grade, Grade::Same, "{}: {}", field.field, field.ours);
        assert_eq!(
            (field.severity, field.slip),
            (None, None),
            "{}",
            field.field
        );
    }
}

#[allow(clippy::too_many_lines, reason = "it is one table, a class a line")]
#[test]
fn every_class_of_mismatch_is_seen_for_what_it_is() {
    type Break = fn(&mut Account);
    let classes: &[(&str, Break, Grade, Slip)] = &[
        (
            "service_address",
            |a| a.service_address.street = "330 N WATER ST SUITE 400".into(),
            Grade::Abbreviation,
            Slip::UnitWord,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 N WATER ST # 400".into(),
            Grade::Abbreviation,
            Slip::UnitWord,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 N WATER ST".into(),
            Grade::Different,
            Slip::UnitWord,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 WATER ST STE 400".into(),
            Grade::Different,
            Slip::Direction,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 NORTH WATER ST STE 400".into(),
            Grade::Abbreviation,
            Slip::Direction,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 N WATER STREET STE 400".into(),
            Grade::Abbreviation,
            Slip::StreetType,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 N WATER AVE STE 400".into(),
            Grade::Different,
            Slip::StreetType,
        ),
        (
            "service_address",
            |a| a.service_address.street = "330 N WATER ST, STE 400".into(),
            Grade::Punctuation,
            Slip::Punctuation,
        ),
        (
            "service_address",
            |a| a.service_address.street = "303 N WATER ST STE 400".into(),
            Grade::Different,
            Slip::Transposed,
        ),
        (
            "service_address",
            |a| a.service_address.street = "12 LAKE DR".into(),
            Grade::Different,
            Slip::BillingAddress,
        ),
        (
            "service_address",
            |a| a.service_address.street = "PO BOX 41".into(),
            Grade::Different,
            Slip::PostBox,
        ),
        (
            "service_city",
            |a| a.service_address.zip = "53202-1234".into(),
            Grade::Different,
            Slip::PlusFour,
        ),
        (
            "business_name",
            |a| a.business_name = "NORTHGATE DENTAL GROUP, LLC".into(),
            Grade::Punctuation,
            Slip::Punctuation,
        ),
        (
            "business_name",
            |a| a.business_name = "NORTHGATE DENTAL GROUP INC".into(),
            Grade::Different,
            Slip::LegalSuffix,
        ),
        (
            "business_name",
            |a| a.business_name = "NORTHGATE HOLDINGS INC".into(),
            Grade::Different,
            Slip::TradeName,
        ),
        (
            "business_name",
            |a| a.business_name = "NORTHGATE HOLDINGS DBA BRIGHT TEETH".into(),
            Grade::Different,
            Slip::TradeName,
        ),
        (
            "business_name",
            |a| {
                a.business_name = "OLD MILL TELECOM".into();
                a.reseller = "Old Mill Telecom".into();
            },
            Grade::Different,
            Slip::Reseller,
        ),
        (
            "signer",
            |a| a.signer.name = "DARIN WARD".into(),
            Grade::Different,
            Slip::MiddleInitial,
        ),
        (
            "account_number",
            |a| a.account_number = "00881145".into(),
            Grade::CaseOrSpace,
            Slip::Dashes,
        ),
        (
            "account_number",
            |a| a.account_number = "88-1145".into(),
            Grade::Different,
            Slip::LeadingZeros,
        ),
        (
            "account_number",
            |a| a.account_number = "4145550100".into(),
            Grade::Different,
            Slip::BtnAsAccount,
        ),
        (
            "account_number",
            |a| a.account_number = "7740221".into(),
            Grade::Different,
            Slip::InvoiceNumber,
        ),
        (
            "account_number",
            |a| a.account_number = "0088-1415".into(),
            Grade::Different,
            Slip::Transposed,
        ),
        (
            "btn",
            |a| a.btn = TelephoneNumber::from_digits(4_145_550_010),
            Grade::Different,
            Slip::Transposed,
        ),
        (
            "class",
            |a| a.residential = true,
            Grade::Different,
            Slip::Class,
        ),
    ];
    for (name, fault, grade, slip) in classes {
        let (mut snapshot, mut account) = equal();
        snapshot.bills.insert(
            AccountId(1),
            Bill {
                account: AccountId(1),
                dated: day("2026-11-01"),
                text: "INVOICE NUMBER 7740221".into(),
            },
        );
        fault(&mut account);
        let found = field(&snapshot, &account, CSR, name);
        assert_eq!(
            (found.grade, found.slip),
            (*grade, Some(*slip)),
            "{name}: {}",
            found.ours
        );
    }
}

#[test]
fn what_only_looks_the_same_blocks_where_letters_differ_and_warns_where_marks_do() {
    for (name, severity) in [
        ("N\u{41e}RTHGATE DENTAL GROUP LLC", Severity::Blocker),
        ("N0RTHGATE DENTAL GROUP LLC", Severity::Blocker),
        ("NORTHGATE\u{a0}DENTAL GROUP LLC", Severity::Warning),
    ] {
        let (snapshot, mut account) = equal();
        account.business_name = name.into();
        let found = field(&snapshot, &account, CSR, "business_name");
        assert_eq!(found.grade, Grade::LookAlike, "{name}");
        assert_eq!(found.severity, Some(severity), "{name}");
    }
}

#[test]
fn a_form_cuts_off_and_a_record_that_was_cut_there_is_no_other_name() {
    let (mut snapshot, mut account) = equal();
    let gaining = snapshot.gaining().unwrap().id.clone();
    let profile = snapshot.carriers.get_mut(&gaining).unwrap();
    profile
        .field_limits
        .insert("business_name".into(), rule(25));
    profile
        .field_limits
        .insert("authorised_person".into(), rule(15));
    account.business_name = "Northgate Dental Group International LLC".into();
    account.signer.name = "Bartholomew Ward-Smith".into();
    let cut = CSR
        .replace("NORTHGATE DENTAL GROUP LLC", "NORTHGATE DENTAL GROUP IN")
        .replace("DARIN L WARD", "BARTHOLOMEW WAR");
    let found = field(&snapshot, &account, &cut, "business_name");
    assert_eq!(
        (found.grade, found.severity),
        (Grade::Truncated, Some(Severity::Warning))
    );
    let shown = found.cut.unwrap();
    assert_eq!(
        (shown.takes.as_str(), shown.cuts.as_str()),
        ("Northgate Dental Group In", "ternational LLC")
    );
    assert_eq!(
        field(&snapshot, &account, &cut, "signer").grade,
        Grade::Truncated
    );
    // Another name of the same length is another name.
    let other = CSR.replace("NORTHGATE DENTAL GROUP LLC", "NORTHGATE DENTAL GROUP OF");
    assert_eq!(
        field(&snapshot, &account, &other, "business_name").grade,
        Grade::Different
    );
}

#[test]
fn an_address_is_compared_in_the_parts_of_a_form() {
    let (snapshot, mut account) = equal();
    account.service_address.street = "330 North Water Street, Suite 400".into();
    let found = field(&snapshot, &account, CSR, "service_address");
    let parts: Vec<(&str, Grade)> = found.parts.iter().map(|it| (it.part, it.grade)).collect();
    assert_eq!(
        parts,
        [
            ("House number", Grade::Same),
            ("Pre-directional", Grade::Abbreviation),
            ("Street", Grade::CaseOrSpace),
            ("Suffix", Grade::Abbreviation),
            ("Second line", Grade::Abbreviation),
            ("City", Grade::Same),
            ("State", Grade::Same),
            ("ZIP", Grade::Same),
        ]
    );
}

#[test]
fn a_bill_that_says_otherwise_is_shown_beside_the_csr() {
    let (mut snapshot, account) = equal();
    let text = CSR.replace("0088-1145", "0088-1146");
    let bill = Bill {
        account: AccountId(1),
        dated: day("2026-11-01"),
        text,
    };
    snapshot.bills.insert(AccountId(1), bill);
    let found = field(&snapshot, &account, CSR, "account_number");
    assert_eq!(
        (found.grade, found.bill_grade),
        (Grade::Same, Some(Grade::Different))
    );
    assert_eq!(found.bill, "0088-1146");
}

#[test]
fn a_spelling_is_kept_only_while_both_readings_are_what_they_were() {
    let (mut snapshot, mut account) = equal();
    account.business_name = "NORTHGATE DENTAL GROUP, LLC".into();
    snapshot.kept.push(KeptSpelling {
        account: AccountId(1),
        field: "business_name".into(),
        ours: account.business_name.clone(),
        theirs: "NORTHGATE DENTAL GROUP LLC".into(),
        reason: "The carrier corrects its record.".into(),
        kept_on: day("2026-11-16"),
    });
    let found = field(&snapshot, &account, CSR, "business_name");
    assert_eq!(found.severity, Some(Severity::Warning));
    assert_eq!(found.grade, Grade::Punctuation, "the verdict stays");
    account.business_name = "NORTHGATE DENTAL GROUP. LLC".into();
    let found = field(&snapshot, &account, CSR, "business_name");
    assert_eq!(
        (found.severity, found.kept.as_str()),
        (Some(Severity::Blocker), "")
    );
}

#[test]
fn an_address_in_one_line_without_a_comma_is_parted_where_our_city_stands() {
    let (snapshot, account) = equal();
    let one_line = CSR.replace("STE 400, MILWAUKEE", "STE 400 MILWAUKEE");
    for name in ["service_address", "service_city"] {
        let field = field(&snapshot, &account, &one_line, name);
        assert_eq!(field.grade, Grade::Same, "{name}: {}", field.theirs);
    }
    // Another city stays where it is, and differs.
    let elsewhere = CSR.replace("STE 400, MILWAUKEE", "STE 400 WEST ALLIS");
    let field = field(&snapshot, &account, &elsewhere, "service_address");
    assert_eq!(field.grade, Grade::Different);
    assert!(
        field.theirs.ends_with("WEST ALLIS WI 53202"),
        "{}",
        field.theirs
    );
}

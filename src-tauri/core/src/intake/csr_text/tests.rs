//! CSRs as carriers print them, read line by line.

use super::{CsrFields, read};
use crate::{csr::HintKind, number::TelephoneNumber};

fn tns(fields: &CsrFields) -> Vec<String> {
    fields
        .numbers
        .iter()
        .map(|number| number.tn.dashed())
        .collect()
}

#[test]
fn a_record_in_columns_gives_its_fields_and_numbers() {
    let csr = read(
        "LAKELAND TELECOM          CUSTOMER SERVICE RECORD                  PAGE   1\n\
         ACCT 414 555-0100 371     BTN 414 555-0100     CLASS 1FB BUS     AS OF 11-09-2026\n\
         NAME       NORTHGATE DENTAL GROUP LLC\n\
         SVC ADDR   330 N WATER ST STE 400\n\
         SVC CITY   MILWAUKEE WI 53202\n\
         BILL NAME  NORTHGATE DENTAL GROUP LLC\n\
         BILL ADDR  PO BOX 77\n\
         BILL CITY  GREEN BAY WI 54301-0077\n\
         CONTACT    DANA WHITFIELD\n\
         FRZ        NONE\n\
         ---S&E\n\
         TELEPHONE     SVC  DETAIL\n\
         414 555-0142  1FB  HTG 414 555-0118\n\
         \x20             CREX1 TTB\n\
         414 555-0143  1FB\n\
         QUESTIONS 800 555-0199\n",
        "US",
    );
    assert_eq!(csr.account_number.text, "414 555-0100 371");
    assert_eq!(
        csr.btn.map(TelephoneNumber::dashed).as_deref(),
        Some("414-555-0100")
    );
    assert_eq!(
        csr.dated.map(|day| day.to_string()).as_deref(),
        Some("2026-11-09")
    );
    assert_eq!(
        (csr.business_name.text.as_str(), csr.business_name.line),
        ("NORTHGATE DENTAL GROUP LLC", 3)
    );
    let [service] = csr.service_addresses.as_slice() else {
        panic!("{csr:?}")
    };
    assert_eq!(service.address.street, "330 N WATER ST STE 400");
    assert_eq!(service.address.city_line(), "MILWAUKEE WI 53202");
    assert_eq!(csr.billing_address.address.city, "GREEN BAY");
    assert_eq!(csr.billing_address.address.zip, "54301-0077");
    assert_eq!(csr.signer.text, "DANA WHITFIELD");
    assert_eq!(csr.freeze.text, "NONE");
    assert_eq!(tns(&csr), ["414-555-0142", "414-555-0143"]);
    assert_eq!(csr.numbers[0].line, 13);
    let mentioned: Vec<_> = csr
        .mentions
        .iter()
        .map(|number| number.tn.dashed())
        .collect();
    assert_eq!(mentioned, ["414-555-0118", "800-555-0199"]);
}

#[test]
fn a_record_with_colons_and_two_locations_keeps_them_apart() {
    let csr = read(
        "Corvus Communications - Customer Service Record - 2026-10-29\n\
         Account: 88-114520-03\nBTN: 847-555-0100\nCustomer: NORTHGATE DENTAL GROUP LLC\n\
         Billing address: 330 N WATER ST STE 400, MILWAUKEE WI 53202\n\
         Authorized contact: DANA WHITFIELD\nPort protection: OFF\n\n\
         Location 001\nService address: 41 W MIFFLIN ST, MADISON WI 53703\nLines: 54\n\
         608-555-0110  SIP VM\n608-555-0111 - 0113  SIP\n\n\
         Location 002\nService address: 1600 Sherman Ave, Evanston, IL 60201\nTN: 847-555-0101 SIP\n",
        "US",
    );
    assert_eq!(
        csr.dated.map(|day| day.to_string()).as_deref(),
        Some("2026-10-29")
    );
    assert_eq!(csr.service_addresses.len(), 2);
    assert_eq!(csr.service_addresses[0].address.street, "41 W MIFFLIN ST");
    assert_eq!(
        csr.service_addresses[1].address.city_line(),
        "Evanston IL 60201"
    );
    assert_eq!(
        tns(&csr),
        [
            "608-555-0110",
            "608-555-0111",
            "608-555-0112",
            "608-555-0113",
            "847-555-0101"
        ]
    );
    assert_eq!(csr.numbers[4].location, Some(1));
}

#[test]
fn an_address_that_goes_on_below_is_one_address() {
    let csr = read(
        "SERVICE AT   2140 E MAIN ST STE B\n             GREEN BAY WI 54302\n\
         BILL TO      NORTHGATE DENTAL GROUP LLC\n             330 N WATER ST STE 400\n             MILWAUKEE WI 53202\n\
         AUTHORIZED   DANA WHITFIELD\nPIN          NONE                FREEZE NONE\n\n\
         TELEPHONE        CLASS   FEATURES\n(920) 555-0141   B1      TT CW HUNT (920) 555-0140\n",
        "US",
    );
    assert_eq!(
        csr.service_addresses[0].address.city_line(),
        "GREEN BAY WI 54302"
    );
    assert_eq!(csr.billing_name.text, "NORTHGATE DENTAL GROUP LLC");
    assert_eq!(csr.billing_address.address.street, "330 N WATER ST STE 400");
    assert_eq!(csr.billing_address.address.city, "MILWAUKEE");
    assert_eq!(csr.signer.text, "DANA WHITFIELD");
    assert_eq!(tns(&csr), ["920-555-0141"]);
}

/// Kind, number and what said so, of each hint.
fn hints(text: &str) -> Vec<(HintKind, Option<String>, String)> {
    read(text, "US")
        .hints
        .into_iter()
        .map(|hint| (hint.kind, hint.tn.map(TelephoneNumber::dashed), hint.said))
        .collect()
}

#[test]
fn an_old_bell_record_is_read_by_its_codes() {
    let csr = read(
        "414 555-0100 371   1FB   BUS   PERIOD 21   11-09-2026\n\
         ---LIST\n\
         LN    NORTHGATE DENTAL GROUP LLC\n\
         LA    330 N WATER ST\n\
         SA    330 N WATER ST, MILWAUKEE WI 53202\n\
         LOC   FLR 4\n\
         ---BILL\n\
         BN1   NORTHGATE DENTAL GROUP, L.L.C.\n\
         BA1   PO BOX 77\n\
         BA2   GREEN BAY WI 54301-0077\n\
         ---S&E\n\
         1FB /TN 414 555-0100 /PIC 0288/LPIC 0222 /HTG A\n\
         TTB\n\
         1FB /TN 414 555-0101 /PIC 0288/LPIC 0222\n\
         HSO  HTG 414 555-0100\n\
         ADSL 6M\n\
         RCF  /TN 414 555-0140 FWD 920 555-0100\n",
        "US",
    );
    assert_eq!(csr.account_number.text, "414 555-0100 371");
    assert_eq!(
        csr.btn.map(TelephoneNumber::dashed).as_deref(),
        Some("414-555-0100")
    );
    assert_eq!(
        csr.dated.map(|day| day.to_string()).as_deref(),
        Some("2026-11-09")
    );
    assert_eq!(csr.business_name.text, "NORTHGATE DENTAL GROUP LLC");
    assert_eq!(csr.billing_name.text, "NORTHGATE DENTAL GROUP, L.L.C.");
    let service = &csr.service_addresses[0].address;
    assert_eq!(
        (service.street.as_str(), service.line2.as_str()),
        ("330 N WATER ST", "FLR 4")
    );
    assert_eq!(csr.billing_address.address.street, "PO BOX 77");
    assert_eq!(
        csr.billing_address.address.city_line(),
        "GREEN BAY WI 54301-0077"
    );
    assert_eq!(tns(&csr), ["414-555-0100", "414-555-0101", "414-555-0140"]);
    let told: Vec<_> = csr
        .hints
        .iter()
        .map(|hint| {
            (
                hint.kind,
                hint.tn.map(TelephoneNumber::dashed).unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (HintKind::HuntGroup, "414-555-0100".to_owned()),
            (HintKind::HuntGroup, "414-555-0101".to_owned()),
            (HintKind::Dsl, "414-555-0101".to_owned()),
            (HintKind::RemoteForward, "414-555-0140".to_owned()),
        ]
    );
    let related: Vec<_> = csr.hints[3].related.iter().map(|tn| tn.dashed()).collect();
    assert_eq!(related, ["920-555-0100"]);
}

#[test]
fn a_record_of_labels_with_colons_has_its_city_state_and_zip_apart() {
    let csr = read(
        "Account #: 88-114520-03\nCompany: Northgate Dental Group LLC\nMain TN: (414) 555-0100\n\
         Service Address: 330 N Water St\nSuite: 400\nCity: Milwaukee\nState: WI\nZip: 53202-1234\n\
         Billing Address: PO Box 77\nCity: Green Bay\nState: WI\nZip Code: 54301\n\
         Authorized representative: Dana Whitfield\nNumber lock: On\nDate: 11/09/2026\n\
         WTN | Class | Features\n1 | 414-555-0100 | 1FB | Main, hunts to 414-555-0101\n2 | 414-555-0101 | 1FB | \n\
         003  414-555-0102  1FB  Fire alarm\n",
        "US",
    );
    assert_eq!(csr.account_number.text, "88-114520-03");
    assert_eq!(csr.business_name.text, "Northgate Dental Group LLC");
    assert_eq!(csr.service_addresses.len(), 1);
    let service = &csr.service_addresses[0].address;
    assert_eq!(
        (service.line2.as_str(), service.city_line().as_str()),
        ("400", "Milwaukee WI 53202-1234")
    );
    assert_eq!(
        csr.billing_address.address.city_line(),
        "Green Bay WI 54301"
    );
    assert_eq!(csr.signer.text, "Dana Whitfield");
    assert_eq!(csr.freeze.text, "On");
    assert_eq!(tns(&csr), ["414-555-0100", "414-555-0101", "414-555-0102"]);
    let told: Vec<_> = csr
        .hints
        .iter()
        .map(|hint| (hint.kind, hint.tn.map(TelephoneNumber::dashed)))
        .collect();
    assert_eq!(
        told,
        [
            (HintKind::Freeze, None),
            (HintKind::HuntGroup, Some("414-555-0100".to_owned())),
            (HintKind::Alarm, Some("414-555-0102".to_owned())),
        ]
    );
}

#[test]
fn every_kind_of_hint_is_found_by_the_codes_and_words_of_records() {
    for (line, kind) in [
        ("HSI 6M/768K", HintKind::Dsl),
        ("High speed internet on the line", HintKind::Dsl),
        ("BUSINESS BUNDLE W/ INTERNET", HintKind::Bundle),
        ("ALM CKT", HintKind::Alarm),
        ("DES BURGLAR ALARM", HintKind::Alarm),
        ("HTG 414 555-0118", HintKind::HuntGroup),
        ("Hunting: circular", HintKind::HuntGroup),
        ("Remote call forwarding", HintKind::RemoteForward),
        ("CFNA 4 RINGS", HintKind::Forwarding),
        ("FRZ YES", HintKind::Freeze),
        ("Port protection: ON", HintKind::Freeze),
        ("LPIC FREEZE Y", HintKind::PicFreeze),
        ("CENTREX PLUS STATION", HintKind::Centrex),
        ("ISDN PRI 23B+D", HintKind::Isdn),
        ("DID BLOCK OF 20", HintKind::DidBlock),
        ("Distinctive ringing number 2", HintKind::DistinctiveRing),
        ("FX LINE GREEN BAY", HintKind::ForeignExchange),
        ("RESELLER: CORVUS", HintKind::Resold),
        ("PENDING ORDER C1234567", HintKind::PendingOrder),
        ("TERM 60 MO END 02-28-2027", HintKind::Contract),
        ("ADDITIONAL LISTING", HintKind::Listing),
    ] {
        let found = hints(line);
        assert!(
            found.first().is_some_and(|(first, ..)| *first == kind),
            "{line}: {found:?}"
        );
        assert!(line.contains(&found[0].2), "{line}: {found:?}");
    }
    for line in [
        "FRZ        NONE",
        "PORT PROTECTION: OFF",
        "DSL  NONE",
        "DSL: No",
        "No alarm on this line",
        "Freeze status: inactive",
        "RESELLER NONE",
        "PENDING NONE",
        "NORTHGATE DENTAL GROUP LLC",
        "Long term care",
        "PRIMARY CONTACT",
    ] {
        assert_eq!(hints(line), [], "{line}");
    }
}

#[test]
fn the_samples_records_hint_at_what_they_say_and_no_more() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/");
    let mut kinds = std::collections::BTreeMap::new();
    for name in [
        "lakeland-csr.txt",
        "badger-valley-csr.txt",
        "corvus-csr.txt",
    ] {
        let text = std::fs::read_to_string(format!("{sample}{name}")).unwrap();
        for hint in read(&text, "US").hints {
            let count: &mut usize = kinds.entry((name, hint.kind)).or_default();
            *count += 1;
        }
    }
    for absent in [
        HintKind::Dsl,
        HintKind::Freeze,
        HintKind::RemoteForward,
        HintKind::PendingOrder,
        HintKind::Resold,
    ] {
        assert!(kinds.keys().all(|(_, kind)| *kind != absent), "{kinds:?}");
    }
    assert_eq!(
        kinds.get(&("badger-valley-csr.txt", HintKind::HuntGroup)),
        Some(&8),
        "{kinds:?}"
    );
    assert_eq!(
        kinds.get(&("lakeland-csr.txt", HintKind::Contract)),
        Some(&1),
        "{kinds:?}"
    );
    assert!(
        kinds.contains_key(&("lakeland-csr.txt", HintKind::Alarm)),
        "{kinds:?}"
    );
}

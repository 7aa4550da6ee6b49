//! CSRs as carriers print them, read line by line.

use super::{CsrFields, read};
use crate::number::TelephoneNumber;

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

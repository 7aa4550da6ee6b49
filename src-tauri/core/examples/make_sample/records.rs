//! The customer service records, letter by letter as the three carriers with local numbers send them.

use std::fmt::Write as _;

use crate::client::{self, Tn, Use};

/// Lines of Lakeland's record on one page before the heading comes again.
const PAGE: usize = 100;

/// Lakeland: an old mainframe's print, two lines a number, the first with the class of service and the
/// hunt group, the second with the features.
pub(crate) fn lakeland() -> String {
    let mut lines: Vec<String> = LAKELAND_HEAD.lines().map(str::to_owned).collect();
    let mut page = 1;
    for tn in client::lakeland() {
        if lines.len() > page * PAGE {
            page += 1;
            lines.push(String::new());
            lines.push(format!(
                "LAKELAND TELECOM          CUSTOMER SERVICE RECORD                  PAGE {page:>3}"
            ));
            lines.push("BTN 414 555-0100 371".to_owned());
        }
        let mut first = format!("{}  1FB", tn.spaced());
        if hunts(tn) {
            first.push_str("  HTG 414 555-0118");
        }
        if let Some(designation) = designation(tn) {
            first.push_str("  DES ");
            first.push_str(designation);
        }
        lines.push(first);
        lines.push(format!("              {}", features(tn)));
    }
    lines.push("*** END OF RECORD   168 TN ***".to_owned());
    lines.join("\n") + "\n"
}

/// The heading. The business name stands on line 3.
const LAKELAND_HEAD: &str = "\
LAKELAND TELECOM          CUSTOMER SERVICE RECORD                  PAGE   1
ACCT 414 555-0100 371     BTN 414 555-0100     CLASS 1FB BUS     AS OF 11-09-2026
NAME       NORTHGATE DENTAL GROUP LLC
SVC ADDR   330 N WATER ST STE 400
SVC CITY   MILWAUKEE WI 53202
BILL NAME  NORTHGATE DENTAL GROUP LLC
BILL ADDR  330 N WATER ST STE 400
BILL CITY  MILWAUKEE WI 53202
CONTACT    DANA WHITFIELD
TITLE      DIRECTOR OF OPERATIONS
STATUS     ACT
TAX EXEMPT NO
RESELLER   NONE
---LIST
LN         NORTHGATE DENTAL GROUP LLC
LA         330 N WATER ST
YPH        DENTISTS
DIR        WHT YEL
---BILL
BILL CYCLE 21
TAR        053
TERM       60 MO   END 02-28-2027
---RTE
PIC        NONE
LPIC       NONE
FRZ        NONE
PENDING    NONE
---CIR
DSL        NONE
RCF        NONE
---S&E
TELEPHONE     SVC  DETAIL
";

fn hunts(tn: Tn) -> bool {
    tn.area == 414 && matches!(tn.line, 118 | 120..=143)
}

fn designation(tn: Tn) -> Option<&'static str> {
    match (tn.area, tn.line) {
        (414, 187) => Some("FIRE PANEL 1"),
        (414, 188) => Some("FIRE PANEL 2"),
        (414, 189) => Some("BURGLAR ALARM"),
        (414, 190) => Some("MED GAS ALARM"),
        (414, 191) => Some("VACCINE FRIDGE ALARM"),
        (414, 192) => Some("ELEVATOR 1"),
        (414, 193) => Some("ELEVATOR 2"),
        _ => None,
    }
}

fn features(tn: Tn) -> &'static str {
    match (tn.usage(), tn.line % 3) {
        (Use::Alarm | Use::Elevator, _) => "TTB 9ZR",
        (Use::Fax | Use::EFax, _) => "TTB CREX1 9ZR",
        (Use::Voice, 0) => "TTB ESX 9ZR",
        (Use::Voice, 1) => "CREX1 TTB",
        (Use::Voice, _) => "TTB ESM 9ZR",
    }
}

/// Badger Valley: a small carrier's own form, one line a number.
pub(crate) fn badger_valley() -> String {
    let mut text = "\
BADGER VALLEY TELEPHONE COOPERATIVE
SUBSCRIBER SERVICE RECORD                                  PRINTED 10/30/2026

ACCOUNT      BV-20817            BTN (920) 555-0140          BUSINESS
NAME         NORTHGATE DENTAL GROUP LLC
SERVICE AT   2140 E MAIN ST STE B
             GREEN BAY WI 54302
BILL TO      NORTHGATE DENTAL GROUP LLC
             330 N WATER ST STE 400
             MILWAUKEE WI 53202
AUTHORIZED   DANA WHITFIELD
PIN          NONE                FREEZE NONE

TELEPHONE        CLASS   FEATURES
"
    .to_owned();
    for tn in client::badger_valley() {
        let class = match tn.usage() {
            Use::Alarm => "B1      TT ALARM",
            Use::Elevator => "B1      TT ELEVATOR",
            Use::Fax | Use::EFax => "B1      TT FAX",
            Use::Voice if matches!(tn.line, 140..=147) => "B1      TT CW HUNT (920) 555-0140",
            Use::Voice => "B1      TT CW",
        };
        let _ = writeln!(text, "{}   {class}", tn.national());
    }
    text.push_str("44 LINES\n");
    text
}

/// Corvus: one account with two service locations.
pub(crate) fn corvus() -> String {
    let mut text = "\
Corvus Communications - Customer Service Record - 2026-10-29
Account: 88-114520-03
BTN: 847-555-0100
Customer: NORTHGATE DENTAL GROUP LLC
Billing address: 330 N WATER ST STE 400, MILWAUKEE WI 53202
Authorized contact: DANA WHITFIELD
Account type: BUSINESS
Port protection: OFF
"
    .to_owned();
    let locations = [
        (
            "001",
            "41 W MIFFLIN ST, MADISON WI 53703",
            client::madison(),
        ),
        (
            "002",
            "1580 MAPLE AVE STE 210, EVANSTON IL 60201",
            client::evanston(),
        ),
    ];
    for (number, address, numbers) in locations {
        let _ = writeln!(text, "\nLocation {number}");
        let _ = writeln!(text, "Service address: {address}");
        let _ = writeln!(text, "Lines: {}", numbers.len());
        for tn in numbers {
            let features = if tn.line % 4 == 2 { "SIP VM" } else { "SIP" };
            let _ = writeln!(text, "{}  {features}", tn.dashed());
        }
    }
    text
}

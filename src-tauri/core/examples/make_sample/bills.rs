//! The bills, as the carriers' portals export them: several charge lines a number, some lines without any.

use std::fmt::Write as _;

use crate::client::{self, Tn};

fn billed(numbers: Vec<Tn>) -> impl Iterator<Item = Tn> {
    numbers.into_iter().filter(|tn| tn.on_bill())
}

/// Lakeland, bill of 21 October: two charges a number, 31.20 together, 18 numbers a page.
pub(crate) fn lakeland() -> String {
    let mut text =
        "Bill Date,Account Number,Page,Telephone Number,Description,From,To,Amount\n".to_owned();
    let head = "10/21/2026,414 555-0100 371";
    let month = "10/21/2026,11/20/2026";
    for (page, tn) in (36..)
        .map(|count: u32| count / 18)
        .zip(billed(client::lakeland()))
    {
        let number = tn.spaced();
        let _ = writeln!(
            text,
            "{head},{page},{number},Business line 1FB,{month},22.70\n\
             {head},{page},{number},Subscriber line charge,{month},8.50"
        );
    }
    for (what, amount) in [
        ("Federal universal service", "412.18"),
        ("State 911 surcharge", "49.50"),
        ("Late payment", "0.00"),
    ] {
        let _ = writeln!(text, "{head},12,,{what},{month},{amount}");
    }
    text
}

/// Badger Valley, bill of 28 October.
pub(crate) fn badger_valley() -> String {
    let mut text = "Statement,Account,Service No,Charge,Amount\n".to_owned();
    let head = "10/28/2026,BV-20817";
    for tn in billed(client::badger_valley()) {
        let number = tn.national();
        let _ = writeln!(
            text,
            "{head},{number},Business access B1,27.95\n{head},{number},FCC line charge,9.20"
        );
    }
    let _ = writeln!(text, "{head},,Wisconsin police and fire fee,33.00");
    text
}

/// Corvus, bill of 1 November: both locations on one bill, ten digits without marks.
pub(crate) fn corvus() -> String {
    let mut text = "Invoice Date,Account,Location,TN,Product,Qty,Charge\n".to_owned();
    let head = "2026-11-01,88-114520-03";
    for (location, numbers) in [
        ("\"Madison, WI\"", client::madison()),
        ("\"Evanston, IL\"", client::evanston()),
    ] {
        for tn in billed(numbers) {
            let number = tn.digits();
            let _ = writeln!(
                text,
                "{head},{location},{number},SIP line,1,11.40\n\
                 {head},{location},{number},Regulatory recovery,1,1.85"
            );
        }
    }
    let _ = writeln!(text, "{head},,,Federal universal service,1,118.07");
    text
}

/// Tollway, bill of 1 November: calls and minutes of each toll-free number.
pub(crate) fn tollway() -> String {
    let mut text =
        "Bill Date,Account,Toll Free Number,RespOrg,From,To,Calls,Minutes,Charge\n".to_owned();
    let usage = [
        (412, 1633),
        (268, 1204),
        (190, 702),
        (351, 1388),
        (97, 260),
        (233, 1571),
        (1846, 6012),
        (121, 187),
    ];
    for ((tn, _, resp_org, _), (calls, minutes)) in client::toll_free().into_iter().zip(usage) {
        // 3.9 cents a minute, in cents and rounded down.
        let cents = minutes * 39 / 10;
        let _ = writeln!(
            text,
            "11/01/2026,TLW-60114,{},{resp_org},10/01/2026,10/31/2026,{calls},{minutes},{}.{:02}",
            tn.dashed(),
            cents / 100,
            cents % 100
        );
    }
    text
}

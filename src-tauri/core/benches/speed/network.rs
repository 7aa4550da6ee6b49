//! The project whose plan is measured: a list of numbers on as many accounts as it shall have orders, spread over
//! carriers and sites, with toll-free numbers that ring to others.

use std::{fmt::Write as _, path::Path};

use crate::Outcome;

const AREAS: [u64; 20] = [
    312, 414, 262, 608, 920, 715, 773, 847, 630, 708, 815, 217, 309, 618, 224, 331, 872, 779, 313,
    415,
];
const EXCHANGES: [u64; 5] = [320, 450, 586, 680, 794];
/// As inventories write them; each has a profile.
const CARRIERS: [&str; 4] = ["AT&T", "Lumen", "Verizon", "Windstream"];

/// Orders on one account: each waits for the one before.
pub(crate) const CHAIN: u64 = 4;

/// Writes a list of so many numbers that splits into so many orders, `chain` of them on one account.
pub(crate) fn write(path: &Path, orders: u64, numbers: u64, chain: u64) -> Outcome {
    let mut text =
        String::from("Number,User,Use,Carrier,Account,Address,City,State,ZIP,Destination\n");
    for number in 0..numbers {
        let order = number * orders / numbers;
        let pick = |from: &[u64], by: u64| from.get(usize::try_from(by).unwrap_or(0)).copied();
        let block = number / 10_000;
        let area = pick(&AREAS, block % 20).unwrap_or(312);
        let exchange = pick(&EXCHANGES, block / 20 % 5).unwrap_or(320);
        let carrier = CARRIERS
            .get(usize::try_from(order / chain % 4)?)
            .copied()
            .unwrap_or_default();
        let what = match number % 40 {
            7 => "Fax",
            8 => "Alarm",
            _ => "Voice",
        };
        writeln!(
            text,
            "{area}{exchange}{:04},User {number},{what},{carrier},AC{account:06},{} Main St,Chicago,IL,60601,user{number}@example.com",
            number % 10_000,
            order % 400 + 1,
            account = order / chain,
        )?;
    }
    std::fs::write(path, text)?;
    Ok(())
}

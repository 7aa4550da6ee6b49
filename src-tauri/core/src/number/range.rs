//! Blocks and ranges of numbers, from first to last.
//!
//! What a cell's words mean is for [`cell`](super::cell) to say; here only two ends become a list, or
//! a reason why they do not.

use super::cell::Refusal;
use super::telephone::TelephoneNumber;

/// The most numbers that a range, a block or a cell expands to: every line of one exchange. Carriers give out blocks
/// of 1,000 and of 10,000; more in one cell is a slip of the pen.
pub const LONGEST: u64 = 10_000;

/// Every number from `first` to `last`. Both ends are of one exchange; a block never crosses it.
pub fn between(
    first: TelephoneNumber,
    last: TelephoneNumber,
) -> Result<Vec<TelephoneNumber>, Refusal> {
    if first.npa() != last.npa() {
        return Err(Refusal::new(
            "range_too_long",
            format!(
                "{} to {} goes from one area code to another. That is no block.",
                first.dashed(),
                last.dashed()
            ),
            "Write two numbers with a comma between, or where the first rings with: rings to.",
        ));
    }
    if last < first {
        return Err(Refusal::new(
            "range_backwards",
            format!(
                "The range ends before it starts: {} to {}.",
                first.dashed(),
                last.dashed()
            ),
            "Compare both ends with the bill.",
        )
        .proposing(format!("{} to {}", last.dashed(), first.dashed())));
    }
    if (first.npa(), first.nxx()) != (last.npa(), last.nxx()) {
        let count = last.digits() - first.digits() + 1;
        let refusal = Refusal::new(
            "range_too_long",
            format!(
                "The range {} to {} runs over an exchange: {count} numbers. Blocks are given out inside one.",
                first.dashed(),
                last.dashed()
            ),
            "Compare both ends with the bill, or write each exchange's part by itself.",
        );
        return Err(match parts(first, last) {
            Some(parts) => refusal.proposing(parts),
            None => refusal,
        });
    }
    let lines = first.digits()..=last.digits();
    Ok(lines.filter_map(TelephoneNumber::from_digits).collect())
}

/// A short range over the end of an exchange, in two parts.
fn parts(first: TelephoneNumber, last: TelephoneNumber) -> Option<String> {
    let end = with_tail(first, "9999")?;
    let start = end.next()?;
    let short = last.digits() - first.digits() < 1_000;
    (short && (start.npa(), start.nxx()) == (last.npa(), last.nxx())).then(|| {
        format!(
            "{} to {}, {} to {}",
            first.dashed(),
            end.dashed(),
            start.dashed(),
            last.dashed()
        )
    })
}

/// `count` numbers from `first` on.
pub fn block(first: TelephoneNumber, count: u64) -> Result<Vec<TelephoneNumber>, Refusal> {
    let last = count
        .checked_sub(1)
        .filter(|_| count <= LONGEST)
        .map(|more| first.digits() + more)
        .and_then(TelephoneNumber::from_digits);
    match last {
        Some(last) => between(first, last),
        None => Err(Refusal::new(
            "range_too_long",
            format!(
                "A block of {count} from {}. A block has 1 to {LONGEST} numbers.",
                first.dashed()
            ),
            "Compare the count with the bill.",
        )),
    }
}

/// The number whose last digits are these: `0109` or `09` after 414-555-0105, or `555-0109`.
pub fn with_tail(number: TelephoneNumber, tail: &str) -> Option<TelephoneNumber> {
    let power = u32::try_from(tail.len())
        .ok()
        .filter(|length| (1..=7).contains(length))?;
    let unit = 10_u64.pow(power);
    let tail: u64 = tail.parse().ok()?;
    TelephoneNumber::from_digits(number.digits() / unit * unit + tail)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(digits: u64) -> TelephoneNumber {
        TelephoneNumber::from_digits(digits).unwrap()
    }

    #[test]
    fn a_tail_takes_the_place_of_as_many_digits() {
        let first = number(4_145_550_105);
        let cases = [
            ("0109", 4_145_550_109),
            ("09", 4_145_550_109),
            ("7", 4_145_550_107),
            ("6660100", 4_146_660_100),
        ];
        for (tail, whole) in cases {
            assert_eq!(with_tail(first, tail), Some(number(whole)), "{tail}");
        }
        assert_eq!(with_tail(first, "1550100"), None);
        assert_eq!(with_tail(first, "24145550100"), None);
    }

    #[test]
    fn a_range_that_runs_backwards_or_over_its_exchange_is_refused() {
        let refusal = between(number(4_145_550_109), number(4_145_550_105)).unwrap_err();
        assert_eq!(refusal.code, "range_backwards");
        assert_eq!(
            refusal.proposal.as_deref(),
            Some("414-555-0105 to 414-555-0109")
        );
        let refusal = between(number(4_145_550_100), number(4_146_550_100)).unwrap_err();
        assert_eq!(refusal.code, "range_too_long");
        assert_eq!(
            block(number(4_145_550_100), 20_000).unwrap_err().code,
            "range_too_long"
        );
        assert_eq!(
            block(number(4_145_550_100), 0).unwrap_err().code,
            "range_too_long"
        );
        assert_eq!(
            block(number(4_145_559_990), 20).unwrap_err().code,
            "range_too_long"
        );
        assert_eq!(
            between(number(4_145_550_000), number(4_145_559_999))
                .unwrap()
                .len(),
            10_000
        );
    }

    proptest! {
        #[test]
        fn a_block_has_as_many_numbers_as_it_says_each_one_after_the_other(line in 0_u64..9_000, count in 1_u64..1_000) {
            let first = number(4_145_550_000 + line);
            let all = block(first, count).unwrap();
            prop_assert_eq!(u64::try_from(all.len()).unwrap(), count);
            prop_assert!(all.windows(2).all(|pair| pair[0].next() == Some(pair[1])));
        }
    }
}

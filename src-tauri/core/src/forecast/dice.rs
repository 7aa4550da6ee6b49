//! Chance that can be repeated: a number for each run, order and question, and ranges of days to take it to.
//!
//! Whole numbers only. What is drawn depends on the seed, the order's id, the run and the question, and on
//! nothing else: not on the machine, not on which orders stand beside it. So the same seed gives the same
//! bytes, and a second forecast over a changed project meets the same luck as the first, which leaves only
//! the change between them.

/// Steps of `SplitMix64` (Steele, Lea, Flood 2014): a counter, multiplied and mixed.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The luck of one order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64, order: i64) -> Self {
        Self(mixed(
            seed ^ mixed(order.unsigned_abs().wrapping_mul(GOLDEN)),
        ))
    }

    /// A number below 2³² for a run and one of its 16 questions.
    pub(super) fn roll(self, run: u32, question: u8) -> u32 {
        let count = (u64::from(run) << 4) | u64::from(question & 15);
        let mixed = mixed(self.0.wrapping_add(count.wrapping_mul(GOLDEN)));
        u32::try_from(mixed >> 32).unwrap_or(u32::MAX)
    }
}

/// A chance out of 2³²; [`Chance::falls`] for so many rolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Chance(u64);

impl Chance {
    /// From parts of a million.
    pub(super) fn of_million(parts: u32) -> Self {
        Self((u64::from(parts.min(1_000_000)) << 32) / 1_000_000)
    }

    /// Whether a roll is such a case. A greater chance keeps every case of a smaller one.
    pub(super) fn falls(self, roll: u32) -> bool {
        u64::from(roll) < self.0
    }
}

/// Business days from a shortest over a usual to a longest figure.
///
/// Half of the cases take at most the usual time, rising towards it from the shortest; the other half take at
/// least that, falling off to the longest. The usual figure counts on both sides, so that somewhat more than
/// half of the cases keep it: that is what carriers mean by usual.
#[derive(Debug, Clone)]
pub(super) struct Range {
    least: u16,
    pub(super) usual: u16,
    /// Rolls below the first entry take the least days, below the second one more, and so on.
    below: Vec<u32>,
}

impl Range {
    pub(super) fn new(least: u16, usual: u16, most: u16) -> Self {
        let (usual, most) = (usual.max(least), most.max(usual).max(least));
        let rising = usual - least + 1;
        let falling = most - usual + 1;
        // 1 + 2 + … + n.
        let sum = |n: u16| u64::from(n) * (u64::from(n) + 1) / 2;
        let half = 1_u64 << 31;
        let up = (1..=rising).map(|n| half * sum(n) / sum(rising));
        let down =
            (1..=falling).map(|n| half + half * (sum(falling) - sum(falling - n)) / sum(falling));
        let mut ends: Vec<u64> = up.take(usize::from(rising) - 1).chain(down).collect();
        // The last one is 2³² and holds every roll.
        ends.pop();
        Self {
            least,
            usual,
            below: ends
                .into_iter()
                .map(|end| u32::try_from(end).unwrap_or(u32::MAX))
                .collect(),
        }
    }

    /// The days of a roll.
    pub(super) fn days(&self, roll: u32) -> u16 {
        let more = self.below.partition_point(|end| *end <= roll);
        self.least
            .saturating_add(u16::try_from(more).unwrap_or(u16::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_keeps_its_ends_and_half_the_cases_keep_the_usual_time() {
        let dice = Dice::new(1, 7);
        for (least, usual, most) in [(15, 20, 30), (0, 0, 5), (3, 3, 3), (0, 2, 2), (1, 5, 15)] {
            let range = Range::new(least, usual, most);
            let days: Vec<u16> = (0..20_000)
                .map(|run| range.days(dice.roll(run, 4)))
                .collect();
            assert_eq!(days.iter().min(), Some(&least), "{least} {usual} {most}");
            assert_eq!(days.iter().max(), Some(&most), "{least} {usual} {most}");
            let kept = days.iter().filter(|days| **days <= usual).count();
            assert!(kept >= 9_900, "{kept} of {least} {usual} {most}");
            let late = days.iter().filter(|days| **days >= usual).count();
            assert!(late >= 9_900, "{late} of {least} {usual} {most}");
            assert_eq!((range.days(0), range.days(u32::MAX)), (least, most));
        }
    }

    #[test]
    fn a_roll_is_the_same_on_every_machine() {
        assert_eq!(
            [0, 1, 2].map(|run| Dice::new(1, 1).roll(run, 0)),
            [1_171_178_140, 3_924_395_613, 650_767_396],
        );
    }

    #[test]
    fn a_greater_chance_keeps_every_case_of_a_smaller_one() {
        let dice = Dice::new(9, 3);
        let (small, great) = (Chance::of_million(120_000), Chance::of_million(300_000));
        let count = |chance: Chance| {
            (0..10_000)
                .filter(|run| chance.falls(dice.roll(*run, 8)))
                .count()
        };
        assert!((0..10_000).all(|run| {
            let roll = dice.roll(run, 8);
            !small.falls(roll) || great.falls(roll)
        }));
        assert!((1_100..1_300).contains(&count(small)), "{}", count(small));
        assert!((2_850..3_150).contains(&count(great)), "{}", count(great));
        assert!(Chance::of_million(1_000_000).falls(u32::MAX));
        assert!(!Chance::of_million(0).falls(0));
    }
}

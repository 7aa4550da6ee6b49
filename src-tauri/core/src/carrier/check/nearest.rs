//! The word that was probably meant.

/// The nearest of the words, when it is near enough to be meant.
pub(super) fn nearest<'a>(
    written: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let bound = (written.chars().count() / 3).max(1);
    words
        .into_iter()
        .map(|word| (distance(written, word), word))
        .filter(|(distance, _)| *distance <= bound)
        .min()
        .map(|(_, word)| word)
}

/// Letters to change, add or take out to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, have) in from.chars().enumerate() {
        let mut next = vec![line + 1];
        for (want, pair) in to.iter().zip(row.windows(2)) {
            let [corner, above] = pair else { continue };
            let left = next.last().copied().unwrap_or_default();
            let change = corner + usize::from(have != *want);
            next.push(change.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_seen_through_and_another_word_is_not() {
        let rules = ["bill_max_days", "loa_max_days", "windows"];
        assert_eq!(nearest("bil_max_days", rules), Some("bill_max_days"));
        assert_eq!(nearest("loa_max_day", rules), Some("loa_max_days"));
        assert_eq!(nearest("window", rules), Some("windows"));
        assert_eq!(nearest("holidays", rules), None);
    }
}

//! What the words of a row name besides its use: an extension, a place that calls are sent on to.

/// The extension that a cell of words names: `Front desk, ext. 2101`; `None` where it names several.
pub(in crate::intake) fn extension(text: &str) -> Option<&str> {
    let mut found = None;
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        if let Some(digits) = (!before.is_alphanumeric())
            .then(|| extension_at(rest))
            .flatten()
        {
            if found.is_some_and(|known| known != digits) {
                return None;
            }
            found = Some(digits);
        }
        before = first;
        rest = rest.get(first.len_utf8()..)?;
    }
    found
}

fn extension_at(text: &str) -> Option<&str> {
    let word_end = text.find(|char: char| !char.is_alphabetic())?;
    let (word, rest) = text.split_at_checked(word_end)?;
    let is_mark = ["x", "ext", "extn", "exten", "extension"]
        .iter()
        .any(|mark| mark.eq_ignore_ascii_case(word));
    let digits = rest.trim_start_matches(['.', ':', '#', ' ']);
    let end = digits
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(digits.len());
    let behind = digits.get(end..)?.trim_start();
    let range = behind.starts_with(['-', '–', '~', '/'])
        && behind.contains(|char: char| char.is_ascii_digit());
    (is_mark && (2..=6).contains(&end) && !range)
        .then(|| digits.get(..end))
        .flatten()
}

/// The text behind words that send a call on: `forwards to 414-555-0150`, `RCF to …`, `rings at …`.
pub(in crate::intake) fn sent_on(text: &str) -> Option<&str> {
    const VERBS: [&str; 10] = [
        "forward", "fwd", "fwds", "cfwd", "rcf", "rings", "ring", "routes", "routed", "points",
    ];
    let lower = text.to_ascii_lowercase();
    let verb = VERBS.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            lower
                .get(..at)
                .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        })
    });
    if !verb
        || ["not forward", "no forward", "dont forward", "don't forward"]
            .iter()
            .any(|no| lower.contains(no))
    {
        return None;
    }
    let at = [" to ", " to:", "->", "→", " at ", " into "]
        .iter()
        .filter_map(|word| lower.find(word).map(|at| at + word.len()))
        .min()?;
    text.get(at..)
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
}

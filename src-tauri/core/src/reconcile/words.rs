//! Words and their known abbreviations in names and addresses.

/// Pairs of a written-out word and its abbreviation. Street words, units and directions as the US postal
/// service abbreviates them (Publication 28, appendices B and C); company words as carriers' records do.
/// Shortened to those that client data uses.
const PAIRS: &[(&str, &str)] = &[
    ("apartment", "apt"),
    ("avenue", "ave"),
    ("boulevard", "blvd"),
    ("building", "bldg"),
    ("center", "ctr"),
    ("circle", "cir"),
    ("company", "co"),
    ("corporation", "corp"),
    ("court", "ct"),
    ("department", "dept"),
    ("drive", "dr"),
    ("east", "e"),
    ("expressway", "expy"),
    ("floor", "fl"),
    ("freeway", "fwy"),
    ("heights", "hts"),
    ("highway", "hwy"),
    ("incorporated", "inc"),
    ("lane", "ln"),
    ("limited", "ltd"),
    ("north", "n"),
    ("northeast", "ne"),
    ("northwest", "nw"),
    ("parkway", "pkwy"),
    ("place", "pl"),
    ("plaza", "plz"),
    ("road", "rd"),
    ("room", "rm"),
    ("south", "s"),
    ("southeast", "se"),
    ("southwest", "sw"),
    ("square", "sq"),
    ("street", "st"),
    ("suite", "ste"),
    ("terrace", "ter"),
    ("trail", "trl"),
    ("turnpike", "tpke"),
    ("unit", "unit"),
    ("west", "w"),
];

/// The word in small letters, written out where its abbreviation is known.
pub(super) fn canonical(word: &str) -> String {
    let small = word.to_lowercase();
    PAIRS
        .iter()
        .find(|(_, short)| *short == small)
        .map_or(small, |(long, _)| (*long).to_owned())
}

//! A carrier's name as short as people say it.

/// The first word of a carrier's name where the rest says only what it is: `Lakeland Telecom` → `Lakeland`.
pub fn short_name(name: &str) -> &str {
    const SORTS: [&str; 8] = [
        "Telecom",
        "Telephone",
        "Communications",
        "Business",
        "Networks",
        "Carrier",
        "Services",
        "Toll-Free",
    ];
    let mut end = name.len();
    for sort in SORTS {
        if let Some(at) = name.find(sort)
            && at > 1
        {
            end = end.min(at);
        }
    }
    name.get(..end).unwrap_or(name).trim_end_matches([' ', ','])
}

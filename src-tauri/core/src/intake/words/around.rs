//! What stands around a phrase and may take its meaning away: `not a fax`, `Fax Rd`, `Elevator Industries Inc.`

/// Words before a phrase that turn it round, with these between them.
const NOT: &[&str] = &[
    "not",
    "no",
    "non",
    "never",
    "isnt",
    "without",
    "former",
    "formerly",
    "was",
    "dont",
    "cannot",
    "longer",
    "wasnt",
    "arent",
    "previously",
    "ex",
];
const BETWEEN: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "for",
    "used",
    "as",
    "longer",
    "be",
    "to",
    "our",
    "really",
    "actually",
    "currently",
];
/// Words behind a use that make it a street.
const STREETS: &[&str] = &[
    "rd",
    "road",
    "st",
    "street",
    "ave",
    "avenue",
    "blvd",
    "boulevard",
    "ln",
    "lane",
    "dr",
    "drive",
    "ct",
    "court",
    "way",
    "pkwy",
    "parkway",
    "hwy",
    "highway",
    "pl",
    "place",
    "plaza",
    "cir",
    "circle",
    "ter",
    "terrace",
    "trail",
];
/// Words behind it that make it a company's name.
const COMPANIES: &[&str] = &[
    "inc",
    "incorporated",
    "llc",
    "corp",
    "corporation",
    "ltd",
    "limited",
    "lp",
    "llp",
    "industries",
    "gmbh",
    "plc",
];
/// Words behind it that make it people and not a machine.
const PEOPLE: &[&str] = &[
    "technician",
    "technicians",
    "tech",
    "techs",
    "support",
    "sales",
    "operator",
    "operators",
    "desk",
    "dept",
    "department",
    "team",
    "manager",
    "mgr",
    "inspector",
    "mechanic",
    "contractor",
    "installer",
    "specialist",
    "coordinator",
    "supervisor",
    "clerk",
    "repair",
    "repairs",
    "processing",
];

/// The words around a phrase, which may turn its meaning round.
pub(super) struct Around<'a> {
    /// All words of the cell.
    pub(super) words: &'a [&'a str],
    /// The first word of the phrase.
    pub(super) start: usize,
    /// The word behind it.
    pub(super) end: usize,
}

impl Around<'_> {
    fn behind(&self, steps: usize) -> &str {
        self.words
            .get(self.end + steps)
            .copied()
            .unwrap_or_default()
    }

    /// `not a fax`, `no longer used for fax`, `was the alarm line`
    pub(super) fn is_denied(&self) -> bool {
        self.before().is_some_and(|word| NOT.contains(&word))
    }

    /// `do not cancel`: a wish turned round. `No, do not port` is none.
    pub(super) fn is_forbidden(&self) -> bool {
        self.before()
            .is_some_and(|word| matches!(word, "not" | "dont" | "never" | "cannot" | "wont"))
    }

    /// The word before, past those that mean nothing here.
    fn before(&self) -> Option<&str> {
        self.words
            .get(..self.start)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|word| !BETWEEN.contains(word) || **word == "longer")
            .copied()
    }

    /// `Fax Rd`, `Elevator Industries Inc.`, `Alarm technician`
    pub(super) fn is_name(&self) -> bool {
        let next = self.behind(0);
        let company = self
            .words
            .iter()
            .skip(self.end)
            .take(3)
            .any(|word| COMPANIES.contains(word));
        STREETS.contains(&next) || PEOPLE.contains(&next) || company
    }

    /// `fax is 414-555-0110`: said of another number.
    pub(super) fn is_of_another(&self) -> bool {
        let rest = self.words.iter().skip(self.end);
        let rest = rest.skip_while(|word| {
            matches!(
                **word,
                "is" | "number" | "no" | "line" | "tn" | "at" | "on" | "see" | "to"
            )
        });
        let digits: usize = rest
            .take_while(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
            .map(|word| word.len())
            .sum();
        digits >= 7
    }

    /// `hunt pilot number`
    pub(super) fn hunts(&self) -> bool {
        self.start
            .checked_sub(1)
            .and_then(|before| self.words.get(before))
            .is_some_and(|word| matches!(*word, "hunt" | "hunting" | "group" | "trunk" | "queue"))
    }

    /// `cancel after the port`, `disconnect once ported`
    pub(super) fn is_for_later(&self) -> bool {
        matches!(
            self.behind(0),
            "after" | "once" | "when" | "until" | "following"
        ) || matches!(self.behind(1), "after" | "once" | "when" | "until")
    }
}

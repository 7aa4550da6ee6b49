//! The sample client's numbers: which there are, what they are used for and on which list each stands.
//!
//! Only numbers reserved for fiction: 555-0100 to 0199 in each area code, 800-555-01XX.

/// A number by its area code and its last four digits; the exchange is always 555.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tn {
    pub(crate) area: u16,
    pub(crate) line: u16,
}

/// What a line is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Voice,
    Fax,
    EFax,
    Alarm,
    Elevator,
}

impl Tn {
    pub(crate) fn dashed(self) -> String {
        format!("{}-555-{:04}", self.area, self.line)
    }

    pub(crate) fn spaced(self) -> String {
        format!("{} 555-{:04}", self.area, self.line)
    }

    pub(crate) fn national(self) -> String {
        format!("({}) 555-{:04}", self.area, self.line)
    }

    pub(crate) fn digits(self) -> String {
        format!("{}555{:04}", self.area, self.line)
    }

    pub(crate) fn usage(self) -> Use {
        match (self.area, self.line) {
            (414, 110 | 111 | 150 | 151 | 160) | (262, 119..=123) | (920, 161..=164) => Use::Fax,
            (414, 112) | (920, 165 | 166) => Use::EFax,
            (414, 187..=191) | (920, 183) => Use::Alarm,
            (414, 192 | 193) | (920, 182) => Use::Elevator,
            _ => Use::Voice,
        }
    }

    /// In the phone system. Five lines of Lakeland were forgotten there.
    #[cfg(test)]
    pub(crate) fn in_phone_system(self) -> bool {
        !matches!((self.area, self.line), (414, 142 | 143) | (262, 166..=168))
    }

    /// On the carrier's bill. Three lines of Lakeland are not billed any more.
    pub(crate) fn on_bill(self) -> bool {
        !matches!((self.area, self.line), (262, 119 | 164 | 165))
    }
}

fn run(area: u16, from: u16, to: u16) -> impl Iterator<Item = Tn> {
    (from..=to).map(move |line| Tn { area, line })
}

/// The 168 numbers on Lakeland's account, as its CSR lists them.
pub(crate) fn lakeland() -> Vec<Tn> {
    run(414, 100, 199)
        .filter(|tn| tn.line != 119)
        .chain(run(262, 100, 168))
        .collect()
}

/// The 44 numbers on Badger Valley's account.
pub(crate) fn badger_valley() -> Vec<Tn> {
    run(920, 140, 183).collect()
}

/// The 54 numbers on Corvus's account that are served in Madison.
pub(crate) fn madison() -> Vec<Tn> {
    run(608, 110, 163).collect()
}

/// The 38 numbers on Corvus's account that are served in Evanston.
pub(crate) fn evanston() -> Vec<Tn> {
    run(847, 100, 137).collect()
}

/// The 8 toll-free numbers at Tollway: number, the number it rings to, controlling RespOrg, what for.
pub(crate) fn toll_free() -> Vec<(Tn, Tn, &'static str, &'static str)> {
    let tf = |line| Tn { area: 800, line };
    let to = |area, line| Tn { area, line };
    vec![
        (tf(110), to(608, 110), "TWY01", "New patients, Madison"),
        (tf(111), to(608, 111), "TWY01", "Billing questions"),
        (tf(112), to(847, 100), "TWY01", "New patients, Evanston"),
        (tf(113), to(920, 140), "TWY01", "New patients, Green Bay"),
        (tf(114), to(920, 141), "TWY01", "Recall line"),
        (tf(115), to(847, 101), "TWY01", "Insurance desk"),
        (tf(150), to(414, 100), "QLX77", "Main, on all letterheads"),
        (tf(151), to(414, 100), "QLX77", "After hours"),
    ]
}

//! Reading telephone numbers of the North American Numbering Plan.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// What the digits of a number say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number of a place in the US or Canada, wireline or wireless.
    Local,
    /// 800, 833, 844, 855, 866, 877, 888.
    TollFree,
    /// 900: not portable for this use.
    Premium,
    /// 5XX and the like: follows a person, not portable to a platform.
    Personal,
    /// +1 but another country, or not +1 at all.
    Foreign,
    /// A number of the plan that no carrier ports: 555-01XX, N11, 700, 710, directory.
    NotPortable,
}

/// Ten digits of the North American Numbering Plan, proven to have the plan's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct TelephoneNumber(u64);

impl TelephoneNumber {
    /// The number with these ten digits, where both area code and exchange start with 2 to 9.
    pub fn from_digits(digits: u64) -> Option<Self> {
        let leading = |n: u64| (2..=9).contains(&n);
        (digits < 10_000_000_000
            && leading(digits / 1_000_000_000)
            && leading(digits / 1_000_000 % 10))
        .then_some(Self(digits))
    }

    /// The number in `+1NPANXXXXXX` form and in no other.
    pub fn from_e164(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("+1")?;
        (digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse().ok().and_then(Self::from_digits))
            .flatten()
    }

    /// All ten digits as a number, the form the project file keeps.
    pub fn digits(self) -> u64 {
        self.0
    }

    /// Area code.
    pub fn npa(self) -> u16 {
        u16::try_from(self.0 / 10_000_000).unwrap_or(0)
    }

    /// Exchange, the three digits after the area code.
    pub fn nxx(self) -> u16 {
        u16::try_from(self.0 / 10_000 % 1000).unwrap_or(0)
    }

    /// The last four digits.
    pub fn line(self) -> u16 {
        u16::try_from(self.0 % 10_000).unwrap_or(0)
    }

    /// `(414) 555-0100`
    pub fn national(self) -> String {
        format!("({:03}) {:03}-{:04}", self.npa(), self.nxx(), self.line())
    }

    /// `414-555-0100`
    pub fn dashed(self) -> String {
        format!("{:03}-{:03}-{:04}", self.npa(), self.nxx(), self.line())
    }

    /// The number that follows in a block, where the form allows it.
    pub fn next(self) -> Option<Self> {
        Self::from_digits(self.0 + 1)
    }
}

/// E.164: `+14145550100`.
impl std::fmt::Display for TelephoneNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "+1{:010}", self.0)
    }
}

impl Serialize for TelephoneNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TelephoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_e164(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("{text} is no number of the form +1NPANXXXXXX"))
        })
    }
}

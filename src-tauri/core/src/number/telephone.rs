//! A telephone number of the North American Numbering Plan, and what reading a text for one gives.
//!
//! The reading itself stands in [`read`]. Whether a number is portable in fact, and whether it is
//! wireless, cannot be seen in its digits and is not said here.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::area::{self, Area};
use crate::finding::{Finding, Severity};
use crate::place::Place;

pub use super::read::read;

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

impl Kind {
    /// The kind for people.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Local => "Local",
            Kind::TollFree => "Toll-free",
            Kind::Premium => "Premium",
            Kind::Personal => "Personal",
            Kind::Foreign => "Other country",
            Kind::NotPortable => "Not portable",
        }
    }
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

    /// What its area code says it is. A single line that no carrier ports, such as directory
    /// assistance or a number reserved for fiction, is of its area code's kind; [`read`] says the rest.
    pub fn kind(self) -> Kind {
        self.area().map_or(Kind::Local, |area| area.kind)
    }

    /// What is known of its area code.
    pub fn area(self) -> Option<&'static Area> {
        area::lookup(self.npa())
    }

    /// Whether it is one of 555-0100 to 555-0199, which are reserved for fiction.
    pub fn is_fiction(self) -> bool {
        self.nxx() == 555 && (100..200).contains(&self.line())
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

/// How a reading ended. Only `ok` means sound in form and portable in kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Sound in form, portable in kind.
    Ok,
    /// Read, but something is odd and a person has to look.
    Suspect,
    /// Read, and no portable number: premium, personal, foreign, bad form.
    Invalid,
    /// No number in it.
    None,
}

/// A finding about a text, before anyone knows where the text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// Stable name of the rule that noticed it.
    #[ts(type = "string")]
    pub code: Cow<'static, str>,
    /// What is wrong and why it matters.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Remark {
    pub(super) fn new(
        severity: Severity,
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            code: Cow::Borrowed(code),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// The finding it is, once its place is known.
    pub fn at(self, place: Place) -> Finding {
        Finding {
            severity: self.severity,
            code: self.code,
            place,
            message: self.message,
            hint: self.hint,
            days: None,
            source: String::new(),
        }
    }
}

/// One text read as one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reading {
    /// The text as it was given.
    pub input: String,
    /// How the reading ended.
    pub status: Status,
    /// The number, `+` and digits, whenever the digits form one, whatever the status.
    pub e164: Option<String>,
    /// Digits of the extension as written.
    pub extension: Option<String>,
    /// What the number is, where one was read.
    pub kind: Option<Kind>,
    /// IANA zones of the area code; more than one means that the service address has to say.
    pub zones: Vec<String>,
    /// What was noticed, the weightiest first.
    pub findings: Vec<Remark>,
    /// The number, where it is one of the plan and sound in form: what an inventory can hold. A
    /// premium, foreign or fictional number is such a one too; its status says that it does not port.
    #[serde(skip)]
    #[ts(skip)]
    pub number: Option<TelephoneNumber>,
    /// What the text probably means, where that is not sure enough to be the reading.
    #[serde(skip)]
    #[ts(skip)]
    pub proposal: Option<String>,
}

impl Reading {
    /// Whether a rule of this name noticed something.
    pub fn has(&self, code: &str) -> bool {
        self.findings.iter().any(|remark| remark.code == code)
    }
}

/// The E.164 form of digits as a number of another country, where the country has such a number: what a list
/// from there holds without its country code. `None` for countries under +1.
pub fn abroad(text: &str, region: &str) -> Option<String> {
    super::read::foreign(text, region)?.e164
}

/// The number that seven digits mean in an area code: what a cell without one can be repaired to.
pub fn with_area_code(text: &str, npa: u16) -> Option<TelephoneNumber> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let line: u64 = (digits.len() == 7).then(|| digits.parse().ok()).flatten()?;
    TelephoneNumber::from_digits(u64::from(npa) * 10_000_000 + line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_numbers_of_the_plans_form_are_numbers() {
        let good = ["+14145550100", "+19999999999", "+12002000000"];
        let bad = [
            "14145550100",
            "+11145550100",
            "+14141550100",
            "+1414555010",
            "+141455501000",
            "+1414555010O",
            "",
        ];
        assert!(
            good.iter()
                .all(|text| TelephoneNumber::from_e164(text).is_some())
        );
        assert!(
            bad.iter()
                .all(|text| TelephoneNumber::from_e164(text).is_none())
        );
    }

    #[test]
    fn seven_digits_become_a_number_in_the_area_code_of_their_neighbours() {
        let number = with_area_code("555-0113", 414).map(TelephoneNumber::national);
        assert_eq!(number.as_deref(), Some("(414) 555-0113"));
        assert_eq!(with_area_code("55-0113", 414), None);
        assert_eq!(with_area_code("155-0113", 414), None);
    }

    proptest! {
        #[test]
        fn every_way_of_writing_a_number_reads_back_as_it(npa in 200_u64..1000, nxx in 200_u64..1000, line in 0_u64..10_000) {
            let number = TelephoneNumber::from_digits(npa * 10_000_000 + nxx * 10_000 + line).unwrap();
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<TelephoneNumber>(&json).unwrap(), number);
            for text in [number.to_string(), number.national(), number.dashed(), number.digits().to_string()] {
                let reading = read(&text, "US");
                prop_assert_eq!(reading.e164, Some(number.to_string()));
            }
        }

        #[test]
        fn no_text_stops_the_reader(text in "\\PC{0,40}") {
            let reading = read(&text, "US");
            prop_assert_eq!(reading.input, text);
        }

        #[test]
        fn no_text_of_digits_and_signs_is_read_as_digits_it_does_not_hold(text in "[0-9+(). x/-]{7,24}") {
            let reading = read(&text, "US");
            if let (Status::Ok, Some(e164)) = (reading.status, reading.e164) {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert!(digits.contains(&e164[2..]), "{} in {}", e164, text);
            }
        }
    }
}

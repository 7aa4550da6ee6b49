//! The tests that a number can need, and what can come of one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A test of one number, in the order in which a matrix has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NumberTest")]
pub enum Test {
    /// Before the cut: the platform accepted the 911 address of the line.
    #[serde(rename = "address_911")]
    Address911,
    /// Before the cut: the platform's 911 test code was placed from a temporary number at the line's location.
    #[serde(rename = "temporary_911")]
    Temporary911,
    /// Called from a mobile.
    InboundMobile,
    /// Called from a landline.
    InboundLandline,
    /// Called from a line of the losing carrier, whose switch may still hold the number. [TELNYX-SMS]
    InboundLosing,
    /// Calling out shows the right number.
    CallerId,
    /// The platform's own 911 test code, with the address read back.
    #[serde(rename = "emergency_911")]
    Emergency,
    /// The queue, hunt group or menu behind the number answers.
    Reach,
    /// Voicemail takes a message.
    Voicemail,
    /// A fax of several pages goes out.
    FaxOut,
    /// A fax of several pages comes in.
    FaxIn,
    /// The monitoring center, or whoever hears the machine, confirms its signal.
    Signal,
    /// A toll-free number called from the United States.
    TollFreeUs,
    /// The same from a mobile.
    TollFreeMobile,
    /// The same from Canada.
    TollFreeCanada,
    /// The same from the Caribbean.
    TollFreeCaribbean,
    /// Texting both ways; it follows voice by hours or days.
    Sms,
    /// The caller's name shows right; it takes one to three days. [HOOP]
    CallerName,
}

/// When a test is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before the cut.
    Before,
    /// On the night.
    Night,
    /// In the days after.
    After,
}

/// What came of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TestResult {
    /// It passed.
    Pass,
    /// It failed.
    Fail,
    /// Someone said that it does not apply to this number.
    NotApplicable,
    /// An earlier word was taken back.
    Open,
}

impl Test {
    /// Every test, in order.
    pub const ALL: [Self; 18] = [
        Self::Address911,
        Self::Temporary911,
        Self::InboundMobile,
        Self::InboundLandline,
        Self::InboundLosing,
        Self::CallerId,
        Self::Emergency,
        Self::Reach,
        Self::Voicemail,
        Self::FaxOut,
        Self::FaxIn,
        Self::Signal,
        Self::TollFreeUs,
        Self::TollFreeMobile,
        Self::TollFreeCanada,
        Self::TollFreeCaribbean,
        Self::Sms,
        Self::CallerName,
    ];

    /// When it is placed.
    pub fn phase(self) -> Phase {
        match self {
            Self::Address911 | Self::Temporary911 => Phase::Before,
            Self::Sms | Self::CallerName => Phase::After,
            _ => Phase::Night,
        }
    }

    /// It proves that 911 goes to the right door. Such a test is never left to a sample.
    pub fn is_911(self) -> bool {
        matches!(
            self,
            Self::Address911 | Self::Temporary911 | Self::Emergency
        )
    }

    /// An area that toll-free numbers are called from only where someone says so.
    pub fn is_area(self) -> bool {
        matches!(self, Self::TollFreeCanada | Self::TollFreeCaribbean)
    }

    /// The stable word, as on the wire and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Address911 => "address_911",
            Self::Temporary911 => "temporary_911",
            Self::InboundMobile => "inbound_mobile",
            Self::InboundLandline => "inbound_landline",
            Self::InboundLosing => "inbound_losing",
            Self::CallerId => "caller_id",
            Self::Emergency => "emergency_911",
            Self::Reach => "reach",
            Self::Voicemail => "voicemail",
            Self::FaxOut => "fax_out",
            Self::FaxIn => "fax_in",
            Self::Signal => "signal",
            Self::TollFreeUs => "toll_free_us",
            Self::TollFreeMobile => "toll_free_mobile",
            Self::TollFreeCanada => "toll_free_canada",
            Self::TollFreeCaribbean => "toll_free_caribbean",
            Self::Sms => "sms",
            Self::CallerName => "caller_name",
        }
    }
}

impl TestResult {
    /// The result in a word or two for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "n/a",
            Self::Open => "open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Test;

    #[test]
    fn a_test_is_one_word_everywhere() {
        for test in Test::ALL {
            assert_eq!(serde_json::to_value(test).unwrap(), test.word());
        }
    }
}

//! What a carrier charges: an amount, what it is charged for, and how often.
//!
//! Money is counted in whole cents and never in fractions of binary. What a move costs in all is worked out by
//! [`crate::cost`]; here a fee is only said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CarrierId, Profile};

/// An amount in hundredths of its currency, never below zero; written as `25.00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, TS)]
#[ts(type = "string")]
pub struct Cents(u64);

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no amount; write it as 25 or 25.00")]
pub struct NoAmount(String);

/// The most that an amount may be: a billion, so that sums over all orders never overflow.
const MOST: u64 = 100_000_000_000;

impl Cents {
    /// So many hundredths; an amount beyond a billion is cut to it.
    pub fn new(cents: u64) -> Self {
        Self(cents.min(MOST))
    }

    /// The hundredths.
    pub fn count(self) -> u64 {
        self.0
    }

    /// Reads `25`, `4.99`, `1,204.50` or `$25`.
    pub fn parse(text: &str) -> Result<Self, NoAmount> {
        let wrong = || NoAmount(text.to_owned());
        let bare = text.trim().trim_start_matches('$').trim().replace(',', "");
        let (whole, part) = bare.split_once('.').unwrap_or((&bare, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(wrong());
        }
        let whole: u64 = whole.parse().map_err(|_| wrong())?;
        let part: u64 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
        let cents = whole
            .checked_mul(100)
            .and_then(|cents| cents.checked_add(part))
            .filter(|cents| *cents <= MOST);
        cents.map(Self).ok_or_else(wrong)
    }

    /// So many times the amount.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count.into()))
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What so many days cost of an amount a month, a month counted as 30 days; rounded half up.
    #[must_use]
    pub fn days_of_month(self, days: u32) -> Self {
        Self((self.0.saturating_mul(days.into()).saturating_add(15)) / 30)
    }

    /// `1,204.50`
    pub fn words(self) -> String {
        let whole = (self.0 / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{grouped}.{:02}", self.0 % 100)
    }
}

impl std::fmt::Display for Cents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Serialize for Cents {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What a fee is charged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeeKind {
    /// Taking over a number.
    PortIn,
    /// Letting a number go, charged by the losing side.
    PortOut,
    /// A refused order.
    Rejection,
    /// A shorter interval than the usual one.
    Expedite,
    /// Activation at a moment that is asked for.
    OnDemand,
    /// Activation outside the usual hours.
    AfterHours,
    /// A change inside the change cut-off.
    LateChange,
    /// An order taken back.
    Cancel,
    /// Numbers called back after activation.
    Snapback,
    /// Calls forwarded to temporary numbers.
    Forward,
}

impl FeeKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Self; 10] = [
        Self::PortIn,
        Self::PortOut,
        Self::Rejection,
        Self::Expedite,
        Self::OnDemand,
        Self::AfterHours,
        Self::LateChange,
        Self::Cancel,
        Self::Snapback,
        Self::Forward,
    ];

    /// As people say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::PortIn => "Port-in",
            Self::PortOut => "Port-out",
            Self::Rejection => "Rejection",
            Self::Expedite => "Expedite",
            Self::OnDemand => "Activation on demand",
            Self::AfterHours => "Activation after hours",
            Self::LateChange => "Change after the cut-off",
            Self::Cancel => "Cancelling",
            Self::Snapback => "Snapback",
            Self::Forward => "Forwarding to temporary numbers",
        }
    }
}

/// How often a fee is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeePer {
    /// For each number.
    Number,
    /// For each order.
    Order,
    /// Each time that it happens.
    Event,
    /// For each hour of work.
    Hour,
    /// For each number and month.
    Month,
}

impl FeePer {
    /// `a number`
    pub fn words(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Order => "an order",
            Self::Event => "each time",
            Self::Hour => "an hour",
            Self::Month => "a number and month",
        }
    }
}

/// What a carrier charges for one thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// How much.
    pub amount: Cents,
    /// Currency, three letters.
    pub currency: String,
    /// How often.
    pub per: FeePer,
    /// Charged for every number of the order, even one that proves unavailable.
    #[serde(default)]
    pub even_if_unavailable: bool,
}

impl Fee {
    /// `25.00 USD a number`
    pub fn words(&self) -> String {
        if self.amount == Cents::default() {
            return "free".to_owned();
        }
        format!(
            "{} {} {}",
            self.amount.words(),
            self.currency,
            self.per.words()
        )
    }
}

/// A fee of this project: what the contract says instead of the profile, or where the profile says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProjectFee {
    /// Its row; below zero while it is new.
    pub id: i64,
    /// The carrier that charges it.
    pub carrier: CarrierId,
    /// What for.
    pub kind: FeeKind,
    /// How much.
    pub fee: Fee,
    /// Where it stands: the contract's page, an offer, who said it.
    pub reason: String,
    /// The day it was entered.
    pub set_on: NaiveDate,
}

/// A fee in use with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeInUse {
    /// Who charges it.
    pub carrier: CarrierId,
    /// Its name as people write it.
    pub name: String,
    /// The fee.
    pub fee: Fee,
    /// Where it was read and when, or the project's own reason.
    pub source: String,
    /// Conditions.
    pub note: String,
    /// The project says it, not the profile.
    pub own: bool,
}

/// The fee of a carrier: the project's own, else the profile's; absent where nobody states it.
pub fn fee_in_use(own: &[ProjectFee], profile: &Profile, kind: FeeKind) -> Option<FeeInUse> {
    let own = own
        .iter()
        .find(|fee| fee.carrier == profile.id && fee.kind == kind);
    if let Some(own) = own {
        return Some(FeeInUse {
            carrier: profile.id.clone(),
            name: profile.name.clone(),
            fee: own.fee.clone(),
            source: format!("project: {}, entered {}", own.reason, own.set_on),
            note: String::new(),
            own: true,
        });
    }
    let rule = profile.fees.get(&kind)?;
    Some(FeeInUse {
        carrier: profile.id.clone(),
        name: profile.name.clone(),
        fee: rule.value.clone(),
        source: format!("{}, read {}", rule.source, rule.as_of),
        note: rule.note.clone(),
        own: false,
    })
}

#[cfg(test)]
mod tests {
    use super::{Cents, Fee, FeePer};

    #[test]
    fn amounts_are_read_as_people_write_them_and_counted_in_cents() {
        for (text, cents) in [
            ("25", 2500),
            ("4.99", 499),
            ("$1,204.5", 120_450),
            (" 0 ", 0),
        ] {
            assert_eq!(Cents::parse(text).map(Cents::count), Ok(cents), "{text}");
        }
        for text in ["", ".5", "1.234", "-3", "free", "1e3", "99999999999"] {
            assert!(Cents::parse(text).is_err(), "{text}");
        }
        assert_eq!(Cents::new(120_450).words(), "1,204.50");
        assert_eq!(Cents::new(2500).times(289).words(), "7,225.00");
    }

    #[test]
    fn days_of_a_month_are_rounded_to_the_cent() {
        let month = Cents::new(10_000);
        assert_eq!(month.days_of_month(30), month);
        assert_eq!(month.days_of_month(7).words(), "23.33");
        assert_eq!(
            Cents::new(1).days_of_month(15),
            Cents::new(1),
            "half a cent is one"
        );
        assert_eq!(month.days_of_month(0), Cents::default());
    }

    #[test]
    fn a_fee_of_nothing_is_free_and_is_not_unknown() {
        let fee = |amount| Fee {
            amount: Cents::new(amount),
            currency: "USD".into(),
            per: FeePer::Number,
            even_if_unavailable: false,
        };
        assert_eq!(fee(0).words(), "free");
        assert_eq!(fee(2500).words(), "25.00 USD a number");
    }
}

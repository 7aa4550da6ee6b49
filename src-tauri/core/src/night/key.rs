//! Which night: the cutover of one order, or of a wave.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::id::OrderId;

/// One cutover: that of a wave, or of an order without one. As text `order:3`, `wave:1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub enum NightKey {
    /// The orders of a wave.
    Wave(u8),
    /// One order.
    Order(OrderId),
}

impl fmt::Display for NightKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wave(number) => write!(f, "wave:{number}"),
            Self::Order(id) => write!(f, "order:{id}"),
        }
    }
}

impl Serialize for NightKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NightKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for NightKey {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let key = match text.split_once(':') {
            Some(("wave", number)) => number.parse().ok().map(Self::Wave),
            Some(("order", id)) => id.parse().ok().map(|id| Self::Order(OrderId(id))),
            _ => None,
        };
        key.ok_or_else(|| format!("{text:?} is no night; write it as order:3 or wave:1"))
    }
}

#[cfg(test)]
mod tests {
    use super::NightKey;
    use crate::id::OrderId;

    #[test]
    fn a_night_is_written_as_it_is_read() {
        for (text, key) in [
            ("wave:2", NightKey::Wave(2)),
            ("order:31", NightKey::Order(OrderId(31))),
        ] {
            assert_eq!(text.parse(), Ok(key));
            assert_eq!(key.to_string(), text);
        }
        for wrong in ["", "wave", "wave:", "wave:300", "order:x", "night:1"] {
            assert!(wrong.parse::<NightKey>().is_err(), "{wrong}");
        }
    }
}

//! Numbers as decimal digits: what a cell without a format shows, and the rounding that formats ask for.

use std::fmt::Write;

/// The largest integer below which a float holds every digit: 2 to the 53rd.
pub(super) const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes a number as a cell without a format shows it: eleven characters at most, but a whole number with all its
/// digits, where Excel would go over to an exponent.
pub(super) fn general(x: f64, out: &mut String) {
    if x.is_finite() && x.abs() < EXACT && x.fract() == 0.0 {
        // Written through the float's own exact decimal form: no cast, no exponent.
        let _ = write!(out, "{:.0}", if x == 0.0 { 0.0 } else { x });
        return;
    }
    if x < 0.0 {
        out.push('-');
    }
    let mut value = Decimal::of(x.abs());
    let magnitude = value.exponent;
    let decimals = match magnitude {
        0..=10 => usize::try_from(9 - magnitude).unwrap_or(0),
        -4..=-1 => 9,
        _ => {
            let fixed = value.clone().fixed(12);
            if magnitude < 0 && fixed.len() <= 11 {
                out.push_str(&fixed);
            } else {
                value.exponent = 0;
                let text = value.fixed(5);
                // Nine and a half rounds up to ten.
                let (text, magnitude) = match text.as_str() {
                    "10" => ("1", magnitude + 1),
                    text => (text, magnitude),
                };
                let sign = if magnitude < 0 { '-' } else { '+' };
                let _ = write!(out, "{text}E{sign}{:02}", magnitude.unsigned_abs());
            }
            return;
        }
    };
    out.push_str(&value.fixed(decimals));
}

/// Fifteen decimal digits of a number, all that a spreadsheet program keeps: 0.1 + 0.2 is 0.3.
#[derive(Debug, Clone)]
pub(super) struct Decimal {
    /// Without leading zeros; empty for nothing.
    digits: Vec<u8>,
    /// Power of ten of the first digit.
    pub(super) exponent: i32,
}

impl Decimal {
    pub(super) fn of(x: f64) -> Self {
        let text = format!("{x:.14e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits: Vec<u8> = mantissa
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|b| b - b'0')
            .collect();
        let zero = digits.iter().all(|digit| *digit == 0);
        Self {
            digits: if zero { Vec::new() } else { digits },
            exponent: exponent.parse().unwrap_or(0),
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Rounds to so many decimals, halves up as people do.
    pub(super) fn round(&mut self, decimals: usize) {
        let keep = i64::from(self.exponent) + 1 + i64::try_from(decimals).unwrap_or(i64::MAX);
        if keep < 0 {
            self.digits.clear();
            return;
        }
        let keep = usize::try_from(keep).unwrap_or(usize::MAX);
        let up = self.digits.get(keep).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(keep);
        if up {
            let nines = self
                .digits
                .iter()
                .rev()
                .take_while(|digit| **digit == 9)
                .count();
            let left = self.digits.len() - nines;
            self.digits.truncate(left);
            if let Some(last) = self.digits.last_mut() {
                *last += 1;
            } else {
                self.digits.push(1);
                self.exponent += 1;
            }
        }
        if self.digits.iter().all(|digit| *digit == 0) {
            self.digits.clear();
        }
    }

    /// The digit at a power of ten.
    fn at(&self, power: i32) -> char {
        usize::try_from(self.exponent - power)
            .ok()
            .and_then(|at| self.digits.get(at))
            .map_or('0', |digit| char::from(b'0' + digit))
    }

    /// Digits before the point; empty below one.
    pub(super) fn whole(&self) -> String {
        if self.is_zero() || self.exponent < 0 {
            return String::new();
        }
        (0..=self.exponent)
            .rev()
            .map(|power| self.at(power))
            .collect()
    }

    pub(super) fn fraction(&self, decimals: usize) -> String {
        let last = i32::try_from(decimals).unwrap_or(0);
        if self.is_zero() {
            return "0".repeat(decimals);
        }
        (1..=last).map(|place| self.at(-place)).collect()
    }

    /// Rounded to so many decimals, without zeros at the end.
    fn fixed(mut self, decimals: usize) -> String {
        self.round(decimals);
        let whole = self.whole();
        let fraction = self.fraction(decimals);
        let fraction = fraction.trim_end_matches('0');
        let whole = if whole.is_empty() { "0" } else { &whole };
        if fraction.is_empty() {
            whole.to_owned()
        } else {
            format!("{whole}.{fraction}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::general;

    fn shown(x: f64) -> String {
        let mut out = String::new();
        general(x, &mut out);
        out
    }

    #[test]
    fn without_a_format_numbers_have_eleven_characters() {
        for (x, text) in [
            (1.0 / 3.0, "0.333333333"),
            (35.0 / 3.0, "11.66666667"),
            (41_207.692_290_219_9, "41207.69229"),
            (0.1 + 0.2, "0.3"),
            (-2.75, "-2.75"),
            (1e20, "1E+20"),
            (0.000_012_345_678, "1.23457E-05"),
            (0.000_01, "0.00001"),
            (0.000_123_456_789, "0.000123457"),
            (123_456_789_012.5, "1.23457E+11"),
            (9.999_999_99e-12, "1E-11"),
        ] {
            assert_eq!(shown(x), text);
        }
    }
}

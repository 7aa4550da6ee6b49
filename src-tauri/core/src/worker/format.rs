//! Number formats, as far as they change which digits and signs a number shows (ECMA-376 18.8.31): sections,
//! conditions, digit places, grouping, scaling, percent, exponents, literal text. Dates are not written here, and
//! fractions and fill characters are left out.

use calamine::ExcelDateTimeType;

use super::{
    code::{around, section, split},
    decimal::{Decimal, EXACT, general},
};

/// A number format, taken apart once and used for every cell of its style.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Format {
    /// At most three, for numbers; none shows a number as it is.
    sections: Vec<Section>,
    /// What stands before and after a text; absent where a text is shown as it is.
    text: Option<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    pub(super) condition: Option<(Test, f64)>,
    pub(super) tokens: Vec<Token>,
    /// Powers of ten that percent signs add and trailing commas take away.
    pub(super) shift: i32,
    pub(super) grouped: bool,
    /// It is of a kind that is not written here.
    pub(super) foreign: Option<Foreign>,
}

/// What a section shows that is no plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    /// A day or a time of day.
    Moment,
    /// Hours past 24.
    Elapsed,
    Fraction,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Test {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    MoreOrEqual,
    More,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Literal(String),
    /// `0`, `#` or `?`.
    Place(char),
    Point,
    /// True where the sign is always shown.
    Exponent(bool),
    General,
    Text,
}

impl Format {
    /// Reads a format code.
    pub(super) fn read(code: &str) -> Self {
        let parts = split(code);
        let mut sections: Vec<Section> = parts.iter().take(4).map(|part| section(part)).collect();
        let has_text = |section: &Section| section.tokens.contains(&Token::Text);
        let mut text = None;
        if sections.len() == 4 || sections.last().is_some_and(has_text) {
            text = sections.pop().and_then(|section| around(&section));
        }
        let plain = |section: &Section| {
            section.condition.is_none() && section.tokens == [Token::General] && section.shift == 0
        };
        if matches!(sections.as_slice(), [only] if plain(only)) {
            sections.clear();
        }
        Self { sections, text }
    }

    /// Whether a text is shown as it is.
    pub(super) fn leaves_text(&self) -> bool {
        self.text.is_none()
    }

    /// Whether a number is shown as it is.
    pub(super) fn leaves_numbers(&self) -> bool {
        self.sections.is_empty()
    }

    /// Whether a number is shown as a day or a time, and if so whether as hours that count past 24.
    pub(super) fn moment(&self, x: f64) -> Option<ExcelDateTimeType> {
        match self.chosen(x)?.1.foreign? {
            Foreign::Moment => Some(ExcelDateTimeType::DateTime),
            Foreign::Elapsed => Some(ExcelDateTimeType::TimeDelta),
            Foreign::Fraction => None,
        }
    }

    /// Writes a text.
    pub(super) fn text(&self, text: &str, out: &mut String) {
        let (before, after) = self
            .text
            .as_ref()
            .map_or(("", ""), |(before, after)| (before, after));
        out.push_str(before);
        out.push_str(text);
        out.push_str(after);
    }

    /// Writes a number.
    pub(super) fn number(&self, x: f64, out: &mut String) {
        let start = out.len();
        if self.shown(x, out).is_none() || loses_digits(x, out.get(start..).unwrap_or_default()) {
            out.truncate(start);
            general(x, out);
        }
    }

    /// The section that a number falls under, with its number.
    fn chosen(&self, x: f64) -> Option<(usize, &Section)> {
        let mut sections = self.sections.iter().enumerate();
        sections
            .find(|(at, section)| section.takes(x, *at, &self.sections))
            .or_else(|| self.sections.iter().enumerate().next_back())
    }

    fn shown(&self, x: f64, out: &mut String) -> Option<()> {
        if !x.is_finite() {
            return None;
        }
        let (at, section) = self.chosen(x)?;
        if section.foreign.is_some() || (section.tokens.is_empty() && x != 0.0) {
            return None;
        }
        // The second of several sections says with its own signs that a number is negative.
        let signed = x < 0.0
            && match section.condition {
                Some((Test::Less | Test::LessOrEqual, limit)) => limit > 0.0,
                Some(_) => true,
                None => at != 1 || self.sections.iter().any(|s| s.condition.is_some()),
            };
        let body = out.len();
        section.write(x.abs(), out);
        // A negative number that rounds to nothing has no sign.
        let says = out.get(body..).unwrap_or_default();
        if signed && !(says.contains('0') && says.bytes().all(|b| !matches!(b, b'1'..=b'9'))) {
            out.insert(body, '-');
        }
        let trimmed = out.trim_end().len();
        out.truncate(trimmed.max(body));
        let lead = out.get(body..).unwrap_or_default();
        let blank = lead.len() - lead.trim_start().len();
        out.drain(body..body + blank);
        Some(())
    }
}

impl Section {
    fn takes(&self, x: f64, at: usize, all: &[Self]) -> bool {
        match self.condition {
            Some((Test::Less, limit)) => x < limit,
            Some((Test::LessOrEqual, limit)) => x <= limit,
            Some((Test::Equal, limit)) => same(x, limit),
            Some((Test::NotEqual, limit)) => !same(x, limit),
            Some((Test::MoreOrEqual, limit)) => x >= limit,
            Some((Test::More, limit)) => x > limit,
            None if all.iter().any(|section| section.condition.is_some()) => true,
            None => match (at, all.len()) {
                (0, 2) => x >= 0.0,
                (0, 3) => x > 0.0,
                (1, _) => x < 0.0,
                _ => true,
            },
        }
    }

    /// Writes the digit at a place before the point, counted from the right; at the first place all digits left of it
    /// as well.
    fn whole_place(
        &self,
        place: char,
        right: usize,
        is_first: bool,
        digits: &str,
        out: &mut String,
    ) {
        let left = if is_first {
            digits.len().max(right + 1)
        } else {
            right + 1
        };
        for position in (right..left).rev() {
            let index = digits.len().checked_sub(position + 1);
            match (index.and_then(|at| digits.get(at..=at)), place) {
                (Some(digit), _) => out.push_str(digit),
                (None, '0') => out.push('0'),
                (None, '?') => out.push(' '),
                (None, _) => continue,
            }
            if self.grouped && position > 0 && position.is_multiple_of(3) {
                out.push(',');
            }
        }
    }

    /// Writes a number that is not negative.
    fn write(&self, x: f64, out: &mut String) {
        let places = |tokens: &[Token]| -> Vec<char> {
            tokens
                .iter()
                .filter_map(|token| match token {
                    Token::Place(place) => Some(*place),
                    _ => None,
                })
                .collect()
        };
        let exponent = self
            .tokens
            .iter()
            .position(|token| matches!(token, Token::Exponent(_)));
        let mantissa = self
            .tokens
            .get(..exponent.unwrap_or(self.tokens.len()))
            .unwrap_or_default();
        let point = mantissa
            .iter()
            .position(|token| *token == Token::Point)
            .unwrap_or(mantissa.len());
        let whole = places(mantissa.get(..point).unwrap_or_default());
        let decimals = places(mantissa.get(point..).unwrap_or_default());
        let mut value = Decimal::of(x);
        value.exponent += self.shift;
        let mut power = 0;
        if exponent.is_some() && !value.is_zero() {
            let step = i32::try_from(whole.len()).unwrap_or(1).max(1);
            power = value.exponent.div_euclid(step) * step;
            value.exponent -= power;
            let mut rounded = value.clone();
            rounded.round(decimals.len());
            if rounded.exponent >= step {
                power += step;
                value.exponent -= step;
            }
        }
        value.round(decimals.len());
        let digits = value.whole();
        let fraction = value.fraction(decimals.len());
        let used = fraction.trim_end_matches('0').len();
        let (mut at, mut after, mut past_exponent) = (0, 0, false);
        let mut past_point = false;
        for token in &self.tokens {
            match token {
                Token::Literal(text) => out.push_str(text),
                Token::Text => {}
                Token::General => general(value_of(x, self.shift), out),
                Token::Point => {
                    past_point = true;
                    if whole.is_empty() {
                        out.push_str(&digits);
                    }
                    out.push('.');
                }
                Token::Exponent(always) => {
                    past_exponent = true;
                    out.push('E');
                    if power < 0 {
                        out.push('-');
                    } else if *always {
                        out.push('+');
                    }
                    let width =
                        places(self.tokens.get(exponent.unwrap_or(0)..).unwrap_or_default());
                    let text = power.unsigned_abs().to_string();
                    out.extend(std::iter::repeat_n(
                        '0',
                        width.len().saturating_sub(text.len()),
                    ));
                    out.push_str(&text);
                }
                Token::Place(_) if past_exponent => {}
                Token::Place(place) if past_point => {
                    let digit = fraction.get(after..=after).unwrap_or("0");
                    if after < used || *place == '0' {
                        out.push_str(digit);
                    } else if *place == '?' {
                        out.push(' ');
                    }
                    after += 1;
                }
                Token::Place(place) => {
                    self.whole_place(*place, whole.len() - 1 - at, at == 0, &digits, out);
                    at += 1;
                }
            }
        }
    }
}

/// Whether a format hides digits that a telephone number needs: grouped, rounded or with an exponent. Such a number
/// is shown whole, whatever its cell's format.
pub(super) fn loses_digits(x: f64, shown: &str) -> bool {
    if !(1e6..EXACT).contains(&x) || x.fract() != 0.0 {
        return false;
    }
    let whole = format!("{x:.0}");
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if shown.contains("E+") {
        return !shown.starts_with(&whole);
    }
    let national = match whole.len() {
        10 => whole.as_str(),
        11 => whole.strip_prefix('1').unwrap_or_default(),
        _ => return false,
    };
    let open = |at: usize| matches!(national.as_bytes().get(at), Some(b'2'..=b'9'));
    open(0) && open(3) && (digits(shown) != whole || shown.contains(','))
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < f64::EPSILON
}

fn value_of(x: f64, shift: i32) -> f64 {
    x * 10_f64.powi(shift)
}

#[cfg(test)]
mod tests {
    use super::Format;

    fn shown(x: f64, code: &str) -> String {
        let mut out = String::new();
        Format::read(code).number(x, &mut out);
        out
    }

    #[test]
    fn numbers_look_as_excel_shows_them() {
        const PHONE: &str = "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####";
        for (x, code, text) in [
            (2134.0, "00000", "02134"),
            (2134.0, "00000\\-0000", "00000-2134"),
            (5_550_123.0, PHONE, "555-0123"),
            (3_125_550_123.0, PHONE, "(312) 555-0123"),
            (
                13_125_550_123.0,
                "0\\ (000)\\ 000\\-0000",
                "1 (312) 555-0123",
            ),
            (123_456_789.0, "000\\-00\\-0000", "123-45-6789"),
            (0.125, "0.0%", "12.5%"),
            (0.549_295_774, "0%", "55%"),
            (10.52, "0.000", "10.520"),
            (10.52, "\"£\"#,##0.00", "£10.52"),
            (10.52, "[$£-809]#,##0.00", "£10.52"),
            (
                45_544.849_8,
                "\"$\"#,##0.00_);[Red]\\(\"$\"#,##0.00\\)",
                "$45,544.85",
            ),
            (
                -45_544.849_8,
                "\"$\"#,##0.00_);[Red]\\(\"$\"#,##0.00\\)",
                "($45,544.85)",
            ),
            (0.79, "0.00E+00", "7.90E-01"),
            (12_345.678, "##0.0E+0", "12.3E+3"),
            (999_999.0, "0.0E+0", "1.0E+6"),
            (
                0.0,
                "_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
                "-",
            ),
            (
                57_020.0,
                "_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
                "57,020.00",
            ),
            (1234.5, "0", "1235"),
            (1.005, "0.00", "1.01"),
            (-0.001, "0.00", "0.00"),
            (-5.0, "0.00", "-5.00"),
            (1_234_567.0, "0.0,,\"M\"", "1.2M"),
            (1234.567, "#,##0.###", "1,234.567"),
            (0.5, "#.##", ".5"),
            (7.0, "\"Ext \"0", "Ext 7"),
            (12_345.678_9, "0.000\\ \\>", "12345.679 >"),
            (7.0, "General\" lines\"", "7 lines"),
            (7.0, "@", "7"),
            (1.5, "# ?/?", "1.5"),
        ] {
            assert_eq!(shown(x, code), text, "{x} {code}");
        }
    }

    #[test]
    fn a_telephone_number_is_whole_whatever_its_format() {
        for code in ["#,##0", "0.00", "0.00E+00", "0%", ";;;", "$#,##0.00", "0,"] {
            assert_eq!(shown(3_125_550_123.0, code), "3125550123", "{code}");
        }
        assert_eq!(shown(181_859_000_000.0, "0.00000E+00"), "181859000000");
        assert_eq!(shown(1_025_550_123.0, "#,##0"), "1,025,550,123");
    }

    #[test]
    fn text_formats_add_what_they_say() {
        let mut out = String::new();
        let format = Format::read("0;-0;0;\"Ext \"@");
        assert!(!format.leaves_text());
        format.text("0142", &mut out);
        assert_eq!(out, "Ext 0142");
        assert!(Format::read("@").leaves_text() && Format::read("0.00").leaves_text());
    }
}

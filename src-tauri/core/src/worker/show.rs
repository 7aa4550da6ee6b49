//! A cell's value as the text a person sees, as far as that can be known without the whole of a number
//! format: no digit is lost and none is added.

use calamine::{Data, DataRef, ExcelDateTime, ExcelDateTimeType, Style};

/// The part of a number format that changes which digits are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// As many digits as the value has.
    #[default]
    General,
    /// At least this many digits, leading zeros kept: a ZIP code, an account number.
    Padded(usize),
    /// Percent with this many decimals.
    Percent(usize),
}

impl Format {
    /// The format of a cell style.
    pub(super) fn of(style: &Style) -> Self {
        style
            .number_format
            .as_ref()
            .map_or(Self::General, |format| Self::read(&format.format_code))
    }

    fn read(code: &str) -> Self {
        let first = code.split(';').next().unwrap_or_default();
        if let Some(digits) = first.strip_suffix('%')
            && digits
                .bytes()
                .all(|b| matches!(b, b'0' | b'#' | b'.' | b','))
        {
            let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
            return Self::Percent(decimals.min(9));
        }
        let zeros = first.len();
        if (2..=20).contains(&zeros) && first.bytes().all(|b| b == b'0') {
            return Self::Padded(zeros);
        }
        Self::General
    }
}

/// Writes a value of the streaming readers.
pub(super) fn value(value: &DataRef<'_>, format: Format, out: &mut String) {
    out.clear();
    match value {
        DataRef::Int(n) => integer(i128::from(*n), format, out),
        DataRef::Float(x) => float(*x, format, out),
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Bool(b) => out.push_str(if *b { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => date(moment, out),
        DataRef::DateTimeIso(text) => iso(text, out),
        DataRef::DurationIso(text) => duration_iso(text, out),
        DataRef::Error(error) => out.push_str(&error.to_string()),
        DataRef::Empty => {}
    }
}

/// Writes a value of the readers that know whole ranges only.
pub(super) fn owned(data: &Data, out: &mut String) {
    let borrowed = match data {
        Data::String(text) => {
            out.clear();
            out.push_str(text);
            return;
        }
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(x) => DataRef::Float(*x),
        Data::Bool(b) => DataRef::Bool(*b),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    };
    value(&borrowed, Format::General, out);
}

fn integer(n: i128, format: Format, out: &mut String) {
    use std::fmt::Write;
    let _ = match format {
        Format::Padded(width) if n >= 0 => write!(out, "{n:0width$}"),
        Format::Percent(decimals) => write!(out, "{}%", n * 100).map(|()| {
            if decimals > 0 {
                out.pop();
                let _ = write!(out, ".{:0<decimals$}%", "");
            }
        }),
        _ => write!(out, "{n}"),
    };
}

/// The largest integer below which a float holds every digit: 2 to the 53rd.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn float(x: f64, format: Format, out: &mut String) {
    use std::fmt::Write;
    if let Format::Percent(decimals) = format {
        let _ = write!(out, "{:.decimals$}%", x * 100.0);
        return;
    }
    if x.is_finite() && x.abs() < EXACT && x.fract() == 0.0 {
        // Written through the float's own exact decimal form: no cast, no exponent.
        let text = format!("{:.0}", if x == 0.0 { 0.0 } else { x });
        match format {
            Format::Padded(width) if x >= 0.0 => {
                let _ = write!(out, "{text:0>width$}");
            }
            _ => out.push_str(&text),
        }
    } else if x.abs() >= EXACT {
        let _ = write!(out, "{x:E}");
    } else {
        // Spreadsheet programs keep 15 digits: 0.1 + 0.2 is 0.3.
        let rounded = format!("{x:.14E}").parse::<f64>().unwrap_or(x);
        let _ = write!(out, "{rounded}");
    }
}

/// The last day a spreadsheet knows, 9999-12-31, as a serial number.
const LAST_DAY: f64 = 2_958_466.0;

fn date(moment: &ExcelDateTime, out: &mut String) {
    use std::fmt::Write;
    let serial = moment.as_f64();
    if !(0.0..LAST_DAY).contains(&serial) {
        // A telephone number under a date format is still a number.
        return float(serial, Format::General, out);
    }
    if moment.is_duration() {
        let seconds = (serial * 86_400.0).round();
        let hours = (seconds / 3_600.0).floor();
        let rest = seconds - hours * 3_600.0;
        let minutes = (rest / 60.0).floor();
        let _ = write!(
            out,
            "{hours:.0}:{minutes:02.0}:{:02.0}",
            rest - minutes * 60.0
        );
        return;
    }
    // Floats miss a round second by a hair: round to the second first.
    let nudged = (serial * 86_400.0).round() / 86_400.0 + 1e-9;
    let again = ExcelDateTime::new(nudged, ExcelDateTimeType::DateTime, false);
    let shifted = if is_1904(moment) {
        again_1904(nudged)
    } else {
        again
    };
    let (year, month, day, hour, minute, second, _) = shifted.to_ymd_hms_milli();
    let midnight = (hour, minute, second) == (0, 0, 0);
    if serial >= 1.0 {
        let _ = write!(out, "{year:04}-{month:02}-{day:02}");
        if midnight {
            return;
        }
        out.push(' ');
    }
    let _ = write!(out, "{hour:02}:{minute:02}");
    if second != 0 {
        let _ = write!(out, ":{second:02}");
    }
}

fn again_1904(serial: f64) -> ExcelDateTime {
    ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, true)
}

/// The library keeps the epoch to itself; the year it computes tells.
fn is_1904(moment: &ExcelDateTime) -> bool {
    let here = moment.to_ymd_hms_milli().0;
    let other = ExcelDateTime::new(moment.as_f64(), ExcelDateTimeType::DateTime, false);
    here != other.to_ymd_hms_milli().0
}

/// `2026-12-01T19:30:00` as `2026-12-01 19:30`.
fn iso(text: &str, out: &mut String) {
    match text.split_once('T') {
        Some((day, "00:00:00" | "00:00")) => out.push_str(day),
        Some((day, time)) => {
            out.push_str(day);
            out.push(' ');
            out.push_str(
                time.strip_suffix(":00")
                    .filter(|t| t.contains(':'))
                    .unwrap_or(time),
            );
        }
        None => out.push_str(text),
    }
}

/// `PT22H30M00S` as `22:30`.
fn duration_iso(text: &str, out: &mut String) {
    use std::fmt::Write;
    let parts = text
        .strip_prefix("PT")
        .and_then(|rest| rest.split_once('H'))
        .and_then(|(hours, rest)| {
            let (minutes, rest) = rest.split_once('M')?;
            let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
            Some((
                hours.parse::<u32>().ok()?,
                minutes.parse::<u32>().ok()?,
                seconds.parse::<u32>().ok()?,
            ))
        });
    let _ = match parts {
        Some((hours, minutes, 0)) => write!(out, "{hours:02}:{minutes:02}"),
        Some((hours, minutes, seconds)) => write!(out, "{hours:02}:{minutes:02}:{seconds:02}"),
        None => write!(out, "{text}"),
    };
}

#[cfg(test)]
mod tests {
    use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

    use super::{Format, value};

    fn shown(data: &DataRef<'_>, format: Format) -> String {
        let mut out = String::new();
        value(data, format, &mut out);
        out
    }

    #[test]
    fn numbers_keep_their_digits_and_gain_none() {
        for (x, format, text) in [
            (3_125_550_123.0, Format::General, "3125550123"),
            (13_125_550_123.0, Format::General, "13125550123"),
            (181_859_000_000.0, Format::General, "181859000000"),
            (2134.0, Format::Padded(5), "02134"),
            (0.1 + 0.2, Format::General, "0.3"),
            (2.75, Format::General, "2.75"),
            (-0.0, Format::General, "0"),
            (0.125, Format::Percent(1), "12.5%"),
            (1.0, Format::Percent(0), "100%"),
            (1e20, Format::General, "1E20"),
        ] {
            assert_eq!(shown(&DataRef::Float(x), format), text);
        }
        assert_eq!(shown(&DataRef::Int(7), Format::Padded(3)), "007");
        assert_eq!(shown(&DataRef::Int(1), Format::Percent(2)), "100.00%");
    }

    #[test]
    fn dates_are_dates_and_never_serial_numbers() {
        let moment = |x, is_1904| {
            DataRef::DateTime(ExcelDateTime::new(x, ExcelDateTimeType::DateTime, is_1904))
        };
        for (data, text) in [
            (moment(46_000.0, false), "2025-12-09"),
            (moment(46_000.9, false), "2025-12-09 21:36"),
            (moment(0.9375, false), "22:30"),
            (moment(44_538.0, true), "2025-12-09"),
            (moment(4_145_550_100.0, false), "4145550100"),
            (
                DataRef::DateTime(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)),
                "36:00:00",
            ),
            (
                DataRef::DateTimeIso("2026-12-01T19:30:00".into()),
                "2026-12-01 19:30",
            ),
            (DataRef::DurationIso("PT22H30M00S".into()), "22:30"),
        ] {
            assert_eq!(shown(&data, Format::General), text);
        }
    }

    #[test]
    fn formats_that_keep_leading_zeros_are_known() {
        assert_eq!(Format::read("00000"), Format::Padded(5));
        assert_eq!(Format::read("0.00%"), Format::Percent(2));
        assert_eq!(Format::read("General"), Format::General);
        assert_eq!(Format::read("0"), Format::General);
        assert_eq!(Format::read("(000) 000-0000"), Format::General);
    }
}

//! A cell's value as the text a person sees: numbers as their format shows them, days and times in one form that
//! cannot be misread, whatever the sheet's own (6/11/26 is two days).

use calamine::{Data, DataRef, ExcelDateTime, ExcelDateTimeType, Style};

use super::{decimal::general, format::Format};

/// The format of a cell style.
pub(super) fn format_of(style: &Style) -> Format {
    style
        .number_format
        .as_ref()
        .map_or_else(Format::default, |format| Format::read(&format.format_code))
}

/// Writes a value of the streaming readers.
pub(super) fn value(value: &DataRef<'_>, format: &Format, out: &mut String) {
    out.clear();
    match value {
        // Our readers give integers of at most 32 bits.
        DataRef::Int(n) => format.number(n.to_string().parse().unwrap_or(0.0), out),
        DataRef::Float(x) => format.number(*x, out),
        DataRef::String(text) => format.text(text, out),
        DataRef::SharedString(text) => format.text(text, out),
        DataRef::Bool(b) => out.push_str(if *b { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => date(moment, out),
        DataRef::DateTimeIso(text) => iso(text, out),
        DataRef::DurationIso(text) => duration_iso(text, out),
        DataRef::Error(error) => out.push_str(&error.to_string()),
        DataRef::Empty => {}
    }
}

/// Writes a value of the readers that know whole ranges only.
pub(super) fn owned(data: &Data, format: &Format, out: &mut String) {
    let borrowed = match data {
        Data::String(text) => {
            out.clear();
            format.text(text, out);
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
    value(&borrowed, format, out);
}

/// The last day a spreadsheet knows, 9999-12-31, as a serial number.
const LAST_DAY: f64 = 2_958_466.0;

fn date(moment: &ExcelDateTime, out: &mut String) {
    use std::fmt::Write;
    let serial = moment.as_f64();
    if !(0.0..LAST_DAY).contains(&serial) {
        // A telephone number under a date format is still a number.
        return general(serial, out);
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
pub(super) fn iso(text: &str, out: &mut String) {
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
pub(super) fn duration_iso(text: &str, out: &mut String) {
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

    fn shown(data: &DataRef<'_>) -> String {
        let mut out = String::new();
        value(data, &Format::default(), &mut out);
        out
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
            assert_eq!(shown(&data), text);
        }
    }
}

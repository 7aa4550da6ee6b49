//! One line or cell read as one number. Where two readings are possible neither is taken in silence.

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};

use super::area;
use super::lexer::{Extension, Piece, What, pieces};
use super::rules::judge;
use super::telephone::{Kind, Reading, Remark, Status, TelephoneNumber};
use super::text::Plain;
use crate::finding::Severity::{Blocker, Note, Warning};

/// Reads one line or cell as one number. `region` is the two-letter country that a number without
/// `+` is taken to be from.
pub fn read(text: &str, region: &str) -> Reading {
    let plain = Plain::new(text);
    let mut reading = if under_plus_one(region) {
        read_plain(&plain)
    } else {
        abroad(text, region).unwrap_or_else(|| read_plain(&plain))
    };
    text.clone_into(&mut reading.input);
    reading.findings.sort_by_key(|remark| remark.severity);
    reading
}

/// A country whose numbers are under +1; an empty or unknown region counts as the US.
pub(super) fn under_plus_one(region: &str) -> bool {
    let region = region.trim().to_ascii_uppercase();
    let territory = matches!(region.as_str(), "AS" | "GU" | "MP" | "PR" | "VI");
    matches!(region.as_str(), "" | "US" | "CA")
        || territory
        || area::all().any(|area| area.country == Some(region.as_str()))
        || region.parse::<Region>().is_err()
}

pub(super) fn read_plain(plain: &Plain) -> Reading {
    if let Some(reading) = spreadsheet_form(&plain.trimmed()) {
        return reading;
    }
    read_pieces(plain, &pieces(plain))
}

/// A number as a spreadsheet spoils it: `4145550100.0`, `4.15E+09`, `4,145,550,100`.
pub(super) fn spreadsheet_form(text: &str) -> Option<Reading> {
    let text = text.strip_prefix('-').unwrap_or(text);
    if !text.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    if let Some((whole, fraction)) = text.split_once('.')
        && matches!(whole.len(), 10 | 11)
        && whole.bytes().all(|byte| byte.is_ascii_digit())
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte == b'0')
    {
        let note = Remark::new(
            Note,
            "decimal_number",
            "A spreadsheet kept the number as an amount with decimals.",
            "Nothing to do; the digits are all there.",
        );
        return Some(from_digits(whole, false).with(note));
    }
    if let Some((whole, fraction)) = text.split_once('.')
        && [whole, fraction]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return match (whole.len(), fraction.len()) {
            (3, 7) | (6, 4) => {
                Some(from_digits(&format!("{whole}{fraction}"), false).doubt(as_amount()))
            }
            // Some write a number without its area code as 555.0100.
            (3, 4) | (1, 10) | (10.., _) => None,
            _ => Some(nothing()),
        };
    }
    let groups: Vec<&str> = text.split(',').collect();
    if let [first, rest @ ..] = groups.as_slice()
        && rest.len() == 3
        && (1..=3).contains(&first.len())
        && rest.iter().all(|group| group.len() == 3)
        && groups.concat().bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(from_digits(&groups.concat(), false).doubt(as_amount()));
    }
    scientific(text)
}

fn as_amount() -> Remark {
    Remark::new(
        Warning,
        "written_as_amount",
        "The digits are written as an amount is. It may be no telephone number.",
        "Check the column's format.",
    )
}

fn scientific(text: &str) -> Option<Reading> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: usize = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if whole.len() != 1 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || exponent > 30 {
        return None;
    }
    if digits.len() == exponent + 1 && matches!(exponent, 9 | 10) {
        let warning = Remark::new(
            Warning,
            "scientific_notation",
            "A spreadsheet turned the number into scientific notation. All its digits are still there.",
            "Compare one or two with the bill, and format the column as text.",
        );
        return Some(from_digits(&digits, false).doubt(warning));
    }
    Some(refused(Remark::new(
        Blocker,
        "digits_lost",
        format!(
            "A spreadsheet turned the number into scientific notation. Of {} digits only {} are left.",
            exponent + 1,
            digits.len()
        ),
        "Get the list again with the column formatted as text. The missing digits cannot be found here.",
    )))
}

/// What the pieces of a text are as one number.
pub(super) fn read_pieces(plain: &Plain, pieces: &[Piece]) -> Reading {
    let numbers: Vec<usize> = (0..pieces.len())
        .filter(|&index| {
            pieces
                .get(index)
                .is_some_and(|piece| piece.what.is_number())
        })
        .collect();
    match numbers.as_slice() {
        [] => no_shape(plain, pieces),
        [one] => one_number(plain, pieces, *one),
        several => several_numbers(pieces, several),
    }
}

fn one_number(plain: &Plain, pieces: &[Piece], index: usize) -> Reading {
    let Some(piece) = pieces.get(index) else {
        return nothing();
    };
    let reading = match &piece.what {
        What::Number { ten, extension } => {
            let has_plus = plain.at(piece.start) == '+';
            let prefix = prefix_of(plain, pieces, index);
            let with_one = wrote_one(plain, piece);
            let reading = of_number(*ten, prefix.as_ref(), with_one, has_plus).extended(extension);
            letter_before(plain, piece.start, reading)
        }
        What::Plus { digits, extension } => of_plus(digits).extended(extension),
        What::Vanity {
            ten,
            sure,
            extension,
        } => vanity(*ten, *sure).extended(extension),
        What::LookAlike { ten } => look_alike(*ten),
        What::Pattern { .. } => refused(several_remark()),
        What::Digits(_) | What::Word(_) | What::Sign(_) => nothing(),
    };
    match digits_behind(plain, pieces, index) {
        Behind::Nothing => reading,
        Behind::Tail => refused(several_remark()),
        Behind::Digits(digits) => reading.doubt(Remark::new(
            Warning,
            "more_digits",
            format!("{digits} stands beside the number. It may be an extension, another number or a digit too many."),
            "Write an extension with x, or take the digits out.",
        )),
    }
}

/// `A4145550100` may be an id; `tel4145550100` is a number.
fn letter_before(plain: &Plain, start: usize, reading: Reading) -> Reading {
    let letter = |at: Option<usize>| at.is_some_and(|at| plain.at(at).is_alphabetic());
    if !letter(start.checked_sub(1)) || letter(start.checked_sub(2)) {
        return reading;
    }
    reading.doubt(Remark::new(
        Warning,
        "letter_before",
        format!(
            "{} stands right before the number. It may be an id of something else.",
            plain.before(start)
        ),
        "Compare with the bill, or put a space between.",
    ))
}

/// Whether a 1 stands before the area code inside the piece.
fn wrote_one(plain: &Plain, piece: &Piece) -> bool {
    let digits = plain
        .slice(piece.start, piece.end)
        .iter()
        .filter(|char| char.is_ascii_digit());
    let first = digits.clone().next().copied();
    let until_mark: usize = plain
        .slice(piece.start, piece.end)
        .iter()
        .take_while(|char| !char.is_alphabetic() && !matches!(char, '#' | ',' | ';'))
        .filter(|char| char.is_ascii_digit())
        .count();
    first == Some('1') && until_mark >= 11
}

/// Digits that stand right before a number, and whether a sign parts them from it.
struct Prefix {
    digits: String,
    comma: bool,
}

fn prefix_of(plain: &Plain, pieces: &[Piece], index: usize) -> Option<Prefix> {
    let mut at = index.checked_sub(1)?;
    let mut comma = false;
    if let What::Sign(sign) = pieces.get(at)?.what {
        comma = sign == ',';
        if !comma && !matches!(sign, '-' | '.' | '/' | '_') {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    let piece = pieces.get(at)?;
    let What::Digits(digits) = &piece.what else {
        return None;
    };
    // `Suite 9, 414…` has a word before its digits; `9,1414…` has not.
    let bare = at == 0
        || matches!(
            pieces.get(at - 1)?.what,
            What::Sign('+' | '*' | '"' | '\'' | '(' | ':')
        );
    let near = pieces.get(index)?.start - piece.end <= 3;
    let plus = if plain.before(piece.start) == '+' {
        "+"
    } else {
        ""
    };
    (near && (bare || !comma)).then(|| Prefix {
        digits: format!("{plus}{digits}"),
        comma,
    })
}

fn of_number(ten: u64, prefix: Option<&Prefix>, with_one: bool, has_plus: bool) -> Reading {
    let reading = judged(ten);
    let Some(prefix) = prefix else {
        return reading;
    };
    match (prefix.digits.as_str(), with_one) {
        ("011" | "00", true) | ("001", false) => reading.with(Remark::new(
            Note,
            "dial_prefix",
            "The number is written as dialled from abroad.",
            "Nothing to do.",
        )),
        ("9" | "8", true) => reading.with(Remark::new(
            Note,
            "dial_prefix",
            format!("{} is the digit for an outside line.", prefix.digits),
            "Nothing to do.",
        )),
        _ if has_plus => reading.doubt(more_before(&prefix.digits)),
        ("9" | "8", false) if prefix.comma => reading.doubt(more_before(&prefix.digits)),
        ("0", false) => reading.doubt(leading_zero("")),
        _ => reading.doubt(more_before(&prefix.digits)),
    }
}

fn more_before(digits: &str) -> Remark {
    Remark::new(
        Warning,
        "more_digits",
        format!(
            "{digits} stands before the number. It may be a prefix to dial, or part of another number."
        ),
        "Take the digits out, or compare with the bill.",
    )
}

fn leading_zero(also: &str) -> Remark {
    Remark::new(
        Warning,
        "leading_zero",
        format!("The number starts with 0. No number of the US or Canada does.{also}"),
        "Compare with the bill. Take the 0 out if it was only for dialling.",
    )
}

enum Behind {
    Nothing,
    /// The end of a range.
    Tail,
    Digits(String),
}

/// Digits that stand right behind a number, or any others long enough to be one.
fn digits_behind(plain: &Plain, pieces: &[Piece], index: usize) -> Behind {
    let Some(here) = pieces.get(index) else {
        return Behind::Nothing;
    };
    let mut rest = pieces.iter().skip(index + 1).peekable();
    let mut parted = false;
    let mut range = false;
    let mut from = here.end;
    while let Some(piece) = rest.next() {
        match &piece.what {
            What::Digits(digits) if range && digits.len() == 4 => return Behind::Tail,
            What::Digits(digits) if !parted && piece.start <= from + 2 => {
                return Behind::Digits(digits.clone());
            }
            What::Word(word) if is_range_word(word) => range = true,
            What::Sign('-' | '/' | '~') => {
                let next = rest.peek().map(|next| &next.what);
                range = matches!(next, Some(What::Digits(_))) && !parted;
            }
            What::Sign('.' | '_') => {}
            // `414-555-0100 (2)`, `414-555-0100, 2nd floor`: a word or a sign parts them.
            _ => parted = true,
        }
        from = piece.end;
    }
    stray_digits(plain, pieces, &[]).map_or(Behind::Nothing, Behind::Digits)
}

/// Digits outside any number that are long enough to be one.
pub(super) fn stray_digits(plain: &Plain, pieces: &[Piece], used: &[usize]) -> Option<String> {
    runs(pieces, used)
        .into_iter()
        .find(|run| length(run) >= 7 && !is_date_or_id(plain, run))
        .map(|run| run.join("-"))
}

/// Words between the two ends of a range.
pub(super) fn is_range_word(word: &str) -> bool {
    matches!(word, "thru" | "through" | "to" | "until" | "till" | "bis")
}

fn several_remark() -> Remark {
    Remark::new(
        Blocker,
        "several_numbers",
        "More than one number, or a range.",
        "Write one number in a line, or import the list: a cell may hold several and a range.",
    )
}

/// Several numbers are one where they are the same: `1-800-CONTACT (800-266-8228)`.
fn several_numbers(pieces: &[Piece], numbers: &[usize]) -> Reading {
    let mut written = None;
    let mut spelled = None;
    let mut extensions = Vec::new();
    for piece in numbers.iter().filter_map(|&index| pieces.get(index)) {
        let (slot, ten, extension) = match &piece.what {
            What::Number { ten, extension } => (&mut written, *ten, extension),
            What::Vanity { ten, extension, .. } => (&mut spelled, *ten, extension),
            _ => return refused(several_remark()),
        };
        if slot.is_some_and(|before| before != ten) {
            return refused(several_remark());
        }
        *slot = Some(ten);
        extensions.push(extension);
    }
    let Some(ten) = written.or(spelled) else {
        return refused(several_remark());
    };
    let mut reading = judged(ten);
    for extension in extensions {
        reading = reading.extended(extension);
    }
    match spelled {
        Some(spelled) if spelled != ten => reading.doubt(Remark::new(
            Warning,
            "letters_disagree",
            "The letters spell another number than the digits.",
            "Compare with the bill. The digits are taken.",
        )),
        _ => reading,
    }
}

fn vanity(ten: u64, sure: bool) -> Reading {
    let spelled = judged(ten);
    if sure {
        return spelled.with(Remark::new(
            Note,
            "vanity",
            "Letters stand for digits as on a telephone's keys.",
            "Nothing to do.",
        ));
    }
    spelled.doubt(Remark::new(
        Warning,
        "vanity",
        "The words may spell a number on a telephone's keys, or be only words.",
        "Write the number in digits.",
    ))
}

fn look_alike(ten: u64) -> Reading {
    let mut reading = refused(Remark::new(
        Blocker,
        "letter_for_digit",
        "A letter stands among the digits: O for 0, l or I for 1.",
        "Compare with the bill and write the digit.",
    ));
    reading.proposal = judge(ten).number.map(|number| number.to_string());
    reading
}

/// `+` and digits that have not the plan's shape.
fn of_plus(digits: &str) -> Reading {
    if digits.starts_with(['0', '1']) {
        return from_digits(digits, true);
    }
    if let Some(reading) = foreign(&format!("+{digits}"), "ZZ") {
        return reading;
    }
    let mut reading = refused(Remark::new(
        Blocker,
        "bad_foreign_number",
        format!("+{digits} is no number of any country."),
        "Write +1 before a number of the US or Canada, or compare with the bill.",
    ));
    reading.kind = Some(Kind::Foreign);
    if let Some(ten) = (digits.len() == 10).then(|| digits.parse().ok()).flatten()
        && let judgement = judge(ten)
        && judgement.status == Status::Ok
    {
        reading.kind = None;
        reading.proposal = judgement.number.map(|number| number.to_string());
    }
    reading
}

/// Text without anything in the plan's shape: the longest run of digits decides.
fn no_shape(plain: &Plain, pieces: &[Piece]) -> Reading {
    let runs = runs(pieces, &[]);
    let Some(run) = runs.iter().max_by_key(|run| length(run)) else {
        return nothing();
    };
    if length(run) < 7 || is_date_or_id(plain, run) {
        return nothing();
    }
    from_groups(run)
}

/// Digits that only spaces, dashes and the like part from one another.
fn runs<'a>(pieces: &'a [Piece], used: &[usize]) -> Vec<Vec<&'a str>> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    let mut end = 0;
    for (index, piece) in pieces.iter().enumerate() {
        match &piece.what {
            What::Digits(digits) if !used.contains(&index) => {
                let near = piece.start <= end + 3;
                match runs.last_mut() {
                    Some(run) if open && near => run.push(digits),
                    _ => runs.push(vec![digits]),
                }
                open = true;
                end = piece.end;
            }
            What::Sign('-' | '.' | '/' | '_' | '(' | ')') => {}
            _ => open = false,
        }
    }
    runs
}

fn length(run: &[&str]) -> usize {
    run.iter().map(|group| group.len()).sum()
}

/// `2026-11-21`, `11/21/2026`, `10.20.30.40`: no telephone number, and none meant.
fn is_date_or_id(plain: &Plain, run: &[&str]) -> bool {
    let lengths: Vec<usize> = run.iter().map(|group| group.len()).collect();
    let text = plain.trimmed();
    let year = |index: usize| {
        run.get(index)
            .is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
    };
    match lengths.as_slice() {
        [a, b, c, d] if text.contains('.') && [a, b, c, d].iter().all(|length| **length <= 3) => {
            true
        }
        [4, 4] => year(0) && year(1),
        [4, 1 | 2, 1 | 2, ..] => year(0) && text.contains(['-', '/', '.']),
        [1 | 2, 1 | 2, 4, ..] => year(2) && text.contains(['-', '/', '.']),
        [1 | 2, 1 | 2, 2, ..] => text.contains('/') && text.contains(':'),
        _ => false,
    }
}

fn from_groups(run: &[&str]) -> Reading {
    let digits = run.concat();
    let lengths: Vec<usize> = run.iter().map(|group| group.len()).collect();
    // The shapes 3-3-4 and their like never come here, so the grouping is foreign or chance.
    let odd = match lengths.as_slice() {
        [_] => false,
        [prefix, rest @ ..] if digits.len() != 10 => {
            !(*prefix <= 3
                && matches!(rest, [10 | 11] | [3, 3, 4] | [1, 3, 3, 4] | [3, 7] | [6, 4]))
        }
        _ => true,
    };
    if !odd {
        return from_digits(&digits, false);
    }
    if digits.starts_with('0') && digits.len() != 10 {
        return international(&digits, false).unwrap_or_else(|| abroad_look(&digits));
    }
    let reading = from_digits(&digits, false);
    if reading.e164.is_none() {
        return reading;
    }
    let alike = look_of(&digits)
        .map(|(country, number)| format!(" It looks like {number} ({country})."))
        .unwrap_or_default();
    reading.doubt(Remark::new(
        Warning,
        "odd_grouping",
        format!("Nobody in the US or Canada groups a number so.{alike}"),
        "Compare with the bill. The country may be another.",
    ))
}

/// Countries whose national numbers turn up in lists and pass for numbers of the plan.
const LOOK_ALIKES: [(&str, &str); 4] = [
    ("GB", "United Kingdom"),
    ("IN", "India"),
    ("AU", "Australia"),
    ("FR", "France"),
];

/// The first country of which these digits would be a number.
fn look_of(digits: &str) -> Option<(&'static str, String)> {
    LOOK_ALIKES.iter().find_map(|(region, name)| {
        let reading = foreign(digits, region)?;
        Some((*name, reading.e164?))
    })
}

fn abroad_look(digits: &str) -> Reading {
    let look = look_of(digits);
    let message = match &look {
        Some((country, number)) => {
            format!("The number starts with 0 and looks like {number} ({country}).")
        }
        None => "The number starts with 0. No number of the US or Canada does.".to_owned(),
    };
    let mut reading = refused(Remark::new(
        Blocker,
        "looks_foreign",
        message,
        "Write it with + and the country code, or compare with the bill.",
    ));
    reading.kind = look.is_some().then_some(Kind::Foreign);
    reading.proposal = look.map(|(_, number)| number);
    reading
}

/// A run of digits of any length, `plus` where `+` stood before it.
fn from_digits(digits: &str, plus: bool) -> Reading {
    let ten = |skip: usize| digits.get(skip..).and_then(|rest| rest.parse::<u64>().ok());
    let count = digits.len();
    let prefix = digits.get(..count.saturating_sub(10)).unwrap_or_default();
    let reading = match (count, ten(prefix.len())) {
        (10.., Some(ten)) => judged(ten),
        _ => nothing(),
    };
    match (prefix, plus) {
        _ if count < 10 => too_short(digits),
        ("", false) | ("1", _) => reading,
        ("001", false) => reading.with(Remark::new(
            Note,
            "dial_prefix",
            "The number is written as dialled from abroad.",
            "Nothing to do.",
        )),
        ("0111", false) => reading,
        ("0" | "00", false) => {
            let other = match prefix {
                "00" => foreign(&format!("+{}", digits.get(2..).unwrap_or_default()), "ZZ")
                    .and_then(|reading| reading.e164)
                    .map(|number| ("abroad", number)),
                _ => look_of(digits),
            };
            let also = other
                .map(|(country, number)| format!(" It may be {number} ({country})."))
                .unwrap_or_default();
            reading.doubt(leading_zero(&also))
        }
        ("91", false) => dialled_or_indian(digits, reading),
        ("10" | "0" | "00" | "001", true) => reading.doubt(Remark::new(
            Warning,
            "odd_prefix",
            "A 0 stands between + and the area code.",
            "Compare with the bill. The 0 is left out.",
        )),
        _ => international(digits, plus).unwrap_or_else(|| too_long(digits)),
    }
}

/// 91 before ten digits is a 9 for an outside line and a 1, or India.
fn dialled_or_indian(digits: &str, reading: Reading) -> Reading {
    let indian = foreign(&format!("+{digits}"), "ZZ").and_then(|reading| reading.e164);
    match (indian, reading.status) {
        (Some(number), Status::Suspect | Status::Invalid) => {
            let mut reading = refused(Remark::new(
                Blocker,
                "looks_foreign",
                format!("The number looks like {number} (India)."),
                "Write it with +, or compare with the bill.",
            ));
            reading.kind = Some(Kind::Foreign);
            reading.proposal = Some(number);
            reading
        }
        (indian, _) => {
            let also = indian
                .map(|number| format!(" It may be {number} (India)."))
                .unwrap_or_default();
            reading.doubt(Remark::new(
                Warning,
                "looks_dialled",
                format!(
                    "91 stands before the number, as dialled with 9 for an outside line.{also}"
                ),
                "Take the 9 out, or write a foreign number with +.",
            ))
        }
    }
}

/// Digits after 00 or 011 that are a number of another country.
fn international(digits: &str, plus: bool) -> Option<Reading> {
    let rest = digits
        .strip_prefix("011")
        .or_else(|| digits.strip_prefix("00"))?;
    (!plus && rest.len() >= 8).then(|| foreign(&format!("+{rest}"), "ZZ"))?
}

fn too_short(digits: &str) -> Reading {
    match digits.len() {
        7 => refused(Remark::new(
            Blocker,
            "no_area_code",
            "No area code.",
            "Write the area code before it; the numbers beside it usually have the same.",
        )),
        count => refused(Remark::new(
            Blocker,
            "too_short",
            format!("{count} digits. A number has 10."),
            "Compare with the bill. A digit is missing.",
        )),
    }
}

fn too_long(digits: &str) -> Reading {
    let count = digits.len();
    let message = match count {
        11 | 12 => {
            format!("{count} digits. A number has 10, or 11 with a leading 1: one is too many.")
        }
        _ => format!("{count} digits. A number has 10."),
    };
    refused(Remark::new(
        Blocker,
        "too_long",
        message,
        "Compare with the bill. Write two numbers apart, and an extension with x.",
    ))
}

/// The reading of a country outside +1, where the library knows the number.
fn abroad(text: &str, region: &str) -> Option<Reading> {
    let trimmed = Plain::new(text).trimmed();
    let number = PHONE_NUMBER_UTIL
        .parse(
            &trimmed,
            region.trim().to_ascii_uppercase().parse::<Region>().ok(),
        )
        .ok()?;
    if !number.is_valid() {
        return None;
    }
    let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
    let mut reading = match e164.strip_prefix("+1") {
        Some(ten) => judged(ten.parse().ok()?),
        None => foreign(&e164, "ZZ")?,
    };
    reading.extension = number.extension.filter(|extension| !extension.is_empty());
    Some(reading)
}

fn foreign(text: &str, region: &str) -> Option<Reading> {
    let number = PHONE_NUMBER_UTIL
        .parse(text, region.parse::<Region>().ok())
        .ok()?;
    if !number.is_valid() || number.country_code == 1 {
        return None;
    }
    let country = number.get_region_code().map_or_else(String::new, |region| {
        format!(" ({})", region.as_region_str())
    });
    Some(Reading {
        status: Status::Invalid,
        e164: Some(number.format_as(PhoneNumberFormat::E164).into_owned()),
        kind: Some(Kind::Foreign),
        findings: vec![Remark::new(
            Blocker,
            "foreign_number",
            format!(
                "A number of another country{country}. It does not port with US or Canadian numbers."
            ),
            "Port it with a carrier of that country, outside this project.",
        )],
        ..nothing()
    })
}

pub(super) fn judged(ten: u64) -> Reading {
    let judgement = judge(ten);
    let area = judgement.number.and_then(TelephoneNumber::area);
    Reading {
        status: judgement.status,
        e164: Some(format!("+1{ten:010}")),
        kind: Some(judgement.kind),
        zones: area
            .map(|area| area.zones.iter().map(|&zone| zone.to_owned()).collect())
            .unwrap_or_default(),
        findings: judgement.remark.into_iter().collect(),
        number: judgement.number,
        ..nothing()
    }
}

fn nothing() -> Reading {
    Reading {
        input: String::new(),
        status: Status::None,
        e164: None,
        extension: None,
        kind: None,
        zones: Vec::new(),
        findings: Vec::new(),
        number: None,
        proposal: None,
    }
}

fn refused(remark: Remark) -> Reading {
    Reading {
        status: Status::Invalid,
        findings: vec![remark],
        ..nothing()
    }
}

impl Reading {
    fn with(mut self, remark: Remark) -> Self {
        self.findings.push(remark);
        self
    }

    /// The same reading, not better than suspect.
    pub(super) fn doubt(mut self, remark: Remark) -> Self {
        self.status = self.status.max(Status::Suspect);
        self.with(remark)
    }

    fn extended(mut self, extension: &Extension) -> Self {
        if extension.range {
            return refused(Remark::new(
                Blocker,
                "extension_range",
                "A range of extensions, not of numbers.",
                "List each number with its extension.",
            ));
        }
        if self.extension.is_none() {
            self.extension.clone_from(&extension.digits);
        }
        self
    }
}

//! Numbers of other countries, and digits that look like one. Here the library decides.

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};

use crate::finding::Severity::Blocker;
use crate::number::outcome::{judged, nothing, refused};
use crate::number::rules::judge;
use crate::number::telephone::{Kind, Reading, Remark, Status};
use crate::number::text::Plain;

/// Countries whose national numbers turn up in lists and pass for numbers of the plan.
const LOOK_ALIKES: [(&str, &str); 4] = [
    ("GB", "United Kingdom"),
    ("IN", "India"),
    ("AU", "Australia"),
    ("FR", "France"),
];

/// The first country of which these digits would be a number.
pub(super) fn look_of(digits: &str) -> Option<(&'static str, String)> {
    LOOK_ALIKES.iter().find_map(|(region, name)| {
        let reading = foreign(digits, region)?;
        Some((*name, reading.e164?))
    })
}

pub(super) fn abroad_look(digits: &str) -> Reading {
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
    // Most numbers of the plan with a 0 before them would do in India; then nothing is proposed.
    let here = digits
        .strip_prefix('0')
        .filter(|rest| rest.len() == 10)
        .and_then(|rest| rest.parse().ok())
        .is_some_and(|ten| judge(ten).status == Status::Ok);
    reading.proposal = look
        .filter(|(country, _)| !(here && *country == "India"))
        .map(|(_, number)| number);
    reading
}

/// Digits after 00 or 011 that are a number of another country.
pub(super) fn international(digits: &str, plus: bool) -> Option<Reading> {
    let rest = digits
        .strip_prefix("011")
        .or_else(|| digits.strip_prefix("00"))?;
    (!plus && rest.len() >= 8).then(|| foreign(&format!("+{rest}"), "ZZ"))?
}

/// The reading of a country outside +1, where the library knows the number.
pub(super) fn abroad(text: &str, region: &str) -> Option<Reading> {
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

pub(in crate::number) fn foreign(text: &str, region: &str) -> Option<Reading> {
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

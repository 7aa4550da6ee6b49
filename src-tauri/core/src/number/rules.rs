//! What ten digits are by the structure of the plan, over and above what a library's patterns say:
//! the library takes N11 exchanges, 555-01XX and every new exchange for good numbers.
//!
//! Sources: `[ENCNC]` numbering plan structure, `[BW-ERR 5002]` a carrier's own refusals, `[LINCMAD]`
//! special area codes. The rules about 555, 950, 958, 959 and 976 are common knowledge of the field.

use super::area;
use super::telephone::{Kind, Remark, Status, TelephoneNumber};
use crate::finding::Severity::{Blocker, Note, Warning};

/// What ten digits are.
pub(super) struct Judgement {
    pub(super) status: Status,
    pub(super) kind: Kind,
    pub(super) remark: Option<Remark>,
    /// The number, unless its very form is wrong.
    pub(super) number: Option<TelephoneNumber>,
}

/// Judges ten digits.
pub(super) fn judge(ten: u64) -> Judgement {
    let number = TelephoneNumber::from_digits(ten);
    let parts = (ten / 10_000_000, ten / 10_000 % 1000, ten % 10_000);
    let (Ok(npa), Ok(nxx), Ok(line)) = (
        u16::try_from(parts.0),
        u16::try_from(parts.1),
        u16::try_from(parts.2),
    ) else {
        return refuse(bad_form("not ten digits"));
    };
    if let Some(why) = bad_area_code(npa) {
        return refuse(bad_form(&why));
    }
    let Some(number) = number else {
        return refuse(bad_form(&format!(
            "exchange {nxx:03} starts with {}, and exchanges start with 2 to 9",
            nxx / 100
        )));
    };
    let (status, kind, remark) = of_area(npa);
    if status == Status::Invalid {
        return Judgement {
            status,
            kind,
            remark,
            number: Some(number),
        };
    }
    let (status, kind, remark) = of_line(number, nxx, line, kind).unwrap_or((status, kind, remark));
    Judgement {
        status,
        kind,
        remark,
        number: Some(number),
    }
}

fn refuse(remark: Remark) -> Judgement {
    Judgement {
        status: Status::Invalid,
        kind: Kind::NotPortable,
        remark: Some(remark),
        number: None,
    }
}

fn bad_form(why: &str) -> Remark {
    Remark::new(
        Blocker,
        "bad_form",
        format!("No such number: {why}."),
        "Compare with the bill. A digit is wrong, missing or shifted.",
    )
}

fn bad_area_code(npa: u16) -> Option<String> {
    if npa < 200 {
        return Some(format!(
            "area code {npa:03} starts with {}, and area codes start with 2 to 9",
            npa / 100
        ));
    }
    let (middle, last) = (npa / 10 % 10, npa % 10);
    if (middle, last) == (1, 1) {
        return Some(format!("{npa} is a service code, never an area code"));
    }
    if middle == 9 {
        return Some(format!(
            "area code {npa} is reserved for longer numbers to come"
        ));
    }
    matches!(npa / 10, 37 | 96)
        .then(|| format!("area codes {}0 to {}9 are held back", npa / 10, npa / 10))
}

fn of_area(npa: u16) -> (Status, Kind, Option<Remark>) {
    let Some(area) = area::lookup(npa) else {
        let remark = Remark::new(
            Warning,
            "unknown_area_code",
            format!("Area code {npa} is not in the table. It may be new, or a digit is wrong."),
            "Compare with the bill; keep it if the bill has it.",
        );
        return (Status::Suspect, Kind::Local, Some(remark));
    };
    let invalid = |severity, code, message: String, hint: &str| {
        let remark = Remark::new(severity, code, message, hint);
        (Status::Invalid, area.kind, Some(remark))
    };
    match area.kind {
        Kind::Local if area.unverified => (
            Status::Ok,
            Kind::Local,
            Some(Remark::new(
                Note,
                "new_area_code",
                format!("Area code {npa} is announced or new. Not every carrier has it loaded."),
                "Compare with the bill.",
            )),
        ),
        Kind::TollFree if area.planned => (
            Status::Suspect,
            Kind::TollFree,
            Some(Remark::new(
                Warning,
                "toll_free_not_open",
                format!("{npa} is reserved for toll-free and not open yet."),
                "Compare with the bill. Open are 800, 833, 844, 855, 866, 877 and 888.",
            )),
        ),
        kind @ (Kind::Local | Kind::TollFree) => (Status::Ok, kind, None),
        Kind::Premium => invalid(
            Blocker,
            "premium_number",
            format!("{npa} is premium rate. It does not port to a platform."),
            "Mark it stay or disconnect.",
        ),
        Kind::Personal => invalid(
            Blocker,
            "personal_number",
            format!(
                "{npa} follows a person or a device, not a place. It does not port to a platform."
            ),
            "Mark it stay or disconnect.",
        ),
        Kind::Foreign => invalid(
            Blocker,
            "foreign_number",
            format!(
                "{npa} is under +1, but in another country ({}). It does not port as a US or Canadian number.",
                area.country.unwrap_or("not US, not CA")
            ),
            "Mark it stay, or port it with a carrier of that country.",
        ),
        Kind::NotPortable => invalid(
            Blocker,
            "not_portable",
            format!("Area code {npa} is not portable: {}.", area.note),
            "Compare with the bill. Mark it stay or disconnect.",
        ),
    }
}

fn of_line(
    number: TelephoneNumber,
    nxx: u16,
    line: u16,
    kind: Kind,
) -> Option<(Status, Kind, Option<Remark>)> {
    let say = |severity, code, message: String, hint: &str| {
        Some(Remark::new(severity, code, message, hint))
    };
    if number.is_fiction() {
        let remark = say(
            Blocker,
            "fiction_number",
            "555-0100 to 555-0199 are reserved for fiction. No carrier has it.".into(),
            "Find the real number. A sample project may keep it.",
        );
        return Some((Status::Invalid, Kind::NotPortable, remark));
    }
    if (nxx, line) == (555, 1212) {
        let remark = say(
            Blocker,
            "directory_number",
            "555-1212 is directory assistance, not a customer's number.".into(),
            "Take it off the list.",
        );
        return Some((Status::Invalid, Kind::NotPortable, remark));
    }
    // Toll-free numbers have real N11 exchanges (866-811) and real 555 lines.
    if kind == Kind::TollFree {
        return None;
    }
    if nxx % 100 == 11 {
        let remark = say(
            Warning,
            "service_exchange",
            format!(
                "Exchange {nxx} is a service code and no exchange of a place. Carriers refuse such a number."
            ),
            "Compare with the bill. A digit is probably wrong.",
        );
        return Some((Status::Suspect, kind, remark));
    }
    let what = match nxx {
        555 => "555 lines outside directory assistance hardly exist",
        950 => "950 reaches long-distance carriers, not customers",
        958 | 959 => "958 and 959 are test lines of carriers",
        976 => "976 is premium rate in most areas",
        _ => return None,
    };
    let remark = say(
        Warning,
        "odd_exchange",
        format!("Exchange {nxx} is odd: {what}."),
        "Compare with the bill.",
    );
    Some((Status::Suspect, kind, remark))
}

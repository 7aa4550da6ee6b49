//! The reader against tables of what people write, and against numbers made by another library.

use super::telephone::Status::{Invalid, None as Nothing, Ok, Suspect};
use super::telephone::{Kind, Reading, Status, read};

fn short(reading: &Reading) -> (Status, Option<&str>, Option<&str>) {
    (
        reading.status,
        reading.e164.as_deref(),
        reading.extension.as_deref(),
    )
}

/// A text, how its reading ends, the number, and one code among the findings (none where empty).
type Case = (&'static str, Status, Option<&'static str>, &'static str);

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (text, status, e164, code) in cases {
        let reading = read(text, "US");
        let codes: Vec<&str> = reading
            .findings
            .iter()
            .map(|one| one.code.as_ref())
            .collect();
        let fits = if code.is_empty() {
            codes.is_empty()
        } else {
            codes.contains(code)
        };
        if (reading.status, reading.e164.as_deref()) != (*status, *e164) || !fits {
            wrong.push(format!("{text:?}: {:?} {codes:?}", short(&reading)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sound_number_is_read_in_every_spelling() {
    check(&[
        ("(312) 720-4100", Ok, Some("+13127204100"), ""),
        ("+13127204100", Ok, Some("+13127204100"), ""),
        ("tel:+1-312-720-4100", Ok, Some("+13127204100"), ""),
        (
            "sip:+13127204100@pbx.example.com",
            Ok,
            Some("+13127204100"),
            "",
        ),
        ("'3127204100", Ok, Some("+13127204100"), ""),
        ("3127204100.0", Ok, Some("+13127204100"), "decimal_number"),
        ("Main: (312) 720-4100", Ok, Some("+13127204100"), ""),
        ("(312) 720-4100 (fax)", Ok, Some("+13127204100"), ""),
        (
            "011 1 312 720 4100",
            Ok,
            Some("+13127204100"),
            "dial_prefix",
        ),
        ("001-312-720-4100", Ok, Some("+13127204100"), "dial_prefix"),
        ("1.3127204100", Ok, Some("+13127204100"), ""),
        ("9,13127204100", Ok, Some("+13127204100"), "dial_prefix"),
        ("866-811-4100", Ok, Some("+18668114100"), ""),
        ("1-800-FLOWERS", Ok, Some("+18003569377"), "vanity"),
        ("1-800-CONTACT (8002668228)", Ok, Some("+18002668228"), ""),
        ("Suite 400: 312-720-4100", Ok, Some("+13127204100"), ""),
        ("787-720-4100", Ok, Some("+17877204100"), ""),
        ("(436) 720-4100", Ok, Some("+14367204100"), "new_area_code"),
    ]);
}

#[test]
fn an_odd_number_is_read_and_said_to_be_odd() {
    check(&[
        (
            "312-911-1234",
            Suspect,
            Some("+13129111234"),
            "service_exchange",
        ),
        (
            "312-555-4100",
            Suspect,
            Some("+13125554100"),
            "odd_exchange",
        ),
        (
            "312-976-4100",
            Suspect,
            Some("+13129764100"),
            "odd_exchange",
        ),
        (
            "(429) 720-4100",
            Suspect,
            Some("+14297204100"),
            "unknown_area_code",
        ),
        (
            "822-720-4100",
            Suspect,
            Some("+18227204100"),
            "toll_free_not_open",
        ),
        ("03127204100", Suspect, Some("+13127204100"), "leading_zero"),
        (
            "003127204100",
            Suspect,
            Some("+13127204100"),
            "leading_zero",
        ),
        ("+103127204100", Suspect, Some("+13127204100"), "odd_prefix"),
        (
            "913127204100",
            Suspect,
            Some("+13127204100"),
            "looks_dialled",
        ),
        (
            "3,127,204,100",
            Suspect,
            Some("+13127204100"),
            "written_as_amount",
        ),
        (
            "3.127204100E+09",
            Suspect,
            Some("+13127204100"),
            "scientific_notation",
        ),
        ("70123 45678", Suspect, Some("+17012345678"), "odd_grouping"),
        (
            "31 27 20 41 00",
            Suspect,
            Some("+13127204100"),
            "odd_grouping",
        ),
        (
            "312-720-4100 12",
            Suspect,
            Some("+13127204100"),
            "more_digits",
        ),
        (
            "1-800-CONTACT (8002668229)",
            Suspect,
            Some("+18002668229"),
            "letters_disagree",
        ),
    ]);
}

#[test]
fn a_number_that_does_not_port_is_read_and_refused() {
    check(&[
        (
            "900-720-4100",
            Invalid,
            Some("+19007204100"),
            "premium_number",
        ),
        (
            "500-720-4100",
            Invalid,
            Some("+15007204100"),
            "personal_number",
        ),
        (
            "622-720-4100",
            Invalid,
            Some("+16227204100"),
            "personal_number",
        ),
        (
            "600-720-4100",
            Invalid,
            Some("+16007204100"),
            "not_portable",
        ),
        (
            "700-720-4100",
            Invalid,
            Some("+17007204100"),
            "not_portable",
        ),
        (
            "710-720-4100",
            Invalid,
            Some("+17107204100"),
            "not_portable",
        ),
        (
            "881-720-4100",
            Invalid,
            Some("+18817204100"),
            "not_portable",
        ),
        (
            "876-720-4100",
            Invalid,
            Some("+18767204100"),
            "foreign_number",
        ),
        (
            "+44 20 7946 0018",
            Invalid,
            Some("+442079460018"),
            "foreign_number",
        ),
        (
            "011 44 20 7946 0018",
            Invalid,
            Some("+442079460018"),
            "foreign_number",
        ),
        (
            "00442079460018",
            Invalid,
            Some("+442079460018"),
            "foreign_number",
        ),
        (
            "(414) 555-0105",
            Invalid,
            Some("+14145550105"),
            "fiction_number",
        ),
        (
            "800-555-0199",
            Invalid,
            Some("+18005550199"),
            "fiction_number",
        ),
        (
            "312-555-1212",
            Invalid,
            Some("+13125551212"),
            "directory_number",
        ),
    ]);
}

#[test]
fn digits_that_are_no_number_are_refused_with_a_reason() {
    check(&[
        ("291-720-4100", Invalid, Some("+12917204100"), "bad_form"),
        ("370-720-4100", Invalid, Some("+13707204100"), "bad_form"),
        ("960-720-4100", Invalid, Some("+19607204100"), "bad_form"),
        ("911-720-4100", Invalid, Some("+19117204100"), "bad_form"),
        ("312-120-4100", Invalid, Some("+13121204100"), "bad_form"),
        ("012-720-4100", Invalid, Some("+10127204100"), "bad_form"),
        ("720-4100", Invalid, None, "no_area_code"),
        ("312-720-410", Invalid, None, "too_short"),
        ("31272041001", Invalid, None, "too_long"),
        ("131272041001", Invalid, None, "too_long"),
        ("1.81859E+11", Invalid, None, "digits_lost"),
        ("3.12E+09", Invalid, None, "digits_lost"),
        ("312-720-41O0", Invalid, None, "letter_for_digit"),
        ("3l2-720-4100", Invalid, None, "letter_for_digit"),
        ("020 7946 0018", Invalid, None, "looks_foreign"),
        ("07700 900123", Invalid, None, "looks_foreign"),
        ("919876543210", Invalid, None, "looks_foreign"),
        ("+3127204100", Invalid, None, "bad_foreign_number"),
        ("312-720-4100 thru 4149", Invalid, None, "several_numbers"),
        ("3127204100-4149", Invalid, None, "several_numbers"),
        ("3127204100 3127204101", Invalid, None, "several_numbers"),
    ]);
}

#[test]
fn a_text_without_a_number_has_none() {
    check(&[
        ("", Nothing, None, ""),
        ("  ", Nothing, None, ""),
        ("unknown", Nothing, None, ""),
        ("x4100", Nothing, None, ""),
        ("2/0/10", Nothing, None, ""),
        ("2026-11-21", Nothing, None, ""),
        ("10.20.30.40", Nothing, None, ""),
        ("E911", Nothing, None, ""),
        ("5/20/1973 9:15", Nothing, None, ""),
        ("2005-2006", Nothing, None, ""),
        ("1140362.5", Nothing, None, ""),
        ("-0.512437811", Nothing, None, ""),
        ("414 service desk", Nothing, None, ""),
        ("+", Nothing, None, ""),
    ]);
}

#[test]
fn what_a_number_is_stands_beside_it() {
    let cases = [
        ("312-720-4100", Some(Kind::Local), "America/Chicago"),
        (
            "850-720-4100",
            Some(Kind::Local),
            "America/New_York America/Chicago",
        ),
        ("888-720-4100", Some(Kind::TollFree), ""),
        ("900-720-4100", Some(Kind::Premium), ""),
        ("533-720-4100", Some(Kind::Personal), ""),
        ("876-720-4100", Some(Kind::Foreign), "America/Jamaica"),
        ("+44 20 7946 0018", Some(Kind::Foreign), ""),
        ("414-555-0105", Some(Kind::NotPortable), "America/Chicago"),
        ("unknown", None, ""),
    ];
    for (text, kind, zones) in cases {
        let reading = read(text, "US");
        assert_eq!(
            (reading.kind, reading.zones.join(" ").as_str()),
            (kind, zones),
            "{text}"
        );
    }
    // A project of fiction only still has toll-free and local numbers to split.
    let number = read("800-555-0199", "US").number.unwrap();
    assert_eq!(number.kind(), Kind::TollFree);
}

#[test]
fn a_likely_meaning_is_proposed_and_never_taken() {
    let cases = [
        ("312-720-41O0", Some("+13127204100")),
        ("020 7946 0018", Some("+442079460018")),
        ("919876543210", Some("+919876543210")),
        ("+3127204100", Some("+13127204100")),
        ("720-4100", None),
    ];
    for (text, proposal) in cases {
        assert_eq!(read(text, "US").proposal.as_deref(), proposal, "{text}");
    }
}

#[test]
fn a_list_from_another_country_is_read_as_that_countrys() {
    let reading = read("020 7946 0018", "GB");
    assert_eq!(
        short(&reading),
        (Status::Invalid, Some("+442079460018"), None)
    );
    let reading = read("+1 312 720 4100", "GB");
    assert_eq!(short(&reading), (Status::Ok, Some("+13127204100"), None));
    let reading = read("514-720-4100 x7", "CA");
    assert_eq!(
        short(&reading),
        (Status::Ok, Some("+15147204100"), Some("7"))
    );
}

#[test]
fn a_reading_is_written_with_the_fields_of_the_command_line() {
    let json = serde_json::to_value(read("(414) 555-0105 x7", "US")).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "input": "(414) 555-0105 x7",
            "status": "invalid",
            "e164": "+14145550105",
            "extension": "7",
            "kind": "not_portable",
            "zones": ["America/Chicago"],
            "findings": [{
                "severity": "blocker",
                "code": "fiction_number",
                "message": "555-0100 to 555-0199 are reserved for fiction. No carrier has it.",
                "hint": "Find the real number. A sample project may keep it.",
            }],
        })
    );
    let json = serde_json::to_value(read("nothing here", "US")).unwrap();
    assert_eq!(json["e164"], serde_json::Value::Null);
    assert_eq!(json["status"], "none");
}

/// One row of the oracle.
struct Row {
    id: String,
    raw: String,
    intended: String,
    extension: String,
    reference: bool,
}

fn oracle() -> Option<Vec<Row>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/oracles/nanp_oracle.csv"
    );
    let std::result::Result::Ok(mut reader) = csv::Reader::from_path(path) else {
        // Only where the whole folder of references is absent, never for a file that was moved.
        let references = std::path::Path::new(path).ancestors().nth(2).unwrap();
        assert!(!references.exists(), "{path} is gone");
        eprintln!("skipped: {path} is not there");
        return None;
    };
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (id, raw, intended) = (column("id"), column("raw"), column("intended_e164"));
    let (valid, matches) = (column("lib_valid"), column("lib_matches_intended"));
    let extension = column("lib_extension");
    let rows = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            Row {
                id: record[id].to_owned(),
                raw: record[raw].to_owned(),
                intended: record[intended].to_owned(),
                extension: record[extension].to_owned(),
                reference: &record[valid] == "1" && &record[matches] == "1",
            }
        })
        .collect();
    Some(rows)
}

#[test]
fn the_oracles_numbers_are_read_and_none_becomes_another_in_silence() {
    let Some(rows) = oracle() else { return };
    let (mut reference, mut missed, mut silent, mut other) =
        (0_usize, Vec::new(), Vec::new(), Vec::new());
    let (mut intended, mut exact) = (0_usize, 0_usize);
    for row in &rows {
        let reading = read(&row.raw, "US");
        let line = format!(
            "{} {:?} wanted {} got {:?}",
            row.id,
            row.raw,
            row.intended,
            short(&reading)
        );
        if row.reference {
            reference += 1;
            let extension = reading.extension.clone().unwrap_or_default();
            if reading.e164.as_deref() != Some(&row.intended) || extension != row.extension {
                missed.push(line.clone());
            }
        }
        if row.intended.is_empty() {
            continue;
        }
        intended += 1;
        match reading.e164 {
            Some(e164) if e164 == row.intended => exact += 1,
            Some(_) if reading.status == Status::Ok => silent.push(line),
            _ => other.push(line),
        }
    }
    println!(
        "oracle: {} rows, {intended} with an intended number, {exact} read as it, {} not; {reference} of reference, {} missed",
        rows.len(),
        other.len() + silent.len(),
        missed.len()
    );
    println!("{}", other.join("\n"));
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert!(missed.len() * 200 <= reference, "{}", missed.join("\n"));
}

//! What the oracles say of holidays and business days, and what they cannot say.

use std::path::Path;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The rows of an oracle by column name; `None` where the oracles are not there.
fn oracle(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let path = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/oracles"
    ))
    .join(name);
    if !path.exists() {
        // Only where the whole folder of references is absent, never for a file that was moved.
        let references = path.ancestors().nth(2).unwrap();
        assert!(!references.exists(), "{} is gone", path.display());
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    Some(reader.deserialize().map(Result::unwrap).collect())
}

fn named(oracle_id: &str) -> Calendar {
    Calendar::named(&oracle_id.replace('_', "-")).unwrap()
}

#[test]
fn the_rule_data_is_read_whole() {
    for text in TEXTS {
        let file: RuleFile = toml::from_str(text).unwrap();
        let ids: Vec<_> = file.calendar.iter().map(|calendar| &calendar.id).collect();
        for holiday in &file.holiday {
            for id in &holiday.calendars {
                assert!(ids.contains(&id), "{} names {id}", holiday.name);
            }
            assert!(holiday.on.day(2026).is_some(), "{}", holiday.name);
        }
        for calendar in &file.calendar {
            assert!(
                calendar
                    .includes
                    .as_ref()
                    .is_none_or(|id| ids.contains(&id))
            );
            assert!(!calendar.source.is_empty());
        }
    }
    let statutory = Calendar::ids().filter(|id| !id.ends_with("customary"));
    // `none`, the US, Canada and its thirteen provinces and territories.
    assert_eq!(statutory.count(), 16);
}

#[test]
fn us_federal_days_agree_with_the_oracle() {
    let Some(rows) = oracle("us_holidays_oracle.csv") else {
        return;
    };
    let federal = Calendar::named("us-federal").unwrap();
    let expected: Vec<NaiveDate> = rows
        .iter()
        .filter(|row| row["closed_for_federal_business"] == "1")
        .map(|row| day(&row["date"]))
        .collect();
    let ours: Vec<NaiveDate> = (2020..=2040)
        .flat_map(|year| federal.holidays(year))
        .map(|(day, _)| day)
        .collect();
    assert_eq!(ours, expected);
    assert_eq!(ours.len(), 230);
}

#[test]
fn provincial_days_agree_where_two_libraries_do() {
    let Some(rows) = oracle("ca_holidays_oracle.csv") else {
        return;
    };
    let mut facts = 0;
    for row in rows.iter().filter(|row| row["agree"] == "1") {
        let calendar = named(&format!("ca-{}", row["province"].to_lowercase()));
        let date = day(&row["date"]);
        let listed = calendar
            .holidays(date.year())
            .into_iter()
            .find(|(listed, _)| *listed == date);
        assert!(listed.is_some(), "{} {date}: {row:?}", calendar.id());
        facts += 1;
    }
    assert_eq!(facts, 727);
}

#[test]
fn ontario_and_quebec_keep_the_days_of_the_business_day_oracles() {
    let Some(rows) = oracle("ca_holidays_oracle.csv") else {
        return;
    };
    for row in rows
        .iter()
        .filter(|row| ["ON", "QC"].contains(&row["province"].as_str()))
    {
        let calendar = named(&format!("ca-{}", row["province"].to_lowercase()));
        let date = day(&row["date"]);
        let listed = calendar
            .holidays(date.year())
            .iter()
            .any(|(listed, _)| *listed == date);
        assert_eq!(
            listed,
            row["in_holidays_lib"] == "1",
            "{} {date}",
            calendar.id()
        );
    }
}

#[test]
fn business_days_are_added_as_the_oracle_adds_them() {
    let Some(rows) = oracle("business_day_oracle.csv") else {
        return;
    };
    for row in &rows {
        let calendar = named(&row["calendar"]);
        let start = day(&row["start"]);
        let days: i64 = row["offset_business_days"].parse().unwrap();
        assert_eq!(
            calendar.add(start, days),
            Some(day(&row["expected"])),
            "{} {start} {days}",
            calendar.id()
        );
        assert_eq!(
            calendar.is_business_day(start),
            row["start_is_business_day"] == "1"
        );
    }
    assert_eq!(rows.len(), 2430);
}

#[test]
fn business_days_are_counted_as_the_oracle_counts_them() {
    let Some(rows) = oracle("business_day_count_oracle.csv") else {
        return;
    };
    for row in &rows {
        let calendar = named(&row["calendar"]);
        let (from, to) = (day(&row["from_inclusive"]), day(&row["to_exclusive"]));
        let expected: i64 = row["business_days"].parse().unwrap();
        assert_eq!(
            calendar.count(from, to),
            expected,
            "{} {from} {to}",
            calendar.id()
        );
        assert_eq!(calendar.count(to, from), -expected);
    }
    assert_eq!(rows.len(), 537);
}

#[test]
fn a_holiday_on_a_weekend_is_a_holiday_of_the_year_in_which_it_is_kept() {
    let federal = Calendar::named("us-federal").unwrap();
    let last = federal.holidays(2021).pop();
    assert_eq!(
        last,
        Some((day("2021-12-31"), "New Year's Day (observed)".to_owned()))
    );
    assert_eq!(federal.holidays(2022)[0].0, day("2022-01-17"));
}

#[test]
fn the_federal_set_of_canada_moves_boxing_day_behind_christmas() {
    let canada = Calendar::named("ca").unwrap();
    // 25 December 2022 is a Sunday; both days are kept, on Monday and Tuesday.
    assert!(!canada.is_business_day(day("2022-12-26")));
    assert!(!canada.is_business_day(day("2022-12-27")));
    assert!(canada.is_business_day(day("2022-12-28")));
    assert_eq!(
        canada.why_closed(day("2026-09-30")),
        Some(Closed::Holiday(
            "National Day for Truth and Reconciliation".to_owned()
        ))
    );
}

#[test]
fn customary_days_stand_in_calendars_of_their_own() {
    let statutory = Calendar::named("ca-on").unwrap();
    let customary = Calendar::named("ca-on-customary").unwrap();
    let civic = day("2026-08-03");
    assert!(statutory.is_business_day(civic));
    assert!(!customary.is_business_day(civic));
    assert!(!customary.is_business_day(day("2026-12-25")));
    let quebec = Calendar::named("ca-qc").unwrap();
    assert!(quebec.is_business_day(day("2026-04-06")), "Easter Monday");
    assert!(!quebec.is_business_day(day("2026-04-03")), "Good Friday");
}

#[test]
fn a_carriers_own_days_are_read_in_three_forms() {
    let entry = |day: &str| CarrierHoliday {
        day: day.to_owned(),
        name: "closed".to_owned(),
        source: "example".to_owned(),
        as_of: NaiveDate::MIN,
    };
    let cases = [
        ("day-after-thanksgiving", Some("2026-11-27")),
        ("12-24", Some("2026-12-24")),
        ("2026-12-31", Some("2026-12-31")),
        ("2027-12-31", None),
        ("02-29", None),
        ("13-01", None),
        ("Christmas", None),
    ];
    for (text, expected) in cases {
        assert_eq!(carrier_day(&entry(text), 2026), expected.map(day), "{text}");
    }
    assert!(is_readable(&entry("02-29")));
    assert!(!is_readable(&entry("13-01")));
    assert!(!is_readable(&entry("Christmas")));
}

#[test]
fn a_huge_count_ends_without_a_date() {
    let calendar = Calendar::named("us-federal").unwrap();
    assert_eq!(calendar.add(day("2026-11-16"), i64::MAX), None);
    assert_eq!(calendar.add(day("2026-11-16"), i64::MIN), None);
}

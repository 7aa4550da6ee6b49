//! Whole lists with one or a few bad cells in them.

use std::collections::BTreeMap;

use super::{FaultEdit, FaultKind, Suspect, edited, repairs, suspects};
use crate::intake::{
    Mapping,
    field::Field,
    fixtures,
    stage::{List, StageContext, stage},
};

type Repairs = BTreeMap<(u32, u16), String>;

fn looked_at(cells: &[String], repairs: &Repairs) -> (usize, Vec<Suspect>) {
    let rows: Vec<&str> = cells.iter().map(String::as_str).collect();
    let sheet = fixtures::sheet(&rows);
    let context = StageContext {
        file: "list.csv",
        region: "US",
        repairs,
        list: List::Inventory,
        running_text: false,
    };
    let mapping = Mapping {
        columns: [(Field::Number, 1), (Field::Extension, 2)].into(),
        ..Mapping::default()
    };
    let staged = stage(&sheet, &mapping, &context);
    (staged.numbers, suspects(&staged))
}

/// Sixty good numbers, 414-555-0100 to 0159, with some cells in other words.
fn sixty(changed: &[(usize, &str)]) -> Vec<String> {
    let mut cells: Vec<String> = (0..60).map(|line| format!("414-555-01{line:02}")).collect();
    for (at, text) in changed {
        cells[*at] = (*text).to_owned();
    }
    cells
}

fn told(cells: &[String]) -> Vec<(u32, FaultKind, Option<String>)> {
    looked_at(cells, &Repairs::new())
        .1
        .into_iter()
        // Numbers reserved for fiction carry a finding that is no fault of the list.
        .map(|one| {
            (
                one.place.row,
                one.kind,
                one.proposal.map(|proposal| proposal.text),
            )
        })
        .collect()
}

#[test]
fn a_sound_list_has_no_suspects() {
    assert_eq!(told(&sixty(&[])), []);
    // Two area codes of one place, toll-free numbers, several exchanges.
    let mixed: Vec<String> = (0..30)
        .flat_map(|line| {
            [
                format!("414-720-41{line:02}"),
                format!("262-720-41{line:02}"),
                format!("414-721-41{line:02}"),
                format!("800-720-41{line:02}"),
            ]
        })
        .chain(
            [
                "888-720-4100",
                "877-720-4101",
                "414-727-4188",
                "312-981-2000",
            ]
            .map(str::to_owned),
        )
        .collect();
    assert_eq!(told(&mixed), []);
}

#[test]
fn one_bad_cell_among_its_neighbours_is_seen_and_what_was_meant_proposed() {
    use FaultKind::{
        AreaCodeMissing, AreaCodeMistyped, AreaCodeTransposed, BadForm, DigitMissing, DigitTooMany,
        DigitsLost, ExchangeMistyped, ExchangeTransposed, ExtensionRange, LeadingZero,
        LetterForDigit, NoNumber, RangeBackwards, TailOnly, UnclearTail, WrittenAsAmount,
    };
    let at_twelve = Some("(414) 555-0112");
    for (text, kind, proposal) in [
        ("441-555-0112", AreaCodeTransposed, at_twelve),
        ("144-555-0112", BadForm, at_twelve),
        ("415-555-0112", AreaCodeMistyped, at_twelve),
        ("414-565-0112", ExchangeMistyped, at_twelve),
        ("414-155-0112", BadForm, at_twelve),
        ("414-555-012", DigitMissing, at_twelve),
        ("414-555-011", DigitMissing, at_twelve),
        ("414-55-0112", DigitMissing, at_twelve),
        ("14-555-0112", DigitMissing, at_twelve),
        ("414555012", DigitMissing, at_twelve),
        ("1-414-555-011", DigitMissing, at_twelve),
        ("414-555-01122", DigitTooMany, at_twelve),
        ("4145550 1123", DigitTooMany, at_twelve),
        ("4144-555-0112", DigitTooMany, at_twelve),
        ("41455501112", DigitTooMany, at_twelve),
        ("555-0112", AreaCodeMissing, at_twelve),
        ("4.14555E+09", DigitsLost, at_twelve),
        ("4.145550112E+09", WrittenAsAmount, at_twelve),
        ("04145550112", LeadingZero, at_twelve),
        ("414-555-O112", LetterForDigit, at_twelve),
        ("0112", NoNumber, at_twelve),
        ("414,555,0112", NoNumber, at_twelve),
        ("x112", NoNumber, at_twelve),
        (
            "0170 thru 0174 fax",
            TailOnly,
            Some("414-555-0170 thru 414-555-0174 fax"),
        ),
        (
            "x170-x174",
            ExtensionRange,
            Some("414-555-0170 thru 414-555-0174"),
        ),
        (
            "555-0170 - 0174",
            AreaCodeMissing,
            Some("414-555-0170 thru 414-555-0174"),
        ),
        (
            "414-555-0174 - 0170",
            RangeBackwards,
            Some("414-555-0170 to 414-555-0174"),
        ),
        ("414-555-0170-01", UnclearTail, None),
        ("see Bob", NoNumber, None),
        ("room 2", NoNumber, None),
        ("1.81859E+11", DigitsLost, None),
    ] {
        let expected = (13, kind, proposal.map(str::to_owned));
        assert_eq!(told(&sixty(&[(12, text)])), [expected], "{text}");
    }
    let mut cells: Vec<String> = (0..60).map(|line| format!("414-723-01{line:02}")).collect();
    cells[12] = "414-732-0112".into();
    assert_eq!(
        told(&cells),
        [(
            13,
            ExchangeTransposed,
            at_twelve.map(|_| "(414) 723-0112".into())
        )]
    );
}

#[test]
fn a_number_that_is_on_the_list_already_is_not_proposed_again() {
    let cells = sixty(&[(12, "441-555-0120")]);
    let suspects = looked_at(&cells, &Repairs::new()).1;
    let [one] = suspects.as_slice() else {
        panic!("{suspects:?}")
    };
    assert_eq!(
        (one.kind, &one.proposal),
        (FaultKind::AreaCodeTransposed, &None)
    );
    assert!(
        one.reason.contains("414-555-0120 is on the list already"),
        "{}",
        one.reason
    );
    // Two numbers fit: neither is proposed.
    let cells = sixty(&[(12, "414-555-01"), (40, "414-555-019")]);
    assert!(
        told(&cells)
            .iter()
            .all(|(_, _, proposal)| proposal.is_none())
    );
}

#[test]
fn an_area_code_of_some_size_is_another_place_and_no_slip() {
    let mut cells = sixty(&[]);
    cells.extend((0..10).map(|line| format!("441-555-01{line:02}")));
    // Bermuda is under +1 and no part of the US: said, but nothing is proposed.
    assert!(
        told(&cells)
            .iter()
            .all(|(_, kind, proposal)| *kind == FaultKind::Foreign && proposal.is_none())
    );
    // Far from its neighbours a number in another area code may well be one.
    let mut cells = sixty(&[]);
    cells.push("415-555-4711".into());
    let kinds: Vec<_> = told(&cells).into_iter().map(|(_, kind, _)| kind).collect();
    assert!(!kinds.contains(&FaultKind::AreaCodeMistyped), "{kinds:?}");
}

#[test]
fn an_indian_and_a_british_list_are_known_though_each_number_could_be_american() {
    let indian: Vec<String> = (0..20)
        .map(|line| match line % 4 {
            0 => format!("+91 98450 {:05}", 10_000 + line * 37),
            1 => format!("91984502{:04}", 1000 + line * 41),
            _ => format!("98452{:05}", 30_000 + line * 1_713),
        })
        .collect();
    let suspects = looked_at(&indian, &Repairs::new()).1;
    assert_eq!(suspects.len(), 20);
    assert!(
        suspects.iter().all(|one| one.kind == FaultKind::Foreign),
        "{suspects:?}"
    );
    assert_eq!(
        suspects[2]
            .proposal
            .as_ref()
            .map(|proposal| proposal.text.as_str()),
        Some("+919845233426")
    );

    for british in [
        // Written with 0, with 0 lost in a spreadsheet, mixed.
        (0..12)
            .map(|line| format!("07911 12{:04}", 120 + line * 311))
            .collect::<Vec<_>>(),
        (0..12)
            .map(|line| format!("791112{:04}", 120 + line * 311))
            .collect(),
        (0..12)
            .map(|line| {
                if line % 2 == 0 {
                    format!("0161 496 0{line:03}")
                } else {
                    format!("1614960{:03}", 100 + line)
                }
            })
            .collect(),
    ] {
        let (_, suspects) = looked_at(&british, &Repairs::new());
        assert_eq!(suspects.len(), british.len(), "{british:?} {suspects:?}");
        for one in &suspects {
            let text = one
                .proposal
                .as_ref()
                .map(|proposal| proposal.text.clone())
                .unwrap_or_default();
            assert!(
                one.kind == FaultKind::Foreign && text.starts_with("+44"),
                "{one:?}"
            );
        }
    }
}

#[test]
fn a_fault_that_repeats_is_repaired_in_bulk_and_then_gone() {
    let changed: Vec<(usize, String)> = (5..60)
        .step_by(9)
        .map(|line| (line, format!("441-555-01{line:02}")))
        .take(3)
        .collect();
    let changed: Vec<(usize, &str)> = changed
        .iter()
        .map(|(at, text)| (*at, text.as_str()))
        .collect();
    let cells = sixty(&changed);
    let (_, before) = looked_at(&cells, &Repairs::new());
    assert_eq!(before.len(), 3, "{before:?}");
    let repairs = repairs(&before, FaultKind::AreaCodeTransposed);
    assert_eq!(
        repairs.get(&(6, 1)).map(String::as_str),
        Some("(414) 555-0105")
    );
    let (numbers, after) = looked_at(&cells, &repairs);
    assert_eq!((numbers, after.len()), (60, 0), "{after:?}");
}

#[test]
fn a_range_of_extensions_that_a_number_begins_is_a_block_and_another_is_asked_about() {
    let cells = [
        "414-555-0100 | x100-x149",
        "414-555-0160 | 2160",
        "414-555-0170 | x7",
        "414-555-0000 | x180-x189",
        "262-555-0100 | 0100 - 0109",
        "414-555-0175 | 75/76",
        "414-555-0190 | x190-x180",
    ]
    .map(str::to_owned);
    let (numbers, suspects) = looked_at(&cells, &Repairs::new());
    assert_eq!(numbers, 50 + 1 + 1 + 1 + 10 + 1 + 1);
    let rows: Vec<_> = suspects
        .iter()
        .map(|one| (one.place.row, one.kind))
        .collect();
    assert_eq!(
        rows,
        [4, 7].map(|row| (row, FaultKind::ExtensionRange)),
        "{suspects:?}"
    );
    let rows: Vec<&str> = cells.iter().map(String::as_str).collect();
    let sheet = fixtures::sheet(&rows);
    let repairs = Repairs::new();
    let context = StageContext {
        file: "list.csv",
        region: "US",
        repairs: &repairs,
        list: List::Inventory,
        running_text: false,
    };
    let mapping = Mapping {
        columns: [(Field::Number, 1), (Field::Extension, 2)].into(),
        ..Mapping::default()
    };
    let staged = stage(&sheet, &mapping, &context);
    let extensions = |row: usize| {
        let row = &staged.staged[row];
        let (first, last) = (row.numbers.first().unwrap(), row.numbers.last().unwrap());
        (
            row.extension(first).to_owned(),
            row.extension(last).to_owned(),
        )
    };
    assert_eq!(extensions(0), ("100".into(), "149".into()));
    assert_eq!(extensions(4), ("0100".into(), "0109".into()));
}

#[test]
fn a_suspect_is_written_for_the_screen_with_its_place_and_proposal() {
    let (_, suspects) = looked_at(&sixty(&[(12, "441-555-0112")]), &Repairs::new());
    let json = serde_json::to_value(&suspects[0]).unwrap();
    assert_eq!(json["place"]["row"], 13);
    assert_eq!(json["kind"], "area_code_transposed");
    assert_eq!(json["number"], "+14415550112");
    assert_eq!(json["proposal"]["number"], "+14145550112");
    assert_eq!(
        json["reason"],
        "Area code 441, and 59 numbers of the list are 414-555. It has the same digits in another order."
    );
}

#[test]
fn an_area_code_typed_once_is_put_before_every_cell_that_has_none() {
    let cells = [
        "555-0100",
        "262-720-4100",
        "555-0113 fax",
        "555-0120 thru 0129",
        "414-720-4100",
        "555 01",
    ]
    .map(str::to_owned);
    let (numbers, before) = looked_at(&cells, &Repairs::new());
    let none = |all: &[Suspect]| {
        all.iter()
            .filter(|one| one.kind == FaultKind::AreaCodeMissing)
            .count()
    };
    assert_eq!((numbers, none(&before)), (2, 3), "{before:?}");
    assert!(
        before.iter().all(|one| one.proposal.is_none()),
        "{before:?}"
    );
    let edit = |before_text: &str| FaultEdit {
        fault: FaultKind::AreaCodeMissing,
        before: before_text.into(),
    };
    let repairs = edited(&before, &edit("414"));
    let (numbers, after) = looked_at(&cells, &repairs);
    assert_eq!((numbers, none(&after)), (14, 0), "{after:?}");
    // What makes no number of a cell is not put before it; nothing at all passes the rows over.
    assert_eq!(edited(&before, &edit("41")), Repairs::new());
    let (numbers, after) = looked_at(&cells, &edited(&before, &edit("")));
    assert_eq!((numbers, none(&after)), (2, 0));
}

#[test]
fn slips_beside_a_transposed_area_code_still_have_their_proposals() {
    let cells = sixty(&[
        (10, "441-555-0110"),
        (12, "555-0112"),
        (14, "0414 555 0114"),
        (16, "181859000000"),
    ]);
    let told = told(&cells);
    let proposal = |row: u32| {
        let of = told.iter().find(|(at, ..)| *at == row);
        of.map(|(_, kind, proposal)| (*kind, proposal.clone().unwrap_or_default()))
    };
    assert_eq!(
        proposal(13),
        Some((FaultKind::AreaCodeMissing, "(414) 555-0112".into()))
    );
    assert_eq!(
        proposal(15),
        Some((FaultKind::LeadingZero, "(414) 555-0114".into()))
    );
    assert_eq!(
        proposal(17),
        Some((FaultKind::DigitsLost, String::new())),
        "rounded, and not of this row of numbers"
    );
}

#[test]
fn a_range_longer_than_a_block_is_taken_and_suspected() {
    let mut cells = sixty(&[]);
    cells.push("262-720-0200 - 9999".into());
    let (numbers, found) = looked_at(&cells, &Repairs::new());
    assert_eq!(numbers, 60 + 9_800);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, FaultKind::RangeTooLong);
    assert!(found[0].reason.contains("9800 numbers"), "{:?}", found[0]);
    cells[60] = "262-720-0000 - 0999".into();
    assert_eq!(looked_at(&cells, &Repairs::new()).1, []);
}

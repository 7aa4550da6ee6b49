//! Documents end to end: text against golden files, bytes against themselves, files against qpdf.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    carrier::CarrierId,
    checklist::{self as list, ItemState},
    finding::Finding,
    id::AccountId,
    place::Place,
    snapshot::Snapshot,
};

use super::{
    DocumentError, LoaInput, Paper, Pdf, checklist,
    font::{Fonts, Weight},
    loa,
    sample::{LOCAL, TODAY, TOLL_FREE, day, findings, plan, project, record, window},
    timeline,
};

mod names;

/// Where the documents of a test run lie for looking at.
fn shelf() -> PathBuf {
    let path = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../target/documents"
    ));
    std::fs::create_dir_all(path).unwrap();
    path.to_owned()
}

pub(super) fn keep(pdf: &Pdf, name: &str) -> PathBuf {
    let path = shelf().join(name).with_extension("pdf");
    std::fs::write(&path, &pdf.bytes).unwrap();
    path
}

/// What a tool prints, or nothing where the machine lacks it.
fn tool(name: &str, arguments: &[&str]) -> Option<(bool, String)> {
    let Ok(output) = Command::new(name).args(arguments).output() else {
        eprintln!("skipped: {name} is not on this machine");
        return None;
    };
    Some((
        output.status.success(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
    ))
}

fn text_of(pdf: &Pdf, name: &str) -> Option<String> {
    let path = keep(pdf, name);
    let (_, text) = tool("pdftotext", &["-layout", path.to_str()?, "-"])?;
    Some(text)
}

/// Compares a document's text with the golden file; `UPDATE_GOLDEN=1` writes it anew.
pub(super) fn golden(pdf: &Pdf, name: &str) {
    let Some(text) = text_of(pdf, name) else {
        return;
    };
    let path = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/golden/documents"
    ))
    .join(name)
    .with_extension("txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == expected,
        "{name} differs from {}. Look at target/documents/{name}.pdf, then run with UPDATE_GOLDEN=1.\n{text}",
        path.display()
    );
}

fn letter(
    snapshot: &Snapshot,
    order: crate::id::OrderId,
    blockers: &[Finding],
    paper: Paper,
) -> Pdf {
    let record = record();
    let input = LoaInput {
        blockers,
        record: &record,
        paper,
    };
    loa(snapshot, order, &input).unwrap()
}

fn blocker() -> Finding {
    Finding::blocker(
        "address_differs",
        Place::Account {
            id: AccountId(1),
            field: "service_address".to_owned(),
        },
        "The service address is not the one on the service record of November 24, 2026: “SUITE 300” here, “STE 300” there.",
        "Take the carrier’s spelling and make the letter again.",
    )
}

#[test]
fn a_partial_local_letter_says_what_it_must() {
    golden(&letter(&project(), LOCAL, &[], Paper::Letter), "loa-local");
}

#[test]
fn a_blocked_letter_is_a_draft_on_every_sheet() {
    golden(
        &letter(&project(), LOCAL, &[blocker()], Paper::Letter),
        "loa-draft",
    );
}

#[test]
fn a_toll_free_letter_names_both_responsible_organizations() {
    golden(
        &letter(&project(), TOLL_FREE, &[], Paper::Letter),
        "loa-tollfree",
    );
}

#[test]
fn the_same_state_gives_the_same_bytes() {
    for order in [LOCAL, TOLL_FREE] {
        let first = letter(&project(), order, &[], Paper::Letter);
        let second = letter(&project(), order, &[], Paper::Letter);
        assert_eq!(first.bytes, second.bytes);
        let other = letter(&project(), order, &[blocker()], Paper::Letter);
        assert_ne!(first.bytes, other.bytes);
        let id = |pdf: &Pdf| {
            let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
            let ids = file.trailer.get(b"ID").unwrap().as_array().unwrap().clone();
            assert_eq!(ids.first(), ids.last());
            ids[0].as_str().unwrap().to_vec()
        };
        assert_ne!(id(&first), id(&other));
        assert!(id(&first).iter().any(|byte| *byte != 0));
    }
}

#[test]
fn letter_and_a4_break_lines_alike() {
    for (order, pages) in [(LOCAL, 4), (TOLL_FREE, 1)] {
        let papers = [Paper::Letter, Paper::A4].map(|paper| letter(&project(), order, &[], paper));
        assert_eq!(papers.each_ref().map(|pdf| pdf.pages), [pages, pages]);
        let texts = papers.map(|pdf| {
            let path = keep(&pdf, "papers");
            tool("pdftotext", &["-raw", path.to_str().unwrap(), "-"])
        });
        let [upper, lower] = texts;
        assert_eq!(upper, lower);
    }
}

#[test]
fn files_are_sound_and_carry_their_fonts() {
    for (name, order, blockers) in [
        ("loa-local", LOCAL, vec![]),
        ("loa-draft", LOCAL, vec![blocker()]),
        ("loa-tollfree", TOLL_FREE, vec![]),
    ] {
        sound(
            &letter(&project(), order, &blockers, Paper::Letter),
            &format!("sound-{name}"),
        );
    }
}

/// Checks a file with qpdf, and that each of its fonts is embedded, a subset and searchable.
pub(super) fn sound(pdf: &Pdf, name: &str) {
    let path = keep(pdf, name);
    let path = path.to_str().unwrap();
    if let Some((good, said)) = tool("qpdf", &["--check", path]) {
        assert!(good && !said.contains("WARNING"), "{said}");
    }
    if let Some((_, said)) = tool("pdffonts", &[path]) {
        let fonts: Vec<_> = said.lines().skip(2).collect();
        assert_eq!(fonts.len(), 2, "{said}");
        for font in fonts {
            assert!(font.contains("yes yes yes"), "{font}");
        }
    }
}

#[test]
fn names_in_european_scripts_come_out_of_the_file_as_they_went_in() {
    for name in [
        "Renée Łukasz Ñúñez-Ðorđević",
        "Nguyễn Thị Bưởi",
        "Ελένη Παπαδοπούλου",
        "Щербакова Анна Їжак",
    ] {
        let mut snapshot = project();
        for account in snapshot.accounts.values_mut() {
            account.signer.name = name.to_owned();
        }
        let pdf = letter(&snapshot, LOCAL, &[], Paper::Letter);
        if let Some(text) = text_of(&pdf, "names") {
            assert_eq!(text.matches(name).count(), 2, "{name}\n{text}");
        }
    }
}

#[test]
fn a_file_carries_the_usual_letters_and_what_it_has_beyond_them() {
    let fonts = Fonts::load().unwrap();
    let carries = |pdf: &Pdf, beyond: &str| {
        let beyond: BTreeSet<char> = beyond.chars().collect();
        let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        Weight::ALL.iter().all(|weight| {
            let part = fonts.part(*weight, &beyond).unwrap();
            let mut streams = file.objects.values().filter_map(|it| it.as_stream().ok());
            streams.any(|stream| stream.content == part.packed.content)
        })
    };
    let snapshot = project();
    let map = super::number_map(&snapshot, LOCAL, &record(), Paper::Letter).unwrap();
    assert!(carries(&map, ""));
    // Renée signs.
    let pdf = letter(&snapshot, LOCAL, &[], Paper::Letter);
    assert!(carries(&pdf, "é"));
    assert!(!carries(&pdf, ""));
}

#[test]
fn a_character_without_a_glyph_stops_the_letter_and_is_named() {
    let mut snapshot = project();
    for account in snapshot.accounts.values_mut() {
        account.signer.name = "山田 Taro 🙂".to_owned();
    }
    let record = record();
    let input = LoaInput {
        blockers: &[],
        record: &record,
        paper: Paper::Letter,
    };
    let error = loa(&snapshot, LOCAL, &input).unwrap_err();
    let DocumentError::MissingGlyphs { missing, .. } = &error else {
        panic!("{error}");
    };
    let characters: String = missing.iter().map(|glyph| glyph.character).collect();
    assert_eq!(characters, "山田🙂");
    assert!(error.to_string().contains("U+5C71"), "{error}");
}

#[test]
fn a_pin_stands_on_no_page_and_in_no_byte() {
    let pdf = letter(&project(), LOCAL, &[], Paper::Letter);
    let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
    assert_eq!(file.get_pages().len(), pdf.pages);
    if let Some(text) = text_of(&pdf, "pin") {
        assert!(text.contains("given apart, not printed"));
        assert!(!text.contains("4711"));
        assert!(!text.contains("Portwright"));
    }
}

#[test]
fn only_a_letter_that_can_be_signed_has_fields_to_sign() {
    let fields = |blockers: &[Finding]| {
        let pdf = letter(&project(), LOCAL, blockers, Paper::Letter);
        let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        let form = file.catalog().unwrap().get(b"AcroForm").ok().cloned();
        form.map_or(0, |form| {
            form.as_dict()
                .unwrap()
                .get(b"Fields")
                .unwrap()
                .as_array()
                .unwrap()
                .len()
        })
    };
    assert_eq!(fields(&[]), 2);
    assert_eq!(fields(&[blocker()]), 0);
}

#[test]
fn a_missing_value_leaves_its_cell_empty_and_the_letter_a_draft() {
    let mut snapshot = project();
    for account in snapshot.accounts.values_mut() {
        account.account_number.clear();
        account.new_btn = None;
    }
    let findings = super::loa_findings(&snapshot, LOCAL);
    let fields: Vec<_> = findings
        .iter()
        .map(|finding| match &finding.place {
            Place::Order { field, .. } => field.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(fields, ["account_number", "new_btn"]);
    let pdf = letter(&snapshot, LOCAL, &[], Paper::Letter);
    if let Some(text) = text_of(&pdf, "missing") {
        assert!(text.contains("Not to be signed: 2 blockers open"), "{text}");
        assert_eq!(text.matches("DRAFT: not to be signed").count(), pdf.pages);
        assert!(!text.contains("n/a"));
    }
}

#[test]
fn a_carrier_without_a_profile_is_named_as_people_name_it() {
    let mut snapshot = project();
    let order = snapshot.orders.get_mut(&LOCAL).unwrap();
    order.key.carrier = CarrierId("Cuyahoga Valley Telephone".to_owned());
    let named = super::letter_of(&snapshot, &snapshot.orders[&LOCAL])
        .from
        .name;
    assert_eq!(named, "Cuyahoga Valley Telephone");
    let order = snapshot.orders.get_mut(&LOCAL).unwrap();
    order.key.carrier = CarrierId(CarrierId::UNKNOWN.to_owned());
    let findings = super::loa_findings(&snapshot, LOCAL);
    assert!(
        findings.iter().any(
            |finding| matches!(&finding.place, Place::Order { field, .. } if field == "carrier")
        )
    );
}

#[test]
fn a_letter_names_an_order_that_the_project_has() {
    let record = record();
    let input = LoaInput {
        blockers: &[],
        record: &record,
        paper: Paper::Letter,
    };
    let error = loa(&project(), crate::id::OrderId(99), &input).unwrap_err();
    assert!(error.to_string().contains("99"));
}

fn list_of(snapshot: &Snapshot) -> list::Checklist {
    list::build(snapshot, &plan(), &findings(), day(TODAY))
}

#[test]
fn the_checklist_shows_the_project_s_own_state() {
    let pdf = checklist(&list_of(&project()), &record(), Paper::Letter).unwrap();
    golden(&pdf, "checklist");
    sound(&pdf, "sound-checklist");
    let again = checklist(&list_of(&project()), &record(), Paper::Letter).unwrap();
    assert_eq!(pdf.bytes, again.bytes);
}

#[test]
fn every_reason_why_has_at_most_twelve_words() {
    let list = list_of(&project());
    assert!(list.items().count() > 30);
    for item in list.items() {
        assert!(item.why.split_whitespace().count() <= 12, "{}", item.why);
        assert!(!item.owner.is_empty(), "{}", item.key);
        if matches!(item.state, ItemState::Open | ItemState::Late) {
            assert!(item.due.is_some(), "{} has no due date", item.key);
        }
    }
}

#[test]
fn keys_of_items_are_unique() {
    let list = list_of(&project());
    let mut keys: Vec<_> = list.items().map(|item| item.key.as_str()).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count);
}

#[test]
fn what_happens_in_the_project_ticks_the_checklist() {
    let state = |snapshot: &Snapshot, key: &str| {
        list_of(snapshot)
            .items()
            .find(|item| item.key == key)
            .map(|item| (item.state, item.done_on.map(|day| day.to_string())))
    };
    let mut snapshot = project();
    assert_eq!(
        state(&snapshot, "gather.btn"),
        Some((ItemState::Done, Some("2026-11-28".to_owned())))
    );
    assert_eq!(
        state(&snapshot, "gather.locks"),
        Some((ItemState::Late, None))
    );
    assert_eq!(
        state(&snapshot, "submission.sign.NDG-01"),
        Some((ItemState::Open, None))
    );
    assert_eq!(
        state(&snapshot, "submission.send.NDG-04"),
        Some((ItemState::Late, None))
    );
    for account in snapshot.accounts.values_mut() {
        account.lock_asked_on = Some(day("2026-12-08"));
        account.new_btn = None;
    }
    let order = snapshot.orders.get_mut(&LOCAL).unwrap();
    order.signed_on = Some(day("2026-12-09"));
    assert_eq!(state(&snapshot, "gather.btn").unwrap().0, ItemState::Partly);
    assert_eq!(
        state(&snapshot, "gather.locks"),
        Some((ItemState::Done, Some("2026-12-08".to_owned())))
    );
    assert_eq!(state(&snapshot, "submission.sign.NDG-01"), None);
    assert_eq!(
        state(&snapshot, "submission.signed"),
        Some((ItemState::Done, Some("2026-12-09".to_owned())))
    );
}

#[test]
fn the_timeline_draws_every_order_and_lists_every_step() {
    let snapshot = project();
    let now = day(TODAY).and_hms_opt(16, 40, 0).unwrap();
    let plan = crate::plan::schedule(&snapshot, now);
    for paper in [Paper::Letter, Paper::A4] {
        let pdf = timeline(&snapshot, &plan, &record(), paper).unwrap();
        sound(&pdf, "timeline");
        let again = timeline(&snapshot, &plan, &record(), paper).unwrap();
        assert_eq!(pdf.bytes, again.bytes);
        if let Some(text) = text_of(&pdf, "timeline") {
            for order in snapshot.orders.values() {
                assert!(text.matches(&order.name).count() > 2, "{}", order.name);
            }
            let steps: usize = plan.orders.iter().map(|order| order.steps.len()).sum();
            let cutovers = text.lines().filter(|line| line.contains("Cutover")).count();
            assert!(steps > 20 && cutovers >= plan.orders.len(), "{text}");
        }
    }
}

#[test]
fn numbers_that_are_confirmed_to_move_before_do_not_remain() {
    let count = |first: &str| {
        let mut snapshot = project();
        // Half of the local numbers go with another order of the same account.
        let mut other = snapshot.orders.get(&LOCAL).unwrap().clone();
        other.id = crate::id::OrderId(9);
        other.status = crate::order::OrderStatus::Confirmed;
        other.confirmed = Some(window(first, (19, 0), (21, 0)));
        for number in snapshot.numbers.values_mut() {
            if number.order == Some(LOCAL) && number.tn.npa() == 773 {
                number.order = Some(other.id);
            }
        }
        snapshot.orders.insert(other.id, other);
        let pdf = letter(&snapshot, LOCAL, &[], Paper::Letter);
        text_of(&pdf, "two-orders").map(|text| text.contains("Partial: 8 numbers remain"))
    };
    // Requested is January 12.
    if let (Some(before), Some(after)) = (count("2027-01-11"), count("2027-01-13")) {
        assert!(before);
        assert!(!after);
    }
}

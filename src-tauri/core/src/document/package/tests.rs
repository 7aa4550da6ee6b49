//! The package end to end: what the cover says, what the pages are, and that it is the same each time.

use std::process::Command;

use super::{Enclosed, LoaInput, PackageInput, SignedLetter, marked, package};
use crate::{
    document::{
        Paper, Pdf, checklist,
        sample::{LOCAL, TODAY, TOLL_FREE, day, findings, plan, project, record},
    },
    finding::Finding,
    id::AccountId,
    worker::drawn_here,
};

fn keep(pdf: &Pdf, name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/documents");
    std::fs::create_dir_all(folder).unwrap();
    let path = format!("{folder}/{name}.pdf");
    std::fs::write(&path, &pdf.bytes).unwrap();
    path
}

/// What `pdftotext` reads, where the machine has it.
fn text(pdf: &Pdf, name: &str) -> Option<String> {
    let path = keep(pdf, name);
    let output = Command::new("pdftotext")
        .args(["-layout", &path, "-"])
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn sound(pdf: &Pdf, name: &str) {
    let path = keep(pdf, name);
    let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
    assert_eq!(file.page_iter().count(), pdf.pages);
    match Command::new("qpdf").args(["--check", &path]).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned()
                + &String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() && !said.contains("WARNING"),
                "{said}"
            );
        }
        Err(_) => eprintln!("skipped: qpdf is not on this machine"),
    }
}

/// A bill of a few pages, as somebody else would have made it.
fn bill() -> Enclosed {
    let snapshot = project();
    let list = crate::checklist::build(&snapshot, &plan(), &findings(), day(TODAY));
    let foreign = checklist(&list, &record(), Paper::A4).unwrap();
    Enclosed {
        title: "Bill, complete".to_owned(),
        label: "lakemont-bill-2026-12.pdf".to_owned(),
        dated: Some(day("2026-12-01")),
        sha256: "62321016".repeat(8),
        pages: Ok(drawn_here(&foreign.bytes).unwrap()),
    }
}

fn agreement() -> Enclosed {
    Enclosed {
        title: "Service agreement".to_owned(),
        label: "lakemont-agreement.pdf".to_owned(),
        dated: Some(day("2022-03-01")),
        sha256: "4d190a26".repeat(8),
        pages: Err("is protected by a password".to_owned()),
    }
}

fn made(
    order: crate::id::OrderId,
    paper: Paper,
    blockers: &[Finding],
    signed: Option<&SignedLetter>,
) -> Pdf {
    let record = record();
    let plan = plan();
    let input = PackageInput {
        loa: LoaInput {
            blockers,
            record: &record,
            paper,
        },
        plan: plan.orders.iter().find(|of| of.order == order),
        signed,
        enclosed: &[bill(), agreement()],
    };
    package(&project(), order, &input).unwrap()
}

#[test]
fn the_package_holds_everything_and_names_what_goes_beside() {
    for paper in [Paper::Letter, Paper::A4] {
        let pdf = made(LOCAL, paper, &[], None);
        sound(&pdf, "package");
        assert_eq!(pdf.bytes, made(LOCAL, paper, &[], None).bytes);
        let Some(text) = text(&pdf, "package") else {
            continue;
        };
        for words in [
            "Porting order package",
            "Letter of Authorization",
            "Attachment A",
            "Attachment B",
            "Number map",
            "lakemont-agreement.pdf is protected by a",
            "beside",
            "Not signed yet.",
            "62321016 62321016 62321016 62321016",
        ] {
            assert!(text.contains(words), "{words}:\n{text}");
        }
        for page in 1..=pdf.pages {
            let stamp = format!("Package page {page} of {}", pdf.pages);
            assert_eq!(text.matches(&stamp).count(), 1, "{stamp}");
        }
        assert!(!text.contains("4711"), "no PIN");
    }
}

#[test]
fn a_service_record_that_names_no_field_of_the_account_is_not_called_equal() {
    let mut snapshot = project();
    let csr = snapshot.csrs.get_mut(&AccountId(1)).unwrap();
    csr.text.clear();
    let (record, plan) = (record(), plan());
    let input = PackageInput {
        loa: LoaInput {
            blockers: &[],
            record: &record,
            paper: Paper::Letter,
        },
        plan: plan.orders.iter().find(|of| of.order == LOCAL),
        signed: None,
        enclosed: &[],
    };
    let pdf = package(&snapshot, LOCAL, &input).unwrap();
    if let Some(text) = text(&pdf, "package-bare-record") {
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        assert!(text.contains("names no field of the account;"), "{text}");
        assert!(!text.contains("fields equal"), "{text}");
    }
}

#[test]
fn a_package_with_a_blocker_says_so_on_its_own_pages() {
    let place = crate::place::Place::Project;
    let blocker = Finding::blocker("code", place, "It is open.", "Close it.");
    let pdf = made(LOCAL, Paper::Letter, &[blocker], None);
    sound(&pdf, "package-draft");
    if let Some(text) = text(&pdf, "package-draft") {
        assert!(text.contains("DRAFT: not to be sent"));
        assert!(text.contains("Draft: one blocker open."));
    }
}

#[test]
fn the_signed_file_takes_the_letter_s_place_and_a_void_one_is_barred() {
    let record = record();
    let input = LoaInput {
        blockers: &[],
        record: &record,
        paper: Paper::Letter,
    };
    let letter = crate::document::loa(&project(), LOCAL, &input).unwrap();
    let pages = drawn_here(&letter.bytes).unwrap();
    let mut signed = SignedLetter {
        signed_on: day("2026-12-11"),
        file: Some(Enclosed {
            title: "Letter of Authorization".to_owned(),
            label: "ndg-01-signed.pdf".to_owned(),
            dated: None,
            sha256: "b5fd4da6".repeat(8),
            pages: Ok(pages.clone()),
        }),
        void: None,
    };
    let pdf = made(LOCAL, Paper::Letter, &[], Some(&signed));
    sound(&pdf, "package-signed");
    let whole = made(LOCAL, Paper::Letter, &[], None);
    assert_eq!(pdf.pages, whole.pages, "all its sheets were signed");
    if let Some(text) = text(&pdf, "package-signed") {
        assert!(
            text.contains("Signed. ndg-01-signed.pdf, with its"),
            "{text}"
        );
        assert!(!text.contains("VOID"));
    }
    signed.void = Some("Dec 12: business name".to_owned());
    let pdf = made(LOCAL, Paper::Letter, &[], Some(&signed));
    if let Some(text) = text(&pdf, "package-void") {
        // The cover and each sheet of the letter; the contents say it once more.
        assert_eq!(
            text.matches("VOID since Dec 12: business name").count(),
            6,
            "{text}"
        );
    }
    let barred = marked(
        "Letter, void",
        &pages,
        "VOID since Dec 12: business name",
        &record,
        Paper::Letter,
    )
    .unwrap();
    sound(&barred, "loa-void");
    assert_eq!(barred.pages, letter.pages);
}

#[test]
fn a_toll_free_package_names_both_responsible_organizations() {
    let pdf = made(TOLL_FREE, Paper::Letter, &[], None);
    sound(&pdf, "package-tollfree");
    if let Some(text) = text(&pdf, "package-tollfree") {
        assert!(
            text.contains("Current RespOrg") && text.contains("New RespOrg"),
            "{text}"
        );
    }
}

#[test]
fn public_pdfs_are_drawn_into_a_package_that_a_strict_reader_finds_sound() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora/pdf");
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("skipped: {folder} is not there");
        return;
    };
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let enclosed: Vec<Enclosed> = paths
        .iter()
        .step_by(23)
        .filter_map(|path| {
            let bytes = std::fs::read(path).ok()?;
            let small = bytes.len() < 400_000;
            let label = path.file_name()?.to_string_lossy().into_owned();
            small.then(|| Enclosed {
                title: "Bill, complete".to_owned(),
                label,
                dated: None,
                sha256: "0".repeat(64),
                pages: drawn_here(&bytes),
            })
        })
        .collect();
    let record = record();
    for part in enclosed.chunks(6) {
        let input = PackageInput {
            loa: LoaInput {
                blockers: &[],
                record: &record,
                paper: Paper::Letter,
            },
            plan: None,
            signed: None,
            enclosed: part,
        };
        let pdf = package(&project(), TOLL_FREE, &input).unwrap();
        // A reader may find fault with what a foreign page holds, never with how it is held.
        let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        assert_eq!(file.page_iter().count(), pdf.pages);
        let path = keep(&pdf, "package-foreign");
        if let Ok(output) = Command::new("qpdf").args(["--check", &path]).output() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!said.contains("ERROR"), "{said}");
        }
    }
}

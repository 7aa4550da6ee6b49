//! Documents end to end: text against golden files, bytes against themselves, files against qpdf.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{finding::Finding, id::AccountId, place::Place, snapshot::Snapshot};

use super::{
    DocumentError, LoaInput, Paper, Pdf, loa,
    sample::{LOCAL, TOLL_FREE, project, record},
};

/// Where the documents of a test run lie for looking at.
fn shelf() -> PathBuf {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/documents"));
    std::fs::create_dir_all(path).unwrap();
    path.to_owned()
}

fn keep(pdf: &Pdf, name: &str) -> PathBuf {
    let path = shelf().join(name).with_extension("pdf");
    std::fs::write(&path, &pdf.bytes).unwrap();
    path
}

/// What a tool prints, or nothing where the machine lacks it.
fn tool(name: &str, arguments: &[&str]) -> Option<(bool, String)> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => Some((
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )),
        Err(_) => {
            eprintln!("skipped: {name} is not on this machine");
            None
        }
    }
}

fn text_of(pdf: &Pdf, name: &str) -> Option<String> {
    let path = keep(pdf, name);
    let (_, text) = tool("pdftotext", &["-layout", path.to_str()?, "-"])?;
    Some(text)
}

/// Compares a document's text with the golden file; `UPDATE_GOLDEN=1` writes it anew.
fn golden(pdf: &Pdf, name: &str) {
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

fn letter(snapshot: &Snapshot, order: crate::id::OrderId, blockers: &[Finding], paper: Paper) -> Pdf {
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
    golden(&letter(&project(), LOCAL, &[blocker()], Paper::Letter), "loa-draft");
}

#[test]
fn a_toll_free_letter_names_both_responsible_organizations() {
    golden(&letter(&project(), TOLL_FREE, &[], Paper::Letter), "loa-tollfree");
}

//! The main job, from end to end, as a person does it: open the sample, look at every screen, import
//! a spreadsheet and take it back, export, and find the papers on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Program, Start};
use crate::webdriver::until;

/// Control, as WebDriver spells it.
const CTRL: &str = "\u{e009}";

/// A list as people send it: two spellings of numbers, and one that Excel has spoilt.
const SHEET: &str = "Chicago office, sent by Jonas\n\
    \n\
    Phone,Assigned to,Type\n\
    (312) 555-0101,Front desk,voice\n\
    312.555.0102 x204,Billing,voice\n\
    3.12555E+09,Copier,fax\n";

#[test]
fn the_sample_from_its_file_to_its_papers() {
    let start = Start::fresh();
    let sample = start.folder().join("Northgate.portwright");
    let sheet = start.folder().join("chicago.csv");
    let papers = start.folder().join("papers");
    fs::write(&sheet, SHEET).expect("a sheet");
    fs::create_dir(&papers).expect("a folder");
    let program = start
        .picking("SAMPLE", &sample)
        .picking("SPREADSHEET", &sheet)
        .picking("EXPORT_FOLDER", &papers)
        .showing_in(papers.with_file_name("shown"))
        .open();

    program.wait_for("Open the sample");
    program.press(&[CTRL, "\u{e008}", "o"]);
    program.wait_for("Wed 16 Dec");
    assert!(sample.is_file(), "the project is a file");

    every_screen_shows_the_sample(&program);
    an_import_is_one_step_forth_and_one_back(&program);
    the_papers_are_on_the_disk(&program, &papers);
}

fn every_screen_shows_the_sample(program: &Program) {
    let screens: [(&str, &str, &[&str]); 8] = [
        (
            "1",
            "overview",
            &["NDG-01", "Wed 9 Dec", "Tue 5 Jan", "289", "undecided"],
        ),
        (
            "2",
            "numbers",
            &["(262) 555-0119", "Undecided", "Milwaukee"],
        ),
        (
            "3",
            "accounts",
            &["Lakeland", "Badger Valley", "Corvus", "Tollway"],
        ),
        ("4", "orders", &["NDG-01", "NDG-06", "151"]),
        ("5", "timeline", &["NDG-03", "Thanksgiving"]),
        ("6", "documents", &["NDG-01", "Export all"]),
        (
            "7",
            "problems",
            &["Nobody has decided on 3 numbers", "comma"],
        ),
        (
            "8",
            "history",
            &[
                "new project for Northgate Dental Group",
                "split into orders",
            ],
        ),
    ];
    for (key, name, words) in screens {
        program.press(&[CTRL, key]);
        for words in words {
            program.wait_for(words);
        }
        if name == "documents" {
            // The preview draws the PDF's own pages.
            program.find("canvas");
        }
        program.settle();
        program.keep_picture(name);
    }
}

fn an_import_is_one_step_forth_and_one_back(program: &Program) {
    let count = |count: &str| {
        let shown = || {
            program
                .text()
                .contains(&format!("Numbers\n{count}"))
                .then_some(())
        };
        until(&format!("{count} numbers"), shown);
    };
    program.press(&[CTRL, "i"]);
    program.wait_for("chicago.csv");
    program.wait_for("3.12555E+09");
    program.wait_for("Import 2 numbers");
    program.settle();
    program.keep_picture("import");
    program.click(&program.named("button", "Import 2 numbers"));
    count("314");
    program.press(&[CTRL, "2"]);
    program.settle();
    program.keep_picture("numbers-after-import");
    program.press(&[CTRL, "z"]);
    count("312");
}

fn the_papers_are_on_the_disk(program: &Program, folder: &Path) {
    program.press(&[CTRL, "e"]);
    // The letters come first, the project's own papers after them.
    let wanted = ["NDG-01/loa.pdf", "NDG-06/loa.pdf", "project/checklist.pdf"];
    let papers = until("letters and checklist on the disk", || {
        let found = pdfs(folder);
        let there = |name: &&str| found.contains(&folder.join(name));
        wanted.iter().all(there).then_some(found)
    });
    for paper in &papers {
        let check = Command::new("qpdf")
            .arg("--check")
            .arg(paper)
            .output()
            .expect("qpdf");
        assert!(check.status.success(), "{}: {check:?}", paper.display());
    }
    let letter = Command::new("pdftotext")
        .arg(folder.join("NDG-01/loa.pdf"))
        .arg("-")
        .output();
    let letter = String::from_utf8(letter.expect("pdftotext").stdout).expect("text");
    assert!(letter.contains("Northgate Dental Group"), "{letter}");
    program.settle();
    program.keep_picture("exported");
    program.click(&program.named("button", "Show"));
    let shown = || fs::read_to_string(folder.with_file_name("shown")).ok();
    assert_eq!(
        until("the folder is shown", shown).trim(),
        folder.to_string_lossy()
    );
}

/// The PDFs below a folder, in order.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(pdfs(&path));
        } else if path.extension().is_some_and(|it| it == "pdf") {
            found.push(path);
        }
    }
    found.sort();
    found
}

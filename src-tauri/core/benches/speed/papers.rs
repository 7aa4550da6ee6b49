//! Letters and number maps of a whole project, against reportlab drawing as many files, pages, texts, letters and lines,
//! where that is installed for python3.

use std::{path::Path, process::Command};

use crate::{Outcome, Wish, line, median, network, probe, probe::Run};

/// How many times as fast as reportlab they shall be made.
const GOAL: f64 = 5.0;
const ORDERS: u64 = 100;
const NUMBERS: u64 = 10_000;
const LIKE: &str = include_str!("papers.py");
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts");

pub(crate) fn papers(wish: &Wish, folder: &Path) -> Outcome {
    let runs = wish.runs.unwrap_or(5);
    // Each order is an account of its own: then a letter has few sheets, as most have.
    let (file, project) = network(folder, ORDERS, NUMBERS, 1)?;
    let made = (0..runs)
        .map(|_| probe::run("papers", &file, &project))
        .collect::<Outcome<Vec<Run>>>()?;
    let pages = made.first().map_or(0, |run| run.count);
    let seen = |what: &str| {
        let run = made.first();
        run.and_then(|run| run.seen.get(what).copied()).unwrap_or(0)
    };
    let [files, texts, letters, lines] = ["files", "texts", "letters", "lines"].map(seen);
    let ours: Vec<f64> = made
        .iter()
        .filter_map(|run| run.times.get("letters").copied())
        .collect();
    let middle = median(ours.clone());
    let a_second = |ms: f64| f64::from(u32::try_from(pages).unwrap_or(u32::MAX)) * 1000.0 / ms;
    println!(
        "  {NUMBERS} numbers in {ORDERS} orders: {files} files, {pages} pages, {texts} texts of {letters} letters, {lines} lines; {runs} runs"
    );
    line(
        "letters and maps",
        ours,
        &format!("   {:.0} pages a second", a_second(middle)),
    );
    let mut theirs = Vec::new();
    for _ in 0..runs {
        let python = Command::new("python3")
            .args(["-c", LIKE, FONTS])
            .args([files, pages, texts, letters, lines].map(|count| count.to_string()))
            .output();
        let said = python
            .ok()
            .filter(|output| output.status.success())
            .and_then(|output| String::from_utf8(output.stdout).ok());
        let Some(ms) = said.and_then(|said| said.trim().parse::<f64>().ok()) else {
            println!("  reportlab is not installed for python3: nothing to compare with");
            return Ok(());
        };
        theirs.push(ms);
    }
    let like = median(theirs.clone());
    line(
        "reportlab, the like",
        theirs,
        &format!("   {:.0} pages a second", a_second(like)),
    );
    let kept = if like / middle >= GOAL {
        "kept"
    } else {
        "MISSED"
    };
    println!("  {:.1} times as fast, goal {GOAL} {kept}", like / middle);
    Ok(())
}

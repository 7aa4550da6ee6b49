//! The filters: order, streams, pipes that close.

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::Stdio,
};

use serde_json::json;

use crate::support::Desk;

#[test]
fn a_hundred_thousand_lines_are_answered_in_order() {
    let desk = Desk::new();
    let mut input = String::new();
    for i in 0..100_000 {
        writeln!(input, "(414) 720-{:04} x{i}", i % 10_000).unwrap();
    }
    let answers = desk.run_with(&["numbers", "parse"], &input).ends(0).lines();
    assert_eq!(answers.len(), 100_000);
    for (i, answer) in answers.iter().enumerate() {
        assert_eq!(answer["extension"], json!(i.to_string()));
        assert_eq!(answer["e164"], json!(format!("+1414720{:04}", i % 10_000)));
    }
}

#[test]
fn each_line_gives_one_object_with_every_key_whatever_stands_in_it() {
    let desk = Desk::new();
    let input = "\u{feff}414-720-4100\r\n\nno number\n+44 20 7946 0018\n900-555-1234\n";
    let answers = desk.run_with(&["numbers", "parse"], input).ends(0).lines();
    let status: Vec<_> = answers
        .iter()
        .map(|answer| answer["status"].as_str().unwrap())
        .collect();
    assert_eq!(status, ["ok", "none", "none", "invalid", "invalid"]);
    assert_eq!(answers[0]["input"], "414-720-4100");
    for answer in &answers {
        let keys: Vec<_> = answer.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "e164",
                "extension",
                "findings",
                "input",
                "kind",
                "status",
                "zones"
            ]
        );
    }
    let mut broken = desk.command(&["numbers", "parse"]);
    let broken = crate::support::ran(&mut broken, b"\xff\xfe414-720-4100\n414-720-4101").ends(0);
    assert_eq!(broken.lines().len(), 2, "bytes that are no text are no end");
}

#[test]
fn numbers_are_found_where_they_stand() {
    let desk = Desk::new();
    let input = "Grüße – call 414-720-4100 on 2026-11-16\nor (262) 720-4101 ext 5 for $1,299.00\n";
    let found = desk.run_with(&["numbers", "find"], input).ends(0).lines();
    assert_eq!(found.len(), 2);
    for one in &found {
        let at = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
        assert_eq!(
            &input[at("start")..at("end")],
            one["text"].as_str().unwrap()
        );
        let line: Vec<char> = input.lines().nth(at("line") - 1).unwrap().chars().collect();
        let text: String = line[at("column") - 1..].iter().collect();
        assert!(text.starts_with(one["text"].as_str().unwrap()), "{text}");
    }
    assert_eq!(
        (&found[1]["e164"], &found[1]["extension"]),
        (&json!("+12627204101"), &json!("5"))
    );
}

#[test]
fn ranges_in_a_text_are_told_with_what_they_come_to() {
    let desk = Desk::new();
    let input = "Main 414-720-4100, lines 414-720-4110 thru 4119 and\n262-720-41XX; not 414-720-4149 thru 4100\n";
    let found = desk.run_with(&["numbers", "find"], input).ends(0).lines();
    let texts: Vec<_> = found
        .iter()
        .map(|one| one["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        texts,
        [
            "414-720-4100",
            "414-720-4110 thru 4119",
            "262-720-41XX",
            "414-720-4149 thru 4100"
        ]
    );
    let counts: Vec<_> = found.iter().map(|one| one["count"].as_u64()).collect();
    assert_eq!(counts, [None, Some(10), Some(100), None]);
    assert_eq!(
        (&found[1]["e164"], &found[1]["numbers"][9]),
        (&json!("+14147204110"), &json!("+14147204119"))
    );
    assert_eq!(found[3]["refused"]["code"], "range_backwards");
}

#[test]
fn local_times_are_resolved_and_a_line_that_is_none_keeps_its_place() {
    let desk = Desk::new();
    let input = "America/Chicago,2026-11-01T01:30,2026-11-01T03:30\nnonsense\nAmerica/Chicago,2026-03-08T02:30,2026-03-08T04:30\n";
    let ran = desk.run_with(&["window", "resolve"], input).ends(2);
    let answers = ran.lines();
    assert_eq!(
        answers[0]["start_utc"],
        json!(["2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z"])
    );
    assert_eq!(
        (&answers[0]["start_state"], &answers[0]["minutes"]),
        (&json!("overlap"), &json!(180))
    );
    assert_eq!(answers[1]["input"], "nonsense");
    assert_eq!(
        (
            &answers[2]["start_utc"],
            &answers[2]["minutes"],
            &answers[2]["start_state"]
        ),
        (&json!(null), &json!(null), &json!("gap"))
    );
    assert!(ran.err.contains("Line 2"), "{}", ran.err);
}

#[test]
fn calendars_answer_line_by_line() {
    let desk = Desk::new();
    let holidays = desk
        .run(&[
            "calendar",
            "holidays",
            "--calendar",
            "us-federal",
            "--year",
            "2027",
        ])
        .ends(0)
        .out;
    assert!(
        holidays.contains("2027-07-05,Independence Day (observed)\n"),
        "{holidays}"
    );
    assert!(!holidays.contains("2027-07-04"));
    let ask = |calendar: &str, act: &str, input: &str| {
        desk.run_with(&["calendar", act, "--calendar", calendar], input)
            .ends(0)
            .out
    };
    assert_eq!(
        ask(
            "us-federal",
            "add",
            "2026-11-16,20\n2026-11-26,0\n2026-11-29,-1\n"
        ),
        "2026-12-15\n2026-11-27\n2026-11-25\n"
    );
    assert_eq!(
        ask(
            "none",
            "count",
            "2026-11-16,2026-11-23\n2026-11-23,2026-11-16\n"
        ),
        "5\n-5\n"
    );
    assert_eq!(
        desk.run(&[
            "calendar",
            "holidays",
            "--calendar",
            "none",
            "--year",
            "2027"
        ])
        .ends(0)
        .out,
        ""
    );
    let wrong = desk
        .run_with(
            &["calendar", "add", "--calendar", "ca-on"],
            "2026-11-16,1\nsoon,1\n",
        )
        .ends(2);
    assert_eq!(wrong.out, "2026-11-17\n");
    assert!(
        wrong.err.contains("Line 2") && wrong.err.contains("soon"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_filter_answers_a_line_before_the_next_is_written() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["numbers", "parse"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for line in ["414-720-4100", "262-720-4101"] {
        writeln!(stdin, "{line}").unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert!(answer.contains(line), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let desk = Desk::new();
    desk.put("many.txt", "414-720-4100\n".repeat(50_000));
    let mut child = desk
        .command(&["numbers", "parse"])
        .stdin(std::fs::File::open(desk.path("many.txt")).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{output:?}");
}

//! Evidence on the command line: attached, listed, got out again, verified; calls shown.

use std::fs;

use serde_json::json;

use crate::support::{Desk, STORY};

#[test]
fn a_bill_is_attached_listed_got_out_and_removed() {
    let desk = Desk::with_sample();
    let bytes = b"%PDF-1.7 the November bill \x00\xff";
    desk.put("lakeland-bill-nov.pdf", bytes);
    let at = ["--now", STORY];
    let added = desk
        .run(
            &[
                &[
                    "attach",
                    "sample.portwright",
                    "lakeland-bill-nov.pdf",
                    "--account",
                    "lakeland",
                    "--dated",
                    "2026-11-12",
                    "--json",
                ],
                &at[..],
            ]
            .concat(),
        )
        .ends(0)
        .json();
    assert_eq!(
        (&added[0]["kind"], &added[0]["age"]["text"]),
        (&json!("bill"), &json!("4 days old"))
    );
    let id = added[0]["id"].to_string();
    let listed = desk
        .run(
            &[
                &["attachments", "sample.portwright", "--account", "lakeland"],
                &at[..],
            ]
            .concat(),
        )
        .ends(0);
    assert!(
        listed.out.contains("lakeland-bill-nov.pdf"),
        "{}",
        listed.out
    );
    assert!(
        listed.out.contains("26 days old, a newer one is there"),
        "{}",
        listed.out
    );

    desk.run(&["attachment", "get", "sample.portwright", &id, "out.pdf"])
        .ends(0);
    assert_eq!(fs::read(desk.path("out.pdf")).unwrap(), bytes);
    desk.put("other.pdf", "other");
    let refused = desk
        .run(&["attachment", "get", "sample.portwright", &id, "other.pdf"])
        .ends(3);
    assert!(
        refused.err.contains("is there already and differs"),
        "{}",
        refused.err
    );
    assert_eq!(fs::read(desk.path("other.pdf")).unwrap(), b"other");

    desk.run(&[
        "attachment",
        "change",
        "sample.portwright",
        &id,
        "--order",
        "NDG-01",
        "--note",
        "from the portal",
    ])
    .ends(0);
    let of_order = desk
        .run(&[
            "attachments",
            "sample.portwright",
            "--order",
            "ndg-01",
            "--json",
        ])
        .ends(0)
        .json();
    assert_eq!(of_order[0]["note"], "from the portal");
    desk.run(&["attachment", "remove", "sample.portwright", &id])
        .ends(0);
    desk.run(&["attachment", "get", "sample.portwright", &id, "gone.pdf"])
        .ends(2);
    desk.run(&["undo", "sample.portwright"]).ends(0);
    desk.run(&["attachment", "get", "sample.portwright", &id, "back.pdf"])
        .ends(0);
    assert_eq!(fs::read(desk.path("back.pdf")).unwrap(), bytes);
    desk.run(&["verify", "sample.portwright"]).ends(0);
}

#[test]
fn a_csr_is_shown_and_taken_from_an_attachment() {
    let desk = Desk::with_sample();
    let text = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/sample/lakeland-csr.txt"
    );
    desk.put("lakeland-csr.txt", fs::read(text).unwrap());
    let added = desk
        .run(&[
            "attach",
            "sample.portwright",
            "lakeland-csr.txt",
            "--account",
            "lakeland",
            "--now",
            STORY,
            "--json",
        ])
        .ends(0)
        .json();
    let id = &added[0]["id"].to_string();
    let said = desk
        .run(&["attachment", "csr", "sample.portwright", id])
        .ends(0);
    for words in [
        "Business name",
        "NORTHGATE DENTAL GROUP LLC",
        "Service address",
    ] {
        assert!(said.out.contains(words), "{}", said.out);
    }
    let before = desk
        .run(&["check", "sample.portwright", "--now", STORY, "--json"])
        .ends(1)
        .out;
    desk.run(&[
        "attachment",
        "csr",
        "sample.portwright",
        id,
        "--take",
        "--now",
        STORY,
    ])
    .ends(0);
    let after = desk
        .run(&["check", "sample.portwright", "--now", STORY, "--json"])
        .ends(1)
        .out;
    assert_eq!(before, after, "the same record says the same");
}

#[test]
fn the_week_of_calls_is_printed() {
    let desk = Desk::with_sample();
    let week = desk.run(&["calls", "sample.portwright"]).ends(0);
    assert!(
        week.out.contains("hourly counts of calls.csv"),
        "{}",
        week.out
    );
    assert_eq!(
        week.out
            .lines()
            .filter(|line| line.starts_with("Wed"))
            .count(),
        1
    );
    desk.put(
        "cdr.csv",
        "Start,Direction,To\n2026-10-05 10:00:00,inbound,4145550100\n2026-10-05 10:05:00,inbound,4145550199\n",
    );
    desk.run(&[
        "import",
        "sample.portwright",
        "cdr.csv",
        "--as",
        "calls",
        "--zone",
        "America/New_York",
    ])
    .ends(0);
    let calls = desk
        .run(&["calls", "sample.portwright", "--json"])
        .ends(0)
        .json();
    assert_eq!(
        calls["days"][0]["hours"][9]["level"], 4,
        "ten in New York is nine in Chicago"
    );
    let wrong = desk.run(&[
        "import",
        "sample.portwright",
        "cdr.csv",
        "--as",
        "calls",
        "--zone",
        "Atlantis",
    ]);
    wrong.ends(2);
}

//! The papers of an order: packages with foreign pages, signatures that are kept and that a change voids, what was sent
//! and stays as it was, and names of files that no disk trips over.

use std::{collections::BTreeSet, fs, path::PathBuf};

use portwright_core::{api::WireError, worker::Program};
use portwright_tests::{Desk, STORY, root};
use serde_json::{Value, json};

fn bytes(desk: &mut Desk, name: &str) -> Result<Vec<u8>, WireError> {
    desk.document(name)
}

fn package(desk: &mut Desk, order: &str) -> Value {
    let view = desk.ask("documents_list", json!({}));
    let all = view["packages"].as_array().unwrap().clone();
    all.into_iter().find(|it| it["name"] == order).unwrap()
}

fn names(package: &Value) -> Vec<String> {
    let of = |it: &Value| it["name"].as_str().unwrap().to_owned();
    package["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(of)
        .collect()
}

fn write(desk: &mut Desk, name: &str, bytes: &[u8]) -> u32 {
    fs::write(desk.path(name), bytes).unwrap();
    desk.ticket(name)
}

/// What we state of the account at a carrier.
fn form(desk: &mut Desk, carrier: &str) -> Value {
    let accounts = desk.ask("accounts_list", json!({}));
    let found = accounts
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["carrier"] == carrier);
    let id = found.unwrap_or_else(|| panic!("{carrier}: {accounts}"))["id"].clone();
    desk.ask("account_detail", json!({ "id": id }))["form"].clone()
}

fn rename(desk: &mut Desk, carrier: &str, name: &str) {
    let mut form = form(desk, carrier);
    form["billing_name"] = json!(name);
    desk.ask("account_save", form);
}

#[test]
fn what_was_sent_stays_byte_by_byte_whatever_is_edited_later() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let sent = package(&mut desk, "NDG-03");
    assert!(
        sent["frozen"].as_str().unwrap().starts_with("sent 3 Nov"),
        "{sent}"
    );
    assert_eq!(names(&sent), ["NDG-03/package.pdf", "NDG-03/loa.pdf"]);
    let before = bytes(&mut desk, "NDG-03/package.pdf").unwrap();
    rename(&mut desk, "Corvus", "SOMEBODY ELSE INC");
    desk.ask("project_update", json!({ "client": "Another Client" }));
    assert_eq!(bytes(&mut desk, "NDG-03/package.pdf").unwrap(), before);
    // The version that was refused stays beside the one that goes out next.
    let refused = package(&mut desk, "NDG-02");
    assert!(
        names(&refused).contains(&"NDG-02/sent-v1/package-v1.pdf".to_owned()),
        "{refused}"
    );
    assert!(names(&refused).contains(&"NDG-02/package.pdf".to_owned()));
    assert_eq!(
        refused["signature"],
        Value::Null,
        "the next version is signed anew"
    );
}

#[test]
fn a_signed_file_is_kept_and_a_change_of_what_was_signed_voids_it_until_it_is_put_back() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let order = package(&mut desk, "NDG-06");
    let id = order["id"].clone();
    // The letter itself, as somebody scanned it after signing.
    let scan = bytes(&mut desk, "NDG-06/loa.pdf").unwrap();
    let ticket = write(&mut desk, "signed back.pdf", &scan);
    desk.ask(
        "loa_sign",
        json!({ "id": id, "how": "electronic", "ticket": ticket, "came": "by mail from Dana Whitfield" }),
    );
    let signed = package(&mut desk, "NDG-06");
    assert_eq!(
        signed["signature"]["words"],
        "Signed 16 Nov electronically by Dana Whitfield"
    );
    assert!(
        signed["signature"]["file"]
            .as_str()
            .unwrap()
            .starts_with("signed back.pdf")
    );
    assert_eq!(signed["signature"]["void"], "");
    assert_eq!(
        bytes(&mut desk, "NDG-06/loa.pdf").unwrap(),
        scan,
        "as it was received"
    );
    let whole = bytes(&mut desk, "NDG-06/package.pdf").unwrap();
    assert_eq!(
        bytes(&mut desk, "NDG-06/package.pdf").unwrap(),
        whole,
        "the same bytes each time"
    );

    rename(&mut desk, "Tollway", "NORTHGATE DENTAL LLC");
    let void = package(&mut desk, "NDG-06");
    assert_eq!(void["mark"]["text"], "signature void", "{void}");
    let words = void["signature"]["void"].as_str().unwrap();
    assert!(
        words.starts_with("VOID since") && words.contains("billing name"),
        "{words}"
    );
    assert!(names(&void).contains(&"NDG-06/loa-void.pdf".to_owned()));
    assert!(
        bytes(&mut desk, "NDG-06/loa-void.pdf")
            .unwrap()
            .starts_with(b"%PDF-1.7")
    );
    let refused = desk
        .call("order_record", json!({ "id": id, "act": "submitted" }))
        .unwrap_err();
    assert!(refused.message.contains("is void"), "{refused:?}");

    desk.ask("undo", json!({}));
    let again = package(&mut desk, "NDG-06");
    assert_eq!(again["signature"]["void"], "", "put back as it was signed");
    // Undone to its begin, the signature is gone and the file with it; brought again, both are there.
    desk.ask("undo", json!({}));
    assert_eq!(package(&mut desk, "NDG-06")["signature"], Value::Null);
    desk.ask("redo", json!({}));
    assert_eq!(bytes(&mut desk, "NDG-06/loa.pdf").unwrap(), scan);
}

#[test]
fn a_letter_is_signed_on_screen_with_strokes_and_without_strokes_not_at_all() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let order = package(&mut desk, "NDG-06");
    assert!(
        order["signing"]["screen_words"]
            .as_str()
            .unwrap()
            .contains("does not say")
    );
    let id = order["id"].clone();
    let empty = json!({ "id": id, "how": "on_screen", "strokes": [], "ratio": 4.0 });
    assert_eq!(
        desk.call("loa_sign", empty).unwrap_err().code,
        "no_signature"
    );
    let strokes = json!([[[0.1, 0.5], [0.3, 0.2], [0.5, 0.8]], [[0.6, 0.4]]]);
    desk.ask(
        "loa_sign",
        json!({ "id": id, "how": "on_screen", "strokes": strokes, "ratio": 4.0 }),
    );
    let signed = package(&mut desk, "NDG-06");
    assert!(
        signed["signature"]["words"]
            .as_str()
            .unwrap()
            .contains("on screen")
    );
    assert!(
        bytes(&mut desk, "NDG-06/loa.pdf")
            .unwrap()
            .starts_with(b"%PDF-1.7")
    );
    // A blocked letter is signed in no way.
    let blocked = package(&mut desk, "NDG-01");
    assert_ne!(blocked["signing"]["refused"], "");
    let ticket = write(&mut desk, "x.pdf", b"%PDF-1.7");
    let request = json!({ "id": blocked["id"], "how": "paper", "ticket": ticket });
    assert_eq!(
        desk.call("loa_sign", request).unwrap_err().code,
        "act_refused"
    );
    // What can be edited is no signed letter.
    let ticket = write(&mut desk, "letter.txt", b"I authorize");
    let request = json!({ "id": id, "how": "paper", "ticket": ticket });
    assert_eq!(
        desk.call("loa_sign", request).unwrap_err().code,
        "no_signed_paper"
    );
}

#[test]
fn files_with_hostile_names_and_broken_pdfs_go_beside_the_package_unchanged_and_none_is_lost() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let order = package(&mut desk, "NDG-01")["id"].clone();
    let names = [
        "CON.pdf",
        "con.pdf",
        "..bill.pdf",
        "a\u{202e}fdp.exe",
        "Ren\u{e9}e.pdf",
        "Rene\u{301}e.pdf",
        "bill.pdf",
        "BILL.PDF",
        "nul .txt",
        "trailing. .pdf",
        "x:stream.pdf",
        "tab\tname.pdf",
    ];
    let folder = desk.path("foreign");
    fs::create_dir(&folder).unwrap();
    let mut expected = BTreeSet::new();
    for (at, name) in (0_u8..).zip(names) {
        let content = [b"%PDF-1.7 broken ".as_slice(), &[at]].concat();
        fs::write(folder.join(name), &content).unwrap();
        let ticket = desk.session.ticket(folder.join(name)).0;
        desk.ask(
            "attachment_add",
            json!({ "ticket": ticket, "kind": "other", "order": order }),
        );
        expected.insert(content);
    }
    let out = desk.ticket("out");
    fs::create_dir(desk.path("out")).unwrap();
    let request =
        json!({ "ticket": out, "only": ["files", "package"], "paper": "letter", "force": false });
    let written = desk.ask("documents_export", request.clone());
    let again = desk.ask("documents_export", request);
    let all = again["files"].as_array().unwrap();
    assert!(
        all.iter().all(|it| it["unchanged"] == true),
        "two exports of one state are the same"
    );
    assert_eq!(written["files"].as_array().unwrap().len(), all.len());
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(desk.path("out/NDG-01/files")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(
            name.len() <= 120 && !name.contains(['\u{202e}', ':', '\t']),
            "{name}"
        );
        assert!(seen.insert(name.to_lowercase()), "{name} twice");
        found.insert(fs::read(path).unwrap());
    }
    assert!(
        expected.is_subset(&found),
        "every file came out as it went in"
    );
}

#[test]
fn pdfs_of_the_corpora_are_drawn_into_packages_or_named_beside_them() {
    let folder = root().join("../shared/corpora/pdf");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let worker = portwright_tests::worker();
    // A worker a file, two at a time.
    let half = paths.len().div_ceil(2);
    let (drawn, beside) = std::thread::scope(|both| {
        let halves: Vec<_> = paths
            .chunks(half)
            .map(|paths| both.spawn(|| drawn_or_named(&worker, paths)))
            .collect();
        halves
            .into_iter()
            .map(|half| half.join().unwrap())
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    });
    eprintln!("{drawn} drawn, {beside} beside");
    assert!(drawn > 9 * beside, "{drawn} drawn, {beside} beside");
}

/// How many of the files are drawn, and how many say why not.
fn drawn_or_named(worker: &Program, paths: &[PathBuf]) -> (u32, u32) {
    let (mut drawn, mut beside) = (0, 0);
    for path in paths {
        let content = fs::read(path).unwrap();
        match portwright_core::worker::drawn_pages(worker, "bill.pdf", &content) {
            Ok(made) => {
                assert!(made.starts_with(b"%PDF-1.7"), "{}", path.display());
                drawn += 1;
            }
            Err(why) => {
                assert!(!why.is_empty() && !why.ends_with('.'), "{why}");
                beside += 1;
            }
        }
    }
    (drawn, beside)
}

#[test]
fn what_the_preview_shows_is_byte_by_byte_what_is_exported_and_printed() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let out = desk.ticket("out");
    fs::create_dir(desk.path("out")).unwrap();
    let request = json!({ "ticket": out, "only": [], "paper": "letter", "force": false });
    let written = desk.ask("documents_export", request);
    let mut shown = 0;
    for file in written["files"].as_array().unwrap() {
        let name = file["name"].as_str().unwrap();
        let exported = fs::read(desk.path("out").join(name)).unwrap();
        assert!(desk.document(name).unwrap() == exported, "{name}");
        let kind = std::path::Path::new(name).extension();
        shown += usize::from(kind.is_some_and(|kind| kind == "pdf"));
    }
    assert!(shown > 30, "{shown} documents with pages");
}

//! Evidence: files attached, dated, saved again byte by byte, taken as a CSR; calls counted.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::PathBuf, process::Command};

use portwright_tests::{Desk, STORY, root};
use serde_json::{Value, json};

fn write(desk: &mut Desk, name: &str, bytes: &[u8]) -> u32 {
    fs::write(desk.path(name), bytes).unwrap();
    desk.ticket(name)
}

fn project(desk: &mut Desk) {
    let ticket = desk.ticket("client.portwright");
    desk.ask(
        "project_create",
        json!({
            "ticket": ticket, "client": "Northgate Dental Group", "gaining": "calyx-cloud",
            "go_live": "2026-12-16", "zone": "America/Chicago",
        }),
    );
}

/// A project with one account at Lakeland.
fn with_account(desk: &mut Desk) -> Value {
    project(desk);
    desk.ask("account_save", json!({ "carrier": "lakeland" }));
    desk.ask("accounts_list", json!({}))[0]["id"].clone()
}

fn bill_date(desk: &mut Desk, account: &Value) -> String {
    let detail = desk.ask("account_detail", json!({ "id": account }));
    detail["form"]["bill_date"].as_str().unwrap().to_owned()
}

fn attached(desk: &mut Desk, account: &Value) -> Vec<Value> {
    let view = desk.ask("attachments_list", json!({ "account": account }));
    view["attachments"].as_array().unwrap().clone()
}

#[test]
fn pdfs_of_the_corpora_come_out_as_they_went_in() {
    let folder = root().join("../shared/corpora/pdf");
    let Ok(entries) = fs::read_dir(&folder) else {
        assert!(
            !root().join("../shared").exists(),
            "{} is gone",
            folder.display()
        );
        eprintln!("skipped: {} is not there", folder.display());
        return;
    };
    let mut desk = Desk::in_memory(STORY);
    let account = with_account(&mut desk);
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    fs::create_dir(desk.path("out")).unwrap();
    let out = desk.ticket("out");
    let (mut files, mut bytes) = (0, 0);
    let mut locked = BTreeSet::new();
    for path in &paths {
        let original = fs::read(path).unwrap();
        if original.is_empty() {
            continue;
        }
        let ticket = desk.session.ticket(path.clone()).0;
        let request = json!({ "ticket": ticket, "kind": "other", "account": account });
        let added = match desk.call("attachment_add", request) {
            Ok(added) => added["attachment"].clone(),
            Err(error) => {
                assert_eq!(
                    error.code,
                    "attached_already",
                    "{}: {error:?}",
                    path.display()
                );
                continue;
            }
        };
        let saved = desk.ask(
            "attachment_save_as",
            json!({ "id": added["id"], "ticket": out }),
        );
        assert_eq!(saved["sha256"], added["sha256"]);
        let again = fs::read(desk.path("out").join(saved["file"].as_str().unwrap())).unwrap();
        assert!(again == original, "{} differs", path.display());
        if added["detail"].as_str().unwrap().contains(", locked, ") {
            assert_eq!(added["odd"], "It is protected by a password.");
            locked.insert(path.clone());
        }
        files += 1;
        bytes += original.len();
    }
    desk.session.verify().unwrap();
    if let Some((asking, encrypted)) = asks_for_password(&paths) {
        let unnamed: Vec<_> = asking.difference(&locked).collect();
        assert!(unnamed.is_empty(), "not named as locked: {unnamed:?}");
        // A lock without a password may be too odd to be opened by our reader.
        let strangers: Vec<_> = locked.difference(&encrypted).collect();
        assert!(strangers.is_empty(), "not locked at all: {strangers:?}");
    }
    eprintln!(
        "{files} PDFs, {} MB, in and out the same; {} locked",
        bytes >> 20,
        locked.len()
    );
    assert!(files > 800 && !locked.is_empty());
}

/// The files that cannot be read without a password, and all that are encrypted, as qpdf says; nothing where it is not on
/// this machine.
fn asks_for_password(paths: &[PathBuf]) -> Option<(BTreeSet<PathBuf>, BTreeSet<PathBuf>)> {
    let (mut asking, mut encrypted) = (BTreeSet::new(), BTreeSet::new());
    for path in paths {
        let content = fs::read(path).unwrap();
        // Whatever else is packed, this word stands in the clear.
        if !content.windows(8).any(|part| part == b"/Encrypt") {
            continue;
        }
        let asked = Command::new("qpdf")
            .arg("--requires-password")
            .arg(path)
            .output();
        let Ok(asked) = asked else {
            eprintln!("skipped: qpdf is not on this machine");
            return None;
        };
        // 0: it asks for one; 3: it is encrypted and asks for none; 2: neither.
        match asked.status.code() {
            Some(0) => {
                asking.insert(path.clone());
                encrypted.insert(path.clone());
            }
            Some(3) => {
                encrypted.insert(path.clone());
            }
            _ => {}
        }
    }
    Some((asking, encrypted))
}

#[test]
fn a_bill_says_its_date_and_one_undo_takes_both_back() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    assert_eq!(bill_date(&mut desk, &account), "");
    let october = write(&mut desk, "Lakeland bill Oct.pdf", b"%PDF-1.7 October");
    let september = write(&mut desk, "Lakeland bill Sep.pdf", b"%PDF-1.7 September");
    let look = desk.ask("attachment_look", json!({ "ticket": october }));
    assert_eq!(
        (&look["kind"], &look["detail"]),
        (&json!("bill"), &json!("PDF, damaged, 16 bytes"))
    );

    let add =
        |ticket: u32, dated: &str| json!({ "ticket": ticket, "account": account, "dated": dated });
    let added = desk.ask("attachment_add", add(october, "2026-10-21"));
    assert_eq!(added["done"]["label"], "bill of Lakeland attached");
    assert_eq!(added["done"]["changes"], json!(["accounts", "evidence"]));
    assert_eq!(bill_date(&mut desk, &account), "2026-10-21");
    desk.ask("attachment_add", add(september, "2026-09-21"));
    assert_eq!(
        bill_date(&mut desk, &account),
        "2026-10-21",
        "an older bill does not age it"
    );
    let rows = attached(&mut desk, &account);
    assert_eq!(rows[0]["age"]["text"], "26 days old");
    assert_eq!(rows[1]["age"]["text"], "56 days old, a newer one is there");
    let twice = desk
        .call("attachment_add", add(october, "2026-10-21"))
        .unwrap_err();
    assert_eq!(twice.code, "attached_already");

    let id = &added["attachment"]["id"];
    desk.ask(
        "attachment_change",
        json!({ "id": id, "dated": "2026-11-01" }),
    );
    assert_eq!(bill_date(&mut desk, &account), "2026-11-01");
    desk.ask("undo", json!({}));
    assert_eq!(bill_date(&mut desk, &account), "2026-10-21");
    let done = desk.ask("attachment_remove", json!({ "id": id }));
    assert_eq!(done["label"], "bill of Lakeland removed");
    assert_eq!(bill_date(&mut desk, &account), "2026-09-21");
    desk.ask("undo", json!({}));
    assert_eq!(
        (
            bill_date(&mut desk, &account),
            attached(&mut desk, &account)
        ),
        ("2026-10-21".to_owned(), rows)
    );
    for _ in 0..2 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(bill_date(&mut desk, &account), "");
    assert!(attached(&mut desk, &account).is_empty());
}

#[test]
fn files_that_cannot_be_kept_are_refused_with_what_to_do() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    let refused = |desk: &mut Desk, ticket: u32| {
        let error = desk
            .call(
                "attachment_add",
                json!({ "ticket": ticket, "account": account }),
            )
            .unwrap_err();
        assert!(!error.hint.is_empty(), "{error:?}");
        (error.code, error.message)
    };
    let large = fs::File::create(desk.path("scan of 900 pages.tiff")).unwrap();
    large.set_len(63_000_000).unwrap();
    let large = desk.ticket("scan of 900 pages.tiff");
    assert_eq!(
        refused(&mut desk, large),
        (
            "attachment_too_large".to_owned(),
            "scan of 900 pages.tiff has 63.0 MB. An attachment has at most 52.4 MB.".to_owned()
        )
    );
    let empty = write(&mut desk, "bill.pdf", b"");
    assert_eq!(refused(&mut desk, empty).0, "empty_file");
    let missing = desk.ticket("gone.pdf");
    assert_eq!(refused(&mut desk, missing).0, "unopened");
    fs::create_dir(desk.path("folder")).unwrap();
    let folder = desk.ticket("folder");
    assert_eq!(refused(&mut desk, folder).0, "not_a_file");
    let fine = write(&mut desk, "fine.pdf", b"%PDF-1.7");
    let nobody = json!({ "ticket": fine, "account": 99 });
    assert_eq!(
        desk.call("attachment_add", nobody).unwrap_err().code,
        "not_here"
    );
}

#[test]
fn a_saved_file_never_takes_the_place_of_another() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    let mut ids = Vec::new();
    for (n, name) in ["Bill.pdf", "bill.PDF", "BILL.pdf"].iter().enumerate() {
        let folder = desk.path(&n.to_string());
        fs::create_dir(&folder).unwrap();
        let bytes = format!("%PDF-1.7 number {n}");
        fs::write(folder.join(name), &bytes).unwrap();
        let ticket = desk.session.ticket(folder.join(name)).0;
        let added = desk.ask(
            "attachment_add",
            json!({ "ticket": ticket, "account": account }),
        );
        ids.push((added["attachment"]["id"].clone(), bytes));
    }
    fs::create_dir(desk.path("out")).unwrap();
    let out = desk.ticket("out");
    let mut names = Vec::new();
    for (id, bytes) in &ids {
        let saved = desk.ask("attachment_save_as", json!({ "id": id, "ticket": out }));
        let name = saved["file"].as_str().unwrap().to_owned();
        assert_eq!(
            fs::read(desk.path("out").join(&name)).unwrap(),
            bytes.as_bytes()
        );
        names.push(name);
    }
    assert_eq!(names, ["Bill.pdf", "bill (2).PDF", "BILL (3).pdf"]);
    let again = desk.ask(
        "attachment_save_as",
        json!({ "id": ids[1].0, "ticket": out }),
    );
    assert_eq!(
        (&again["file"], &again["unchanged"]),
        (&json!("bill (2).PDF"), &json!(true))
    );
    let taken = write(&mut desk, "taken.pdf", b"something else");
    let error = desk
        .call(
            "attachment_save_as",
            json!({ "id": ids[0].0, "ticket": taken }),
        )
        .unwrap_err();
    assert_eq!(error.code, "file_differs");
    assert_eq!(fs::read(desk.path("taken.pdf")).unwrap(), b"something else");
}

const CSR: &str = "LAKELAND TELECOM  CUSTOMER SERVICE RECORD  11/09/2026
BTN: 414 555-0100
ACCOUNT NUMBER: 414 555-0100 371
BUSINESS NAME: NORTHGATE DENTAL GROUP LLC
SERVICE ADDRESS: 330 N WATER ST STE 400
SERVICE CITY: MILWAUKEE WI 53202
414 555-0100  1FB
414 555-0101  1FB  HUNTING
";

#[test]
fn an_attached_csr_is_read_and_taken_letter_by_letter() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    let ticket = write(&mut desk, "lakeland-csr.txt", CSR.as_bytes());
    let look = desk.ask("attachment_look", json!({ "ticket": ticket }));
    assert_eq!(
        (&look["kind"], &look["dated"]),
        (&json!("csr"), &json!("2026-11-09"))
    );
    let added = desk.ask(
        "attachment_add",
        json!({ "ticket": ticket, "account": account }),
    );
    let id = added["attachment"]["id"].clone();
    assert_eq!(added["attachment"]["csr"], "offered");
    let said = desk.ask("attachment_csr", json!({ "id": id }));
    assert_eq!(
        (&said["text"], &said["dated"]),
        (&json!(CSR), &json!("2026-11-09"))
    );
    assert_eq!(said["numbers"], "2 numbers, 2 of them new to the project");
    assert_eq!(said["fields"][1]["value"], "414 555-0100 371");
    let done = desk.ask("attachment_take_csr", json!({ "id": id }));
    assert_eq!(
        done["label"],
        "CSR of 2026-11-09 from lakeland-csr.txt: 2 numbers"
    );
    let detail = desk.ask("account_detail", json!({ "id": account }));
    assert_eq!(detail["csr_text"], CSR);
    assert_eq!(attached(&mut desk, &account)[0]["csr"], "taken");
    desk.ask("undo", json!({}));
    assert_eq!(attached(&mut desk, &account)[0]["csr"], "offered");

    let windows = CSR.replace("NORTHGATE", "NÜRNBERG");
    let bytes: Vec<u8> = windows
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let ticket = write(&mut desk, "windows csr.txt", &bytes);
    let added = desk.ask(
        "attachment_add",
        json!({ "ticket": ticket, "account": account }),
    );
    let said = desk.ask("attachment_csr", json!({ "id": added["attachment"]["id"] }));
    assert!(
        said["text"].as_str().unwrap().contains("NÜRNBERG DENTAL"),
        "{said}"
    );
    let pdf = write(&mut desk, "csr.pdf", b"%PDF-1.7");
    let pdf = desk.ask(
        "attachment_add",
        json!({ "ticket": pdf, "account": account }),
    );
    assert_eq!(pdf["attachment"]["csr"], "none");
    let error = desk
        .call("attachment_csr", json!({ "id": pdf["attachment"]["id"] }))
        .unwrap_err();
    assert_eq!(error.code, "csr_not_readable");
}

#[test]
fn a_csr_that_comes_as_a_list_keeps_the_cells_it_was_read_from() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    let sheet = "Account Number,Business Name,Service Address,City,State,Zip,WTN,Feature
BV-20817,NORTHGATE DENTAL GROUP LLC,2140 E MAIN ST STE B,GREEN BAY,WI,54302,920-555-0140,1FB
BV-20817,NORTHGATE DENTAL GROUP LLC,2140 E MAIN ST STE B,GREEN BAY,WI,54302,920-555-0141,Fax line
";
    let ticket = write(&mut desk, "csr.csv", sheet.as_bytes());
    let request = json!({ "ticket": ticket, "account": account, "dated": "2026-10-30" });
    let added = desk.ask("attachment_add", request);
    desk.ask(
        "attachment_take_csr",
        json!({ "id": added["attachment"]["id"] }),
    );
    let page = desk.ask(
        "numbers_list",
        json!({ "query": {}, "slice": { "offset": 0, "limit": 9 } }),
    );
    let rows = page["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2, "{page}");
    let detail = desk.ask("number_detail", json!({ "id": rows[1]["id"] }));
    let text = detail.to_string();
    assert!(text.contains("csr.csv"), "{text}");
}

#[test]
fn calls_show_when_it_is_quiet_and_what_is_in_use_without_standing_on_the_csr() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    assert_eq!(desk.ask("calls_view", json!({}))["known"], false);
    let csr = write(&mut desk, "csr.txt", CSR.as_bytes());
    let csr = desk.ask(
        "attachment_add",
        json!({ "ticket": csr, "account": account }),
    );
    desk.ask(
        "attachment_take_csr",
        json!({ "id": csr["attachment"]["id"] }),
    );
    let list = write(
        &mut desk,
        "list.csv",
        b"Number\n414-555-0100\n414-555-0150\n",
    );
    desk.ask(
        "import_commit",
        json!({ "ticket": list, "account": account }),
    );
    let records = "Direction,From,To,Start
inbound,+13125550142,+14145550100,2026-10-05T14:00:00Z
inbound,+13125550142,+14145550100,2026-10-12T14:30:00Z
inbound,+13125550142,+14145550150,2026-10-06T15:00:00Z
inbound,+13125550142,+14145550177,2026-10-06T15:00:00Z
";
    let calls = write(&mut desk, "cdr.csv", records.as_bytes());
    let done = desk.ask("import_commit", json!({ "ticket": calls, "list": "calls" }));
    assert_eq!(
        (&done["imported"]["rows"], &done["imported"]["numbers"]),
        (&json!(4), &json!(3))
    );
    let view = desk.ask("calls_view", json!({}));
    assert_eq!(
        view["basis"],
        "4 call records of cdr.csv, 5 Oct to 12 Oct, hours in CT"
    );
    assert_eq!(view["days"][0]["hours"][9]["text"], "Mon 09:00, 1.0 calls");
    assert_eq!(view["days"][0]["hours"][9]["level"], 3);
    let numbers = |of: &Value| -> Vec<String> {
        let list = of.as_array().unwrap().iter();
        list.map(|one| one["number"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(numbers(&view["unlisted"]), ["(414) 555-0177"]);
    assert_eq!(numbers(&view["not_on_csr"]), ["(414) 555-0150"]);
    let of_account = desk.ask("calls_view", json!({ "account": account }));
    assert_eq!(of_account["scope"], "Calls of 2 of 3 numbers");

    // A newer file takes the place of the older one, and undo brings that again.
    let counts = write(
        &mut desk,
        "counts.csv",
        b"Date,Hour,Calls\n2026-10-07,10:00,8\n2026-10-07,11:00,2\n",
    );
    desk.ask(
        "import_commit",
        json!({ "ticket": counts, "list": "calls" }),
    );
    let newer = desk.ask("calls_view", json!({}));
    assert_eq!(newer["days"][0]["hours"][9]["level"], 0);
    assert_eq!(newer["busiest"], "Busiest: Wed 10:00, 8.0 calls.");
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("calls_view", json!({})), view);
    desk.ask("redo", json!({}));
    assert_eq!(desk.ask("calls_view", json!({})), newer);
}

#[test]
fn the_samples_bills_and_csrs_are_kept_as_files() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let view = desk.ask("attachments_list", json!({}));
    let rows = view["attachments"].as_array().unwrap();
    let kinds = |kind: &str| rows.iter().filter(|row| row["kind"] == kind).count();
    assert_eq!((kinds("bill"), kinds("csr")), (4, 3));
    assert!(
        rows.iter().all(|row| row["csr"] != "offered"),
        "each CSR was taken in"
    );
    for row in rows {
        let asset = root()
            .join("assets/sample")
            .join(row["label"].as_str().unwrap());
        let name = format!("out-{}", row["id"]);
        let ticket = desk.ticket(&name);
        desk.ask(
            "attachment_save_as",
            json!({ "id": row["id"], "ticket": ticket }),
        );
        assert!(fs::read(desk.path(&name)).unwrap() == fs::read(asset).unwrap());
    }
    desk.session.verify().unwrap();
}

/// A PDF of so many pages, the first of which prints how many there are.
fn pdf(pages: usize, printed: usize) -> Vec<u8> {
    let text = format!("BT /F1 10 Tf 72 72 Td (Page 1 of {printed}) Tj ET");
    let kids: Vec<String> = (0..pages).map(|at| format!("{} 0 R", at + 5)).collect();
    let mut parts = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {pages} >>",
            kids.join(" ")
        ),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    for _ in 0..pages {
        parts.push(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R \
             /Resources << /Font << /F1 4 0 R >> >> >>"
                .to_owned(),
        );
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut list = format!("xref\n0 {}\n0000000000 65535 f \n", parts.len() + 1);
    for (at, part) in parts.iter().enumerate() {
        writeln!(list, "{:010} 00000 n ", out.len()).unwrap();
        write!(out, "{} 0 obj\n{part}\nendobj\n", at + 1).unwrap();
    }
    let start = out.len();
    write!(
        out,
        "{list}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        parts.len() + 1
    )
    .unwrap();
    out.into_bytes()
}

#[test]
fn a_bill_without_all_its_pages_is_seen_beside_it_and_among_the_problems() {
    let mut desk = Desk::new(STORY);
    let account = with_account(&mut desk);
    let noticed = |desk: &mut Desk| -> Vec<(String, String)> {
        let detail = desk.ask("account_detail", json!({ "id": account }));
        let findings = detail["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .filter(|it| it["code"].as_str().unwrap().starts_with("bill_"))
            .map(|it| {
                let said = |key: &str| it[key].as_str().unwrap().to_owned();
                (said("code"), said("message"))
            })
            .collect()
    };
    let attach = |desk: &mut Desk, name: &str, bytes: &[u8], dated: &str| {
        let ticket = write(desk, name, bytes);
        let request = json!({ "ticket": ticket, "account": account, "dated": dated });
        desk.ask("attachment_add", request)["attachment"].clone()
    };

    let first = attach(&mut desk, "bill Sep.pdf", &pdf(1, 4), "2026-09-21");
    let detail = first["detail"].as_str().unwrap();
    assert!(detail.starts_with("PDF, 1 page, "), "{detail}");
    assert_eq!(first["odd"], "It says that it has 4 pages; 3 are missing.");
    let found = noticed(&mut desk);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "bill_incomplete");
    assert_eq!(
        found[0].1,
        "The bill bill Sep.pdf says that it has 4 pages, and 1 is in the file. Most gaining sides ask for every page."
    );

    // The whole bill, newer: nothing is missing any more.
    let whole = attach(&mut desk, "bill Oct.pdf", &pdf(4, 4), "2026-10-21");
    assert_eq!(whole["odd"], "");
    assert_eq!(noticed(&mut desk), []);
    desk.ask("undo", json!({}));
    assert_eq!(noticed(&mut desk).len(), 1);

    let cut = pdf(4, 4);
    let cut = attach(
        &mut desk,
        "bill Nov.pdf",
        &cut[..cut.len() / 2],
        "2026-11-10",
    );
    assert!(
        cut["detail"]
            .as_str()
            .unwrap()
            .starts_with("PDF, damaged, ")
    );
    assert_eq!(noticed(&mut desk)[0].0, "bill_unopenable");
}

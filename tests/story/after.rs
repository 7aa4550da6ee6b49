//! What follows a cutover: service that ends in writing, the last bill against the ledger, lessons, and the report to
//! the client.

use portwright_core::api::Call;
use serde_json::{Value, json};

use crate::night::{act, activated, madison, view};
use portwright_tests::{Desk, STORY, root};

#[test]
fn after_the_night_service_ends_in_writing_and_the_last_bill_is_held_against_the_ledger() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    activated(&mut desk, &night);
    desk.now = "2026-12-18T10:00:00-06:00".to_owned();
    act(&mut desk, &night, "done", "last_snapback").unwrap();
    assert!(
        act(&mut desk, &night, "done", "end_of_service").is_err(),
        "not without the written order"
    );
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "done", "step": "end_of_service", "text": "order of 18 Dec, confirmed by Corvus 88-114" }),
    );
    let tasks = desk.ask("tasks_list", json!({}));
    let ended = tasks["tasks"].as_array().unwrap().iter().find(|task| {
        task["kind"] == "end_of_service" && task["title"].as_str().unwrap().contains("Corvus")
    });
    assert_eq!(ended.unwrap()["state"]["text"], "Done");

    let corvus = bill_of(&mut desk, "corvus");
    assert_eq!(corvus["state"]["text"], "open");
    let account = corvus["account"].clone();
    desk.ask(
        "final_bill_check",
        json!({ "account": account, "dated": "2027-01-02", "text": "608-555-0110 line 21.00\n608-555-0199 line 21.00" }),
    );
    let corvus = bill_of(&mut desk, "corvus");
    assert_eq!(corvus["state"]["text"], "to be disputed");
    let lines = corvus["lines"].to_string();
    assert!(lines.contains("1 moved, and billed on"), "{lines}");
    assert!(lines.contains("not on our list"), "{lines}");
    // The same bill as a list: read, attached with its hash, and held against the ledger; undone in one step.
    std::fs::write(
        desk.path("corvus-feb.csv"),
        "Number,Charge,Amount\n6085550110,Line,21.00\n6085550110,Fee,1.40\n",
    )
    .unwrap();
    let ticket = desk.ticket("corvus-feb.csv");
    desk.ask(
        "final_bill_check",
        json!({ "account": account, "dated": "2027-02-02", "ticket": ticket }),
    );
    let corvus = bill_of(&mut desk, "corvus");
    let said = corvus["bill"].as_str().unwrap();
    assert!(
        said.contains("1 number, from corvus-feb.csv, SHA-256 "),
        "{said}"
    );
    let attached = |desk: &mut Desk| {
        let listed = desk.ask("attachments_list", json!({ "account": account }));
        listed.to_string().contains("corvus-feb.csv")
    };
    assert!(attached(&mut desk));
    desk.session.verify().unwrap();
    desk.ask("undo", json!({}));
    assert!(!attached(&mut desk));
    assert!(
        bill_of(&mut desk, "corvus")["bill"]
            .as_str()
            .unwrap()
            .contains("2 numbers")
    );
    desk.ask("redo", json!({}));
    // And as our own PDF: the words of its pages are read in the worker.
    let pages = paper(&mut desk, "NDG-03/loa.pdf");
    std::fs::write(desk.path("corvus-mar.pdf"), pages).unwrap();
    let ticket = desk.ticket("corvus-mar.pdf");
    desk.ask(
        "final_bill_check",
        json!({ "account": account, "dated": "2027-03-02", "ticket": ticket }),
    );
    let said = bill_of(&mut desk, "corvus")["bill"].to_string();
    assert!(said.contains("from corvus-mar.pdf"), "{said}");
    desk.ask(
        "carrier_note",
        json!({ "carrier": "corvus", "text": "Answers only after 10:00." }),
    );
    let profile = desk.ask("carrier_detail", json!({ "id": "corvus" }));
    assert!(profile["lessons"].to_string().contains("Answers only"));
    assert!(
        view(&mut desk, &night)["lessons"][0]
            .as_str()
            .unwrap()
            .starts_with("Answers only after 10:00.")
    );
}

/// A printed bill with these lines, each a line of its page.
fn printed(lines: &[&str]) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut words = String::from("BT /F1 10 Tf 14 TL 40 760 Td");
    for line in lines {
        let line = line.replace('(', "\\(").replace(')', "\\)");
        write!(words, " ({line}) Tj T*").unwrap();
    }
    words.push_str(" ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (object, n) in objects.iter().zip(1..) {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{n} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let at = file.len();
    write!(file, "xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").unwrap();
    file.into_bytes()
}

#[test]
fn a_printed_bill_bills_the_numbers_of_its_charges_and_may_bill_none() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk.now = "2027-05-18T10:00:00-06:00".to_owned();
    let mut check = |carrier: &str, name: &str, bytes: &[u8], dated: &str| {
        std::fs::write(desk.path(name), bytes).unwrap();
        let ticket = desk.ticket(name);
        let account = bill_of(&mut desk, carrier)["account"].clone();
        let done = desk.call(
            "final_bill_check",
            json!({ "account": account, "dated": dated, "ticket": ticket }),
        );
        let of = bill_of(&mut desk, carrier);
        (done.map(|done| done["label"].clone()), of)
    };
    let billed = |of: &Value| -> Vec<String> {
        let lines = of["lines"].as_array().unwrap().iter();
        let mut all: Vec<String> = lines
            .filter(|line| !line["mark"].to_string().contains("are not billed"))
            .flat_map(|line| line["numbers"].as_array().unwrap())
            .map(|number| number.as_str().unwrap().to_owned())
            .collect();
        all.sort();
        all
    };
    // What the carrier really prints bills what its list bills.
    for (carrier, day) in [
        ("corvus", "02"),
        ("lakeland", "03"),
        ("badger-valley", "04"),
        ("tollway", "05"),
    ] {
        let sample = |kind: &str| {
            let name = format!("{carrier}-bill.{kind}");
            let bytes = std::fs::read(root().join("assets/sample").join(&name)).unwrap();
            (name, bytes)
        };
        let ((pdf, paper), (csv, list)) = (sample("pdf"), sample("csv"));
        let (done, of) = check(carrier, &pdf, &paper, &format!("2027-01-{day}"));
        assert!(!done.unwrap().as_str().unwrap().contains("aside"));
        let (_, by_list) = check(carrier, &csv, &list, &format!("2027-02-{day}"));
        assert_eq!(billed(&of), billed(&by_list), "{carrier}");
    }
    let lines = [
        "Corvus Communications, service 800-555-0199",
        "Billing telephone number 847-555-0100",
        "608-555-0110 SIP line 11.40",
        "(608) 555-0111 SIP line 11.40",
        "Total due for 847-555-0100 22.80",
        "Questions on payments: 888-555-0123",
    ];
    let (done, of) = check("corvus", "corvus-feb.pdf", &printed(&lines), "2027-02-22");
    assert_eq!(
        done.unwrap(),
        "final bill of Corvus of Mon 22 Feb 2027: 2 numbers, 2 more stand without an amount and are left aside"
    );
    assert_eq!(billed(&of), ["(608) 555-0110 to 0111"]);
    // Service has ended: nothing is billed, and that is an answer.
    let ended = ["Corvus Communications", "No services. Balance 0.00"];
    let (done, of) = check("corvus", "corvus-mar.pdf", &printed(&ended), "2027-03-02");
    assert_eq!(
        done.unwrap(),
        "final bill of Corvus of Tue 2 Mar 2027: 0 numbers"
    );
    assert_eq!(billed(&of), [""; 0]);
    // A scan has no words: what it bills is not known.
    let (done, of) = check("corvus", "corvus-apr.pdf", &printed(&[]), "2027-04-02");
    let refused = done.unwrap_err();
    assert_eq!(refused.code, "no_numbers");
    assert!(
        refused.message.contains("Nothing can be read"),
        "{refused:?}"
    );
    assert!(of["bill"].as_str().unwrap().contains("corvus-mar.pdf"));
}

/// What is known of the final bill of a carrier.
fn bill_of(desk: &mut Desk, carrier: &str) -> Value {
    let accounts = desk.ask("final_bills", json!({}));
    let mut accounts = accounts.as_array().unwrap().iter();
    accounts
        .find(|it| it["carrier"] == carrier)
        .unwrap()
        .clone()
}

#[test]
fn a_report_that_was_sent_keeps_its_bytes_and_the_next_counts_from_it() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = paper(&mut desk, "project/status.pdf");
    assert!(desk.call("report_sent", json!({ "to": " " })).is_err());
    let done = desk.ask("report_sent", json!({ "to": "Dana Whitfield" }));
    assert_eq!(done["label"], "status report sent to Dana Whitfield");
    let listed = desk.ask("documents_list", json!({}));
    let sent = listed["project"].as_array().unwrap().iter();
    let sent = sent
        .clone()
        .find(|it| it["name"] == "project/sent/status-2026-11-16.pdf");
    assert_eq!(
        sent.unwrap()["detail"],
        "as it stood Mon 16 Nov 09:41, to Dana Whitfield"
    );
    assert_eq!(
        paper(&mut desk, "project/sent/status-2026-11-16.pdf"),
        before
    );
    desk.now = "2026-11-18T10:00:00-06:00".to_owned();
    desk.ask("project_update", json!({ "client": "Northgate Dental" }));
    assert_eq!(
        paper(&mut desk, "project/sent/status-2026-11-16.pdf"),
        before
    );
    assert_ne!(paper(&mut desk, "project/status.pdf"), before);
    desk.session.verify().unwrap();
}

/// The pages of a document on Letter.
fn paper(desk: &mut Desk, name: &str) -> Vec<u8> {
    let request = serde_json::from_value(json!({ "name": name, "paper": "letter" })).unwrap();
    let mut progress = |_| true;
    let mut call = Call {
        now: desk.now.parse().unwrap(),
        progress: &mut progress,
    };
    desk.session
        .document(&request, &mut call)
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

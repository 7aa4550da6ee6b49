//! The proof of the sample: every planted fault is found and no other; what is kept, looked up and pasted is on
//! record and can be taken back.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn account(desk: &mut Desk, carrier: &str) -> i64 {
    let accounts = desk.ask("accounts_list", json!({}));
    let found = list(&accounts)
        .iter()
        .find(|account| account["carrier"] == carrier);
    found.unwrap()["id"].as_i64().unwrap()
}

fn detail(desk: &mut Desk, id: i64) -> Value {
    desk.ask("account_detail", json!({ "id": id }))
}

fn field(detail: &Value, name: &str) -> Value {
    let fields = list(&detail["comparison"]);
    let found = fields.iter().find(|field| field["field"] == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {fields:?}"))
        .clone()
}

#[test]
fn every_planted_fault_of_the_sample_is_found_and_no_other() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let problems = desk.ask("problems", json!({}));
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for problem in list(&problems) {
        let text = |name: &str| problem[name].as_str().unwrap().to_owned();
        if problem["severity"] != "note" {
            *found.entry((text("severity"), text("code"))).or_default() += 1;
        }
    }
    let planted = [
        ("blocker", "address_mismatch", 1),
        ("blocker", "btn_leaves", 1),
        ("blocker", "name_mismatch", 1),
        ("blocker", "undecided_numbers", 1),
        ("warning", "address_mismatch", 2),
        ("warning", "bill_ages", 2),
        ("warning", "contract_notice", 1),
        ("warning", "csr_too_old", 1),
        ("warning", "loa_ages", 1),
        ("warning", "loa_too_old", 1),
        ("warning", "lock_not_asked", 1),
        ("warning", "no_911_address", 1),
        ("warning", "no_target", 1),
        ("warning", "send_today", 1),
    ];
    let planted: BTreeMap<_, _> = planted
        .into_iter()
        .map(|(severity, code, n)| ((severity.to_owned(), code.to_owned()), n))
        .collect();
    assert_eq!(found, planted);

    // The comparison of all accounts: two fields block, two warn, and every other is the same.
    let mut differ: Vec<(String, String, String)> = Vec::new();
    for carrier in ["Lakeland", "Badger Valley", "Corvus", "Tollway"] {
        let id = account(&mut desk, carrier);
        for field in list(&detail(&mut desk, id)["comparison"]) {
            if let Some(severity) = field["severity"].as_str() {
                let label = field["label"].as_str().unwrap();
                differ.push((carrier.into(), label.into(), severity.into()));
            }
        }
    }
    let expected = [
        ("Lakeland", "Business name", "blocker"),
        ("Lakeland", "Service address", "warning"),
        ("Badger Valley", "Service address", "blocker"),
        ("Corvus", "Service address, Evanston", "warning"),
    ]
    .map(|(carrier, label, severity)| (carrier.into(), label.into(), severity.into()));
    assert_eq!(differ, expected);

    // The three lists: 8 numbers of Lakeland need a hand, and Tollway's CSR is absent, not empty.
    let id = account(&mut desk, "Lakeland");
    let groups = detail(&mut desk, id);
    let groups: Vec<_> = list(&groups["groups"])
        .iter()
        .map(|group| (group["code"].clone(), group["count"].clone()))
        .collect();
    assert_eq!(
        groups,
        [
            (json!("csr_and_bill_only"), json!(5)),
            (json!("not_billed"), json!(3)),
            (json!("in_all"), json!(160))
        ]
    );
    let id = account(&mut desk, "Tollway");
    let tollway = detail(&mut desk, id);
    assert_eq!(list(&tollway["absent_lists"]).len(), 1);
    assert_eq!(tollway["groups"][0]["code"], "in_all");
}

#[test]
fn our_spelling_is_kept_only_for_a_reason_and_the_reason_is_on_record() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = account(&mut desk, "Lakeland");
    let refused = desk
        .call(
            "account_keep_spelling",
            json!({ "id": id, "field": "business_name", "reason": "  " }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "no_reason");
    let reason = "Lakeland corrects its record, says Ms Ortiz on 13 November.";
    desk.ask(
        "account_keep_spelling",
        json!({ "id": id, "field": "business_name", "reason": reason }),
    );
    let kept = field(&detail(&mut desk, id), "business_name");
    assert_eq!(
        (&kept["kept"], &kept["severity"]),
        (&json!(reason), &json!("warning"))
    );
    // The carrier's spelling everywhere leaves alone what was decided.
    desk.ask("account_take_spelling", json!({ "id": id, "field": "" }));
    let kept = field(&detail(&mut desk, id), "business_name");
    assert_eq!(kept["ours"], "Northgate Dental Group, LLC");
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    let back = field(&detail(&mut desk, id), "business_name");
    assert_eq!(
        (&back["kept"], &back["severity"]),
        (&json!(""), &json!("blocker"))
    );
}

#[test]
fn a_pasted_bill_is_compared_beside_the_csr() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = account(&mut desk, "Lakeland");
    let text = "ACCOUNT NUMBER: 414 555-0100 372\nBUSINESS NAME: NORTHGATE DENTAL GROUP LLC";
    desk.ask(
        "bill_save",
        json!({ "id": id, "dated": "2026-11-10", "text": text }),
    );
    let shown = detail(&mut desk, id);
    assert_eq!(shown["bill_text"], text);
    assert_eq!(shown["form"]["bill_date"], "2026-11-10");
    let number = field(&shown, "account_number");
    assert_eq!(
        (&number["bill"], &number["bill_grade"]),
        (&json!("414 555-0100 372"), &json!("different"))
    );
}

#[test]
fn look_ups_are_recorded_with_day_and_source_and_split_the_orders() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let query = json!({ "query": { "find": "4145550105" }, "slice": { "offset": 0, "limit": 5 } });
    let found = desk.ask("numbers_list", query);
    let id = found["rows"][0]["id"].clone();
    let mut record = json!({
        "ids": [id], "kind": "carrier", "value": "Old Mill Telecom", "looked_on": "2026-11-12",
        "source": "NPAC through Meridian",
    });
    desk.ask("lookup_record", record.clone());
    let shown = desk.ask("number_detail", json!({ "id": id }));
    assert_eq!(shown["lookups"][0]["value"], "Old Mill Telecom");
    let codes = |desk: &mut Desk| -> Vec<String> {
        let problems = desk.ask("problems", json!({}));
        list(&problems)
            .iter()
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(codes(&mut desk).contains(&"underlying_carrier_differs".to_owned()));

    // One number of the account alone is what is usual there; a second value parts them.
    let pasted = desk.ask(
        "lookups_paste",
        json!({
            "text": "TN,Carrier,Portable\n4145550106,Lakeland,yes\n4145550107,Lakeland,no\n2125550100,Lakeland,yes\n4145550108,Lakeland,perhaps",
            "looked_on": "2026-11-13", "source": "portability check",
        }),
    );
    assert_eq!(pasted["recorded"], 5);
    assert_eq!(pasted["unknown"], json!(["(212) 555-0100"]));
    assert_eq!(list(&pasted["refused"]).len(), 1);
    assert!(codes(&mut desk).contains(&"not_portable".to_owned()));
    desk.ask("orders_split", json!({}));
    let shown = desk.ask("number_detail", json!({ "id": id }));
    assert_ne!(
        shown["row"]["order"], "NDG-01",
        "an order of its own carrier"
    );

    record["kind"] = json!("portability");
    record["value"] = json!("perhaps");
    let refused = desk.call("lookup_record", record).unwrap_err();
    assert_eq!(refused.code, "no_such_answer");
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    let shown = desk.ask("number_detail", json!({ "id": id }));
    assert_eq!(list(&shown["lookups"]).len(), 0);
}

#[test]
fn the_catalogue_says_of_every_row_how_the_project_stands_or_whom_to_ask() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let reasons = desk.ask("rejection_reasons", json!({}));
    assert_eq!(list(&reasons).len(), 45);
    let row = |n: usize| &list(&reasons)[n - 1];
    assert_eq!(row(2)["findings"], 1);
    assert_eq!(row(40)["result"], "Nothing found.");
    let asked = row(13)["result"].as_str().unwrap();
    assert!(
        asked.starts_with("Cannot be known here. Ask the client:"),
        "{asked}"
    );
}

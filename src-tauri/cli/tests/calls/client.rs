//! A real client from an empty project to paper, with a list as people send it.

use serde_json::{Value, json};

use crate::support::{Desk, STORY, content};

const LIST: &str = "\
Acme Dental - numbers as of November,,,,,,,,,,
Phone Number,Ext,Assigned to,Line type,Carrier,Account number,Site,Address,City,State,Zip
(414) 720-4100,100,Reception,Voice,Comcast,8155 10 012,HQ,1 Main St,Milwaukee,WI,53202
414.720.4101,,Fax back office,Fax,Comcast,8155 10 012,HQ,1 Main St,Milwaukee,WI,53202
414-720-4110 to 4119,,Exam rooms,Voice,Comcast,8155 10 012,HQ,1 Main St,Milwaukee,WI,53202
414-720-41x2,,typed badly,Voice,Comcast,8155 10 012,HQ,1 Main St,Milwaukee,WI,53202
414 720 4100,100,Reception again,Voice,Comcast,8155 10 012,HQ,1 Main St,Milwaukee,WI,53202
4.147E+09,,spreadsheet harm,Voice,Comcast,8155 10 012,HQ,1 Main St,Milwaukee,WI,53202
866-811-4000,,Toll free main,Voice,Lumen,LU-77,,,,,
262-720-5100,,Annex,Voice,AT&T,262 720-5100 001,Annex,9 Oak Ave,Waukesha,WI,53186
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("inventory.csv", LIST);
    let made = [
        "new",
        "acme.portwright",
        "--client",
        "Acme Dental",
        "--gaining",
        "bandwidth",
        "--go-live",
        "2026-12-16",
        "--zone",
        "America/Chicago",
        "--now",
        STORY,
        "--json",
    ];
    let head = desk.run(&made).ends(0).json();
    assert_eq!(
        (&head["client"], &head["numbers"]),
        (&json!("Acme Dental"), &json!(0))
    );
    desk
}

fn at(desk: &Desk, call: &[&str]) -> Value {
    desk.run(&[call, &["--json", "--now", STORY]].concat())
        .ends(0)
        .json()
}

#[test]
fn a_list_becomes_numbers_accounts_sites_orders_a_plan_and_paper() {
    let desk = desk();
    let imported = at(&desk, &["import", "acme.portwright", "inventory.csv"]);
    let counts = [
        "rows",
        "numbers",
        "added",
        "changed",
        "unchanged",
        "duplicates",
    ]
    .map(|key| imported[key].as_u64().unwrap());
    assert_eq!(counts, [8, 14, 14, 0, 0, 1]);
    let refused: Vec<_> = imported["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            (
                cell["row"].as_u64().unwrap(),
                cell["column"].as_u64().unwrap(),
                cell["text"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(refused, [(6, 1, "414-720-41x2"), (8, 1, "4.147E+09")]);

    let numbers = at(&desk, &["numbers", "acme.portwright"]);
    let main = numbers
        .as_array()
        .unwrap()
        .iter()
        .find(|number| number["e164"] == "+14147204100")
        .unwrap();
    assert_eq!(
        [
            &main["national"],
            &main["kind"],
            &main["use"],
            &main["extension"],
            &main["disposition"],
            &main["account"],
            &main["site"]
        ],
        [
            "(414) 720-4100",
            "local",
            "voice",
            "100",
            "port",
            "8155 10 012",
            "HQ"
        ]
    );
    let sources = main["sources"].as_array().unwrap();
    assert_eq!(
        (&sources[0]["row"], &sources[0]["text"], &sources[1]["row"]),
        (&json!(3), &json!("(414) 720-4100"), &json!(7))
    );

    let accounts = at(&desk, &["accounts", "acme.portwright"]);
    let carriers: Vec<_> = accounts
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["carrier"].as_str().unwrap())
        .collect();
    assert_eq!(
        carriers,
        ["comcast", "lumen", "att"],
        "in the order of their rows"
    );
    let sites = at(&desk, &["sites", "acme.portwright"]);
    assert_eq!(
        (
            &sites[0]["name"],
            &sites[0]["address"]["street"],
            &sites[0]["address"]["zip"]
        ),
        (&json!("HQ"), &json!("1 Main St"), &json!("53202"))
    );

    let orders = at(&desk, &["orders", "split", "acme.portwright"]);
    let shape = |orders: &Value| -> Vec<(String, String, u64)> {
        let text = |order: &Value, key: &str| order[key].as_str().unwrap().to_owned();
        orders
            .as_array()
            .unwrap()
            .iter()
            .map(|order| {
                (
                    text(order, "name"),
                    text(order, "class"),
                    order["numbers"].as_u64().unwrap(),
                )
            })
            .collect()
    };
    let expected = [
        ("ACM-01", "local", 12),
        ("ACM-02", "local", 1),
        ("ACM-03", "toll_free", 1),
    ];
    let expected = expected.map(|(name, class, n)| (name.to_owned(), class.to_owned(), n));
    assert_eq!(shape(&orders), expected);
    assert_eq!(
        shape(&at(&desk, &["orders", "split", "acme.portwright"])),
        expected,
        "splitting again keeps the names"
    );

    let findings = desk
        .run(&["check", "acme.portwright", "--json", "--now", STORY])
        .ends(1)
        .json();
    let severities: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["severity"].as_str().unwrap())
        .collect();
    let order = |severity: &&str| {
        ["blocker", "warning", "note"]
            .iter()
            .position(|word| word == severity)
            .unwrap()
    };
    assert!(severities.iter().is_sorted_by_key(order), "blockers first");
    let of_one = desk
        .run(&[
            "check",
            "acme.portwright",
            "--order",
            "ACM-03",
            "--json",
            "--now",
            STORY,
        ])
        .json();
    assert!(of_one.as_array().unwrap().iter().all(|found| {
        found["orders"]
            .as_array()
            .unwrap()
            .contains(&json!("ACM-03"))
    }));

    let plan = at(&desk, &["plan", "acme.portwright"]);
    for order in plan["orders"].as_array().unwrap() {
        assert!(
            order["cutover"].as_str().unwrap() > "2026-11-16"
                && !order["steps"].as_array().unwrap().is_empty()
        );
    }
    at(&desk, &["export", "acme.portwright", "--out", "paper"]);
    let names: Vec<_> = content(&desk.path("paper"))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    for paper in [
        "ACM-01/loa.pdf",
        "ACM-02/loa.pdf",
        "ACM-03/loa.pdf",
        "project/checklist.pdf",
    ] {
        assert!(names.contains(&desk.path("paper").join(paper)), "{names:?}");
    }
    desk.run(&["verify", "acme.portwright"]).ends(0);
}

#[test]
fn what_an_account_lacks_blocks_until_it_is_entered() {
    let desk = desk();
    at(&desk, &["import", "acme.portwright", "inventory.csv"]);
    at(&desk, &["orders", "split", "acme.portwright"]);
    let blocking = |desk: &Desk| -> Vec<String> {
        let ran = desk.run(&[
            "check",
            "acme.portwright",
            "--order",
            "ACM-02",
            "--json",
            "--now",
            STORY,
        ]);
        let found = ran.json();
        let blockers = found
            .as_array()
            .unwrap()
            .iter()
            .filter(|found| found["severity"] == "blocker");
        blockers
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(
        blocking(&desk).contains(&"missing_billing_name".to_owned()),
        "{:?}",
        blocking(&desk)
    );
    let account = desk
        .run(&["call", "acme.portwright", "account_detail", r#"{"id":3}"#])
        .ends(0)
        .json();
    let mut form = account["form"].clone();
    let address = json!({ "street": "9 Oak Ave", "line2": "", "city": "Waukesha", "state": "WI", "zip": "53186" });
    form["billing_name"] = json!("Acme Dental LLC");
    form["business_name"] = json!("Acme Dental LLC");
    form["btn"] = json!("262-720-5100");
    form["pin"] = json!("482913");
    form["signer"]["name"] = json!("Ann Alder");
    form["billing_address"] = address.clone();
    form["service_address"] = address;
    desk.run_with(
        &["call", "acme.portwright", "account_save", "-"],
        &form.to_string(),
    )
    .ends(0);
    assert_eq!(blocking(&desk), Vec::<String>::new());
    desk.run(&[
        "check",
        "acme.portwright",
        "--order",
        "ACM-02",
        "--now",
        STORY,
    ])
    .ends(0);
}

#[test]
fn a_dry_run_writes_nothing_and_a_second_import_changes_nothing() {
    let desk = desk();
    let before = desk.content();
    let dry = at(
        &desk,
        &["import", "acme.portwright", "inventory.csv", "--dry-run"],
    );
    assert_eq!((&dry["dry_run"], &dry["added"]), (&json!(true), &json!(14)));
    assert!(desk.content() == before);
    at(&desk, &["import", "acme.portwright", "inventory.csv"]);
    let again = at(&desk, &["import", "acme.portwright", "inventory.csv"]);
    assert_eq!(
        (&again["added"], &again["changed"], &again["unchanged"]),
        (&json!(0), &json!(0), &json!(14))
    );
    let sites = at(&desk, &["sites", "acme.portwright"]);
    assert_eq!(sites.as_array().unwrap().len(), 2);
    // The second one wrote nothing: one step back takes the list back.
    at(&desk, &["undo", "acme.portwright"]);
    assert_eq!(at(&desk, &["numbers", "acme.portwright"]), json!([]));
    assert_eq!(at(&desk, &["accounts", "acme.portwright"]), json!([]));
}

#[test]
fn columns_are_named_by_header_or_letter_and_two_files_count_a_number_once() {
    let desk = desk();
    desk.put(
        "odd.csv",
        "a,b,c\n414-720-4100,262-720-6200,x\n414-720-4101,262-720-6201,y\n",
    );
    desk.put(
        "more.csv",
        "a,b,c\n414-720-4100,262-720-6201,x\n414-720-4101,262-720-6202,y\n",
    );
    let two = at(
        &desk,
        &[
            "import",
            "acme.portwright",
            "odd.csv",
            "more.csv",
            "--map",
            "number=B",
            "--map",
            "name=c",
        ],
    );
    assert_eq!(
        (&two["rows"], &two["numbers"], &two["added"]),
        (&json!(4), &json!(3), &json!(3))
    );
    let numbers = at(&desk, &["numbers", "acme.portwright"]);
    let found: Vec<_> = numbers
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number["e164"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["+12627206200", "+12627206201", "+12627206202"]);
    let help = desk.run(&["import", "--help"]).ends(0);
    for field in [
        "number",
        "extension",
        "disposition",
        "address_911",
        "resp_org",
    ] {
        assert!(help.out.contains(&format!("  {field} ")), "{field}");
    }
}

#[test]
fn a_file_is_seen_before_it_is_taken() {
    let desk = desk();
    let seen = at(&desk, &["inspect", "inventory.csv"]);
    assert_eq!(
        (&seen["container"], &seen["encoding"], &seen["limits"]),
        (&json!("csv"), &json!("UTF-8"), &json!([]))
    );
    let sheet = &seen["sheets"][0];
    assert_eq!(
        (&sheet["visible"], &sheet["header_row"]),
        (&json!(true), &json!(2))
    );
    let fields: Vec<_> = sheet["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["field"].as_str().unwrap_or(""))
        .collect();
    assert_eq!(
        fields,
        [
            "number",
            "extension",
            "name",
            "use",
            "carrier",
            "account",
            "site",
            "street",
            "city",
            "state",
            "zip"
        ]
    );
    assert!(sheet["columns"][0]["confidence"].as_f64().unwrap() > 0.5);
    assert_eq!(sheet["preview"][1]["cells"][0], "Phone Number");
    let people = desk.run(&["inspect", "inventory.csv"]).ends(0);
    assert!(people.out.contains("header in row 2"), "{}", people.out);
}

#[test]
fn a_dry_run_says_in_which_file_a_cell_is_suspect_and_which_heading_became_a_site() {
    let desk = desk();
    desk.put(
        "sections.csv",
        "Number,Ext,Name\nBuilding A,,\n414-720-4100,100,Desk\n414-720-4101,x180-x189,Hunt\nBuilding B,,\n414-720-4102,,Fax\n",
    );
    let arguments = ["import", "acme.portwright", "sections.csv", "--dry-run"];
    let seen = desk.run(&arguments).ends(0);
    let text = seen.out;
    let line = |begins: &str| {
        text.lines()
            .find(|line| line.starts_with(begins))
            .map(str::to_owned)
    };
    let suspect = line("sections.csv  ").filter(|_| text.contains("SUSPECT IN"));
    assert!(suspect.is_some(), "{text}");
    let table = text.split("SUSPECT IN").nth(1).unwrap();
    assert!(
        table.lines().nth(1).unwrap().starts_with("sections.csv "),
        "{text}"
    );
    assert!(
        text.contains("it names the site of the rows below"),
        "{text}"
    );
    at(&desk, &["import", "acme.portwright", "sections.csv"]);
    let sites = at(&desk, &["sites", "acme.portwright"]);
    let names: Vec<_> = sites
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].clone())
        .collect();
    assert_eq!(names, [json!("Building A"), json!("Building B")]);
}

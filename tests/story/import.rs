//! The ugliest lists that people send, taken in through the public commands. The numbers expected were counted by hand
//! in the lists as they stand here.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

/// A project without anything in it.
fn client() -> Desk {
    let mut desk = Desk::new(STORY);
    let ticket = desk.ticket("ridgeline.portwright");
    desk.ask(
        "project_create",
        json!({ "ticket": ticket, "client": "Ridgeline Clinics", "gaining": "telnyx", "go_live": "2026-12-16", "zone": "America/Chicago" }),
    );
    desk
}

/// Everything that the project holds, as the screens are told it.
fn content(desk: &mut Desk) -> String {
    let every = json!({ "query": {}, "slice": { "offset": 0, "limit": 1000 } });
    let numbers = desk.ask("numbers_list", every);
    let details: Vec<Value> = numbers["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let mut detail = desk.ask("number_detail", json!({ "id": row["id"] }));
            // What was taken back stays on record.
            detail["history"].take();
            detail
        })
        .collect();
    let accounts = desk.ask("accounts_list", json!({}));
    let sites = desk.ask("sites_list", json!({}));
    json!([numbers, details, accounts, sites]).to_string()
}

fn row(desk: &mut Desk, digits: &str) -> Value {
    let query = json!({ "query": { "find": digits }, "slice": { "offset": 0, "limit": 5 } });
    desk.ask("numbers_list", query)["rows"][0].clone()
}

fn outcome(preview: &Value, keys: &[&str]) -> Vec<u64> {
    keys.iter()
        .map(|key| preview["outcome"][key].as_u64().unwrap())
        .collect()
}

fn cells<'a>(preview: &'a Value, list: &str) -> Vec<&'a str> {
    preview[list]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| cell["cell"].as_str().unwrap())
        .collect()
}

/// A consultant's workbook: titles, merged site cells, two tables, ranges, numbers that Excel destroyed.
fn consultants_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("DIDs").unwrap();
    let bold = Format::new().set_bold();
    sheet
        .merge_range(0, 0, 0, 4, "Ridgeline Clinics — phone inventory", &bold)
        .unwrap();
    sheet
        .write_string(1, 0, "as of 6 Nov 2026, front office")
        .unwrap();
    let rows = [
        ["DID / Ext", "Assigned to", "Type", "Acct", "Notes"],
        [
            "414-720-0100",
            "Main reception",
            "V",
            "4147200100371",
            "BTN",
        ],
        [
            "(414) 720-0101 x2101",
            "Front desk 1",
            "V",
            "4147200100371",
            "",
        ],
        [
            "414-720-0105 thru 0109",
            "Lab",
            "V",
            "4147200100371",
            "range of 5",
        ],
        ["414 720 0110 FAX", "Records", "", "4147200100371", ""],
        ["720-0113", "Sterilization", "V", "4147200100371", ""],
        ["1.81859E+11", "Copier", "V", "4147200100371", ""],
        ["0414 720 0115", "Hygiene", "V", "4147200100371", ""],
        ["414-720-0101", "Front desk", "V", "4147200100371", "dup?"],
        ["441-720-0116", "Break room", "V", "4147200100371", ""],
        ["414-720-0117", "Porch", "V", "4147200100371", ""],
        ["414-720-0118", "Attic", "V", "4147200100371", ""],
        ["414-720-0119", "Cellar", "V", "4147200100371", ""],
        ["414-720-0120", "Yard", "V", "4147200100371", ""],
        ["414-720-0121", "Gate", "V", "4147200100371", ""],
    ];
    for (row, cells) in (3..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    for (row, cells) in (21..).zip([
        ["Fax machines in the basement", ""],
        ["Fax number", "Where"],
        ["414.720.0130", "Records room"],
        ["414.720.0131", "Billing"],
    ]) {
        for (column, text) in (0..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    let old = book.add_worksheet().set_name("old").unwrap();
    old.set_hidden(true);
    for (row, text) in (0..).zip(["Number", "414-720-0900", "414-720-0901"]) {
        old.write_string(row, 0, text).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_consultants_workbook_gives_every_number_or_says_why_not() {
    let mut desk = client();
    std::fs::write(desk.path("Ridgeline.xlsx"), consultants_workbook()).unwrap();
    let file = desk.ticket("Ridgeline.xlsx");
    let before = content(&mut desk);

    let preview = desk.ask("import_preview", json!({ "ticket": file }));
    assert_eq!(preview["shown"]["header_row"], 4);
    let hidden = &preview["sheets"][1]["tables"][0];
    assert_eq!(
        (&hidden["has_numbers"], &hidden["taken"]),
        (&json!(true), &json!(false)),
        "a hidden sheet is offered and not taken"
    );
    // 100, 101, 105 to 109, 110, 117 to 121, 441-720-0116, which is odd, and below the second heading 130 and 131.
    assert_eq!(cells(&preview, "refused"), ["A9", "A10", "A11", "A23"]);
    assert_eq!(cells(&preview, "suspect"), ["A13"]);
    assert_eq!(
        outcome(
            &preview,
            &[
                "rows",
                "numbers",
                "added",
                "duplicates",
                "refused",
                "suspect",
                "gone"
            ]
        ),
        [17, 16, 16, 1, 4, 1, 0]
    );
    assert_eq!(preview["suspect"][0]["proposal"], "(414) 720-0116");
    assert_eq!(
        preview["duplicates"][0]["cells"],
        json!(["DIDs!A6", "DIDs!A12"])
    );

    // The same fault is repaired everywhere at once, another cell by hand, and the copier's row is skipped.
    let request = json!({
        "ticket": file,
        "fixes": ["area_code_missing", "area_code_transposed"],
        "repairs": [
            { "sheet": "DIDs", "row": 10, "column": 1, "text": "" },
            { "sheet": "DIDs", "row": 11, "column": 1, "text": "414-720-0115" },
            { "sheet": "DIDs", "row": 23, "column": 1, "text": "" },
        ],
    });
    let repaired = desk.ask("import_preview", request.clone());
    assert_eq!(
        outcome(&repaired, &["numbers", "added", "refused", "suspect"]),
        [18, 18, 0, 0]
    );
    let read_as: Vec<&str> = repaired["repaired"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| cell["cell"].as_str().unwrap())
        .collect();
    assert_eq!(read_as, ["A9", "A10", "A11", "A13", "A23"]);
    assert_eq!(content(&mut desk), before, "a preview writes nothing");

    desk.ask("import_commit", request);
    assert_eq!(desk.ask("project_head", json!({}))["numbers"], 18);
    for (digits, usage) in [("4147200110", "fax"), ("4147200116", "voice")] {
        assert_eq!(row(&mut desk, digits)["use"], usage, "{digits}");
    }
    assert_eq!(row(&mut desk, "4147200101")["extension"], "2101");
    desk.ask("undo", json!({}));
    assert_eq!(content(&mut desk), before, "one undo takes all of it back");
}

#[test]
fn a_carriers_bill_is_read_with_its_ranges_and_its_encoding() {
    let mut desk = client();
    // As a carrier's portal writes it: semicolons, windows-1252, a range on two columns and one in words.
    let bill = "Invoice 4711;;;\r\n;;;\r\nService Number;Through;Account;Description;Amount\r\n\
        414-720-0200;414-720-0219;81-2;DID block Ren\u{e9};$20.00\r\n\
        414-720-0300 - 0304;;81-2;DID block;$5.00\r\n\
        (800) 720-0100;;81-2;Toll-free;$2.50\r\n\
        414-720-0200;;81-2;Directory listing;$1.00\r\n\
        Total;;;;$28.50\r\n";
    let bytes: Vec<u8> = bill
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    std::fs::write(desk.path("bill.csv"), bytes).unwrap();
    let file = desk.ticket("bill.csv");
    let request = json!({ "ticket": file, "list": "bill" });
    let preview = desk.ask("import_preview", request.clone());
    assert_eq!(preview["encoding"], "windows-1252");
    // 20 by two columns, 5 in words, one toll-free; the listing is a charge for a number that is there.
    assert_eq!(
        outcome(&preview, &["numbers", "added", "duplicates"]),
        [26, 26, 0]
    );
    let rows = json!({ "ticket": file, "sheet": "", "first": 4, "count": 1 });
    assert_eq!(
        desk.ask("import_rows", rows)["rows"][0][3],
        "DID block René"
    );

    // A person may say otherwise: the letters change, the numbers do not.
    let other = json!({ "ticket": file, "list": "bill", "encoding": "macintosh" });
    let other = desk.ask("import_preview", other);
    assert_eq!(other["encoding"], "macintosh");
    assert_eq!(other["outcome"]["numbers"], 26);
    let rows =
        json!({ "ticket": file, "sheet": "", "first": 4, "count": 1, "encoding": "macintosh" });
    assert_eq!(
        desk.ask("import_rows", rows)["rows"][0][3],
        "DID block RenÈ"
    );
    let refused = desk
        .call(
            "import_preview",
            json!({ "ticket": file, "encoding": "klingon" }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "no_such_encoding");

    let before = content(&mut desk);
    desk.ask("import_commit", request);
    let block = row(&mut desk, "4147200219");
    assert_eq!(block["disposition"], "undecided", "only the bill knows it");
    desk.ask("undo", json!({}));
    assert_eq!(content(&mut desk), before);
}

#[test]
fn a_pasted_mail_gives_its_numbers_and_nothing_else() {
    let mut desk = client();
    let mail = "Hi Dana,\n\nas discussed on 11/06/2026 at 10:30, please port these by 12/16/2026:\n\n\
        - Main: (414) 720-0100\n- Fax 414.720.0110\n- the block 414-720-0120 thru 0124\n\n\
        The price stays at $1,250.00 a month (invoice 20261106, port 2/0/10).\n\
        Call me at 262-720-0199 if in doubt.\n\nJonas\n330 N Water St, Milwaukee WI 53202\n";
    let preview = desk.ask("import_preview", json!({ "text": mail }));
    assert_eq!(preview["file"], "pasted text");
    // Main, fax, five of the block, and the one to call.
    assert_eq!(outcome(&preview, &["numbers", "added"]), [8, 8]);
    let done = desk.ask("import_commit", json!({ "text": mail }));
    assert_eq!(done["imported"]["added"], 8);
    assert_eq!(row(&mut desk, "4147200110")["use"], "fax");
    let detail = row(&mut desk, "4147200123")["id"].clone();
    let detail = desk.ask("number_detail", json!({ "id": detail }));
    assert_eq!(
        detail["sources"][0]["text"],
        "- the block 414-720-0120 thru 0124"
    );
}

const FIRST: &str = "Number,Name,Type,Account\n\
    414-720-4100,Front,voice,81\n\
    414-720-4101,Back,voice,81\n\
    414-720-4102,Lab,voice,81\n\
    414-720-4103,Roof,voice,81\n\
    414-720-4104,Gate,voice,81\n";
const SECOND: &str = "Number,Name,Type,Account\n\
    414-720-4100,Lobby,voice,81\n\
    414-720-4101,Back,voice,81\n\
    414-720-4102,Laboratory,voice,81\n\
    414-720-4104,Gate,voice,81\n\
    414-720-4105,Annex,voice,81\n";

#[test]
fn a_newer_list_after_edits_by_hand_changes_only_what_nobody_typed() {
    let mut desk = client();
    std::fs::write(desk.path("phones 2026-11-01.csv"), FIRST).unwrap();
    std::fs::write(desk.path("phones 2026-11-15.csv"), SECOND).unwrap();
    let first = desk.ticket("phones 2026-11-01.csv");
    let second = desk.ticket("phones 2026-11-15.csv");
    desk.ask("import_commit", json!({ "ticket": first }));
    let once = content(&mut desk);
    let again = desk.ask("import_preview", json!({ "ticket": first }));
    assert_eq!(again["nothing"], true);
    let done = desk.ask("import_commit", json!({ "ticket": first }));
    assert_eq!(done["done"]["changes"], json!([]));
    assert_eq!(
        content(&mut desk),
        once,
        "the same list twice is the list once"
    );

    let front = row(&mut desk, "4147204100")["id"].clone();
    let back = row(&mut desk, "4147204101")["id"].clone();
    let roof = row(&mut desk, "4147204103")["id"].clone();
    desk.ask(
        "numbers_change",
        json!({ "ids": [front], "name": "Reception" }),
    );
    desk.ask("numbers_change", json!({ "ids": [back], "use": "fax" }));
    let edited = content(&mut desk);

    // 4105 is new; 4102 has another name; 4103 is gone; Front was typed over and the list has changed too.
    let preview = desk.ask("import_preview", json!({ "ticket": second }));
    assert_eq!(
        outcome(
            &preview,
            &["added", "changed", "unchanged", "gone", "kept_by_hand"]
        ),
        [1, 1, 3, 1, 1]
    );
    let facts: Vec<Value> = preview["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let fact = &line["facts"][0];
            json!([
                line["number"],
                fact["label"],
                fact["old"],
                fact["new"],
                fact["verdict"]
            ])
        })
        .collect();
    assert_eq!(
        facts,
        [
            json!([
                "(414) 720-4100",
                "name",
                "Reception",
                "Lobby",
                "kept_by_hand"
            ]),
            json!(["(414) 720-4102", "name", "Lab", "Laboratory", "taken"]),
        ]
    );
    assert_eq!(preview["gone"][0]["number"], "(414) 720-4103");
    assert_eq!(preview["added"][0]["number"], "(414) 720-4105");
    assert_eq!(content(&mut desk), edited, "a preview writes nothing");

    desk.ask("import_commit", json!({ "ticket": second }));
    assert_eq!(row(&mut desk, "4147204100")["name"], "Reception");
    assert_eq!(row(&mut desk, "4147204101")["use"], "fax");
    assert_eq!(row(&mut desk, "4147204102")["name"], "Laboratory");
    let lists = desk.ask("number_detail", json!({ "id": roof }));
    assert_eq!(
        lists["sources"].as_array().unwrap().len(),
        1,
        "where it stood is kept"
    );
    let again = desk.ask("import_preview", json!({ "ticket": second }));
    assert_eq!(
        again["nothing"], true,
        "what was decided is not asked again"
    );
    desk.ask("undo", json!({}));
    assert_eq!(content(&mut desk), edited);

    // The list preferred, and the number that is gone taken out.
    let request = json!({
        "ticket": second,
        "theirs": [{ "number": front, "fact": "name" }],
        "leaving": [{ "number": roof, "leaving": "remove" }],
    });
    desk.ask("import_commit", request);
    assert_eq!(row(&mut desk, "4147204100")["name"], "Lobby");
    assert_eq!(row(&mut desk, "4147204103"), Value::Null);
    desk.session.verify().unwrap();
    desk.ask("undo", json!({}));
    assert_eq!(
        content(&mut desk),
        edited,
        "what was taken out is back as it was"
    );
    desk.ask("redo", json!({}));
    assert_eq!(row(&mut desk, "4147204103"), Value::Null);
}

#[test]
fn columns_put_right_once_are_remembered_for_the_next_list_of_that_layout() {
    let mut desk = client();
    let list = |from: u32| {
        let rows: Vec<String> = (from..from + 4)
            .map(|at| format!("K-{at},414-720-{at},Desk {at}\n"))
            .collect();
        format!("Ref,Rufnummer,Wer\n{}", rows.concat())
    };
    std::fs::write(desk.path("a.csv"), list(5100)).unwrap();
    std::fs::write(desk.path("b.csv"), list(5200)).unwrap();
    let (a, b) = (desk.ticket("a.csv"), desk.ticket("b.csv"));
    let seen = desk.ask("import_preview", json!({ "ticket": a }));
    assert_eq!(seen["shown"]["remembered"], "");
    let tables = json!([{ "sheet": "", "table": 1, "columns": { "2": "number", "3": "address_911", "1": "" } }]);
    desk.ask("import_commit", json!({ "ticket": a, "tables": tables }));
    let next = desk.ask("import_preview", json!({ "ticket": b }));
    assert_eq!(next["shown"]["remembered"], "a.csv");
    let fields: Vec<&str> = next["shown"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["", "number", "address_911"]);
    desk.ask("import_commit", json!({ "ticket": b }));
    assert_eq!(row(&mut desk, "4147205202")["address_911"], "Desk 5202");
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    let forgotten = desk.ask("import_preview", json!({ "ticket": b }));
    assert_eq!(
        forgotten["shown"]["remembered"], "",
        "undo forgets the layout too"
    );
}

#[test]
fn a_cell_emptied_in_a_newer_list_is_shown_and_kept_until_somebody_prefers_the_list() {
    let mut desk = client();
    let list = |notes: [&str; 3]| {
        let rows = (0..3).map(|at| format!("414-720-410{at},Desk {at},{}\n", notes[at]));
        format!("Number,Name,Notes\n{}", rows.collect::<String>())
    };
    std::fs::write(
        desk.path("list.csv"),
        list(["by the door", "", "2nd shelf"]),
    )
    .unwrap();
    let ticket = desk.ticket("list.csv");
    desk.ask("import_commit", json!({ "ticket": ticket }));
    let typed = row(&mut desk, "4147204102")["id"].clone();
    desk.ask(
        "numbers_change",
        json!({ "ids": [typed], "note": "3rd shelf" }),
    );
    std::fs::write(desk.path("list.csv"), list(["", "", ""])).unwrap();
    let ticket = desk.ticket("list.csv");
    let preview = desk.ask("import_preview", json!({ "ticket": ticket }));
    let mut facts: Vec<Value> = preview["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let fact = &line["facts"][0];
            json!([line["number"], fact["old"], fact["new"], fact["verdict"]])
        })
        .collect();
    facts.sort_by_key(ToString::to_string);
    assert_eq!(
        facts,
        [
            json!(["(414) 720-4100", "by the door", "", "kept_emptied"]),
            json!(["(414) 720-4102", "3rd shelf", "", "kept_by_hand"]),
        ]
    );
    // Written as it is, nothing is lost.
    desk.ask("import_commit", json!({ "ticket": ticket }));
    assert_eq!(row(&mut desk, "4147204100")["note"], "by the door");
    assert_eq!(row(&mut desk, "4147204102")["note"], "3rd shelf");
    // Emptied for one number, because somebody says so.
    let one = row(&mut desk, "4147204100")["id"].clone();
    let theirs = json!([{ "number": one, "fact": "note" }]);
    desk.ask(
        "import_commit",
        json!({ "ticket": ticket, "theirs": theirs }),
    );
    assert_eq!(row(&mut desk, "4147204100")["note"], "");
    assert_eq!(row(&mut desk, "4147204102")["note"], "3rd shelf");
}

//! Data, uploads and the checklist through the public API: what a person says stays, and what is written is told.

use std::fs;

use serde_json::{Value, json};

use portwright_core::worker::Program;
use portwright_tests::{Desk, STORY};

fn list(desk: &mut Desk) -> Value {
    desk.ask("checklist", json!({}))
}

fn keys(list: &Value, phase: usize) -> Vec<String> {
    let items = list["phases"][phase]["items"].as_array().unwrap();
    let key = |item: &Value| item["key"].as_str().unwrap().to_owned();
    items.iter().map(key).collect()
}

fn item(list: &Value, key: &str) -> Value {
    let phases = list["phases"].as_array().unwrap().iter();
    phases
        .flat_map(|phase| phase["items"].as_array().unwrap())
        .find(|item| item["key"] == key)
        .unwrap_or_else(|| panic!("no {key}"))
        .clone()
}

#[test]
fn the_checklist_keeps_what_people_say_when_it_is_made_again() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let made = list(&mut desk);
    assert_eq!(item(&made, "cutover.agents")["state"], "open");

    let own = json!({ "phase": 2, "after": "gather.csr", "text": "Badge readers tested", "role": "it",
                      "why": "They ring the old desk.", "due": "2026-12-01" });
    desk.ask("checklist_save", own);
    let now = list(&mut desk);
    let at = keys(&now, 0).iter().position(|key| key == "own.1").unwrap();
    assert_eq!(keys(&now, 0)[at - 1], "gather.csr");
    assert_eq!(item(&now, "own.1")["own"], true);

    desk.ask(
        "checklist_save",
        json!({ "key": "gather.bill", "text": "Newest bills in hand", "owner": "Jo Field" }),
    );
    let bill = item(&list(&mut desk), "gather.bill");
    assert_eq!(
        (&bill["text"], &bill["owner"]),
        (&json!("Newest bills in hand"), &json!("Jo Field"))
    );
    assert_eq!(bill["edited"], true);
    // An empty word goes back to the program's.
    desk.ask(
        "checklist_save",
        json!({ "key": "gather.bill", "text": "" }),
    );
    assert_eq!(
        item(&list(&mut desk), "gather.bill")["text"],
        item(&made, "gather.bill")["text"]
    );

    desk.ask(
        "checklist_done",
        json!({ "key": "cutover.agents", "done": true, "evidence": "Briefing of 13 Nov" }),
    );
    let agents = item(&list(&mut desk), "cutover.agents");
    assert_eq!(
        (&agents["state"], &agents["when"]),
        (&json!("done"), &json!("Done 16 Nov"))
    );
    assert_eq!(agents["evidence"], "Briefing of 13 Nov");
    let early = desk
        .call(
            "checklist_done",
            json!({ "key": "cutover.queues", "done": true, "on": "2026-12-24" }),
        )
        .unwrap_err();
    assert_eq!(early.code, "in_the_future");

    desk.ask(
        "checklist_move",
        json!({ "key": "gather.contracts", "after": "" }),
    );
    assert_eq!(keys(&list(&mut desk), 0)[0], "gather.contracts");
    let across = desk
        .call(
            "checklist_move",
            json!({ "key": "gather.contracts", "after": "cutover.agents" }),
        )
        .unwrap_err();
    assert_eq!(across.code, "other_phase");

    desk.ask("checklist_drop", json!({ "key": "gather.locks" }));
    let now = list(&mut desk);
    assert!(!keys(&now, 0).contains(&"gather.locks".to_owned()));
    assert_eq!(now["phases"][0]["dropped"][0]["key"], "gather.locks");
    let undone = desk.ask("undo", json!({}));
    assert!(
        undone["label"].as_str().unwrap().contains("dropped"),
        "{undone}"
    );
    assert!(keys(&list(&mut desk), 0).contains(&"gather.locks".to_owned()));
    desk.ask("redo", json!({}));
    desk.ask("checklist_restore", json!({ "key": "gather.locks" }));
    assert!(keys(&list(&mut desk), 0).contains(&"gather.locks".to_owned()));

    // The project moves on; what was said stays.
    desk.ask("orders_split", json!({}));
    let now = list(&mut desk);
    assert_eq!(keys(&now, 0)[0], "gather.contracts");
    assert_eq!(item(&now, "own.1")["text"], "Badge readers tested");
    assert_eq!(item(&now, "cutover.agents")["state"], "done");
    desk.ask("checklist_drop", json!({ "key": "own.1" }));
    assert!(!keys(&list(&mut desk), 0).contains(&"own.1".to_owned()));
}

#[test]
fn a_template_carries_the_list_to_the_next_client_and_is_taken_once() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    fs::create_dir(desk.path("kept")).unwrap();
    let ticket = desk.ticket("kept");
    let nothing = desk
        .call("checklist_template_save", json!({ "ticket": ticket }))
        .unwrap_err();
    assert_eq!(nothing.code, "nothing_own");
    desk.ask(
        "checklist_save",
        json!({ "phase": 5, "text": "Lobby signs changed", "owner": "Jo Field" }),
    );
    desk.ask("checklist_drop", json!({ "key": "gather.contracts" }));
    desk.ask(
        "checklist_done",
        json!({ "key": "gather.bill", "done": true }),
    );
    let saved = desk.ask("checklist_template_save", json!({ "ticket": ticket }));
    assert_eq!((&saved["items"], &saved["left"]), (&json!(2), &json!(0)));
    let path = desk.path("kept").join(saved["file"].as_str().unwrap());
    assert!(!fs::read_to_string(&path).unwrap().contains("Jo Field"));

    let mut next = Desk::new(STORY);
    next.sample();
    let ticket = next.ticket(path.to_str().unwrap());
    next.ask("checklist_template_apply", json!({ "ticket": ticket }));
    let taken = list(&mut next);
    assert_eq!(item(&taken, "own.1")["text"], "Lobby signs changed");
    assert_eq!(taken["phases"][0]["dropped"][0]["key"], "gather.contracts");
    let again = next.ask("checklist_template_apply", json!({ "ticket": ticket }));
    assert_eq!(again["changes"], json!([]), "nothing is new");
    next.ask("undo", json!({}));
    assert_eq!(list(&mut next)["phases"][0]["dropped"], json!([]));

    fs::write(next.path("wrong.json"), "{}").unwrap();
    let ticket = next.ticket("wrong.json");
    let refused = next
        .call("checklist_template_apply", json!({ "ticket": ticket }))
        .unwrap_err();
    assert_eq!(refused.code, "no_template");
}

#[test]
fn an_upload_names_its_format_and_a_pin_is_written_only_on_record() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let order = desk.ask("orders_list", json!({}))["groups"][0]["orders"][0]["id"].clone();
    let plain = desk.ask("upload_view", json!({ "order": order }));
    assert_eq!(plain["format"]["confidence"], "none");
    let bandwidth = desk.ask(
        "upload_view",
        json!({ "order": order, "format": "bandwidth" }),
    );
    assert!(
        bandwidth["files"][0]["text"]
            .as_str()
            .unwrap()
            .contains("<LnpOrder>")
    );
    let unknown = desk
        .call("upload_view", json!({ "format": "smoke" }))
        .unwrap_err();
    assert_eq!(unknown.code, "no_such_format");

    fs::create_dir(desk.path("out")).unwrap();
    let ticket = desk.ticket("out");
    let entries = desk.ask("history", json!({})).as_array().unwrap().len();
    let export = |with_secrets| {
        json!({ "ticket": ticket, "only": ["upload"], "paper": "letter", "force": true, "format": "telnyx",
                "with_secrets": with_secrets })
    };
    desk.ask("documents_export", export(false));
    assert_eq!(
        desk.ask("history", json!({})).as_array().unwrap().len(),
        entries
    );
    desk.ask("documents_export", export(true));
    let history = desk.ask("history", json!({}));
    assert_eq!(history.as_array().unwrap().len(), entries + 1);
    assert!(
        history[0]["label"].as_str().unwrap().contains("PIN"),
        "{}",
        history[0]
    );
}

#[test]
fn the_logo_is_a_picture_of_the_project_and_is_undone_like_all_else() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    fs::write(desk.path("logo.txt"), "no picture").unwrap();
    let ticket = desk.ticket("logo.txt");
    let refused = desk
        .call("logo_set", json!({ "ticket": ticket }))
        .unwrap_err();
    assert_eq!(refused.code, "no_logo");
    let jpeg: &[u8] = &[
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 3, 1, 0x22, 0,
        0xff, 0xda, 0, 2, 0xff, 0xd9,
    ];
    fs::write(desk.path("logo.jpg"), jpeg).unwrap();
    let ticket = desk.ticket("logo.jpg");
    desk.ask("logo_set", json!({ "ticket": ticket }));
    assert_eq!(desk.ask("project_head", json!({}))["logo"], "logo.jpg");
    let out = desk.path("out");
    fs::create_dir(&out).unwrap();
    let ticket = desk.ticket("out");
    desk.ask("documents_export", json!({ "ticket": ticket, "only": ["loa", "checklist.pdf"], "paper": "letter", "force": false }));
    let holds = |name: &str| {
        let bytes = fs::read(out.join(name)).unwrap();
        bytes.windows(jpeg.len()).any(|part| part == jpeg)
    };
    assert!(holds("project/checklist.pdf"));
    assert!(!holds("NDG-01/loa.pdf"), "a letter bears no logo");
    desk.ask("logo_remove", json!({}));
    assert_eq!(desk.ask("project_head", json!({}))["logo"], "");
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("project_head", json!({}))["logo"], "logo.jpg");

    // A reader that does not start is no fact about the picture: whoever exports is told, and once it starts the logo
    // is back in the same session.
    let whole = portwright_tests::worker();
    let reader = desk.path(if cfg!(windows) {
        "reader.exe"
    } else {
        "reader"
    });
    desk.session = portwright_core::api::Session::new(portwright_core::api::Host {
        worker: Program {
            path: reader.clone(),
            args: whole.args.clone(),
        },
        actor: "tester@desk".to_owned(),
        new_project_id: Box::new(|| "project".to_owned()),
    })
    .unwrap();
    let ticket = desk.ticket("sample.portwright");
    desk.ask("project_open", json!({ "ticket": ticket }));
    let ticket = desk.ticket("out");
    let export =
        json!({ "ticket": ticket, "only": ["checklist.pdf"], "paper": "letter", "force": true });
    let told = desk.ask("documents_export", export.clone());
    let finding = &told["findings"][0];
    assert_eq!(finding["code"], "logo_not_drawn", "{told}");
    let said = finding["message"].as_str().unwrap();
    assert!(
        said.starts_with("The logo logo.jpg was not read, since the reader does not start."),
        "{said}"
    );
    assert!(!holds("project/checklist.pdf"));
    fs::copy(&whole.path, &reader).unwrap();
    let told = desk.ask("documents_export", export);
    assert_eq!(told["findings"], json!([]));
    assert!(holds("project/checklist.pdf"));
}

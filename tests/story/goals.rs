//! Goals with figures (reliability notes, 7.3): the same state gives the same files on any machine, and no name that
//! somebody else chose writes anywhere but where it may. Formula cells and letters stand with the documents' own tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Component, Path, PathBuf},
    process::Command,
    time::Duration,
};

use portwright_tests::{Desk, STORY};
use serde_json::json;

/// Names the folder that [`export_all`] writes into.
const INTO: &str = "PORTWRIGHT_TEST_EXPORTS";

/// Every file below a folder, with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Which files of two folders are not the same.
fn differing(one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let all: BTreeSet<&PathBuf> = one.keys().chain(other.keys()).collect();
    all.into_iter()
        .filter(|name| one.get(*name) != other.get(*name))
        .cloned()
        .collect()
}

/// What a machine of its own does: `two_machines…` runs itself in processes with another zone, language and hour.
fn export_all(into: &Path) {
    let mut desk = Desk::new(STORY);
    desk.sample();
    for paper in ["letter", "a4"] {
        let folder = into.join(paper);
        fs::create_dir(&folder).unwrap();
        let ticket = desk.session.ticket(folder).0;
        let request = json!({ "ticket": ticket, "only": [], "paper": paper, "force": false });
        desk.ask("documents_export", request);
    }
}

#[test]
fn two_machines_with_other_zones_languages_and_hours_export_the_same_bytes() {
    if let Some(into) = std::env::var_os(INTO) {
        return export_all(Path::new(&into));
    }
    let desk = Desk::new(STORY);
    // So that both find the worker and neither builds it.
    drop(portwright_tests::worker());
    let mut made = Vec::new();
    for (name, zone, language) in [
        ("chatham", "Pacific/Chatham", "tr_TR.UTF-8"),
        ("johns", "America/St_Johns", "C"),
    ] {
        let into = desk.path(name);
        fs::create_dir(&into).unwrap();
        let run = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "goals::two_machines_with_other_zones_languages_and_hours_export_the_same_bytes",
            ])
            .env(INTO, &into)
            .env("TZ", zone)
            .env("LC_ALL", language)
            .env("LANG", language)
            .output()
            .unwrap();
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stdout)
        );
        made.push(tree(&into));
        // Files that carry a second of the clock would tell.
        std::thread::sleep(Duration::from_millis(1_100));
    }
    let [one, other] = made.as_mut_slice() else {
        panic!()
    };
    assert!(one.len() >= 100, "{} exports", one.len());
    assert_eq!(differing(one, other), [] as [PathBuf; 0]);
    // The control: one other byte is seen.
    let (name, bytes) = other.iter_mut().next().unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    assert_eq!(
        differing(one, &BTreeMap::from([(name.clone(), bytes.clone())])).len(),
        one.len()
    );
}

/// Three hundred names as hostile or careless people give them to files.
fn names() -> Vec<String> {
    let mut names = Vec::new();
    for before in [
        "../",
        "../../../../",
        r"..\",
        r"..\..\",
        "/",
        "//",
        r"\\server\share\",
        "Z:",
        r"Z:\",
        "./../",
        "a/../../",
        "....//",
        "~/",
        "%2e%2e/",
        "..;/",
    ] {
        for name in ["bill.pdf", "etc/passwd", "..", "x.portwright"] {
            names.push(format!("{before}{name}"));
        }
    }
    let ports = (1..=9).flat_map(|n| [format!("COM{n}"), format!("LPT{n}")]);
    let devices = [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CLOCK$", "COM¹", "con", "nul",
    ]
    .map(str::to_owned);
    for device in devices.into_iter().chain(ports) {
        for after in ["", ".pdf", " .txt", ".tar.gz"] {
            names.push(format!("{device}{after}"));
        }
    }
    for turned in [
        '\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{200e}',
        '\u{200f}', '\u{200b}', '\u{feff}', '\u{61c}',
    ] {
        names.push(format!("bill{turned}fdp.exe"));
        names.push(format!("{turned}.pdf"));
    }
    for n in 0..20 {
        // Three hundred bytes that differ behind what a name may have, or not at all.
        names.push(format!("{}{}.pdf", "x".repeat(290), n % 10));
        names.push(format!("{}.pdf", "ü".repeat(140 + n)));
        names.push(["Bill.pdf", "bill.PDF", "BILL.PDF", "bill.pdf"][n % 4].to_owned());
    }
    for name in [
        "Ren\u{e9}e.pdf",
        "Rene\u{301}e.pdf",
        "REN\u{c9}E.PDF",
        ".htaccess",
        "...",
        " ",
        "trailing. .",
        "x:stream",
        "tab\tx",
        "a<b>c|d?e*f\"g.pdf",
        "line\nfeed.pdf",
        "-rf",
        "$(reboot).pdf",
        "`id`.pdf",
        "bill.pdf:$DATA",
        "\u{1}\u{2}",
    ] {
        names.push(name.to_owned());
    }
    names.extend((0..300).map(|n| format!("../{}bill.pdf", "./".repeat(n))));
    names.truncate(300);
    names
}

/// Whether a name, joined to a folder as it stands, leads out of it or to no file at all.
fn escapes(name: &str) -> bool {
    let mut depth = 0_i32;
    for part in Path::new(&name.replace('\\', "/")).components() {
        match part {
            Component::ParentDir => depth -= 1,
            Component::RootDir | Component::Prefix(_) => return true,
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
        }
        if depth < 0 {
            return true;
        }
    }
    depth == 0 || name.len() > 255
}

/// A project of one order with three hundred files, named as its file says after somebody has had it.
fn mailed(desk: &mut Desk, names: &[String]) {
    let ticket = desk.ticket("client.portwright");
    desk.ask(
        "project_create",
        json!({
            "ticket": ticket, "client": "Northgate", "gaining": "calyx-cloud", "go_live": "2026-12-16",
            "zone": "America/Chicago",
        }),
    );
    desk.ask(
        "account_save",
        json!({ "carrier": "lakeland", "account_number": "17" }),
    );
    let account = desk.ask("accounts_list", json!({}))[0]["id"].clone();
    let rows = "Number\n414-555-0101\n414-555-0102\n";
    fs::write(desk.path("list.csv"), rows).unwrap();
    let ticket = desk.ticket("list.csv");
    desk.ask(
        "import_commit",
        json!({ "ticket": ticket, "list": "inventory", "account": account }),
    );
    desk.ask("orders_split", json!({}));
    let folder = desk.path("come");
    fs::create_dir(&folder).unwrap();
    for n in 0..names.len() {
        let path = folder.join(format!("{n}.txt"));
        fs::write(&path, format!("the file {n}")).unwrap();
        let ticket = desk.session.ticket(path).0;
        desk.ask(
            "attachment_add",
            json!({ "ticket": ticket, "kind": "other", "account": account }),
        );
    }
    desk.ask("project_close", json!({}));
    let engine = rusqlite::Connection::open(desk.path("client.portwright")).unwrap();
    for (id, name) in (1_i64..).zip(names) {
        let changed = engine
            .execute(
                "UPDATE attachment SET label = ?2, port_order = 1 WHERE id = ?1",
                (id, name),
            )
            .unwrap();
        assert_eq!(changed, 1, "{id} {name:?}");
    }
    engine
        .execute("UPDATE port_order SET name = '../../evil' WHERE id = 1", [])
        .unwrap();
    let ticket = desk.ticket("client.portwright");
    desk.ask("project_open", json!({ "ticket": ticket }));
}

#[test]
fn three_hundred_hostile_names_write_nothing_outside_over_nothing_and_lose_nothing() {
    let names = names();
    assert_eq!(names.len(), 300);
    let mut desk = Desk::in_memory(STORY);
    mailed(&mut desk, &names);
    let here = desk.path("");
    for folder in ["deep", "deep/down", "deep/down/out", "deep/down/saved"] {
        fs::create_dir(desk.path(folder)).unwrap();
    }
    let before = tree(&here);
    let out = desk.ticket("deep/down/out");
    let request = json!({ "ticket": out, "only": [], "paper": "letter", "force": true });
    desk.ask("documents_export", request.clone());
    desk.ask("documents_export", request);
    let saved = desk.ticket("deep/down/saved");
    for id in 1..=300 {
        desk.ask("attachment_save_as", json!({ "id": id, "ticket": saved }));
    }
    let after = tree(&here);
    let outside: Vec<PathBuf> = differing(&before, &after)
        .into_iter()
        .filter(|name| !name.starts_with("deep/down/out") && !name.starts_with("deep/down/saved"))
        .collect();
    assert_eq!(outside, [] as [PathBuf; 0], "nothing is written outside");
    let wanted: BTreeSet<Vec<u8>> = (0..300)
        .map(|n| format!("the file {n}").into_bytes())
        .collect();
    for folder in ["deep/down/out", "deep/down/saved"] {
        let files = tree(&desk.path(folder));
        let mut folded = BTreeSet::new();
        for name in files.keys() {
            let name = name.to_str().unwrap();
            let last = name.rsplit('/').next().unwrap();
            assert!(
                last.len() <= 120 && !last.contains(['\\', ':', '\u{202e}']),
                "{name}"
            );
            assert!(folded.insert(name.to_lowercase()), "{name} twice");
        }
        let found: BTreeSet<Vec<u8>> = files.into_values().collect();
        assert!(
            wanted.is_subset(&found),
            "{folder}: {} lost",
            wanted.difference(&found).count()
        );
    }
    // The control: joined as they stand, these names lead out or fall on one another.
    let out = names.iter().filter(|name| escapes(name)).count();
    let twins: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert!(
        out >= 60 && twins.len() <= 290,
        "{out} lead out, {} differ",
        twins.len()
    );
}

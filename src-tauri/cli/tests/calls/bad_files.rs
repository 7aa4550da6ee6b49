//! Files that are not what they should be: status 3, the file is named, and nothing is touched.

use std::io::Write as _;

use rusqlite::Connection;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::Desk;

/// A compound file that holds an encrypted workbook, as Excel writes it for a password.
fn encrypted() -> Vec<u8> {
    let mut bytes = vec![0_u8; 512];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    (bytes[26], bytes[30], bytes[44], bytes[48]) = (3, 9, 1, 1);
    bytes[76..].fill(0xff);
    bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut table = vec![0xff_u8; 512];
    table[..4].copy_from_slice(&0xffff_fffd_u32.to_le_bytes());
    table[4..8].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes.extend(table);
    let mut directory = vec![0_u8; 512];
    let names = ["Root Entry", "EncryptionInfo", "EncryptedPackage"];
    for (entry, name) in directory.chunks_exact_mut(128).zip(names) {
        for (pair, unit) in entry.chunks_exact_mut(2).zip(name.encode_utf16()) {
            pair.copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(2 * (name.len() + 1)).unwrap();
    }
    bytes.extend(directory);
    bytes
}

/// A workbook of a megabyte that inflates to more than a gigabyte.
fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str, times: usize| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..times {
            zip.write_all(text.as_bytes()).unwrap();
        }
    };
    part(
        "[Content_Types].xml",
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
        1,
    );
    part(
        "xl/workbook.xml",
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Trap" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        1,
    );
    part("xl/worksheets/sheet1.xml", &"9".repeat(1 << 20), 1_100);
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_is_no_list_is_refused_by_name_and_the_project_stays_as_it_is() {
    let desk = Desk::with_sample();
    desk.put("letter.xlsx", "%PDF-1.7 a letter under another name");
    desk.put("secret.xlsx", encrypted());
    desk.put("empty.csv", "");
    desk.put("cut.xlsx", &bomb()[..300]);
    let before = desk.content();
    for (file, words) in [
        ("letter.xlsx", "not a spreadsheet"),
        ("secret.xlsx", "protected by a password"),
        ("empty.csv", "is empty"),
        ("cut.xlsx", "damaged"),
        ("gone.csv", "cannot be opened"),
        (".", "cannot be opened"),
    ] {
        for call in [&["inspect"][..], &["import", "sample.portwright"]] {
            let ran = desk.run(&[call, &[file]].concat()).ends(3);
            assert_eq!(ran.out, "");
            assert!(
                ran.err.contains(file) && ran.err.contains(words),
                "{file}: {}",
                ran.err
            );
        }
    }
    assert!(desk.content() == before);
    desk.run(&["verify", "sample.portwright"]).ends(0);
}

#[test]
fn a_bomb_is_refused_while_it_inflates() {
    let desk = Desk::with_sample();
    desk.put("bomb.xlsx", bomb());
    let before = desk.content();
    let ran = desk
        .run(&["import", "sample.portwright", "bomb.xlsx"])
        .ends(3);
    assert_eq!(ran.out, "");
    // Whichever bound is reached first: on a busy machine an unoptimised build may meet the deadline.
    let bounds = ["Keep the sheets with numbers", "longer than 30 seconds"];
    assert!(
        ran.err.contains("bomb.xlsx") && bounds.iter().any(|bound| ran.err.contains(bound)),
        "{}",
        ran.err
    );
    assert!(desk.content() == before);
}

#[test]
fn what_is_no_project_of_ours_is_refused_untouched() {
    let desk = Desk::with_sample();
    desk.put("text.portwright", "hello");
    desk.put("empty.portwright", "");
    let foreign = Connection::open(desk.path("foreign.portwright")).unwrap();
    foreign
        .execute_batch("CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT);")
        .unwrap();
    drop(foreign);
    for (name, change) in [
        ("newer.portwright", "PRAGMA user_version = 999;"),
        (
            "altered.portwright",
            "CREATE TABLE extra (id INTEGER PRIMARY KEY);",
        ),
    ] {
        std::fs::copy(desk.path("sample.portwright"), desk.path(name)).unwrap();
        Connection::open(desk.path(name))
            .unwrap()
            .execute_batch(change)
            .unwrap();
    }
    let before = desk.content();
    for (file, words) in [
        ("text.portwright", "not a Portwright project"),
        ("empty.portwright", "not a Portwright project"),
        ("foreign.portwright", "not a Portwright project"),
        ("newer.portwright", "newer"),
        ("altered.portwright", "extra"),
        ("gone.portwright", "not there"),
    ] {
        for call in ["numbers", "undo", "plan", "orders", "history"] {
            let ran = desk.run(&[call, file]).ends(3);
            assert_eq!(ran.out, "");
            assert!(
                ran.err.contains(file) && ran.err.contains(words),
                "{call} {file}: {}",
                ran.err
            );
            assert!(ran.err.contains("try: "), "{}", ran.err);
        }
    }
    desk.run(&[
        "new",
        "text.portwright",
        "--client",
        "A",
        "--gaining",
        "zoom",
        "--zone",
        "America/Chicago",
    ])
    .ends(3);
    desk.run(&["sample", "foreign.portwright"]).ends(3);
    assert!(desk.content() == before, "neither a byte nor a lock file");
}

#[test]
fn verify_names_the_first_entry_that_was_changed_behind_our_back() {
    let desk = Desk::with_sample();
    let changed = Connection::open(desk.path("sample.portwright")).unwrap();
    // The file guards its record with triggers; someone takes them away and puts them back.
    let triggers: Vec<(String, String)> = changed
        .prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        changed
            .execute_batch(&format!("DROP TRIGGER {name}"))
            .unwrap();
    }
    let updated = changed
        .execute(
            "UPDATE event SET label = 'nothing happened' WHERE id = 7",
            [],
        )
        .unwrap();
    assert_eq!(updated, 1);
    for (_, sql) in &triggers {
        changed.execute_batch(sql).unwrap();
    }
    drop(changed);
    let found = desk
        .run(&["verify", "sample.portwright", "--json"])
        .ends(1)
        .json();
    assert_eq!(found["ok"], false);
    assert!(
        found["first_bad"].as_str().unwrap().contains("entry 7"),
        "{found}"
    );
    let people = desk.run(&["verify", "sample.portwright"]).ends(1);
    assert!(people.out.contains("entry 7"), "{}", people.out);
}

#[test]
fn a_project_that_is_open_for_writing_elsewhere_is_read_and_not_written() {
    let desk = Desk::with_sample();
    let before = std::fs::read(desk.path("sample.portwright")).unwrap();
    let lock = desk.put("sample.portwright.lock", "dana@frontdesk");
    let lock = std::fs::File::open(lock).unwrap();
    lock.lock().unwrap();
    desk.run(&["numbers", "sample.portwright"]).ends(0);
    for call in ["undo", "redo"] {
        let ran = desk.run(&[call, "sample.portwright"]);
        assert!(
            ran.status == 3 && ran.err.contains("dana@frontdesk"),
            "{call}: {}",
            ran.err
        );
    }
    let split = desk.run(&["orders", "split", "sample.portwright"]).ends(3);
    assert!(split.err.contains("dana@frontdesk"), "{}", split.err);
    assert!(std::fs::read(desk.path("sample.portwright")).unwrap() == before);
    drop(lock);
    desk.run(&["undo", "sample.portwright"]).ends(0);
}

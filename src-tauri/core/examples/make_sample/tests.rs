//! Counts the committed sample files with a small reader of its own, so that the story's totals do not
//! rest on the program that tells them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use calamine::{Data, Reader, SheetVisible, Xlsx, open_workbook};

use crate::{client, files, folder};

type Numbers = BTreeSet<String>;

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// Every `AAA 555 01XX` of the six area codes in running text, as ten digits.
fn numbers_in(text: &str) -> Numbers {
    let digits: Vec<char> = text.chars().filter(|c| !" ()-.+".contains(*c)).collect();
    let joined: String = digits.into_iter().collect();
    let mut found = Numbers::new();
    for area in ["414", "262", "920", "608", "847", "800"] {
        let start = format!("{area}55501");
        for (at, _) in joined.match_indices(&start) {
            let number: String = joined[at..].chars().take(10).collect();
            if number.len() == 10 && number.chars().all(|c| c.is_ascii_digit()) {
                found.insert(number);
            }
        }
    }
    found
}

/// What a cell of an inventory sheet stands for; a range and `/ 15 / 16` are written out.
fn numbers_of_cell(cell: &str) -> Vec<String> {
    let Some(first) = numbers_in(cell.split(['x', 'e']).next().unwrap()).pop_first() else {
        return Vec::new();
    };
    let (stem, line) = first.split_at(6);
    let line: u16 = line.parse().unwrap();
    if let Some((_, last)) = cell.split_once(" thru ") {
        let last: u16 = last.trim().parse().unwrap();
        return (line..=last)
            .map(|line| format!("{stem}{line:04}"))
            .collect();
    }
    let more = cell
        .split(" / ")
        .skip(1)
        .map(|tail| format!("{stem}01{tail}"));
    std::iter::once(first.clone()).chain(more).collect()
}

struct Sheet {
    rows: usize,
    numbers: Vec<String>,
    refused: Vec<(usize, String)>,
}

fn sheet(name: &str, header_row: usize) -> Sheet {
    let mut book: Xlsx<_> = open_workbook(folder().join("northgate-inventory.xlsx")).unwrap();
    let range = book.worksheet_range(name).unwrap();
    assert_eq!(range.start(), Some((0, 0)));
    let mut sheet = Sheet {
        rows: 0,
        numbers: Vec::new(),
        refused: Vec::new(),
    };
    for (at, row) in (1..).zip(range.rows()).skip(header_row) {
        if row.iter().all(|cell| *cell == Data::Empty) {
            continue;
        }
        sheet.rows += 1;
        let cell = row[0].to_string();
        let numbers = numbers_of_cell(&cell);
        if numbers.is_empty() {
            sheet.refused.push((at, cell));
        }
        sheet.numbers.extend(numbers);
    }
    sheet
}

fn set(numbers: &[String]) -> Numbers {
    numbers.iter().cloned().collect()
}

fn digits(numbers: impl IntoIterator<Item = client::Tn>) -> Numbers {
    numbers.into_iter().map(client::Tn::digits).collect()
}

fn story() -> toml::Table {
    text("sample.toml").parse().unwrap()
}

fn entries<'a>(table: &'a toml::Table, key: &str) -> Vec<&'a toml::Table> {
    let list = table[key].as_array().unwrap();
    list.iter().map(|entry| entry.as_table().unwrap()).collect()
}

/// The numbers of a `set` or `disposition` entry, written out.
fn named(entry: &toml::Table) -> Numbers {
    match &entry["numbers"] {
        toml::Value::Array(list) => list
            .iter()
            .flat_map(|text| numbers_of_cell(text.as_str().unwrap()))
            .collect(),
        _ => all(),
    }
}

fn account(key: &str) -> Numbers {
    match key {
        "lakeland" => digits(client::lakeland()),
        "badger-valley" => digits(client::badger_valley()),
        "corvus" => digits(client::madison().into_iter().chain(client::evanston())),
        _ => digits(client::toll_free().into_iter().map(|(tn, ..)| tn)),
    }
}

fn all() -> Numbers {
    ["lakeland", "badger-valley", "corvus", "tollway"]
        .into_iter()
        .flat_map(account)
        .collect()
}

fn dispositions() -> BTreeMap<String, String> {
    let story = story();
    let mut found = BTreeMap::new();
    for entry in entries(&story, "disposition") {
        for number in named(entry) {
            let word = entry["disposition"].as_str().unwrap().to_owned();
            found.insert(number, word);
        }
    }
    found
}

#[test]
fn the_committed_files_are_what_the_generator_writes() {
    for (name, bytes) in files().unwrap() {
        let committed = fs::read(folder().join(name)).unwrap();
        assert!(
            committed == bytes,
            "{name} is stale; run `cargo run -p portwright-core --example make_sample`"
        );
    }
    assert_eq!(files().unwrap(), files().unwrap(), "twice the same bytes");
}

#[test]
fn no_file_of_the_folder_is_forgotten() {
    let mut known: BTreeSet<String> = files()
        .unwrap()
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    known.insert("sample.toml".to_owned());
    let there: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(there, known);
}

#[test]
fn the_sheets_hold_what_the_story_says() {
    let story = story();
    let of_sheets: Vec<_> = entries(&story, "import")
        .into_iter()
        .filter(|step| step.contains_key("sheet"))
        .collect();
    assert_eq!(of_sheets.len(), 5);
    for step in of_sheets {
        let name = step["sheet"].as_str().unwrap();
        let count = |key: &str| usize::try_from(step[key].as_integer().unwrap()).unwrap();
        let read = sheet(name, count("header_row"));
        assert_eq!(read.rows, count("rows"), "{name}: rows");
        let distinct = set(&read.numbers);
        assert_eq!(distinct.len(), count("numbers"), "{name}: numbers");
        assert_eq!(
            read.numbers.len() - distinct.len(),
            count("duplicates"),
            "{name}: duplicates"
        );
        let refused: Vec<String> = read
            .refused
            .iter()
            .map(|(row, _)| format!("A{row}"))
            .collect();
        let expected: Vec<&str> = step["refused"]
            .as_array()
            .unwrap()
            .iter()
            .map(|cell| cell.as_str().unwrap())
            .collect();
        assert_eq!(refused, expected, "{name}: refused");
        assert!(
            distinct.is_subset(&account(step["account"].as_str().unwrap())),
            "{name}: no stranger"
        );
    }
}

#[test]
fn the_cells_of_the_import_screen_are_where_it_shows_them() {
    let refused = sheet("Milwaukee", 4).refused;
    let expected = [
        (14, "555-0113"),
        (61, "414-555-01O4"),
        (97, "414-555-019"),
        (132, "see Bob"),
    ];
    assert_eq!(refused, expected.map(|(row, cell)| (row, cell.to_owned())));
}

#[test]
fn only_the_old_sheet_is_hidden_and_it_brings_no_number_of_its_own() {
    let book: Xlsx<_> = open_workbook(folder().join("northgate-inventory.xlsx")).unwrap();
    let hidden: Vec<_> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible != SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    assert_eq!(hidden, ["OLD 2024 do not use"]);
    let old = set(&sheet("OLD 2024 do not use", 1).numbers);
    assert_eq!(old.len(), 18);
    assert!(old.is_subset(&set(&sheet("Milwaukee", 4).numbers)));
}

#[test]
fn lakelands_three_lists_part_as_on_the_accounts_screen() {
    let phones = set(&sheet("Milwaukee", 4).numbers);
    let record = numbers_in(&text("lakeland-csr.txt"));
    let bill = numbers_in(&text("lakeland-bill.csv"));
    assert_eq!((phones.len(), record.len(), bill.len()), (163, 168, 165));
    let everywhere: Numbers = &(&phones & &record) & &bill;
    assert_eq!(everywhere.len(), 160);
    let forgotten: Numbers = &(&record & &bill) - &phones;
    let unbilled: Numbers = &(&phones & &record) - &bill;
    let strays: Numbers = &(&phones | &bill) - &record;
    let said = dispositions();
    let count = |numbers: &Numbers, word: &str| numbers.iter().filter(|n| said[*n] == word).count();
    assert_eq!(forgotten.len(), 5);
    assert_eq!(count(&forgotten, "undecided"), 2);
    assert_eq!(count(&forgotten, "disconnect"), 3);
    assert_eq!(unbilled.len(), 3);
    assert_eq!(count(&unbilled, "undecided"), 1);
    assert_eq!(count(&unbilled, "disconnect"), 2);
    assert!(strays.is_empty());
    assert_eq!(phones, {
        let on_list = client::lakeland()
            .into_iter()
            .filter(|tn| tn.in_phone_system());
        digits(on_list)
    });
}

#[test]
fn the_other_accounts_stand_on_all_their_lists() {
    let valley = account("badger-valley");
    assert_eq!(valley.len(), 44);
    assert_eq!(set(&sheet("Green Bay", 1).numbers), valley);
    assert_eq!(numbers_in(&text("badger-valley-csr.txt")), valley);
    assert_eq!(numbers_in(&text("badger-valley-bill.csv")), valley);
    let corvus = account("corvus");
    assert_eq!(corvus.len(), 92);
    let phones = &set(&sheet("Madison", 2).numbers) | &set(&sheet("Evanston", 1).numbers);
    assert_eq!(phones, corvus);
    assert_eq!(numbers_in(&text("corvus-csr.txt")), corvus);
    assert_eq!(numbers_in(&text("corvus-bill.csv")), corvus);
    let tollway = account("tollway");
    assert_eq!(tollway.len(), 8);
    assert_eq!(set(&sheet("Toll-free", 1).numbers), tollway);
    assert_eq!(numbers_in(&text("tollway-bill.csv")), tollway);
}

#[test]
fn all_files_together_give_312_numbers_and_each_has_its_fate() {
    let mut seen = Numbers::new();
    for (name, header) in [
        ("Milwaukee", 4),
        ("Green Bay", 1),
        ("Madison", 2),
        ("Evanston", 1),
        ("Toll-free", 1),
    ] {
        seen.extend(sheet(name, header).numbers);
    }
    for (name, _) in files().unwrap() {
        if name.ends_with("-csr.txt") || name.ends_with("-bill.csv") {
            seen.extend(numbers_in(&text(name)));
        }
    }
    assert_eq!(seen, all());
    let said = dispositions();
    assert_eq!(said.keys().cloned().collect::<Numbers>(), seen);
    let expected = [
        ("lakeland", [151, 7, 7, 3]),
        ("badger-valley", [41, 2, 1, 0]),
        ("corvus", [89, 0, 3, 0]),
        ("tollway", [8, 0, 0, 0]),
    ];
    let mut sums = [0; 4];
    for (key, counts) in expected {
        let words = ["port", "stay", "disconnect", "undecided"];
        let found = words.map(|word| account(key).iter().filter(|n| said[*n] == word).count());
        assert_eq!(found, counts, "{key}");
        for (sum, count) in sums.iter_mut().zip(found) {
            *sum += count;
        }
    }
    assert_eq!(sums, [289, 9, 11, 3]);
}

#[test]
fn the_orders_add_up_by_account_site_and_resp_org() {
    let said = dispositions();
    let ports = |numbers: Numbers| numbers.iter().filter(|n| said[*n] == "port").count();
    let tollway = |id: &str| {
        let of = client::toll_free()
            .into_iter()
            .filter(|(_, _, org, _)| *org == id);
        digits(of.map(|(tn, ..)| tn))
    };
    let found = [
        ("NDG-01", ports(account("lakeland"))),
        ("NDG-02", ports(account("badger-valley"))),
        ("NDG-03", ports(digits(client::madison()))),
        ("NDG-04", ports(digits(client::evanston()))),
        ("NDG-05", ports(tollway("TWY01"))),
        ("NDG-06", ports(tollway("QLX77"))),
    ];
    let story = story();
    let told: Vec<(&str, usize)> = entries(&story, "order")
        .into_iter()
        .map(|order| {
            let count = order["numbers"].as_integer().unwrap();
            (
                order["name"].as_str().unwrap(),
                usize::try_from(count).unwrap(),
            )
        })
        .collect();
    assert_eq!(told, found);
}

#[test]
fn saved_views_count_as_on_the_screens() {
    let story = story();
    let said = dispositions();
    let mut usage = BTreeMap::new();
    let mut address = BTreeMap::new();
    let mut target = BTreeMap::new();
    for entry in entries(&story, "set") {
        for number in named(entry) {
            for (key, map) in [
                ("use", &mut usage),
                ("address_911", &mut address),
                ("target", &mut target),
            ] {
                if let Some(value) = entry.get(key) {
                    map.insert(number.clone(), value.as_str().unwrap().to_owned());
                }
            }
        }
    }
    let fax_and_alarm = usage.values().filter(|word| *word != "e_fax").count();
    assert_eq!(fax_and_alarm, 23);
    assert_eq!(usage.len(), 26, "and three e-fax");
    let port: Numbers = all().into_iter().filter(|n| said[n] == "port").collect();
    let unlocated: Numbers = port
        .iter()
        .filter(|n| !n.starts_with("800") && !address.contains_key(*n))
        .cloned()
        .collect();
    let expected = (132..=136).map(|line| format!("8475550{line}")).collect();
    assert_eq!(unlocated, expected);
    let homeless: Vec<_> = port
        .iter()
        .filter(|n| target.get(*n).is_none_or(String::is_empty))
        .collect();
    assert_eq!(homeless, ["4145550115"]);
    let valley: Numbers = usage
        .keys()
        .filter(|n| n.starts_with("920"))
        .cloned()
        .collect();
    assert_eq!(valley.len(), 8, "4 fax, 2 e-fax, an elevator and an alarm");
    for (number, word) in &usage {
        let client_says = all_uses()[number];
        assert_eq!(client_says, word, "{number}");
    }
}

fn all_uses() -> BTreeMap<String, &'static str> {
    client::lakeland()
        .into_iter()
        .chain(client::badger_valley())
        .map(|tn| {
            let word = match tn.usage() {
                client::Use::Voice => "voice",
                client::Use::Fax => "fax",
                client::Use::EFax => "e_fax",
                client::Use::Alarm => "alarm",
                client::Use::Elevator => "elevator",
            };
            (tn.digits(), word)
        })
        .collect()
}

#[test]
fn calls_average_to_the_timelines_heat_map() {
    let mut sums: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    let mut rows = 0;
    for (at, line) in text("calls.csv").lines().skip(1).enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let hour: u32 = cells[1].split(':').next().unwrap().parse().unwrap();
        *sums.entry((at / 24 % 7, hour)).or_default() += cells[2].parse::<u32>().unwrap();
        rows += 1;
    }
    assert_eq!(rows, 6 * 7 * 24);
    let mean = |day, hour| {
        let sum = sums[&(day, hour)];
        assert_eq!(sum % 6, 0);
        sum / 6
    };
    assert_eq!(mean(0, 9), 74, "Monday at nine is the busiest hour");
    assert_eq!(mean(2, 19) + mean(2, 20), 3, "Wednesday 19:00 to 21:00");
    assert_eq!(mean(3, 19) + mean(3, 20), 3, "Thursday 19:00 to 21:00");
    assert_eq!(mean(2, 4) + mean(2, 5), 1, "Wednesday 04:00 to 06:00");
    assert_eq!(mean(5, 9), 12);
    assert_eq!(mean(6, 23), 0);
}

#[test]
fn the_record_shows_the_lines_the_screens_point_at() {
    let record = text("lakeland-csr.txt");
    let line = |number: usize| record.lines().nth(number - 1).unwrap().to_owned();
    assert_eq!(line(3), "NAME       NORTHGATE DENTAL GROUP LLC");
    assert_eq!(line(118), "414 555-0142  1FB  HTG 414 555-0118");
    assert_eq!(line(119).trim(), "CREX1 TTB");
    let bill = text("lakeland-bill.csv");
    let pages: BTreeSet<&str> = bill
        .lines()
        .filter(|line| line.contains("414 555-0142"))
        .map(|line| line.split(',').nth(2).unwrap())
        .collect();
    assert_eq!(pages, BTreeSet::from(["4"]));
}

#[test]
fn what_we_state_differs_from_the_records_only_where_the_story_wants_it() {
    let story = story();
    let mut names = Vec::new();
    for account in entries(&story, "account") {
        let Some(csr) = account.get("csr") else {
            continue;
        };
        let record = text(csr["file"].as_str().unwrap());
        for field in [
            "business_name",
            "service_address",
            "city",
            "account_number",
            "btn",
            "signer",
        ] {
            let value = csr[field].as_str().unwrap();
            assert!(
                record.contains(value),
                "{field} `{value}` is not on the CSR"
            );
        }
        let ours = account["business_name"].as_str().unwrap().to_uppercase();
        names.push(ours == csr["business_name"].as_str().unwrap());
    }
    assert_eq!(names, [false, true, true], "one comma, at Lakeland");
    for site in entries(&story, "site") {
        let street = site["street"].as_str().unwrap().to_uppercase();
        let same = ["lakeland", "badger-valley", "corvus"]
            .iter()
            .any(|key| text(&format!("{key}-csr.txt")).contains(&street));
        assert_eq!(same, site["key"].as_str() == Some("madison"), "{street}");
    }
}

#[test]
fn the_papers_name_the_numbers_and_sums_of_the_lists() {
    for (paper, list, sum) in [
        ("lakeland-csr.pdf", "lakeland-csr.txt", ""),
        ("badger-valley-csr.pdf", "badger-valley-csr.txt", ""),
        ("corvus-csr.pdf", "corvus-csr.txt", ""),
        ("lakeland-bill.pdf", "lakeland-bill.csv", "5,609.68"),
        (
            "badger-valley-bill.pdf",
            "badger-valley-bill.csv",
            "1,667.60",
        ),
        ("corvus-bill.pdf", "corvus-bill.csv", "1,337.07"),
        ("tollway-bill.pdf", "tollway-bill.csv", "505.28"),
    ] {
        let file = lopdf::Document::load(folder().join(paper)).unwrap();
        let pages: Vec<u32> = file.get_pages().into_keys().collect();
        let said = file.extract_text(&pages).unwrap();
        assert_eq!(numbers_in(&said), numbers_in(&text(list)), "{paper}");
        assert!(said.contains(sum), "{paper}: {sum}");
        if !sum.is_empty() {
            let charge = sum.replace(',', "");
            let story = fs::read_to_string(folder().join("sample.toml")).unwrap();
            assert!(
                story.contains(&format!("monthly = \"{charge}\"")),
                "{paper}"
            );
        }
    }
}

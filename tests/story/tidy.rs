//! The house is in order: layers by the `use` lines, each library in its room, headers, no forgotten tests.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use portwright_tests::root;

/// The layers of `src-tauri/core/src/lib.rs`: a module uses its own layer's earlier rooms and those above.
const LAYERS: &[&[&str]] = &[
    &["id", "place", "finding"],
    &[
        "number", "carrier", "site", "account", "csr", "loa", "calendar", "zone", "window",
        "order", "task", "night", "evidence",
    ],
    &["snapshot"],
    &[
        "intake",
        "reconcile",
        "split",
        "rules",
        "life",
        "readiness",
        "plan",
        "cost",
        "finder",
        "timeline",
        "checklist",
        "forecast",
        "whatif",
        "validation",
        "runbook",
    ],
    &["worker", "project", "document"],
    &["api"],
];

/// Which rooms of the core may name a library.
const ROOMS: &[(&str, &[&str])] = &[
    ("rusqlite", &["project"]),
    ("calamine", &["worker"]),
    ("zip", &["worker"]),
    ("encoding_rs", &["worker"]),
    ("chardetng", &["worker"]),
    ("csv", &["worker"]),
    ("rustix", &["worker"]),
    ("printpdf", &["document"]),
    ("rust_xlsxwriter", &["document"]),
    ("lopdf", &["document", "worker"]),
    ("jiff", &["zone"]),
];

/// Longest file that is still read from the top; a file of tests is read one test at a time.
const LONGEST: usize = 700;

struct Source {
    path: PathBuf,
    /// Below the folder that was read, with `/`.
    name: String,
    text: String,
}

fn below(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let folder = root().join(folder);
    let mut paths = Vec::new();
    below(&folder, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| Source {
            name: path
                .strip_prefix(&folder)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
            text: fs::read_to_string(&path).unwrap(),
            path,
        })
        .collect()
}

fn core() -> Vec<Source> {
    let sources = sources("src-tauri/core/src");
    assert!(sources.len() > 100, "the sources are found");
    sources
}

/// The room a file belongs to: `plan` for `plan/steps/mod.rs` and for `plan.rs`.
fn room(name: &str) -> &str {
    let first = name.split('/').next().unwrap();
    first.strip_suffix(".rs").unwrap_or(first)
}

fn is_test(source: &Source) -> bool {
    let file = source.name.rsplit('/').next().unwrap();
    file == "tests.rs" || file == "fixtures.rs" || source.name.contains("/tests/")
}

/// The text without its tests and its comments.
fn code(source: &Source) -> String {
    if is_test(source) {
        return String::new();
    }
    let mut text = String::new();
    for line in source.text.lines() {
        // Tests stand last in a file; a sample for tests is declared in one line and is a file of its own.
        if line == "mod tests {" {
            break;
        }
        if !line.trim_start().starts_with("//") {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// Files that a `#[cfg(test)]` declaration takes in.
fn test_only(sources: &[Source]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for source in sources {
        let mut lines = source.text.lines().peekable();
        while let Some(line) = lines.next() {
            if line.trim() != "#[cfg(test)]" {
                continue;
            }
            let Some(next) = lines.peek() else { continue };
            if let Some(module) = next
                .trim()
                .strip_suffix(';')
                .and_then(|next| next.split("mod ").nth(1))
            {
                let folder = match source.path.file_name().unwrap().to_str().unwrap() {
                    "mod.rs" | "lib.rs" | "main.rs" => source.path.parent().unwrap().to_owned(),
                    _ => source.path.with_extension(""),
                };
                files.push(folder.join(format!("{module}.rs")));
                files.push(folder.join(module).join("mod.rs"));
            }
        }
    }
    files
}

/// Rooms that a text names as `crate::room`, in groups too: `use crate::{a, b::{c, d}}`.
fn rooms_named(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        let word = |text: &str| -> String {
            text.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        let Some(group) = rest.strip_prefix('{') else {
            rooms.push(word(rest));
            continue;
        };
        let (mut depth, mut starts) = (0, true);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && !c.is_whitespace() => {
                    rooms.push(word(&group[at..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

#[test]
fn groups_of_uses_are_read_whole() {
    let text = "use crate::{\n    a::{x, y},\n    b,\n    c::Z,\n};\nlet d = crate::d::f();\n";
    assert_eq!(rooms_named(text), ["a", "b", "c", "d"]);
}

#[test]
fn a_room_uses_only_the_layers_above_it() {
    let layer: BTreeMap<&str, usize> = LAYERS
        .iter()
        .enumerate()
        .flat_map(|(at, rooms)| rooms.iter().map(move |room| (*room, at)))
        .collect();
    let sources = core();
    let test_only = test_only(&sources);
    let mut wrong = Vec::new();
    let mut uses = 0;
    for source in &sources {
        if source.name == "lib.rs" || test_only.contains(&source.path) {
            continue;
        }
        let here = room(&source.name);
        let Some(at) = layer.get(here) else {
            wrong.push(format!("{}: {here} stands in no layer", source.name));
            continue;
        };
        for used in rooms_named(&code(source)) {
            uses += 1;
            match layer.get(used.as_str()) {
                Some(above) if above <= at => {}
                Some(_) => wrong.push(format!(
                    "{} uses {used}, which stands below it",
                    source.name
                )),
                None => wrong.push(format!(
                    "{} uses {used}, which stands in no layer",
                    source.name
                )),
            }
        }
    }
    assert!(uses > 300, "{uses} uses are read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rooms_of_one_layer_use_each_other_in_one_direction() {
    let sources = core();
    let test_only = test_only(&sources);
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources
        .iter()
        .filter(|source| source.name != "lib.rs" && !test_only.contains(&source.path))
    {
        let here = room(&source.name).to_owned();
        let others = rooms_named(&code(source))
            .into_iter()
            .filter(|other| *other != here);
        used.entry(here.clone()).or_default().extend(others);
    }
    // Whatever can be taken away because nothing is left that it uses; a circle stays.
    loop {
        let free: Vec<String> = used
            .iter()
            .filter(|(_, uses)| uses.iter().all(|room| !used.contains_key(room)))
            .map(|(room, _)| room.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        for room in free {
            used.remove(&room);
        }
    }
    let circle: Vec<_> = used.keys().collect();
    assert!(
        circle.is_empty(),
        "these use each other in a circle: {circle:?}"
    );
}

#[test]
fn each_library_stays_in_its_room() {
    let sources = core();
    let test_only = test_only(&sources);
    let mut wrong = Vec::new();
    for source in sources
        .iter()
        .filter(|source| !test_only.contains(&source.path))
    {
        let text = code(source);
        for (library, rooms) in ROOMS {
            let path = format!("{library}::");
            let named = text.match_indices(&path).any(|(at, _)| {
                !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if named && !rooms.contains(&room(&source.name)) {
                wrong.push(format!("{} names {library}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_hosts_name_no_library_of_the_core() {
    let libraries = ROOMS.iter().map(|(library, _)| *library).chain([
        "rlibphonenumber",
        "rust_xlsxwriter",
        "icalendar",
        "toml",
    ]);
    let libraries: Vec<&str> = libraries.collect();
    for manifest in ["src-tauri/Cargo.toml", "src-tauri/cli/Cargo.toml"] {
        let text = fs::read_to_string(root().join(manifest)).unwrap();
        let dependencies = text
            .split("[dependencies]")
            .nth(1)
            .unwrap()
            .split("\n[")
            .next()
            .unwrap();
        for library in &libraries {
            let named = dependencies
                .lines()
                .any(|line| line.split(['.', ' ', '=']).next() == Some(library));
            assert!(!named, "{manifest} names {library}");
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_can_be_read_from_the_top() {
    let mut wrong = Vec::new();
    for folder in [
        "src-tauri/core/src",
        "src-tauri/cli/src",
        "src-tauri/cli/tests",
        "src-tauri/src",
        "src-tauri/xtask/src",
        "tests/story",
        "tests/support",
    ] {
        for source in sources(folder) {
            let name = format!("{folder}/{}", source.name);
            if !source.text.starts_with("//! ") {
                wrong.push(format!("{name} does not begin with what it is"));
            }
            let lines = source.text.lines().count();
            if lines > LONGEST && !is_test(&source) {
                wrong.push(format!("{name} has {lines} lines"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_forgotten_by_its_folder() {
    let mut wrong = Vec::new();
    for source in core() {
        let (folder, file) = source.name.rsplit_once('/').unwrap_or(("", &source.name));
        if file == "lib.rs" {
            continue;
        }
        // `a/mod.rs` is declared by the folder above it, `a/b.rs` by `a/mod.rs` or `a.rs`.
        let (folder, module) = if file == "mod.rs" {
            folder.rsplit_once('/').unwrap_or(("", folder))
        } else {
            (folder, file.trim_end_matches(".rs"))
        };
        let base = root().join("src-tauri/core/src").join(folder);
        let parents = [
            base.join("mod.rs"),
            base.with_extension("rs"),
            base.join("lib.rs"),
        ];
        let declared = parents
            .iter()
            .filter_map(|path| fs::read_to_string(path).ok())
            .any(|text| {
                text.lines().any(|line| {
                    let line = line.trim();
                    let line = line
                        .strip_prefix("pub(crate) ")
                        .or(line.strip_prefix("pub(super) "))
                        .or(line.strip_prefix("pub "))
                        .unwrap_or(line);
                    line == format!("mod {module};")
                })
            });
        if !declared {
            wrong.push(source.name);
        }
    }
    assert!(wrong.is_empty(), "never compiled: {}", wrong.join(", "));
}

#[test]
fn the_generated_types_are_there_and_their_freshness_is_tested() {
    let committed = fs::read_to_string(root().join("ui/src/api/generated.ts")).unwrap();
    assert!(
        committed == portwright_core::api::typescript::source(),
        "run `UPDATE=1 cargo test -p portwright-core typescript`"
    );
}

#[test]
fn nothing_is_left_for_later_and_no_machine_is_named() {
    // Put together here, so that this file does not find itself.
    let later = [["TO", "DO"], ["FIX", "ME"], ["XX", "X:"]].map(|parts| parts.concat());
    let machine = [
        ["/ho", "me/"],
        ["/Us", "ers/"],
        ["/ro", "ot/"],
        ["C", ":\\"],
    ];
    let machine = machine.map(|parts| parts.concat());
    let here = fs::canonicalize(root())
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let mut wrong = Vec::new();
    for folder in ["src-tauri", "tests"] {
        for source in sources(folder) {
            if source.name.contains("target/") || source.name.contains("/gen/") {
                continue;
            }
            let name = format!("{folder}/{}", source.name);
            for (n, line) in source.text.lines().enumerate() {
                if later.iter().any(|mark| line.contains(mark.as_str())) || line.contains(&here) {
                    wrong.push(format!("{name}:{}: {line}", n + 1));
                }
            }
            // A test may speak of somebody's folder; the program may not.
            let code = code(&source);
            let named = code
                .lines()
                .filter(|line| machine.iter().any(|path| line.contains(path.as_str())));
            wrong.extend(named.map(|line| format!("{name}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rooms in which no figure of time may stand: theirs are rules, and rules are data.
const BY_RULES: &[&str] = &[
    "plan",
    "life",
    "readiness",
    "rules",
    "timeline",
    "checklist",
];

/// Figures of our own reckoning that no carrier has a word on: how far a search looks, and what is near.
const OUR_RECKONING: &[&str] = &["GRACE_DAYS", "HOURS_A_DAY"];

/// A rule's figure in code would be a second copy: what a project puts in its place would not reach it.
#[test]
fn no_figure_of_a_carriers_rule_stands_in_code() {
    let mut found = Vec::new();
    for source in core() {
        if !BY_RULES.contains(&room(&source.name)) || is_test(&source) {
            continue;
        }
        for line in code(&source).lines() {
            let line = line.trim();
            let named = line.split_once("const ").map(|(_, rest)| rest);
            let constant = named
                .and_then(|rest| rest.split_once(':'))
                .filter(|(name, rest)| {
                    let units = ["DAYS", "HOURS", "MINUTES", "ABOVE", "AGE"];
                    let value = rest.split_once('=').map_or("", |(_, value)| value.trim());
                    units.iter().any(|unit| name.contains(unit))
                        && value.starts_with(|letter: char| letter.is_ascii_digit())
                        && !OUR_RECKONING.contains(name)
                });
            // `rule.map_or(24, …)` hides a figure as well; 0 and 1 are no rule.
            let fallback = ["unwrap_or(", "map_or("].iter().any(|call| {
                line.split(call).skip(1).any(|rest| {
                    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                    digits.parse::<u32>().is_ok_and(|figure| figure > 1)
                })
            });
            if constant.is_some() || fallback {
                found.push(format!("{}: {line}", source.name));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

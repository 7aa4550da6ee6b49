//! `cargo xtask notices`: the licences of everything that is built into the program, from what cargo
//! and npm installed. Each text stands once, with the packages it belongs to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Outcome;
use crate::{place, shell, ui};

/// A package that is part of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// Writes the notices and answers where they are.
pub(crate) fn notices() -> Outcome<PathBuf> {
    ui::ensure_packages()?;
    let mut packages = rust_packages()?;
    packages.extend(npm_packages()?);
    packages.push(own_assets());
    packages.sort();
    packages.dedup();
    let unknown: Vec<_> = packages.iter().filter(|it| it.licence.is_empty()).collect();
    if !unknown.is_empty() {
        return Err(format!("These packages name no licence: {unknown:?}"));
    }
    let text = page(&packages, texts);
    let file = place::out().join("THIRD-PARTY.txt");
    let written = fs::create_dir_all(place::out()).and_then(|()| fs::write(&file, text));
    written.map_err(|error| format!("{}: {error}.", file.display()))?;
    println!("{} packages, {}", packages.len(), file.display());
    Ok(file)
}

/// Every crate of another author that the program is linked with on this system.
fn rust_packages() -> Outcome<Vec<Package>> {
    let mut linked = tree("normal")?;
    // A crate of this name carries C sources that another one compiles in.
    linked.extend(
        tree("normal,build")?
            .into_iter()
            .filter(|(name, _)| name.ends_with("-src")),
    );

    let mut metadata = shell::cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1"]);
    let metadata = shell::answer(&mut metadata).ok_or("`cargo metadata` gave no answer.")?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let all = metadata
        .get("packages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let packages = all
        .filter(|it| !it.get("source").is_none_or(Value::is_null))
        .map(|it| {
            let manifest = PathBuf::from(text(it, "manifest_path"));
            let file = text(it, "license_file");
            Package {
                name: text(it, "name"),
                version: text(it, "version"),
                licence: if file.is_empty() {
                    text(it, "license")
                } else {
                    format!("see {file}")
                },
                folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
            }
        });
    Ok(packages
        .filter(|it| linked.contains(&(it.name.clone(), it.version.clone())))
        .collect())
}

/// Names and versions of the crates that these kinds of dependency lead to.
fn tree(edges: &str) -> Outcome<BTreeSet<(String, String)>> {
    let mut tree = shell::cargo();
    tree.args([
        "tree",
        "--locked",
        "--package",
        "portwright",
        "--package",
        "portwright-cli",
    ]);
    tree.args(["--edges", edges, "--prefix", "none", "--format", "{p}"]);
    let lines = shell::answer(&mut tree).ok_or("`cargo tree` gave no answer.")?;
    // "name v1.2.3 (proc-macro) (*)"
    let named = lines.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next()?, words.next()?);
        Some((name.to_owned(), version.trim_start_matches('v').to_owned()))
    });
    Ok(named.collect())
}

/// What is built in without being a package: fonts.
fn own_assets() -> Package {
    Package {
        name: "Noto Sans".to_owned(),
        version: "as in assets/fonts".to_owned(),
        licence: "OFL-1.1".to_owned(),
        folder: place::root().join("assets").join("fonts"),
    }
}

/// Every npm package that the pages need at run time.
fn npm_packages() -> Outcome<Vec<Package>> {
    let file = place::ui().join("package-lock.json");
    let lock =
        fs::read_to_string(&file).map_err(|error| format!("{}: {error}.", file.display()))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| error.to_string())?;
    let all = lock
        .get("packages")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let at_run_time = all.filter(|(path, it)| {
        let flagged = |flag| it.get(flag).and_then(Value::as_bool).unwrap_or(false);
        !path.is_empty() && !flagged("dev") && !flagged("optional") && !flagged("devOptional")
    });
    Ok(at_run_time
        .map(|(path, it)| Package {
            name: path
                .rsplit_once("node_modules/")
                .map_or(path.as_str(), |(_, it)| it)
                .to_owned(),
            version: text(it, "version"),
            licence: text(it, "license"),
            folder: place::ui().join(path),
        })
        .collect())
}

fn text(of: &Value, key: &str) -> String {
    of.get(key).and_then(Value::as_str).unwrap_or("").to_owned()
}

/// The licence texts that lie in a package's folder or right below it, in order of their names.
fn texts(package: &Package) -> Vec<String> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let mut files = inside(&package.folder);
    let below: Vec<_> = files
        .iter()
        .filter(|it| it.is_dir())
        .flat_map(|it| inside(it))
        .collect();
    files.extend(below);
    files.retain(|path| path.is_file() && is_licence(path));
    files.sort();
    let read = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok());
    let mut texts: Vec<_> = read.map(|text| text.trim().replace("\r\n", "\n")).collect();
    texts.dedup();
    texts
}

fn is_licence(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|it| it.to_string_lossy().to_ascii_lowercase());
    let begins = [
        "license",
        "licence",
        "copying",
        "copyright",
        "notice",
        "unlicense",
        "ofl",
    ];
    name.is_some_and(|name| begins.iter().any(|word| name.starts_with(word)))
}

/// The page: a list of the packages, then each text with those it belongs to.
fn page(packages: &[Package], texts: impl Fn(&Package) -> Vec<String>) -> String {
    let mut page =
        "Portwright is built with the work of others, listed here with its licences.\n\n"
            .to_owned();
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let name = format!("{} {}", package.name, package.version);
        // Writing to a string does not fail.
        let _ = writeln!(page, "{name}: {}", package.licence);
        for text in texts(package) {
            by_text.entry(text).or_default().push(name.clone());
        }
    }
    for (text, mut names) in by_text {
        names.dedup();
        let _ = write!(
            page,
            "\n{}\n{}\n\n{text}\n",
            "-".repeat(78),
            names.join(", ")
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, licence: &str) -> Package {
        let (name, licence) = (name.to_owned(), licence.to_owned());
        Package {
            name,
            version: "1.0.0".to_owned(),
            licence,
            folder: PathBuf::new(),
        }
    }

    #[test]
    fn a_text_stands_once_with_all_it_belongs_to() {
        let packages = [
            package("a", "MIT"),
            package("b", "MIT"),
            package("c", "ISC"),
        ];
        let page = page(&packages, |it| match it.licence.as_str() {
            "MIT" => vec!["the MIT text".to_owned()],
            _ => vec!["the ISC text".to_owned()],
        });
        assert!(page.contains("a 1.0.0: MIT\nb 1.0.0: MIT\nc 1.0.0: ISC\n"));
        assert!(page.contains("a 1.0.0, b 1.0.0\n\nthe MIT text\n"));
        assert_eq!(page.matches("the MIT text").count(), 1);
        assert!(page.contains("c 1.0.0\n\nthe ISC text\n"));
    }

    #[test]
    fn licence_files_are_known_by_their_names() {
        for name in [
            "LICENSE",
            "LICENSE-MIT",
            "license.md",
            "COPYING",
            "NOTICE.txt",
            "UNLICENSE",
        ] {
            assert!(is_licence(Path::new(name)), "{name}");
        }
        for name in ["README.md", "src.rs", "relicense.rs"] {
            assert!(!is_licence(Path::new(name)), "{name}");
        }
    }
}

//! What has to be on the machine: system packages and Node. What is missing is installed where we
//! know how (apt), and otherwise named with the words to type.

use std::fs;

use crate::Outcome;
use crate::shell;

/// To build the core and the command line.
pub(crate) const CORE: &[&str] = &["build-essential", "pkg-config", "libssl-dev"];
/// To build and open the window; the package brings GTK, libsoup and JavaScriptCore with it.
pub(crate) const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev"];
/// To run a window without a screen and drive it.
pub(crate) const DRIVE: &[&str] = &[
    "xvfb",
    "xauth",
    "dbus-x11",
    "webkit2gtk-driver",
    "fonts-dejavu-core",
];
/// To look into the documents we write.
pub(crate) const DOCUMENTS: &[&str] = &["poppler-utils", "qpdf"];
/// To test the pages in a browser.
pub(crate) const BROWSER: &[&str] = &["chromium"];

/// The names of the two libraries for pkg-config, where packages have other names.
const LIBRARIES: [&str; 2] = ["webkit2gtk-4.1", "openssl"];

/// Makes sure that packages are there. Says nothing when none is missing.
pub(crate) fn ensure_packages(wanted: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    if shell::answer(shell::command("dpkg-query").arg("--version")).is_none() {
        return without_apt(&system, wanted);
    }
    // Ubuntu has Chromium as a snap only, which apt cannot give: tests take a path there.
    let wanted: Vec<_> = wanted
        .iter()
        .copied()
        .filter(|name| *name != "chromium" || !is_like(&system, "ubuntu"))
        .collect();
    let missing = missing(&wanted, &installed(&wanted));
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing)
}

/// Which of these packages dpkg has.
fn installed(wanted: &[&str]) -> String {
    let mut query = shell::command("dpkg-query");
    query
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(wanted);
    // It fails when it does not know one of them, and still lists the others.
    query
        .output()
        .map(|it| String::from_utf8_lossy(&it.stdout).into_owned())
        .unwrap_or_default()
}

/// Those that are wanted and not installed, in order.
fn missing<'a>(wanted: &[&'a str], installed: &str) -> Vec<&'a str> {
    let there = |name: &str| {
        installed
            .lines()
            .any(|line| line.split_once(' ') == Some((name, "installed")))
    };
    wanted.iter().copied().filter(|name| !there(name)).collect()
}

fn install(missing: &[&str]) -> Outcome {
    let root = shell::answer(shell::command("id").arg("-u")).as_deref() == Some("0");
    let typed = format!("sudo apt-get install {}", missing.join(" "));
    if !root && shell::answer(shell::command("sudo").arg("--version")).is_none() {
        return Err(format!(
            "These packages are missing, and there is no sudo:\n  {typed}"
        ));
    }
    eprintln!("Installing system packages: {}", missing.join(" "));
    let apt = || {
        let mut command = shell::command(if root { "apt-get" } else { "sudo" });
        if !root {
            command.arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    shell::run(apt().args(["update", "--quiet"]))?;
    let mut command = apt();
    command
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(missing);
    shell::run(&mut command).map_err(|problem| format!("{problem}\nTry it by hand:\n  {typed}"))
}

/// Other systems: we say what to type, and go on where the libraries are there all the same.
fn without_apt(system: &str, wanted: &[&str]) -> Outcome {
    let needs_window = wanted.contains(&"libwebkit2gtk-4.1-dev");
    let libraries = if needs_window {
        &LIBRARIES[..]
    } else {
        &LIBRARIES[1..]
    };
    let mut query = shell::command("pkg-config");
    if shell::answer(query.arg("--exists").args(libraries)).is_some() {
        return Ok(());
    }
    let typed = if is_like(system, "fedora") {
        "sudo dnf install gcc gcc-c++ make pkgconf webkit2gtk4.1-devel openssl-devel"
    } else if is_like(system, "arch") {
        "sudo pacman -S --needed base-devel webkit2gtk-4.1 openssl"
    } else if is_like(system, "suse") {
        "sudo zypper install gcc gcc-c++ make pkgconf webkit2gtk3-devel libopenssl-devel"
    } else {
        "(your package manager) a C compiler, pkg-config, WebKitGTK 4.1 and OpenSSL with headers"
    };
    Err(format!(
        "{} cannot be found. Install:\n  {typed}",
        libraries.join(" and ")
    ))
}

/// Whether `/etc/os-release` says that a system is of a family.
fn is_like(system: &str, family: &str) -> bool {
    let mut values = system.lines().filter_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key == "ID" || key == "ID_LIKE").then(|| value.trim_matches('"').to_owned())
    });
    values.any(|value| value.split([' ', '-']).any(|word| word == family))
}

/// Makes sure that Node is there and new enough for Vite.
pub(crate) fn ensure_node() -> Outcome {
    let found = shell::answer(shell::command("node").arg("--version"));
    match found {
        Some(version) if new_enough(&version) => Ok(()),
        Some(version) => Err(format!(
            "Node {version} is too old for the front end. It needs 20.19 or newer (22.12 or newer \
             of 22): see https://nodejs.org, or your version manager."
        )),
        None => Err(
            "Node cannot be found. The front end needs Node 20.19 or newer: see \
                     https://nodejs.org, or your version manager."
                .to_owned(),
        ),
    }
}

/// What Vite 8 asks for: `^20.19.0 || >=22.12.0`.
fn new_enough(version: &str) -> bool {
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    let (major, minor): (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    matches!((major, minor), (20, 19..) | (22, 12..) | (23.., _))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_installed_is_missing() {
        let installed = "qpdf installed\nxvfb config-files\npkg-config not-installed\n";
        let wanted = ["qpdf", "xvfb", "pkg-config", "chromium"];
        assert_eq!(
            missing(&wanted, installed),
            ["xvfb", "pkg-config", "chromium"]
        );
        assert_eq!(missing(&wanted, ""), wanted);
    }

    #[test]
    fn a_system_is_known_by_its_id_or_its_family() {
        let ubuntu = "NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n";
        let mint = "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
        let suse = "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n";
        let debian = "PRETTY_NAME=\"Debian, not ubuntu\"\nID=debian\n";
        assert!(is_like(ubuntu, "ubuntu") && is_like(mint, "ubuntu") && is_like(suse, "suse"));
        assert!(!is_like(debian, "ubuntu"));
    }

    #[test]
    fn vite_decides_which_node_is_new_enough() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0", "v23.0.0"] {
            assert!(new_enough(good), "{good}");
        }
        for bad in ["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "", "node"] {
            assert!(!new_enough(bad), "{bad}");
        }
    }
}

//! Folders that may not be written to and disks without room. Both need rights that a test may not have;
//! where they are missing the test says so.

use std::{
    fmt::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use crate::support::{Desk, PROGRAM, Ran, STORY, ran};

fn open_to(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// A user without rights to a folder: ourselves where its mode binds us, another user where we are root.
struct Stranger {
    program: PathBuf,
    other: bool,
}

impl Stranger {
    fn new(desk: &Desk) -> Option<Self> {
        open_to(desk.folder(), 0o555);
        let bound = std::fs::write(desk.path("probe"), "").is_err();
        open_to(desk.folder(), 0o755);
        if bound {
            return Some(Self {
                program: PROGRAM.into(),
                other: false,
            });
        }
        std::fs::remove_file(desk.path("probe")).unwrap();
        // The build folder may be closed to others.
        let program = desk.path("program");
        std::fs::copy(PROGRAM, &program).unwrap();
        open_to(&program, 0o755);
        let stranger = Self {
            program,
            other: true,
        };
        let starts = stranger.command(desk, &["--version"]).output();
        if starts.is_ok_and(|output| output.status.success()) {
            return Some(stranger);
        }
        eprintln!("skipped: root may write everywhere, and setpriv does not start another user");
        None
    }

    fn command(&self, desk: &Desk, arguments: &[&str]) -> Command {
        let mut command = if self.other {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
            command.arg(&self.program);
            command
        } else {
            Command::new(&self.program)
        };
        command.args(arguments).current_dir(desk.folder());
        command
    }

    fn run(&self, desk: &Desk, arguments: &[&str]) -> Ran {
        ran(&mut self.command(desk, arguments), b"")
    }
}

#[test]
fn in_a_folder_that_may_not_be_written_to_a_project_is_read_and_refused_for_writing() {
    let desk = Desk::with_sample();
    let Some(stranger) = Stranger::new(&desk) else {
        return;
    };
    open_to(desk.folder(), 0o555);
    let before = desk.content();
    stranger
        .run(&desk, &["numbers", "sample.portwright"])
        .ends(0);
    for call in [
        &["undo", "sample.portwright"][..],
        &["orders", "split", "sample.portwright"],
        &[
            "new",
            "acme.portwright",
            "--client",
            "Acme",
            "--gaining",
            "zoom",
            "--zone",
            "America/Chicago",
        ],
        &["sample", "other.portwright"],
        &["export", "sample.portwright", "--out", "paper"],
    ] {
        let ran = stranger.run(&desk, call).ends(3);
        let named = call
            .iter()
            .find(|word| word.ends_with("portwright") || **word == "paper")
            .unwrap();
        let named = call
            .last()
            .filter(|word| **word == "paper")
            .unwrap_or(named);
        assert!(ran.err.contains(named), "{call:?}: {}", ran.err);
        assert!(ran.err.contains("try: "), "{call:?}: {}", ran.err);
    }
    assert!(desk.content() == before);
    open_to(desk.folder(), 0o755);
}

/// A small disk in memory.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(folder: PathBuf, size: &str) -> Option<Self> {
        std::fs::create_dir(&folder).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(&folder)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            _ => {
                eprintln!("skipped: no small disk can be mounted here");
                None
            }
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(&self.0).status();
        assert!(
            unmounted.is_ok_and(|status| status.success()),
            "the small disk goes"
        );
    }
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let desk = Desk::with_sample();
    // The project fits, and little beside it.
    let sample = std::fs::metadata(desk.path("sample.portwright")).unwrap();
    let size = format!("{}k", sample.len() / 1024 + 64);
    let Some(small) = SmallDisk::new(desk.path("disk"), &size) else {
        return;
    };
    let full = |ran: Ran| {
        let ran = ran.ends(3);
        assert!(
            ran.err.contains("room") || ran.err.contains("No space"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("disk/"), "{}", ran.err);
    };
    std::fs::copy(
        desk.path("sample.portwright"),
        desk.path("disk/sample.portwright"),
    )
    .unwrap();
    let before = desk
        .run(&["numbers", "disk/sample.portwright", "--json"])
        .ends(0)
        .out;
    // No room for a second project, for the journal of a large import, or for the papers.
    full(desk.run(&["sample", "disk/second.portwright", "--now", STORY]));
    assert!(
        !desk.path("disk/second.portwright").exists(),
        "half a project is none"
    );
    let mut list = "Number,Name\n".to_owned();
    for line in 0..5_000 {
        let name = "a long name ".repeat(4);
        writeln!(list, "414-72{}-{line:04},{name}", line / 1_000).unwrap();
    }
    desk.put("large.csv", list);
    full(desk.run(&["import", "disk/sample.portwright", "large.csv"]));
    full(desk.run(&[
        "export",
        "disk/sample.portwright",
        "--out",
        "disk/paper",
        "--now",
        STORY,
    ]));
    desk.run(&["verify", "disk/sample.portwright"]).ends(0);
    assert_eq!(
        desk.run(&["numbers", "disk/sample.portwright", "--json"])
            .ends(0)
            .out,
        before
    );
    drop(small);
}

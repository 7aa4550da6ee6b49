//! Bytes out equal bytes in, once each, through undo, restart, a full disk and a damaged file.

use std::{collections::BTreeMap, path::Path};

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::{
    account::Account,
    carrier::CarrierId,
    evidence::{Change, EvidenceKind, Media},
    id::{AccountId, ReportId},
    project::{Attached, Op, Stamp},
    snapshot::{Settings, Snapshot},
    task::ReportDays,
};

fn stamp() -> Stamp<'static> {
    Stamp {
        at: DateTime::parse_from_rfc3339("2026-11-16T09:41:00-06:00").unwrap(),
        actor: "tester",
    }
}

fn new_project(folder: &Path) -> Project {
    let settings = Settings {
        client: "Northgate Dental Group".into(),
        prefix: "NDG".into(),
        gaining: CarrierId("calyx-cloud".into()),
        zone: "America/Chicago".into(),
        go_live: None,
        window_start: "19:00:00".parse().unwrap(),
        window_end: "21:00:00".parse().unwrap(),
        sample: false,
        consultant: String::new(),
        people: BTreeMap::new(),
        rejection_percent: None,
        foc_lost_percent: None,
        logo: None,
    };
    let path = folder.join("client.portwright");
    let mut project = Project::create(&path, "p1", &settings, stamp()).unwrap();
    let account = Op::Account {
        account: Box::new(Account::blank(CarrierId("lakeland".into()))),
        what: "new account lakeland".into(),
    };
    project.transact(&account, stamp()).unwrap();
    project
}

fn state(project: &Project) -> Snapshot {
    project.snapshot(&BTreeMap::new()).unwrap()
}

/// A bill of the only account, with its date carried over.
fn bill(snapshot: &Snapshot, label: &str, bytes: &[u8], dated: &str) -> Op {
    let bytes = Bytes::new(bytes.to_vec());
    let attachment = Attachment {
        id: EvidenceId(-1),
        kind: EvidenceKind::Bill,
        label: label.into(),
        media: Media::of(bytes.as_slice()),
        size: u64::try_from(bytes.as_slice().len()).unwrap(),
        sha256: bytes.sha256().into(),
        dated: dated.parse().ok(),
        account: Some(AccountId(1)),
        order: None,
        taken_at: stamp().at.to_utc(),
        note: String::new(),
        pages: None,
    };
    let account = &snapshot.accounts[&AccountId(1)];
    let change = Change {
        before: None,
        after: Some(&attachment),
    };
    let bill_date = snapshot
        .evidence
        .bill_date(account.id, account.bill_date, change);
    Op::Attach {
        file: Attached {
            account: Some(Box::new(Account {
                bill_date,
                ..account.clone()
            })),
            attachment: Box::new(attachment),
            bytes,
        },
        what: format!("{label} attached"),
    }
}

fn attach(project: &mut Project, label: &str, bytes: &[u8], dated: &str) -> EvidenceId {
    let op = bill(&state(project), label, bytes, dated);
    project.transact(&op, stamp()).unwrap();
    *state(project)
        .evidence
        .attachments
        .keys()
        .next_back()
        .unwrap()
}

fn bytes_of(project: &Project, id: EvidenceId) -> Vec<u8> {
    let attachment = project.attachment(id).unwrap().unwrap();
    project.attachment_bytes(&attachment).unwrap()
}

fn blobs(project: &Project) -> i64 {
    let count = "SELECT count(*) FROM evidence_blob";
    project
        .connection
        .query_row(count, [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_bill_and_its_date_go_and_come_in_one_step_across_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.portwright");
    let mut project = new_project(folder.path());
    let empty = state(&project);
    let bytes = b"%PDF-1.7 the October bill";
    let id = attach(&mut project, "bill.pdf", bytes, "2026-10-21");
    let full = state(&project);
    assert_eq!(
        full.accounts[&AccountId(1)].bill_date,
        "2026-10-21".parse().ok()
    );
    let event = project.head().unwrap().unwrap();
    let sha256 = full.evidence.attachments[&id].sha256.clone();
    assert!(event.payload.contains(&sha256), "the record names the hash");
    drop(project);

    let mut project = Project::open(&path, "tester").unwrap();
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project), empty);
    project.verify().unwrap();
    drop(project);

    let mut project = Project::open(&path, "tester").unwrap();
    project.redo(stamp()).unwrap();
    assert_eq!(state(&project), full);
    assert_eq!(bytes_of(&project, id), bytes);
    project.verify().unwrap();
}

#[test]
fn the_same_bytes_stand_once_and_undo_keeps_no_copy_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let bytes = vec![7; 1 << 20];
    let first = attach(&mut project, "bill.pdf", &bytes, "2026-10-21");
    let second = attach(&mut project, "again.pdf", &bytes, "2026-10-22");
    assert_ne!(first, second);
    assert_eq!(blobs(&project), 1);
    let attachment = project.attachment(first).unwrap().unwrap();
    let detach = Op::Detach {
        attachment: Box::new(attachment),
        account: None,
        what: "bill removed".into(),
    };
    project.transact(&detach, stamp()).unwrap();
    let kept: i64 = project
        .connection
        .query_row("SELECT sum(length(image)) FROM undo_image", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert!(kept < 10_000, "{kept} bytes of pictures");
    project.undo(stamp()).unwrap();
    assert_eq!(bytes_of(&project, first), bytes);
}

#[test]
fn a_damaged_file_is_named_and_put_right_by_attaching_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let sound = attach(&mut project, "csr.txt", b"BTN 414 555-0100", "2026-11-09");
    let hurt = attach(&mut project, "bill.pdf", b"%PDF-1.7 bill", "2026-10-21");
    project.verify().unwrap();
    project
        .connection
        .execute(
            "UPDATE evidence_blob SET bytes = x'255044462d312e37206269316c' WHERE id = 2",
            [],
        )
        .unwrap();
    let error = project.verify().unwrap_err().to_string();
    assert!(
        error.contains("the attached file bill.pdf is not what was put in"),
        "{error}"
    );
    let attachment = project.attachment(hurt).unwrap().unwrap();
    project.attachment_bytes(&attachment).unwrap_err();
    assert_eq!(bytes_of(&project, sound), b"BTN 414 555-0100");

    attach(&mut project, "bill.pdf", b"%PDF-1.7 bill", "2026-10-21");
    project.verify().unwrap();
    assert_eq!(bytes_of(&project, hurt), b"%PDF-1.7 bill");
    assert_eq!(blobs(&project), 2);
}

#[test]
fn a_file_slipped_under_an_attachment_is_not_known_to_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    attach(&mut project, "bill.pdf", b"%PDF-1.7 bill", "2026-10-21");
    let other = Bytes::new(b"%PDF-1.7 another bill".to_vec());
    keep(&project.connection, &other).unwrap();
    project
        .connection
        .execute("UPDATE attachment SET sha256 = ?1", [other.sha256()])
        .unwrap();
    let error = project.verify().unwrap_err().to_string();
    assert!(
        error.contains("the record does not know the attached file bill.pdf"),
        "{error}"
    );
    for statement in [
        "DELETE FROM evidence_blob",
        "UPDATE evidence_blob SET sha256 = upper(sha256)",
    ] {
        project.connection.execute(statement, []).unwrap_err();
    }
}

#[test]
fn a_report_that_went_out_is_named_where_it_is_damaged_and_held_against_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let bytes = Bytes::new(b"%PDF-1.7 status".to_vec());
    let report = ReportSent {
        id: ReportId(-1),
        at: stamp().at.to_utc(),
        by: "tester".into(),
        to: "Dana Whitfield".into(),
        sha256: bytes.sha256().into(),
        size: 15,
        days: ReportDays::default(),
    };
    project
        .transact(&Op::ReportSent { report, bytes }, stamp())
        .unwrap();
    project.verify().unwrap();
    let damage = |bytes: &[u8]| {
        project
            .connection
            .execute("UPDATE evidence_blob SET bytes = ?1", [bytes])
            .unwrap();
    };
    damage(b"%PDF-1.7 stAtus");
    let error = project.verify().unwrap_err().to_string();
    assert!(error.contains("status report to Dana Whitfield"), "{error}");
    damage(b"%PDF-1.7 status");
    let other = Bytes::new(b"%PDF-1.7 better news".to_vec());
    keep(&project.connection, &other).unwrap();
    project
        .connection
        .execute(
            "INSERT INTO report_sent (at, by, sent_to, sha256, size, days)
             SELECT at, by, 'Nobody', ?1, size, days FROM report_sent",
            [other.sha256()],
        )
        .unwrap();
    let error = project.verify().unwrap_err().to_string();
    assert!(
        error.contains("the record does not know the attached file status report to Nobody"),
        "{error}"
    );
}

#[test]
fn a_full_disk_leaves_the_project_as_it_was_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let before = state(&project);
    let pages: i64 = project
        .connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    project
        .connection
        .pragma_update_and_check(None, "max_page_count", pages + 8, |_| Ok(()))
        .unwrap();
    let op = bill(&before, "bill.pdf", &vec![1; 200_000], "2026-10-21");
    let error = project.transact(&op, stamp()).unwrap_err();
    assert_eq!((error.code(), state(&project)), ("disk_full", before));
    project.verify().unwrap();
    project
        .connection
        .pragma_update_and_check(None, "max_page_count", 1 << 20, |_| Ok(()))
        .unwrap();
    project.transact(&op, stamp()).unwrap();
    project.verify().unwrap();
}

#[test]
fn an_order_that_a_split_empties_leaves_its_papers_with_the_account() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let key = crate::order::OrderKey {
        carrier: CarrierId("lakeland".into()),
        account: Some(AccountId(1)),
        class: crate::order::KeyClass::Local,
        country: "US".into(),
        site: None,
        resp_org: String::new(),
        extra: String::new(),
    };
    let order = crate::order::Order {
        id: crate::id::OrderId(-1),
        name: String::new(),
        key,
        ordinal: 1,
        pon: String::new(),
        version: 1,
        status: crate::order::OrderStatus::Draft,
        carrier_number: String::new(),
        requested: None,
        confirmed: None,
        activated_at: None,
        signed_on: None,
        submitted_at: None,
        rejections: Vec::new(),
        stage: None,
        wave: None,
        log: crate::order::OrderLog::default(),
    };
    let split = |orders, emptied| Op::Split {
        orders,
        moves: Vec::new(),
        emptied,
    };
    project
        .transact(&split(vec![order], Vec::new()), stamp())
        .unwrap();
    let order = *state(&project).orders.keys().next().unwrap();
    let id = attach(&mut project, "foc.eml", b"From: desk", "2026-11-09");
    let mut attachment = project.attachment(id).unwrap().unwrap();
    attachment.order = Some(order);
    let change = Op::Attachment {
        attachment: Box::new(attachment),
        accounts: Vec::new(),
        what: "order of foc.eml".into(),
    };
    project.transact(&change, stamp()).unwrap();
    let with_order = state(&project);
    project
        .transact(&split(Vec::new(), vec![order]), stamp())
        .unwrap();
    let freed = &state(&project).evidence.attachments[&id];
    assert_eq!((freed.order, freed.account), (None, Some(AccountId(1))));
    project.verify().unwrap();
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project), with_order);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_the_bytes_they_come_back_the_same(files in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..4_000), 1..5)) {
        let folder = tempfile::tempdir().unwrap();
        let mut project = new_project(folder.path());
        let ids: Vec<_> = files
            .iter()
            .map(|bytes| attach(&mut project, "file.bin", bytes, "2026-10-21"))
            .collect();
        drop(project);
        let project = Project::open(&folder.path().join("client.portwright"), "tester").unwrap();
        for (id, bytes) in ids.into_iter().zip(&files) {
            prop_assert_eq!(&bytes_of(&project, id), bytes);
        }
        let distinct: std::collections::BTreeSet<_> = files.iter().collect();
        prop_assert_eq!(blobs(&project), i64::try_from(distinct.len()).unwrap());
        project.verify().unwrap();
    }
}

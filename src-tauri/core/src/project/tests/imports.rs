//! Large imports: stopped half way, or refused whole.

use super::*;

#[test]
fn an_import_that_is_stopped_while_it_is_written_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 10), stamp())
        .unwrap();
    let (before, head) = (state(&project), project.head().unwrap());
    let many = import(2_622_200_100, 6_000);
    // In the numbers, and in their cells.
    for most in [1, 2_000, 7_000, 11_000] {
        let mut seen = 0;
        let error = project
            .transact_watched(&many, stamp(), &mut |rows| {
                assert!(rows >= seen, "rows only grow");
                seen = rows;
                rows < most
            })
            .unwrap_err();
        assert_eq!(error.code(), "cancelled", "{error}");
        assert!(seen >= most, "{seen}");
        assert_eq!(state(&project), before);
        assert_eq!(project.head().unwrap(), head);
    }
    project.verify().unwrap();
    // Nothing of it is in the way of the same import later.
    let mut last = 0;
    let mut outcome = project
        .transact_watched(&many, stamp(), &mut |rows| {
            last = rows;
            true
        })
        .unwrap();
    assert!(last < 12_000 && many.rows() == 12_000);
    assert_eq!(state(&project).numbers.len(), 6_010);
    let mut snapshot = before;
    let profiles = snapshot.carriers.clone();
    project
        .refresh_from(&mut snapshot, &mut outcome, many, &profiles)
        .unwrap();
    assert_eq!(snapshot, state(&project), "taken over as it was written");
}

#[test]
fn a_big_import_that_points_at_nothing_is_not_written_and_leaves_the_engine_watchful() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let before = state(&project);
    let lost = |kind: usize| {
        let mut op = import(2_622_200_100, 6_000);
        let Op::Import { numbers, .. } = &mut op else {
            unreachable!()
        };
        let number = &mut numbers[4_321].number;
        match kind {
            0 => number.account = Some(AccountId(77)),
            1 => number.site = Some(SiteId(77)),
            _ => number.order = Some(OrderId(77)),
        }
        op
    };
    for kind in 0..3 {
        let error = project.transact(&lost(kind), stamp()).unwrap_err();
        assert!(error.to_string().contains("row 77"), "{error}");
        assert_eq!(state(&project), before);
        let watchful: i64 = project
            .connection
            .pragma_query_value(None, "foreign_keys", |row| row.get(0))
            .unwrap();
        assert_eq!(watchful, 1);
    }
    project
        .transact(&import(2_622_200_100, 6_000), stamp())
        .unwrap();
    project.verify().unwrap();
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project), before);
    project.redo(stamp()).unwrap();
    project.verify().unwrap();
}

#[test]
fn a_big_import_with_a_number_twice_on_one_account_is_refused_whole_and_the_rule_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let rules = |project: &Project| -> Vec<(String, String)> {
        project
            .connection
            .prepare("SELECT name, ifnull(sql, '') FROM sqlite_schema ORDER BY name")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap()
    };
    let (before, said) = (state(&project), rules(&project));
    let mut twice = import(2_622_200_100, 6_000);
    let Op::Import { numbers, .. } = &mut twice else {
        unreachable!()
    };
    numbers[5_432].number.tn = numbers[17].number.tn;
    project.transact(&twice, stamp()).unwrap_err();
    assert_eq!(state(&project), before);
    assert_eq!(rules(&project), said);
    project
        .transact(&import(2_622_200_100, 6_000), stamp())
        .unwrap();
    assert_eq!(rules(&project), said);
    project.verify().unwrap();
    // The rule is there for the next one, small or big.
    for count in [1, 6_000] {
        let again = import(2_622_200_100, count);
        project.transact(&again, stamp()).unwrap_err();
    }
    assert_eq!(state(&project).numbers.len(), 6_000);
}

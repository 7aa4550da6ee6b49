//! What a change touched: told of a number, read again after a write, taken back and brought again in order.

use super::*;

#[test]
fn a_number_tells_what_happened_to_it_with_what_was_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 3), stamp())
        .unwrap();
    let decide = |project: &mut Project, disposition| {
        let mut number = state(project).numbers[&NumberId(2)].clone();
        number.disposition = disposition;
        let op = Op::Numbers {
            numbers: vec![number],
            what: "1 number decided".into(),
        };
        project.transact(&op, stamp()).unwrap();
    };
    decide(&mut project, Disposition::Port);
    decide(&mut project, Disposition::Stay);
    let told = |project: &Project| {
        project
            .touches(NumberId(2))
            .unwrap()
            .into_iter()
            .map(|touch| {
                let changed = touch.changed.get("disposition").cloned();
                (touch.undone, changed)
            })
            .collect::<Vec<_>>()
    };
    let change = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    let whole = [
        (false, None),
        (false, change("undecided", "port")),
        (false, change("port", "stay")),
    ];
    assert_eq!(told(&project), whole);
    project.undo(stamp()).unwrap();
    assert_eq!(
        told(&project),
        [
            whole[0].clone(),
            whole[1].clone(),
            (true, change("port", "stay")),
        ]
    );
    project.redo(stamp()).unwrap();
    assert_eq!(told(&project), whole);
    assert_eq!(
        project.touches(NumberId(1)).unwrap().len(),
        1,
        "its neighbour was not touched"
    );
}

#[test]
fn a_number_that_makes_room_for_another_is_taken_back_and_brought_again_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let account = Box::new(Account {
        id: AccountId(-1),
        ..Account::blank(CarrierId("lakeland".into()))
    });
    let what = "new account".to_owned();
    project
        .transact(&Op::Account { account, what }, stamp())
        .unwrap();
    project
        .transact(&import(4_145_550_100, 1), stamp())
        .unwrap();
    let before = state(&project);
    let (id, account) = (
        *before.numbers.keys().next().unwrap(),
        *before.accounts.keys().next().unwrap(),
    );
    let Op::Import {
        numbers: mut room, ..
    } = import(4_145_550_100, 1)
    else {
        panic!("an import");
    };
    let mut moved = room[0].clone();
    (moved.number.id, moved.number.account) = (id, Some(account));
    room.push(moved);
    let Op::Import {
        file,
        list,
        sha256,
        accounts,
        sites,
        ..
    } = import(4_145_550_100, 0)
    else {
        panic!("an import");
    };
    let op = Op::Import {
        file,
        list,
        sha256,
        accounts,
        sites,
        numbers: room,
        again: KnownAgain::default(),
    };
    project.transact(&op, stamp()).unwrap();
    let after = state(&project);
    assert_eq!(after.numbers.len(), 2);
    for _ in 0..2 {
        project.undo(stamp()).unwrap();
        assert_eq!(state(&project), before);
        project.redo(stamp()).unwrap();
        assert_eq!(state(&project), after);
    }
}

#[test]
fn what_a_change_touched_is_all_that_has_to_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let mut kept = state(&project);
    let mut change = |project: &mut Project, outcome: Outcome| {
        project
            .refresh(&mut kept, &outcome, &BTreeMap::new())
            .unwrap();
        assert_eq!(kept, state(project), "after {}", outcome.label);
    };
    // More than few, so that lists are read all at once, and then a few.
    for (from, count) in [(4_145_550_100, 700), (4_145_552_100, 3)] {
        let outcome = project.transact(&import(from, count), stamp()).unwrap();
        change(&mut project, outcome);
    }
    for _ in 0..2 {
        let outcome = project.undo(stamp()).unwrap();
        change(&mut project, outcome);
    }
    for _ in 0..2 {
        let outcome = project.redo(stamp()).unwrap();
        change(&mut project, outcome);
    }
    let one = state(&project).numbers.values().nth(5).unwrap().clone();
    let renamed = Number {
        name: "Front desk".into(),
        ..one
    };
    let op = Op::Numbers {
        numbers: vec![renamed],
        what: "a name".into(),
    };
    let outcome = project.transact(&op, stamp()).unwrap();
    // The number, and that its name was typed over what the list says.
    assert_eq!(outcome.touched.len(), 2);
    change(&mut project, outcome);
}

#[test]
fn one_word_on_many_numbers_is_a_few_pictures_and_comes_back_and_again() {
    const MANY: usize = 2_500;
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 5), stamp())
        .unwrap();
    project
        .transact(&import(2_625_550_000, 2_495), stamp())
        .unwrap();
    let before = state(&project);
    assert_eq!(before.numbers.len(), MANY);
    let changed = |change: &dyn Fn(&mut Number)| -> Vec<Number> {
        let mut numbers: Vec<Number> = before.numbers.values().cloned().collect();
        numbers.iter_mut().for_each(change);
        numbers
    };
    let op = Op::Numbers {
        numbers: changed(&|number| {
            number.note = "first week".into();
            // Two kinds of words in turn, as lists have them.
            if number.id.0 > 1_000 {
                number.disposition = Disposition::Stay;
            }
        }),
        what: "2,500 numbers changed".into(),
    };
    project.transact(&op, stamp()).unwrap();
    let after = state(&project);
    assert!(
        after
            .numbers
            .values()
            .all(|number| number.note == "first week")
    );
    let pictures = |project: &Project| -> (i64, i64) {
        project
            .connection
            .query_row(
                "SELECT count(*), sum(length(ifnull(image, ''))) FROM undo_image
                 WHERE event = (SELECT max(event) FROM undo_step) AND tbl = 'number'",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap()
    };
    let (count, size) = pictures(&project);
    assert!(count <= 4 && size < 100, "{count} pictures of {size} bytes");
    for _ in 0..2 {
        project.undo(stamp()).unwrap();
        assert_eq!(state(&project), before);
        assert!(pictures(&project).0 <= 4);
        project.redo(stamp()).unwrap();
        assert_eq!(state(&project), after);
    }
    let touches = project.touches(NumberId(1_500)).unwrap();
    let last = touches.last().unwrap();
    assert_eq!(
        last.changed.keys().collect::<Vec<_>>(),
        ["disposition", "note"],
        "two columns, one entry"
    );
    project.verify().unwrap();
}

#[test]
fn a_number_that_is_named_twice_in_one_change_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 3), stamp())
        .unwrap();
    let before = state(&project);
    let number = |note: &str| Number {
        note: note.into(),
        ..before.numbers[&NumberId(2)].clone()
    };
    // The same number twice in one change: the second word counts.
    let op = Op::Numbers {
        numbers: vec![number("one"), number("two")],
        what: "1 number changed".into(),
    };
    project.transact(&op, stamp()).unwrap();
    let after = state(&project);
    assert_eq!(after.numbers[&NumberId(2)].note, "two");
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project), before);
    project.redo(stamp()).unwrap();
    assert_eq!(state(&project), after);
}

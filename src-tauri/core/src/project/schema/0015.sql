-- Cutovers: what people changed of a runbook, what happened on the night, tests of single numbers, decisions about
-- samples, final bills, and what was learnt of carriers. `night` is `order:ID` or `wave:N`.

CREATE TABLE runbook_edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    night TEXT NOT NULL CHECK (length(night) > 0),
    step TEXT NOT NULL CHECK (length(step) > 0),
    edit TEXT NOT NULL CHECK (json_valid(edit))
) STRICT;
CREATE UNIQUE INDEX runbook_edit_once ON runbook_edit (night, step);

CREATE TABLE runbook_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (length(key) > 0),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    telephone TEXT NOT NULL,
    reachable TEXT NOT NULL
) STRICT;

-- What happened is only added to. Undo may take the newest away and bring it again; it keeps its picture.
CREATE TABLE night_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    night TEXT NOT NULL CHECK (length(night) > 0),
    act TEXT NOT NULL CHECK (act IN ('begin', 'done', 'skip', 'reopen', 'decide', 'hold', 'resume', 'note', 'sign')),
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL CHECK (length(who) > 0),
    word TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TRIGGER night_event_is_never_another BEFORE UPDATE ON night_event
BEGIN SELECT raise(ABORT, 'what happened is never changed'); END;

-- `number` is a row of `number`; it stays on record when that row goes.
CREATE TABLE test_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    test TEXT NOT NULL CHECK (length(test) > 0),
    result TEXT NOT NULL CHECK (result IN ('pass', 'fail', 'not_applicable', 'open')),
    at TEXT NOT NULL,
    tester TEXT NOT NULL CHECK (length(tester) > 0),
    note TEXT NOT NULL
) STRICT;
CREATE INDEX test_event_of_number ON test_event (number);
CREATE TRIGGER test_event_is_never_another BEFORE UPDATE ON test_event
BEGIN SELECT raise(ABORT, 'what was tested is never changed'); END;

-- `tests` a JSON list of words.
CREATE TABLE test_decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    night TEXT NOT NULL CHECK (length(night) > 0),
    kind TEXT NOT NULL CHECK (kind IN ('sample', 'areas')),
    tests TEXT NOT NULL CHECK (json_valid(tests)),
    every INTEGER NOT NULL CHECK (every BETWEEN 1 AND 1000),
    who TEXT NOT NULL CHECK (length(who) > 0),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    at TEXT NOT NULL
) STRICT;
CREATE TRIGGER test_decision_is_never_another BEFORE UPDATE ON test_decision
BEGIN SELECT raise(ABORT, 'what was decided is never changed'); END;

-- `numbers` runs of ten digits such as 4145550100-4145550129.
CREATE TABLE final_bill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id),
    dated TEXT NOT NULL,
    numbers TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX final_bill_of_account ON final_bill (account);

CREATE TABLE carrier_note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL CHECK (length(carrier) > 0),
    text TEXT NOT NULL CHECK (length(text) > 0),
    said_by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

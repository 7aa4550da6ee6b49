-- What has to be in place before an order cuts over, as people recorded it. What it is for is a row of another table.
CREATE TABLE task (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    about TEXT NOT NULL CHECK (about IN ('project', 'account', 'site', 'order', 'number')),
    about_id INTEGER NOT NULL,
    due TEXT,
    owner TEXT NOT NULL DEFAULT '',
    done_on TEXT,
    waived INTEGER NOT NULL DEFAULT 0 CHECK (waived IN (0, 1)),
    supply TEXT CHECK (supply IN ('own', 'supplied')),
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX task_once ON task (kind, about, about_id);

-- Cutovers as they were planned once: at the first sending of an order, and when someone kept the plan.
CREATE TABLE baseline (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('submission', 'saved')),
    name TEXT NOT NULL DEFAULT '',
    taken_on TEXT NOT NULL,
    cutover TEXT NOT NULL
) STRICT;
CREATE INDEX baseline_of_order ON baseline (port_order);

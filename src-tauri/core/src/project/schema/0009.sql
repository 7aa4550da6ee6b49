-- An import of 100,000 rows in a blink. The tables of numbers say the same as before in the way that
-- costs least: words compared one by one, the frequent ones first, since `IN` makes and asks a table of its own
-- for each statement; references looked at when a change ends, so that no statement keeps a journal of itself.

CREATE TABLE number_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tn INTEGER NOT NULL CHECK (tn BETWEEN 2002000000 AND 9999999999),
    kind TEXT NOT NULL CHECK (kind = 'local' OR kind = 'toll_free' OR kind = 'premium' OR kind = 'personal'
        OR kind = 'foreign' OR kind = 'not_portable'),
    wireless INTEGER NOT NULL CHECK (wireless = 0 OR wireless = 1),
    usage TEXT NOT NULL CHECK (usage = 'voice' OR usage = 'fax' OR usage = 'e_fax' OR usage = 'alarm'
        OR usage = 'elevator' OR usage = 'card_terminal' OR usage = 'modem' OR usage = 'hotline' OR usage = 'tty'),
    disposition TEXT NOT NULL CHECK (disposition = 'port' OR disposition = 'stay' OR disposition = 'disconnect'
        OR disposition = 'undecided'),
    account INTEGER REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    site INTEGER REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
    port_order INTEGER REFERENCES port_order (id) DEFERRABLE INITIALLY DEFERRED,
    extension TEXT NOT NULL,
    name TEXT NOT NULL,
    rings_to INTEGER CHECK (rings_to BETWEEN 2002000000 AND 9999999999),
    target TEXT NOT NULL,
    address_911 TEXT NOT NULL,
    resp_org TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
INSERT INTO number_next (id, tn, kind, wireless, usage, disposition, account, site, port_order, extension, name,
        rings_to, target, address_911, resp_org, note)
    SELECT id, tn, kind, wireless, usage, disposition, account, site, port_order, extension, name,
        rings_to, target, address_911, resp_org, note FROM number ORDER BY id;

CREATE TABLE number_source_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL REFERENCES number (id) DEFERRABLE INITIALLY DEFERRED,
    source INTEGER NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL CHECK (row > 0),
    column INTEGER NOT NULL CHECK (column > 0),
    text TEXT NOT NULL,
    gone INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO number_source_next (id, number, source, sheet, row, column, text, gone)
    SELECT id, number, source, sheet, row, column, text, gone FROM number_source ORDER BY id;

-- An id is never given twice, those of rows that are gone neither.
UPDATE sqlite_sequence SET seq = (SELECT old.seq FROM sqlite_sequence AS old WHERE old.name || '_next' = sqlite_sequence.name)
    WHERE name IN ('number_next', 'number_source_next');
INSERT INTO sqlite_sequence (name, seq)
    SELECT old.name || '_next', old.seq FROM sqlite_sequence AS old
    WHERE old.name IN ('number', 'number_source')
        AND NOT EXISTS (SELECT 1 FROM sqlite_sequence AS new WHERE new.name = old.name || '_next');

DROP TABLE number_source;
DROP TABLE number;
ALTER TABLE number_next RENAME TO number;
ALTER TABLE number_source_next RENAME TO number_source;
CREATE UNIQUE INDEX number_once_per_account ON number (tn, ifnull(account, 0));
CREATE INDEX number_source_of_number ON number_source (number);

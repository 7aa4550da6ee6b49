-- A carrier may ask for more than the four things that every port waits for: what is confirmed is a word of its
-- profile. What is confirmed at a platform says nothing of another one.

CREATE TABLE gate_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 60),
    account INTEGER REFERENCES account (id),
    gaining TEXT,
    who TEXT NOT NULL CHECK (length(who) > 0),
    confirmed_on TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
INSERT INTO gate_next (id, item, account, gaining, who, confirmed_on, note)
    SELECT id, item, account, CASE WHEN account IS NULL THEN (SELECT gaining FROM setting) END, who, confirmed_on, note
    FROM gate ORDER BY id;

-- An id is never given twice, those of rows that are gone neither.
UPDATE sqlite_sequence SET seq = (SELECT old.seq FROM sqlite_sequence AS old WHERE old.name = 'gate')
    WHERE name = 'gate_next';
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'gate_next', old.seq FROM sqlite_sequence AS old
    WHERE old.name = 'gate' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence AS new WHERE new.name = 'gate_next');

DROP TABLE gate;
ALTER TABLE gate_next RENAME TO gate;
CREATE UNIQUE INDEX gate_once ON gate (item, ifnull(account, 0));

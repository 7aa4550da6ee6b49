-- Second step: attached files, and what is known of calls.
-- The bytes of a file stand once, whoever refers to them, and outside undo: its pictures stay small, and bytes
-- that an undo can bring back are never swept. A file put in again puts damaged bytes right; nothing else writes.

CREATE TABLE evidence_blob (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size > 0),
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER evidence_blob_is_never_another BEFORE UPDATE OF id, sha256, size ON evidence_blob
BEGIN SELECT raise(ABORT, 'an attached file is never changed'); END;
CREATE TRIGGER evidence_blob_is_never_deleted BEFORE DELETE ON evidence_blob
BEGIN SELECT raise(ABORT, 'an attached file is never deleted'); END;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('bill', 'csr', 'loa', 'foc', 'mail', 'other')),
    label TEXT NOT NULL CHECK (length(label) > 0),
    media TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL REFERENCES evidence_blob (sha256),
    dated TEXT,
    account INTEGER REFERENCES account (id),
    port_order INTEGER REFERENCES port_order (id),
    taken_at TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_of_blob ON attachment (sha256);

-- What the counts of `call_count` rest on.
CREATE TABLE call_basis (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    form TEXT NOT NULL CHECK (form IN ('table', 'counts', 'records')),
    zone TEXT NOT NULL,
    first TEXT,
    last TEXT,
    counted INTEGER NOT NULL CHECK (counted >= 0),
    file TEXT NOT NULL
) STRICT;

INSERT INTO call_basis (id, form, zone, counted, file)
    SELECT 1, 'counts', zone, 0, ifnull((SELECT file FROM source WHERE list = 'calls' ORDER BY id DESC LIMIT 1), '')
    FROM setting WHERE EXISTS (SELECT 1 FROM call_count);

-- Calls by number; the id is the number's ten digits, `hours` a JSON list of [hour of the week, calls].
CREATE TABLE call_number (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 2002000000 AND 9999999999),
    inbound INTEGER NOT NULL CHECK (inbound >= 0),
    outbound INTEGER NOT NULL CHECK (outbound >= 0),
    last TEXT,
    hours TEXT NOT NULL
) STRICT;

-- Version 1 of the project file. Steps are only ever appended; see migrate.rs.
-- Dates are ISO 8601 text, clock times HH:MM:SS, instants RFC 3339 in UTC, telephone numbers their ten
-- digits as an integer, flags 0 or 1. Rows that undo can bring back never have their ids given again.

CREATE TABLE file (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    project_id TEXT NOT NULL CHECK (length(project_id) > 0),
    made_at TEXT NOT NULL,
    made_with TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    client TEXT NOT NULL,
    prefix TEXT NOT NULL CHECK (length(prefix) BETWEEN 1 AND 8),
    gaining TEXT NOT NULL,
    zone TEXT NOT NULL,
    go_live TEXT,
    window_start TEXT NOT NULL,
    window_end TEXT NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    consultant TEXT NOT NULL,
    people TEXT NOT NULL,
    next_order INTEGER NOT NULL CHECK (next_order > 0)
) STRICT;

CREATE TABLE site (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    line2 TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    zip TEXT NOT NULL,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL,
    account_number TEXT NOT NULL,
    btn INTEGER CHECK (btn BETWEEN 2002000000 AND 9999999999),
    new_btn INTEGER CHECK (new_btn BETWEEN 2002000000 AND 9999999999),
    billing_name TEXT NOT NULL,
    business_name TEXT NOT NULL,
    billing_street TEXT NOT NULL,
    billing_line2 TEXT NOT NULL,
    billing_city TEXT NOT NULL,
    billing_state TEXT NOT NULL,
    billing_zip TEXT NOT NULL,
    service_street TEXT NOT NULL,
    service_line2 TEXT NOT NULL,
    service_city TEXT NOT NULL,
    service_state TEXT NOT NULL,
    service_zip TEXT NOT NULL,
    residential INTEGER NOT NULL CHECK (residential IN (0, 1)),
    reseller TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_title TEXT NOT NULL,
    signer_telephone TEXT NOT NULL,
    signer_email TEXT NOT NULL,
    pin TEXT NOT NULL,
    pin_on TEXT,
    bill_date TEXT,
    lock_asked_on TEXT,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    contract_end TEXT,
    notice_days INTEGER CHECK (notice_days >= 0)
) STRICT;

CREATE TABLE csr (
    id INTEGER PRIMARY KEY REFERENCES account (id),
    dated TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE port_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    carrier TEXT NOT NULL,
    account INTEGER REFERENCES account (id),
    class TEXT NOT NULL CHECK (class IN ('local', 'wireless', 'toll_free')),
    country TEXT NOT NULL,
    site INTEGER REFERENCES site (id),
    resp_org TEXT NOT NULL,
    extra TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    pon TEXT NOT NULL CHECK (length(pon) <= 16),
    version INTEGER NOT NULL CHECK (version > 0),
    status TEXT NOT NULL CHECK (status IN ('draft', 'awaiting_signature', 'submitted', 'rejected',
        'confirmed', 'ported', 'verified', 'closed', 'cancelled')),
    carrier_number TEXT NOT NULL,
    requested TEXT,
    confirmed TEXT,
    activated_at TEXT,
    signed_on TEXT,
    submitted_at TEXT
) STRICT;

CREATE TABLE rejection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    at TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    field TEXT NOT NULL,
    sent TEXT NOT NULL,
    holds TEXT NOT NULL
) STRICT;
CREATE INDEX rejection_of_order ON rejection (port_order);

CREATE TABLE number (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tn INTEGER NOT NULL CHECK (tn BETWEEN 2002000000 AND 9999999999),
    kind TEXT NOT NULL CHECK (kind IN ('local', 'toll_free', 'premium', 'personal', 'foreign', 'not_portable')),
    wireless INTEGER NOT NULL CHECK (wireless IN (0, 1)),
    usage TEXT NOT NULL CHECK (usage IN ('voice', 'fax', 'e_fax', 'alarm', 'elevator', 'card_terminal',
        'modem', 'hotline', 'tty')),
    disposition TEXT NOT NULL CHECK (disposition IN ('port', 'stay', 'disconnect', 'undecided')),
    account INTEGER REFERENCES account (id),
    site INTEGER REFERENCES site (id),
    port_order INTEGER REFERENCES port_order (id),
    extension TEXT NOT NULL,
    name TEXT NOT NULL,
    rings_to INTEGER CHECK (rings_to BETWEEN 2002000000 AND 9999999999),
    target TEXT NOT NULL,
    address_911 TEXT NOT NULL,
    resp_org TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX number_once_per_account ON number (tn, ifnull(account, 0));

CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('inventory', 'csr', 'bill', 'calls')),
    sha256 TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT;

CREATE TABLE number_source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL REFERENCES number (id),
    source INTEGER NOT NULL REFERENCES source (id),
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL CHECK (row > 0),
    column INTEGER NOT NULL CHECK (column > 0),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX number_source_of_number ON number_source (number);

CREATE TABLE blackout (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL CHECK (last >= first),
    carrier TEXT
) STRICT;

CREATE TABLE call_count (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 167),
    calls INTEGER NOT NULL CHECK (calls >= 0)
) STRICT;

-- The record: append only, each row hashed over the one before it.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    offset_minutes INTEGER NOT NULL,
    actor TEXT NOT NULL,
    op TEXT NOT NULL,
    label TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'the record is never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'the record is never shortened'); END;

-- What undo and redo swap: the rows as they were, as JSON; no image means that the row was not there.
CREATE TABLE undo_step (
    event INTEGER PRIMARY KEY REFERENCES event (id),
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE TABLE undo_image (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES undo_step (event),
    tbl TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    image TEXT
) STRICT;
CREATE INDEX undo_image_of_event ON undo_image (event);

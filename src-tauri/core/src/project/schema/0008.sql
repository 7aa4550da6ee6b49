-- The life of an order beside its status, and how the inventory was split by hand.
-- New columns of an old table may be empty: pictures of undo from before know nothing of them.

ALTER TABLE port_order ADD COLUMN stage TEXT CHECK (stage IN ('platform_loa', 'carrier_review', 'date_asked',
    'change_asked', 'cancel_asked', 'foc_lost', 'activating', 'snapback_asked', 'snapped_back'));
ALTER TABLE port_order ADD COLUMN wave INTEGER CHECK (wave BETWEEN 1 AND 99);

-- What happened, oldest first. A date that was confirmed and moved stays here.
CREATE TABLE order_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    at TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    window TEXT CHECK (json_valid(window)),
    was TEXT CHECK (json_valid(was)),
    text TEXT NOT NULL,
    in_spite TEXT NOT NULL,
    attachment INTEGER REFERENCES attachment (id)
) STRICT;
CREATE INDEX order_act_of_order ON order_act (port_order);
CREATE INDEX order_act_of_attachment ON order_act (attachment);

-- What a version said: `fields` a JSON object, `numbers` runs of ten digits such as 4145550100-4145550129.
CREATE TABLE order_sent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    version INTEGER NOT NULL CHECK (version > 0),
    at TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    numbers TEXT NOT NULL,
    letter TEXT NOT NULL CHECK (json_valid(letter)),
    letter_sha256 TEXT NOT NULL CHECK (length(letter_sha256) = 64)
) STRICT;
CREATE UNIQUE INDEX order_sent_once_a_version ON order_sent (port_order, version);
CREATE TRIGGER order_sent_is_never_another BEFORE UPDATE ON order_sent
BEGIN SELECT raise(ABORT, 'what was sent is never changed'); END;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    whom TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'mail', 'portal', 'chat', 'other')),
    text TEXT NOT NULL,
    promised TEXT NOT NULL,
    due TEXT,
    settled_on TEXT
) STRICT;
CREATE INDEX contact_of_order ON contact (port_order);

-- How single numbers fared apart from their order; a number taken out is in another order by then.
CREATE TABLE number_result (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    number INTEGER NOT NULL REFERENCES number (id),
    kind TEXT NOT NULL CHECK (kind IN ('removed', 'rejected', 'ported', 'failed')),
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX number_result_of_order ON number_result (port_order);
CREATE INDEX number_result_of_number ON number_result (number);

CREATE TABLE order_track (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    track TEXT NOT NULL CHECK (track IN ('sms', '911')),
    state TEXT NOT NULL CHECK (state IN ('pending', 'not_applicable', 'under_way', 'done', 'failed')),
    at TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX order_track_of_order ON order_track (port_order);

-- Numbers that a person put into an order. The id is the number's.
CREATE TABLE number_pin (
    id INTEGER PRIMARY KEY REFERENCES number (id),
    port_order INTEGER NOT NULL REFERENCES port_order (id)
) STRICT;
CREATE INDEX number_pin_of_order ON number_pin (port_order);

CREATE TABLE number_mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL REFERENCES number (id),
    kind TEXT NOT NULL CHECK (kind IN ('business_name', 'use_on_target', 'way')),
    value TEXT NOT NULL CHECK (length(value) > 0)
) STRICT;
CREATE UNIQUE INDEX number_mark_once ON number_mark (number, kind);

-- The id is the number of the wave; `sites` a JSON list of site ids.
CREATE TABLE wave (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 99),
    name TEXT NOT NULL,
    sites TEXT NOT NULL CHECK (json_valid(sites))
) STRICT;

-- What someone confirmed before anything is sent; without an account, of the project.
CREATE TABLE gate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item TEXT NOT NULL CHECK (item IN ('platform_account', 'portal_user', 'good_standing', 'contract_end')),
    account INTEGER REFERENCES account (id),
    who TEXT NOT NULL CHECK (length(who) > 0),
    confirmed_on TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX gate_once ON gate (item, ifnull(account, 0));

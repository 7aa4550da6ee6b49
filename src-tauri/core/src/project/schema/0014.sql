-- Who signed the letter of an order's version, when and how, and what it said then; and the files that went out.

CREATE TABLE loa_signature (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    version INTEGER NOT NULL CHECK (version > 0),
    how TEXT NOT NULL CHECK (how IN ('paper', 'electronic', 'on_screen')),
    came TEXT NOT NULL,
    signer TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    at TEXT NOT NULL,
    attachment INTEGER REFERENCES attachment (id),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    numbers TEXT NOT NULL
) STRICT;
CREATE INDEX loa_signature_of_order ON loa_signature (port_order);
CREATE INDEX loa_signature_of_attachment ON loa_signature (attachment);

-- What went out with a version, byte by byte; the bytes stand with those of attached files, once, by their hash.
CREATE TABLE order_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    title TEXT NOT NULL,
    pages INTEGER NOT NULL CHECK (pages >= 0),
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL REFERENCES evidence_blob (sha256)
) STRICT;
CREATE UNIQUE INDEX order_file_once_a_version ON order_file (port_order, version, name);
CREATE INDEX order_file_of_blob ON order_file (sha256);
CREATE TRIGGER order_file_is_never_another BEFORE UPDATE ON order_file
BEGIN SELECT raise(ABORT, 'what was sent is never changed'); END;

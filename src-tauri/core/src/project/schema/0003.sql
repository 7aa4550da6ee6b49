-- Look-ups made elsewhere, bills as pasted, and spellings kept against the carrier's, each with its reason.

CREATE TABLE lookup (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tn INTEGER NOT NULL CHECK (tn BETWEEN 2002000000 AND 9999999999),
    kind TEXT NOT NULL CHECK (kind IN ('rate_centre', 'carrier', 'resp_org', 'portability', 'coverage')),
    value TEXT NOT NULL CHECK (length(value) > 0),
    looked_on TEXT NOT NULL,
    source TEXT NOT NULL CHECK (length(source) > 0)
) STRICT;
-- The newest of a kind is the one that holds; the record keeps that there was an older one.
CREATE UNIQUE INDEX lookup_once_per_kind ON lookup (tn, kind);

CREATE TABLE bill (
    id INTEGER PRIMARY KEY REFERENCES account (id),
    dated TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Our reading against the carrier's. It holds while both are what they were.
CREATE TABLE kept_spelling (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id),
    field TEXT NOT NULL,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    kept_on TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX kept_spelling_once_per_field ON kept_spelling (account, field);

-- What people say of lines of the checklist: words, owner, date, order, and lines of their own.
CREATE TABLE checklist_edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item TEXT NOT NULL UNIQUE CHECK (length(item) > 0),
    phase INTEGER NOT NULL,
    dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
    after TEXT,
    moved INTEGER NOT NULL DEFAULT 0,
    words TEXT,
    why TEXT,
    role TEXT,
    owner TEXT,
    due TEXT,
    done INTEGER CHECK (done IN (0, 1)),
    done_on TEXT,
    evidence TEXT
) STRICT;

-- Files that were written with secrets in them, because a person asked for it.
CREATE TABLE secret_export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_on TEXT NOT NULL,
    what TEXT NOT NULL,
    made_by TEXT NOT NULL
) STRICT;

-- The attachment that is the consultant's logo. No reference: an attachment that goes leaves the letter mark.
ALTER TABLE setting ADD COLUMN logo INTEGER;

-- Findings that someone took the risk of. One holds while the finding says what it said then.
CREATE TABLE acceptance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL CHECK (length(code) > 0),
    place TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('blocker', 'warning')),
    message TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    accepted_by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX acceptance_once ON acceptance (code, place, message);

-- What happened to one row is asked for each number of the grid that is in view.
CREATE INDEX undo_image_of_row ON undo_image (tbl, first, last);

-- Version 4: lists that come again. What a person typed over what a list says, numbers that a newer list no longer
-- holds, and layouts whose columns were put right once.

-- `said` is a JSON object: fact of the number -> what the list says of it. The id is the number's.
CREATE TABLE hand_edit (
    id INTEGER PRIMARY KEY REFERENCES number (id),
    said TEXT NOT NULL CHECK (json_valid(said))
) STRICT;

-- The newer list on which the number of this cell does not stand any more.
ALTER TABLE number_source ADD COLUMN gone INTEGER REFERENCES source (id);

CREATE TABLE layout (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) > 0),
    kept TEXT NOT NULL CHECK (json_valid(kept)),
    file TEXT NOT NULL
) STRICT;

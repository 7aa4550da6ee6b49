-- The file that a final bill came as; empty for one that was pasted. Its bytes are an attachment of the account.
ALTER TABLE final_bill ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE final_bill ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';

-- Status reports as they went to the client. `days` the three dates and each order's cutover as the report said them,
-- JSON; the next report counts from there.
CREATE TABLE report_sent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL CHECK (length(by) > 0),
    sent_to TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES evidence_blob (sha256),
    size INTEGER NOT NULL CHECK (size > 0),
    days TEXT NOT NULL CHECK (json_valid(days))
) STRICT;
CREATE INDEX report_sent_of_blob ON report_sent (sha256);
CREATE TRIGGER report_sent_is_never_another BEFORE UPDATE ON report_sent
BEGIN SELECT raise(ABORT, 'what was sent is never changed'); END;

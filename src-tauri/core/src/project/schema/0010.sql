-- Rules of carriers that the project knows otherwise, each with its reason, and carriers that the project adds.

-- `value` is TOML text, or `unknown` where the rule is not to be relied on.
CREATE TABLE carrier_override (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL CHECK (length(carrier) > 0),
    rule TEXT NOT NULL CHECK (length(rule) > 0),
    value TEXT NOT NULL CHECK (length(value) > 0),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    as_of TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX carrier_override_once_per_rule ON carrier_override (carrier, rule);

-- The profile as its file says it, letter by letter.
CREATE TABLE carrier_profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL UNIQUE CHECK (length(carrier) > 0),
    file TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- What a move costs, who is on duty when, and what windows meant as instants when they were agreed.

-- The id is 7 times the side (0 ours, 1 the client's) plus the weekday, Monday first; clocks of the project's zone.
CREATE TABLE duty (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 13),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL
) STRICT;

CREATE TABLE project_fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    carrier TEXT NOT NULL CHECK (length(carrier) > 0),
    kind TEXT NOT NULL,
    cents INTEGER NOT NULL CHECK (cents >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    per TEXT NOT NULL CHECK (per IN ('number', 'order', 'event', 'hour', 'month')),
    even_if_unavailable INTEGER NOT NULL CHECK (even_if_unavailable IN (0, 1)),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    set_on TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX project_fee_once ON project_fee (carrier, kind);

-- Cents; the id is the account's.
CREATE TABLE account_charge (
    id INTEGER PRIMARY KEY REFERENCES account (id),
    monthly INTEGER CHECK (monthly >= 0),
    termination INTEGER CHECK (termination >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    source TEXT NOT NULL
) STRICT;

-- The id is 2 times the order's plus 1 for the confirmed window. Windows of older files have none until they are
-- written again: what they meant then, nobody noted.
CREATE TABLE window_instant (
    id INTEGER PRIMARY KEY,
    port_order INTEGER NOT NULL REFERENCES port_order (id),
    agreed TEXT NOT NULL CHECK (agreed IN ('requested', 'confirmed')),
    local TEXT NOT NULL CHECK (json_valid(local)),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    tz_data TEXT NOT NULL
) STRICT;

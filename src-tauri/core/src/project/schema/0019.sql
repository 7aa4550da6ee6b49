-- What is confirmed at one platform stands beside what was confirmed at another.

DROP INDEX gate_once;
CREATE UNIQUE INDEX gate_once ON gate (item, ifnull(account, 0), ifnull(gaining, ''));

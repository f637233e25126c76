PRAGMA foreign_keys = OFF;
ALTER TABLE account RENAME TO account_old;
CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO account (id, name) SELECT id, coalesce(name, '') FROM account_old;
DROP TABLE account_old;

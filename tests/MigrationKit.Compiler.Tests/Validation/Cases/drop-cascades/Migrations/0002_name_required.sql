CREATE TABLE account_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO account_new (id, name) SELECT id, coalesce(name, '') FROM account;
DROP TABLE account;
ALTER TABLE account_new RENAME TO account;

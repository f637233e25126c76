CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id)
);
CREATE INDEX note_account ON note (account);

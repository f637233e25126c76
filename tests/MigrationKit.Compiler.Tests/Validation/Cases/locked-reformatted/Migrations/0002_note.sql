-- what accounts wrote
CREATE TABLE note(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id)
);

CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- migration:step FillNames
-- migration:step Id

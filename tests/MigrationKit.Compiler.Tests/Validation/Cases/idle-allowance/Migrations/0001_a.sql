-- migration:allow MK5017 every session ends with this release
CREATE TABLE session (token TEXT PRIMARY KEY NOT NULL);

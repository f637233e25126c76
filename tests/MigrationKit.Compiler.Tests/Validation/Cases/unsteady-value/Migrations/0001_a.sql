CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
INSERT INTO setting (key, value) VALUES ('salt', hex(randomblob(16)));

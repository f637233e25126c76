.mode list
CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT);
.read rows.sql

-- Customers & their <orders>.
CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT);

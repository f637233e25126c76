CREATE TABLE posts_new (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT);
INSERT INTO posts_new (id, title) SELECT id, title FROM posts;
DROP TABLE posts;
ALTER TABLE posts_new RENAME TO posts;

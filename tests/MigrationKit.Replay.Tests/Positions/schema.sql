CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT, age INTEGER);
CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), title TEXT, body TEXT);
CREATE TABLE tags (post_id INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (post_id, tag)) WITHOUT ROWID;
CREATE INDEX posts_user ON posts (user_id);
CREATE VIEW titles AS SELECT id, title FROM posts;
INSERT INTO users (id, email, name, age) VALUES (1, 'a@example.org', 'A', 30), (2, 'b@example.org', 'B', 40);
INSERT INTO posts (id, user_id, title, body) VALUES (1, 1, 'one', 'text'), (2, 2, 'two', 'text');

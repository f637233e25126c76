--- misspelt create
^CRATE TABLE a (x);
--- misspelt table keyword
CREATE ^TABEL a (x);
--- missing comma between columns
CREATE TABLE a (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
    ^email TEXT
);
--- trailing comma in a column list
CREATE TABLE a (
    id INTEGER PRIMARY KEY,
    name TEXT,
^);
--- keyword as column name
CREATE TABLE a (id INTEGER, ^order INTEGER);
--- keyword as table name
CREATE TABLE ^group (id INTEGER);
--- unclosed column list
CREATE TABLE a (id INTEGER, name TEXT^;
--- extra closing parenthesis
CREATE TABLE a (id INTEGER)^);
--- auto_increment of another engine
CREATE TABLE a (id INTEGER PRIMARY KEY ^AUTO_INCREMENT, name TEXT);
--- enum of another engine
CREATE TABLE a (id INTEGER, kind ENUM(^'x', 'y'));
--- engine clause of another engine
CREATE TABLE a (id INTEGER) ^ENGINE=InnoDB;
--- alter column of another engine
ALTER TABLE users ^ALTER COLUMN name SET NOT NULL;
--- modify column of another engine
ALTER TABLE users ^MODIFY name TEXT;
--- add constraint of another engine
ALTER TABLE users ADD ^CONSTRAINT users_age CHECK (age > 0);
--- two columns in one alter
ALTER TABLE users ADD COLUMN a TEXT^, ADD COLUMN b TEXT;
--- where without condition
UPDATE users SET name = 'x' WHERE^;
--- assignment of another language
UPDATE users SET name ^:= 'x';
--- select without from list
SELECT ^FROM users;
--- misspelt from
SELECT id, name FORM ^users;
--- misspelt where
DELETE FROM users ^WEHRE id = 1;
--- misspelt values
INSERT INTO users (id, email) ^VALEUS (3, 'c');
--- missing parenthesis in values
INSERT INTO users (id, email) VALUES ^3, 'c';
--- unknown character
SELECT id FROM users WHERE id = ^#1;
--- unknown table in select
INSERT INTO posts (title) SELECT name FROM ^people;
--- unknown table in insert
INSERT INTO ^post (title) VALUES ('x');
--- unknown table in update
UPDATE ^usres SET name = 'x';
--- unknown table in delete
DELETE FROM ^user WHERE id = 1;
--- unknown table in drop
DROP TABLE ^comments;
--- unknown table in alter
ALTER TABLE ^user ADD COLUMN a TEXT;
--- unknown table of an index
CREATE INDEX a ON ^post (title);
--- unknown column of an index
CREATE INDEX a ON posts (^titel);
--- unknown second column of an index
CREATE UNIQUE INDEX a ON posts (user_id, title, ^bdoy);
--- unknown column in where
UPDATE users SET name = 'x' WHERE ^mail = 'a';
--- unknown column in set
UPDATE users SET ^nmae = 'x' WHERE id = 1;
--- unknown column in insert list
INSERT INTO users (id, ^mail) VALUES (3, 'c');
--- unknown column that stands in a string and a comment too
UPDATE users SET name = 'mail' /* mail */ WHERE ^mail = 1;
--- unknown qualified column
SELECT u.id, ^u.mail FROM users u;
--- unknown qualified column whose name exists elsewhere
SELECT p.title, ^u.title FROM users u JOIN posts p ON p.user_id = u.id;
--- unknown column twice, the first one counts
SELECT ^nick FROM users WHERE nick IS NULL;
--- name that is unknown outside a subquery only
SELECT (SELECT title FROM posts LIMIT 1), ^title FROM users;
--- ambiguous column
SELECT name, ^id FROM users JOIN posts ON posts.user_id = users.id;
--- unknown column in a join condition
SELECT users.id FROM users JOIN posts ON ^posts.owner_id = users.id;
--- unknown column in order by
SELECT id FROM users ORDER BY ^created_at;
--- unknown function
UPDATE users SET name = ^concat_all(name, 'x');
--- unknown function of another engine
UPDATE posts SET title = ^NOW() WHERE id = 1;
--- wrong number of arguments
UPDATE users SET name = ^substr(name);
--- aggregate in where
SELECT id FROM users WHERE ^count(id) > 1;
--- table exists
CREATE TABLE ^users (id INTEGER);
--- quoted table exists
CREATE TABLE "^users" (id INTEGER);
--- index exists
CREATE INDEX ^posts_user ON posts (title);
--- view exists
CREATE VIEW ^titles AS SELECT 1;
--- column twice
CREATE TABLE a (id INTEGER, name TEXT, ^name TEXT);
--- column exists in alter
ALTER TABLE users ADD COLUMN ^name TEXT;
--- renamed column is unknown
ALTER TABLE users RENAME COLUMN ^nick TO nickname;
--- dropped column is unknown
ALTER TABLE users DROP COLUMN ^nick;
--- dropped column is the primary key
ALTER TABLE users DROP COLUMN ^id;
--- dropped column is unique
ALTER TABLE users DROP COLUMN ^email;
--- added column is unique
ALTER TABLE users ADD COLUMN nick TEXT ^UNIQUE;
--- added column is the primary key
ALTER TABLE posts ADD COLUMN key TEXT ^PRIMARY KEY;
--- added column is required
ALTER TABLE users ADD COLUMN nick TEXT ^NOT NULL;
--- autoincrement on text
CREATE TABLE a (id TEXT PRIMARY KEY ^AUTOINCREMENT);
--- two primary keys
CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER ^PRIMARY KEY);
--- foreign key of an unknown column
CREATE TABLE a (id INTEGER, FOREIGN KEY (^user_id) REFERENCES users (id));
--- more values than columns
INSERT INTO users (id, email) ^VALUES (3, 'c', 'd');
--- fewer values than the table has
INSERT INTO users ^VALUES (3, 'c');
--- rows of different width
INSERT INTO tags VALUES (1, 'a'), ^(2);
--- union of different width
SELECT id, name FROM users ^UNION SELECT id FROM posts;
--- view that nobody may write
INSERT INTO ^titles (id) VALUES (1);
--- drop table of a view
DROP TABLE ^titles;
--- drop view of a table
DROP VIEW ^users;
--- trigger on an unknown table
CREATE TRIGGER a AFTER INSERT ON ^post BEGIN SELECT 1; END;
--- trigger body with an error of form
CREATE TRIGGER a AFTER INSERT ON posts BEGIN UPDATE users SET name = ^WHERE id = 1; END;
--- trigger without semicolon in its body
CREATE TRIGGER a AFTER INSERT ON posts BEGIN UPDATE users SET age = 1 ^END;
--- unknown index in drop
DROP INDEX ^posts_title;
--- unknown collation
CREATE INDEX a ON users (name COLLATE ^german);
--- default that is no constant
CREATE TABLE a (id INTEGER, at TEXT DEFAULT (^id));
--- reserved name
CREATE TABLE ^sqlite_users (id INTEGER);
--- unknown schema
CREATE TABLE ^app.users (id INTEGER);
--- several lines, deep inside
INSERT INTO posts (user_id, title)
SELECT u.id, u.name
FROM users AS u
WHERE u.id IN (
    SELECT x.user_id
    FROM posts AS x
    WHERE x.title = 'one' AND ^x.state = 'open'
);
--- text in other scripts before it
UPDATE users SET name = 'Grüße 😀' WHERE ^nmae = 'ß';
--- common table expression with a wrong column
WITH recent AS (SELECT id, title FROM posts) UPDATE users SET name = (SELECT ^body FROM recent);
--- row that exists
^INSERT INTO users (id, email) VALUES (1, 'c@example.org');
--- required value is missing
^INSERT INTO users (id, name) VALUES (3, 'C');
--- reference to nothing
^INSERT INTO posts (id, user_id) VALUES (3, 99);
--- unknown column in a common table expression
WITH recent AS (SELECT id, ^created FROM posts) INSERT INTO tags (post_id, tag) SELECT id, 'new' FROM recent;
--- column that the common table expression has renamed
WITH recent (post) AS (SELECT id FROM posts) INSERT INTO tags (post_id, tag) SELECT ^recent.id, 'new' FROM recent;
--- case without end
UPDATE users SET name = CASE WHEN age > 3 THEN 'x' ELSE 'y' ^WHERE id = 1;
--- window function in where
DELETE FROM users WHERE ^row_number() OVER (ORDER BY id) > 1;
--- one row of values is shorter
INSERT INTO users (id, email) VALUES (3, 'c'), (4, 'd'), ^(5);
--- union of different widths
INSERT INTO tags (post_id, tag) SELECT id, title FROM posts ^UNION SELECT id FROM users;
--- upsert on a misspelt column
INSERT INTO users (id, email) VALUES (3, 'c') ON CONFLICT (^mail) DO UPDATE SET name = 'x';
--- upsert on a column that is not unique
INSERT INTO users (id, email) VALUES (3, 'c') ON CONFLICT (^name) DO NOTHING;
--- upsert that sets a misspelt column
INSERT INTO users (id, email) VALUES (3, 'c') ON CONFLICT (email) DO UPDATE SET ^nmae = excluded.name;
--- column name in brackets with a space
CREATE INDEX posts_by_user ON posts (^[user id]);
--- column twice in different case
CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT, ^NAME TEXT);
--- autoincrement of a text key
CREATE TABLE a (id TEXT PRIMARY KEY ^AUTOINCREMENT, name TEXT);
--- join using a column of one side
UPDATE users SET age = (SELECT count(*) FROM posts JOIN tags USING (^user_id));
--- behind characters beyond the basic plane
INSERT INTO posts (id, title, body) VALUES (3, '🎉🎉', ^bdoy);
--- over lines with tabs
UPDATE posts
	SET title = '🎉',
		^boddy = 'x'
	WHERE id = 1;
--- default that names a column
CREATE TABLE a (x INTEGER, y INTEGER DEFAULT (^x));
--- missing comma in a select list
INSERT INTO tags (post_id, tag) SELECT id title ^body FROM posts;
--- generated column of a misspelt column
CREATE TABLE a (first TEXT, last TEXT, full TEXT AS (first || ' ' || ^lst));
--- check of a misspelt column
CREATE TABLE a (low INTEGER, high INTEGER, CHECK (low <= ^hihg));
--- partial index on a misspelt column
CREATE INDEX posts_titled ON posts (user_id) WHERE ^titel IS NOT NULL;
--- raise outside a trigger
DELETE FROM users WHERE id = ^RAISE(ABORT, 'no');
--- misspelt collation
CREATE INDEX users_sorted ON users (name COLLATE ^NOCASES);
--- misspelt function with columns of the same name around
UPDATE users SET name = ^uper(name) WHERE name <> 'x';
--- table alias that is not there
UPDATE posts SET title = (SELECT ^usr.name FROM users AS u WHERE u.id = posts.user_id);

-- migrate:up
CREATE TABLE a(x);
-- migrate:up
CREATE TABLE b(y);
-- migrate:down
DROP TABLE a;

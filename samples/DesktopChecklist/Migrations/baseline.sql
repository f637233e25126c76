-- The schema that was there before the first migration: the app's own, as its versions without migrations have made it. Builds run it in their
-- scratch database, and it is never applied to a real one.

CREATE TABLE conversations (
  id         TEXT PRIMARY KEY NOT NULL,
  title      TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);

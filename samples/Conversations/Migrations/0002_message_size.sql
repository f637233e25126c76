-- Only adds, so that programs of schema 1 go on working beside newer ones and after a roll-back: what they write has no size,
-- and is measured when somebody asks. (A generated column would be filled for them, too, but until 3.41 the engine reads the
-- whole row for it, even where an index has the value.)
-- migration:ensure SELECT NOT EXISTS (SELECT 1 FROM messages WHERE size IS NOT length(CAST(content AS BLOB)))
ALTER TABLE messages ADD COLUMN size INTEGER;

UPDATE messages SET size = length(CAST(content AS BLOB));

CREATE INDEX ix_messages_size ON messages (account_id, size);

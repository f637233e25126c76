-- Only adds, so that programs of schema 1 go on working beside newer ones: they do not name the column, and the triggers
-- keep it right for what they write, too.
-- migration:ensure SELECT NOT EXISTS (SELECT 1 FROM conversations c WHERE size <> (SELECT coalesce(sum(length(CAST(content AS BLOB))), 0) FROM messages m WHERE m.account_id = c.account_id AND m.conversation_id = c.id))
ALTER TABLE conversations ADD COLUMN size INTEGER NOT NULL DEFAULT 0;

UPDATE conversations SET size = (
    SELECT coalesce(sum(length(CAST(content AS BLOB))), 0)
    FROM messages
    WHERE messages.account_id = conversations.account_id AND messages.conversation_id = conversations.id
);

CREATE TRIGGER messages_add_size AFTER INSERT ON messages
BEGIN
    UPDATE conversations SET size = size + length(CAST(new.content AS BLOB))
    WHERE account_id = new.account_id AND id = new.conversation_id;
END;

CREATE TRIGGER messages_subtract_size AFTER DELETE ON messages
BEGIN
    UPDATE conversations SET size = size - length(CAST(old.content AS BLOB))
    WHERE account_id = old.account_id AND id = old.conversation_id;
END;

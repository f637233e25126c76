-- Which request a conversation is waiting for, so that it can be taken up again after a restart.
-- migration:timeout 30s
-- migration:require SELECT count(*) = 1 FROM sqlite_master WHERE type = 'table' AND name = 'conversations'
-- migration:ensure SELECT count(*) = 1 FROM pragma_table_info('conversations') WHERE name = 'active_request_id' AND type = 'TEXT'
-- migration:ensure SELECT count(*) = 1 FROM sqlite_master WHERE type = 'index' AND name = 'idx_conversations_active_request'

ALTER TABLE conversations ADD COLUMN active_request_id TEXT;

CREATE INDEX idx_conversations_active_request ON conversations (active_request_id);

-- migration:timeout 30s
-- migration:ensure SELECT count(*) = 0 FROM pragma_table_info('conversations') WHERE name = 'active_request_id'

DROP INDEX idx_conversations_active_request;

ALTER TABLE conversations DROP COLUMN active_request_id;

-- migrate:up
CREATE INDEX ix_logs_line ON logs (line);
-- migrate:down
DROP INDEX ix_logs_line;

CREATE VIEW live AS SELECT "id", [name], `deleted_at` FROM accounts WHERE deleted_at IS NULL;;

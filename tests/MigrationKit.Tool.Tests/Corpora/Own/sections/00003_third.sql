ALTER TABLE logs ADD COLUMN at TEXT;
-- migration:down
ALTER TABLE logs DROP COLUMN at;

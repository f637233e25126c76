/* migration:timeout 30s */
ALTER TABLE users ADD COLUMN name TEXT;
-- Migration : step FillNames

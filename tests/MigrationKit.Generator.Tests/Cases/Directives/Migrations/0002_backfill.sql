-- migration:require SELECT (SELECT count(*) = 0 FROM t) OR 'a|b' <> '\'
ALTER TABLE t ADD COLUMN b;
-- migration:step BackfillNames
UPDATE t SET b = 1 WHERE b IS NULL;
-- migration:step BackfillNames
-- migration:down
ALTER TABLE t DROP COLUMN b;

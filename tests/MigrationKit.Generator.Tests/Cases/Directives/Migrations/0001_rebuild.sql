-- migration:timeout 30s
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE t(a);
COMMIT;
PRAGMA foreign_keys = ON;

COMMIT;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE b(x);
COMMIT;
PRAGMA foreign_keys = ON;
BEGIN;

-- migration:transaction none
BEGIN;
CREATE TABLE e(x);
COMMIT;

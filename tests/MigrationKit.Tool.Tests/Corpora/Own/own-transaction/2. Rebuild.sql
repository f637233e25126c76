PRAGMA foreign_keys = 0;
BEGIN TRANSACTION;
CREATE TABLE ef_temp_wallets (id INTEGER PRIMARY KEY, owner TEXT);
INSERT INTO ef_temp_wallets (id) SELECT id FROM wallets;
DROP TABLE wallets;
ALTER TABLE ef_temp_wallets RENAME TO wallets;
COMMIT;
PRAGMA foreign_keys = 1;
VACUUM;

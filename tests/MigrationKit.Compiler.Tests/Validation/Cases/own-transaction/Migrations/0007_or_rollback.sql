UPDATE OR ROLLBACK account SET id = 1 WHERE id = 2;

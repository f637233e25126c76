-- migration:timeout soon
DELETE FROM account WHERE id = 1;

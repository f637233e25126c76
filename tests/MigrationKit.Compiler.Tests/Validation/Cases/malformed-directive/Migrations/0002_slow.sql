-- migration:timeout soon
DELETE FROM account;

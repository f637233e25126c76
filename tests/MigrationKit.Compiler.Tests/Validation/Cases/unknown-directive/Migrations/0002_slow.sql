-- migration:timout 30s
DELETE FROM account;

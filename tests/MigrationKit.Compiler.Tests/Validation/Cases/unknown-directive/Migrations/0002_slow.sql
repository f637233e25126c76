-- migration:timout 30s
DELETE FROM account WHERE id = 1;

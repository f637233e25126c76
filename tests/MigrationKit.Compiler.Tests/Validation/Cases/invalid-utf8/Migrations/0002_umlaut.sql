INSERT INTO account(name)
VALUES ('Müller');

INSERT INTO account(name)
VALUES ('it's late');
SELECT 1;

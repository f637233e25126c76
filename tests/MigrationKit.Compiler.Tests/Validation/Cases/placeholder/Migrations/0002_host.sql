INSERT INTO account(name) VALUES ('${host}');
CREATE TABLE {{prefix}}_note(id);

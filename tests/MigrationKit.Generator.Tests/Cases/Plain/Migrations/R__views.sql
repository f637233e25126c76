/*
 * Views, made again when they change.
 */
DROP VIEW IF EXISTS v;
CREATE VIEW v AS SELECT name FROM customer;

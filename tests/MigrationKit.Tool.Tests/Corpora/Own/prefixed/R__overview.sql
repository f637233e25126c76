DROP VIEW IF EXISTS overview;
CREATE VIEW overview AS SELECT parts.made, bins.full FROM parts JOIN bins ON bins.part = parts.id;

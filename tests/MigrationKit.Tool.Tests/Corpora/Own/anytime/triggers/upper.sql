DROP TRIGGER IF EXISTS people_upper;
CREATE TRIGGER people_upper AFTER INSERT ON people BEGIN UPDATE people SET name = upper(name) WHERE id = new.id; END;

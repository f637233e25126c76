CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.changed_at := now(); -- a ';' in here ends nothing
    RETURN NEW;
END;
$body$;
CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY, name text DEFAULT E'it\'s;', changed_at timestamptz);

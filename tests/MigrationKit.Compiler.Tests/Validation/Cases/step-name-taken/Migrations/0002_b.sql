CREATE INDEX ix_person ON person(name);
    -- migration:step M0002_B

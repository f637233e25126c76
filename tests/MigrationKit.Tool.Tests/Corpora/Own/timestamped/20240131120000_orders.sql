CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    total INTEGER NOT NULL DEFAULT 0 -- in cents; it's never negative
);
/* A trigger has statements inside; they end with END. */
CREATE TRIGGER orders_total AFTER UPDATE OF total ON orders WHEN new.total < 0
BEGIN
    SELECT CASE WHEN new.total < 0 THEN RAISE(ABORT, 'negative; no') END;
    UPDATE orders SET total = 0 WHERE id = new.id;
END;

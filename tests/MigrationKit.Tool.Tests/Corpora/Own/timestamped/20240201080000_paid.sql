ALTER TABLE orders ADD COLUMN paid_at TEXT;
INSERT INTO orders (total) VALUES (1), (2);

ALTER TABLE customer ADD COLUMN email TEXT DEFAULT 'a"""b\n';

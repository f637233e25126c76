-- Everyone gets an address.
ALTER TABLE users ADD COLUMN email TEXT;
CREATE UNIQUE INDEX ix_users_email ON users (email);

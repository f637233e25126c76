ALTER TABLE users ADD COLUMN slug TEXT;
-- migration:step FillSlugs
CREATE UNIQUE INDEX ix_users_slug ON users (slug);

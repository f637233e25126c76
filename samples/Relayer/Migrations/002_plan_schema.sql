-- Devices register with a code that another device made; pairing codes and the admin's old flags go.
-- migration:allow drop-column admin.mfa_enabled
-- migration:allow drop-column admin.executor_registered
-- migration:allow drop-table pairing_codes

ALTER TABLE admin DROP COLUMN mfa_enabled;
ALTER TABLE admin DROP COLUMN executor_registered;

DROP TABLE pairing_codes;

CREATE TABLE device_registration_codes (
  id                   TEXT PRIMARY KEY NOT NULL,
  code                 TEXT NOT NULL UNIQUE,
  created_by_device_id TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
  used                 INTEGER NOT NULL DEFAULT 0,
  expires_at           TEXT NOT NULL,
  created_at           TEXT NOT NULL
);

CREATE INDEX idx_device_registration_codes_device ON device_registration_codes (created_by_device_id);

ALTER TABLE commands ADD COLUMN translator_model TEXT;
ALTER TABLE commands ADD COLUMN workload_model TEXT;

-- The relay server as first shipped: one administrator, paired devices, commands sent between them.

CREATE TABLE admin (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  username            TEXT NOT NULL UNIQUE,
  password_hash       TEXT NOT NULL,
  mfa_enabled         INTEGER NOT NULL DEFAULT 0,
  executor_registered INTEGER NOT NULL DEFAULT 0,
  created_at          TEXT NOT NULL
);

CREATE TABLE devices (
  id           TEXT PRIMARY KEY NOT NULL,
  name         TEXT NOT NULL,
  role         TEXT NOT NULL CHECK (role IN ('controller', 'executor')),
  public_key   TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  last_seen_at TEXT
);

CREATE TABLE pairing_codes (
  code       TEXT PRIMARY KEY NOT NULL,
  expires_at TEXT NOT NULL,
  used       INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE commands (
  id         TEXT PRIMARY KEY NOT NULL,
  device_id  TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
  input      TEXT NOT NULL,
  output     TEXT,
  status     TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'done', 'failed')),
  created_at TEXT NOT NULL
);

CREATE INDEX idx_commands_device_id ON commands (device_id, created_at);

-- A conversation belongs to an account; two accounts may use the same id. Times are milliseconds since 1970, UTC.
CREATE TABLE conversations (
    account_id       TEXT    NOT NULL,
    id               TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    last_accessed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, id)
);

CREATE INDEX ix_conversations_last_accessed ON conversations (last_accessed_at);

CREATE TABLE messages (
    id              INTEGER PRIMARY KEY,
    account_id      TEXT    NOT NULL,
    conversation_id TEXT    NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('user', 'assistant')),
    content         TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversations (account_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_messages_conversation ON messages (account_id, conversation_id, id);

-- +goose Up
-- +goose StatementBegin
CREATE TABLE logs (id INTEGER PRIMARY KEY, line TEXT DEFAULT ('a;b'));
-- +goose StatementEnd
-- +goose Down
DROP TABLE logs;

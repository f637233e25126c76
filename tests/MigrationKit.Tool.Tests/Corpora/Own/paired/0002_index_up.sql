-- partial; and with a ';' in its comment
create index ix_accounts_name on accounts (name) where deleted_at is null;

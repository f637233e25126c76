drop index ix_accounts_name;

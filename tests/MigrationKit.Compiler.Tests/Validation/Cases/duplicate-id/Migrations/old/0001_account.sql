CREATE TABLE account(id);

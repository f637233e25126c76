drop table accounts

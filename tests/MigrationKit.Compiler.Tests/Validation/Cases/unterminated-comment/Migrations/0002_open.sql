CREATE TABLE a(x);
/* the second table
CREATE TABLE b(y);

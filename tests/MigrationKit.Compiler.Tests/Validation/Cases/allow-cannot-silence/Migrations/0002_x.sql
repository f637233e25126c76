-- migration:allow MK3101
-- migration:allow MK2003, MK3999 for a reason
CREATE TABLE a(x);

-- migration:allow MK3003 3 was never shipped
SELECT 1;

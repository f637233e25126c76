-- migration:timeout
-- migration:transaction maybe
SELECT 1;

SELECT 1;
  -- migration:sideways
SELECT 2;

DROP VIEW live;

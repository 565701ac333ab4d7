-- The number is taken by the replies that wait to be sent; until they are here, nothing is to be made.
SELECT 1;

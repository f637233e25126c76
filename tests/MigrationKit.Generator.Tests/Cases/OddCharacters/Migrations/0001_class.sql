SELECT 'zero width: ​, line separator:  , bell: ';

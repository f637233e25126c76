UPDATE account SET role = 'owner';

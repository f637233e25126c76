CREATE TABLE note(id);

CREATE TABLE remark(id);

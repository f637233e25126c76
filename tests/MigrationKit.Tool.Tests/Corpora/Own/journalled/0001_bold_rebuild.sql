COMMIT TRANSACTION;
--> statement-breakpoint
PRAGMA foreign_keys = OFF;
--> statement-breakpoint
BEGIN TRANSACTION;
--> statement-breakpoint
CREATE TABLE `__new_board` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text DEFAULT 'board' NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_board`("id") SELECT "id" FROM `board`;
--> statement-breakpoint
DROP TABLE `board`;
--> statement-breakpoint
ALTER TABLE `__new_board` RENAME TO `board`;
--> statement-breakpoint
COMMIT TRANSACTION;
--> statement-breakpoint
PRAGMA foreign_keys = ON;
--> statement-breakpoint
BEGIN TRANSACTION;

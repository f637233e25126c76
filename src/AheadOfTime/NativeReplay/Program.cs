using MigrationKit.Tool.Replaying;

// The replay alone: what nothing here reaches is cut off, and with it the command line and the console.
return ReplayProgram.RunNatively(args);

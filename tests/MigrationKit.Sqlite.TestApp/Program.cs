using MigrationKit.Sqlite.TestApp;

// TestApp <connection string> <set> [options]   says "ready", waits for a line, migrates
// TestApp rounds <set> [options]                says "ready"; each line is a connection string to migrate
// TestApp restore <connection string> <back-up> [options]   says "ready", waits for a line, restores
// TestApp read|write <connection string>        an application at work, until a line is sent
// Options: lock=<seconds>  mode=<TransactionMode>  kill=<n> (kills itself at the n-th report of progress)  timeout=<seconds>  quiet=1
//   backup=<folder> (keeps one)  die=<n> (kills itself at the n-th call that changes a file; 0 counts them: "calls <n>", "pieces <n>")
//   plain=1 (the files that count pass for the engine's own)  wrong=<n> (the same, and the n-th piece that is read ahead is a wrong one)
// Each statement is a line, so is the result. Exit code 0 done, 1 failed with a MigrationException.
var options = new ProgramOptions(args);
Console.WriteLine("ready");
return args[0] switch
{
    "read" => new ApplicationReader(args[1]).Run(),
    "write" => new ApplicationWriter(args[1]).Run(),
    "restore" => await new RestoringProgram(options).RunAsync(args[1], args[2]),
    "rounds" => await new MigratingProgram(args[1], options).RunRoundsAsync(),
    _ => await new MigratingProgram(args[1], options).RunAsync(args[0]),
};

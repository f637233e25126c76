using DesktopChecklist;
using Microsoft.Data.Sqlite;

SQLitePCL.Batteries_V2.Init();
if (ChecklistCall.Read(args) is not { } call)
{
    Console.Error.WriteLine(ChecklistCall.Usage);
    return 2;
}

var checklist = new Checklist(Console.Out);
var database = new OrionDatabase(call.Database);
try
{
    if (call.IsExample)
    {
        ExampleDatabase.CreateWhereMissing(database);
    }

    // A restore puts back what is lost, too.
    if (call.Step != "restore" && !File.Exists(database.File))
    {
        checklist.Failed("Stopped", $"There is no database '{database.File}'. FILE is an absolute path, or one from samples/DesktopChecklist.");
        return 1;
    }

    await new ChecklistRun(database, checklist).RunAsync(call.Step);
    return 0;
}
catch (ChecklistException problem)
{
    checklist.Failed(problem.Line, problem.Message);
    return 1;
}
catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
{
    checklist.Failed("Stopped", problem.Message);
    return 1;
}

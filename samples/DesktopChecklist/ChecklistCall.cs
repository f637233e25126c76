namespace DesktopChecklist;

/// <summary>What the command line asks for.</summary>
/// <param name="Database">The database's file.</param>
/// <param name="Step">One of <see cref="Steps"/>; null for the whole checklist.</param>
/// <param name="IsExample">No database was named: the example is used, and made where it is missing.</param>
internal sealed record ChecklistCall(string Database, string? Step, bool IsExample)
{
    public const string Usage = """
        dotnet run --project samples/DesktopChecklist                              the whole checklist, on an example database
        dotnet run --project samples/DesktopChecklist -- STEP [--database FILE]    one step of it

        FILE is an absolute path, or one from samples/DesktopChecklist.

        rehearse    try it on a copy: migrate, roll back, migrate
        deploy      check, back up, migrate, verify, write the report
        verify      look whether it is deployed; changes nothing
        restore     roll back: put the newest back-up from before the deployment in place
        rollback    roll back: run the down script
        """;

    private static readonly string[] Steps = ["rehearse", "deploy", "verify", "restore", "rollback"];

    /// <summary>Null where the call is wrong. A database of one's own is never taken through the whole list, because that ends with roll-backs.</summary>
    public static ChecklistCall? Read(string[] args) => args switch
    {
        [] => new ChecklistCall(ExampleDatabase.File, null, true),
        [var step] when Steps.Contains(step) => new ChecklistCall(ExampleDatabase.File, step, true),
        [var step, "--database", var file] when Steps.Contains(step) => new ChecklistCall(file, step, false),
        _ => null,
    };
}

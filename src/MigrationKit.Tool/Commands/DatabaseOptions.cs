using System.CommandLine;

namespace MigrationKit.Tool.Commands;

/// <summary>The options of every command that opens a database.</summary>
internal sealed class DatabaseOptions
{
    private static readonly MigrationOptions Defaults = new();

    private readonly Option<TimeSpan?> _lockTimeout = SecondsOption.Create("--lock-timeout", TimeSpan.Zero, FormattableString.Invariant(
        $"How long to wait while another process has the database locked. Default: {Defaults.LockTimeout.TotalSeconds}."));

    public Option<string> Database { get; } = new("--database", "-d")
    {
        Description = "The database: a connection string (\"Data Source=app.db\") or the path of a file.",
        HelpName = "DATABASE",
        Required = true,
    };

    public Option<string?> Name { get; } = new("--name")
    {
        Description = "The name that the history is kept under. Default: what a build calls the folder.",
        HelpName = "SET",
    };

    public Option<string?> HistoryTable { get; } = new("--history-table")
    {
        Description = $"The table that the history is kept in. Default: {Defaults.HistoryTable}.",
        HelpName = "TABLE",
    };

    /// <summary>Those that are seldom needed; last in the help.</summary>
    public void AddRareTo(Command command, bool withName = true)
    {
        if (withName)
        {
            command.Add(Name);
        }

        command.Add(HistoryTable);
        command.Add(_lockTimeout);
    }

    public MigrationOptions Read(ParseResult call) => new()
    {
        HistoryTable = call.GetValue(HistoryTable) ?? Defaults.HistoryTable,
        SetName = call.GetValue(Name),
        LockTimeout = call.GetValue(_lockTimeout) ?? Defaults.LockTimeout,
    };
}

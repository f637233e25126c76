using System.CommandLine;

namespace MigrationKit.Tool.Commands;

/// <summary>The options of every command that opens a database.</summary>
internal sealed class DatabaseOptions
{
    public Option<string> Database { get; } = new("--database", "-d")
    {
        Description = "The database: a connection string (\"Data Source=app.db\") or the path of a file.",
        HelpName = "DATABASE",
        Required = true,
    };

    public Option<string> Name { get; } = new("--name")
    {
        Description = "The name that the history is kept under. Default: what a build calls the folder.",
        HelpName = "SET",
    };

    public Option<string> HistoryTable { get; } = new("--history-table")
    {
        Description = "The table that the history is kept in.",
        HelpName = "TABLE",
        DefaultValueFactory = _ => new MigrationOptions().HistoryTable,
    };

    public Option<double> LockTimeout { get; } = CreateLockTimeout();

    public void AddTo(Command command)
    {
        command.Add(Database);
        command.Add(Name);
        command.Add(HistoryTable);
    }

    public MigrationOptions Read(ParseResult call) => new()
    {
        HistoryTable = call.GetValue(HistoryTable)!,
        SetName = call.GetValue(Name),
    };

    private static Option<double> CreateLockTimeout()
    {
        var option = new Option<double>("--lock-timeout")
        {
            Description = "How long to wait while another process migrates.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => new MigrationOptions().LockTimeout.TotalSeconds,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Errors.Any() is false && result.GetValueOrDefault<double>() is < 0 or > 86_400 or double.NaN)
            {
                result.AddError("--lock-timeout takes seconds, from 0 to 86400 (a day).");
            }
        });
        return option;
    }
}

using System.CommandLine;

namespace MigrationKit.Tool.Commands;

/// <summary>How a run goes forwards: the same for `migrate` and for its rehearsal.</summary>
internal sealed class RunOptions
{
    private readonly Option<bool> _allowOutOfOrder = new("--allow-out-of-order")
    {
        Description = "Run a pending migration that sorts before the last applied one, instead of refusing.",
    };

    private readonly Option<TransactionMode> _transaction = ChoiceOption.Create(
        "--transaction",
        "What is committed together; whole-run leaves the database as it was if anything fails.",
        ("whole-run", TransactionMode.WholeRun),
        ("per-migration", TransactionMode.PerMigration),
        ("none", TransactionMode.None));

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "Where this database is (production), for scripts with '-- migration:only'.",
        HelpName = "NAME",
    };

    private readonly GuardOptions _guards = new();

    public void AddTo(Command command)
    {
        command.Add(_allowOutOfOrder);
        command.Add(_transaction);
        command.Add(_environment);
        _guards.AddTo(command);
    }

    public MigrationOptions Read(ParseResult call, MigrationOptions options) => _guards.Read(call, options) with
    {
        AllowOutOfOrder = call.GetValue(_allowOutOfOrder),
        TransactionMode = call.GetValue(_transaction),
        Environment = call.GetValue(_environment),
    };
}

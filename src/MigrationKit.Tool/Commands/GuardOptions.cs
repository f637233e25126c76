using System.CommandLine;

namespace MigrationKit.Tool.Commands;

/// <summary>What a run is refused, stopped or rolled back for, forwards and back; and what is done for the database behind it.</summary>
internal sealed class GuardOptions
{
    private readonly Option<double?> _statementTimeout = SecondsOption.CreateAboveZero(
        "--statement-timeout", "How long one statement may take; a script's '-- migration:timeout' comes first. Default: without limit.");

    private readonly Option<bool> _refuseWhileInUse = new("--refuse-while-in-use")
    {
        Description = "Refuse while another process has the database open, and name it (Linux only).",
    };

    private readonly Option<long?> _atMostRows = NumberOption.Create<long>(
        "--at-most-rows", 0, "Refuse where a table that one of the migrations names has more rows than this.");

    private readonly Option<bool> _quickCheck = new("--quick-check") { Description = "Let SQLite check its whole file before each commit." };

    private readonly Option<bool> _optimize = new("--optimize") { Description = "Let SQLite refresh what its query planner knows after the run." };

    public void AddTo(Command command)
    {
        command.Add(_statementTimeout);
        command.Add(_refuseWhileInUse);
        command.Add(_atMostRows);
        command.Add(_quickCheck);
        command.Add(_optimize);
    }

    public MigrationOptions Read(ParseResult call, MigrationOptions options) => options with
    {
        StatementTimeout = call.GetValue(_statementTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        RefuseWhileInUse = call.GetValue(_refuseWhileInUse),
        RequireAtMostRows = call.GetValue(_atMostRows),
        QuickCheck = call.GetValue(_quickCheck),
        Optimize = call.GetValue(_optimize),
    };
}

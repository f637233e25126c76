using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`repair`: makes the history agree with the folder where that is a matter of the record alone.</summary>
internal sealed class RepairCommand : DatabaseCommand
{
    private readonly Option<string[]> _accept = new("--accept")
    {
        Description = "An edited migration that you have made sure the database agrees with; may be given several times.",
        HelpName = "ID",
    };

    private readonly Option<string[]> _markApplied = new("--mark-applied")
    {
        Description = "A pending migration that you have made sure the database has all the same: recorded, not run; may be given several times.",
        HelpName = "ID",
    };

    private readonly Option<bool> _removeDeleted = new("--remove-deleted-repeatables")
    {
        Description = "Remove the rows of repeatable migrations that the folder no longer has.",
    };

    private readonly Confirmation _confirmation;

    public RepairCommand(ToolConsole console)
        : base("repair", "Takes edits of comments and white space over into the history, and edits of SQL that are named. Touches no other table.", console)
    {
        _confirmation = new Confirmation(console);
        Add(_accept);
        Add(_markApplied);
        Add(_removeDeleted);
        _confirmation.AddTo(this);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        call.Folder.WithoutErrors("The history was not changed");

        // A misspelt path has nothing to repair, and would be told that all is well.
        if (!call.DatabaseExists)
        {
            throw new Refusal("noDatabase", "There is no such database. Check its path: `repair` works on the history of what is there.");
        }

        var repair = new RepairOptions
        {
            Accept = call.Call.GetValue(_accept) ?? [],
            MarkApplied = call.Call.GetValue(_markApplied) ?? [],
            RemoveDeletedRepeatables = call.Call.GetValue(_removeDeleted),
        };
        await ConfirmAsync(call, repair, cancellationToken);
        return RepairResult.Of(await call.Migrator(call.Options).RepairAsync(repair, cancellationToken));
    }

    // Where one of the names is wrong, the repair itself says so, and nobody is asked.
    private async Task ConfirmAsync(DatabaseCall call, RepairOptions repair, CancellationToken cancellationToken)
    {
        if (repair.Accept.Count + repair.MarkApplied.Count == 0)
        {
            return;
        }

        var migrator = call.Migrator(call.Options);
        var edited = (await migrator.ValidateAsync(cancellationToken)).Findings.Where(finding =>
            finding.Kind == MigrationErrorKind.ChecksumMismatch && repair.Accept.Contains(finding.MigrationId, StringComparer.Ordinal)).ToList();
        var pending = (await migrator.StatusAsync(cancellationToken)).Migrations.Where(entry =>
            entry.State == MigrationState.Pending && repair.MarkApplied.Contains(entry.Id, StringComparer.Ordinal)).ToList();
        if (edited.Count == repair.Accept.Distinct(StringComparer.Ordinal).Count()
            && pending.Count == repair.MarkApplied.Distinct(StringComparer.Ordinal).Count())
        {
            var what = edited.Select(finding =>
                    $"The history will say that '{finding.MigrationId}' was applied with checksum {finding.FoundChecksum}, not {finding.ExpectedChecksum}. ")
                .Concat(pending.Select(entry => $"The history will say that '{entry.Id}' was applied, and it will not be run. "));
            _confirmation.Require(call.Call, string.Concat(what) + "Only you know whether the database is as the file says.");
        }
    }
}

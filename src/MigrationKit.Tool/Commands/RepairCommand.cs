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

    private readonly Option<string[]> _runAgain = new("--run-again")
    {
        Description = "The newest migration, whose row was deleted because it was taken back by hand: it counts as pending.",
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
        Add(_runAgain);
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
            throw new Refusal("noDatabase", $"There is no {call.Database}. Check its path: `repair` works on the history of what is there.");
        }

        var repair = new RepairOptions
        {
            Accept = call.Call.GetValue(_accept) ?? [],
            MarkApplied = call.Call.GetValue(_markApplied) ?? [],
            RunAgain = call.Call.GetValue(_runAgain) ?? [],
            RemoveDeletedRepeatables = call.Call.GetValue(_removeDeleted),
        };
        await ConfirmAsync(call, repair, cancellationToken);
        return RepairResult.Of(await call.Migrator(call.Options).RepairAsync(repair, cancellationToken));
    }

    // Where one of the names is wrong, the repair itself says so, and nobody is asked.
    private async Task ConfirmAsync(DatabaseCall call, RepairOptions repair, CancellationToken cancellationToken)
    {
        if (repair.Accept.Count + repair.MarkApplied.Count + repair.RunAgain.Count == 0)
        {
            return;
        }

        var migrator = call.Migrator(call.Options);
        var findings = (await migrator.ValidateAsync(cancellationToken)).Findings;
        var edited = findings.Where(finding =>
            finding.Kind == MigrationErrorKind.ChecksumMismatch && repair.Accept.Contains(finding.MigrationId, StringComparer.Ordinal)).ToList();
        var pending = (await migrator.StatusAsync(cancellationToken)).Migrations.Where(entry =>
            entry.State == MigrationState.Pending && repair.MarkApplied.Contains(entry.Id, StringComparer.Ordinal)).ToList();
        var lost = findings.Where(finding =>
            finding.Kind == MigrationErrorKind.InvalidHistory && repair.RunAgain.Contains(finding.MigrationId, StringComparer.Ordinal)).ToList();
        if (edited.Count == repair.Accept.Distinct(StringComparer.Ordinal).Count()
            && pending.Count == repair.MarkApplied.Distinct(StringComparer.Ordinal).Count()
            && lost.Count == repair.RunAgain.Distinct(StringComparer.Ordinal).Count())
        {
            var what = edited.Select(finding =>
                    $"The history will say that '{finding.MigrationId}' was applied with checksum {finding.FoundChecksum}, not {finding.ExpectedChecksum}. ")
                .Concat(pending.Select(entry => $"The history will say that '{entry.Id}' was applied, and it will not be run. "))
                .Concat(lost.Select(finding => $"The history will say that '{finding.MigrationId}' was not applied, and the next `migrate` runs it. "));
            _confirmation.Require(call.Call, string.Concat(what) + "Only you know whether the database is as the file says.");
        }
    }
}

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
        Add(_removeDeleted);
        _confirmation.AddTo(this);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        call.Folder.WithoutErrors("The history was not changed");
        var repair = new RepairOptions
        {
            Accept = call.Call.GetValue(_accept) ?? [],
            RemoveDeletedRepeatables = call.Call.GetValue(_removeDeleted),
        };
        if (repair.Accept.Count > 0)
        {
            var validation = await call.Migrator(call.Options).ValidateAsync(cancellationToken);
            var edited = validation.Findings.Where(finding =>
                finding.Kind == MigrationErrorKind.ChecksumMismatch && repair.Accept.Contains(finding.MigrationId, StringComparer.Ordinal)).ToList();

            // Where one of the names is wrong, the repair itself says so.
            if (edited.Count == repair.Accept.Distinct(StringComparer.Ordinal).Count())
            {
                _confirmation.Require(call.Call, string.Concat(edited.Select(Vouching)) + "Only you know whether the database is as the file says now.");
            }
        }

        return RepairResult.Of(await call.Migrator(call.Options).RepairAsync(repair, cancellationToken));
    }

    private static string Vouching(ValidationFinding finding) =>
        $"The history will say that '{finding.MigrationId}' was applied with checksum {finding.FoundChecksum}, not {finding.ExpectedChecksum}. ";
}

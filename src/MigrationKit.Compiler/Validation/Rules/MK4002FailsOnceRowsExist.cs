namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4002FailsOnceRowsExist()
    : ReplayFactRule("MK4002", "Fails once rows exist", Severity.Error, ReplayFactKind.FailsOnRows)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"This runs on an empty database and fails as soon as the tables have rows: {fact.Detail} ({fact.Other}). {Remedy(context, fact)}";

    private static string Remedy(ValidationContext context, ReplayFact fact) => fact switch
    {
        { Table.Length: > 0 } => $"Rows of other tables still refer to it: to rebuild it, let {Command.Rebuild(context, fact.Table)} write it; if it shall go, drop or change them first.",
        _ when fact.Detail.StartsWith("FOREIGN KEY", StringComparison.Ordinal) => "Rows still refer to what is gone: keep it, or delete or change them in the script, too.",
        _ => "Give the column a default, or fill it before it is required.",
    };
}

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4002FailsOnceRowsExist()
    : ReplayFactRule("MK4002", "Fails once rows exist", Severity.Error, ReplayFactKind.FailsOnRows)
{
    // By what the engine says; the last is for NOT NULL.
    private static readonly (string Part, string Remedy)[] Remedies =
    [
        ("FOREIGN KEY", "Rows still refer to what is gone: keep it, or delete or change them in the script, too."),
        ("non-constant default", "Add the column with a constant default or none, then fill it by UPDATE."),
        ("REFERENCES column", "Add the column without the default, then fill it by UPDATE."),
        ("STORED", "Make the column VIRTUAL, or rebuild the table: `migrationkit new NAME --rebuild TABLE`."),
        ("CHECK", "Give the column a default that its CHECK takes."),
        ("", "Give the column a default, or fill it before it is required."),
    ];

    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"This runs on an empty database and fails as soon as the tables have rows: {fact.Detail} ({fact.Other}). {Remedy(context, fact)}";

    private static string Remedy(ValidationContext context, ReplayFact fact) => fact.Table.Length > 0
        ? $"Rows of other tables still refer to it: to rebuild it, let {Command.Rebuild(context, fact.Table)} write it; if it shall go, drop or change them first."
        : Remedies.First(known => fact.Detail.IndexOf(known.Part, StringComparison.Ordinal) >= 0).Remedy;
}

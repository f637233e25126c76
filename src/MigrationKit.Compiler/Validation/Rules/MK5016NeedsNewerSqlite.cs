using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Judges where the oldest engine is known: MigrationKitMinimumSqlite in a project, --minimum-sqlite of the tool.</summary>
internal sealed class MK5016NeedsNewerSqlite()
    : HazardRule("MK5016", "Needs a newer SQLite", Severity.Warning, HazardKind.NeedsEngine)
{
    public override bool Judges(ValidationContext context, string path) => Version.TryParse(context.MinimumSqlite, out _);

    public override IEnumerable<Problem> Check(ValidationContext context) =>
        Version.TryParse(context.MinimumSqlite, out var minimum)
            ? from found in context.Hazards[HazardKind.NeedsEngine]
              where Version.Parse(found.Hazard.Other) > minimum
              select At(found.File.Path, SourceRange.Of(found.File.Text, found.Hazard.Span), Message(context, found.Hazard))
            : [];

    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"{Quoted.Text(hazard.Detail)} needs SQLite {hazard.Other}, and the scripts have to run on {context.MinimumSqlite} (MigrationKitMinimumSqlite). "
        + "Write it with what that version has, or raise the minimum.";
}

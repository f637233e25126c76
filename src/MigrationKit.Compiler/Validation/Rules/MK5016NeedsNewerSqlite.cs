using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>
/// Judges where the oldest engine is known: MigrationKitMinimumSqlite in a project, --minimum-sqlite of the tool; else the one that replays, which
/// is the app's own. It runs what a trigger or a view says only when that is used, so there a function that it lacks goes unseen.
/// </summary>
internal sealed class MK5016NeedsNewerSqlite()
    : HazardRule("MK5016", "Needs a newer SQLite", Severity.Warning, HazardKind.NeedsEngine)
{
    public override bool Judges(ValidationContext context, string path) => Minimum(context) is not null;

    public override IEnumerable<Problem> Check(ValidationContext context) =>
        context.Hazards.Count > 0 && Minimum(context) is { } minimum
            ? from found in context.Hazards
              where found.Hazard.Kind == HazardKind.NeedsEngine
              where Version.Parse(found.Hazard.Other) > minimum
              select At(found.File.Path, SourceRange.Of(found.File.Text, found.Hazard.Span), Message(context, found.Hazard))
            : [];

    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"{Quoted.Text(hazard.Detail)} needs SQLite {hazard.Other}, and {Demand(context)}. "
        + "Write it with what that version has, or raise the minimum.";

    private static Version? Minimum(ValidationContext context) =>
        Version.TryParse(context.MinimumSqlite.Length > 0 ? context.MinimumSqlite : context.AppsSqlite, out var minimum) ? minimum : null;

    private static string Demand(ValidationContext context) => context.MinimumSqlite.Length > 0
        ? $"the scripts have to run on {context.MinimumSqlite} (MigrationKitMinimumSqlite)"
        : $"the SQLite that runs them here is {context.AppsSqlite} (MigrationKitMinimumSqlite is not set)";
}

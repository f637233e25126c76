using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The C# methods that a migration's '-- migration:step' directives ask for, each once. A name that cannot be used declares
/// nothing: its file has an error then (MK2009, MK2016), and the user should not have to read others about generated code.
/// </summary>
internal static class StepMethods
{
    public static IEnumerable<string> Of(SequencedMigration migration, string className) =>
        migration.Up.Directives.Count == 0 && migration.Down is null ? [] : Directives(migration)
            .Where(directive => directive.Name == "step" && CSharpIdentifier.IsValid(directive.Value) && !StepName.IsTaken(directive.Value, className))
            .Select(directive => directive.Value)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<Directive> Directives(SequencedMigration migration) =>
        migration.Down is { } down ? migration.Up.Directives.Concat(down.Directives) : migration.Up.Directives;
}

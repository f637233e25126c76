using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The C# methods that a migration's '-- migration:step' directives ask for. A name that is no identifier, or one that the
/// class has already, declares nothing: the file has an error then (MK2xxx), and the user's code should not drown in others.
/// </summary>
internal static class StepMethods
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "Id", "Set" };

    public static IEnumerable<string> Of(SequencedMigration migration, string className) =>
        Directives(migration)
            .Where(directive => directive.Name == "step")
            .Select(directive => directive.Value)
            .Where(name => IsIdentifier(name) && !Reserved.Contains(name) && name != className)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The name as C# takes it: every keyword begins with a small letter, and '@' before any other name changes nothing.</summary>
    public static string Escaped(string name) => char.IsLower(name[0]) ? "@" + name : name;

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(character => char.IsLetterOrDigit(character) || character == '_');

    private static IEnumerable<Directive> Directives(SequencedMigration migration) =>
        migration.Down is { } down ? migration.Up.Directives.Concat(down.Directives) : migration.Up.Directives;
}

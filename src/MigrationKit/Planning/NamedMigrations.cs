namespace MigrationKit;

/// <summary>Migrations as a sentence names them. A program that is a year behind does not know hundreds, and the first ones say which version it would need.</summary>
internal static class NamedMigrations
{
    private const int Shown = 8;

    public static string Of(IReadOnlyCollection<string> ids) =>
        string.Join(", ", ids.Take(Shown).Select(id => $"'{id}'"))
        + (ids.Count > Shown ? FormattableString.Invariant($" and {ids.Count - Shown} more") : "");
}

namespace MigrationKit;

/// <summary>How a live schema differs from the one that a set makes. Pure.</summary>
internal static class SchemaDrift
{
    /// <param name="set">A set with a schema fingerprint.</param>
    /// <param name="found">The lines of the live schema.</param>
    /// <param name="sharesDatabase">Other sets have tables in the database, which this one cannot know.</param>
    public static IReadOnlyList<SchemaDifference> Of(MigrationSet set, IReadOnlyList<string> found, bool sharesDatabase) =>
        string.Equals(SchemaFingerprint.Of(found), set.SchemaFingerprint, StringComparison.Ordinal)
            ? []
            : [.. SchemaDifferences.Between(set.ReadSchemaLines(), found).Where(difference => !(sharesDatabase && IsOthers(difference)))];

    private static bool IsOthers(SchemaDifference difference) =>
        difference.Kind == SchemaDifferenceKind.Added && difference.Part is SchemaPartKind.Table or SchemaPartKind.View;
}

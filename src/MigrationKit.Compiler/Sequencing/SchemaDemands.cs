namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Whether what a schema newly says demands more of a program that knows only the schema before it. Such a program names no new column, so
/// where that may be NULL nothing that hangs on it can fail; and a reference that was there is none the wiser for another form.
/// </summary>
internal sealed class SchemaDemands(IReadOnlyList<SnapshotPart> before, Dictionary<string, SnapshotPart> beforeByKey, Dictionary<string, SnapshotPart> afterByKey)
{
    private readonly Lazy<HashSet<string>> _references = new(() => new HashSet<string>(before.Select(Reference).OfType<string>(), StringComparer.OrdinalIgnoreCase));

    /// <summary>A new foreign key or UNIQUE has a column that programs of the schema before leave NULL, and then asks nothing.</summary>
    /// <param name="part">It.</param>
    /// <param name="isRenamed">Whether a column, of this table, is an old one under a new name.</param>
    public bool HangsOnNewColumn(SnapshotPart part, Func<string, bool> isRenamed) =>
        (part.Definition.StartsWith("FOREIGN KEY", StringComparison.Ordinal) || part.Definition.StartsWith("UNIQUE", StringComparison.Ordinal))
        && ConstraintText.Columns(part.Definition)?.Any(column =>
            !beforeByKey.ContainsKey(Key(part.Owner, column)) && !isRenamed(column)
            && afterByKey.TryGetValue(Key(part.Owner, column), out var made)
            && !made.Definition.Contains("NOT NULL") && !made.Definition.Contains("DEFAULT ") && !made.Definition.Contains("GENERATED ")) == true;

    /// <summary>A reference that was there, whichever way it is written and whatever it did on delete.</summary>
    public bool WasReference(SnapshotPart part) => Reference(part) is { } reference && _references.Value.Contains(reference);

    /// <summary>Another definition of a column.</summary>
    public bool AreMore(SnapshotPart old, SnapshotPart now)
    {
        // A program that reads NULL where none could be is rarely broken by it; one that writes it is, by the opposite.
        var nullable = old.Definition.Replace(" NOT NULL", "");
        var isLess = now.Definition == nullable
            || now.Definition == ConstraintText.WithoutReference(old.Definition)
            || now.Definition == ConstraintText.WithoutReference(nullable);
        var isSame = WasReference(now) && (ConstraintText.WithoutReference(now.Definition) == old.Definition || ConstraintText.WithoutReference(now.Definition) == ConstraintText.WithoutReference(old.Definition));
        return !isLess && !isSame;
    }

    // 'table(columns) -> parent'.
    private static string? Reference(SnapshotPart part) =>
        part.Word is "column" or "constraint" && ConstraintText.Parent(part.Definition) is { } parent
            ? $"{part.Owner}({(part.Word == "column" ? part.Name : string.Join(",", ConstraintText.Columns(part.Definition) ?? []))}) -> {parent}"
            : null;

    private static string Key(string table, string column) => $"{table}\ncolumn\n{column}".ToUpperInvariant();
}

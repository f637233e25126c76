namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Whether what a schema newly says demands more of a program that knows only the schema before it. Such a program names no new column, so
/// where that may be NULL nothing that hangs on it can fail; and a reference that was there is none the wiser for another form.
/// </summary>
/// <param name="before">The parts before.</param>
/// <param name="beforeByKey">The same, by key.</param>
/// <param name="afterByKey">The parts after.</param>
/// <param name="newColumn">What a table's column is called now.</param>
/// <param name="newTable">What a table is called now.</param>
internal sealed class SchemaDemands(
    IReadOnlyList<SnapshotPart> before,
    Dictionary<string, SnapshotPart> beforeByKey,
    Dictionary<string, SnapshotPart> afterByKey,
    Func<string, string, string> newColumn,
    Func<string, string> newTable)
{
    // A partial index keeps only some rows apart.
    private readonly Lazy<ILookup<string, IReadOnlyList<string>>> _keys = new(() => before
        .Where(part => !(part.Word == "index" && part.Definition.Contains(" WHERE "))).Where(part => Key(part) is not null)
        .ToLookup(part => part.Owner, part => (IReadOnlyList<string>)[.. Key(part)!.Select(column => newColumn(part.Owner, column))], StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<HashSet<string>> _references = new(() => new HashSet<string>(before.Select(part => Reference(part, newColumn, newTable)).OfType<string>(), StringComparer.OrdinalIgnoreCase));

    /// <summary>A new foreign key or UNIQUE has a column that programs of the schema before leave NULL, and then asks nothing.</summary>
    /// <param name="part">It.</param>
    /// <param name="isRenamed">Whether a column, of this table, is an old one under a new name.</param>
    public bool HangsOnNewColumn(SnapshotPart part, Func<string, bool> isRenamed) =>
        (part.Definition.StartsWith("FOREIGN KEY", StringComparison.Ordinal) || part.Definition.StartsWith("UNIQUE", StringComparison.Ordinal))
        && ConstraintText.Columns(part.Definition)?.Any(column =>
            !beforeByKey.ContainsKey(Key(part.Owner, column)) && !isRenamed(column)
            && afterByKey.TryGetValue(Key(part.Owner, column), out var made)
            && !MayRefuseNull(made) && !ColumnClauses.HasDefault(made.Definition) && !ColumnClauses.IsGenerated(made.Definition)) == true;

    /// <summary>A reference that was there, whichever way it is written and whatever it did on delete.</summary>
    public bool WasReference(SnapshotPart part) => Reference(part, static (_, column) => column, static table => table) is { } reference && _references.Value.Contains(reference);

    /// <summary>A constraint that was there, with the names that its columns had.</summary>
    public bool WasThere(SnapshotPart part) => before.Any(old => old.Word == part.Word && string.Equals(old.Owner, part.Owner, StringComparison.OrdinalIgnoreCase)
        && string.Equals(ConstraintText.Renamed(old.Definition, column => newColumn(old.Owner, column)), ConstraintText.Renamed(part.Definition, static column => column), StringComparison.OrdinalIgnoreCase));

    /// <summary>A key whose rows another key kept apart already: the same columns, or some of them.</summary>
    public bool WasUnique(SnapshotPart part) => Key(part) is { } key && _keys.Value[part.Owner].Any(known => known.All(column => key.Contains(column, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Another definition of a column. One that asks for less breaks nobody: a program that reads NULL where none could be, hardly.</summary>
    public bool AreMore(SnapshotPart old, SnapshotPart now) =>
        Rest(old) != Rest(now)
        || (IsRowId(old) && !IsRowId(now))
        || (MayRefuseNull(now) && !MayRefuseNull(old) && !IsRowId(now))
        || (ConstraintText.Parent(now.Definition) is not null && !WasReference(now))
        || (Key(now) is not null && !WasUnique(now));

    /// <summary>A NOT NULL, also one in a CHECK.</summary>
    public static bool MayRefuseNull(SnapshotPart column) => column.Definition.Contains("NOT NULL");

    // What it is and does, without what it demands. Types of one affinity are one to SQLite: what is stored and read is the same.
    private static string Rest(SnapshotPart column)
    {
        // A column without a type begins with a clause.
        var definition = $" {ConstraintText.WithoutReference(column.Definition)}"
            .Replace(" NOT NULL", "").Replace(" PRIMARY KEY AUTOINCREMENT", "").Replace(" PRIMARY KEY", "").Replace(" UNIQUE", "").TrimStart(' ');
        var type = ColumnType.Of(column.Definition);
        return definition.StartsWith(type, StringComparison.Ordinal) ? ColumnType.Affinity(type) + definition.Substring(type.Length) : definition;
    }

    // It takes NULL for 'the next one', with NOT NULL too.
    private static bool IsRowId(SnapshotPart column) => column.Definition.StartsWith("INTEGER PRIMARY KEY", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string>? Key(SnapshotPart part) => part.Word switch
    {
        "column" when ColumnClauses.IsKey(part.Definition) => [part.Name],
        "constraint" or "index" when IsOfKey(part.Definition) => ConstraintText.Columns(part.Definition),
        _ => null,
    };

    private static bool IsOfKey(string definition) =>
        definition.StartsWith("UNIQUE", StringComparison.Ordinal) || definition.StartsWith("PRIMARY KEY", StringComparison.Ordinal);

    // 'table(columns) -> parent'.
    private static string? Reference(SnapshotPart part, Func<string, string, string> column, Func<string, string> table)
    {
        if (part.Word is not ("column" or "constraint") || ConstraintText.Parent(part.Definition) is not { } parent)
        {
            return null;
        }

        var from = part.Word == "column" ? [part.Name] : ConstraintText.Columns(part.Definition) ?? [];
        return $"{part.Owner}({string.Join(",", from.Select(name => column(part.Owner, name)))}) -> {table(parent)}";
    }

    private static string Key(string table, string column) => $"{table}\ncolumn\n{column}".ToUpperInvariant();
}

using System.Globalization;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>What a row of a table has to look like, as far as the engine says.</summary>
internal sealed record TableShape(string Name, string Sql, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableReference> References)
{
    /// <summary>Only then there is a sqlite_sequence; a comment may have the word too.</summary>
    public bool HasCounter => Sql.Contains("AUTOINCREMENT", StringComparison.OrdinalIgnoreCase) && new StatementText(Sql) is var text
        && Enumerable.Range(0, text.Tokens.Length).Any(token => text.Scanned.IsWord(token, "AUTOINCREMENT"));

    /// <summary>Null where the name is of no table that rows can be written to.</summary>
    public static TableShape? Read(ScratchDatabase database, string name)
    {
        var found = database.Query($"SELECT name, sql FROM main.sqlite_master WHERE type = 'table' AND name = {SqlText.Literal(name)} COLLATE NOCASE");
        if (found is not [[{ } real, { } sql]]
            || real.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)
            || sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase)
            || IsShadow(database, real))
        {
            return null;
        }

        return new TableShape(real, sql, ColumnsOf(database, real, sql), ReferencesOf(database, real));
    }

    /// <summary>Whether a constraint of the table (with no name: of any table) deletes the row that is in the way. A function's name may say REPLACE, too: then it is looked at in vain.</summary>
    public static bool ReplacesRows(ScratchDatabase database, string? name = null) =>
        database.Query("SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND sql LIKE '%CONFLICT%REPLACE%'"
            + (name is null ? " LIMIT 1" : $" AND name = {SqlText.Literal(name)} COLLATE NOCASE")).Count > 0;

    public static List<TableReference> ReferencesOf(ScratchDatabase database, string name) =>
    [
        .. database.Query($"SELECT id, \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list({SqlText.Literal(name)}) ORDER BY id, seq")
            .GroupBy(row => row[0])
            .Select(rows => new TableReference(
                rows.First()[1]!,
                [.. rows.Select(row => row[2]!)],
                rows.Any(row => row[3] is null) ? [] : [.. rows.Select(row => row[3]!)],
                rows.First()[4]!)),
    ];

    private static List<TableColumn> ColumnsOf(ScratchDatabase database, string name, string sql)
    {
        var rows = database.Query($"SELECT cid, name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo({SqlText.Literal(name)}) WHERE hidden = 0 ORDER BY cid");
        var isRowIdTable = !sql.Contains("WITHOUT", StringComparison.OrdinalIgnoreCase);
        var keys = rows.Count(row => row[5] != "0");
        return
        [
            .. rows.Select(row => new TableColumn(
                int.Parse(row[0]!, CultureInfo.InvariantCulture),
                row[1]!,
                row[2]!.ToUpperInvariant(),
                row[3] != "0" || row[5] != "0",
                isRowIdTable && keys == 1 && row[5] != "0" && row[2]!.Equals("INTEGER", StringComparison.OrdinalIgnoreCase))),
        ];
    }

    // The tables that a virtual table keeps its content in are its own business.
    private static bool IsShadow(ScratchDatabase database, string name)
    {
        var end = name.LastIndexOf('_');
        return end > 0 && database.Query(
            $"SELECT 1 FROM main.sqlite_master WHERE name = {SqlText.Literal(name[..end])} AND type = 'table' AND sql LIKE 'CREATE VIRTUAL%'").Count > 0;
    }
}

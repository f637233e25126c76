using System.Text;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;

namespace MigrationKit.Replay.Rebuilding;

/// <summary>The number of a row where no column of the table is it. An FTS index, or a program that notes it, finds the row by nothing else.</summary>
internal static class RowNumber
{
    private static readonly string[] Names = ["rowid", "_rowid_", "oid"];

    /// <summary>The name that it can be copied by; none where a column is the number (INTEGER PRIMARY KEY), or where rows have none (WITHOUT ROWID).</summary>
    public static IEnumerable<string> Of(ScratchDatabase database, string table)
    {
        var columns = database.Query($"SELECT name, pk FROM pragma_table_xinfo({SqlText.Literal(table)})");

        // A primary key that is not the number itself has an index.
        var isColumn = columns.Exists(column => column[1] != "0") && database.Query($"SELECT 1 FROM pragma_index_list({SqlText.Literal(table)}) WHERE origin = 'pk'").Count == 0;
        var name = isColumn ? null : Names.FirstOrDefault(name => !columns.Exists(column => column[0]!.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return name is not null && database.Prepare(Encoding.UTF8.GetBytes($"SELECT {name} FROM main.{SqlText.Name(table)}")) is null ? [name] : [];
    }
}

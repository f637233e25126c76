using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary><c>PRAGMA quick_check</c>: is the file whole?</summary>
internal static class SoundCheck
{
    private const int Shown = 10;

    /// <summary>All that it finds, at most ten lines; empty where nothing is wrong.</summary>
    public static EngineResult Run(sqlite3 db, out List<string> findings)
    {
        findings = [];
        if (raw.sqlite3_prepare_v2(db, "PRAGMA main.quick_check(10)"u8, out var statement) != raw.SQLITE_OK)
        {
            return EngineResult.LastOf(db);
        }

        using (statement)
        {
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW && findings.Count < Shown)
            {
                if (EngineCall.ReadText(statement, 0) is { } line and not "ok")
                {
                    findings.Add(line.Trim());
                }
            }

            return code is raw.SQLITE_DONE or raw.SQLITE_ROW ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    /// <summary>The file itself is damaged. A row that violates a constraint of its table is the data's fault: a copy of it is sound.</summary>
    public static bool IsDamage(string finding) =>
        !finding.StartsWith("NULL value in ", StringComparison.Ordinal) && !finding.StartsWith("CHECK constraint failed in ", StringComparison.Ordinal);
}

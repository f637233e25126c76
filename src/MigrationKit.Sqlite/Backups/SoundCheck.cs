using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary><c>PRAGMA quick_check</c>: is the file whole?</summary>
internal static class SoundCheck
{
    private const int Shown = 10;

    private const int InMessage = 3;

    /// <summary>All that it finds, a line each, at most ten; empty where nothing is wrong.</summary>
    public static EngineResult Run(sqlite3 db, out List<string> findings)
    {
        using var standIns = new StandIns(db);
        EngineResult result;
        do
        {
            result = Ask(db, out findings);
        }
        while (!result.IsDone && standIns.TryAdd(result.Message));
        if (standIns.HasAny)
        {
            findings.RemoveAll(DependsOnAnswers);
        }

        return result;
    }

    /// <summary>The file itself is damaged. A row that violates a constraint of its table is the data's fault: a copy of it is sound.</summary>
    public static bool IsDamage(string finding) =>
        !finding.StartsWith("NULL value in ", StringComparison.Ordinal) && !finding.StartsWith("CHECK constraint failed in ", StringComparison.Ordinal);

    /// <summary>The first of them, for a message.</summary>
    public static string InWords(IReadOnlyList<string> findings) =>
        string.Join("; ", findings.Take(InMessage)) + (findings.Count > InMessage ? "; and more" : "");

    // What a function or a collation of the program's own would have answered otherwise.
    private static bool DependsOnAnswers(string finding) =>
        !IsDamage(finding)
        || finding.StartsWith("row not in PRIMARY KEY order for ", StringComparison.Ordinal)
        || finding.StartsWith("non-unique entry in index ", StringComparison.Ordinal);

    private static EngineResult Ask(sqlite3 db, out List<string> findings)
    {
        findings = [];
        if (EngineCall.Prepare(db, "PRAGMA main.quick_check(10)"u8, out var statement) != raw.SQLITE_OK)
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
                    // What is wrong with the pages comes as one text under a heading.
                    findings.AddRange(line.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Where(part => !part.StartsWith("***", StringComparison.Ordinal)).Take(Shown - findings.Count));
                }
            }

            return code is raw.SQLITE_DONE or raw.SQLITE_ROW ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }
}

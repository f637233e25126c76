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
            result = Ask(db, "PRAGMA main.quick_check(10)"u8, _ => true, out findings);
        }
        while (!result.IsDone && standIns.TryAdd(result.Message));
        // As many as were asked for, and no damage among them: it may come behind rows that violate a constraint. The pages are sound; they come first.
        if (result.IsDone && findings.Count == Shown && !findings.Exists(IsDamage))
        {
            result = Ask(db, "PRAGMA main.quick_check(2147483647)"u8, IsDamage, out var damage);
            findings = damage.Count > 0 ? damage : findings;
        }

        if (standIns.HasAny)
        {
            findings.RemoveAll(DependsOnAnswers);
        }

        return result;
    }

    // From SQLite 3.37 on also values that the column's type would not have let in.
    private static readonly string[] OfRows = ["NULL value in ", "CHECK constraint failed in ", "NUMERIC value in ", "TEXT value in ", "non-"];

    /// <summary>The file itself is damaged. A row that violates a constraint of its table is the data's fault: a copy of it is sound.</summary>
    public static bool IsDamage(string finding) =>
        finding.StartsWith("non-unique entry in index ", StringComparison.Ordinal)
        || !Array.Exists(OfRows, beginning => finding.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The first of them, for a message.</summary>
    public static string InWords(IReadOnlyList<string> findings) =>
        string.Join("; ", findings.Take(InMessage)) + (findings.Count > InMessage ? "; and more" : "");

    // What a function or a collation of the program's own would have answered otherwise.
    private static bool DependsOnAnswers(string finding) =>
        !IsDamage(finding)
        || finding.StartsWith("row not in PRIMARY KEY order for ", StringComparison.Ordinal)
        || finding.StartsWith("non-unique entry in index ", StringComparison.Ordinal);

    private static EngineResult Ask(sqlite3 db, ReadOnlySpan<byte> check, Predicate<string> counts, out List<string> findings)
    {
        findings = [];
        if (EngineCall.Prepare(db, check, out var statement) != raw.SQLITE_OK)
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
                        .Where(part => !part.StartsWith("***", StringComparison.Ordinal) && counts(part)).Take(Shown - findings.Count));
                }
            }

            return code is raw.SQLITE_DONE or raw.SQLITE_ROW ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }
}

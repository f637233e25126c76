using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// Views, triggers and foreign keys that compiled before a migration and do not any more, or that it makes and that never did. SQLite finds out only
/// when one is used: DROP TABLE asks nobody. What a later migration mends is not told, so the last word is said at the end of the set.
/// </summary>
internal sealed class BrokenObjects(ICollection<ReplayFact> facts)
{
    private readonly List<(string Object, ReplayFact Fact)> _suspects = [];
    private readonly MadeObjects _made = new();

    /// <summary>What can break something.</summary>
    public static bool AreWorthAsking(SqlScript script) => script.Statements.Any(IsOfSchema);

    /// <summary>What does not compile, with the engine's reason.</summary>
    /// <param name="database">The database; its foreign keys are on.</param>
    /// <param name="references">Whether foreign keys are asked, too: only DROP TABLE breaks one.</param>
    public static Dictionary<string, string> Of(ScratchDatabase database, bool references)
    {
        var broken = new Dictionary<string, string>(StringComparer.Ordinal);
        var unreadable = database.Query("SELECT name FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid").Select(row => row[0]!)
            .Where(view => !Compiles($"view '{view}'", $"SELECT * FROM main.{SqlText.Name(view)}")).ToHashSet(StringComparer.OrdinalIgnoreCase);

        foreach (var triggers in database.Query("SELECT tbl_name, name FROM main.sqlite_master WHERE type = 'trigger' ORDER BY 1, 2").GroupBy(row => row[0]!, row => row[1]!)
            .Where(triggers => !unreadable.Contains(triggers.Key)))
        {
            var table = SqlText.Name(triggers.Key);
            var columns = database.Query($"SELECT name FROM pragma_table_xinfo({SqlText.Literal(triggers.Key)}) WHERE hidden = 0").Select(row => SqlText.Name(row[0]!)).ToList();
            var what = $"trigger {string.Join(" or ", triggers.Select(name => $"'{name}'"))}";
            var works = Compiles(what, $"INSERT INTO main.{table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "NULL"))})")
                & Compiles(what, $"UPDATE main.{table} SET {string.Join(", ", columns.Select(column => $"{column} = NULL"))}")
                & Compiles(what, $"DELETE FROM main.{table}");
            if (!works)
            {
                unreadable.Add(triggers.Key);
            }
        }

        foreach (var table in references ? Referring.Any(database).Where(table => !unreadable.Contains(table)) : [])
        {
            Compiles($"table '{table}'", $"INSERT INTO main.{SqlText.Name(table)} DEFAULT VALUES");
        }

        return broken;

        bool Compiles(string what, string sql)
        {
            var error = database.Prepare(Encoding.UTF8.GetBytes(sql));
            if (error is not null && (error.Message.StartsWith("no such ", StringComparison.Ordinal) || error.Message.StartsWith("foreign key mismatch", StringComparison.Ordinal)))
            {
                broken.TryAdd(what, error.Message);
            }

            return error is null;
        }
    }

    /// <summary>Notes what a script makes.</summary>
    public void NoteMade(SqlFile file, SqlScript script) => _made.Note(file, script);

    /// <summary>Notes what does not compile after a script and did before.</summary>
    public void Note(SqlFile file, SqlScript script, Dictionary<string, string> before, ScratchDatabase after)
    {
        foreach (var (what, reason) in Of(after, Drops(script)).Where(now => !before.ContainsKey(now.Key)))
        {
            _suspects.Add((what, new ReplayFact(ReplayFactKind.ObjectBroken, file.Path, PlaceOf(file, script, reason), what, reason)));
        }
    }

    public static bool Drops(SqlScript script) => script.Statements.Any(statement => statement.Kind == StatementKind.Drop);

    /// <summary>Tells what is still broken.</summary>
    /// <param name="atEnd">The database behind all migrations.</param>
    /// <param name="isWhole">Whether what never worked is told, too.</param>
    public void Tell(ScratchDatabase atEnd, bool isWhole)
    {
        if (_suspects.Count == 0 && _made.IsEmpty)
        {
            return;
        }

        var broken = Of(atEnd, references: true);
        foreach (var (what, fact) in _suspects.Where(suspect => broken.ContainsKey(suspect.Object)))
        {
            facts.Add(fact);
            broken.Remove(what);
        }

        foreach (var (what, reason) in broken)
        {
            if (isWhole && _made.MakerOf(what, reason) is { } maker)
            {
                facts.Add(new ReplayFact(ReplayFactKind.MadeBroken, maker.Path, maker.Span, what, reason));
            }
        }
    }

    // Where the name that is missing was taken away.
    private static TextSpan PlaceOf(SqlFile file, SqlScript script, string reason)
    {
        var names = NamedInMessage.Of(reason);
        var able = script.Statements.Where(IsOfSchema).ToList();
        return (able.LastOrDefault(statement => Names(file, statement).Overlaps(names)) ?? able[^1]).Span;
    }

    private static HashSet<string> Names(SqlFile file, Statement statement)
    {
        var text = new StatementText(file, statement.Span);
        return Enumerable.Range(0, text.Tokens.Length).Where(text.IsName).Select(text.NameAt).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsOfSchema(Statement statement) => statement.Kind is StatementKind.Drop or StatementKind.Alter;
}

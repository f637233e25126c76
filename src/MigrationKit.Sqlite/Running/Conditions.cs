using System.Text;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>The <c>require</c> and <c>ensure</c> directives: a SELECT of one value that must be true, as SQLite's WHERE understands true.</summary>
internal static class Conditions
{
    public static void CheckRequired(sqlite3 db, ScriptRun run) => Check(db, run, "require");

    public static void CheckEnsured(sqlite3 db, ScriptRun run) => Check(db, run, "ensure");

    private static void Check(sqlite3 db, ScriptRun run, string name)
    {
        foreach (var directive in run.Script!.Directives)
        {
            if (directive.Name == name)
            {
                Check(db, run, directive, name == "require");
            }
        }
    }

    private static void Check(sqlite3 db, ScriptRun run, MigrationDirective directive, bool before)
    {
        var kind = before ? MigrationErrorKind.RequirementFailed : MigrationErrorKind.EnsureFailed;
        var (error, answer) = Ask(db, directive.Value);
        if (error is not null)
        {
            throw ScriptFailure.AtDirective(
                run, directive, kind, $"cannot check its '{directive.Name}' at {{0}}: {error} It must be a SELECT of one value: {directive.Value}");
        }

        if (answer is { IsTrue: false })
        {
            throw ScriptFailure.AtDirective(run, directive, kind, before
                ? $"does not find what it requires at {{0}}: {directive.Value} is {answer.Value.Shown}, and must be true before the migration runs. "
                    + "Nothing of it was run. Bring the data into that state and start again."
                : $"has not the effect that it must have at {{0}}: {directive.Value} is {answer.Value.Shown} after it, and must be true. "
                    + "Correct the SQL or the data and start again.");
        }
    }

    private static (string? Error, (bool IsTrue, string Shown)? Answer) Ask(sqlite3 db, string sql)
    {
        var code = raw.sqlite3_prepare_v2(db, Encoding.UTF8.GetBytes(sql), out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return (EngineResult.LastOf(db).Message + ".", null);
            }

            if (statement.IsInvalid || raw.sqlite3_column_count(statement) != 1 || raw.sqlite3_stmt_readonly(statement) == 0)
            {
                return ("this is something else.", null);
            }

            return raw.sqlite3_step(statement) switch
            {
                raw.SQLITE_ROW => (null, (raw.sqlite3_column_double(statement, 0) != 0, EngineCall.ReadText(statement, 0) is { } text ? $"'{text}'" : "NULL")),
                raw.SQLITE_DONE => (null, (false, "without a row")),
                _ => (EngineResult.LastOf(db).Message + ".", null),
            };
        }
    }
}

using System.Text;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>The answer to a <c>require</c> or <c>ensure</c> directive: a SELECT of one value that must be true, as SQLite's WHERE understands true.</summary>
/// <param name="IsTrue">It is.</param>
/// <param name="Found">The value, for a message.</param>
/// <param name="Error">Why there is no answer.</param>
internal readonly record struct Condition(bool IsTrue, string Found, string? Error = null)
{
    public static Condition Ask(sqlite3 db, string sql)
    {
        var code = EngineCall.Prepare(db, Encoding.UTF8.GetBytes(sql), out var statement, out var rest);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return Failed(EngineResult.LastOf(db).Message);
            }

            if (statement.IsInvalid || raw.sqlite3_column_count(statement) != 1 || raw.sqlite3_stmt_readonly(statement) == 0
                || SqlScanner.SkipTrivia(rest, 0) < rest.Length)
            {
                return Failed("it is not one SELECT of one value");
            }

            return raw.sqlite3_step(statement) switch
            {
                raw.SQLITE_ROW => new Condition(
                    raw.sqlite3_column_double(statement, 0) != 0, EngineCall.ReadText(statement, 0) is { } text ? $"answers '{text}'" : "answers NULL"),
                raw.SQLITE_DONE => new Condition(false, "answers no row"),
                _ => Failed(EngineResult.LastOf(db).Message),
            };
        }
    }

    /// <summary>The message, with {0} for the place; null where it is true.</summary>
    public string? WhatIsWrong(MigrationDirective directive) => this switch
    {
        { Error: { } error } =>
            $"cannot check its '{directive.Name}' at {{0}}: {error}. It has to be a SELECT of one value that is true or not, and says `{directive.Value}`.",
        { IsTrue: true } => null,
        _ when directive.Name == "require" =>
            $"does not find what it requires at {{0}}: `{directive.Value}` {Found} and has to be true before the migration runs. "
            + "None of its statements was run. Bring the database into that state and start again.",
        _ => $"has not had the effect that it must have, at {{0}}: `{directive.Value}` {Found} after it and has to be true. "
            + "Correct the SQL or the data and start again.",
    };

    private static Condition Failed(string error) => new(false, "", error);
}

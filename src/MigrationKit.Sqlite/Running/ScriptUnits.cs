using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Running;

/// <summary>Cuts a script into what is run one after the other: statements, and steps at their place between them.</summary>
internal static class ScriptUnits
{
    /// <param name="script">The script.</param>
    /// <param name="leaveOut">Statements that the runner does the work of are passed over.</param>
    public static List<ScriptUnit> Of(MigrationScript script, bool leaveOut)
    {
        var sql = script.Utf8;
        var units = new List<ScriptUnit>(script.StatementCount);
        var steps = Steps(script);
        var step = 0;
        var left = 0;
        for (var at = SqlScanner.SkipTrivia(sql, 0); at < sql.Length; at = SqlScanner.SkipTrivia(sql, at))
        {
            if (sql[at] == (byte)';')
            {
                at++;
                continue;
            }

            for (; step < steps.Count && steps[step].ByteOffset < at; step++)
            {
                units.Add(new ScriptUnit(ScriptUnitKind.Step, at, at, steps[step]));
            }

            var end = SqlScanner.StatementEnd(sql, at);
            while (left < script.LeftOut.Count && script.LeftOut[left] < at)
            {
                left++;
            }

            if (!leaveOut || left == script.LeftOut.Count || script.LeftOut[left] != at)
            {
                units.Add(OfStatement(sql, at, end));
            }

            at = end;
        }

        for (; step < steps.Count; step++)
        {
            units.Add(new ScriptUnit(ScriptUnitKind.Step, sql.Length, sql.Length, steps[step]));
        }

        return units;
    }

    private static List<MigrationDirective> Steps(MigrationScript script)
    {
        var steps = new List<MigrationDirective>();
        foreach (var directive in script.Directives)
        {
            if (directive.Name == "step")
            {
                steps.Add(directive);
            }
        }

        return steps;
    }

    /// <summary>The unit that a statement is.</summary>
    public static ScriptUnit OfStatement(ReadOnlySpan<byte> sql, int start, int end) => new(KindOf(sql, start), start, end);

    private static ScriptUnitKind KindOf(ReadOnlySpan<byte> sql, int at)
    {
        var word = SqlScanner.Word(sql, at);
        var next = SqlScanner.SkipTrivia(sql, at + word.Length);
        return SqlScanner.Is(word, "BEGIN"u8) ? ScriptUnitKind.Begin
            : SqlScanner.Is(word, "COMMIT"u8) || SqlScanner.Is(word, "END"u8) ? ScriptUnitKind.Commit
            : SqlScanner.Is(word, "ROLLBACK"u8) ? RollbackKind(sql, next)
            : SqlScanner.Is(word, "SAVEPOINT"u8) ? ScriptUnitKind.Savepoint
            : SqlScanner.Is(word, "RELEASE"u8) ? ScriptUnitKind.Release
            : SqlScanner.Is(word, "VACUUM"u8) ? ScriptUnitKind.Alone
            : SqlScanner.Is(word, "ATTACH"u8) || SqlScanner.Is(word, "DETACH"u8) ? ScriptUnitKind.Connection
            : SqlScanner.Is(word, "PRAGMA"u8) ? PragmaKind(PragmaName(sql, next))
            : ScriptUnitKind.Statement;
    }

    // ROLLBACK TO a savepoint stays within the transaction.
    private static ScriptUnitKind RollbackKind(ReadOnlySpan<byte> sql, int at)
    {
        var word = SqlScanner.Word(sql, at);
        if (SqlScanner.Is(word, "TRANSACTION"u8))
        {
            word = SqlScanner.Word(sql, SqlScanner.SkipTrivia(sql, at + word.Length));
        }

        return SqlScanner.Is(word, "TO"u8) ? ScriptUnitKind.Statement : ScriptUnitKind.Rollback;
    }

    /// <summary>The pragma's name, without its schema.</summary>
    public static ReadOnlySpan<byte> PragmaName(ReadOnlySpan<byte> sql, int at)
    {
        var name = SqlScanner.Word(sql, at);
        var dot = SqlScanner.SkipTrivia(sql, at + name.Length);
        return dot < sql.Length && sql[dot] == (byte)'.' ? SqlScanner.Word(sql, SqlScanner.SkipTrivia(sql, dot + 1)) : name;
    }

    // These two write the database's header, and do it in a transaction: as statements they are never run twice.
    private static ScriptUnitKind PragmaKind(ReadOnlySpan<byte> name) =>
        SqlScanner.Is(name, "user_version"u8) || SqlScanner.Is(name, "application_id"u8) ? ScriptUnitKind.Statement : ScriptUnitKind.Connection;
}

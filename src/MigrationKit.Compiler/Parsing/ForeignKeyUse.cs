namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// What a SQLite script wants of foreign keys. A switch counts where it stands, also inside a transaction where the engine ignores it:
/// a script that says OFF was written to keep the rows that a cascade would delete, whatever its first tool made of it.
/// docs/decisions/0002 has the reasons.
/// </summary>
internal sealed class ForeignKeyUse
{
    private readonly List<int> _switches = [];

    private ForeignKeyUse()
    {
    }

    /// <summary>Indices of the statements that switch foreign keys on or off.</summary>
    public IReadOnlyList<int> Switches => _switches;

    public bool SwitchesOff { get; private set; }

    /// <summary>The first statement that works on rows under foreign keys, and would do something else without; -1 where there is none.</summary>
    public int FirstDependent { get; private set; } = -1;

    /// <summary>Neither on nor off all through is what the script means.</summary>
    public bool IsMixed => SwitchesOff && FirstDependent >= 0;

    public static ForeignKeyUse Of(ScannedText text, IReadOnlyList<StatementTokens> statements)
    {
        var use = new ForeignKeyUse();
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i].Kind == StatementKind.Pragma
                && Pragma.Of(text, statements[i]) is { Name: "foreign_keys", Value: not null } pragma)
            {
                use._switches.Add(i);
                use.SwitchesOff |= !pragma.SwitchesOn;
            }
        }

        if (use.SwitchesOff)
        {
            use.FindDependent(text, statements);
        }

        return use;
    }

    private void FindDependent(ScannedText text, IReadOnlyList<StatementTokens> statements)
    {
        var made = new HashSet<string>(StringComparer.Ordinal) { "sqlite_sequence" };
        var renameDepends = statements.Any(statement
            => statement.Kind == StatementKind.Pragma && Pragma.Of(text, statement).Name == "legacy_alter_table");
        var on = true;
        for (var i = 0; i < statements.Count && FirstDependent < 0; i++)
        {
            var statement = statements[i];
            if (_switches.Contains(i))
            {
                on = Pragma.Of(text, statement).SwitchesOn;
            }
            else if (StatementTarget.Created(text, statement) is { } created)
            {
                made.Add(created);
            }
            else if (StatementTarget.RenamedTo(text, statement) is { } renamed)
            {
                // The new name may be the one that other tables refer to.
                made.Remove(renamed);
                FirstDependent = on && renameDepends ? i : -1;
            }
            else if (on && Depends(text, statement)
                && StatementTarget.Changed(text, statement) is { } target
                && !made.Contains(target)
                && !IsRebuilt(text, statements, i, target))
            {
                FirstDependent = i;
            }
        }
    }

    private static bool Depends(ScannedText text, StatementTokens statement)
    {
        var next = statement.Verb + 1;
        return statement.Kind switch
        {
            StatementKind.Drop => next < statement.End && text.IsWord(next, "TABLE"),
            StatementKind.Delete or StatementKind.Update => true,
            StatementKind.Insert => text.IsWord(statement.Verb, "REPLACE")
                || (next + 1 < statement.End && text.IsWord(next, "OR") && text.IsWord(next + 1, "REPLACE")),
            _ => false,
        };
    }

    /// <summary>
    /// A table that is dropped to come back under its name keeps its children. Tools that rebuild several tables switch
    /// foreign keys off for the first only; taken at their word the others would lose every row that refers to them.
    /// </summary>
    private static bool IsRebuilt(ScannedText text, IReadOnlyList<StatementTokens> statements, int dropped, string table)
        => statements[dropped].Kind == StatementKind.Drop && statements.Skip(dropped + 1).Any(statement
            => StatementTarget.RenamedTo(text, statement) == table || StatementTarget.Created(text, statement) == table);
}

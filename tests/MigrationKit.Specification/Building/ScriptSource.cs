namespace MigrationKit.Specification.Building;

/// <summary>A script of a test set, and what the compiler would have found out about it.</summary>
public sealed record ScriptSource(string Sql)
{
    /// <summary>How it stands to the runner's transaction.</summary>
    public ScriptTransaction Transaction { get; init; } = ScriptTransaction.Inside;

    /// <summary>It wants foreign keys off.</summary>
    public bool ForeignKeysOff { get; init; }

    /// <summary>Why it is outside.</summary>
    public string OutsideReason { get; init; } = "";

    /// <summary>The beginnings of the statements that the runner leaves out, in order, each looked for behind the one before.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Number of statements; null where counting semicolons gives it.</summary>
    public int? Statements { get; init; }

    /// <summary>The line of the file that the script begins at.</summary>
    public int FirstLine { get; init; } = 1;

    public static implicit operator ScriptSource(string sql) => new(sql);
}

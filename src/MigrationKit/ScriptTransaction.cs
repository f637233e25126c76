namespace MigrationKit;

/// <summary>How a script stands to the runner's transaction.</summary>
public enum ScriptTransaction
{
    /// <summary>Runs inside it as it is.</summary>
    Inside,

    /// <summary>Brings its own BEGIN … COMMIT around everything; the runner leaves those out and runs the rest inside.</summary>
    Own,

    /// <summary>Leaves the transaction for pragmas and enters it again; the runner leaves those out and runs the rest inside.</summary>
    Reenters,

    /// <summary>Cannot run in one, or says <c>-- migration:transaction none</c>. Runs statement by statement, resumable.</summary>
    Outside,
}

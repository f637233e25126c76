namespace MigrationKit;

/// <summary>How a script stands to the runner's transaction.</summary>
public enum ScriptTransaction
{
    /// <summary>Runs inside it as it is.</summary>
    Inside,

    /// <summary>Brings one BEGIN … COMMIT of its own; the runner leaves those out and runs the rest inside.</summary>
    Own,

    /// <summary>Brings several, or leaves the transaction and enters it again; the runner leaves those out and runs the rest inside.</summary>
    Reenters,

    /// <summary>Cannot run in one, or says <c>-- migration:transaction none</c>. Runs statement by statement, resumable.</summary>
    Outside,
}

namespace MigrationKit.Compiler.Parsing;

/// <summary>How a script stands to the runner's transaction.</summary>
internal enum TransactionBehaviour
{
    /// <summary>Runs inside as it is.</summary>
    Inside,

    /// <summary>Brings one BEGIN … COMMIT of its own: those two are left out, the rest runs inside.</summary>
    Own,

    /// <summary>Brings several, or leaves the tool's transaction and enters it again: those statements are left out, the rest runs inside.</summary>
    Reenters,

    /// <summary>Cannot run in one (VACUUM, journal_mode, foreign keys both on and off) or says 'transaction none'.</summary>
    Outside,
}

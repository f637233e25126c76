namespace MigrationKit.Compiler.Parsing;

/// <summary>How a script stands to the runner's transaction.</summary>
internal enum TransactionBehaviour
{
    /// <summary>Runs inside as it is.</summary>
    Inside,

    /// <summary>Brings a BEGIN … COMMIT around everything: those two are left out, the rest runs inside.</summary>
    Own,

    /// <summary>Leaves the transaction for pragmas and enters it again: those statements are left out, the rest runs inside.</summary>
    Reenters,

    /// <summary>Cannot run in one (VACUUM, journal_mode, several transactions of its own) or says 'transaction none'.</summary>
    Outside,
}

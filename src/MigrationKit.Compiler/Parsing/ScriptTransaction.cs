namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// <see cref="ForeignKeysOff"/>: the script switches foreign_keys off, which SQLite ignores inside a transaction, so the runner does it before BEGIN.
/// <see cref="LeftOut"/>: indices of the statements that the runner does not execute because it does their work itself.
/// <see cref="Reason"/>: for <see cref="TransactionBehaviour.Outside"/>, what makes it so ('VACUUM', 'transaction none'); otherwise empty.
/// </summary>
internal sealed record ScriptTransaction(
    TransactionBehaviour Behaviour,
    bool ForeignKeysOff,
    EquatableArray<int> LeftOut,
    string Reason)
{
    public static ScriptTransaction Plain { get; } = new(TransactionBehaviour.Inside, false, default, "");
}

namespace MigrationKit.Compiler.Parsing;

/// <summary>What a statement is, as far as the runner or a rule needs to know it.</summary>
internal enum StatementKind
{
    Other,
    Begin,
    Commit,
    Rollback,
    Savepoint,
    Release,
    Pragma,
    Vacuum,
    Attach,
    Detach,
    Create,
    Alter,
    Drop,
    Insert,
    Update,
    Delete,
    Select,
}

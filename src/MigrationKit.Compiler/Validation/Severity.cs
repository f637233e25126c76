namespace MigrationKit.Compiler.Validation;

/// <summary>Error: cannot be applied, or breaks shipped history. Warning: will surprise you.</summary>
internal enum Severity
{
    Warning,
    Error,
}

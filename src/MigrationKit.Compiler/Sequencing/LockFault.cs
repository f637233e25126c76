namespace MigrationKit.Compiler.Sequencing;

/// <summary>Something in a lock file that cannot be read or does not add up.</summary>
internal sealed record LockFault(int Line, string Found);

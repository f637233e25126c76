using System.Data.Common;

namespace MigrationKit;

/// <summary>What a step gets to work with.</summary>
/// <param name="migration">The migration being applied.</param>
/// <param name="connection">The open connection that the migration runs on, already inside its transaction.</param>
public sealed class MigrationStepContext(Migration migration, DbConnection connection)
{
    /// <summary>The migration being applied.</summary>
    public Migration Migration { get; } = migration;

    /// <summary>
    /// The open connection, inside the migration's transaction. Neither close it nor commit:
    /// what the step writes is committed or rolled back together with the migration.
    /// </summary>
    public DbConnection Connection { get; } = connection;
}

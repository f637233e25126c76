namespace MigrationKit;

/// <summary>
/// A migration as a type. The generator writes one class a migration (<c>Migrations.M0003_AddEmail</c>), so that code can name one
/// and stops compiling when it is gone: <c>migrator.MigrateToAsync&lt;Migrations.M0003_AddEmail&gt;()</c>.
/// </summary>
public interface IMigration
{
    /// <summary>The migration's id, the file stem without direction: <c>0003_add_email</c>.</summary>
    static abstract string Id { get; }

    /// <summary>The set the migration belongs to.</summary>
    static abstract MigrationSet Set { get; }
}

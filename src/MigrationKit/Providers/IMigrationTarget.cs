namespace MigrationKit.Providers;

/// <summary>
/// Something that has to be told which database to migrate, as a host's builder has. A provider extends it (<c>UseSqlite</c>),
/// so that neither depends on the other.
/// </summary>
public interface IMigrationTarget
{
    /// <summary>Names the database.</summary>
    /// <param name="create">Creates it anew for each use, given the program's services and the options of the run; the target disposes it.</param>
    void UseDatabase(Func<IServiceProvider, MigrationOptions, IMigrationDatabase> create);
}

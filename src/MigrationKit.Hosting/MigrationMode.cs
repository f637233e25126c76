namespace MigrationKit.Hosting;

/// <summary>What a host does about its migrations before it starts anything else.</summary>
public enum MigrationMode
{
    /// <summary>Applies what is pending. Any number of instances may do so at once.</summary>
    Migrate,

    /// <summary>Starts only where nothing is pending and nothing stands against a run; writes nothing. For deployments that migrate with the command line.</summary>
    ValidateOnly,

    /// <summary>Waits until another instance has applied everything, for at most <see cref="MigrationHostingOptions.WaitTimeout"/>; writes nothing.</summary>
    WaitForMigration,

    /// <summary>
    /// Looks at nothing. For starting a program that was rolled back on a database that is newer and known to suit it;
    /// the health check still says how they stand.
    /// </summary>
    Off,
}

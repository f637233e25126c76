namespace MigrationKit;

/// <summary>Where back-ups go and how many stay. Files are named <c>{database}.{last applied id}.{UTC}.bak</c>, see docs/formats.md.</summary>
public sealed record BackupOptions
{
    private readonly int _keep = 5;

    /// <summary>The folder, created where it is missing; null or blank for the folder of the database.</summary>
    public string? Directory
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>
    /// How many back-ups of the database stay in the folder, the new one included. Older ones are deleted once the new one is verified;
    /// only files of that name that are back-ups of this database, and never the first one of the state that it is in now, because
    /// a program that fails at every start would otherwise push out the only good one. What cannot be deleted is named in
    /// <see cref="MigrationReport.BackupsNotDeleted"/>; the run goes on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Keep
    {
        get => _keep;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _keep = value;
        }
    }
}

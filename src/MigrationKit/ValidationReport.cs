namespace MigrationKit;

/// <summary>Whether the history in the database and the migrations in the program agree. Pending migrations are no disagreement.</summary>
public sealed class ValidationReport
{
    internal ValidationReport(string set, string database, IReadOnlyList<ValidationFinding> findings, IReadOnlyList<string> lookChanged)
    {
        Set = set;
        Database = database;
        Findings = findings;
        LookChanged = lookChanged;
    }

    /// <summary>The set's name.</summary>
    public string Set { get; }

    /// <summary>The database as a user knows it.</summary>
    public string Database { get; }

    /// <summary>All that would make a run refuse, the most telling first; empty where it would go ahead.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; }

    /// <summary>Ids of applied migrations whose comments or white space have changed since; accepted.</summary>
    public IReadOnlyList<string> LookChanged { get; }

    /// <summary>Nothing stands against a run.</summary>
    public bool IsValid => Findings.Count == 0;

    /// <summary>Throws what <see cref="Migrator.MigrateAsync"/> would throw.</summary>
    /// <exception cref="MigrationException">There are findings.</exception>
    public void ThrowIfInvalid()
    {
        if (!IsValid)
        {
            throw ValidationFinding.ToException(Findings);
        }
    }
}

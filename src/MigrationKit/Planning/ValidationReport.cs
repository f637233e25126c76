namespace MigrationKit;

/// <summary>Whether the history in the database and the migrations in the program agree, and whether the schema is the one that they make.
/// Pending migrations are no disagreement.</summary>
public sealed class ValidationReport
{
    internal ValidationReport(
        MigrationStatus status, IReadOnlyList<ValidationFinding> findings, IReadOnlyList<string> lookChanged, IReadOnlyList<SchemaDifference>? drift)
    {
        Status = status;
        Findings = findings;
        LookChanged = lookChanged;
        Drift = drift ?? [];
        DriftIsKnown = drift is not null;
    }

    /// <summary>The name that the set's history is kept under.</summary>
    public string Set => Status.Set;

    /// <summary>The database as a user knows it.</summary>
    public string Database => Status.Database;

    /// <summary>How each migration stands, by the same look at the history.</summary>
    public MigrationStatus Status { get; }

    /// <summary>All that would make a run refuse, the most telling first; empty where it would go ahead.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; }

    /// <summary>Ids of applied migrations whose comments or white space have changed since; accepted.</summary>
    public IReadOnlyList<string> LookChanged { get; }

    /// <summary>
    /// What was changed by hand: how the schema differs from the one that the migrations make. It does not keep a run from going ahead.
    /// Where other sets share the database, tables and views that this one does not know are taken for theirs.
    /// </summary>
    public IReadOnlyList<SchemaDifference> Drift { get; }

    /// <summary>
    /// The schema was compared: the set's folder has a schema.snapshot, the database has exactly the set's migrations,
    /// and its provider can read schemas.
    /// </summary>
    public bool DriftIsKnown { get; }

    /// <summary>Nothing stands against a run, and no drift was found.</summary>
    public bool IsValid => Findings.Count == 0 && Drift.Count == 0;

    /// <summary>
    /// The report for a person: the status in one line where nothing stands against a run, otherwise a line for each of at most eight findings or differences.
    /// </summary>
    public override string ToString() => ValidationText.Of(this);

    /// <summary>Throws what <see cref="Migrator.MigrateAsync"/> would throw, or else names the drift.</summary>
    /// <exception cref="MigrationException">There are findings, or there is drift (<see cref="MigrationErrorKind.SchemaDrift"/>).</exception>
    public void ThrowIfInvalid()
    {
        if (!IsValid)
        {
            throw ValidationFinding.ToException(Findings.Count > 0 ? Findings : Refusals.Drift(Drift, Set, Database));
        }
    }
}

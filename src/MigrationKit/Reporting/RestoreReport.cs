namespace MigrationKit;

/// <summary>A database as it was when a back-up was taken.</summary>
/// <param name="Database">The database as a user knows it.</param>
/// <param name="Backup">The back-up that it was restored from.</param>
/// <param name="Applied">Ids of the migrations that it has now, each once, in the order of application.</param>
/// <param name="TakenBack">Ids of the migrations that it had before and has no more.</param>
/// <param name="SizeBefore">Bytes before; 0 where there was no database.</param>
/// <param name="SizeAfter">Bytes after.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RestoreReport(
    string Database,
    string Backup,
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> TakenBack,
    long SizeBefore,
    long SizeAfter,
    TimeSpan Duration)
{
    /// <summary>
    /// The report for a person, in one line: <c>Restored SQLite database 'app.db' from 'app.db.0001_initial.20261121T094000Z.bak' in 12.5 ms: 1 migration applied, the last
    /// '0001_initial'; 1 taken back: '0002_add_email'.</c>
    /// </summary>
    public override string ToString() =>
        $"Restored {Database} from '{Backup}' in {Number.Time(Duration)}: "
        + (Applied.Count == 0 ? "no migration applied" : $"{Number.Of(Applied.Count, "migration")} applied, the last '{Applied[^1]}'")
        + (TakenBack.Count == 0 ? "." : FormattableString.Invariant($"; {TakenBack.Count} taken back: {NamedMigrations.Of(TakenBack)}."));
}

using System.Text.Json.Serialization;
using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Output;

/// <summary>How a folder stands in a database. Pending migrations are no failure; what would keep a run from starting is.</summary>
internal sealed record StatusResult(
    string Folder,
    bool DatabaseExists,
    string Set,
    string Database,
    IReadOnlyList<StateInfo> Migrations,
    IReadOnlyList<ErrorInfo> Findings,
    IReadOnlyList<ProblemInfo> Problems) : CommandResult("status")
{
    public string? ChainHead { get; init; }

    /// <summary>What was changed in the schema by hand; null where it was not asked for.</summary>
    public IReadOnlyList<DifferenceInfo>? Drift { get; init; }

    /// <summary>Whether the schema could be compared; null where it was not asked for.</summary>
    public bool? DriftIsKnown { get; init; }

    /// <summary>Migrations are pending, and the schema is what all of them make; null where it is not, or nothing says what they make.</summary>
    public bool? SchemaIsThere { get; init; }

    public int Pending => Migrations.Count(migration => migration.State == MigrationState.Pending);

    public override int ExitCode => Findings.Count + Problems.Count + (Drift?.Count ?? 0) == 0 ? Tool.ExitCode.Done : Tool.ExitCode.Failed;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines
    {
        get
        {
            yield return new OutputLine($"{Folder} (set '{Set}') in {Database}{(DatabaseExists ? "" : ", which does not exist yet")}");
            var width = Migrations.Max(migration => migration.Id.Length);
            foreach (var migration in Migrations)
            {
                yield return migration.ToLine(width);
            }

            yield return new OutputLine(FormattableString.Invariant(
                $"{Counted.Of(Migrations.Count, "migration")}, {Pending} pending."));
            if (SchemaIsThere == true)
            {
                yield return new OutputLine(
                    "note: the schema is already what all of these migrations make. If what is pending was done by hand, "
                    + "`migrationkit repair --mark-applied ID` records it; what only changes data is just pending.", Tone.Warning);
            }

            if (DriftIsKnown is { } isKnown)
            {
                yield return !isKnown ? new OutputLine("Drift: not looked for, because the database does not have exactly these migrations.", Tone.Warning)
                    : Drift is { Count: > 0 } ? new OutputLine($"Drift: {Counted.Of(Drift.Count, "difference")}.", Tone.Error)
                    : new OutputLine("Drift: none.", Tone.Good);
            }
        }
    }

    [JsonIgnore]
    public override IEnumerable<OutputLine> ErrorLines =>
    [
        .. Problems.Select(problem => problem.ToLine()),
        .. (Drift ?? []).Select(difference => new OutputLine("error: changed by hand: " + difference.Message, Tone.Error)),
        .. Findings.Select(finding => new OutputLine("error: " + finding.Message, Tone.Error)),
    ];

    public static StatusResult Of(Folder folder, bool databaseExists, MigrationStatus status, IEnumerable<ValidationFinding> findings) => new(
        folder.Name,
        databaseExists,
        status.Set,
        status.Database,
        [.. status.Migrations.Select(entry => StateInfo.Of(entry, folder.Name))],
        [.. findings.Select(finding => ErrorInfo.Of(finding, folder.Name))],
        [.. folder.Problems().Where(problem => problem.IsError())])
    {
        ChainHead = status.ChainHead,
    };
}

using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>What became of a lock file.</summary>
internal sealed record LockResult(
    string LockFile, bool Changed, int Locked, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : CommandResult("lock")
{
    /// <summary>Null for the folder's own lock file.</summary>
    public string? Environment { get; init; }

    /// <summary>Migrations whose line says something else now of what they do: 'id: destructive, was additive'.</summary>
    public IReadOnlyList<string> Impacts { get; init; } = [];

    /// <summary>Newly locked migrations of which nobody knows what they do, because they could not be run here.</summary>
    public int OfUnknownImpact { get; init; }

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. Added.Select(id => new OutputLine($"locked {id}", Tone.Good)),
        .. Removed.Select(id => new OutputLine($"no longer there: {id}", Tone.Warning)),
        .. Impacts.Select(impact => new OutputLine($"impact of {impact}", Tone.Warning)),
        .. OfUnknownImpact == 0
            ? Array.Empty<OutputLine>()
            : [new OutputLine($"impact of {Counted.Of(OfUnknownImpact, "migration")} is not known, because they do not run here; `migrationkit check` says why", Tone.Warning)],
        new OutputLine(Changed
            ? $"{LockFile}: {Counted.Of(Locked, "migration")}. Commit it with the migrations."
            : $"{LockFile}: nothing to add, all {Counted.Of(Locked, "migration")} {(Locked == 1 ? "is" : "are")} locked."),
    ];
}

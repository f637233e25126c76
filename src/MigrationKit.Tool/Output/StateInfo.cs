namespace MigrationKit.Tool.Output;

/// <summary>How one migration stands in a database.</summary>
internal sealed record StateInfo(string Id, MigrationState State)
{
    /// <summary>Null where the folder does not have the migration.</summary>
    public string? File { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public string? AppliedBy { get; init; }

    /// <summary>Marked as applied without having been run.</summary>
    public bool? Baseline { get; init; }

    public static StateInfo Of(MigrationStatusEntry entry, string folder) => new(entry.Id, entry.State)
    {
        File = entry.Migration is { } migration ? Path.Combine(folder, migration.Up.File) : null,
        AppliedAt = entry.Row?.AppliedAt,
        AppliedBy = entry.Row?.AppliedBy,
        Baseline = entry.Row is { } row ? row.Kind == HistoryKind.Baseline : null,
    };

    public OutputLine ToLine(int width)
    {
        var (word, tone) = State switch
        {
            MigrationState.Applied => ("applied", Tone.Good),
            MigrationState.LookChanged => ("applied, look changed", Tone.Good),
            MigrationState.Pending => ("pending", Tone.Warning),
            MigrationState.Interrupted => ("interrupted", Tone.Warning),
            MigrationState.Changed => ("CHANGED", Tone.Error),
            _ => ("NOT IN FOLDER", Tone.Error),
        };
        var when = AppliedAt is { } time ? FormattableString.Invariant($"  {time.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z") : "";
        return new OutputLine($"{Id.PadRight(width)}  {word}{when}{(Baseline == true ? "  (baseline)" : "")}", tone);
    }
}

using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>What migrate, rollback or baseline has done.</summary>
internal sealed record RunResult(string Command, string Folder, string Set, string Database, IReadOnlyList<ExecutedInfo> Migrations) : CommandResult(Command)
{
    [JsonIgnore]
    public string Verb { get; init; } = "";

    public int Transactions { get; init; }

    public double Milliseconds { get; init; }

    public double WaitedForLockMilliseconds { get; init; }

    /// <summary>Applied migrations whose comments or white space have changed since; accepted.</summary>
    public IReadOnlyList<string> LookChanged { get; init; } = [];

    /// <summary>What the database has from a newer version of the folder, all of it additive; nothing was run then.</summary>
    public IReadOnlyList<string> NewerMigrations { get; init; } = [];

    /// <summary>The back-up from before the run.</summary>
    public string? Backup { get; init; }

    /// <summary>Older back-ups that are too many and could not be deleted.</summary>
    public IReadOnlyList<BackupNotDeleted>? BackupsNotDeleted { get; init; }

    public string? FromChainHead { get; init; }

    public string? ToChainHead { get; init; }

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. Command == "baseline" && Migrations.Count > 0
            ? [new OutputLine($"{Verb}: {string.Join(", ", Migrations.Select(migration => migration.Id))}", Tone.Good)]
            : Array.Empty<OutputLine>(),
        .. LookChanged.Select(id => new OutputLine($"note: comments or white space of '{id}' have changed since it was applied; accepted.", Tone.Faint)),
        .. NewerMigrations.Select(id => new OutputLine($"note: the database has '{id}', which this folder does not; it only adds.", Tone.Faint)),
        .. Recorded.Select(migration => new OutputLine($"recorded {migration.Id}, whose script is not for this environment", Tone.Faint)),
        .. Backup is null ? Array.Empty<OutputLine>() : [new OutputLine($"back-up: {Backup}")],
        .. (BackupsNotDeleted ?? []).Select(left => new OutputLine($"note: {left}")),
        Summary(),
    ];

    // The bar of a terminal leaves nothing behind; a log has a line for each already.
    [JsonIgnore]
    public override IEnumerable<OutputLine> TerminalLines =>
        (Command == "baseline" ? [] : Executed).Select(migration => new OutputLine($"{Verb} {migration.Id}", Tone.Good)).Concat(Lines);

    private IEnumerable<ExecutedInfo> Recorded =>
        Command == "baseline" ? [] : Migrations.Where(migration => migration.Action == MigrationAction.RecordOnly);

    private IEnumerable<ExecutedInfo> Executed => Migrations.Except(Recorded);

    /// <param name="command">The command's name.</param>
    /// <param name="verb">What was done, as a participle: "applied".</param>
    /// <param name="folder">As the user called it.</param>
    /// <param name="report">What the runtime reports.</param>
    public static RunResult Of(string command, string verb, string folder, MigrationReport report) =>
        new(command, folder, report.Set, report.Database, [.. report.Migrations.Select(migration => ExecutedInfo.Of(migration, folder))])
        {
            Verb = verb,
            Transactions = report.Transactions,
            Milliseconds = Math.Round(report.Duration.TotalMilliseconds, 3),
            WaitedForLockMilliseconds = Math.Round(report.WaitedForLock.TotalMilliseconds, 3),
            LookChanged = report.LookChanged,
            NewerMigrations = report.NewerMigrations,
            Backup = report.BackupPath,
            BackupsNotDeleted = report.BackupsNotDeleted is { Count: > 0 } left ? left : null,
            FromChainHead = report.FromChainHead,
            ToChainHead = report.ToChainHead,
        };

    private OutputLine Summary()
    {
        if (Migrations.Count == 0)
        {
            return new OutputLine(Command == "rollback" && ToChainHead is null ? $"Nothing to do: the {Database} has no migration of this folder."
                : Command == "rollback"
                ? $"Nothing to do: the {Database} has nothing behind that migration."
                : $"Nothing to do: the {Database} is up to date.");
        }

        var recorded = Recorded.Count();
        return new OutputLine(FormattableString.Invariant(
            $"{Counted.Of(Migrations.Count - recorded, "migration")} {Verb}{(recorded == 0 ? "" : $", {recorded} recorded only")}, {Counted.Of(Transactions, "transaction")}, {Milliseconds:0} ms: {Database}."));
    }
}

using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay;
using MigrationKit.Replay.Engine;
using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// What each migration of a folder does, found out by running all of them: for the lock file, which is not to repeat what schema.snapshot
/// claims. Where they do not run here, what the snapshot says is all there is.
/// </summary>
internal static class FolderImpacts
{
    public static IReadOnlyDictionary<string, string> Of(Folder folder, CancellationToken cancellationToken)
    {
        var snapshot = Replayed(folder, cancellationToken) is { } text ? SnapshotReader.Read(text) : folder.Set.Source.Snapshot;
        return (snapshot?.Impacts ?? []).Where(impact => ImpactWord.IsKnown(impact.Impact)).GroupBy(impact => impact.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Impact, StringComparer.Ordinal);
    }

    private static string? Replayed(Folder folder, CancellationToken cancellationToken) =>
        folder.Set.Source.Dialect == SqlDialect.Sqlite && (NativeEngine.TryBindOwn() ?? NativeEngine.TryBindOfTheMachine()) is { } engine
            ? SetReplay.Run(engine, folder.Set, new ReplayOptions(ReplayOptions.DefaultTimeLimit) { WatchesSchema = true, TriesOnRows = false, CancellationToken = cancellationToken }).Snapshot
            : null;
}

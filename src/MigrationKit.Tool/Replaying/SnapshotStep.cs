using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Observing;
using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Replaying;

/// <summary>What becomes of schema.snapshot after a replay: written where the build is a developer's, compared where it is not.</summary>
internal static class SnapshotStep
{
    /// <summary>Without a file, and without a lock file that says what migrations do, there is nothing to compare, and a build that is not a developer's writes none.</summary>
    public static bool IsNeeded(string folder, CompiledSet set) =>
        !set.Source.IsContinuousIntegration || File.Exists(SnapshotFile.PathIn(folder)) || LockedImpacts.AreKnown(set.Sequence);

    /// <summary>Null where the file says what it should, or there is none.</summary>
    public static ReplayFact? Compare(string folder, string text) => File.Exists(SnapshotFile.PathIn(folder)) && SnapshotFile.IsStale(folder, text)
        ? new ReplayFact(ReplayFactKind.StaleSnapshot, SchemaSnapshot.FileName, new TextSpan(0, 0), Difference(SnapshotFile.Read(folder) ?? "", text))
        : null;

    private static string Difference(string committed, string expected)
    {
        if (SnapshotReader.Read(committed) is not { } old)
        {
            return "it is not there, or of another version";
        }

        var differences = SchemaDifferences.Between([.. old.Lines], [.. SnapshotReader.Read(expected)!.Lines]);
        return differences.Count switch
        {
            0 => "the schema is the same, but it says otherwise which migrations made it, what they do, or on which baseline",
            1 => differences[0].ToString(),
            _ => FormattableString.Invariant($"{differences[0]}, and {differences.Count - 1} more"),
        };
    }
}

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
    public static ReplayFact? Compare(string folder, string text) => Compare(folder, text, "");

    /// <summary>Writes the file. Where it cannot be written (a checkout that is mounted read-only), what is there has to be right, as in continuous integration.</summary>
    /// <param name="folder">The set's folder.</param>
    /// <param name="text">What it should say.</param>
    /// <param name="output">Gets what is worth telling.</param>
    /// <returns>Null where the file says what it should, or there is none and none can be.</returns>
    public static ReplayFact? Keep(string folder, string text, List<string> output)
    {
        try
        {
            if (SnapshotFile.Write(folder, text))
            {
                output.Add($"MigrationKit: wrote {SnapshotFile.PathIn(folder)}. Commit it with the migrations.");
            }

            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            output.Add($"MigrationKit: {SnapshotFile.PathIn(folder)} cannot be written: {failure.Message}");
            return Compare(folder, text, "; and it cannot be written here");
        }
    }

    private static ReplayFact? Compare(string folder, string text, string more) => File.Exists(SnapshotFile.PathIn(folder)) && SnapshotFile.IsStale(folder, text)
        ? new ReplayFact(ReplayFactKind.StaleSnapshot, SchemaSnapshot.FileName, new TextSpan(0, 0), Difference(SnapshotFile.Read(folder) ?? "", text) + more)
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

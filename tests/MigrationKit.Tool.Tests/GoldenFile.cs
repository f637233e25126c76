using System.Runtime.CompilerServices;

namespace MigrationKit.Tool.Tests;

/// <summary>What the program printed, kept in Golden/TEST.verified.txt.</summary>
internal static class GoldenFile
{
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "MigrationKit.Tool.Tests", "Golden");

    public static void Match(string printed, [CallerMemberName] string test = "") =>
        Snapshot.Match(Path.Combine(Folder, $"{test}.verified.txt"), printed);
}

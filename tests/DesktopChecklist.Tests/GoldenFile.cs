using System.Runtime.CompilerServices;

namespace DesktopChecklist.Tests;

/// <summary>The ticked checklist, kept in Golden/TEST.verified.txt.</summary>
internal static class GoldenFile
{
    public static void Match(ChecklistOutput output, [CallerMemberName] string test = "") => Snapshot.Match(
        Path.Combine(RepositoryRoot.Path, "tests", "DesktopChecklist.Tests", "Golden", $"{test}.verified.txt"), output.Scrubbed);
}

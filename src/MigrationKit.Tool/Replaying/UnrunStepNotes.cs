using MigrationKit.Replay;

namespace MigrationKit.Tool.Replaying;

/// <summary>What a replay did not see because it runs no C# step: no problem, and worth knowing where nothing is reported.</summary>
internal static class UnrunStepNotes
{
    /// <param name="folder">As the user called it.</param>
    /// <param name="result">What the replay of it showed.</param>
    public static IEnumerable<string> Of(string folder, ReplayResult result)
    {
        if (result.EndedBehindStep is { } ended)
        {
            yield return $"the replay of {folder} ended before {ended}: a C# step before it may make that, and a replay runs none. What is behind was not judged, and schema.snapshot stays as it is. Where SQL can make it, write it in SQL.";
        }

        if (result.NotAsked.Count > 0)
        {
            yield return $"what {string.Join(", ", result.NotAsked)} {(result.NotAsked.Count == 1 ? "requires and ensures was" : "require and ensure was")} not asked: C# steps run before it, and a replay runs none.";
        }
    }
}

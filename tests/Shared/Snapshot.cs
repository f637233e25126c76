namespace MigrationKit.Tests.Shared;

/// <summary>
/// Golden files: NAME.verified.EXT is committed, NAME.received.EXT is what came instead. SNAPSHOT_ACCEPT=1 accepts what came.
/// </summary>
internal static class Snapshot
{
    public static void Match(string verifiedPath, string actual) =>
        Match(verifiedPath, actual, Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1");

    public static void Match(string verifiedPath, string actual, bool accept)
    {
        var receivedPath = verifiedPath.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var expected = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            File.Delete(receivedPath);
            return;
        }

        if (accept)
        {
            File.WriteAllText(verifiedPath, actual);
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, actual);
        Assert.Fail(
            $"'{Path.GetFileName(verifiedPath)}' {(expected is null ? "does not exist" : "differs")}; "
            + $"SNAPSHOT_ACCEPT=1 accepts '{Path.GetFileName(receivedPath)}'.\n--- expected\n{expected}\n--- actual\n{actual}");
    }
}

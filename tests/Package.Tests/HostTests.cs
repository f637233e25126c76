namespace Package.Tests;

/// <summary>A web app with two references.</summary>
public sealed class HostTests(ConsumerFolders folders)
{
    [Fact]
    public async Task AWebAppMigratesBeforeItServesAndReportsItsHealth()
    {
        var app = folders.Fresh("Host");

        (await app.RestoreAndBuildAsync()).Succeeds();
        var run = (await app.RunAsync()).Succeeds();

        Assert.Contains("running '0001_initial' (1 of 1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("health: Healthy", run.Output, StringComparison.Ordinal);
    }
}

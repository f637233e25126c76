namespace Package.Tests;

/// <summary>A replay answers for what was asked last, and for nothing else.</summary>
public sealed class OutdatedReplayTests(ConsumerFolders folders)
{
    [Fact]
    public async Task WhatTheReplayWroteIsWrittenAgainOnceItIsDeleted()
    {
        var app = folders.BuiltApp();
        Assert.False(await ReplaysAsync(app));

        File.Delete(app["Migrations/schema.snapshot"]);
        Assert.True(await ReplaysAsync(app));
        Assert.True(File.Exists(app["Migrations/schema.snapshot"]));

        File.Delete(Assert.Single(Stamps(app)));
        Assert.True(await ReplaysAsync(app));
        Assert.False(await ReplaysAsync(app));
    }

    [Fact]
    public async Task AnotherLimitIsAnotherReplayAndSoIsTheOneBefore()
    {
        var app = folders.BuiltApp();

        Assert.True(await ReplaysAsync(app, "-p:MigrationKitReplayTimeout=31"));
        Assert.False(await ReplaysAsync(app, "-p:MigrationKitReplayTimeout=31"));

        // Left behind, as by a build that ended before it cleaned up.
        var stamp = Assert.Single(Stamps(app));
        var kept = File.ReadAllText(stamp);
        Assert.True(await ReplaysAsync(app));
        File.WriteAllText(stamp, kept);
        (await app.Write("Migrations/0004_new.sql", "CREATE TABL broken;\n").BuildAsync()).Fails();

        Assert.Empty(Stamps(app));
    }

    [Fact]
    public async Task OfTwoFoldersTheOneThatFailedIsReplayedUntilItIsMended()
    {
        var app = folders.BuiltApp()
            .Write("Billing/Migrations/0001_bill.sql", "CREATE TABLE bill (id INTEGER PRIMARY KEY);\n")
            .Write("Orders/Migrations/0001_order.sql", "CREATE TABLE purchase (id INTEGER PRIMARY KEY;\n");

        (await app.BuildAsync()).Fails();
        var second = (await app.BuildAsync()).Fails();
        app.Edit("Orders/Migrations/0001_order.sql", "KEY;", "KEY);");

        Assert.NotEmpty(second.Lines("Orders/Migrations/0001_order.sql(1,"));
        Assert.True(await ReplaysAsync(app));
        Assert.Equal(3, Stamps(app).Length);
        Assert.False(await ReplaysAsync(app));

        File.Delete(app["Billing/Migrations/schema.snapshot"]);
        var one = (await app.BuildAsync("-v:d")).Succeeds();
        Assert.Single(one.Lines(".replay.rsp"));
        Assert.True(File.Exists(app["Billing/Migrations/schema.snapshot"]));
    }

    private static async Task<bool> ReplaysAsync(Consumer app, params string[] arguments) =>
        (await app.BuildAsync(["-v:d", .. arguments])).Succeeds().Lines(".replay.rsp").Count > 0;

    private static string[] Stamps(Consumer app) => Directory.GetFiles(app["obj"], "*.replay.verified", SearchOption.AllDirectories);
}

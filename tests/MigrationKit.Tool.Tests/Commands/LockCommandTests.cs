namespace MigrationKit.Tool.Tests.Commands;

public sealed class LockCommandTests
{
    private const string Sql = "CREATE TABLE t (a);\n";

    [Fact]
    public async Task WhatIsNewIsAddedAndNamed()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql).With("R__view.sql", "SELECT 1;\n");

        var first = (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        folder.With("0002_more.sql", "CREATE TABLE u (a);\n");
        var second = (await InProcess.RunAsync("lock", folder.Path)).Expect(0);

        Assert.StartsWith("locked 0001_initial\n", first.Out, StringComparison.Ordinal);
        Assert.StartsWith("locked 0002_more\n", second.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("R__view", folder.Read("migrations.lock"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameFolderGivesTheSameBytesAndIsNotWrittenTwice()
    {
        using var one = new TempFolder().With("0001_initial.sql", Sql).With("8. Odd näme.sql", "SELECT 1;\r\n");
        using var two = new TempFolder().With("8. Odd näme.sql", "SELECT 1;\n").With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", one.Path)).Expect(0);
        (await InProcess.RunAsync("lock", two.Path)).Expect(0);
        Assert.Equal(one.Read("migrations.lock"), two.Read("migrations.lock"));
        Assert.DoesNotContain('\r', one.Read("migrations.lock"));

        File.SetAttributes(one["migrations.lock"], FileAttributes.ReadOnly);
        File.SetLastWriteTimeUtc(one["migrations.lock"], DateTime.UnixEpoch);
        var again = (await InProcess.RunAsync("lock", one.Path)).Expect(0);

        Assert.Contains("nothing to add, all 2 migrations are locked", again.Out, StringComparison.Ordinal);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(one["migrations.lock"]));
    }

    [Fact]
    public async Task WhatEachMigrationDoesStandsInItsLine()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql).With("0002_gone.sql", "DROP TABLE t;\n");

        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);

        Assert.Equal(["additive", "destructive"], folder.Read("migrations.lock").Split('\n')[1..3].Select(line => line.Split("  ")[3]));
        (await InProcess.RunAsync("check", folder.Path, "--ci")).Expect(0);
    }

    [Fact]
    public async Task AFileOfTheVersionBeforeKeepsItsLinesAndGetsTheirImpact()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        var whole = folder.Read("migrations.lock");
        folder.With("migrations.lock", whole.Replace("# migrationkit lock 2:", "# migrationkit lock 1:", StringComparison.Ordinal).Replace("  additive\n", "\n", StringComparison.Ordinal));

        (await InProcess.RunAsync("check", folder.Path, "--ci")).Expect(0);
        var run = (await InProcess.RunAsync("lock", folder.Path)).Expect(0);

        Assert.EndsWith("migrations.lock: 1 migration. Commit it with the migrations.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(whole, folder.Read("migrations.lock"));
    }

    [Fact]
    public async Task WhereTheyDoNotRunTheImpactIsNotKnown()
    {
        using var folder = new TempFolder().With("0001_initial.sql", "INSERT INTO elsewhere VALUES (1);\n");

        var run = (await InProcess.RunAsync("lock", folder.Path)).Expect(0);

        Assert.Contains("impact of 1 migration is not known", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("  unknown", folder.Read("migrations.lock").Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImpactThatIsNotTrueFailsTheCheckUntilItIsLockedAgain()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql).With("0002_gone.sql", "DROP TABLE t;\n");
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        (await InProcess.RunAsync("schema", folder.Path, "--write")).Expect(0);
        var (whole, snapshot) = (folder.Read("migrations.lock"), folder.Read("schema.snapshot"));

        // Also where the snapshot tells the same lie as the lock file did once, what counts is what the migration does.
        folder.With("migrations.lock", whole.Replace("destructive", "additive", StringComparison.Ordinal));
        var check = (await InProcess.RunAsync("check", folder.Path)).Expect(1);
        var run = (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        folder.With("schema.snapshot", snapshot.Replace("destructive", "additive", StringComparison.Ordinal));
        var lying = (await InProcess.RunAsync("check", folder.Path, "--ci")).Expect(1);

        Assert.Contains("migrations.lock(3,1,3,1): error MK4021: 'migrations.lock' says of '0002_gone'", check.Out, StringComparison.Ordinal);
        Assert.Contains("impact of 0002_gone: destructive, was additive\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(whole, folder.Read("migrations.lock"));
        Assert.Contains("error MK4020: ", lying.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditedMigrationIsRefusedAndTheLockStays()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        var before = folder.Read("migrations.lock");
        folder.With("0001_initial.sql", "CREATE TABLE t (b);\n").With("0002_new.sql", Sql);

        var run = (await InProcess.RunAsync("lock", folder.Path)).Expect(1);

        Assert.Contains("error MK3101: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("has 1 error. Nothing was locked.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("migrations.lock"));
    }

    [Fact]
    public async Task ALineStaysAsItShippedWhereOnlyCommentsChanged()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        var line = folder.Read("migrations.lock").Split('\n')[1];
        folder.With("0001_initial.sql", "-- a comment\n" + Sql).With("0002_new.sql", "SELECT 1;\n");

        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);

        Assert.Equal(line, folder.Read("migrations.lock").Split('\n')[1]);
        var check = (await InProcess.RunAsync("check", folder.Path)).Expect(0);
        Assert.Contains("warning MK3102: ", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterAMergeOneSidesFileIsTakenAndTheOtherSideAdded()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        folder.With("0002_ours.sql", "SELECT 1;\n");
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        var ours = folder.Read("migrations.lock");
        folder.With("0003_theirs.sql", "SELECT 2;\n").With("migrations.lock", ours + "<<<<<<< HEAD\n");

        var conflict = (await InProcess.RunAsync("lock", folder.Path)).Expect(1);
        folder.With("migrations.lock", ours);
        var run = (await InProcess.RunAsync("lock", folder.Path)).Expect(0);

        Assert.Contains("error MK3107: ", conflict.Error, StringComparison.Ordinal);
        Assert.Contains("take one side's file, then run `migrationkit lock", conflict.Error, StringComparison.Ordinal);
        Assert.StartsWith("locked 0003_theirs\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALockFileEditedByHandIsNotMadeGoodByLocking()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql).With("0002_more.sql", "SELECT 1;\n");
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        var tampered = string.Join('\n', folder.Read("migrations.lock").Split('\n').Where(line => !line.StartsWith("0002", StringComparison.Ordinal)));
        folder.With("migrations.lock", tampered).With("0002_more.sql", "SELECT 2;\n");

        (await InProcess.RunAsync("lock", folder.Path)).Expect(1);

        Assert.Equal(tampered, folder.Read("migrations.lock"));
    }

    [Fact]
    public async Task AFolderWithErrorsIsNotLocked()
    {
        using var folder = new TempFolder().With("0001_initial.sql", "SELECT 'open\n");

        (await InProcess.RunAsync("lock", folder.Path)).Expect(1);

        Assert.Equal(["0001_initial.sql"], folder.Files());
    }

    [Fact]
    public async Task ALiveHistoryBecomesAnEnvironmentsLockFile()
    {
        using var folder = new TempFolder();
        folder.With("Migrations/0001_initial.sql", Sql).With("Migrations/0002_more.sql", "CREATE TABLE u (a);\n");
        var (set, database) = (folder["Migrations"], folder["app.db"]);
        (await InProcess.RunAsync("migrate", set, "--database", database, "--to", "0001_initial")).Expect(0);

        var run = (await InProcess.RunAsync("lock", set, "--from-database", database, "--environment", "production", "--json")).Expect(0);
        folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (b);\n");
        var check = (await InProcess.RunAsync("check", set)).Expect(1);

        Assert.Equal("production", run.Json.GetProperty("environment").GetString());
        Assert.Equal("0001_initial", run.Json.GetProperty("added")[0].GetString());
        Assert.DoesNotContain("0002_more", folder.Read("Migrations/migrations.production.lock"), StringComparison.Ordinal);
        Assert.Contains("is applied in production (migrations.production.lock)", check.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["Migrations/migrations.lock"]));
    }

    [Fact]
    public async Task ADatabaseWithoutHistoryIsRefusedAndNotCreated()
    {
        using var folder = new TempFolder();
        folder.With("Migrations/0001_initial.sql", Sql);

        var run = (await InProcess.RunAsync(
            "lock", folder["Migrations"], "--from-database", folder["app.db"], "--environment", "production")).Expect(1);

        Assert.Contains("has no history of set 'Migrations'", run.Error, StringComparison.Ordinal);
        Assert.Equal(["Migrations/0001_initial.sql"], folder.Files());
    }

    [Fact]
    public async Task AnotherSetsHistoryIsNamed()
    {
        using var folder = new TempFolder();
        folder.With("Migrations/0001_initial.sql", Sql);
        (await InProcess.RunAsync("migrate", folder["Migrations"], "-d", folder["app.db"], "--name", "App")).Expect(0);

        var run = (await InProcess.RunAsync(
            "lock", folder["Migrations"], "--from-database", folder["app.db"], "--environment", "production")).Expect(1);

        Assert.Contains("It has one of 'App': name the one that is meant with --name.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--environment", "production")]
    [InlineData("--from-database", "app.db")]
    [InlineData("--from-database", "app.db", "--environment", "../prod")]
    [InlineData("--from-database", "app.db", "--environment", "")]
    public async Task HalfACallIsAWrongCall(params string[] options)
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);

        (await InProcess.RunAsync(["lock", folder.Path, .. options])).Expect(2);

        Assert.Equal(["0001_initial.sql"], folder.Files());
    }
}

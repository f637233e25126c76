using Microsoft.Extensions.DependencyInjection;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

public sealed class WaitForMigrationTests : IDisposable
{
    private readonly TempDatabase _database = new();

    private TestHost Waiting(TimeProvider time, params string[] settings) => TestHost.Of(
        services =>
        {
            services.AddSingleton(time);
            services.AddMigrations(Sets.Two).UseSqlite(_database.ConnectionString);
        },
        ["Mode=WaitForMigration", .. settings]);

    [Fact]
    public async Task TheHostStartsAsSoonAsAnotherInstanceHasMigrated()
    {
        var looks = 0;
        using var host = Waiting(new LeapingTime(() =>
        {
            if (++looks == 3)
            {
                SqliteMigrator.MigrateAsync(_database.ConnectionString, Sets.Two).GetAwaiter().GetResult();
            }
        }));

        await host.RunAsync();

        Assert.Equal(["1010 Waiting", "1009 Validated"], host.Log.Events);
        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task NothingIsWaitedForWhereNothingIsPending()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        using var host = Waiting(new LeapingTime(() => Assert.Fail("It waited.")));

        await host.RunAsync();

        Assert.Equal(["1009 Validated"], host.Log.Events);
    }

    [Fact]
    public async Task TheWaitEndsAndSaysWhatIsPending()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = Waiting(new LeapingTime(), "WaitTimeout=00:05:00", "WaitInterval=00:01:00");

        var error = await host.FailAsync();

        Assert.StartsWith("No other instance applied the migrations within 00:05:00. Migration '0002_add_email'", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0002_add_email"], error.Pending);
    }

    [Fact]
    public async Task TheLastLookIsAtTheEndOfTheWaitHoweverSeldomItLooks()
    {
        var time = new LeapingTime();
        using var host = Waiting(time, "WaitTimeout=00:05:00", "WaitInterval=01:00:00");

        await host.FailAsync();

        Assert.Equal(TimeSpan.FromMinutes(5), time.GetElapsedTime(0));
    }

    [Fact]
    public async Task WhatCannotPassByItselfIsNotWaitedFor()
    {
        _database.Execute("CREATE TABLE migration_history (version TEXT)");
        using var host = Waiting(new LeapingTime(() => Assert.Fail("It waited.")));

        Assert.Equal(MigrationErrorKind.InvalidHistory, (await host.FailAsync()).Error?.Kind);
    }

    [Fact]
    public async Task AnEditedMigrationIsNotWaitedForAndDoesNotStart()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(
            services =>
            {
                services.AddSingleton<TimeProvider>(new LeapingTime(() => Assert.Fail("It waited.")));
                services.AddMigrations(Sets.OneEdited).UseSqlite(_database.ConnectionString);
            },
            "Mode=WaitForMigration");

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, (await host.FailAsync()).Error?.Kind);
    }

    [Fact]
    public async Task ADatabaseThatTheOtherInstanceHoldsIsWaitedFor()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        using var holder = _database.Open();
        TempDatabase.Execute(holder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (x);");
        using var host = Waiting(new LeapingTime(holder.Close), "LockTimeout=00:00:00");

        await host.RunAsync();

        Assert.Equal(["1017 WaitingToRead", "1009 Validated"], host.Log.Events);
    }

    [Theory]
    [InlineData("10:00:00")]
    [InlineData("-00:00:00.001")]
    public async Task ALockIsNotWaitedForBeyondTheEndOfTheWait(string lockTimeout)
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        using var holder = _database.Open();
        TempDatabase.Execute(holder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (x);");
        var time = new LeapingTime();
        using var host = Waiting(time, "LockTimeout=" + lockTimeout, "WaitTimeout=00:00:07");

        var error = await host.FailAsync();
        Assert.Contains("No other instance applied the migrations within 00:00:07.", error.Message, StringComparison.Ordinal);
        Assert.Contains("is locked by another process or connection, waited 1 s", error.Message, StringComparison.Ordinal);
        Assert.InRange(time.GetElapsedTime(0), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
        Assert.Equal(["1017 WaitingToRead"], host.Log.Events);
    }

    [Fact]
    public async Task ALockThatTheLastLooksMeetDoesNotMakeTheWaitLonger()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var holder = _database.Open();
        var leaps = 0;
        var time = new LeapingTime(() =>
        {
            if (++leaps == 6)
            {
                TempDatabase.Execute(holder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (x);");
            }
        });
        using var host = Waiting(time, "WaitTimeout=00:00:07");

        Assert.Contains("is locked by another process", (await host.FailAsync()).Message, StringComparison.Ordinal);
        Assert.InRange(time.GetElapsedTime(0), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task AFileThatTheOtherInstanceHasToCreateIsWaitedFor()
    {
        using var host = TestHost.Of(
            services =>
            {
                services.AddSingleton<TimeProvider>(new LeapingTime(() =>
                    SqliteMigrator.MigrateAsync(_database.ConnectionString, Sets.Two).GetAwaiter().GetResult()));
                services.AddMigrations(Sets.Two).UseSqlite(_database.ConnectionString + ";Mode=ReadOnly");
            },
            "Mode=WaitForMigration");

        await host.RunAsync();

        Assert.Equal(["1017 WaitingToRead", "1009 Validated"], host.Log.Events);
    }

    [Fact]
    public async Task AStartThatIsStoppedWhileItWaitsSaysSoWithoutAStack()
    {
        using var stop = new CancellationTokenSource();
        using var host = Waiting(new LeapingTime(stop.Cancel));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.StartAsync(stop.Token));

        Assert.Equal("The start was cancelled while the migrations 'Migrations' were looked after. This instance has written nothing.", error.ToString());
    }

    public void Dispose() => _database.Dispose();
}

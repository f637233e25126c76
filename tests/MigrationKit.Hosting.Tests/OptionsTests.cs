using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

public sealed class OptionsTests : IDisposable
{
    private readonly TempDatabase _database = new();

    private MigrationHostingOptions Read(params string[] settings)
    {
        using var host = TestHost.Of(Sets.One, _database, settings);
        return host.Services.GetRequiredService<IOptionsMonitor<MigrationHostingOptions>>().Get("Migrations");
    }

    private async Task<string> RefusalAsync(params string[] settings)
    {
        using var host = TestHost.Of(Sets.One, _database, settings);
        var error = await host.FailAsync();
        Assert.IsType<OptionsValidationException>(error.InnerException);
        Assert.EndsWith("\nCorrect the configuration and start again; no database was opened.", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
        return error.Message;
    }

    [Fact]
    public void EverySettingIsReadFromTheConfiguration()
    {
        string[] settings =
        [
            "Mode=ValidateOnly", "WaitTimeout=00:10:00", "WaitInterval=00:00:05", "HistoryTable=schema_migrations", "SetName=Old",
            "TransactionMode=PerMigration", "AllowOutOfOrder=true", "LockTimeout=00:01:00", "StatementTimeout=00:00:20", "AppliedBy=me", "Environment=production",
            "Backup=true", "BackupDirectory=backups", "BackupKeep=3", "RefuseWhileInUse=true", "RequireAtMostRows=1000", "QuickCheck=true", "Optimize=true",
        ];

        var options = Read(settings);
        var properties = typeof(MigrationHostingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        Assert.Equal(
            settings.Order(StringComparer.Ordinal),
            properties.Select(property => $"{property.Name}={property.GetValue(options)}".Replace("=True", "=true", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatIsSaidForOneSetComesAfterWhatIsSaidForAll()
    {
        using var host = TestHost.Of(
            services =>
            {
                services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString);
                services.AddMigrations(Sets.One, "Other").UseSqlite(_database.ConnectionString);
            },
            "LockTimeout=00:01:00", "HistoryTable=ours", "Sets:Migrations:LockTimeout=00:02:00", "Sets:Other:LockTimeout=00:03:00");
        var options = host.Services.GetRequiredService<IOptionsMonitor<MigrationHostingOptions>>().Get("Migrations");

        Assert.Equal((TimeSpan.FromMinutes(2), "ours"), (options.LockTimeout, options.HistoryTable));
    }

    [Fact]
    public async Task CodeComesLast()
    {
        using var host = TestHost.Of(
            services => services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString)
                .Configure(options => options.HistoryTable = "by_code")
                .ConfigureMigrator(options => options with { AppliedBy = options.HistoryTable + " and refined" }),
            "HistoryTable=by_configuration");

        await host.RunAsync();

        Assert.Equal("by_code and refined", _database.Query("SELECT applied_by FROM by_code"));
    }

    [Theory]
    [InlineData("LockTimeout=30", "'MigrationKit:LockTimeout' is '30'; it has to be a time as hours:minutes:seconds, such as 00:00:30.")]
    [InlineData("Mode=Validate", "'MigrationKit:Mode' is 'Validate'; it has to be one of Migrate, ValidateOnly, WaitForMigration, Off.")]
    [InlineData("Mode=1", "'MigrationKit:Mode' is '1'; it has to be one of Migrate, ValidateOnly, WaitForMigration, Off.")]
    [InlineData("AllowOutOfOrder=yes", "'MigrationKit:AllowOutOfOrder' is 'yes'; it has to be true or false.")]
    [InlineData("LockTimout=00:00:30", "'MigrationKit:LockTimout' is no setting. There are Mode, WaitTimeout,")]
    [InlineData("Sets:Migrations:Sets=x", "'MigrationKit:Sets:Migrations:Sets' is no setting.")]
    [InlineData("LockTimeout=-00:00:01", "LockTimeout is -00:00:01; it has to be zero or more.")]
    [InlineData("WaitTimeout=-00:00:01", "WaitTimeout is -00:00:01; it has to be zero or more.")]
    [InlineData("WaitInterval=00:00:00", "WaitInterval is 00:00:00; it has to be more than zero.")]
    [InlineData("StatementTimeout=00:00:00", "StatementTimeout is 00:00:00; it has to be more than zero.")]
    [InlineData("BackupKeep=0", "BackupKeep is 0; the back-up that was just taken stays, so it has to be 1 or more.")]
    [InlineData("RequireAtMostRows=many", "'MigrationKit:RequireAtMostRows' is 'many'; it has to be a whole number, zero or more.")]
    [InlineData("LockTimeout:Seconds=30", "'MigrationKit:LockTimeout:Seconds' is no setting; 'MigrationKit:LockTimeout' itself has to be a time as hours:minutes:seconds, such as 00:00:30.")]
    [InlineData("HistoryTable= ", "HistoryTable is empty; it has to be the name of a table.")]
    public async Task AWrongSettingKeepsTheHostFromStartingAndIsNamed(string setting, string message) =>
        Assert.StartsWith("Migrations 'Migrations': " + message, await RefusalAsync(setting), StringComparison.Ordinal);

    [Fact]
    public async Task WhatCodeSetsIsJudgedTheSame()
    {
        using var host = TestHost.Of(services => services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString).Configure(options =>
        {
            options.Mode = (MigrationMode)9;
            options.TransactionMode = (TransactionMode)9;
            options.RequireAtMostRows = -1;
            options.LockTimeout = Timeout.InfiniteTimeSpan;
        }));

        Assert.Equal(
            [
                "Migrations 'Migrations': RequireAtMostRows is -1; it has to be zero or more.",
                "Migrations 'Migrations': TransactionMode is 9; it has to be one of WholeRun, PerMigration, None.",
                "Migrations 'Migrations': Mode is 9; it has to be one of Migrate, ValidateOnly, WaitForMigration, Off.",
                "Correct the configuration and start again; no database was opened.",
            ],
            (await host.FailAsync()).Message.Split('\n'));
    }

    [Fact]
    public async Task EverythingThatIsWrongIsSaidAtOnce() =>
        Assert.Equal(2, (await RefusalAsync("Mode=x", "LockTimeout=-00:00:01")).Split("Migrations 'Migrations': ", StringSplitOptions.RemoveEmptyEntries).Length);

    [Theory]
    [InlineData("Sets:Migratons:LockTimeout=00:00:01", "'MigrationKit:Sets:Migratons' is of no set. There is one, 'Migrations'.\n")]
    [InlineData("Sets:Migratons=", "'MigrationKit:Sets:Migratons' is of no set. There is one, 'Migrations'.\n")]
    [InlineData("Sets=Migrations", "'MigrationKit:Sets' is 'Migrations'; it has to be a section with the settings of one set each, such as MigrationKit:Sets:Migrations:Mode.\n")]
    public async Task AMisspeltSetKeepsTheHostFromStartingAndThoseThatThereAreAreNamed(string setting, string message) =>
        Assert.StartsWith(message, await RefusalAsync(setting), StringComparison.Ordinal);

    [Fact]
    public async Task AMisspeltSetIsSaidOnceWhereThereAreSeveralAndBesideWhatElseIsWrong()
    {
        using var host = TestHost.Of(
            services =>
            {
                services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString);
                services.AddMigrations(Sets.One, "Other").UseSqlite(_database.ConnectionString);
            },
            "Sets:Others:Mode=Off",
            "Sets:Other:Mode=Of");

        var lines = (await host.FailAsync()).Message.Split('\n');

        Assert.Equal(
            [
                "Migrations 'Other': 'MigrationKit:Sets:Other:Mode' is 'Of'; it has to be one of Migrate, ValidateOnly, WaitForMigration, Off.",
                "'MigrationKit:Sets:Others' is of no set. There are 'Migrations', 'Other'.",
                "Correct the configuration and start again; no database was opened.",
            ],
            lines);
    }

    [Theory]
    [InlineData("MIGRATIONS")]
    [InlineData("eu:1")]
    public async Task TheNameOfASetIsFoundAsConfigurationFindsIt(string name)
    {
        using var host = TestHost.Of(
            services =>
            {
                services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString);
                services.AddMigrations(Sets.Of("Other", ("0001_other", "CREATE TABLE other (id);")), "eu:1").UseSqlite(_database.ConnectionString);
            },
            $"Sets:{name}:HistoryTable=ours");

        await host.RunAsync();

        Assert.Equal("1", _database.Query("SELECT count(*) FROM ours"));
    }

    [Fact]
    public async Task ASetWithoutADatabaseIsRefused()
    {
        using var host = TestHost.Of(services => services.AddMigrations(Sets.One));

        var error = await host.FailAsync();

        Assert.StartsWith("Migrations 'Migrations': no database is named. Follow AddMigrations(…) with UseSqlite(…), or UseDatabase(…) for another provider.\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralWrongSetsAreOneErrorWithoutAStack()
    {
        using var host = TestHost.Of(
            services =>
            {
                services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString);
                services.AddMigrations(Sets.One, "Other").UseSqlite(_database.ConnectionString);
            },
            "Mode=x");

        var error = await host.FailAsync();

        Assert.StartsWith("Migrations 'Migrations': 'MigrationKit:Mode' is 'x'", error.Message, StringComparison.Ordinal);
        Assert.Contains("\nMigrations 'Other': 'MigrationKit:Mode' is 'x'", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, error.ToString());
    }

    [Fact]
    public async Task AConnectionStringThatCannotBeReadIsOneReadableError()
    {
        using var host = TestHost.Of(services => services.AddMigrations(Sets.One).UseSqlite("garbage"));

        var error = await host.FailAsync();

        Assert.StartsWith("The connection string of the SQLite database cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, error.ToString());
    }

    public void Dispose() => _database.Dispose();
}

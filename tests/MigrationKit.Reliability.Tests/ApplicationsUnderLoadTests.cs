using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>Applications go on reading and writing while another process migrates: they see the old schema or the new one.</summary>
public sealed class ApplicationsUnderLoadTests
{
    private const int Migrations = 6;

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task AReaderSeesOldOrNewAndAWriterLosesNothing(string journal)
    {
        using var database = new TempDatabase(journal);
        await database.MigrateAsync(Sets.Items(1));
        var rows = Extent.Of(usual: 20_000, full: 500_000);
        database.Execute(FormattableString.Invariant(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO item(name) SELECT 'name ' || i FROM n"));
        using var reader = TestProcess.Start("read", database.ConnectionString);
        using var writer = TestProcess.Start("write", database.ConnectionString);
        Assert.True(reader.WaitFor("working"), reader.ToString());
        Assert.True(writer.WaitFor("working"), writer.ToString());

        using var migrating = TestProcess.Start(database.ConnectionString, FormattableString.Invariant($"items:{Migrations}"));
        migrating.Go();
        Assert.True(migrating.Finish() == 0, migrating.ToString());
        reader.Go();
        writer.Go();
        var read = reader.Next("reads", "half");
        var written = writer.Next("writes");
        Assert.True(reader.Finish() == 0, reader.ToString());
        Assert.True(writer.Finish() == 0, writer.ToString());

        // Nothing between: all migrations are one transaction.
        Assert.Matches($" seen 1(,{Migrations})?$", read);
        Assert.Equal(FormattableString.Invariant($"{rows + int.Parse(written.Split(' ')[1], null)}"), database.Query("SELECT count(*) FROM item"));
        Assert.Equal("ok", database.Query("PRAGMA integrity_check"));
        Extent.Tell($"{journal}, {rows} rows: {read}; {written} (milliseconds)");
    }
}

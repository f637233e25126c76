using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Output;

public sealed class RunResultTests
{
    [Fact]
    public void AnOlderBackupThatCouldNotBeDeletedIsANote()
    {
        var report = new MigrationReport { Set = "Migrations", Database = "SQLite database 'app.db'", BackupPath = "new.bak", BackupsNotDeleted = [new("old.bak", "it is in use")] };

        var lines = RunResult.Of("migrate", "applied", "Migrations", report).Lines.Select(line => line.Text).ToList();

        Assert.Equal(["back-up: new.bak", "note: the older back-up 'old.bak' could not be deleted: it is in use"], lines[..2]);
    }

    [Fact]
    public void WhereAllCouldBeDeletedNothingIsSaid()
    {
        var report = new MigrationReport { Set = "Migrations", Database = "SQLite database 'app.db'", BackupPath = "new.bak" };
        var result = RunResult.Of("migrate", "applied", "Migrations", report);

        Assert.Null(result.BackupsNotDeleted);
        Assert.DoesNotContain(result.Lines, line => line.Text.StartsWith("note:", StringComparison.Ordinal));
    }
}

namespace MigrationKit.Tool.Tests.Replaying;

public sealed class TableRebuildTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task TheNextMigrationIsTheRebuildAndPassesTheCheck()
    {
        Users();
        (await ToolProcess.RunAsync(_folder.Path, "new", "require names", "--rebuild", "users")).Expect(0);

        Assert.Contains("DROP TABLE \"users\";", _folder.Read("Migrations/0002_require_names.sql"), StringComparison.Ordinal);
        (await ToolProcess.RunAsync(_folder.Path, "check")).Expect(0);
    }

    [Fact]
    public async Task ATableThatIsNotThereIsRefusedAndNothingIsCreated()
    {
        Users();
        var run = (await ToolProcess.RunAsync(_folder.Path, "new", "require names", "--rebuild", "user")).Expect(1);

        Assert.Contains("'user'", run.Error, StringComparison.Ordinal);
        Assert.Equal(["Migrations/0001_users.sql"], _folder.Files());
    }

    public void Dispose() => _folder.Dispose();

    private void Users() => _folder.With(
        "Migrations/0001_users.sql",
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\nCREATE TABLE posts (user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE);\n");
}

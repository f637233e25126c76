using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Naming;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Commands;

public sealed class NewCommandTests
{
    private const string Sql = "CREATE TABLE t (a);\n";

    private static readonly FixedTime Time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    [Theory]
    [InlineData("0001_initial.sql", "0002_add_email.sql")]
    [InlineData("001_initial.sql", "002_add_email.sql")]
    [InlineData("1-initial.sql", "2-add_email.sql")]
    [InlineData("V1__initial.sql", "V2__add_email.sql")]
    [InlineData("V1_9__initial.sql", "V1_10__add_email.sql")]
    [InlineData("V1.2__initial.sql", "V1.3__add_email.sql")]
    [InlineData("20240131120000_initial.sql", "20260304050607_add_email.sql")]
    [InlineData("2024_01_31_120000_initial.sql", "2026_03_04_050607_add_email.sql")]
    [InlineData("20240131120000_initial/migration.sql", "20260304050607_add_email/migration.sql")]
    [InlineData("Script0001 - initial.sql", "Script0002 - add_email.sql")]
    [InlineData("8. Encrypted fields.sql", "9. add_email.sql")]
    [InlineData("0.9/00__initial.sql", "0.9/01__add_email.sql")]
    [InlineData("7.sql", "8_add_email.sql")]
    public async Task TheNextFileIsNamedLikeTheLast(string last, string expected)
    {
        using var folder = new TempFolder().With(last, Sql);

        var run = (await InProcess.RunAtAsync(Time, "new", "add email", "--set", folder.Path)).Expect(0);

        Assert.Equal(folder[expected] + "\n", run.Out);
        Assert.Equal(new[] { last, expected }.Order(StringComparer.Ordinal), folder.Files());
        (await InProcess.RunAsync("check", folder.Path)).Expect(0);
    }

    [Fact]
    public async Task OnAFullDiskNothingStaysBehind()
    {
        using var folder = new TempFolder();
        var call = new System.Diagnostics.ProcessStartInfo("unshare", ["-rm", "bash", "-c",
            "mount -t tmpfs -o size=4k none \"$0\" && echo mounted && head -c 4096 /dev/zero > \"$0/fill\" && "
            + "dotnet exec \"$1\" new add_email --set \"$0\" 2>&1; echo \"exit $?\"; ls \"$0\"",
            folder.Path, System.IO.Path.Combine(AppContext.BaseDirectory, "migrationkit.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a file system of its own.");
        using var process = System.Diagnostics.Process.Start(call)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(output.StartsWith("mounted", StringComparison.Ordinal), "Needs 'unshare -rm' to mount.");

        Assert.Contains("0001_add_email.sql' could not be written and was taken away again: No space left on device", output, StringComparison.Ordinal);
        Assert.EndsWith("exit 1\nfill\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1_initial.up.sql", "1_initial.down.sql", "2_add_email.up.sql", "2_add_email.down.sql")]
    [InlineData("0001_x_up.sql", "0001_x_down.sql", "0002_add_email_up.sql", "0002_add_email_down.sql")]
    [InlineData("V1__x.sql", "U1__x.sql", "V2__add_email.sql", "U2__add_email.sql")]
    [InlineData("2024-01-31-120000_x/up.sql", "2024-01-31-120000_x/down.sql", "2026-03-04-050607_add_email/up.sql", "2026-03-04-050607_add_email/down.sql")]
    public async Task APairIsFollowedByAPair(string up, string down, string nextUp, string nextDown)
    {
        using var folder = new TempFolder().With(up, Sql).With(down, "DROP TABLE t;\n");

        var run = (await InProcess.RunAtAsync(Time, "new", "add_email", "--set", folder.Path)).Expect(0);

        Assert.Equal($"{folder[nextUp]}\n{folder[nextDown]}\n", run.Out);
        (await InProcess.RunAsync("check", folder.Path)).Expect(0);
    }

    [Theory]
    [InlineData("-- +goose Up\nCREATE TABLE t (a);\n-- +goose Down\nDROP TABLE t;\n", "-- +goose Up", "-- +goose Down")]
    [InlineData("-- migrate:up\nCREATE TABLE t (a);\n-- migrate:down\nDROP TABLE t;\n", "-- migrate:up", "-- migrate:down")]
    [InlineData("CREATE TABLE t (a);\n-- migration:down\nDROP TABLE t;\n", "-- Write SQL here.", "-- migration:down")]
    public async Task SectionsAreFollowedBySections(string text, string up, string down)
    {
        using var folder = new TempFolder().With("0001_initial.sql", text);

        (await InProcess.RunAsync("new", "add_email", "--set", folder.Path)).Expect(0);

        var made = folder.Read("0002_add_email.sql");
        Assert.StartsWith(up, made, StringComparison.Ordinal);
        Assert.EndsWith($"\n{down}\n", made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLastVersionCountsAndNotTheLastName()
    {
        using var folder = new TempFolder().With("V2__b.sql", Sql).With("V10__a.sql", Sql).With("R__view.sql", "SELECT 1;\n");

        var run = (await InProcess.RunAsync("new", "x", "--set", folder.Path)).Expect(0);

        Assert.Equal(folder["V11__x.sql"] + "\n", run.Out);
    }

    [Fact]
    public async Task TheFirstMigrationMakesTheFolder()
    {
        using var folder = new TempFolder();

        (await InProcess.RunAsync("new", "initial", "--set", folder["Data/Migrations"])).Expect(0);
        (await InProcess.RunAsync("new", "second", "--set", folder["Data/Migrations"])).Expect(0);

        Assert.Equal(["Data/Migrations/0001_initial.sql", "Data/Migrations/0002_second.sql"], folder.Files());
    }

    [Theory]
    [InlineData("scale up")]
    [InlineData("shut down")]
    [InlineData("1st")]
    [InlineData("2nd try")]
    public async Task ANameThatLooksLikeMoreIsStillTheNextMigration(string name)
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);

        (await InProcess.RunAsync("new", name, "--set", folder.Path)).Expect(0);
        var next = (await InProcess.RunAsync("new", "next", "--set", folder.Path)).Expect(0);

        Assert.Equal(folder["0003_next.sql"] + "\n", next.Out);
    }

    [Fact]
    public async Task ANameThatWouldBeADownScriptIsRefused()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);

        var run = (await InProcess.RunAsync("new", "down", "--set", folder.Path)).Expect(1);

        Assert.Contains("Give another name", run.Error, StringComparison.Ordinal);
        Assert.Equal(["0001_initial.sql"], folder.Files());
    }

    [Fact]
    public async Task AFolderWithAJournalIsLeftToTheToolThatKeepsIt()
    {
        using var folder = new TempFolder()
            .With("0000_initial.sql", Sql)
            .With("meta/_journal.json", """{"entries":[{"idx":0,"when":1,"tag":"0000_initial"}]}""");

        var run = (await InProcess.RunAsync("new", "x", "--set", folder.Path)).Expect(1);

        Assert.Contains("_journal.json", run.Error, StringComparison.Ordinal);
        Assert.Equal(["0000_initial.sql", "meta/_journal.json"], folder.Files());
    }

    [Fact]
    public void AnExistingFileIsNeverTouched()
    {
        using var folder = new TempFolder();
        var file = new NewScript("0001_x.sql", "new");
        folder.With("0001_x.sql", "old");

        var refusal = Assert.Throws<Refusal>(() => NewFile.Create(folder.Path, file));

        Assert.Equal("fileExists", refusal.Kind);
        Assert.Equal("old", folder.Read("0001_x.sql"));
    }
}

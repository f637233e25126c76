using System.Text;
using MigrationKit.Generator.Tests.Support;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator.Tests;

/// <summary>Whatever stands in a folder, the compiler goes on: a problem at the file, and no fault of ours.</summary>
public sealed class HostileFilesTests
{
    private static readonly (string Path, string Text)[] Sound =
    [
        ("Migrations/0001_initial.sql", "-- a table\nCREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"),
        ("Migrations/0002_more.sql", "-- migration:allow drop-column users.name no longer asked for\nALTER TABLE users DROP COLUMN name;\n-- migration:down\nALTER TABLE users ADD COLUMN name TEXT;\n"),
        ("Migrations/meta/_journal.json", """{"entries":[{"idx":0,"when":1,"tag":"0001_initial"},{"idx":1,"when":2,"tag":"0002_more"}]}"""),
        ("Migrations/migrations.lock", "# migrationkit lock 2: x\n0001_initial  " + new string('a', 64) + "  " + new string('b', 64) + "  additive\nchain  " + new string('c', 64) + "\n"),
        ("Migrations/schema.snapshot", "# migrationkit snapshot 1: x\n# engine SQLite 3.35.5\n\ntable users\n  column id INTEGER PRIMARY KEY\n  column name TEXT NOT NULL\n"),
    ];

    private static readonly string[] Insertions =
    [
        "\0", "\ud800", "\udc00", "\ufeff", "\u2028", "\r", "\n", "'", "\"", "`", "[", "]", "{", "}", "/*", "*/", "--", "-- migration:", "-- migration:allow ", "-- migration:step ", "-- +goose Up\n",
        "$$", ";", "BEGIN", "END", "\"\"\"", "{0}", "\\u0000", "  ", "table ", "  column ", "chain  ", "<<<<<<< HEAD\n", "99999999999999999999", "\t", "😀",
    ];

    [Theory]
    [InlineData("Migrations/0002_more.sql", "(", 100_000)]
    [InlineData("Migrations/0002_more.sql", "CASE ", 100_000)]
    [InlineData("Migrations/0002_more.sql", "/*", 100_000)]
    [InlineData("Migrations/0002_more.sql", "-- migration:allow x\n", 20_000)]
    [InlineData("Migrations/0002_more.sql", "x", 1_000_000)]
    [InlineData("Migrations/meta/_journal.json", "[", 100_000)]
    [InlineData("Migrations/meta/_journal.json", "{\"entries\":", 100_000)]
    [InlineData("Migrations/migrations.lock", "x", 1_000_000)]
    [InlineData("Migrations/migrations.lock", "\n", 100_000)]
    [InlineData("Migrations/schema.snapshot", "(", 100_000)]
    [InlineData("Migrations/schema.snapshot", "table x\n", 20_000)]
    [InlineData("Migrations/schema.snapshot", "x", 1_000_000)]
    public async Task AFileOfOneThingWithoutEnd(string path, string what, int times)
    {
        foreach (var rest in new[] { false, true })
        {
            var endless = string.Concat(Enumerable.Repeat(what, times));
            await AssertGoesOnAsync(Project(path, text => rest ? text + endless : endless));
        }
    }

    // Fixed seeds: what fails once fails again.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task FilesWithAnythingInThem(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var path = Sound[random.Next(Sound.Length)].Path;
            await AssertGoesOnAsync(Project(path, text =>
            {
                for (var change = random.Next(1, 6); change > 0; change--)
                {
                    var at = random.Next(text.Length + 1);
                    text = random.Next(3) == 0 ? text.Remove(at, Math.Min(random.Next(20), text.Length - at)) : text.Insert(at, Insertions[random.Next(Insertions.Length)]);
                }

                return text;
            }));
        }
    }

    [Theory]
    [InlineData("Migrations/0002_more.sql")]
    [InlineData("Migrations/meta/_journal.json")]
    [InlineData("Migrations/migrations.lock")]
    [InlineData("Migrations/schema.snapshot")]
    public async Task AFileOfBytes(string path)
    {
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);
        var project = Project(path, _ => null);
        project.With(path, SourceText.From(new MemoryStream(bytes), Encoding.UTF8));
        await AssertGoesOnAsync(project);
    }

    private static TestProject Project(string path, Func<string, string?> change)
    {
        var project = new TestProject();
        foreach (var (name, text) in Sound)
        {
            if ((name == path ? change(text) : text) is { } now)
            {
                project.With(name, now);
            }
        }

        return project;
    }

    private static async Task AssertGoesOnAsync(TestProject project)
    {
        var generated = project.Generate();
        var problems = generated.Diagnostics.Concat(await project.AnalyzeAsync()).ToList();

        Assert.All(problems, problem =>
        {
            // An exception of the generator or the analyzer, or one that they caught.
            Assert.DoesNotContain(problem.Id, new[] { "MK9001", "CS8784", "CS8785", "AD0001" });
            Assert.StartsWith(TestProject.Directory + "/Migrations/", problem.Location.GetLineSpan().Path, StringComparison.Ordinal);
            Assert.InRange(problem.GetMessage(null).Length, 1, 5000);
        });
        Assert.DoesNotContain(generated.CompilerMessages(), message => message.Contains("error CS", StringComparison.Ordinal));
    }
}

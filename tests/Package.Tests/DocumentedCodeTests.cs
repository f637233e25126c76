using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>The C# on the pages compiles as it stands, in a project that has the migrations which they name.</summary>
public sealed partial class DocumentedCodeTests(ConsumerFolders folders)
{
    private static readonly string[] Pages = ["README.md", "docs/common-tasks.md", "docs/operations.md", "docs/moving-over.md", "docs/replay.md"];

    // What the pages take for granted.
    private const string Head = """
        using App;
        using MigrationKit;
        using MigrationKit.Hosting;
        using MigrationKit.Sqlite;

        var builder = WebApplication.CreateBuilder();
        var app = builder.Build();
        var cancellationToken = app.Lifetime.ApplicationStopping;
        var migrator = SqliteMigrator.Create("Data Source=app.db", Migrations.Set);
        await migrator.ValidateAsync(cancellationToken);
        Task CreateTablesWhereMissingAsync() => Task.CompletedTask;
        ValueTask RequireNoActiveSessionsAsync(MigrationCheckContext context, CancellationToken token) => default;

        """;

    [Fact]
    public async Task EveryExampleCompiles()
    {
        var project = folders.Fresh("Pages");
        var program = new StringBuilder(Head);
        var count = 0;
        foreach (Match block in Pages.SelectMany(page => CSharp().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, page)).ReplaceLineEndings("\n"))))
        {
            var code = block.Groups["code"].Value;
            count++;
            if (code.Contains("partial class", StringComparison.Ordinal))
            {
                project.Write(FormattableString.Invariant($"Example{count}.cs"), code);
            }
            else
            {
                program.Append(Function(count, Using().Replace(code, "")));
            }
        }

        (await project.Write("Program.cs", program.ToString()).RestoreAndBuildAsync()).Succeeds();
        Assert.True(count > 15);
    }

    private static string Function(int number, string code) => string.Create(CultureInfo.InvariantCulture, $$"""
        async {{(code.Contains("return ", StringComparison.Ordinal) ? "Task<int>" : "Task")}} Example{{number}}()
        {
            await Task.CompletedTask;
            {{(code.StartsWith("new ", StringComparison.Ordinal) ? "_ = " + code.Trim() + ";" : code)}}
        }

        """);

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("^using .*\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}

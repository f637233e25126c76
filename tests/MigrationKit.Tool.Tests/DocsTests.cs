namespace MigrationKit.Tool.Tests;

public sealed class DocsTests
{
    /// <summary>docs/cli.md shows what the program prints: each call in it stands, word for word, in a golden file.</summary>
    [Fact]
    public void EveryCallInTheDocumentationIsReal()
    {
        var printed = string.Concat(Directory.EnumerateFiles(GoldenFile.Folder, "*.verified.txt").Select(File.ReadAllText))
            .Replace("--- standard error\n", "", StringComparison.Ordinal);

        var calls = Calls(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "cli.md"))).ToList();

        Assert.True(calls.Count > 10);
        Assert.All(calls, call => Assert.Contains(call, printed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryCommandAndOptionIsDocumented()
    {
        var docs = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "cli.md"));

        var help = await File.ReadAllTextAsync(Path.Combine(GoldenFile.Folder, "TheHelpReadsWell.verified.txt"));

        foreach (var option in System.Text.RegularExpressions.Regex.Matches(help, "--[a-z-]+").Select(match => match.Value).Distinct())
        {
            Assert.Contains($"`{option}", docs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryKindOfRefusalIsDocumented()
    {
        var docs = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "cli.md"));
        var kinds = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "MigrationKit.Tool"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "new Refusal\\(\\s*\"(\\w+)\"").Select(match => match.Groups[1].Value))
            .Distinct().ToList();

        Assert.True(kinds.Count > 10);
        Assert.All(kinds, kind => Assert.Contains($"`{kind}`", docs, StringComparison.Ordinal));
    }

    /// <summary>Other pages name commands and options; each is there.</summary>
    [Theory]
    [InlineData("operations.md")]
    [InlineData("common-tasks.md")]
    public async Task EveryOptionThatIsNamedElsewhereExists(string page)
    {
        var help = await File.ReadAllTextAsync(Path.Combine(GoldenFile.Folder, "TheHelpReadsWell.verified.txt"));
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", page));

        // Options of this program stand in code, behind a command or alone; those of dotnet behind its name.
        var named = System.Text.RegularExpressions.Regex.Matches(text, "`(?!dotnet)[^`\n]*?(--[a-z-]+)[^`\n]*`")
            .SelectMany(code => System.Text.RegularExpressions.Regex.Matches(code.Value, "--[a-z][a-z-]+").Select(option => option.Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Calls(string docs) => docs
        .Split("```console\n").Skip(1)
        .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])
        .SelectMany(block => block.Split("$ ").Skip(1))
        .Select(call => "$ " + call.TrimEnd('\n'));
}

using System.Text.RegularExpressions;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Output;

public sealed partial class CommandLineTermsTests
{
    [Fact]
    public void EveryTermOfCodeInAMessageHasAWordHere()
    {
        var left = Messages().Select(CommandLineTerms.In).Where(message => Term().IsMatch(message)).ToList();

        Assert.True(left.Count == 0, "A runtime message names code that the command line has another word for; add it to CommandLineTerms:\n" + string.Join("\n", left));
    }

    [Fact]
    public void EveryTermIsStillInUse()
    {
        var sources = string.Join("\n", Messages());

        Assert.All(CommandLineTerms.All, term => Assert.Contains(term.InCode, sources, StringComparison.Ordinal));
    }

    // Lines of the runtime that hold a string literal and are no documentation.
    private static IEnumerable<string> Messages()
    {
        return ((string[])["MigrationKit", "MigrationKit.Sqlite"])
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Literal().Matches(line).Select(match => match.Value));
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"MigrationOptions\.|TransactionMode\.|\b(?:Migrate|Validate|Rollback|Baseline|Plan|Repair|Adopt)\w*Async\b")]
    private static partial Regex Term();
}

using System.Text.RegularExpressions;

namespace Conventions.Tests.Rules;

/// <summary>A rule as its source text states it: class MK3003Gap, id, title, severity.</summary>
internal sealed partial record RuleFile(string ClassName, string Id, string Title, string Severity, bool GuardsHistory, bool IsOfHost, bool IsOfReplay)
{
    public const string Folder = "src/MigrationKit.Compiler/Validation/Rules";

    /// <summary>Null where the text does not state id, title and severity as literals.</summary>
    public static RuleFile? Read(string path, string text)
    {
        var match = Declaration().Match(text);
        return match.Success
            ? new RuleFile(
                Path.GetFileNameWithoutExtension(path),
                match.Groups["id"].Value,
                match.Groups["title"].Value,
                match.Groups["severity"].Value.ToLowerInvariant(),
                text.Contains("guardsHistory: true", StringComparison.Ordinal),
                text.Contains(": HostRule(", StringComparison.Ordinal),
                text.Contains(": ReplayFactRule(", StringComparison.Ordinal))
            : null;
    }

    public string PagePath => $"docs/rules/{Id}.md";

    public string PageHead =>
        $"# {Id}: {Title}\n\n**Severity:** {Severity}{(GuardsHistory ? ", guards shipped history" : "")}\n";

    public string IndexRow => $"| [{Id}]({Id}.md) | {Title} | {Severity}{(GuardsHistory ? ", guard" : "")} |";

    /// <summary>What only running shows is tested where migrations run.</summary>
    public string TestFolder => IsOfReplay ? "tests/MigrationKit.Replay.Tests/Rules" : "tests/MigrationKit.Compiler.Tests/Validation";

    public string TestPath => $"{TestFolder}/{ClassName}Tests.cs";

    public string CaseFolder => IsOfReplay ? TestFolder : TestFolder + "/Cases";

    [GeneratedRegex("""\("(?<id>MK\d{4})", "(?<title>[^"]+)", Severity\.(?<severity>Warning|Error)""")]
    private static partial Regex Declaration();
}

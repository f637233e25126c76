using System.Globalization;
using System.Text;

namespace MigrationKit.Tool.Tests.Pages;

/// <summary>
/// What a reader of docs/rules types in: the bad folder draws the page's problem, the good one nothing at all, from all rules and with the replay. Golden/RulePages
/// has all that is said of the bad ones, with places.
/// </summary>
public sealed class RulePageTests
{
    // What one folder cannot show, and the test that shows it.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        // Where a file system knows no case, one of the two files is not there.
        ["MK1003"] = "MK1003IdsDifferOnlyInCaseTests",
        ["MK1002"] = "MK1002SetNameClashTests",
        ["MK1004"] = "MissingSetTests",
        ["MK1006"] = "MK1006NameNotPortableTests",
        ["MK1009"] = "MK1009NotCSharpTests",
        ["MK2001"] = "MK2001InvalidUtf8Tests",
        ["MK2002"] = "MK2002NulCharacterTests",
        ["MK2017"] = "MK2017StepNotWrittenTests",
        ["MK3107"] = "MK3107LockFileUntrustworthyTests",
        ["MK4011"] = "MK4011NoEngineTests",
        ["MK4012"] = "MK4012ReplayTimeLimitTests",
        ["MK4020"] = "MK4020StaleSnapshotTests",
        ["MK4021"] = "MK4021LockedImpactDiffersTests",
        ["MK9001"] = "MK9001OwnFaultTests",
    };

    public static TheoryData<string> Ids => new(RulePage.Ids.Where(id => !Elsewhere.ContainsKey(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheBadFolderIsReported(string id) => Assert.Contains($" {id}\n", await SaidAsync(id, "Bad"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheGoodFolderIsNot(string id) => Assert.Equal("", await SaidAsync(id, "Good"));

    [Fact]
    public async Task WhatIsSaidOfTheBadOnesIsWhatWasAccepted()
    {
        var text = new StringBuilder();
        foreach (var id in RulePage.Ids.Except(Elsewhere.Keys))
        {
            text.Append(CultureInfo.InvariantCulture, $"{id}\n{await SaidAsync(id, "Bad")}");
        }

        GoldenFile.Match(text.ToString(), "RulePages");
    }

    [Fact]
    public void EachOtherPageHasItsTest()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.Empty(Elsewhere.Values.Except(tests!));
        Assert.Empty(Elsewhere.Keys.Except(RulePage.Ids));
    }

    private static async Task<string> SaidAsync(string id, string section)
    {
        using var folder = new TempFolder();
        await new ShownFolder(folder, RulePage.Read(id)).WriteAsync(section);
        string[] dialect = RulePage.Read(id).IsPostgreSql ? ["--dialect", "postgresql"] : [];
        string[] ci = id == "MK3108" ? ["--ci"] : [];
        var run = await InProcess.RunAsync(["check", folder["Migrations"], "--json", "--minimum-sqlite", "3.35.5", .. dialect, .. ci]);
        return string.Concat(run.Json.GetProperty("problems").EnumerateArray().Select(problem =>
            $"{Path.GetRelativePath(folder["Migrations"], problem.GetProperty("file").GetString()!)}({problem.GetProperty("line")},{problem.GetProperty("column")}): {problem.GetProperty("severity")} {problem.GetProperty("rule")}\n"));
    }
}

namespace Conventions.Tests.Rules;

public sealed class RulesInStepTests
{
    private const string Source = "internal sealed class MK3003Gap() : SequenceFactRule(\"MK3003\", \"Gap\", Severity.Warning, X)";

    private static readonly (string Path, string Text)[] Complete =
    [
        ("src/MigrationKit.Compiler/Validation/Rules/MK3003Gap.cs", Source),
        ("src/MigrationKit.Compiler/Validation/RuleCatalog.cs", "new MK3003Gap(),"),
        ("docs/rules/MK3003.md", "# MK3003: Gap\n\n**Severity:** warning\n\ntext"),
        ("docs/rules/README.md", "| [MK3003](MK3003.md) | Gap | warning |"),
        ("tests/MigrationKit.Compiler.Tests/Validation/MK3003GapTests.cs", ""),
        ("tests/MigrationKit.Compiler.Tests/Validation/Cases/gap/problems.verified.txt", "a.sql(1,1): warning MK3003: x"),
    ];

    [Fact]
    public void EveryRuleHasItsCatalogEntryPageIndexRowTestClassAndCase() =>
        Assert.Equal("", string.Join("\n", RulesInStep.Violations(SourceTree.Repository)));

    [Fact]
    public void TheRepositoryHasRulesToCheck() =>
        Assert.NotEmpty(SourceTree.Repository.Below(RuleFile.Folder, ".cs"));

    [Fact]
    public void ACompleteTreeIsAccepted() => Assert.Empty(RulesInStep.Violations(SourceTree.Of(Complete)));

    [Theory]
    [InlineData(1, "not in the catalog")]
    [InlineData(2, "docs/rules/MK3003.md does not start with")]
    [InlineData(3, "has no row")]
    [InlineData(4, "MK3003GapTests.cs does not exist")]
    [InlineData(5, "MK3003 has no golden case")]
    public void APieceThatIsMissingIsReported(int piece, string complaint) =>
        AssertComplains(complaint, [.. Complete.Where((_, index) => index != piece)]);

    [Fact]
    public void ARemovedRuleLeavesNothingBehind()
    {
        var leftovers = RulesInStep.Violations(SourceTree.Of(Complete[1..])).ToList();

        Assert.Equal(3, leftovers.Count);
    }

    [Fact]
    public void APageWithAnotherTitleIsReported() => AssertComplains("does not start with", Changed(2, "# MK3003: Hole\n"));

    [Fact]
    public void AnIndexRowWithAnotherSeverityIsReported() =>
        AssertComplains("of no rule", Changed(3, "| [MK3003](MK3003.md) | Gap | error |"));

    [Fact]
    public void AFileNamedForAnotherIdIsReported() =>
        AssertComplains("MK3003Gap has the id MK3004", Changed(0, Source.Replace("\"MK3003\"", "\"MK3004\"", StringComparison.Ordinal)));

    [Fact]
    public void AnIdThatIsUsedTwiceIsReported() =>
        AssertComplains("MK3003 is used twice", [.. Complete, ("src/MigrationKit.Compiler/Validation/Rules/MK3003Hole.cs", Source)]);

    [Fact]
    public void AFileWithoutDeclarationIsReported() => AssertComplains("states no id", Changed(0, "internal sealed class MK3003Gap;"));

    private static (string Path, string Text)[] Changed(int piece, string text) =>
        [.. Complete.Select((file, index) => index == piece ? (file.Path, text) : file)];

    private static void AssertComplains(string expected, params (string Path, string Text)[] files) =>
        Assert.Contains(RulesInStep.Violations(SourceTree.Of(files)), complaint => complaint.Contains(expected, StringComparison.Ordinal));
}

using MigrationKit.Compiler.Validation.Rules;
using MigrationKit.Tests.Shared;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>That a build reports it is held by LanguageTests of the packages.</summary>
public sealed class MK1009NotCSharpTests
{
    [Fact]
    public void TheBuildHasItsWords() => Assert.Contains(
        $"Code=\"{new MK1009NotCSharp().Id}\" File=\"$(MSBuildProjectFile)\"\n             Text=\"{MK1009NotCSharp.Message}\"",
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src/MigrationKit/build/MigrationKit.targets")).ReplaceLineEndings("\n"),
        StringComparison.Ordinal);

    [Fact]
    public void NoSetReportsItByItself() => MigrationFolder.Script("SELECT 1;").ReportsNothing();
}

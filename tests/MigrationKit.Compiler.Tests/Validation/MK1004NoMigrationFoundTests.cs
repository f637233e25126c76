using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1004NoMigrationFoundTests
{
    private static readonly SourceRange Place = new(3, 7, 3, 17);

    [Fact]
    public void TheMessageSaysWhereWasLooked()
    {
        var problem = new MK1004NoMigrationFound().Of("Program.cs", Place, "Migrations", "/app", []);

        Assert.Equal(("MK1004", "Program.cs", Place), (problem.RuleId, problem.Path, problem.Range));
        Assert.Equal(
            "There is no class 'Migrations', because no migration was found: neither in a folder 'Migrations' below '/app' nor in another folder, "
            + "which a MigrationSet item of the project would name. `migrationkit new NAME` creates the first.",
            problem.Message);
    }

    [Fact]
    public void FoldersThatTheProjectNamesAreNamed() => Assert.Contains(
        "below '/app' nor in '/app/Sql' or '/shared'.",
        new MK1004NoMigrationFound().Of("Program.cs", Place, "Sql", "/app", ["/app/Sql", "/shared"]).Message,
        StringComparison.Ordinal);

    [Fact]
    public void NoSetReportsItByItself() => MigrationFolder.Script("SELECT 1;").ReportsNothing();
}

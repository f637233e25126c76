using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>The words; when it is reported, the generator's UnwrittenStepTests say.</summary>
public sealed class MK2017StepNotWrittenTests
{
    private const string Script = "SELECT 1;\n  -- migration:step FillNames\n";

    [Fact]
    public void ItStandsAtTheDirective() =>
        Assert.Equal(("MK2017", "0001_a.sql", new SourceRange(2, 3, 2, 30)), (Problem("App").RuleId, Problem("App").Path, Problem("App").Range));

    [Fact]
    public void TheMessageHasTheCodeToPaste() => Assert.Equal(
        "Step 'FillNames' of migration '0001_a' has no C#. Put its method into a .cs file of the project: "
        + "`using System; using System.Threading; using System.Threading.Tasks; using MigrationKit; namespace App; partial class Migrations { partial class M0001_A { "
        + "public static ValueTask FillNames(MigrationStepContext context, CancellationToken cancellationToken) => throw new NotSupportedException(); } }`.",
        Problem("App").Message);

    [Fact]
    public void WithoutNamespaceThereIsNone() => Assert.Contains("using MigrationKit; partial class", Problem("").Message, StringComparison.Ordinal);

    [Fact]
    public void AMethodOfAnotherShapeIsNotSaidToBeMissing() =>
        Assert.StartsWith("The C# of step 'FillNames' of migration '0001_a' is not the method that is called", Problem("App", isOther: true).Message, StringComparison.Ordinal);

    [Fact]
    public void NoSetReportsItByItself() => MigrationFolder.Script(Script).ReportsNothing();

    private static Problem Problem(string setNamespace, bool isOther = false)
    {
        var file = new SqlFile("0001_a.sql", Script);
        var step = Assert.Single(FileParser.Parse(file, FileNameReader.Read(file.Path), SqlDialect.Sqlite).Up!.Directives);
        return new MK2017StepNotWritten().Of(file, step, "0001_a", setNamespace, "Migrations.M0001_A", isOther);
    }
}

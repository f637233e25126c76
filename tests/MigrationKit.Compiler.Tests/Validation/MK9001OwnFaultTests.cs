using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK9001OwnFaultTests
{
    [Fact]
    public void TheMessageNamesTheFileAndTheFaultOnOneLine()
    {
        var problem = new MK9001OwnFault().Of("0001_a.sql", new InvalidOperationException("no\nway"));

        Assert.Equal("MK9001", problem.RuleId);
        Assert.Equal(
            "MigrationKit failed on '0001_a.sql', and this is its own fault: InvalidOperationException: 'no…'. "
            + "Please report it with the file; nothing was changed.",
            problem.Message);
    }

    [Fact]
    public void NoSetReportsItByItself() => MigrationFolder.Script("SELECT 1;").ReportsNothing();
}
